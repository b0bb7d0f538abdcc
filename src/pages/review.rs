//! `/assess/<id>/review`: all answers before the result.

use crate::browser::{clock, spawn, storage};
use crate::markup::{El, el, live, many, nothing};
use crate::nav::use_nav;
use crate::parts::{button, h1, link, p};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::attempt::Attempt;
use waymark_domain::form::{Asked, Form, Kind, Questionnaire};
use waymark_domain::ids::{AssessmentId, LensId};
use waymark_domain::route::{Address, Route, Step};

/// The page.
#[must_use]
pub fn review(asks: &'static Questionnaire) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let attempt = Memo::new(move |_| nav.at().attempt.and_then(|id| store.attempt(&id)));
    live(move || match attempt.get() {
        None => nothing_here(&asks.id, &asks.title),
        Some(attempt) => answers(asks, &attempt),
    })
}

/// What stands where there is no attempt to show; shared with the result page.
#[must_use]
pub fn nothing_here(id: &AssessmentId, title: &'static str) -> AnyView {
    let intro: Address = Route::Assessment(id.clone(), Step::Intro).into();
    many(vec![
        p(title).class("kicker").into(),
        h1("Nothing to show here yet").into(),
        p("There are no answers for this address in this browser. If you answered on another device or in a private window, they are there; to show somebody a result, send it from its page.").into(),
        el("p").kid(link(&intro, format!("To the {}", title.to_lowercase())).class("button main")).into(),
    ])
}

fn answers(asks: &'static Questionnaire, attempt: &Attempt) -> AnyView {
    let form = &asks.form;
    let way = form.way(Some(attempt));
    // What is written is written if somebody likes.
    let asked = || way.iter().filter(|asked| asked.kind != Kind::Words);
    let open = asked().filter(|asked| !form.is_marked(attempt, asked)).count();
    let said = match open {
        0 => "Everything has an answer. Change what you like, or see the result.".to_owned(),
        _ if form.longest > 0 => "One question is still open. Its answer decides what comes next.".to_owned(),
        _ => format!(
            "{open} of {} questions {} not fully answered. You can leave them; they count as not sure.",
            asked().count(),
            if open == 1 { "is" } else { "are" },
        ),
    };
    let see_result = (open == 0 || form.longest == 0).then(|| see(asks, attempt));
    let again = see_result.is_some().then(|| el("div").class("actions").kid(see(asks, attempt)));
    let rows = way.iter().enumerate().map(|(place, asked)| row(form, attempt, place, asked));
    many(vec![
        p(asks.title.as_str()).class("kicker").into(),
        h1("Review your answers").into(),
        p(said).into(),
        el("div").class("actions").maybe(see_result.map(|button| button.id("see-result"))).into(),
        el("ol").class("review").kids(rows).into(),
        again.map_or_else(nothing, AnyView::from),
    ])
}

/// The button that keeps the attempt as finished and goes to its result; shared with lists.
pub fn see(asks: &'static Questionnaire, attempt: &Attempt) -> El {
    let (nav, store) = (use_nav(), use_store());
    let attempt = attempt.clone();
    let act = move || {
        let first = store.finish(attempt.clone(), clock::now());
        if first {
            // Only now is there something worth keeping.
            spawn(async {
                storage::persist().await;
            });
        }
        nav.go(Address::attempt(&asks.id, Step::Result, &attempt.attempt));
    };
    button("See the result", act).class("main")
}

fn row(form: &'static Form, attempt: &Attempt, place: usize, asked: &'static Asked) -> El {
    let address = Address::attempt(&attempt.assessment, Step::Questions, &attempt.attempt).at(&asked.id);
    let marks = form.lenses_of(asked).into_iter().map(|lens| {
        let said = match attempt.marked(&lens, &asked.id) {
            None if asked.kind == Kind::Words => el("span").class("quiet").text("left empty"),
            None => el("em").class("open").text("no answer yet"),
            Some(mark) if asked.kind == Kind::Words => el("span").text(mark.words.clone()),
            Some(mark) => match &mark.choice {
                None => el("span").text("not sure"),
                Some(choice) => {
                    let offer = asked.offers.iter().find(|offer| offer.id == *choice);
                    el("span").text(offer.map_or("an answer that is no longer offered", |offer| offer.text.as_str()))
                }
            },
        };
        el("dd").maybe(lens_name(form, asked, &lens).map(|name| el("b").text(format!("{name}: ")))).kid(said)
    });
    let marked = form.is_marked(attempt, asked);
    let change = link(&address, if marked { "Change" } else { "Answer" });
    el("li")
        .class(if marked || asked.kind == Kind::Words { "" } else { "unanswered" })
        .kid(el("dl").kid(el("dt").text(asked.prompt.as_str())).kids(marks))
        .kid(change.kid(el("span").class("sr").text(format!(" question {}", place + 1))))
}

/// Which lens a mark is through, where there is more than one.
fn lens_name(form: &'static Form, asked: &Asked, lens: &LensId) -> Option<&'static str> {
    if asked.kind != Kind::Scored || form.lenses.len() < 2 {
        return None;
    }
    form.lenses.iter().find(|known| known.id == *lens).map(|lens| lens.short.as_str())
}
