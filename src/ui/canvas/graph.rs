//! The picture as `egui_graphs` draws it. The graph is a view, rebuilt whenever the scene changes;
//! the scene is the truth, and its order of painting is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Shape, Ui, Vec2};
use egui_graphs::{
    DisplayEdge, DisplayNode, DrawContext, EdgeProps, Graph, GraphView, Layout, LayoutState,
    MetadataFrame, Node, NodeProps, SettingsInteraction, SettingsNavigation,
};
use petgraph::Directed;
use petgraph::stable_graph::{DefaultIx, IndexType};
use serde::{Deserialize, Serialize};

use crate::layout::curve;
use crate::scene::{Item, Scene};
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::flags::Textures;
use crate::ui::canvas::paint::Brush;

/// Names the view's state in egui's memory.
const VIEW: &str = "map";

/// What all parts of the picture share in one frame.
pub(crate) struct Frame {
    /// The picture.
    pub(crate) scene: Arc<Scene>,
    /// Where on the screen it is.
    pub(crate) camera: Camera,
    /// Of flags.
    pub(crate) textures: Textures,
    /// The part of the picture that is in view, in scene units.
    pub(crate) view: Rect,
}

/// A part of the picture: what a node or an edge of the graph stands for.
#[derive(Clone)]
pub(crate) struct Part {
    frame: Arc<Frame>,
    place: Place,
}

/// Where in the scene a part stands.
#[derive(Clone, Copy)]
enum Place {
    Node(usize),
    Line(usize),
    /// The words on a line; painted after all lines, so that no line crosses them.
    Words(usize),
}

impl Part {
    fn items(&self) -> &[Item] {
        let scene = &self.frame.scene;
        let (items, bounds) = match self.place {
            Place::Node(i) => {
                let node = &scene.nodes[i];
                (&node.items, node.bounds.union(node.label_bounds))
            }
            Place::Line(i) => {
                let edge = &scene.edges[i];
                (&edge.items, Rect::from_points(&edge.curve))
            }
            Place::Words(i) => {
                let edge = &scene.edges[i];
                (&edge.label, edge.label_bounds)
            }
        };
        // Rings and arrowheads reach a little beyond.
        if bounds.expand(20.0).intersects(self.frame.view) { items } else { &[] }
    }

    fn shapes(&self, ctx: &egui::Context) -> Vec<Shape> {
        let brush = Brush { ctx, camera: self.frame.camera, textures: &self.frame.textures };
        let mut shapes = Vec::new();
        for item in self.items() {
            brush.paint(item, &mut shapes);
        }
        shapes
    }
}

/// An actor's display.
#[derive(Clone)]
pub(crate) struct NodeShape(Part);

impl From<NodeProps<Part>> for NodeShape {
    fn from(props: NodeProps<Part>) -> Self {
        Self(props.payload)
    }
}

impl NodeShape {
    fn bounds(&self) -> Rect {
        match self.0.place {
            Place::Node(i) => self.0.frame.scene.nodes[i].bounds,
            Place::Line(_) | Place::Words(_) => Rect::NOTHING,
        }
    }
}

impl<E: Clone, Ix: IndexType> DisplayNode<Part, E, Directed, Ix> for NodeShape {
    fn closest_boundary_point(&self, dir: Vec2) -> Pos2 {
        let bounds = self.bounds();
        bounds.center() + dir.normalized() * bounds.size().min_elem() / 2.0
    }

    fn shapes(&mut self, ctx: &DrawContext<'_>) -> Vec<Shape> {
        self.0.shapes(ctx.ctx)
    }

    fn update(&mut self, state: &NodeProps<Part>) {
        self.0 = state.payload.clone();
    }

    fn is_inside(&self, pos: Pos2) -> bool {
        self.bounds().contains(pos)
    }
}

/// A line's display, or that of the words on it.
#[derive(Clone)]
pub(crate) struct EdgeShape(Part);

impl From<EdgeProps<Part>> for EdgeShape {
    fn from(props: EdgeProps<Part>) -> Self {
        Self(props.payload)
    }
}

