//! The dialog for finding, which `boot.js` makes and opens: what it hands over, and how the dialog looks.

use super::piece::{self, Piece};
use super::{document, window};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The dialog's id.
pub const ID: &str = "finder";

/// The dialog, and the data file that `boot.js` loaded for it.
#[must_use]
pub fn handed_over() -> Option<(Piece, Vec<u8>)> {
    let dialog = piece::one("#finder")?;
    let texts = Reflect::get(dialog.element(), &"texts".into()).ok()?;
    let texts = Uint8Array::new(&texts).to_vec();
    Some((dialog, texts))
}

/// Ends the bundle's start; `boot.js` then says that it could not be loaded.
pub fn refuse(why: &str) -> ! {
    wasm_bindgen::throw_str(why)
}

/// Gives the page a stylesheet that is in no file. The content policy has nothing against it, as only a script
/// of the site can. A browser that does not know it shows the plain elements.
pub fn adopt_style(css: &str) {
    // Through `Reflect`, as web-sys does not have all of it.
    let adopt = || -> Result<(), JsValue> {
        let class: Function = Reflect::get(&window(), &"CSSStyleSheet".into())?.dyn_into()?;
        let sheet = Reflect::construct(&class, &Array::new())?;
        let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
        replace.call1(&sheet, &css.into())?;
        Reflect::set(&document(), &"adoptedStyleSheets".into(), &Array::of1(&sheet)).map(drop)
    };
    let _ = adopt();
}
