//! A result as histories keep it: what it came to and the figures behind, without any words. It stays
//! as it was shown, whatever the content says later.

use crate::ids::LensId;

/// What one lens of a result came to. An engine with a single result has one reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// The lens, or the name of what was measured.
    pub series: LensId,
    /// What kind of result it is: `named`, `blend`, `unclear`, `lowest`, `reached`, … or [`THIN`].
    pub outcome: String,
    /// What it speaks of: archetypes, facets, a stage, a leaf. Empty where it names nothing.
    pub leads: Vec<String>,
    /// Figures from 0 to 100, by what they are of.
    pub figures: Vec<(String, u8)>,
}

/// The outcome of too few answers.
pub const THIN: &str = "thin";

impl Reading {
    /// A figure; `None` if there is none of that name.
    #[must_use]
    pub fn figure(&self, of: &str) -> Option<u8> {
        self.figures.iter().find(|(id, _)| id == of).map(|(_, figure)| *figure)
    }
}

/// Whether a change between two figures is too small to mean anything.
#[must_use]
pub fn is_noise(noise_points: u8, before: u8, after: u8) -> bool {
    before.abs_diff(after) <= noise_points
}

/// `part` of `whole` in percent, rounded; 0 of nothing.
#[must_use]
pub fn percent(part: u32, whole: u32) -> u8 {
    let whole = whole.max(1);
    u8::try_from((part * 200 + whole) / (whole * 2)).unwrap_or(100).min(100)
}
