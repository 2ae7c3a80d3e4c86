//! Which part of a name is the family name: the first in "Cho Tae-yul", the last in "Takeshi Iwaya".

use crate::knowledge::fold::fold;
use crate::knowledge::people::People;

/// A culture that puts the family name first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Culture {
    /// "Yoon Suk Yeol".
    Korean,
    /// "Wang Yi".
    Chinese,
    /// "Pham Minh Chinh".
    Vietnamese,
    /// "Hun Manet".
    Khmer,
    /// "Kishida Fumio", in the papers that write it so.
    Japanese,
}

impl Culture {
    /// Those whose names stand in that order in a text on a country (iso2).
    fn of_country(iso2: &str) -> Option<Self> {
        Some(match iso2 {
            "KR" | "KP" => Self::Korean,
            "CN" | "TW" | "HK" | "MO" | "SG" | "MY" => Self::Chinese,
            "VN" | "VD" | "XV" => Self::Vietnamese,
            "KH" => Self::Khmer,
            "JP" => Self::Japanese,
            _ => return None,
        })
    }

    fn from_cell(cell: &str) -> Option<Self> {
        Some(match cell {
            "korean" => Self::Korean,
            "chinese" => Self::Chinese,
            "vietnamese" => Self::Vietnamese,
            "khmer" => Self::Khmer,
            "japanese" => Self::Japanese,
            _ => return None,
        })
    }
}

impl People {
    /// Whether a word is a family name of that culture.
    pub fn is_surname_of(&self, word: &str, culture: Culture) -> bool {
        self.cultures(word).any(|c| c == culture)
    }

    fn cultures(&self, word: &str) -> impl Iterator<Item = Culture> + use<> {
        let key = fold(word);
        let found = self.surnames.binary_search_by(|(known, _)| (*known).cmp(&key));
        let cell = found.map_or("", |at| self.surnames[at].1);
        cell.split(';').filter_map(Culture::from_cell)
    }

    /// The culture by which a name of two or more words has its family name first; none if it has it last.
    ///
    /// `iso2` is the country that the person belongs to, where known. Without it, the words must
    /// show it themselves: the first is such a family name, and the rest is written as a given name
    /// of that culture ("Tae-yul", "Jinping") and is no given name of another.
    pub fn family_first(&self, name: &[&str], iso2: Option<&str>) -> Option<Culture> {
        let (first, given) = name.split_first().filter(|(_, given)| !given.is_empty())?;
        let mut cultures: Vec<Culture> = self.cultures(first).collect();
        cultures.sort_unstable();
        if let Some(home) = iso2.and_then(Culture::of_country) {
            // A Western given name is followed by the family name, wherever its bearer lives ("Carrie Lam").
            let last = given.last()?;
            let turned = self.is_surname_of(last, home) && !cultures.contains(&home)
                || home == Culture::Japanese && !cultures.contains(&home);
            let western = self.is_given(first) && !cultures.contains(&home);
            return (cultures.contains(&home) && !turned && !western).then_some(home);
        }
        if iso2.is_some() || given.len() > 2 {
            return None;
        }
        cultures.into_iter().find(|&culture| {
            culture != Culture::Japanese
                && given.iter().all(|word| fits(word, culture))
                && !(given.len() == 1 && self.is_foreign(given[0]))
        })
    }

    /// Whether somebody of that name may be of that country, as far as East Asian names tell: a
    /// Korean name is of the Koreas, and hardly any other is.
    pub fn fits_country(&self, name: &[&str], iso2: &str) -> bool {
        let Some(home) = Culture::of_country(iso2) else {
            let japanese = name.len() == 2
                && name.iter().any(|word| {
                    self.is_surname_of(word, Culture::Japanese) && !self.is_given(word)
                })
                && !name.iter().any(|word| self.cultures(word).any(|c| c != Culture::Japanese));
            return !japanese
                && !matches!(
                    self.family_first(name, None),
                    Some(Culture::Korean | Culture::Chinese | Culture::Vietnamese)
                );
        };
        let telling = matches!(iso2, "KR" | "KP" | "CN" | "TW" | "VN");
        let (Some(first), Some(last)) = (name.first(), name.last()) else { return true };
        let own = self.is_surname_of(first, home) || self.is_surname_of(last, home);
        let other = self.family_first(name, None).is_some_and(|culture| culture != home)
            && name.len() > 1
            && !self.is_surname_of(first, home);
        !other && (own || !telling)
    }

    /// A given name that is none of the syllables of East Asia ("Kim Smith", "Lee Anderson").
    fn is_foreign(&self, word: &str) -> bool {
        self.is_given(word) && !word.contains('-') && syllables(&fold(word)).is_none()
    }
}

