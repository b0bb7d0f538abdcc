//! How much is asked.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Ledger, counted};
use std::ops::RangeInclusive;
use waymark_domain::assessment::Engine;

/// Below, no figure keeps chance out; above, people tire.
pub(crate) const QUESTIONS: RangeInclusive<usize> = 8..=24;

/// A tree with more is no longer seen through by whoever writes it.
pub(crate) const NODES: RangeInclusive<usize> = 2..=8;

/// Each concern is answered twice.
const CONCERNS: RangeInclusive<usize> = 8..=16;

/// Each is asked of every piece of work.
const RATINGS: RangeInclusive<usize> = 3..=8;

pub(crate) fn number(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let (count, range, noun) = match &file.assessment.engine {
            Engine::Profile(profile) => (profile.questions.len(), QUESTIONS, "question"),
            Engine::Stage(stages) => (stages.questions.len(), QUESTIONS, "question"),
            Engine::Facets(facets) => (facets.questions.len(), QUESTIONS, "question"),
            Engine::Sorter(sorter) => (sorter.questions.len(), NODES, "question"),
            Engine::Map(map) => (map.concerns.len(), CONCERNS, "question"),
            Engine::Audit(audit) => (audit.list.ratings.len(), RATINGS, "rating"),
        };
        if count > 0 && !range.contains(&count) {
            let cure = format!("make it {} to {}", range.start(), range.end());
            let place = file.place(&format!("{noun}s"));
            ledger.fault(Fault::QuestionCount, &place, counted(count, noun), cure);
        }
    }
}
