//! From a sheet of answers to a result: counts, ranking, outcome, and the answers behind them.
//!
//! A *lens* is scored by counting, for each dimension, the questions in which its option was
//! chosen. "Not sure" counts for nothing and lowers the number of answers; the lead that names a
//! dimension follows from that number (see [`Rules`]).

use crate::ids::{DimensionId, LensId, OptionId, QuestionId};
use crate::profile::{Blend, Choice, Profile, Question, Rules, Theme};
use crate::reading::{Reading, THIN, percent};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody marked: for each lens and question an option, or `None` for "not sure".
/// A question that is absent was never answered; it counts the same as "not sure".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Marks by lens and question.
    pub lenses: BTreeMap<LensId, BTreeMap<QuestionId, Option<OptionId>>>,
    /// Marks on the context questions.
    pub context: BTreeMap<QuestionId, Option<OptionId>>,
    /// What was written, by lens or piece and question.
    #[serde(default)]
    pub words: BTreeMap<LensId, BTreeMap<QuestionId, String>>,
}

impl Sheet {
    /// The option marked for `question` through `lens`; `None` where there is none or "not sure".
    #[must_use]
    pub fn mark(&self, lens: &LensId, question: &QuestionId) -> Option<&OptionId> {
        self.lenses.get(lens)?.get(question)?.as_ref()
    }
}

/// The result of one lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LensScore {
    /// The lens.
    pub lens: LensId,
    /// Every dimension with its count, highest first; equals stay in the content's order.
    pub ranking: Vec<Ranked>,
    /// How many questions have a mark that counts.
    pub answered: u8,
    /// How many questions there are.
    pub asked: u8,
    /// The first's lead over the second.
    pub lead: u8,
    /// The lead that would name the first.
    pub margin: u8,
    /// What all this amounts to.
    pub outcome: Outcome,
}

/// A dimension and how often it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The dimension.
    pub dimension: DimensionId,
    /// The number of questions in which its option was chosen.
    pub count: u8,
}

/// What a lens amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One dimension leads by the margin.
    Named {
        /// The dimension.
        dimension: DimensionId,
    },
    /// Two dimensions share the lead.
    Blend {
        /// The one with more answers, or the earlier in the content's order.
        first: DimensionId,
        /// The other.
        second: DimensionId,
    },
    /// Neither: no clear pattern.
    Unclear,
    /// Too few answers to say anything.
    Thin {
        /// How many more answers would allow a result.
        missing: u8,
    },
}

/// Counts that decide an outcome, apart from any assessment's words.
/// `ranked` are the counts in falling order.
#[must_use]
pub fn decide(rules: &Rules, ranked: &[u8]) -> Decision {
    let answered: u8 = ranked.iter().sum();
    let at = |place: usize| ranked.get(place).copied().unwrap_or(0);
    let rule = |table: &[u8]| table.get(usize::from(answered)).copied().unwrap_or(u8::MAX);
    if answered < rules.least_answers {
        Decision::Thin(rules.least_answers - answered)
    } else if at(0) - at(1) >= rule(&rules.margin) {
        Decision::Named
    } else if at(0) + at(1) >= rule(&rules.blend_pair) && at(1) - at(2) >= rules.blend_lead {
        Decision::Blend
    } else {
        Decision::Unclear
    }
}

/// See [`decide`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The first is named.
    Named,
    /// The first two are a blend.
    Blend,
    /// No clear pattern.
    Unclear,
    /// So many answers are missing.
    Thin(u8),
}

/// Scores every lens of `sheet`, in the profile's order. Marks on questions or options that the
/// profile does not have count for nothing.
#[must_use]
pub fn score(profile: &Profile, sheet: &Sheet) -> Vec<LensScore> {
    profile.lenses.iter().map(|lens| score_lens(profile, sheet, &lens.id)).collect()
}

fn score_lens(profile: &Profile, sheet: &Sheet, lens: &LensId) -> LensScore {
    score_counts(profile, lens, |dimension| {
        let of_it = chosen(profile, sheet, lens).filter(|(_, choice)| choice.dimension == *dimension);
        u8::try_from(of_it.count()).unwrap_or(u8::MAX)
    })
}

/// Scores a lens of which only each dimension's count is known, as in the summary of a result.
#[must_use]
pub fn score_counts(profile: &Profile, lens: &LensId, count: impl Fn(&DimensionId) -> u8) -> LensScore {
    // Put in order one by one: a handful of them, and every use of `sort` costs the wasm 4 kB.
    let mut ranking: Vec<Ranked> = Vec::new();
    for dimension in &profile.dimensions {
        let count = count(&dimension.id);
        let place = ranking.iter().position(|other| other.count < count).unwrap_or(ranking.len());
        ranking.insert(place, Ranked { dimension: dimension.id.clone(), count });
    }
    let counts: Vec<u8> = ranking.iter().map(|ranked| ranked.count).collect();
    let answered: u8 = counts.iter().sum();
    let name = |place: usize| ranking.get(place).map(|ranked| ranked.dimension.clone());
    let outcome = match (decide(&profile.rules, &counts), name(0), name(1)) {
        (Decision::Thin(missing), ..) => Outcome::Thin { missing },
        (Decision::Named, Some(dimension), _) => Outcome::Named { dimension },
        (Decision::Blend, Some(first), Some(second)) => Outcome::Blend { first, second },
        (Decision::Named | Decision::Blend | Decision::Unclear, ..) => Outcome::Unclear,
    };
    let at = |place: usize| counts.get(place).copied().unwrap_or(0);
    LensScore {
        lens: lens.clone(),
        answered,
        asked: u8::try_from(profile.questions.len()).unwrap_or(u8::MAX),
        lead: at(0) - at(1),
        margin: profile.rules.margin.get(usize::from(answered)).copied().unwrap_or(u8::MAX),
        ranking,
        outcome,
    }
}

