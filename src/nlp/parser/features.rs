//! What the parser looks at.

use crate::nlp::model::Features;
use crate::nlp::model::hash::mix;
use crate::nlp::parser::state::{NONE, State};
use crate::nlp::word::Word;

const TRANSITION_FAMILY: u64 = 2;
const LABEL_FAMILY: u64 = 3;

/// What the features say about one place on the stack or in the buffer.
#[derive(Clone, Copy)]
struct Place {
    word: u64,
    tag: u64,
    coarse: u64,
    fine: u64,
}

/// No word there.
const NOWHERE: Place = Place { word: 3, tag: 3, coarse: 3, fine: 3 };
/// The root behind the last word.
const ROOT: Place = Place { word: 7, tag: 99, coarse: 7, fine: 7 };

/// The view of one state.
struct View<'a> {
    words: &'a [Word],
    tags: &'a [u8],
    state: &'a State,
}

impl View<'_> {
    fn place(&self, idx: usize) -> Place {
        match self.words.get(idx) {
            Some(word) => Place {
                word: word.lower,
                tag: u64::from(self.tags[idx]) + 100,
                coarse: word.clusters[1] | 1 << 20,
                fine: word.clusters[2] | 1 << 21,
            },
            None if idx == NONE => NOWHERE,
            None => ROOT,
        }
    }

    fn outermost(idx: usize, dependents: &[[usize; 2]], nth: usize) -> usize {
        if idx == NONE { NONE } else { dependents[idx][nth] }
    }

    fn left(&self, idx: usize) -> usize {
        Self::outermost(idx, &self.state.left, 0)
    }

    fn right(&self, idx: usize) -> usize {
        Self::outermost(idx, &self.state.right, 0)
    }

    fn label(&self, idx: usize) -> u64 {
        if idx == NONE { 0 } else { u64::from(self.state.labels[idx]) + 1 }
    }

    fn valency(&self, idx: usize) -> u64 {
        if idx == NONE {
            return 0;
        }
        let counts = (self.state.left_count[idx].min(4), self.state.right_count[idx].min(4));
        u64::from(counts.0) * 8 + u64::from(counts.1) + 1
    }
}

/// The features that decide on the next transition (after Zhang and Nivre 2011).
pub(crate) fn extract(words: &[Word], tags: &[u8], state: &State, f: &mut Features) {
    let view = View { words, tags, state };
    let on_stack =
        |depth: usize| state.stack.len().checked_sub(depth + 1).map_or(NONE, |i| state.stack[i]);
    let in_buffer = |ahead: usize| {
        if state.next + ahead <= words.len() { state.next + ahead } else { NONE }
    };
    let (i0, i1, i2) = (on_stack(0), on_stack(1), on_stack(2));
    let (j0, j1, j2) = (in_buffer(0), in_buffer(1), in_buffer(2));
    let (s0, s1, s2) = (view.place(i0), view.place(i1), view.place(i2));
    let (b0, b1, b2) = (view.place(j0), view.place(j1), view.place(j2));
    f.begin(TRANSITION_FAMILY);
    // Single words, and words with their tags.
    f.add(0);
    for value in [s0.word, s0.tag, s0.coarse, s0.fine, s1.word, s1.tag, s1.fine] {
        f.add(value);
    }
    for value in [b0.word, b0.tag, b0.fine, b1.word, b1.tag, b1.coarse, b2.tag] {
        f.add(value);
    }
    f.add2(s0.word, s0.tag);
    f.add2(b0.word, b0.tag);
    // Pairs of the stack's top with the next word and with the word below it.
    for (s, b) in [(s0, b0), (s1, s0), (s1, b0)] {
        f.add2(s.tag, b.tag);
        f.add2(s.word, b.tag);
        f.add2(s.tag, b.word);
        f.add2(s.word, b.word);
        f.add2(s.fine, b.fine);
        f.add2(s.coarse, b.coarse);
        f.add2(s.word, b.fine);
        f.add2(s.fine, b.word);
        f.add3(s.word, s.tag, b.tag);
        f.add3(s.tag, b.word, b.tag);
        f.add3(s.tag, b.fine, s.coarse);
    }
    // Triples of tags.
    f.add3(s1.tag, s0.tag, b0.tag);
    f.add3(s2.tag, s1.tag, s0.tag);
    f.add3(s0.tag, b0.tag, b1.tag);
    f.add3(b0.tag, b1.tag, b2.tag);
    f.add3(s1.word, s0.tag, b0.tag);
    f.add3(s1.tag, s0.word, b0.tag);
    f.add3(s1.tag, s0.tag, b0.word);
    f.add3(s1.word, s0.word, b0.word);
    f.add3(s1.word, s0.tag, b0.fine);
    f.add3(s0.word, b0.tag, b1.tag);
    f.add3(s0.tag, b0.tag, b1.word);
    f.add3(s1.coarse, s0.coarse, b0.coarse);
    dependents(&view, [i0, i1, j0], [s0, s1, b0], f);
    given(&view, [i0, i1, j0], [s0, s1, b0], f);
    distances(&view, [i0, i1, j0], [s0, s1, b0], f);
}

