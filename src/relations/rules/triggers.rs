//! The trigger tables at work: every word of them, with the entities in its slots.

use crate::entities::{EntityIdx, EntityKind};
use crate::nlp::{Dep, Tag, TokenIdx, TokenRange};
use crate::relations::arguments::Filled;
use crate::relations::fillers::{Filler, Reach, Via};
use crate::relations::finding::Finding;
use crate::relations::lexicon::{Note, PartOfSpeech, Slot, Trigger, triggers};
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    for sentence in reader.readable_sentences() {
        for word in sentence {
            if let Some(part) = part_of_speech(reader, word) {
                read(reader, word, part, found);
            }
        }
    }
}

/// Which table a word is looked up in; `None` for words inside names.
pub(in crate::relations) fn part_of_speech(
    reader: &Reader<'_>,
    word: TokenIdx,
) -> Option<PartOfSpeech> {
    let tag = reader.tree.tag(word);
    if tag.is_verb() {
        return Some(PartOfSpeech::Verb);
    }
    if tag.is_adjective() {
        return Some(PartOfSpeech::Adjective);
    }
    // "voted to impeach": a verb whatever the tagger says.
    let after_to = tag.is_common_noun() && word > 0 && reader.tree.is(word - 1, "to");
    let lemma = reader.tree.lemma(word);
    if after_to
        && triggers(PartOfSpeech::Noun, lemma).is_empty()
        && !triggers(PartOfSpeech::Verb, lemma).is_empty()
    {
        return Some(PartOfSpeech::Verb);
    }
    let named = reader.at(word).map(|entity| reader.kind(entity));
    match named {
        None | Some(EntityKind::Event | EntityKind::Person) if tag.is_noun() => {
            Some(PartOfSpeech::Noun)
        }
        // "the Kenyan Embassy in Peru": its name says what it is, and where.
        Some(EntityKind::Organization) if reader.tree.is_any(word, &["embassy", "consulate"]) => {
            Some(PartOfSpeech::Noun)
        }
        // "Japan's ambassador" may be a mention by a common noun.
        Some(_) if tag.is_common_noun() => Some(PartOfSpeech::Noun),
        _ => None,
    }
}

fn read(reader: &Reader<'_>, word: TokenIdx, part: PartOfSpeech, found: &mut Vec<Finding>) {
    let lemma = reader.tree.lemma(word);
    let lower;
    let lemma = if lemma.bytes().any(|b| b.is_ascii_uppercase()) {
        lower = lemma.to_lowercase();
        &lower
    } else {
        lemma
    };
    // The first row that joins two entities decides about these two.
    let mut decided: Vec<(EntityIdx, EntityIdx)> = Vec::new();
    let mut called: Vec<(EntityIdx, EntityIdx)> = Vec::new();
    for row in triggers(part, lemma) {
        let Some(words) = words_of(reader, word, row) else {
            continue;
        };
        let at = Row { reader, word, part, trigger: row };
        let joined = at.joined();
        let by_phone = !joined.is_empty() && part != PartOfSpeech::Adjective && at.is_by_phone();
        let first_new = decided.len();
        for (subject, object, confidence) in joined {
            let pair = (subject, object);
            if decided[..first_new].iter().any(|&d| d == pair || d == (object, subject)) {
                continue;
            }
            decided.push(pair);
            let finding = Finding {
                subject,
                predicate: row.predicate,
                object,
                status: at.status(),
                confidence,
                trigger: word,
                words,
                rule: &row.rule,
                inferred: false,
            };
            // Whatever two people do over the telephone, they talk.
            let call = Predicate::TalksByPhone;
            if by_phone && call.takes(reader.kind(subject), reader.kind(object)) {
                if !called.contains(&pair) {
                    called.push(pair);
                    let rule = "by telephone: A … with B";
                    found.push(Finding { predicate: call, rule, ..finding.clone() });
                }
                if row.predicate == Predicate::Meets {
                    continue;
                }
            }
            found.push(finding);
        }
    }
}

