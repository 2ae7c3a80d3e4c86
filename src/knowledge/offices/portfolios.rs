//! What ministers and ministries are in charge of: "foreign affairs", "trade, industry and energy".

use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const TABLE: &str = include_str!("../../../assets/knowledge/portfolios.tsv");

/// One or more portfolios found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PortfolioList {
    /// Number of parts.
    pub(super) len: usize,
    /// In text order, each by its usual word.
    pub(super) portfolios: Vec<&'static str>,
}

/// All portfolios.
#[derive(Debug)]
pub(super) struct Portfolios {
    phrases: Phrases<&'static str>,
}

impl Portfolios {
    pub(super) fn shipped() -> Self {
        let wordings = table::rows(TABLE).flat_map(|[usual, others]| {
            std::iter::once((usual, usual)).chain(table::list(others).map(move |w| (w, usual)))
        });
        Self { phrases: Phrases::new(Case::Free, wordings) }
    }

    pub(super) fn may_start(&self, words: &[&str], at: usize) -> bool {
        self.phrases.may_start(words, at)
    }

    /// Every place where the list of portfolios that starts at `texts[at]` may end, longest first.
    ///
    /// A list that goes on after a comma must come to an "and": "Minister of Trade, Industry and
    /// Energy" names three, "Minister of Trade, Energy Minister X" only one.
    pub(super) fn lists_at(&self, texts: &[&str], at: usize) -> Vec<PortfolioList> {
        let mut lists = Vec::new();
        let mut portfolios = Vec::new();
        let mut next = at;
        let mut whole = true;
        while let Some(found) = self.phrases.longest_at(texts, next) {
            next += found.len;
            portfolios.extend(found.meanings.first());
            if whole {
                lists.push(PortfolioList { len: next - at, portfolios: portfolios.clone() });
            }
            let and = |i: usize| texts.get(i).is_some_and(|t| is_and(t));
            match texts.get(next) {
                Some(&",") if and(next + 1) => (next, whole) = (next + 2, true),
                Some(&",") => (next, whole) = (next + 1, false),
                Some(_) if and(next) => (next, whole) = (next + 1, true),
                _ => break,
            }
        }
        lists.reverse();
        lists
    }
}

fn is_and(word: &str) -> bool {
    word == "&" || word.eq_ignore_ascii_case("and")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Portfolios, TABLE};
    use crate::knowledge::table;

    fn longest(phrase: &str) -> Option<(usize, Vec<&'static str>)> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let lists = Portfolios::shipped().lists_at(&words, 0);
        lists.into_iter().next().map(|list| (list.len, list.portfolios))
    }

    #[test]
    fn wordings_mean_one_portfolio() {
        assert_eq!(longest("foreign affairs"), Some((2, vec!["foreign"])));
        assert_eq!(longest("External Affairs"), Some((2, vec!["foreign"])));
        assert_eq!(longest("defence"), Some((1, vec!["defense"])));
        assert_eq!(longest("banana"), None);
    }

    #[test]
    fn a_list_needs_its_and() {
        assert_eq!(
            longest("trade , industry and energy"),
            Some((5, vec!["trade", "industry", "energy"]))
        );
        assert_eq!(longest("trade , energy minister"), Some((1, vec!["trade"])));
    }

    #[test]
    fn no_wording_means_two_portfolios() {
        let mut seen = BTreeSet::new();
        for [usual, others] in table::rows(TABLE) {
            for wording in std::iter::once(usual).chain(table::list(others)) {
                assert!(seen.insert(wording), "{wording} stands twice");
            }
        }
    }
}
