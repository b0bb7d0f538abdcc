//! Pieces that pages share.

pub mod blocks;
pub mod chrome;
#[cfg(feature = "ssr")]
pub(crate) mod doing;
pub mod icons;
pub mod notices;
pub mod results;
pub mod send;

use crate::markup::{El, IntoWords, el, many};
use crate::nav::use_nav;
use leptos::prelude::AnyView;
use waymark_domain::route::Address;

/// A paragraph.
pub fn p(text: impl IntoWords) -> El {
    el("p").text(text)
}

/// A paragraph in the quieter voice of dates and counts.
pub fn quiet(text: impl IntoWords) -> El {
    p(text).class("quiet")
}

/// A link within the site.
pub fn link(to: &Address, words: impl IntoWords) -> El {
    el("a").href(use_nav().href(to)).text(words)
}

/// A page's heading, which takes the focus when the page is turned.
pub fn h1(text: impl IntoWords) -> El {
    el("h1").attr("tabindex", "-1").text(text)
}

/// A button that does something on the page.
pub fn button(label: impl IntoWords, act: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").text(label).click(act)
}

/// A part of a page with its heading, to which `id` is the anchor.
pub fn section(id: impl IntoWords + Clone, title: impl IntoWords) -> El {
    let heading = el("h2").id(id.clone()).attr("tabindex", "-1").text(title);
    el("section").attr("aria-labelledby", id).kid(heading)
}

/// Something that opens: `summary`, then what is inside.
pub fn details(summary: impl IntoWords) -> El {
    el("details").kid(el("summary").text(summary))
}

/// A list of plain texts.
pub fn list(items: &[String]) -> El {
    el("ul").kids(items.iter().map(|item| el("li").text(item.clone())))
}

/// Plain text of the content as paragraphs, parted where it has blank lines.
#[must_use]
pub fn paragraphs(text: &str) -> AnyView {
    let joined = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    many(joined.filter(|paragraph| !paragraph.is_empty()).map(|paragraph| p(paragraph).into()).collect())
}

/// "1 answer", "3 answers".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "1 h", "1½ h", of halves.
#[must_use]
pub fn hours(halves: u16) -> String {
    let half = if halves.is_multiple_of(2) { "" } else { "½" };
    if halves == 1 { "½ h".to_owned() } else { format!("{}{half} h", halves / 2) }
}

/// Names as a sentence has them: "Solver", "Solver and Architect".
#[must_use]
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
