//! Text as comparison and search see it: no case, no diacritics, no punctuation.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case without diacritics ("İnönü" → "inonu"). Letters that Unicode does not take apart
/// lose their stroke too ("Søren" → "soren"), since outlets write them either way, and all
/// apostrophes are one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            '‘' | '’' | 'ʼ' | '`' => folded.push('\''),
            // Lower-casing "İ" leaves a dot above behind.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a name, folded; possessive endings, apostrophes, hyphens and full stops leave no
/// trace ("Cho Tae-yul’s" → "cho", "taeyul"; "J.D." → "jd").
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            let word = ["'s", "’s", "‘s", "ʼs"]
                .iter()
                .find_map(|ending| word.strip_suffix(ending))
                .unwrap_or(word);
            fold(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    #[test]
    fn accents_case_and_strokes_disappear() {
        assert_eq!(fold("Xi’an"), fold("xi'an"));
        assert_eq!(fold("Recep Tayyip ERDOĞAN, Søren, Łódź, İnönü"), {
            "recep tayyip erdogan, soren, lodz, inonu"
        });
    }

    #[test]
    fn apostrophes_and_hyphens_join_what_they_part() {
        assert_eq!(words("China‘s Xi’an O'Brien"), ["china", "xian", "obrien"]);
        assert_eq!(words("Cho Tae-yul"), words("Cho Taeyul"));
        assert_eq!(words("J.D. Vance — "), ["jd", "vance"]);
    }

    #[test]
    fn other_scripts_stay() {
        assert_eq!(words("岩屋 毅"), ["岩屋", "毅"]);
        assert!(!words("조태열").is_empty());
    }
}
