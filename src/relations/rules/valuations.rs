//! What somebody is called: "called the verdict a disgrace" criticizes, "described her as a reliable
//! partner" supports; "said the raid by B was illegal" criticizes too. The words are in `assets/knowledge/valuations.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::entities::EntityIdx;
use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{StandIn, stand_in};
use crate::relations::reader::Reader;
use crate::relations::speech::Speech;
use crate::relations::{Confidence, Predicate, Status};

/// Verbs that say what somebody or something is.
const CALLING: [&str; 15] = [
    "call",
    "describe",
    "brand",
    "label",
    "term",
    "dub",
    "characterize",
    "portray",
    "deem",
    "denounce",
    "dismiss",
    "regard",
    "depict",
    "slam",
    "decry",
];

/// The longest description that is looked into.
const MAX_WORDS: usize = 10;

static WORDS: LazyLock<BTreeMap<&'static str, bool>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/knowledge/valuations.tsv");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t'))
        .flat_map(|(kind, words)| words.split(';').map(move |word| (word, kind == "good")))
        .collect()
});

pub(super) fn find(reader: &Reader<'_>, speeches: &[Speech], found: &mut Vec<Finding>) {
    for speech in speeches {
        blamed(reader, speech, found);
    }
    for sentence in reader.readable_sentences() {
        for verb in sentence {
            if reader.tree.tag(verb).is_verb() && reader.tree.is_any(verb, &CALLING) {
                called(reader, verb, found);
            }
        }
    }
}

/// "A says that B's move is illegal": blame alone, since much is said to be good out of politeness.
fn blamed(reader: &Reader<'_>, speech: &Speech, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    for &word in &speech.content {
        let Some(copula) = tree.kid(word, &[Dep::Cop]).filter(|_| is_stated(reader, word)) else {
            continue;
        };
        let Some(subject) = tree.kid(word, &[Dep::Nsubj]).filter(|&s| s < copula) else { continue };
        if verdict(reader, copula + 1, word + 1) != Some(false) {
            continue;
        }
        for target in reader.fill(subject, reach_of(reader, subject)) {
            let is_other =
                |a: &EntityIdx| *a != target.entity && reader.office_of(*a) != Some(target.entity);
            for &speaker in speech.speakers.iter().filter(|a| is_other(a)) {
                let whole = TokenRange::new(speech.verb, speech.verb + 1);
                found.push(finding(speaker, Predicate::Criticizes, target.entity, whole));
            }
        }
    }
}

/// Whether a clause with a copula says how things are: no condition, no wish.
fn is_stated(reader: &Reader<'_>, word: TokenIdx) -> bool {
    let tree = &reader.tree;
    let asks = |m: TokenIdx| tree.is_any(m, &["if", "whether", "unless"]);
    let wishes =
        |a: TokenIdx| tree.is_any(a, &["would", "could", "may", "might", "should", "must"]);
    !tree.kids_by(word, &[Dep::Mark]).any(asks) && !tree.kids_by(word, &[Dep::Aux]).any(wishes)
}

fn called(reader: &Reader<'_>, verb: TokenIdx, found: &mut Vec<Finding>) {
    let tree = &reader.tree;
    let (Some(subject), Some(object)) = (tree.logical_subject(verb), tree.logical_object(verb))
    else {
        return;
    };
    if reader.clause_status(verb, false) == Status::Denied || object.phrase == subject.phrase {
        return;
    }
    let Some(praise) = description(reader, verb, object.phrase) else { return };
    let predicate = if praise { Predicate::Supports } else { Predicate::Criticizes };
    let subjects = reader.fill(subject.phrase, Reach::Bodies);
    for target in reader.fill(object.phrase, reach_of(reader, object.phrase)) {
        for actor in subjects.iter().filter(|a| a.entity != target.entity) {
            let word = TokenRange::new(verb, verb + 1);
            found.push(finding(actor.entity, predicate, target.entity, word));
        }
    }
}

