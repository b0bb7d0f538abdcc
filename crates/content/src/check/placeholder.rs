//! `{…}` in texts: each stands for something, or a reader would see the braces.

use crate::diagnostic::{Fault, Place};
use crate::ledger::{Ledger, suggest};

/// Reports what is in braces in `text` and none of `known`.
pub(crate) fn check(text: &str, known: &[&str], place: &Place, ledger: &Ledger) {
    let known: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
    for found in placeholders_in(text) {
        let known = || known.iter().map(String::as_str);
        if !found.ends_with('}') {
            let message = "a `{` that nothing closes";
            let cure = "close it with `}` or take it out";
            ledger.fault(Fault::UnknownPlaceholder, place, message, cure);
        } else if !known().any(|known| known == found) {
            let message = format!("`{found}` stands for nothing");
            ledger.fault(Fault::UnknownPlaceholder, place, message, suggest(found, known()));
        }
    }
}

/// Every `{…}` in a text; a `{` that nothing closes goes to the end.
fn placeholders_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').map(|(start, _)| {
        let rest = text.get(start..).unwrap_or_default();
        rest.split_inclusive('}').next().unwrap_or(rest)
    })
}
