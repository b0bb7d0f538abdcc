//! Pages that are the same for everybody. The prerenderer draws them into files, and the file is the
//! page: the app neither carries their code nor loads their texts.

mod about;
mod guide;
mod home;
mod lists;
mod missing;

use crate::data::Data;
use crate::markup::nothing;
use leptos::prelude::{AnyView, expect_context};
use waymark_domain::route::{Page, Route};

/// The page of a route; nothing for pages that differ by person.
#[must_use]
pub fn page(route: &Route) -> AnyView {
    let data: Data = expect_context();
    match route {
        Route::Page(Page::Home) => home::home(&data.index.site),
        Route::Page(Page::Assessments) => lists::assessments(data.index),
        Route::Page(Page::Guides) => lists::guides(data.index),
        Route::Page(Page::About) => about::about(&data.fixed.about).into(),
        Route::Guide(id) => match data.fixed.guides.iter().find(|guide| guide.id == *id) {
            Some(guide) => guide::guide(guide).into(),
            None => missing::missing(),
        },
        Route::Missing => missing::missing(),
        Route::Page(Page::Me | Page::Share) | Route::Assessment(..) => nothing(),
    }
}
