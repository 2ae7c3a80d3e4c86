//! The passes that make a document out of an article, in order.

use crate::nlp::model::Features;
use crate::nlp::models::models;
use crate::nlp::names::{self, context::Context};
use crate::nlp::parser::collapse::Collapsed;
use crate::nlp::parser::{self, Tree, repair};
use crate::nlp::tokenize::{RawToken, tokenize};
use crate::nlp::word::{Word, words};
use crate::nlp::{Dep, Document, Sentence, Tag, Token, lemma, sentence, tagger};
use crate::text::Article;

/// Longest stretch of tokens that is tagged and parsed in one go. No sentence is that long; tables
/// without a full stop are.
const LONGEST: usize = 400;

/// Sentences, tokens, lemmas, tags, trees and names of an article. Total: any text gives a
/// document.
pub fn annotate(article: &Article) -> Document {
    let raw = tokenize(&article.text);
    let sentences: Vec<Sentence> =
        sentence::split(article, &raw).into_iter().flat_map(|s| cut(s, &raw)).collect();
    let models = models();
    let mut features = Features::default();
    let mut document = Document { tokens: Vec::with_capacity(raw.len()), ..Document::default() };
    let looks: Vec<Vec<Word>> = sentences
        .iter()
        .map(|s| words(raw[s.tokens.iter()].iter().map(|t| t.span.of(&article.text))))
        .collect();
    let authored = sentences.iter().zip(&looks).filter(|(s, _)| !s.boilerplate);
    let context = Context::gather(authored.map(|(_, words)| words.as_slice()));
    for (sentence, words) in sentences.iter().zip(&looks) {
        let texts: Vec<&str> =
            raw[sentence.tokens.iter()].iter().map(|t| t.span.of(&article.text)).collect();
        let mut tags = tagger::tag(&models.tagger, words, &mut features);
        tagger::correct_plurals(&texts, &mut tags);
        let mut labels = names::label(
            &models.names,
            &models.name_transitions,
            words,
            &tags,
            &context,
            &mut features,
        );
        names::trim(&texts, &tags, &mut labels);
        names::correct_tags(&texts, &mut labels, &mut tags);
        let collapsed = Collapsed::new(&texts, &tags, &names::names(&labels, 0));
        let mut tree = collapsed.parse(|seen| {
            let words: Vec<Word> = seen.iter().map(|&i| words[i]).collect();
            let tags: Vec<u8> = seen.iter().map(|&i| tags[i]).collect();
            parser::parse(&models.transitions, &models.labels, &words, &tags, &mut features)
        });
        repair::repair(&texts, &tags, &mut tree);
        push_tokens(&texts, &raw, sentence, &tags, &tree, &mut document);
        document.names.extend(names::names(&labels, sentence.tokens.start));
    }
    document.sentences = sentences;
    document
}

/// Cuts what is too long to be a sentence.
fn cut(sentence: Sentence, raw: &[RawToken]) -> Vec<Sentence> {
    let range = sentence.tokens;
    range
        .iter()
        .step_by(LONGEST)
        .map(|start| {
            let end = range.end.min(start + LONGEST);
            Sentence {
                span: raw[start].span.cover(raw[end - 1].span),
                tokens: crate::nlp::TokenRange::new(start, end),
                ..sentence
            }
        })
        .collect()
}

