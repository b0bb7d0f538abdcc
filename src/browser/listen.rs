//! Listening to the window for as long as the page lives.

use super::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlAnchorElement, MouseEvent, StorageEvent};

/// Calls `act` at every event of this name, for as long as the page lives.
pub(super) fn on<E: JsCast>(target: &web_sys::EventTarget, name: &str, mut act: impl FnMut(E) + 'static) {
    let heard = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Ok(event) = event.dyn_into() {
            act(event);
        }
    });
    // Adding a listener does not fail; the closure lives as long as the page.
    let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Calls `act` at every click in what `selector` names, whenever that comes to the page.
pub fn clicks_in(selector: &'static str, mut act: impl FnMut() + 'static) {
    on(&document(), "click", move |event: MouseEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if element.is_some_and(|element| element.closest(selector).ok().flatten().is_some()) {
            act();
        }
    });
}

/// Calls `act` with path, query and fragment of every plain click on a link within this origin.
/// If `act` returns true, the browser does not follow the link.
pub fn link_clicks(mut act: impl FnMut(&str, &str, &str) -> bool + 'static) {
    on(&document(), "click", move |event: MouseEvent| {
        let plain =
            event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link.filter(|_| plain && !event.default_prevented()) else { return };
        let stays =
            link.origin() == super::location::origin() && link.target().is_empty() && !link.has_attribute("download");
        if stays && act(&link.pathname(), &link.search(), &link.hash()) {
            event.prevent_default();
        }
    });
}

/// Calls `act` whenever the reader goes back or forward, or the fragment changes.
pub fn moves(act: impl FnMut() + Clone + 'static) {
    let (mut back, mut fragment) = (act.clone(), act);
    on(&window(), "popstate", move |_: web_sys::Event| back());
    on(&window(), "hashchange", move |_: web_sys::Event| fragment());
}

/// Calls `act` when the page is about to be left or hidden: the last moment in which it can be sure to run.
pub fn leaving(act: impl FnMut() + Clone + 'static) {
    let (mut hidden, mut left) = (act.clone(), act);
    on(&document(), "visibilitychange", move |_: web_sys::Event| hidden());
    on(&window(), "pagehide", move |_: web_sys::Event| left());
}

/// A change that another tab made to local storage.
#[derive(Clone, Debug)]
pub enum StorageChange {
    /// A key got a new text, or was taken away.
    Key(String, Option<String>),
    /// Everything was taken away at once.
    Cleared,
}

/// Calls `act` with every change that another tab makes to local storage.
pub fn storage_changes(mut act: impl FnMut(StorageChange) + 'static) {
    on(&window(), "storage", move |event: StorageEvent| {
        act(match event.key() {
            Some(key) => StorageChange::Key(key, event.new_value()),
            None => StorageChange::Cleared,
        });
    });
}
