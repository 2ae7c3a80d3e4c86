//! Changes that need a while: articles come or go, all is arranged anew. Done in a job, one at a
//! time, from a copy of the project; what the user moves meanwhile is kept.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use crate::map::{ActorId, Altitude, ArticleExtraction, RelationshipMap, roll_up};
use crate::pipeline;
use crate::project::{Project, carried_placement, same_actors};
use crate::scene::{self, Arrangement, Placement};
use crate::session::correcting::{self, LedgerEdit};
use crate::session::history::History;
use crate::task::{Ending, Event, Job};
use crate::text::ArticleId;

/// A change that needs a while.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// An article of a batch was read.
    Add {
        /// What it yielded.
        extraction: Arc<ArticleExtraction>,
        /// The batch that it was opened with.
        batch: u64,
    },
    /// An article goes.
    Remove(Arc<ArticleExtraction>),
    /// An article was read anew.
    Replace {
        /// What it was.
        old: Arc<ArticleExtraction>,
        /// What it is now.
        new: Arc<ArticleExtraction>,
    },
    /// All articles are read anew.
    ReadAnew,
    /// The list of corrections changes.
    Ledger(LedgerEdit),
    /// Another project becomes part of this one.
    Merge {
        /// It.
        other: Arc<Project>,
        /// What the user calls it.
        name: String,
    },
    /// New places for all that is not pinned, at that altitude.
    Arrange(Altitude, Arrangement),
    /// Somebody looks at countries for the first time.
    LookFromAfar,
}

/// What became of a change.
#[derive(Clone, Debug)]
pub(super) struct Assembled {
    /// What was asked for; several articles of one batch may come together.
    pub(super) changes: Vec<Change>,
    /// The project that it was made from.
    pub(super) base: Arc<Project>,
    /// The project that it makes.
    pub(super) project: Project,
    /// What the user should know of it.
    pub(super) conflicts: Vec<String>,
}

/// The changes that wait, and the one that is being made.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    waiting: VecDeque<Change>,
    job: Option<Job<Assembled>>,
}

impl Assembly {
    /// Asks for a change.
    pub(super) fn push(&mut self, change: Change) {
        self.waiting.push_back(change);
    }

    /// Asks for changes again, before all others.
    pub(super) fn push_again(&mut self, changes: Vec<Change>) {
        for change in changes.into_iter().rev() {
            self.waiting.push_front(change);
        }
    }

    /// Forgets articles of a batch that are still waiting.
    pub(super) fn forget_batch(&mut self, forgotten: u64) {
        self.waiting.retain(|c| !matches!(c, Change::Add { batch, .. } if *batch == forgotten));
    }

    /// Whether something is being made or waits.
    pub(super) fn is_busy(&self) -> bool {
        self.job.is_some() || !self.waiting.is_empty()
    }

    /// Starts the next change, if there is one and none is being made.
    pub(super) fn start_next(
        &mut self,
        project: &Arc<Project>,
        history: &History,
        wake: impl Fn() + Send + 'static,
    ) {
        if self.job.is_some() {
            return;
        }
        let changes = self.next_group();
        if changes.is_empty() {
            return;
        }
        let base = Arc::clone(project);
        let settled = match changes[0] {
            Change::Add { batch, .. } => history.before_batch(batch).map(Arc::clone),
            _ => None,
        };
        let settled = settled.unwrap_or_else(|| Arc::clone(project));
        self.job = Some(Job::spawn("assembling", wake, move |report| {
            let (project, conflicts) = assembled(&base, &settled.map, &changes);
            report.item(Assembled { changes, base, project, conflicts })
        }));
    }

    /// What has been made since the last call; an error is a bug's message.
    pub(super) fn poll(&mut self) -> Option<Result<Assembled, String>> {
        let job = self.job.as_mut()?;
        match job.poll()? {
            Event::Item(assembled) => Some(Ok(assembled)),
            Event::Progress(_) => None,
            Event::Ended(ending) => {
                self.job = None;
                match ending {
                    Ending::Failed(message) => Some(Err(message)),
                    Ending::Done | Ending::Cancelled => None,
                }
            }
        }
    }

    /// The next change; articles of one batch that wait in a row come together.
    fn next_group(&mut self) -> Vec<Change> {
        let Some(first) = self.waiting.pop_front() else { return Vec::new() };
        let mut group = vec![first];
        if let Change::Add { batch: wanted, .. } = group[0] {
            while let Some(Change::Add { batch, .. }) = self.waiting.front()
                && *batch == wanted
            {
                group.extend(self.waiting.pop_front());
            }
        }
        group
    }
}

