//! `/assess/<id>/result`: one's own result.

use crate::browser::{clock, dom, files, picture, spawn};
use crate::data::Data;
use crate::markup::{Words, el, live, live_text, many};
use crate::nav::use_nav;
use crate::pages::review::nothing_here;
use crate::parts::results::{PICTURE, Shown, result as result_body};
use crate::parts::{button, h1, link, p, quiet, send};
use crate::store::use_store;
use leptos::prelude::*;
use std::collections::BTreeMap;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::{Attempt, Millis};
use waymark_domain::ids::{AttemptId, QuestionId};
use waymark_domain::incentives::MINE;
use waymark_domain::markdown;
use waymark_domain::route::{Address, Step};
use waymark_domain::scoring::Sheet;

/// The page.
#[must_use]
pub fn result(assessment: &'static Assessment) -> AnyView {
    let (nav, store) = (use_nav(), use_store());
    let standing = Memo::new(move |_| standing(&store.attempts(), &nav.at().attempt?));
    // The first side that looked at its map although another was being filled in.
    let anyway = RwSignal::new(None::<AttemptId>);
    live(move || match standing.get() {
        None => nothing_here(&assessment.id, &assessment.title),
        Some(standing) => {
            let peeks = anyway.get().as_ref() == Some(&standing.attempt);
            untrack(|| {
                let Some(attempt) = store.attempt(&standing.attempt) else {
                    return nothing_here(&assessment.id, &assessment.title);
                };
                let first = attempt.beside().and_then(|first| store.attempt(&first));
                match (attempt.finished.is_some(), first, store.begun_beside(&attempt.attempt)) {
                    (false, ..) => unfinished(assessment, &attempt),
                    (true, Some(first), _) => other_side(assessment, &first),
                    (true, None, Some(begun)) if !peeks => hidden(assessment, &begun, move || {
                        anyway.set(Some(attempt.attempt.clone()));
                        dom::before_paint(dom::focus_heading);
                    }),
                    (true, None, _) => finished(assessment, &attempt),
                }
            })
        }
    })
}

/// What the page follows from. Words that are written below a result are not in it, or the page would
/// be drawn anew under whoever writes them.
#[derive(Clone, PartialEq)]
struct Standing {
    attempt: AttemptId,
    /// When its result was first shown, and when it was last worked out.
    scored: Option<(Millis, Millis)>,
    /// The same of the other sides of a map.
    others: Vec<(AttemptId, Option<Millis>)>,
}

