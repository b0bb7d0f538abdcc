//! Getting a file of the site.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchFault {
    /// No answer: most likely there is no connection.
    Offline,
    /// The server does not have it (any more), or it is not what was expected: most likely the
    /// site was published anew since this page was opened.
    Gone,
}

/// Gets the bytes at `url`.
///
/// # Errors
/// Says whether to try again or to reload.
pub async fn bytes(url: &str) -> Result<Vec<u8>, FetchFault> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.map_err(|_| FetchFault::Offline)?;
    let mut answer: web_sys::Response = answer.dyn_into().map_err(|_| FetchFault::Offline)?;
    if !answer.ok() {
        // A host may have told the browser to keep this name for ever, its absence included.
        let afresh = web_sys::RequestInit::new();
        afresh.set_cache(web_sys::RequestCache::Reload);
        let again = window().fetch_with_str_and_init(url, &afresh);
        let again = JsFuture::from(again).await.map_err(|_| FetchFault::Offline)?;
        answer = again.dyn_into().map_err(|_| FetchFault::Offline)?;
    }
    if !answer.ok() {
        return Err(FetchFault::Gone);
    }
    let body = answer.array_buffer().map_err(|_| FetchFault::Offline)?;
    let body = JsFuture::from(body).await.map_err(|_| FetchFault::Offline)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}
