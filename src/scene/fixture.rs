//! Maps to test pictures on, all names of people invented.

use crate::entities::{EntityKind, MentionForm, OfficeStatus};
use crate::map::{
    Actor, ActorId, ActorMention, ActorOffice, Link, LinkId, Origin, RelationshipMap,
};
use crate::relations::{Confidence, Evidence, Predicate, Status};
use crate::text::{ArticleId, Span};

/// A map in the making.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    pub(crate) map: RelationshipMap,
}

impl Sketch {
    fn actor(&mut self, kind: EntityKind, name: &str, iso2: Option<&str>) -> ActorId {
        let id = ActorId(self.map.n_actors() as u32);
        let article = ArticleId::default();
        let form = MentionForm::Name;
        self.map.insert_actor(Actor {
            id,
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            iso2: iso2.map(str::to_owned),
            offices: Vec::new(),
            mentions: vec![ActorMention { article, span: Span::default(), form }],
            origin: Origin::Read,
        });
        id
    }

    pub(crate) fn country(&mut self, name: &str, iso2: &str) -> ActorId {
        self.actor(EntityKind::Country, name, (!iso2.is_empty()).then_some(iso2))
    }

    pub(crate) fn thing(&mut self, kind: EntityKind, name: &str) -> ActorId {
        self.actor(kind, name, None)
    }

    /// A person with an office of a country or organization.
    pub(crate) fn official(
        &mut self,
        name: &str,
        title: &str,
        of: ActorId,
        status: OfficeStatus,
    ) -> ActorId {
        let id = self.actor(EntityKind::Person, name, None);
        let mut actor = self.map.actor(id).unwrap().clone();
        actor.offices.push(ActorOffice {
            title: title.to_owned(),
            of: Some(of),
            status,
            articles: vec![ArticleId::default()],
            span: Span::default(),
        });
        self.map.insert_actor(actor);
        let status = match status {
            OfficeStatus::Former => Status::Happened,
            OfficeStatus::Incoming => Status::Planned,
            _ => Status::Ongoing,
        };
        self.link(id, Predicate::HoldsOffice, of, status);
        id
    }

    /// Something that is part of a country.
    pub(crate) fn part(&mut self, kind: EntityKind, name: &str, of: ActorId) -> ActorId {
        let id = self.thing(kind, name);
        let tie = if kind == EntityKind::Place { Predicate::LocatedIn } else { Predicate::PartOf };
        self.link(id, tie, of, Status::Ongoing);
        id
    }

    pub(crate) fn link(&mut self, from: ActorId, what: Predicate, to: ActorId, status: Status) {
        self.draw(from, what, to, status, false);
    }

    pub(crate) fn draw(
        &mut self,
        source: ActorId,
        predicate: Predicate,
        target: ActorId,
        status: Status,
        inferred: bool,
    ) {
        let span = Span::new(0, 1);
        let article = ArticleId::default();
        let drawn = self.map.insert_link(Link {
            id: LinkId(self.map.n_links() as u32),
            source,
            predicate,
            target,
            status,
            date: None,
            inferred,
            confidence: Confidence::High,
            rule: "sketch".to_owned(),
            attributed_to: None,
            evidence: vec![Evidence { article, sentence: span, trigger: span }],
            origin: Origin::Read,
        });
        assert!(drawn, "both ends are on the map");
    }
}

/// Five actors: two countries, their foreign ministers, a meeting place.
pub(crate) fn small() -> RelationshipMap {
    use OfficeStatus::Current;
    let mut s = Sketch::default();
    let japan = s.country("Japan", "JP");
    let korea = s.country("South Korea", "KR");
    let minister = s.official("Haruto Minase", "foreign minister", japan, Current);
    let host = s.official("Seo Ji-won", "Foreign Minister", korea, Current);
    let seoul = s.thing(EntityKind::Place, "Seoul");
    s.link(minister, Predicate::Meets, host, Status::Planned);
    s.link(minister, Predicate::Visits, seoul, Status::Planned);
    s.link(japan, Predicate::CooperatesWith, korea, Status::Ongoing);
    s.map
}

