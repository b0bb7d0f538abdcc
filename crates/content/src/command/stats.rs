//! `content stats`: the figures of each assessment.

use super::{assessment, draft, json};
use crate::draft::Draft;
use crate::ledger::counted;
use crate::read::assessment::AssessmentFile;
use serde::{Serialize, Serializer};
use std::fmt::Write as _;
use std::path::Path;
use waymark_domain::assessment::{Engine, Measure};
use waymark_domain::profile::Rules;

#[derive(Serialize)]
struct Stats<'a> {
    id: &'a str,
    title: &'a str,
    revision: u32,
    #[serde(flatten)]
    size: Size,
    examples: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<&'a Rules>,
    quality: &'a [Measure],
}

/// How many there are of what is asked, of what it is asked for, and of the rest: the key for
/// programs, the noun for people, the number.
struct Size(Vec<(&'static str, &'static str, usize)>);

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, _, count)| (key, count)))
    }
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
    Stats {
        id: file.id(),
        title: &file.assessment.title,
        revision: file.assessment.revision,
        size: size(&file.assessment.engine),
        examples: draft.examples.iter().filter(|example| example.assessment == file.id()).count(),
        rules: file.profile().map(|profile| &profile.rules),
        quality: &file.assessment.quality,
    }
}

fn size(engine: &Engine) -> Size {
    Size(match engine {
        Engine::Profile(profile) => vec![
            ("questions", "question", profile.questions.len()),
            ("lenses", "lens", profile.lenses.len()),
            ("context", "context question", profile.context.len()),
            ("dimensions", "dimension", profile.dimensions.len()),
        ],
        Engine::Stage(stages) => vec![
            ("questions", "statement", stages.questions.len()),
            ("stages", "stage", stages.stages.len()),
            ("steps", "step", stages.steps.len()),
        ],
        Engine::Facets(facets) => vec![
            ("questions", "question", facets.questions.len()),
            ("facets", "facet", facets.facets.len()),
            ("scales", "scale", facets.scales.len()),
        ],
        Engine::Sorter(sorter) => {
            vec![("questions", "question", sorter.questions.len()), ("leaves", "leaf", sorter.leaves.len())]
        }
        Engine::Map(map) => vec![
            ("concerns", "concern", map.concerns.len()),
            ("roles", "role", map.roles.len()),
            ("levels", "level", map.scale.len()),
            ("fields", "field", map.fields.len()),
        ],
        Engine::Audit(audit) => vec![
            ("ratings", "rating", audit.list.ratings.len()),
            ("classes", "class", audit.classes.len()),
            ("shares", "share", audit.shares.len()),
        ],
    })
}

fn words(stats: &Stats<'_>) -> String {
    let Stats { id, title, revision, size, examples, rules, quality } = stats;
    let parts = size.0.iter().map(|(_, noun, count)| counted(*count, noun)).chain([counted(*examples, "example")]);
    let parts = parts.collect::<Vec<_>>().join(", ").replacen(", ", " for ", 1);
    let mut text = format!("{title} ({id}, revision {revision})\n  {parts}\n\n");
    text.extend(rules.map(rules_in_words));
    for measure in *quality {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {:<32}{:>16}   {}", measure.id, measure.shown, measure.goal);
    }
    text
}

fn rules_in_words(rules: &Rules) -> String {
    let table = |row: &[u8]| row.iter().map(|cell| format!("{cell:>3}")).collect::<String>();
    let answered: Vec<u8> = (0..=u8::MAX).take(rules.margin.len()).collect();
    format!(
        "  A result needs {}.\n  \
         answers           {}\n  lead that names   {}\n  a blend's two hold{}\n  and the second \
         leads the third by {}\n\n",
        counted(rules.least_answers.into(), "answer"),
        table(&answered),
        table(&rules.margin),
        table(&rules.blend_pair),
        rules.blend_lead,
    )
}
