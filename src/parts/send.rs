//! Sending a result: the sender chooses how much travels and sees it before copying.

use crate::browser::{dom, location, sending};
use crate::nav::use_nav;
use crate::parts::profile_result::Shown;
use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_domain::assessment::Engine;
use waymark_domain::link::{Extent, encode};
use waymark_domain::route::{Address, Page};

const DIALOG: &str = "send-dialog";

/// Opens the dialog that [`SendDialog`] draws.
pub fn open() {
    dom::show_dialog(DIALOG, true);
}

/// The dialog for sending one's own result.
#[component]
pub fn SendDialog(shown: Shown) -> impl IntoView {
    let nav = use_nav();
    let extent = RwSignal::new(Extent::Summary);
    let said = RwSignal::new("");
    let shown = StoredValue::new(shown);
    let link = move || {
        shown.with_value(|shown| {
            let own = shown.own.as_ref()?;
            let sheet = shown.sheet.clone().unwrap_or_default();
            let fragment = encode(&shown.assessment, own.revision, own.date(), &sheet, &shown.scores, extent.get()).ok()?;
            let address = Address::from(Page::Share).part(fragment.trim_start_matches('#'));
            Some(format!("{}{}", location::origin(), nav.href(&address)))
        })
    };
    let travels = move || shown.with_value(|shown| travels(shown, extent.get()));
    let copy = move |_| {
        let Some(link) = link() else { return };
        spawn_local(async move {
            let done = sending::copy(&link).await;
            said.set(if done { "Copied." } else { "This browser did not allow copying. Select the link and copy it by hand." });
        });
    };
    let share = move |_| {
        let Some(link) = link() else { return };
        let title = shown.with_value(|shown| format!("{}: a result", shown.assessment.title));
        spawn_local(async move {
            if sending::share(&title, &link).await {
                said.set("Handed over.");
            }
        });
    };
    let choice = move |value: Extent, id: &'static str, label: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name="extent" id=id prop:checked=move || extent.get() == value
                    on:change=move |_| { extent.set(value); said.set(""); }/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <dialog id=DIALOG aria-labelledby="send-title">
            <h2 id="send-title">"Send this result"</h2>
            <fieldset>
                <legend>"What should travel?"</legend>
                {choice(Extent::Summary, "send-summary", "A summary: the counts")}
                {choice(Extent::Answers, "send-answers", "Every answer")}
            </fieldset>
            <div class="aside">
                <h3>"This is all that travels"</h3>
                <ul>{travels}</ul>
            </div>
            <p class="quiet">"It stands in the part of the link after #, which browsers do not send to servers. Whoever has the link can read it. It cannot be called back."</p>
            <label for="send-link">"The link"</label>
            <input id="send-link" type="text" readonly prop:value=move || link().unwrap_or_default()/>
            <div class="actions">
                <button type="button" class="main" id="send-copy" on:click=copy>"Copy the link"</button>
                {sending::can_share().then(|| view! { <button type="button" on:click=share>"Share…"</button> })}
                <button type="button" on:click=move |_| dom::show_dialog(DIALOG, false)>"Close"</button>
            </div>
            <p role="status">{move || said.get()}</p>
        </dialog>
    }
}

/// Every line that the link will hold, in words.
fn travels(shown: &Shown, extent: Extent) -> Vec<AnyView> {
    let Engine::Profile(profile) = &shown.assessment.engine;
    let line = |text: String| view! { <li>{text}</li> }.into_any();
    let day = shown.own.as_ref().map(|own| crate::browser::clock::date(own.date())).unwrap_or_default();
    let mut lines = vec![line(format!("{}, {day}", shown.assessment.title))];
    match extent {
        Extent::Summary => {
            for score in &shown.scores {
                let lens = profile.lenses.iter().find(|lens| lens.id == score.lens).map_or("", |lens| &lens.short);
                let counts: Vec<String> = score
                    .ranking
                    .iter()
                    .filter_map(|ranked| Some(format!("{} {}", profile.dimension(&ranked.dimension)?.name, ranked.count)))
                    .collect();
                lines.push(line(format!("{lens}: {}", counts.join(", "))));
            }
        }
        Extent::Answers => {
            let sheet = shown.sheet.clone().unwrap_or_default();
            for question in &profile.questions {
                for lens in &profile.lenses {
                    let mark = sheet.mark(&lens.id, &question.id);
                    let said = question.options.iter().find(|o| Some(&o.id) == mark).map_or("not sure", |o| &o.text);
                    lines.push(line(format!("{} {}: {said}", question.prompt, lens.short)));
                }
            }
            for question in &profile.context {
                let mark = sheet.context.get(&question.id).and_then(Option::as_ref);
                let said = question.options.iter().find(|o| Some(&o.id) == mark).map_or("not sure", |o| &o.text);
                lines.push(line(format!("{} {said}", question.prompt)));
            }
        }
    }
    lines
}