/// The questions with a mark that counts, and the option marked.
fn chosen<'a>(profile: &'a Profile, sheet: &Sheet, lens: &LensId) -> impl Iterator<Item = (&'a Question, &'a Choice)> {
    profile.questions.iter().filter_map(move |question| {
        let mark = sheet.mark(lens, &question.id)?;
        Some((question, question.options.iter().find(|choice| choice.id == *mark)?))
    })
}

impl LensScore {
    /// The dimensions the outcome speaks of: one, two or none.
    #[must_use]
    pub fn leaders(&self) -> Vec<&DimensionId> {
        match &self.outcome {
            Outcome::Named { dimension } => vec![dimension],
            Outcome::Blend { first, second } => vec![first, second],
            Outcome::Unclear | Outcome::Thin { .. } => Vec::new(),
        }
    }

    /// The dimension in front, whatever the outcome; `None` before the first answer.
    #[must_use]
    pub fn front(&self) -> Option<&DimensionId> {
        self.ranking.first().filter(|first| first.count > 0).map(|first| &first.dimension)
    }

    /// The share of a dimension among the answers, in percent, rounded; 0 without answers.
    #[must_use]
    pub fn percent(&self, dimension: &DimensionId) -> u8 {
        let count = self.ranking.iter().find(|ranked| ranked.dimension == *dimension);
        percent(count.map_or(0, |ranked| ranked.count.into()), self.answered.into())
    }

    /// For the history.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let outcome = match &self.outcome {
            Outcome::Named { .. } => "named",
            Outcome::Blend { .. } => "blend",
            Outcome::Unclear => "unclear",
            Outcome::Thin { .. } => THIN,
        };
        let figure = |ranked: &Ranked| (ranked.dimension.to_string(), self.percent(&ranked.dimension));
        Reading {
            series: self.lens.clone(),
            outcome: outcome.to_owned(),
            leads: self.leaders().into_iter().map(ToString::to_string).collect(),
            figures: self.ranking.iter().map(figure).collect(),
        }
    }

    /// How many answers would have to go to the second instead of the first before the first is
    /// no longer named, and before the second is in front. `None` unless the outcome is named.
    #[must_use]
    pub fn turning(&self) -> Option<Turning> {
        let Outcome::Named { .. } = self.outcome else { return None };
        // Each such answer takes one from the first and gives one to the second. A saved score may
        // hold a lead below its margin; no subtraction may bring the page down.
        Some(Turning {
            until_unnamed: self.lead.saturating_sub(self.margin) / 2 + 1,
            until_overtaken: self.lead / 2 + 1,
        })
    }
}

/// See [`LensScore::turning`]. Both in answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turning {
    /// Until the first is no longer named.
    pub until_unnamed: u8,
    /// Until the second is ahead of the first.
    pub until_overtaken: u8,
}

/// The answers of one theme that speak for or against a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// Answers for one of the result's dimensions.
    pub speaks_for: Vec<(&'a Question, &'a Choice)>,
    /// Answers for another dimension.
    pub against: Vec<(&'a Question, &'a Choice)>,
    /// Questions without a mark that counts.
    pub unanswered: Vec<&'a Question>,
}

/// Sorts every question of a lens by theme and by whether its answer speaks for `leaders`.
/// Themes without questions are left out.
#[must_use]
pub fn evidence<'a>(profile: &'a Profile, sheet: &Sheet, lens: &LensId, leaders: &[&DimensionId]) -> Vec<Evidence<'a>> {
    let of_theme = |theme: &'a Theme| {
        let asked = profile.questions.iter().filter(|question| question.theme == theme.id);
        let (speaks_for, against) = chosen(profile, sheet, lens)
            .filter(|(question, _)| question.theme == theme.id)
            .partition(|(_, choice)| leaders.contains(&&choice.dimension));
        let counts = |id: &QuestionId| chosen(profile, sheet, lens).any(|(q, _)| q.id == *id);
        let unanswered = asked.filter(|question| !counts(&question.id)).collect();
        Evidence { theme, speaks_for, against, unanswered }
    };
    profile
        .themes
        .iter()
        .map(of_theme)
        .filter(|e| !(e.speaks_for.is_empty() && e.against.is_empty() && e.unanswered.is_empty()))
        .collect()
}

/// What the first two lenses say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensGap {
    /// Both are named, and alike.
    Same,
    /// Both are named, and differently.
    Differs,
    /// At least one is not named.
    Open,
}

/// Compares the first two lenses; `None` if there are fewer, or one is too thin to speak.
#[must_use]
pub fn gap(scores: &[LensScore]) -> Option<LensGap> {
    let [first, second, ..] = scores else { return None };
    match (&first.outcome, &second.outcome) {
        (Outcome::Thin { .. }, _) | (_, Outcome::Thin { .. }) => None,
        (Outcome::Named { dimension: a }, Outcome::Named { dimension: b }) => {
            Some(if a == b { LensGap::Same } else { LensGap::Differs })
        }
        _ => Some(LensGap::Open),
    }
}

impl Profile {
    /// The text for a pair that shares the lead; the content check makes sure there is one.
    #[must_use]
    pub fn blend(&self, a: &DimensionId, b: &DimensionId) -> Option<&Blend> {
        self.blends.iter().find(|blend| {
            let (x, y) = (&blend.of.0, &blend.of.1);
            (x == a && y == b) || (x == b && y == a)
        })
    }

    /// The dimension with this id.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&crate::profile::Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id == *id)
    }
}
