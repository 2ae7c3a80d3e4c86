//! Questions about a relation.

use egui::Ui;

use crate::corrections::{ActorRef, Change, LinkRef, Place, Scope};
use crate::map::{self, LinkId, wording};
use crate::relations::{Predicate, Status};
use crate::text::{ArticleId, Span};
use crate::ui::context::UiContext;
use crate::ui::dialogs::correct::parts::{choice_ui, field_ui, reach_ui, scope_of};
use crate::ui::dialogs::correct::{CorrectionDialog, Reach};
use crate::ui::theme;

impl CorrectionDialog {
    pub(super) fn relation_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        id: LinkId,
        sentence: Option<usize>,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        let link = map.link(id)?;
        let (source, target) = (map.actor(link.source)?, map.actor(link.target)?);
        ui.label(theme::title("What does it say?"));
        ui.label(theme::muted(map::sentence(map, link), cx.palette));
        ui.add_space(8.0);
        let (from, to) = if self.reverse { (target, source) } else { (source, target) };
        let fits: Vec<Predicate> = Predicate::ALL
            .iter()
            .copied()
            .filter(|p| p.takes(from.kind, to.kind) || *p == link.predicate)
            .collect();
        ui.label(theme::strong(format!("{} … {}", from.name, to.name)));
        choice_ui(ui, "Relation", &mut self.predicate, &fits, Predicate::phrase);
        choice_ui(ui, "Status", &mut self.status, Status::ALL, wording::status);
        ui.checkbox(&mut self.reverse, "The other way round");
        field_ui(ui, &mut self.date, "When", false);
        let was = link.date.as_ref().map(|date| date.text.as_str()).unwrap_or_default();
        let date = self.date.trim();
        let evidence = sentence.and_then(|at| link.evidence.get(at));
        let scope = match evidence {
            None => Scope::Everywhere,
            Some(evidence) => {
                let reaches = [Reach::Here, Reach::Article, Reach::Everywhere];
                reach_ui(cx, ui, &mut self.reach, &reaches);
                scope_of(map, self.reach, evidence.article, evidence.sentence)?
            }
        };
        let change = Change::ChangeLink {
            link: LinkRef::to(link, map)?,
            scope,
            predicate: (self.predicate != link.predicate).then_some(self.predicate),
            reverse: self.reverse,
            status: (self.status != link.status).then_some(self.status),
            date: (date != was).then(|| date.to_owned()),
        };
        let differs = self.reverse
            || self.predicate != link.predicate
            || self.status != link.status
            || date != was;
        (differs && self.predicate.takes(from.kind, to.kind)).then_some(change)
    }

    pub(super) fn new_relation_ui(
        &mut self,
        cx: &UiContext<'_>,
        ui: &mut Ui,
        article: ArticleId,
        span: Span,
    ) -> Option<Change> {
        let map = &cx.session.project().map;
        ui.label(theme::title("Who does what to whom?"));
        ui.label(theme::muted(format!("“{}”", map.quote(article, span).trim()), cx.palette));
        ui.add_space(8.0);
        let (first, second) = self.pickers.split_at_mut(1);
        first[0].ui(cx, ui, "Who", self.is_new, |_| true);
        choice_ui(ui, "Relation", &mut self.predicate, Predicate::ALL, Predicate::phrase);
        second[0].ui(cx, ui, "Whom", false, |_| true);
        choice_ui(ui, "Status", &mut self.status, Status::ALL, wording::status);
        field_ui(ui, &mut self.date, "When", false);
        let source = map.actor(self.pickers[0].chosen()?)?;
        let target = map.actor(self.pickers[1].chosen()?)?;
        if source.id == target.id || !self.predicate.takes(source.kind, target.kind) {
            let note = format!(
                "{} {} {} makes no sense",
                source.name,
                self.predicate.phrase(),
                target.name
            );
            ui.label(theme::muted(note, cx.palette));
            return None;
        }
        let date = self.date.trim();
        Some(Change::AddLink {
            link: LinkRef {
                source: ActorRef::to(source, map),
                predicate: self.predicate,
                target: ActorRef::to(target, map),
                status: self.status,
            },
            date: (!date.is_empty()).then(|| date.to_owned()),
            evidence: Place::new(map.article(article)?, span),
        })
    }
}
