//! One file a route. Those in `fixed` are the same for everybody and exist only as files.

#[cfg(feature = "ssr")]
pub mod fixed;
pub mod intro;
pub mod kept;
pub mod list;
pub mod me;
pub mod questions;
pub mod result;
pub mod review;
pub mod share;
pub mod worksheet;

use crate::browser::fetch::FetchFault;
use crate::browser::location;
use crate::data::{Asked, Data};
use crate::markup::many;
use crate::parts::{button, h1, p};
use leptos::prelude::*;
use waymark_domain::assessment::Assessment;
use waymark_domain::form::Questionnaire;
use waymark_domain::ids::{AssessmentId, WorksheetId};
use waymark_domain::worksheet::Worksheet;

/// Shows a page that needs what an assessment asks, or says why it cannot.
pub fn with_questionnaire(id: &AssessmentId, show: impl FnOnce(&'static Questionnaire) -> AnyView) -> AnyView {
    let data: Data = expect_context();
    loaded(data.questionnaire(id), show)
}

/// Shows a page that needs an assessment's whole text, or says why it cannot.
pub fn with_assessment(id: &AssessmentId, show: impl FnOnce(&'static Assessment) -> AnyView) -> AnyView {
    let data: Data = expect_context();
    loaded(data.assessment(id), show)
}

/// Shows a page that needs a worksheet, or says why it cannot.
pub fn with_worksheet(id: &WorksheetId, show: impl FnOnce(&'static Worksheet) -> AnyView) -> AnyView {
    let data: Data = expect_context();
    loaded(data.worksheet(id), show)
}

/// Shows a text that was asked for, or says why it did not come.
pub fn loaded<T: 'static>(asked: Option<Asked<T>>, show: impl FnOnce(&'static T) -> AnyView) -> AnyView {
    match asked {
        Some(Ok(text)) => show(text),
        Some(Err(fault)) => failed(fault),
        None => many(vec![h1("One moment").into(), p("The text is on its way.").into()]),
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
    many(vec![h1(title).into(), p(text).into(), button("Reload", location::reload).class("main").id("reload").into()])
}
