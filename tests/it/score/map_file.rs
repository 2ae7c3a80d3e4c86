//! Reads `NAME.map.txt`, the readable form of an expected map (see `tests/data/articles/README.md`).

use std::collections::BTreeMap;

use entente::entities::{EntityKind, OfficeStatus};
use entente::relations::{Predicate, Status};

use super::expected::{Edge, Expected, ExpectedOffice, ForbiddenEdge, Node, NodeIdx};

/// What an article's map should hold, or every wrong line with file, line and reason.
pub(crate) fn parse_map(file: &str, map: &str, article: &str) -> Result<Expected, Vec<String>> {
    let mut reader = Reader { article, expected: Expected::default(), by_name: BTreeMap::new() };
    let mut errors = Vec::new();
    let lines: Vec<Line<'_>> = map.lines().enumerate().filter_map(Line::of).collect();
    // Nodes first, then what names them: it may stand further up.
    let (nodes, others): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
        lines.iter().partition(|line| line.is_node());
    for line in &nodes {
        errors.extend(reader.node(line).err().map(|why| (line.number, why)));
    }
    for line in nodes.iter().filter(|line| line.fields.len() == 4) {
        errors.extend(reader.offices(line).err().map(|why| (line.number, why)));
    }
    for line in others {
        errors.extend(reader.other(line).err().map(|why| (line.number, why)));
    }
    errors.sort();
    if errors.is_empty() {
        Ok(reader.expected)
    } else {
        Err(errors.into_iter().map(|(number, why)| format!("{file}:{number}: {why}")).collect())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Required,
    Neutral,
    Forbidden,
}

struct Line<'a> {
    number: usize,
    mark: Mark,
    fields: Vec<&'a str>,
}

impl<'a> Line<'a> {
    /// A line that says something.
    fn of((idx, line): (usize, &'a str)) -> Option<Self> {
        let line = line.trim();
        let (mark, rest) = match line.chars().next()? {
            '#' => return None,
            '~' => (Mark::Neutral, &line[1..]),
            '!' => (Mark::Forbidden, &line[1..]),
            _ => (Mark::Required, line),
        };
        Some(Self { number: idx + 1, mark, fields: rest.split('|').map(str::trim).collect() })
    }

    fn is_node(&self) -> bool {
        self.mark != Mark::Forbidden && kinds(self.fields[0]).is_some()
    }
}

/// "organization/event" → both; nothing where one of them is no kind.
fn kinds(field: &str) -> Option<Vec<EntityKind>> {
    field
        .split('/')
        .map(|name| EntityKind::ALL.iter().copied().find(|kind| kind.name() == name))
        .collect()
}

struct Reader<'a> {
    article: &'a str,
    expected: Expected,
    by_name: BTreeMap<String, NodeIdx>,
}

