//! Organizations by name and abbreviation: blocs, agencies, parties, armed groups, companies, media.

use crate::knowledge::OtherSense;
use crate::knowledge::phrases::{Case, Phrases};
use crate::knowledge::table;

const WORLD: &str = include_str!("../../assets/knowledge/organizations.tsv");
/// These share their names with others, so that each counts only where its country is spoken of.
const LOCAL: [&str; 2] = [
    include_str!("../../assets/knowledge/parties.tsv"),
    include_str!("../../assets/knowledge/parliaments.tsv"),
];

/// What kind of organization it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganizationKind {
    /// Its members are states.
    Bloc,
    /// An authority, agency or service.
    Agency,
    /// A court or tribunal, or prosecutors.
    Court,
    /// A bank or fund.
    Bank,
    /// A parliament, one of its chambers or committees.
    Parliament,
    /// A ministry or department.
    Ministry,
    /// Armed forces or a part of them.
    Military,
    /// A militia, rebel or terrorist group, a cartel.
    ArmedGroup,
    /// A party or political movement.
    Party,
    /// A charity, rights group or association.
    Ngo,
    /// A think tank or institute.
    ThinkTank,
    /// A news agency, newspaper or broadcaster: rather a source than an actor.
    Media,
    /// A social network.
    Platform,
    /// A company.
    Company,
    /// A sports federation, league or club.
    Sports,
    /// A church or religious movement.
    Religious,
    /// A dynasty or royal household.
    Royal,
    /// A police force.
    Police,
    /// A government that is none of a whole country, or a cabinet or junta.
    Government,
    /// A university or school.
    University,
    /// A treaty; it acts through its signatories.
    Treaty,
    /// An embassy or mission.
    Embassy,
    /// A trade union.
    Union,
    /// People who act together and are no lasting body ("the delegation", "protesters").
    People,
    /// Left open by the noun ("council", "group").
    Body,
}

impl OrganizationKind {
    pub(super) fn from_cell(cell: &str) -> Self {
        match cell {
            "bloc" => Self::Bloc,
            "agency" => Self::Agency,
            "court" => Self::Court,
            "bank" => Self::Bank,
            "parliament" => Self::Parliament,
            "ministry" => Self::Ministry,
            "military" => Self::Military,
            "armed group" => Self::ArmedGroup,
            "party" => Self::Party,
            "ngo" => Self::Ngo,
            "think tank" => Self::ThinkTank,
            "media" | "press" => Self::Media,
            "platform" => Self::Platform,
            "company" => Self::Company,
            "sports" => Self::Sports,
            "religious" => Self::Religious,
            "royal" => Self::Royal,
            "police" => Self::Police,
            "government" => Self::Government,
            "university" => Self::University,
            "treaty" => Self::Treaty,
            "embassy" => Self::Embassy,
            "union" => Self::Union,
            "group of people" => Self::People,
            _ => Self::Body,
        }
    }
}

/// An organization.
#[derive(Debug)]
pub struct Organization {
    /// Full name; without article unless that is part of it ("The Times").
    pub name: &'static str,
    /// What kind it is.
    pub kind: OrganizationKind,
    /// The country that it belongs to; none if it is international.
    pub iso2: Option<&'static str>,
    /// Abbreviations and other names.
    pub aliases: Vec<&'static str>,
    /// Known the world over by its name, rather than one of many parties or parliaments.
    pub well_known: bool,
    ambiguous: &'static str,
}

impl Organization {
    /// What else one of its names as often means.
    pub fn other_sense(&self, phrase: &str) -> Option<OtherSense> {
        table::list(self.ambiguous)
            .filter_map(|pair| pair.rsplit_once(':'))
            .find(|(word, _)| *word == phrase)
            .and_then(|(_, sense)| OtherSense::from_cell(sense))
    }
}

/// One organization that a phrase may name.
#[derive(Clone, Copy, Debug)]
pub struct OrganizationUse<'a> {
    /// Which one.
    pub organization: &'a Organization,
    /// The phrase is its full name rather than an abbreviation or alias.
    pub full_name: bool,
    /// What else the phrase as often means.
    pub or: Option<OtherSense>,
}

/// A name of one or more organizations, found in a text.
#[derive(Clone, Debug)]
pub struct OrganizationMatch<'a> {
    /// Number of words.
    pub len: usize,
    /// What it may name, at least one; well-known ones first.
    pub uses: Vec<OrganizationUse<'a>>,
}

impl<'a> OrganizationMatch<'a> {
    /// The one meant in a text that speaks of these countries (iso2): of an organization that is one
    /// of many of that name, only the one whose country is spoken of.
    pub fn among(&self, countries: &[&str]) -> Option<OrganizationUse<'a>> {
        let spoken_of = |u: &&OrganizationUse<'a>| {
            u.organization.iso2.is_some_and(|iso2| countries.contains(&iso2))
        };
        self.uses
            .iter()
            .find(spoken_of)
            .or_else(|| self.uses.iter().find(|u| u.organization.well_known))
            .copied()
    }
}

/// All organizations, by name and abbreviation.
#[derive(Debug)]
pub struct Organizations {
    rows: Vec<Organization>,
    phrases: Phrases<(u16, bool)>,
}

impl Organizations {
    pub(super) fn shipped() -> Self {
        let local =
            LOCAL.iter().flat_map(|table| table::rows(table).map(|row| organization(row, false)));
        let rows: Vec<Organization> =
            table::rows(WORLD).map(|row| organization(row, true)).chain(local).collect();
        let phrases = Phrases::new(
            Case::Matters,
            rows.iter().enumerate().flat_map(|(i, row)| {
                let aliases = row.aliases.iter().map(move |alias| (*alias, (i as u16, false)));
                std::iter::once((row.name, (i as u16, true))).chain(aliases)
            }),
        );
        Self { rows, phrases }
    }

