//! `/assess/<id>/review`: all answers before the result.

use crate::browser::{clock, spawn, storage};
use crate::markup::{El, el, live, many};
use crate::nav::use_nav;
use crate::parts::{button, h1, link, p};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::{Attempt, CONTEXT};
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::profile::Profile;
use waymark_domain::route::{Address, Route, Step};

/// The page.
#[must_use]
pub fn review(assessment: &'static Assessment) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let attempt = Memo::new(move |_| nav.at().attempt.and_then(|id| store.attempt(&id)));
    live(move || match attempt.get() {
        None => nothing_here(assessment),
        Some(attempt) => answers(assessment, &attempt),
    })
}

/// What stands where there is no attempt to show; shared with the result page.
#[must_use]
pub fn nothing_here(assessment: &'static Assessment) -> AnyView {
    let intro: Address = Route::Assessment(assessment.id.clone(), Step::Intro).into();
    many(vec![
        p(assessment.title.as_str()).class("kicker").into(),
        h1("Nothing to show here yet").into(),
        p("There are no answers for this address in this browser. If you answered on another device or in a private window, they are there; to show somebody a result, send it from its page.").into(),
        el("p").kid(link(&intro, format!("To the {}", assessment.title.to_lowercase())).class("button main")).into(),
    ])
}

fn answers(assessment: &'static Assessment, attempt: &Attempt) -> AnyView {
    let Engine::Profile(profile) = &assessment.engine;
    let open = profile.question_ids().filter(|id| !profile.is_marked(attempt, id)).count();
    let said = if open == 0 {
        "Everything has an answer. Change what you like, or see the result.".to_owned()
    } else {
        format!(
            "{open} of {} questions {} not fully answered. You can leave them; they count as not sure.",
            profile.question_ids().count(),
            if open == 1 { "is" } else { "are" },
        )
    };
    let rows = profile.question_ids().enumerate().map(|(place, id)| row(profile, attempt, place, id));
    many(vec![
        p(assessment.title.as_str()).class("kicker").into(),
        h1("Review your answers").into(),
        p(said).into(),
        el("div").class("actions").kid(see(assessment, attempt).id("see-result")).into(),
        el("ol").class("review").kids(rows).into(),
        el("div").class("actions").kid(see(assessment, attempt)).into(),
    ])
}

fn see(assessment: &'static Assessment, attempt: &Attempt) -> El {
    let (nav, store) = (use_nav(), use_store());
    let attempt = attempt.clone();
    let act = move || {
        let first = store.finish(assessment, attempt.clone(), clock::now());
        if first {
            // Only now is there something worth keeping.
            spawn(async {
                storage::persist().await;
            });
        }
        nav.go(Address::attempt(&assessment.id, Step::Result, &attempt.attempt));
    };
    button("See the result", act).class("main")
}

fn row(profile: &'static Profile, attempt: &Attempt, place: usize, id: &QuestionId) -> El {
    let address = Address::attempt(&attempt.assessment, Step::Questions, &attempt.attempt).at(id);
    let (prompt, options) = words(profile, id);
    let marks = profile.lenses_of(id).into_iter().map(|lens| {
        let said = match attempt.marked(&lens, id).map(|mark| &mark.choice) {
            None => el("em").class("open").text("no answer yet"),
            Some(None) => el("span").text("not sure"),
            Some(Some(choice)) => {
                let text = options.iter().find(|(id, _)| *id == choice).map(|(_, text)| *text);
                el("span").text(text.unwrap_or("an answer that is no longer offered"))
            }
        };
        el("dd").maybe(lens_name(profile, &lens).map(|name| el("b").text(format!("{name}: ")))).kid(said)
    });
    let marked = profile.is_marked(attempt, id);
    let change = link(&address, if marked { "Change" } else { "Answer" });
    el("li")
        .class(if marked { "" } else { "unanswered" })
        .kid(el("dl").kid(el("dt").text(prompt)).kids(marks))
        .kid(change.kid(el("span").class("sr").text(format!(" question {}", place + 1))))
}

fn words(profile: &'static Profile, id: &QuestionId) -> (&'static str, Vec<(&'static OptionId, &'static str)>) {
    if let Some(question) = profile.questions.iter().find(|question| question.id == *id) {
        return (question.prompt.as_str(), question.options.iter().map(|o| (&o.id, o.text.as_str())).collect());
    }
    let context = profile.context.iter().find(|question| question.id == *id);
    context.map_or_else(
        || ("", Vec::new()),
        |question| (question.prompt.as_str(), question.options.iter().map(|o| (&o.id, o.text.as_str())).collect()),
    )
}

fn lens_name(profile: &'static Profile, lens: &LensId) -> Option<&'static str> {
    if lens.as_str() == CONTEXT {
        return None;
    }
    profile.lenses.iter().find(|known| known.id == *lens).map(|lens| lens.short.as_str())
}