/// Whether a word is written as a given name of that culture may be.
fn fits(word: &str, culture: Culture) -> bool {
    let mut halves = word.split('-');
    match (halves.next(), halves.next(), halves.next()) {
        // "Tae-yul", "Ing-wen": two syllables, the second in lower case.
        (Some(one), Some(two), None) => {
            matches!(culture, Culture::Korean | Culture::Chinese)
                && (2..=6).contains(&one.len())
                && (1..=6).contains(&two.len())
                && two.chars().next().is_some_and(char::is_lowercase)
        }
        (Some(whole), None, None) => {
            let most = if culture == Culture::Chinese { 2 } else { 1 };
            syllables(&fold(whole)).is_some_and(|n| n <= most)
        }
        _ => false,
    }
}

/// Into how few syllables of Chinese, Korean or Vietnamese a word can be cut, at most two; none if it cannot.
fn syllables(word: &str) -> Option<usize> {
    if is_syllable(word) {
        return Some(1);
    }
    let cuts = word.char_indices().skip(1).map(|(i, _)| i);
    let mut cuts = cuts.filter(|&i| is_syllable(&word[..i]) && is_syllable(&word[i..]));
    cuts.next().map(|_| 2)
}

/// An initial and a final, as pinyin and the usual romanizations of Korean and Vietnamese write them.
fn is_syllable(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "", "b", "c", "ch", "d", "f", "g", "gh", "h", "j", "k", "kh", "kw", "l", "m", "n", "ng",
        "nh", "p", "ph", "q", "r", "s", "sh", "ss", "t", "th", "tr", "ts", "v", "w", "x", "y", "z",
        "zh",
    ];
    const FINALS: &[&str] = &[
        "a", "ae", "ai", "ak", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ee",
        "ei", "eng", "eo", "eok", "eol", "eom", "eon", "eong", "eou", "er", "eu", "eul", "eum",
        "eun", "eung", "eung", "i", "ia", "ian", "iang", "iao", "ie", "iem", "ien", "iep", "iet",
        "ieu", "ih", "ik", "il", "im", "in", "ing", "inh", "iong", "ip", "it", "iu", "o", "oa",
        "oan", "oang", "oe", "oi", "ok", "ol", "on", "ong", "oo", "ou", "u", "ua", "uan", "uang",
        "ue", "uh", "ui", "uk", "ul", "um", "un", "ung", "uo", "uoc", "uong", "uy", "uyen", "uyet",
        "wa", "wan", "wang", "won", "ya", "yang", "ye", "yeo", "yeok", "yeol", "yeon", "yeong",
        "yo", "yon", "yong", "yoo", "yoon", "yu", "yuk", "yul", "yun", "yung", "ah", "en", "em",
        "et", "oh", "op", "al", "ul", "eob", "eop", "ob", "ap", "ab", "uc", "ich", "uat", "oat",
        "ac", "oc", "eng", "ong", "ei", "aek", "aeng", "ek", "yeop", "yup", "yub",
    ];
    INITIALS
        .iter()
        .any(|initial| word.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::Culture;
    use crate::knowledge::Knowledge;

    fn order(name: &str, iso2: Option<&str>) -> Option<Culture> {
        let words: Vec<&str> = name.split(' ').collect();
        Knowledge::shipped().people.family_first(&words, iso2)
    }

    #[test]
    fn the_country_tells_the_order() {
        assert_eq!(order("Cho Tae-yul", Some("KR")), Some(Culture::Korean));
        assert_eq!(order("Yoon Suk Yeol", Some("KR")), Some(Culture::Korean));
        assert_eq!(order("Wang Yi", Some("CN")), Some(Culture::Chinese));
        assert_eq!(order("Pham Minh Chinh", Some("VN")), Some(Culture::Vietnamese));
        assert_eq!(order("Hun Manet", Some("KH")), Some(Culture::Khmer));
        assert_eq!(order("Kishida Fumio", Some("JP")), Some(Culture::Japanese));
        assert_eq!(order("Takeshi Iwaya", Some("JP")), None);
        assert_eq!(order("Carrie Lam", Some("HK")), None);
        assert_eq!(order("Lee Anderson", Some("GB")), None);
    }

    #[test]
    fn without_a_country_the_words_must_show_it() {
        assert_eq!(order("Cho Tae-yul", None), Some(Culture::Korean));
        assert_eq!(order("Xi Jinping", None), Some(Culture::Chinese));
        assert!(order("Kim Jong Un", None).is_some());
        assert_eq!(order("Kim Smith", None), None);
        assert_eq!(order("Lee Anderson", None), None);
        assert_eq!(order("Chad Wolf", None), None);
        assert_eq!(order("Takeshi Iwaya", None), None);
    }

    #[test]
    fn one_word_has_no_order() {
        assert_eq!(order("Kim", Some("KR")), None);
    }

    #[test]
    fn names_tell_countries_that_cannot_be() {
        let people = &Knowledge::shipped().people;
        assert!(people.fits_country(&["Yang", "Min-kyu"], "KR"));
        assert!(!people.fits_country(&["Yang", "Min-kyu"], "PE"));
        assert!(!people.fits_country(&["Shinji", "Hoshikawa"], "KR"));
        assert!(people.fits_country(&["Ana", "Silva"], "PE"));
        assert!(!people.fits_country(&["Fumio", "Kishida"], "PE"));
    }
}