fn push_tokens(
    texts: &[&str],
    raw: &[RawToken],
    sentence: &Sentence,
    tags: &[u8],
    tree: &Tree,
    document: &mut Document,
) {
    let start = sentence.tokens.start;
    for (i, RawToken { span, space_before }) in raw[sentence.tokens.iter()].iter().enumerate() {
        let tag = Tag::ALL[usize::from(tags[i])];
        let head = tree.heads[i];
        document.tokens.push(Token {
            span: *span,
            lemma: lemma::lemma(texts[i], tag),
            tag,
            head: (head < tags.len()).then_some(start + head),
            dep: Dep::ALL[usize::from(tree.labels[i])],
            space_before: *space_before,
        });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::annotate;
    use crate::nlp::{Document, NameKind};
    use crate::text::Article;

    /// Each word that matters with its dependency and its head, then the names.
    fn sketch(text: &str) -> String {
        let article = Article::from_text("test", text);
        let document = annotate(&article);
        let word = |idx: usize| document.tokens[idx].span.of(text);
        let mut lines: Vec<String> = Vec::new();
        for (idx, token) in document.tokens.iter().enumerate() {
            if !token.tag.is_punctuation() && !matches!(token.dep.name(), "det" | "case" | "cc") {
                let head = token.head.map_or("-", word);
                lines.push(format!("{} {} {head}", word(idx), token.dep.name()));
            }
        }
        lines.push(names(text, &document));
        lines.join("\n")
    }

    fn names(text: &str, document: &Document) -> String {
        let name = |name: &crate::nlp::Name| {
            let kind = match name.kind {
                NameKind::Person => "person",
                NameKind::Organization => "organization",
                NameKind::Place => "place",
                NameKind::Event => "event",
            };
            format!("[{} {}]", kind, document.span_of(name.tokens).of(text))
        };
        document.names.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&sketch(text));
    }

    #[test]
    fn empty_and_foreign_texts_are_no_trouble() {
        assert_eq!(annotate(&Article::from_text("test", "")), Document::default());
        let document = annotate(&Article::from_text("test", "首相は語った。\r\n\u{0}👍🏽 Привет!"));
        assert_eq!(document.sentences.len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_sentence_is_one_tree(text in "\\PC*|[a-zA-Z.'’ \\-\r\n0-9“”\"!?()U.S日👍—]{0,80}") {
            let document = annotate(&Article::from_text("test", text.as_str()));
            for sentence in &document.sentences {
                let roots = sentence.tokens.iter().filter(|&t| document.tokens[t].head.is_none());
                prop_assert_eq!(roots.count(), 1);
                for mut token in sentence.tokens.iter() {
                    // Going up ends at the root, within the sentence.
                    let mut steps = 0;
                    while let Some(head) = document.tokens[token].head {
                        prop_assert!(sentence.tokens.contains(head));
                        token = head;
                        steps += 1;
                        prop_assert!(steps <= sentence.tokens.len());
                    }
                }
            }
            for name in &document.names {
                prop_assert!(document.sentence_of(name.tokens.start).tokens.end >= name.tokens.end);
            }
        }
    }

    #[test]
    fn passives_name_the_one_who_acts() {
        check(
            "The envoy was received by President Ann Lee.",
            &expect![[r"
            envoy nsubj:pass received
            was aux:pass received
            received root -
            President nmod:desc Ann
            Ann obl:agent received
            Lee flat Ann
            [person Ann Lee]"]],
        );
    }

    #[test]
    fn what_is_set_to_happen_hangs_on_set() {
        check(
            "Japan's foreign minister is set to visit Seoul on Monday.",
            &expect![[r"
                Japan nmod:poss minister
                foreign amod minister
                minister nsubj:pass set
                is aux:pass set
                set root -
                to mark visit
                visit xcomp set
                Seoul obj visit
                Monday obl visit
                [place Japan] [place Seoul]"]],
        );
    }

    #[test]
    fn reported_speech_hangs_on_the_verb_of_saying() {
        check(
            "She said that the general had been arrested.",
            &expect![[r"
                She nsubj said
                said root -
                that mark arrested
                general nsubj arrested
                had aux been
                been aux:pass arrested
                arrested ccomp said
            "]],
        );
    }

    #[test]
    fn coordinated_names_hang_on_the_first() {
        check(
            "Chile, Peru and Bolivia joined the union in 2001.",
            &expect![[r"
            Chile nsubj joined
            Peru conj Chile
            Bolivia conj Chile
            joined root -
            union obj joined
            2001 obl joined
            [place Chile] [place Peru] [place Bolivia]"]],
        );
    }

    #[test]
    fn both_sides_of_talks_are_found() {
        check(
            "The talks between Japan and France ended on Friday.",
            &expect![[r"
            talks nsubj ended
            Japan nmod talks
            France conj Japan
            ended root -
            Friday obl ended
            [place Japan] [place France]"]],
        );
    }

    #[test]
    fn titles_hang_on_the_name() {
        check(
            "U.S. Secretary of State Marco Rubio met Mr. Lee in Paris.",
            &expect![[r"
            U.S. compound Secretary
            Secretary nmod:desc Marco
            State nmod Secretary
            Marco nsubj met
            Rubio flat Marco
            met root -
            Mr. nmod:desc Lee
            Lee obj met
            Paris nmod Lee
            [place U.S.] [person Marco Rubio] [person Lee] [place Paris]"]],
        );
    }

    #[test]
    fn titles_and_names_are_one_to_the_clause() {
        check(
            "Kenya's former Foreign Minister Dr. Ada Roe and the Ambassador of Peru to Chile Bo Li praised Doctors Without Borders (DWB).",
            &expect![[r"
                Kenya nmod:poss Minister
                former amod Minister
                Foreign compound Minister
                Minister nmod:desc Dr.
                Dr. nsubj praised
                Ada flat Dr.
                Roe flat Dr.
                Ambassador nmod:desc Bo
                Peru nmod Ambassador
                Chile nmod Ambassador
                Bo conj Dr.
                Li flat Bo
                praised root -
                Doctors compound Borders
                Without compound Borders
                Borders obj praised
                DWB appos Borders
                [place Kenya] [person Dr. Ada Roe] [place Peru] [place Chile] [person Bo Li] [organization Doctors Without Borders] [organization DWB]"]],
        );
    }

    #[test]
    fn an_office_set_off_belongs_to_the_name() {
        check(
            "Ada Roe, head of the Red Cross in Kenya, and its spokesman, Bo Li, praised Peru.",
            &expect![[r"
                Ada nsubj praised
                Roe flat Ada
                head appos Ada
                Red compound Cross
                Cross nmod head
                Kenya nmod head
                its nmod:poss spokesman
                spokesman nmod:desc Bo
                Bo conj Ada
                Li flat Bo
                praised root -
                Peru obj praised
                [person Ada Roe] [event Red Cross] [place Kenya] [person Bo Li] [place Peru]"]],
        );
    }

    #[test]
    fn times_ages_and_sums_do_not_tear_a_clause_apart() {
        check(
            "Kenya on Monday gave nearly $30 million to Ada Roe, 72, of Peru two years after the flood.",
            &expect![[r"
                Kenya nsubj gave
                Monday obl gave
                gave root -
                nearly advmod $
                $ obj gave
                30 nummod $
                million nummod $
                Ada nmod $
                Roe flat Ada
                72 nummod Ada
                Peru nmod Ada
                two nummod years
                years obl:unmarked after
                flood nmod $
                [place Kenya] [person Ada Roe] [place Peru]"]],
        );
    }

    #[test]
    fn a_relative_clause_leaves_the_sentence_its_verb() {
        check(
            "The premier, who met Ada Roe in Lima, rejected the treaty.",
            &expect![[r"
                premier nsubj rejected
                who nsubj met
                met acl:relcl premier
                Ada obj met
                Roe flat Ada
                Lima nmod Ada
                rejected root -
                treaty obj rejected
                [person Ada Roe] [place Lima]"]],
        );
    }

    #[test]
    fn side_by_side_nouns_are_one_phrase() {
        check(
            "They spoke of the rally over his rejected fiscal union plan.",
            &expect![[r"
                They nsubj spoke
                spoke root -
                rally obl spoke
                his nmod:poss union
                rejected amod union
                fiscal amod union
                union compound plan
                plan obl spoke
            "]],
        );
    }
}
