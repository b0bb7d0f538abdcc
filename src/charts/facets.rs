//! Facets as bars from 0 to 100. Each bar ends in a hatched stretch as long as the noise, with a line
//! at the score; the two lowest have a pointer and are named.

use super::{NARROW, n, narrow, shape, words};
use crate::markup::{El, el};
use waymark_domain::facets::{FacetScore, Facets, FacetsOutcome, FacetsScore, STRONG};
use waymark_domain::ids::DimensionId;

const LEFT: f64 = 1.0;
/// Units a point.
const SCALE: f64 = 2.9;
const HEIGHT: f64 = 14.0;

/// The drawing, with the element id `id`.
pub fn facets(id: &'static str, facets: &'static Facets, score: &FacetsScore) -> El {
    let half = f64::from(facets.noise_points) / 2.0;
    let strong = LEFT + SCALE * f64::from(STRONG);
    let mut top = 6.0;
    let mut parts: Vec<El> = Vec::new();
    for scored in &score.facets {
        let name = facets.facet(&scored.facet).map_or("", |facet| facet.name.as_str());
        let low = rank(score, &scored.facet);
        if low.is_some() {
            let pointer = format!("M1 {}l9 5.5l-9 5.5z", n(top + 2.0));
            parts.push(el("path").class("pointer").attr("d", pointer));
        }
        parts.push(words("label", if low.is_some() { 14.0 } else { 0.0 }, top + 12.0, name));
        parts.push(words("small end", NARROW, top + 12.0, said(scored, low)));
        top += 18.0;
        let bar = |class: &'static str, from: f64, to: f64| {
            let at = [("x", LEFT + SCALE * from), ("y", top), ("width", SCALE * (to - from)), ("height", HEIGHT)];
            shape("rect", class, &at)
        };
        parts.push(bar(if scored.score.is_some() { "track" } else { "track none" }, 0.0, 100.0));
        let goal = format!("M{} {}v{}", n(strong), n(top), n(HEIGHT));
        if let Some(figure) = scored.score {
            let figure = f64::from(figure);
            let (from, to) = ((figure - half).max(0.0), (figure + half).min(100.0));
            parts.push(bar("bar first", 0.0, from));
            parts.push(bar("bar second", from, to));
            parts.push(hatches(LEFT + SCALE * from, LEFT + SCALE * to, top));
            let at = format!("M{} {}v{}", n(LEFT + SCALE * figure), n(top - 3.0), n(HEIGHT + 6.0));
            parts.push(el("path").class("tick").attr("d", at));
        }
        parts.push(el("path").class("goal").attr("d", goal));
        top += HEIGHT + 14.0;
    }
    parts.push(words("small", 0.0, top + 8.0, "0"));
    parts.push(words("small mid", strong, top + 8.0, format!("{STRONG}: strong")));
    parts.push(words("small end", NARROW, top + 8.0, "100"));
    if half > 0.0 {
        top += 20.0;
        let at = [("x", LEFT), ("y", top), ("width", 30.0), ("height", HEIGHT)];
        parts.push(shape("rect", "bar second", &at));
        parts.push(hatches(LEFT, LEFT + 30.0, top));
        parts.push(words(
            "small",
            38.0,
            top + 11.0,
            format!("noise: {} points to either side", halves(facets.noise_points)),
        ));
        top += 4.0;
    }
    narrow(id, top + 16.0, "Bars from 0 to 100; the table below says the same").kids(parts)
}

/// 0 for the lowest facet, 1 for the one after it, if the result speaks of them.
fn rank(score: &FacetsScore, id: &DimensionId) -> Option<u8> {
    match &score.outcome {
        FacetsOutcome::Lowest(first, _) if first == id => Some(0),
        FacetsOutcome::Lowest(_, second) if second == id => Some(1),
        FacetsOutcome::Lowest(..) | FacetsOutcome::Even | FacetsOutcome::Strong | FacetsOutcome::Thin(_) => None,
    }
}

fn said(scored: &FacetScore, rank: Option<u8>) -> String {
    let word = match rank {
        Some(0) => "lowest: ",
        Some(_) => "second lowest: ",
        None => "",
    };
    scored.score.map_or_else(|| "too few answers".to_owned(), |figure| format!("{word}{figure}"))
}

/// Half of a number of points: "6½".
#[must_use]
pub fn halves(points: u8) -> String {
    format!("{}{}", points / 2, if points.is_multiple_of(2) { "" } else { "½" })
}

fn hatches(from: f64, to: f64, top: f64) -> El {
    let mut path = String::new();
    let mut x = from + 6.0;
    while x < to {
        path += &format!("M{} {}l-5 {}", n(x), n(top), n(HEIGHT));
        x += 5.0;
    }
    el("path").class("hatch").attr("d", path)
}

/// The same as a table.
pub fn table(facets: &'static Facets, score: &FacetsScore) -> El {
    let rows = score.facets.iter().map(|scored| {
        let name = facets.facet(&scored.facet).map_or("", |facet| facet.name.as_str());
        let band = scored.score.map_or_else(String::new, |figure| {
            let half = facets.noise_points.div_ceil(2);
            format!("{} to {}", figure.saturating_sub(half), figure.saturating_add(half).min(100))
        });
        el("tr")
            .kid(el("th").attr("scope", "row").text(name))
            .kid(el("td").text(said(scored, rank(score, &scored.facet))))
            .kid(el("td").text(band))
    });
    let heads = ["Score, 0 to 100", "With its noise"].map(|text| el("th").attr("scope", "col").text(text));
    el("table").kid(el("thead").kid(el("tr").kid(el("td")).kids(heads))).kid(el("tbody").kids(rows))
}
