//! Sending a result: the sender chooses how much travels and sees it before copying.

use crate::browser::{clock, dom, location, sending, spawn};
use crate::markup::{El, Words, el, live, live_text};
use crate::nav::use_nav;
use crate::parts::profile_result::Shown;
use crate::parts::{button, list, quiet};
use leptos::prelude::*;
use waymark_domain::assessment::Engine;
use waymark_domain::link::{Extent, encode};
use waymark_domain::profile::Lens;
use waymark_domain::route::{Address, Page};

const DIALOG: &str = "send-dialog";

/// Opens the dialog that [`dialog`] draws.
pub fn open() {
    dom::show_dialog(DIALOG, true);
}

/// The dialog for sending one's own result.
#[must_use]
pub fn dialog(shown: Shown) -> AnyView {
    let nav = use_nav();
    let extent = RwSignal::new(Extent::Summary);
    let said = RwSignal::new("");
    let shareable = sending::can_share();
    let title = format!("{}: a result", shown.assessment.title);
    let shown = StoredValue::new(shown);
    let url = move || {
        shown
            .with_value(|shown| {
                let own = shown.own.as_ref()?;
                let sheet = shown.sheet.clone().unwrap_or_default();
                let fragment =
                    encode(shown.assessment, own.revision, own.date(), &sheet, &shown.scores, extent.get()).ok()?;
                let address = Address::from(Page::Share).part(fragment.trim_start_matches('#'));
                Some(format!("{}{}", location::origin(), nav.href(&address)))
            })
            .unwrap_or_default()
    };
    let copy = move || {
        let url = untrack(url);
        spawn(async move {
            let done = sending::copy(&url).await;
            said.set(if done {
                "Copied."
            } else {
                "This browser did not allow copying. Select the link and copy it by hand."
            });
        });
    };
    let share = move || {
        let (title, url) = (title.clone(), untrack(url));
        spawn(async move {
            if sending::share(&title, &url).await {
                said.set("Handed over.");
            }
        });
    };
    let choice = move |value: Extent, id: &'static str, label: &'static str| -> El {
        let radio =
            el("input").attr("type", "radio").attr("name", "extent").id(id).checked(move || extent.get() == value).on(
                "change",
                move |_: leptos::ev::Event| {
                    extent.set(value);
                    said.set("");
                },
            );
        el("label").class("choice").kid(radio).kid(el("span").text(label))
    };
    let travels = move || list(&shown.with_value(|shown| travels(shown, extent.get()))).into();
    el("dialog")
        .id(DIALOG)
        .attr("aria-labelledby", "send-title")
        .kid(el("h2").id("send-title").text("Send this result"))
        .kid(
            el("fieldset")
                .kid(el("legend").text("What should travel?"))
                .kid(choice(Extent::Summary, "send-summary", "A summary: the counts"))
                .kid(choice(Extent::Answers, "send-answers", "Every answer")),
        )
        .kid(el("h3").text("This is all that travels"))
        .kid(el("div").class("aside travels").attr("tabindex", "0").attr("role", "group").attr("aria-label", "What travels").kid(live(travels)))
        .kid(quiet("It stands in the part of the link after #, which browsers do not send to servers. Whoever has the link can read it. It cannot be called back."))
        .kid(el("label").attr("for", "send-link").text("The link"))
        .kid(el("input").id("send-link").attr("type", "text").attr("readonly", "").value(url))
        .kid(
            el("div")
                .class("actions")
                .kid(button("Copy the link", copy).class("main").id("send-copy"))
                .maybe(shareable.then(|| button("Share…", share)))
                .kid(button("Close", || dom::show_dialog(DIALOG, false)))
                .kid(el("p").attr("role", "status").kid(live_text(move || Words::Borrowed(said.get())))),
        )
        .into()
}

/// Every line that the link will hold, in words.
fn travels(shown: &Shown, extent: Extent) -> Vec<String> {
    let Engine::Profile(profile) = &shown.assessment.engine;
    let day = shown.own.as_ref().map(|own| clock::date(own.date())).unwrap_or_default();
    let mut lines = vec![format!("{}, {day}", shown.assessment.title)];
    match extent {
        Extent::Summary => {
            for score in &shown.scores {
                let lens = profile.lenses.iter().find(|lens| lens.id == score.lens).map_or("", |lens| &lens.short);
                let counts: Vec<String> = score
                    .ranking
                    .iter()
                    .filter_map(|ranked| {
                        Some(format!("{} {}", profile.dimension(&ranked.dimension)?.name, ranked.count))
                    })
                    .collect();
                lines.push(format!("{lens}: {}", counts.join(", ")));
            }
        }
        Extent::Answers => {
            let sheet = shown.sheet.clone().unwrap_or_default();
            for question in &profile.questions {
                let said = |lens: &Lens| {
                    let mark = sheet.mark(&lens.id, &question.id);
                    let text = question.options.iter().find(|o| Some(&o.id) == mark).map_or("not sure", |o| &o.text);
                    format!("{}: {text}.", lens.short)
                };
                let said: Vec<String> = profile.lenses.iter().map(said).collect();
                lines.push(format!("{} {}", question.prompt, said.join(" ")));
            }
            for question in &profile.context {
                let mark = sheet.context.get(&question.id).and_then(Option::as_ref);
                let said = question.options.iter().find(|o| Some(&o.id) == mark).map_or("not sure", |o| &o.text);
                lines.push(format!("{} {said}", question.prompt));
            }
        }
    }
    lines
}
