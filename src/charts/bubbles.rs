//! Pieces of work as bubbles: one rating from left to right, another upward, the area by hours. And
//! hours as bars.

use super::{chart, n, shape, words};
use crate::markup::{El, el};
use crate::parts::hours;
use waymark_domain::audit::{Act, Audit, AuditScore, Piece};
use waymark_domain::form::Asked;
use waymark_domain::ids::{DimensionId, QuestionId};
use waymark_domain::reading::percent;

const WIDTH: f64 = 320.0;
/// Room within a cell's edges, and between bubbles.
const GAP: f64 = 4.0;
/// A line of small words.
const LINE: f64 = 15.0;
/// A row of cells is at least so high.
const LOW: f64 = 40.0;
/// Bubbles are drawn smaller where a row would be higher.
const HIGH: f64 = 110.0;
/// The number of a smaller bubble stands beside it.
const ROOMY: f64 = 9.5;
/// How many letters of small words are as wide as the drawing.
const LETTERS: usize = 46;

/// A piece of work that has a place.
struct Bubble {
    number: usize,
    fill: &'static str,
    /// Of the largest.
    size: f64,
    ring: bool,
    column: usize,
    row: usize,
}

impl Bubble {
    fn radius(&self, largest: f64) -> f64 {
        // What has no hours is a dot.
        (largest * self.size).max(3.0)
    }

    /// Half its height, ring included.
    fn half(&self, largest: f64) -> f64 {
        self.radius(largest) + if self.ring { 4.0 } else { 1.0 }
    }

    fn width(&self, largest: f64) -> f64 {
        let beside = if self.radius(largest) < ROOMY { 16.0 } else { 0.0 };
        2.0 * self.half(largest) + beside
    }
}

/// The colour of what to do with a piece, for bubbles and for the keys of lists.
#[must_use]
pub fn fill(act: Option<Act>) -> &'static str {
    match act {
        Some(Act::Keep) => "a1",
        Some(Act::Finish) => "a5",
        Some(Act::HandOver) => "a6",
        Some(Act::Stop) => "a2",
        None => BARE,
    }
}

/// No class, no colour.
const BARE: &str = "bare";

/// What to do with pieces of a class.
#[must_use]
pub fn act(audit: &Audit, class: Option<&DimensionId>) -> Option<Act> {
    class.and_then(|id| audit.class(id)).map(|class| class.act)
}

/// Which option of a rating a piece has; `None` without one that is still offered.
fn place(asked: &Asked, piece: &Piece) -> Option<usize> {
    let option = piece.rated(&asked.id)?;
    asked.offers.iter().position(|offer| offer.id == *option)
}

/// Whether a piece has a place in the drawing.
#[must_use]
pub fn is_drawn(audit: &Audit, piece: &Piece) -> bool {
    [&audit.across, &audit.up]
        .into_iter()
        .all(|id| audit.rating(id).is_some_and(|(_, asked)| place(asked, piece).is_some()))
}

/// The drawing.
pub fn bubbles(audit: &'static Audit, score: &AuditScore) -> El {
    let said = "Bubbles; the table below says the same";
    let (Some((across, columns)), Some((up, rows))) = (audit.rating(&audit.across), audit.rating(&audit.up)) else {
        return chart(WIDTH, 0.0, said);
    };
    let bubbles = placed(audit, score, columns, rows);
    let count = columns.offers.len().max(1);
    let wide = WIDTH / size(count);
    // So small that the fullest row stays low, and no smaller than numbers can be read beside.
    let whole = wide / 2.0 - GAP - 4.0;
    let sizes = [whole, whole * 0.8, whole * 0.65, whole * 0.5];
    let low = |largest: &f64| (0..rows.offers.len()).all(|row| height(&bubbles, row, count, wide, *largest) <= HIGH);
    let largest = sizes.into_iter().find(low).unwrap_or(whole * 0.5);

    let mut parts = vec![words("label", 0.0, 13.0, format!("{up}, upward"))];
    let mut top = 22.0;
    for (row, offer) in rows.offers.iter().enumerate().rev() {
        parts.push(el("path").class("axis").attr("d", format!("M0 {}h{}", n(top), n(WIDTH))));
        parts.push(words("small", 2.0, top + LINE, offer.text.as_str()));
        top += LINE + 4.0;
        let high = height(&bubbles, row, count, wide, largest);
        for column in 0..count {
            if column > 0 {
                let line = format!("M{} {}v{}", n(wide * size(column)), n(top), n(high));
                parts.push(el("path").class("grid").attr("d", line));
            }
            let cell = cell(&bubbles, row, column);
            let (spots, used) = packed(&cell, wide, largest);
            for (bubble, (x, y)) in cell.iter().zip(spots) {
                let (x, y) = (x + wide * size(column), y + top + (high - used) / 2.0);
                draw(&mut parts, bubble, x, y, largest);
            }
        }
        top += high;
    }
    parts.push(el("path").class("axis").attr("d", format!("M0 {}h{}", n(top), n(WIDTH))));
    let mut lowest = top;
    for (column, offer) in columns.offers.iter().enumerate() {
        let mut y = top + LINE;
        for line in wrapped(&offer.text, LETTERS / count) {
            parts.push(words("small", wide * size(column) + 2.0, y, line));
            y += LINE;
            lowest = lowest.max(y);
        }
    }
    parts.push(words("label", 0.0, lowest + 5.0, format!("{across}, to the right")));
    let end = legend(&mut parts, audit, score, lowest + 16.0);
    chart(WIDTH, end, said).kids(parts)
}