/// The trigger with the further words that its row asks for; `None` where one is missing.
fn words_of(reader: &Reader<'_>, word: TokenIdx, row: &Trigger) -> Option<TokenRange> {
    let tree = &reader.tree;
    let mut words = TokenRange::new(word, word + 1);
    for extra in &row.extra {
        let kid = tree.kids(word).iter().copied().find(|&k| {
            tree.is_any(k, extra) || tree.kids_by(k, &[Dep::Case]).any(|c| tree.is_any(c, extra))
        })?;
        words = TokenRange::new(words.start.min(kid), words.end.max(kid + 1));
    }
    let infinitive = |kid: TokenIdx| {
        matches!(tree.dep(kid), Dep::Xcomp | Dep::Ccomp | Dep::Advcl | Dep::Acl)
            && tree.tag(kid) == Tag::Vb
            && tree.kids_by(kid, &[Dep::Mark]).any(|m| tree.is(m, "to"))
    };
    // "called on Kenya to act": the infinitive may hang on either.
    let called_on = |o: &TokenIdx| {
        tree.dep(*o) == Dep::Obj || matches!(tree.preposition(*o), Some("on" | "upon"))
    };
    let objects = tree.kids_by(word, &[Dep::Obj, Dep::Obl]).filter(called_on);
    let object_kids: Vec<TokenIdx> = objects.flat_map(|o| tree.kids(o).to_vec()).collect();
    if row.has(Note::Infinitive)
        && !tree.kids(word).iter().chain(&object_kids).any(|&k| infinitive(k))
    {
        return None;
    }
    Some(words)
}

/// One row of the tables at one word.
#[derive(Clone, Copy)]
struct Row<'r, 'a> {
    reader: &'r Reader<'a>,
    word: TokenIdx,
    part: PartOfSpeech,
    trigger: &'static Trigger,
}

impl Row<'_, '_> {
    /// The pairs of entities that the row joins, each with how sure that is.
    fn joined(&self) -> Vec<(EntityIdx, EntityIdx, Confidence)> {
        let between = self.between();
        if between.len() > 1 {
            return self.pairs_among(&between, 0);
        }
        let Self { reader, word, trigger: row, .. } = *self;
        let object_reach = if row.has(Note::NamesOnly) { Reach::Bodies } else { Reach::Aspects };
        let object_kinds = row.predicate.object_kinds();
        let objects = reader.first_filled(word, &row.object, object_kinds, object_reach);
        let subjects = self.subjects(&objects);
        if row.has(Note::Pair) && objects.fillers.is_empty() {
            // "A and B refused to sign": each refuses somebody else.
            let refused = self.part == PartOfSpeech::Verb
                && matches!(reader.tree.dep(word), Dep::Xcomp | Dep::Ccomp)
                && self.status() == Status::Denied
                && !reader.is_negated(word);
            if refused {
                return Vec::new();
            }
            return self.pairs_among(&subjects.fillers, subjects.steps);
        }
        let mut joined = Vec::new();
        let steps = subjects.steps.max(objects.steps);
        for subject in &subjects.fillers {
            for object in &objects.fillers {
                joined.extend(self.checked(*subject, *object, steps));
            }
        }
        joined
    }

    /// "between A and B", "among A, B and C".
    fn between(&self) -> Vec<Filler> {
        if !self.trigger.has(Note::Pair) || self.part != PartOfSpeech::Noun {
            return Vec::new();
        }
        let phrases = self.reader.phrase_of(self.word);
        let among = ["between", "among", "amongst"];
        let mut found: Vec<TokenIdx> = phrases
            .into_iter()
            .flat_map(|noun| among.map(|p| self.reader.tree.with_preposition(noun, p)).concat())
            .collect();
        if found.is_empty() {
            found.extend(self.reader.between_nearby(self.word));
        }
        let second = found.first().and_then(|&first| self.reader.phrase_after_and(first));
        found.extend(second);
        let kinds = self.trigger.predicate.subject_kinds();
        let mut fillers: Vec<Filler> = Vec::new();
        for filler in found.into_iter().flat_map(|phrase| self.reader.fill(phrase, Reach::Bodies)) {
            let fits = kinds.contains(&self.reader.kind(filler.entity));
            if fits && !fillers.iter().any(|f| f.entity == filler.entity) {
                fillers.push(filler);
            }
        }
        fillers
    }

