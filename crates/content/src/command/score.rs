//! `content score`: what comes out of a file of answers.

use super::{assessment, draft, json};
use crate::ledger::suggest;
use crate::read::example::{Expected, Shown};
use serde::Serialize;
use serde_json::{Map, Value};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::profile::Profile;
use waymark_domain::scoring::{LensScore, Sheet, score as score_sheet};
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
    outcome: &'static str,
    dimensions: Vec<DimensionId>,
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

/// The result of `answers` as JSON. `answers` is JSON too: for each lens, and for `context`, the
/// option chosen for each question, or `null` for "not sure".
///
/// # Errors
/// Every name in `answers` that the assessment does not have, each with the nearest it has.
pub fn score(dir: &Path, id: &str, answers: &str) -> Result<String, String> {
    let draft = draft(dir)?;
    let file = assessment(&draft, id)?;
    let profile = file.profile();
    let sheet = read_answers(profile, answers).map_err(|problems| problems.join("\n"))?;
    let scores = score_sheet(profile, &sheet);
    let leaders = scores.first().map(LensScore::leaders).unwrap_or_default();
    json(&Scored {
        id: file.id(),
        revision: file.assessment.revision,
        lenses: scores.iter().map(|score| (score.lens.as_str(), lens_scored(profile, &sheet, score))).collect(),
        gap: verdict::gap_text(profile, &scores),
        advice: verdict::advice(profile, &sheet, &leaders),
    })
}

fn lens_scored<'a>(profile: &'a Profile, sheet: &Sheet, score: &'a LensScore) -> LensScored<'a> {
    let share = |ranked: &'a waymark_domain::scoring::Ranked| RankedShare {
        dimension: &ranked.dimension,
        count: ranked.count,
        percent: score.percent(&ranked.dimension),
    };
    LensScored {
        headline: verdict::headline(profile, score),
        outcome: Shown::of(&score.outcome).name(),
        dimensions: Expected::of(score).dimensions,
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
        let count = |ranked: &waymark_domain::scoring::Ranked| {
            i16::from(ranked.count) - i16::from(without == Some(&ranked.dimension))
        };
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

fn read_answers(profile: &Profile, answers: &str) -> Result<Sheet, Vec<String>> {
    let answers: Value = serde_json::from_str(answers)
        .map_err(|error| vec![format!("the answers are not JSON: {error} (`sheet` shows what to answer)")])?;
    let Value::Object(answers) = answers else {
        return Err(vec!["the answers are no object (write {\"lens\": {\"question\": \"option\"}})".to_owned()]);
    };
    let mut problems = Vec::new();
    let mut sheet = Sheet::default();
    let questions: Questions<'_> = profile
        .questions
        .iter()
        .map(|q| (q.id.as_str(), q.options.iter().map(|option| option.id.as_str()).collect()))
        .collect();
    let context: Questions<'_> = profile
        .context
        .iter()
        .map(|q| (q.id.as_str(), q.options.iter().map(|option| option.id.as_str()).collect()))
        .collect();
    for (lens, marks) in &answers {
        let Value::Object(marks) = marks else {
            problems.push(format!("`{lens}` is no object (write {{\"question\": \"option\"}})"));
            continue;
        };
        let lens_ids = || profile.lenses.iter().map(|lens| lens.id.as_str());
        if lens == "context" {
            sheet.context = read_marks(lens, marks, &context, &mut problems);
        } else if lens_ids().any(|id| id == lens) {
            let marks = read_marks(lens, marks, &questions, &mut problems);
            sheet.lenses.insert(LensId::new(lens), marks);
        } else {
            problems.push(format!("there is no lens `{lens}` ({})", suggest(lens, lens_ids().chain(["context"]))));
        }
    }
    if problems.is_empty() { Ok(sheet) } else { Err(problems) }
}

/// Question ids, each with its options' ids.
type Questions<'a> = Vec<(&'a str, Vec<&'a str>)>;

fn read_marks(
    lens: &str,
    marks: &Map<String, Value>,
    questions: &Questions<'_>,
    problems: &mut Vec<String>,
) -> BTreeMap<QuestionId, Option<OptionId>> {
    let mut read = BTreeMap::new();
    for (question, mark) in marks {
        let Some((_, options)) = questions.iter().find(|(id, _)| id == question) else {
            let cure = suggest(question, questions.iter().map(|(id, _)| *id));
            problems.push(format!("{lens}: there is no question `{question}` ({cure})"));
            continue;
        };
        let option = match mark {
            Value::Null => None,
            Value::String(option) if options.contains(&option.as_str()) => Some(OptionId::new(option)),
            Value::String(option) => {
                let cure = suggest(option, options.iter().copied());
                problems.push(format!("{lens}.{question}: there is no option `{option}` ({cure})"));
                continue;
            }
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                problems.push(format!("{lens}.{question}: {mark} is no option (write an option's id or null)"));
                continue;
            }
        };
        read.insert(QuestionId::new(question), option);
    }
    read
}
