//! What a name or a word tells about a person's gender.

/// What a name or a word tells about a person's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// "Anna", "queen", "Frenchwoman".
    Female,
    /// "John", "king", "Mr".
    Male,
    /// A given name that women and men bear ("Andrea", "Min-ji").
    Either,
}

impl Gender {
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        match cell {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            "e" => Some(Self::Either),
            _ => None,
        }
    }
}
