//! Measured quality: what an instrument's numbers do to people who answer in known ways.

pub mod audit;
pub mod facets;
mod figures;
pub mod incentives;
pub mod profile;
pub mod sorter;
pub mod stage;

use waymark_domain::assessment::Measure;

/// A measure's figure with its unit, as a reader sees it. One that misses its goal has a decimal
/// more, so that it never looks as if it had met it.
#[must_use]
fn shown(measure: &Measure) -> String {
    let decimals = if measure.met { 1 } else { 2 };
    let figure = format!("{:.decimals$}", measure.value);
    let figure = figure.trim_end_matches('0').trim_end_matches('.');
    let unit = if measure.unit == "percent" { "%" } else { &measure.unit };
    format!("{figure} {unit}")
}
