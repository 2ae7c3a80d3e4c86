//! The grammar of titles: `[former] [Japanese] [acting] foreign minister [of Japan | to Japan]`.
//!
//! A title is found by its office phrase; modifiers, country and organization are collected to its
//! left, a complement ("of the World Economic Forum", "to Japan") to its right. Whether a name
//! follows is decided elsewhere.

use crate::entities::OfficeStatus;
use crate::entities::complement;
use crate::entities::facts::{self, Gender};
use crate::entities::left;
use crate::entities::past;
use crate::entities::spot::{Spots, What};
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};

/// Whose office it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A country, by its code.
    Country(String),
    /// The organization that these tokens name or describe.
    Organization(TokenRange),
    /// The town, province or island that these tokens name.
    Place(TokenRange),
}

/// One title in the text.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the phrase of its own")]
pub(super) struct Title {
    /// All of it: modifiers, country, office, complement; no article.
    pub(super) tokens: TokenRange,
    /// The office words alone.
    pub(super) office: TokenRange,
    /// The title as text, without country and status ("Ambassador to Japan").
    pub(super) text: String,
    /// The kind of office, the same for all its wordings ("foreign minister").
    pub(super) class: String,
    /// Current where nothing says otherwise.
    pub(super) status: OfficeStatus,
    /// Whether a word says the status outright.
    pub(super) status_said: bool,
    /// Whose office, where said.
    pub(super) of: Option<Of>,
    /// Who has the office, as a pronoun or common noun: "its" chairman, the "agency"'s director.
    pub(super) possessor: Option<TokenIdx>,
    /// For several people, a country each, in their order ("the ministers of A and B").
    pub(super) each: Vec<String>,
    /// Where the word tells ("spokeswoman").
    pub(super) gender: Option<Gender>,
    /// "ministers", "Presidents": stands for several people.
    pub(super) plural: bool,
    /// A calling or relation rather than an office ("counterpart", "lawyer").
    pub(super) role: bool,
    /// Of a town or province ("mayor").
    pub(super) local: bool,
    /// Whether it can stand right before a name.
    pub(super) before_name: bool,
    /// Whether a country has but one of them at a time.
    pub(super) unique: bool,
    /// Begins with "the", a possessive or a demonstrative.
    pub(super) definite: bool,
}

impl Title {
    /// A title that no title words tell: the presidency in an administration's name, the leadership
    /// in "who leads the party".
    pub(super) fn told_by(
        tokens: TokenRange,
        office: &str,
        of: Option<Of>,
        status: OfficeStatus,
    ) -> Self {
        Self {
            tokens,
            office: tokens,
            text: office.to_owned(),
            class: office.to_lowercase(),
            status,
            status_said: status != OfficeStatus::Current,
            of,
            possessor: None,
            each: Vec::new(),
            gender: None,
            plural: false,
            role: false,
            local: false,
            before_name: false,
            unique: true,
            definite: true,
        }
    }
}

/// All titles of a sentence's tokens, in text order, disjoint.
pub(super) fn titles(words: &Words<'_>, spots: &Spots, sentence: TokenRange) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let floor = titles.last().map_or(sentence.start, |t| t.tokens.end);
        match title_at(words, spots, TokenRange::new(floor, sentence.end), at) {
            Some(title) => {
                at = title.tokens.end.max(at + 1);
                titles.push(title);
            }
            None => at += 1,
        }
    }
    share_country_across_conjuncts(words, &mut titles);
    take_from_possessors(words, &mut titles);
    titles
}

/// "the Peruvian president's trade adviser": the office of whom another title tells.
fn take_from_possessors(words: &Words<'_>, titles: &mut [Title]) {
    for idx in 1..titles.len() {
        let (before, rest) = titles.split_at_mut(idx);
        let (Some(first), Some(second)) = (before.last(), rest.first_mut()) else { continue };
        let ending = first.tokens.end;
        if words.is_possessive_ending(ending)
            && second.tokens.start == ending + 1
            && second.of.is_none()
        {
            second.of.clone_from(&first.of);
            second.possessor = Some(ending - 1);
            second.definite = true;
        }
    }
}