    fn subjects(&self, objects: &Filled) -> Filled {
        let Self { reader, word, trigger: row, .. } = *self;
        let mut kinds = row.predicate.subject_kinds().to_vec();
        // A country's leader may stand for it; see `checked`.
        if !kinds.contains(&EntityKind::Person) {
            kinds.push(EntityKind::Person);
        }
        let filled = reader.first_filled(word, &row.subject, &kinds, Reach::Acts);
        let by_office = row.subject.iter().any(|way| way.path == [Slot::Office]);
        if filled.fillers.is_empty() && by_office {
            // Where nobody is named, it is the institutions of the state that impeach and try.
            let states = objects.fillers.iter().filter_map(|object| {
                let entity = reader.office_of(object.entity)?;
                Some(Filler { entity, via: Via::StandIn, ..*object })
            });
            return Filled { fillers: states.collect(), steps: objects.steps };
        }
        self.with_companions(filled)
    }

    /// "The king, accompanied by the queen, arrived": both did.
    fn with_companions(&self, mut filled: Filled) -> Filled {
        if !matches!(self.trigger.predicate, Predicate::Visits | Predicate::Attends) {
            return filled;
        }
        let tree = &self.reader.tree;
        let beside: Vec<TokenIdx> = filled
            .fillers
            .iter()
            .map(|f| f.token)
            .chain([self.word])
            .flat_map(|t| tree.kids_by(t, &[Dep::Acl, Dep::Advcl]).collect::<Vec<_>>())
            .filter(|&k| tree.is(k, "accompany"))
            .filter_map(|k| tree.agent(k))
            .collect();
        for companion in beside.into_iter().flat_map(|p| self.reader.fill(p, Reach::Bodies)) {
            let is_person = self.reader.kind(companion.entity) == EntityKind::Person;
            if is_person && !filled.fillers.iter().any(|f| f.entity == companion.entity) {
                filled.fillers.push(companion);
            }
        }
        filled
    }

    fn pairs_among(
        &self,
        fillers: &[Filler],
        steps: u8,
    ) -> Vec<(EntityIdx, EntityIdx, Confidence)> {
        let mut joined = Vec::new();
        for (i, a) in fillers.iter().enumerate() {
            for b in &fillers[i + 1..] {
                joined.extend(self.checked(*a, *b, steps));
            }
        }
        joined
    }

    /// Turns a leader into the country where only a country can do the deed, and drops what the
    /// contract does not allow.
    fn checked(
        &self,
        mut subject: Filler,
        mut object: Filler,
        steps: u8,
    ) -> Option<(EntityIdx, EntityIdx, Confidence)> {
        let kind = |f: Filler| self.reader.kind(f.entity);
        let predicate = self.trigger.predicate;
        if kind(subject) == EntityKind::Person
            && !predicate.subject_kinds().contains(&EntityKind::Person)
        {
            subject.entity = self.reader.office_of(subject.entity)?;
            subject.via = subject.via.max(Via::StandIn);
        }
        if predicate == Predicate::AccreditedTo {
            object.entity = self.reader.country_of_capital(object.entity).unwrap_or(object.entity);
        }
        let fits = predicate.takes(kind(subject), kind(object)) && subject.entity != object.entity;
        fits.then(|| (subject.entity, object.entity, self.confidence(subject, object, steps)))
    }

    /// High where both names stand right at the trigger; lower with every step away from that.
    fn confidence(&self, subject: Filler, object: Filler, steps: u8) -> Confidence {
        let far = steps > 1;
        let via = subject.via.max(object.via);
        if self.trigger.has(Note::Weak) || steps > 3 || far && via == Via::Aspect {
            Confidence::Low
        } else if far || via != Via::Name {
            Confidence::Medium
        } else {
            Confidence::High
        }
    }

    /// How real it is.
    fn status(&self) -> Status {
        let Self { reader, word, part, trigger: row } = *self;
        let lasts = row.has(Note::Lasts) || row.predicate.lasts() && part != PartOfSpeech::Noun;
        let status = match part {
            PartOfSpeech::Noun => reader.noun_status(word, row.has(Note::Lasts)),
            PartOfSpeech::Verb | PartOfSpeech::Adjective => reader.clause_status(word, lasts),
        };
        match (row.status, status) {
            (Some(Status::Denied), Status::Denied) => Status::Possible,
            (Some(said), Status::Happened | Status::Ongoing) => said,
            (_, status) => status,
        }
    }

