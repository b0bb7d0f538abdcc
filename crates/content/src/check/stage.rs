//! Stages: each has enough evidence, and every step of the way has some.

use crate::check::facets::LEAST;
use crate::diagnostic::Fault;
use crate::ledger::{Ledger, counted};
use crate::read::assessment::AssessmentFile;
use waymark_domain::stage::Stages;

/// Every check of stages.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Stages, &Ledger)] = &[enough_statements_for_each, steps_are_used];

fn enough_statements_for_each(file: &AssessmentFile, stages: &Stages, ledger: &Ledger) {
    for (index, stage) in stages.stages.iter().enumerate() {
        let count = stages.questions.iter().filter(|statement| statement.stage == stage.id).count();
        if count < LEAST {
            let message = format!("the stage `{}` has {}", stage.id, counted(count, "statement"));
            let place = file.place(&format!("stages.{index}.id"));
            ledger.fault(Fault::ThinlyAsked, &place, message, format!("make it {LEAST} or more"));
        }
    }
}

fn steps_are_used(file: &AssessmentFile, stages: &Stages, ledger: &Ledger) {
    for (index, step) in stages.steps.iter().enumerate() {
        if !stages.questions.iter().any(|statement| statement.step.as_ref() == Some(&step.id)) {
            let message = format!("no question has the step `{}`", step.id);
            let place = file.place(&format!("steps.{index}.id"));
            ledger.fault(Fault::UnusedTheme, &place, message, "give it a question or take it out");
        }
    }
}
