//! The result of a profile as Markdown.

use super::answer;
use crate::ids::DimensionId;
use crate::profile::Profile;
use crate::scoring::{LensScore, Sheet, evidence};
use crate::verdict::{gap_text, tell};
use std::fmt::Write as _;

/// Headlines, counts, the gap, next steps, and every answer if there is a sheet.
pub(super) fn write(out: &mut String, profile: &Profile, scores: &[LensScore], sheet: Option<&Sheet>) {
    let text = |text: &str| text.trim().to_owned();
    // Saved scores may speak of what the content no longer has; that goes by its id.
    let name = |id| profile.dimension(id).map_or(DimensionId::as_str(id), |dimension| &dimension.name);
    let lens_name = |score: &LensScore| {
        let lens = profile.lenses.iter().find(|lens| lens.id == score.lens);
        lens.map_or(score.lens.to_string(), |lens| lens.short.clone())
    };
    for score in scores {
        let telling = tell(profile, score);
        let _ = writeln!(out, "## {}: {}\n", lens_name(score), telling.headline);
        for ranked in &score.ranking {
            let _ = writeln!(out, "- {}: {} of {}", name(&ranked.dimension), ranked.count, score.answered);
        }
        let _ = writeln!(out, "\n{}\n\n**Next:** {}\n", text(telling.means), text(telling.next));
    }
    if let Some(gap) = gap_text(profile, scores) {
        let _ = writeln!(out, "## Between the two\n\n{}\n", text(&gap));
    }
    if let Some(sheet) = sheet {
        for score in scores {
            let _ = writeln!(out, "## Answers: {}\n", lens_name(score));
            for group in evidence(profile, sheet, &score.lens, &score.leaders()) {
                let _ = writeln!(out, "### {}\n", group.theme.name);
                for (question, choice) in group.speaks_for.iter().chain(&group.against) {
                    let _ = writeln!(out, "- {} **{}** ({})", question.prompt, choice.text, name(&choice.dimension));
                }
                for question in &group.unanswered {
                    answer(out, &question.prompt, None);
                }
                out.push('\n');
            }
        }
        if !profile.context.is_empty() {
            let _ = writeln!(out, "## Answers about the company\n");
            for question in &profile.context {
                let mark = sheet.context.get(&question.id).and_then(Option::as_ref);
                let chosen = question.options.iter().find(|option| Some(&option.id) == mark);
                answer(out, &question.prompt, chosen.map(|option| option.text.as_str()));
            }
            out.push('\n');
        }
    }
}
