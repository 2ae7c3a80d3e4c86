//! Names and titles as one word each while a sentence is parsed.
//!
//! A name says nothing about the clause but where it stands, and every word of it is one more chance
//! for a parser to go wrong: so one word stands for it, and the others are hung on that word once
//! the tree is there. Names hold together that way, whatever the parser makes of their words.

mod asides;
mod titles;

use crate::nlp::parser::Tree;
use crate::nlp::{Dep, Name, NameKind, Tag};

/// Which words of a sentence the parser sees, and where the others belong.
#[derive(Debug, Default)]
pub(crate) struct Collapsed {
    /// Positions of the words that the parser sees, in order.
    seen: Vec<usize>,
    /// Relative clauses, which are parsed on their own.
    clauses: Vec<Clause>,
    /// Head and label of each word that it does not see.
    hung: Vec<Option<(usize, Dep)>>,
    names: Vec<Unit>,
}

/// A clause between commas, and the word that it says something of.
#[derive(Debug)]
struct Clause {
    seen: Vec<usize>,
    head: usize,
}

/// A name and the word that stands for it.
#[derive(Clone, Copy, Debug)]
struct Unit {
    start: usize,
    end: usize,
    head: usize,
    kind: NameKind,
}

impl Collapsed {
    /// Chooses the words; the names' tokens are numbered from the sentence's start.
    pub(crate) fn new(texts: &[&str], tags: &[u8], names: &[Name]) -> Self {
        let mut hung = vec![None; texts.len()];
        let mut units = Vec::with_capacity(names.len());
        for name in names {
            let (start, end) = (name.tokens.start, name.tokens.end);
            let head = match name.kind {
                NameKind::Person => hang_person(start, end, &mut hung),
                _ => hang_phrase(texts, tags, start, end, &mut hung),
            };
            hang_abbreviation(texts, end, head, &mut hung);
            units.push(Unit { start, end, head, kind: name.kind });
        }
        let mut collapsed = Self { hung, names: units, ..Self::default() };
        let people: Vec<Unit> =
            collapsed.names.iter().copied().filter(|u| u.kind == NameKind::Person).collect();
        for person in people {
            let mut bare = Bare { texts, tags, collapsed: &mut collapsed };
            bare.before(person.start, person.head);
            bare.set_off(person.start, person.end, person.head);
            bare.behind(person.end, person.head);
        }
        Bare { texts, tags, collapsed: &mut collapsed }.set_aside();
        if !collapsed.is_sound() {
            collapsed.hung.fill(None);
        }
        collapsed.clauses = Bare { texts, tags, collapsed: &mut collapsed }.relative_clauses();
        let inside = |word: &usize| collapsed.clauses.iter().any(|c| c.seen.contains(word));
        let seen = (0..texts.len()).filter(|word| collapsed.hung[*word].is_none() && !inside(word));
        collapsed.seen = seen.collect();
        collapsed
    }

    /// Whether every word that was hung leads to one that the parser sees.
    fn is_sound(&self) -> bool {
        (0..self.hung.len()).all(|word| {
            let up = std::iter::successors(Some(word), |&at| self.hung[at].map(|(head, _)| head));
            up.take(self.hung.len() + 1).last().is_some_and(|top| self.hung[top].is_none())
        })
    }

    /// The tree of the whole sentence. `parse` is given the positions of the words of a clause.
    pub(crate) fn parse(&self, mut parse: impl FnMut(&[usize]) -> Tree) -> Tree {
        let n = self.hung.len();
        let mut whole = Tree { heads: vec![n; n], labels: vec![0; n] };
        whole.put(&self.seen, &parse(&self.seen), n, Dep::Root);
        for clause in &self.clauses {
            whole.put(&clause.seen, &parse(&clause.seen), clause.head, Dep::AclRelcl);
        }
        for (word, hung) in self.hung.iter().enumerate() {
            if let Some((head, dep)) = *hung {
                (whole.heads[word], whole.labels[word]) = (head, dep as u8);
            }
        }
        whole
    }
}

impl Tree {
    /// Puts the tree of some words into that of the sentence, its root hung on `head`.
    fn put(&mut self, words: &[usize], tree: &Self, head: usize, dep: Dep) {
        for (at, &word) in words.iter().enumerate() {
            let above = words.get(tree.heads[at]);
            self.heads[word] = above.copied().unwrap_or(head);
            self.labels[word] = if above.is_some() { tree.labels[at] } else { dep as u8 };
        }
    }
}

/// A sentence on its way to its bones.
struct Bare<'a> {
    texts: &'a [&'a str],
    tags: &'a [u8],
    collapsed: &'a mut Collapsed,
}

