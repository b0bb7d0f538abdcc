//! Giving the reader files, and taking one in.

use super::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url};

/// Offers `text` as a download called `name`.
///
/// # Errors
/// Whatever the browser says.
pub fn download_text(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&text.into());
    download(name, &Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// Offers `blob` as a download called `name`.
///
/// # Errors
/// Whatever the browser says.
pub fn download(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.dyn_ref::<HtmlElement>().into_iter().for_each(HtmlElement::click);
    // The download holds on to the blob; the address may go once the click was handled.
    let done = wasm_bindgen::closure::Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    window().set_timeout_with_callback_and_timeout_and_arguments_0(done.unchecked_ref(), 60_000)?;
    Ok(())
}

/// The file chosen in the `<input type="file">` that an event comes from.
#[must_use]
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
}

/// How large a file is, in bytes.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 2^53")]
pub fn size(file: &File) -> u64 {
    file.size() as u64
}

/// The text of a file.
///
/// # Errors
/// Whatever the browser says.
pub async fn text(file: &File) -> Result<String, JsValue> {
    let text = JsFuture::from(file.text()).await?;
    text.as_string().ok_or(JsValue::NULL)
}
