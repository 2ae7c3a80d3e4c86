//! Which names mean the same human being: full name, surname, title and surname, by culture.

use crate::entities::facts::{self, Gender};
use crate::entities::words::name_key;

/// What is known of one person while an article is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The fullest name found, word by word as written.
    pub(super) name: Vec<String>,
    /// Every form found, word by word as written, each once.
    pub(super) forms: Vec<Vec<String>>,
    /// Where something tells.
    pub(super) gender: Option<Gender>,
    /// Countries that titles have tied the person to.
    pub(super) countries: Vec<String>,
    /// Token of the latest mention, for ties between people of one surname.
    pub(super) latest: usize,
}

impl Person {
    fn family_first(&self) -> bool {
        self.name.len() > 1 && facts::is_family_first(&self.name)
    }

    /// How well a name fits this person: the higher the surer, `None` where it cannot be the same.
    pub(super) fn fit(&self, name: &[String]) -> Option<u32> {
        let mine = keys(&self.name);
        let theirs = keys(name);
        if mine.is_empty() || theirs.is_empty() {
            return None;
        }
        if mine == theirs || self.forms.iter().any(|form| keys(form) == theirs) {
            return Some(100);
        }
        if mine.concat() == theirs.concat() {
            return Some(95);
        }
        let (short, long) =
            if mine.len() <= theirs.len() { (&mine, &theirs) } else { (&theirs, &mine) };
        if short.len() == 1 {
            return self.fit_single(&short[0], long, name.len() == 1);
        }
        // "Ahmad Al-Sabah" within "Ahmad Nasser Al-Mohammad Al-Sabah": in order, same first word.
        if is_subsequence(short, long) && (short[0] == long[0] || short.last() == long.last()) {
            return Some(80);
        }
        // "J. D. Vance" and "James Vance"; "Volodymyr Zelensky" and "Volodymyr Zelenskyy".
        let initials = short.len() == long.len()
            && short.iter().zip(long).all(|(a, b)| a == b || is_initial_of(a, b) || near(a, b));
        initials.then_some(70)
    }

    fn fit_single(&self, word: &str, long: &[String], asked_single: bool) -> Option<u32> {
        let family_first =
            if asked_single { self.family_first() } else { facts::is_family_first(long) };
        let last = long.last().map_or("", String::as_str);
        if family_first {
            return (long[0] == word).then_some(60);
        }
        if last == word {
            return Some(60);
        }
        // "Sisi" for "Al-Sisi", "Zelensky" for "Zelenskyy".
        if last.rsplit_once('-').is_some_and(|(_, tail)| tail == word && tail.len() > 3)
            || word.rsplit_once('-').is_some_and(|(_, tail)| tail == last && tail.len() > 3)
            || near(last, word)
        {
            return Some(50);
        }
        // "Bagheri" for "Ali Bagheri Kani"; "Sheikh Ahmad" for "Ahmad Al-Sabah".
        if long.len() > 2 && long[1..].iter().any(|w| w == word) {
            return Some(40);
        }
        (long[0] == word && word.len() > 2).then_some(20)
    }

    /// Takes in one more form of the name.
    pub(super) fn add_form(&mut self, name: &[String]) {
        if !self.forms.iter().any(|form| form == name) {
            self.forms.push(name.to_vec());
        }
        let longer = name.len() > self.name.len();
        let spelled_out = name.len() == self.name.len()
            && name.iter().map(String::len).sum::<usize>()
                > self.name.iter().map(String::len).sum();
        if longer || (spelled_out && self.name.iter().any(|w| w.ends_with('.'))) {
            self.name = name.to_vec();
        }
    }
}

/// Finds the person of that name among those known, or none. Where several fit equally well, the
/// one mentioned last.
pub(super) fn find(
    people: &[Person],
    name: &[String],
    gender: Option<Gender>,
    country: Option<&str>,
) -> Option<usize> {
    people
        .iter()
        .enumerate()
        .filter_map(|(idx, person)| {
            let fit = person.fit(name)?;
            let other_gender = gender.is_some_and(|g| person.gender.is_some_and(|p| p != g));
            let other_country = fit < 80
                && country.is_some_and(|c| {
                    !person.countries.is_empty() && !person.countries.iter().any(|p| p == c)
                });
            (!other_gender && !other_country).then_some((fit, person.latest, idx))
        })
        .max()
        .map(|(_, _, idx)| idx)
}

fn keys(name: &[String]) -> Vec<String> {
    name.iter().map(|w| name_key(w)).collect()
}

fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// "j." or "j" for "james".
fn is_initial_of(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| {
        let stem = x.trim_end_matches('.');
        stem.chars().count() == 1 && y.starts_with(stem)
    };
    initial(a, b) || initial(b, a)
}

/// Two spellings of one long name: one letter more, less or other, not at the start. Short names
/// differ by a letter and mean different people (Cho, Choi).
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 7 || long.len() - short.len() > 1 || short[..3] != long[..3] {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::{Person, find, near};

    fn words(name: &str) -> Vec<String> {
        name.split(' ').map(str::to_owned).collect()
    }

    fn people(names: &[&str]) -> Vec<Person> {
        names
            .iter()
            .enumerate()
            .map(|(latest, name)| Person {
                name: words(name),
                forms: vec![words(name)],
                latest,
                ..Person::default()
            })
            .collect()
    }

    fn found(names: &[&str], name: &str) -> Option<usize> {
        find(&people(names), &words(name), None, None)
    }

    #[test]
    fn a_surname_means_the_full_name_before_it() {
        assert_eq!(found(&["Hana Moriyama", "Ivan Petrov"], "Petrov"), Some(1));
        assert_eq!(found(&["Hana Moriyama"], "Petrov"), None);
    }

    #[test]
    fn korean_family_names_come_first() {
        assert_eq!(found(&["Kim Do-hyun", "Choi Min-ji"], "Kim"), Some(0));
        assert_eq!(found(&["Kim Do-hyun"], "Do-hyun"), None);
    }

    #[test]
    fn short_names_one_letter_apart_are_different_people() {
        assert_eq!(found(&["Cho Tae-min"], "Choi"), None);
        assert!(!near("cho", "choi"));
    }

    #[test]
    fn long_names_one_letter_apart_are_spellings() {
        assert!(near("zelensky", "zelenskyy"));
    }

    #[test]
    fn names_may_leave_out_words_in_between() {
        assert_eq!(found(&["Ahmad Nasser Al-Mohammad Al-Sabah"], "Ahmad Al-Sabah"), Some(0));
        assert_eq!(found(&["Ali Rostami Kani"], "Rostami"), Some(0));
    }

    #[test]
    fn of_two_people_of_one_surname_the_latest_is_meant() {
        assert_eq!(found(&["Anna Weber", "Karl Weber"], "Weber"), Some(1));
        assert_eq!(found(&["Anna Weber", "Karl Weber"], "Anna Weber"), Some(0));
    }
}
