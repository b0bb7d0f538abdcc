//! Every diagnostic, as an author meets it: one fault is planted in sound content, and what is
//! said of it is compared with what was agreed.
//!
//! After a change of wording, `UPDATE_EXPECT=1 cargo test -p waymark-content --test diagnostics`
//! writes the new lines into this file; read them in the diff.

mod doing;
mod kinds;
mod support;

use expect_test::{Expect, expect};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::{base, swap};
use waymark_content::{Diagnostic, Fault, Files, compile_files, locked};

const COMPASS: &str = "assessments/compass.toml";
const WINDS: &str = "guides/winds.md";
const LOCK: &str = "layouts.lock";

/// What is done to a fixture.
enum Plant {
    /// A piece of a file's text is exchanged.
    Swap(&'static str, &'static str, &'static str),
    /// Every occurrence of a piece is exchanged.
    SwapAll(&'static str, &'static str, &'static str),
    /// The piece of a file from the first text up to the second is doubled.
    Again(&'static str, &'static str, &'static str),
    /// A file ends where this piece begins.
    Cut(&'static str, &'static str),
    /// A file is put there, in place of what was.
    Put(&'static str, &'static [u8]),
    /// A file is taken away.
    Remove(&'static str),
    /// Every example whose path ends so is taken away.
    RemoveExamples(&'static str),
    /// Only the first so many questions stay.
    KeepQuestions(usize),
    /// So many words are added to the end of a file.
    Words(&'static str, usize),
    /// The lock is written anew from the lines of two revisions.
    Lock(fn(&[&str]) -> String),
}

use Plant::{Again, Cut, KeepQuestions, Lock, Put, Remove, RemoveExamples, Swap, SwapAll, Words};

struct Case {
    name: &'static str,
    files: fn() -> Files,
    plants: Vec<Plant>,
    expect: Expect,
}

fn case(name: &'static str, plants: impl Into<Vec<Plant>>, expect: Expect) -> Case {
    Case { name, files: base, plants: plants.into(), expect }
}

impl Case {
    fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut files = (self.files)();
        for plant in &self.plants {
            plant.apply(&mut files);
        }
        compile_files(&files).err().unwrap_or_default()
    }
}

impl Plant {
    fn apply(&self, files: &mut Files) {
        match self {
            Swap(path, find, with) => swap(files, path, find, with),
            SwapAll(path, find, with) => {
                let text = String::from_utf8_lossy(files.get(path).unwrap_or_default()).replace(find, with);
                files.insert(*path, text);
            }
            Again(path, from, to) => {
                let text = String::from_utf8_lossy(files.get(path).unwrap_or_default()).into_owned();
                let start = text.find(from).expect("the piece begins in the fixture");
                let end = text.find(to).expect("the piece ends in the fixture");
                files.insert(*path, format!("{}{}", &text[..end], &text[start..]));
            }
            Cut(path, from) => {
                let text = String::from_utf8_lossy(files.get(path).unwrap_or_default()).into_owned();
                let (kept, _) = text.split_once(from).expect("the piece is in the fixture");
                files.insert(*path, kept);
            }
            Put(path, bytes) => files.insert(*path, *bytes),
            Remove(path) => files.remove(path),
            RemoveExamples(ending) => {
                let examples = files.paths().filter(|path| path.starts_with("examples/") && path.ends_with(ending));
                for path in examples.map(str::to_owned).collect::<Vec<_>>() {
                    files.remove(&path);
                }
            }
            KeepQuestions(count) => {
                let text = String::from_utf8_lossy(files.get(COMPASS).unwrap_or_default()).into_owned();
                let (questions, rest) = text.split_once("[[context]]").expect("context follows the questions");
                let kept: Vec<&str> = questions.split("[[questions]]").take(count + 1).collect();
                files.insert(COMPASS, format!("{}[[context]]{rest}", kept.join("[[questions]]")));
            }
            Words(path, count) => {
                let mut text = String::from_utf8_lossy(files.get(path).unwrap_or_default()).into_owned();
                text.push('\n');
                text.push_str(&"One more word. ".repeat(count / 3));
                files.insert(*path, text);
            }
            Lock(change) => {
                let mut later = base();
                swap(&mut later, COMPASS, "revision = 1", "revision = 2");
                let (text, _) = locked(&later).expect("the base fixture can be locked");
                let lines: Vec<&str> = text.lines().collect();
                files.insert(LOCK, change(&lines));
            }
        }
    }
}

/// Every case with what is said of it, worked out once for all tests.
static RUN: LazyLock<Vec<(Case, Vec<Diagnostic>)>> = LazyLock::new(|| {
    let run = |case: Case| {
        let diagnostics = case.diagnostics();
        (case, diagnostics)
    };
    cases().into_iter().map(run).collect()
});

#[test]
fn every_fault_reads_as_agreed() {
    for (case, diagnostics) in RUN.iter() {
        let lines: String = diagnostics.iter().map(|line| format!("{line}\n")).collect();
        // The name stands in the text so that a mismatch says which case it is.
        case.expect.assert_eq(&format!("{}\n{lines}", case.name));
    }
}

#[test]
fn every_kind_of_fault_is_shown() {
    let shown: BTreeSet<Fault> = RUN.iter().flat_map(|(_, said)| said).map(|d| d.fault).collect();
    let missing: Vec<&Fault> = Fault::ALL.iter().filter(|fault| !shown.contains(fault)).collect();
    assert!(missing.is_empty(), "no case plants {missing:?}");
}

#[test]
fn problems_come_in_the_order_of_files_and_lines() {
    let mut files = base();
    swap(&mut files, "site.toml", "name = \"Base\"", "nam = \"Base\"");
    swap(&mut files, COMPASS, "minutes = [3, 5]", "minutes = [3, 50]");
    swap(&mut files, COMPASS, "id = \"q09\"", "id = \"q08\"");
    let problems = compile_files(&files).expect_err("faults were planted");
    let places: Vec<_> = problems.iter().map(|p| (p.path.clone(), p.line, p.col)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(places.len() > 3, "one fault hides no other: {places:?}");
}

fn cases() -> Vec<Case> {
    let mut cases = vec![case(
        "nothing planted",
        [],
        expect![[r#"
        nothing planted
    "#]],
    )];
    cases.extend(files());
    cases.extend(toml());
    cases.extend(markdown());
    cases.extend(names());
    cases.extend(profiles());
    cases.extend(locks());
    cases.extend(examples());
    cases.extend(doing::cases());
    cases.extend(kinds::cases());
    cases
}

fn files() -> Vec<Case> {
    vec![
        case(
            "a file is not UTF-8",
            [Put("pages/about.md", b"+++\xff")],
            expect![[r#"
                a file is not UTF-8
                content/pages/about.md:1:1: not UTF-8 after byte 3 (save the file as UTF-8)
            "#]],
        ),
        case(
            "files that have to be there",
            [Remove("site.toml"), Remove("pages/about.md")],
            expect![[r#"
                files that have to be there
                content/pages/about.md:1:1: the file is missing (see content/README.md for what it holds)
                content/site.toml:1:1: the file is missing (see content/README.md for what it holds)
            "#]],
        ),
        case(
            "no sources: what cites them is not blamed",
            [Remove("sources.toml")],
            expect![[r#"
                no sources: what cites them is not blamed
                content/sources.toml:1:1: the file is missing (see content/README.md for what it holds)
            "#]],
        ),
        case(
            "a file nobody reads",
            [Put("guides/old.txt", b"")],
            expect![[r#"
                a file nobody reads
                content/guides/old.txt:1:1: nothing reads this file (take it away, or see content/README.md for where it belongs)
            "#]],
        ),
        case(
            "a guide whose name is no id",
            [Put("guides/My Guide.md", b"")],
            expect![[r#"
                a guide whose name is no id
                content/guides/My Guide.md:1:1: the file's name cannot be the id of a guide (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "an assessment whose name is no id",
            [Put("assessments/Compass2.toml", b"")],
            expect![[r#"
                an assessment whose name is no id
                content/assessments/Compass2.toml:1:1: the file's name cannot be the id of an assessment (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "an example for no assessment",
            [Put("examples/compas/a.toml", b"")],
            expect![[r#"
                an example for no assessment
                content/examples/compas/a.toml:1:1: an example for `compas`, which is no assessment (did you mean `compass`?)
            "#]],
        ),
    ]
}

fn toml() -> Vec<Case> {
    vec![
        case(
            "two syntax errors at once",
            [Swap("site.toml", "name = \"Base\"", "name = Base"), Swap("site.toml", "key = \"base\"", "key \"base\"")],
            expect![[r#"
                two syntax errors at once
                content/site.toml:1:8: string values must be quoted, expected literal string (see https://toml.io for how TOML is written)
                content/site.toml:2:5: key with no value, expected `=` (see https://toml.io for how TOML is written)
            "#]],
        ),
        case(
            "a syntax error in an assessment hides no other file",
            [Swap(COMPASS, "revision = 1", "revision 1")],
            expect![[r#"
                a syntax error in an assessment hides no other file
                content/assessments/compass.toml:5:10: key with no value, expected `=` (see https://toml.io for how TOML is written)
            "#]],
        ),
        case(
            "a missing key at the top",
            [Swap("site.toml", "name = \"Base\"\n", "")],
            expect![[r#"
                a missing key at the top
                content/site.toml:1:1: `name` is missing (add `name = …`)
            "#]],
        ),
        case(
            "a missing key in a table",
            [Swap(COMPASS, "prompt = \"Situation 03:\"\n", "")],
            expect![[r#"
                a missing key in a table
                content/assessments/compass.toml:160:1: `prompt` is missing (add `prompt = …`)
            "#]],
        ),
        case(
            "a misspelt key",
            [Swap("site.toml", "headline =", "headlin =")],
            expect![[r#"
                a misspelt key
                content/site.toml:1:1: `headline` is missing (add `headline = …`)
                content/site.toml:4:1: `headlin` is not a key here (did you mean `headline`?)
            "#]],
        ),
        case(
            "a key that is like no other",
            [Swap("site.toml", "key = \"base\"", "key = \"base\"\ncolour = 1")],
            expect![[r#"
                a key that is like no other
                content/site.toml:3:1: `colour` is not a key here (there are: bookshelves, doors, headline, key, name, opening, origin, promises, shelves)
            "#]],
        ),
        case(
            "a number for a text",
            [Swap("site.toml", "\"A small site.\"", "7")],
            expect![[r#"
                a number for a text
                content/site.toml:4:12: `headline` has to be a string, and is a whole number (write it in quotes)
            "#]],
        ),
        case(
            "a text for a number",
            [Swap(COMPASS, "revision = 1", "revision = \"1\"")],
            expect![[r#"
                a text for a number
                content/assessments/compass.toml:5:12: `revision` has to be a whole number, and is a string (write it without quotes or a point)
            "#]],
        ),
        case(
            "a text for a list",
            [Swap(COMPASS, "minutes = [3, 5]", "minutes = \"3 to 5\"")],
            expect![[r#"
                a text for a list
                content/assessments/compass.toml:4:11: `minutes` has to be a list, and is a string (write it in square brackets)
            "#]],
        ),
        case(
            "a text for a table",
            [Swap(COMPASS, "advice = { north = \"Mind the ice.\" }", "advice = \"Mind the ice.\"")],
            expect![[r#"
                a text for a table
                content/assessments/compass.toml:314:10: `advice` has to be a table, and is a string (write it in braces or below a heading in brackets)
            "#]],
        ),
        case(
            "revision 0",
            [Swap(COMPASS, "revision = 1", "revision = 0")],
            expect![[r#"
                revision 0
                content/assessments/compass.toml:5:12: `revision` is out of range (make it 1 or more)
            "#]],
        ),
        case(
            "minutes out of range",
            [Swap(COMPASS, "minutes = [3, 5]", "minutes = [5, 300]")],
            expect![[r#"
                minutes out of range
                content/assessments/compass.toml:4:15: `minutes` is out of range (make it 1 to 30)
            "#]],
        ),
        case(
            "minutes the wrong way round",
            [Swap(COMPASS, "minutes = [3, 5]", "minutes = [5, 3]")],
            expect![[r#"
                minutes the wrong way round
                content/assessments/compass.toml:4:1: `minutes` ends before it begins (put the smaller number first)
            "#]],
        ),
        case(
            "three minutes",
            [Swap(COMPASS, "minutes = [3, 5]", "minutes = [3, 4, 5]")],
            expect![[r#"
                three minutes
                content/assessments/compass.toml:4:11: the list `minutes` has length 3 (make it 2)
            "#]],
        ),
        case(
            "a blank text",
            [Swap("site.toml", "\"It is small\"", "\" \"")],
            expect![[r#"
                a blank text
                content/site.toml:22:9: `title` is blank (write the text)
            "#]],
        ),
        case(
            "two paragraphs where there is one",
            [
                Swap("site.toml", "\"Just enough", "\"\"\"Just\n\nenough"),
                Swap("site.toml", "to be sound.\"", "to be sound.\"\"\""),
            ],
            expect![[r#"
                two paragraphs where there is one
                content/site.toml:5:11: `opening` has a blank line in it (make it one paragraph: this text is shown as one)
            "#]],
        ),
        case(
            "Markdown in a plain text",
            [Swap("site.toml", "There is little", "There is **little**")],
            expect![[r#"
                Markdown in a plain text
                content/site.toml:23:8: `text` has `**` in it (take the Markdown out: this text is shown as it stands)
            "#]],
        ),
        case(
            "an unknown sign",
            [Swap("site.toml", "sign = \"trail\"", "sign = \"trial\"")],
            expect![[r#"
                an unknown sign
                content/site.toml:15:8: `trial` is no sign (did you mean `trail`?)
            "#]],
        ),
        case(
            "a kind there is not",
            [Swap(COMPASS, "kind = \"profile\"", "kind = \"quiz\"")],
            expect![[r#"
                a kind there is not
                content/assessments/compass.toml:1:8: `quiz` is no kind of assessment (there are: audit, facets, map, profile, sorter, stage)
            "#]],
        ),
        case(
            "a key that is no id",
            [Swap("site.toml", "key = \"base\"", "key = \"Base Site\"")],
            expect![[r#"
                a key that is no id
                content/site.toml:2:7: `Base Site` cannot be the key of what is saved (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "an origin with a slash",
            [Swap("site.toml", "https://base.example", "https://base.example/")],
            expect![[r#"
                an origin with a slash
                content/site.toml:3:10: `https://base.example/` is no origin (write https:// and the host, with no / at the end, such as https://guide.example.com)
            "#]],
        ),
        case(
            "an origin in the clear",
            [Swap("site.toml", "https://base.example", "http://base.example")],
            expect![[r#"
                an origin in the clear
                content/site.toml:3:10: `http://base.example` is no origin (write https:// and the host, with no / at the end, such as https://guide.example.com)
            "#]],
        ),
        case(
            "a source in the clear",
            [Swap("sources.toml", "https://example.org/logbook", "http://example.org/logbook")],
            expect![[r#"
                a source in the clear
                content/sources.toml:12:7: `http://example.org/logbook` is no address that can be linked (begin it with https:// and leave out spaces)
            "#]],
        ),
        case(
            "a door that leads nowhere",
            [Swap("site.toml", "assess:compass", "/assess/compass/")],
            expect![[r#"
                a door that leads nowhere
                content/site.toml:12:6: `/assess/compass/` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
            "#]],
        ),
        case(
            "an id with capitals",
            [Swap("sources.toml", "id = \"logbook\"", "id = \"LogBook\"")],
            expect![[r#"
                an id with capitals
                content/guides/maps.md:4:23: there is no source `logbook` (there are: almanac)
                content/ideas.toml:8:10: there is no source `logbook` (there are: almanac)
                content/sources.toml:9:6: `LogBook` cannot be the id of a source (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
                content/worksheets/compass.toml:4:12: there is no source `logbook` (there are: almanac)
            "#]],
        ),
        case(
            "an idea's id",
            [Swap("ideas.toml", "id = \"T1\"", "id = \"X1\"")],
            expect![[r#"
                an idea's id
                content/assessments/compass.toml:306:10: there is no idea `T1` (there are: E1)
                content/guides/winds.md:9:10: there is no idea `T1` (there are: E1)
                content/ideas.toml:7:6: `X1` cannot be the id of an idea (write one of the letters T, M, L, S, E and a number)
                content/worksheets/compass.toml:103:10: there is no idea `T1` (there are: E1)
            "#]],
        ),
        case(
            "a lens called words",
            [SwapAll(COMPASS, "wish", "words"), RemoveExamples(".toml")],
            expect![[r#"
                a lens called words
                content/assessments/compass.toml:2:1: no example comes out `blend` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `named` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `thin` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `unclear` (add one to content/examples/compass)
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:20:6: `words` names what is written in sheets (give the lens another id)
                content/assessments/compass.toml:41:1: 0 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:65:1: 0 examples come out as `east` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:89:1: 0 examples come out as `south` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:113:1: 0 examples come out as `west` in the lens `now` (make it 3, in content/examples/compass)
            "#]],
        ),
        case(
            "a lens called context",
            [
                Swap(
                    COMPASS,
                    "[[themes]]\nid = \"day\"",
                    "[[lenses]]\nid = \"context\"\nshort = \"C\"\nask = \"C?\"\n\n[[themes]]\nid = \"day\"",
                ),
                RemoveExamples(".toml"),
            ],
            expect![[r#"
                a lens called context
                content/assessments/compass.toml:2:1: no example comes out `blend` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `named` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `thin` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `unclear` (add one to content/examples/compass)
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:25:6: `context` names the context questions in sheets (give the lens another id)
                content/assessments/compass.toml:46:1: 0 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:49:1: `north` has no headline for the lens `context` (add `context = "…"` to it)
                content/assessments/compass.toml:70:1: 0 examples come out as `east` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:73:1: `east` has no headline for the lens `context` (add `context = "…"` to it)
                content/assessments/compass.toml:94:1: 0 examples come out as `south` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:97:1: `south` has no headline for the lens `context` (add `context = "…"` to it)
                content/assessments/compass.toml:118:1: 0 examples come out as `west` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:121:1: `west` has no headline for the lens `context` (add `context = "…"` to it)
            "#]],
        ),
    ]
}

fn markdown() -> Vec<Case> {
    vec![
        case(
            "no frontmatter",
            [Swap("guides/maps.md", "+++\ntitle", "title")],
            expect![[r#"
            no frontmatter
            content/guides/maps.md:1:1: the file does not begin with a table between two lines of +++ (see content/README.md, "Guides")
        "#]],
        ),
        case(
            "an error in the frontmatter",
            [Swap("guides/maps.md", "title = \"Maps\"", "title = Maps")],
            expect![[r#"
                an error in the frontmatter
                content/guides/maps.md:2:9: string values must be quoted, expected literal string (see https://toml.io for how TOML is written)
            "#]],
        ),
        case(
            "an HTML block",
            [Swap(WINDS, "- dark clouds", "<div>clouds</div>\n\n- dark clouds")],
            expect![[r#"
                an HTML block
                content/guides/winds.md:32:1: HTML in a text cannot be shown (write it in Markdown; for a plain < write &lt;)
            "#]],
        ),
        case(
            "HTML in a line",
            [Swap(WINDS, "*moods*", "<b>moods</b>")],
            expect![[r#"
                HTML in a line
                content/guides/winds.md:23:27: HTML in a text cannot be shown (write it in Markdown; for a plain < write &lt;)
                content/guides/winds.md:23:35: HTML in a text cannot be shown (write it in Markdown; for a plain < write &lt;)
            "#]],
        ),
        case(
            "a comment",
            [Swap(WINDS, "1. Wait.", "<!-- later -->\n\n1. Wait.")],
            expect![[r#"
                a comment
                content/guides/winds.md:53:1: HTML in a text cannot be shown (write it in Markdown; for a plain < write &lt;)
            "#]],
        ),
        case(
            "a table",
            [Swap(WINDS, "1. Wait.", "| a | b |\n|---|---|\n| c | d |\n\n1. Wait.")],
            expect![[r#"
                a table
                content/guides/winds.md:53:1: a table cannot be shown (write it as a list: tables do not fit a phone)
            "#]],
        ),
        case(
            "code blocks",
            [Swap(WINDS, "1. Wait.", "```\nfence\n```\n\n    indented\n\n1. Wait.")],
            expect![[r#"
                code blocks
                content/guides/winds.md:53:1: a code block cannot be shown (take away the indentation or the fence; use `code` for a command)
                content/guides/winds.md:57:5: a code block cannot be shown (take away the indentation or the fence; use `code` for a command)
            "#]],
        ),
        case(
            "a ruled line, a footnote, a tick box",
            [Swap(WINDS, "1. Wait.", "Then[^1] ~~never~~ wait.\n\n---\n\n[^1]: Really.\n\n- [ ] done\n\n1. Wait.")],
            expect![[r#"
                a ruled line, a footnote, a tick box
                content/guides/winds.md:53:5: a footnote cannot be shown (say it in the text or leave it out)
                content/guides/winds.md:53:10: words struck through cannot be shown (take them out)
                content/guides/winds.md:55:1: a ruled line cannot be shown (begin a section instead)
                content/guides/winds.md:57:1: a footnote cannot be shown (say it in the text or leave it out)
                content/guides/winds.md:59:3: a tick box cannot be shown (make it a plain list item)
            "#]],
        ),
        case(
            "a list in a list",
            [Swap(WINDS, "- a falling", "  - very dark\n- a falling")],
            expect![[r#"
                a list in a list
                content/guides/winds.md:33:3: a list inside a list cannot be shown (make it one level)
            "#]],
        ),
        case(
            "two paragraphs in a list item",
            [Swap(WINDS, "2. Whistle.", "\n   Longer.\n\n2. Whistle.")],
            expect![[r#"
                two paragraphs in a list item
                content/guides/winds.md:55:4: a second block in a list item cannot be shown (make each point one paragraph)
            "#]],
        ),
        case(
            "a quote in a quote",
            [Swap(WINDS, "> **An invented", "> > Twice.\n>\n> **An invented")],
            expect![[r#"
                a quote in a quote
                content/guides/winds.md:35:3: a quote inside a quote or list cannot be shown (make it one level)
            "#]],
        ),
        case(
            "a heading in a quote",
            [Swap(WINDS, "> **An invented", "> ### Loud\n>\n> **An invented")],
            expect![[r#"
                a heading in a quote
                content/guides/winds.md:35:3: a heading inside a list or quote cannot be shown (begin with words in **bold** instead)
            "#]],
        ),
        case(
            "a forced line break",
            [Swap(WINDS, "Reef early;", "Reef early;\\\n")],
            expect![[r#"
                a forced line break
                content/guides/winds.md:27:12: a forced line break cannot be shown (begin a new paragraph)
            "#]],
        ),
        case(
            "a heading too high",
            [Swap(WINDS, "### Signs", "# Signs")],
            expect![[r#"
                a heading too high
                content/guides/winds.md:30:1: a heading of level 1 (use ## or ###)
            "#]],
        ),
        case(
            "a heading too low",
            [Swap(WINDS, "### Signs", "#### Signs")],
            expect![[r#"
                a heading too low
                content/guides/winds.md:30:1: a heading of level 4 (use ## or ###)
            "#]],
        ),
        case(
            "a heading jump",
            [Swap(WINDS, "Winds have **names**", "### First\n\nWinds have **names**")],
            expect![[r#"
                a heading jump
                content/guides/winds.md:23:1: a ### heading before the first ## (make it a ## with {#id}, or put one above it)
            "#]],
        ),
        case(
            "a section in an assessment's text",
            [Swap(COMPASS, "Answers are counted.", "## How {#how}\n\nAnswers are counted.")],
            expect![[r#"
            a section in an assessment's text
            content/assessments/compass.toml:11:1: a heading of level 2 (use ###)
        "#]],
        ),
        case(
            "a section without an id",
            [Swap(WINDS, "## Calm {#calm}", "## Calm")],
            expect![[r#"
                a section without an id
                content/guides/winds.md:51:1: a ## heading without an id (put {#short-id} behind it; links and saved places use it for ever)
            "#]],
        ),
        case(
            "a section whose id is none",
            [Swap(WINDS, "{#calm}", "{#Calm}")],
            expect![[r#"
                a section whose id is none
                content/guides/winds.md:51:1: `Calm` cannot be the id of a section (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "an empty section",
            [Cut(WINDS, "\n1. Wait.")],
            expect![[r#"
                an empty section
                content/guides/winds.md:11:10: the prompt `last-calm` stands nowhere in the text (put […](prompt:last-calm) in a paragraph of its own, or take this out)
                content/guides/winds.md:51:1: the section "Calm" is empty (write its text or take the heading out)
            "#]],
        ),
        case(
            "nothing below the frontmatter",
            [Put("guides/maps.md", b"+++\ntitle = \"Maps\"\nsummary = \"None.\"\nsources = [\"almanac\"]\n+++\n")],
            expect![[r#"
                nothing below the frontmatter
                content/guides/maps.md:6:1: nothing stands below the `+++` (write the text)
                content/guides/winds.md:27:17: there is no section `legend` in the guide `maps` (there are none)
                content/paths/first-voyage.toml:26:6: there is no section `legend` in the guide `maps` (there are none)
            "#]],
        ),
        case(
            "an image among text",
            [Swap(WINDS, "![A week of north wind]", "Look: ![A week of north wind]")],
            expect![[r#"
                an image among text
                content/guides/winds.md:37:7: an image among other text cannot be shown (put the figure in a paragraph of its own, outside lists and quotes)
            "#]],
        ),
        case(
            "an image that is no figure",
            [Swap(WINDS, "figure:week/compass/north", "https://example.org/a.png")],
            expect![[r#"
                an image that is no figure
                content/guides/winds.md:37:1: `https://example.org/a.png` is no figure (write figure:NAME: only drawings that Waymark makes can be shown)
            "#]],
        ),
        case(
            "a figure there is not",
            [Swap("guides/maps.md", "figure:four-parts", "figure:for-parts")],
            expect![[r#"
                a figure there is not
                content/guides/maps.md:16:1: `figure:for-parts` is no figure (did you mean `four-parts`?)
            "#]],
        ),
        case(
            "a week of nobody",
            [Swap(WINDS, "figure:week/compass/north", "figure:week/compass/up")],
            expect![[r#"
                a week of nobody
                content/guides/winds.md:37:1: there is no dimension `up` (there are: east, north, south, west)
            "#]],
        ),
        case(
            "half a week",
            [Swap(WINDS, "figure:week/compass/north", "figure:week/north")],
            expect![[r#"
                half a week
                content/guides/winds.md:37:1: `figure:week/north` is no figure (write figure:week/ASSESSMENT/DIMENSION)
            "#]],
        ),
        case(
            "a figure without text",
            [Swap("guides/maps.md", "![Four parts that overlap]", "![]")],
            expect![[r#"
                a figure without text
                content/guides/maps.md:16:1: a figure without text (write in the square brackets what the drawing says)
            "#]],
        ),
        case(
            "a link in the clear",
            [Swap(WINDS, "https://example.org/almanac", "http://example.org/almanac")],
            expect![[r#"
                a link in the clear
                content/guides/winds.md:27:58: `http://example.org/almanac` would travel in the clear (write https://)
            "#]],
        ),
        case(
            "a link that runs",
            [Swap(WINDS, "https://example.org/almanac", "javascript:alert(1)")],
            expect![[r#"
                a link that runs
                content/guides/winds.md:27:58: `javascript:alert(1)` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
            "#]],
        ),
        case(
            "a link to a place in the page",
            [Swap(WINDS, "https://example.org/almanac", "#calm")],
            expect![[r#"
                a link to a place in the page
                content/guides/winds.md:27:58: `#calm` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
            "#]],
        ),
        case(
            "a link to no page",
            [Swap("guides/maps.md", "page:guides", "page:guide")],
            expect![[r#"
                a link to no page
                content/guides/maps.md:12:10: `page:guide` is no link target (did you mean `page:guides`?)
            "#]],
        ),
        case(
            "a link without words, and one with a title",
            [Swap(WINDS, "[the almanac](https://example.org/almanac)", "[](https://example.org/almanac \"Almanac\")")],
            expect![[r#"
                a link without words, and one with a title
                content/guides/winds.md:27:58: a link without words (write in the square brackets what is found there)
                content/guides/winds.md:27:58: a link's title cannot be shown (take the title out: it cannot be read on a phone)
            "#]],
        ),
        case(
            "a link in an assessment's text",
            [Swap(COMPASS, "guide:winds)", "guide:wind)")],
            expect![[r#"
            a link in an assessment's text
            content/assessments/compass.toml:11:26: there is no guide `wind` (did you mean `winds`?)
        "#]],
        ),
        case(
            "a guide too long",
            [Words(WINDS, 1_500)],
            expect![[r#"
                a guide too long
                content/guides/winds.md:1:1: the guide has 1599 words (cut it to 1500, or make it two)
            "#]],
        ),
    ]
}

fn names() -> Vec<Case> {
    vec![
        case(
            "a source twice",
            [Swap("sources.toml", "id = \"logbook\"", "id = \"almanac\"")],
            expect![[r#"
                a source twice
                content/guides/maps.md:4:23: there is no source `logbook` (there are: almanac)
                content/ideas.toml:8:10: there is no source `logbook` (there are: almanac)
                content/sources.toml:9:6: source `almanac` is given twice (rename one; the other is at content/sources.toml:2)
                content/worksheets/compass.toml:4:12: there is no source `logbook` (there are: almanac)
            "#]],
        ),
        case(
            "an idea twice",
            [Swap("ideas.toml", "id = \"T1\"", "id = \"E1\"")],
            expect![[r#"
                an idea twice
                content/assessments/compass.toml:306:10: there is no idea `T1` (there are: E1)
                content/guides/winds.md:9:10: there is no idea `T1` (there are: E1)
                content/ideas.toml:7:6: idea `E1` is given twice (rename one; the other is at content/ideas.toml:2)
                content/worksheets/compass.toml:103:10: there is no idea `T1` (there are: E1)
            "#]],
        ),
        case(
            "a section twice",
            [Swap(WINDS, "{#calm}", "{#storm}")],
            expect![[r#"
                a section twice
                content/guides/winds.md:51:1: section `storm` is given twice (rename one; the other is at content/guides/winds.md:25)
            "#]],
        ),
        case(
            "a lens twice",
            [Swap(
                COMPASS,
                "[[themes]]\nid = \"day\"",
                "[[lenses]]\nid = \"now\"\nshort = \"C\"\nask = \"C?\"\n\n[[themes]]\nid = \"day\"",
            )],
            expect![[r#"
                a lens twice
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:25:6: lens `now` is given twice (rename one; the other is at content/assessments/compass.toml:15)
            "#]],
        ),
        case(
            "a theme twice",
            [Swap(
                COMPASS,
                "[[activities]]\nid = \"sail\"",
                "[[themes]]\nid = \"day\"\nname = \"Again\"\n\n[[activities]]\nid = \"sail\"",
            )],
            expect![[r#"
                a theme twice
                content/assessments/compass.toml:33:6: theme `day` is given twice (rename one; the other is at content/assessments/compass.toml:25)
            "#]],
        ),
        case(
            "an activity twice",
            [Swap(
                COMPASS,
                "[[activities]]\nid = \"rest\"",
                "[[activities]]\nid = \"sail\"\nname = \"Again\"\n\n[[activities]]\nid = \"rest\"",
            )],
            expect![[r#"
                an activity twice
                content/assessments/compass.toml:37:6: activity `sail` is given twice (rename one; the other is at content/assessments/compass.toml:33)
            "#]],
        ),
        case(
            "a dimension twice",
            [Again(COMPASS, "[[dimensions]]\nid = \"east\"", "[[dimensions]]\nid = \"south\"")],
            expect![[r#"
                a dimension twice
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:89:6: dimension `east` is given twice (rename one; the other is at content/assessments/compass.toml:65)
            "#]],
        ),
        case(
            "a question twice",
            [Again(COMPASS, "[[questions]]\nid = \"q13\"", "[[questions]]\nid = \"q14\"")],
            expect![[r#"
                a question twice
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:293:6: question `q13` is given twice (rename one; the other is at content/assessments/compass.toml:281)
            "#]],
        ),
        case(
            "a context question called like a question",
            [Swap(
                COMPASS,
                "[[context]]",
                "[[context]]\nid = \"q01\"\nideas = [\"E1\"]\nprompt = \"Again?\"\noptions = [{ id = \"y\", text = \"Yes\" }, { id = \"x\", text = \"No\" }]\n\n[[context]]",
            )],
            expect![[r#"
                a context question called like a question
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:305:6: context question `q01` is given twice (rename one; the other is at content/assessments/compass.toml:137)
            "#]],
        ),
        case(
            "an option twice",
            [Swap(
                COMPASS,
                "[[context.options]]\nid = \"big\"",
                "[[context.options]]\nid = \"small\"\ntext = \"Small\"\n[[context.options]]\nid = \"big\"",
            )],
            expect![[r#"
                an option twice
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:312:6: option `small` is given twice (rename one; the other is at content/assessments/compass.toml:309)
            "#]],
        ),
        case(
            "a link to no assessment",
            [Swap("site.toml", "assess:compass", "assess:compas")],
            expect![[r#"
                a link to no assessment
                content/site.toml:12:6: there is no assessment `compas` (did you mean `compass`?)
            "#]],
        ),
        case(
            "a link to no guide",
            [Swap(WINDS, "guide:maps#legend", "guide:map#legend")],
            expect![[r#"
                a link to no guide
                content/guides/winds.md:27:17: there is no guide `map` (did you mean `maps`?)
            "#]],
        ),
        case(
            "a link to no section",
            [Swap(WINDS, "guide:maps#legend", "guide:maps#legends")],
            expect![[r#"
                a link to no section
                content/guides/winds.md:27:17: there is no section `legends` in the guide `maps` (did you mean `legend`?)
            "#]],
        ),
        case(
            "a guide without its source",
            [Swap(WINDS, "sources = [\"almanac\"]", "sources = [\"almanak\"]")],
            expect![[r#"
                a guide without its source
                content/guides/winds.md:4:12: there is no source `almanak` (did you mean `almanac`?)
            "#]],
        ),
        case(
            "an idea without its source",
            [Swap("ideas.toml", "source = \"logbook\"", "source = \"blog\"")],
            expect![[r#"
                an idea without its source
                content/ideas.toml:8:10: there is no source `blog` (there are: almanac, logbook)
            "#]],
        ),
        case(
            "a question without its idea",
            [Swap(COMPASS, "ideas = [\"T1\"]", "ideas = [\"T2\"]")],
            expect![[r#"
                a question without its idea
                content/assessments/compass.toml:306:10: there is no idea `T2` (there are: E1, T1)
            "#]],
        ),
        case(
            "a question without its theme",
            [Swap(COMPASS, "id = \"q01\"\ntheme = \"day\"", "id = \"q01\"\ntheme = \"dya\"")],
            expect![[r#"
                a question without its theme
                content/assessments/compass.toml:138:9: there is no theme `dya` (did you mean `day`?)
            "#]],
        ),
        case(
            "a blend with no dimension",
            [Swap(COMPASS, "[\"south\", \"west\"]", "[\"south\", \"wets\"]")],
            expect![[r#"
                a blend with no dimension
                content/assessments/compass.toml:316:3: `south` and `west` have no blend (add [[blends]] with of = ["south", "west"])
                content/assessments/compass.toml:347:16: there is no dimension `wets` (did you mean `west`?)
            "#]],
        ),
        case(
            "an option of no dimension",
            [Swap(
                COMPASS,
                "Situation 05:\"\noptions = [\n  { id = \"n\", dimension = \"north\"",
                "Situation 05:\"\noptions = [\n  { id = \"n\", dimension = \"notrh\"",
            )],
            expect![[r#"
                an option of no dimension
                content/assessments/compass.toml:185:1: `q05` has 0 options for `north` (give it exactly one, so that every dimension can be chosen equally often)
                content/assessments/compass.toml:190:27: there is no dimension `notrh` (did you mean `north`?)
            "#]],
        ),
        case(
            "advice for no dimension",
            [Swap(COMPASS, "advice = { north", "advice = { nord")],
            expect![[r#"
                advice for no dimension
                content/assessments/compass.toml:314:12: there is no dimension `nord` (did you mean `north`?)
            "#]],
        ),
        case(
            "a headline for no lens",
            [Swap(COMPASS, "wish = \"You would face west.\"", "whish = \"You would face west.\"")],
            expect![[r#"
                a headline for no lens
                content/assessments/compass.toml:116:1: `west` has no headline for the lens `wish` (add `wish = "…"` to it)
                content/assessments/compass.toml:116:38: there is no lens `whish` (did you mean `wish`?)
            "#]],
        ),
        case(
            "reading that is not there",
            [SwapAll(COMPASS, "winds#storm", "winds#strom")],
            expect![[r#"
                reading that is not there
                content/assessments/compass.toml:54:9: there is no section `strom` in the guide `winds` (did you mean `storm`?)
                content/assessments/compass.toml:78:9: there is no section `strom` in the guide `winds` (did you mean `storm`?)
                content/assessments/compass.toml:102:9: there is no section `strom` in the guide `winds` (did you mean `storm`?)
                content/assessments/compass.toml:126:9: there is no section `strom` in the guide `winds` (did you mean `storm`?)
            "#]],
        ),
        case(
            "reading that is no section",
            [SwapAll(COMPASS, "winds#storm", "winds")],
            expect![[r#"
                reading that is no section
                content/assessments/compass.toml:54:9: `winds` is no section (write GUIDE#SECTION)
                content/assessments/compass.toml:78:9: `winds` is no section (write GUIDE#SECTION)
                content/assessments/compass.toml:102:9: `winds` is no section (write GUIDE#SECTION)
                content/assessments/compass.toml:126:9: `winds` is no section (write GUIDE#SECTION)
            "#]],
        ),
        case(
            "an activity that is not there",
            [Swap(
                COMPASS,
                "week = [\n  [{ activity = \"sail\", hours = 4.5, what = \"out\" }, { activity = \"rest\", hours = 3, what = \"in\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"rest\", hours = 6, what = \"home\" }],\n]\n\n[[questions]]",
                "week = [\n  [{ activity = \"sale\", hours = 8, what = \"out\" }],\n  [{ activity = \"sail\", hours = 2.25, what = \"out\" }],\n  [{ activity = \"rest\", hours = \"6\", what = \"out\" }],\n]\n\n[[questions]]",
            )],
            expect![[r#"
                an activity that is not there
                content/assessments/compass.toml:128:1: the week of `west` has 3 days (give it five)
                content/assessments/compass.toml:129:17: there is no activity `sale` (did you mean `sail`?)
                content/assessments/compass.toml:130:3: day 2 of the week of `west` has 0 hours (make it 6 to 10)
                content/assessments/compass.toml:130:33: `hours` is out of range (make it 0.5 to 24, in steps of 0.5)
                content/assessments/compass.toml:131:3: day 3 of the week of `west` has 0 hours (make it 6 to 10)
                content/assessments/compass.toml:131:33: `hours` has to be a number, and is a string (write it without quotes)
            "#]],
        ),
    ]
}

fn profiles() -> Vec<Case> {
    vec![
        case(
            "a lens without a headline",
            [Swap(COMPASS, ", wish = \"You would face west.\"", "")],
            expect![[r#"
                a lens without a headline
                content/assessments/compass.toml:116:1: `west` has no headline for the lens `wish` (add `wish = "…"` to it)
            "#]],
        ),
        case(
            "a pair without a blend, another with two",
            [Swap(COMPASS, "of = [\"south\", \"west\"]", "of = [\"east\", \"north\"]")],
            expect![[r#"
                a pair without a blend, another with two
                content/assessments/compass.toml:316:3: `south` and `west` have no blend (add [[blends]] with of = ["south", "west"])
                content/assessments/compass.toml:347:1: `east` and `north` have a blend already (keep one of the two)
            "#]],
        ),
        case(
            "a blend of one",
            [Swap(COMPASS, "of = [\"south\", \"west\"]", "of = [\"south\", \"south\"]")],
            expect![[r#"
                a blend of one
                content/assessments/compass.toml:316:3: `south` and `west` have no blend (add [[blends]] with of = ["south", "west"])
                content/assessments/compass.toml:347:1: a blend of `south` with itself (name two different dimensions)
            "#]],
        ),
        case(
            "a blend of three",
            [Swap(COMPASS, "of = [\"south\", \"west\"]", "of = [\"south\", \"west\", \"east\"]")],
            expect![[r#"
                a blend of three
                content/assessments/compass.toml:347:6: the list `of` has length 3 (make it 2)
            "#]],
        ),
        case(
            "a question that favours a dimension",
            [Swap(
                COMPASS,
                "Situation 05:\"\noptions = [\n  { id = \"n\", dimension = \"north\"",
                "Situation 05:\"\noptions = [\n  { id = \"n\", dimension = \"east\"",
            )],
            expect![[r#"
                a question that favours a dimension
                content/assessments/compass.toml:185:1: `q05` has 0 options for `north` (give it exactly one, so that every dimension can be chosen equally often)
                content/assessments/compass.toml:185:1: `q05` has 2 options for `east` (give it exactly one, so that every dimension can be chosen equally often)
            "#]],
        ),
        case(
            "too few questions",
            [KeepQuestions(7), RemoveExamples(".toml")],
            expect![[r#"
                too few questions
                content/assessments/compass.toml:2:1: no example comes out `blend` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `named` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `thin` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `unclear` (add one to content/examples/compass)
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:29:1: no question has the theme `night` (give it a question or take it out)
                content/assessments/compass.toml:41:1: 0 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:65:1: 0 examples come out as `east` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:89:1: 0 examples come out as `south` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:113:1: 0 examples come out as `west` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:136:3: 7 questions (make it 8 to 24)
            "#]],
        ),
        case(
            "the longest option",
            [SwapAll(COMPASS, "Go up there", "Go up over there")],
            expect![[r#"
                the longest option
                content/assessments/compass.toml:41:1: `north` has the longest option in 14 of 14 questions (make it 4 at most; shorten some of: q01, q02, q03, q04, q05, q06, q07, q08, q09, q10, q11, q12, q13, q14)
            "#]],
        ),
        case(
            "days too short and too long",
            [Swap(
                COMPASS,
                "week = [\n  [{ activity = \"sail\", hours = 4.5, what = \"out\" }, { activity = \"rest\", hours = 3, what = \"in\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"sail\", hours = 8, what = \"all day\" }],\n  [{ activity = \"rest\", hours = 6, what = \"home\" }],\n]\n\n[[questions]]",
                "week = [\n  [{ activity = \"sail\", hours = 5.5, what = \"out\" }],\n  [{ activity = \"sail\", hours = 10.5, what = \"out\" }],\n  [{ activity = \"rest\", hours = 6, what = \"out\" }],\n  [{ activity = \"rest\", hours = 6, what = \"out\" }],\n  [{ activity = \"rest\", hours = 6, what = \"out\" }],\n]\n\n[[questions]]",
            )],
            expect![[r#"
                days too short and too long
                content/assessments/compass.toml:129:3: day 1 of the week of `west` has 5.5 hours (make it 6 to 10)
                content/assessments/compass.toml:130:3: day 2 of the week of `west` has 10.5 hours (make it 6 to 10)
            "#]],
        ),
        case(
            "a placeholder that stands for nothing",
            [Swap(COMPASS, "would face {wish}", "would face {wihs} or {")],
            expect![[r#"
                a placeholder that stands for nothing
                content/assessments/compass.toml:364:1: `{wihs}` stands for nothing (did you mean `{wish}`?)
                content/assessments/compass.toml:364:1: a `{` that nothing closes (close it with `}` or take it out)
            "#]],
        ),
        case(
            "a theme without questions",
            [SwapAll(COMPASS, "theme = \"night\"", "theme = \"day\"")],
            expect![[r#"
                a theme without questions
                content/assessments/compass.toml:29:1: no question has the theme `night` (give it a question or take it out)
            "#]],
        ),
        case(
            "an activity in no week",
            [Swap(
                COMPASS,
                "[[activities]]\nid = \"sail\"",
                "[[activities]]\nid = \"swim\"\nname = \"Swimming\"\n\n[[activities]]\nid = \"sail\"",
            )],
            expect![[r#"
                an activity in no week
                content/assessments/compass.toml:33:1: no week has the activity `swim` (put it in a week or take it out)
            "#]],
        ),
        case(
            "too many activities",
            [Swap(
                COMPASS,
                "[[activities]]\nid = \"sail\"",
                "[[activities]]\nid = \"swim\"\nname = \"Swim\"\n\n[[activities]]\nid = \"row\"\nname = \"Row\"\n\n[[activities]]\nid = \"dive\"\nname = \"Dive\"\n\n[[activities]]\nid = \"fish\"\nname = \"Fish\"\n\n[[activities]]\nid = \"cook\"\nname = \"Cook\"\n\n[[activities]]\nid = \"sail\"",
            )],
            expect![[r#"
                too many activities
                content/assessments/compass.toml:32:3: 7 activities (make it 6 at most: more cannot be told apart in the drawing)
                content/assessments/compass.toml:33:1: no week has the activity `swim` (put it in a week or take it out)
                content/assessments/compass.toml:37:1: no week has the activity `row` (put it in a week or take it out)
                content/assessments/compass.toml:41:1: no week has the activity `dive` (put it in a week or take it out)
                content/assessments/compass.toml:45:1: no week has the activity `fish` (put it in a week or take it out)
                content/assessments/compass.toml:49:1: no week has the activity `cook` (put it in a week or take it out)
            "#]],
        ),
        case(
            "eight questions cannot be told from chance",
            [KeepQuestions(8), RemoveExamples(".toml")],
            expect![[r#"
                eight questions cannot be told from chance
                content/assessments/compass.toml:2:1: no example comes out `blend` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `named` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `thin` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `unclear` (add one to content/examples/compass)
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/compass.toml:41:1: 0 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:65:1: 0 examples come out as `east` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:89:1: 0 examples come out as `south` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:113:1: 0 examples come out as `west` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:136:3: `changed-fifth-keeps-first` is 88.1 %; it has to be at least 90 % (change the number of questions or dimensions; `cargo xtask content stats` shows all figures)
                content/assessments/compass.toml:136:3: `even-blend` is 51.53 %; it has to be at least 70 % (change the number of questions or dimensions; `cargo xtask content stats` shows all figures)
                content/assessments/compass.toml:136:3: `keen-named` is 77.92 %; it has to be at least 90 % (change the number of questions or dimensions; `cargo xtask content stats` shows all figures)
            "#]],
        ),
    ]
}

fn locks() -> Vec<Case> {
    let second = || Swap(COMPASS, "revision = 1", "revision = 2");
    vec![
        case(
            "a revision that is not locked",
            [second()],
            expect![[r#"
            a revision that is not locked
            content/assessments/compass.toml:5:1: revision 2 is not in layouts.lock (run `cargo xtask content lock`)
        "#]],
        ),
        case(
            "an option renamed in a locked revision",
            [Swap(COMPASS, "id = \"small\"", "id = \"tiny\"")],
            expect![[r#"
                an option renamed in a locked revision
                content/assessments/compass.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
            "#]],
        ),
        case(
            "another text in a locked revision is no matter",
            [Swap(COMPASS, "Situation 04:", "Another situation:")],
            expect![[r#"
                another text in a locked revision is no matter
            "#]],
        ),
        case(
            "a revision taken back",
            [Lock(|lines| lines.join("\n"))],
            expect![[r#"
                a revision taken back
                content/assessments/compass.toml:5:1: revision 1 comes after revision 2, which is locked (make it 2 or more: a revision only goes up)
            "#]],
        ),
        case(
            "a line edited",
            [second(), Lock(|lines| lines.join("\n").replacen("\"q01\"", "\"q00\"", 1))],
            expect![[r#"
                a line edited
                content/layouts.lock:1:1: this line was edited or moved, or one before it was removed (restore the file from version control; links that people hold are read by it)
            "#]],
        ),
        case(
            "lines the other way round",
            [second(), Lock(|lines| format!("{}\n{}\n", lines[1], lines[0]))],
            expect![[r#"
                lines the other way round
                content/layouts.lock:1:1: this line was edited or moved, or one before it was removed (restore the file from version control; links that people hold are read by it)
                content/layouts.lock:2:1: this line was edited or moved, or one before it was removed (restore the file from version control; links that people hold are read by it)
            "#]],
        ),
        case(
            "a line removed",
            [second(), Lock(|lines| lines[1].to_owned())],
            expect![[r#"
                a line removed
                content/layouts.lock:1:1: this line was edited or moved, or one before it was removed (restore the file from version control; links that people hold are read by it)
            "#]],
        ),
        case(
            "a line twice",
            [second(), Lock(|lines| format!("{0}\n{1}\n{1}\n", lines[0], lines[1]))],
            expect![[r#"
                a line twice
                content/layouts.lock:3:1: revision 2 of `compass` is here twice (restore the file from version control; only `cargo xtask content lock` writes it)
                content/layouts.lock:3:1: this line was edited or moved, or one before it was removed (restore the file from version control; links that people hold are read by it)
            "#]],
        ),
        case(
            "a line that is none",
            [second(), Lock(|lines| format!("{}\n{}\nnonsense\n", lines[0], lines[1]))],
            expect![[r#"
                a line that is none
                content/layouts.lock:3:1: not a line of the lock (restore the file from version control; only `cargo xtask content lock` writes it)
            "#]],
        ),
    ]
}

fn examples() -> Vec<Case> {
    let north = "examples/compass/north-1.toml";
    let now = "[expect.now]\noutcome = \"named\"\ndimensions = [\"north\"]";
    vec![
        case(
            "another outcome than expected",
            [Swap(north, now, "[expect.now]\noutcome = \"unclear\"\ndimensions = []")],
            expect![[r#"
                another outcome than expected
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/examples/compass/north-1.toml:3:9: expected unclear, and it came out named north (north 10, east 2, south 1, west 1) (change the answers or what is expected)
            "#]],
        ),
        case(
            "another dimension than expected",
            [Swap(north, now, "[expect.now]\noutcome = \"named\"\ndimensions = [\"east\"]")],
            expect![[r#"
                another dimension than expected
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/examples/compass/north-1.toml:3:9: expected named east, and it came out named north (north 10, east 2, south 1, west 1) (change the answers or what is expected)
            "#]],
        ),
        case(
            "a lens without expectation",
            [Swap(north, now, "[expect.later]\noutcome = \"named\"\ndimensions = [\"north\"]")],
            expect![[r#"
                a lens without expectation
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/examples/compass/north-1.toml:3:2: `expect.now` does not say what comes out: it is named north (north 10, east 2, south 1, west 1) (add [expect.now])
                content/examples/compass/north-1.toml:3:9: there is no lens `later` (there are: now, wish)
            "#]],
        ),
        case(
            "an outcome of another size",
            [Swap(north, now, "[expect.now]\noutcome = \"blend\"\ndimensions = [\"north\"]")],
            expect![[r#"
                an outcome of another size
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/examples/compass/north-1.toml:3:9: expected blend north, and it came out named north (north 10, east 2, south 1, west 1) (change the answers or what is expected)
                content/examples/compass/north-1.toml:5:14: the list `dimensions` has length 1 (make it 2)
            "#]],
        ),
        case(
            "an outcome there is not",
            [Swap(north, now, "[expect.now]\noutcome = \"name\"\ndimensions = [\"north\"]")],
            expect![[r#"
                an outcome there is not
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/examples/compass/north-1.toml:3:9: `expect.now` does not say what comes out: it is named north (north 10, east 2, south 1, west 1) (add [expect.now])
                content/examples/compass/north-1.toml:4:11: `name` is no outcome (did you mean `named`?)
            "#]],
        ),
        case(
            "a question left out",
            [Swap("examples/compass/silent.toml", "[answers.now]\nq01 = \"n\"\n", "[answers.now]\n")],
            expect![[r#"
                a question left out
                content/examples/compass/silent.toml:11:10: `answers.now` leaves out q01 (answer every question; "" stands for not sure)
            "#]],
        ),
        case(
            "a question that is not asked, an option that is not there",
            [Swap(
                "examples/compass/silent.toml",
                "[answers.now]\nq01 = \"n\"\n",
                "[answers.now]\nq01 = \"north\"\nq15 = \"n\"\n",
            )],
            expect![[r#"
                a question that is not asked, an option that is not there
                content/examples/compass/silent.toml:12:7: there is no option `north` in the question `q01` (there are: e, n, s, w)
                content/examples/compass/silent.toml:13:1: there is no question `q15` (did you mean `q05`?)
            "#]],
        ),
        case(
            "context that is not asked",
            [Swap(north, "ship = \"big\"", "boat = \"big\"")],
            expect![[r#"
                context that is not asked
                content/examples/compass/north-1.toml:44:1: there is no context question `boat` (there are: ship)
            "#]],
        ),
        case(
            "too few examples, and none of an outcome",
            [Remove("examples/compass/mixed.toml"), RemoveExamples("-3.toml")],
            expect![[r#"
                too few examples, and none of an outcome
                content/assessments/compass.toml:2:1: no example comes out `blend` (add one to content/examples/compass)
                content/assessments/compass.toml:2:1: no example comes out `unclear` (add one to content/examples/compass)
                content/assessments/compass.toml:41:1: 2 examples come out as `north` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:65:1: 2 examples come out as `east` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:89:1: 2 examples come out as `south` in the lens `now` (make it 3, in content/examples/compass)
                content/assessments/compass.toml:113:1: 2 examples come out as `west` in the lens `now` (make it 3, in content/examples/compass)
            "#]],
        ),
    ]
}
