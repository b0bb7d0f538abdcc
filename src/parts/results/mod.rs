//! Results: shown to whoever answered, and read-only to whoever was sent one. One file an engine, and
//! here what they share.

mod audit;
mod facets;
mod incentives;
mod profile;
mod sorter;
mod stage;

use crate::browser::clock;
use crate::charts;
use crate::data::Data;
use crate::markup::{El, el, many, nothing};
use crate::parts::blocks::blocks;
use crate::parts::{details, link, p, paragraphs, quiet, section};
use crate::store::use_store;
use leptos::prelude::{AnyView, expect_context};
use waymark_domain::advice::Advice;
use waymark_domain::assessment::{Assessment, Engine, Scored};
use waymark_domain::attempt::{Attempt, CONTEXT};
use waymark_domain::catalogue::AssessmentCard;
use waymark_domain::ids::{GuideId, LensId, OptionId, QuestionId, SectionId};
use waymark_domain::incentives::{MINE, THEIRS};
use waymark_domain::reading::Reading;
use waymark_domain::route::{Address, Page, Route, Step};
use waymark_domain::scoring::Sheet;

/// What a result is drawn from.
#[derive(Clone)]
pub struct Shown {
    /// The assessment.
    pub assessment: &'static Assessment,
    /// What came out of the answers, or of the summary that came.
    pub scored: Scored,
    /// The answers, unless only a summary came.
    pub sheet: Option<Sheet>,
    /// The reader's own attempt; `None` for somebody else's result.
    pub own: Option<Attempt>,
    /// The other sides of a map that were filled in beside this one, in the order they began.
    pub others: Vec<Attempt>,
}

/// The picture's id, by which it is saved as a file.
pub const PICTURE: &str = "picture";

/// The whole result below its headline; `tools` is what can be done with it.
#[must_use]
pub fn result(shown: &Shown, tools: Option<El>) -> AnyView {
    let body = match (&shown.assessment.engine, &shown.scored) {
        (Engine::Profile(profile), Scored::Profile(scores)) => profile::body(shown, profile, scores, tools),
        (Engine::Stage(stages), Scored::Stage(score)) => stage::body(shown, stages, score, tools),
        (Engine::Facets(facets), Scored::Facets(score)) => facets::body(shown, facets, score, tools),
        (Engine::Sorter(sorter), Scored::Sorter(score)) => sorter::body(shown, sorter, score, tools),
        (Engine::Map(map), Scored::Map(scores)) => incentives::body(shown, map, scores, tools),
        (Engine::Audit(audit), Scored::Audit(score)) => audit::body(shown, audit, score, tools),
        // A score is made by the engine it is read with.
        _ => nothing(),
    };
    let figures = link(&Address::from(Page::About).part("figures"), "the method page");
    many(vec![
        body,
        shown.own.as_ref().map_or_else(nothing, |own| earlier(own, &shown.scored.readings())),
        section("method", "How this works, and what it cannot tell")
            .class("method")
            .kids(blocks(&shown.assessment.method))
            .kid(p("The measured figures, such as what random answers give, are on ").kid(figures).text("."))
            .into(),
    ])
}

/// What to do this week and what to leave alone, and what is worth reading.
fn next_step(advice: &'static Advice) -> El {
    section("next", "One next step")
        .kid(paragraphs(&advice.next))
        .maybe((!advice.avoid.is_empty()).then(|| avoid(&advice.avoid)))
        .kid(reading(advice.read.iter()))
}

/// The first paragraph of a text, which stands before the picture, and what follows behind it.
fn first_paragraph(text: &'static str) -> (AnyView, AnyView) {
    match text.split_once("\n\n") {
        Some((first, rest)) => (paragraphs(first), paragraphs(rest)),
        None => (paragraphs(text), nothing()),
    }
}

/// What to leave alone.
fn avoid(text: &'static str) -> El {
    el("p").kid(el("b").text("Not this week: ")).text(text)
}

/// For one's own result, the way back to a question.
fn change(shown: &Shown, question: &QuestionId, prompt: &str) -> Option<El> {
    let own = shown.own.as_ref()?;
    let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(question);
    Some(link(&address, "Change").kid(el("span").class("sr").text(format!(": {prompt}"))))
}

