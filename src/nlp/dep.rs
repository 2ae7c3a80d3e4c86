//! Kinds of dependency: Universal Dependencies with the subtypes that English uses.

macro_rules! deps {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// How a word depends on its head.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Dep { $(#[doc = $name] $variant),* }

        impl Dep {
            /// All of them; a label's position here is its number in the trained model.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As the treebank writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

deps! {
    Punct = "punct",
    Case = "case",
    Det = "det",
    Nsubj = "nsubj",
    Root = "root",
    Advmod = "advmod",
    Amod = "amod",
    Obj = "obj",
    Obl = "obl",
    Conj = "conj",
    Nmod = "nmod",
    Compound = "compound",
    Cc = "cc",
    Mark = "mark",
    Aux = "aux",
    Cop = "cop",
    NmodPoss = "nmod:poss",
    Advcl = "advcl",
    Xcomp = "xcomp",
    Flat = "flat",
    AclRelcl = "acl:relcl",
    Ccomp = "ccomp",
    Acl = "acl",
    AuxPass = "aux:pass",
    Appos = "appos",
    Parataxis = "parataxis",
    Nummod = "nummod",
    NsubjPass = "nsubj:pass",
    Discourse = "discourse",
    OblUnmarked = "obl:unmarked",
    NmodUnmarked = "nmod:unmarked",
    CompoundPrt = "compound:prt",
    Expl = "expl",
    Fixed = "fixed",
    Iobj = "iobj",
    List = "list",
    OblAgent = "obl:agent",
    Dep = "dep",
    NmodDesc = "nmod:desc",
    Csubj = "csubj",
    NsubjOuter = "nsubj:outer",
    DetPredet = "det:predet",
    AdvclRelcl = "advcl:relcl",
    Vocative = "vocative",
    Reparandum = "reparandum",
    Goeswith = "goeswith",
    CcPreconj = "cc:preconj",
    Orphan = "orphan",
    Dislocated = "dislocated",
    CsubjPass = "csubj:pass",
    CsubjOuter = "csubj:outer",
}

impl Dep {
    /// The label of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|dep| dep.name() == name)
    }

    /// A subject of whatever voice, noun phrase or clause.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj
                | Self::NsubjPass
                | Self::NsubjOuter
                | Self::Csubj
                | Self::CsubjPass
                | Self::CsubjOuter
        )
    }

    /// A passive auxiliary or subject, which tells that the clause is passive.
    pub fn is_passive(self) -> bool {
        matches!(self, Self::AuxPass | Self::NsubjPass | Self::CsubjPass)
    }
}
