//! From the files in `content/` to what the app loads, or to every problem they have.
//!
//! In the order of a build: [`Files`] are read to a *draft* (the domain's types, with placeholders
//! where something could not be read) and a *ledger* (every problem, every id given and used). A
//! flat table of small *checks* looks at the whole and adds its problems; none stops another.
//! Only a draft without problems becomes [`Compiled`]. [`quality`] measures what an instrument's
//! numbers do to people who answer in known ways. [`check_report`], [`stats`], [`sheet`], [`score`]
//! and [`lock`] are the authors' command line.
//!
//! Deliberately absent: a way to compile content with problems, warnings that can be ignored, and
//! anything that prints or ends the process.

mod check;
mod command;
mod compile;
mod diagnostic;
mod draft;
mod files;
mod history;
mod ledger;
mod lock;
pub mod quality;
mod read;
mod source;

pub use command::{check_report, lock, score, sheet, stats};
pub use compile::{Compiled, compile, compile_files};
pub use diagnostic::{Diagnostic, Fault};
pub use files::Files;
pub use lock::locked;