/// The project with the changes made. Actors of `settled` stay where they are, and so do pinned
/// ones. The others came with the same batch of articles: while that is still coming in, the map is
/// arranged anew each time, so that the last picture does not depend on how it came to be.
fn assembled(
    base: &Project,
    settled: &RelationshipMap,
    changes: &[Change],
) -> (Project, Vec<String>) {
    if let [Change::Merge { other, .. }] = changes {
        let (mut merged, conflicts) = base.merged_with(other);
        merged.placement = Arc::new(scene::arrange(&merged.map, &merged.placement));
        return (merged, conflicts);
    }
    (changed(base, settled, changes), Vec::new())
}

fn changed(base: &Project, settled: &RelationshipMap, changes: &[Change]) -> Project {
    match changes {
        [Change::Ledger(edit)] => {
            let Some((ledger, _)) = edit.applied(&base.ledger) else { return base.clone() };
            let mut project = correcting::with_ledger(base, ledger);
            if !base.from_afar.is_empty() {
                let kept = carried_placement(&base.from_afar, &base.map, &project.map);
                project.from_afar = Arc::new(seen_from_afar(&project.map, &kept));
            }
            return project;
        }
        &[Change::Arrange(Altitude::Officials, arrangement)] => {
            let placement = scene::rearrange_as(&base.map, &base.placement, arrangement);
            return Project { placement: Arc::new(placement), arrangement, ..base.clone() };
        }
        &[Change::Arrange(Altitude::Countries, arrangement)] => {
            let countries = roll_up(&base.map, |_| true).map;
            let from_afar = scene::rearrange_as(&countries, &base.from_afar, arrangement);
            return Project { from_afar: Arc::new(from_afar), arrangement, ..base.clone() };
        }
        [Change::LookFromAfar] => {
            let from_afar = Arc::new(seen_from_afar(&base.map, &base.from_afar));
            return Project { from_afar, ..base.clone() };
        }
        _ => {}
    }
    let mut articles = base.articles.clone();
    for change in changes {
        match change {
            Change::ReadAnew => {
                let anew = articles.iter().map(|read| Arc::new(pipeline::read_anew(read)));
                articles = anew.collect();
            }
            Change::Add { extraction, .. } => articles.push(Arc::clone(extraction)),
            Change::Remove(old) => articles.retain(|article| !Arc::ptr_eq(article, old)),
            Change::Replace { old, new } => {
                for article in &mut articles {
                    if Arc::ptr_eq(article, old) {
                        *article = Arc::clone(new);
                    }
                }
            }
            Change::Arrange(..)
            | Change::LookFromAfar
            | Change::Ledger(_)
            | Change::Merge { .. } => {}
        }
    }
    let articles: Vec<Arc<ArticleExtraction>> =
        articles.into_iter().enumerate().map(|(i, a)| numbered(a, ArticleId(i as u32))).collect();
    let new = Project::assembled(articles, Arc::clone(&base.ledger));
    let settled: BTreeSet<ActorId> = same_actors(settled, &base.map).into_values().collect();
    let mut kept = Placement::clone(&base.placement);
    kept.retain(|id, placed| placed.pinned || settled.contains(id));
    let kept = carried_placement(&kept, &base.map, &new.map);
    let new = new.keeping_what_stands_beside(base);
    let placement = match new.arrangement {
        Arrangement::Groups => scene::arrange(&new.map, &kept),
        // Rows and rings have no place between others for who is new.
        other => scene::rearrange_as(&new.map, &kept, other),
    };
    // Whoever has never looked from afar need not wait for it.
    let from_afar = if base.from_afar.is_empty() {
        Placement::new()
    } else {
        seen_from_afar(&new.map, &carried_placement(&base.from_afar, &base.map, &new.map))
    };
    Project { placement: Arc::new(placement), from_afar: Arc::new(from_afar), ..new }
}

/// Places for countries around those that have one. All links count, whatever is filtered:
/// filtering moves nothing.
fn seen_from_afar(map: &RelationshipMap, placement: &Placement) -> Placement {
    scene::arrange(&roll_up(map, |_| true).map, placement)
}

/// The same extraction of an article with that id.
fn numbered(extraction: Arc<ArticleExtraction>, id: ArticleId) -> Arc<ArticleExtraction> {
    if extraction.article.id == id {
        return extraction;
    }
    Arc::new(pipeline::number(ArticleExtraction::clone(&extraction), id))
}
