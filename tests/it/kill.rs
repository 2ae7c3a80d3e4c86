//! The program is killed at random moments, and nothing older than two seconds is ever lost.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use entente::project::Project;
use entente::store;
use tempfile::TempDir;

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

/// A program that changes a project, and what it has said so far.
struct Rehearsal {
    project: PathBuf,
    journals: PathBuf,
    child: Child,
    reader: JoinHandle<Vec<(u32, Instant)>>,
}

impl Rehearsal {
    fn start(folder: &Path, journals: &Path, round: u64) -> Self {
        let (project, journals) = (folder.join("map.entente"), journals.join("journals"));
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
            said.map(|line| (line.parse::<u32>().unwrap(), Instant::now())).collect()
        });
        Self { project, journals, child, reader }
    }

    /// Kills it; returns the last change that had to be on disk at some moment.
    fn kill(mut self, moment: Option<Instant>) -> (PathBuf, PathBuf, u32) {
        let moment = moment.unwrap_or_else(Instant::now);
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let said = self.reader.join().unwrap();
        let due = said.iter().filter(|(_, at)| *at + GRACE < moment).map(|(n, _)| *n).max();
        (self.project, self.journals, due.unwrap_or(0))
    }
}

/// Spread over all that the rehearsal takes: about 2.5 seconds.
fn some_moment(round: u64) -> Duration {
    Duration::from_millis(150 + (round * 7919) % 3200)
}

fn check(round: u64) {
    let folder = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(folder.path(), folder.path(), round);
    std::thread::sleep(some_moment(round));
    let (project, journals, due) = rehearsal.kill(None);
    assert_nothing_lost(round, &project, &journals, due);
}

/// A small disk of its own, where this system lets the test have one.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "entente"]).arg(folder.path());
        let mounted = mount.stderr(Stdio::null()).status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(folder))
    }

    fn run(&self, program: &str, args: &[&str]) -> bool {
        Command::new(program).args(args).arg(self.0.path()).status().unwrap().success()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.run("umount", &[]);
    }
}

/// The disk fills up at a random moment, the program works on and is killed. What was on the disk
/// two seconds after it was done is there, and whole.
fn check_full_disk(round: u64) {
    let Some(disk) = SmallDisk::mount() else { return };
    let folder = disk.0.path();
    let rehearsal = Rehearsal::start(folder, folder, round);
    std::thread::sleep(some_moment(round));
    let full = Instant::now();
    let filler = folder.join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut file, &[0; 4096]).is_ok() {}
    std::thread::sleep(Duration::from_millis(400));
    let (project, journals, due) = rehearsal.kill(Some(full));
    std::fs::remove_file(&filler).unwrap();
    assert_nothing_lost(round, &project, &journals, due);
}

/// The project's folder can only be read: the project stays as it was, and the journal has all that
/// is done to it.
fn check_read_only_folder(round: u64) {
    let Some(disk) = SmallDisk::mount() else { return };
    let journals = tempfile::tempdir().unwrap();
    let first = Rehearsal::start(disk.0.path(), journals.path(), round);
    std::thread::sleep(Duration::from_millis(600));
    let (project, ..) = first.kill(None);
    let before = std::fs::read(&project).ok();
    assert!(disk.run("mount", &["-o", "remount,ro"]));
    let journals = tempfile::tempdir().unwrap();
    let rehearsal = Rehearsal::start(disk.0.path(), journals.path(), round);
    std::thread::sleep(some_moment(round));
    let (project, journals, due) = rehearsal.kill(None);
    assert_eq!(std::fs::read(&project).ok(), before, "round {round}");
    assert_nothing_lost(round, &project, &journals, due);
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

fn kills() -> u64 {
    std::env::var("ENTENTE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS)
}

#[test]
fn a_killed_program_loses_nothing_that_is_two_seconds_old() {
    let kills = kills();
    // Each waits most of the time.
    std::thread::scope(|scope| {
        for lane in 0..LANES {
            scope.spawn(move || (lane..kills).step_by(LANES as usize).for_each(check));
        }
    });
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs the tests should know what was left out")]
fn a_full_disk_and_a_read_only_folder_cost_nothing_that_was_kept() {
    if SmallDisk::mount().is_none() {
        println!("skipped: this system lets nobody mount a small disk");
        return;
    }
    let rounds = (kills() / 10).max(4);
    std::thread::scope(|scope| {
        for check in [check_full_disk, check_read_only_folder] {
            scope.spawn(move || (0..rounds).for_each(check));
        }
    });
}
