//! Measured quality: every figure meets its goal.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::Ledger;
use waymark_domain::assessment::{Engine, Measure};

pub(crate) fn goals_are_met(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        // The longest options have a check of their own, which says which to shorten.
        let other = |id: &str| !id.starts_with("longest-option");
        for measure in file.assessment.quality.iter().filter(|measure| !measure.met && other(&measure.id)) {
            let (path, cure) = where_and_how(&file.assessment.engine, measure);
            let goal = measure.goal.trim_end_matches(": not met");
            let message = format!("`{}` is {}; it has to be {goal}", measure.id, measure.shown);
            let cure = format!("{cure}; `cargo xtask content stats` shows all figures");
            ledger.fault(Fault::QualityNotMet, &file.place(path), message, cure);
        }
    }
}

/// What to look at and what to change.
fn where_and_how(engine: &Engine, measure: &Measure) -> (&'static str, String) {
    let what = || format!("this is: {}", measure.what);
    match engine {
        Engine::Profile(_) => ("questions", "change the number of questions or dimensions".to_owned()),
        Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) => ("questions", what()),
        Engine::Audit(_) => ("classes", what()),
    }
}
