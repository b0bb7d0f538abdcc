//! The score of stages.

use super::{Told, each_left_out, effect};
use serde::Serialize;
use std::cmp::Reverse;
use waymark_domain::facets::ANSWER;
use waymark_domain::ids::{DimensionId, ThemeId};
use waymark_domain::scoring::Sheet;
use waymark_domain::stage::{HOLDS, StageEvidence, StageScore, Stages};

#[derive(Serialize)]
pub(super) struct Result {
    #[serde(flatten)]
    told: Told,
    /// Innermost or lowest first.
    ranking: Vec<Ranked>,
    /// Stages with evidence beyond one without.
    exposed: Vec<DimensionId>,
    /// The first step of the way that is missing.
    stalls: Option<ThemeId>,
    /// What the next stage lacks of holding, in points; null without a next one or enough answers to it.
    distance: Option<u8>,
    moved_most: Vec<Moved>,
}

#[derive(Serialize)]
struct Ranked {
    stage: DimensionId,
    score: Option<u8>,
    holds: bool,
}

#[derive(Serialize)]
struct Moved {
    question: String,
    option: String,
    stage: DimensionId,
    /// How its stage's score changes when this answer is left out; null if too few would be left.
    effect: Option<i16>,
}

pub(super) fn score(told: Told, stages: &Stages, sheet: &Sheet) -> Result {
    let score = stages.score(sheet);
    let ranked = |evidence: &StageEvidence| Ranked {
        stage: evidence.stage.clone(),
        score: evidence.share,
        holds: evidence.holds(),
    };
    let next = score.stages.get(score.place).and_then(|next| next.share);
    Result {
        told,
        ranking: score.stages.iter().map(ranked).collect(),
        distance: next.map(|share| HOLDS.saturating_sub(share)),
        moved_most: moved_most(stages, sheet, &score),
        exposed: score.exposed,
        stalls: score.stalls,
    }
}

/// Every answer to the stage that is reached and to the next one, which the place hangs on; those
/// that move a score most come first.
fn moved_most(stages: &Stages, sheet: &Sheet, score: &StageScore) -> Vec<Moved> {
    let near: Vec<&DimensionId> =
        score.stages.iter().skip(score.place.saturating_sub(1)).map(|stage| &stage.stage).take(2).collect();
    let of = |score: &StageScore, id: &DimensionId| score.stages.iter().find(|s| s.stage == *id).and_then(|s| s.share);
    let moved = each_left_out(sheet, ANSWER).filter_map(|(question, option, without)| {
        let statement = stages.questions.iter().find(|statement| statement.id == *question)?;
        let stage = near.iter().find(|stage| ***stage == statement.stage)?;
        Some(Moved {
            question: question.to_string(),
            option: option.to_string(),
            stage: (*stage).clone(),
            effect: effect(of(score, stage), of(&stages.score(&without), stage)),
        })
    });
    let mut moved: Vec<Moved> = moved.collect();
    moved.sort_by_key(|moved| Reverse(moved.effect.map_or(i16::MAX, i16::abs)));
    moved
}
