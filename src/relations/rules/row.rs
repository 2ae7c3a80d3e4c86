//! One row of the trigger tables at one word: whom it joins, how surely, and how real that is.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, TokenIdx};
use crate::relations::arguments::Filled;
use crate::relations::fillers::{Filler, Reach, Via};
use crate::relations::lexicon::{Note, PartOfSpeech, Slot, Trigger};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

/// One row of the tables at one word.
#[derive(Clone, Copy)]
pub(super) struct Row<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) word: TokenIdx,
    pub(super) part: PartOfSpeech,
    pub(super) trigger: &'static Trigger,
}

impl Row<'_, '_> {
    /// The pairs of entities that the row joins, each with how sure that is.
    pub(super) fn joined(&self) -> Vec<(EntityIdx, EntityIdx, Confidence)> {
        let between = self.between();
        if between.len() > 1 {
            return self.pairs_among(&between, 0);
        }
        let Self { reader, word, trigger: row, .. } = *self;
        let object_reach = if row.has(Note::NamesOnly) { Reach::Bodies } else { Reach::Aspects };
        let object_kinds = row.predicate.object_kinds();
        let objects = reader.first_filled(word, &row.object, object_kinds, object_reach);
        let subjects = self.subjects(&objects);
        if row.has(Note::Pair) && objects.fillers.is_empty() {
            // "A and B refused to sign": each refuses somebody else.
            let refused = self.part == PartOfSpeech::Verb
                && matches!(reader.tree.dep(word), Dep::Xcomp | Dep::Ccomp)
                && self.status() == Status::Denied
                && !reader.is_negated(word);
            if refused {
                return Vec::new();
            }
            return self.pairs_among(&subjects.fillers, subjects.steps);
        }
        let mut joined = Vec::new();
        let steps = subjects.steps.max(objects.steps);
        if objects.fillers.is_empty() && self.is_reciprocal() {
            // "A and B accused each other": each of the other.
            for a in &subjects.fillers {
                for b in subjects.fillers.iter().filter(|b| b.entity != a.entity) {
                    joined.extend(self.checked(*a, *b, steps));
                }
            }
            return joined;
        }
        for subject in &subjects.fillers {
            for object in &objects.fillers {
                joined.extend(self.checked(*subject, *object, steps));
            }
        }
        joined
    }

    /// "each other", "one another" behind a verb.
    fn is_reciprocal(&self) -> bool {
        let tree = &self.reader.tree;
        self.part == PartOfSpeech::Verb
            && tree.kids_by(self.word, &[Dep::Obj, Dep::Obl, Dep::Iobj, Dep::Det]).any(|k| {
                let next = k + 1;
                let second = next < tree.sentence(k).tokens.end;
                let each = |t: TokenIdx| tree.is_any(t, &["each", "one"]);
                let other = |t: TokenIdx| tree.is_any(t, &["other", "another"]);
                second && each(k) && other(next) || k > self.word + 1 && other(k) && each(k - 1)
            })
    }

    /// "between A and B", "among A, B and C".
    fn between(&self) -> Vec<Filler> {
        if !self.trigger.has(Note::Pair) || self.part != PartOfSpeech::Noun {
            return Vec::new();
        }
        let phrases = self.reader.phrase_of(self.word);
        let among = ["between", "among", "amongst"];
        let mut found: Vec<TokenIdx> = phrases
            .into_iter()
            .flat_map(|noun| among.map(|p| self.reader.tree.with_preposition(noun, p)).concat())
            .collect();
        if found.is_empty() {
            found.extend(self.reader.between_nearby(self.word));
        }
        let second = found.first().and_then(|&first| self.reader.phrase_after_and(first));
        found.extend(second);
        let kinds = self.trigger.predicate.subject_kinds();
        let mut fillers: Vec<Filler> = Vec::new();
        for filler in found.into_iter().flat_map(|phrase| self.reader.fill(phrase, Reach::Bodies)) {
            let fits = kinds.contains(&self.reader.kind(filler.entity));
            if fits && !fillers.iter().any(|f| f.entity == filler.entity) {
                fillers.push(filler);
            }
        }
        fillers
    }

    fn subjects(&self, objects: &Filled) -> Filled {
        let Self { reader, word, trigger: row, .. } = *self;
        let mut kinds = row.predicate.subject_kinds().to_vec();
        // A country's leader may stand for it; see `checked`.
        if !kinds.contains(&EntityKind::Person) {
            kinds.push(EntityKind::Person);
        }
        let filled = reader.first_filled(word, &row.subject, &kinds, Reach::Acts);
        let by_office = row.subject.iter().any(|way| way.path == [Slot::Office]);
        if filled.fillers.is_empty() && by_office {
            // Where nobody is named, it is the institutions of the state that impeach and try.
            let states = objects.fillers.iter().filter_map(|object| {
                let entity = reader.office_of(object.entity)?;
                Some(Filler { entity, via: Via::StandIn, ..*object })
            });
            return Filled { fillers: states.collect(), steps: objects.steps };
        }
        self.with_companions(filled)
    }

