//! Whether something on the map was read, or is as the user wants it.

/// Where something on the map comes from. Later ones weigh more when two things become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// As the articles were understood.
    #[default]
    Read,
    /// Read, and looked at by the user, who finds it right.
    Confirmed,
    /// Read, and changed by the user.
    Corrected,
    /// Put there by the user.
    Added,
}

impl Origin {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Added => "added by hand",
        }
    }

    /// Whether the user had a hand in it.
    pub fn is_by_user(self) -> bool {
        self != Self::Read
    }
}
