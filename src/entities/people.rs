//! Persons with their titles: before the name, in apposition, by a verb ("was named ambassador").

use crate::entities::administration;
use crate::entities::apposed::{closes_apposition, follows_in_chain, is_apposed, land_behind};
use crate::entities::facts::{self, CountryForm, Gender};
use crate::entities::heading;
use crate::entities::holder;
use crate::entities::name_run::name_at;
use crate::entities::spot::{Spots, What};
use crate::entities::title::{Of, Title};
use crate::entities::words::Words;
use crate::nlp::{TokenIdx, TokenRange};
use crate::text::Span;

/// A person's name in the text with the titles that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name alone.
    pub(super) name: TokenRange,
    /// With title and honorific before it.
    pub(super) tokens: TokenRange,
    /// Positions of its titles among those of the sentence.
    pub(super) titles: Vec<usize>,
    /// From an honorific.
    pub(super) gender: Option<Gender>,
    /// Whose the offices are, where that stands behind the name, and where it ends.
    pub(super) of: Option<(Of, TokenIdx)>,
}

impl Named {
    fn new(name: TokenRange, tokens: TokenRange, titles: Vec<usize>) -> Self {
        Self { name, tokens, titles, gender: None, of: None }
    }
}

/// What a sentence says of persons by name.
pub(super) struct SentencePeople {
    pub(super) titles: Vec<Title>,
    pub(super) named: Vec<Named>,
}

impl SentencePeople {
    /// A title as it holds for one of the named: with the country that stands behind that name, or
    /// that is the one's own of several.
    pub(super) fn title_of(&self, title: usize, holder: usize) -> Title {
        let mut own = self.titles[title].clone();
        let sharers = || {
            self.named.iter().enumerate().filter(|(_, n)| n.titles.contains(&title)).map(|(i, _)| i)
        };
        if !own.each.is_empty() && own.each.len() == sharers().count() {
            own.of = sharers()
                .position(|i| i == holder)
                .and_then(|at| own.each.get(at))
                .map(|iso2| Of::Country(iso2.clone()));
        }
        // "Opposition leader A of Peru": the body in the title is that country's.
        let part = own.possessor.is_some_and(|t| own.tokens.contains(t))
            && matches!(self.named[holder].of, Some((Of::Country(_), _)));
        if own.of.is_none() && (own.possessor.is_none() || part) {
            // "minister A of the Reform Party": a member of it, the office is the country's.
            let minister = own.class.contains("minister");
            let behind = self.named[holder].of.as_ref().map(|(of, _)| of.clone());
            own.of = behind.filter(|of| match of {
                Of::Country(_) => true,
                // "Mayor A of the Reform Party": the town's.
                Of::Organization(_) => !minister && !own.local,
                Of::Place(_) => !minister,
            });
        }
        own
    }

    /// Titles that belong to no name: "the foreign minister".
    pub(super) fn bare_titles(&self) -> impl Iterator<Item = &Title> {
        self.titles
            .iter()
            .enumerate()
            .filter(|(idx, _)| !self.named.iter().any(|n| n.titles.contains(idx)))
            .map(|(_, title)| title)
    }
}

/// Finds the names of persons in a sentence and ties the titles to them.
pub(super) fn people(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    mut titles: Vec<Title>,
) -> SentencePeople {
    let mut named: Vec<Named> = Vec::new();
    for idx in (0..titles.len()).rev() {
        name_after(words, spots, sentence, &titles, idx, &mut named);
    }
    for spot in spots.outer.iter().filter(|s| s.what == What::Person) {
        if spot.tokens.start < sentence.start || spot.tokens.end > sentence.end {
            continue;
        }
        if !named.iter().any(|n| n.name.overlaps(spot.tokens))
            && !titles.iter().any(|t| t.tokens.overlaps(spot.tokens))
        {
            let name = with_rest(words, spots, sentence.end, spot.tokens);
            if !titles.iter().any(|t| t.tokens.overlaps(name)) {
                named.push(Named::new(name, name, Vec::new()));
            }
        }
    }
    for name in administration::names(words, spots, sentence) {
        if !named.iter().any(|n| n.name.overlaps(name)) {
            named.push(Named::new(name, name, Vec::new()));
        }
    }
    named.sort_by_key(|n| n.name);
    for n in &mut named {
        take_honorific(words, sentence.start, n);
    }
    let ends: Vec<TokenIdx> = titles.iter().map(|t| t.tokens.end).collect();
    for (idx, title) in titles.iter_mut().enumerate() {
        if named.iter().any(|n| n.titles.contains(&idx)) {
            continue;
        }
        // "A, the president's adviser": the president is somebody else.
        if words.is_possessive_ending(title.tokens.end) {
            continue;
        }
        let previous = idx.checked_sub(1).filter(|&p| follows_in_chain(words, &ends, p, title));
        let owners = match previous {
            Some(previous) => (0..named.len())
                .filter(|&n| {
                    named[n].titles.contains(&previous) && named[n].name.end <= title.tokens.start
                })
                .collect(),
            None => holder::owners(words, sentence, &named, title),
        };
        for owner in owners {
            named[owner].titles.push(idx);
        }
        holder::set_status(words, sentence, title);
    }
    administration::presidents(words, &mut titles, &mut named);
    heading::titles(words, spots, sentence, &mut titles, &mut named);
    SentencePeople { titles, named }
}