    /// "The king, accompanied by the queen, arrived": both did.
    fn with_companions(&self, mut filled: Filled) -> Filled {
        if !matches!(self.trigger.predicate, Predicate::Visits | Predicate::Attends) {
            return filled;
        }
        let tree = &self.reader.tree;
        let beside: Vec<TokenIdx> = filled
            .fillers
            .iter()
            .map(|f| f.token)
            .chain([self.word])
            .flat_map(|t| tree.kids_by(t, &[Dep::Acl, Dep::Advcl]).collect::<Vec<_>>())
            .filter(|&k| tree.is(k, "accompany"))
            .filter_map(|k| tree.agent(k))
            .collect();
        for companion in beside.into_iter().flat_map(|p| self.reader.fill(p, Reach::Bodies)) {
            let is_person = self.reader.kind(companion.entity) == EntityKind::Person;
            if is_person && !filled.fillers.iter().any(|f| f.entity == companion.entity) {
                filled.fillers.push(companion);
            }
        }
        filled
    }

    fn pairs_among(
        &self,
        fillers: &[Filler],
        steps: u8,
    ) -> Vec<(EntityIdx, EntityIdx, Confidence)> {
        let mut joined = Vec::new();
        for (i, a) in fillers.iter().enumerate() {
            for b in &fillers[i + 1..] {
                joined.extend(self.checked(*a, *b, steps));
            }
        }
        joined
    }

    /// Turns a leader into the country where only a country can do the deed, and drops what the
    /// contract does not allow.
    fn checked(
        &self,
        mut subject: Filler,
        mut object: Filler,
        steps: u8,
    ) -> Option<(EntityIdx, EntityIdx, Confidence)> {
        let kind = |f: Filler| self.reader.kind(f.entity);
        let predicate = self.trigger.predicate;
        if kind(subject) == EntityKind::Person
            && !predicate.subject_kinds().contains(&EntityKind::Person)
        {
            subject.entity = self.reader.office_of(subject.entity)?;
            subject.via = subject.via.max(Via::StandIn);
        }
        if predicate == Predicate::AccreditedTo {
            object.entity = self.reader.country_of_capital(object.entity).unwrap_or(object.entity);
        }
        let fits = predicate.takes(kind(subject), kind(object)) && subject.entity != object.entity;
        fits.then(|| (subject.entity, object.entity, self.confidence(subject, object, steps)))
    }

    /// High where both names stand right at the trigger; lower with every step away from that.
    fn confidence(&self, subject: Filler, object: Filler, steps: u8) -> Confidence {
        let far = steps > 1;
        let via = subject.via.max(object.via);
        if self.trigger.has(Note::Weak) || steps > 3 || far && via == Via::Aspect {
            Confidence::Low
        } else if far || via != Via::Name {
            Confidence::Medium
        } else {
            Confidence::High
        }
    }

    /// How real it is.
    pub(super) fn status(&self) -> Status {
        let Self { reader, word, part, trigger: row } = *self;
        let lasts = row.has(Note::Lasts) || row.predicate.lasts() && part != PartOfSpeech::Noun;
        let status = match part {
            PartOfSpeech::Noun => reader.noun_status(word, row.has(Note::Lasts)),
            PartOfSpeech::Verb | PartOfSpeech::Adjective => reader.clause_status(word, lasts),
        };
        match (row.status, status) {
            (Some(Status::Denied), Status::Denied) => Status::Possible,
            (Some(said), Status::Happened | Status::Ongoing) => said,
            (_, status) => status,
        }
    }

    pub(super) fn is_by_phone(&self) -> bool {
        const DEVICES: [&str; 8] = [
            "phone",
            "telephone",
            "videoconference",
            "teleconference",
            "video",
            "videolink",
            "hotline",
            "call",
        ];
        let tree = &self.reader.tree;
        let clause = std::iter::once(self.word).chain(tree.ancestors(self.word).take(1));
        clause.flat_map(|t| tree.kids(t)).any(|&k| {
            let device = tree.is_any(k, &DEVICES)
                || tree.kids_by(k, &[Dep::Compound]).any(|c| tree.is_any(c, &DEVICES));
            device
                && matches!(tree.dep(k), Dep::Obl | Dep::Nmod | Dep::Compound)
                && matches!(
                    tree.preposition(k),
                    None | Some("by" | "over" | "via" | "on" | "in" | "during")
                )
        })
    }
}
