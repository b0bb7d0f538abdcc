//! Prerendered texts come to life where they stand: nothing of them is drawn anew, so nothing moves, and a
//! guide's words are in the page only once.
//!
//! The page says by attributes what there is (`src/parts/doing.rs`, `src/pages/fixed/`): `data-prompt`,
//! `data-list`, `data-section`. What a person wrote is put in, and what they write is kept.

mod answers;
mod guide;
mod lists;
mod path;
mod size;
mod ticks;

use crate::browser::piece::{self, Piece};
use crate::browser::{clock, dom};
use crate::notebook::Notebook;
use crate::parts::notices;
use crate::store::Store;
use leptos::prelude::*;

/// Brings the page to life.
pub fn bring_to_life(store: Store, site: &str) {
    let notebook = Notebook::new(store);
    provide_context(store);
    provide_context(notebook);
    // Most people only read; they need not hear that nothing could be saved.
    store.wait_for_words();
    notebook.tidy(clock::now());
    if let Some(place) = piece::one("#notices") {
        mount(&place, notices::notices);
    }
    size::listen(site);
    if let Some(article) = piece::one("[data-guide].guide") {
        guide::bring_to_life(&article, store, notebook);
    }
    if let Some(article) = piece::one("[data-path].path") {
        path::bring_to_life(&article, store, notebook);
    }
    lists::bring_to_life(notebook);
}

/// Puts a view in the place of whatever is in a piece, for as long as the page lives.
fn mount(place: &Piece, view: impl FnOnce() -> AnyView + 'static) {
    if let Some(element) = place.emptied() {
        mount_to(element, view).forget();
    }
}

/// Keeps a part of the page as signals have it, for as long as the page lives.
fn follow(act: impl FnMut() + 'static) {
    let mut act = act;
    Effect::new(move |_| act());
}

/// Waits until typing pauses.
const PAUSE: i32 = 700;

/// Calls `act` once nothing called this for a moment; `turn` counts the calls.
fn after_a_pause(turn: StoredValue<u32>, act: impl FnOnce() + 'static) {
    let mine = turn.get_value() + 1;
    turn.set_value(mine);
    dom::after(PAUSE, move || {
        if turn.get_value() == mine {
            act();
        }
    });
}
