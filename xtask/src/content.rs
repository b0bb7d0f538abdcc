//! The authors' commands. What they say is decided in `crates/content`; here are only arguments,
//! standard streams and exit codes.

use crate::fault::Fault;
use clap::Subcommand;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
An answer file, for `score`, is JSON: for each lens, and for context, the option chosen for each question;
null is \"not sure\", and what is left out is unanswered.
  a profile               {\"lens\": {\"question-id\": \"option-id\", \"another-id\": null}, \"context\": {}}
  facets, stages, sorters {\"answer\": {\"question-id\": \"option-id\"}}
  a map                   {\"own\": {…}, \"guess\": {…}, \"context\": {\"mine\": \"role-id\"}, \"words\": {\"field-id\": \"…\"}}
  an audit                {\"items\": [{\"name\": \"…\", \"hours\": 6, \"rating-id\": \"option-id\"}]}
`sheet` prints everything that can stand there. The result says the headline, the outcome and what it speaks
of, the ranking with its scores, the margin or distance where there is one, and the answers that moved it
most; for a profile all this for each lens.

Exit code 0: done, or nothing wrong. 1: something is wrong, and the text says where and what to do.
2: the arguments are not understood.";

/// What an author can ask.
#[derive(Subcommand)]
#[command(after_help = HELP)]
pub(crate) enum Command {
    /// Everything that is wrong, at once: path:line:col, what, and the cure
    Check,
    /// How good the instruments are: reliability, recovery, balance
    Stats {
        /// Only this instrument
        id: Option<String>,
        /// For programs instead of people
        #[arg(long)]
        json: bool,
    },
    /// The questions as a person sees them, as JSON: ids, prompts, options; no weights
    Sheet {
        /// The instrument
        id: String,
    },
    /// The result of a file of answers, as JSON: headline, ranking, margin, what moved it
    #[command(after_help = HELP)]
    Score {
        /// The instrument
        id: String,
        /// The file of answers; - reads it from standard input
        file: PathBuf,
    },
    /// Write the layout of new revisions to the lock file that keeps old links readable
    Lock,
}

/// Runs `command` on the content in `dir`.
pub(crate) fn run(command: Command, dir: &Path) -> Result<ExitCode, Fault> {
    let answer = match command {
        Command::Check => {
            let (text, good) = waymark_content::check_report(dir);
            return Ok(say(if good { Ok(text) } else { Err(text) }));
        }
        Command::Stats { id, json } => waymark_content::stats(dir, id.as_deref(), json),
        Command::Sheet { id } => waymark_content::sheet(dir, &id),
        Command::Score { id, file } => waymark_content::score(dir, &id, &answers(&file)?),
        Command::Lock => waymark_content::lock(dir),
    };
    Ok(say(answer))
}

/// The same check as `content check`, as a step of the tests.
pub(crate) fn check(dir: &Path) -> Result<(), Fault> {
    let (text, good) = waymark_content::check_report(dir);
    println!("{}", text.trim_end());
    if good {
        Ok(())
    } else {
        Err(Fault::failed("the content check", "Each line above says where and how to mend it."))
    }
}

/// The same as `content lock`, for the content of the browser tests.
pub(crate) fn lock(dir: &Path) -> Result<(), Fault> {
    waymark_content::lock(dir).map(drop).map_err(|why| Fault::BadSite { path: dir.to_path_buf(), why })
}

fn answers(file: &Path) -> Result<String, Fault> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(Fault::file("reading", "standard input"))?;
        return Ok(text);
    }
    fs::read_to_string(file).map_err(Fault::file("reading", file))
}

/// Results go to standard output, so that they can be piped; what is wrong goes to standard error.
fn say(answer: Result<String, String>) -> ExitCode {
    match answer {
        Ok(text) => {
            println!("{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{}", text.trim_end());
            ExitCode::FAILURE
        }
    }
}
