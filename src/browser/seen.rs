//! What part of the page is in view.

use super::piece::Piece;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Calls `act` whenever one of the elements that `selector` names comes into view or leaves it. A browser that
/// cannot tell never calls it.
pub fn watch(selector: &str, mut act: impl FnMut(Piece, bool) + 'static) {
    let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            act(Piece::from(entry.target()), entry.is_intersecting());
        }
    });
    let Ok(observer) = IntersectionObserver::new(heard.as_ref().unchecked_ref()) else { return };
    // It looks for as long as the page lives.
    heard.forget();
    for piece in super::piece::all(selector) {
        observer.observe(piece.element());
    }
}

impl From<Element> for Piece {
    fn from(element: Element) -> Self {
        Self::of_element(element)
    }
}
