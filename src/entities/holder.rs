//! Whose title it is where the name does not follow right behind it: apposition, copula, "as",
//! verbs that give or end an office.

use crate::entities::OfficeStatus;
use crate::entities::apposed::closes_apposition;
use crate::entities::left::phrase_start;
use crate::entities::people::Named;
use crate::entities::title::Title;
use crate::entities::words::Words;
use crate::nlp::{Dep, Tag, TokenIdx, TokenRange};

/// Verbs that give an office: their object, or passive subject, is the holder.
pub(super) const NAMING_VERBS: &[&str] = &[
    "appoint",
    "name",
    "nominate",
    "elect",
    "reelect",
    "re-elect",
    "designate",
    "choose",
    "pick",
    "select",
    "install",
    "proclaim",
    "declare",
    "swear",
    "inaugurate",
    "reappoint",
    "crown",
    "confirm",
    "tap",
];

/// Of these, those after which the office is held.
const INSTALLING_VERBS: &[&str] =
    &["swear", "install", "inaugurate", "crown", "reelect", "re-elect", "reappoint"];

/// "A served as minister".
const SERVING_VERBS: &[&str] = &["serve", "act", "work", "resign", "retire", "quit", "return"];

/// Whose title it is: positions among the named. None where it belongs to nobody named here.
pub(super) fn owners(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    title: &Title,
) -> Vec<usize> {
    let mut before = phrase_start(words, sentence.start, title);
    if before == sentence.start {
        return Vec::new();
    }
    // "A, until now a junior minister": an apposition with its time.
    if let Some(start) = time_before(words, sentence.start, before) {
        before = start;
    }
    if before == sentence.start {
        return Vec::new();
    }
    // "A, her Latvian counterpart, B, and …": the next name of a list.
    if title.class == "counterpart"
        && words.is_comma(title.tokens.end)
        && named.iter().any(|n| n.tokens.start == title.tokens.end + 1)
    {
        return Vec::new();
    }
    if is_apposition_mark(words, before - 1) {
        return apposed_to(words, sentence, named, title, before - 1);
    }
    let link = before - 1;
    if words.lower(link) == "and"
        && let Some(owner) = in_longer_apposition(words, sentence, named, link)
    {
        return vec![owner];
    }
    let copula =
        matches!(words.lower(link), "is" | "was" | "remains" | "as" | "been" | "be" | "are");
    if copula || words.lemma(link) == "become" {
        return owner_of_predicate(words, sentence, named, link).into_iter().collect();
    }
    // "appointed A ambassador to B", "elected A president"; "A was named ambassador".
    if let Some(object) = named.iter().position(|n| {
        n.name.end == before
            && n.tokens.start > 0
            && NAMING_VERBS.contains(&words.lemma(n.tokens.start - 1))
    }) {
        return vec![object];
    }
    let given = NAMING_VERBS.contains(&words.lemma(link))
        && (words.doc.tag(link) == Tag::Vbn
            || matches!(words.lower(link.saturating_sub(1)), "was" | "were" | "been" | "is"));
    if given { subject_of(words, sentence, named, link).into_iter().collect() } else { Vec::new() }
}

/// "A, B's minister, …", "A (the chairman)": the title in apposition to the name before the mark.
fn apposed_to(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    title: &Title,
    mark: TokenIdx,
) -> Vec<usize> {
    let mut end = mark;
    // "Byeon, 72, a former minister".
    if end >= 2 && words.raw(end - 1).chars().all(|c| c.is_ascii_digit()) && words.is_comma(end - 2)
    {
        end -= 2;
    }
    let ends_there = |n: &Named| {
        let behind = n.of.as_ref().map_or(n.name.end, |(_, end)| *end);
        n.name.end == end || behind == end || n.name.end + 1 == end && is_in_brackets(words, mark)
    };
    let Some(owner) = named.iter().position(|n| ends_there(n) && !n.name.overlaps(title.tokens))
    else {
        return Vec::new();
    };
    // "A met B, the foreign minister said": what follows the title is a verb of its own.
    let runs_on = is_followed_by_verb(words, sentence.end, title.tokens.end);
    // "Roe, Kenyan president discuss truce": a headline's comma stands for "and".
    let first = words.doc.sentence_of(mark);
    let headline = first.paragraph == 0
        && words.raw(first.tokens.end - 1) != "."
        && title.of.is_some()
        && !closes_apposition(words, sentence.end, title.tokens.end);
    if runs_on && title.definite && title.unique || headline {
        return Vec::new();
    }
    if title.plural { list_before(words, named, owner) } else { vec![owner] }
}

