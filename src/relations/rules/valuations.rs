//! What somebody is called: "called the verdict a disgrace" criticizes, "described her as a reliable
//! partner" supports. The words are in `assets/knowledge/valuations.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::nlp::{Dep, TokenIdx, TokenRange};
use crate::relations::fillers::Reach;
use crate::relations::finding::Finding;
use crate::relations::lexicon::{StandIn, stand_in};
use crate::relations::reader::Reader;
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

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for verb in sentence {
            if reader.tree.tag(verb).is_verb() && reader.tree.is_any(verb, &CALLING) {
                called(reader, verb, found);
            }
        }
    }
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
    // "called the attack an outrage" blames whoever attacked; a deed alone is nobody.
    let reach = if stand_in(tree.lemma(object.phrase)) == Some(StandIn::Act) {
        Reach::Acts
    } else {
        Reach::Bodies
    };
    let subjects = reader.fill(subject.phrase, Reach::Bodies);
    for target in reader.fill(object.phrase, reach) {
        for actor in subjects.iter().filter(|a| a.entity != target.entity) {
            found.push(Finding {
                subject: actor.entity,
                predicate,
                object: target.entity,
                status: Status::Happened,
                confidence: Confidence::Medium,
                trigger: verb,
                words: TokenRange::new(verb, verb + 1),
                rule: "valuation: A calls B good or bad",
                inferred: false,
            });
        }
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
