//! The stage engine: evidence, and the highest stage for which it is there as it is for every stage
//! below. No stage can be skipped: evidence for an outer one without an inner one is *exposure*.

use crate::advice::Advice;
use crate::facets::{ANSWER, answer_lens};
use crate::form::{Asked, Form, Kind};
use crate::ids::{DimensionId, IdeaId, LensId, OptionId, QuestionId, ThemeId};
use crate::reading::{Reading, THIN, percent};
use crate::scoring::Sheet;
use serde::{Deserialize, Serialize};

/// The option that counts fully.
pub const YES: &str = "yes";
/// The option that counts half.
pub const PARTLY: &str = "partly";
/// The option that counts nothing.
pub const NOT_YET: &str = "not-yet";

/// A stage whose evidence comes to this share, in percent, holds.
pub const HOLDS: u8 = 67;

/// Everything a stage assessment says and asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stages {
    /// The span of time that every statement is about.
    pub window: String,
    /// How it is drawn.
    pub shape: Shape,
    /// The words of the three answers: [`YES`], [`PARTLY`], [`NOT_YET`].
    pub answers: Vec<(OptionId, String)>,
    /// Innermost or lowest first.
    pub stages: Vec<Stage>,
    /// A way that leads outward step by step; may be empty.
    pub steps: Vec<Step>,
    /// Statements, in the order they are asked.
    pub questions: Vec<Statement>,
    /// Not even the first stage holds.
    pub start: Advice,
    /// Evidence for an outer stage while an inner one is not there.
    pub exposure: Advice,
    /// Too much was skipped.
    pub thin: Advice,
}

/// How stages are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// One around the other.
    Circles,
    /// One above the other.
    Ladder,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Its id.
    pub id: DimensionId,
    /// Its name.
    pub name: String,
    /// What it is, in one sentence.
    pub tagline: String,
    /// What is said to somebody for whom it is the highest that holds.
    pub told: Advice,
}

/// A step of the way outward.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: ThemeId,
    /// Its name.
    pub name: String,
    /// What it means when the way stalls here, and what helps.
    pub stalls: String,
}

/// A statement that is evidence for a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: QuestionId,
    /// What it is evidence for.
    pub stage: DimensionId,
    /// The step it belongs to.
    pub step: Option<ThemeId>,
    /// Something anybody could check.
    pub prompt: String,
    /// Whether it is in the reader's own control.
    pub yours: bool,
    /// How to get this evidence, or what makes it likelier.
    pub missing: String,
    /// The ideas it carries out.
    pub ideas: Vec<IdeaId>,
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct StageScore {
    /// In the content's order.
    pub stages: Vec<StageEvidence>,
    /// How many stages hold from the first on; the place is the last of them.
    pub place: usize,
    /// Outer stages whose evidence is there while that of an inner one is not.
    pub exposed: Vec<DimensionId>,
    /// The first step of the way that is missing.
    pub stalls: Option<ThemeId>,
    /// So many more answers would allow a result; 0 if there is one.
    pub missing: u8,
}

/// The evidence for one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageEvidence {
    /// The stage.
    pub stage: DimensionId,
    /// How much of the answered evidence is there, in percent; `None` if too little was answered.
    pub share: Option<u8>,
}

impl StageEvidence {
    /// Whether the stage's own evidence is there.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.share.is_some_and(|share| share >= HOLDS)
    }
}

/// How much an answer counts, in halves.
fn halves(option: &OptionId) -> Option<u32> {
    match option.as_str() {
        YES => Some(2),
        PARTLY => Some(1),
        NOT_YET => Some(0),
        _ => None,
    }
}

impl Stages {
    /// The stage with this id.
    #[must_use]
    pub fn stage(&self, id: &DimensionId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// What is asked.
    #[must_use]
    pub fn form(&self) -> Form {
        let offers: Vec<(&OptionId, &str)> = self.answers.iter().map(|(id, text)| (id, text.as_str())).collect();
        let asked = |item: &Statement| Asked::plain(&item.id, &item.prompt, Kind::Scored, offers.clone());
        Form {
            lenses: vec![answer_lens(&self.window)],
            asked: self.questions.iter().map(asked).collect(),
            noun: "statement".to_owned(),
            ..Form::default()
        }
    }

    /// The share of evidence among `statements`, if enough of them are answered, and how many are.
    fn share<'a>(&self, sheet: &Sheet, statements: impl Iterator<Item = &'a Statement>) -> (Option<u8>, u32, u32) {
        let lens = LensId::new(ANSWER);
        let (mut sum, mut answered, mut asked) = (0, 0, 0);
        for statement in statements {
            asked += 1;
            if let Some(halves) = sheet.mark(&lens, &statement.id).and_then(halves) {
                sum += halves;
                answered += 1;
            }
        }
        let known = answered > 0 && answered * 3 >= asked * 2;
        (known.then(|| percent(sum, answered * 2)), answered, asked)
    }

