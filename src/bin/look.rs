//! The bundle for looking at results: see [`waymark_domain::route::Bundle`].

use leptos::prelude::AnyView;
use waymark::{data, pages};
use waymark_domain::route::{Bundle, Page, Route};

fn main() {
    waymark::shell::run(Bundle::Look, page, data::load_results);
}

fn page(route: &Route) -> Option<AnyView> {
    match route {
        Route::Page(Page::Me) => Some(pages::me::me()),
        Route::Page(Page::Share) => Some(pages::share::share()),
        Route::Assessment(id, _) => Some(pages::with_assessment(id, pages::result::result)),
        Route::Page(_) | Route::Guide(_) | Route::Worksheet(_) | Route::Path(_) | Route::Missing => None,
    }
}