    fn is_by_phone(&self) -> bool {
        const DEVICES: [&str; 8] = [
            "phone",
            "telephone",
            "videoconference",
            "teleconference",
            "video",
            "videolink",
            "hotline",
            "call",
        ];
        let tree = &self.reader.tree;
        let clause = std::iter::once(self.word).chain(tree.ancestors(self.word).take(1));
        clause.flat_map(|t| tree.kids(t)).any(|&k| {
            let device = tree.is_any(k, &DEVICES)
                || tree.kids_by(k, &[Dep::Compound]).any(|c| tree.is_any(c, &DEVICES));
            device
                && matches!(tree.dep(k), Dep::Obl | Dep::Nmod | Dep::Compound)
                && matches!(
                    tree.preposition(k),
                    None | Some("by" | "over" | "via" | "on" | "in" | "during")
                )
        })
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::relations::check::check;

    #[test]
    fn active_and_passive_say_the_same() {
        check(
            "France criticized Iran on Monday.",
            expect![[r"
            France | criticizes | Iran | happened | Monday
        "]],
        );
        check(
            "Iran was criticized by France on Monday.",
            expect![[r"
            France | criticizes | Iran | happened | Monday
        "]],
        );
    }

    #[test]
    fn subjects_and_objects_joined_by_and_are_told_apart() {
        check(
            "Ann Lee and Bob Stone met Carla Diaz in Lima.",
            expect![[r"
            Ann Lee | meets | Carla Diaz | happened | -
            Bob Stone | meets | Carla Diaz | happened | -
        "]],
        );
    }

    #[test]
    fn a_symmetric_verb_needs_no_object() {
        check(
            "Japan and South Korea will cooperate.",
            expect![[r"
            Japan | cooperates_with | South Korea | planned | -
        "]],
        );
    }

    #[test]
    fn a_noun_is_read_with_the_verb_that_carries_it() {
        check(
            "Kenya imposed sanctions on Uganda.",
            expect![[r"
            Kenya | sanctions | Uganda | happened | -
        "]],
        );
        check(
            "Uganda faces sanctions from Kenya.",
            expect![[r"
            Kenya | sanctions | Uganda | happened | -
        "]],
        );
    }

    #[test]
    fn between_makes_pairs() {
        check(
            "Talks between Japan and China were held last week.",
            expect![[r"
            Japan | meets | China | happened | last week
        "]],
        );
    }

    #[test]
    fn a_possessor_does_what_the_noun_says() {
        check(
            "Russia's invasion of Ukraine began in 2022.",
            expect![[r"
            Russia | attacks | Ukraine | happened | 2022
        "]],
        );
    }

    #[test]
    fn an_infinitive_takes_its_subject_from_above() {
        check(
            "France urged Iran to release Ann Lee.",
            expect![[r"
                France | demands_of | Iran | happened | -
                Iran | investigates_or_prosecutes | Ann Lee | possible | -
            "]],
        );
        check(
            "Ann Lee wants to visit Peru.",
            expect![[r"
            Ann Lee | visits | Peru | planned | -
        "]],
        );
    }

    #[test]
    fn who_is_the_name_before_it() {
        check(
            "Ann Lee met Bob Stone, who criticized Iran.",
            expect![[r"
            Ann Lee | meets | Bob Stone | happened | -
            Bob Stone | criticizes | Iran | happened | -
        "]],
        );
    }

    #[test]
    fn a_telephone_makes_a_call_of_a_meeting() {
        check(
            "Ann Lee and Bob Stone spoke by phone on Friday.",
            expect![[r"
            Ann Lee | talks_by_phone | Bob Stone | happened | Friday
        "]],
        );
    }

    #[test]
    fn forces_act_for_their_country() {
        check(
            "Russian forces attacked Ukraine.",
            expect![[r"
            Russian forces | part_of | Russia | ongoing | -
            Russian forces | attacks | Ukraine | happened | -
        "]],
        );
    }

    #[test]
    fn companions_travel_along() {
        check(
            "Ann Lee, accompanied by Bob Stone, arrived in Peru.",
            expect![[r"
            Bob Stone | cooperates_with | Ann Lee | happened | -
            Ann Lee | visits | Peru | happened | -
            Bob Stone | visits | Peru | happened | -
        "]],
        );
    }

    #[test]
    fn joined_nouns_share_what_follows() {
        check(
            "Kenya and Uganda signed an agreement in Nairobi.",
            expect![[r"
            Kenya | agrees_with | Uganda | happened | -
            Kenya | initiates | agreement in Nairobi | happened | -
            Uganda | initiates | agreement in Nairobi | happened | -
        "]],
        );
    }
}
