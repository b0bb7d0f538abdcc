//! Measured quality of stages, computed exactly: stages do not hang on each other, so that the chance
//! of a place is a product over them.
//!
//! The people:
//! - *unchanged*: any true answers, each a neighbour of the true one with a chance of two in ten; the
//!   noise is that of whoever fares worst;
//! - *clear*: truly yes to everything up to a stage and not yet to all above it, with that chance of
//!   "partly" instead;
//! - *random*: each of the three answers equally likely.

use super::figures::{Spread, at_least, at_most, count, noise, sheet, sitting, worst_change};
use waymark_domain::assessment::Measure;
use waymark_domain::facets::ANSWER;
use waymark_domain::reading::percent;
use waymark_domain::stage::{HOLDS, NOT_YET, Stage, StageScore, Stages, YES};

/// How often an answer is a neighbour of the true one. Statements that anybody could check are
/// answered more steadily than how often somebody did something.
const MOVES: f64 = 0.2;
/// One statement of three that goes from not yet to yes.
const MOST_NOISE: u32 = 34;
/// What not yet, partly and yes are worth, in halves.
const HALVES: [u32; 3] = [0, 1, 2];

/// The noise in points, and the figures. Of stages without statements, which checks of their own
/// report, only what can be said then.
#[must_use]
pub fn of(stages: &Stages) -> (u8, Vec<Measure>) {
    let mut measures = vec![attainable(stages), start(stages), no_skip(stages)];
    let counts: Vec<usize> = stages.stages.iter().map(|stage| statements(stages, stage)).collect();
    if counts.is_empty() || counts.contains(&0) {
        return (0, measures);
    }
    let change = |count: &usize| worst_change(&vec![HALVES.to_vec(); *count], MOVES, &|sum| share(sum, *count));
    let (points, noise) = noise(
        "When the same person answers twice, and every answer has a chance of two in ten to be one option off, the \
         share of one stage moves by no more than this, 9 times in 10, whatever the true answers are",
        counts.iter().map(change).max().unwrap_or(0),
        MOST_NOISE,
    );
    measures.extend([random_place(stages, &counts), steady(&counts), noise]);
    (points, measures)
}

fn statements(stages: &Stages, stage: &Stage) -> usize {
    stages.questions.iter().filter(|statement| statement.stage == stage.id).count()
}

/// A stage's share in points from the sum of so many answers, as the engine has it.
fn share(sum: u32, answers: usize) -> u32 {
    percent(sum, 2 * u32::try_from(answers).unwrap_or(u32::MAX / 2)).into()
}

/// What comes out where each stage, by its place, has the same answer to all its statements;
/// `None` is "not sure".
fn score<'a>(stages: &Stages, answer: impl Fn(usize) -> Option<&'a str>) -> StageScore {
    let option = |id: &str| stages.answers.iter().map(|(option, _)| option).find(|option| option.as_str() == id);
    let marks = stages.questions.iter().filter_map(|statement| {
        let stage = stages.stages.iter().position(|stage| stage.id == statement.stage)?;
        Some((&statement.id, option(answer(stage)?)?))
    });
    stages.score(&sheet(ANSWER, marks))
}

fn attainable(stages: &Stages) -> Measure {
    let is_place = |stage: &usize| {
        let score = score(stages, |other| Some(if other <= *stage { YES } else { NOT_YET }));
        score.missing == 0 && score.place == stage + 1
    };
    let attained = (0..stages.stages.len()).filter(is_place).count();
    let what = "Stages that can be somebody’s place";
    count("attainable", what, attained, "stages", "every stage", attained == stages.stages.len())
}

fn start(stages: &Stages) -> Measure {
    let score = score(stages, |_| Some(NOT_YET));
    let what = "Stages that hold for somebody who says not yet to every statement";
    count("start", what, score.place, "stages", "none", score.place == 0 && score.missing == 0)
}

fn no_skip(stages: &Stages) -> Measure {
    let skips = |stage: &usize, inside: Option<&str>| {
        let score = score(stages, |other| if other == *stage { inside } else { Some(YES) });
        score.place > *stage
    };
    let skipped = (0..stages.stages.len()).filter(|stage| skips(stage, Some(NOT_YET)) || skips(stage, None)).count();
    let what = "Stages that can be skipped: with yes to everything else, the place lies beyond them";
    count("no-skip", what, skipped, "stages", "none", skipped == 0)
}

/// How likely a stage is to hold whose statements each have an answer as likely as this.
fn holds(answer: &Spread, statements: usize) -> f64 {
    let sum = (0..statements).fold(Spread::none(), |sum, _| sum.plus(answer));
    sum.chance(|sum| share(sum, statements) >= HOLDS.into())
}

fn random_place(stages: &Stages, counts: &[usize]) -> Measure {
    let last = stages.stages.last().map_or("", |stage| stage.name.as_str());
    let what = format!("Random answers reach the last stage, “{last}”");
    let reached = counts.iter().map(|count| holds(&Spread::even(&HALVES), *count)).product();
    at_most("random-place", &what, reached, 5.0)
}

fn steady(counts: &[usize]) -> Measure {
    let (yes, not_yet) = (sitting(&HALVES, 2, MOVES), sitting(&HALVES, 0, MOVES));
    let same = |place: usize| -> f64 {
        let below: f64 = counts.iter().take(place).map(|count| holds(&yes, *count)).product();
        let above = counts.get(place).map_or(0.0, |count| holds(&not_yet, *count));
        below * (1.0 - above)
    };
    at_least(
        "steady",
        "Somebody who has all the evidence up to a stage and none above it, with a chance of two in ten for every answer \
         to be “partly” instead, comes out at that stage (for the stage that fares worst)",
        (0..=counts.len()).map(same).reduce(f64::min).unwrap_or(0.0),
        80.0,
    )
}