/// Ties the names right behind a title to it: "President A", "Presidents A and B", "the foreign
/// minister, A,", "Special Envoy … Ambassador A".
fn name_after(
    words: &Words<'_>,
    spots: &Spots,
    sentence: TokenRange,
    titles: &[Title],
    idx: usize,
    named: &mut Vec<Named>,
) {
    let title = &titles[idx];
    let mut at = title.tokens.end;
    // A second title between this one and the name: the name has both.
    if let Some(next) = titles.get(idx + 1) {
        let joint = (at..next.tokens.start).all(|t| matches!(words.lower(t), "and" | "," | "the"));
        let adjacent = next.tokens.start == at;
        // "Iran's chief negotiator, Deputy Foreign Minister A," but "his minister, President A".
        let apposed = next.tokens.start == at + 1
            && words.is_comma(at)
            && title.definite
            && (title.of.is_some() || title.possessor.is_some())
            && named.iter().any(|n| {
                n.titles.contains(&(idx + 1)) && closes_apposition(words, sentence.end, n.name.end)
            });
        if joint
            && next.tokens.start - at <= 2
            && (adjacent
                || apposed
                || next.of.is_some() && next.of == title.of
                || !title.definite && next.of.is_none())
            && (!title.role || title.before_name)
            && !next.definite
            && !(words.is_comma(at)
                && !apposed
                && is_apposed(words, spots, sentence.start, titles, idx))
            && let Some(n) = named.iter_mut().find(|n| n.titles.contains(&(idx + 1)))
            && n.tokens.start == next.tokens.start
            && !title.plural
        {
            n.titles.push(idx);
            n.tokens.start = title.tokens.start;
            return;
        }
    }
    let comma = words.is_comma(at)
        && (!title.role || title.before_name)
        && (title.definite || title.of.is_some() || !title.each.is_empty() || title.plural);
    // "Head of the Intelligence Service A", in capitals.
    let in_capitals =
        title.tokens.end > title.office.end && words.is_capitalized(title.office.start);
    // "the agency's head A", "Red Cross head A".
    let owned = title.of.is_some() && title.tokens.end == title.office.end && !title.role;
    if !title.before_name && !comma && !in_capitals && !owned {
        return;
    }
    // "A, envoy of X, B, envoy of Y": each name comes before its title.
    if comma && !title.plural && is_apposed(words, spots, sentence.start, titles, idx) {
        return;
    }
    if comma {
        at += 1;
        // "the fund's mission chief, Portugal's A,": where the holder comes from.
        if let Some(spot) = spots.starting_at(at)
            && matches!(spot.what, What::Country { .. })
            && words.is_possessive_ending(spot.tokens.end)
        {
            at = spot.tokens.end + 1;
        }
        // "the first prime minister, the late A,".
        if words.lower(at) == "the" && words.lower(at + 1) == "late" {
            at += 2;
        }
        // "the UN's coordinator, Ghanaian diplomat A,".
        if let Some(next) = titles.get(idx + 1).filter(|n| n.tokens.start == at && !n.definite) {
            at = next.tokens.end;
        }
    }
    while let Some((len, _)) = facts::honorific_at(words, at) {
        at += len;
    }
    // "Prime Minister 'Ana Roe": the sign before a vowel is a letter of that name's language.
    if matches!(words.raw(at), "'" | "‘" | "’" | "ʻ")
        && words.span(TokenRange::new(at, at + 1)).end
            == words.span(TokenRange::new(at + 1, at + 2)).start
    {
        at += 1;
    }
    let Some(name) = name_at(words, spots, sentence.end, at) else { return };
    let of = owner_behind(words, spots, sentence.end, name.end)
        .or_else(|| land_behind(words, sentence.end, name.end).filter(|_| title.local));
    let end = of.as_ref().map_or(name.end, |(_, end)| *end);
    // "The minister, Tokyo said, …" aside: a comma apposition closes with another comma or stop.
    if comma && !title.plural && !closes_apposition(words, sentence.end, end) {
        return;
    }
    let behind = words.lower(name.end) == "and" || words.lower(name.end) == "of";
    if comma && title.plural && !behind {
        return;
    }
    let tokens = if comma { name } else { TokenRange::new(title.tokens.start, name.end) };
    let mut holder = Named::new(name, tokens, vec![idx]);
    holder.gender = title.gender;
    holder.of = of;
    push_name(named, holder);
    if title.plural {
        names_joined(words, spots, sentence.end, end, idx, named);
    }
}

