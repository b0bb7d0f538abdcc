//! Paths: guides, assessments and worksheets in an order, for somebody in a certain place.

use crate::catalogue::Source;
use crate::ids::{PathId, StepId};
use crate::text::{Block, Target};
use serde::{Deserialize, Serialize};

/// A path with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its id.
    pub id: PathId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// For whom, and how to walk it.
    pub opening: Vec<Block>,
    /// What comes afterwards.
    pub closing: Vec<Block>,
    /// Its steps, by week.
    pub steps: Vec<Step>,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// One thing to do on a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id; that it is done is kept under it.
    pub id: StepId,
    /// By the end of which week, from 1.
    pub week: u8,
    /// Where it is done, and what that is called; without a target something away from the screen.
    pub to: Option<Target>,
    /// What it is called.
    pub title: String,
    /// Why now, and what to look for.
    pub note: String,
}

impl Path {
    /// Its last week.
    #[must_use]
    pub fn weeks(&self) -> u8 {
        self.steps.iter().map(|step| step.week).max().unwrap_or(1)
    }
}

/// What lists and histories need to know of a path without loading it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathCard {
    /// Its id.
    pub id: PathId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// How many weeks it takes.
    pub weeks: u8,
    /// Its steps.
    pub steps: Vec<StepId>,
}
