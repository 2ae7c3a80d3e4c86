//! Invented maps: countries, their officials, organizations and events.

use entente::entities::{EntityKind, OfficeStatus};
use entente::map::{Actor, ActorId, ActorOffice, Link, LinkId, Origin, RelationshipMap};
use entente::relations::{Confidence, Evidence, Predicate, Status};
use entente::text::{ArticleId, Span};

const ISO2: [&str; 12] = ["JP", "KR", "US", "CN", "SA", "IN", "GB", "FR", "DE", "BR", "KE", "PG"];

/// A map of `n` actors and at most `m` links: most of them between neighbors, some with whoever many
/// have to do with.
pub(crate) fn map(n: usize, m: usize) -> RelationshipMap {
    let mut map = RelationshipMap::default();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut pick = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 33) as usize) % below.max(1)
    };
    for i in 0..n {
        let country = ActorId((i / 12 * 12) as u32);
        let (kind, name) = match i % 12 {
            0 => (EntityKind::Country, format!("Country {i}")),
            1..=7 => (EntityKind::Person, format!("Given Family {i}")),
            8 | 9 => (EntityKind::Organization, format!("Council for Trade {i}")),
            10 => (EntityKind::Event, format!("Round {i} of talks")),
            _ => (EntityKind::Place, format!("Port {i}")),
        };
        let office = ActorOffice {
            title: "foreign minister".to_owned(),
            of: Some(country),
            status: OfficeStatus::Current,
            articles: vec![ArticleId::default()],
            span: Span::default(),
        };
        map.insert_actor(Actor {
            id: ActorId(i as u32),
            kind,
            name,
            aliases: Vec::new(),
            iso2: (kind == EntityKind::Country).then(|| ISO2[i / 12 % 12].to_owned()),
            offices: if kind == EntityKind::Person { vec![office] } else { Vec::new() },
            mentions: Vec::new(),
            origin: Origin::Read,
        });
    }
    for i in 0..m {
        let (source, predicate, target) = if i < n && (1..=9).contains(&(i % 12)) {
            let tie = if i % 12 <= 7 { Predicate::HoldsOffice } else { Predicate::PartOf };
            (i, tie, i / 12 * 12)
        } else {
            // Mostly with somebody of the same or a neighboring country.
            let source = pick(n);
            let near = (source + 1 + pick(30)).min(n - 1);
            let anybody = pick(n);
            let target = match pick(10) {
                0..=6 => near,
                7 => anybody,
                // The smaller the number, the better known.
                _ => pick(anybody + 1) / 12 * 12,
            };
            (source, Predicate::ALL[3 + pick(Predicate::ALL.len() - 3)], target)
        };
        if source == target {
            continue;
        }
        let span = Span::new(0, 1);
        map.insert_link(Link {
            id: LinkId(map.n_links() as u32),
            source: ActorId(source as u32),
            predicate,
            target: ActorId(target as u32),
            status: Status::ALL[i % Status::ALL.len()],
            date: None,
            inferred: false,
            confidence: Confidence::High,
            rule: String::new(),
            attributed_to: None,
            evidence: vec![Evidence {
                article: ArticleId::default(),
                sentence: span,
                trigger: span,
            }],
            origin: Origin::Read,
        });
    }
    map
}
