//! What is said about saving, wherever the reader is: quietly when it works, plainly when not.

use crate::browser::{clock, dom, files};
use crate::markup::{Words, el, live, live_text, nothing};
use crate::parts::{button, p};
use crate::store::{Keeping, Store, use_store};
use leptos::prelude::AnyView;

/// Says when something was saved, when saving fails, and offers to undo a deletion.
#[must_use]
pub fn notices() -> AnyView {
    let store = use_store();
    // Every other announcement ends in a space, or a screen reader would say only the first.
    let quiet = move || -> Words {
        match store.keeping() {
            Keeping::Saved(times) if times % 2 == 0 => "Saved\u{a0}".into(),
            Keeping::Saved(_) => "Saved".into(),
            Keeping::Quiet | Keeping::Failing(_) | Keeping::Cleared => "".into(),
        }
    };
    let trouble = move || {
        match store.keeping() {
        Keeping::Failing(trouble) => told(store, "Not saved. ", trouble.to_string()),
        Keeping::Cleared => told(store, "Deleted elsewhere. ", "Everything saved here was deleted by another tab or by the browser. This page still has it; download it before you close the page.".to_owned()),
        Keeping::Quiet | Keeping::Saved(_) => nothing(),
    }
    };
    let deleted = move || match store.deleted() {
        None => nothing(),
        Some(deleted) => el("div")
            .class("notice")
            .kid(p(format!("{} deleted.", deleted.what)))
            .kid(
                button("Undo", move || {
                    store.undo_delete();
                    dom::before_paint(|| dom::focus_or_heading("attempts"));
                })
                .id("undo"),
            )
            .into(),
    };
    // A text's page, which stands before the app does, gets them anew from it.
    el("div")
        .class("bare")
        .id("notices")
        .kids([
            el("p")
                // Without words it stays in the page, or a screen reader would not hear the first ones.
                // It passes after a while, so that it covers nothing; another class makes it come again.
                .live_attr("class", move || {
                    Some(
                        match store.keeping() {
                            Keeping::Saved(times) if times % 2 == 0 => "saved again",
                            Keeping::Saved(_) => "saved",
                            Keeping::Quiet | Keeping::Failing(_) | Keeping::Cleared => "sr",
                        }
                        .into(),
                    )
                })
                .attr("role", "status")
                .kid(live_text(quiet)),
            el("div")
                .class("notices")
                .kid(el("div").attr("role", "alert").kid(live(trouble)))
                .kid(el("div").attr("role", "status").kid(live(deleted))),
        ])
        .into()
}

fn told(store: Store, what: &'static str, text: String) -> AnyView {
    el("div")
        .class("notice bad")
        .kid(el("p").kid(el("strong").text(what)).text(text))
        .kid(button("Download my answers", move || download_backup(store)))
        .into()
}

/// Gives the reader everything in one file. Where even that fails there is nothing left to offer.
pub fn download_backup(store: Store) {
    let now = clock::now();
    let name = format!("{}-backup-{}.json", store.site(), clock::iso_day(now));
    let _ = files::download_text(&name, "application/json", &store.backup(now));
}