fn title_at(words: &Words<'_>, spots: &Spots, bounds: TokenRange, at: TokenIdx) -> Option<Title> {
    // A name of something else that contains a title word ("Presidential Security Service",
    // "Ministry of Foreign Affairs") is no title.
    if spots.covering(at).is_some_and(|spot| !matches!(spot.what, What::Person)) {
        return None;
    }
    // "Noor bint [Sultan]": a name.
    if at > bounds.start && matches!(words.lower(at - 1), "bin" | "bint" | "ibn" | "ben" | "binti")
    {
        return None;
    }
    if let Some(member) = membership(words, spots, bounds, at) {
        return Some(member);
    }
    let hit = facts::office_at(words, at, bounds.end)?;
    let mut office = TokenRange::new(at, at + hit.len);
    // "chief policymaker": the word describes another one.
    if hit.len == 1
        && matches!(words.lower(at), "chief" | "head" | "boss" | "leader" | "deputy")
        && words.doc.tag(office.end.min(words.len() - 1)).is_common_noun()
        && !words.is_capitalized(office.end)
    {
        return None;
    }
    // "director of [Human Rights Watch]", "leader of the opposition [Reform Party]": a name begins
    // inside the phrase, or describes what it ends with.
    let mut hit = hit;
    // "the president's adviser": no plural, whatever the letters look like.
    if office.len() > 1 && words.is_possessive_ending(office.end - 1) {
        hit = facts::office_at(words, at, office.end - 1)?;
        office = TokenRange::new(at, at + hit.len);
    }
    if let Some(spot) = office
        .iter()
        .skip(1)
        .filter_map(|t| spots.starting_at(t))
        .find(|s| s.tokens.end > office.end && matches!(s.what, What::Organization { .. }))
        && let Some(shorter) = facts::office_at(words, at, spot.tokens.start)
    {
        office = TokenRange::new(at, at + shorter.len);
        hit = shorter;
    }
    let party = |t: TokenIdx| {
        t < bounds.end && matches!(words.lower(t), "party" | "alliance" | "movement" | "bloc")
    };
    if words.lower(office.end - 1) == "opposition"
        && (spots
            .starting_at(office.end)
            .is_some_and(|s| matches!(s.what, What::Organization { .. }))
            || words.is_capitalized(office.end)
                && (office.end + 1..office.end + 4)
                    .any(|t| party(t) && (office.end..t).all(|w| words.is_capitalized(w))))
    {
        office = TokenRange::new(at, at + 1);
    }
    let mut text = words.phrase(office);
    if hit.plural {
        // "Presidents A and B": each is president.
        text = text.strip_suffix('s').map_or(text.clone(), str::to_owned);
    }
    let mut title = Title {
        tokens: office,
        office,
        text,
        class: hit.class,
        status: hit.status.unwrap_or(OfficeStatus::Current),
        status_said: hit.status.is_some(),
        of: None,
        possessor: None,
        each: Vec::new(),
        gender: hit.gender,
        plural: hit.plural,
        role: hit.role,
        local: hit.local,
        before_name: hit.before_name,
        unique: hit.unique,
        definite: false,
    };
    left::collect(words, spots, bounds.start, &mut title);
    left::body_within(words, spots, &mut title);
    complement::collect(words, spots, bounds.end, &mut title);
    if title.of.is_none()
        && title.possessor.is_none()
        && title.office.len() > 1
        && facts::is_body_noun(words.lemma(at))
        && !facts::is_body_of_people(&words.lemma(at).to_lowercase())
    {
        // "Council president": an office with the body's noun in it.
        title.possessor = Some(at);
    }
    if let Some(Of::Country(iso2)) = &title.of {
        title.class = facts::office_class(words, at, bounds.end, iso2);
    }
    past::collect(words, bounds.end, &mut title);
    Some(title)
}

