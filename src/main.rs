//! The bundle for answering: see [`waymark_domain::route::Bundle`].

use leptos::prelude::AnyView;
use waymark::{data, pages};
use waymark_domain::route::{Bundle, Route, Step};

fn main() {
    waymark::shell::run(Bundle::Answer, page, data::load_questions);
}

fn page(route: &Route) -> Option<AnyView> {
    let Route::Assessment(id, step) = route else { return None };
    Some(pages::with_questionnaire(id, |asks| match step {
        Step::Intro => pages::intro::intro(asks),
        Step::Questions => pages::questions::questions(asks),
        Step::Review | Step::Result => pages::review::review(asks),
    }))
}
