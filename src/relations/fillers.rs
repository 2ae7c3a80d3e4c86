//! From a noun phrase in an argument's place to the entities that it names or stands for.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::lexicon::{PartOfSpeech, Slot, StandIn, stand_in, triggers};
use crate::relations::reader::Reader;

/// How a phrase leads to an entity; the later, the less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Via {
    /// The phrase names it, or refers to it.
    Name,
    /// The phrase is a body or deed of it ("Russian forces").
    StandIn,
    /// The phrase only belongs to it ("the borders of Ukraine").
    Aspect,
}

/// An entity in an argument's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filler {
    pub(super) entity: EntityIdx,
    /// The word that leads to it.
    pub(super) token: TokenIdx,
    pub(super) via: Via,
}

/// How far a phrase may be from what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The entity itself or a body that acts for it.
    Bodies,
    /// Also its words and deeds.
    Acts,
    /// Also whatever belongs to it.
    Aspects,
}

/// How deep "the leaders of the parties of the country" may nest.
const MAX_DEPTH: u8 = 3;

impl Reader<'_> {
    /// The entities that a phrase and those joined to it stand for, each once, in text order.
    pub(super) fn fill(&self, phrase: TokenIdx, reach: Reach) -> Vec<Filler> {
        let mut found: Vec<Filler> = Vec::new();
        for part in self.parts(phrase) {
            for filler in self.denoted(part, reach, MAX_DEPTH) {
                if !found.iter().any(|f| f.entity == filler.entity) {
                    found.push(filler);
                }
            }
        }
        found
    }

    /// The event whose mention covers a phrase, whichever word the parser took for its main one.
    pub(super) fn event_around(&self, phrase: TokenIdx) -> Vec<Filler> {
        let mut found = self.fill(phrase, Reach::Bodies);
        found.retain(|f| self.kind(f.entity) == EntityKind::Event);
        if found.is_empty() {
            let covering = self.entities.iter().filter(|(_, e)| e.kind == EntityKind::Event);
            let mut covering = covering.filter_map(|(entity, e)| {
                let mention = e.mentions.iter().find(|m| m.tokens.contains(phrase))?;
                Some((mention.tokens.len(), entity))
            });
            let widest = covering.by_ref().max();
            found.extend(widest.map(|(_, entity)| Filler {
                entity,
                token: phrase,
                via: Via::Name,
            }));
        }
        found
    }

    /// A phrase, those joined to it, and appositions that can only be further members of a list.
    pub(super) fn parts(&self, phrase: TokenIdx) -> Vec<TokenIdx> {
        let mut parts = self.tree.joined(phrase);
        for &member in self.lists.members(phrase) {
            if !parts.contains(&member) {
                parts.push(member);
            }
        }
        for at in 0..parts.len() {
            let kids: Vec<_> = self.tree.kids_by(parts[at], &[Dep::Appos, Dep::List]).collect();
            for kid in kids {
                if self.is_other_person(parts[at], kid) {
                    for more in self.tree.joined(kid) {
                        if !parts.contains(&more) {
                            parts.push(more);
                        }
                    }
                }
            }
        }
        parts
    }

    /// Two different people cannot be in apposition: "Ada Lee, Bob Kim and Eve Roe" is a list,
    /// whatever the parser says.
    fn is_other_person(&self, a: TokenIdx, b: TokenIdx) -> bool {
        match (self.at(a), self.at(b)) {
            (Some(x), Some(y)) => {
                x != y && self.kind(x) == EntityKind::Person && self.kind(y) == EntityKind::Person
            }
            _ => false,
        }
    }

    /// The entities that a phrase stands for by itself, without what is joined to it.
    pub(super) fn denoted(&self, phrase: TokenIdx, reach: Reach, depth: u8) -> Vec<Filler> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        let tree = &self.tree;
        if tree.is_relative(phrase) {
            return self.denoted_by_pronoun(phrase, reach, depth);
        }
        let mut named = self.standing_for(phrase);
        if let [body] = named[..]
            && self.entities.get(body).tentative
            && self.kind(body) == EntityKind::Organization
        {
            // What a delegation does, its leader does.
            let leaders = self.leaders(phrase, depth);
            if !leaders.is_empty() {
                return leaders;
            }
            // "guards of A and B": guards of each, not one body.
            let owners = self.owners(phrase, depth, Via::StandIn);
            if owners.len() > 1 {
                return owners;
            }
        }
        if named.is_empty() {
            named.extend(self.speaker_of_pronoun(phrase));
        }
        if named.is_empty() && tree.tag(phrase) == Tag::PrpPoss {
            return self.owners_by_pronoun(phrase, depth);
        }
        if !named.is_empty() {
            return named
                .into_iter()
                .map(|entity| Filler { entity, token: phrase, via: Via::Name })
                .collect();
        }
        if let Some(name) = self.name_beside(phrase).or_else(|| self.set_off_name(phrase)) {
            return vec![name];
        }
        let mut members = self.members(phrase, reach, depth);
        if members.is_empty() {
            members = self.set_off_list(phrase);
        }
        if members.is_empty() && is_role(tree.lemma(phrase)) {
            let denoted = self.denoted_by(phrase).into_iter().map(|a| a.phrase);
            let others = denoted.filter(|&t| t != phrase).collect::<Vec<_>>();
            members =
                others.into_iter().flat_map(|t| self.denoted(t, Reach::Bodies, depth)).collect();
        }
        if !members.is_empty() {
            return members;
        }
        match (stand_in(tree.lemma(phrase)), reach) {
            (Some(StandIn::Quantity), _) => self.of(phrase, reach, depth),
            (Some(StandIn::Body), _) => {
                let found = self.leaders(phrase, depth);
                if found.is_empty() { self.owners(phrase, depth, Via::StandIn) } else { found }
            }
            (Some(StandIn::Act), Reach::Acts) => {
                let doers = self.doers(phrase, depth);
                let found = doers.unwrap_or_else(|| self.owners(phrase, depth, Via::StandIn));
                if found.is_empty() { self.authors(phrase, depth) } else { found }
            }
            (_, Reach::Aspects) if tree.tag(phrase).is_noun() || tree.tag(phrase) == Tag::Vbg => {
                self.doers(phrase, depth).unwrap_or_else(|| self.owners(phrase, depth, Via::Aspect))
            }
            _ => Vec::new(),
        }
    }

    /// What "who" or "which" stands for: the name right before it, else what its clause hangs on;
    /// never the other members of a list.
    fn denoted_by_pronoun(&self, pronoun: TokenIdx, reach: Reach, depth: u8) -> Vec<Filler> {
        let tree = &self.tree;
        let start = tree.sentence(pronoun).tokens.start;
        let before = (start..pronoun).rev().find(|&t| tree.text(t) != ",");
        let named = before
            .filter(|_| tree.is_any(pronoun, &["who", "whom"]))
            .and_then(|t| self.longest_mention(t))
            .map(|(_, head)| self.denoted(head, reach, depth))
            .filter(|found| !found.is_empty());
        named.unwrap_or_else(|| {
            tree.antecedent(pronoun).map_or_else(Vec::new, |a| self.denoted(a, reach, depth))
        })
    }

    /// A name right beside a title that the parser took for the main word ("President Ada Lee").
    fn name_beside(&self, phrase: TokenIdx) -> Option<Filler> {
        let deps = [Dep::Flat, Dep::Appos, Dep::NmodDesc, Dep::NmodUnmarked, Dep::Compound];
        self.tree.kids_by(phrase, &deps).filter(|&k| k > phrase).find_map(|kid| {
            let entity = self.at(kid)?;
            let is_name = self.kind(entity) == EntityKind::Person
                || self.tree.dep(kid) == Dep::Appos && self.tree.tag(phrase).is_common_noun();
            is_name.then_some(Filler { entity, token: kid, via: Via::Name })
        })
    }

    /// "their commander, General Ada Lee": the name between commas behind a noun for a person.
    fn set_off_name(&self, phrase: TokenIdx) -> Option<Filler> {
        let tree = &self.tree;
        let end = tree.sentence(phrase).tokens.end;
        if tree.tag(phrase) != Tag::Nn || phrase + 2 >= end || tree.text(phrase + 1) != "," {
            return None;
        }
        let (start, head) =
            (phrase + 2..end.min(phrase + 5)).find_map(|t| self.longest_mention(t))?;
        let entity = self.at(head)?;
        let plain = start >= phrase + 2 && self.lists.members(head).is_empty();
        let person = self.kind(entity) == EntityKind::Person;
        (plain && person).then_some(Filler { entity, token: head, via: Via::Name })
    }

    /// "The party announced that it would appeal": a pronoun in reported speech that nothing else
    /// explains is the speaker.
    fn speaker_of_pronoun(&self, phrase: TokenIdx) -> Vec<EntityIdx> {
        let tree = &self.tree;
        if !tree.is_any(phrase, &["it", "they", "he", "she"]) || !tree.dep(phrase).is_subject() {
            return Vec::new();
        }
        let clause = tree.ancestors(phrase).find(|&t| tree.dep(t) == Dep::Ccomp);
        let speech = clause.and_then(|clause| tree.head(clause));
        let speaker = speech.filter(|&v| tree.tag(v).is_verb()).and_then(|v| tree.subject(v));
        let speaker = speaker.map(|s| s.phrase).filter(|&s| s != phrase);
        speaker.map_or_else(Vec::new, |s| self.standing_for(s))
    }

    /// "several states, including A and B": the members.
    fn members(&self, phrase: TokenIdx, reach: Reach, depth: u8) -> Vec<Filler> {
        let including = self.tree.with_preposition(phrase, "including");
        including
            .into_iter()
            .chain(self.tree.with_preposition(phrase, "like"))
            .flat_map(|member| self.parts(member))
            .flat_map(|member| self.denoted(member, reach, depth))
            .collect()
    }

    /// "the leaders who founded it — A, B and C — …", "the presidents, A and B, …": the list that is set
    /// off.
    fn set_off_list(&self, phrase: TokenIdx) -> Vec<Filler> {
        let tree = &self.tree;
        if tree.tag(phrase) != Tag::Nns {
            return Vec::new();
        }
        let end = tree.sentence(phrase).tokens.end;
        let dash = |t: &TokenIdx| matches!(tree.text(*t), "—" | "–" | "--" | ":");
        let stop = |t: &TokenIdx| tree.text(*t) == "," || tree.tag(*t).is_verb();
        let comma = (phrase + 1..end).find(stop).filter(|&t| tree.text(t) == ",");
        let mark = (phrase + 1..end).find(dash).or(comma);
        let list = mark.and_then(|mark| {
            // A title or an article may open the list.
            let list =
                (mark + 1..end.min(mark + 4)).find(|&t| !self.lists.members(t).is_empty())?;
            // Behind a comma only people that the phrase can mean.
            let people =
                self.lists.members(list).iter().all(|&t| {
                    self.at(t).is_some_and(|entity| self.kind(entity) == EntityKind::Person)
                });
            let plain = tree.text(mark) == ",";
            (!plain || people && stand_in(tree.lemma(phrase)) == Some(StandIn::Body))
                .then_some(list)
        });
        let members = list.map_or(&[][..], |t| self.lists.members(t));
        members
            .iter()
            .flat_map(|&t| self.standing_for(t).into_iter().map(move |entity| (t, entity)))
            .map(|(token, entity)| Filler { entity, token, via: Via::Name })
            .collect()
    }

    pub(super) fn of(&self, phrase: TokenIdx, reach: Reach, depth: u8) -> Vec<Filler> {
        let phrases = self.tree.with_preposition(phrase, "of");
        phrases
            .into_iter()
            .flat_map(|p| self.parts(p))
            .flat_map(|p| self.denoted(p, reach, depth))
            .collect()
    }

    /// Whom a deed counts for, where the noun is a trigger whose table says so ("the attack by X on
    /// Y" is X's, never Y's); `None` for other nouns.
    pub(super) fn doers(&self, phrase: TokenIdx, depth: u8) -> Option<Vec<Filler>> {
        let rows = triggers(PartOfSpeech::Noun, self.tree.lemma(phrase));
        let kids = self.tree.kids(phrase);
        let row = rows.iter().find(|r| {
            r.predicate.tone() == crate::relations::Tone::Conflict
                && r.extra.iter().all(|words| kids.iter().any(|&k| self.tree.is_any(k, words)))
        })?;
        let found = row
            .subject
            .iter()
            .filter_map(|way| match way.path.as_slice() {
                [Slot::Possessor] => Some(self.possessors(phrase, depth)),
                [Slot::Modifier] => Some(self.modifiers(phrase)),
                [Slot::Preposition(p)] => Some(
                    self.beside_or_on_verb(phrase, p)
                        .into_iter()
                        .flat_map(|p| self.denoted(p, Reach::Bodies, depth))
                        .collect(),
                ),
                _ => None,
            })
            .find(|fillers: &Vec<Filler>| !fillers.is_empty())
            .unwrap_or_default();
        Some(lower(found, Via::StandIn))
    }

    /// The phrases after a preposition of a noun; "by" may hang on the active verb before the noun
    /// ("rejected accusations by X").
    fn beside_or_on_verb(&self, noun: TokenIdx, preposition: &str) -> Vec<TokenIdx> {
        let tree = &self.tree;
        let beside = tree.with_preposition(noun, preposition);
        let verb = tree.head(noun).filter(|&v| {
            preposition == "by" && tree.tag(v).is_verb() && v < noun && !tree.is_passive(v)
        });
        match verb {
            Some(verb) if beside.is_empty() => tree.with_preposition(verb, preposition),
            _ => beside,
        }
    }
}

/// Nouns that say what somebody is to somebody else ("their ally"): never the possessor.
fn is_role(lemma: &str) -> bool {
    triggers(PartOfSpeech::Noun, lemma)
        .iter()
        .any(|row| row.subject.iter().any(|way| way.path == [Slot::Denoted]))
}

pub(super) fn lower(mut fillers: Vec<Filler>, via: Via) -> Vec<Filler> {
    for filler in &mut fillers {
        filler.via = filler.via.max(via);
    }
    fillers
}