/// "A, member of the Central Committee and minister, …": an apposition that begins with something
/// else than an office.
fn in_longer_apposition(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    and: TokenIdx,
) -> Option<usize> {
    for t in (sentence.start..and).rev() {
        if words.doc.tag(t).is_verb() {
            return None;
        }
        if words.is_comma(t) {
            return named.iter().position(|n| n.name.end == t);
        }
    }
    None
}

fn is_in_brackets(words: &Words<'_>, mark: TokenIdx) -> bool {
    words.raw(mark) == "("
}

/// "until now", "until last month", "until recently" right before a place: where it starts.
fn time_before(words: &Words<'_>, floor: TokenIdx, before: TokenIdx) -> Option<TokenIdx> {
    (1..=4)
        .filter_map(|len| before.checked_sub(len))
        .filter(|&at| at >= floor)
        .find(|&at| words.lower(at) == "until")
}

/// Sets what the words around a title say of its time: "was named minister" is still to be, "was
/// minister under A" has been.
pub(super) fn set_status(words: &Words<'_>, sentence: TokenRange, title: &mut Title) {
    if title.status_said {
        return;
    }
    let start = phrase_start(words, sentence.start, title);
    let said = given(words, sentence, start)
        .or_else(|| future(words, sentence, start))
        .or_else(|| past(words, sentence, start, title));
    if let Some(status) = said {
        title.status = status;
        title.status_said = true;
    }
}

/// "appointed A as ambassador", "named A foreign minister", "was elected president": the office is
/// still to be taken. Sworn in, or long appointed, it is held.
fn given(words: &Words<'_>, sentence: TokenRange, start: TokenIdx) -> Option<OfficeStatus> {
    let mut at = start;
    if at > sentence.start && words.lower(at - 1) == "as" {
        at -= 1;
    }
    // "will appoint A, who served as minister, as adviser": past the clause between commas.
    let closes_clause = words.lower(at) == "as" && at > sentence.start && words.is_comma(at - 1);
    let verb = (sentence.start..at).rev().find(|&t| {
        words.doc.tag(t).is_verb() && (!closes_clause || NAMING_VERBS.contains(&words.lemma(t)))
    })?;
    let barred = (verb + 1..at)
        .any(|t| matches!(words.lower(t), "who" | "which" | "that" | "when" | ","))
        && words.lower(at) != "as";
    let crossed = (verb + 1..at).any(|t| matches!(words.lower(t), "when" | "that"));
    if !NAMING_VERBS.contains(&words.lemma(verb)) || barred || crossed {
        return None;
    }
    if INSTALLING_VERBS.contains(&words.lemma(verb)) {
        return Some(OfficeStatus::Current);
    }
    Some(OfficeStatus::Incoming)
}

/// "will become minister", "is to be the country's first woman president".
fn future(words: &Words<'_>, sentence: TokenRange, start: TokenIdx) -> Option<OfficeStatus> {
    let link = start.checked_sub(1).filter(|&t| t > sentence.start)?;
    let becomes = matches!(words.lower(link), "be" | "become");
    (becomes && matches!(words.lower(link - 1), "will" | "shall" | "to"))
        .then_some(OfficeStatus::Incoming)
}

