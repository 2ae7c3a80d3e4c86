//! Counts, the printed table and the floors under it.

use std::fmt;
use std::ops::AddAssign;

/// Counts over one or more articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) nodes_required: usize,
    pub(crate) nodes_hit: usize,
    pub(crate) nodes_drawn: usize,
    pub(crate) nodes_wrong: usize,
    pub(crate) offices_required: usize,
    pub(crate) offices_hit: usize,
    pub(crate) edges_required: usize,
    pub(crate) edges_hit: usize,
    pub(crate) pairs_hit: usize,
    pub(crate) edges_drawn: usize,
    pub(crate) edges_wrong: usize,
    pub(crate) statuses: usize,
    pub(crate) statuses_hit: usize,
    pub(crate) dates: usize,
    pub(crate) dates_hit: usize,
    pub(crate) quotes: usize,
    pub(crate) quotes_exact: usize,
    pub(crate) forbidden_nodes: usize,
    pub(crate) forbidden_edges: usize,
}

/// A share of a whole in percent; of nothing, all.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

fn f_score(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

impl Tally {
    pub(crate) fn nodes_precision(&self) -> f64 {
        percent(self.nodes_drawn - self.nodes_wrong, self.nodes_drawn)
    }

    pub(crate) fn nodes_recall(&self) -> f64 {
        percent(self.nodes_hit, self.nodes_required)
    }

    pub(crate) fn edges_precision(&self) -> f64 {
        percent(self.edges_drawn - self.edges_wrong, self.edges_drawn)
    }

    pub(crate) fn edges_recall(&self) -> f64 {
        percent(self.edges_hit, self.edges_required)
    }

    /// One line of the table.
    pub(crate) fn row(&self, name: &str) -> String {
        format!("{name:28.28} {self}")
    }

    /// Everything that lies under its floor, in words.
    pub(crate) fn below(&self, floors: &Floors) -> Vec<String> {
        let shares = [
            ("nodes precision", self.nodes_precision(), floors.nodes_precision),
            ("nodes recall", self.nodes_recall(), floors.nodes_recall),
            ("offices", percent(self.offices_hit, self.offices_required), floors.offices),
            ("edges precision", self.edges_precision(), floors.edges_precision),
            ("edges recall", self.edges_recall(), floors.edges_recall),
            ("status", percent(self.statuses_hit, self.statuses), floors.status),
            ("evidence exact", percent(self.quotes_exact, self.quotes), 100.0),
        ];
        let mut below: Vec<String> = shares
            .iter()
            .filter(|(_, reached, floor)| reached < floor)
            .map(|(name, reached, floor)| format!("{name} {reached:.1} is under its floor {floor}"))
            .collect();
        for (name, reached, most) in [
            ("forbidden nodes", self.forbidden_nodes, floors.most_forbidden_nodes),
            ("forbidden edges", self.forbidden_edges, floors.most_forbidden_edges),
        ] {
            if reached > most {
                below.push(format!("{reached} {name}, at most {most} are allowed"));
            }
        }
        below
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (np, nr) = (self.nodes_precision(), self.nodes_recall());
        let (ep, er) = (self.edges_precision(), self.edges_recall());
        write!(f, "nodes P {np:5.1} R {nr:5.1} F {:5.1} | ", f_score(np, nr))?;
        write!(f, "offices {:5.1} | ", percent(self.offices_hit, self.offices_required))?;
        write!(f, "edges P {ep:5.1} R {er:5.1} F {:5.1} ", f_score(ep, er))?;
        write!(f, "(pair R {:5.1}) | ", percent(self.pairs_hit, self.edges_required))?;
        write!(f, "status {:5.1} | ", percent(self.statuses_hit, self.statuses))?;
        write!(f, "dates {:5.1} | ", percent(self.dates_hit, self.dates))?;
        write!(f, "evidence exact {:5.1} | ", percent(self.quotes_exact, self.quotes))?;
        write!(f, "forbidden {}n {}e", self.forbidden_nodes, self.forbidden_edges)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.nodes_required += other.nodes_required;
        self.nodes_hit += other.nodes_hit;
        self.nodes_drawn += other.nodes_drawn;
        self.nodes_wrong += other.nodes_wrong;
        self.offices_required += other.offices_required;
        self.offices_hit += other.offices_hit;
        self.edges_required += other.edges_required;
        self.edges_hit += other.edges_hit;
        self.pairs_hit += other.pairs_hit;
        self.edges_drawn += other.edges_drawn;
        self.edges_wrong += other.edges_wrong;
        self.statuses += other.statuses;
        self.statuses_hit += other.statuses_hit;
        self.dates += other.dates;
        self.dates_hit += other.dates_hit;
        self.quotes += other.quotes;
        self.quotes_exact += other.quotes_exact;
        self.forbidden_nodes += other.forbidden_nodes;
        self.forbidden_edges += other.forbidden_edges;
    }
}

/// Percent that must be reached, and how many forbidden things are let pass.
/// They only go up (and the counts down), about five points behind what is reached.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Floors {
    pub(crate) nodes_precision: f64,
    pub(crate) nodes_recall: f64,
    pub(crate) offices: f64,
    pub(crate) edges_precision: f64,
    pub(crate) edges_recall: f64,
    pub(crate) status: f64,
    pub(crate) most_forbidden_nodes: usize,
    pub(crate) most_forbidden_edges: usize,
}

#[test]
fn a_figure_under_its_floor_is_named() {
    let floors = Floors {
        nodes_precision: 90.0,
        nodes_recall: 0.0,
        offices: 0.0,
        edges_precision: 0.0,
        edges_recall: 0.0,
        status: 0.0,
        most_forbidden_nodes: 0,
        most_forbidden_edges: 0,
    };
    let tally = Tally { nodes_drawn: 2, nodes_wrong: 1, forbidden_edges: 1, ..Tally::default() };
    assert_eq!(
        tally.below(&floors),
        ["nodes precision 50.0 is under its floor 90", "1 forbidden edges, at most 0 are allowed"]
    );
}
