//! Actions → keys.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::session::Action;

/// The keys of an action; the first one is shown in menus.
pub(crate) fn shortcuts(action: Action) -> &'static [KeyboardShortcut] {
    const fn plain(key: Key) -> KeyboardShortcut {
        KeyboardShortcut::new(Modifiers::NONE, key)
    }
    const fn command(key: Key) -> KeyboardShortcut {
        KeyboardShortcut::new(Modifiers::COMMAND, key)
    }
    const fn alt(key: Key) -> KeyboardShortcut {
        KeyboardShortcut::new(Modifiers::ALT, key)
    }
    const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    match action {
        Action::Open => const { &[command(Key::O)] },
        Action::OpenByPath => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::O)] },
        Action::Export => const { &[command(Key::E)] },
        Action::CopyPicture => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::C)] },
        Action::OpenProject => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::P)] },
        Action::NewProject => const { &[command(Key::N)] },
        Action::Save => const { &[command(Key::S)] },
        Action::SaveAs => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::S)] },
        Action::Rename => const { &[plain(Key::F2)] },
        Action::SameAs => const { &[plain(Key::M)] },
        Action::AddOffice => const { &[plain(Key::O)] },
        Action::Hide => const { &[plain(Key::Delete)] },
        Action::Confirm => const { &[plain(Key::Y)] },
        Action::ChangeRelation => const { &[plain(Key::R)] },
        Action::Corrections => const { &[command(Key::L)] },
        Action::History => const { &[command(Key::H)] },
        Action::Undo => const { &[command(Key::Z)] },
        Action::Redo => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::Z), command(Key::Y)] },
        Action::Arrange => const { &[plain(Key::A)] },
        Action::ArrangeGroups => const { &[alt(Key::Num1)] },
        Action::ArrangeAround => const { &[alt(Key::Num2)] },
        Action::ArrangeColumns => const { &[alt(Key::Num3)] },
        Action::ArrangeTimeline => const { &[alt(Key::Num4)] },
        Action::SelectAll => const { &[command(Key::A)] },
        Action::LeaveOff => const { &[plain(Key::H)] },
        Action::Pin => const { &[plain(Key::P)] },
        Action::Fit => const { &[plain(Key::F)] },
        Action::ZoomIn => const { &[plain(Key::Plus), plain(Key::Equals)] },
        Action::ZoomOut => const { &[plain(Key::Minus)] },
        Action::ActualSize => const { &[plain(Key::Num0)] },
        Action::Search => const { &[command(Key::F), plain(Key::Slash)] },
        Action::Legend => const { &[plain(Key::L)] },
        Action::Escape => const { &[plain(Key::Escape)] },
        Action::SaveView => const { &[command(Key::D)] },
        Action::WriteOnMap => const { &[plain(Key::T)] },
        Action::Filters => const { &[KeyboardShortcut::new(COMMAND_SHIFT, Key::F)] },
        Action::ShowAll => const { &[plain(Key::X)] },
        Action::Countries => const { &[plain(Key::C)] },
        Action::Focus => const { &[plain(Key::N)] },
        Action::FocusWider => const { &[plain(Key::CloseBracket)] },
        Action::FocusNarrower => const { &[plain(Key::OpenBracket)] },
        Action::FocusBack => const { &[plain(Key::Backspace)] },
        Action::Way => const { &[plain(Key::W)] },
        Action::TableOfActors => const { &[plain(Key::Num1)] },
        Action::TableOfRelations => const { &[plain(Key::Num2)] },
        Action::News => const { &[plain(Key::Num3)] },
        Action::Timeline => const { &[plain(Key::Num4)] },
        Action::Matrix => const { &[plain(Key::Num5)] },
        Action::Palette => const { &[command(Key::K)] },
        Action::Silent => const { &[plain(Key::Q)] },
        Action::NextSentence => const { &[alt(Key::ArrowDown)] },
        Action::PreviousSentence => const { &[alt(Key::ArrowUp)] },
        // The letters mean this only of a selected link: actors are focused on and pinned by them.
        Action::NextEvidence => const { &[alt(Key::ArrowRight), plain(Key::N)] },
        Action::PreviousEvidence => const { &[alt(Key::ArrowLeft), plain(Key::P)] },
        Action::WalkLeft => const { &[plain(Key::ArrowLeft)] },
        Action::WalkRight => const { &[plain(Key::ArrowRight)] },
        Action::WalkUp => const { &[plain(Key::ArrowUp)] },
        Action::WalkDown => const { &[plain(Key::ArrowDown)] },
        Action::Help => const { &[plain(Key::F1), plain(Key::Questionmark)] },
        Action::ReadAnew
        | Action::OpenSample
        | Action::MergeProject
        | Action::SaveCopy
        | Action::ReadCorrections
        | Action::WriteCorrections
        | Action::CancelOpening
        | Action::UnpinAll
        | Action::ThemeSystem
        | Action::ThemeLight
        | Action::ThemeDark
        | Action::ThemeHighContrast => &[],
    }
}

/// The keys of an action as a menu shows them; empty where it has none.
pub(crate) fn shortcut_text(ctx: &Context, action: Action) -> String {
    shortcuts(action).first().map(|keys| ctx.format_shortcut(keys)).unwrap_or_default()
}

/// Which actions the keys of this frame ask for: of several with the same keys the first that is
/// possible now.
pub(crate) fn pressed(ctx: &Context, is_possible: impl Fn(Action) -> bool) -> Vec<Action> {
    let typing = ctx.text_edit_focused();
    // More modifiers first: `consume_shortcut` would take Ctrl+Shift+Z for Ctrl+Z.
    let mut all: Vec<(Action, &KeyboardShortcut)> = Action::ALL
        .iter()
        .flat_map(|&action| shortcuts(action).iter().map(move |keys| (action, keys)))
        .collect();
    all.sort_by_key(|(_, keys)| !(keys.modifiers.shift || keys.modifiers.alt));
    all.into_iter()
        .filter(|&(action, keys)| !typing || works_while_typing(action, *keys))
        .filter(|(_, keys)| ctx.input(|input| input.key_pressed(keys.logical_key)))
        .filter(|&(action, _)| is_possible(action))
        .filter(|(_, keys)| ctx.input_mut(|input| input.consume_shortcut(keys)))
        .map(|(action, _)| action)
        .collect()
}

/// Letters belong to the field that has the cursor, and so does its own undo.
fn works_while_typing(action: Action, keys: KeyboardShortcut) -> bool {
    match action {
        // A field has its own.
        Action::Undo | Action::Redo | Action::SelectAll => false,
        Action::Escape => true,
        _ => keys.modifiers.any() || keys.logical_key == Key::F1,
    }
}
