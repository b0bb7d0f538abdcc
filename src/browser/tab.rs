//! What the tab itself can carry from page to page: `window.name`. It works where storage is blocked
//! or full, survives a reload, and ends with the tab; browsers clear it when the tab goes to another
//! site.

use super::window;

/// What the tab carries for `site`, if anything.
#[must_use]
pub fn carried(site: &str) -> Option<String> {
    let name = window().name().ok()?;
    name.strip_prefix(site)?.strip_prefix('\n').map(str::to_owned)
}

/// Lets the tab carry `text` for `site`.
pub fn carry(site: &str, text: &str) {
    // A browser that refuses leaves us where we were: in memory.
    let _ = window().set_name(&format!("{site}\n{text}"));
}

/// Lets go of whatever the tab carries for `site`.
pub fn drop_carried(site: &str) {
    if carried(site).is_some() {
        let _ = window().set_name("");
    }
}