impl Bare<'_> {
    fn tag(&self, word: usize) -> Tag {
        Tag::ALL[usize::from(self.tags[word])]
    }

    fn is(&self, word: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.texts[word].eq_ignore_ascii_case(text))
    }

    fn hang(&mut self, word: usize, head: usize, dep: Dep) {
        if word != head {
            self.collapsed.hung[word] = Some((head, dep));
        }
    }

    /// The name that ends right before a word.
    fn unit_before(&self, end: usize) -> Option<Unit> {
        self.collapsed.names.iter().copied().find(|n| n.end == end)
    }

    /// Whether no name reaches over the ends of these words.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        self.collapsed.names.iter().all(|n| {
            let apart = n.end <= start || end <= n.start;
            apart || start <= n.start && n.end <= end
        })
    }
}

/// "Ada Noor Lee": the first word, as the treebank has it.
fn hang_person(start: usize, end: usize, hung: &mut [Option<(usize, Dep)>]) -> usize {
    hung[start + 1..end].fill(Some((start, Dep::Flat)));
    start
}

/// "[National Bank] of [Southern Norway] for [Trade]": the last word before the first preposition;
/// each later phrase hangs on the one before.
fn hang_phrase(
    texts: &[&str],
    tags: &[u8],
    start: usize,
    end: usize,
    hung: &mut [Option<(usize, Dep)>],
) -> usize {
    let tag = |i: usize| Tag::ALL[usize::from(tags[i])];
    let is_preposition =
        |i: usize| matches!(tag(i), Tag::In | Tag::To) && texts[i].starts_with(char::is_lowercase);
    let mut above: Option<usize> = None;
    let mut at = start;
    while at < end {
        let first = at;
        while at < end && is_preposition(at) {
            at += 1;
        }
        let prepositions = first..at;
        while at < end && !is_preposition(at) {
            at += 1;
        }
        // Prepositions alone end no name that was trimmed; a head is needed all the same.
        let head = at - 1;
        for word in prepositions.filter(|&w| w != head) {
            hung[word] = Some((head, Dep::Case));
        }
        for (word, hung) in hung.iter_mut().enumerate().take(head).skip(first) {
            hung.get_or_insert((head, inner_label(tag(word))));
        }
        if let Some(above) = above {
            hung[head] = Some((above, Dep::Nmod));
        }
        above = Some(above.map_or(head, |_| head));
    }
    // The head of the first phrase is the one that was hung on nothing.
    (start..end).find(|&i| hung[i].is_none()).unwrap_or(start)
}

fn inner_label(tag: Tag) -> Dep {
    match tag {
        Tag::Dt => Dep::Det,
        Tag::Cc => Dep::Cc,
        Tag::Pos => Dep::Case,
        tag if tag.is_adjective() => Dep::Amod,
        tag if tag.is_punctuation() => Dep::Punct,
        _ => Dep::Compound,
    }
}

/// "the World Bank (WB)": the abbreviation names the same.
fn hang_abbreviation(texts: &[&str], end: usize, head: usize, hung: &mut [Option<(usize, Dep)>]) {
    let is_abbreviation =
        |text: &str| text.len() > 1 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
    if let Some(&["(", inner, ")"]) = texts.get(end..end + 3).and_then(|w| w.first_chunk::<3>())
        && is_abbreviation(inner)
    {
        hung[end] = Some((end + 1, Dep::Punct));
        hung[end + 1] = Some((head, Dep::Appos));
        hung[end + 2] = Some((end + 1, Dep::Punct));
    }
}

#[cfg(test)]
mod tests {
    use super::Collapsed;
    use crate::nlp::parser::Tree;
    use crate::nlp::{Dep, Name, NameKind, Tag, TokenRange};

    #[test]
    fn one_word_stands_for_a_name_and_its_abbreviation() {
        let texts = ["Bank", "of", "Upper", "Lapland", "(", "BUL", ")", "met", "Ada", "Roe"];
        let tags = [
            Tag::Nnp,
            Tag::In,
            Tag::Nnp,
            Tag::Nnp,
            Tag::OpenBracket,
            Tag::Nnp,
            Tag::CloseBracket,
            Tag::Vbd,
            Tag::Nnp,
            Tag::Nnp,
        ]
        .map(|tag| tag as u8);
        let name = |start, end, kind| Name { tokens: TokenRange::new(start, end), kind };
        let names = [name(0, 4, NameKind::Organization), name(8, 10, NameKind::Person)];
        let collapsed = Collapsed::new(&texts, &tags, &names);
        let labels = [Dep::Nsubj, Dep::Root, Dep::Obj].map(|d| d as u8).to_vec();
        let whole = collapsed.parse(|seen| {
            assert_eq!(seen, [0, 7, 8]);
            Tree { heads: vec![1, 3, 1], labels: labels.clone() }
        });
        assert_eq!(whole.heads, [7, 3, 3, 0, 5, 0, 5, 10, 7, 8]);
    }
}
