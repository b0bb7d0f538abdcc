//! The authors' command line, without the line: what each command says, as text.

mod answers;
mod check;
mod score;
mod sheet;
mod stats;

pub use check::{check_report, lock};
pub use score::score;
pub use sheet::sheet;
pub use stats::stats;

use crate::compile::{examine, read_files};
use crate::draft::Draft;
use crate::ledger::suggest;
use crate::read::assessment::AssessmentFile;
use serde::Serialize;
use std::path::Path;

/// What could be read of a content directory, sound or not: authors try things half-way.
fn draft(dir: &Path) -> Result<Draft, String> {
    let files = read_files(dir).map_err(|problem| problem.to_string())?;
    Ok(examine(&files).0)
}

/// The assessment called `id`, if its questions and options can be used.
fn assessment<'d>(draft: &'d Draft, id: &str) -> Result<&'d AssessmentFile, String> {
    let known = draft.assessments.iter().map(AssessmentFile::id);
    let file = draft
        .assessment(id)
        .ok_or_else(|| format!("there is no assessment `{id}` that can be read ({})", suggest(id, known)))?;
    // No figures: too few questions, not one option for each dimension, a way that leads in a circle.
    if !file.measured {
        return Err(format!("`{id}` cannot be scored yet: run `cargo xtask content check`"));
    }
    Ok(file)
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}