fn standing(all: &[Attempt], id: &AttemptId) -> Option<Standing> {
    let attempt = all.iter().find(|attempt| attempt.attempt == *id)?;
    let others = all.iter().filter(|other| other.beside().as_ref() == Some(id));
    Some(Standing {
        attempt: id.clone(),
        scored: attempt.finished.as_ref().map(|finished| (finished.at, finished.scored)),
        others: others.map(|o| (o.attempt.clone(), o.finished.as_ref().map(|finished| finished.scored))).collect(),
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
    let store = use_store();
    let others = beside(store.attempts(), attempt);
    let sheet = attempt.sheet();
    let sheets: Vec<Sheet> = others.iter().map(Attempt::sheet).collect();
    let scored = assessment.score(&sheet, &sheets);
    store.note(attempt.clone(), scored.readings(), clock::now());
    let said = assessment.headline(&scored);
    let shown = Shown { assessment, scored, sheet: Some(sheet), own: Some(attempt.clone()), others };
    let date = clock::date(seen.at);
    let trouble = RwSignal::new("");
    let told = move |made: bool| {
        let failed = "The browser could not make this file. Printing works everywhere: choose “Save as PDF” there.";
        trouble.set(if made { "" } else { failed });
    };
    let old = (attempt.revision != assessment.revision).then(|| {
        p("The questions have changed since you answered them. This is worked out from the answers that still have a place; your history keeps the result as it was then.").class("aside")
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
    let id = attempt.attempt.clone();
    // With the words that were written since the page was drawn.
    let now = move || store.attempt(&id).map(|attempt| attempt.sheet());
    let text = {
        let (shown, date, now) = (shown.clone(), date.clone(), now.clone());
        move || {
            let text = markdown::result(shown.assessment, &shown.scored, untrack(&now).as_ref(), &date);
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
    let kept = match assessment.engine {
        Engine::Sorter(_) => "Kept in this browser, with the answers that led here.",
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Map(_) | Engine::Audit(_) => {
            "Kept in this browser. Take it again in about three months, and this page will show what moved and what is only noise."
        }
    };
    let article = el("article")
        .class("prose result")
        .kid(p(format!("{} · {date}", assessment.title)).class("kicker"))
        .kid(h1(said))
        .maybe(old)
        .maybe(corrected)
        .kid(result_body(&shown, Some(tools)))
        .kid(p(kept).class("quiet screen"));
    let sheet = Memo::new(move |_| now());
    let dialog = move || send::dialog(Shown { sheet: sheet.get(), ..shown.clone() });
    many(vec![article.into(), live(dialog)])
}

/// The end of another side of a map: the result is the map they have in common, with the first.
fn other_side(assessment: &'static Assessment, first: &Attempt) -> AnyView {
    let common = Address::attempt(&assessment.id, Step::Result, &first.attempt);
    many(vec![
        p(assessment.title.as_str()).class("kicker").into(),
        h1("Your side is done").into(),
        p("It is on the map now, beside the first side. Both of you see the same map, so fetch the other person and look at it together.").into(),
        el("p").kid(link(&common, "See the map of all sides").class("button main").id("common")).into(),
    ])
}

/// What stands in the place of a map while another side is being filled in beside it, because whoever
/// has seen one side marks the other differently. `anyway` shows the map all the same.
fn hidden(assessment: &'static Assessment, begun: &Attempt, anyway: impl FnMut() + 'static) -> AnyView {
    let store = use_store();
    // An attempt that was only asked for holds nothing but whose other side it is.
    let untouched = begun.marks.values().map(BTreeMap::len).sum::<usize>() <= 1;
    let on = Address::attempt(&begun.assessment, Step::Questions, &begun.attempt);
    let on = if untouched { on.at(&QuestionId::new(MINE)) } else { on };
    let id = begun.attempt.clone();
    let without = move || {
        store.delete(&id);
        dom::before_paint(dom::focus_heading);
    };
    let task = |who: &'static str, what: &'static str| el("li").kid(el("b").text(who)).text(what);
    let tasks = [
        task(
            "The other person: ",
            "go on here, mark your own side and your guesses, and choose “See the result” at the end.",
        ),
        task(
            "Whoever filled in the first side: ",
            "leave the screen to them, and say nothing of your marks until then.",
        ),
        task("Both: ", "look at the map together."),
    ];
    many(vec![
        p(assessment.title.as_str()).class("kicker").into(),
        h1("Hidden until the other side is done").into(),
        p(format!("Another side was begun on {}. Whoever has seen one side marks the other differently, so there is no map until both are there.", clock::date_and_time(begun.started))).into(),
        el("ul").kids(tasks).into(),
        el("p").kid(link(&on, "Go on with the other side").class("button main").id("go-on-beside")).into(),
        el("div")
            .class("actions")
            .kid(button("Show the map anyway", anyway).id("show-anyway"))
            .maybe(untouched.then(|| button("Do without the other side", without).id("without")))
            .into(),
    ])
}

/// The other sides of a map that were filled in and finished beside `first`, in the order they began.
fn beside(all: Vec<Attempt>, first: &Attempt) -> Vec<Attempt> {
    let mut others: Vec<Attempt> = Vec::new();
    for other in all {
        if other.beside().as_ref() == Some(&first.attempt) && other.finished.is_some() {
            let place = others.iter().position(|known| known.started > other.started).unwrap_or(others.len());
            others.insert(place, other);
        }
    }
    others
}
