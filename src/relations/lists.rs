//! Lists of entities as they stand in the text: "Japan, the U.S. and South Korea".
//!
//! A parser often tears a list with titles and commas apart; the commas and the "and" themselves do
//! not lie. What is in a list plays one part in its clause.

use crate::entities::{Entities, EntityKind};
use crate::nlp::{Dep, Document, Tag, TokenIdx, TokenRange};
use crate::relations::syntax::Tree;

/// The main words of each list's members, by token.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    lists: Vec<Vec<TokenIdx>>,
    /// Which list a token belongs to.
    of_token: Vec<Option<usize>>,
}

/// A mention as part of a list.
#[derive(Clone, Copy)]
struct Item {
    tokens: TokenRange,
    head: TokenIdx,
    kind: EntityKind,
}

impl Lists {
    pub(super) fn new(tree: &Tree<'_>, entities: &Entities) -> Self {
        let document = tree.document;
        let mut lists = Self { lists: Vec::new(), of_token: vec![None; document.tokens.len()] };
        let items = items(document, entities);
        let mut at = 0;
        while at < items.len() {
            let mut run = vec![items[at]];
            let mut closed = false;
            let mut n = 1;
            while let Some((skipped, link)) =
                next_link(tree, &items[at + n - 1..], run[run.len() - 1])
                && !closed
            {
                closed = link == Link::And;
                run.push(items[at + n + skipped]);
                n += skipped + 1;
            }
            let whole = run.len();
            // "With the new government, Japan and Korea …": what ends a fronted phrase is of
            // another kind than the list behind it.
            let other_kind = whole > 2
                && run[0].kind != run[1].kind
                && run[1..].iter().all(|i| i.kind == run[1].kind);
            let fronted = whole > 2 && (other_kind || opens_sentence(tree, run[0]));
            let run = if fronted { &run[1..] } else { &run[..] };
            if closed && is_list(tree, run) {
                lists.add(run);
            }
            at += n;
        }
        lists
    }

    fn add(&mut self, run: &[Item]) {
        let idx = self.lists.len();
        self.lists.push(run.iter().map(|item| item.head).collect());
        for token in run.iter().flat_map(|item| item.tokens.iter()) {
            self.of_token[token] = Some(idx);
        }
    }

    /// The main words of the members of the list that a token is part of; empty where it is in none.
    pub(super) fn members(&self, token: TokenIdx) -> &[TokenIdx] {
        self.of_token[token].map_or(&[], |idx| &self.lists[idx])
    }
}

/// "At the congress, …", "Also in March, …": a phrase with a preposition that opens the sentence.
fn opens_sentence(tree: &Tree<'_>, item: Item) -> bool {
    let start = tree.sentence(item.head).tokens.start;
    let before = start..item.tokens.start;
    let small = |t: TokenIdx| matches!(tree.tag(t), Tag::In | Tag::Rb | Tag::Dt | Tag::To);
    before.len() <= 4 && before.clone().all(small) && before.clone().any(|t| tree.tag(t) == Tag::In)
}

/// Mentions that are not part of another, in text order, without those of events: "talks with A and
/// B" must not hide A.
fn items(document: &Document, entities: &Entities) -> Vec<Item> {
    let mut items: Vec<Item> = entities
        .iter()
        .filter(|(_, entity)| entity.kind != EntityKind::Event)
        .flat_map(|(idx, entity)| {
            // "South Korean Foreign Minister": not the country, whichever word the parser took for
            // the main one.
            let stands = move |t: TokenIdx| entities.standing_for(t).contains(&idx);
            entity.mentions.iter().filter_map(move |m| {
                let own = || m.tokens.iter().rev().find(|&t| stands(t));
                let head = if stands(m.head) { m.head } else { own()? };
                Some(Item { tokens: m.tokens, head, kind: entity.kind })
            })
        })
        .chain(entities.groups.iter().map(|group| Item {
            tokens: group.tokens,
            head: group.head,
            kind: entities.get(group.members[0]).kind,
        }))
        .filter(|item| !document.sentence_of(item.head).boilerplate)
        .collect();
    items.sort_by_key(|item| (item.tokens.start, std::cmp::Reverse(item.tokens.end)));
    let mut outermost: Vec<Item> = Vec::new();
    for item in items {
        if outermost.last().is_none_or(|last| item.tokens.start >= last.tokens.end) {
            outermost.push(item);
        }
    }
    outermost
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Comma,
    And,
}

/// How many mentions to skip to the next member of a list, and what joins it: none, or those in a
/// description between commas ("by A, head of X, and B, head of Y").
fn next_link(tree: &Tree<'_>, items: &[Item], last: Item) -> Option<(usize, Link)> {
    let next = *items.get(1)?;
    if let Some(link) = link(tree, last, next) {
        return Some((0, link));
    }
    (1..4).find_map(|skipped| {
        let next = *items.get(1 + skipped)?;
        is_described(tree, last, next).then_some((skipped, Link::And))
    })
}

