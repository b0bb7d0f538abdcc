//! The facets engine: how often somebody did things, as a score from 0 to 100 for each facet.

use crate::advice::Advice;
use crate::form::{Asked, Form, Kind};
use crate::ids::{DimensionId, GuideId, IdeaId, LensId, OptionId, QuestionId, SectionId, SourceId};
use crate::profile::Lens;
use crate::reading::{Reading, THIN};
use crate::scoring::Sheet;
use serde::{Deserialize, Serialize};

/// The only lens of engines with a single one.
pub const ANSWER: &str = "answer";

/// From this score on a facet is strong.
pub const STRONG: u8 = 75;
/// Up to this score a facet is low, whatever the others are.
pub const LOW: u8 = 33;

/// Everything a facets assessment says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// The span of time that every question is about.
    pub window: String,
    /// What can be answered, least first.
    pub scales: Vec<Scale>,
    /// What is measured.
    pub facets: Vec<Facet>,
    /// What is asked, in order.
    pub questions: Vec<Item>,
    /// Two facets lie lowest. `{first}` and `{second}` in the headline stand for their names.
    pub lowest: Advice,
    /// All facets lie within the noise of each other.
    pub even: Advice,
    /// Every facet is strong.
    pub strong: Advice,
    /// Too much was skipped.
    pub thin: Advice,
    /// What the questions for the reader's reports are for, if there are such.
    pub team: Option<Team>,
    /// A change in one facet that is no larger than this is smaller than the instrument's noise;
    /// computed at build time.
    pub noise_points: u8,
    /// Facets that lie no farther apart than this may differ by chance alone; computed at build time.
    /// More than the noise of one facet, because the lowest and the highest of many are compared.
    pub even_points: u8,
}

/// Answers that several questions share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// Least first, in equal steps.
    pub options: Vec<(OptionId, String)>,
}

/// One thing that is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// Its id.
    pub id: DimensionId,
    /// Its name.
    pub name: String,
    /// What it is, in one sentence.
    pub tagline: String,
    /// What a low score usually looks like.
    pub low: String,
    /// One thing to do this week.
    pub action: String,
    /// What to leave alone this week.
    pub avoid: String,
    /// What is said of a strong one.
    pub high: String,
    /// Sections worth reading.
    pub read: Vec<(GuideId, SectionId)>,
    /// What its texts rest on.
    pub sources: Vec<SourceId>,
}

/// A question about one behaviour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: QuestionId,
    /// What it counts for.
    pub facet: DimensionId,
    /// Its scale's id.
    pub scale: String,
    /// The behaviour.
    pub prompt: String,
    /// Whether doing it often is the low end.
    pub reverse: bool,
    /// The same as a report would answer it about the reader; empty if there is none.
    pub team: String,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// What the mirrored questions are for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// A heading.
    pub title: String,
    /// How to ask for it; paragraphs parted by blank lines.
    pub text: String,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetsScore {
    /// In the content's order.
    pub facets: Vec<FacetScore>,
    /// What they amount to.
    pub outcome: FacetsOutcome,
}

/// One facet's score.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetScore {
    /// The facet.
    pub facet: DimensionId,
    /// From 0 to 100; `None` if too little was answered.
    pub score: Option<u8>,
    /// How many of its questions have an answer that counts; 0 where only the score is known.
    pub answered: u8,
    /// How many questions it has.
    pub asked: u8,
}

/// What the scores amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetsOutcome {
    /// So many more answers would allow a result.
    Thin(u8),
    /// Every facet is strong.
    Strong,
    /// No facet stands out.
    Even,
    /// The two lowest, the lowest first.
    Lowest(DimensionId, DimensionId),
}

/// What an answer is worth, in twelfths of a percent, so that every scale of two to five is exact.
fn worth(scale: &Scale, option: &OptionId, reverse: bool) -> Option<u32> {
    let place = u32::try_from(scale.options.iter().position(|(id, _)| id == option)?).ok()?;
    let last = u32::try_from(scale.options.len()).ok()?.saturating_sub(1).max(1);
    let worth = place * 1200 / last;
    Some(if reverse { 1200 - worth } else { worth })
}

impl Facets {
    /// What an answer to `item` is worth, from 0 to 1200; `None` for an option it does not have.
    #[must_use]
    pub fn worth(&self, item: &Item, option: &OptionId) -> Option<u32> {
        worth(self.scales.iter().find(|scale| scale.id == item.scale)?, option, item.reverse)
    }

