//! How real a relation is: tense, modality, negation and the words that a clause hangs on.

mod of_clause;
mod of_noun;

use crate::relations::Status;
use crate::relations::lexicon::Effect;

/// What a governing word makes of the clause below it.
fn governed(effect: Effect, own: Status) -> Status {
    let Effect::Status(status) = effect else {
        return own;
    };
    match (status, own) {
        // "did not refuse to go": it is open whether they went; so it is after "may refuse".
        (Status::Denied, Status::Denied) | (_, Status::Possible) => Status::Possible,
        // "does not plan to go".
        (_, Status::Denied) => Status::Denied,
        // "will continue to support".
        (Status::Ongoing, Status::Planned) => Status::Planned,
        (status, _) => status,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_denials_leave_it_open() {
        let refuse = Effect::Status(Status::Denied);
        assert_eq!(governed(refuse, Status::Happened), Status::Denied);
        assert_eq!(governed(refuse, Status::Denied), Status::Possible);
    }
}