/// Features of dependents that are already attached.
fn dependents(
    view: &View<'_>,
    [i0, i1, j0]: [usize; 3],
    [s0, s1, b0]: [Place; 3],
    f: &mut Features,
) {
    let (left0, right0) = (view.left(i0), view.right(i0));
    let (left1, right1) = (view.left(i1), view.right(i1));
    let left_next = view.left(j0);
    let tag = |idx| view.place(idx).tag;
    f.add3(s0.tag, b0.tag, tag(left0));
    f.add3(s0.tag, b0.tag, tag(right0));
    f.add3(s0.tag, b0.tag, tag(left_next));
    f.add3(s1.tag, s0.tag, tag(right1));
    f.add3(s1.tag, s0.tag, tag(left0));
    f.add3(s1.tag, s0.tag, tag(right0));
    f.add3(s1.tag, s0.tag, tag(left1));
    f.add3(s0.tag, view.label(left0), view.label(right0));
    f.add3(s1.tag, view.label(left1), view.label(right1));
    f.add2(b0.tag, view.label(left_next));
    f.add3(s0.word, view.label(right0), b0.tag);
    f.add3(s0.word, view.label(left0), b0.tag);
    f.add3(s0.tag, view.place(right0).word, b0.tag);
    f.add3(s0.word, view.place(right0).word, b0.word);
    f.add3(s0.tag, view.place(left0).word, b0.tag);
    f.add3(s1.tag, view.place(left1).word, s0.tag);
    f.add3(s0.tag, view.place(left_next).word, b0.tag);
    f.add3(s0.fine, view.place(left0).word, b0.tag);
    let second = |idx: usize, dependents: &[[usize; 2]]| View::outermost(idx, dependents, 1);
    f.add3(s0.tag, view.label(right0), view.label(second(i0, &view.state.right)));
    f.add3(s0.tag, view.label(left0), view.label(second(i0, &view.state.left)));
    f.add3(s1.tag, view.label(right1), view.label(second(i1, &view.state.right)));
    f.add3(b0.tag, view.label(left_next), view.label(second(j0, &view.state.left)));
}

/// Labels whose presence tells what may still come: subjects, objects, passives, conjunctions,
/// markers.
const KEY_LABELS: u64 = {
    use crate::nlp::Dep;
    1 << Dep::Nsubj as u64
        | 1 << Dep::NsubjPass as u64
        | 1 << Dep::AuxPass as u64
        | 1 << Dep::Obj as u64
        | 1 << Dep::Cc as u64
        | 1 << Dep::Conj as u64
        | 1 << Dep::Case as u64
        | 1 << Dep::Mark as u64
        | 1 << Dep::Cop as u64
        | 1 << Dep::AclRelcl as u64
        | 1 << Dep::Ccomp as u64
        | 1 << Dep::Xcomp as u64
};

/// Features of what the words have already got.
fn given(view: &View<'_>, [i0, i1, j0]: [usize; 3], [s0, s1, b0]: [Place; 3], f: &mut Features) {
    let given = |idx: usize| if idx == NONE { 0 } else { view.state.given[idx] & KEY_LABELS };
    let (of0, of1, of_next) = (given(i0), given(i1), given(j0));
    let (left0, left1) = (view.place(view.left(i0)), view.place(view.left(i1)));
    f.add3(of0, s0.tag, b0.tag);
    f.add3(of1, s1.tag, s0.tag);
    f.add3(of_next, s0.tag, b0.tag);
    f.add3(of0, mix(s0.tag, s1.tag), b0.tag);
    f.add3(of1, mix(s1.tag, s0.tag), b0.word);
    f.add3(of0, s0.tag, b0.word);
    f.add3(of1, of0, mix(s1.tag, mix(s0.tag, b0.tag)));
    f.add3(of_next, of0, mix(s0.tag, b0.tag));
    // Coordination: is the phrase that begins with "and" like the one before it?
    f.add3(of0, s1.fine, s0.fine);
    f.add3(of0, s1.coarse, s0.coarse);
    f.add3(left1.word, of0, b0.tag);
    f.add3(left1.word, left0.word, mix(s1.tag, s0.tag));
    f.add3(left1.word, left0.word, b0.tag);
    f.add3(s1.word, left0.word, s0.tag);
    f.add3(s1.word, left0.word, s0.fine);
    f.add3(s1.fine, left0.word, s0.fine);
}

