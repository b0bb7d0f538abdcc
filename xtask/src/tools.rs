//! The programs the project needs: which, in which version, where they are, how they come here.
//!
//! Everything is installed in one folder outside the clone, under a name with its version, so that
//! other clones find it and two versions do not disturb each other.

use crate::fault::Fault;
use crate::files;
use crate::process;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// 0.22 asks for a newer Rust than ours.
const TRUNK: &str = "0.21.14";
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// What Playwright asks for.
const OLDEST_NODE: u32 = 20;

/// What building the site needs. Gives the `PATH` to build with.
pub(crate) fn for_building() -> Result<OsString, Fault> {
    let lock = files::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).map_err(Fault::file("reading", &lock))?;
    let bindgen = locked(&lock, "wasm-bindgen").ok_or(Fault::NotLocked { package: "wasm-bindgen" })?;

    wasm_target()?;
    let folders = [
        cargo_tool(&Tool { program: "wasm-bindgen", package: "wasm-bindgen-cli", version: bindgen, minutes: "2" })?,
        cargo_tool(&Tool { program: "trunk", package: "trunk", version: TRUNK, minutes: "5 to 10" })?,
    ];
    Ok(path_with(folders.into_iter().flatten()))
}

/// What formatting, lints and native tests need.
pub(crate) fn for_checking() -> Result<(), Fault> {
    wasm_target()?;
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::output(process::cargo().args([subcommand, "--version"])).is_none() {
            say(&format!("Adding the Rust component {component} (some seconds, once)"));
            rustup("component", component)?;
        }
    }
    Ok(())
}

/// What the browser tests need, besides the site.
pub(crate) struct Browsing {
    /// Node's folder of packages, as `tests/e2e` sees it.
    pub(crate) node_modules: PathBuf,
    /// The browser; `None` lets Playwright take its own.
    pub(crate) chromium: Option<PathBuf>,
}

/// Installs what the browser tests need.
pub(crate) fn for_browsing() -> Result<Browsing, Fault> {
    let version = process::output(Command::new("node").arg("--version")).unwrap_or_default();
    if major(&version) < Some(OLDEST_NODE) {
        return Err(Fault::Missing {
            program: "node".to_owned(),
            cure: format!(
                "The browser tests need Node.js {OLDEST_NODE} or newer (found: {}). Install it from nodejs.org or with \
                 your system's package manager; everything else in this project works without it.",
                if version.is_empty() { "none" } else { version.trim() }
            ),
        });
    }
    let node_modules = node_modules()?;
    let chromium = chromium(&node_modules)?;
    Ok(Browsing { node_modules, chromium })
}

/// A program that comes from the Rust package registry.
struct Tool<'a> {
    program: &'a str,
    package: &'a str,
    version: &'a str,
    minutes: &'a str,
}

/// The folder with `tool` in the wanted version, installed if need be; `None` if it is on the `PATH`.
fn cargo_tool(tool: &Tool<'_>) -> Result<Option<PathBuf>, Fault> {
    let Tool { program, package, version, minutes } = tool;
    if is_version(Path::new(program), version) {
        return Ok(None);
    }
    let root = folder()?.join(format!("{program}-{version}"));
    let bin = root.join("bin");
    let executable = bin.join(format!("{program}{}", env::consts::EXE_SUFFIX));
    if is_version(&executable, version) {
        return Ok(Some(bin));
    }
    say(&format!("Installing {package} {version} in {} (compiles for about {minutes} minutes, once)", root.display()));
    let install = |locked: bool| {
        let mut cargo = process::cargo();
        // The project's own settings and target folder are not the tool's.
        cargo.env_remove("CARGO_TARGET_DIR").args(["install", package, "--version", version]);
        // They run for seconds and compile for minutes: what makes the compiler slow is not worth it here.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        if locked {
            cargo.arg("--locked");
        }
        cargo.arg("--root").arg(&root).status()
    };
    // The tool's own lock file may name releases that a registry holds back for some days.
    if !install(true).is_ok_and(|status| status.success()) {
        say("Trying once more with the newest releases there are, instead of the tool's lock file");
        if !install(false).is_ok_and(|status| status.success()) {
            return Err(Fault::failed(
                format!("installing {package} {version}"),
                "What went wrong is above: most often a missing network or a missing C compiler.",
            ));
        }
    }
    Ok(Some(bin))
}

