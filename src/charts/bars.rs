//! A profile: for each dimension one bar a lens, longest first.

use super::n;
use leptos::prelude::*;
use waymark_domain::profile::Profile;
use waymark_domain::scoring::LensScore;

const WIDTH: f64 = 340.0;
const BAR: f64 = 250.0;

/// The drawing of `scores`, with the element id `id`. Dimensions are in the order of the first lens.
#[must_use]
pub fn bars(id: &str, profile: &Profile, scores: &[LensScore]) -> AnyView {
    let step = 17.0;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lenses")]
    let row = 34.0 + step * scores.len() as f64;
    let Some(first) = scores.first() else { return ().into_any() };
    let mut top = 8.0;
    let mut parts: Vec<AnyView> = Vec::new();
    for ranked in &first.ranking {
        let name = profile.dimension(&ranked.dimension).map_or_else(String::new, |d| d.name.clone());
        parts.push(view! { <text class="label" x="0" y=n(top + 12.0)>{name}</text> }.into_any());
        for (place, score) in scores.iter().enumerate() {
            let count = score.ranking.iter().find(|r| r.dimension == ranked.dimension).map_or(0, |r| r.count);
            #[expect(clippy::cast_precision_loss, reason = "a handful of lenses")]
            let y = top + 19.0 + step * place as f64;
            let length = BAR * f64::from(count) / f64::from(score.asked.max(1));
            parts.push(bar(y, length, place, &format!("{count} of {}", score.answered)));
        }
        top += row;
    }
    let legend: Vec<AnyView> = profile
        .lenses
        .iter()
        .enumerate()
        .take(scores.len())
        .map(|(place, lens)| {
            #[expect(clippy::cast_precision_loss, reason = "a handful of lenses")]
            let x = 120.0 * place as f64;
            view! {
                <rect class=lens_class(place) x=n(x + 0.5) y=n(top + 4.5) width="22" height="11" rx="2"/>
                <text class="small" x=n(x + 29.0) y=n(top + 14.0)>{lens.short.clone()}</text>
            }
            .into_any()
        })
        .collect();
    let view_box = format!("0 0 {} {}", n(WIDTH), n(top + 24.0));
    view! {
        <svg id=id.to_owned() class="chart" viewBox=view_box role="img" aria-label="Bars; the table below says the same">
            {parts}{legend}
        </svg>
    }
    .into_any()
}

fn bar(y: f64, length: f64, place: usize, said: &str) -> AnyView {
    // Hatching tells the second lens apart where colour cannot.
    let hatches = (place > 0).then(|| {
        let mut path = String::new();
        let mut x = 6.0;
        while x < length {
            path.push_str(&format!("M{} {}l-5 12", n(x), n(y)));
            x += 6.0;
        }
        view! { <path class="hatch" d=path/> }
    });
    view! {
        <rect class="track" x="0.5" y=n(y + 0.5) width=n(BAR) height="12" rx="2"/>
        <rect class=lens_class(place) x="0.5" y=n(y + 0.5) width=n(length) height="12" rx="2"/>
        {hatches}
        <text class="small" x=n(BAR + 8.0) y=n(y + 10.5)>{said.to_owned()}</text>
    }
    .into_any()
}

fn lens_class(place: usize) -> &'static str {
    if place == 0 { "bar first" } else { "bar second" }
}

/// The same as a table.
#[must_use]
pub fn table(profile: &Profile, scores: &[LensScore]) -> AnyView {
    let heads: Vec<_> = scores
        .iter()
        .map(|score| {
            let lens = profile.lenses.iter().find(|lens| lens.id == score.lens);
            view! { <th scope="col">{lens.map(|lens| lens.short.clone())}</th> }
        })
        .collect();
    let Some(first) = scores.first() else { return ().into_any() };
    let rows: Vec<_> = first
        .ranking
        .iter()
        .map(|ranked| {
            let cells: Vec<_> = scores
                .iter()
                .map(|score| {
                    let count = score.ranking.iter().find(|r| r.dimension == ranked.dimension).map_or(0, |r| r.count);
                    view! { <td>{format!("{count} of {} ({} %)", score.answered, score.percent(&ranked.dimension))}</td> }
                })
                .collect();
            let name = profile.dimension(&ranked.dimension).map(|d| d.name.clone());
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <table>
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