/// Features of distances and of how many dependents a word has.
fn distances(
    view: &View<'_>,
    [i0, i1, j0]: [usize; 3],
    [s0, s1, b0]: [Place; 3],
    f: &mut Features,
) {
    let distance = |from: usize, to: usize| {
        if from == NONE || to == NONE { 0 } else { (to - from).min(10) as u64 }
    };
    let (ahead, below) = (distance(i0, j0), distance(i1, i0));
    f.add3(s0.tag, b0.tag, ahead);
    f.add3(s0.word, b0.tag, ahead);
    f.add3(s0.tag, b0.word, ahead);
    f.add3(s1.tag, s0.tag, below);
    f.add3(s1.word, s0.tag, below);
    let valency = [view.valency(i0), view.valency(i1), view.valency(j0)];
    for (place, valency) in [s0, s1, b0].into_iter().zip(valency) {
        f.add2(place.tag, valency);
        f.add2(place.word, valency);
    }
    f.add3(s0.tag, b0.tag, mix(valency[0], valency[2]));
    // What lies between the top of the stack and the next word ("X, Y and Z").
    let between = |from: usize, to: usize| {
        let mut seen = 0;
        if from != NONE && to != NONE {
            for tag in &view.tags[from + 1..to.min(view.tags.len())] {
                seen |= 1u64 << tag;
            }
        }
        seen & KEY_TAGS
    };
    f.add3(s0.tag, b0.tag, between(i0, j0));
    f.add3(s1.tag, s0.tag, between(i1, i0));
}

/// Tags whose presence in between matters: conjunctions, verbs, commas, prepositions.
const KEY_TAGS: u64 = {
    use crate::nlp::Tag;
    1 << Tag::Cc as u64
        | 1 << Tag::Comma as u64
        | 1 << Tag::Colon as u64
        | 1 << Tag::Vbd as u64
        | 1 << Tag::Vbz as u64
        | 1 << Tag::Vbp as u64
        | 1 << Tag::Md as u64
        | 1 << Tag::Vbn as u64
        | 1 << Tag::Vbg as u64
        | 1 << Tag::In as u64
        | 1 << Tag::Wdt as u64
        | 1 << Tag::Wp as u64
};

/// The features that decide on the label of an arc.
pub(crate) fn extract_label(
    words: &[Word],
    tags: &[u8],
    state: &State,
    head: usize,
    dependent: usize,
    f: &mut Features,
) {
    let view = View { words, tags, state };
    let (h, d) = (view.place(head), view.place(dependent));
    let word = &words[dependent];
    let direction = u64::from(head > dependent) + 1;
    let distance = if head == words.len() { 9 } else { head.abs_diff(dependent).min(6) as u64 };
    let tag_at =
        |idx: Option<usize>| idx.and_then(|i| tags.get(i)).map_or(70, |&tag| u64::from(tag) + 100);
    let head_tag = mix(h.tag, direction);
    let pair = mix(d.tag, head_tag);
    let (left, right) = (view.left(dependent), view.right(dependent));
    let (left_word, right_word) = (view.place(left).word, view.place(right).word);
    let head_left = view.left(head);
    f.begin(LABEL_FAMILY);
    f.add(direction);
    f.add(pair);
    f.add2(d.word, head_tag);
    f.add3(h.word, d.tag, direction);
    f.add2(h.word, d.word);
    f.add3(d.fine, h.fine, direction);
    f.add2(d.coarse, head_tag);
    f.add3(h.fine, d.tag, direction);
    f.add3(h.word, d.fine, direction);
    f.add3(d.word, h.fine, direction);
    f.add2(pair, distance);
    f.add3(d.tag, tag_at(dependent.checked_sub(1)), tag_at(Some(dependent + 1)));
    f.add2(pair, tag_at(head.checked_sub(1)));
    f.add2(pair, tag_at(Some(head + 1)));
    f.add2(word.suffixes[1], head_tag);
    f.add3(word.suffixes[2], d.tag, direction);
    f.add2(left_word, pair);
    f.add2(right_word, pair);
    f.add2(view.label(left), pair);
    f.add2(view.label(right), pair);
    f.add3(left_word, d.fine, mix(h.fine, direction));
    f.add3(left_word, d.tag, h.word);
    f.add3(left_word, d.coarse, head_tag);
    f.add2(view.valency(head), pair);
    f.add2(view.label(head_left), pair);
    f.add3(view.label(head_left), view.label(view.right(head)), pair);
    f.add3(view.place(head_left).word, h.tag, d.tag);
    let given = state.given[head] & KEY_LABELS;
    f.add2(given, pair);
    f.add3(given, d.fine, head_tag);
    f.add3(given, left_word, pair);
    f.add3(given, h.word, d.tag);
    f.add3(state.given[dependent] & KEY_LABELS, given, pair);
    f.add2(u64::from(word.names & 0x3fff), pair);
}