/// A handful as a measure.
fn size(number: usize) -> f64 {
    f64::from(u16::try_from(number).unwrap_or(u16::MAX))
}

fn placed(audit: &'static Audit, score: &AuditScore, columns: &Asked, rows: &Asked) -> Vec<Bubble> {
    let most = score.pieces.iter().map(|(piece, _)| piece.hours).max().unwrap_or(0).max(1);
    let bubble = |(number, (piece, class)): (usize, &(Piece, Option<DimensionId>))| {
        Some(Bubble {
            number: number + 1,
            fill: fill(act(audit, class.as_ref())),
            size: (f64::from(piece.hours) / f64::from(most)).sqrt(),
            ring: is_ringed(audit, piece),
            column: place(columns, piece)?,
            row: place(rows, piece)?,
        })
    };
    score.pieces.iter().enumerate().filter_map(bubble).collect()
}

/// Whether a piece has the last option of the rating that is drawn as a ring.
fn is_ringed(audit: &Audit, piece: &Piece) -> bool {
    let last = audit.rating(&audit.ring).and_then(|(_, asked)| asked.offers.last());
    last.is_some_and(|offer| piece.rated(&audit.ring) == Some(&offer.id))
}

/// The bubbles of a cell, largest first.
fn cell(bubbles: &[Bubble], row: usize, column: usize) -> Vec<&Bubble> {
    let mut cell: Vec<&Bubble> = Vec::new();
    for bubble in bubbles.iter().filter(|bubble| bubble.row == row && bubble.column == column) {
        let at = cell.iter().position(|other| other.size < bubble.size).unwrap_or(cell.len());
        cell.insert(at, bubble);
    }
    cell
}

/// How high a row has to be for the bubbles in it.
fn height(bubbles: &[Bubble], row: usize, columns: usize, wide: f64, largest: f64) -> f64 {
    let heights = (0..columns).map(|column| packed(&cell(bubbles, row, column), wide, largest).1);
    heights.fold(LOW, f64::max)
}

/// Puts bubbles beside each other, and below where there is no more room, so that none hides another:
/// their middles, and the height they take.
fn packed(cell: &[&Bubble], wide: f64, largest: f64) -> (Vec<(f64, f64)>, f64) {
    let mut spots: Vec<(f64, f64)> = Vec::new();
    let (mut x, mut y, mut high, mut first) = (GAP, GAP, 0.0, 0);
    // Each line of them stands in the middle of the cell.
    let center = |spots: &mut Vec<(f64, f64)>, first: usize, x: f64| {
        spots.iter_mut().skip(first).for_each(|spot| spot.0 += (wide - x) / 2.0);
    };
    for bubble in cell {
        let (half, width) = (bubble.half(largest), bubble.width(largest));
        if spots.len() > first && x + width + GAP > wide {
            center(&mut spots, first, x);
            (x, y, high, first) = (GAP, y + high + GAP, 0.0, spots.len());
        }
        // The first of a line is its largest.
        high = f64::max(high, 2.0 * half);
        spots.push((x + half, y + high / 2.0));
        x += width + GAP;
    }
    center(&mut spots, first, x);
    (spots, y + high + GAP)
}

fn draw(parts: &mut Vec<El>, bubble: &Bubble, x: f64, y: f64, largest: f64) {
    let radius = bubble.radius(largest);
    let circle = |class: String, radius: f64| shape("circle", class, &[("cx", x), ("cy", y), ("r", radius)]);
    if bubble.ring {
        parts.push(circle("halo".to_owned(), radius + 3.0));
    }
    parts.push(circle(format!("bubble {}", bubble.fill), radius));
    let inside = radius >= ROOMY;
    let class = match (inside, bubble.fill == BARE) {
        (true, false) => "small mid inside",
        (true, true) => "small mid",
        (false, _) => "small",
    };
    let x = if inside { x } else { x + bubble.half(largest) + 2.0 };
    parts.push(words(class, x, y + 4.5, bubble.number.to_string()));
}

