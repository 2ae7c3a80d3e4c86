//! Better places by trial: single boxes and whole groups are moved, swapped and turned over, and
//! what lowers the cost is kept (threshold accepting: Dueck and Scheuer, 1990).

use emath::{Pos2, Vec2, vec2};

use crate::layout::board::Board;
use crate::layout::initial::Random;

/// How much worse a trial may make things and still be kept, at the start; falls to nothing.
const PATIENCE: f32 = 0.8;

/// How far trials reach, at the start and at the end.
const FARTHEST: f32 = 900.0;
const NEAREST: f32 = 24.0;

/// Improves a layout without overlaps; it has none after it either. Stops when `effort` pairs of
/// wires and boxes have been compared. `heat`, from 0 to 1, is how bold the first trials are.
pub(crate) fn improve(board: &mut Board<'_>, random: &mut Random, effort: usize, heat: f32) {
    let n = board.middles().len();
    let free: Vec<usize> = (0..n).filter(|&i| board.movable[i]).collect();
    let groups: Vec<usize> = (0..board.members.len())
        .filter(|&g| {
            board.members[g].len() > 1 && board.members[g].iter().all(|&i| board.movable[i])
        })
        .collect();
    if free.is_empty() {
        return;
    }
    let loose: Vec<usize> =
        free.iter().copied().filter(|&i| board.request.boxes[i].group.is_none()).collect();
    let budget = board.effort + effort;
    let started = board.effort;
    let mut trials = 0_usize;
    while board.effort < budget {
        // A board without edges costs no effort but must end too.
        board.effort += 8;
        let progress = (board.effort - started) as f32 / effort as f32;
        let cool = (1.0 - progress).max(0.0) * heat;
        let trial = Trial {
            patience: PATIENCE * cool * cool,
            reach: NEAREST + (FARTHEST - NEAREST) * cool * cool,
        };
        trials += 1;
        // Groups are few but their moves cost much effort: one in eight trials.
        if trials.is_multiple_of(8) && !groups.is_empty() {
            let group = groups[random.below(groups.len())];
            trial.group(board, random, group);
        } else {
            let i = free[random.below(free.len())];
            trial.single(board, random, i, &loose);
        }
    }
}

/// How bold trials are at the moment.
#[derive(Clone, Copy, Debug)]
struct Trial {
    patience: f32,
    reach: f32,
}

impl Trial {
    /// Moves one box somewhere near, next to its neighbors, or into another's place; `loose` are those
    /// of no group.
    fn single(self, board: &mut Board<'_>, random: &mut Random, i: usize, loose: &[usize]) {
        let jitter = random.vector() * self.reach;
        match random.below(4) {
            0 => {
                let neighbors: Vec<Pos2> = board.wires_at[i]
                    .iter()
                    .map(|&k| board.wires[k])
                    .map(|w| board.middles()[if w.from == i { w.to } else { w.from }])
                    .collect();
                if !neighbors.is_empty() {
                    let sum = neighbors.iter().fold(Vec2::ZERO, |sum, pos| sum + pos.to_vec2());
                    let middle = (sum / neighbors.len() as f32).to_pos2();
                    self.put(board, &[(i, middle + jitter * 0.5)]);
                }
            }
            1 => {
                let group = board.request.boxes[i].group;
                let peers = group.map_or(loose, |group| &board.members[group]);
                let j = peers[random.below(peers.len())];
                if j != i && board.movable[j] {
                    let (at_i, at_j) = (board.middles()[i], board.middles()[j]);
                    self.put(board, &[(i, at_j), (j, at_i)]);
                }
            }
            _ => {
                let middle = board.middles()[i] + jitter;
                self.put(board, &[(i, middle)]);
            }
        }
    }

    /// Moves a whole group, or turns it over.
    fn group(self, board: &mut Board<'_>, random: &mut Random, group: usize) {
        let hub = board.request.groups[group];
        let center = board.middles()[hub];
        let shift = random.vector() * self.reach;
        let turn = random.below(5);
        let moves: Vec<(usize, Pos2)> = board.members[group]
            .iter()
            .map(|&i| {
                let from_hub = board.middles()[i] - center;
                let to = match turn {
                    0 => center + from_hub * vec2(-1.0, 1.0),
                    1 => center + from_hub * vec2(1.0, -1.0),
                    _ => board.middles()[i] + shift,
                };
                (i, to)
            })
            .collect();
        self.put(board, &moves);
    }

    /// Makes moves if there is room for them, and takes them back unless they help.
    fn put(self, board: &mut Board<'_>, moves: &[(usize, Pos2)]) {
        let moved: Vec<usize> = moves.iter().map(|&(i, _)| i).collect();
        board.mark(&moved);
        if !moves.iter().all(|&(i, to)| board.is_free(i, to, true)) {
            return;
        }
        let before: Vec<(usize, Pos2)> = moved.iter().map(|&i| (i, board.middles()[i])).collect();
        let old = board.cost_of(&moved, f32::INFINITY);
        board.put(moves.iter().copied());
        // Boxes that move together were not checked against each other.
        let overlap = moves.len() > 1 && !moves.iter().all(|&(i, to)| board.is_free(i, to, false));
        let limit = old + self.patience;
        if overlap || board.cost_of(&moved, limit) > limit {
            board.put(before.into_iter());
        }
    }
}
