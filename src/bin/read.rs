//! The bundle for guides, paths and worksheets: see [`waymark_domain::route::Bundle`].

use leptos::prelude::{AnyView, provide_context};
use waymark::notebook::Notebook;
use waymark::store::use_store;
use waymark::{data, pages, reading};
use waymark_domain::route::{Bundle, Route};

fn main() {
    waymark::shell::run_with_texts(Bundle::Read, page, data::load_worksheet, reading::bring_to_life);
}

fn page(route: &Route) -> Option<AnyView> {
    let Route::Worksheet(id) = route else { return None };
    provide_context(Notebook::new(use_store()));
    Some(pages::with_worksheet(id, pages::worksheet::worksheet))
}
