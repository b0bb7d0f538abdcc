//! Two attempts laid over each other: for each dimension where it was and where it is.

use super::{chart, n, shape, words};
use crate::markup::{El, el};
use waymark_domain::catalogue::AssessmentCard;
use waymark_domain::ids::LensId;
use waymark_domain::scoring::LensScore;
use waymark_domain::verdict::is_noise;

const LEFT: f64 = 8.0;
/// Units a percent.
const SCALE: f64 = 3.1;

/// The drawing for one lens, from `before` to `after`, both in percent of the answers.
pub fn change(card: &'static AssessmentCard, before: &LensScore, after: &LensScore) -> El {
    let mut top = 6.0;
    let mut parts: Vec<El> = Vec::new();
    for (dimension, name) in &card.dimensions {
        let (from, to) = (before.percent(dimension), after.percent(dimension));
        let (x1, x2) = (LEFT + SCALE * f64::from(from), LEFT + SCALE * f64::from(to));
        let y = top + 26.0;
        let small = match is_noise(card.noise_points, from, to) {
            _ if from == to => ", unchanged",
            true => ", within the noise",
            false => "",
        };
        parts.push(words("label", LEFT, top + 12.0, name.as_str()));
        parts.push(words("small end", LEFT + 100.0 * SCALE, top + 12.0, format!("{from} → {to} %{small}")));
        parts.push(el("path").class("axis").attr("d", format!("M{} {}h{}", n(LEFT), n(y), n(100.0 * SCALE))));
        parts.push(el("path").class("move").attr("d", format!("M{} {}H{}", n(x1), n(y), n(x2))));
        parts.push(shape("circle", "was", &[("cx", x1), ("cy", y), ("r", 5.0)]));
        parts.push(shape("circle", "is", &[("cx", x2), ("cy", y), ("r", 5.0)]));
        top += 44.0;
    }
    chart(326.0, top, "Change between two attempts; the table below says the same").kids(parts)
}

/// The same as a table.
pub fn table(card: &'static AssessmentCard, lens: &LensId, before: &LensScore, after: &LensScore) -> El {
    let rows = card.dimensions.iter().map(|(dimension, name)| {
        let (from, to) = (before.percent(dimension), after.percent(dimension));
        let said = match is_noise(card.noise_points, from, to) {
            _ if from == to => "none",
            true => "smaller than this instrument's noise",
            false => "larger than the noise",
        };
        el("tr")
            .kid(el("th").attr("scope", "row").text(name.as_str()))
            .kids([format!("{from} %"), format!("{to} %"), said.to_owned()].map(|text| el("td").text(text)))
    });
    let caption = card.lenses.iter().find(|(id, _)| id == lens).map_or("", |(_, short)| short.as_str());
    let heads = ["Before", "After", "The change is"].map(|text| el("th").attr("scope", "col").text(text));
    el("table")
        .kid(el("caption").text(caption))
        .kid(el("thead").kid(el("tr").kid(el("td")).kids(heads)))
        .kid(el("tbody").kids(rows))
}
