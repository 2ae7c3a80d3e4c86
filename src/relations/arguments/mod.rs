//! The phrases in the slots around a trigger, and the entities that fill them.

mod nearby;
mod of_adjective;
mod of_noun;
mod of_verb;

use crate::entities::EntityKind;
use crate::nlp::{Dep, Tag, TokenIdx};
use crate::relations::fillers::{Filler, Reach, Via};
use crate::relations::lexicon::{Slot, Way};
use crate::relations::reader::Reader;
use crate::relations::syntax::Argument;

/// The entities in one argument's place.
#[derive(Clone, Debug, Default)]
pub(in crate::relations) struct Filled {
    pub(in crate::relations) fillers: Vec<Filler>,
    /// Over how many clauses the phrase was fetched.
    pub(in crate::relations) steps: u8,
}

impl Reader<'_> {
    /// The entities that the first fruitful way leads to.
    pub(in crate::relations) fn first_filled(
        &self,
        trigger: TokenIdx,
        ways: &[Way],
        kinds: &[EntityKind],
        reach: Reach,
    ) -> Filled {
        let by_tree = ways
            .iter()
            .map(|way| self.filled(trigger, way, kinds, reach))
            .find(|filled| !filled.fillers.is_empty());
        by_tree.unwrap_or_else(|| {
            ways.iter()
                .map(|way| self.filled_nearby(trigger, way, kinds))
                .find(|filled| !filled.fillers.is_empty())
                .unwrap_or_default()
        })
    }

    fn filled_nearby(&self, trigger: TokenIdx, way: &Way, kinds: &[EntityKind]) -> Filled {
        let [slot] = way.path[..] else {
            return Filled::default();
        };
        let Some(argument) = self.nearby(trigger, slot) else {
            return Filled::default();
        };
        let kinds = way.kinds.as_deref().unwrap_or(kinds);
        let mut fillers = self.fill(argument.phrase, Reach::Bodies);
        fillers.retain(|f| kinds.contains(&self.kind(f.entity)));
        Filled { fillers, steps: argument.steps }
    }

    fn filled(&self, trigger: TokenIdx, way: &Way, kinds: &[EntityKind], reach: Reach) -> Filled {
        let kinds = way.kinds.as_deref().unwrap_or(kinds);
        let mut arguments = vec![Argument { phrase: trigger, steps: 0 }];
        for &slot in &way.path {
            arguments = arguments
                .into_iter()
                .flat_map(|from| {
                    self.slot(from.phrase, slot)
                        .into_iter()
                        .map(move |to| Argument { steps: from.steps + to.steps, ..to })
                })
                .collect();
        }
        let mut filled = Filled::default();
        let last = way.path.last().copied();
        for argument in arguments {
            let only_events = kinds == [EntityKind::Event];
            let fillers = match last {
                _ if only_events => self.event_around(argument.phrase),
                // What these slots found is an entity's own word, not a phrase around it.
                Some(Slot::Modifier) => self.modifiers(argument.phrase),
                // "A, B and Ambassador C": of the three, C alone is one.
                Some(Slot::Denoted) if self.is_title_of(trigger, argument.phrase) => {
                    self.itself(argument.phrase)
                }
                Some(Slot::Denoted) => self.fill(argument.phrase, Reach::Bodies),
                _ => self.fill(argument.phrase, reach),
            };
            for filler in fillers {
                let fits = kinds.contains(&self.kind(filler.entity));
                if fits && !filled.fillers.iter().any(|f| f.entity == filler.entity) {
                    filled.fillers.push(filler);
                    filled.steps = filled.steps.max(argument.steps);
                }
            }
        }
        filled
    }

    /// Whether a noun in the singular stands with a name as its title or apposition.
    fn is_title_of(&self, noun: TokenIdx, name: TokenIdx) -> bool {
        let tree = &self.tree;
        let beside = matches!(tree.dep(noun), Dep::NmodDesc | Dep::Appos | Dep::Compound);
        (noun == name || tree.head(noun) == Some(name))
            && beside
            && matches!(tree.tag(noun), Tag::Nn | Tag::Nnp)
    }

    /// The entities that a word stands for, without those joined to it.
    fn itself(&self, word: TokenIdx) -> Vec<Filler> {
        let found = self.standing_for(word).into_iter();
        found.map(|entity| Filler { entity, token: word, via: Via::Name }).collect()
    }

    /// The phrases in a slot of a word, by the word's part of speech.
    fn slot(&self, token: TokenIdx, slot: Slot) -> Vec<Argument> {
        if let Slot::Word(lemma) = slot {
            return own(self
                .tree
                .kids(token)
                .iter()
                .copied()
                .filter(|&k| lemma.split('/').any(|l| self.tree.is(k, l))));
        }
        let tag = self.tree.tag(token);
        if tag.is_verb() || matches!(slot, Slot::Subject | Slot::Object) && tag.is_noun() {
            self.slot_of_verb(token, slot)
        } else if tag.is_adjective() {
            self.slot_of_adjective(token, slot)
        } else {
            self.slot_of_noun(token, slot)
        }
    }

    /// The subjects of the clauses that a word governs: "wants X to …", "happy that X …".
    fn complement_subjects(&self, token: TokenIdx) -> Vec<Argument> {
        let deps = [Dep::Ccomp, Dep::Xcomp, Dep::Advcl, Dep::Acl, Dep::Csubj];
        own(self
            .tree
            .kids_by(token, &deps)
            .filter_map(|clause| self.tree.kid(clause, &[Dep::Nsubj, Dep::NsubjPass]))
            .filter(|&subject| !self.tree.is_relative(subject)))
    }

    /// What the "to …" clauses of a word are done to.
    fn purpose_objects(&self, token: TokenIdx) -> Vec<Argument> {
        let deps = [Dep::Advcl, Dep::Xcomp, Dep::Acl];
        self.tree
            .kids_by(token, &deps)
            .filter(|&clause| self.tree.preposition_of_clause(clause) == Some("to"))
            .filter_map(|clause| self.tree.logical_object(clause))
            .map(|argument| Argument { steps: argument.steps + 1, ..argument })
            .collect()
    }
}

fn own(phrases: impl Iterator<Item = TokenIdx>) -> Vec<Argument> {
    phrases.map(|phrase| Argument { phrase, steps: 0 }).collect()
}
