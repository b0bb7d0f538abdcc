//! The words a result is told in: which of the content's texts belong to a score.

use crate::ids::DimensionId;
use crate::profile::{Lens, Profile, Rules};
use crate::scoring::{LensGap, LensScore, Outcome, gap};
use std::borrow::Cow;

/// The texts of one lens's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling<'a> {
    /// One sentence.
    pub headline: &'a str,
    /// What it means; paragraphs parted by blank lines.
    pub means: &'a str,
    /// One thing to do next.
    pub next: &'a str,
}

/// Chooses the texts for `score`. The content check makes sure that every outcome has its texts;
/// should one be missing all the same, the reader is told that there is no clear pattern.
#[must_use]
pub fn tell<'a>(profile: &'a Profile, score: &LensScore) -> Telling<'a> {
    let unclear = || Telling::from(&profile.unclear);
    match &score.outcome {
        Outcome::Named { dimension } => profile.dimension(dimension).map_or_else(unclear, |d| Telling {
            headline: d.headline.iter().find(|(lens, _)| *lens == score.lens).map_or(&d.tagline, |(_, text)| text),
            means: &d.means,
            next: &d.next,
        }),
        Outcome::Blend { first, second } => {
            profile.blend(first, second).map_or_else(unclear, |blend| Telling::from(&blend.verdict))
        }
        Outcome::Unclear => unclear(),
        Outcome::Thin { .. } => Telling::from(&profile.thin),
    }
}

impl<'a> From<&'a crate::profile::Verdict> for Telling<'a> {
    fn from(verdict: &'a crate::profile::Verdict) -> Self {
        Self { headline: &verdict.headline, means: &verdict.means, next: &verdict.next }
    }
}

/// The headline alone.
#[must_use]
pub fn headline<'a>(profile: &'a Profile, score: &LensScore) -> &'a str {
    tell(profile, score).headline
}

/// What the first two lenses say of each other, with the dimensions' names put in;
/// `None` where a lens is missing or too thin.
#[must_use]
pub fn gap_text(profile: &Profile, scores: &[LensScore]) -> Option<String> {
    let [first, second, ..] = profile.lenses.as_slice() else { return None };
    // Saved scores may be of other lenses, or in another order.
    let of = |lens: &Lens| scores.iter().find(|score| score.lens == lens.id).cloned();
    let scores = [of(first)?, of(second)?];
    let text = match gap(&scores)? {
        LensGap::Same => &profile.gap.same,
        LensGap::Differs => &profile.gap.differs,
        LensGap::Open => &profile.gap.open,
    };
    let name = |place: usize| {
        let front = scores.get(place).and_then(LensScore::front);
        front.and_then(|id| profile.dimension(id)).map_or(Cow::Borrowed("…"), |d| Cow::Borrowed(d.name.as_str()))
    };
    let filled = profile
        .lenses
        .iter()
        .take(2)
        .enumerate()
        .fold(text.clone(), |text, (place, lens)| text.replace(&format!("{{{}}}", lens.id), &name(place)));
    Some(filled)
}

/// What the context answers mean for `dimensions`, in the order the questions are asked.
#[must_use]
pub fn advice<'a>(profile: &'a Profile, sheet: &crate::scoring::Sheet, dimensions: &[&DimensionId]) -> Vec<&'a str> {
    let of_question = |question: &'a crate::profile::ContextQuestion| {
        let mark = sheet.context.get(&question.id)?.as_ref()?;
        question.options.iter().find(|option| option.id == *mark)
    };
    profile
        .context
        .iter()
        .filter_map(of_question)
        .flat_map(|option| dimensions.iter().filter_map(|id| option.advice.iter().find(|(known, _)| known == *id)))
        .map(|(_, text)| text.as_str())
        .collect()
}

impl Rules {
    /// Rules that name nobody; for profiles that are being put together.
    #[must_use]
    pub fn none() -> Self {
        Self { least_answers: 0, margin: Vec::new(), blend_pair: Vec::new(), blend_lead: 0, noise_points: 0 }
    }
}
