//! Offices as a grammar: nouns, portfolios that ministers have, and words for time and rank.
//!
//! ```text
//! former  deputy  trade and industry  minister
//! modifier  deputy   portfolios         noun
//! ```

mod homes;
mod honorifics;
mod matching;
mod modifiers;
mod noun;
mod parts;
mod portfolios;

use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

pub use honorifics::{HonorificKind, HonorificMatch};
pub use matching::{MinistryMatch, OfficeMatch};
pub use modifiers::{ModifierMatch, ModifierSense};
pub use noun::{Level, OfficeNoun, Scope};

use homes::Homes;
use honorifics::Honorifics;
use modifiers::Modifiers;
use portfolios::Portfolios;

const TABLE: &str = include_str!("../../../assets/knowledge/offices.tsv");

/// Which noun a phrase is, and in which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NounForm {
    row: u16,
    plural: bool,
    /// An abbreviation that is one only with its period ("Sen.", for Sen is a name).
    period: bool,
}

/// All words for offices, and the grammar that joins them.
#[derive(Debug)]
pub struct Offices {
    nouns: Vec<OfficeNoun>,
    phrases: Phrases<NounForm>,
    abbreviations: Phrases<NounForm>,
    portfolios: Portfolios,
    modifiers: Modifiers,
    honorifics: Honorifics,
    homes: Homes,
}

impl Offices {
    pub(super) fn shipped() -> Self {
        let nouns: Vec<OfficeNoun> = table::rows(TABLE).map(OfficeNoun::from_row).collect();
        let phrases = nouns.iter().enumerate().flat_map(|(i, noun)| {
            let form = |plural| NounForm { row: i as u16, plural, period: false };
            let singular = Some((noun.phrase, form(noun.plural.is_none())));
            singular.into_iter().chain(noun.plural.map(|plural| (plural, form(true))))
        });
        let phrases = Phrases::new(Case::Free, phrases);
        let abbreviations = nouns.iter().enumerate().flat_map(|(i, noun)| {
            table::list(noun.abbreviations).map(move |short| {
                let plural = short.ends_with("s.") || short == "MPs" || short == "MEPs";
                (short, NounForm { row: i as u16, plural, period: short.ends_with('.') })
            })
        });
        let abbreviations = Phrases::new(Case::Matters, abbreviations);
        Self {
            phrases,
            abbreviations,
            nouns,
            portfolios: Portfolios::shipped(),
            modifiers: Modifiers::shipped(),
            honorifics: Honorifics::shipped(),
            homes: Homes::shipped(),
        }
    }

    /// All nouns, in the table's order.
    pub fn all(&self) -> &[OfficeNoun] {
        &self.nouns
    }

    /// The longest modifier of an office that starts with `words[at]`, in either case.
    pub fn modifier_at(&self, words: &[&str], at: usize) -> Option<ModifierMatch> {
        self.modifiers.longest_at(words, at)
    }

    /// The longest honorific that starts with `words[at]`, as the text writes it.
    pub fn honorific_at(&self, words: &[&str], at: usize) -> Option<HonorificMatch> {
        self.honorifics.longest_at(words, at)
    }

    /// The countries that alone have an office so called, by iso2 ("taoiseach"); none where any may
    /// have it.
    pub fn homes_of(&self, title: &[&str]) -> Vec<&'static str> {
        self.homes.of(title)
    }
}
