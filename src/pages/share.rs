//! `/share`: opening a result that somebody sent. Opening writes nothing.

use crate::browser::{clock, dom};
use crate::data::{Data, sent_result};
use crate::markup::{Words, el, live, live_text, many, nothing};
use crate::nav::use_nav;
use crate::pages::loaded;
use crate::parts::results::{Shown, result};
use crate::parts::{h1, link, p, quiet, section};
use crate::store::use_store;
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use waymark_domain::assessment::Assessment;
use waymark_domain::link::{self as links, Body, LinkFault, Sealed};
use waymark_domain::route::{Address, Page, Route, Step};

/// The page.
#[must_use]
pub fn share() -> AnyView {
    let nav = use_nav();
    let data: Data = expect_context();
    live(move || {
        let at = nav.at();
        match sent_result(&at) {
            None => untrack(explain),
            Some(Err(fault)) => refused(&fault),
            Some(Ok(sealed)) if data.index.assessment(&sealed.assessment).is_none() => {
                refused(&LinkFault::UnknownAssessment(sealed.assessment.to_string()))
            }
            Some(Ok(sealed)) => {
                loaded(data.assessment(&sealed.assessment), |assessment| untrack(|| opened(assessment, &sealed)))
            }
        }
    })
}

fn explain() -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<LinkFault>);
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let mut pasted = text.get_untracked();
        if pasted.trim_start().starts_with("r=") {
            // Only the code was copied, without the sign before it.
            pasted = format!("#{}", pasted.trim_start());
        }
        match links::find(&pasted) {
            Err(problem) => fault.set(Some(problem)),
            Ok(_) => {
                let code = pasted.split_once(links::RESULT).map_or("", |(_, code)| code);
                let code = code.split_whitespace().next().unwrap_or_default();
                nav.go(Address::from(Page::Share).part(format!("{}{code}", links::RESULT.trim_start_matches('#'))));
            }
        }
    };
    let mine = move || {
        let index = data.index;
        let results = store.attempts().into_iter().filter(|attempt| attempt.finished.is_some());
        let mine: Vec<_> = results
            .filter_map(|attempt| {
                let card = index.assessment(&attempt.assessment)?;
                let address = Address::attempt(&attempt.assessment, Step::Result, &attempt.attempt);
                let words = format!("{}, {}", card.title, clock::date(attempt.date()));
                Some(el("li").kid(link(&address, words)))
            })
            .collect();
        if mine.is_empty() {
            return nothing();
        }
        many(vec![el("h3").text("Yours to send").into(), el("ul").kids(mine).into()])
    };
    let field = el("textarea")
        .id("paste")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "paste-fault")
        .value(move || text.get())
        .on("input", move |event: Event| text.set(dom::typed(&event)));
    let told = move || fault.with(|fault| fault.as_ref().map_or("".into(), |fault| Words::Owned(fault.to_string())));
    let form = el("form")
        .on("submit", open)
        .kid(el("label").attr("for", "paste").text("The link"))
        .kid(field)
        .kid(el("p").id("paste-fault").attr("role", "alert").class("fault").kid(live_text(told)))
        .kid(el("button").attr("type", "submit").class("main").id("open-link").text("Open"));
    el("article")
        .class("prose")
        .kid(h1("Send and open results"))
        .kid(p("A result can travel in a link. The link holds the result itself; nothing is stored anywhere in between.").class("lead"))
        .kid(
            section("opening", "Open a result you were sent")
                .kid(p("Following the link is enough. If it does not open, paste it here. Opening it changes nothing you have saved."))
                .kid(form),
        )
        .kid(
            section("sending", "Send one of yours")
                .kid(p("Open your result and choose Send. You pick how much travels, and see all of it before you copy the link."))
                .kid(live(mine)),
        )
        .kid(section("asking", "Ask somebody to take one").kid(
            p("Send them the address of the ")
                .kid(link(&Page::Assessments.into(), "assessment"))
                .text(". They answer on their own device and decide themselves whether to send you the result. Say why you ask, and that you will talk about it rather than file it."),
        ))
        .into()
}

fn refused(fault: &LinkFault) -> AnyView {
    many(vec![
        h1("This link does not open").into(),
        p(fault.to_string()).id("link-fault").attr("role", "alert").into(),
        quiet("Nothing you saved was touched.").into(),
        el("p").kid(link(&Page::Share.into(), "Paste another link").class("button")).into(),
    ])
}

fn opened(assessment: &'static Assessment, sealed: &Sealed) -> AnyView {
    let shared = match sealed.open(assessment) {
        Ok(shared) => shared,
        Err(fault) => return refused(&fault),
    };
    let scored = shared.body.scored(assessment);
    let said = assessment.headline(&scored);
    let other = (shared.revision != assessment.revision).then(|| {
        let fits = match &shared.body {
            Body::Answers { came, fit, .. } => format!(
                "{fit} of the {came} answers in it still have a place; the result below is worked out from those."
            ),
            Body::Summary(_) => "The figures below are from the questions as they were.".to_owned(),
        };
        p(format!(
            "This link was made with revision {} of the questions; the site now has revision {}. {fits}",
            shared.revision, assessment.revision,
        ))
        .class("aside")
        .id("other-revision")
    });
    let sheet = match shared.body {
        Body::Answers { sheet, .. } => Some(sheet),
        Body::Summary(_) => None,
    };
    let summary = sheet.is_none().then(|| quiet("The sender chose to send the figures without the answers."));
    let take: Address = Route::Assessment(assessment.id.clone(), Step::Intro).into();
    let shown = Shown { assessment, scored, sheet, own: None, others: Vec::new() };
    el("article")
        .class("prose result")
        .kid(p(format!("{} · {} · sent to you. The sender reads:", assessment.title, clock::date(shared.day))).class("kicker"))
        .kid(h1(said))
        .kid(p("Somebody sent you this result. “You” means the sender all the way down. Talk about it: what surprised them? Never use it for hiring, promotion or a performance review. It is read-only, and nothing of it is saved here.").class("aside"))
        .maybe(other)
        .maybe(summary)
        .kid(result(&shown, None))
        .kid(el("p").kid(link(&take, "Take it yourself").class("button")))
        .into()
}
