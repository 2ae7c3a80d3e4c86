//! Which of what was found is what was expected.

use std::collections::{BTreeMap, BTreeSet};

use entente::relations::Predicate;

use super::expected::{Edge, Expected, ExpectedOffice, ForbiddenEdge, Node, NodeIdx};
use super::found::{Found, FoundEdge, FoundNode, FoundOffice};
use super::tally::Tally;
use super::words::{either_contains, norm, squash};

/// Counts for one article, and a line for everything missed or wrong.
pub(crate) fn score(expected: &Expected, found: &Found) -> (Tally, Vec<String>) {
    let mut scorer = Scorer {
        expected,
        found,
        matches: Matches::of(expected, found),
        tally: Tally::default(),
        notes: Vec::new(),
    };
    scorer.nodes();
    scorer.offices();
    scorer.edges();
    (scorer.tally, scorer.notes)
}

/// Which found node is which expected one.
struct Matches {
    /// By position in [`Found::nodes`].
    expected_of: Vec<Option<NodeIdx>>,
    /// The first found node of each expected one.
    found_of: BTreeMap<NodeIdx, usize>,
}

impl Matches {
    fn of(expected: &Expected, found: &Found) -> Self {
        let expected_of: Vec<Option<NodeIdx>> =
            found.nodes.iter().map(|node| best(&expected.nodes, node)).collect();
        let mut found_of = BTreeMap::new();
        for (i, idx) in expected_of.iter().enumerate() {
            if let Some(idx) = idx {
                found_of.entry(*idx).or_insert(i);
            }
        }
        Self { expected_of, found_of }
    }
}

/// The expected node that shares the most names with a found one; none where it shares none.
fn best(expected: &[Node], found: &FoundNode) -> Option<NodeIdx> {
    let found_names = names(&found.name, &found.aliases);
    let mut best = None;
    let mut best_points = 0;
    for (idx, node) in expected.iter().enumerate() {
        if !node.kinds.contains(&found.kind) {
            continue;
        }
        let mut points = names(&node.name, &node.aliases).intersection(&found_names).count();
        if norm(&node.name) == norm(&found.name) {
            points += 10;
        }
        if node.iso2.is_some() && node.iso2 == found.iso2 {
            points += 5;
        }
        if points > best_points {
            (best, best_points) = (Some(idx), points);
        }
    }
    best
}

fn names(name: &str, aliases: &[String]) -> BTreeSet<String> {
    aliases.iter().map(String::as_str).chain([name]).map(norm).collect()
}

struct Scorer<'a> {
    expected: &'a Expected,
    found: &'a Found,
    matches: Matches,
    tally: Tally,
    notes: Vec<String>,
}

