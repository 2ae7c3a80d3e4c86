//! Short messages in a corner: what was saved, what went wrong.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Vec2};
use egui_phosphor::regular as icons;

use crate::scene::Palette;
use crate::ui::theme::{self, color32};
use crate::ui::widgets::icon_button;

/// How long good news stay, in seconds of egui's clock.
const LIFE_SECS: f64 = 6.0;

/// Whether it is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToastKind {
    /// Goes away by itself.
    Done,
    /// Stays until it is closed.
    Problem,
}

/// A short message.
#[derive(Clone, Debug)]
pub(crate) struct Toast {
    /// Whether it is good news.
    pub(crate) kind: ToastKind,
    /// In a few words.
    pub(crate) head: String,
    /// All of it; can be copied.
    pub(crate) detail: String,
}

/// A message on its way across the screen.
struct Shown {
    id: u64,
    since_secs: Option<f64>,
    toast: Toast,
}

/// The messages that are shown, oldest first.
#[derive(Default)]
pub(crate) struct Toasts {
    shown: Vec<Shown>,
    next: u64,
}

impl Toasts {
    /// Shows a message.
    pub(crate) fn add(&mut self, toast: Toast) {
        self.shown.push(Shown { id: self.next, since_secs: None, toast });
        self.next += 1;
    }

    /// Draws them, and drops those whose time has come.
    pub(crate) fn ui(&mut self, ctx: &Context, palette: &Palette) {
        let now = ctx.input(|input| input.time);
        let mut closed = Vec::new();
        let mut below = -16.0;
        for shown in &mut self.shown {
            let since = *shown.since_secs.get_or_insert(now);
            if shown.toast.kind == ToastKind::Done {
                let left = LIFE_SECS - (now - since);
                if left <= 0.0 {
                    closed.push(shown.id);
                    continue;
                }
                ctx.request_repaint_after_secs(left as f32);
            }
            let area = Area::new(Id::new("toast").with(shown.id))
                .order(Order::Foreground)
                .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-16.0, below))
                .show(ctx, |ui| toast_ui(ui, palette, &shown.toast));
            if area.inner {
                closed.push(shown.id);
            }
            below -= area.response.rect.height() + 8.0;
        }
        self.shown.retain(|shown| !closed.contains(&shown.id));
    }
}

/// Returns whether it was closed.
fn toast_ui(ui: &mut egui::Ui, palette: &Palette, toast: &Toast) -> bool {
    let (icon, color) = match toast.kind {
        ToastKind::Done => (icons::CHECK_CIRCLE, palette.cooperation),
        ToastKind::Problem => (icons::WARNING_CIRCLE, palette.conflict),
    };
    let mut close = false;
    Frame::popup(ui.style())
        .inner_margin(Margin::symmetric(14, 10))
        .stroke(Stroke::new(1.0, color32(color).gamma_multiply(0.5)))
        .show(ui, |ui| {
            ui.set_max_width(380.0);
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(icon).size(18.0).color(color32(color)));
                ui.vertical(|ui| {
                    ui.set_max_width(270.0);
                    ui.label(theme::strong(&toast.head));
                    if !toast.detail.is_empty() {
                        ui.label(theme::muted(&toast.detail, palette));
                    }
                });
                if toast.kind == ToastKind::Problem
                    && icon_button(ui, icons::COPY, "Copy message").clicked()
                {
                    ui.copy_text(format!("{}\n{}", toast.head, toast.detail));
                }
                close = icon_button(ui, icons::X, "Close message").clicked();
            });
        });
    close
}
