//! Examples: whole, true to the scoring, and enough of them.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Ledger, counted};
use crate::read::assessment::AssessmentFile;
use crate::read::example::{ExampleFile, Expected, Shown};
use waymark_domain::scoring::score;

/// So many ways of being one dimension show that it is not a single portrait.
const ENOUGH: usize = 3;

/// Every example with its assessment, if both could be read.
fn pairs(draft: &Draft) -> impl Iterator<Item = (&ExampleFile, &AssessmentFile)> {
    draft.examples.iter().filter_map(|example| Some((example, draft.assessment(&example.assessment)?)))
}

pub(crate) fn all_questions_answered(draft: &Draft, ledger: &Ledger) {
    for (example, file) in pairs(draft) {
        for lens in &file.profile().lenses {
            let path = format!("answers.{}", lens.id);
            let marks = example.sheet.lenses.get(&lens.id);
            let is_marked = |id| marks.is_some_and(|marks| marks.contains_key(id));
            let questions = file.profile().questions.iter().map(|question| &question.id);
            let missing: Vec<&str> = questions.filter(|id| !is_marked(id)).map(|id| id.as_str()).collect();
            if !missing.is_empty() {
                let message = format!("`{path}` leaves out {}", missing.join(", "));
                let cure = "answer every question; \"\" stands for not sure";
                let place = example.places.at(&path);
                ledger.fault(Fault::ExampleIncomplete, &place, message, cure);
            }
        }
    }
}

pub(crate) fn come_out_as_expected(draft: &Draft, ledger: &Ledger) {
    // Without rules nothing comes out of anything; why there are none was reported.
    let scorable = pairs(draft).filter(|(_, file)| !file.profile().rules.margin.is_empty());
    for (example, file) in scorable {
        for score in score(file.profile(), &example.sheet) {
            let out = Expected::of(&score);
            let path = format!("expect.{}", score.lens);
            let place = example.places.at(&path);
            let (got, sheet) = (words(&out), counts(&score));
            match example.expect.iter().find(|(lens, _)| *lens == score.lens) {
                Some((_, expected)) if expected.agrees(&out) => {}
                Some((_, expected)) => {
                    let message = format!("expected {}, and it came out {got} ({sheet})", words(expected));
                    let cure = "change the answers or what is expected";
                    ledger.fault(Fault::ExampleDiffers, &place, message, cure);
                }
                None => {
                    let message = format!("`{path}` does not say what comes out: it is {got} ({sheet})");
                    ledger.fault(Fault::ExampleDiffers, &place, message, format!("add [{path}]"));
                }
            }
        }
    }
}

fn words(expected: &Expected) -> String {
    let dimensions: Vec<&str> = expected.dimensions.iter().map(|id| id.as_str()).collect();
    match dimensions.as_slice() {
        [] => expected.outcome.name().to_owned(),
        dimensions => format!("{} {}", expected.outcome.name(), dimensions.join(" + ")),
    }
}

fn counts(score: &waymark_domain::scoring::LensScore) -> String {
    let count = |ranked: &waymark_domain::scoring::Ranked| format!("{} {}", ranked.dimension, ranked.count);
    score.ranking.iter().map(count).collect::<Vec<_>>().join(", ")
}

pub(crate) fn enough_for_each_dimension(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let Some(lens) = file.profile().lenses.first() else {
            continue;
        };
        for (index, dimension) in file.profile().dimensions.iter().enumerate() {
            let named = expectations(draft, file.id())
                .filter(|(of, e)| **of == lens.id && e.outcome == Shown::Named && e.dimensions.contains(&dimension.id))
                .count();
            if named < ENOUGH {
                let message =
                    format!("{} come out as `{}` in the lens `{}`", counted(named, "example"), dimension.id, lens.id);
                let cure = format!("make it {ENOUGH}, in content/examples/{}", file.id());
                ledger.fault(Fault::TooFewExamples, &file.place(&format!("dimensions.{index}.id")), message, cure);
            }
        }
    }
}

pub(crate) fn each_outcome_shown(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        for (name, outcome) in Shown::ALL {
            if !expectations(draft, file.id()).any(|(_, expected)| expected.outcome == outcome) {
                let cure = format!("add one to content/examples/{}", file.id());
                let message = format!("no example comes out `{name}`");
                ledger.fault(Fault::OutcomeNotShown, &file.place("title"), message, cure);
            }
        }
    }
}

fn expectations<'d>(
    draft: &'d Draft,
    assessment: &str,
) -> impl Iterator<Item = (&'d waymark_domain::ids::LensId, &'d Expected)> {
    let of_this = draft.examples.iter().filter(move |example| example.assessment == assessment);
    of_this.flat_map(|example| example.expect.iter().map(|(lens, expected)| (lens, expected)))
}