    /// All of them; well-known ones first.
    pub fn all(&self) -> &[Organization] {
        &self.rows
    }

    /// The first one of that full name, as the table writes it.
    pub fn by_name(&self, name: &str) -> Option<&Organization> {
        self.named(name).into_iter().find(|u| u.full_name).map(|u| u.organization)
    }

    /// The longest name or abbreviation that starts with `words[at]`, as the text writes it.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<OrganizationMatch<'_>> {
        let found = self.phrases.longest_at(words, at)?;
        let phrase = words[at..at + found.len].join(" ");
        Some(OrganizationMatch { len: found.len, uses: self.uses(&phrase, &found.meanings) })
    }

    /// What the whole phrase may name; empty if it is not known.
    pub fn named(&self, phrase: &str) -> Vec<OrganizationUse<'_>> {
        self.uses(phrase, &self.phrases.exact(phrase))
    }

    fn uses(&self, phrase: &str, meanings: &[(u16, bool)]) -> Vec<OrganizationUse<'_>> {
        let mut uses: Vec<OrganizationUse<'_>> = Vec::with_capacity(meanings.len());
        for &(row, full_name) in meanings {
            let organization = &self.rows[usize::from(row)];
            match uses.iter_mut().find(|u| std::ptr::eq(u.organization, organization)) {
                // A name and an alias may differ in periods only.
                Some(known) => known.full_name |= full_name,
                None => uses.push(OrganizationUse {
                    organization,
                    full_name,
                    or: organization.other_sense(phrase),
                }),
            }
        }
        uses
    }
}

fn organization(cells: [&'static str; 5], well_known: bool) -> Organization {
    let [name, kind, iso2, aliases, ambiguous] = cells;
    Organization {
        name,
        kind: OrganizationKind::from_cell(kind),
        iso2: table::some(iso2),
        aliases: table::list(aliases).collect(),
        well_known,
        ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::OrganizationKind;
    use crate::knowledge::{Knowledge, OtherSense, SeatHolder};

    fn names(phrase: &str) -> Vec<&'static str> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = Knowledge::shipped().organizations.longest_at(&words, 0);
        found.iter().flat_map(|m| m.uses.iter().map(|u| u.organization.name)).collect()
    }

    #[test]
    fn abbreviations_name_their_organization() {
        assert_eq!(names("EU"), ["European Union"]);
        assert_eq!(names("U.N. Security Council"), ["UN Security Council"]);
        assert_eq!(names("NATO"), ["North Atlantic Treaty Organization"]);
        assert_eq!(names("Nato"), ["North Atlantic Treaty Organization"]);
        assert_eq!(names("who"), [""; 0]);
    }

    #[test]
    fn an_abbreviation_of_several_names_all_and_the_country_decides() {
        let found = Knowledge::shipped().organizations.longest_at(&["SDF"], 0).unwrap();
        let syria = found.among(&["SY"]).unwrap().organization;
        let japan = found.among(&["JP", "US"]).unwrap().organization;
        assert_eq!(syria.name, "Syrian Democratic Forces");
        assert_eq!(japan.name, "Japan Self-Defense Forces");
    }

    #[test]
    fn one_parliament_of_many_needs_its_country() {
        let found =
            Knowledge::shipped().organizations.longest_at(&["National", "Assembly"], 0).unwrap();
        assert!(found.uses.len() > 20);
        assert_eq!(found.among(&["KE"]).unwrap().organization.iso2, Some("KE"));
        assert!(found.among(&["JP"]).is_none());
    }

    #[test]
    fn news_agencies_are_media_and_groups_have_their_country() {
        let organizations = &Knowledge::shipped().organizations;
        let find = |name: &str| organizations.named(name)[0].organization;
        assert_eq!(find("AFP").kind, OrganizationKind::Media);
        assert_eq!(find("Yonhap").kind, OrganizationKind::Media);
        assert_eq!(find("Hezbollah").iso2, Some("LB"));
        assert_eq!(find("Renamo").iso2, Some("MZ"));
        assert_eq!(find("Pentagon").iso2, Some("US"));
    }

    #[test]
    fn names_that_are_common_words_are_marked() {
        let organizations = &Knowledge::shipped().organizations;
        assert_eq!(organizations.named("Apple")[0].or, Some(OtherSense::Word));
        assert_eq!(organizations.named("Wagner")[0].or, Some(OtherSense::Person));
        assert_eq!(organizations.named("Wagner Group")[0].or, None);
    }

    #[test]
    fn every_row_is_complete() {
        let known = Knowledge::shipped();
        assert!(known.organizations.all().len() >= 600);
        for o in known.organizations.all() {
            assert!(!o.name.is_empty());
            if let Some(iso2) = o.iso2 {
                assert!(known.countries.by_iso2(iso2).is_some(), "{}: {iso2}", o.name);
            }
            assert!(!o.well_known || o.kind != OrganizationKind::Body, "{}", o.name);
            for pair in o.ambiguous.split(';').filter(|pair| !pair.is_empty()) {
                let (word, _) = pair.rsplit_once(':').unwrap();
                assert!(word == o.name || o.aliases.contains(&word), "{}: {word}", o.name);
                assert!(o.other_sense(word).is_some(), "{}: {pair}", o.name);
            }
        }
    }

    #[test]
    fn every_holder_of_a_seat_is_known() {
        let known = Knowledge::shipped();
        for seat in known.seats.all() {
            if let SeatHolder::Organization(name) = seat.holder {
                assert!(known.organizations.by_name(name).is_some(), "{name}");
            }
        }
    }
}
