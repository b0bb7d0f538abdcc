//! The score of a profile.

use crate::command::json;
use crate::read::assessment::AssessmentFile;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::profile::Profile;
use waymark_domain::scoring::{LensScore, Ranked, Sheet, score as score_sheet};
use waymark_domain::verdict;

#[derive(Serialize)]
struct Scored<'a> {
    id: &'a str,
    revision: u32,
    lenses: BTreeMap<&'a str, LensScored<'a>>,
    /// What is said of the first two lenses together.
    gap: Option<String>,
    /// What the context answers mean for the headline lens's leaders.
    advice: Vec<&'a str>,
}

#[derive(Serialize)]
struct LensScored<'a> {
    headline: &'a str,
    outcome: String,
    dimensions: Vec<String>,
    ranking: Vec<RankedShare<'a>>,
    lead: u8,
    margin: u8,
    answered: u8,
    asked: u8,
    turning: Option<TurningPoint>,
    moved_most: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct RankedShare<'a> {
    dimension: &'a DimensionId,
    count: u8,
    percent: u8,
}

#[derive(Serialize)]
struct TurningPoint {
    until_unnamed: u8,
    until_overtaken: u8,
}

#[derive(Serialize)]
struct Moved<'a> {
    question: &'a QuestionId,
    option: &'a OptionId,
    dimension: &'a DimensionId,
    /// How the first's lead over the next changes when this answer is left out.
    effect: i16,
}

/// The result of a sheet: one for each lens.
pub(super) fn score(file: &AssessmentFile, profile: &Profile, sheet: &Sheet) -> Result<String, String> {
    let scores = score_sheet(profile, sheet);
    let leaders = scores.first().map(LensScore::leaders).unwrap_or_default();
    json(&Scored {
        id: file.id(),
        revision: file.assessment.revision,
        lenses: scores.iter().map(|score| (score.lens.as_str(), lens_scored(profile, sheet, score))).collect(),
        gap: verdict::gap_text(profile, &scores),
        advice: verdict::advice(profile, sheet, &leaders),
    })
}

fn lens_scored<'a>(profile: &'a Profile, sheet: &Sheet, score: &'a LensScore) -> LensScored<'a> {
    let share = |ranked: &'a Ranked| RankedShare {
        dimension: &ranked.dimension,
        count: ranked.count,
        percent: score.percent(&ranked.dimension),
    };
    let reading = score.reading();
    LensScored {
        headline: verdict::headline(profile, score),
        outcome: reading.outcome,
        dimensions: reading.leads,
        ranking: score.ranking.iter().map(share).collect(),
        lead: score.lead,
        margin: score.margin,
        answered: score.answered,
        asked: score.asked,
        turning: score.turning().map(|turning| TurningPoint {
            until_unnamed: turning.until_unnamed,
            until_overtaken: turning.until_overtaken,
        }),
        moved_most: moved_most(profile, sheet, score),
    }
}

/// Every answer that counts, those that move the lead most first, in the order asked among equals.
fn moved_most<'a>(profile: &'a Profile, sheet: &Sheet, score: &LensScore) -> Vec<Moved<'a>> {
    // The first's lead over the best of the others, if `without` had one answer fewer.
    let lead = |without: Option<&DimensionId>| -> i16 {
        let count = |ranked: &Ranked| i16::from(ranked.count) - i16::from(without == Some(&ranked.dimension));
        let others = score.ranking.iter().skip(1).map(count).max().unwrap_or(0);
        score.ranking.first().map_or(0, count) - others
    };
    let mut moved: Vec<Moved<'a>> = profile
        .questions
        .iter()
        .filter_map(|question| {
            let mark = sheet.mark(&score.lens, &question.id)?;
            let choice = question.options.iter().find(|choice| choice.id == *mark)?;
            let effect = lead(Some(&choice.dimension)) - lead(None);
            Some(Moved { question: &question.id, option: &choice.id, dimension: &choice.dimension, effect })
        })
        .collect();
    moved.sort_by_key(|moved| Reverse(moved.effect.abs()));
    moved
}