/// "President A of Peru", "Mayor A of Lima", "Chairman B of the Fishers' Union": whose office, behind the name, and
/// where it ends.
fn owner_behind(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    name_end: TokenIdx,
) -> Option<(Of, TokenIdx)> {
    if words.lower(name_end) != "of" {
        return None;
    }
    let start = if words.lower(name_end + 1) == "the" { name_end + 2 } else { name_end + 1 };
    let spot = spots.starting_at(start).filter(|s| s.tokens.end <= ceiling)?;
    let of = match &spot.what {
        What::Country { iso2, form } if *form != CountryForm::Demonym => Of::Country(iso2.clone()),
        What::Organization { .. } => Of::Organization(spot.tokens),
        What::Place { .. } => Of::Place(spot.tokens),
        _ => return None,
    };
    Some((of, spot.tokens.end))
}

/// A recognized name with what a particle joins to it: "Mona [bint Said Al Jardani]".
fn with_rest(words: &Words<'_>, spots: &Spots, ceiling: TokenIdx, name: TokenRange) -> TokenRange {
    let next = words.lower(name.end);
    let particle = matches!(next, "bin" | "bint" | "ibn" | "binti")
        || matches!(next, "al" | "el") && words.raw(name.end + 1) == "-"
        || next.starts_with("al-")
        || next.starts_with("el-");
    name_at(words, spots, ceiling, name.start)
        .filter(|n| particle && n.end > name.end)
        .unwrap_or(name)
}

/// "Presidents A, B and C": the names behind the first one.
fn names_joined(
    words: &Words<'_>,
    spots: &Spots,
    ceiling: TokenIdx,
    mut end: TokenIdx,
    idx: usize,
    named: &mut Vec<Named>,
) {
    loop {
        let after_comma = if words.is_comma(end) { end + 1 } else { end };
        let next = if words.lower(after_comma) == "and" { after_comma + 1 } else { after_comma };
        if next == end {
            break;
        }
        let Some(name) = name_at(words, spots, ceiling, next) else { break };
        let mut holder = Named::new(name, name, vec![idx]);
        holder.of = owner_behind(words, spots, ceiling, name.end);
        end = holder.of.as_ref().map_or(name.end, |(_, end)| *end);
        push_name(named, holder);
    }
}

fn push_name(named: &mut Vec<Named>, name: Named) {
    match named.iter_mut().find(|n| n.name.overlaps(name.name)) {
        Some(known) => {
            known.titles.extend(name.titles);
            known.of = known.of.take().or(name.of);
        }
        None => named.push(name),
    }
}

/// "Mr.", "Dr", "Sheikh" before the name: gender, and part of the mention.
fn take_honorific(words: &Words<'_>, floor: TokenIdx, named: &mut Named) {
    for len in (1..=3).rev() {
        let Some(start) = named.tokens.start.checked_sub(len).filter(|&s| s >= floor) else {
            continue;
        };
        if let Some((found, gender)) = facts::honorific_at(words, start)
            && found == len
        {
            named.gender = named.gender.or(gender);
            named.tokens.start = start;
            return;
        }
    }
}

/// The words of a name, as a person's name is compared: without possessive endings.
pub(super) fn name_words(words: &Words<'_>, name: TokenRange) -> Vec<String> {
    name.iter()
        .filter(|&t| !words.is_possessive_ending(t) && words.is_word(t))
        .map(|t| without_full_stop(words.raw(t)).to_owned())
        .collect()
}

