//! How titles and names stand side by side: which of two neighbors a title in commas belongs to.

use crate::entities::left::phrase_start;
use crate::entities::spot::{Spots, What};
use crate::entities::title::{Of, Title};
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};

/// Whether a title stands in apposition to a name before it ("A, Chairman of the Council, and …").
/// Lists keep one order: in "the minister of X, A, the envoy of Y, B" the name A is the minister's.
pub(super) fn is_apposed(
    words: &Words<'_>,
    spots: &Spots,
    floor: TokenIdx,
    titles: &[Title],
    idx: usize,
) -> bool {
    let start = phrase_start(words, floor, &titles[idx]);
    if start <= floor + 1 || !words.is_comma(start - 1) {
        return false;
    }
    let Some(name) = spots.ending_at(start - 1).filter(|s| s.what == What::Person) else {
        return false;
    };
    let introduced = idx.checked_sub(1).is_some_and(|before| {
        let title = &titles[before];
        let owned = title.definite || title.of.is_some();
        title.tokens.end + 1 == name.tokens.start
            && words.is_comma(title.tokens.end)
            && owned
            && !title.plural
            && !is_apposed(words, spots, floor, titles, before)
    });
    !introduced
}

/// "Deputy Prime Minister and Minister of Foreign Affairs": a title joined to the one before it,
/// which has a holder by then.
pub(super) fn follows_in_chain(
    words: &Words<'_>,
    ends: &[TokenIdx],
    previous: usize,
    title: &Title,
) -> bool {
    let joint = ends[previous]..title.tokens.start;
    !title.definite
        && title.possessor.is_none()
        && (1..=2).contains(&joint.len())
        && joint.clone().all(|t| matches!(words.lower(t), "and" | ","))
        && joint.clone().any(|t| words.lower(t) == "and")
}

/// "Governor A of Trentino": the land of somebody who can be of no other thing, in capitals.
pub(super) fn land_behind(
    words: &Words<'_>,
    ceiling: TokenIdx,
    name_end: TokenIdx,
) -> Option<(Of, TokenIdx)> {
    if words.lower(name_end) != "of" {
        return None;
    }
    let start = name_end + 1;
    let end = (start..ceiling)
        .take(3)
        .take_while(|&t| words.is_capitalized(t) && words.is_word(t))
        .last()?
        + 1;
    Some((Of::Place(TokenRange::new(start, end)), end))
}

pub(super) fn closes_apposition(words: &Words<'_>, ceiling: TokenIdx, end: TokenIdx) -> bool {
    end >= ceiling || matches!(words.raw(end), "," | "." | ";" | "—" | "–" | "-" | ")" | ":" | "of")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn lists_of_titles_and_names_keep_their_order() {
        check(
            "He met the Deputy Prime Minister of Kenya, Ada Roe, Peru's Minister of Trade, Bo Li, and Eve Noor, Chad's vice minister of energy.",
            expect![[r"
                country | Kenya |  | 
                person | Ada Roe | current Deputy Prime Minister of Kenya | 
                country | Peru |  | 
                person | Bo Li | current Minister of Trade of Peru | 
                person | Eve Noor | current vice minister of energy of Chad | 
                country | Chad |  | 
            "]],
        );
    }

    #[test]
    fn the_late_and_letters_before_vowels_part_no_title_from_its_name() {
        check(
            "Prime Minister 'Ada Roe of Tonga praised the country's first queen, the late Eve Noor.",
            expect![[r"
                person | Ada Roe | current Prime Minister of Tonga | 
                country | Tonga |  | 
                person | Eve Noor | former queen of Tonga | 
                  country → Tonga
            "]],
        );
    }

    #[test]
    fn governors_are_of_lands_that_no_table_has() {
        check(
            "Governor Ada Roe of Trentaro stayed away.",
            expect![[r"
                person | Ada Roe | current Governor of Trentaro | 
                place | Trentaro |  | 
            "]],
        );
    }
}
