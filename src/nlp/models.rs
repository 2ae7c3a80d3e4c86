//! The trained models that the program carries.

use std::sync::OnceLock;

use crate::nlp::model::weights::Weights;
use crate::nlp::names::viterbi::{self, Transitions};

/// All models.
pub(crate) struct Models {
    pub(crate) tagger: Weights,
    pub(crate) transitions: Weights,
    pub(crate) labels: Weights,
    pub(crate) names: Weights,
    pub(crate) name_transitions: Transitions,
}

/// The models, made ready when first asked for, in microseconds: they are read where they lie.
pub(crate) fn models() -> &'static Models {
    static MODELS: OnceLock<Models> = OnceLock::new();
    MODELS.get_or_init(|| {
        let names = Weights::new(include_bytes!("../../assets/model/names.bin"));
        Models {
            tagger: Weights::new(include_bytes!("../../assets/model/tagger.bin")),
            transitions: Weights::new(include_bytes!("../../assets/model/transitions.bin")),
            labels: Weights::new(include_bytes!("../../assets/model/labels.bin")),
            names,
            name_transitions: viterbi::transitions(&names),
        }
    })
}
