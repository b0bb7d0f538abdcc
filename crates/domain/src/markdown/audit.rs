//! The result of an audit as Markdown.

use super::{advise, answer};
use crate::audit::{Audit, AuditScore, Piece};
use crate::ids::DimensionId;
use crate::reading::percent;
use std::fmt::Write as _;

/// Hours by class, every piece below what to do with it and why, the shares, and every rating if
/// `answers`.
pub(super) fn write(out: &mut String, audit: &Audit, score: &AuditScore, answers: bool) {
    let told = audit.tell(score);
    let _ = writeln!(out, "## {}\n", told.headline.trim());
    let of_class = |id: Option<&DimensionId>| -> Vec<&Piece> {
        score.pieces.iter().filter(|(_, class)| class.as_ref() == id).map(|(piece, _)| piece).collect()
    };
    let classes = || score.hours.iter().filter_map(|(id, hours)| Some((audit.class(id)?, *hours, of_class(Some(id)))));
    for (class, hours, pieces) in classes() {
        if !pieces.is_empty() {
            share(out, &class.name, hours, score.total);
        }
    }
    share(out, "All together", score.total, 0);
    out.push('\n');
    if score.missing > 0 {
        let _ = writeln!(out, "Rated pieces missing for a result: {}\n", score.missing);
    }
    advise(out, told);
    for (class, _, pieces) in classes() {
        if !pieces.is_empty() {
            let _ = writeln!(out, "## {}: {}\n\n{}\n", class.act.label(), class.name, class.reason.trim());
            pieces.iter().for_each(|piece| share(out, &name(piece), piece.hours, 0));
            out.push('\n');
        }
    }
    let unrated = of_class(None);
    if !unrated.is_empty() {
        let _ = writeln!(out, "## Not rated enough\n");
        unrated.iter().for_each(|piece| share(out, &name(piece), piece.hours, 0));
        out.push('\n');
    }
    for by in audit.shares.iter().filter(|_| score.total > 0) {
        let _ = writeln!(out, "## {}\n", by.title);
        let (hours, rest) = audit.hours_by(score, &by.rating);
        for offer in audit.rating(&by.rating).into_iter().flat_map(|(_, asked)| &asked.offers) {
            let of_it = hours.iter().find(|(id, _)| *id == offer.id).map_or(0, |(_, hours)| *hours);
            share(out, &offer.text, of_it, score.total);
        }
        if rest > 0 {
            share(out, "*not sure*", rest, score.total);
        }
        let _ = writeln!(out, "\n{}\n", by.means.trim());
    }
    for (place, (piece, _)) in score.pieces.iter().filter(|_| answers).enumerate() {
        if place == 0 {
            let _ = writeln!(out, "## Ratings\n");
        }
        let _ = writeln!(out, "### {}\n", name(piece));
        for (_, asked) in &audit.list.ratings {
            let chosen = asked.offers.iter().find(|offer| Some(&offer.id) == piece.rated(&asked.id));
            answer(out, &asked.prompt, chosen.map(|offer| offer.text.as_str()));
        }
        out.push('\n');
    }
}

/// A piece's name on one line, whatever was pasted into it.
fn name(piece: &Piece) -> String {
    piece.name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A point of a list: a name, its hours, and their share in `total` if that is given.
fn share(out: &mut String, name: &str, halves: u16, total: u16) {
    let _ = match halves {
        0 => write!(out, "- {name}: no hours"),
        2 => write!(out, "- {name}: 1 hour"),
        _ => write!(out, "- {name}: {}{} hours", halves / 2, if halves % 2 == 1 { ".5" } else { "" }),
    };
    if halves > 0 && total > 0 {
        let _ = write!(out, ", {} %", percent(halves.into(), total.into()));
    }
    out.push('\n');
}
