//! What is said about saving, wherever the reader is: quietly when it works, plainly when not.

use crate::browser::{clock, files};
use crate::store::{Keeping, Store, use_store};
use leptos::prelude::*;

/// Says when something was saved, when saving fails, and offers to undo a deletion.
#[component]
pub fn Notices() -> impl IntoView {
    let store = use_store();
    // The count makes each announcement a new text, or a screen reader would say only the first.
    let quiet = move || match store.keeping() {
        Keeping::Saved(times) => if times % 2 == 0 { "Saved\u{a0}" } else { "Saved" },
        Keeping::Quiet | Keeping::Failing(_) | Keeping::Cleared => "",
    };
    let trouble = move || match store.keeping() {
        Keeping::Failing(trouble) => Some(trouble.to_string()),
        Keeping::Cleared => Some(
            "Everything saved here was deleted by another tab or by the browser. This page still has it; download it before you close the page.".to_owned(),
        ),
        Keeping::Quiet | Keeping::Saved(_) => None,
    };
    view! {
        <p class="saved" role="status">{quiet}</p>
        <div class="notices">
            <div role="alert">{move || trouble().map(|text| view! {
                <div class="notice bad">
                    <p><strong>"Not saved. "</strong>{text}</p>
                    <button type="button" on:click=move |_| download_backup(store)>"Download my answers"</button>
                </div>
            })}</div>
            <div role="status">{move || store.deleted().map(|_| view! {
                <div class="notice">
                    <p>"Attempt deleted."</p>
                    <button type="button" id="undo" on:click=move |_| { store.undo_delete(); }>"Undo"</button>
                </div>
            })}</div>
        </div>
    }
}

/// Gives the reader everything in one file. Where even that fails there is nothing left to offer.
pub fn download_backup(store: Store) {
    let now = clock::now();
    let name = format!("{}-backup-{}.json", store.site(), clock::iso_day(now));
    let _ = files::download_text(&name, "application/json", &store.backup(now));
}
