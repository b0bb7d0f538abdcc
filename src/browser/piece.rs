//! Pieces of the prerendered page that the app brings to life where they stand.

use super::{document, listen};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent};

/// An element of the page. Cheap to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece(Element);

/// Every element that `selector` names, in the order of the page.
#[must_use]
pub fn all(selector: &str) -> Vec<Piece> {
    of(document().query_selector_all(selector))
}

/// The first element that `selector` names.
#[must_use]
pub fn one(selector: &str) -> Option<Piece> {
    document().query_selector(selector).ok().flatten().map(Piece)
}

/// A new element, which is nowhere yet.
///
/// # Panics
/// Never: the tag is one of HTML's.
#[must_use]
pub fn made(tag: &'static str) -> Piece {
    Piece(document().create_element(tag).expect("a tag that HTML has is a well-formed name"))
}

fn of(found: Result<web_sys::NodeList, wasm_bindgen::JsValue>) -> Vec<Piece> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).map(Piece).collect()
}

impl Piece {
    pub(super) fn of_element(element: Element) -> Self {
        Self(element)
    }

    pub(super) fn element(&self) -> &Element {
        &self.0
    }

    /// Every element within this one that `selector` names.
    #[must_use]
    pub fn all(&self, selector: &str) -> Vec<Piece> {
        of(self.0.query_selector_all(selector))
    }

    /// The first element within this one that `selector` names.
    #[must_use]
    pub fn one(&self, selector: &str) -> Option<Piece> {
        self.0.query_selector(selector).ok().flatten().map(Piece)
    }

    /// An attribute.
    #[must_use]
    pub fn attr(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, or takes it away.
    pub fn set_attr(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(self, name: &str, value: &str) -> Self {
        self.set_attr(name, Some(value));
        self
    }

    /// The same with something at its end.
    #[must_use]
    pub fn with_kid(self, kid: &Piece) -> Self {
        self.append(kid);
        self
    }

    /// The same with words at its end.
    #[must_use]
    pub fn with_text(self, words: &str) -> Self {
        let _ = self.0.append_with_str_1(words);
        self
    }

    /// Puts something at its end.
    pub fn append(&self, kid: &Piece) {
        let _ = self.0.append_child(&kid.0);
    }

    /// All its words.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.0.text_content().unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Puts words in the place of whatever is in it.
    pub fn say(&self, words: &str) {
        self.0.set_text_content(Some(words));
    }

    /// Shows or hides it.
    pub fn show(&self, shown: bool) {
        self.set_attr("hidden", (!shown).then_some(""));
    }

    /// What is typed into it.
    #[must_use]
    pub fn value(&self) -> String {
        let input = self.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
        input.or_else(|| self.0.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value)).unwrap_or_default()
    }

    /// Puts text into a field.
    pub fn set_value(&self, text: &str) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_value(text);
        } else if let Some(area) = self.0.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(text);
        }
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.0.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
    }

    /// Ticks a box, or takes the tick away.
    pub fn check(&self, checked: bool) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_checked(checked);
        }
    }

    /// Whether it has the focus.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        document().active_element().as_ref() == Some(&self.0)
    }

    /// Gives it the focus.
    pub fn focus(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }

    /// Does what a click on it does.
    pub fn press(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            element.click();
        }
    }

    /// The element, for mounting a view in it, once emptied.
    #[must_use]
    pub fn emptied(&self) -> Option<HtmlElement> {
        self.say("");
        self.0.clone().dyn_into().ok()
    }

    /// How far its top is below the top of the window, in CSS pixels.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.0.get_bounding_client_rect().top()
    }

    /// Calls `act` at every event of this name on it or in it.
    pub fn on(&self, name: &str, mut act: impl FnMut() + 'static) {
        listen::on(&self.0, name, move |_: web_sys::Event| act());
    }

    /// Calls `act` at every click in it on what `selector` names, unless that is to open another window.
    pub fn on_plain_click(&self, selector: &'static str, mut act: impl FnMut() + 'static) {
        listen::on(&self.0, "click", move |event: MouseEvent| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_in = element.is_some_and(|element| element.closest(selector).ok().flatten().is_some());
            if is_in && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
                act();
            }
        });
    }

    /// Calls `act` with the name of every key that is pressed on it or in it by itself. If `act` returns true, the
    /// browser does nothing of its own. What is still being put together from several keys is not one.
    pub fn on_key(&self, mut act: impl FnMut(&str) -> bool + 'static) {
        listen::on(&self.0, "keydown", move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing());
            if plain && act(&event.key()) {
                event.prevent_default();
            }
        });
    }
}
