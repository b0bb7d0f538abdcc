//! What has to hold of the content as a whole. Each check is one function, knows nothing of the
//! others, and reports everything it finds.

mod example;
mod name;
mod profile;
mod prose;

pub(crate) use profile::QUESTIONS;

use crate::draft::Draft;
use crate::ledger::Ledger;
use crate::lock;

type Check = fn(&Draft, &Ledger);

/// Every check. Their order does not matter: problems are sorted by place.
const CHECKS: &[Check] = &[
    name::given_once,
    name::nothing_dangles,
    profile::headline_for_each_lens,
    profile::blend_for_each_pair,
    profile::one_option_for_each_dimension,
    profile::number_of_questions,
    profile::longest_options,
    profile::weeks,
    profile::placeholders,
    profile::themes_are_used,
    profile::activities_are_used,
    profile::quality,
    example::all_questions_answered,
    example::come_out_as_expected,
    example::enough_for_each_dimension,
    example::each_outcome_shown,
    prose::guides_are_short,
    lock::check,
    lock::check_repeated,
];

/// Runs every check.
pub(crate) fn all(draft: &Draft, ledger: &Ledger) {
    CHECKS.iter().for_each(|check| check(draft, ledger));
}
