//! A drawing on the page as a file of its own: SVG or PNG.
//!
//! On the page a drawing takes its colours from the stylesheet. A file has no stylesheet, so what
//! the browser computed is written into a copy as attributes.

use super::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, Url, XmlSerializer,
};

const PROPERTIES: [&str; 12] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
];

/// How much larger than on the page a PNG is, so that it is sharp in slides.
const SCALE: u32 = 3;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Room at the sides, and above and below, in the drawing's units.
const MARGIN: u32 = 16;
const BAND: u32 = 40;

/// The drawing with the id `id` as the text of an SVG file, on the page's background, with a line
/// of words above it and one below.
///
/// # Errors
/// Whatever the browser says, or that there is no such drawing.
pub fn svg(id: &str, words: &[String; 2]) -> Result<(String, u32, u32), JsValue> {
    let drawn = document().get_element_by_id(id).ok_or("no such drawing")?;
    let copy: Element = drawn.clone_node_with_deep(true)?.dyn_into()?;
    bake(&drawn, &copy)?;
    let (width, height) = size(&drawn).ok_or("a drawing has a viewBox")?;
    let (width, height) = (width + 2 * MARGIN, height + 2 * BAND);
    copy.set_attribute("xmlns", SVG)?;
    copy.set_attribute("viewBox", &format!("-{MARGIN} -{BAND} {width} {height}"))?;
    copy.set_attribute("width", &width.to_string())?;
    copy.set_attribute("height", &height.to_string())?;
    let made = |tag: &str, attributes: &[(&str, String)]| -> Result<Element, JsValue> {
        let element = document().create_element_ns(Some(SVG), tag)?;
        attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))?;
        Ok(element)
    };
    let size = [("width", width.to_string()), ("height", height.to_string())];
    let at = [("x", format!("-{MARGIN}")), ("y", format!("-{BAND}")), ("fill", color("background-color")?)];
    let paper = made("rect", &[&at[..], &size[..]].concat())?;
    copy.insert_before(&paper, copy.first_child().as_ref())?;
    let (above, below) = (-18, i64::from(height) - i64::from(BAND) - 14);
    for (text, y) in words.iter().zip([above, below]) {
        let look = [("font-family", "sans-serif".to_owned()), ("font-size", "11px".to_owned())];
        let place = [("x", "0".to_owned()), ("y", y.to_string()), ("fill", color("color")?)];
        let line = made("text", &[&look[..], &place[..]].concat())?;
        line.set_text_content(Some(text));
        copy.append_child(&line)?;
    }
    Ok((XmlSerializer::new()?.serialize_to_string(&copy)?, width, height))
}

fn bake(drawn: &Element, copy: &Element) -> Result<(), JsValue> {
    if let Some(style) = window().get_computed_style(drawn)? {
        for name in PROPERTIES {
            let value = style.get_property_value(name)?;
            if !value.is_empty() {
                copy.set_attribute(name, &value)?;
            }
        }
        // An arrow through `display: none` is how a drawing leaves a part out in one theme.
        if style.get_property_value("display")? == "none" {
            copy.set_attribute("display", "none")?;
        }
    }
    copy.remove_attribute("class")?;
    let (from, to) = (drawn.children(), copy.children());
    for place in 0..from.length() {
        if let (Some(from), Some(to)) = (from.item(place), to.item(place)) {
            bake(&from, &to)?;
        }
    }
    Ok(())
}

fn size(drawn: &Element) -> Option<(u32, u32)> {
    let view = drawn.get_attribute("viewBox")?;
    // Whole units are enough, and reading floats would cost the wasm 15 kB.
    let mut numbers =
        view.split_whitespace().map(|number| number.split('.').next().and_then(|whole| whole.parse().ok()));
    Some((numbers.nth(2)??, numbers.next()??))
}

/// A colour of the page that the drawing is on.
fn color(property: &str) -> Result<String, JsValue> {
    let body = document().body().ok_or("a page has a body")?;
    let style = window().get_computed_style(&body)?.ok_or("a body has a style")?;
    style.get_property_value(property)
}

/// The drawing with the id `id` as a PNG, three times as large as its own measure.
///
/// # Errors
/// Whatever the browser says, or that there is no such drawing.
pub async fn png(id: &str, words: &[String; 2]) -> Result<Blob, JsValue> {
    let (text, width, height) = svg(id, words)?;
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let decoded = JsFuture::from(image.decode()).await;
    let drawn = decoded.and_then(|_| paint(&image, width * SCALE, height * SCALE));
    Url::revoke_object_url(&url)?;
    let canvas = drawn?;
    let blob = js_sys::Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(blob).await?.dyn_into()
}

fn paint(image: &HtmlImageElement, width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width.into(), height.into())?;
    Ok(canvas)
}
