//! Why an article could not be read, in words for the user.

/// An article that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}\nFile: {path}")]
pub struct ImportError {
    /// As the user gave it.
    pub path: String,
    /// What is the matter.
    pub problem: Problem,
}

/// What may be the matter with an article's bytes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No bytes.
    #[error("The file is empty.")]
    Empty,
    /// Bytes, but nothing to read.
    #[error("There is no text in it.")]
    NoText,
    /// A web page without anything that looks like an article.
    #[error("No article was found on this page.")]
    NoArticle,
    /// Beyond [`MAX_BYTES`](crate::import::MAX_BYTES).
    #[error("It has {} MB, more than the {} MB that an article may have.", bytes >> 20, limit >> 20)]
    TooLarge {
        /// What it has.
        bytes: usize,
        /// What it may have.
        limit: usize,
    },
    /// Elements within elements, deeper than any real page.
    #[error("The page nests its elements more than {limit} deep, which no real page does.")]
    TooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// Recognized, but not text.
    #[error("This is {what}. {advice}")]
    NotText {
        /// "a PDF document".
        what: &'static str,
        /// What to do instead.
        advice: &'static str,
    },
    /// The process that parsed it died or gave no usable answer.
    #[error("The page could not be parsed: {0}.")]
    ParserFailed(String),
    /// The user did not want to wait for it.
    #[error("Reading was cancelled.")]
    Cancelled,
}
