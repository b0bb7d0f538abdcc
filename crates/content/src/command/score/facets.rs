//! The score of facets.

use super::{Told, each_left_out, effect};
use serde::Serialize;
use std::cmp::Reverse;
use waymark_domain::facets::{ANSWER, FacetScore, Facets, FacetsScore};
use waymark_domain::ids::DimensionId;
use waymark_domain::scoring::Sheet;

#[derive(Serialize)]
pub(super) struct Result {
    #[serde(flatten)]
    told: Told,
    /// Highest first; those with too few answers last.
    ranking: Vec<Ranked>,
    /// From the lowest score to the highest. Up to `even_points` no facet stands out.
    spread: Option<u8>,
    even_points: u8,
    /// From the second-lowest score to the third: what keeps another facet out of the two.
    distance: Option<u8>,
    moved_most: Vec<Moved>,
}

#[derive(Serialize)]
struct Ranked {
    facet: DimensionId,
    score: Option<u8>,
    answered: u8,
    asked: u8,
}

#[derive(Serialize)]
struct Moved {
    question: String,
    option: String,
    facet: DimensionId,
    /// How its facet's score changes when this answer is left out; null if none would be left.
    effect: Option<i16>,
}

pub(super) fn score(told: Told, facets: &Facets, sheet: &Sheet) -> Result {
    let score = facets.score(sheet);
    let mut scores: Vec<u8> = score.facets.iter().filter_map(|facet| facet.score).collect();
    scores.sort_unstable();
    let at = |place: usize| scores.get(place).copied();
    Result {
        ranking: ranking(&score.facets),
        spread: at(0).zip(scores.last().copied()).map(|(least, most)| most - least),
        even_points: facets.even_points,
        distance: at(1).zip(at(2)).map(|(second, third)| third - second),
        moved_most: moved_most(&told, facets, sheet, &score),
        told,
    }
}

fn ranking(scores: &[FacetScore]) -> Vec<Ranked> {
    let ranked = |score: &FacetScore| {
        let FacetScore { facet, score, answered, asked } = score.clone();
        Ranked { facet, score, answered, asked }
    };
    let mut ranking: Vec<Ranked> = scores.iter().map(ranked).collect();
    ranking.sort_by_key(|ranked| Reverse(ranked.score));
    ranking
}

/// Every answer to a facet that the result names, or to any if it names none; those that move its
/// score most come first.
fn moved_most(told: &Told, facets: &Facets, sheet: &Sheet, score: &FacetsScore) -> Vec<Moved> {
    let is_named = |id: &DimensionId| told.of.is_empty() || told.of.iter().any(|of| of == id.as_str());
    let of = |score: &FacetsScore, id: &DimensionId| score.facets.iter().find(|f| f.facet == *id).and_then(|f| f.score);
    let moved = each_left_out(sheet, ANSWER).filter_map(|(question, option, without)| {
        let item = facets.questions.iter().find(|item| item.id == *question).filter(|item| is_named(&item.facet))?;
        Some(Moved {
            question: question.to_string(),
            option: option.to_string(),
            facet: item.facet.clone(),
            effect: effect(of(score, &item.facet), of(&facets.score(&without), &item.facet)),
        })
    });
    let mut moved: Vec<Moved> = moved.collect();
    moved.sort_by_key(|moved| Reverse(moved.effect.map_or(i16::MAX, i16::abs)));
    moved
}
