//! The table of irregular forms, out of the lemmas of treebanks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::nlp::{Tag, lemma};
use crate::train::corpora::treebank::RawSentence;

/// The table: form, group of tags, lemma; only what the rules for regular endings get wrong.
pub(crate) fn table<'a>(sentences: impl Iterator<Item = &'a RawSentence>) -> String {
    let mut counts = BTreeMap::<(String, &str, Tag), BTreeMap<String, usize>>::new();
    for row in sentences.flat_map(|sentence| &sentence.rows) {
        let Some(tag) = Tag::from_name(&row.tag) else { continue };
        let form = row.form.to_lowercase().replace('’', "'");
        let found = row.lemma.to_lowercase();
        let is_word = |text: &str| text.chars().all(|c| c.is_alphabetic() || c == '\'');
        let is_slip = ["Typo=", "CorrectForm=", "Abbr="].iter().any(|m| row.misc.contains(m));
        let group = lemma::group(tag);
        if !matches!(group, "" | "P") && is_word(&form) && is_word(&found) && !is_slip {
            *counts.entry((form, group, tag)).or_default().entry(found).or_default() += 1;
        }
    }
    let mut rows = BTreeMap::new();
    for ((form, group, tag), lemmas) in counts {
        let most = lemmas.into_iter().max_by_key(|&(_, count)| count);
        if let Some((found, _)) = most
            && lemma::regular(&form, tag) != found
        {
            rows.entry((form, group)).or_insert(found);
        }
    }
    let mut table = String::new();
    for ((form, group), lemma) in rows {
        // Writing to a string cannot fail.
        _ = writeln!(table, "{form}\t{group}\t{lemma}");
    }
    table
}
