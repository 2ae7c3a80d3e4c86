//! The window's state: it takes in work and requests, and draws.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::{Align2, ColorImage, Context, CornerRadius, Event, Id, Key, LayerId, Order, Ui};
use serde::{Deserialize, Serialize};

use crate::map::{ActorId, LinkId};
use crate::pipeline::Source;
use crate::project::Anchor;
use crate::scene::Hit;
use crate::session::{
    Command, ExportRequest, FileCommand, Notice, Session, ViewCommand, WindowCommand, action,
};
use crate::ui::canvas::MapCanvas;
use crate::ui::canvas::flags::Flags;
use crate::ui::closing::{Closing, Wished};
use crate::ui::context::{CommandSender, UiContext};
use crate::ui::dialogs::{
    Answer, Asked, CorrectionDialog, DialogReply, ExportDialog, ExportWish, FileDialogJob,
    FileDialogs, Folders, Next, PaletteDialog, PathDialog, Purpose, Wanted, WordsDialog,
    corrections_ui, help_ui, history_ui, with_ending, with_kind_ending,
};
use crate::ui::fonts::Fonts;
use crate::ui::panels::drawer::Drawer;
use crate::ui::panels::inspector::inspector_ui;
use crate::ui::panels::lens::lens_ui;
use crate::ui::panels::problems::problems_ui;
use crate::ui::panels::reader::Reader;
use crate::ui::panels::sidebar::Sidebar;
use crate::ui::panels::toolbar::toolbar_ui;
use crate::ui::panels::welcome::welcome_ui;
use crate::ui::shortcuts;
use crate::ui::theme::{self, color32, palette_of};
use crate::ui::trace::Trace;
use crate::ui::widgets::{Toast, ToastKind, Toasts};
use crate::worker::WorkerConfig;

/// Our own dialog that is open, if any.
enum Dialog {
    Path(PathDialog),
    Palette(PaletteDialog),
    Export(ExportDialog),
    Help,
    Correction(Box<CorrectionDialog>),
    Words(Box<WordsDialog>),
    Corrections,
    History,
}

/// What the window remembers from one start to the next. Its size and place, the theme and how wide
/// the panels are, are eframe's to remember.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    folders: Folders,
    is_legend_closed: bool,
}

/// The window.
pub struct App {
    session: Session,
    sender: CommandSender,
    commands: Receiver<Command>,
    dialogs: Arc<dyn FileDialogs>,
    file_dialog: FileDialogJob,
    dialog: Option<Dialog>,
    canvas: MapCanvas,
    flags: Flags,
    fonts: Fonts,
    sidebar: Sidebar,
    drawer: Drawer,
    reader: Reader,
    toasts: Toasts,
    n_pasted: usize,
    closing: Closing,
}

impl App {
    /// An empty window. `dialogs` asks for files; `worker` says how to start the process that
    /// parses web pages.
    pub fn new(ctx: &Context, dialogs: Arc<dyn FileDialogs>, worker: WorkerConfig) -> Self {
        theme::apply(ctx);
        Trace::start(ctx);
        let (sender, commands) = CommandSender::new(ctx.clone());
        let waker = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        Self {
            session: Session::new(waker, worker),
            sender,
            commands,
            dialogs,
            file_dialog: FileDialogJob::default(),
            dialog: None,
            canvas: MapCanvas::default(),
            flags: Flags::default(),
            fonts: Fonts::install(ctx),
            sidebar: Sidebar::default(),
            drawer: Drawer::default(),
            reader: Reader::default(),
            toasts: Toasts::default(),
            n_pasted: 0,
            closing: Closing::default(),
        }
    }

    /// What is open.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Where the middle of an actor's node is on the screen, once it was drawn.
    pub fn node_position(&self, actor: ActorId) -> Option<egui::Pos2> {
        self.canvas.positions().find(|(id, _)| *id == actor).map(|(_, pos)| pos)
    }

    /// Where the middle of a link's line is on the screen, once it was drawn.
    pub fn link_position(&self, link: LinkId) -> Option<egui::Pos2> {
        self.canvas.position_of_link(link)
    }

    /// Whether work goes on in the background.
    pub fn is_busy(&self) -> bool {
        self.session.is_busy()
            || self.canvas.is_busy()
            || self.file_dialog.is_open()
            || self.fonts.is_busy()
    }

    /// Does what is asked.
    pub fn apply(&mut self, command: Command) {
        self.session.apply(command);
    }

