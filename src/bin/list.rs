//! The bundle for writing the list of an audit: see [`waymark_domain::route::Bundle`].

use leptos::prelude::AnyView;
use waymark::{data, pages};
use waymark_domain::route::{Bundle, Route};

fn main() {
    waymark::shell::run(Bundle::List, page, data::load_questions);
}

fn page(route: &Route) -> Option<AnyView> {
    let Route::Assessment(id, _) = route else { return None };
    Some(pages::with_questionnaire(id, pages::list::list))
}