impl<Ix: IndexType> DisplayEdge<Part, Part, Directed, Ix, NodeShape> for EdgeShape {
    fn shapes(
        &mut self,
        _start: &Node<Part, Part, Directed, Ix, NodeShape>,
        _end: &Node<Part, Part, Directed, Ix, NodeShape>,
        ctx: &DrawContext<'_>,
    ) -> Vec<Shape> {
        self.0.shapes(ctx.ctx)
    }

    fn update(&mut self, state: &EdgeProps<Part>) {
        self.0 = state.payload.clone();
    }

    fn is_inside(
        &self,
        _start: &Node<Part, Part, Directed, Ix, NodeShape>,
        _end: &Node<Part, Part, Directed, Ix, NodeShape>,
        pos: Pos2,
    ) -> bool {
        let scene = &self.0.frame.scene;
        match self.0.place {
            Place::Line(i) => curve::distance(&scene.edges[i].curve, pos) <= 2.0,
            Place::Words(i) => scene.edges[i].label_bounds.contains(pos),
            Place::Node(_) => false,
        }
    }
}

/// Keeps every node where the scene has it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Still;

impl LayoutState for Still {}

impl Layout<Self> for Still {
    fn from_state(state: Self) -> impl Layout<Self> {
        state
    }

    fn next<N, E, Ty, Ix, Dn, De>(&mut self, _: &mut Graph<N, E, Ty, Ix, Dn, De>, _: &Ui)
    where
        N: Clone,
        E: Clone,
        Ty: petgraph::EdgeType,
        Ix: IndexType,
        Dn: DisplayNode<N, E, Ty, Ix>,
        De: DisplayEdge<N, E, Ty, Ix, Dn>,
    {
    }

    fn state(&self) -> Self {
        Self
    }
}

/// The graph that `egui_graphs` shows.
pub(crate) struct ViewGraph(Graph<Part, Part, Directed, DefaultIx, NodeShape, EdgeShape>);

impl ViewGraph {
    /// The graph of a frame's scene.
    pub(crate) fn of(frame: &Arc<Frame>) -> Self {
        let part = |place| Part { frame: Arc::clone(frame), place };
        let scene = &frame.scene;
        let mut graph = Graph::new();
        let mut nodes = BTreeMap::new();
        for (i, node) in scene.nodes.iter().enumerate() {
            let index = graph.add_node_with_location(part(Place::Node(i)), node.center);
            nodes.insert(node.actor, index);
        }
        for place in [Place::Line as fn(usize) -> Place, Place::Words] {
            for (i, edge) in scene.edges.iter().enumerate() {
                let (Some(&source), Some(&target)) =
                    (nodes.get(&edge.source), nodes.get(&edge.target))
                else {
                    continue;
                };
                graph.add_edge(source, target, part(place(i)));
            }
        }
        Self(graph)
    }

    /// Tells all parts of a new frame with the same scene.
    pub(crate) fn set_frame(&mut self, frame: &Arc<Frame>) {
        let graph = self.0.g_mut();
        for node in graph.node_weights_mut() {
            node.payload_mut().frame = Arc::clone(frame);
        }
        for edge in graph.edge_weights_mut() {
            edge.payload_mut().frame = Arc::clone(frame);
        }
    }

    /// Draws it. Asks for another frame, whatever happens: call it only when something has
    /// changed.
    pub(crate) fn show(&mut self, ui: &mut Ui, camera: Camera) {
        let origin = ui.available_rect_before_wrap().left_top();
        let mut meta = MetadataFrame::new(Some(VIEW.to_owned())).load(ui);
        meta.zoom = camera.zoom;
        meta.pan = camera.origin - origin;
        meta.save(ui);
        // All navigation and interaction is ours: plain wheel, topmost first, no jump on press.
        GraphView::<Still, Still>::new()
            .with_id(Some(VIEW.to_owned()))
            .with_interactions(&SettingsInteraction::new())
            .with_navigations(
                &SettingsNavigation::new()
                    .with_fit_to_screen_enabled(false)
                    .with_zoom_and_pan_enabled(false),
            )
            .show(ui, &mut self.0);
    }
}
