//! Elements that are all of one type.
//!
//! The `view!` macro gives every combination of tag, attributes and children a type of its own, and
//! each type its own code to build, rebuild and take away. This app's 300 elements weighed 340 kB
//! of brotli that way, and 295 kB with `--cfg erase_components`; the budget for everything is 150.
//! [`El`] is one view for any element, so its code is there once. It is an ordinary Leptos view:
//! components return it, and signals drive it through [`live`] and the `live_…` attributes.
//!
//! What it does not do: patch an element into another one. A part that [`live`] draws anew is
//! replaced, so keep such parts small and let attributes and texts change by themselves.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::any_view::{AnyView, AnyViewState};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::{JsCast, JsValue};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use std::sync::Arc;

/// Words for an attribute or a text.
pub type Words = Cow<'static, str>;

/// An element, its attributes, and what is in it.
///
/// Boxed, and built by functions that are never inlined: a page is mostly calls to these, so what
/// counts is how little code one call takes.
#[must_use = "an element does nothing until it is part of a page"]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    kids: Vec<Kid>,
}

enum Kid {
    El(El),
    Text(Words),
    View(AnyView),
}

enum Attribute {
    Fixed(&'static str, Words),
    Live(&'static str, Box<dyn Fn() -> Option<Words> + Send>),
    Checked(Box<dyn Fn() -> bool + Send>),
    Value(Box<dyn Fn() -> String + Send>),
    On(&'static str, SendWrapper<Box<dyn FnMut(types::Event)>>),
}

const SVG: &str = "http://www.w3.org/2000/svg";
const SVG_TAGS: [&str; 5] = ["svg", "path", "rect", "circle", "text"];
const VOID_TAGS: [&str; 2] = ["input", "br"];

/// An element with this tag: HTML, or one of the few SVG tags that charts are made of.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), kids: Vec::new() }))
}

/// A part of the page that is drawn anew whenever a signal it reads changes.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    // One closure type for all of them; see the head of this module.
    fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || draw()).into_any()
    }
    boxed(Box::new(draw))
}

/// A text that changes by itself.
pub fn live_text(text: impl Fn() -> Words + Send + 'static) -> AnyView {
    fn boxed(text: Box<dyn Fn() -> Words + Send>) -> AnyView {
        (move || text().into_owned()).into_any()
    }
    boxed(Box::new(text))
}

/// Parts of the page that stay what they are while others come, go and change places: each is drawn once for its key.
pub fn keyed(
    keys: impl Fn() -> Vec<String> + Send + 'static,
    draw: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type Draw = Arc<dyn Fn(String) -> AnyView + Send + Sync>;
    fn boxed(keys: Box<dyn Fn() -> Vec<String> + Send>, draw: Draw) -> AnyView {
        // What a part keeps lives as long as the part, not until the next one comes.
        let all = Owner::current().unwrap_or_default();
        let list = move || {
            let (all, draw) = (all.clone(), Arc::clone(&draw));
            let part = move |_, key| {
                let owner = all.with(Owner::new);
                let view = owner.with(|| draw(key));
                (|_| (), OwnedView::new_with_owner(view, owner))
            };
            leptos::tachys::view::keyed::keyed(keys(), String::clone, part)
        };
        list.into_any()
    }
    boxed(Box::new(keys), Arc::new(draw))
}

/// Nothing, where something may be.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Several views where one is expected.
#[must_use]
pub fn many(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn with_fixed(self, name: &'static str, value: &'static str) -> Self {
        self.with(Attribute::Fixed(name, Words::Borrowed(value)))
    }

    #[inline(never)]
    fn with_made(self, name: &'static str, value: String) -> Self {
        self.with(Attribute::Fixed(name, Words::Owned(value)))
    }

    #[inline(never)]
    fn with_kid(mut self, kid: Kid) -> Self {
        self.0.kids.push(kid);
        self
    }

    #[inline(never)]
    fn with_el(self, kid: El) -> Self {
        self.with_kid(Kid::El(kid))
    }

    #[inline(never)]
    fn with_words(self, text: &'static str) -> Self {
        self.with_kid(Kid::Text(Words::Borrowed(text)))
    }

    #[inline(never)]
    fn with_text(self, text: String) -> Self {
        self.with_kid(Kid::Text(Words::Owned(text)))
    }

    /// An attribute.
    #[inline(always)]
    pub fn attr(self, name: &'static str, value: impl IntoWords) -> Self {
        value.put_attribute(self, name)
    }

    /// The class attribute.
    #[inline(always)]
    pub fn class(self, value: impl IntoWords) -> Self {
        self.attr("class", value)
    }

    /// The id.
    #[inline(always)]
    pub fn id(self, value: impl IntoWords) -> Self {
        self.attr("id", value)
    }

    /// Where a link leads.
    #[inline(always)]
    pub fn href(self, value: impl IntoWords) -> Self {
        self.attr("href", value)
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<Words> + Send + 'static) -> Self {
        self.with(Attribute::Live(name, Box::new(value)))
    }

    /// Whether a radio button or checkbox is checked, following signals.
    pub fn checked(self, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.with(Attribute::Checked(Box::new(value)))
    }

    /// What is in a field, following signals.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with(Attribute::Value(Box::new(value)))
    }

    /// What happens at an event, given the event as the browser knows it.
    pub fn on<E: JsCast>(self, event: &'static str, mut act: impl FnMut(E) + 'static) -> Self {
        self.with_listener(event, Box::new(move |event| act(event.unchecked_into())))
    }

    /// What happens at a click.
    pub fn click(self, mut act: impl FnMut() + 'static) -> Self {
        self.with_listener("click", Box::new(move |_| act()))
    }

    #[inline(never)]
    fn with_listener(self, event: &'static str, act: Box<dyn FnMut(types::Event)>) -> Self {
        self.with(Attribute::On(event, SendWrapper::new(act)))
    }

    /// Words inside.
    #[inline(always)]
    pub fn text(self, text: impl IntoWords) -> Self {
        text.put_text(self)
    }

    /// Something inside.
    #[inline(always)]
    pub fn kid(self, kid: impl IntoKid) -> Self {
        kid.put(self)
    }

    /// Something inside, if it is there.
    pub fn maybe(self, kid: Option<impl IntoKid>) -> Self {
        match kid {
            Some(kid) => self.kid(kid),
            None => self,
        }
    }

    /// Several things inside.
    pub fn kids<K: IntoKid>(mut self, kids: impl IntoIterator<Item = K>) -> Self {
        for kid in kids {
            self = self.kid(kid);
        }
        self
    }
}

