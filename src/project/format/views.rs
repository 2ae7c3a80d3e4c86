//! Ways of looking and settings of pictures in project files.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::export::{Letters, PictureSettings};
use crate::map::{Altitude, Filter};
use crate::project::NamedView;
use crate::project::format::ledger::SavedActor;
use crate::project::format::names;
use crate::scene::Theme;

/// How often one can step away from somebody before everybody is in view.
const MOST_STEPS: usize = 100;

#[derive(Serialize, Deserialize)]
pub(super) struct SavedView {
    name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    countries: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without_kinds: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without_predicates: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without_statuses: Vec<String>,
    /// SHA-256 of their bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    without_articles: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without_actors: Vec<SavedActor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    least_confidence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    without_undated: bool,
    /// Who is in the middle, and how many links around are in view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    around: Option<(SavedActor, usize)>,
}

fn all_of<T>(names: &[String], one: fn(&str) -> Result<T, String>) -> Result<BTreeSet<T>, String>
where
    T: Ord,
{
    names.iter().map(|name| one(name)).collect()
}

fn day(words: Option<String>) -> Result<Option<Date>, String> {
    let parsed = words.map(|words| words.parse().map_err(|error| format!("{words}: {error}")));
    parsed.transpose()
}

impl SavedView {
    pub(super) fn new(view: &NamedView) -> Self {
        let NamedView { name, filter, without_articles, without_actors, altitude, focus } = view;
        Self {
            name: name.clone(),
            countries: *altitude == Altitude::Countries,
            without_kinds: filter.without_kinds.iter().map(|k| k.name().to_owned()).collect(),
            without_predicates: filter
                .without_predicates
                .iter()
                .map(|p| p.name().to_owned())
                .collect(),
            without_statuses: filter.without_statuses.iter().map(|s| s.name().to_owned()).collect(),
            without_articles: without_articles.clone(),
            without_actors: without_actors.iter().map(SavedActor::new).collect(),
            least_confidence: filter.least_confidence.map(|c| c.name().to_owned()),
            from: filter.from.map(|day| day.to_string()),
            to: filter.to.map(|day| day.to_string()),
            without_undated: filter.without_undated,
            around: focus.as_ref().map(|(actor, n)| (SavedActor::new(actor), *n)),
        }
    }

    /// The view again, or what in it makes no sense.
    pub(super) fn restored(self) -> Result<NamedView, String> {
        if self.name.trim().is_empty() {
            return Err("it has no name".to_owned());
        }
        let confidence = self.least_confidence.map(|name| names::confidence(&name));
        let filter = Filter {
            without_kinds: all_of(&self.without_kinds, names::kind)?,
            without_predicates: all_of(&self.without_predicates, names::predicate)?,
            without_statuses: all_of(&self.without_statuses, names::status)?,
            without_articles: BTreeSet::new(),
            without_actors: BTreeSet::new(),
            least_confidence: confidence.transpose()?,
            from: day(self.from)?,
            to: day(self.to)?,
            without_undated: self.without_undated,
        };
        let focus = self.around.map(|(actor, n_steps)| {
            actor.restored().map(|actor| (actor, n_steps.clamp(1, MOST_STEPS)))
        });
        let without_actors: Result<Vec<_>, _> =
            self.without_actors.into_iter().map(SavedActor::restored).collect();
        Ok(NamedView {
            name: self.name.trim().to_owned(),
            filter,
            without_articles: self.without_articles,
            without_actors: without_actors?,
            altitude: if self.countries { Altitude::Countries } else { Altitude::Officials },
            focus: focus.transpose()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own in the file")]
pub(super) struct SavedPicture {
    width: u32,
    transparent: bool,
    legend: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    numbered: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    outlined: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
}

impl SavedPicture {
    pub(super) fn new(settings: &PictureSettings) -> Self {
        let settings = settings.clone();
        let PictureSettings { width, transparent, legend, numbered, letters, title, theme } =
            settings;
        let outlined = letters == Letters::Shapes;
        let theme = theme.map(|theme| theme.name().to_owned());
        Self { width, transparent, legend, numbered, outlined, title, theme }
    }

    /// The settings again, or what in them makes no sense.
    pub(super) fn restored(self) -> Result<PictureSettings, String> {
        let Self { width, transparent, legend, numbered, outlined, title, theme } = self;
        let named = |name: String| {
            let found = Theme::ALL.iter().map(|(theme, _)| *theme).find(|t| t.name() == name);
            found.ok_or_else(|| format!("“{name}” is no theme that this version knows"))
        };
        let width = width.clamp(PictureSettings::NARROWEST, PictureSettings::WIDEST);
        let theme = theme.map(named).transpose()?;
        let letters = if outlined { Letters::Shapes } else { Letters::Text };
        Ok(PictureSettings { width, transparent, legend, numbered, letters, title, theme })
    }
}