/// What numbers, colours and rings say, in the drawing itself, so that a saved picture can be read too.
fn legend(parts: &mut Vec<El>, audit: &'static Audit, score: &AuditScore, mut top: f64) -> f64 {
    parts.push(el("path").class("axis").attr("d", format!("M0 {}h{}", n(top), n(WIDTH))));
    top += 6.0;
    for (number, (piece, class)) in score.pieces.iter().enumerate() {
        let act = act(audit, class.as_ref());
        let told = match act {
            _ if !is_drawn(audit, piece) => ", not marked enough for the picture",
            Some(act) => &format!(" · {}", act.label()),
            None => "",
        };
        let at = [("x", 0.5), ("y", top + 1.5), ("width", 21.0), ("height", 15.0), ("rx", 3.0)];
        parts.push(shape("rect", format!("bubble {}", fill(act)), &at));
        let class = if act.is_some() { "small mid inside" } else { "small mid" };
        parts.push(words(class, 11.0, top + 13.0, (number + 1).to_string()));
        for line in wrapped(&format!("{}, {}{told}", piece.name, hours(piece.hours)), LETTERS - 4) {
            parts.push(words("small", 28.0, top + 13.0, line));
            top += LINE;
        }
        top += 5.0;
    }
    let ring = audit.rating(&audit.ring).and_then(|(_, asked)| asked.offers.last());
    let is_any = score.pieces.iter().any(|(piece, _)| is_ringed(audit, piece) && is_drawn(audit, piece));
    if let Some(ring) = ring.filter(|_| is_any) {
        parts.push(shape("circle", "halo", &[("cx", 11.0), ("cy", top + 9.0), ("r", 7.0)]));
        for line in wrapped(&format!("Ring: {}", ring.text), LETTERS - 4) {
            parts.push(words("small", 28.0, top + 13.0, line));
            top += LINE;
        }
        top += 5.0;
    }
    parts.push(words("small", 0.0, top + 13.0, "The larger the bubble, the more hours."));
    top + 20.0
}

/// A text in lines of at most so many letters. A word that is longer is broken.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut().filter(|_| word.chars().count() < room) {
            line.push(' ');
            room -= 1;
        } else {
            lines.push(String::new());
            room = letters;
        }
        for letter in word.chars() {
            if room == 0 {
                lines.push(String::new());
                room = letters;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
            room -= 1;
        }
    }
    lines
}

/// The same as a table.
pub fn table(audit: &'static Audit, score: &AuditScore) -> El {
    let line = |piece: &Piece, id: &QuestionId| {
        let (short, asked) = audit.rating(id)?;
        let text =
            place(asked, piece).and_then(|place| asked.offers.get(place)).map_or("not sure", |offer| &offer.text);
        Some(el("li").text(format!("{short}: {text}")))
    };
    let rows = score.pieces.iter().enumerate().map(|(number, (piece, class))| {
        let class = class.as_ref().and_then(|id| audit.class(id)).map_or("none yet", |class| &class.name);
        let marks = [&audit.up, &audit.across, &audit.ring].into_iter().filter_map(|id| line(piece, id));
        let told = el("ul").kids(marks).kid(el("li").text(format!("Class: {class}")));
        el("tr")
            .kid(el("th").attr("scope", "row").text(format!("{}. {}, {}", number + 1, piece.name, hours(piece.hours))))
            .kid(el("td").kid(told))
    });
    let heads = ["Piece of work", "Marks and class"].map(|text| el("th").attr("scope", "col").text(text));
    el("table").class("days").kid(el("thead").kid(el("tr").kids(heads))).kid(el("tbody").kids(rows))
}

/// Hours as bars, most first as they come; what they are of is said in words beside each.
pub fn bars(rows: &[(&'static str, u16)], total: u16) -> El {
    let mut parts: Vec<El> = Vec::new();
    let mut top = 0.0;
    for (name, halves) in rows {
        let length = WIDTH * f64::from(*halves) / f64::from(total.max(1));
        parts.push(words("label", 0.0, top + 13.0, *name));
        parts.push(words("small end", WIDTH, top + 13.0, share(*halves, total)));
        for (class, width) in [("track", WIDTH - 1.0), ("bar first", length - 1.0)] {
            let at = [("x", 0.5), ("y", top + 19.0), ("width", f64::max(width, 0.0)), ("height", 11.0), ("rx", 2.0)];
            parts.push(shape("rect", class, &at));
        }
        top += 40.0;
    }
    chart(WIDTH, top, "Hours as bars; the table below says the same").kids(parts)
}

/// "12 h, 40 %".
#[must_use]
pub fn share(halves: u16, total: u16) -> String {
    format!("{}, {} %", hours(halves), percent(halves.into(), total.into()))
}