impl Reader<'_> {
    fn node(&mut self, line: &Line<'_>) -> Result<(), String> {
        let name =
            *line.fields.get(1).filter(|name| !name.is_empty()).ok_or("a node needs a name")?;
        if line.fields.len() > 4 {
            return Err("a node has at most four fields: kind, name, words, offices".to_owned());
        }
        if name.contains(',') {
            return Err(format!("no comma in a name, it separates alternatives: {name}"));
        }
        let aliases: Vec<String> = line
            .fields
            .get(2)
            .into_iter()
            .flat_map(|words| words.split(';'))
            .map(|alias| alias.trim().to_owned())
            .filter(|alias| !alias.is_empty())
            .collect();
        let required = line.mark == Mark::Required;
        // Before the checks, so that one wrong node does not make all its edges wrong.
        let idx = self.expected.nodes.len();
        let twice = self.by_name.insert(name.to_owned(), idx).is_some();
        self.expected.nodes.push(Node {
            name: name.to_owned(),
            kinds: kinds(line.fields[0]).unwrap_or_default(),
            iso2: None,
            offices: Vec::new(),
            required,
            aliases,
        });
        let node = &self.expected.nodes[idx];
        if twice {
            return Err(format!("{name} stands here a second time"));
        }
        let in_text = |words: &String| self.article.contains(words.as_str());
        if required && !in_text(&node.name) && !node.aliases.iter().any(in_text) {
            return Err(format!("neither {name} nor its other words stand in the article"));
        }
        Ok(())
    }

    /// "current Foreign Minister of Japan; former mayor or head of Kyoto". One that is marked `~`
    /// need not be found.
    fn offices(&mut self, line: &Line<'_>) -> Result<(), String> {
        let offices = line.fields[3]
            .split(';')
            .map(str::trim)
            .map(|office| self.office(office.trim_start_matches('~'), office.starts_with('~')))
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        let idx = self.one(line.fields[1])?;
        self.expected.nodes[idx].offices = offices;
        Ok(())
    }

    fn office(&self, office: &str, neutral: bool) -> Result<Option<ExpectedOffice>, String> {
        let (statuses, rest) = office.split_once(' ').ok_or("an office: status title of whom")?;
        let statuses = statuses
            .split('/')
            .map(|name| {
                [
                    OfficeStatus::Current,
                    OfficeStatus::Former,
                    OfficeStatus::Acting,
                    OfficeStatus::Outgoing,
                    OfficeStatus::Incoming,
                ]
                .into_iter()
                .find(|status| status.name() == name)
                .ok_or_else(|| format!("no status of an office: {name}"))
            })
            .collect::<Result<_, _>>()?;
        // Titles and bodies may hold an "of" themselves: the first split whose right side is known.
        let known = |names: &str| -> Option<Vec<NodeIdx>> {
            names.split(" or ").map(|name| self.by_name.get(name.trim()).copied()).collect()
        };
        let (title, of) = rest
            .match_indices(" of ")
            .find_map(|(at, sep)| Some((&rest[..at], known(&rest[at + sep.len()..])?)))
            .ok_or_else(|| format!("of whom? {rest}"))?;
        let titles = title.split(" or ").map(|t| t.trim().to_owned()).collect();
        Ok((!neutral).then_some(ExpectedOffice { titles, of, statuses }))
    }

    fn other(&mut self, line: &Line<'_>) -> Result<(), String> {
        match (line.mark, line.fields.as_slice()) {
            (Mark::Forbidden, ["node", text]) => {
                self.expected.forbidden_nodes.push((*text).to_owned());
                Ok(())
            }
            (Mark::Forbidden, ["edge", subject, predicate, object]) => {
                let edge = ForbiddenEdge {
                    subject: self.one(subject)?,
                    predicate: match *predicate {
                        "*" => None,
                        name => Some(predicate_of(name)?),
                    },
                    object: self.one(object)?,
                };
                self.expected.forbidden_edges.push(edge);
                Ok(())
            }
            (Mark::Required | Mark::Neutral, [subjects, predicates, objects, rest @ ..])
                if rest.len() <= 2 =>
            {
                let edge = self.edge(line.mark, subjects, predicates, objects, rest)?;
                self.expected.edges.push(edge);
                Ok(())
            }
            _ => Err("neither a node nor an edge nor something forbidden".to_owned()),
        }
    }

    fn edge(
        &self,
        mark: Mark,
        subjects: &str,
        predicates: &str,
        objects: &str,
        rest: &[&str],
    ) -> Result<Edge, String> {
        let neutral = mark == Mark::Neutral;
        let statuses = match rest.first() {
            None | Some(&"*") if neutral => Status::ALL.to_vec(),
            None | Some(&"*") => return Err("an edge that must be found needs a status".to_owned()),
            Some(names) => names.split(',').map(status_of).collect::<Result<_, _>>()?,
        };
        if let Some(date) = rest.get(1)
            && !self.article.contains(date)
        {
            return Err(format!("these words for a date do not stand in the article: {date}"));
        }
        Ok(Edge {
            subjects: self.many(subjects, neutral)?,
            predicates: predicates
                .split(',')
                .map(|name| predicate_of(name.trim()))
                .collect::<Result<_, _>>()?,
            objects: self.many(objects, neutral)?,
            statuses,
            date: rest.get(1).map(|&date| date.to_owned()),
            level: if neutral { 'B' } else { 'A' },
            evidence: Vec::new(),
        })
    }

    fn many(&self, names: &str, neutral: bool) -> Result<Vec<NodeIdx>, String> {
        let mut nodes = Vec::new();
        for name in names.split(',').map(str::trim) {
            match name {
                "*" if neutral => nodes.extend(0..self.expected.nodes.len()),
                "*" => return Err("* only in an edge that need not be found".to_owned()),
                name => nodes.push(self.one(name)?),
            }
        }
        Ok(nodes)
    }

    fn one(&self, name: &str) -> Result<NodeIdx, String> {
        self.by_name.get(name).copied().ok_or_else(|| format!("no node of that name: {name}"))
    }
}

