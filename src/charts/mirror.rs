//! What two sides are rewarded and blamed for: for each concern blocks to the left for the one, to the
//! right for the other, in groups by what the two are to each other.

use super::{chart, n, shape, words};
use crate::markup::{El, el};
use waymark_domain::incentives::{Class, ConcernScore, Incentives, MapScore};

const WIDTH: f64 = 320.0;
/// Where each side's blocks begin. Between the two is room for what counts against somebody.
const LEFT: f64 = 128.0;
const RIGHT: f64 = 192.0;
/// From block to block.
const STEP: f64 = 37.0;
const BLOCK: f64 = 34.0;
const HIGH: f64 = 13.0;
/// Half of a cross or a diamond.
const HALF: f64 = 5.0;

/// Whose weights stand on the left and on the right.
#[derive(Clone, Copy)]
pub struct Sides {
    /// The role of whoever filled in the map, or "You".
    pub you: &'static str,
    /// The role of the other, or "They".
    pub they: &'static str,
}

impl Sides {
    /// What the left side is, under its name.
    fn left(self) -> &'static str {
        if self.you == YOU { "" } else { "you" }
    }
}

/// The left side of somebody who named no role.
pub const YOU: &str = "You";
/// The right side, where no role is named.
pub const THEY: &str = "They";

/// What the right side rests on.
fn right(score: &MapScore) -> &'static str {
    if score.paired { "their own marks" } else { "your guess" }
}

/// Every group that has concerns: what it is called, and its concerns. Those without a class come last.
#[must_use]
pub fn groups<'a>(map: &'static Incentives, score: &'a MapScore) -> Vec<(&'static str, Vec<&'a ConcernScore>)> {
    let classes = Class::ALL.into_iter().map(|(_, class)| Some(class)).chain([None]);
    let group = |class: Option<Class>| {
        let name = class.map_or(Some(OPEN), |class| map.class(class).map(|text| text.name.as_str()))?;
        let of_it: Vec<&ConcernScore> = score.concerns.iter().filter(|concern| concern.class == class).collect();
        (!of_it.is_empty()).then_some((name, of_it))
    };
    classes.filter_map(group).collect()
}

/// The group of concerns that one side said nothing of.
const OPEN: &str = "Not marked for both";

