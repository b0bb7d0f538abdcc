//! The project's commands: `cargo xtask --help`.
//!
//! | module | what it knows |
//! |---|---|
//! | [`site`] | from sources to a finished site: Trunk, then the prerenderer; serving it |
//! | [`sizes`] | what the finished site weighs, and the budget |
//! | [`checks`] | the order of the tests |
//! | [`content`] | the authors' commands: arguments in, text and exit code out |
//! | [`tools`] | which programs are needed, where they are, how they come here |
//! | [`process`], [`files`] | running programs, copying files |
//! | [`fault`] | what can go wrong, and what the person can do about it |
//!
//! Deliberately absent: building the app (Trunk does), rendering pages (`src/bin/prerender.rs`),
//! and knowing content (`crates/content`).

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "talking in a terminal is what these commands are for")]

mod checks;
mod content;
mod fault;
mod files;
mod process;
mod site;
mod sizes;
mod tools;

use clap::{Parser, Subcommand, ValueEnum};
use fault::Fault;
use site::Base;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Everything one does with Waymark. Each command installs what it needs.",
    after_help = "What is installed goes to ~/.cache/waymark/tools (or WAYMARK_TOOLS), once for all clones. \
                  The first time takes some minutes, because Trunk is compiled."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build, serve on this machine and rebuild at every change
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
        /// The folder of the address, as on a host that serves the site in a subfolder
        #[arg(long, default_value = "/")]
        base: Base,
        /// Serve the small, slowly built release instead of the quickly built one
        #[arg(long)]
        release: bool,
    },
    /// Build the site for a static host, and weigh it
    #[command(after_help = "The result can be copied to any static host as it is. \
                            The command fails if more than 150 kB (brotli) travel before the first question can be answered.")]
    Build {
        /// The folder of the address the site will stand in
        #[arg(long, default_value = "/")]
        base: Base,
        /// Where the content is [default: content]
        #[arg(long, value_name = "DIR")]
        content: Option<PathBuf>,
        /// Where the site goes, replacing an earlier build [default: dist]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Check everything: formatting, lints, content, native tests, browser tests
    #[command(after_help = "Steps run in this order and stop at the first that fails. \
                            Arguments after -- go to `cargo test` (unit) or to Playwright (e2e):\n  \
                            cargo xtask test e2e -- keyboard.spec.ts --headed")]
    Test {
        /// A part of the tests
        #[arg(value_enum, default_value_t = Part::All)]
        part: Part,
        /// For the test runner of the part
        #[arg(last = true)]
        extra: Vec<String>,
    },
    /// The authors' commands: check, look at and measure what is in content/
    Content {
        #[command(subcommand)]
        command: content::Command,
        /// Where the content is [default: content]
        #[arg(long, global = true, value_name = "DIR")]
        content: Option<PathBuf>,
    },
    /// What Trunk calls after each build: turns its output into the finished site
    #[command(hide = true)]
    Prerender,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Both
    All,
    /// Formatting, lints, content check and native tests
    Unit,
    /// The site in Chromium
    E2e,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(Fault::Told) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("\nxtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Fault> {
    match command {
        Command::Serve { port, base, release } => site::serve(port, &base, release)?,
        Command::Build { base, content, out } => {
            let out = in_project(out, "dist");
            site::build(&base, &in_project(content, "content"), &out)?;
            sizes::report(&out)?;
        }
        Command::Test { part, extra } => match part {
            Part::Unit => checks::unit(&extra)?,
            Part::E2e => checks::e2e(&extra)?,
            Part::All if extra.is_empty() => {
                checks::unit(&[])?;
                checks::e2e(&[])?;
            }
            Part::All => return Err(Fault::Ambiguous),
        },
        Command::Content { command, content } => {
            return content::run(command, &in_project(content, "content"));
        }
        Command::Prerender => site::prerender_hook()?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was given, from where the person stands; else `default` in the project, wherever that is.
fn in_project(given: Option<PathBuf>, default: &str) -> PathBuf {
    given.unwrap_or_else(|| files::root().join(default))
}