/// Words that are known, or were made.
pub trait IntoWords {
    /// Puts them into an element as an attribute.
    fn put_attribute(self, element: El, name: &'static str) -> El;
    /// Puts them into an element as text.
    fn put_text(self, element: El) -> El;
}

impl IntoWords for &'static str {
    #[inline(always)]
    fn put_attribute(self, element: El, name: &'static str) -> El {
        element.with_fixed(name, self)
    }
    #[inline(always)]
    fn put_text(self, element: El) -> El {
        element.with_words(self)
    }
}

impl IntoWords for String {
    #[inline(always)]
    fn put_attribute(self, element: El, name: &'static str) -> El {
        element.with_made(name, self)
    }
    #[inline(always)]
    fn put_text(self, element: El) -> El {
        element.with_text(self)
    }
}

/// What can be in an element.
pub trait IntoKid {
    /// Puts it there.
    fn put(self, element: El) -> El;
}

impl IntoKid for El {
    #[inline(always)]
    fn put(self, element: El) -> El {
        element.with_el(self)
    }
}

impl IntoKid for AnyView {
    #[inline(always)]
    fn put(self, element: El) -> El {
        element.with_kid(Kid::View(self))
    }
}

impl From<El> for AnyView {
    #[inline(never)]
    fn from(element: El) -> Self {
        element.into_any()
    }
}

/// An element on the page, with what keeps it alive.
pub struct Built {
    element: types::Element,
    // Held so that they end with the element.
    _kids: Vec<BuiltKid>,
    _follow: Vec<RenderEffect<()>>,
    _heard: Vec<RemoveEventHandler<types::Element>>,
}

/// What an element has to hold on to; a text needs nobody.
enum BuiltKid {
    #[expect(dead_code, reason = "held, not read")]
    El(Built),
    #[expect(dead_code, reason = "held, not read")]
    View(AnyViewState),
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        let Parts { tag, attributes, kids } = *self.0;
        let namespace = SVG_TAGS.contains(&tag).then_some(SVG);
        let element = Rndr::create_element(tag, namespace);
        let (mut held, mut follow, mut heard) = (Vec::new(), Vec::new(), Vec::new());
        for kid in kids {
            match kid {
                Kid::El(kid) => {
                    let mut kid = kid.build();
                    kid.mount(&element, None);
                    held.push(BuiltKid::El(kid));
                }
                Kid::Text(words) => Rndr::insert_node(&element, &Rndr::create_text_node(&words), None),
                Kid::View(kid) => {
                    let mut kid = kid.build();
                    kid.mount(&element, None);
                    held.push(BuiltKid::View(kid));
                }
            }
        }
        for attribute in attributes {
            let on = element.clone();
            match attribute {
                Attribute::Fixed(name, value) => Rndr::set_attribute(&on, name, &value),
                Attribute::Live(name, value) => follow.push(following(Box::new(move || match value() {
                    Some(value) => Rndr::set_attribute(&on, name, &value),
                    None => Rndr::remove_attribute(&on, name),
                }))),
                Attribute::Checked(value) => {
                    follow.push(following(Box::new(move || Rndr::set_property(&on, "checked", &value().into()))));
                }
                Attribute::Value(value) => follow.push(following(Box::new(move || {
                    Rndr::set_property(&on, "value", &JsValue::from_str(&value()));
                }))),
                Attribute::On(event, act) => heard.push(Rndr::add_event_listener(&on, event, act.take())),
            }
        }
        Built { element, _kids: held, _follow: follow, _heard: heard }
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

fn following(act: Box<dyn Fn()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| act())
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

no_attrs!(El);

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        out: &mut String,
        position: &mut Position,
        escape: bool,
        mark: bool,
        _: Vec<AnyAttribute>,
    ) {
        let Parts { tag, attributes, kids } = *self.0;
        *out += "<";
        *out += tag;
        for attribute in attributes {
            let (name, value) = match attribute {
                Attribute::Fixed(name, value) => (name, Some(value)),
                Attribute::Live(name, value) => (name, value()),
                // What differs by person, and what needs a browser, is not prerendered.
                Attribute::Checked(_) | Attribute::Value(_) | Attribute::On(..) => continue,
            };
            if let Some(value) = value {
                *out += &format!(" {name}=\"{}\"", escaped(&value).replace('"', "&quot;"));
            }
        }
        *out += ">";
        if VOID_TAGS.contains(&tag) {
            return;
        }
        for kid in kids {
            *position = Position::FirstChild;
            match kid {
                Kid::El(kid) => kid.to_html_with_buf(out, position, escape, mark, Vec::new()),
                Kid::Text(text) => *out += &escaped(&text),
                Kid::View(kid) => kid.to_html_with_buf(out, position, escape, mark, Vec::new()),
            }
        }
        *out += &format!("</{tag}>");
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        // The app takes a prerendered page over by replacing it; see `browser::dom::take_over`.
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