/// The wasm target of the Rust toolchain.
fn wasm_target() -> Result<(), Fault> {
    let libraries = process::output(Command::new("rustc").current_dir(files::root()).args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    say(&format!("Adding the Rust target {WASM_TARGET} (some seconds, once)"));
    rustup("target", WASM_TARGET)
}

fn rustup(kind: &str, name: &str) -> Result<(), Fault> {
    process::run(
        Command::new("rustup").current_dir(files::root()).args([kind, "add", name]),
        &format!("adding the Rust {kind} {name}"),
        "If Rust came with your system, install it with your package manager.",
    )
}

/// Node's packages, installed once for each content of the lock file, linked into `tests/e2e`.
fn node_modules() -> Result<PathBuf, Fault> {
    let e2e = files::root().join("tests/e2e");
    let link = e2e.join("node_modules");
    if link.is_dir() && !link.is_symlink() {
        say("Using tests/e2e/node_modules as it is, because it is a folder of your own");
        return Ok(link);
    }

    let lock = e2e.join("package-lock.json");
    let text = fs::read(&lock).map_err(Fault::file("reading", &lock))?;
    let hash = crc::Crc::<u64>::new(&crc::CRC_64_XZ).checksum(&text);
    let home = folder()?.join(format!("e2e-{hash:016x}"));
    let installed = home.join("node_modules");
    if !installed.is_dir() {
        say(&format!("Installing the browser test runner in {} (less than a minute, once)", home.display()));
        let unfinished = folder()?.join(format!("e2e-{hash:016x}.{}", std::process::id()));
        files::remove(&unfinished)?;
        fs::create_dir_all(&unfinished).map_err(Fault::file("creating", &unfinished))?;
        for name in ["package.json", "package-lock.json", ".npmrc"] {
            fs::copy(e2e.join(name), unfinished.join(name)).map_err(Fault::file("copying", e2e.join(name)))?;
        }
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        process::run(
            Command::new(npm).current_dir(&unfinished).arg("ci"),
            "installing the browser test runner",
            "What went wrong is above: most often a missing network.",
        )?;
        // At once, so that an interrupted install is never taken for a finished one.
        if let Err(error) = fs::rename(&unfinished, &home) {
            files::remove(&unfinished)?;
            if !installed.is_dir() {
                return Err(Fault::file("creating", &home)(error));
            }
        }
    }

    if fs::read_link(&link).ok().as_deref() != Some(installed.as_path()) {
        if link.is_symlink() {
            fs::remove_file(&link).map_err(Fault::file("removing", &link))?;
        }
        link_folder(&installed, &link).map_err(Fault::file("linking", &link))?;
    }
    Ok(link)
}

#[cfg(unix)]
fn link_folder(to: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(windows)]
fn link_folder(to: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(to, link)
}

/// A Chromium for the tests, the nearest first; `None` is the one Playwright keeps for itself.
fn chromium(node_modules: &Path) -> Result<Option<PathBuf>, Fault> {
    if let Some(named) = env::var_os("WAYMARK_CHROMIUM") {
        return files::absolute(Path::new(&named)).map(Some);
    }
    if let Some(found) = installed_chromium() {
        return Ok(Some(found));
    }
    let is_root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if is_root && on_path("apt-get").is_some() {
        say("Installing Chromium with apt-get (about 2 minutes, once)");
        let apt = |arguments: &[&str]| {
            Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments).status()
        };
        let updated = apt(&["update", "-q"]).is_ok_and(|status| status.success());
        let fetched = updated && apt(&["install", "-y", "-q", "chromium"]).is_ok_and(|status| status.success());
        if fetched && let Some(found) = installed_chromium() {
            return Ok(Some(found));
        }
        say("apt-get gave no Chromium; trying Playwright's own");
    } else {
        say("Asking Playwright for its Chromium (about a minute, once)");
    }
    process::run(
        Command::new("node").arg(node_modules.join("@playwright/test/cli.js")).args(["install", "chromium"]),
        "getting a Chromium",
        "Install Chromium or Chrome in any way, and name it in WAYMARK_CHROMIUM if it is not on the PATH.",
    )?;
    Ok(None)
}

fn installed_chromium() -> Option<PathBuf> {
    const MACOS: [&str; 2] = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .into_iter()
        .find_map(on_path)
        .or_else(|| MACOS.into_iter().map(PathBuf::from).find(|app| app.is_file()))
}

/// The folder everything is installed in.
fn folder() -> Result<PathBuf, Fault> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("WAYMARK_TOOLS")
        // What is relative would mean another folder for each program that reads it.
        .map(|given| std::path::absolute(&given).unwrap_or(given))
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("waymark/tools")))
        .or_else(|| env::home_dir().map(|home| home.join(".cache/waymark/tools")))
        .ok_or(Fault::NoHome)
}

/// The `PATH` with `folders` first.
fn path_with(folders: impl IntoIterator<Item = PathBuf>) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.into_iter().chain(env::split_paths(&path))).unwrap_or(path)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// Whether `program --version` prints a name and then `version`.
fn is_version(program: &Path, version: &str) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_some_and(|text| text.split_whitespace().nth(1) == Some(version))
}

/// The version of `package` in the text of a `Cargo.lock`.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// `20` of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

fn say(text: &str) {
    println!("==> {text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = [
 "wasm-bindgen-macro",
]
"#;

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        for (package, version) in
            [("wasm-bindgen", Some("0.2.130")), ("wasm-bindgen-macro", Some("0.2.1")), ("wasm", None), ("trunk", None)]
        {
            assert_eq!(locked(LOCK, package), version, "{package}");
        }
        assert_eq!(locked("name = \"wasm-bindgen\"", "wasm-bindgen"), None, "a lock file cut short");
    }

    #[test]
    fn the_project_locks_wasm_bindgen() -> Result<(), std::io::Error> {
        let lock = fs::read_to_string(files::root().join("Cargo.lock"))?;
        assert!(locked(&lock, "wasm-bindgen").is_some());
        Ok(())
    }

    #[test]
    fn node_versions() {
        for (text, expected) in [("v20.20.2\n", Some(20)), ("v9.0.0", Some(9)), ("", None), ("nonsense", None)] {
            assert_eq!(major(text), expected, "{text:?}");
        }
        assert!(major("") < Some(OLDEST_NODE), "no node is an old node");
    }

    #[test]
    fn a_program_that_is_not_there_has_no_version() {
        assert!(!is_version(Path::new("waymark-no-such-program"), "1.0.0"));
    }
}
