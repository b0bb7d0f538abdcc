//! The remembered theme. It is applied before the first paint by a few lines in the page's head
//! (see `src/bin/prerender.rs`), which read the same key.

use super::document;
use super::storage::LocalShelf;
use waymark_domain::shelf::Shelf;

/// Gives the page the system's theme again, once the remembered one was deleted.
pub fn forget() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute("data-theme");
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
        choose(&site, next);
        super::dom::say("theme-said", said);
    });
}

/// Gives the page a theme and remembers it under `<site>:theme`; where nothing can be kept it lasts
/// until the page is left.
fn choose(site: &str, theme: Theme) {
    let key = format!("{site}:theme");
    let shelf = LocalShelf::open();
    if let Some(root) = document().document_element() {
        let _ = match theme.name() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
    if let Ok(shelf) = shelf {
        let _ = match theme.name() {
            Some(name) => shelf.write(&key, name),
            None => shelf.remove(&key),
        };
    }
}
