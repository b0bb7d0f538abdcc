//! Waymark in the browser.
//!
//! | module | what it is |
//! |---|---|
//! | [`browser`] | the only place that names web-sys, js-sys or gloo; every call returns a `Result` or `Option` |
//! | [`data`] | the content, as far as it is loaded |
//! | [`store`] | what the reader saved, and the one door through which anything is saved |
//! | [`notebook`] | what the reader wrote in guides, on worksheets and along paths |
//! | [`nav`] | which page is shown |
//! | `reading` | bringing prerendered texts to life |
//! | `findable` | what can be found, for the prerenderer |
//! | [`head`] | titles and descriptions |
//! | [`shell`] | starting, taking over the prerendered page |
//! | [`app`] | the frame around every page |
//! | [`pages`] | one file a route |
//! | [`parts`] | pieces that pages share |
//! | [`charts`] | inline SVG |
//!
//! Everything that can be decided without a browser is in `waymark_domain`. Deliberately absent:
//! a server, accounts, tracking, requests to other origins, routes written as strings,
//! `inner_html`, effects that write signals, style attributes (the content policy blocks them).

pub mod app;
pub mod browser;
pub mod charts;
pub mod data;
#[cfg(feature = "ssr")]
pub mod findable;
pub mod head;
pub mod markup;
pub mod nav;
pub mod notebook;
pub mod pages;
pub mod parts;
#[cfg(not(feature = "ssr"))]
pub mod reading;
#[cfg(not(feature = "ssr"))]
pub mod shell;
pub mod store;