impl Scorer<'_> {
    fn nodes(&mut self) {
        let forbidden: BTreeSet<String> =
            self.expected.forbidden_nodes.iter().map(|text| norm(text)).collect();
        self.tally.nodes_drawn = self.found.nodes.len();
        for (i, node) in self.found.nodes.iter().enumerate() {
            let what = format!("{}: {}", node.kind.name(), node.name);
            match self.matches.expected_of[i] {
                Some(idx) if self.matches.found_of[&idx] == i => {}
                Some(_) => {
                    self.tally.nodes_wrong += 1;
                    self.notes.push(format!("  node twice      {what}"));
                }
                None => {
                    self.tally.nodes_wrong += 1;
                    self.notes.push(format!("  node wrong      {what}"));
                    if forbidden.contains(&norm(&node.name)) {
                        self.tally.forbidden_nodes += 1;
                        self.notes.push(format!("  FORBIDDEN node  {}", node.name));
                    }
                }
            }
        }
        for (idx, node) in self.expected.nodes.iter().enumerate().filter(|(_, n)| n.required) {
            self.tally.nodes_required += 1;
            if self.matches.found_of.contains_key(&idx) {
                self.tally.nodes_hit += 1;
            } else {
                self.notes.push(format!(
                    "  node missed     {}: {}",
                    node.kinds[0].name(),
                    node.name
                ));
            }
        }
    }

    fn offices(&mut self) {
        for (idx, node) in self.expected.nodes.iter().enumerate() {
            let found =
                self.matches.found_of.get(&idx).map_or(&[][..], |&i| &self.found.nodes[i].offices);
            for office in &node.offices {
                self.tally.offices_required += 1;
                if found.iter().any(|f| self.is_office(office, f)) {
                    self.tally.offices_hit += 1;
                } else {
                    self.notes.push(format!(
                        "  office missed   {}: {} {} of {}",
                        node.name,
                        office.statuses[0].name(),
                        office.titles[0],
                        self.expected.nodes[office.of[0]].name
                    ));
                }
            }
        }
    }

    fn is_office(&self, expected: &ExpectedOffice, found: &FoundOffice) -> bool {
        let of = found.of.and_then(|i| self.matches.expected_of[i]);
        let title = squash(&found.title);
        of.is_some_and(|of| expected.of.contains(&of))
            && expected.statuses.contains(&found.status)
            && expected.titles.iter().any(|t| either_contains(&title, &squash(t)))
    }

    fn edges(&mut self) {
        let mut hit = BTreeSet::new();
        let mut pairs = BTreeSet::new();
        for edge in &self.found.edges {
            self.tally.quotes += edge.evidence.len();
            self.tally.quotes_exact += edge.evidence.iter().filter(|q| !q.is_empty()).count();
            // Offices are scored above.
            if edge.predicate != Predicate::HoldsOffice {
                self.edge(edge, &mut hit, &mut pairs);
            }
        }
        for (idx, edge) in self.expected.edges.iter().enumerate() {
            if edge.is_required() {
                self.tally.edges_required += 1;
                self.tally.edges_hit += usize::from(hit.contains(&idx));
                self.tally.pairs_hit += usize::from(pairs.contains(&idx));
                if !hit.contains(&idx) {
                    self.notes.push(format!("  edge missed     {}", self.wording(edge)));
                }
            }
        }
    }

    fn edge(&mut self, edge: &FoundEdge, hit: &mut BTreeSet<usize>, pairs: &mut BTreeSet<usize>) {
        let label = format!(
            "{} -{}-> {} ({})",
            self.found.nodes[edge.subject].name,
            edge.predicate.name(),
            self.found.nodes[edge.object].name,
            edge.status.name()
        );
        let subject = self.matches.expected_of[edge.subject];
        let object = self.matches.expected_of[edge.object];
        let ends = subject.zip(object);
        let said: Vec<usize> = (0..self.expected.edges.len())
            .filter(|&i| ends.is_some_and(|ends| says(&self.expected.edges[i], edge, ends)))
            .collect();
        if said.is_empty()
            && ends.is_some_and(|ends| {
                self.expected.forbidden_edges.iter().any(|r| forbids(r, edge.predicate, ends))
            })
        {
            self.tally.forbidden_edges += 1;
            self.notes.push(format!("  FORBIDDEN edge  {label}"));
        }
        // The one that says exactly this comes first, then one that is still open, then the most
        // important.
        let best = said
            .into_iter()
            .filter(|&i| evidence_overlaps(&self.expected.edges[i], edge))
            .min_by_key(|&i| {
                let e = &self.expected.edges[i];
                let exact = ends == Some((e.subjects[0], e.objects[0]))
                    && e.predicates[0] == edge.predicate;
                (hit.contains(&i), !exact, e.level)
            });
        match best {
            Some(idx) => {
                self.tally.edges_drawn += 1;
                hit.insert(idx);
                self.status_and_date(idx, edge, &label);
            }
            None if edge.inferred => return,
            None => {
                self.tally.edges_drawn += 1;
                self.tally.edges_wrong += 1;
                self.notes.push(format!("  edge wrong      {label}"));
            }
        }
        if let Some((s, o)) = ends.filter(|(s, o)| s != o) {
            let touches = |nodes: &[NodeIdx]| nodes.contains(&s) || nodes.contains(&o);
            pairs.extend((0..self.expected.edges.len()).filter(|&i| {
                let e = &self.expected.edges[i];
                touches(&e.subjects) && touches(&e.objects)
            }));
        }
    }

    fn status_and_date(&mut self, idx: usize, edge: &FoundEdge, label: &str) {
        let expected = &self.expected.edges[idx];
        self.tally.statuses += 1;
        if expected.statuses.contains(&edge.status) {
            self.tally.statuses_hit += 1;
        } else {
            let wanted = expected.statuses[0].name();
            self.notes.push(format!("  status wrong    {label}, expected {wanted}"));
        }
        if let Some(date) = expected.date.as_deref().filter(|_| expected.level == 'A') {
            self.tally.dates += 1;
            let found = edge.date.as_deref().unwrap_or_default();
            if either_contains(&squash(found), &squash(date)) {
                self.tally.dates_hit += 1;
            } else {
                self.notes.push(format!("  date wrong      {label}: {found:?}, expected {date:?}"));
            }
        }
    }

    fn wording(&self, edge: &Edge) -> String {
        format!(
            "{} -{}-> {} ({})",
            self.expected.nodes[edge.subjects[0]].name,
            edge.predicates[0].name(),
            self.expected.nodes[edge.objects[0]].name,
            edge.statuses[0].name()
        )
    }
}

fn says(expected: &Edge, found: &FoundEdge, (s, o): (NodeIdx, NodeIdx)) -> bool {
    let between =
        |s: NodeIdx, o: NodeIdx| expected.subjects.contains(&s) && expected.objects.contains(&o);
    expected.predicates.contains(&found.predicate)
        && (between(s, o) || found.predicate.is_symmetric() && between(o, s))
}

fn forbids(rule: &ForbiddenEdge, predicate: Predicate, (s, o): (NodeIdx, NodeIdx)) -> bool {
    let (either_way, applies) = match rule.predicate {
        None => (true, true),
        Some(forbidden) => (forbidden.is_symmetric(), forbidden == predicate),
    };
    let pair = (rule.subject, rule.object);
    applies && (pair == (s, o) || either_way && pair == (o, s))
}