/// "A, head of X, and B": a description without a verb between commas, then an "and".
fn is_described(tree: &Tree<'_>, a: Item, b: Item) -> bool {
    let people = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
    if !people || tree.sentence(a.head).span != tree.sentence(b.head).span {
        return false;
    }
    let between = a.tokens.end..b.tokens.start;
    let n = between.len();
    if !(4..=18).contains(&n) || tree.text(between.start) != "," {
        return false;
    }
    let Some(and) = between.clone().rfind(|&t| tree.is(t, "and")) else { return false };
    let title = (and + 1..between.end)
        .all(|t| tree.tag(t).is_noun() || tree.tag(t).is_adjective() || tree.is(t, "the"));
    let plain = between.clone().all(|t| {
        !tree.tag(t).is_verb()
            && !tree.is_relative(t)
            && !matches!(tree.text(t), ";" | ":")
            && tree.tag(t) != Tag::Prp
    });
    let commas = between.clone().filter(|&t| tree.text(t) == ",").count();
    tree.text(and - 1) == "," && commas == 2 && plain && title && between.end - and <= 7
}

/// What joins two mentions in one sentence, if nothing but a comma or an "and" (and an article or
/// an adjective of time) stands between them.
fn link(tree: &Tree<'_>, a: Item, b: Item) -> Option<Link> {
    const FILLERS: [&str; 10] = [
        "the",
        "both",
        "also",
        "then",
        "former",
        "outgoing",
        "incoming",
        "acting",
        "separately",
        "his",
    ];
    if tree.sentence(a.head).span != tree.sentence(b.head).span {
        return None;
    }
    let between: Vec<&str> = (a.tokens.end..b.tokens.start).map(|t| tree.text(t)).collect();
    let is_and = |w: &&str| ["and", "&", "or"].iter().any(|a| w.eq_ignore_ascii_case(a));
    let is_filler = |w: &&str| FILLERS.iter().any(|f| w.eq_ignore_ascii_case(f));
    let as_well_as = between.len() >= 3
        && between[between.len().saturating_sub(4)..].windows(3).any(|w| w == ["as", "well", "as"]);
    if as_well_as {
        return Some(Link::And);
    }
    // "with A and separately with B".
    let preposition = a.tokens.start.checked_sub(1).map(|t| tree.text(t)).filter(|p| {
        ["with", "to", "from", "of", "for", "in", "by"].iter().any(|w| p.eq_ignore_ascii_case(w))
    });
    let repeats = |w: &&str| preposition.is_some_and(|p| p.eq_ignore_ascii_case(w));
    if !between.iter().all(|w| *w == "," || is_and(w) || is_filler(w) || repeats(w)) {
        return None;
    }
    if between.iter().any(is_and) {
        Some(Link::And)
    } else {
        between.contains(&",").then_some(Link::Comma)
    }
}

/// Whether a run of mentions is one list rather than the end of one clause and the start of the
/// next ("met Ada and Bob said …") or a place and its country ("Davos, Switzerland and …").
fn is_list(tree: &Tree<'_>, run: &[Item]) -> bool {
    let (first, last) = (run[0], run[run.len() - 1]);
    let same_sort = |a: EntityKind, b: EntityKind| {
        let is_person = |k| k == EntityKind::Person;
        is_person(a) == is_person(b)
    };
    if run.len() > 2 {
        return run.iter().all(|item| same_sort(item.kind, first.kind));
    }
    if !same_sort(first.kind, last.kind) {
        return false;
    }
    if tree.joined(first.head).contains(&last.head) {
        return true;
    }
    let after = last.tokens.end;
    let sentence = tree.sentence(last.head).tokens;
    let finite_after = (after..sentence.end.min(after + 2))
        .any(|t| matches!(tree.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    let opens_clause = first.tokens.start == sentence.start
        || matches!(
            tree.dep(first.head),
            Dep::Nsubj | Dep::NsubjPass | Dep::NmodPoss | Dep::Amod | Dep::Compound
        );
    !finite_after || opens_clause
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn commas_and_and_make_a_list() {
        check(
            "Japan, the United States and South Korea will work together.",
            expect![[r"
            United States | cooperates_with | Japan | planned | -
            United States | cooperates_with | South Korea | planned | -
            South Korea | cooperates_with | Japan | planned | -
        "]],
        );
    }

    #[test]
    fn a_fronted_phrase_is_no_part_of_the_list() {
        check(
            "At the United Nations, Japan and France criticized Iran.",
            expect![[r"
            Japan | criticizes | Iran | happened | -
            France | criticizes | Iran | happened | -
        "]],
        );
    }

    #[test]
    fn descriptions_stand_between_the_members_of_a_list() {
        check(
            "The agreement was signed by Krish Pillai, chairman of the Space Research Organisation, and Dr Yuko Abe, president of the Japan Space Agency.",
            expect![[r"
                Krish Pillai | agrees_with | Yuko Abe | happened | -
                Japan Space Agency | part_of | Japan | ongoing | -
            "]],
        );
    }

    #[test]
    fn the_and_closes_a_list() {
        check(
            "The presidents of the two countries, Almaz Osmonov and Rustam Rahimov, agreed by telephone to a ceasefire, their press services reported.",
            expect![[r"
                Almaz Osmonov | talks_by_phone | Rustam Rahimov | happened | -
                Almaz Osmonov | agrees_with | Rustam Rahimov | happened | -
            "]],
        );
    }
}