/// "Member of the Supreme Council A": written as a title, right before the name. In lower case, and
/// behind a name, membership is a tie and no office.
fn membership(words: &Words<'_>, spots: &Spots, bounds: TokenRange, at: TokenIdx) -> Option<Title> {
    // "Federal Council member A".
    if words.lower(at) == "member"
        && let Some(body) = spots.ending_at(at).filter(|s| s.tokens.start >= bounds.start)
        && matches!(body.what, What::Organization { media: false, .. })
        && spots.starting_at(at + 1).is_some_and(|s| s.what == What::Person)
    {
        let tokens = TokenRange::new(body.tokens.start, at + 1);
        let of = Some(Of::Organization(body.tokens));
        let told = Title::told_by(tokens, words.raw(at), of, OfficeStatus::Current);
        let office = TokenRange::new(at, at + 1);
        return Some(Title { office, before_name: true, unique: false, ..told });
    }
    if words.raw(at) != "Member" || words.lower(at + 1) != "of" {
        return None;
    }
    let start = if words.lower(at + 2) == "the" { at + 3 } else { at + 2 };
    let body = spots.starting_at(start).filter(|s| s.tokens.end < bounds.end)?;
    let person = spots.starting_at(body.tokens.end)?;
    if !matches!(body.what, What::Organization { .. }) || person.what != What::Person {
        return None;
    }
    let tokens = TokenRange::new(at, body.tokens.end);
    let of = Some(Of::Organization(body.tokens));
    let told = Title::told_by(tokens, "Member", of, OfficeStatus::Current);
    Some(Title { office: TokenRange::new(at, at + 1), before_name: true, unique: false, ..told })
}

