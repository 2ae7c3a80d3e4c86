//! Parts of speech: the Penn Treebank's tag set as the English Web Treebank uses it.

macro_rules! tags {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A Penn Treebank part-of-speech tag.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Tag { $(#[doc = concat!("The tag ", stringify!($variant), ".")] $variant),* }

        impl Tag {
            /// All of them; a tag's position here is its number in the trained model.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As the treebank writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

tags! {
    Cc = "CC",
    Cd = "CD",
    Dt = "DT",
    Ex = "EX",
    Fw = "FW",
    In = "IN",
    Jj = "JJ",
    Jjr = "JJR",
    Jjs = "JJS",
    Ls = "LS",
    Md = "MD",
    Nn = "NN",
    Nnp = "NNP",
    Nnps = "NNPS",
    Nns = "NNS",
    Pdt = "PDT",
    Pos = "POS",
    Prp = "PRP",
    PrpPoss = "PRP$",
    Rb = "RB",
    Rbr = "RBR",
    Rbs = "RBS",
    Rp = "RP",
    Sym = "SYM",
    To = "TO",
    Uh = "UH",
    Vb = "VB",
    Vbd = "VBD",
    Vbg = "VBG",
    Vbn = "VBN",
    Vbp = "VBP",
    Vbz = "VBZ",
    Wdt = "WDT",
    Wp = "WP",
    WpPoss = "WP$",
    Wrb = "WRB",
    Period = ".",
    Comma = ",",
    Colon = ":",
    OpenQuote = "``",
    CloseQuote = "''",
    OpenBracket = "-LRB-",
    CloseBracket = "-RRB-",
    Hyphen = "HYPH",
    Currency = "$",
    NumberSign = "#",
    Nfp = "NFP",
    Add = "ADD",
    Gw = "GW",
    Afx = "AFX",
}

impl Tag {
    /// The tag of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tag| tag.name() == name)
    }

    /// A verb, modal verbs left out.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        self.is_common_noun() || self.is_proper_noun()
    }

    /// A common noun.
    pub fn is_common_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns)
    }

    /// A proper noun.
    pub fn is_proper_noun(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// An adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// A kind of word that has ever new members, unlike pronouns, articles, prepositions.
    pub fn is_open(self) -> bool {
        self.is_noun()
            || self.is_verb()
            || self.is_adjective()
            || matches!(
                self,
                Self::Cd
                    | Self::Fw
                    | Self::Rb
                    | Self::Uh
                    | Self::Sym
                    | Self::Add
                    | Self::Nfp
                    | Self::Ls
                    | Self::Gw
                    | Self::Afx
            )
    }

    /// Punctuation.
    pub fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::Period
                | Self::Comma
                | Self::Colon
                | Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Hyphen
                | Self::Nfp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn every_name_leads_back_to_its_tag() {
        for &tag in Tag::ALL {
            assert_eq!(Tag::from_name(tag.name()), Some(tag));
        }
    }
}
