//! The score of an audit.

use super::Told;
use serde::Serialize;
use std::cmp::Reverse;
use waymark_domain::audit::{Audit, AuditScore, Piece, pieces};
use waymark_domain::ids::DimensionId;
use waymark_domain::scoring::Sheet;

#[derive(Serialize)]
pub(super) struct Result {
    #[serde(flatten)]
    told: Told,
    /// Classes with their hours, most first.
    ranking: Vec<Ranked>,
    /// All hours.
    total: f64,
    /// By how many hours the first class leads the next.
    distance: f64,
    items: Vec<Item>,
    moved_most: Vec<Moved>,
}

#[derive(Serialize)]
struct Ranked {
    class: DimensionId,
    score: f64,
}

#[derive(Serialize)]
struct Item {
    name: String,
    hours: f64,
    /// Null if too few of its ratings are there.
    class: Option<DimensionId>,
}

#[derive(Serialize)]
struct Moved {
    name: String,
    class: Option<DimensionId>,
    /// How the lead of the first class changes, in hours, when this item is left out.
    effect: f64,
}

/// Hours, from halves.
fn hours(halves: u16) -> f64 {
    f64::from(halves) / 2.0
}

pub(super) fn score(told: Told, audit: &Audit, sheet: &Sheet) -> Result {
    let pieces = pieces(sheet);
    let score = audit.score_pieces(pieces.clone());
    let item = |(piece, class): &(Piece, Option<DimensionId>)| Item {
        name: piece.name.clone(),
        hours: hours(piece.hours),
        class: class.clone(),
    };
    Result {
        told,
        ranking: score.hours.iter().map(|(id, of)| Ranked { class: id.clone(), score: hours(*of) }).collect(),
        total: hours(score.total),
        distance: f64::from(lead(&score, &score)) / 2.0,
        items: score.pieces.iter().map(item).collect(),
        moved_most: moved_most(audit, &pieces, &score),
    }
}

/// By how many halves of hours the class that leads in `of` leads the others in `score`; less than
/// none if another is ahead.
fn lead(of: &AuditScore, score: &AuditScore) -> i32 {
    let first = of.hours.first().map(|(id, _)| id);
    let own = score.hours.iter().find(|(id, _)| Some(id) == first);
    let next = score.hours.iter().find(|(id, _)| Some(id) != first);
    let halves = |found: Option<&(DimensionId, u16)>| found.map_or(0, |(_, halves)| i32::from(*halves));
    halves(own) - halves(next)
}

/// Every item, those that move the lead most first.
fn moved_most(audit: &Audit, pieces: &[Piece], score: &AuditScore) -> Vec<Moved> {
    let effect = |place: usize| {
        let others = pieces.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, piece)| piece.clone());
        lead(score, &audit.score_pieces(others.collect())) - lead(score, score)
    };
    let mut moved: Vec<(i32, &(Piece, Option<DimensionId>))> =
        score.pieces.iter().enumerate().map(|(place, piece)| (effect(place), piece)).collect();
    moved.sort_by_key(|(effect, _)| Reverse(effect.abs()));
    let in_hours = |(effect, (piece, class)): (i32, &(Piece, Option<DimensionId>))| Moved {
        name: piece.name.clone(),
        class: class.clone(),
        effect: f64::from(effect) / 2.0,
    };
    moved.into_iter().map(in_hours).collect()
}