/// "South Korean Foreign Minister A and Acting President B": the second title has the first one's
/// country. Only across a bare conjunction with one name between.
fn share_country_across_conjuncts(words: &Words<'_>, titles: &mut [Title]) {
    for idx in 1..titles.len() {
        let (before, rest) = titles.split_at_mut(idx);
        let (Some(first), Some(second)) = (before.last(), rest.first_mut()) else { continue };
        if second.of.is_some() || second.definite {
            continue;
        }
        let Some(Of::Country(iso2)) = &first.of else { continue };
        let between = first.tokens.end..second.tokens.start;
        let n_joints =
            between.clone().filter(|&t| words.lower(t) == "and" || words.is_comma(t)).count();
        let joined = between.end > between.start
            && matches!(words.lower(between.end - 1), "and" | ",")
            && (1..=2).contains(&n_joints)
            && between.clone().all(|t| {
                words.is_capitalized(t)
                    || matches!(words.lower(t), "and" | ",")
                    || facts::is_particle(words.lower(t))
            });
        if joined {
            second.of = Some(Of::Country(iso2.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn country_and_status_stand_before_the_office() {
        check(
            "Former Kenyan Prime Minister Daniel Otieno met Acting President Grace Wambui.",
            expect![[r"
                country | Kenya |  | Kenyan
                person | Daniel Otieno | former Prime Minister of Kenya | 
                person | Grace Wambui | acting President | 
            "]],
        );
        check(
            "Outgoing U.S. Secretary of State Carol Whitfield spoke with Norway's foreign minister, Lars Hagen.",
            expect![[r"
                country | United States |  | U.S.
                person | Carol Whitfield | outgoing Secretary of State of United States | 
                country | Norway |  | 
                person | Lars Hagen | current foreign minister of Norway | 
            "]],
        );
    }

    #[test]
    fn the_complement_says_whose_office_or_where_to() {
        check(
            "U.S. Ambassador to Japan Robert Ellison met Secretary General of NATO Pieter de Vries.",
            expect![[r"
                country | United States |  | U.S.
                country | Japan |  | 
                person | Robert Ellison | current Ambassador to Japan of United States | 
                organization | NATO |  | 
                person | Pieter de Vries | current Secretary General of NATO | 
            "]],
        );
        check(
            "Prime Minister of Peru Luisa Quispe received the president of the World Bank, Ajit Rao.",
            expect![[r"
                country | Peru |  | 
                person | Luisa Quispe | current Prime Minister of Peru | 
                organization | World Bank |  | 
                person | Ajit Rao | current president of World Bank | 
            "]],
        );
    }

    #[test]
    fn conjuncts_share_the_country() {
        check(
            "He met South Korean Foreign Minister Han Ji-won and Acting President Baek Dong-su.",
            expect![[r"
                country | South Korea |  | South Korean
                person | Han Ji-won | current Foreign Minister of South Korea | 
                person | Baek Dong-su | acting President of South Korea | 
            "]],
        );
    }

    #[test]
    fn a_plural_title_stands_for_each_name() {
        check(
            "Presidents Okello and Duarte signed the treaty.",
            expect![[r"
            person | Okello | current President | 
            person | Duarte | current President | 
        "]],
        );
    }

    #[test]
    fn a_verb_is_no_modifier() {
        check(
            "After the National Assembly impeached President Baek Dong-su, the army named Carlos Ruiz as commander, replacing General Juan Mora.",
            expect![[r"
                organization | National Assembly |  | 
                person | Baek Dong-su | current President | 
                organization | army (tentative) |  | 
                person | Carlos Ruiz | incoming commander | 
                person | Juan Mora | current General | 
            "]],
        );
    }

    #[test]
    fn a_title_word_in_a_name_is_a_name() {
        check(
            "Noor bint Sultan Al Mualla met Yasir al-Tigani.",
            expect![[r"
                person | Noor bint Sultan Al Mualla |  | 
                person | Yasir al-Tigani |  | 
            "]],
        );
    }

    #[test]
    fn a_body_spoken_of_has_its_president() {
        check(
            "The Constitutional Council ruled on Friday. Council president Seydou Kane read it out.",
            expect![[r"
                organization | Constitutional Council |  | 
                person | Seydou Kane | current Council president of Constitutional Council | 
            "]],
        );
    }

    #[test]
    fn a_local_office_is_of_its_place() {
        check(
            "India watched West Bengal Chief Minister Asha Sen and the governor of Punjab province, Ali Khan.",
            expect![[r"
                country | India |  | 
                place | West Bengal |  | 
                person | Asha Sen | current Chief Minister of West Bengal | 
                place | Punjab province |  | 
                person | Ali Khan | current governor of Punjab province | 
            "]],
        );
    }

    #[test]
    fn the_opposition_may_be_a_party() {
        check(
            "The leader of the opposition Nationalist Party, Anton Borg, spoke to Interior ministry spokeswoman Petra Nagy.",
            expect![[r"
                organization | Nationalist Party |  | 
                person | Anton Borg | current leader of Nationalist Party | 
                organization | Interior ministry (tentative) |  | 
                person | Petra Nagy | current spokeswoman of Interior ministry | 
            "]],
        );
    }

    #[test]
    fn membership_may_be_a_title() {
        check(
            "He met Member of the Supreme Water Council Ada Roe in Lima.",
            expect![[r"
                organization | Supreme Water Council |  | 
                person | Ada Roe | current Member of Supreme Water Council | 
                place | Lima |  | 
            "]],
        );
    }

    #[test]
    fn whose_and_of_what_may_stand_before_a_title() {
        check(
            "Fiji opened a port. Its Pacific minister, Ada Roe, and Kite Safety Minister Bo Li came with the World Bank's Horn director, Eve Noor.",
            expect![[r"
                country | Fiji |  | 
                person | Ada Roe | current Pacific minister of Fiji | 
                person | Bo Li | current Kite Safety Minister of Fiji? | 
                organization | World Bank |  | 
                person | Eve Noor | current Horn director of World Bank | 
                  Its → Fiji
            "]],
        );
    }

    #[test]
    fn whose_adviser_somebody_is_is_told_by_another_title() {
        check(
            "He met Luc Fontan, the Kenyan president's trade adviser, and left.",
            expect![[r"
            person | Luc Fontan | current adviser of Kenya | 
            country | Kenya |  | Kenyan
        "]],
        );
    }

    #[test]
    fn membership_before_a_name_is_an_office() {
        check(
            "Federal Council member Ada Roe met the minister of trade, S. K. Li, and a council member, Bo Noor.",
            expect![[r"
                organization | Federal Council |  | 
                person | Ada Roe | current member of Federal Council | 
                person | S. K. Li | current minister of trade | 
                person | Bo Noor |  | 
            "]],
        );
    }
}
