//! The rules. Each reads the article and adds what it found; none knows of another.

mod attendance;
pub(super) mod bodies;
mod envoys;
mod events;
mod offices;
mod outcomes;
mod participants;
mod places;
mod presence;
mod refusal;
mod row;
mod statements;
mod triggers;
mod valuations;

pub(super) use triggers::part_of_speech;

use crate::relations::finding::Finding;
use crate::relations::reader::Reader;
use crate::relations::speech::Speech;

/// All that the rules find, in no particular order.
pub(super) fn apply(reader: &Reader<'_>, speeches: &[Speech]) -> Vec<Finding> {
    let mut found = Vec::new();
    triggers::find(reader, &mut found);
    participants::find(reader, &mut found);
    outcomes::find(reader, &mut found);
    events::find(reader, &mut found);
    offices::find(reader, &mut found);
    bodies::find(reader, &mut found);
    places::find(reader, &mut found);
    presence::find(reader, &mut found);
    refusal::find(reader, &mut found);
    statements::find(reader, speeches, &mut found);
    envoys::find(reader, &mut found);
    valuations::find(reader, speeches, &mut found);
    // Last: it looks for the meeting among what the others found.
    attendance::find(reader, &mut found);
    found
}