/// Whether one of the quoted sentences is one of the expected, or mostly made of its words.
fn evidence_overlaps(expected: &Edge, found: &FoundEdge) -> bool {
    let expected: Vec<String> = expected.evidence.iter().map(|e| squash(e)).collect();
    expected.is_empty()
        || found.evidence.iter().map(|quote| squash(quote)).any(|quote| {
            let words: BTreeSet<&str> = quote.split_whitespace().collect();
            let n_words = quote.split_whitespace().count();
            !quote.is_empty()
                && expected.iter().any(|sentence| {
                    let shared = sentence
                        .split_whitespace()
                        .collect::<BTreeSet<_>>()
                        .intersection(&words)
                        .count();
                    either_contains(&quote, sentence) || shared as f64 > 0.6 * n_words as f64
                })
        })
}

#[cfg(test)]
mod tests {
    use entente::entities::{EntityKind, OfficeStatus};
    use entente::relations::{Predicate, Status};

    use super::super::found::{Found, FoundEdge, FoundNode, FoundOffice};
    use super::super::{Tally, parse_map};
    use super::score;

    const ARTICLE: &str = "Ada Lo of Japan met Bob Ito and blamed Peru on Monday.";
    const MAP: &str = "country | Japan\n\
                       country | Peru\n\
                       person | Ada Lo | Lo | current envoy of Japan\n\
                       person | Bob Ito | Ito\n\
                       Ada Lo | meets | Bob Ito | happened | Monday\n\
                       Ada Lo, Japan | criticizes | Peru | happened\n\
                       ~ Ada Lo | visits | Peru\n\
                       ! node | Monday\n\
                       ! edge | Bob Ito | criticizes | Peru\n";

    fn node(kind: EntityKind, name: &str) -> FoundNode {
        FoundNode { name: name.into(), aliases: vec![], kind, iso2: None, offices: vec![] }
    }

    fn edge(subject: usize, predicate: Predicate, object: usize) -> FoundEdge {
        FoundEdge {
            subject,
            predicate,
            object,
            status: Status::Happened,
            date: None,
            inferred: false,
            evidence: vec![ARTICLE.into()],
        }
    }

    fn tally(found: &Found) -> Tally {
        score(&parse_map("x.map.txt", MAP, ARTICLE).unwrap(), found).0
    }

    fn everybody() -> Found {
        let mut ada = node(EntityKind::Person, "Ada Lo");
        let title = "special envoy".to_owned();
        ada.offices.push(FoundOffice { title, of: Some(0), status: OfficeStatus::Current });
        let nodes = vec![
            node(EntityKind::Country, "Japan"),
            node(EntityKind::Country, "Peru"),
            ada,
            node(EntityKind::Person, "Ito"),
        ];
        Found { nodes, edges: vec![] }
    }

    #[test]
    fn nodes_and_offices_are_found_by_any_of_their_names() {
        let tally = tally(&everybody());
        assert_eq!((tally.nodes_required, tally.nodes_hit, tally.nodes_wrong), (4, 4, 0));
        assert_eq!((tally.offices_required, tally.offices_hit), (1, 1));
    }

    #[test]
    fn a_second_node_for_the_same_thing_is_wrong_and_a_weekday_forbidden() {
        let mut found = everybody();
        found.nodes.push(node(EntityKind::Person, "Lo"));
        found.nodes.push(node(EntityKind::Person, "Monday"));
        let tally = tally(&found);
        assert_eq!((tally.nodes_wrong, tally.forbidden_nodes), (2, 1));
    }

    #[test]
    fn symmetric_edges_count_either_way_round_and_others_do_not() {
        let mut found = everybody();
        found.edges = vec![edge(3, Predicate::Meets, 2), edge(1, Predicate::Criticizes, 2)];
        let tally = tally(&found);
        assert_eq!((tally.edges_required, tally.edges_hit), (2, 1));
        assert_eq!((tally.edges_drawn, tally.edges_wrong), (2, 1));
        assert_eq!((tally.dates, tally.dates_hit), (1, 0));
    }

    #[test]
    fn alternatives_count_and_neutral_edges_are_not_wrong() {
        let mut found = everybody();
        found.edges = vec![edge(0, Predicate::Criticizes, 1), edge(2, Predicate::Visits, 1)];
        let tally = tally(&found);
        assert_eq!((tally.edges_hit, tally.edges_drawn, tally.edges_wrong), (1, 2, 0));
    }

    #[test]
    fn what_must_not_be_drawn_is_counted_apart_and_what_is_inferred_is_let_pass() {
        let mut found = everybody();
        found.edges = vec![edge(3, Predicate::Criticizes, 1), edge(0, Predicate::Aids, 1)];
        found.edges[1].inferred = true;
        let tally = tally(&found);
        assert_eq!((tally.forbidden_edges, tally.edges_drawn, tally.edges_wrong), (1, 1, 1));
    }
}