/// "called the attack an outrage" blames whoever attacked; a deed alone is nobody.
fn reach_of(reader: &Reader<'_>, phrase: TokenIdx) -> Reach {
    let is_act = stand_in(reader.tree.lemma(phrase)) == Some(StandIn::Act);
    if is_act { Reach::Acts } else { Reach::Bodies }
}

fn finding(
    subject: EntityIdx,
    predicate: Predicate,
    object: EntityIdx,
    words: TokenRange,
) -> Finding {
    Finding {
        subject,
        predicate,
        object,
        status: Status::Happened,
        confidence: Confidence::Medium,
        trigger: words.start,
        words,
        rule: "valuation: A calls B good or bad",
        inferred: false,
    }
}

/// Whether the words behind the object praise or blame: blame counts where both do ("a good lie");
/// nothing where they are denied ("no friend").
fn description(reader: &Reader<'_>, verb: TokenIdx, object: TokenIdx) -> Option<bool> {
    let tree = &reader.tree;
    let end = tree.sentence(verb).tokens.end;
    let marked = (object + 1..end.min(object + 8)).find(|&t| tree.is(t, "as"));
    let start = if let Some(mark) = marked.filter(|_| object > verb) {
        mark + 1
    } else if object > verb {
        (object..end).rfind(|&t| {
            t == object
                || tree.ancestors(t).take_while(|&a| a != verb).any(|a| a == object)
                    && matches!(
                        tree.dep(t),
                        Dep::Flat | Dep::Nmod | Dep::Compound | Dep::Case | Dep::Det
                    )
                    && t < object + 4
        })? + 1
    } else {
        verb + 1
    };
    verdict(reader, start, end)
}

/// Whether words praise or blame, up to the first clause or comma.
fn verdict(reader: &Reader<'_>, start: TokenIdx, end: TokenIdx) -> Option<bool> {
    let tree = &reader.tree;
    let mut verdict = None;
    for t in (start..end).take(MAX_WORDS) {
        if matches!(tree.text(t), "," | ";" | "." | ":")
            || tree.tag(t).is_verb() && tree.dep(t) != Dep::Xcomp && tree.dep(t) != Dep::Amod
        {
            break;
        }
        if tree.is_any(t, &["no", "not", "never", "hardly", "less"]) {
            return None;
        }
        let lemma = tree.lemma(t).to_lowercase();
        let pair = (t + 1 < end).then(|| format!("{lemma} {}", tree.lemma(t + 1).to_lowercase()));
        let said = pair.and_then(|p| WORDS.get(p.as_str())).or_else(|| WORDS.get(lemma.as_str()));
        if let Some(&good) = said {
            verdict = Some(verdict.unwrap_or(true) && good);
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn what_one_calls_another_praises_or_blames() {
        check(
            "Ann Lee called Bo Stone a traitor. Bo Stone described Ann Lee as a trusted friend.",
            expect![[r"
                Ann Lee | talks_by_phone | Bo Stone | happened | -
                Ann Lee | criticizes | Bo Stone | happened | -
                Bo Stone | supports | Ann Lee | happened | -
            "]],
        );
    }

    #[test]
    fn what_one_says_is_bad_is_blamed_unless_it_only_might_be() {
        check(
            "Kenya said Peru's raid was illegal. Ghana said Chile's plan would be illegal. \
             Fiji said Malta's plan was not illegal.",
            expect![[r"
                Kenya | criticizes | Peru's raid | happened | -
            "]],
        );
    }

    #[test]
    fn a_plain_description_is_neither() {
        check(
            "Ann Lee called Bo Stone a lawyer from Lima.",
            expect![[r"
            Ann Lee | talks_by_phone | Bo Stone | happened | -
        "]],
        );
        check(
            "Ann Lee called Bo Stone no friend.",
            expect![[r"
            Ann Lee | talks_by_phone | Bo Stone | happened | -
        "]],
        );
    }
}
