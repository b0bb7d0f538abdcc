//! Handing text to the clipboard or to the system's share sheet.

use super::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; false if the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    // Missing outside secure contexts, where web-sys would hand out `undefined`.
    let there = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    if there.is_err() || there.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Whether there is a share sheet.
#[must_use]
pub fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &JsValue::from("share")).unwrap_or(false)
}

/// Opens the share sheet; false if it was closed without sending.
pub async fn share(title: &str, url: &str) -> bool {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    JsFuture::from(window().navigator().share_with_data(&data)).await.is_ok()
}
