//! Two results laid over each other: for each figure where it was and where it is.

use super::{chart, n, shape, words};
use crate::markup::{El, el};
use waymark_domain::catalogue::HistoryWords;
use waymark_domain::reading::{Reading, is_noise};

const LEFT: f64 = 8.0;
/// As many letters as stand on a line, names being wider than figures.
const LINE: usize = 40;
/// Units a percent.
const SCALE: f64 = 3.1;

/// What both readings have a figure of: its name, before, after.
fn both(names: &'static HistoryWords, before: &Reading, after: &Reading) -> Vec<(&'static str, u8, u8)> {
    let pair = |(id, name): &'static (String, String)| Some((name.as_str(), before.figure(id)?, after.figure(id)?));
    names.names.iter().filter_map(pair).collect()
}

/// The drawing, from `before` to `after`.
pub fn change(names: &'static HistoryWords, before: &Reading, after: &Reading) -> El {
    let mut top = 6.0;
    let mut parts: Vec<El> = Vec::new();
    for (name, from, to) in both(names, before, after) {
        let (x1, x2) = (LEFT + SCALE * f64::from(from), LEFT + SCALE * f64::from(to));
        let small = match is_noise(names.noise_points, from, to) {
            _ if from == to => ", unchanged",
            true => ", within the noise",
            false => "",
        };
        let said = format!("{from} → {to}{small}");
        parts.push(words("label", LEFT, top + 12.0, name));
        // Both on one line only where they have room.
        top += if name.chars().count() + said.chars().count() > LINE { 15.0 } else { 0.0 };
        parts.push(words("small end", LEFT + 100.0 * SCALE, top + 12.0, said));
        let y = top + 26.0;
        parts.push(el("path").class("axis").attr("d", format!("M{} {}h{}", n(LEFT), n(y), n(100.0 * SCALE))));
        parts.push(el("path").class("move").attr("d", format!("M{} {}H{}", n(x1), n(y), n(x2))));
        parts.push(shape("circle", "was", &[("cx", x1), ("cy", y), ("r", 5.0)]));
        parts.push(shape("circle", "is", &[("cx", x2), ("cy", y), ("r", 5.0)]));
        top += 44.0;
    }
    chart(326.0, top, "Change between two attempts; the table below says the same").kids(parts)
}

/// The same as a table.
pub fn table(names: &'static HistoryWords, before: &Reading, after: &Reading) -> El {
    let rows = both(names, before, after).into_iter().map(|(name, from, to)| {
        let said = match is_noise(names.noise_points, from, to) {
            _ if from == to => "none",
            true => "smaller than this instrument’s noise",
            false => "larger than the noise",
        };
        el("tr")
            .kid(el("th").attr("scope", "row").text(name))
            .kids([from.to_string(), to.to_string(), said.to_owned()].map(|text| el("td").text(text)))
    });
    let caption = names.series.iter().find(|(id, _)| *id == after.series).map_or("", |(_, short)| short.as_str());
    let heads = ["Before", "After", "The change is"].map(|text| el("th").attr("scope", "col").text(text));
    el("table")
        .kid(el("caption").text(caption))
        .kid(el("thead").kid(el("tr").kid(el("td")).kids(heads)))
        .kid(el("tbody").kids(rows))
}
