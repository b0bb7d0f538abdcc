//! The archetype finder as it is published: sound, as good as promised, and scored as it was.

use expect_test::expect_file;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use waymark_content::{compile, score};
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::profile::Profile;

const ID: &str = "archetype";

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// The assessment, or every problem of the content.
fn archetype() -> Result<Assessment, String> {
    let compiled = compile(&content())
        .map_err(|problems| problems.iter().map(|problem| format!("{problem}\n")).collect::<String>())?;
    let found = compiled.assessments.into_iter().find(|assessment| assessment.id.as_str() == ID);
    found.ok_or_else(|| "it is not published".to_owned())
}

fn profile(assessment: &Assessment) -> &Profile {
    let Engine::Profile(profile) = &assessment.engine;
    profile
}

#[test]
fn the_content_is_sound() {
    assert_eq!(archetype().err().unwrap_or_default(), "");
}

#[test]
fn every_figure_meets_its_goal() {
    let quality = archetype().expect("the content is sound").quality;
    let missed: Vec<_> = quality.iter().filter(|measure| !measure.met).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(quality.len() > 10, "all of them are measured");
}

#[test]
fn the_rules_are_those_the_method_page_tells() {
    let archetype = archetype().expect("the content is sound");
    let rules = &profile(&archetype).rules;
    assert_eq!((rules.margin[14], rules.blend_pair[14], rules.blend_lead, rules.least_answers), (5, 11, 2, 10));
}

/// What every option counts for, and what comes out of every example. Texts are not in it: they
/// may be bettered freely. A change here changes results people have: raise the revision, then
/// `UPDATE_EXPECT=1 cargo test -p waymark-content --test archetype`.
#[test]
fn answers_are_scored_as_they_were() {
    let archetype = archetype().expect("the content is sound");
    let mut vector = format!("revision {}\n\nwhat options count for\n", archetype.revision);
    for question in &profile(&archetype).questions {
        let options: Vec<String> =
            question.options.iter().map(|option| format!("{}={}", option.id, option.dimension)).collect();
        writeln!(vector, "{}: {}", question.id, options.join(" ")).expect("a string takes it");
    }
    vector.push_str("\nwhat comes out of the examples\n");
    for (name, answers) in examples() {
        let scored = score(&content(), ID, &answers.to_string()).expect("the content is sound");
        let scored: Value = serde_json::from_str(&scored).expect("it is JSON");
        for lens in &profile(&archetype).lenses {
            let scored = &scored["lenses"][lens.id.as_str()];
            let counts: Vec<String> = scored["ranking"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|ranked| format!("{}={}", ranked["dimension"].as_str().unwrap_or_default(), ranked["count"]))
                .collect();
            let outcome = scored["outcome"].as_str().unwrap_or_default();
            writeln!(vector, "{name}, {}: {outcome}; {}", lens.id, counts.join(" ")).expect("a string takes it");
        }
    }
    expect_file!["archetype.txt"].assert_eq(&vector);
}

/// Every example's answers by its name, as `content score` reads them.
fn examples() -> Vec<(String, Value)> {
    let dir = content().join("examples").join(ID);
    let entries = fs::read_dir(dir).expect("the content has examples");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it can be read");
            let example: toml::Table = text.parse().expect("the content is sound");
            let answers = example["answers"].as_table().expect("an example has answers");
            let lenses: Map<String, Value> =
                answers.iter().map(|(lens, marks)| (lens.clone(), marks_as_json(marks))).collect();
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            (name.unwrap_or_default(), Value::Object(lenses))
        })
        .collect()
}

fn marks_as_json(marks: &toml::Value) -> Value {
    let marks = marks.as_table().expect("answers are tables");
    let mark = |option: &toml::Value| match option.as_str() {
        None | Some("") => Value::Null,
        Some(option) => json!(option),
    };
    Value::Object(marks.iter().map(|(question, option)| (question.clone(), mark(option))).collect())
}
