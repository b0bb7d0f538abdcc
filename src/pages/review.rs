//! `/assess/<id>/review`: all answers before the result.

use crate::browser::{clock, storage};
use crate::nav::use_nav;
use crate::parts::count;
use crate::store::use_store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::attempt::{Attempt, CONTEXT};
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::profile::Profile;
use waymark_domain::route::{Address, Route, Step};

#[component]
pub fn Review(assessment: Arc<Assessment>) -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let attempt = Memo::new(move |_| nav.at().attempt.and_then(|id| store.attempt(&id)));
    move || match attempt.get() {
        None => nothing(&assessment),
        Some(attempt) => view! { <Answers assessment=assessment.clone() attempt/> }.into_any(),
    }
}

/// What stands where there is no attempt to show; shared with the result page.
pub fn nothing(assessment: &Assessment) -> AnyView {
    let intro = use_nav().href(&Route::Assessment(assessment.id.clone(), Step::Intro).into());
    view! {
        <p class="kicker">{assessment.title.clone()}</p>
        <h1 tabindex="-1">"Nothing to show here yet"</h1>
        <p>"There are no answers for this address in this browser. If you answered on another device or in a private window, they are there; to show somebody a result, send it from its page."</p>
        <p><a class="button main" href=intro>{format!("To the {}", assessment.title.to_lowercase())}</a></p>
    }
    .into_any()
}

#[component]
fn Answers(assessment: Arc<Assessment>, attempt: Attempt) -> impl IntoView {
    let (nav, store) = (use_nav(), use_store());
    let Engine::Profile(profile) = &assessment.engine;
    let open = profile.question_ids().filter(|id| !profile.is_marked(&attempt, id)).count();
    let result = Address::attempt(&assessment.id, Step::Result, &attempt.attempt);
    let rows: Vec<_> = profile.question_ids().enumerate().map(|(place, id)| row(profile, &attempt, place, id)).collect();
    let title = assessment.title.clone();
    let see = move |_| {
        let first = store.finish(&assessment, attempt.clone(), clock::now());
        if first {
            // Only now is there something worth keeping.
            spawn_local(async {
                storage::persist().await;
            });
        }
        nav.go(result.clone());
    };
    view! {
        <p class="kicker">{title}</p>
        <h1 tabindex="-1">"Review your answers"</h1>
        <p>{if open == 0 {
            "Everything has an answer. Change what you like, or see the result.".to_owned()
        } else {
            format!("{} not fully answered. You can leave them; they count as not sure.", count(open, "question is", "questions are"))
        }}</p>
        <div class="actions"><button type="button" class="main" id="see-result" on:click=see.clone()>"See the result"</button></div>
        <ol class="review">{rows}</ol>
        <div class="actions"><button type="button" class="main" on:click=see>"See the result"</button></div>
    }
}

fn row(profile: &Profile, attempt: &Attempt, place: usize, id: &QuestionId) -> AnyView {
    let address = Address::attempt(&attempt.assessment, Step::Questions, &attempt.attempt).at(id);
    let (prompt, options) = words(profile, id);
    let marks: Vec<_> = profile
        .lenses_of(id)
        .iter()
        .map(|lens| {
            let said = match attempt.marked(lens, id) {
                None => view! { <em class="open">"no answer yet"</em> }.into_any(),
                Some(mark) => match &mark.choice {
                    None => "not sure".into_any(),
                    Some(choice) => {
                        let text = options.iter().find(|(id, _)| id == choice).map(|(_, text)| text.clone());
                        text.unwrap_or_else(|| "an answer that is no longer offered".to_owned()).into_any()
                    }
                },
            };
            let name = lens_name(profile, lens);
            view! { <dd>{name.map(|name| view! { <b>{name}": "</b> })}{said}</dd> }
        })
        .collect();
    let marked = profile.is_marked(attempt, id);
    view! {
        <li class:unanswered=!marked>
            <dl>
                <dt>{prompt}</dt>
                {marks}
            </dl>
            <a href=use_nav().href(&address)>{if marked { "Change" } else { "Answer" }}<span class="sr">{format!(" question {}", place + 1)}</span></a>
        </li>
    }
    .into_any()
}

fn words(profile: &Profile, id: &QuestionId) -> (String, Vec<(OptionId, String)>) {
    if let Some(question) = profile.questions.iter().find(|question| question.id == *id) {
        return (question.prompt.clone(), question.options.iter().map(|o| (o.id.clone(), o.text.clone())).collect());
    }
    let context = profile.context.iter().find(|question| question.id == *id);
    context.map_or_else(
        || (String::new(), Vec::new()),
        |question| (question.prompt.clone(), question.options.iter().map(|o| (o.id.clone(), o.text.clone())).collect()),
    )
}

fn lens_name(profile: &Profile, lens: &LensId) -> Option<String> {
    if lens.as_str() == CONTEXT {
        return None;
    }
    profile.lenses.iter().find(|known| known.id == *lens).map(|lens| lens.short.clone())
}
