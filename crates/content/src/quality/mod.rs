//! Measured quality: what an instrument's numbers do to people who answer in known ways.

pub mod profile;

use waymark_domain::assessment::Measure;

/// A measure's figure with its unit, as a reader sees it.
#[must_use]
fn shown(measure: &Measure) -> String {
    let figure = format!("{:.2}", measure.value);
    let figure = figure.trim_end_matches('0').trim_end_matches('.');
    format!("{figure} {}", measure.unit)
}
