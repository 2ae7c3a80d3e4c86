//! The formats that a map can be written in.

/// A format that a map can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A picture in pixels.
    #[default]
    Png,
    /// A picture of lines and text.
    Svg,
    /// The same, for paper.
    Pdf,
    /// A page that shows the map, and the sentences behind it, in any browser.
    Html,
    /// All that is known, as the contract has it.
    Json,
    /// Three tables: nodes, edges, evidence.
    Csv,
    /// A graph for yEd, Cytoscape, NetworkX.
    GraphMl,
    /// A graph for Gephi.
    Gexf,
    /// A graph for Graphviz.
    Dot,
    /// A diagram for Markdown pages.
    Mermaid,
    /// A dossier: every claim with its sentence.
    Markdown,
    /// The same, for word processors.
    Docx,
}

impl Format {
    /// All of them, pictures first.
    pub const ALL: &'static [Self] = &[
        Self::Png,
        Self::Svg,
        Self::Pdf,
        Self::Html,
        Self::Json,
        Self::Csv,
        Self::GraphMl,
        Self::Gexf,
        Self::Dot,
        Self::Mermaid,
        Self::Markdown,
        Self::Docx,
    ];

    /// Ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Mermaid => "mmd",
            Self::Markdown => "md",
            Self::Docx => "docx",
        }
    }

    /// The format whose files end so, in either case.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// What a menu calls it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Png => "PNG image",
            Self::Svg => "SVG drawing",
            Self::Pdf => "PDF",
            Self::Html => "Web page",
            Self::Json => "JSON",
            Self::Csv => "CSV tables",
            Self::GraphMl => "GraphML",
            Self::Gexf => "GEXF",
            Self::Dot => "DOT",
            Self::Mermaid => "Mermaid",
            Self::Markdown => "Dossier (Markdown)",
            Self::Docx => "Dossier (Word)",
        }
    }

    /// Whether it shows what the map looks like.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg | Self::Pdf)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn every_format_is_found_by_its_ending() {
        for &format in Format::ALL {
            assert_eq!(Format::from_ending(&format.ending().to_uppercase()), Some(format));
        }
        assert_eq!(Format::from_ending("odt"), None);
    }
}