/// "who was minister under A", "served as minister from 2006 to 2007", "until now a minister".
fn past(
    words: &Words<'_>,
    sentence: TokenRange,
    start: TokenIdx,
    title: &Title,
) -> Option<OfficeStatus> {
    if start == sentence.start {
        return None;
    }
    if time_before(words, sentence.start, start).is_some() {
        return Some(OfficeStatus::Former);
    }
    let link = start - 1;
    let past_copula = words.lower(link) == "was" || words.lower(link) == "been";
    let served = words.lower(link) == "as"
        && link > sentence.start
        && SERVING_VERBS.contains(&words.lemma(link - 1))
        && matches!(words.doc.tag(link - 1), Tag::Vbd | Tag::Vbn);
    let as_who = words.lower(link) == "as"
        && link > sentence.start
        && matches!(words.lower(link - 1), "who" | ",");
    let behind = title.tokens.end;
    let span = matches!(words.lower(behind), "from" | "until" | "between" | "under" | "during")
        || words.lower(behind) == "in" && words.raw(behind + 1).starts_with(['1', '2'])
        || words.lower(behind) == "at" && words.lower(behind + 1) == "the";
    // "Before her posting she worked as consul": told of an earlier time.
    let earlier = served
        && sentence.iter().take_while(|&t| t < link).any(|t| {
            matches!(words.lower(t), "prior" | "previously" | "earlier" | "formerly" | "once")
                || words.lower(t) == "before" && t == sentence.start
        });
    let gone = earlier
        || past_copula && words.lower(link.saturating_sub(1)) == "who"
        || (past_copula || served || as_who) && span
        || served && words.lower(link.saturating_sub(2)) == "who";
    gone.then_some(OfficeStatus::Former)
}

fn is_apposition_mark(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(words.raw(token), "," | "—" | "–" | "(" | "-")
}

fn is_followed_by_verb(words: &Words<'_>, ceiling: TokenIdx, at: TokenIdx) -> bool {
    at < ceiling && words.doc.tag(at).is_verb()
}

/// "Berg and Lind, the harbor commissioners", "A, B and C, the ministers": the owner and the names
/// joined to it, in text order.
fn list_before(words: &Words<'_>, named: &[Named], owner: usize) -> Vec<usize> {
    let mut first = owner;
    if words.lower(named[owner].tokens.start.saturating_sub(1)) == "and" {
        while let Some(previous) = first.checked_sub(1) {
            let joint = named[previous].name.end..named[first].tokens.start;
            let joined = (1..=2).contains(&joint.len())
                && joint.clone().all(|t| words.is_comma(t) || words.lower(t) == "and");
            if !joined {
                break;
            }
            first = previous;
        }
    }
    (first..=owner).collect()
}

/// The person of whom "is TITLE", "as TITLE" is said: the object of a naming verb, else the nearest
/// subject name before it.
fn owner_of_predicate(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    link: TokenIdx,
) -> Option<usize> {
    let before = |n: &&(usize, &Named)| n.1.name.end <= link && n.1.name.start >= sentence.start;
    let indexed: Vec<(usize, &Named)> = named.iter().enumerate().collect();
    if words.lower(link) == "as" {
        // "A, who as minister did B": the antecedent.
        if link > sentence.start && words.lower(link - 1) == "who" {
            return antecedent(words, sentence, named, link - 1);
        }
        // "appointed A, …, as ambassador": the object of the last naming verb; "A served as".
        let verb = (sentence.start..link).rev().find(|&t| words.doc.tag(t).is_verb())?;
        let lemma = words.lemma(verb);
        if NAMING_VERBS.contains(&lemma) {
            return indexed
                .iter()
                .filter(|n| n.1.name.start > verb)
                .find(before)
                .or_else(|| indexed.iter().rev().find(before))
                .map(|n| n.0);
        }
        if !SERVING_VERBS.contains(&lemma) {
            return None;
        }
        return subject_of(words, sentence, named, verb).or_else(|| {
            indexed.iter().rev().filter(|n| n.1.name.end <= verb).find(before).map(|n| n.0)
        });
    }
    subject_of(words, sentence, named, link)
}

/// Auxiliaries, adverbs and relative words that may stand between a subject and its verb.
fn is_between_subject_and_verb(words: &Words<'_>, token: TokenIdx) -> bool {
    matches!(
        words.lower(token),
        "has"
            | "had"
            | "have"
            | "also"
            | "who"
            | ","
            | "is"
            | "was"
            | "will"
            | "still"
            | "now"
            | "currently"
            | "since"
            | "once"
            | "until"
            | "recently"
            | "been"
            | "be"
            | "later"
            | "then"
            | "first"
    )
}

/// The named person who is the subject of a verb: by place, else by the tree.
pub(super) fn subject_of(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    verb: TokenIdx,
) -> Option<usize> {
    let end = (sentence.start..verb).rev().find(|&t| !is_between_subject_and_verb(words, t))?;
    let near = named.iter().position(|n| n.name.end == end + 1);
    near.or_else(|| {
        let doc = words.doc;
        // "is minister" hangs its subject on the noun, "after serving as minister" on the verb
        // above.
        let above = std::iter::successors(Some(verb), |&v| doc.tokens[v].head).take(5);
        let subject = above.into_iter().find_map(|v| doc.child(v, &[Dep::Nsubj]))?;
        if words.lower(subject) == "who" {
            return antecedent(words, sentence, named, subject);
        }
        named.iter().position(|n| n.tokens.contains(subject) && n.name.end <= verb)
    })
}

