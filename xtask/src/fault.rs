//! What can go wrong in these commands. `Display` tells the person what to do next.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// One thing that stopped a command.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A file or folder could not be used.
    File { doing: &'static str, path: PathBuf, source: io::Error },
    /// A program could not be started.
    Missing { program: String, cure: String },
    /// A program ran and said no. Its own words are above.
    Failed { what: String, cure: String },
    /// Another program listens where `serve` should.
    PortTaken { port: u16, free: Option<u16> },
    /// `--out` names a folder that holds something else.
    NotOurs { path: PathBuf },
    /// Something in a finished site is not as it must be.
    BadSite { path: PathBuf, why: String },
    /// The first question weighs too much.
    TooHeavy { bytes: u64, budget: u64 },
    /// `Cargo.lock` does not say which version of a package is in use.
    NotLocked { package: &'static str },
    /// Arguments for a test runner, but two runners.
    Ambiguous,
    /// The tools have no place.
    NoHome,
    /// A test runner has said everything, with its summary as the last line. Nothing may follow it.
    Told,
}

impl Fault {
    /// For `map_err` on what touches a file.
    pub(crate) fn file(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { doing, path, source }
    }

    /// A program that ran and failed.
    pub(crate) fn failed(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Failed { what: what.into(), cure: cure.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { doing, path, source } => {
                write!(f, "{doing} {} failed: {source}", path.display())
            }
            Self::Missing { program, cure } => {
                write!(f, "`{program}` could not be started. {cure}")
            }
            Self::Failed { what, cure } => write!(f, "{what} failed. {cure}"),
            Self::PortTaken { port, free: Some(free) } => {
                write!(
                    f,
                    "port {port} is in use by another program. Stop that one, or take a free port:\n  \
                     cargo xtask serve --port {free}"
                )
            }
            Self::PortTaken { port, free: None } => {
                write!(f, "port {port} is in use by another program. Give another one with --port.")
            }
            Self::NotOurs { path } => write!(
                f,
                "{} is not empty and holds no earlier build. Building would delete what is there: \
                 give --out an empty or a new folder.",
                path.display()
            ),
            Self::BadSite { path, why } => write!(f, "{}: {why}", path.display()),
            Self::TooHeavy { bytes, budget } => write!(
                f,
                "{bytes} bytes travel before the first question can be answered; the budget is {budget}. \
                 The table above says what weighs most."
            ),
            Self::NotLocked { package } => {
                write!(f, "Cargo.lock names no version of {package}. Run `cargo check` once, then again.")
            }
            Self::Ambiguous => f.write_str("arguments after -- need a part: `test unit -- …` or `test e2e -- …`."),
            Self::Told => Ok(()),
            Self::NoHome => f.write_str("there is no home folder to install tools in. Set WAYMARK_TOOLS to a folder."),
        }
    }
}
