//! Letters: the bundled font, icons, and installed fonts for scripts that both lack, which are
//! read only when such a letter turns up.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::export::fonts::{InstalledFont, installed_fonts_for};
use crate::project::Project;
use crate::scene::{Weight, measure};
use crate::task::{Event, Job};
use crate::ui::theme;

/// The fonts of the window.
pub(crate) struct Fonts {
    definitions: FontDefinitions,
    /// Letters that were looked for already, found or not.
    looked_for: BTreeSet<char>,
    seen_revision: Option<u64>,
    job: Option<Job<Vec<InstalledFont>>>,
}

impl Fonts {
    /// Gives the window the bundled fonts.
    pub(crate) fn install(ctx: &Context) -> Self {
        let definitions = bundled();
        ctx.set_fonts(definitions.clone());
        Self { definitions, looked_for: BTreeSet::new(), seen_revision: None, job: None }
    }

    /// Looks for fonts for letters that have turned up in the project since the last call.
    pub(crate) fn follow(&mut self, ctx: &Context, project: &Project, revision: u64) {
        self.take_in(ctx);
        if self.seen_revision == Some(revision) || self.job.is_some() {
            return;
        }
        self.seen_revision = Some(revision);
        let texts = project.articles.iter().map(|a| &*a.article.text);
        let names = project.articles.iter().map(|a| a.article.label());
        let missing: Vec<char> = texts
            .chain(names)
            .flat_map(str::chars)
            .filter(|c| !c.is_ascii() && !c.is_whitespace() && !c.is_control())
            .filter(|c| self.looked_for.insert(*c))
            .filter(|c| !measure::covers(c.encode_utf8(&mut [0; 4])))
            .collect();
        if missing.is_empty() {
            return;
        }
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        self.job = Some(Job::spawn("fonts", wake, move |report| {
            report.item(installed_fonts_for(&missing))
        }));
    }

    /// Whether fonts are being looked for.
    pub(crate) fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    fn take_in(&mut self, ctx: &Context) {
        let Some(job) = &mut self.job else { return };
        match job.poll() {
            Some(Event::Item(found)) => {
                for font in found {
                    let data = FontData { index: font.index, ..FontData::from_owned(font.data) };
                    self.definitions.font_data.insert(font.name.clone(), Arc::new(data));
                    for fonts in self.definitions.families.values_mut() {
                        if !fonts.contains(&font.name) {
                            fonts.push(font.name.clone());
                        }
                    }
                }
                ctx.set_fonts(self.definitions.clone());
                ctx.request_repaint();
            }
            Some(Event::Ended(_)) => {
                self.job = None;
                ctx.request_repaint();
            }
            Some(Event::Progress(_)) | None => {}
        }
    }
}

fn bundled() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let weights = [
        (FontFamily::Proportional, "Noto Sans", Weight::Regular),
        (theme::family(theme::SEMI_BOLD), "Noto Sans SemiBold", Weight::SemiBold),
        (theme::family(theme::BOLD), "Noto Sans Bold", Weight::Bold),
    ];
    let others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, name, weight) in weights {
        let data = FontData::from_static(weight.font());
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        // Behind ours only what it lacks: symbols and emoji.
        let symbols = others.iter().filter(|other| other.to_lowercase().contains("emoji"));
        let chain = std::iter::once(name.to_owned()).chain(symbols.cloned()).collect();
        fonts.families.insert(family, chain);
    }
    let icons = egui_phosphor::Variant::Regular.font_bytes();
    fonts.font_data.insert("icons".to_owned(), Arc::new(FontData::from_static(icons)));
    for chain in fonts.families.values_mut() {
        chain.insert(1.min(chain.len()), "icons".to_owned());
    }
    fonts
}
