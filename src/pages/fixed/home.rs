//! `/`: the right way in for each kind of reader.

use crate::markup::{el, many};
use crate::parts::blocks::href;
use crate::parts::{h1, icons, p};
use leptos::prelude::AnyView;
use waymark_domain::catalogue::Site;

/// The page.
#[must_use]
pub(super) fn home(site: &'static Site) -> AnyView {
    let doors = site.doors.iter().enumerate().map(|(place, door)| {
        el("li")
            .class("door")
            .kid(icons::sign(door.sign))
            .kid(el("h2").text(door.who.as_str()))
            .kid(p(door.line.as_str()))
            .kid(el("a").id(format!("door-{}", place + 1)).class("go").href(href(&door.to)).text(door.action.as_str()))
    });
    let promises = site
        .promises
        .iter()
        .map(|promise| el("div").kid(el("dt").text(promise.title.as_str())).kid(el("dd").text(promise.text.as_str())));
    many(vec![
        el("div")
            .class("hero")
            .kid(icons::contours())
            .kid(h1(site.headline.as_str()))
            .kid(p(site.opening.as_str()).class("lead"))
            .into(),
        el("ul").class("doors").kids(doors).into(),
        el("dl").class("promises").kids(promises).into(),
    ])
}
