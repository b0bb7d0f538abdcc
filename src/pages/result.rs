//! `/assess/<id>/result`: one's own result.

use crate::browser::{clock, dom, files, picture, spawn};
use crate::data::Data;
use crate::markup::{Words, el, live, live_text, many};
use crate::nav::use_nav;
use crate::pages::review::nothing_here;
use crate::parts::profile_result::{PICTURE, Shown, profile_result};
use crate::parts::{button, h1, link, p, quiet, send};
use crate::store::use_store;
use leptos::prelude::*;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::Attempt;
use waymark_domain::markdown;
use waymark_domain::route::{Address, Step};
use waymark_domain::verdict::headline;

/// The page.
#[must_use]
pub fn result(assessment: &'static Assessment) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let attempt = Memo::new(move |_| nav.at().attempt.and_then(|id| store.attempt(&id)));
    live(move || match attempt.get() {
        None => nothing_here(assessment),
        Some(attempt) if attempt.finished.is_none() => unfinished(assessment, &attempt),
        Some(attempt) => untrack(|| finished(assessment, &attempt)),
    })
}

fn unfinished(assessment: &'static Assessment, attempt: &Attempt) -> AnyView {
    let review = Address::attempt(&assessment.id, Step::Review, &attempt.attempt);
    many(vec![
        p(assessment.title.as_str()).class("kicker").into(),
        h1("This attempt has no result yet").into(),
        p("Look over your answers first; the result is one step further.").into(),
        el("p").kid(link(&review, "Review your answers").class("button main")).into(),
    ])
}

fn finished(assessment: &'static Assessment, attempt: &Attempt) -> AnyView {
    let Some(seen) = attempt.finished.clone() else { return unfinished(assessment, attempt) };
    let Engine::Profile(profile) = &assessment.engine;
    let said = seen.scores.first().map_or("", |score| headline(profile, score));
    let shown =
        Shown { assessment, scores: seen.scores.clone(), sheet: Some(attempt.sheet()), own: Some(attempt.clone()) };
    let date = clock::date(seen.at);
    let trouble = RwSignal::new("");
    let told = move |made: bool| {
        let failed = "The browser could not make this file. Printing works everywhere: choose “Save as PDF” there.";
        trouble.set(if made { "" } else { failed });
    };
    let old = (attempt.revision != assessment.revision).then(|| {
        p("The questions have changed since you answered them. This shows the result as it was then; answers to questions that are gone are left out below.").class("aside")
    });
    let stem = format!("{}-{}", assessment.id, clock::iso_day(seen.at));
    let (svg, png, markdown) = (format!("{stem}.svg"), format!("{stem}.png"), format!("{stem}.md"));
    let site = expect_context::<Data>().index.site.name.as_str();
    let words =
        [format!("{} · {date}", assessment.title), format!("{site} · describes some months of work. Not for reviews.")];
    let words_again = words.clone();
    let save_svg = move || {
        let made =
            picture::svg(PICTURE, &words).and_then(|(text, ..)| files::download_text(&svg, "image/svg+xml", &text));
        told(made.is_ok());
    };
    let save_png = move || {
        let (name, words) = (png.clone(), words_again.clone());
        spawn(async move {
            let made = picture::png(PICTURE, &words).await.and_then(|blob| files::download(&name, &blob));
            told(made.is_ok());
        });
    };
    let text = {
        let (shown, date) = (shown.clone(), date.clone());
        move || {
            let Engine::Profile(profile) = &shown.assessment.engine;
            let text = markdown::result(shown.assessment, profile, &shown.scores, shown.sheet.as_ref(), &date);
            told(files::download_text(&markdown, "text/markdown", &text).is_ok());
        }
    };
    let tools = el("div")
        .class("actions tools")
        .kid(button("Send…", send::open).class("main").id("send"))
        .kid(button("Print", dom::print).id("print"))
        .kid(button("Picture (SVG)", save_svg).id("save-svg"))
        .kid(button("Picture (PNG)", save_png).id("save-png"))
        .kid(button("Text (Markdown)", text).id("save-markdown"))
        .kid(el("p").attr("role", "status").kid(live_text(move || Words::Borrowed(trouble.get()))));
    let corrected = (seen.scored > seen.at).then(|| {
        quiet(format!("You changed answers since; worked out anew on {}.", clock::date_and_time(seen.scored)))
    });
    let article = el("article")
        .class("prose result")
        .kid(p(format!("{} · {date}", assessment.title)).class("kicker"))
        .kid(h1(said))
        .maybe(old)
        .maybe(corrected)
        .kid(profile_result(&shown, Some(tools)))
        .kid(p("Kept in this browser. Take it again in about three months, and this page will show what moved and what is only noise.").class("quiet screen"));
    many(vec![article.into(), send::dialog(shown)])
}
