//! One file a route.

pub mod about;
pub mod assessments;
pub mod guide;
pub mod guides;
pub mod home;
pub mod intro;
pub mod me;
pub mod missing;
pub mod questions;
pub mod result;
pub mod review;
pub mod share;

use crate::browser::fetch::FetchFault;
use crate::browser::location;
use crate::data::{Asked, Data};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::assessment::Assessment;
use waymark_domain::ids::AssessmentId;

/// Shows a page that needs an assessment's text, or says why it cannot.
pub fn with_assessment(id: &AssessmentId, show: impl FnOnce(Arc<Assessment>) -> AnyView) -> AnyView {
    let data: Data = expect_context();
    loaded(data.assessment(id), show)
}

/// Shows a text that was asked for, or says why it did not come.
pub fn loaded<T>(asked: Option<Asked<T>>, show: impl FnOnce(Arc<T>) -> AnyView) -> AnyView {
    match asked {
        Some(Ok(text)) => show(text),
        Some(Err(fault)) => failed(fault),
        None => view! { <h1 tabindex="-1">"One moment"</h1><p>"The text is on its way."</p> }.into_any(),
    }
}

/// Says why a text did not come, and offers what helps.
fn failed(fault: FetchFault) -> AnyView {
    let (title, text) = match fault {
        FetchFault::Offline => (
            "This page did not load",
            "There seems to be no connection. What you saved is still here. Try again when you are online.",
        ),
        FetchFault::Gone => (
            "This site has been updated",
            "The page you have open is older than the site. Reload to get the new one. What you saved is still here.",
        ),
    };
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p>{text}</p>
        <button type="button" class="main" id="reload" on:click=|_| location::reload()>"Reload"</button>
    }
    .into_any()
}
