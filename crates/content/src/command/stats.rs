//! `content stats`: the figures of each assessment.

use super::{assessment, draft, json};
use crate::draft::Draft;
use crate::ledger::counted;
use crate::read::assessment::AssessmentFile;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;
use waymark_domain::assessment::Measure;
use waymark_domain::profile::Rules;

#[derive(Serialize)]
struct Stats<'a> {
    id: &'a str,
    title: &'a str,
    revision: u32,
    questions: usize,
    context: usize,
    dimensions: usize,
    lenses: usize,
    examples: usize,
    rules: &'a Rules,
    quality: &'a [Measure],
}

/// Size, rules and measured quality of every assessment, or of the one called `id`; for people, or
/// for programs as JSON.
///
/// # Errors
/// No such assessment, or one that cannot be measured yet.
pub fn stats(dir: &Path, id: Option<&str>, as_json: bool) -> Result<String, String> {
    let draft = draft(dir)?;
    let ids: Vec<&str> = match id {
        Some(id) => vec![id],
        None => draft.assessments.iter().map(AssessmentFile::id).collect(),
    };
    let files = ids.into_iter().map(|id| assessment(&draft, id)).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<Stats<'_>> = files.into_iter().map(|file| of(&draft, file)).collect();
    if as_json { json(&all) } else { Ok(all.iter().map(words).collect::<Vec<_>>().join("\n")) }
}

fn of<'d>(draft: &'d Draft, file: &'d AssessmentFile) -> Stats<'d> {
    let profile = file.profile();
    Stats {
        id: file.id(),
        title: &file.assessment.title,
        revision: file.assessment.revision,
        questions: profile.questions.len(),
        context: profile.context.len(),
        dimensions: profile.dimensions.len(),
        lenses: profile.lenses.len(),
        examples: draft.examples.iter().filter(|example| example.assessment == file.id()).count(),
        rules: &profile.rules,
        quality: &file.assessment.quality,
    }
}

fn words(stats: &Stats<'_>) -> String {
    let Stats { id, title, revision, questions, context, dimensions, lenses, examples, rules, quality } = stats;
    let table = |row: &[u8]| row.iter().map(|cell| format!("{cell:>3}")).collect::<String>();
    let answered: Vec<u8> = (0..=u8::MAX).take(rules.margin.len()).collect();
    let size = [
        format!("{} for {}", counted(*questions, "question"), counted(*lenses, "lens")),
        counted(*context, "context question"),
        counted(*dimensions, "dimension"),
        counted(*examples, "example"),
    ];
    let mut text = format!(
        "{title} ({id}, revision {revision})\n  {}\n\n  A result needs {}.\n  \
         answers           {}\n  lead that names   {}\n  a blend's two hold{}\n  and the second \
         leads the third by {}\n\n",
        size.join(", "),
        counted(rules.least_answers.into(), "answer"),
        table(&answered),
        table(&rules.margin),
        table(&rules.blend_pair),
        rules.blend_lead,
    );
    for measure in *quality {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:<32}{:>16}   {}", measure.id, measure.shown, measure.goal);
    }
    text
}
