//! What has to hold of the content as a whole. Each check is one function, knows nothing of the
//! others, and reports everything it finds.

mod audit;
mod example;
mod facets;
mod incentives;
mod name;
mod placeholder;
mod profile;
mod prose;
mod quality;
mod questions;
mod sorter;
mod stage;

pub(crate) use example::scored;
pub(crate) use questions::QUESTIONS;

use crate::diagnostic::Fault;
use crate::draft::Draft;
use crate::ledger::Ledger;
use crate::lock;
use std::collections::BTreeSet;
use waymark_domain::assessment::Engine;

type Check = fn(&Draft, &Ledger);

/// What has to hold before anything can be measured. The order of checks does not matter: problems
/// are sorted by place.
const STRUCTURE: &[Check] = &[name::given_once, questions::number, each_by_its_engine];

/// What can be checked when rules and figures are there.
const REST: &[Check] = &[
    name::nothing_dangles,
    quality::goals_are_met,
    example::all_questions_answered,
    example::come_out_as_expected,
    example::near_ones_do_not_come_out,
    example::exposure_is_as_expected,
    example::pieces_are_classed_as_expected,
    example::enough_for_each,
    example::each_outcome_shown,
    prose::guides_are_short,
    prose::terms_are_few,
    prose::sentences_are_short,
    prose::sections_give_something_to_do,
    prose::guides_have_examples,
    prose::nothing_is_said_twice,
    prose::guides_stand_on_one_shelf,
    lock::check,
    lock::check_repeated,
];

/// Checks how assessments are built.
pub(crate) fn structure(draft: &Draft, ledger: &Ledger) {
    STRUCTURE.iter().for_each(|check| check(draft, ledger));
}

/// Checks everything else.
pub(crate) fn rest(draft: &Draft, ledger: &Ledger) {
    REST.iter().for_each(|check| check(draft, ledger));
}

fn each_by_its_engine(draft: &Draft, ledger: &Ledger) {
    for file in &draft.assessments {
        match &file.assessment.engine {
            Engine::Profile(profile) => profile::CHECKS.iter().for_each(|check| check(file, profile, ledger)),
            Engine::Stage(stages) => stage::CHECKS.iter().for_each(|check| check(file, stages, ledger)),
            Engine::Facets(facets) => facets::CHECKS.iter().for_each(|check| check(file, facets, ledger)),
            Engine::Sorter(sorter) => sorter::CHECKS.iter().for_each(|check| check(file, sorter, ledger)),
            Engine::Map(map) => incentives::CHECKS.iter().for_each(|check| check(file, map, ledger)),
            Engine::Audit(audit) => audit::CHECKS.iter().for_each(|check| check(file, audit, ledger)),
        }
    }
}

/// Faults of words: they say nothing about what answers count for.
const OF_WORDS: &[Fault] = &[
    Fault::BlankText,
    Fault::SeveralParagraphs,
    Fault::MarkdownInPlainText,
    Fault::BadSectionReference,
    Fault::BadLink,
    Fault::InsecureLink,
    Fault::RawHtml,
    Fault::UnsupportedMarkdown,
    Fault::HeadingLevel,
    Fault::ImageNotAlone,
    Fault::UnknownFigure,
    Fault::UnknownPlaceholder,
    Fault::UnusedTheme,
    Fault::TeamIncomplete,
];

/// The ids of assessments in which something is wrong that figures and results hang on, once
/// [`structure`] was checked. What they cite may be missing.
pub(crate) fn unsound(draft: &Draft, ledger: &Ledger) -> BTreeSet<String> {
    let within = name::dangling(draft, ledger).into_iter().filter_map(|name| {
        let assessment = name.scope.split('/').next().unwrap_or_default();
        let file = draft.assessment(assessment)?;
        // Examples refer to it too, and are no part of it.
        (name.id.place.path == file.place("").path).then(|| assessment.to_owned())
    });
    let faulty = draft.assessments.iter().filter(|file| ledger.has_problems(&file.place("").path, OF_WORDS));
    within.chain(faulty.map(|file| file.id().to_owned())).collect()
}
