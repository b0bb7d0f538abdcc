//! The page itself: focus, scrolling, title, and taking over the prerendered page.

use super::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The id of the element that holds the app, prerendered or live.
pub const ROOT: &str = "app";

/// Sets the document's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves focus to the page's heading, without scrolling.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let quiet = web_sys::FocusOptions::new();
        quiet.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&quiet);
    }
}

/// As [`focus_heading`], unless something has the focus already.
pub fn focus_heading_if_free() {
    if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Moves focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves focus to the element with this id, or to the page's heading where there is none.
pub fn focus_or_heading(id: &str) {
    match element(id) {
        Some(_) => focus(id),
        None => focus_heading(),
    }
}

/// Moves focus to the element with this id and scrolls to it, as following a fragment does.
/// Returns whether there is one.
pub fn go_to(id: &str) -> bool {
    let Some(target) = element(id) else { return false };
    target.scroll_into_view();
    let _ = target.focus();
    true
}

/// Scrolls to the element with this id at once: for what was there already and was pushed away.
pub fn stay_at(id: &str) {
    let at_once = web_sys::ScrollIntoViewOptions::new();
    at_once.set_behavior(web_sys::ScrollBehavior::Instant);
    if let Some(element) = element(id) {
        element.scroll_into_view_with_scroll_into_view_options(&at_once);
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Whether an event's target is a heading: where focus rests when a page was just turned.
#[must_use]
pub fn is_heading(target: Option<&web_sys::EventTarget>) -> bool {
    target.and_then(|target| target.dyn_ref::<Element>()).is_some_and(|element| element.tag_name() == "H1")
}

/// What is in the field that an event comes from.
#[must_use]
pub fn typed(event: &web_sys::Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
        return field.value();
    }
    if let Some(field) = target.dyn_ref::<HtmlSelectElement>() {
        return field.value();
    }
    target.dyn_ref::<HtmlTextAreaElement>().map_or_else(String::new, HtmlTextAreaElement::value)
}

/// Whether the box is ticked that an event comes from.
#[must_use]
pub fn is_ticked(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|field| field.checked())
}

/// Whether an event comes from a field that opens a list or a calendar by keys with Alt.
#[must_use]
pub fn is_picker(event: &web_sys::Event) -> bool {
    let Some(target) = event.target() else { return false };
    target.has_type::<HtmlSelectElement>()
        || target.dyn_ref::<HtmlInputElement>().is_some_and(|field| field.type_() == "date")
}

/// Whether the focus leaves the element that listens, rather than going from one place in it to another.
#[must_use]
pub fn leaves(event: &web_sys::FocusEvent) -> bool {
    let node = |target: Option<web_sys::EventTarget>| target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    match (node(event.current_target()), node(event.related_target())) {
        (Some(here), Some(there)) => !here.contains(Some(&there)),
        _ => true,
    }
}

/// The id of the element that has the focus.
#[must_use]
pub fn focused() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// Empties the field with this id.
pub fn clear(id: &str) {
    if let Some(field) = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value("");
    }
}

/// Scrolls to a height, in CSS pixels from the top, at once.
pub fn scroll_to(height: f64) {
    window().scroll_to_with_x_and_y(0.0, height);
}

/// The height of the window, in CSS pixels.
#[must_use]
pub fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Calls `act` before the next paint.
pub fn before_paint(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = window().request_animation_frame(act.unchecked_ref());
}

/// Calls `act` after so many milliseconds.
pub fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
}

/// Opens the print dialog.
pub fn print() {
    let _ = window().print();
}

/// Opens or closes the `<dialog>` with this id.
pub fn show_dialog(id: &str, open: bool) {
    let dialog = document().get_element_by_id(id).and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open {
            dialog.close();
        }
    }
}

/// Writes a line to the console, for whoever looks there.
pub fn log_error(text: &str) {
    web_sys::console::error_1(&text.into());
}

