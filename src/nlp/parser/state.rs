//! The parser's stack and buffer.

use crate::nlp::parser::Tree;

/// No word.
pub(crate) const NONE: usize = usize::MAX;

/// Moves the next word onto the stack.
pub(crate) const SHIFT: usize = 0;
/// Attaches the top of the stack to the next word (or to the root behind the last one).
pub(crate) const LEFT: usize = 1;
/// Attaches the top of the stack to the word below it.
pub(crate) const RIGHT: usize = 2;
/// Number of transitions.
pub(crate) const TRANSITIONS: usize = 3;

/// A parse in progress. Words are numbered from zero; the root stands behind the last word.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) stack: Vec<usize>,
    /// The next word of the buffer.
    pub(crate) next: usize,
    pub(crate) len: usize,
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<u8>,
    /// The two outermost dependents on each side of each word, the outermost first.
    pub(crate) left: Vec<[usize; 2]>,
    pub(crate) right: Vec<[usize; 2]>,
    /// How many there are.
    pub(crate) left_count: Vec<u8>,
    pub(crate) right_count: Vec<u8>,
    /// The labels that each word has given to its dependents, as bits.
    pub(crate) given: Vec<u64>,
}

impl State {
    pub(crate) fn new(len: usize) -> Self {
        Self {
            stack: Vec::with_capacity(len),
            next: 0,
            len,
            heads: vec![NONE; len + 1],
            labels: vec![0; len + 1],
            left: vec![[NONE; 2]; len + 1],
            right: vec![[NONE; 2]; len + 1],
            left_count: vec![0; len + 1],
            right_count: vec![0; len + 1],
            given: vec![0; len + 1],
        }
    }

    pub(crate) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.next == self.len
    }

    /// Whether a transition leads on to a tree with one root.
    pub(crate) fn allows(&self, transition: usize) -> bool {
        match transition {
            SHIFT => self.next < self.len,
            LEFT => match self.stack.len() {
                0 => false,
                1 => true,
                _ => self.next < self.len,
            },
            RIGHT => self.stack.len() > 1,
            _ => false,
        }
    }

    /// The transition, where there is no choice.
    pub(crate) fn forced(&self) -> Option<usize> {
        let mut allowed = (0..TRANSITIONS).filter(|&transition| self.allows(transition));
        allowed.next().filter(|_| allowed.next().is_none())
    }

    /// Carries out a transition; gives the head and the dependent of the arc that it asks for.
    pub(crate) fn apply(&mut self, transition: usize) -> Option<(usize, usize)> {
        if transition == SHIFT {
            self.stack.push(self.next);
            self.next += 1;
            return None;
        }
        let dependent = self.stack.pop()?;
        let head = if transition == LEFT { self.next } else { *self.stack.last()? };
        Some((head, dependent))
    }

    /// Enters an arc.
    pub(crate) fn attach(&mut self, head: usize, dependent: usize, label: u8) {
        self.heads[dependent] = head;
        self.labels[dependent] = label;
        self.given[head] |= 1 << label;
        let (outermost, count) = if dependent < head {
            (&mut self.left[head], &mut self.left_count[head])
        } else {
            (&mut self.right[head], &mut self.right_count[head])
        };
        *outermost = [dependent, outermost[0]];
        *count = count.saturating_add(1);
    }

    pub(crate) fn into_tree(mut self) -> Tree {
        self.heads.truncate(self.len);
        self.labels.truncate(self.len);
        Tree { heads: self.heads, labels: self.labels }
    }

    /// How many arcs of the right tree each transition makes impossible (the dynamic oracle of
    /// Goldberg and Nivre 2013).
    #[cfg(feature = "train")]
    pub(crate) fn costs(&self, heads: &[usize]) -> [usize; TRANSITIONS] {
        let mut costs = [0; TRANSITIONS];
        if let Some((&top, below)) = self.stack.split_last() {
            let second = below.last().copied();
            let head = heads[top];
            let lost = (self.next..self.len).filter(|&word| heads[word] == top).count();
            costs[LEFT] = lost + usize::from(Some(head) == second || head > self.next);
            costs[RIGHT] = lost + usize::from(head >= self.next);
        }
        if self.next < self.len {
            let head = heads[self.next];
            let below = self.stack.len().saturating_sub(1);
            costs[SHIFT] = self.stack.iter().filter(|&&word| heads[word] == self.next).count()
                + self.stack[..below].iter().filter(|&&word| word == head).count();
        }
        costs
    }
}