    /// The facet with this id.
    #[must_use]
    pub fn facet(&self, id: &DimensionId) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.id == *id)
    }

    /// What is asked.
    #[must_use]
    pub fn form(&self) -> Form {
        let asked = |item: &Item| {
            let scale = self.scales.iter().find(|scale| scale.id == item.scale);
            let offers = scale.into_iter().flat_map(|scale| &scale.options).map(|(id, text)| (id, text.as_str()));
            Asked::plain(&item.id, &item.prompt, Kind::Scored, offers.collect())
        };
        Form {
            lenses: vec![answer_lens(&self.window)],
            asked: self.questions.iter().map(asked).collect(),
            noun: "question".to_owned(),
            ..Form::default()
        }
    }

    /// Scores a sheet.
    #[must_use]
    pub fn score(&self, sheet: &Sheet) -> FacetsScore {
        let lens = LensId::new(ANSWER);
        let score = |facet: &Facet| {
            let (mut sum, mut answered, mut asked) = (0, 0_u8, 0_u8);
            for item in self.questions.iter().filter(|item| item.facet == facet.id) {
                asked += 1;
                if let Some(worth) = sheet.mark(&lens, &item.id).and_then(|option| self.worth(item, option)) {
                    sum += worth;
                    answered += 1;
                }
            }
            let known = answered > 0 && u16::from(answered) * 3 >= u16::from(asked) * 2;
            // Twelfths of a percent, rounded.
            let mean = |answers: u32| (sum + answers * 6) / (answers * 12);
            let score = known.then(|| u8::try_from(mean(answered.into())).unwrap_or(100));
            FacetScore { facet: facet.id.clone(), score, answered, asked }
        };
        let facets: Vec<FacetScore> = self.facets.iter().map(score).collect();
        let answered: u16 = facets.iter().map(|facet| u16::from(facet.answered)).sum();
        let asked: u16 = facets.iter().map(|facet| u16::from(facet.asked)).sum();
        let outcome = match (asked * 2).div_ceil(3).saturating_sub(answered) {
            0 => self.outcome(&facets),
            missing => FacetsOutcome::Thin(u8::try_from(missing).unwrap_or(u8::MAX)),
        };
        FacetsScore { facets, outcome }
    }

    /// The result of scores alone, as in a summary.
    #[must_use]
    pub fn of_figures(&self, figures: &[(String, u8)]) -> FacetsScore {
        let of = |facet: &Facet| FacetScore {
            facet: facet.id.clone(),
            score: figures.iter().find(|(id, _)| id == facet.id.as_str()).map(|(_, figure)| *figure),
            answered: 0,
            asked: u8::try_from(self.questions.iter().filter(|item| item.facet == facet.id).count()).unwrap_or(0),
        };
        let facets: Vec<FacetScore> = self.facets.iter().map(of).collect();
        let outcome = self.outcome(&facets);
        FacetsScore { facets, outcome }
    }

    fn outcome(&self, facets: &[FacetScore]) -> FacetsOutcome {
        let known = || facets.iter().filter_map(|facet| Some((&facet.facet, facet.score?)));
        let least = known().map(|(_, score)| score).min().unwrap_or(0);
        let most = known().map(|(_, score)| score).max().unwrap_or(0);
        // The first of equals in the content's order.
        let lowest = |but: Option<&DimensionId>| {
            known().filter(|(id, _)| Some(*id) != but).min_by_key(|(_, score)| *score).map(|(id, _)| id.clone())
        };
        match (lowest(None), lowest(lowest(None).as_ref())) {
            (Some(_), Some(_)) if least >= STRONG => FacetsOutcome::Strong,
            (Some(_), Some(_)) if most - least <= self.even_points => FacetsOutcome::Even,
            (Some(first), Some(second)) => FacetsOutcome::Lowest(first, second),
            _ => FacetsOutcome::Thin(1),
        }
    }

    /// The facets whose low end is spoken of, the lowest first: the two that a result names, or where
    /// none stands out the first of the lowest, if it is low by itself.
    #[must_use]
    pub fn spoken_of(&self, score: &FacetsScore) -> Vec<&Facet> {
        let least = || {
            let known = score.facets.iter().filter_map(|facet| Some((&facet.facet, facet.score?)));
            known.min_by_key(|(_, figure)| *figure).filter(|(_, figure)| *figure <= LOW).map(|(id, _)| id)
        };
        let ids: Vec<&DimensionId> = match &score.outcome {
            FacetsOutcome::Lowest(first, second) => vec![first, second],
            FacetsOutcome::Even => least().into_iter().collect(),
            FacetsOutcome::Strong | FacetsOutcome::Thin(_) => Vec::new(),
        };
        ids.into_iter().filter_map(|id| self.facet(id)).collect()
    }

    /// The words of a result, the names of its facets put into the headline.
    #[must_use]
    pub fn tell(&self, score: &FacetsScore) -> Advice {
        let name = |id: &DimensionId| self.facet(id).map_or("", |facet| facet.name.as_str());
        match &score.outcome {
            FacetsOutcome::Thin(_) => self.thin.clone(),
            FacetsOutcome::Strong => self.strong.clone(),
            FacetsOutcome::Even => self.even.clone(),
            FacetsOutcome::Lowest(first, second) => {
                let headline = self.lowest.headline.replace("{first}", name(first)).replace("{second}", name(second));
                Advice { headline, ..self.lowest.clone() }
            }
        }
    }
}

impl FacetsScore {
    /// For the history.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let (outcome, leads) = match &self.outcome {
            FacetsOutcome::Thin(_) => (THIN, Vec::new()),
            FacetsOutcome::Strong => ("strong", Vec::new()),
            FacetsOutcome::Even => ("even", Vec::new()),
            FacetsOutcome::Lowest(a, b) => ("lowest", vec![a.to_string(), b.to_string()]),
        };
        let figures = self.facets.iter().filter_map(|facet| Some((facet.facet.to_string(), facet.score?)));
        Reading { series: LensId::new(ANSWER), outcome: outcome.to_owned(), leads, figures: figures.collect() }
    }
}

/// The lens of engines with a single one; `ask` stands above every question.
#[must_use]
pub fn answer_lens(ask: &str) -> Lens {
    Lens { id: LensId::new(ANSWER), short: "Choose one".to_owned(), ask: ask.to_owned() }
}