/// Builds the live page out of sight with `mount`, then puts it in the prerendered one's place in
/// the same task, so that nothing is painted in between. Focus, typed text, open details and what was chosen
/// in elements with `data-carry` carry over; scrolling stays because the height does.
///
/// # Errors
/// Whatever the browser says; the prerendered page then stays.
pub fn take_over(mount: impl FnOnce(HtmlElement)) -> Result<(), JsValue> {
    let page = document();
    let old = page.get_element_by_id(ROOT).ok_or("the page has no place for the app")?;
    let focused = page.active_element().and_then(|active| Some((active.id(), path_within(&old, &active)?)));
    let (typed, chosen, opened) = (typed_texts(&old), choices(&old), open_details(&old));
    let new: HtmlElement = page.create_element("div")?.dyn_into()?;
    new.set_id(ROOT);
    mount(new.clone());
    old.replace_with_with_node_1(&new)?;
    for (id, text) in typed {
        type_text(&id, &text);
    }
    for (id, value) in chosen {
        choose(&id, &value);
    }
    for id in opened {
        if let Some(details) = page.get_element_by_id(&id) {
            details.set_attribute("open", "")?;
        }
    }
    // Where the page has more in it than before, the same place is no longer the same element.
    if let Some(element) = focused.and_then(|(id, path)| element(&id).or_else(|| follow(&new, &path))) {
        let quiet = web_sys::FocusOptions::new();
        quiet.set_prevent_scroll(true);
        element.focus_with_options(&quiet)?;
    }
    Ok(())
}

/// Which child, of which child, …, of `root` the element is.
fn path_within(root: &Element, element: &Element) -> Option<Vec<u32>> {
    let mut path = Vec::new();
    let mut at = element.clone();
    while at != *root {
        let mut place = 0;
        let mut before = at.previous_element_sibling();
        while let Some(sibling) = before {
            place += 1;
            before = sibling.previous_element_sibling();
        }
        path.push(place);
        at = at.parent_element()?;
    }
    path.reverse();
    Some(path)
}

fn follow(root: &Element, path: &[u32]) -> Option<HtmlElement> {
    let mut at = root.clone();
    for place in path {
        at = at.children().item(*place)?;
    }
    at.dyn_into().ok()
}

/// Ids and texts of fields that somebody typed into before the app was there.
fn typed_texts(root: &Element) -> Vec<(String, String)> {
    each(root, "input[id]:not([type=file]), textarea[id]", |element| {
        let input = element.dyn_ref::<HtmlInputElement>().map(|field| (field.value(), field.default_value()));
        let area = || {
            element
                .dyn_ref::<HtmlTextAreaElement>()
                .map(|field| (field.value(), field.default_value().unwrap_or_default()))
        };
        let (value, default) = input.or_else(area)?;
        (value != default).then(|| (element.id(), value))
    })
}

/// Ids of boxes that somebody ticked before the app was there, and of lists they chose from, with what they chose.
fn choices(root: &Element) -> Vec<(String, String)> {
    each(root, "input[id][data-carry]:checked, select[id][data-carry]", |element| {
        let value = element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default();
        (!value.is_empty() || element.has_type::<HtmlInputElement>()).then(|| (element.id(), value))
    })
}

/// Ticks a box, or chooses from a list, as if somebody had done it, so that whoever listens hears of it.
fn choose(id: &str, value: &str) {
    let Some(field) = element(id) else { return };
    if let Some(list) = field.dyn_ref::<HtmlSelectElement>() {
        list.set_value(value);
        dispatch(&field, "change");
    } else if field.dyn_ref::<HtmlInputElement>().is_some_and(|input| !input.checked()) {
        field.click();
    }
}

fn open_details(root: &Element) -> Vec<String> {
    each(root, "details[id][open]", |element| Some(element.id()))
}

fn each<T>(root: &Element, selector: &str, read: impl Fn(&Element) -> Option<T>) -> Vec<T> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|place| found.item(place)?.dyn_into::<Element>().ok());
    elements.filter_map(|element| read(&element)).collect()
}

/// Puts text into a field as if it had been typed, so that whoever listens hears of it.
fn type_text(id: &str, text: &str) {
    let Some(field) = element(id) else { return };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
    dispatch(&field, "input");
}

fn dispatch(field: &HtmlElement, name: &str) {
    let bubbling = web_sys::EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict(name, &bubbling) {
        let _ = field.dispatch_event(&event);
    }
}

/// Whether the page reacts: before that, what comes from fields was done to the prerendered page.
#[must_use]
pub fn is_ready() -> bool {
    super::location::build_fact("data-app").as_deref() == Some("ready")
}

/// Says that the page reacts: to `boot.js`, which makes an early click now, and to tests.
pub fn announce_ready() {
    announce("ready");
}

/// Tells `boot.js` that the app cannot start, and why; it knows how to say so without the app.
pub fn announce_failure(fault: super::fetch::FetchFault) {
    announce(match fault {
        super::fetch::FetchFault::Offline => "offline",
        super::fetch::FetchFault::Gone => "gone",
    });
}

fn announce(state: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", state);
    }
}

/// Puts words into the element with this id.
pub fn say(id: &str, words: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(words));
    }
}
