//! `content check` and `content lock`.

use crate::compile::{examine, read_files};
use crate::draft::{Draft, LOCK};
use crate::ledger::counted;
use crate::lock::locked;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Everything that is wrong, and whether nothing is.
#[must_use]
pub fn check_report(dir: &Path) -> (String, bool) {
    let (draft, problems, notes) = match read_files(dir) {
        Ok(files) => examine(&files),
        Err(problem) => (Draft::default(), vec![*problem], Vec::new()),
    };
    let mut report = String::new();
    // Writing to a string cannot fail, here and below.
    for problem in &problems {
        let _ = writeln!(report, "{problem}");
    }
    for note in &notes {
        let _ = writeln!(report, "note: {note}");
    }
    let mut paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    paths.dedup();
    let _ = if problems.is_empty() {
        writeln!(
            report,
            "The content is sound: {}, {}, {}, {}, {}.",
            counted(draft.assessments.len(), "assessment"),
            counted(draft.examples.len(), "example"),
            counted(draft.guides.len(), "guide"),
            counted(draft.worksheets.len(), "worksheet"),
            counted(draft.paths.len(), "path"),
        )
    } else {
        writeln!(report, "{} in {}.", counted(problems.len(), "problem"), counted(paths.len(), "file"))
    };
    (report, problems.is_empty())
}

/// Adds the layout of every revision that has none to the lock file, and says which.
///
/// # Errors
/// What has to be put right first, or why the file cannot be written.
pub fn lock(dir: &Path) -> Result<String, String> {
    let files = read_files(dir).map_err(|problem| problem.to_string())?;
    let (text, added) = locked(&files)?;
    if added.is_empty() {
        return Ok(format!("{} has every revision already.", files.shown(LOCK)));
    }
    let path = dir.join(LOCK);
    fs::write(&path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(format!("Added to {}: {}.", files.shown(LOCK), added.join("; ")))
}
