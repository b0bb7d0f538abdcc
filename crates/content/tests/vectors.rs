//! Every assessment as it is published: scored as it was, in one frozen file each.
//!
//! `tests/vectors/ID.txt` says what answers count for, and what comes out of every example. Texts are
//! not in it: they may be bettered freely. A change there changes results people have: raise the
//! revision, then `UPDATE_EXPECT=1 cargo test -p waymark-content --test vectors`.

use expect_test::expect_file;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use waymark_content::{Compiled, compile};
use waymark_domain::assessment::{Assessment, Engine};
use waymark_domain::audit::WorkClass;
use waymark_domain::facets::Item;
use waymark_domain::ids::{OptionId, QuestionId};
use waymark_domain::profile::Question;
use waymark_domain::reading::Reading;
use waymark_domain::sorter::{Node, To};
use waymark_domain::stage::Statement;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is published, or every problem of the content.
fn published() -> Result<Compiled, String> {
    compile(&here().join("../../content"))
        .map_err(|problems| problems.iter().map(|problem| format!("{problem}\n")).collect::<String>())
}

#[test]
fn answers_are_scored_as_they_were() {
    let compiled = published().expect("the content is sound");
    for assessment in &compiled.assessments {
        expect_file![vector_of(assessment)].assert_eq(&vector(assessment, &compiled));
    }
}

#[test]
fn every_vector_is_of_something_published() {
    let compiled = published().expect("the content is sound");
    let known: Vec<PathBuf> = compiled.assessments.iter().map(vector_of).collect();
    for entry in fs::read_dir(here().join("tests/vectors")).expect("there are vectors") {
        let path = entry.expect("it can be listed").path();
        assert!(known.contains(&path), "{} is of nothing that is published", path.display());
    }
}

fn vector_of(assessment: &Assessment) -> PathBuf {
    here().join(format!("tests/vectors/{}.txt", assessment.id))
}

fn vector(assessment: &Assessment, compiled: &Compiled) -> String {
    let examples = compiled.examples.iter().filter(|(id, ..)| *id == assessment.id);
    let examples: String = examples.flat_map(|(_, name, readings)| readings.iter().map(|r| line(name, r))).collect();
    let counts = counts(&assessment.engine).join("\n");
    let revision = assessment.revision;
    format!("revision {revision}\n\nwhat answers count for\n{counts}\n\nwhat comes out of the examples\n{examples}")
}

fn line(name: &str, reading: &Reading) -> String {
    let Reading { series, outcome, leads, figures } = reading;
    let told = [vec![outcome.clone()], leads.clone()].concat().join(" ");
    let figures = pairs(figures.iter().map(|(of, figure)| (of, *figure)));
    format!("{name}, {series}: {told}; {figures}").trim_end_matches("; ").to_owned() + "\n"
}

/// A line for each thing that is answered.
fn counts(engine: &Engine) -> Vec<String> {
    match engine {
        Engine::Profile(profile) => {
            let options = |q: &Question| pairs(q.options.iter().map(|option| (&option.id, &option.dimension)));
            profile.questions.iter().map(|q| format!("{}: {}", q.id, options(q))).collect()
        }
        Engine::Facets(facets) => {
            let worth = |item: &Item| {
                let scale = facets.scales.iter().find(|scale| scale.id == item.scale).expect("it was checked");
                pairs(scale.options.iter().filter_map(|(id, _)| Some((id, facets.worth(item, id)?))))
            };
            facets.questions.iter().map(|item| format!("{}, {}: {}", item.id, item.facet, worth(item))).collect()
        }
        Engine::Stage(stages) => {
            let step = |q: &Statement| q.step.as_ref().map_or(String::new(), |step| format!(", {step}"));
            stages.questions.iter().map(|q| format!("{}: {}{}", q.id, q.stage, step(q))).collect()
        }
        Engine::Sorter(sorter) => {
            let ways = |node: &Node| {
                let branches = node.options.iter().map(|branch| (branch.id.as_str(), to(&branch.to)));
                pairs(branches.chain([("unsure", to(&node.unsure))]))
            };
            sorter.questions.iter().map(|node| format!("{}: {}", node.id, ways(node))).collect()
        }
        Engine::Map(map) => map.scale.iter().map(|level| format!("{}: {}", level.id, level.weight)).collect(),
        Engine::Audit(audit) => {
            let line = |line: &Line| pairs(line.iter().map(|(rating, options)| (rating, any_of(options))));
            let when = |class: &WorkClass| class.when.iter().map(line).collect::<Vec<_>>().join("; ");
            audit.classes.iter().map(|class| format!("{}: {}", class.id, when(class)).trim_end().to_owned()).collect()
        }
    }
}

/// A line of a class's conditions.
type Line = Vec<(QuestionId, Vec<OptionId>)>;

fn pairs<A: Display, B: Display>(pairs: impl Iterator<Item = (A, B)>) -> String {
    pairs.map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>().join(" ")
}

fn any_of(options: &[OptionId]) -> String {
    options.iter().map(OptionId::as_str).collect::<Vec<_>>().join("|")
}

fn to(to: &To) -> String {
    match to {
        To::Question(id) => format!("question:{id}"),
        To::Leaf(id) => format!("leaf:{id}"),
    }
}