    /// Scores a sheet.
    #[must_use]
    pub fn score(&self, sheet: &Sheet) -> StageScore {
        let (mut stages, mut answered, mut asked) = (Vec::new(), 0, 0);
        for stage in &self.stages {
            let statements = self.questions.iter().filter(|statement| statement.stage == stage.id);
            let (share, here, of) = self.share(sheet, statements);
            stages.push(StageEvidence { stage: stage.id.clone(), share });
            answered += here;
            asked += of;
        }
        let mut score = self.placed(stages);
        let least = (asked * 2).div_ceil(3);
        let first_known = score.stages.first().is_some_and(|first| first.share.is_some());
        let missing = least.saturating_sub(answered).max(u32::from(!first_known));
        score.stalls = self.stalled(sheet, score.place);
        score.thinned(u8::try_from(missing).unwrap_or(u8::MAX))
    }

    /// The first step whose evidence is missing, up to the stage that comes next.
    fn stalled(&self, sheet: &Sheet, place: usize) -> Option<ThemeId> {
        let near = |statement: &&Statement| self.stages.iter().take(place + 1).any(|stage| stage.id == statement.stage);
        let of = |step: &Step| {
            let here = |statement: &&Statement| statement.step.as_ref() == Some(&step.id);
            let (share, ..) = self.share(sheet, self.questions.iter().filter(near).filter(here));
            share.is_some_and(|share| share < HOLDS).then(|| step.id.clone())
        };
        self.steps.iter().find_map(of)
    }

    /// The result of shares alone, as in a summary.
    #[must_use]
    pub fn of_figures(&self, figures: &[(String, u8)]) -> StageScore {
        let share = |stage: &Stage| figures.iter().find(|(id, _)| id == stage.id.as_str()).map(|(_, share)| *share);
        let of = |stage: &Stage| StageEvidence { stage: stage.id.clone(), share: share(stage) };
        let score = self.placed(self.stages.iter().map(of).collect());
        let missing = u8::from(score.stages.first().is_none_or(|first| first.share.is_none()));
        score.thinned(missing)
    }

    fn placed(&self, stages: Vec<StageEvidence>) -> StageScore {
        let place = stages.iter().take_while(|stage| stage.holds()).count();
        let exposed = stages.iter().skip(place + 1).filter(|stage| stage.holds()).map(|s| s.stage.clone()).collect();
        StageScore { stages, place, exposed, stalls: None, missing: 0 }
    }

    /// The words of a result.
    #[must_use]
    pub fn tell(&self, score: &StageScore) -> &Advice {
        if score.missing > 0 {
            return &self.thin;
        }
        let here = score.place.checked_sub(1).and_then(|place| self.stages.get(place));
        here.map_or(&self.start, |stage| &stage.told)
    }
}

impl StageScore {
    /// With so many answers missing. What is not known is not missing evidence.
    fn thinned(mut self, missing: u8) -> Self {
        self.missing = missing;
        if missing > 0 {
            self.exposed.clear();
        }
        self
    }

    /// The stage that is reached.
    #[must_use]
    pub fn reached(&self) -> Option<&DimensionId> {
        self.place.checked_sub(1).and_then(|place| self.stages.get(place)).map(|stage| &stage.stage)
    }

    /// For the history.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let (outcome, leads) = match (self.missing, self.reached()) {
            (1.., _) => (THIN, Vec::new()),
            (0, None) => ("start", Vec::new()),
            (0, Some(stage)) => ("reached", vec![stage.to_string()]),
        };
        let figures = self.stages.iter().filter_map(|stage| Some((stage.stage.to_string(), stage.share?)));
        Reading { series: LensId::new(ANSWER), outcome: outcome.to_owned(), leads, figures: figures.collect() }
    }
}
