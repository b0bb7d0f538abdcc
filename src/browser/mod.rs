//! The only place that touches the browser. Every call that can fail returns a `Result` or an
//! `Option`; nothing here knows what Waymark is about.
//!
//! None of it may run while pages are rendered natively: call it from event handlers, effects and
//! the shell only.

pub mod clock;
pub mod dom;
pub mod fetch;
pub mod files;
pub mod finder;
pub mod listen;
pub mod location;
pub mod picture;
pub mod piece;
pub mod seen;
pub mod sending;
pub mod storage;
pub mod tab;
pub mod theme;

/// Runs something that waits, for as long as the page lives.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    // Boxed, so that the code that drives it is there once.
    fn boxed(work: std::pin::Pin<Box<dyn Future<Output = ()>>>) {
        wasm_bindgen_futures::spawn_local(work);
    }
    boxed(Box::pin(work));
}

/// The window. Present wherever the app runs; natively there is none and nothing here is called.
fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page, and a page has a window")
}

/// The document; see [`window`].
fn document() -> web_sys::Document {
    window().document().expect("a window that shows a page has a document")
}
