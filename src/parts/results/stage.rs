//! The result of stages: where the evidence holds, and what is missing for the next one.

use super::{PICTURE, Shown, avoid, change, first_paragraph, next_step, unanswered};
use crate::charts::stages::{State, share, table};
use crate::charts::{circles, ladder};
use crate::markup::{El, el, many, nothing};
use crate::parts::{and, count, details, p, paragraphs, quiet, section};
use leptos::prelude::AnyView;
use waymark_domain::facets::ANSWER;
use waymark_domain::ids::{LensId, OptionId};
use waymark_domain::scoring::Sheet;
use waymark_domain::stage::{HOLDS, NOT_YET, PARTLY, Shape, Stage, StageScore, Stages, Statement, YES};

/// The whole result below its headline; `tools` is what can be done with it.
pub(super) fn body(shown: &Shown, stages: &'static Stages, score: &StageScore, tools: Option<El>) -> AnyView {
    let told = stages.tell(score);
    if score.missing > 0 {
        return thin(shown, stages, score, tools);
    }
    let drawn = match stages.shape {
        Shape::Circles => circles::circles(PICTURE, stages, score),
        Shape::Ladder => ladder::ladder(PICTURE, stages, score),
    };
    let sheet = shown.sheet.as_ref();
    let (first, rest) = first_paragraph(&told.means);
    let mut parts: Vec<AnyView> = vec![
        first,
        el("figure")
            .class("result-picture")
            .kid(drawn)
            .kid(details("The same as a table").id("numbers").kid(table(stages, score)))
            .into(),
    ];
    let spoken_of = |at: &usize| State::of(score, *at) != State::Later && *at + 1 >= score.place;
    parts.extend(
        (0..stages.stages.len()).filter(spoken_of).filter_map(|at| Some(standing(stages, score, sheet, at)?.into())),
    );
    parts.push(rest);
    parts.extend(tools.map(AnyView::from));
    parts.push(exposure(stages, score));
    if let (Some(sheet), Some(next)) = (sheet, stages.stages.get(score.place)) {
        parts.push(evidence(shown, stages, sheet, next).into());
    }
    parts.push(stall(stages, score));
    parts.push(all(shown, stages, score).into());
    if let Some(sheet) = sheet {
        parts.push(what_would_change(stages, score, sheet));
    }
    parts.push(next_step(told).into());
    many(parts)
}

/// Too few answers to say anything: what is missing, and the way there.
fn thin(shown: &Shown, stages: &'static Stages, score: &StageScore, tools: Option<El>) -> AnyView {
    let told = stages.tell(score);
    // A summary does not say how many there are.
    let missing = shown.sheet.as_ref().map(|sheet| {
        let marked = |item: &&Statement| mark(sheet, item).is_some();
        let answered = stages.questions.iter().filter(marked).count();
        let more = count(score.missing.into(), "more answer", "more answers");
        p(format!("{answered} of {} statements answered. {more} would allow a result.", stages.questions.len()))
            .class("standing")
    });
    let open = unanswered(shown, &LensId::new(ANSWER), stages.questions.iter().map(|item| &item.id));
    many(vec![
        paragraphs(&told.means),
        missing.map_or_else(nothing, AnyView::from),
        next_step(told).maybe(open).maybe(tools).into(),
    ])
}

fn mark<'a>(sheet: &'a Sheet, item: &Statement) -> Option<&'a str> {
    sheet.mark(&LensId::new(ANSWER), &item.id).map(OptionId::as_str)
}

