//! Sending a result: the sender chooses how much travels and sees it before copying.

use crate::browser::{clock, dom, location, sending, spawn};
use crate::data::Data;
use crate::markup::{El, Words, el, live, live_text, nothing};
use crate::nav::use_nav;
use crate::parts::results::{Shown, told};
use crate::parts::{button, hours, list, quiet};
use leptos::prelude::*;
use waymark_domain::assessment::{Engine, Scored};
use waymark_domain::attempt::WORDS;
use waymark_domain::catalogue::AssessmentCard;
use waymark_domain::form::{Asked, Form, Kind};
use waymark_domain::ids::{LensId, OptionId};
use waymark_domain::incentives::Field;
use waymark_domain::link::{Extent, encode, has_summary};
use waymark_domain::route::{Address, Page};
use waymark_domain::scoring::Sheet;

const DIALOG: &str = "send-dialog";

/// Opens the dialog that [`dialog`] draws.
pub fn open() {
    dom::show_dialog(DIALOG, true);
}

/// The dialog for sending one's own result.
#[must_use]
pub fn dialog(shown: Shown) -> AnyView {
    let nav = use_nav();
    let data: Data = expect_context();
    let Some(card) = data.index.assessment(&shown.assessment.id) else { return nothing() };
    let summary = has_summary(&shown.assessment.engine);
    let extent = RwSignal::new(if summary { Extent::Summary } else { Extent::Answers });
    let ticked = RwSignal::new(Vec::<String>::new());
    let writings = writings(&shown);
    let said = RwSignal::new("");
    let shareable = sending::can_share();
    let title = format!("{}: a result", shown.assessment.title);
    let shown = StoredValue::new(shown);
    let url = move || {
        shown
            .with_value(|shown| {
                let own = shown.own.as_ref()?;
                let sheet = shown.sheet.clone().unwrap_or_default();
                let made = ticked.with(|ticked| {
                    encode(shown.assessment, own.revision, own.date(), &sheet, &shown.scored, extent.get(), ticked)
                });
                let fragment = made.ok()?;
                let address = Address::from(Page::Share).part(fragment.trim_start_matches('#'));
                Some(format!("{}{}", location::origin(), nav.href(&address)))
            })
            .unwrap_or_default()
    };
    let too_long = move || -> Words {
        if url().is_empty() {
            "Too much to fit into a link. Take some words out, or send the text file instead.".into()
        } else {
            "".into()
        }
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
    let travels = move || {
        list(&shown.with_value(|shown| ticked.with(|ticked| travels(card, shown, extent.get(), ticked)))).into()
    };
    let tick = |(id, asked, text): (String, &'static str, String)| {
        let (is, changed) = (id.clone(), id);
        let box_ = el("input").attr("type", "checkbox").checked(move || ticked.with(|ticked| ticked.contains(&is))).on(
            "change",
            move |_: leptos::ev::Event| {
                said.set("");
                ticked.update(|ticked| {
                    let before = ticked.len();
                    ticked.retain(|other| *other != changed);
                    if ticked.len() == before {
                        ticked.push(changed.clone());
                    }
                });
            },
        );
        let asked = (!asked.is_empty()).then(|| el("b").text(format!("{asked}: ")));
        el("label").class("choice").kid(box_).kid(el("span").maybe(asked).text(text))
    };
    let ticks: Vec<El> = writings.into_iter().map(tick).collect();
    let words = (!ticks.is_empty())
        .then(|| el("fieldset").kid(el("legend").text("Your own words: only those you tick travel")).kids(ticks));
    let extents = summary.then(|| {
        el("fieldset")
            .kid(el("legend").text("What should travel?"))
            .kid(choice(Extent::Summary, "send-summary", "A summary: the figures"))
            .kid(choice(Extent::Answers, "send-answers", "Every answer"))
    });
    el("dialog")
        .id(DIALOG)
        .attr("aria-labelledby", "send-title")
        .kid(el("h2").id("send-title").text("Send this result"))
        .maybe(extents)
        .maybe(words)
        .kid(el("h3").text("This is all that travels"))
        .kid(el("div").class("aside travels").attr("tabindex", "0").attr("role", "group").attr("aria-label", "What travels").kid(live(travels)))
        .kid(quiet("It stands in the part of the link after #, which browsers do not send to servers. Whoever has the link can read it. It cannot be called back."))
        .kid(el("label").attr("for", "send-link").text("The link"))
        .kid(el("input").id("send-link").attr("type", "text").attr("readonly", "").value(url))
        .kid(el("p").class("fault").attr("role", "alert").kid(live_text(too_long)))
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
fn travels(card: &AssessmentCard, shown: &Shown, extent: Extent, words: &[String]) -> Vec<String> {
    let day = shown.own.as_ref().map(|own| clock::date(own.date())).unwrap_or_default();
    let mut lines = vec![format!("{}, {day}", shown.assessment.title)];
    let sheet = shown.sheet.clone().unwrap_or_default();
    match (&shown.scored, extent) {
        (Scored::Audit(score), _) => {
            let Engine::Audit(audit) = &shown.assessment.engine else { return lines };
            lines.extend(score.pieces.iter().enumerate().map(|(place, (piece, _))| {
                let named = words.iter().any(|word| word == piece.id.as_str());
                let name = if named { piece.name.clone() } else { format!("Work {}", place + 1) };
                let marks = audit.list.ratings.iter().map(|(short, asked)| {
                    let offer = piece.rated(&asked.id).and_then(|id| asked.offers.iter().find(|offer| offer.id == *id));
                    format!("{short}: {}", offer.map_or("not sure", |offer| &offer.text))
                });
                format!("{name}, {}. {}", hours(piece.hours), marks.collect::<Vec<_>>().join("; "))
            }));
        }
        (Scored::Profile(scores), Extent::Summary) => {
            for score in scores {
                let counts: Vec<String> = score
                    .ranking
                    .iter()
                    .map(|ranked| format!("{} {}", card.history.name(ranked.dimension.as_str()), ranked.count))
                    .collect();
                let lens = card.history.series.iter().find(|(id, _)| *id == score.lens).map_or("", |(_, short)| short);
                lines.push(format!("{lens}: {}", counts.join(", ")));
            }
        }
        (Scored::Stage(_) | Scored::Facets(_) | Scored::Sorter(_), Extent::Summary) => {
            for reading in shown.scored.readings() {
                lines.push(told(card, &reading));
                let figure = |(id, figure): &(String, u8)| format!("{}: {figure} of 100", card.history.name(id));
                lines.extend(reading.figures.iter().map(figure));
            }
        }
        _ => {
            lines.extend(answers(&shown.assessment.engine.form(), &sheet));
            let ticked = writings(shown).into_iter().filter(|(id, ..)| words.contains(id));
            lines.extend(ticked.map(|(_, asked, text)| format!("{asked} “{text}”")));
        }
    }
    lines
}

/// Every answer on a sheet that is no text.
fn answers(form: &Form, sheet: &Sheet) -> Vec<String> {
    let text = |asked: &Asked, mark: Option<&OptionId>| {
        let offer = mark.and_then(|mark| asked.offers.iter().find(|offer| offer.id == *mark));
        offer.map_or_else(|| "not sure".to_owned(), |offer| offer.text.clone())
    };
    let line = |asked: &Asked| match asked.kind {
        Kind::Scored => {
            let said = form.lenses.iter().map(|lens| {
                let said = text(asked, sheet.mark(&lens.id, &asked.id));
                if form.lenses.len() > 1 { format!("{}: {said}.", lens.short) } else { said }
            });
            Some(format!("{} {}", asked.prompt, said.collect::<Vec<_>>().join(" ")))
        }
        Kind::Context => {
            let mark = sheet.context.get(&asked.id).and_then(Option::as_ref);
            Some(format!("{} {}", asked.prompt, text(asked, mark)))
        }
        Kind::Words => None,
    };
    form.asked.iter().filter_map(line).collect()
}

/// What somebody wrote that can travel if it is ticked: an id, what was asked, and the words.
fn writings(shown: &Shown) -> Vec<(String, &'static str, String)> {
    match (&shown.assessment.engine, &shown.scored) {
        (_, Scored::Audit(score)) => {
            score.pieces.iter().map(|(piece, _)| (piece.id.to_string(), "", piece.name.clone())).collect()
        }
        (Engine::Map(map), _) => {
            let written = shown.sheet.as_ref().and_then(|sheet| sheet.words.get(&LensId::new(WORDS)));
            let text = |field: &'static Field| {
                Some((field.id.to_string(), field.title.as_str(), written?.get(&field.id)?.clone()))
            };
            map.fields.iter().filter_map(text).collect()
        }
        _ => Vec::new(),
    }
}
