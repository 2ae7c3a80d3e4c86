//! Whose official somebody is by the side that the sentence puts him on: "from the Kenyan side by
//! Minister A", "Norway sent Deputy Minister B", "leading a Peruvian delegation, Minister C", a list
//! whose other members are all of one country.

use crate::entities::builder::Builder;
use crate::entities::facts;
use crate::entities::nominal::{Held, mention_over};
use crate::entities::office::fill;
use crate::entities::{EntityIdx, EntityKind};
use crate::knowledge::Level;
use crate::nlp::{Tag, TokenIdx, TokenRange};

/// How far a delegation's leader may be named from the word that leads it.
const NEAR: usize = 8;

/// Gives officials without a country that of their side.
pub(super) fn infer(builder: &mut Builder<'_, '_>, held: &[Held]) {
    for h in held.iter().filter(|h| h.of.is_none() && h.possessor.is_none()) {
        let serves = facts::is_state_office(&h.class)
            || matches!(facts::level_of(&h.class), Some(Level::Official | Level::Military));
        if !serves || builder.entity(h.person).offices.iter().all(|o| o.of.is_some()) {
            continue;
        }
        let country = of_side(builder, h)
            .or_else(|| of_sender(builder, h))
            .or_else(|| of_delegation(builder, h))
            .or_else(|| of_list(builder, h));
        if let Some(country) = country {
            fill(builder, h.person, country);
        }
    }
}

/// The country that ends right before a token: "the [Kenyan] side", "[Kenya]'s delegation".
fn country_before(builder: &Builder<'_, '_>, token: TokenIdx) -> Option<EntityIdx> {
    let words = builder.words;
    let before = token.checked_sub(1)?;
    let end = if words.is_possessive_ending(before) { before } else { token };
    // "Kenyan side" may be one mention.
    let owner = mention_over(builder, end.checked_sub(1)?)?;
    (builder.entity(owner).kind == EntityKind::Country).then_some(owner)
}

/// "It was attended from the Kenyan side by A, …", "the Kenyan side was represented by A".
fn of_side(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let sentence = words.doc.sentence_of(h.head).tokens;
    let side = (sentence.start + 1..h.head)
        .rev()
        .find(|&t| words.lower(t) == "side" && country_before(builder, t).is_some())?;
    let lists = (side + 1..h.head).any(|t| {
        words.lower(t) == "by" || matches!(words.lemma(t), "include" | "comprise" | "feature")
    });
    let clause = (side..h.head).all(|t| words.raw(t) != ";" || lists);
    let held_from = matches!(words.lower(side.saturating_sub(3)), "from" | "on" | "for");
    (clause && (lists || held_from)).then(|| country_before(builder, side)).flatten()
}

/// "Norway sent Deputy Minister A", "Norway was represented by Minister A": right before the title.
fn of_sender(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let doc = words.doc;
    let start = doc.token_at(h.span.start).filter(|&start| start < h.head)?;
    let mut before = start.checked_sub(1)?;
    if matches!(words.lower(before), "the" | "its" | "a") {
        before = before.checked_sub(1)?;
    }
    let by = words.lower(before) == "by";
    let verb = if by { before.checked_sub(1)? } else { before };
    let sends = if by {
        words.lower(verb) == "represented"
    } else {
        matches!(words.lemma(verb), "send" | "dispatch" | "delegate")
    };
    if !sends {
        return None;
    }
    let subject = doc.children(verb).find(|&t| doc.tokens[t].dep.is_subject() && t < verb)?;
    let owner = mention_over(builder, subject)?;
    (builder.entity(owner).kind == EntityKind::Country).then_some(owner)
}

/// "Leading a Peruvian delegation of 60, Minister A held talks", "a Peruvian delegation led by
/// Minister A".
fn of_delegation(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let sentence = words.doc.sentence_of(h.head).tokens;
    let start = words.doc.token_at(h.span.start)?.min(h.head);
    let group = sentence.iter().take_while(|&t| t < start).find(|&t| {
        matches!(words.lower(t), "delegation" | "team" | "mission")
            && country_before(builder, t).is_some()
    })?;
    let leads = |t: TokenIdx| matches!(words.lemma(t), "lead" | "head");
    let led = (group + 1..start)
        .take(NEAR)
        .any(|t| leads(t) && words.doc.tag(t) == Tag::Vbn && words.lower(t + 1) == "by")
        && start <= group + NEAR;
    let leading = sentence.start + NEAR > group
        && (sentence.start..group).any(|t| leads(t) && words.doc.tag(t) == Tag::Vbg)
        && words.is_comma(start - 1);
    (led || leading).then(|| country_before(builder, group)).flatten()
}

