//! Closed lists as files spell them. A name that this version does not know is told, with the name.

use crate::entities::{EntityKind, MentionForm, OfficeStatus};
use crate::relations::{Confidence, Predicate, Status};
use crate::text::Basis;

fn one_of<T: Copy>(
    what: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
    name: &str,
) -> Result<T, String> {
    let found = all.iter().copied().find(|&one| name_of(one) == name);
    found.ok_or_else(|| format!("“{name}” is no {what} that this version knows"))
}

pub(super) fn kind(name: &str) -> Result<EntityKind, String> {
    one_of("kind of actor", EntityKind::ALL, EntityKind::name, name)
}

pub(super) fn form(name: &str) -> Result<MentionForm, String> {
    use MentionForm::{Demonym, Metonym, Name, Nominal, Pronoun};
    let all = [Name, Demonym, Metonym, Nominal, Pronoun];
    one_of("form of mention", &all, MentionForm::name, name)
}

pub(super) fn office_status(name: &str) -> Result<OfficeStatus, String> {
    use OfficeStatus::{Acting, Current, Former, Incoming, Outgoing};
    let all = [Current, Former, Acting, Outgoing, Incoming];
    one_of("status of an office", &all, OfficeStatus::name, name)
}

pub(super) fn predicate(name: &str) -> Result<Predicate, String> {
    one_of("relation", Predicate::ALL, Predicate::name, name)
}

pub(super) fn status(name: &str) -> Result<Status, String> {
    one_of("status", Status::ALL, Status::name, name)
}

pub(super) fn confidence(name: &str) -> Result<Confidence, String> {
    let all = [Confidence::Low, Confidence::Medium, Confidence::High];
    one_of("confidence", &all, Confidence::name, name)
}

pub(super) fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Proposed => "proposed",
        Basis::Unknown => "unknown",
    }
}

pub(super) fn basis(name: &str) -> Result<Basis, String> {
    let all = [Basis::Stated, Basis::Proposed, Basis::Unknown];
    one_of("basis of a date", &all, basis_name, name)
}
