//! The order of the tests. The first step that fails ends the run and is named.

use crate::content;
use crate::fault::Fault;
use crate::files;
use crate::process;
use crate::site::{self, Base};
use crate::tools;
use std::fs;
use std::process::Command;

const APP: [&str; 2] = ["--package", "waymark"];
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const REST: [&str; 3] = ["--workspace", "--exclude", "waymark"];
/// The app as the prerenderer sees it. Never together with the default features.
const NATIVE_APP: [&str; 5] = ["--package", "waymark", "--no-default-features", "--features", "ssr"];

/// Formatting, lints, the content check and the native tests.
pub(crate) fn unit(extra: &[String]) -> Result<(), Fault> {
    tools::for_checking()?;
    step("formatting", &["fmt", "--all", "--check"], "`cargo fmt --all` mends it.")?;
    let lints = "Mend what is above, or allow it at one place with a reason.";
    for (what, package) in [
        ("lints of the crates", [&REST[..], &["--all-targets"]].concat()),
        ("lints of the app in the browser", [&APP[..], &WASM].concat()),
        ("lints of the app in the prerenderer", [&NATIVE_APP[..], &["--all-targets"]].concat()),
    ] {
        step(what, &[&["clippy", "--quiet"], &package[..], &["--", "-D", "warnings"]].concat(), lints)?;
    }

    heading("content");
    content::check(&files::root().join("content"))?;

    let mut sum = Summary::default();
    let extra: Vec<&str> = extra.iter().map(String::as_str).collect();
    for (what, package) in [("tests of the crates", &REST[..]), ("tests of the app", &NATIVE_APP[..])] {
        heading(what);
        let mut cargo = process::cargo();
        cargo.args(["test", "--quiet"]).args(package);
        if !extra.is_empty() {
            cargo.args(&extra);
        }
        let passed = process::run_watched(&mut cargo, |line| sum.add(line))?;
        if !passed {
            println!("\nThe step \"{what}\" failed; what is wrong is above.\n{sum}");
            return Err(Fault::Told);
        }
    }
    println!("\n{sum}");
    Ok(())
}

/// The finished site in Chromium, in three variants.
pub(crate) fn e2e(extra: &[String]) -> Result<(), Fault> {
    let root = files::root();
    let e2e = root.join("tests/e2e");
    let variants = files::target().join("e2e");
    let tools::Browsing { node_modules, chromium } = tools::for_browsing()?;

    heading("types of the browser tests");
    process::run(
        Command::new("node").arg(node_modules.join("typescript/bin/tsc")).current_dir(&e2e).arg("--noEmit"),
        "checking the types of the browser tests",
        "Mend what is above in tests/e2e.",
    )?;

    heading("the site, for the browser tests");
    let main = root.join("dist");
    let content = root.join("content");
    site::build(&Base::root(), &content, &main)?;

    println!("==> The same site for a subfolder, and with more content");
    let subfolder = variants.join("dist-sub");
    site::variant(&Base::subfolder(), &content, &subfolder)?;
    let more = variants.join("content-extra");
    files::mirror(&content, &more)?;
    files::lay_over(&root.join("tests/fixtures/extra-content"), &more)?;
    process::run(
        Command::new("node").arg(root.join("tests/fixtures/extra-content.mjs")).arg(&more),
        "changing a copy of the content",
        "The content it changes has changed itself; mend tests/fixtures/extra-content.mjs.",
    )?;
    // A raised revision must be locked, as an author would.
    content::lock(&more)?;
    let extra_site = variants.join("dist-extra");
    site::variant(&Base::root(), &more, &extra_site)?;

    heading("browser tests");
    fs::create_dir_all(&variants).map_err(Fault::file("creating", &variants))?;
    let mut playwright = Command::new("node");
    playwright
        .arg(node_modules.join("@playwright/test/cli.js"))
        .arg("test")
        .args(extra)
        .current_dir(&e2e)
        .env("WAYMARK_DIST", &main)
        .env("WAYMARK_DIST_SUB", &subfolder)
        .env("WAYMARK_DIST_EXTRA", &extra_site);
    if let Some(chromium) = chromium {
        playwright.env("WAYMARK_CHROMIUM", chromium);
    }
    if process::succeeds(&mut playwright)? { Ok(()) } else { Err(Fault::Told) }
}

fn step(what: &str, arguments: &[&str], cure: &str) -> Result<(), Fault> {
    heading(what);
    process::run(process::cargo().args(arguments), what, cure)
}

fn heading(what: &str) {
    println!("\n=== {what}");
}

/// What several runs of `cargo test` say together.
#[derive(Debug, Default, PartialEq, Eq)]
struct Summary {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Summary {
    /// Adds what `line` says, if it is a summary of cargo's.
    fn add(&mut self, line: &str) {
        let Some(counts) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        for count in counts.split([';', '.']) {
            let mut words = count.split_whitespace();
            let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed") => self.failed += number,
                Some("ignored") => self.skipped += number,
                _ => {}
            }
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_several_crates_are_added() {
        let mut sum = Summary::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.12s",
            "a line that says test result: 9 passed",
        ] {
            sum.add(line);
        }
        assert_eq!(sum, Summary { passed: 4, failed: 2, skipped: 1 });
        assert_eq!(sum.to_string(), "4 passed, 2 failed, 1 skipped");
    }
}
