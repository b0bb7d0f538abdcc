//! What drawings of stages share: how a stage stands, the sign that marks the place, the legend, the
//! table.

use super::{n, shape, words};
use crate::markup::{El, el};
use waymark_domain::stage::{Shape, StageScore, Stages};

/// How a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds, as every stage before it does.
    Held,
    /// The first that does not hold.
    Next,
    /// Its evidence is there, and that of a stage before it is not.
    Exposed,
    /// Neither.
    Later,
}

impl State {
    const ALL: [Self; 4] = [Self::Held, Self::Next, Self::Exposed, Self::Later];

    /// How the stage at this place stands.
    #[must_use]
    pub fn of(score: &StageScore, at: usize) -> Self {
        let exposed = || score.stages.get(at).is_some_and(|stage| score.exposed.contains(&stage.stage));
        match at {
            _ if at < score.place => Self::Held,
            _ if at == score.place => Self::Next,
            _ if exposed() => Self::Exposed,
            _ => Self::Later,
        }
    }

    /// In a word or two, for a stage drawn in this shape.
    #[must_use]
    pub fn said(self, shape: Shape) -> &'static str {
        match (self, shape) {
            (Self::Held, _) => "holds",
            (Self::Next, _) => "comes next",
            (Self::Exposed, Shape::Circles) => "seen, not yet trusted",
            (Self::Exposed, Shape::Ladder) => "above a gap",
            (Self::Later, Shape::Circles) => "further out",
            (Self::Later, Shape::Ladder) => "further up",
        }
    }

    /// The class that draws it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Held => "ring held",
            Self::Next => "ring next",
            Self::Exposed => "ring exposed",
            Self::Later => "ring later",
        }
    }
}

/// A share of evidence as a reader sees it.
#[must_use]
pub fn share(share: Option<u8>) -> String {
    share.map_or_else(|| "too few answers".to_owned(), |share| format!("{share} %"))
}

/// What stands beside the waymark that shows the place.
pub(super) const HERE: &str = "You are here";

/// A post with two arrows, its foot at `x`, `y`.
pub(super) fn waymark(x: f64, y: f64) -> El {
    el("path")
        .class("post")
        .attr("transform", format!("translate({} {})", n(x - 11.0), n(y - 22.0)))
        .attr("d", "M11 1v21M5 3h10l3 2.5L15 8H5zM17 10H8l-3 2.5L8 15h9z")
}

/// Strokes across an area, for what colour alone must not say.
pub(super) fn hatch(x: f64, top: f64, width: f64, height: f64) -> El {
    let mut path = String::new();
    let mut y = 8.0;
    while y < height {
        path += &format!("M{} {}l{} -5", n(x), n(top + y), n(width));
        y += 6.0;
    }
    el("path").class("contour").attr("d", path)
}

/// What the kinds of lines mean that occur, from `top` down, and where it ends.
pub(super) fn legend(stages: &'static Stages, score: &StageScore, mut top: f64) -> (Vec<El>, f64) {
    let mut parts = Vec::new();
    for state in State::ALL {
        if (0..stages.stages.len()).any(|at| State::of(score, at) == state) {
            let at = [("x", 2.0), ("y", top + 2.0), ("width", 24.0), ("height", 13.0), ("rx", 2.0)];
            parts.push(shape("rect", state.class(), &at));
            if state == State::Held {
                parts.push(hatch(2.0, top + 2.0, 24.0, 13.0));
            }
            parts.push(words("small", 34.0, top + 13.0, state.said(stages.shape)));
            top += 20.0;
        }
    }
    (parts, top)
}

/// The same as a table.
pub fn table(stages: &'static Stages, score: &StageScore) -> El {
    let rows = score.stages.iter().enumerate().map(|(at, evidence)| {
        let name = stages.stage(&evidence.stage).map_or("", |stage| stage.name.as_str());
        let here = if at + 1 == score.place { "; you are here" } else { "" };
        let said = format!("{}, {}{here}", share(evidence.share), State::of(score, at).said(stages.shape));
        el("tr").kid(el("th").attr("scope", "row").text(name)).kid(el("td").text(said))
    });
    let head = el("th").attr("scope", "col").text("Evidence, and how it stands");
    let first = match stages.shape {
        Shape::Circles => "Innermost first.",
        Shape::Ladder => "Lowest first.",
    };
    el("table")
        .kid(el("caption").text(first))
        .kid(el("thead").kid(el("tr").kid(el("td")).kid(head)))
        .kid(el("tbody").kids(rows))
}
