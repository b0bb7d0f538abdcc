//! Pages that are the same for everybody. The prerenderer draws them into files, and the file is the
//! page: the app neither carries their code nor loads their texts.

mod about;
mod guide;
mod home;
mod lists;
mod missing;
mod path;

use super::{with_assessment, with_questionnaire, with_worksheet};
use crate::data::Data;
use leptos::prelude::{AnyView, expect_context};
use waymark_domain::route::{Page, Route, Step};

/// Any page, for the prerenderer: one of these, or what a bundle shows of its own before it knows
/// anything of the person.
#[must_use]
pub fn page(route: &Route) -> Option<AnyView> {
    let data: Data = expect_context();
    Some(match route {
        Route::Page(Page::Home) => home::home(&data.index.site),
        Route::Page(Page::Assessments) => lists::assessments(data.index),
        Route::Page(Page::Guides) => lists::guides(data.index),
        Route::Page(Page::Worksheets) => lists::worksheets(data.index),
        Route::Page(Page::Paths) => lists::paths(data.index),
        Route::Page(Page::About) => about::about(&data.fixed.about).into(),
        Route::Guide(id) => match data.fixed.guides.iter().find(|guide| guide.id == *id) {
            Some(guide) => guide::guide(guide).into(),
            None => missing::missing(),
        },
        Route::Path(id) => match data.fixed.paths.iter().find(|path| path.id == *id) {
            Some(path) => path::path(path).into(),
            None => missing::missing(),
        },
        Route::Worksheet(id) => with_worksheet(id, super::worksheet::worksheet),
        Route::Missing => missing::missing(),
        Route::Page(Page::Me) => super::me::me(),
        Route::Page(Page::Share) => super::share::share(),
        Route::Assessment(id, Step::Result) => with_assessment(id, super::result::result),
        Route::Assessment(id, step) => with_questionnaire(id, |asks| match (step, &asks.list) {
            (Step::Intro | Step::Result, _) => super::intro::intro(asks),
            (Step::Questions | Step::Review, Some(_)) => super::list::list(asks),
            (Step::Questions, None) => super::questions::questions(asks),
            (Step::Review, None) => super::review::review(asks),
        }),
    })
}