/// "A, ruler of Muscat; B, minister of trade; and C, Omani ambassador": parted by semicolons, and all
/// others of one country.
fn of_list(builder: &Builder<'_, '_>, h: &Held) -> Option<EntityIdx> {
    let words = builder.words;
    let sentence = words.doc.sentence_of(h.head).tokens;
    let parts = || sentence.iter().filter(|&t| words.raw(t) == ";");
    let start = parts().take_while(|&t| t < h.head).last().unwrap_or(sentence.start);
    let end = parts().find(|&t| t > h.head).unwrap_or(sentence.end);
    if start == sentence.start && end == sentence.end {
        return None;
    }
    let own = TokenRange::new(start, end);
    // "…; President B is expected" is a clause, and no member of a list.
    let clause = own.iter().skip(1).any(|t| {
        matches!(words.doc.tag(t), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md) && t > h.head
    });
    if clause {
        return None;
    }
    let mut found: Option<EntityIdx> = None;
    for person in builder.entities.iter().filter(|e| e.kind == EntityKind::Person) {
        let listed =
            person.mentions.iter().any(|m| sentence.contains(m.head) && !own.contains(m.head));
        let country = person
            .offices
            .iter()
            .filter(|o| sentence_has(words, sentence, o.span.start))
            .find_map(|o| o.of)
            .filter(|&of| builder.entity(of).kind == EntityKind::Country);
        if let Some(country) = country.filter(|_| listed) {
            if found.is_some_and(|known| known != country) {
                return None;
            }
            found = Some(country);
        }
    }
    found
}

fn sentence_has(
    words: &crate::entities::words::Words<'_>,
    sentence: TokenRange,
    at: usize,
) -> bool {
    words.doc.token_at(at).is_some_and(|t| sentence.contains(t))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_side_has_its_officials() {
        check(
            "Peru and Kenya talked in Lima. Taking part from the Kenyan side were Ada Roe, Minister of Mines, and Bo Li, Minister of Trade.",
            expect![[r"
                country | Peru |  | 
                country | Kenya |  | Kenyan; Kenyan side
                place | Lima |  | 
                person | Ada Roe | current Minister of Mines of Kenya? | 
                person | Bo Li | current Minister of Trade of Kenya? | 
            "]],
        );
    }

    #[test]
    fn whom_a_country_sends_is_its_own() {
        check(
            "Peru held a forum. Norway sent Deputy Minister of Trade Ada Roe, and Kenya was represented by Vice Minister Bo Li.",
            expect![[r"
                country | Peru |  | 
                country | Norway |  | 
                person | Ada Roe | current Deputy Minister of Trade of Norway? | 
                country | Kenya |  | 
                person | Bo Li | current Vice Minister of Kenya? | 
            "]],
        );
    }

    #[test]
    fn who_leads_a_delegation_is_of_its_country() {
        check(
            "Peru and Kenya met. Heading a Kenyan team of nine, Interior Minister Ada Roe came. A Chilean delegation led by Finance Minister Bo Li left Kenya.",
            expect![[r"
                country | Peru |  | 
                country | Kenya |  | Kenyan
                organization | Kenyan team (tentative) |  | 
                person | Ada Roe | current Interior Minister of Kenya? | 
                country | Chile |  | Chilean
                organization | Chilean delegation (tentative) |  | 
                person | Bo Li | current Finance Minister of Chile? | 
            "]],
        );
    }

    #[test]
    fn a_list_of_one_country_has_no_strangers() {
        check(
            "Peru was there. Kenya greeted Ada Roe, Chilean foreign minister; Bo Li, minister of trade; and Eve Noor, Chilean ambassador to Kenya.",
            expect![[r"
                country | Peru |  | 
                country | Kenya |  | 
                person | Ada Roe | current foreign minister of Chile | 
                country | Chile |  | Chilean
                person | Bo Li | current minister of trade of Chile? | 
                person | Eve Noor | current ambassador to Kenya of Chile | 
            "]],
        );
    }

    #[test]
    fn a_clause_behind_a_semicolon_is_no_list() {
        check(
            "Tonga waits. Chile sent its envoy, Ada Roe of Chile; Foreign Minister Bo Li will follow from Tonga.",
            expect![[r"
                country | Tonga |  | 
                country | Chile |  | 
                person | Ada Roe | current envoy of Chile | 
                person | Bo Li | current Foreign Minister | 
                  its → Chile
            "]],
        );
    }

    #[test]
    fn a_list_of_two_countries_tells_nothing() {
        check(
            "Peru greeted Ada Roe, Chilean foreign minister; Bo Li, minister of trade; and Eve Noor, Kenyan minister of health.",
            expect![[r"
                country | Peru |  | 
                person | Ada Roe | current foreign minister of Chile | 
                country | Chile |  | Chilean
                person | Bo Li | current minister of trade | 
                person | Eve Noor | current minister of health of Kenya | 
                country | Kenya |  | Kenyan
            "]],
        );
    }
}
