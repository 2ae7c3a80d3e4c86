//! Names as comparison sees them: word by word, without case, accents and punctuation.

use crate::knowledge::fold;

/// The words of a name, folded; possessive endings leave no trace ("Cho Tae-yul’s" → "cho",
/// "taeyul"; "J.D." → "jd").
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            let word = ["'s", "’s", "‘s", "ʼs"]
                .iter()
                .find_map(|ending| word.strip_suffix(ending))
                .unwrap_or(word);
            fold(word)
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::words;

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