fn predicate_of(name: &str) -> Result<Predicate, String> {
    Predicate::from_name(name).ok_or_else(|| format!("no predicate: {name}"))
}

fn status_of(name: &str) -> Result<Status, String> {
    Status::ALL
        .iter()
        .copied()
        .find(|status| status.name() == name.trim())
        .ok_or_else(|| format!("no status: {name}"))
}

#[cfg(test)]
mod tests {
    use super::parse_map;

    const ARTICLE: &str = "On Monday Japan's Foreign Minister Hana Moriyama met Ada Lo in Lisbon.";

    /// The complaints about a map whose first line is a good node.
    fn complaints(lines: &str) -> Vec<String> {
        parse_map("x.map.txt", &format!("country | Japan\n{lines}"), ARTICLE).err().unwrap()
    }

    #[test]
    fn a_good_map_is_read() {
        let map = "# two people\n\
                   country | Japan\n\
                   person | Hana Moriyama | Moriyama | current Foreign Minister of Japan\n\
                   person | Ada Lo\n\
                   ~ place | Lisbon\n\
                   Hana Moriyama | meets | Ada Lo | happened | Monday\n\
                   ~ Hana Moriyama | visits | *\n\
                   ! node | Monday\n\
                   ! edge | Ada Lo | visits | Japan\n";
        let expected = parse_map("x.map.txt", map, ARTICLE).unwrap();
        assert_eq!(expected.nodes.len(), 4);
        assert_eq!(expected.nodes[1].offices[0].titles, ["Foreign Minister"]);
        assert_eq!(expected.nodes[1].offices[0].of, [0]);
        assert_eq!(expected.edges[0].date.as_deref(), Some("Monday"));
        assert!(expected.edges[0].is_required() && !expected.edges[1].is_required());
        assert_eq!(expected.edges[1].objects, [0, 1, 2, 3]);
        assert_eq!(expected.edges[1].statuses.len(), 5);
        assert_eq!(expected.forbidden_nodes, ["Monday"]);
        assert_eq!(expected.forbidden_edges.len(), 1);
    }

    #[test]
    fn a_wrong_line_is_named_with_file_and_line() {
        assert_eq!(
            complaints("Japan | meets | Nobody | happened"),
            ["x.map.txt:2: no node of that name: Nobody"]
        );
        assert_eq!(
            complaints("\nJapan | greets | Japan | happened"),
            ["x.map.txt:3: no predicate: greets"]
        );
        assert_eq!(complaints("Japan | meets | Japan | soon"), ["x.map.txt:2: no status: soon"]);
    }

    #[test]
    fn a_node_must_stand_in_the_article_and_only_once() {
        assert_eq!(
            complaints("country | Peru\ncountry | Japan"),
            [
                "x.map.txt:2: neither Peru nor its other words stand in the article",
                "x.map.txt:3: Japan stands here a second time",
            ]
        );
    }

    #[test]
    fn what_must_be_found_is_exact() {
        assert_eq!(
            complaints("Japan | meets | * | happened"),
            ["x.map.txt:2: * only in an edge that need not be found"]
        );
        assert_eq!(
            complaints("Japan | meets | Japan"),
            ["x.map.txt:2: an edge that must be found needs a status"]
        );
        assert_eq!(
            complaints("Japan | meets | Japan | happened | Friday"),
            ["x.map.txt:2: these words for a date do not stand in the article: Friday"]
        );
    }

    #[test]
    fn an_office_belongs_to_a_node() {
        assert_eq!(
            complaints("person | Ada Lo | Lo | current King of Peru"),
            ["x.map.txt:2: of whom? King of Peru"]
        );
        assert_eq!(
            complaints("person | Ada Lo | Lo | dead King of Japan"),
            ["x.map.txt:2: no status of an office: dead"]
        );
    }
}