/// The name that a "who" continues: right before it, or before an apposition that ends with it.
fn antecedent(
    words: &Words<'_>,
    sentence: TokenRange,
    named: &[Named],
    who: TokenIdx,
) -> Option<usize> {
    let end = (sentence.start..who).rev().find(|&t| !words.is_comma(t))? + 1;
    named.iter().position(|n| n.name.end == end).or_else(|| {
        // "A, the soft-spoken Irishman who as minister": the apposition's own name.
        let comma = (sentence.start..end).rev().take(6).find(|&t| words.is_comma(t))?;
        let plain = (comma + 1..end).all(|t| words.is_word(t) && !words.doc.tag(t).is_verb());
        named.iter().position(|n| plain && n.name.end == comma)
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn verbs_say_what_somebody_is_or_was() {
        check(
            "Rupert Cole, who ran against Hart two years ago, becomes Chancellor of the Exchequer. Ana Silva, who was interior minister of Peru, left. Ade Bello, until now a junior minister, was named trade commissioner.",
            expect![[r"
                person | Rupert Cole | current Chancellor of the Exchequer | 
                person | Hart |  | 
                person | Ana Silva | former interior minister of Peru | 
                country | Peru |  | 
                person | Ade Bello | former junior minister | 
            "]],
        );
    }

    #[test]
    fn an_apposition_may_begin_with_something_else() {
        check(
            "Wang Lixin, member of the Central Committee and minister of trade of China, spoke.",
            expect![[r"
                person | Wang Lixin | current minister of trade of China | 
                organization | Central Committee |  | 
                country | China |  | 
            "]],
        );
    }

    #[test]
    fn whom_one_will_appoint_is_still_to_be() {
        check(
            "President Han will appoint Bae Min-ho, a well-known economist who served as budget minister, as an economic adviser on Friday.",
            expect![[r"
                person | Han | current President | 
                person | Bae Min-ho | current economist; former budget minister; incoming economic adviser | 
            "]],
        );
    }

    #[test]
    fn what_somebody_will_become_is_still_to_be() {
        check(
            "Ada Roe will become vice president of Kenya in May.",
            expect![[r"
            person | Ada Roe | incoming vice president of Kenya | 
            country | Kenya |  | 
        "]],
        );
    }

    #[test]
    fn what_somebody_was_before_is_told_as_past() {
        check(
            "Before she came, Ada Roe worked as consul general in Lima. Bo Li serves as consul general of Peru. Taye Noor has been president of Kenya since May.",
            expect![[r"
                person | Ada Roe | former consul general | 
                place | Lima |  | 
                person | Bo Li | current consul general of Peru | 
                country | Peru |  | 
                person | Taye Noor | current president of Kenya | 
                country | Kenya |  | 
            "]],
        );
    }

    #[test]
    fn each_of_a_list_has_the_title_behind_it() {
        check(
            "Ada Roe, Bo Li and Eve Noor, the foreign ministers of Peru, Chile and Kenya, met Guy Mond and Jean Roy, the trade ministers.",
            expect![[r"
                person | Ada Roe | current foreign minister of Peru | 
                person | Bo Li | current foreign minister of Chile | 
                person | Eve Noor | current foreign minister of Kenya | 
                country | Peru |  | 
                country | Chile |  | 
                country | Kenya |  | 
                person | Guy Mond | current trade minister | 
                person | Jean Roy | current trade minister | 
            "]],
        );
    }

    #[test]
    fn a_comma_in_a_headline_stands_for_and() {
        check(
            "Roe, Kenyan president discuss truce\n\nPeruvian President Ada Roe met Kenyan President Bo Li.",
            expect![[r"
                person | Ada Roe | current President of Peru | Roe
                country | Kenya |  | Kenyan
                person | Bo Li | current President of Kenya | 
                event | Kenyan president discuss truce (tentative) |  | 
                country | Peru |  | Peruvian
                  Kenyan president → Bo Li
            "]],
        );
    }
}
