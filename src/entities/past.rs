//! Words behind a title that tell of a time over: "president until May", "the minister at the time",
//! "Gen (rtd) A".

use crate::entities::OfficeStatus;
use crate::entities::title::Title;
use crate::entities::words::Words;
use crate::knowledge::Knowledge;
use crate::nlp::TokenIdx;

/// Makes an office one that was held, where the words behind it say so.
pub(super) fn collect(words: &Words<'_>, ceiling: TokenIdx, title: &mut Title) {
    if title.status_said {
        return;
    }
    let end = title.tokens.end;
    let lower = |at: TokenIdx| if at < ceiling { words.lower(at) } else { "" };
    // The retired carry the rank on: the bracket belongs to the title.
    let retired = lower(end) == "("
        && matches!(lower(end + 1), "rtd" | "retd" | "ret" | "ret." | "retired")
        && lower(end + 2) == ")";
    let at_the_time = [lower(end), lower(end + 1), lower(end + 2)] == ["at", "the", "time"];
    if retired {
        title.tokens.end += 3;
    }
    if retired || at_the_time || lower(end) == "until" && is_past(words, end + 1, ceiling) {
        title.status = OfficeStatus::Former;
        title.status_said = true;
    }
}

/// "last year", "recently", "May", "2019": up to when.
fn is_past(words: &Words<'_>, at: TokenIdx, ceiling: TokenIdx) -> bool {
    if at >= ceiling {
        return false;
    }
    let year = words.raw(at);
    matches!(words.lower(at), "last" | "recently" | "earlier" | "late" | "early")
        || Knowledge::shipped().calendar.is_day_or_month(year)
        || year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn what_was_held_until_then_is_held_no_more() {
        check(
            "Ada Roe, Peru's president until last year, met Bo Li, the trade minister of Chile at the time. Lt Gen (rtd) Ivo Sand and Gen (rtd) Max Moor of Kenya watched.",
            expect![[r"
                person | Ada Roe | former president of Peru | 
                country | Peru |  | 
                person | Bo Li | former trade minister of Chile | 
                country | Chile |  | 
                person | Ivo Sand | former Lt Gen | 
                person | Max Moor | former Gen of Kenya | 
                country | Kenya |  | 
            "]],
        );
    }

    #[test]
    fn who_stays_until_a_vote_still_holds_it() {
        check(
            "Ada Roe, Peru's president until the vote, met envoys.",
            expect![[r"
            person | Ada Roe | current president of Peru | 
            country | Peru |  | 
        "]],
        );
    }
}
