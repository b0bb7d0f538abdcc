//! The score of a sorter.

use super::Told;
use serde::Serialize;
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::Sorter;

#[derive(Serialize)]
pub(super) struct Result<'a> {
    #[serde(flatten)]
    told: Told,
    /// The answers on the way, in order; null is "not sure".
    moved_most: Vec<Moved>,
    /// What another answer would have led to at once.
    turns: Vec<Turn<'a>>,
}

#[derive(Serialize)]
struct Moved {
    question: QuestionId,
    option: Option<OptionId>,
}

#[derive(Serialize)]
struct Turn<'a> {
    question: &'a QuestionId,
    option: &'a OptionId,
    leaf: &'a DimensionId,
}

pub(super) fn score<'a>(told: Told, sorter: &'a Sorter, sheet: &Sheet) -> Result<'a> {
    let score = sorter.score(sheet);
    let turns = sorter.turns(&score).into_iter();
    Result {
        told,
        turns: turns
            .map(|(node, branch, leaf)| Turn { question: &node.id, option: &branch.id, leaf: &leaf.id })
            .collect(),
        moved_most: score.way.into_iter().map(|(question, option)| Moved { question, option }).collect(),
    }
}
