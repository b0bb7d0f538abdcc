//! The result of a facets assessment as Markdown.

use super::{advise, answer, missing, this_week};
use crate::facets::{ANSWER, Facet, FacetScore, Facets, FacetsOutcome, FacetsScore, STRONG};
use crate::ids::LensId;
use crate::scoring::Sheet;
use std::fmt::Write as _;

/// Every facet's figure, the low ones with what to do, the strong ones, and every answer if there is
/// a sheet.
pub(super) fn write(out: &mut String, facets: &Facets, score: &FacetsScore, sheet: Option<&Sheet>) {
    let told = facets.tell(score);
    let _ = writeln!(out, "## {}\n", told.headline.trim());
    let named = || score.facets.iter().filter_map(|scored| Some((facets.facet(&scored.facet)?, scored)));
    for (facet, scored) in named() {
        let _ = match scored.score {
            Some(figure) => writeln!(out, "- {}: {figure} of 100", facet.name),
            None => writeln!(out, "- {}: too few answers", facet.name),
        };
    }
    out.push('\n');
    let is_thin = if let FacetsOutcome::Thin(more) = &score.outcome {
        missing(out, *more, sheet);
        true
    } else {
        false
    };
    advise(out, &told);
    let low = facets.spoken_of(score);
    for facet in &low {
        let _ = writeln!(out, "## {}\n\n{}\n\n{}\n", facet.name, facet.tagline.trim(), facet.low.trim());
        this_week(out, &facet.action, &facet.avoid);
    }
    // One of the two lowest may be strong by itself; praised and advised at once it would be nonsense.
    let is_strong = |(facet, scored): &(&Facet, &FacetScore)| {
        !is_thin && !low.contains(facet) && scored.score.is_some_and(|figure| figure >= STRONG)
    };
    let strong: Vec<&Facet> = named().filter(is_strong).map(|(facet, _)| facet).collect();
    if !strong.is_empty() {
        let _ = writeln!(out, "## What is strong\n");
        for facet in strong {
            let _ = writeln!(out, "- **{}**: {}", facet.name, facet.high.trim());
        }
        out.push('\n');
    }
    let Some(sheet) = sheet else { return };
    let _ = writeln!(out, "## Answers: {}\n", facets.window.trim());
    for facet in &facets.facets {
        let _ = writeln!(out, "### {}\n", facet.name);
        for item in facets.questions.iter().filter(|item| item.facet == facet.id) {
            let mark = sheet.mark(&LensId::new(ANSWER), &item.id);
            let scale = facets.scales.iter().find(|scale| scale.id == item.scale);
            let chosen = scale.and_then(|scale| scale.options.iter().find(|(id, _)| Some(id) == mark));
            answer(out, &item.prompt, chosen.map(|(_, text)| text.as_str()));
        }
        out.push('\n');
    }
}