    /// Takes in what the background work and the user have done. Draws nothing.
    pub fn take_in(&mut self, ctx: &Context) {
        self.take_input(ctx);
        self.take_dialog_reply(ctx);
        self.take_commands(ctx);
        self.session.tick();
        for notice in self.session.take_notices() {
            match &notice {
                Notice::ChangedOnDisk(_) => {
                    self.closing.ask(Asked::Overwrite);
                    continue;
                }
                Notice::Picture { width, height, rgba } => {
                    ctx.copy_image(ColorImage::from_rgba_unmultiplied([*width, *height], rgba));
                }
                _ => {}
            }
            self.toasts.add(toast(notice));
        }
        self.closing.follow(ctx, &mut self.session);
        self.fonts.follow(ctx, self.session.project(), self.session.revision());
    }

    /// Draws the window.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.flags.begin_frame();
        let cx =
            UiContext { session: &self.session, commands: &self.sender, palette: palette_of(&ctx) };
        toolbar_ui(&cx, ui);
        problems_ui(&cx, ui);
        if cx.session.project().is_empty() {
            welcome_ui(&cx, ui);
        } else {
            self.sidebar.ui(&cx, &mut self.flags, ui);
            inspector_ui(&cx, &mut self.flags, ui);
            self.reader.ui(&cx, ui);
            self.drawer.ui(&cx, ui);
            lens_ui(&cx, ui);
            self.canvas.ui(&cx, &mut self.flags, ui);
        }
        let wish = match &mut self.dialog {
            Some(Dialog::Path(dialog)) => stay_if(dialog.ui(&cx, &ctx)),
            Some(Dialog::Export(dialog)) => dialog.ui(&cx, &ctx),
            Some(Dialog::Palette(dialog)) => stay_if(dialog.ui(&cx, &ctx)),
            Some(Dialog::Help) => stay_if(help_ui(&cx, &ctx)),
            Some(Dialog::Correction(dialog)) => stay_if(dialog.ui(&cx, &ctx)),
            Some(Dialog::Words(dialog)) => stay_if(dialog.ui(&cx, &ctx)),
            Some(Dialog::Corrections) => stay_if(corrections_ui(&cx, &ctx)),
            Some(Dialog::History) => stay_if(history_ui(&cx, &ctx)),
            None => ExportWish::Stay,
        };
        drop_hint_ui(&cx, &ctx);
        let wished = self.closing.ui(&cx, &ctx);
        self.toasts.ui(&ctx, palette_of(&ctx));
        self.act_on(&ctx, wish);
        if let Some(wished) = wished {
            self.act_on_files(&ctx, wished);
        }
        // Once more, so that a click shows even if nothing else moves.
        self.take_commands(&ctx);
    }

    fn act_on(&mut self, ctx: &Context, wish: ExportWish) {
        match wish {
            ExportWish::Stay => {}
            ExportWish::Close => self.dialog = None,
            ExportWish::Save(request) => {
                self.dialog = None;
                self.session.apply(FileCommand::Export(request).into());
            }
            ExportWish::Browse(request) => {
                self.file_dialog.save_picture(&self.dialogs, ctx, request);
            }
        }
    }

    fn act_on_files(&mut self, ctx: &Context, wished: Wished) {
        match wished {
            Wished::AskForFile(purpose) => self.ask_for_file(ctx, purpose),
            Wished::Do(command) => self.session.apply(command.into()),
            Wished::Close => {
                self.session.close();
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    fn ask_for_file(&mut self, ctx: &Context, purpose: Purpose) {
        let name = self.session.name();
        self.file_dialog.ask_for_file(&self.dialogs, ctx, purpose, &name);
    }

    fn take_input(&mut self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        let (dropped, pasted) = ctx.input(|input| {
            let dropped: Vec<PathBuf> =
                input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            let pasted = input.events.iter().find_map(|event| match event {
                Event::Paste(text) if !typing && !text.trim().is_empty() => Some(text.clone()),
                _ => None,
            });
            (dropped, pasted)
        });
        if !dropped.is_empty() {
            let sources = dropped.into_iter().map(Source::File).collect();
            self.session.apply(FileCommand::Open(sources).into());
        }
        if let Some(text) = pasted
            && self.dialog.is_none()
        {
            self.n_pasted += 1;
            let name = format!("Pasted text {}", self.n_pasted);
            let source = Source::Memory { name, bytes: text.into_bytes() };
            self.session.apply(FileCommand::Open(vec![source]).into());
        }
        // An open menu has the keyboard, and Escape closes it.
        let is_free = self.dialog.is_none() || ctx.input(|input| input.key_pressed(Key::Escape));
        if is_free && !egui::Popup::is_any_open(ctx) {
            let is_possible =
                |action: crate::session::Action| action.resolve(&self.session).is_some();
            for action in shortcuts::pressed(ctx, is_possible) {
                if let Some(command) = action.resolve(&self.session) {
                    self.sender.send(command);
                }
            }
        }
    }

    fn take_commands(&mut self, ctx: &Context) {
        while let Ok(command) = self.commands.try_recv() {
            match command {
                Command::Window(command) => self.apply_window(ctx, command),
                command => self.session.apply(command),
            }
        }
    }

    fn apply_window(&mut self, ctx: &Context, command: WindowCommand) {
        match command {
            WindowCommand::AskForArticles => self.file_dialog.pick_articles(&self.dialogs, ctx),
            WindowCommand::AskForPath => self.dialog = Some(Dialog::Path(PathDialog::new(false))),
            WindowCommand::AskForExport => {
                let settings = &self.session.project().picture;
                self.dialog = Some(Dialog::Export(ExportDialog::new(settings)));
            }
            WindowCommand::AskForProject => {
                self.unless_unsaved(
                    ctx,
                    Next::OpenProject(None),
                    Wished::AskForFile(Purpose::OpenProject),
                );
            }
            WindowCommand::OpenRecent(number) => {
                if let Some(path) = self.session.recent().get(number).cloned() {
                    let open = Wished::Do(FileCommand::OpenProject(path.clone()));
                    self.unless_unsaved(ctx, Next::OpenProject(Some(path)), open);
                }
            }
            WindowCommand::AskForNewProject => {
                self.unless_unsaved(ctx, Next::NewProject, Wished::Do(FileCommand::NewProject));
            }
            WindowCommand::AskForProjectToMerge => self.ask_for_file(ctx, Purpose::MergeProject),
            WindowCommand::AskWhereToSave { is_copy: true } => {
                self.ask_for_file(ctx, Purpose::SaveCopy);
            }
            WindowCommand::AskWhereToSave { is_copy: false } => {
                self.ask_for_file(ctx, Purpose::SaveProject);
            }
            WindowCommand::AskForLedger => self.ask_for_file(ctx, Purpose::ReadLedger),
            WindowCommand::AskWhereToSaveLedger => self.ask_for_file(ctx, Purpose::WriteLedger),
            WindowCommand::Ask(question) => {
                let palette = palette_of(ctx);
                let cx = UiContext { session: &self.session, commands: &self.sender, palette };
                let dialog = Box::new(CorrectionDialog::new(question, &cx));
                self.dialog = Some(Dialog::Correction(dialog));
            }
            WindowCommand::AskForNote { article, span } => {
                if let Some(on) = self.session.project().words(article, span) {
                    self.ask_for_words(ctx, Wanted::Note(on));
                }
            }
            WindowCommand::CopyPicture => {
                self.session.apply(FileCommand::CopyPicture(theme::theme_of(ctx)).into());
            }
            WindowCommand::AskForMapNote(at) => {
                let at = at.unwrap_or_else(|| self.canvas.middle());
                self.ask_for_words(ctx, Wanted::Note(Anchor::Canvas(at)));
            }
            WindowCommand::AskForViewName => self.ask_for_words(ctx, Wanted::ViewName),
            WindowCommand::ShowCorrections => self.dialog = Some(Dialog::Corrections),
            WindowCommand::ShowHistory => self.dialog = Some(Dialog::History),
            WindowCommand::Fit => self.canvas.fit(),
            WindowCommand::Zoom(closer) => self.canvas.zoom(ctx, closer),
            WindowCommand::ActualSize => self.canvas.actual_size(ctx),
            WindowCommand::FocusSearch => self.sidebar.focus_search(),
            WindowCommand::SetTheme(choice) => theme::choose(ctx, choice),
            WindowCommand::Walk(direction) => {
                if let Some(actor) = self.canvas.next(&self.session, direction) {
                    self.session.apply(ViewCommand::Select(Some(Hit::Actor(actor))).into());
                }
            }
            WindowCommand::ToggleHelp => {
                let is_help = matches!(self.dialog, Some(Dialog::Help));
                self.dialog = (!is_help).then_some(Dialog::Help);
            }
            WindowCommand::ToggleLegend => self.canvas.toggle_legend(),
            WindowCommand::ToggleSilent => self.reader.toggle_silent(),
            WindowCommand::ToggleFilters => self.sidebar.toggle_filters(),
            WindowCommand::ToggleSheet(sheet) => self.drawer.toggle(sheet),
            WindowCommand::TogglePalette => {
                let is_open = matches!(self.dialog, Some(Dialog::Palette(_)));
                self.dialog = (!is_open).then(|| Dialog::Palette(PaletteDialog::default()));
            }
            WindowCommand::Escape => {
                if self.dialog.take().is_none() && !self.canvas.let_go() {
                    match action::escape(&self.session) {
                        Some(command) => self.session.apply(command.into()),
                        None => self.drawer.close(),
                    }
                }
            }
        }
        ctx.request_repaint();
    }

    fn take_dialog_reply(&mut self, ctx: &Context) {
        while let Some(reply) = self.file_dialog.poll() {
            match reply {
                DialogReply::Articles(Answer::Chosen(paths)) => {
                    let sources = paths.into_iter().map(Source::File).collect();
                    self.session.apply(FileCommand::Open(sources).into());
                }
                DialogReply::Articles(Answer::Unavailable) => {
                    self.dialog = Some(Dialog::Path(PathDialog::new(true)));
                }
                DialogReply::Picture(Answer::Chosen(path), request) => {
                    self.dialog = None;
                    let path = with_ending(path, request.format);
                    let request = ExportRequest { path, ..request };
                    self.session.apply(FileCommand::Export(request).into());
                }
                DialogReply::Picture(Answer::Unavailable, _) => {
                    if let Some(Dialog::Export(dialog)) = &mut self.dialog {
                        dialog.without_dialog();
                    }
                }
                DialogReply::File(Answer::Chosen(path), purpose) => {
                    let path =
                        if purpose.is_saving() { with_kind_ending(path, purpose) } else { path };
                    self.session.apply(purpose.command(path).into());
                }
                DialogReply::File(Answer::Unavailable, purpose) => {
                    self.dialog = Some(Dialog::Path(PathDialog::of_project(purpose)));
                }
                DialogReply::File(Answer::Cancelled, _) => self.closing.give_up(),
                DialogReply::Articles(Answer::Cancelled)
                | DialogReply::Picture(Answer::Cancelled, _) => {}
            }
            ctx.request_repaint();
        }
    }
}

impl App {
    fn ask_for_words(&mut self, ctx: &Context, wanted: Wanted) {
        let palette = palette_of(ctx);
        let cx = UiContext { session: &self.session, commands: &self.sender, palette };
        let dialog = Box::new(WordsDialog::new(wanted, &cx));
        self.dialog = Some(Dialog::Words(dialog));
    }

    /// Does it at once where nothing would be lost, else asks first.
    fn unless_unsaved(&mut self, ctx: &Context, next: Next, wished: Wished) {
        if self.session.has_unsaved_work() {
            self.closing.ask(Asked::Unsaved(next));
        } else {
            self.act_on_files(ctx, wished);
        }
    }

    /// Takes up what [`eframe::App::save`] has remembered of the last start.
    pub fn restore(&mut self, storage: &dyn eframe::Storage) {
        let Remembered { folders, is_legend_closed } =
            eframe::get_value(storage, eframe::APP_KEY).unwrap_or_default();
        self.file_dialog.folders = folders;
        if is_legend_closed == self.canvas.has_legend() {
            self.canvas.toggle_legend();
        }
    }

    /// Keeps a journal in a folder, and offers work that was left behind there.
    pub fn keep_journal(&mut self, folder: PathBuf) {
        self.session.keep_journal(folder);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_in(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        let remembered = Remembered {
            folders: self.file_dialog.folders.clone(),
            is_legend_closed: !self.canvas.has_legend(),
        };
        eframe::set_value(storage, eframe::APP_KEY, &remembered);
    }
}

fn stay_if(stays: bool) -> ExportWish {
    if stays { ExportWish::Stay } else { ExportWish::Close }
}

fn toast(notice: Notice) -> Toast {
    match notice {
        Notice::Saved(path) => Toast {
            kind: ToastKind::Done,
            head: "Map saved".to_owned(),
            detail: path.display().to_string(),
        },
        Notice::Picture { width, height, .. } => Toast {
            kind: ToastKind::Done,
            head: "Picture copied".to_owned(),
            detail: format!("{width} × {height} pixels"),
        },
        Notice::Done { head, detail } => Toast { kind: ToastKind::Done, head, detail },
        Notice::ChangedOnDisk(path) => Toast {
            kind: ToastKind::Problem,
            head: "Not saved: another program has changed the file".to_owned(),
            detail: path.display().to_string(),
        },
        Notice::Problem { head, detail } => Toast { kind: ToastKind::Problem, head, detail },
    }
}

/// While files hang over the window.
fn drop_hint_ui(cx: &UiContext<'_>, ctx: &Context) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::new("drop hint")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, color32(cx.palette.background.faded(0.86)));
    painter.rect_stroke(
        rect.shrink(16.0),
        CornerRadius::same(16),
        egui::Stroke::new(2.0, color32(cx.palette.accent)),
        egui::StrokeKind::Inside,
    );
    let font = egui::FontId::new(24.0, theme::family(theme::SEMI_BOLD));
    let text = "Drop to add to the map";
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, color32(cx.palette.ink));
}
