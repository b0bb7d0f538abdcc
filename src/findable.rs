//! What can be found, for the prerenderer: each section of each guide, and what the other texts are about.

use waymark_content::Compiled;
use waymark_domain::catalogue::Guide;
use waymark_domain::find::{Entry, Index};
use waymark_domain::path::Path;
use waymark_domain::text::{Block, Target};
use waymark_domain::worksheet::Worksheet;

/// Everything in the content that can be found.
#[must_use]
pub fn index(content: &Compiled) -> Index {
    let mut entries = Vec::new();
    for guide in &content.guides {
        entries.extend(sections(guide));
    }
    for sheet in &content.worksheets {
        let text = words(sheet_lines(sheet));
        entries.push(whole(Target::Worksheet(sheet.id.clone()), &sheet.title, text));
    }
    for path in &content.paths {
        entries.push(whole(Target::Path(path.id.clone()), &path.title, words(path_lines(path))));
    }
    for assessment in &content.assessments {
        let text = assessment.summary.clone();
        entries.push(whole(Target::Assessment(assessment.id.clone()), &assessment.title, text));
    }
    Index { entries }
}

/// A guide's opening, then its sections.
fn sections(guide: &Guide) -> impl Iterator<Item = Entry> {
    let opening = [guide.summary.clone()].into_iter().chain(guide.opening.iter().flat_map(Block::lines));
    let sections = guide.sections.iter().map(|section| Entry {
        to: Target::Guide(guide.id.clone(), Some(section.id.clone())),
        title: guide.title.clone(),
        heading: section.title.clone(),
        text: words(section.blocks.iter().flat_map(Block::lines)),
    });
    [whole(Target::Guide(guide.id.clone(), None), &guide.title, words(opening))].into_iter().chain(sections)
}

fn whole(to: Target, title: &str, text: String) -> Entry {
    Entry { to, title: title.to_owned(), heading: String::new(), text }
}

/// What a worksheet is for, and what it asks.
fn sheet_lines(sheet: &Worksheet) -> impl Iterator<Item = String> {
    let parts = sheet.parts.iter().flat_map(|part| {
        let labels = part.fields.iter().map(|field| field.label.clone());
        [part.title.clone()].into_iter().chain(labels)
    });
    [sheet.summary.clone()].into_iter().chain(parts)
}

/// Whom a path is for, and its steps.
fn path_lines(path: &Path) -> impl Iterator<Item = String> {
    let steps = path.steps.iter().flat_map(|step| [step.title.clone(), step.note.clone()]);
    [path.summary.clone()].into_iter().chain(steps)
}

/// Lines as one text, parted where they do not end as sentences do.
fn words(lines: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && !line.is_empty() {
            text += if text.ends_with(['.', '?', '!', ':', '”']) { " " } else { " · " };
        }
        text += &line;
    }
    text
}