fn of_stage(stages: &'static Stages, stage: &Stage) -> impl Iterator<Item = &'static Statement> {
    let id = stage.id.clone();
    stages.questions.iter().filter(move |item| item.stage == id)
}

/// The reader's word for an answer.
fn word(stages: &'static Stages, answer: &str) -> &'static str {
    stages.answers.iter().find(|(id, _)| id.as_str() == answer).map_or("", |(_, text)| text)
}

/// One stage, the name of this kind of stage in a sentence.
fn noun(stages: &Stages) -> &'static str {
    match stages.shape {
        Shape::Circles => "circle",
        Shape::Ladder => "rung",
    }
}

/// How one stage stands, in numbers that a reader can check.
fn standing(stages: &'static Stages, score: &StageScore, sheet: Option<&Sheet>, at: usize) -> Option<El> {
    let (stage, scored) = (stages.stages.get(at)?, score.stages.get(at)?);
    let mut said = String::new();
    if let Some(sheet) = sheet {
        let number = |answer: Option<&str>| of_stage(stages, stage).filter(|item| mark(sheet, item) == answer).count();
        let counts: Vec<String> = [
            (Some(YES), word(stages, YES)),
            (Some(PARTLY), word(stages, PARTLY)),
            (Some(NOT_YET), word(stages, NOT_YET)),
            (None, "Not sure"),
        ]
        .into_iter()
        .map(|(answer, word)| (number(answer), word))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} “{word}”"))
        .collect();
        said = format!("{}. ", and(&counts));
    }
    let inner = match stages.shape {
        Shape::Circles => "inside",
        Shape::Ladder => "below",
    };
    said += &match (scored.share, State::of(score, at)) {
        (None, _) => "Too few answers to tell.".to_owned(),
        (Some(share), State::Held) => format!("{share} % of the evidence, and it holds from {HOLDS} % on."),
        (Some(share), State::Exposed) => {
            format!("{share} % of the evidence. That would be enough, if all {inner} it held as well.")
        }
        (Some(share), State::Next | State::Later) => {
            format!("{share} % of the evidence; it would hold from {HOLDS} % on.")
        }
    };
    Some(el("p").class("standing").kid(el("b").text(format!("{}: ", stage.name))).text(said))
}

/// What it means to be ahead of oneself.
fn exposure(stages: &'static Stages, score: &StageScore) -> AnyView {
    if score.exposed.is_empty() {
        return nothing();
    }
    let name = |stage: &Stage| score.exposed.contains(&stage.id).then(|| stage.name.clone());
    let names: Vec<String> = stages.stages.iter().filter_map(name).collect();
    let told = &stages.exposure;
    section("exposure", told.headline.as_str())
        .kid(quiet(format!("Ahead of the rest: {}.", and(&names))))
        .kid(paragraphs(&told.means))
        .kid(el("p").kid(el("b").text("To close the gap: ")).text(told.next.as_str()))
        .maybe((!told.avoid.is_empty()).then(|| avoid(&told.avoid)))
        .into()
}

/// What is there and what is missing for the stage that comes next.
fn evidence(shown: &Shown, stages: &'static Stages, sheet: &Sheet, next: &'static Stage) -> El {
    let is_there = |item: &&Statement| mark(sheet, item) == Some(YES);
    let group = |title: &'static str, which: &dyn Fn(&&'static Statement) -> bool| -> AnyView {
        let items: Vec<El> = of_stage(stages, next)
            .filter(|item| which(item))
            .map(|item| told(shown, stages, sheet, item, true))
            .collect();
        if items.is_empty() {
            return nothing();
        }
        many(vec![el("h3").text(title).into(), el("ul").kids(items).into()])
    };
    el("div").class("evidence").kid(
        section("evidence", format!("Next: {}", next.name))
            .kid(p(next.tagline.as_str()))
            .kid(quiet(stages.window.as_str()))
            .kid(group("What is there", &|item| is_there(item)))
            .kid(group("Missing, and in your own hands", &|item| !is_there(item) && item.yours))
            .kid(group("Missing, and only others can give it", &|item| !is_there(item) && !item.yours)),
    )
}

