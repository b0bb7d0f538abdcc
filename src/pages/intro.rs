//! `/assess/<id>`: what it is, how long it takes, what is kept; start, go on, or start over.

use crate::browser::clock;
use crate::data::Data;
use crate::head;
use crate::markup::{el, live, live_text, nothing};
use crate::nav::{use_nav, with_question};
use crate::parts::blocks::blocks;
use crate::parts::{button, count, h1, link, p, quiet};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::ids::AttemptId;
use waymark_domain::route::{Address, Page, Route, Step};

/// The page.
#[must_use]
pub fn intro(assessment: &'static Assessment) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let Engine::Profile(profile) = &assessment.engine;
    let (from, to) = assessment.minutes;
    let company = match profile.context.len() {
        0 => String::new(),
        number => format!(" and {} about your company", count(number, "question", "questions")),
    };
    let length = format!("{} situations{company} · {from} to {to} minutes", profile.questions.len());
    let id = &assessment.id;
    let open = Memo::new(move |_| store.unfinished(id));
    let start_over = move || {
        let fresh = AttemptId::new(clock::fresh_id());
        nav.go(Address::attempt(id, Step::Questions, &fresh));
    };
    let begun = move || match open.get() {
        None => nothing(),
        Some(attempt) => {
            let began = clock::date(attempt.started);
            quiet(format!("You began on {began}. Starting over keeps what you have; you find it under Saved.")).into()
        }
    };
    let last = move || {
        let finished = |a: &Attempt| a.assessment == *id && a.finished.is_some();
        store.attempts().into_iter().find(finished).map_or_else(nothing, |attempt| {
            let address = Address::attempt(&attempt.assessment, Step::Result, &attempt.attempt);
            el("p").kid(link(&address, format!("Your result of {}", clock::date(attempt.date())))).into()
        })
    };
    let label = move || open.with(|open| open.as_ref().map_or("Start".into(), |attempt| resume(data, attempt).into()));
    el("article")
        .class("prose")
        .kid(p("Self-assessment").class("kicker"))
        .kid(h1(assessment.title.as_str()))
        .kid(p(assessment.summary.as_str()).class("lead"))
        .kid(quiet(length))
        .kid(
            el("div")
                .class("actions")
                .kid(
                    link(&Route::Assessment(assessment.id.clone(), Step::Questions).into(), "")
                        .class("button main")
                        .id("start")
                        .attr("data-early", "")
                        .kid(live_text(label)),
                )
                .kid(live(move || match open.with(Option::is_some) {
                    true => button("Start over", start_over).id("start-over").into(),
                    false => nothing(),
                })),
        )
        .kid(live(begun))
        .kid(live(last))
        .kids(blocks(&assessment.opening))
        .kid(el("h2").text("What is kept, and where"))
        .kid(
            p("Each answer is saved at once, in this browser and nowhere else. You can close the page and go on later, on this device. You can see, download and delete everything under ")
                .kid(link(&Page::Me.into(), "Saved"))
                .text(". Nobody else sees a result unless you send it yourself."),
        )
        .into()
}

/// "Go on with question 5 of 14".
fn resume(data: Data, attempt: &Attempt) -> String {
    let address = Address::attempt(&attempt.assessment, Step::Questions, &attempt.attempt);
    let address = with_question(data, use_store(), address);
    if address.question.is_none() {
        return "Go on: review your answers".to_owned();
    }
    let position = head::position(data, &address).unwrap_or_default();
    let mut letters = position.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("Go on with {}{}", first.unwrap_or_default(), letters.as_str())
}
