//! A self-assessment as the app loads it: what all kinds have in common, and the engine's own part.

use crate::audit::{Audit, AuditScore};
use crate::facets::{Facets, FacetsScore};
use crate::form::{Form, Questionnaire};
use crate::ids::{AssessmentId, OptionId, QuestionId, SourceId};
use crate::incentives::{Incentives, MapScore};
use crate::profile::Profile;
use crate::reading::{Reading, THIN};
use crate::scoring::{LensScore, Sheet, score};
use crate::sorter::{Sorter, SorterScore};
use crate::stage::{StageScore, Stages};
use crate::text::Block;
use crate::verdict::headline;
use serde::{Deserialize, Serialize};

/// One assessment, compiled from one content file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// Its title: "Archetype finder".
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// How long it takes, from and to, in minutes.
    pub minutes: (u8, u8),
    /// Raised whenever questions or options change; answers and links name it.
    pub revision: u32,
    /// What is said before the start.
    pub opening: Vec<Block>,
    /// How it works and what it cannot tell, at the end of a result.
    pub method: Vec<Block>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// The engine and what it reads.
    pub engine: Engine,
    /// How links of each revision were packed, the present one among them.
    pub layouts: Vec<Layout>,
    /// Measured quality, for the method page and the foot of a result.
    pub quality: Vec<Measure>,
}

/// What reads an assessment's answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "there is one for each assessment, and one is loaded at a time")]
pub enum Engine {
    /// Forced choices that add up to a profile over dimensions.
    Profile(Profile),
    /// Evidence for stages, none of which can be skipped.
    Stage(Stages),
    /// How often somebody did things, for each of several facets.
    Facets(Facets),
    /// A short decision tree.
    Sorter(Sorter),
    /// What people are rewarded and blamed for.
    Map(Incentives),
    /// A list that somebody writes and rates.
    Audit(Audit),
}

impl Engine {
    /// The engine's name as content files write it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Profile(_) => "profile",
            Self::Stage(_) => "stage",
            Self::Facets(_) => "facets",
            Self::Sorter(_) => "sorter",
            Self::Map(_) => "map",
            Self::Audit(_) => "audit",
        }
    }

    /// What is asked.
    #[must_use]
    pub fn form(&self) -> Form {
        match self {
            Self::Profile(profile) => profile.form(),
            Self::Stage(stages) => stages.form(),
            Self::Facets(facets) => facets.form(),
            Self::Sorter(sorter) => sorter.form(),
            Self::Map(map) => map.form(),
            Self::Audit(_) => Form::default(),
        }
    }
}

/// What came out of answers, or of the summary in a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Scored {
    /// One score a lens.
    Profile(Vec<LensScore>),
    /// See [`StageScore`].
    Stage(StageScore),
    /// See [`FacetsScore`].
    Facets(FacetsScore),
    /// See [`SorterScore`].
    Sorter(SorterScore),
    /// One map for each other side; one with the guess alone where there is none.
    Map(Vec<MapScore>),
    /// See [`AuditScore`].
    Audit(AuditScore),
}

impl Assessment {
    /// What somebody sees of it who has yet to answer.
    #[must_use]
    pub fn questionnaire(&self) -> Questionnaire {
        let list = match &self.engine {
            Engine::Audit(audit) => Some(audit.list.clone()),
            Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) => None,
        };
        Questionnaire {
            id: self.id.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            minutes: self.minutes,
            revision: self.revision,
            opening: self.opening.clone(),
            form: self.engine.form(),
            list,
        }
    }

    /// Scores a sheet. `others` are the other sides of a map, and nothing to other engines.
    #[must_use]
    pub fn score(&self, sheet: &Sheet, others: &[Sheet]) -> Scored {
        match &self.engine {
            Engine::Profile(profile) => Scored::Profile(score(profile, sheet)),
            Engine::Stage(stages) => Scored::Stage(stages.score(sheet)),
            Engine::Facets(facets) => Scored::Facets(facets.score(sheet)),
            Engine::Sorter(sorter) => Scored::Sorter(sorter.score(sheet)),
            Engine::Map(map) if others.is_empty() => Scored::Map(vec![map.score(sheet, None)]),
            Engine::Map(map) => Scored::Map(others.iter().map(|other| map.score(sheet, Some(other))).collect()),
            Engine::Audit(audit) => Scored::Audit(audit.score(sheet)),
        }
    }

    /// The one sentence a result begins with.
    #[must_use]
    pub fn headline(&self, scored: &Scored) -> String {
        match (&self.engine, scored) {
            (Engine::Profile(profile), Scored::Profile(scores)) => {
                scores.first().map_or("", |score| headline(profile, score)).to_owned()
            }
            (Engine::Stage(stages), Scored::Stage(score)) => stages.tell(score).headline.clone(),
            (Engine::Facets(facets), Scored::Facets(score)) => facets.tell(score).headline,
            (Engine::Sorter(sorter), Scored::Sorter(score)) => match score.leaf.as_ref().and_then(|id| sorter.leaf(id))
            {
                Some(leaf) => leaf.told.headline.clone(),
                None => UNANSWERED.to_owned(),
            },
            (Engine::Map(map), Scored::Map(scores)) => {
                scores.first().map_or("", |score| &map.tell(score).headline).to_owned()
            }
            (Engine::Audit(audit), Scored::Audit(score)) => audit.tell(score).headline.clone(),
            // A score is made by the engine it is read with.
            _ => String::new(),
        }
    }
}

/// The headline of a sorter with an answer missing on the way.
pub const UNANSWERED: &str = "One question is still open, so there is nothing to say yet.";

impl Scored {
    /// For the history.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        match self {
            Self::Profile(scores) => scores.iter().map(LensScore::reading).collect(),
            Self::Stage(score) => vec![score.reading()],
            Self::Facets(score) => vec![score.reading()],
            Self::Sorter(score) => vec![score.reading()],
            Self::Map(scores) => scores.iter().take(1).map(MapScore::reading).collect(),
            Self::Audit(score) => vec![score.reading()],
        }
    }

    /// Whether there were too few answers for any result.
    #[must_use]
    pub fn is_thin(&self) -> bool {
        self.readings().iter().all(|reading| reading.outcome == THIN)
    }
}

/// The order in which a revision packs its answers into a link. Never edited once shipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The revision it belongs to.
    pub revision: u32,
    /// Lenses in order, by id.
    pub lenses: Vec<String>,
    /// Dimensions in order, by id.
    pub dimensions: Vec<String>,
    /// Questions with their options, in the order they are packed.
    pub questions: Vec<(QuestionId, Vec<OptionId>)>,
    /// Context questions with their options, packed after the questions.
    pub context: Vec<(QuestionId, Vec<OptionId>)>,
}

/// One figure of an assessment's measured quality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// A stable name for programs: `random-named`.
    pub id: String,
    /// What was measured, in a sentence a reader understands.
    pub what: String,
    /// The figure, in `unit`.
    pub value: f64,
    /// `percent`, `answers`, `points` or `questions`.
    pub unit: String,
    /// Both as a reader sees them.
    pub shown: String,
    /// What it has to be, in words, and whether it is.
    pub goal: String,
    /// Whether the goal is met.
    pub met: bool,
}
