//! `/share`: opening a result that somebody sent. Opening writes nothing.

use crate::browser::clock;
use crate::data::{Data, sent_result};
use crate::nav::{page_href, use_nav};
use crate::pages::loaded;
use crate::parts::profile_result::{ProfileResult, Shown};
use crate::store::use_store;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::link::{self, Body, LinkFault, Sealed};
use waymark_domain::route::{Address, Page, Route, Step};
use waymark_domain::verdict::headline;

#[component]
pub fn Share() -> impl IntoView {
    let nav = use_nav();
    let data: Data = expect_context();
    move || match sent_result(&nav.at()) {
        None => view! { <Explain/> }.into_any(),
        Some(Err(fault)) => refused(&fault),
        Some(Ok(sealed)) if data.index().assessment(&sealed.assessment).is_none() => {
            refused(&LinkFault::UnknownAssessment(sealed.assessment.to_string()))
        }
        Some(Ok(sealed)) => loaded(data.assessment(&sealed.assessment), |assessment| opened(&assessment, &sealed)),
    }
}

#[component]
fn Explain() -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let data: Data = expect_context();
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<LinkFault>);
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let pasted = text.get_untracked();
        match link::find(&pasted) {
            Err(problem) => fault.set(Some(problem)),
            Ok(_) => {
                let code = pasted.split_once(link::RESULT).map_or("", |(_, code)| code);
                let code = code.split_whitespace().next().unwrap_or_default();
                nav.go(Address::from(Page::Share).part(format!("{}{code}", link::RESULT.trim_start_matches('#'))));
            }
        }
    };
    let mine = move || {
        let index = data.index();
        let links: Vec<_> = store
            .attempts()
            .into_iter()
            .filter(|attempt| attempt.finished.is_some())
            .filter_map(|attempt| {
                let card = index.assessment(&attempt.assessment)?;
                let address = Address::attempt(&attempt.assessment, Step::Result, &attempt.attempt);
                let words = format!("{}, {}", card.title, clock::date(attempt.date()));
                Some(view! { <li><a href=nav.href(&address)>{words}</a></li> })
            })
            .collect();
        (!links.is_empty()).then(|| view! { <h3>"Yours to send"</h3><ul>{links}</ul> })
    };
    view! {
        <article class="prose">
            <h1 tabindex="-1">"Send and open results"</h1>
            <p class="lead">"A result can travel in a link. The link holds the result itself; nothing is stored anywhere in between."</p>
            <section aria-labelledby="opening">
                <h2 id="opening">"Open a result you were sent"</h2>
                <p>"Following the link is enough. If it does not open, paste it here. Opening it changes nothing you have saved."</p>
                <form on:submit=open>
                    <label for="paste">"The link"</label>
                    <textarea id="paste" rows="3" spellcheck="false" autocomplete="off" aria-describedby="paste-fault"
                        prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value())></textarea>
                    <p id="paste-fault" role="alert" class="fault">{move || fault.get().map(|fault| fault.to_string())}</p>
                    <button type="submit" class="main" id="open-link">"Open"</button>
                </form>
            </section>
            <section aria-labelledby="sending">
                <h2 id="sending">"Send one of yours"</h2>
                <p>"Open your result and choose Send. You pick whether a summary or every answer travels, and see it before you copy the link."</p>
                {mine}
            </section>
            <section aria-labelledby="asking">
                <h2 id="asking">"Ask somebody to take one"</h2>
                <p>"Send them the address of the "<a href=page_href(Page::Assessments)>"assessment"</a>". They answer on their own device and decide themselves whether to send you the result. Say why you ask, and that you will talk about it rather than file it."</p>
            </section>
        </article>
    }
}

fn refused(fault: &LinkFault) -> AnyView {
    view! {
        <h1 tabindex="-1">"This link does not open"</h1>
        <p id="link-fault" role="alert">{fault.to_string()}</p>
        <p class="quiet">"Nothing you saved was touched."</p>
        <p><a class="button" href=page_href(Page::Share)>"Paste another link"</a></p>
    }
    .into_any()
}

fn opened(assessment: &Arc<Assessment>, sealed: &Sealed) -> AnyView {
    let shared = match sealed.open(assessment) {
        Ok(shared) => shared,
        Err(fault) => return refused(&fault),
    };
    let Engine::Profile(profile) = &assessment.engine;
    let scores = shared.body.scores(profile);
    let said = scores.first().map_or(String::new(), |score| headline(profile, score).to_owned());
    let other = (shared.revision != assessment.revision).then(|| {
        let fits = match &shared.body {
            Body::Answers { came, fit, .. } => format!("{fit} of the {came} answers in it still have a place; the result below is worked out from those."),
            Body::Summary(_) => "The counts below are from the questions as they were.".to_owned(),
        };
        view! { <p class="aside" id="other-revision">{format!(
            "This link was made with revision {} of the questions; the site now has revision {}. {fits}", shared.revision, assessment.revision,
        )}</p> }
    });
    let sheet = match &shared.body {
        Body::Answers { sheet, .. } => Some(sheet.clone()),
        Body::Summary(_) => None,
    };
    let summary = sheet.is_none();
    let take = use_nav().href(&Route::Assessment(assessment.id.clone(), Step::Intro).into());
    let shown = Shown { assessment: assessment.clone(), scores, sheet, own: None };
    view! {
        <article class="prose result">
            <p class="kicker">{format!("{} · {} · sent to you", assessment.title, clock::date(shared.day))}</p>
            <p class="aside">"Somebody sent you this result. “Your” below means the sender's. It is read-only, and nothing of it is saved here."</p>
            <h1 tabindex="-1">{said}</h1>
            {other}
            {summary.then(|| view! { <p class="quiet">"The sender chose to send the counts without the answers."</p> })}
            <ProfileResult shown/>
            <p><a class="button" href=take>"Take it yourself"</a></p>
        </article>
    }
    .into_any()
}
