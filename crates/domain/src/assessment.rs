//! A self-assessment as the app loads it: what all kinds have in common, and the engine's own part.

use crate::ids::{AssessmentId, OptionId, QuestionId, SourceId};
use crate::profile::Profile;
use crate::text::Block;
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
pub enum Engine {
    /// Forced choices that add up to a profile over dimensions.
    Profile(Profile),
}

impl Engine {
    /// The engine's name as content files write it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Profile(_) => "profile",
        }
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
