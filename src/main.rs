//! The bundle for answering: see [`waymark_domain::route::Bundle`].

use leptos::prelude::AnyView;
use waymark::pages;
use waymark_domain::route::{Bundle, Route, Step};

fn main() {
    waymark::shell::run(Bundle::Answer, page);
}

fn page(route: &Route) -> Option<AnyView> {
    let Route::Assessment(id, step) = route else { return None };
    Some(pages::with_assessment(id, |assessment| match step {
        Step::Intro => pages::intro::intro(assessment),
        Step::Questions => pages::questions::questions(assessment),
        Step::Review | Step::Result => pages::review::review(assessment),
    }))
}
