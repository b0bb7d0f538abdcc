//! Facets: each is asked about often enough and equally often, and reports are asked the same.

use crate::check::placeholder;
use crate::diagnostic::Fault;
use crate::ledger::{Ledger, counted};
use crate::read::assessment::AssessmentFile;
use crate::read::facets::UNEVEN;
use waymark_domain::advice::Advice;
use waymark_domain::facets::{Facets, Item};

/// Every check of facets.
pub(crate) const CHECKS: &[fn(&AssessmentFile, &Facets, &Ledger)] =
    &[enough_questions_for_each, as_many_questions_for_each, team_for_all_or_none, scales_are_used, placeholders];

/// A score of fewer answers hangs on a single one.
pub(crate) const LEAST: usize = 3;

/// How many questions each facet has.
fn counts(facets: &Facets) -> Vec<usize> {
    let count = |id| facets.questions.iter().filter(|item| item.facet == id).count();
    facets.facets.iter().map(|facet| count(facet.id.clone())).collect()
}

fn enough_questions_for_each(file: &AssessmentFile, facets: &Facets, ledger: &Ledger) {
    for (index, (facet, count)) in facets.facets.iter().zip(counts(facets)).enumerate() {
        if count < LEAST {
            let message = format!("the facet `{}` has {}", facet.id, counted(count, "question"));
            let place = file.place(&format!("facets.{index}.id"));
            ledger.fault(Fault::ThinlyAsked, &place, message, format!("make it {LEAST} or more"));
        }
    }
}

fn as_many_questions_for_each(file: &AssessmentFile, facets: &Facets, ledger: &Ledger) {
    let counts = counts(facets);
    let is_even = counts.windows(2).all(|pair| pair.first() == pair.last());
    match (is_even, file.places.has(UNEVEN)) {
        (false, false) => {
            let each: Vec<String> =
                facets.facets.iter().zip(counts).map(|(facet, count)| format!("{} {count}", facet.id)).collect();
            let message = format!("facets have unequal numbers of questions: {}", each.join(", "));
            let cure = "give each the same number, or say why not in `uneven`";
            ledger.fault(Fault::UnequalFacets, &file.place("questions"), message, cure);
        }
        (true, true) => {
            let message = "`uneven` explains what is not so: every facet has the same number of questions";
            ledger.fault(Fault::UnequalFacets, &file.place(UNEVEN), message, "take it out");
        }
        (true, false) | (false, true) => {}
    }
}

fn team_for_all_or_none(file: &AssessmentFile, facets: &Facets, ledger: &Ledger) {
    let without: Vec<&Item> = facets.questions.iter().filter(|item| item.team.is_empty()).collect();
    let any = without.len() < facets.questions.len();
    if any && !without.is_empty() {
        let ids: Vec<&str> = without.iter().map(|item| item.id.as_str()).collect();
        let message = format!("some questions have `team`, and these have none: {}", ids.join(", "));
        ledger.fault(Fault::TeamIncomplete, &file.place("questions"), message, "write it for all of them or for none");
    }
    if any && facets.team.is_none() {
        let cure = "add [team] with its title and text";
        ledger.fault(
            Fault::TeamIncomplete,
            &file.place("questions"),
            "questions have `team`, and [team] is missing",
            cure,
        );
    }
    if !any && facets.team.is_some() {
        let cure = "write it for all of them, or take [team] out";
        ledger.fault(Fault::TeamIncomplete, &file.place("team"), "[team] is there, and no question has `team`", cure);
    }
}

fn scales_are_used(file: &AssessmentFile, facets: &Facets, ledger: &Ledger) {
    for (index, scale) in facets.scales.iter().enumerate() {
        if !facets.questions.iter().any(|item| item.scale == scale.id) {
            let message = format!("no question has the scale `{}`", scale.id);
            let place = file.place(&format!("scales.{index}.id"));
            ledger.fault(Fault::UnusedTheme, &place, message, "give it a question or take it out");
        }
    }
}

fn placeholders(file: &AssessmentFile, facets: &Facets, ledger: &Ledger) {
    let Facets { lowest, even, strong, thin, .. } = facets;
    let told: [(&str, &Advice, &[&str]); 4] =
        [("lowest", lowest, &["first", "second"]), ("even", even, &[]), ("strong", strong, &[]), ("thin", thin, &[])];
    for (path, advice, in_headline) in told {
        let Advice { headline, means, next, avoid, .. } = advice;
        placeholder::check(headline, in_headline, &file.place(&format!("{path}.headline")), ledger);
        for (key, text) in [("means", means), ("next", next), ("avoid", avoid)] {
            placeholder::check(text, &[], &file.place(&format!("{path}.{key}")), ledger);
        }
    }
}
