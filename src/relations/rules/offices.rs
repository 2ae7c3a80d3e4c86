//! Offices, as the entities carry them: "French President Ada Roe" holds an office of France.

use crate::entities::OfficeStatus;
use crate::nlp::TokenRange;
use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::{Confidence, Predicate, Status};

pub(super) fn find(reader: &Reader<'_>, found: &mut Vec<Finding>) {
    let document = reader.tree.document;
    for (person, entity) in reader.entities.iter() {
        for office in &entity.offices {
            let (Some(of), Some(first)) = (office.of, document.token_at(office.span.start)) else {
                continue;
            };
            if of == person {
                continue;
            }
            let last = document.token_at(office.span.end.saturating_sub(1)).unwrap_or(first);
            let words = TokenRange::new(first, last.max(first) + 1);
            found.push(Finding {
                subject: person,
                predicate: Predicate::HoldsOffice,
                object: of,
                status: match office.status {
                    OfficeStatus::Current | OfficeStatus::Acting | OfficeStatus::Outgoing => {
                        Status::Ongoing
                    }
                    OfficeStatus::Former => Status::Happened,
                    OfficeStatus::Incoming => Status::Planned,
                },
                confidence: if office.inferred { Confidence::Medium } else { Confidence::High },
                trigger: document.head_of(words),
                words,
                rule: "office: A is TITLE of B",
                inferred: office.inferred,
            });
        }
    }
}