/// A week of diplomacy: some thirty actors of every kind, lines of every tone and status.
pub(crate) fn week() -> RelationshipMap {
    use EntityKind::{Event, Organization, Place};
    use OfficeStatus::{Acting, Current, Former, Incoming, Outgoing};
    use Predicate as P;
    use Status::{Denied, Happened, Ongoing, Planned, Possible};
    let mut s = Sketch::default();
    let japan = s.country("Japan", "JP");
    let korea = s.country("South Korea", "KR");
    let states = s.country("United States", "US");
    let north = s.country("North Korea", "KP");
    let china = s.country("China", "CN");
    let russia = s.country("Russia", "RU");
    let ukraine = s.country("Ukraine", "UA");
    let philippines = s.country("Philippines", "PH");
    let minase = s.official("Haruto Minase", "foreign minister", japan, Current);
    let prime = s.official("Sota Kirigaya", "Prime Minister", japan, Current);
    let former = s.official("Ren Asahina", "Prime Minister", japan, Former);
    let seo = s.official("Seo Ji-won", "Foreign Minister", korea, Current);
    let acting = s.official("Baek Do-hyun", "President", korea, Acting);
    let suspended = s.official("Nam Tae-sik", "President", korea, Current);
    let assembly = s.part(Organization, "National Assembly", korea);
    let court = s.part(Organization, "Constitutional Court", korea);
    let old = s.official("Walter Brackenridge", "President", states, Outgoing);
    let new = s.official("Chester Ravenel", "president-elect", states, Incoming);
    let secretary = s.official("Diane Holloway", "Secretary of State", states, Outgoing);
    let nominee = s.official("Luis Carrasco", "secretary of state nominee", states, Incoming);
    let senate = s.part(Organization, "Senate", states);
    let leader = s.official("Pak Chol-min", "leader", north, Current);
    let nato = s.thing(Organization, "NATO");
    let chief = s.official("Annika Lindqvist", "Secretary General", nato, Current);
    let summit = s.thing(Event, "Trilateral summit at Lake Towada");
    let inauguration = s.thing(Event, "Inauguration");
    let martial = s.thing(Event, "Martial law declaration");
    let seoul = s.part(Place, "Seoul", korea);
    let camp = s.part(Place, "Camp Hartwell", states);

    s.link(minase, P::Meets, seo, Planned);
    s.link(minase, P::Visits, korea, Planned);
    s.link(minase, P::Meets, acting, Planned);
    s.link(minase, P::Attends, inauguration, Planned);
    s.link(minase, P::Meets, nominee, Possible);
    s.link(minase, P::CooperatesWith, seo, Ongoing);
    s.link(minase, P::AgreesWith, seo, Happened);
    s.link(prime, P::TalksByPhone, new, Happened);
    s.link(prime, P::Meets, new, Possible);
    s.draw(former, P::Succeeds, prime, Happened, true);
    s.link(former, P::Attends, summit, Happened);
    s.link(suspended, P::Attends, summit, Happened);
    s.link(old, P::Hosts, summit, Happened);
    s.link(summit, P::LocatedIn, camp, Happened);
    s.link(suspended, P::Initiates, martial, Happened);
    s.link(assembly, P::Impeaches, suspended, Happened);
    s.link(court, P::InvestigatesOrProsecutes, suspended, Ongoing);
    s.draw(acting, P::Succeeds, suspended, Ongoing, true);
    s.link(states, P::AlliedWith, japan, Ongoing);
    s.link(states, P::AlliedWith, korea, Ongoing);
    s.link(japan, P::CooperatesWith, korea, Ongoing);
    s.link(japan, P::CooperatesWith, philippines, Planned);
    s.link(minase, P::Visits, philippines, Planned);
    s.link(japan, P::ConcernedAbout, china, Ongoing);
    s.link(japan, P::Counters, china, Ongoing);
    s.link(states, P::Counters, china, Ongoing);
    s.link(north, P::Threatens, korea, Ongoing);
    s.link(north, P::Aids, russia, Ongoing);
    s.link(russia, P::Attacks, ukraine, Ongoing);
    s.link(russia, P::AtWarWith, ukraine, Ongoing);
    s.link(states, P::Aids, ukraine, Ongoing);
    s.link(states, P::Sanctions, russia, Happened);
    s.link(new, P::Meets, leader, Possible);
    s.link(leader, P::AlliedWith, russia, Ongoing);
    s.link(ukraine, P::PartOf, nato, Denied);
    s.link(chief, P::Supports, ukraine, Ongoing);
    s.link(new, P::Appoints, nominee, Happened);
    s.link(senate, P::Appoints, nominee, Planned);
    s.draw(nominee, P::Succeeds, secretary, Planned, true);
    s.link(secretary, P::Visits, seoul, Happened);
    s.link(secretary, P::Meets, seo, Happened);
    s.link(secretary, P::JointStatementWith, seo, Happened);
    s.link(secretary, P::Supports, korea, Happened);
    s.link(inauguration, P::LocatedIn, states, Planned);
    s.link(new, P::Attends, inauguration, Planned);
    s.link(china, P::Opposes, nato, Possible);
    s.link(suspended, P::SpeaksAbout, china, Happened);
    s.map
}

