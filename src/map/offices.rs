//! The offices of one person over several articles.

use crate::entities::{Entity, Office};
use crate::map::merge::Member;
use crate::map::words::words;
use crate::map::{ActorId, ActorOffice};
use crate::text::ArticleId;

/// Offices of the same wording, country and status become one that names all its articles. Each
/// wording and each status stays: who was foreign minister in one article may be a former one in
/// the next, and both are true at their time.
pub(super) fn merge(
    members: &[(Member, &Entity)],
    actor_of: impl Fn(Member) -> Option<ActorId>,
) -> Vec<ActorOffice> {
    let mut offices: Vec<ActorOffice> = Vec::new();
    for (member, entity) in members {
        for office in &entity.offices {
            let of = office.of.and_then(|of| actor_of(Member { entity: of, ..*member }));
            add(&mut offices, office, of, ArticleId(member.article as u32));
        }
    }
    fill_in_countries(&mut offices);
    offices
}

fn add(offices: &mut Vec<ActorOffice>, office: &Office, of: Option<ActorId>, article: ArticleId) {
    let same = |known: &&mut ActorOffice| {
        known.of == of
            && known.status == office.status
            && words(&known.title) == words(&office.title)
    };
    match offices.iter_mut().find(same) {
        Some(known) => add_article(known, article),
        None => offices.push(ActorOffice {
            title: office.title.clone(),
            of,
            status: office.status,
            articles: vec![article],
            span: office.span,
        }),
    }
}

fn add_article(office: &mut ActorOffice, article: ArticleId) {
    if let Err(place) = office.articles.binary_search(&article) {
        office.articles.insert(place, article);
    }
}

/// An office whose country one article tells and another leaves out is one office, as long as all
/// articles that tell agree.
fn fill_in_countries(offices: &mut Vec<ActorOffice>) {
    let mut filled: Vec<ActorOffice> = Vec::new();
    for office in offices.iter() {
        let mut office = office.clone();
        if office.of.is_none() {
            let title = words(&office.title);
            let mut known = offices.iter().filter(|o| words(&o.title) == title);
            let first = known.find_map(|o| o.of);
            let agreed = offices
                .iter()
                .filter(|o| words(&o.title) == title)
                .all(|o| o.of.is_none() || o.of == first);
            office.of = first.filter(|_| agreed);
        }
        let same = |known: &&mut ActorOffice| {
            known.of == office.of
                && known.status == office.status
                && words(&known.title) == words(&office.title)
        };
        match filled.iter_mut().find(same) {
            Some(known) => {
                // The words that the span points at are those of the first article.
                if office.articles[0] < known.articles[0] {
                    known.span = office.span;
                    known.title.clone_from(&office.title);
                }
                office.articles.iter().for_each(|&article| add_article(known, article));
            }
            None => filled.push(office),
        }
    }
    *offices = filled;
}

#[cfg(test)]
mod tests {
    use crate::entities::OfficeStatus::{Current, Former};
    use crate::map::fixture::{Story, map};
    use crate::map::wording;

    #[test]
    fn an_office_without_its_country_is_the_one_with_it() {
        let map = map(&[
            Story::new("a").person("Hana Moriyama").office("Foreign Minister", "", Current),
            Story::new("b").country("Japan", "JP").person("Hana Moriyama").office(
                "foreign minister",
                "Japan",
                Current,
            ),
        ]);
        let offices = &map.actors().next().unwrap().offices;
        assert_eq!(offices.len(), 1);
        assert_eq!(wording::office(&map, &offices[0]), "Foreign Minister of Japan");
        assert_eq!(offices[0].articles.len(), 2);
        assert_eq!(map.quote(offices[0].articles[0], offices[0].span), "Foreign Minister");
    }

    #[test]
    fn statuses_and_wordings_stay() {
        let story = |path, title, status| {
            Story::new(path)
                .country("Japan", "JP")
                .person("Hana Moriyama")
                .office(title, "Japan", status)
        };
        let map = map(&[
            story("a", "Foreign Minister", Current),
            story("b", "Foreign Minister", Former),
            story("c", "Minister of Foreign Affairs", Current),
        ]);
        assert_eq!(map.actors().nth(1).unwrap().offices.len(), 3);
    }

    #[test]
    fn a_country_is_not_guessed_where_two_are_known() {
        let map = map(&[
            Story::new("a")
                .country("Norland", "NL")
                .country("Sudland", "SD")
                .person("Ada Berg")
                .office("Ambassador", "Norland", Former)
                .office("Ambassador", "Sudland", Current),
            Story::new("b").person("Ada Berg").office("Ambassador", "", Current),
        ]);
        assert_eq!(map.actors().nth(2).unwrap().offices[2].of, None);
    }
}
