//! Examples: whole, true to the scoring, and enough of them.

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::{Ledger, counted};
use crate::read::assessment::AssessmentFile;
use crate::read::example::{ExampleFile, Expected, Shown, subject};
use waymark_domain::assessment::{Engine, Scored};
use waymark_domain::audit::{Audit, pieces};
use waymark_domain::form::{Form, Kind};
use waymark_domain::ids::{DimensionId, LensId, QuestionId};
use waymark_domain::reading::Reading;
use waymark_domain::sorter::{Sorter, SorterScore, To};

/// So many ways of being one dimension show that it is not a single portrait.
const ENOUGH: usize = 3;

/// Every example with its assessment, if both could be read.
fn pairs(draft: &Draft) -> impl Iterator<Item = (&ExampleFile, &AssessmentFile)> {
    draft.examples.iter().filter_map(|example| Some((example, draft.assessment(&example.assessment)?)))
}

/// Those whose assessment can be scored; why the others cannot was reported.
fn scorable(draft: &Draft) -> impl Iterator<Item = (&ExampleFile, &AssessmentFile)> {
    pairs(draft).filter(|(_, file)| file.measured)
}

/// What comes out of an example.
pub(crate) fn scored(example: &ExampleFile, file: &AssessmentFile) -> Scored {
    file.assessment.score(&example.sheet, &[])
}

pub(crate) fn all_questions_answered(draft: &Draft, ledger: &Ledger) {
    for (example, file) in pairs(draft) {
        for (path, missing) in missing(example, file) {
            let ids: Vec<&str> = missing.iter().map(QuestionId::as_str).collect();
            if !ids.is_empty() {
                let message = format!("`{path}` leaves out {}", ids.join(", "));
                let cure = "answer every question; \"\" stands for not sure";
                ledger.fault(Fault::ExampleIncomplete, &example.places.at(&path), message, cure);
            }
        }
    }
}

/// What an example has to answer and does not, by the place where it should.
fn missing(example: &ExampleFile, file: &AssessmentFile) -> Vec<(String, Vec<QuestionId>)> {
    let engine = &file.assessment.engine;
    match engine {
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Map(_) => {
            let form = engine.form();
            form.lenses
                .iter()
                .map(|lens| (format!("answers.{}", lens.id), unmarked(example, &form, &lens.id)))
                .collect()
        }
        Engine::Sorter(sorter) => {
            let open = open_question(sorter, &sorter.score(&example.sheet));
            vec![("answers.answer".to_owned(), open.into_iter().cloned().collect())]
        }
        Engine::Audit(audit) => unrated(example, audit),
    }
}

fn unmarked(example: &ExampleFile, form: &Form, lens: &LensId) -> Vec<QuestionId> {
    let marks = example.sheet.lenses.get(lens);
    let is_marked = |id| marks.is_some_and(|marks| marks.contains_key(id));
    let asked = form.asked.iter().filter(|asked| asked.kind == Kind::Scored).map(|asked| &asked.id);
    asked.filter(|id| !is_marked(id)).cloned().collect()
}

/// The question on the way that has no answer, "not sure" being one.
fn open_question<'s>(sorter: &'s Sorter, score: &SorterScore) -> Option<&'s QuestionId> {
    let Some((last, answer)) = score.way.last() else {
        return sorter.questions.first().map(|first| &first.id);
    };
    let node = sorter.node(last)?;
    let chosen = node.options.iter().find(|branch| Some(&branch.id) == answer.as_ref());
    match chosen.map_or(&node.unsure, |branch| &branch.to) {
        To::Question(id) => sorter.node(id).map(|next| &next.id),
        To::Leaf(_) => None,
    }
}

fn unrated(example: &ExampleFile, audit: &Audit) -> Vec<(String, Vec<QuestionId>)> {
    let ratings = || audit.list.ratings.iter().map(|(_, asked)| &asked.id);
    let of_piece = |(index, piece): (usize, waymark_domain::audit::Piece)| {
        let is_rated = |id: &&QuestionId| piece.ratings.iter().any(|(rating, _)| rating == *id);
        (format!("items.{index}"), ratings().filter(|id| !is_rated(id)).cloned().collect())
    };
    pieces(&example.sheet).into_iter().enumerate().map(of_piece).collect()
}

