//! A profile: for each dimension one bar a lens, longest first.

use super::{chart, n, shape, words};
use crate::markup::{El, el};
use waymark_domain::profile::Profile;
use waymark_domain::scoring::LensScore;

const WIDTH: f64 = 340.0;
const BAR: f64 = 250.0;
const STEP: f64 = 17.0;

/// The drawing of `scores`, with the element id `id`. Dimensions are in the order of the first lens.
pub fn bars(id: &'static str, profile: &'static Profile, scores: &[LensScore]) -> El {
    let mut top = 8.0;
    let mut parts: Vec<El> = Vec::new();
    for ranked in scores.first().iter().flat_map(|first| &first.ranking) {
        let name = profile.dimension(&ranked.dimension).map_or("", |d| d.name.as_str());
        parts.push(words("label", 0.0, top + 12.0, name));
        top += 19.0;
        for (place, score) in scores.iter().enumerate() {
            let count = score.ranking.iter().find(|r| r.dimension == ranked.dimension).map_or(0, |r| r.count);
            let length = BAR * f64::from(count) / f64::from(score.asked.max(1));
            parts.push(shape(
                "rect",
                "track",
                &[("x", 0.5), ("y", top + 0.5), ("width", BAR), ("height", 12.0), ("rx", 2.0)],
            ));
            parts.push(shape(
                "rect",
                lens_class(place),
                &[("x", 0.5), ("y", top + 0.5), ("width", length), ("height", 12.0), ("rx", 2.0)],
            ));
            if place > 0 {
                parts.push(el("path").class("hatch").attr("d", hatches(length, top)));
            }
            parts.push(words("small", BAR + 8.0, top + 10.5, format!("{count} of {}", score.answered)));
            top += STEP;
        }
        top += 15.0;
    }
    let mut x = 0.0;
    for (place, lens) in profile.lenses.iter().enumerate().take(scores.len()) {
        parts.push(shape(
            "rect",
            lens_class(place),
            &[("x", x + 0.5), ("y", top + 4.5), ("width", 22.0), ("height", 12.0), ("rx", 2.0)],
        ));
        if place > 0 {
            parts.push(
                el("path")
                    .class("hatch")
                    .attr("transform", format!("translate({} {})", n(x), n(top + 4.0)))
                    .attr("d", hatches(22.0, 0.0)),
            );
        }
        parts.push(words("small", x + 29.0, top + 14.0, lens.short.as_str()));
        x += 120.0;
    }
    chart(WIDTH, top + 24.0, "Bars; the table below says the same").id(id).kids(parts)
}

/// Hatching tells the second lens apart where colour cannot.
fn hatches(length: f64, top: f64) -> String {
    let mut path = String::new();
    let mut x = 6.0;
    while x < length {
        path += &format!("M{} {}l-5 12", n(x), n(top + 0.5));
        x += 6.0;
    }
    path
}

fn lens_class(place: usize) -> &'static str {
    if place == 0 { "bar first" } else { "bar second" }
}

/// The same as a table.
pub fn table(profile: &'static Profile, scores: &[LensScore]) -> El {
    let head = scores.iter().map(|score| {
        let lens = profile.lenses.iter().find(|lens| lens.id == score.lens);
        el("th").attr("scope", "col").text(lens.map_or("", |lens| lens.short.as_str()))
    });
    let rows = scores.first().into_iter().flat_map(|first| &first.ranking).map(|ranked| {
        let cells = scores.iter().map(|score| {
            let count = score.ranking.iter().find(|r| r.dimension == ranked.dimension).map_or(0, |r| r.count);
            el("td").text(format!("{count} of {} ({} %)", score.answered, score.percent(&ranked.dimension)))
        });
        let name = profile.dimension(&ranked.dimension).map_or("", |d| d.name.as_str());
        el("tr").kid(el("th").attr("scope", "row").text(name)).kids(cells)
    });
    el("table").kid(el("thead").kid(el("tr").kid(el("td")).kids(head))).kid(el("tbody").kids(rows))
}
