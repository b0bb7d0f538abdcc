//! `content score`: what comes out of a file of answers. A profile has a result for each lens; the
//! others have one, and begin alike.

mod audit;
mod facets;
mod incentives;
mod profile;
mod sorter;
mod stage;

use crate::command::{answers, assessment, draft, json};
use crate::read::assessment::AssessmentFile;
use serde::Serialize;
use std::path::Path;
use waymark_domain::assessment::Engine;
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;

/// What every result but a profile's begins with.
#[derive(Serialize)]
struct Told {
    id: String,
    revision: u32,
    headline: String,
    outcome: String,
    /// What the outcome speaks of: facets, a stage, a leaf, a class.
    of: Vec<String>,
}

/// The result of `answers` as JSON. `answers` is JSON too: for each lens, and for `context`, the
/// option chosen for each question, or `null` for "not sure"; for an audit a list of items.
///
/// # Errors
/// Every name in `answers` that the assessment does not have, each with the nearest it has.
pub fn score(dir: &Path, id: &str, answers: &str) -> Result<String, String> {
    let draft = draft(dir)?;
    let file = assessment(&draft, id)?;
    let engine = &file.assessment.engine;
    let sheet = answers::read(engine, answers)?;
    match engine {
        Engine::Profile(profile) => profile::score(file, profile, &sheet),
        Engine::Stage(stages) => json(&stage::score(told(file, &sheet), stages, &sheet)),
        Engine::Facets(facets) => json(&facets::score(told(file, &sheet), facets, &sheet)),
        Engine::Sorter(sorter) => json(&sorter::score(told(file, &sheet), sorter, &sheet)),
        Engine::Map(map) => json(&incentives::score(told(file, &sheet), map, &sheet)),
        Engine::Audit(audit) => json(&audit::score(told(file, &sheet), audit, &sheet)),
    }
}

fn told(file: &AssessmentFile, sheet: &Sheet) -> Told {
    let assessment = &file.assessment;
    let scored = assessment.score(sheet, &[]);
    let reading = scored.readings().into_iter().next();
    let (outcome, of) = reading.map(|reading| (reading.outcome, reading.leads)).unwrap_or_default();
    Told {
        id: file.id().to_owned(),
        revision: assessment.revision,
        headline: assessment.headline(&scored),
        outcome,
        of,
    }
}

/// Every mark of a lens that is an option, with the sheet as it would be without it.
fn each_left_out<'s>(
    sheet: &'s Sheet,
    lens: &str,
) -> impl Iterator<Item = (&'s QuestionId, &'s OptionId, Sheet)> + use<'s> {
    let lens = LensId::new(lens);
    let marks = sheet.lenses.get(&lens).into_iter().flatten();
    marks.filter_map(move |(question, mark)| {
        let mut without = sheet.clone();
        without.lenses.get_mut(&lens)?.insert(question.clone(), None);
        Some((question, mark.as_ref()?, without))
    })
}

/// What a score changes by; `None` where one of the two is missing.
fn effect(with: Option<u8>, without: Option<u8>) -> Option<i16> {
    Some(i16::from(without?) - i16::from(with?))
}
