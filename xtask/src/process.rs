//! Running other programs.

use crate::fault::Fault;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Cargo, the one this command was started with.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(crate::files::root());
    command
}

/// Runs `command` with its output going straight to the person. `what` names it if it fails.
pub(crate) fn run(command: &mut Command, what: &str, cure: &str) -> Result<(), Fault> {
    if succeeds(command)? { Ok(()) } else { Err(Fault::failed(what, cure)) }
}

/// Runs `command` with its output going straight to the person.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool, Fault> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    Ok(status.success())
}

/// What `command` prints, if it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command`, passing its lines on while `watch` looks at each, and says whether it succeeds.
pub(crate) fn run_watched(command: &mut Command, mut watch: impl FnMut(&str)) -> Result<bool, Fault> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(lines) = child.stdout.take() {
        for line in BufReader::new(lines).lines().map_while(Result::ok) {
            println!("{line}");
            watch(&line);
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok(status.success())
}

/// The fault for a program that cannot be started.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Fault {
    Fault::Missing { program: name(command.get_program()), cure: format!("The system says: {error}.") }
}

fn name(program: &OsStr) -> String {
    program.to_string_lossy().into_owned()
}