/// For one's own result, the way to the first question without an answer that counts.
fn unanswered<'a>(shown: &Shown, lens: &LensId, questions: impl Iterator<Item = &'a QuestionId>) -> Option<El> {
    let (own, sheet) = (shown.own.as_ref()?, shown.sheet.as_ref()?);
    let mut open = questions.filter(|id| sheet.mark(lens, id).is_none());
    let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(open.next()?);
    Some(el("p").kid(link(&address, "Answer the ones you left open").class("button main")))
}

/// Links to sections of guides; each once.
fn reading(sections: impl Iterator<Item = &'static (GuideId, SectionId)>) -> AnyView {
    let data: Data = expect_context();
    let index = data.index;
    let mut seen = Vec::new();
    let mut links: Vec<El> = Vec::new();
    for (guide, part) in sections {
        let card = index.guide(guide);
        let title = card.and_then(|card| card.sections.iter().find(|(id, _)| id == part)).map(|(_, title)| title);
        let (Some(card), Some(title), false) = (card, title, seen.contains(&(guide, part))) else { continue };
        seen.push((guide, part));
        let address = Address::from(Route::Guide(guide.clone())).part(part.as_str());
        let of = el("span").class("quiet").text(format!(" in “{}”", card.title));
        links.push(el("li").kid(link(&address, title.as_str())).kid(of));
    }
    if links.is_empty() {
        return nothing();
    }
    many(vec![el("h3").text("Worth reading").into(), el("ul").kids(links).into()])
}

/// The latest earlier result, laid over this one.
fn earlier(own: &Attempt, now: &[Reading]) -> AnyView {
    let data: Data = expect_context();
    let before = use_store().attempts().into_iter().find(|other| {
        other.assessment == own.assessment
            && other.finished.as_ref().is_some_and(|finished| !finished.readings.is_empty())
            && other.beside().is_none()
            && other.date() < own.date()
            // A map of another pair is no earlier map of this one.
            && roles(other) == roles(own)
    });
    let index = data.index;
    match (before.and_then(|before| before.finished), index.assessment(&own.assessment)) {
        // A sorter's results are of different cases; there is no change in them.
        (Some(_), Some(card)) if card.kind == "sorter" => nothing(),
        (Some(before), Some(card)) => section("since", format!("Since {}", clock::date(before.at)))
            .kids(overlay(card, &before.readings, now))
            .into(),
        _ => nothing(),
    }
}

/// Whose sides an attempt at a map is about; nothing for other engines.
fn roles(attempt: &Attempt) -> [Option<OptionId>; 2] {
    let role =
        |whose| attempt.marked(&LensId::new(CONTEXT), &QuestionId::new(whose)).and_then(|mark| mark.choice.clone());
    [role(MINE), role(THEIRS)]
}

/// Two results laid over each other, series by series.
pub fn overlay(card: &'static AssessmentCard, before: &[Reading], after: &[Reading]) -> Vec<El> {
    let words = &card.history;
    let pairs = words.series.iter().filter_map(|(series, short)| {
        let was = before.iter().find(|reading| reading.series == *series)?;
        let is = after.iter().find(|reading| reading.series == *series)?;
        let told =
            |when: &str, reading: &Reading| el("p").kid(el("b").text(format!("{when}: "))).text(told(card, reading));
        let drawn = (!is.figures.is_empty()).then(|| {
            el("figure")
                .kid(el("figcaption").text(short.as_str()))
                .kid(charts::change::change(words, was, is))
                .kid(details("The same as a table").kid(charts::change::table(words, was, is)))
        });
        Some(el("div").kid(told("Then", was)).kid(told("Now", is)).maybe(drawn))
    });
    let noise = format!(
        "A change of {} points or less is smaller than this instrument’s noise: the same person, unchanged, would often see as much.",
        words.noise_points,
    );
    let noise = (words.noise_points > 0).then(|| p(noise));
    noise.into_iter().chain([quiet("Hollow is before, solid is after."), el("div").class("pair").kids(pairs)]).collect()
}

/// One reading in a few words: "My work: Solver".
#[must_use]
pub fn told(card: &AssessmentCard, reading: &Reading) -> String {
    let words = &card.history;
    let series = words.series.iter().find(|(id, _)| *id == reading.series);
    let series = series.map_or(reading.series.as_str(), |(_, short)| short);
    let names: Vec<String> = reading.leads.iter().map(|lead| words.name(lead).to_owned()).collect();
    let said = match words.outcomes.iter().find(|(id, _)| *id == reading.outcome) {
        Some((_, said)) if names.is_empty() => said.clone(),
        _ => crate::parts::and(&names),
    };
    format!("{series}: {said}")
}
