//! The remembered theme. It is applied before the first paint by a few lines in the page's head
//! (see `src/bin/prerender.rs`), which read the same key.

use super::document;
use super::storage::LocalShelf;
use waymark_domain::shelf::Shelf;

/// Gives the page the system's theme again, and `/` its meaning, once what was remembered is deleted.
pub fn forget() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute("data-theme");
        let _ = root.remove_attribute("data-slash");
    }
}

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    /// As the system has it.
    System,
    /// Paper and ink.
    Day,
    /// The night map.
    Night,
}

impl Theme {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Day => Some("day"),
            Self::Night => Some("night"),
        }
    }
}

/// The theme the page now has.
#[must_use]
fn now() -> Theme {
    match super::location::build_fact("data-theme").as_deref() {
        Some("day") => Theme::Day,
        Some("night") => Theme::Night,
        _ => Theme::System,
    }
}

/// Lets the button with the id `theme` go round system, night and day; what it chose is said in
/// `theme-said`. The button is the same on every page, drawn by the app or not.
pub fn listen(site: &str) {
    let site = site.to_owned();
    super::listen::clicks_in("#theme", move || {
        let (next, said) = match now() {
            Theme::System => (Theme::Night, "Theme: night"),
            Theme::Night => (Theme::Day, "Theme: day"),
            Theme::Day => (Theme::System, "Theme: automatic"),
        };
        remember(&site, "theme", next.name());
        super::dom::say("theme-said", said);
    });
}

/// What the page now has of something that is remembered, such as the size of its text (`data-text`).
#[must_use]
pub fn remembered(attribute: &str) -> Option<String> {
    super::location::build_fact(attribute)
}

/// Gives the page a setting and remembers it under `<site>:<name>`; none is the browser's own. Where nothing
/// can be kept it lasts until the page is left.
pub fn remember(site: &str, name: &str, value: Option<&str>) {
    let key = format!("{site}:{name}");
    if let Some(root) = document().document_element() {
        let attribute = format!("data-{name}");
        let _ = match value {
            Some(value) => root.set_attribute(&attribute, value),
            None => root.remove_attribute(&attribute),
        };
    }
    if let Ok(shelf) = LocalShelf::open() {
        let _ = match value {
            Some(value) => shelf.write(&key, value),
            None => shelf.remove(&key),
        };
    }
}
