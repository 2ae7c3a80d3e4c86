//! Occurrences as entities: where they are, who is in them, what they belong to, who began them.

use crate::entities::{EntityIdx, EntityKind, Mention};
use crate::nlp::{TokenIdx, TokenRange};
use crate::relations::fillers::{Filler, Reach, Via};
use crate::relations::finding::Finding;
use crate::relations::lexicon::{PartOfSpeech, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate};

/// Occurrences that last.
const LASTING: [&str; 7] = ["war", "conflict", "crisis", "insurgency", "trial", "siege", "dispute"];

/// Occurrences that are somebody's deed.
const DEEDS: [&str; 10] = [
    "bid",
    "declaration",
    "decree",
    "coup",
    "campaign",
    "initiative",
    "operation",
    "crackdown",
    "proclamation",
    "plan",
];

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for (event, entity) in reader.entities.iter() {
        if entity.kind != EntityKind::Event {
            continue;
        }
        for mention in &entity.mentions {
            if reader.tree.sentence(mention.head).boilerplate {
                continue;
            }
            let at = Occurrence { reader, event, mention };
            at.place(found);
            at.whole(found);
            at.doer(found);
            if !entity.tentative {
                at.participants(found);
            }
        }
    }
}

/// One mention of an event.
struct Occurrence<'r, 'a> {
    reader: &'r Reader<'a>,
    event: EntityIdx,
    mention: &'r Mention,
}

impl Occurrence<'_, '_> {
    fn head(&self) -> TokenIdx {
        self.mention.head
    }

    fn finding(
        &self,
        subject: EntityIdx,
        predicate: Predicate,
        object: EntityIdx,
        word: TokenIdx,
        rule: &'static str,
    ) -> Finding {
        let lasts = self.reader.tree.is_any(self.head(), &LASTING);
        Finding {
            subject,
            predicate,
            object,
            status: self.reader.noun_status(self.head(), lasts),
            confidence: Confidence::Medium,
            trigger: self.head(),
            words: TokenRange::new(self.head().min(word), self.head().max(word) + 1),
            rule,
            inferred: false,
        }
    }

    /// "the war in B", "the summit in B".
    fn place(&self, found: &mut Vec<Finding>) {
        let reader = self.reader;
        for preposition in ["in", "at"] {
            for phrase in reader.tree.with_preposition(self.head(), preposition) {
                for f in reader.fill(phrase, Reach::Bodies) {
                    let is_place =
                        matches!(reader.kind(f.entity), EntityKind::Place | EntityKind::Country);
                    if is_place && f.via == Via::Name {
                        let rule = "event: EVENT in PLACE";
                        let predicate = Predicate::LocatedIn;
                        found.push(self.finding(self.event, predicate, f.entity, f.token, rule));
                    }
                }
            }
        }
    }

    /// "the Arab League summit", "the talks at the CONFERENCE", "on the sidelines of the CONFERENCE".
    fn whole(&self, found: &mut Vec<Finding>) {
        let reader = self.reader;
        let tree = &reader.tree;
        let rule = "event: EVENT of B, at B";
        let inside = self.mention.tokens.iter().filter(|&t| t != self.head()).find_map(|t| {
            let entity = reader.at(t)?;
            (reader.kind(entity) == EntityKind::Organization).then_some((entity, t))
        });
        let around = || {
            reader
                .possessors(self.head(), 2)
                .into_iter()
                .chain(reader.modifiers(self.head()))
                .find(|f| reader.kind(f.entity) == EntityKind::Organization)
                .map(|f| (f.entity, f.token))
        };
        if let Some((organization, word)) = inside.or_else(around) {
            found.push(self.finding(self.event, Predicate::PartOf, organization, word, rule));
        }
        let at = tree.with_preposition(self.head(), "at");
        let verb = tree.head(self.head()).filter(|&v| tree.tag(v).is_verb());
        let sidelines = tree
            .with_preposition(self.head(), "on")
            .into_iter()
            .chain(verb.into_iter().flat_map(|v| tree.with_preposition(v, "on")))
            .filter(|&n| tree.is_any(n, &["sideline", "sidelines", "margin", "margins"]))
            .flat_map(|n| tree.with_preposition(n, "of"));
        for phrase in at.into_iter().chain(sidelines) {
            for f in reader.fill(phrase, Reach::Bodies) {
                if reader.kind(f.entity) == EntityKind::Event && f.entity != self.event {
                    let part_of = Predicate::PartOf;
                    found.push(self.finding(self.event, part_of, f.entity, f.token, rule));
                }
            }
        }
    }

    /// "his failed coup": he began it.
    fn doer(&self, found: &mut Vec<Finding>) {
        let reader = self.reader;
        if !reader.tree.is_any(self.head(), &DEEDS) {
            return;
        }
        let by = reader.tree.with_preposition(self.head(), "by").into_iter();
        let by = by.flat_map(|p| reader.fill(p, Reach::Bodies));
        for f in reader.possessors(self.head(), 2).into_iter().chain(by).take(1) {
            if Predicate::Initiates.takes(reader.kind(f.entity), EntityKind::Event) {
                let rule = "event: A's EVENT";
                found.push(self.finding(f.entity, Predicate::Initiates, self.event, f.token, rule));
            }
        }
    }

    /// "A's talks with B", "A and B hold talks": where the occurrence is a meeting, they attend it.
    fn participants(&self, found: &mut Vec<Finding>) {
        let reader = self.reader;
        let lemma = reader.tree.lemma(self.head()).to_lowercase();
        let rows = triggers(PartOfSpeech::Noun, &lemma);
        let Some(row) = rows.iter().find(|r| r.predicate == Predicate::Meets) else {
            return;
        };
        let kinds = Predicate::Attends.subject_kinds();
        let mut participants: Vec<Filler> = Vec::new();
        for ways in [&row.subject, &row.object] {
            participants
                .extend(reader.first_filled(self.head(), ways, kinds, Reach::Bodies).fillers);
        }
        let between = reader.tree.with_preposition(self.head(), "between");
        participants.extend(between.into_iter().flat_map(|p| reader.fill(p, Reach::Bodies)));
        for f in participants {
            // "the Arab League summit" is the league's, not attended by it.
            let names_it = self.mention.tokens.contains(f.token)
                && reader.kind(f.entity) == EntityKind::Organization;
            if kinds.contains(&reader.kind(f.entity)) && !names_it {
                let rule = "event: A's EVENT with B, A holds EVENT";
                found.push(self.finding(f.entity, Predicate::Attends, self.event, f.token, rule));
            }
        }
    }
}