/// The short name of a concern.
#[must_use]
pub fn name(map: &'static Incentives, score: &ConcernScore) -> &'static str {
    map.concerns.iter().find(|concern| concern.id == score.concern).map_or("", |concern| &concern.name)
}

/// The drawing.
pub fn mirror(map: &'static Incentives, score: &MapScore, sides: Sides) -> El {
    let mut parts = vec![
        words("label", 0.0, 13.0, sides.you),
        words("label end", WIDTH, 13.0, sides.they),
        words("small", 0.0, 29.0, sides.left()),
        words("small end", WIDTH, 29.0, right(score)),
    ];
    let mut top = 38.0;
    for (name, concerns) in groups(map, score) {
        parts.push(el("path").class("axis").attr("d", format!("M0 {}h{}", n(top), n(WIDTH))));
        parts.push(words("label", 0.0, top + 18.0, name));
        let of = format!("{} of {}", concerns.len(), score.concerns.len());
        parts.push(words("small end", WIDTH, top + 18.0, of));
        top += 24.0;
        for concern in concerns {
            row(&mut parts, map, score, concern, top);
            top += 38.0;
        }
        top += 4.0;
    }
    top = legend(&mut parts, map, score, top);
    chart(WIDTH, top, "Mirrored bars; the table below says the same").kids(parts)
}

/// One concern: its name, and below it what it is to each side.
fn row(parts: &mut Vec<El>, map: &'static Incentives, score: &MapScore, concern: &ConcernScore, top: f64) {
    parts.push(words("mid", WIDTH / 2.0, top + 12.0, name(map, concern)));
    let y = top + 17.0;
    let most = most(map);
    side(parts, LEFT, -1.0, y, most, concern.mine, "bar first");
    if score.paired {
        side(parts, RIGHT, 1.0, y, most, concern.theirs, "bar second");
    } else {
        side(parts, RIGHT, 1.0, y, most, concern.guess, GUESSED);
    }
    if let Some(guess) = concern.guess.filter(|_| concern.misread) {
        // In the middle of the last block of the guess; of what counts against, where its cross would be.
        let x = match f64::from(guess) {
            guess if guess < 0.0 => RIGHT - STEP / 2.0,
            guess if guess < 1.0 => RIGHT,
            guess => RIGHT + STEP * guess - STEP / 2.0,
        };
        parts.push(diamond(x, y + HIGH / 2.0));
    }
}

/// The class of a guess's blocks, which are hatched.
const GUESSED: &str = "bar second guess";

/// One side's blocks, from `x` outward: to the left where `way` is -1, to the right where it is 1.
fn side(parts: &mut Vec<El>, x: f64, way: f64, y: f64, most: i8, weight: Option<i8>, class: &'static str) {
    parts.push(el("path").class("axis").attr("d", format!("M{} {}v{}", n(x), n(y - 1.0), n(HIGH + 2.0))));
    let Some(weight) = weight else {
        let class = if way < 0.0 { "small end" } else { "small" };
        return parts.push(words(class, x + way * 6.0, y + 11.0, "not sure"));
    };
    for place in 0..most {
        let from = x + way * (3.0 + STEP * f64::from(place));
        let left = if way < 0.0 { from - BLOCK } else { from };
        block(parts, left, y, BLOCK, if place < weight { class } else { "empty" });
    }
    if weight < 0 {
        parts.push(cross(x - way * STEP / 2.0, y + HIGH / 2.0));
    }
}

fn block(parts: &mut Vec<El>, x: f64, y: f64, width: f64, class: &'static str) {
    parts.push(shape("rect", class, &[("x", x), ("y", y), ("width", width), ("height", HIGH), ("rx", 2.0)]));
    if class == GUESSED {
        let mut path = String::new();
        let mut from = x + 7.0;
        while from < x + width {
            path += &format!("M{} {}l-5 {}", n(from), n(y), n(HIGH));
            from += 6.0;
        }
        parts.push(el("path").class("hatch").attr("d", path));
    }
}

/// Something counts against somebody.
fn cross(x: f64, y: f64) -> El {
    let path = format!("M{} {}l10 10m0 -10l-10 10", n(x - HALF), n(y - HALF));
    el("path").class("cross").attr("d", path)
}

/// Where a guess was that is wide of the mark.
fn diamond(x: f64, y: f64) -> El {
    el("path").class("diamond").attr("d", format!("M{} {}l6 -6 6 6 -6 6z", n(x - 6.0), n(y)))
}

/// What the blocks and signs say, in the drawing itself, so that a saved picture can be read too.
fn legend(parts: &mut Vec<El>, map: &'static Incentives, score: &MapScore, mut top: f64) -> f64 {
    parts.push(el("path").class("axis").attr("d", format!("M0 {}h{}", n(top), n(WIDTH))));
    top += 7.0;
    let most = most(map);
    let text = 13.0 + 15.0 * f64::from(most);
    for level in &map.scale {
        for place in 0..most {
            let class = if place < level.weight { "bar first" } else { "empty" };
            block(parts, 0.5 + 15.0 * f64::from(place), top, 13.0, class);
        }
        if level.weight < 0 {
            parts.push(cross(1.5 * 15.0, top + HIGH / 2.0));
        }
        parts.push(words("small", text, top + 11.0, level.text.as_str()));
        top += 19.0;
    }
    if !score.paired {
        block(parts, 0.5, top, 15.0 * f64::from(most) - 2.0, GUESSED);
        parts.push(words("small", text, top + 11.0, "Hatched: a guess"));
        top += 19.0;
    }
    if score.concerns.iter().any(|concern| concern.misread) {
        parts.push(diamond(22.0, top + HIGH / 2.0));
        parts.push(words("small", text, top + 11.0, "Your guess, two or more steps off"));
        top += 19.0;
    }
    top
}

/// The most blocks a side can have.
fn most(map: &Incentives) -> i8 {
    map.scale.iter().map(|level| level.weight).max().unwrap_or(0)
}

/// A weight in the words of the scale.
#[must_use]
pub fn level(map: &'static Incentives, weight: Option<i8>) -> &'static str {
    let level = map.scale.iter().find(|level| Some(level.weight) == weight);
    level.map_or("not sure", |level| &level.text)
}

/// The same as a table.
pub fn table(map: &'static Incentives, score: &MapScore, sides: Sides) -> El {
    let row = |concern: &ConcernScore| {
        let line = |who: &str, weight: Option<i8>| el("li").text(format!("{who}: {}", level(map, weight)));
        let marks = el("ul").kid(line("You", concern.mine));
        let marks = match score.paired {
            true => marks
                .kid(line("They", concern.theirs))
                .kid(line(if concern.misread { "You guessed, and misread" } else { "You guessed" }, concern.guess)),
            false => marks.kid(line("They, by your guess", concern.guess)),
        };
        el("tr").kid(el("th").attr("scope", "row").text(name(map, concern))).kid(el("td").kid(marks))
    };
    let bodies = groups(map, score).into_iter().map(|(name, concerns)| {
        let heading = el("th").attr("scope", "rowgroup").attr("colspan", "2").text(name);
        el("tbody").kid(el("tr").class("group").kid(heading)).kids(concerns.into_iter().map(row))
    });
    let heads = ["What counts", "Marks"].map(|text| el("th").attr("scope", "col").text(text));
    let roles = match (sides.you, sides.they) {
        (YOU, THEY) => None,
        (YOU, they) => Some(format!("They: {they}")),
        (you, THEY) => Some(format!("You: {you}")),
        (you, they) => Some(format!("You: {you}. They: {they}")),
    };
    el("table")
        .class("days concerns")
        .maybe(roles.map(|roles| el("caption").text(roles)))
        .kid(el("thead").kid(el("tr").kids(heads)))
        .kids(bodies)
}
