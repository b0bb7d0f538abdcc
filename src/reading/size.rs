//! How large the text is. It is applied before the first paint by the lines that apply the theme.

use super::guide::tell;
use crate::browser::piece;
use crate::browser::theme::{remember, remembered};

/// Sizes from small to large, by what the page calls them; the first is the browser's own.
const SIZES: [Option<&str>; 3] = [None, Some("large"), Some("largest")];

/// Lets the two buttons of a guide change the size.
pub(super) fn listen(site: &str) {
    for (button, step) in [("#smaller", -1_isize), ("#larger", 1)] {
        let site = site.to_owned();
        let Some(button) = piece::one(button) else { continue };
        button.on("click", move || {
            let now = remembered("data-text");
            let place = SIZES.iter().position(|size| *size == now.as_deref()).unwrap_or(0);
            let next = place.checked_add_signed(step).filter(|next| *next < SIZES.len());
            match next.and_then(|next| SIZES.get(next)) {
                Some(size) => {
                    remember(&site, "text", *size);
                    tell(match size {
                        None => "Text: normal",
                        Some("large") => "Text: large",
                        Some(_) => "Text: largest",
                    });
                }
                None => tell(if step > 0 { "This is the largest text" } else { "This is the smallest text" }),
            }
        });
    }
}