/// A name that ends its sentence may have swallowed the full stop; initials and "Jr." keep theirs.
fn without_full_stop(word: &str) -> &str {
    match word.strip_suffix('.') {
        Some(stem) if stem.chars().count() > 2 && !stem.contains('.') => stem,
        _ => word,
    }
}

/// Where a title's words stand, for an office's evidence.
pub(super) fn title_span(words: &Words<'_>, title: &Title) -> Span {
    words.span(title.tokens)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::entities::render::check;

    #[test]
    fn a_title_may_follow_the_name() {
        check(
            "Marta Lindqvist, 54, a former finance minister of Sweden, joined the board.",
            expect![[r"
                person | Marta Lindqvist | former finance minister of Sweden | 
                country | Sweden |  | 
            "]],
        );
        check(
            "Omar Farouk, the spokesman for the parliamentary committee, declined to comment.",
            expect![[r"
                person | Omar Farouk | current spokesman of parliamentary committee | 
                organization | parliamentary committee (tentative) |  | 
            "]],
        );
    }

    #[test]
    fn naming_verbs_and_copulas_give_offices() {
        check(
            "President Jorge Salas appointed Elena Prado as ambassador to Chile.",
            expect![[r"
                person | Jorge Salas | current President | 
                person | Elena Prado | incoming ambassador to Chile | 
                country | Chile |  | 
            "]],
        );
        check(
            "Tomas Novak is the prime minister of Slovakia.",
            expect![[r"
            person | Tomas Novak | current prime minister of Slovakia | 
            country | Slovakia |  | 
        "]],
        );
    }

    #[test]
    fn honorifics_tell_the_gender() {
        check(
            "Ms. Adeyemi thanked Mr. Bello before she left.",
            expect![[r"
            person | Adeyemi |  | 
            person | Bello |  | 
              she → Adeyemi
        "]],
        );
    }

    #[test]
    fn the_country_may_stand_behind_the_name() {
        check(
            "Foreign Ministers Jan Nowak of Poland and Jonas Rimas of Lithuania met President Aino Virta of Finland.",
            expect![[r"
                person | Jan Nowak | current Foreign Minister of Poland | 
                country | Poland |  | 
                person | Jonas Rimas | current Foreign Minister of Lithuania | 
                country | Lithuania |  | 
                person | Aino Virta | current President of Finland | 
                country | Finland |  | 
            "]],
        );
    }

    #[test]
    fn titles_in_a_chain_have_one_holder() {
        check(
            "Khalid Saud, Deputy Prime Minister and Minister of Foreign Affairs of Qatar, left. The Laotian Deputy Prime Minister and Foreign Minister Boun Keo stayed.",
            expect![[r"
                person | Khalid Saud | current Deputy Prime Minister of Qatar?; current Minister of Foreign Affairs of Qatar | 
                country | Qatar |  | 
                country | Laos |  | Laotian
                person | Boun Keo | current Foreign Minister of Laos; current Deputy Prime Minister of Laos | 
            "]],
        );
    }

    #[test]
    fn a_body_before_makes_any_head_a_title() {
        check(
            "NATO chief Pieter Smit met Red Cross head Marie Bonnet and U.S. envoy Greg Stone. Head of the General Intelligence Service Abbas Farag came.",
            expect![[r"
                organization | NATO |  | 
                person | Pieter Smit | current chief of NATO | 
                organization | Red Cross |  | 
                person | Marie Bonnet | current head of Red Cross | 
                country | United States |  | U.S.
                person | Greg Stone | current envoy of United States | 
                organization | General Intelligence Service |  | 
                person | Abbas Farag | current Head of General Intelligence Service | 
            "]],
        );
    }

    #[test]
    fn where_somebody_comes_from_is_stepped_over() {
        check(
            "The UN's humanitarian coordinator for Sudan, Ghanaian diplomat Kofi Bent, spoke to the IMF's mission chief, Portugal's Ines Carval.",
            expect![[r"
                organization | UN |  | 
                country | Sudan |  | 
                country | Ghana |  | Ghanaian
                person | Kofi Bent | current humanitarian coordinator for Sudan of UN | 
                organization | IMF |  | 
                country | Portugal |  | 
                person | Ines Carval | current mission chief of IMF | 
            "]],
        );
    }

    #[test]
    fn an_administration_has_a_president() {
        check(
            "The incoming Trump administration worries the United States.",
            expect![[r"
            organization | incoming Trump administration (tentative) |  | 
            person | Trump | incoming President of United States? | 
            country | United States |  | 
        "]],
        );
    }
}
