//! A typical week: five days, each a row of blocks as long as they took.

use super::{chart, shape, words};
use crate::markup::{El, el};
use crate::parts::{details, hours};
use waymark_domain::profile::Week;

const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const LEFT: f64 = 34.0;
const HOUR: f64 = 34.0;

/// The drawing, a legend, and a table of what was done; `name` is whose week it is.
pub fn week(name: &str, week: &'static Week) -> El {
    let number = |activity: &str| week.activities.iter().position(|a| a.id == activity).map_or(0, |place| place + 1);
    let mut parts: Vec<El> = Vec::new();
    let (mut top, mut right) = (0.0, 0.0_f64);
    for (day, blocks) in DAYS.iter().zip(&week.days) {
        parts.push(words("small", 0.0, top + 18.0, day.get(..3).unwrap_or(day)));
        let mut x = LEFT;
        for block in blocks {
            let width = HOUR * f64::from(block.hours);
            let number = number(&block.activity);
            let at = [("x", x + 0.5), ("y", top + 0.5), ("width", width - 1.5), ("height", 25.0), ("rx", 3.0)];
            parts.push(shape("rect", format!("block a{number}"), &at));
            parts.push(words("small mid", x + width / 2.0, top + 18.0, number.to_string()));
            x += width;
        }
        right = right.max(x);
        top += 31.0;
    }
    let title = format!("{name}: an invented week.");
    let occurs = |id: &str| week.days.iter().flatten().any(|block| block.activity == id);
    let legend =
        week.activities.iter().enumerate().filter(|(_, activity)| occurs(&activity.id)).map(|(place, activity)| {
            let key = el("b").class(format!("key a{}", place + 1)).text((place + 1).to_string());
            el("li").kid(key).text(format!(" {}", activity.name))
        });
    let rows = DAYS.iter().zip(&week.days).map(|(day, blocks)| {
        let told = blocks.iter().map(|block| el("li").text(format!("{} {}", hours(halves(block.hours)), block.what)));
        el("tr").kid(el("th").attr("scope", "row").text(*day)).kid(el("td").kid(el("ul").kids(told)))
    });
    el("figure")
        .class("week")
        .kid(chart(right + 1.0, top, format!("{title} The list below says the same.")).kids(parts))
        .kid(el("ul").class("legend").kids(legend))
        .kid(el("figcaption").text(title))
        .kid(details("The week, block by block").kid(el("table").class("days").kid(el("tbody").kids(rows))))
}

/// Hours of a day, which are in halves.
fn halves(hours: f32) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few, and never below 0")]
    let halves = (hours * 2.0).round() as u16;
    halves
}
