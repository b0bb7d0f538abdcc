//! Local storage, through gloo-storage.
//!
//! gloo-storage panics where storage is blocked, so [`LocalShelf::open`] asks first and nothing
//! goes through it otherwise.

use super::window;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use waymark_domain::shelf::{Shelf, Trouble};

/// The browser's local storage, known to be there.
#[derive(Clone, Copy, Debug)]
pub struct LocalShelf(());

impl LocalShelf {
    /// Opens local storage.
    ///
    /// # Errors
    /// [`Trouble::Blocked`] if the browser does not allow it.
    pub fn open() -> Result<Self, Trouble> {
        match window().local_storage() {
            Ok(Some(_)) => Ok(Self(())),
            Ok(None) | Err(_) => Err(Trouble::Blocked),
        }
    }
}

impl Shelf for LocalShelf {
    fn keys(&self) -> Result<Vec<String>, Trouble> {
        let raw = LocalStorage::raw();
        let key = |place| raw.key(place).map_err(|_| Trouble::Blocked);
        (0..LocalStorage::length()).filter_map(|place| key(place).transpose()).collect()
    }

    fn read(&self, key: &str) -> Result<Option<String>, Trouble> {
        // gloo's own `get` drops what does not parse; damaged text has to be seen to be set aside.
        LocalStorage::raw().get_item(key).map_err(|_| Trouble::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Trouble> {
        LocalStorage::raw().set_item(key, text).map_err(|error| trouble(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Trouble> {
        LocalStorage::raw().remove_item(key).map_err(|_| Trouble::Blocked)
    }
}

fn trouble(error: &JsValue) -> Trouble {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Trouble::Full,
        _ => Trouble::Blocked,
    }
}

/// Asks the browser not to drop what is kept when it runs short of room. Some ask the person, most
/// decide by themselves; `None` if the browser cannot be asked.
pub async fn persist() -> Option<bool> {
    let asked = storage_manager()?.persist().ok()?;
    wasm_bindgen_futures::JsFuture::from(asked).await.ok()?.as_bool()
}

/// Whether the browser has promised to keep what is saved; `None` if it cannot be asked.
pub async fn persisted() -> Option<bool> {
    let asked = storage_manager()?.persisted().ok()?;
    wasm_bindgen_futures::JsFuture::from(asked).await.ok()?.as_bool()
}

/// The storage manager, which is missing outside secure contexts.
fn storage_manager() -> Option<web_sys::StorageManager> {
    let manager: JsValue = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    manager.dyn_into().ok()
}
