//! The shell around a bundle: load what is saved and what the page needs, then take the prerendered
//! page over.

use crate::app::{App, Draw};
use crate::browser::fetch::FetchFault;
use crate::browser::storage::LocalShelf;
use crate::browser::{clock, dom, listen, location, spawn, tab, theme};
use crate::data::{Data, Load, load};
use crate::nav::{Nav, complete, opened_at};
use crate::store::Store;
use leptos::prelude::*;
use waymark_domain::ids::WriterId;
use waymark_domain::route::{Bundle, Route, Step};
use waymark_domain::{record, shelf};

/// How a bundle brings a text to life that stands in the page, given what is saved and the prefix of its keys.
pub type Enliven = fn(Store, &str);

/// Runs a bundle, which draws its pages with `draw` and loads what they need with `load`.
pub fn run(bundle: Bundle, draw: Draw, load: Load) {
    run_with_texts(bundle, draw, load, |_, _| {});
}

/// Runs a bundle that also brings prerendered texts to life, with `enliven`.
pub fn run_with_texts(bundle: Bundle, draw: Draw, load: Load, enliven: Enliven) {
    // A panic stops the app; `boot.js` then offers to reload and to download what is saved.
    std::panic::set_hook(Box::new(|panic| dom::log_error(&panic.to_string())));
    spawn(async move {
        match start(bundle, draw, load, enliven).await {
            Ok(()) => dom::announce_ready(),
            Err(fault) => dom::announce_failure(fault),
        }
    });
}

async fn start(bundle: Bundle, draw: Draw, load_texts: Load, enliven: Enliven) -> Result<(), FetchFault> {
    let fact = |name| location::build_fact(name).ok_or(FetchFault::Gone);
    let (base, key, kind) = (fact("data-base")?, fact("data-key")?, fact("data-page")?);
    let site = key.trim_end_matches(':').to_owned();
    theme::listen(&site);
    if kind == "fixed" {
        // The file is the page: there is nothing to draw, and no content to load.
        return Ok(());
    }
    if kind == "text" {
        let owner = Owner::new();
        owner.set();
        let store = open_store(&site);
        enliven(store, &site);
        std::mem::forget(owner);
        listen::storage_changes(move |change| store.heard(change));
        return Ok(());
    }
    let catalogue = load(&format!("{base}{}", fact("data-catalogue")?)).await?;
    // What signals live in has to be there before the first of them.
    let owner = Owner::new();
    owner.set();
    let data = Data::new(catalogue, base);
    let address = opened_at(data);
    load_texts(data, address.clone()).await;

    owner.set();
    let store = open_store(&site);
    let nav = Nav::new(bundle, load_texts, data, store, complete(data, store, address));
    let mounted = dom::take_over(move |root| {
        mount_to(root, move || {
            provide_context(data);
            provide_context(store);
            provide_context(nav);
            App(crate::app::AppProps { draw })
        })
        .forget();
    });
    // They live as long as the page.
    std::mem::forget(owner);
    mounted.map_err(|_| FetchFault::Gone)?;
    // The page was not there when the browser looked for the place the address names, nor when focus
    // was to be somewhere. On a question it belongs on the heading: digits choose there.
    let here = untrack(|| nav.at());
    let found = here.fragment.as_deref().is_some_and(dom::go_to);
    if !found && matches!(here.route, Route::Assessment(_, Step::Questions | Step::Result)) {
        dom::focus_heading_if_free();
    }
    listen::storage_changes(move |change| store.heard(change));
    nav.listen();
    Ok(())
}

/// The store with everything that is saved here, or that the tab carries.
fn open_store(site: &str) -> Store {
    let shelf = LocalShelf::open();
    let loaded = shelf.and_then(|shelf| shelf::load(&shelf, site));
    let carried = tab::carried(site).map(|text| record::from_text(&text)).unwrap_or_default();
    Store::new(site.to_owned(), WriterId::new(clock::fresh_id()), shelf.ok(), loaded, carried)
}