/// One statement and what was answered; with `help` also how to come by what is missing.
fn told(shown: &Shown, stages: &'static Stages, sheet: &Sheet, item: &'static Statement, help: bool) -> El {
    let (sign, class, said) = match mark(sheet, item) {
        Some(YES) => ("+", "", word(stages, YES)),
        Some(PARTLY) => ("½", "against", word(stages, PARTLY)),
        Some(NOT_YET) => ("–", "against", word(stages, NOT_YET)),
        Some(_) | None => ("?", "against", "Not sure, or not answered"),
    };
    let missing = (help && sign != "+").then(|| p(item.missing.as_str()).class("how"));
    el("li")
        .class(class)
        .kid(el("span").class("mark-sign").attr("aria-hidden", "true").text(sign))
        .text(format!("{} ", item.prompt))
        .kid(el("b").text(said))
        .text(" ")
        .maybe(change(shown, &item.id, &item.prompt))
        .maybe(missing)
}

/// The step at which the way outward stalls.
fn stall(stages: &'static Stages, score: &StageScore) -> AnyView {
    let stalled = score.stalls.as_ref().and_then(|id| stages.steps.iter().find(|step| step.id == *id));
    let Some(stalled) = stalled else { return nothing() };
    let steps = stages.steps.iter().map(|step| {
        if step.id == stalled.id {
            let here = el("b").text(format!("{}: it stalls here", step.name));
            el("li").class("here").attr("aria-current", "step").kid(here)
        } else {
            el("li").text(step.name.as_str())
        }
    });
    section("stalls", format!("Where the way stalls: {}", stalled.name))
        .kid(el("ol").class("steps").kids(steps))
        .kid(paragraphs(&stalled.stalls))
        .into()
}

/// Every stage but the next with what was answered; what each is where there are figures alone.
fn all(shown: &Shown, stages: &'static Stages, score: &StageScore) -> El {
    let sheet = shown.sheet.as_ref();
    let each = stages.stages.iter().zip(&score.stages).enumerate().filter_map(|(at, (stage, scored))| {
        let state = State::of(score, at);
        if state == State::Next && sheet.is_some() {
            return None;
        }
        let sum = format!(" {}, {}", share(scored.share), state.said(stages.shape));
        let answers = sheet
            .map(|sheet| el("ul").kids(of_stage(stages, stage).map(|item| told(shown, stages, sheet, item, false))));
        let summary = el("summary").kid(el("b").text(stage.name.as_str())).kid(el("span").class("quiet").text(sum));
        Some(
            el("details")
                .class("evidence")
                .id(format!("stage-{}", stage.id))
                .kid(summary)
                .kid(p(stage.tagline.as_str()))
                .maybe(answers),
        )
    });
    let title = match (sheet.is_some(), score.place < stages.stages.len(), stages.shape) {
        (true, true, Shape::Circles) => "The other circles",
        (true, true, Shape::Ladder) => "The other rungs",
        (true, false, Shape::Circles) => "The circles one by one",
        (true, false, Shape::Ladder) => "The rungs one by one",
        (false, _, Shape::Circles) => "What the circles are",
        (false, _, Shape::Ladder) => "What the rungs are",
    };
    section("all", title).kids(each)
}

/// A sheet on which one more statement has this answer.
fn put(sheet: &mut Sheet, item: &Statement, answer: &str) {
    let marks = sheet.lenses.entry(LensId::new(ANSWER)).or_default();
    marks.insert(item.id.clone(), Some(OptionId::new(answer)));
}

/// The fewest statements of the next stage that would be enough if their answer were yes, those in
/// the reader's own hands before others that count the same; and the result then.
fn enough(stages: &'static Stages, score: &StageScore, sheet: &Sheet) -> Option<(Vec<&'static Statement>, StageScore)> {
    let next = stages.stages.get(score.place)?;
    let mut sheet = sheet.clone();
    let mut taken: Vec<&'static Statement> = Vec::new();
    loop {
        let now = stages.score(&sheet);
        if now.place > score.place {
            return Some((taken, now));
        }
        // While too little is answered for a share, what is open comes first.
        let unknown = now.stages.get(score.place).is_none_or(|stage| stage.share.is_none());
        let mut best: Option<((u8, bool, bool), &'static Statement)> = None;
        for item in of_stage(stages, next).filter(|item| mark(&sheet, item) != Some(YES)) {
            let mut then = sheet.clone();
            put(&mut then, item, YES);
            let share = stages.score(&then).stages.get(score.place).and_then(|stage| stage.share).unwrap_or(0);
            let worth = (share, unknown && mark(&sheet, item).is_none(), item.yours);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, item));
            }
        }
        let (_, item) = best?;
        put(&mut sheet, item, YES);
        taken.push(item);
    }
}

