//! A typical week: five days, each a row of blocks as long as they took.

use super::n;
use leptos::prelude::*;
use waymark_domain::profile::Week;

const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const LEFT: f64 = 34.0;
const HOUR: f64 = 34.0;

/// The drawing, a legend, and a table of what was done; `name` is whose week it is.
#[must_use]
pub fn week(name: &str, week: &Week) -> AnyView {
    let number = |activity: &str| week.activities.iter().position(|a| a.id == activity).map_or(0, |place| place + 1);
    let mut parts: Vec<AnyView> = Vec::new();
    let mut top = 0.0;
    for (day, blocks) in DAYS.iter().zip(&week.days) {
        let short: String = day.chars().take(3).collect();
        parts.push(view! { <text class="small" x="0" y=n(top + 18.0)>{short}</text> }.into_any());
        let mut x = LEFT;
        for block in blocks {
            let width = HOUR * f64::from(block.hours);
            let number = number(&block.activity);
            parts.push(
                view! {
                    <rect class=format!("block a{number}") x=n(x + 0.5) y=n(top + 0.5) width=n(width - 1.5) height="25" rx="3"/>
                    <text class="small mid" x=n(x + width / 2.0) y=n(top + 18.0)>{number}</text>
                }
                .into_any(),
            );
            x += width;
        }
        top += 31.0;
    }
    let longest = week.days.iter().map(|day| day.iter().map(|block| f64::from(block.hours)).sum::<f64>()).fold(0.0, f64::max);
    let view_box = format!("0 0 {} {}", n(LEFT + HOUR * longest + 1.0), n(top));
    let legend: Vec<_> = week
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| view! { <li><b class=format!("key a{}", place + 1)>{place + 1}</b>" "{activity.name.clone()}</li> })
        .collect();
    let rows: Vec<_> = DAYS
        .iter()
        .zip(&week.days)
        .map(|(day, blocks)| {
            let told: Vec<_> = blocks.iter().map(|block| view! { <li>{hours(block.hours)}" "{block.what.clone()}</li> }).collect();
            view! { <tr><th scope="row">{*day}</th><td><ul>{told}</ul></td></tr> }
        })
        .collect();
    let title = format!("A week as a {name}. Invented.");
    view! {
        <figure class="week">
            <svg class="chart wide" viewBox=view_box role="img" aria-label=format!("{title} The list below says the same.")>{parts}</svg>
            <ul class="legend">{legend}</ul>
            <figcaption>{title}</figcaption>
            <details><summary>"The week, block by block"</summary><table class="days"><tbody>{rows}</tbody></table></details>
        </figure>
    }
    .into_any()
}

/// "1 h", "1½ h".
fn hours(hours: f32) -> String {
    let whole = hours.trunc();
    let half = if hours.fract() > 0.0 { "½" } else { "" };
    if whole < 1.0 { format!("{half} h") } else { format!("{whole}{half} h") }
}