/// What pictures must survive: very long names, other scripts, loops, many parallel lines, actors
/// without links or flag or name.
pub(crate) fn odd() -> RelationshipMap {
    use OfficeStatus::{Current, Former};
    let mut s = Sketch::default();
    let japan = s.country("日本", "JP");
    let korea = s.country("대한민국", "KR");
    let lost = s.country("Free Republic of Upper and Lower Marchland-on-the-Estuary", "");
    let minister = s.official("水無瀬 陽翔", "外務大臣", japan, Current);
    let host = s.official("서지원", "외교부 장관", korea, Current);
    let long = s.official(
        "Sheikh Dr. Faris Nasser Al-Mohammad Al-Jabir Al-Marzouqi bin Abdulrahman",
        "Deputy Prime Minister and Minister of State for Cabinet and Foreign Affairs",
        lost,
        Former,
    );
    let org = s.thing(
        EntityKind::Organization,
        "Commission for the Peaceful Settlement of Interprovincial Boundary Disputes",
    );
    s.thing(EntityKind::Person, "Аліна Ковальчук <script>&\"'\u{1b}");
    s.thing(EntityKind::Person, "مريم النجار");
    s.thing(EntityKind::Event, "");
    for what in [
        Predicate::Meets,
        Predicate::Visits,
        Predicate::AgreesWith,
        Predicate::Criticizes,
        Predicate::Supports,
        Predicate::SpeaksAbout,
        Predicate::DemandsOf,
    ] {
        s.link(minister, what, host, Status::Happened);
    }
    s.link(host, Predicate::Opposes, minister, Status::Denied);
    s.link(korea, Predicate::Criticizes, korea, Status::Happened);
    s.link(korea, Predicate::Supports, korea, Status::Possible);
    s.link(org, Predicate::Supports, long, Status::Happened);
    s.link(org, Predicate::Criticizes, japan, Status::Planned);
    s.map
}

const COUNTRIES: &[(&str, &str)] = &[
    ("Japan", "JP"),
    ("South Korea", "KR"),
    ("United States", "US"),
    ("China", "CN"),
    ("Saudi Arabia", "SA"),
    ("India", "IN"),
    ("United Kingdom", "GB"),
    ("France", "FR"),
    ("Germany", "DE"),
    ("Brazil", "BR"),
    ("Kenya", "KE"),
    ("Papua New Guinea", "PG"),
];

const GIVEN: &[&str] =
    &["Amara", "Bruno", "Celia", "Dario", "Elif", "Farouk", "Greta", "Hyun-woo", "Ilse", "Jonas"];
const FAMILY: &[&str] =
    &["Okoro", "Vestergaard", "Ito", "Marchetti", "Yildiz", "Haddad", "Lund", "Bae", "Quispe"];
const TITLES: &[&str] =
    &["Prime Minister", "foreign minister", "ambassador to the United Nations", "spokesperson"];

/// A map of `n` actors and about twice as many links; another seed gives another map.
pub(crate) fn crowd(n: usize, seed: u64) -> RelationshipMap {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut pick = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 33) as usize) % below.max(1)
    };
    let mut s = Sketch::default();
    let mut countries = Vec::new();
    let mut all = Vec::new();
    for i in 0..n {
        let id = match i % 10 {
            0 if countries.len() < COUNTRIES.len() => {
                let (name, iso2) = COUNTRIES[countries.len()];
                let id = s.country(name, iso2);
                countries.push(id);
                id
            }
            7 => s.thing(EntityKind::Event, &format!("Round {i} of the water talks")),
            8 => s.thing(EntityKind::Place, &format!("Port {}", FAMILY[pick(FAMILY.len())])),
            9 => s.part(
                EntityKind::Organization,
                &format!("{} Council for Trade", FAMILY[pick(FAMILY.len())]),
                countries[pick(countries.len())],
            ),
            _ => {
                let name = format!("{} {}", GIVEN[pick(GIVEN.len())], FAMILY[pick(FAMILY.len())]);
                let status = [OfficeStatus::Current, OfficeStatus::Former][pick(4) / 3];
                let title = TITLES[pick(TITLES.len())];
                s.official(&name, title, countries[pick(countries.len())], status)
            }
        };
        all.push(id);
    }
    for _ in 0..n + n / 3 {
        let (a, b) = (all[pick(all.len())], all[pick(all.len())]);
        let what = Predicate::ALL[3 + pick(Predicate::ALL.len() - 3)];
        let status = Status::ALL[pick(Status::ALL.len())];
        if a != b || pick(4) == 0 {
            s.link(a, what, b, status);
        }
    }
    s.map
}
