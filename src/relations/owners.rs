//! Whom a noun phrase belongs to, and who acts through it: possessors, adjectives, leaders, authors.

use crate::entities::EntityKind;
use crate::nlp::{Dep, TokenIdx};
use crate::relations::fillers::{Filler, Reach, Via, lower};
use crate::relations::lexicon::Carrier;
use crate::relations::reader::Reader;

/// How far behind a delegation its leader is named.
const MAX_SPAN: usize = 14;

impl Reader<'_> {
    /// What a phrase belongs to: its possessor, the adjective before it, what stands after "of".
    pub(super) fn owners(&self, phrase: TokenIdx, depth: u8, via: Via) -> Vec<Filler> {
        let itself = self.at(phrase);
        let mut found = self.possessors(phrase, depth);
        if found.is_empty() {
            found = self.modifiers(phrase);
            // A word of its own name owns nothing ("border" in "border guards").
            found.retain(|f| Some(f.entity) != itself);
        }
        if found.is_empty() {
            let reach = if via == Via::Aspect { Reach::Aspects } else { Reach::Bodies };
            found = self.of(phrase, reach, depth);
        }
        if found.is_empty() {
            found = self
                .tree
                .with_preposition(phrase, "from")
                .into_iter()
                .flat_map(|p| self.denoted(p, Reach::Bodies, depth))
                .collect();
        }
        if found.is_empty() && via == Via::Aspect {
            found = self.participle_agents(phrase, depth);
        }
        // "rejected an application by X".
        if found.is_empty() && via == Via::Aspect {
            found = self
                .tree
                .with_preposition(phrase, "by")
                .into_iter()
                .flat_map(|p| self.denoted(p, Reach::Bodies, depth))
                .collect();
        }
        if via == Via::StandIn {
            // A body acts for its country or organization; of a person it is the person's office
            // that it works for ("the Trump administration").
            found = found.into_iter().filter_map(|f| self.principal(f)).collect();
        }
        lower(found, via)
    }

    pub(super) fn principal(&self, filler: Filler) -> Option<Filler> {
        match self.kind(filler.entity) {
            EntityKind::Person => self
                .office_of(filler.entity)
                .map(|entity| Filler { entity, ..filler })
                .or(Some(filler)),
            EntityKind::Country | EntityKind::Organization => Some(filler),
            EntityKind::Event | EntityKind::Place => None,
        }
    }

    /// "certain actions taken by X".
    pub(super) fn participle_agents(&self, phrase: TokenIdx, depth: u8) -> Vec<Filler> {
        self.tree
            .kids_by(phrase, &[Dep::Acl])
            .filter_map(|verb| self.tree.agent(verb))
            .flat_map(|agent| self.denoted(agent, Reach::Bodies, depth))
            .collect()
    }

    /// The entities in the possessor's place ("Russia's", "his").
    pub(super) fn possessors(&self, phrase: TokenIdx, depth: u8) -> Vec<Filler> {
        self.tree
            .kids_by(phrase, &[Dep::NmodPoss])
            .flat_map(|p| self.parts(p))
            .flat_map(|p| self.denoted(p, Reach::Acts, depth))
            .collect()
    }

    /// Whose a pronoun says that a noun is, where nobody else could tell: "the two nations and their
    /// ally", "A and B will work with their ally" (whoever the clause says several things of).
    pub(super) fn owners_by_pronoun(&self, pronoun: TokenIdx, depth: u8) -> Vec<Filler> {
        let tree = &self.tree;
        if pronoun < 2 || !tree.sentence(pronoun).tokens.contains(pronoun - 2) {
            return Vec::new();
        }
        if tree.is(pronoun - 1, "and")
            && let Some((_, owner)) = self.longest_mention(pronoun - 2)
        {
            return self.denoted(owner, Reach::Bodies, depth);
        }
        if !tree.text(pronoun).eq_ignore_ascii_case("their") {
            return Vec::new();
        }
        let verb = tree.ancestors(pronoun).find(|&t| tree.tag(t).is_verb());
        let subject = verb.and_then(|v| tree.subject(v)).map(|s| s.phrase);
        let subject = subject.filter(|&s| !tree.is_under(pronoun, s) && s < pronoun);
        let parts = subject.map_or_else(Vec::new, |s| self.parts(s));
        let found: Vec<Filler> =
            parts.into_iter().flat_map(|p| self.denoted(p, Reach::Bodies, depth)).collect();
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The entities in the adjective's place ("Russian", "U.S.-China").
    pub(super) fn modifiers(&self, phrase: TokenIdx) -> Vec<Filler> {
        let deps = [Dep::Amod, Dep::Compound, Dep::NmodUnmarked, Dep::NmodDesc, Dep::Nmod];
        let mut found: Vec<Filler> = Vec::new();
        for kid in self.tree.kids_by(phrase, &deps).filter(|&k| k < phrase) {
            if self.tree.preposition(kid).is_some() {
                continue;
            }
            // "U.S.-China talks" may nest as a compound of a compound.
            let nested = self.tree.kids_by(kid, &[Dep::Compound, Dep::Amod]).filter(|&k| k < kid);
            let listed = self.lists.members(kid).iter().copied();
            let parts = nested.chain(self.tree.joined(kid)).chain(listed);
            for part in parts {
                for entity in self.standing_for(part) {
                    if !found.iter().any(|f| f.entity == entity) {
                        found.push(Filler { entity, token: part, via: Via::Name });
                    }
                }
            }
        }
        found
    }

    /// "a delegation led by X": what a body does, its leader does.
    pub(super) fn leaders(&self, phrase: TokenIdx, depth: u8) -> Vec<Filler> {
        let end = self.tree.sentence(phrase).tokens.end;
        // The parser may hang it on the last word of "a delegation of the Party of Peru led by".
        let near = (phrase + 1..end.min(phrase + MAX_SPAN)).filter(|&t| {
            let acl = matches!(self.tree.dep(t), Dep::Acl | Dep::Advcl);
            acl && self.tree.is_under(t, phrase)
        });
        let found = near
            .filter(|&verb| self.tree.is_any(verb, &["lead", "head"]))
            .filter_map(|verb| self.tree.agent(verb))
            .flat_map(|leader| self.denoted(leader, Reach::Bodies, depth));
        lower(found.collect(), Via::StandIn)
    }

    /// "issued a statement calling on X": whoever issued it.
    pub(super) fn authors(&self, phrase: TokenIdx, depth: u8) -> Vec<Filler> {
        let verb = self.carrying_verb(phrase, Carrier::Does);
        let author = verb.and_then(|v| self.tree.logical_subject(v)).map(|a| a.phrase);
        let author = author.filter(|&a| a != phrase);
        let parts = author.map_or_else(Vec::new, |a| self.parts(a));
        let found = parts.into_iter().flat_map(|p| self.denoted(p, Reach::Bodies, depth));
        lower(found.collect(), Via::StandIn)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn guards_of_two_countries_are_guards_of_each() {
        check(
            "Border guards of Peru and Chile exchanged fire on Sunday.",
            expect![[r"
                Peru | attacks | Chile | happened | Sunday
            "]],
        );
    }

    #[test]
    fn an_application_is_its_authors() {
        check(
            "The European Union rejected an application by Belarus.",
            expect![[r"
            European Union | opposes | Belarus | happened | -
        "]],
        );
    }

    #[test]
    fn whoever_issues_a_statement_says_it() {
        check(
            "Amnesty International issued a statement condemning Uganda.",
            expect![[r"
            Amnesty International | criticizes | Uganda | happened | -
        "]],
        );
    }

    #[test]
    fn a_delegation_is_its_leaders() {
        check(
            "A delegation led by Vietnamese Deputy Prime Minister Tran Minh visited Laos this week.",
            expect![[r"
                Tran Minh | visits | Laos | happened | this week
            "]],
        );
    }
}
