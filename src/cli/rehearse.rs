//! `entente project rehearse`: changes a project at random, as somebody at the window would, and says
//! so line by line. For tests that kill the program and then look for what it had said.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use emath::pos2;

use crate::corrections::{ActorRef, Change, Scope};
use crate::pipeline::Source;
use crate::project::Anchor;
use crate::session::{Command, Edit, FileCommand, LedgerEdit, Session};
use crate::worker::WorkerConfig;

/// How long to wait for work in the background before looking again.
const PAUSE: Duration = Duration::from_millis(2);

/// Random numbers: Knuth's linear congruential generator for 64 bits, the upper half of its state.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Makes `n_edits` changes. Each writes its number as a note on the map, so that one can tell from
/// a project which of them it has.
pub(super) fn run(project: PathBuf, journals: PathBuf, seed: u64, n_edits: u32) -> ExitCode {
    let mut session = Session::new(Arc::new(|| {}), WorkerConfig::default());
    session.keep_journal(journals);
    session.apply(FileCommand::Open(crate::session::samples::sources()).into());
    settle(&mut session);
    session.apply(FileCommand::SaveAs(project).into());
    settle(&mut session);
    let mut dice = Dice(seed);
    let mut out = std::io::stdout().lock();
    for number in 1..=n_edits {
        if let Some(command) = change(&session, &mut dice) {
            session.apply(command);
        }
        let on = Anchor::Canvas(pos2(0.0, 0.0));
        session.apply(Edit::Note { on, text: number.to_string() }.into());
        // Whoever reads this has seen the change on the screen.
        if writeln!(out, "{number}").and_then(|()| out.flush()).is_err() {
            return ExitCode::FAILURE;
        }
        for _ in 0..dice.roll(8) {
            session.tick();
            std::thread::sleep(PAUSE);
        }
        if dice.roll(25) == 0 {
            session.apply(FileCommand::Save.into());
        }
    }
    settle(&mut session);
    ExitCode::SUCCESS
}

fn settle(session: &mut Session) {
    loop {
        session.tick();
        if !session.is_busy() {
            return;
        }
        std::thread::sleep(PAUSE);
    }
}

fn change(session: &Session, dice: &mut Dice) -> Option<Command> {
    let map = &session.project().map;
    let actors: Vec<_> = map.actors().collect();
    let actor = actors.get(dice.roll(actors.len()))?;
    let reference = || ActorRef::to(actor, map);
    let correct = |change: Change| Some(Edit::Ledger(LedgerEdit::Add(vec![change])).into());
    match dice.roll(6) {
        0 => {
            let name = format!("{} {}", actor.name, dice.roll(100));
            correct(Change::Rename { actor: reference(), name })
        }
        1 => correct(Change::Hide { actor: reference(), scope: Scope::Everywhere }),
        2 if session.project().articles.len() < 12 => {
            let name = format!("More {}", dice.roll(1000));
            let bytes =
                b"Kenya and Uganda signed a trade agreement in Nairobi on Tuesday.".to_vec();
            Some(FileCommand::Open(vec![Source::Memory { name, bytes }]).into())
        }
        3 => {
            let rule = session.project().ledger.rules().first()?;
            let edit = LedgerEdit::Switch { rule: rule.id, enabled: !rule.enabled };
            Some(Edit::Ledger(edit).into())
        }
        _ => {
            let to = pos2(dice.roll(2000) as f32, dice.roll(2000) as f32);
            Some(Edit::Move { actor: actor.id, to }.into())
        }
    }
}
