//! Two attempts laid over each other: for each dimension where it was and where it is.

use super::n;
use leptos::prelude::*;
use waymark_domain::catalogue::AssessmentCard;
use waymark_domain::ids::LensId;
use waymark_domain::scoring::LensScore;
use waymark_domain::verdict::is_noise;

const LEFT: f64 = 8.0;
const SCALE: f64 = 3.1;

/// The drawing for one lens, from `before` to `after`, both in percent of the answers.
#[must_use]
pub fn change(id: &str, card: &AssessmentCard, before: &LensScore, after: &LensScore) -> AnyView {
    let mut top = 6.0;
    let rows: Vec<AnyView> = card
        .dimensions
        .iter()
        .map(|(dimension, name)| {
            let (from, to) = (before.percent(dimension), after.percent(dimension));
            let (x1, x2) = (LEFT + SCALE * f64::from(from), LEFT + SCALE * f64::from(to));
            let y = top + 26.0;
            let said = format!("{from} → {to} %{}", if is_noise(card.noise_points, from, to) { ", within the noise" } else { "" });
            let row = view! {
                <text class="label" x=n(LEFT) y=n(top + 12.0)>{name.clone()}</text>
                <text class="small end" x=n(LEFT + 100.0 * SCALE) y=n(top + 12.0)>{said}</text>
                <path class="axis" d=format!("M{} {y}h{}", n(LEFT), n(100.0 * SCALE))/>
                <path class="move" d=format!("M{} {y}H{}", n(x1), n(x2))/>
                <circle class="was" cx=n(x1) cy=n(y) r="5"/>
                <circle class="is" cx=n(x2) cy=n(y) r="5"/>
            };
            top += 44.0;
            row.into_any()
        })
        .collect();
    let view_box = format!("0 0 326 {}", n(top));
    view! { <svg id=id.to_owned() class="chart" viewBox=view_box role="img" aria-label="Change between two attempts; the table below says the same">{rows}</svg> }
        .into_any()
}

/// The same as a table.
#[must_use]
pub fn table(card: &AssessmentCard, lens: &LensId, before: &LensScore, after: &LensScore) -> AnyView {
    let rows: Vec<_> = card
        .dimensions
        .iter()
        .map(|(dimension, name)| {
            let (from, to) = (before.percent(dimension), after.percent(dimension));
            let said = if is_noise(card.noise_points, from, to) { "smaller than this instrument's noise" } else { "larger than the noise" };
            view! { <tr><th scope="row">{name.clone()}</th><td>{from}" %"</td><td>{to}" %"</td><td>{said}</td></tr> }
        })
        .collect();
    let caption = card.lenses.iter().find(|(id, _)| id == lens).map(|(_, short)| short.clone());
    view! {
        <table>
            <caption>{caption}</caption>
            <thead><tr><td></td><th scope="col">"Before"</th><th scope="col">"After"</th><th scope="col">"The change is"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
