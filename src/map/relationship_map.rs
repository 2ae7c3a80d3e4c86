//! The map: actors and links in a graph.

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef as _;

use crate::map::{Actor, ActorId, Link, LinkId};
use crate::text::{Article, ArticleId};

/// Who relates to whom, with the articles that say so. petgraph's indices never leave this file.
#[derive(Clone, Debug, Default)]
pub struct RelationshipMap {
    articles: Vec<Arc<Article>>,
    graph: StableDiGraph<Actor, Link>,
    node_of: BTreeMap<ActorId, NodeIndex>,
    edge_of: BTreeMap<LinkId, EdgeIndex>,
    warnings: Vec<String>,
}

impl RelationshipMap {
    /// A map of these articles with nobody on it yet. An article's position is its id.
    pub fn new(articles: Vec<Arc<Article>>) -> Self {
        Self { articles, ..Self::default() }
    }

    /// The articles it was made from.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// One of its articles.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(id.0 as usize)
    }

    /// What could not be decided while it was made, in words for the user: namesakes that may be
    /// one, a name that is a person here and a body there.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Adds to [`Self::warnings`].
    pub fn warn(&mut self, warning: String) {
        self.warnings.push(warning);
    }

    /// Puts an actor on the map; replaces one of the same id.
    pub fn insert_actor(&mut self, actor: Actor) {
        if let Some(&node) = self.node_of.get(&actor.id) {
            self.graph[node] = actor;
        } else {
            let id = actor.id;
            let node = self.graph.add_node(actor);
            self.node_of.insert(id, node);
        }
    }

    /// Draws a link between two actors that are on the map. Returns whether it was drawn: a link
    /// without evidence, or with an end that is not on the map, is not.
    pub fn insert_link(&mut self, link: Link) -> bool {
        let (Some(&source), Some(&target)) =
            (self.node_of.get(&link.source), self.node_of.get(&link.target))
        else {
            return false;
        };
        if link.evidence.is_empty() || self.edge_of.contains_key(&link.id) {
            return false;
        }
        let id = link.id;
        let edge = self.graph.add_edge(source, target, link);
        self.edge_of.insert(id, edge);
        true
    }

    /// All actors, in order of their ids, which is that of first appearance.
    pub fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.node_of.values().map(|&node| &self.graph[node])
    }

    /// All links, in order of their ids, which is that of first evidence.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.edge_of.values().map(|&edge| &self.graph[edge])
    }

    /// The actor of that id.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.node_of.get(&id).map(|&node| &self.graph[node])
    }

    /// The link of that id.
    pub fn link(&self, id: LinkId) -> Option<&Link> {
        self.edge_of.get(&id).map(|&edge| &self.graph[edge])
    }

    /// Links that start or end at an actor, in order of their ids.
    pub fn links_of(&self, id: ActorId) -> Vec<&Link> {
        let Some(&node) = self.node_of.get(&id) else { return Vec::new() };
        let mut links: Vec<&Link> = [Direction::Outgoing, Direction::Incoming]
            .into_iter()
            .flat_map(|direction| self.graph.edges_directed(node, direction))
            .map(|edge| &self.graph[edge.id()])
            .collect();
        links.sort_by_key(|link| link.id);
        links.dedup_by_key(|link| link.id);
        links
    }

    /// Actors at the other end of an actor's links, each once, in order of their ids.
    pub fn neighbors(&self, id: ActorId) -> Vec<ActorId> {
        let mut neighbors: Vec<ActorId> = self
            .links_of(id)
            .into_iter()
            .map(|link| if link.source == id { link.target } else { link.source })
            .filter(|&other| other != id)
            .collect();
        neighbors.sort_unstable();
        neighbors.dedup();
        neighbors
    }

    /// Number of actors.
    pub fn n_actors(&self) -> usize {
        self.node_of.len()
    }

    /// Number of links.
    pub fn n_links(&self) -> usize {
        self.edge_of.len()
    }

    /// Whether nobody is on it.
    pub fn is_empty(&self) -> bool {
        self.node_of.is_empty()
    }

    /// The words of an article that a span covers.
    pub fn quote(&self, article: ArticleId, span: crate::text::Span) -> &str {
        self.article(article).map(|a| span.of(&a.text)).unwrap_or_default()
    }
}
