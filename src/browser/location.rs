//! Where we are, and going elsewhere without loading a page.

use super::{document, window};
use wasm_bindgen::JsValue;

/// The parts of the present location: path, query and fragment, the latter two with their marks.
#[must_use]
pub fn here() -> (String, String, String) {
    let location = window().location();
    let text = |part: Result<String, JsValue>| part.unwrap_or_default();
    (text(location.pathname()), text(location.search()), text(location.hash()))
}

/// The site's address up to its base: `https://host`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Puts `href` into the history as a new place, remembering how far this one was scrolled.
pub fn push(href: &str) {
    let Ok(history) = window().history() else { return };
    // A browser that refuses (too many calls) only loses the entry, not the page.
    let _ = history.replace_state(&window().scroll_y().unwrap_or(0.0).into(), "");
    let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
}

/// Puts `href` in the place of the present one.
pub fn replace(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// How far the place now shown was scrolled when it was left, in CSS pixels.
#[must_use]
pub fn left_at() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Loads the page at `href`.
pub fn load(href: &str) {
    let _ = window().location().assign(href);
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Reads an attribute of `<html>` that the build put there.
#[must_use]
pub fn build_fact(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}
