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
use waymark_domain::attempt::Attempt;
use waymark_domain::form::{Kind, Questionnaire};
use waymark_domain::ids::AttemptId;
use waymark_domain::route::{Address, Page, Route, Step};

/// The page.
#[must_use]
pub fn intro(asks: &'static Questionnaire) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let (from, to) = asks.minutes;
    let length = format!("{} · {from} to {to} minutes", how_much(asks));
    let id = &asks.id;
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
    let label =
        move || open.with(|open| open.as_ref().map_or("Start".into(), |attempt| resume(data, asks, attempt).into()));
    el("article")
        .class("prose")
        .kid(p("Self-assessment").class("kicker"))
        .kid(h1(asks.title.as_str()))
        .kid(p(asks.summary.as_str()).class("lead"))
        .kid(quiet(length))
        .kid(
            el("div")
                .class("actions")
                .kid(
                    link(&Route::Assessment(asks.id.clone(), Step::Questions).into(), "")
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
        .kids(blocks(&asks.opening))
        .kid(el("h2").text("What is kept, and where"))
        .kid(
            p("Each answer is saved at once, in this browser and nowhere else. You can close the page and go on later, on this device. You can see, download and delete everything under ")
                .kid(link(&Page::Me.into(), "Saved"))
                .text(". Nobody else sees a result unless you send it yourself."),
        )
        .into()
}

/// "Go on with question 5 of 14".
fn resume(data: Data, asks: &'static Questionnaire, attempt: &Attempt) -> String {
    if asks.list.is_some() {
        return "Go on with your list".to_owned();
    }
    let address = Address::attempt(&attempt.assessment, Step::Questions, &attempt.attempt);
    let address = with_question(data, use_store(), address);
    if address.question.is_none() {
        return "Go on: review your answers".to_owned();
    }
    let position = head::position(data, &address, Some(attempt)).unwrap_or_default();
    let mut letters = position.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("Go on with {}{}", first.unwrap_or_default(), letters.as_str())
}

/// "14 situations and 3 short questions", "3 to 12 pieces of work".
fn how_much(asks: &Questionnaire) -> String {
    if let Some(list) = &asks.list {
        return format!("{} to {} pieces of work, {} marks each", list.least, list.most, list.ratings.len());
    }
    let form = &asks.form;
    if form.longest > 0 {
        return format!("{} at most", count(form.longest.into(), "question", "questions"));
    }
    let number = |kind: Kind| form.asked.iter().filter(|asked| asked.kind == kind).count();
    let scored = count(number(Kind::Scored), &form.noun, &format!("{}s", form.noun));
    match number(Kind::Context) + number(Kind::Words) {
        0 => scored,
        more => format!("{scored} and {}", count(more, "short question", "short questions")),
    }
}
