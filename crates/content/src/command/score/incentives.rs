//! The score of a map, done alone.

use super::Told;
use serde::Serialize;
use std::cmp::Reverse;
use waymark_domain::ids::QuestionId;
use waymark_domain::incentives::{Class, ConcernScore, Incentives, MapScore, STRANGE, TENSE, strange, tension};
use waymark_domain::scoring::Sheet;

#[derive(Serialize)]
pub(super) struct Result {
    #[serde(flatten)]
    told: Told,
    /// Classes with their concerns, the largest first.
    ranking: Vec<Ranked>,
    /// Apart counts two, mine and theirs one.
    tension: usize,
    tense_from: usize,
    /// Guesses that are missing.
    strange: usize,
    strange_from: usize,
    moved_most: Vec<Moved>,
}

#[derive(Serialize)]
struct Ranked {
    class: &'static str,
    score: usize,
    concerns: Vec<QuestionId>,
}

#[derive(Serialize)]
struct Moved {
    question: QuestionId,
    own: Option<i8>,
    guess: Option<i8>,
    class: Option<&'static str>,
    /// How the tension changes when both marks of this concern are left out.
    effect: i16,
}

pub(super) fn score(told: Told, map: &Incentives, sheet: &Sheet) -> Result {
    let score = map.score(sheet, None);
    Result {
        told,
        ranking: ranking(&score),
        tension: tension(&score.concerns),
        tense_from: TENSE,
        strange: strange(&score.concerns),
        strange_from: STRANGE,
        moved_most: moved_most(&score),
    }
}

fn ranking(score: &MapScore) -> Vec<Ranked> {
    let ranked = |(name, class): (&'static str, Class)| {
        let of_it = score.concerns.iter().filter(|concern| concern.class == Some(class));
        Ranked { class: name, score: score.count(class), concerns: of_it.map(|c| c.concern.clone()).collect() }
    };
    let mut ranking: Vec<Ranked> = Class::ALL.into_iter().map(ranked).collect();
    ranking.sort_by_key(|ranked| Reverse(ranked.score));
    ranking
}

/// Every concern with a mark, those that make most of the tension first.
fn moved_most(score: &MapScore) -> Vec<Moved> {
    let name = |class| Class::ALL.into_iter().find(|(_, known)| *known == class).map(|(name, _)| name);
    let moved = |concern: &ConcernScore| Moved {
        question: concern.concern.clone(),
        own: concern.mine,
        guess: concern.guess,
        class: concern.class.and_then(name),
        effect: -i16::try_from(tension(std::slice::from_ref(concern))).unwrap_or(0),
    };
    let marked = score.concerns.iter().filter(|concern| concern.mine.is_some() || concern.guess.is_some());
    let mut moved: Vec<Moved> = marked.map(moved).collect();
    moved.sort_by_key(|moved| moved.effect);
    moved
}
