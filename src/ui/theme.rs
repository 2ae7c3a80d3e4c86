//! The look of the window: colors of the picture's palette, one scale of type, room to breathe.

use egui::style::{Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, RichText, Shadow, Stroke,
    Style, TextStyle, Vec2, Visuals,
};

use crate::entities::EntityKind;
use crate::relations::Tone;
use crate::scene::{Color, Palette, Theme};
use crate::session::ThemeChoice;

/// Letters of weight 600.
pub(crate) const SEMI_BOLD: &str = "semibold";
/// Letters of weight 700.
pub(crate) const BOLD: &str = "bold";

/// Of cards, buttons and fields, in points.
pub(crate) const RADIUS: CornerRadius = CornerRadius::same(7);
/// Inside panels, in points.
pub(crate) const PADDING: i8 = 14;

/// The color as egui has it.
pub(crate) fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// Where egui keeps whether the light theme is that of high contrast.
fn contrast_id() -> egui::Id {
    egui::Id::new("high contrast")
}

fn is_high(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.get_persisted(contrast_id())).unwrap_or_default()
}

/// egui knows two themes: that of high contrast takes the place of the light one.
fn light_style(ctx: &Context) -> Style {
    style(if is_high(ctx) { Theme::HighContrast } else { Theme::Light })
}

/// Changes the theme.
pub(crate) fn choose(ctx: &Context, choice: ThemeChoice) {
    let is_high = choice == ThemeChoice::HighContrast;
    ctx.data_mut(|data| data.insert_persisted(contrast_id(), is_high));
    let light = light_style(ctx);
    let kept = ctx.style_of(egui::Theme::Light);
    ctx.set_style_of(
        egui::Theme::Light,
        Style {
            animation_time: kept.animation_time,
            scroll_animation: kept.scroll_animation,
            ..light
        },
    );
    ctx.set_theme(match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light | ThemeChoice::HighContrast => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
}

/// Which of our themes the window shows.
pub(crate) fn theme_of(ctx: &Context) -> Theme {
    match ctx.theme() {
        egui::Theme::Light if is_high(ctx) => Theme::HighContrast,
        egui::Theme::Light => Theme::Light,
        egui::Theme::Dark => Theme::Dark,
    }
}

/// The colors of the theme that the window shows.
pub(crate) fn palette_of(ctx: &Context) -> &'static Palette {
    theme_of(ctx).palette()
}

/// The color of a kind of actor.
pub(crate) fn kind_color(palette: &Palette, kind: EntityKind) -> Color32 {
    color32(match kind {
        EntityKind::Country => palette.country,
        EntityKind::Person => palette.person,
        EntityKind::Organization => palette.organization,
        EntityKind::Event => palette.event,
        EntityKind::Place => palette.place,
    })
}

/// The color behind a mention of an actor of that kind. Countries and people, the most frequent
/// ones, are gray on the map, where shapes tell them apart.
pub(crate) fn mention_color(palette: &Palette, kind: EntityKind) -> Color32 {
    match kind {
        EntityKind::Country => color32(palette.cooperation),
        EntityKind::Person => color32(palette.neutral),
        kind => kind_color(palette, kind),
    }
}

/// The color of a tone, for letters: ties are too pale for that.
pub(crate) fn tone_color(palette: &Palette, tone: Tone) -> Color32 {
    color32(match tone {
        Tone::Tie => palette.muted,
        other => palette.tone(other),
    })
}

/// Sets both themes; light where neither the system nor the last choice says.
pub(crate) fn apply(ctx: &Context) {
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    let light = light_style(ctx);
    ctx.set_style_of(egui::Theme::Light, light);
    ctx.set_style_of(egui::Theme::Dark, style(Theme::Dark));
}

/// The largest words, for the empty window.
pub(crate) fn display(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(34.0, family(BOLD)))
}

/// The head of a panel or dialog.
pub(crate) fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(17.0, family(SEMI_BOLD)))
}

/// Words that matter in a row.
pub(crate) fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(FontId::new(13.5, family(SEMI_BOLD)))
}

/// A small head over a group.
pub(crate) fn overline(text: impl Into<String>, palette: &Palette) -> RichText {
    RichText::new(text)
        .font(FontId::new(11.5, family(SEMI_BOLD)))
        .color(color32(palette.muted))
        .extra_letter_spacing(0.3)
}

/// Second thoughts.
pub(crate) fn muted(text: impl Into<String>, palette: &Palette) -> RichText {
    RichText::new(text).font(FontId::proportional(12.0)).color(color32(palette.muted))
}

/// A family by its name.
pub(crate) fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

fn style(theme: Theme) -> Style {
    let palette = theme.palette();
    let mut style = Style { visuals: visuals(theme, palette), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(11.5)),
        (TextStyle::Body, FontId::proportional(13.5)),
        (TextStyle::Button, FontId::proportional(13.5)),
        (TextStyle::Heading, FontId::new(17.0, family(SEMI_BOLD))),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.interact_size = Vec2::new(40.0, 28.0);
    spacing.window_margin = Margin::same(18);
    spacing.menu_margin = Margin::same(6);
    spacing.menu_width = 260.0;
    spacing.tooltip_width = 320.0;
    spacing.icon_width = 17.0;
    spacing.icon_width_inner = 10.0;
    spacing.scroll.bar_width = 7.0;
    spacing.scroll.floating = true;
    style.interaction.tooltip_delay = 0.35;
    style.animation_time = 0.12;
    style
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let base = match theme {
        Theme::Light | Theme::HighContrast | Theme::Print => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let (ink, muted) = (color32(palette.ink), color32(palette.muted));
    let accent = color32(palette.accent);
    let line = color32(palette.outline.mixed(palette.surface, 0.6));
    let wash = |share| color32(palette.ink.mixed(palette.surface, share));
    let widget = |fill: Color32, stroke: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: RADIUS,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let shadow = Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: color32(palette.ink.mixed(palette.background, 1.0).faded(match theme {
            Theme::Light | Theme::HighContrast | Theme::Print => 0.14,
            Theme::Dark => 0.0,
        })),
    };
    Visuals {
        widgets: Widgets {
            noninteractive: widget(color32(palette.surface), line, ink),
            inactive: widget(wash(0.05), line, ink),
            hovered: widget(wash(0.09), color32(palette.outline), ink),
            active: widget(wash(0.14), color32(palette.outline), ink),
            open: widget(wash(0.09), color32(palette.outline), ink),
        },
        selection: Selection {
            bg_fill: color32(palette.accent.mixed(palette.surface, 0.2)),
            stroke: Stroke::new(1.0, accent),
        },
        weak_text_color: Some(muted),
        hyperlink_color: accent,
        faint_bg_color: wash(0.03),
        extreme_bg_color: color32(palette.background),
        text_edit_bg_color: Some(color32(palette.background)),
        code_bg_color: wash(0.06),
        warn_fg_color: color32(palette.event),
        error_fg_color: color32(palette.conflict),
        window_corner_radius: CornerRadius::same(12),
        window_shadow: shadow,
        window_fill: color32(palette.surface),
        window_stroke: Stroke::new(1.0, line),
        menu_corner_radius: CornerRadius::same(9),
        panel_fill: color32(palette.surface),
        popup_shadow: shadow,
        indent_has_left_vline: false,
        // A blinking cursor would draw the whole window twice a second.
        text_cursor: TextCursorStyle { blink: false, ..base.text_cursor },
        ..base
    }
}

/// Around a dialog.
pub(crate) fn dialog_frame(style: &Style) -> Frame {
    Frame::window(style).inner_margin(Margin::same(22))
}