pub(crate) fn come_out_as_expected(draft: &Draft, ledger: &Ledger) {
    for (example, file) in scorable(draft).filter(|(example, file)| is_whole(example, file)) {
        for (reading, sheet) in scored(example, file).readings().iter().zip(figures(example, file)) {
            let got = words(&reading.outcome, &reading.leads);
            let path = path(file, reading);
            let place = example.places.at(&path);
            match example.expect.iter().find(|(series, _)| *series == reading.series) {
                Some((_, expected)) if expected.agrees(reading) => {}
                Some((_, expected)) => {
                    let wanted = words(expected.outcome.name(), &expected.of);
                    let message = format!("expected {wanted}, and it came out {got} ({sheet})");
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

/// Whether something comes out at all: a sorter's way with an open question leads nowhere, and that
/// was reported.
fn is_whole(example: &ExampleFile, file: &AssessmentFile) -> bool {
    match scored(example, file) {
        Scored::Sorter(score) => score.leaf.is_some(),
        Scored::Profile(_) | Scored::Stage(_) | Scored::Facets(_) | Scored::Map(_) | Scored::Audit(_) => true,
    }
}

/// Where an example says what comes out.
fn path(file: &AssessmentFile, reading: &Reading) -> String {
    match &file.assessment.engine {
        Engine::Profile(_) => format!("expect.{}", reading.series),
        Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) | Engine::Audit(_) => {
            "expect".to_owned()
        }
    }
}

fn words(outcome: &str, of: &[String]) -> String {
    if of.is_empty() { outcome.to_owned() } else { format!("{outcome} {}", of.join(" + ")) }
}

/// The figures behind each reading, as an author compares them with what was meant.
fn figures(example: &ExampleFile, file: &AssessmentFile) -> Vec<String> {
    let list = |figures: Vec<(String, String)>| {
        figures.into_iter().map(|(id, figure)| format!("{id} {figure}")).collect::<Vec<_>>().join(", ")
    };
    let percent = |reading: &Reading| list(reading.figures.iter().map(|(id, f)| (id.clone(), f.to_string())).collect());
    match scored(example, file) {
        Scored::Profile(scores) => {
            let counts = |score: &waymark_domain::scoring::LensScore| {
                list(score.ranking.iter().map(|r| (r.dimension.to_string(), r.count.to_string())).collect())
            };
            scores.iter().map(counts).collect()
        }
        Scored::Sorter(score) => {
            let answer = |(id, answer): &(QuestionId, Option<_>)| {
                (id.to_string(), answer.as_ref().map_or("not sure".to_owned(), ToString::to_string))
            };
            vec![list(score.way.iter().map(answer).collect())]
        }
        scored @ (Scored::Stage(_) | Scored::Facets(_) | Scored::Map(_) | Scored::Audit(_)) => {
            scored.readings().iter().map(percent).collect()
        }
    }
}

pub(crate) fn near_ones_do_not_come_out(draft: &Draft, ledger: &Ledger) {
    for (example, file) in scorable(draft) {
        let readings = scored(example, file).readings();
        for (index, near) in example.near.iter().enumerate() {
            if readings.iter().any(|reading| reading.leads.contains(near)) {
                let message = format!("`{near}` was only to come near, and it came out");
                let place = example.places.at(&format!("expect.near.{index}"));
                ledger.fault(Fault::ExampleDiffers, &place, message, "change the answers or take it out of `near`");
            }
        }
    }
}

pub(crate) fn exposure_is_as_expected(draft: &Draft, ledger: &Ledger) {
    for (example, file) in scorable(draft) {
        let Scored::Stage(score) = scored(example, file) else { continue };
        let place = example.places.at("expect.exposure");
        let exposed: Vec<&str> = score.exposed.iter().map(DimensionId::as_str).collect();
        match (example.exposure, exposed.is_empty()) {
            (true, true) => {
                let message = "no stage beyond the place that is reached has its evidence";
                ledger.fault(Fault::ExampleDiffers, &place, message, "change the answers or take `exposure` out");
            }
            (false, false) => {
                let message = format!("there is evidence for {} without a stage further in", exposed.join(", "));
                ledger.fault(Fault::ExampleDiffers, &place, message, "change the answers or add `exposure = true`");
            }
            (true, false) | (false, true) => {}
        }
    }
}

pub(crate) fn pieces_are_classed_as_expected(draft: &Draft, ledger: &Ledger) {
    for (example, file) in scorable(draft) {
        let Scored::Audit(score) = scored(example, file) else { continue };
        for (index, ((piece, class), expected)) in score.pieces.iter().zip(&example.classes).enumerate() {
            let class = class.as_ref().map(DimensionId::as_str);
            if class != expected.as_deref() {
                let name = |class: Option<&str>| class.map_or("of no class".to_owned(), |class| format!("`{class}`"));
                let (expected, class) = (name(expected.as_deref()), name(class));
                let message = format!("“{}” was to be {expected}, and it is {class}", piece.name);
                let place = example.places.at(&format!("items.{index}.class"));
                ledger.fault(Fault::ExampleDiffers, &place, message, "change its ratings or its `class`");
            }
        }
    }
}

pub(crate) fn enough_for_each(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        match &file.assessment.engine {
            Engine::Profile(_) => enough_for_each_dimension(draft, file, ledger),
            Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) | Engine::Audit(_) => {
                each_is_shown(draft, file, ledger);
            }
        }
    }
}

fn enough_for_each_dimension(draft: &Draft, file: &AssessmentFile, ledger: &Ledger) {
    let lenses = file.profile().map(|profile| profile.lenses.as_slice()).unwrap_or_default();
    let Some(lens) = lenses.first() else { return };
    for (path, id) in subjects(&file.assessment.engine) {
        let is_it = |(of, e): &(&LensId, &Expected)| {
            **of == lens.id && e.outcome == Shown::Named && e.of.iter().any(|of| of == id.as_str())
        };
        let named = expectations(draft, file).filter(is_it).count();
        if named < ENOUGH {
            let message = format!("{} come out as `{id}` in the lens `{}`", counted(named, "example"), lens.id);
            let cure = format!("make it {ENOUGH}, in content/examples/{}", file.id());
            ledger.fault(Fault::TooFewExamples, &file.place(&path), message, cure);
        }
    }
}

/// Each facet, stage, leaf or class comes out of some example, and all but facets are near in one.
fn each_is_shown(draft: &Draft, file: &AssessmentFile, ledger: &Ledger) {
    let engine = &file.assessment.engine;
    let wants_near = !matches!(engine, Engine::Facets(_));
    let noun = subject(engine).map_or("", crate::ledger::Kind::noun);
    let cure = format!("add one to content/examples/{}", file.id());
    for (path, id) in subjects(engine) {
        let report = |key: &str| {
            let message = format!("no example has the {noun} `{id}` in `{key}`");
            ledger.fault(Fault::TooFewExamples, &file.place(&path), message, cure.as_str());
        };
        if !expectations(draft, file).any(|(_, expected)| expected.of.iter().any(|of| of == id.as_str())) {
            report("of");
        }
        if wants_near && !of(draft, file).any(|example| example.near.iter().any(|near| near == id.as_str())) {
            report("near");
        }
    }
}

/// What results of an engine can speak of, and where each stands in the file.
fn subjects(engine: &Engine) -> Vec<(String, &DimensionId)> {
    let (key, ids): (&str, Vec<&DimensionId>) = match engine {
        Engine::Profile(profile) => ("dimensions", profile.dimensions.iter().map(|d| &d.id).collect()),
        Engine::Stage(stages) => ("stages", stages.stages.iter().map(|stage| &stage.id).collect()),
        Engine::Facets(facets) => ("facets", facets.facets.iter().map(|facet| &facet.id).collect()),
        Engine::Sorter(sorter) => ("leaves", sorter.leaves.iter().map(|leaf| &leaf.id).collect()),
        Engine::Map(_) => ("", Vec::new()),
        Engine::Audit(audit) => ("classes", audit.classes.iter().map(|class| &class.id).collect()),
    };
    ids.into_iter().enumerate().map(|(index, id)| (format!("{key}.{index}.id"), id)).collect()
}

pub(crate) fn each_outcome_shown(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        let report = |message: String| {
            let cure = format!("add one to content/examples/{}", file.id());
            ledger.fault(Fault::OutcomeNotShown, &file.place("title"), message, cure);
        };
        for outcome in Shown::all_of(&file.assessment.engine) {
            if !expectations(draft, file).any(|(_, expected)| expected.outcome == *outcome) {
                report(format!("no example comes out `{}`", outcome.name()));
            }
        }
        if let Engine::Stage(_) = &file.assessment.engine
            && !of(draft, file).any(|example| example.exposure)
        {
            report("no example has `exposure = true`".to_owned());
        }
    }
}

/// The examples of an assessment.
fn of<'d>(draft: &'d Draft, file: &'d AssessmentFile) -> impl Iterator<Item = &'d ExampleFile> {
    draft.examples.iter().filter(|example| example.assessment == file.id())
}

fn expectations<'d>(draft: &'d Draft, file: &'d AssessmentFile) -> impl Iterator<Item = (&'d LensId, &'d Expected)> {
    of(draft, file).flat_map(|example| example.expect.iter().map(|(lens, expected)| (lens, expected)))
}