/// Whether the next stage would hold if all that is in the reader's own hands were there.
fn own_hands_do(stages: &'static Stages, score: &StageScore, sheet: &Sheet) -> bool {
    let Some(next) = stages.stages.get(score.place) else { return false };
    let mut sheet = sheet.clone();
    of_stage(stages, next).filter(|item| item.yours).for_each(|item| put(&mut sheet, item, YES));
    stages.score(&sheet).place > score.place
}

/// How many statements of a stage that holds would have to be "not yet" instead of "yes" before it no
/// longer holds.
fn until_lost(stages: &'static Stages, sheet: &Sheet, at: usize) -> Option<usize> {
    let mut sheet = sheet.clone();
    let there = of_stage(stages, stages.stages.get(at)?).filter(|item| mark(&sheet, item) == Some(YES));
    for (before, item) in there.collect::<Vec<_>>().into_iter().enumerate() {
        put(&mut sheet, item, NOT_YET);
        if stages.score(&sheet).stages.get(at).is_none_or(|stage| !stage.holds()) {
            return Some(before + 1);
        }
    }
    None
}

fn what_would_change(stages: &'static Stages, score: &StageScore, sheet: &Sheet) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    if let (Some(next), Some((taken, then))) = (stages.stages.get(score.place), enough(stages, score, sheet)) {
        let (yes, noun) = (word(stages, YES), noun(stages));
        let place = then.place.checked_sub(1).and_then(|at| stages.stages.get(at)).filter(|place| place.id != next.id);
        let number = taken.len();
        let said = format!("{number} more “{yes}” would be enough for the {noun} “{}”. The shortest way:", next.name);
        parts.push(p(said).into());
        let items = taken.iter().map(|item| {
            let whose = if item.yours { " in your own hands" } else { " only others can give it" };
            el("li").text(format!("{} ", item.prompt)).kid(el("span").class("quiet").text(whose))
        });
        parts.push(el("ul").kids(items).into());
        let mine = of_stage(stages, next).any(|item| item.yours && mark(sheet, item) != Some(YES));
        let alone = match (mine, own_hands_do(stages, score, sheet)) {
            (false, _) => "Everything that is in your own hands is there. The rest comes from others, in their time.",
            (true, true) => "What is in your own hands would be enough by itself.",
            (true, false) => {
                "What is in your own hands would not be enough by itself: a part of it comes from others, in their time."
            }
        };
        parts.push(p(alone).into());
        parts.extend(place.map(|place| {
            p(format!("Your place would then be “{}”, because the evidence for that is there already.", place.name))
                .into()
        }));
    }
    let mut weakest: Option<(usize, &'static Stage)> = None;
    for (at, stage) in stages.stages.iter().enumerate().take(score.place) {
        if let Some(number) =
            until_lost(stages, sheet, at).filter(|number| weakest.is_none_or(|(least, _)| *number < least))
        {
            weakest = Some((number, stage));
        }
    }
    if let Some((number, stage)) = weakest {
        let (yes, not_yet) = (word(stages, YES), word(stages, NOT_YET));
        let with = if parts.is_empty() { "With" } else { "The other way: with" };
        let said = format!("{with} {number} “{not_yet}” in place of “{yes}” for “{}”, ", stage.name);
        parts.push(p(said).text(format!("that {} would no longer hold.", noun(stages))).into());
    }
    if parts.is_empty() {
        return nothing();
    }
    section("change", "What would change it").kid(many(parts)).into()
}
