//! The program is killed at random moments, and nothing older than two seconds is ever lost.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use entente::project::Project;
use entente::store;

/// How often to kill. `ENTENTE_KILLS` asks for more.
const KILLS: u64 = 10;

/// How many programs run at once.
const LANES: u64 = 4;

/// What has to be on disk by then.
const GRACE: Duration = Duration::from_secs(2);

/// The number of the last change that a project has.
fn last_change(project: &Project) -> u32 {
    project.notes.first().map_or(0, |note| note.text.parse().unwrap())
}

fn check(round: u64) {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("map.entente");
    let journals = folder.path().join("journals");
    let mut child = Command::new(env!("CARGO_BIN_EXE_entente"))
        .args(["project", "rehearse"])
        .args([&project, &journals])
        .args(["--seed", &round.to_string(), "--edits", "300"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        let said = lines.map_while(Result::ok);
        said.map(|line| (line.parse::<u32>().unwrap(), Instant::now())).collect::<Vec<_>>()
    });
    // Spread over all that the rehearsal takes: about 2.5 seconds.
    std::thread::sleep(Duration::from_millis(150 + (round * 7919) % 3200));
    let killed = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    let said = reader.join().unwrap();
    let due = said.iter().filter(|(_, at)| *at + GRACE < killed).map(|(n, _)| *n).max();
    assert_nothing_lost(round, &project, &journals, due.unwrap_or(0));
}

fn assert_nothing_lost(round: u64, project: &Path, journals: &Path, due: u32) {
    let mut found = 0;
    if project.exists() {
        let opened = store::open(project).unwrap();
        assert_eq!(opened.unpacked.missing, Vec::<String>::new(), "round {round}");
        assert!(opened.unpacked.project.articles.len() >= 3);
        found = last_change(&opened.unpacked.project);
    }
    for recovery in store::recoverable(journals) {
        assert_eq!(recovery.unpacked.missing, Vec::<String>::new(), "round {round}");
        found = found.max(last_change(&recovery.unpacked.project));
    }
    assert!(found >= due, "round {round}: change {due} was two seconds old, found {found}");
}

#[test]
fn a_killed_program_loses_nothing_that_is_two_seconds_old() {
    let kills = std::env::var("ENTENTE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    // Each waits most of the time.
    std::thread::scope(|scope| {
        for lane in 0..LANES {
            scope.spawn(move || (lane..kills).step_by(LANES as usize).for_each(check));
        }
    });
}
