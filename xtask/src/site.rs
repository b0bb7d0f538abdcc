//! From sources to a finished site, and serving it.
//!
//! Trunk turns `index.html`, the app and `public/` into a *raw* site: a template with placeholders,
//! and hashed files. The prerenderer turns that and the content into the *finished* site, for one
//! base path. The wasm knows neither content nor base path, so variants share one raw site.

use crate::fault::Fault;
use crate::files;
use crate::process;
use crate::tools;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::str::FromStr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Set for Trunk, read again by [`prerender_hook`].
const CONTENT: &str = "WAYMARK_CONTENT";
/// Set for Trunk, read again by [`prerender_hook`].
const BASE: &str = "WAYMARK_BASE";
/// Present in the template exactly if Trunk serves it with reload on change.
const RELOADS: &str = ".well-known/trunk/ws";
/// What the prerenderer must have replaced on every page.
const PLACEHOLDERS: [&str; 4] = ["/__base__/", "__key__", "<!--head-->", "<!--app-->"];

/// The folder of the address the site stands in: `/`, or `/sub/waymark/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    /// The root of a host.
    pub(crate) fn root() -> Self {
        Self("/".to_owned())
    }

    /// A subfolder, as the browser tests use it.
    pub(crate) fn subfolder() -> Self {
        Self("/sub/waymark/".to_owned())
    }
}

impl FromStr for Base {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        if parts.iter().any(|part| part.chars().all(|c| c == '.') || !part.chars().all(plain)) {
            return Err("give a path such as /sub/ (letters, digits, - . _ ~)".to_owned());
        }
        Ok(Self(match parts.as_slice() {
            [] => "/".to_owned(),
            parts => format!("/{}/", parts.join("/")),
        }))
    }
}

/// The finished site, in release, in `out`.
pub(crate) fn build(base: &Base, content: &Path, out: &Path) -> Result<(), Fault> {
    let path = tools::for_building()?;
    let content = files::absolute(content)?;
    let out = ours(out)?;
    println!("==> Building the site in {} (the first time takes some minutes)", out.display());
    let mut trunk = trunk(&path, base, &content);
    trunk.args(["build", "--release", "--dist"]).arg(&out);
    process::run(&mut trunk, "building the site", "What is wrong is above.")
}

/// Another finished site from the raw site of the last [`build`].
pub(crate) fn variant(base: &Base, content: &Path, out: &Path) -> Result<(), Fault> {
    files::mirror(&raw(), out)?;
    finish(out, base, &files::absolute(content)?)
}

/// Trunk calls this when its own work is done and not yet visible.
pub(crate) fn prerender_hook() -> Result<(), Fault> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Fault::failed("prerendering", "It is called by Trunk; use `cargo xtask build` or `cargo xtask serve`.")
    })?;
    let template = staging.join("index.html");
    let text = fs::read_to_string(&template).map_err(Fault::file("reading", &template))?;
    fs::write(&template, slim(&text)).map_err(Fault::file("writing", &template))?;
    other_bundles(&staging)?;
    if !reloads(&staging)? {
        files::mirror(&staging, &raw())?;
    }
    let base = env::var(BASE).ok().and_then(|base| base.parse().ok()).unwrap_or_else(Base::root);
    let content = env::var_os(CONTENT).map_or_else(|| files::root().join("content"), PathBuf::from);
    finish(&staging, &base, &content)
}

/// The bundles beside the one that Trunk builds.
const OTHER_BUNDLES: [&str; 4] = ["list", "look", "read", "find"];

/// Builds the app's other bundles into the site, as Trunk builds the first: Trunk knows only one.
fn other_bundles(staging: &Path) -> Result<(), Fault> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let mut cargo = process::cargo();
    cargo.args(["build", "--quiet", "--package", "waymark", "--target", tools::WASM_TARGET]);
    for name in OTHER_BUNDLES {
        cargo.args(["--bin", name]);
    }
    if release {
        cargo.arg("--release");
    }
    process::run(&mut cargo, "building the other bundles", "What is wrong is above.")?;
    let profile = if release { "release" } else { "debug" };
    OTHER_BUNDLES.iter().try_for_each(|name| bind(name, profile, staging))
}

/// Puts a bundle's JavaScript and WebAssembly into the site.
fn bind(name: &str, profile: &str, staging: &Path) -> Result<(), Fault> {
    let wasm = files::target().join(tools::WASM_TARGET).join(profile).join(format!("{name}.wasm"));
    let made = files::target().join(name);
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]).arg(&made).arg(&wasm);
    process::run(&mut bindgen, "running wasm-bindgen", "What is wrong is above.")?;
    // Named for what is in them, as Trunk does, so that hosts may keep them for ever.
    let read = |name: String| {
        let path = made.join(name);
        fs::read(&path).map_err(Fault::file("reading", &path))
    };
    let (js, wasm) = (read(format!("{name}.js"))?, read(format!("{name}_bg.wasm"))?);
    let hash = format!("{:016x}", files::hash(&[&js, &wasm]));
    for (file, bytes) in [(format!("{name}-{hash}.js"), js), (format!("{name}-{hash}_bg.wasm"), wasm)] {
        let path = staging.join(file);
        fs::write(&path, bytes).map_err(Fault::file("writing", &path))?;
    }
    Ok(())
}

/// Serves the site on loopback, rebuilding at each change, until it is stopped.
pub(crate) fn serve(port: u16, base: &Base, release: bool) -> Result<(), Fault> {
    if !is_free(port) {
        return Err(Fault::PortTaken { port, free: (port..).skip(1).take(100).find(|port| is_free(*port)) });
    }
    let path = tools::for_building()?;
    println!("==> Building (the first time takes some minutes, after that some seconds)");
    let mut trunk = trunk(&path, base, &files::root().join("content"));
    trunk.args(["serve", "--address", "127.0.0.1", "--disable-address-lookup", "--port", &port.to_string()]);
    trunk.args(["--public-url", &base.0, "--dist"]).arg(files::target().join("serve"));
    if release {
        trunk.arg("--release");
    }
    let child = trunk.spawn().map_err(|error| process::not_started(&trunk, &error))?;
    let child = Arc::new(Mutex::new(child));
    let stopped = Arc::clone(&child);
    // Without this, ending the command by a signal would leave Trunk running.
    let stopping = ctrlc::set_handler(move || {
        stop(&stopped);
        println!("\n==> Stopped");
        std::process::exit(0);
    });
    if stopping.is_err() {
        println!("==> Ctrl-C cannot be handled here; Trunk may have to be ended by hand");
    }
    announce(port, base, &child)
}

/// Waits for answers, says where they come from, and stays until Trunk ends.
fn announce(port: u16, base: &Base, trunk: &Mutex<Child>) -> Result<(), Fault> {
    let address = format!("http://127.0.0.1:{port}{}", base.0);
    let started = Instant::now();
    let (mut answering, mut warned) = (false, false);
    loop {
        let ended = trunk.lock().ok().and_then(|mut child| child.try_wait().ok().flatten());
        if let Some(status) = ended {
            return if status.success() { Ok(()) } else { Err(Fault::failed("serving", "What is wrong is above.")) };
        }
        if !answering {
            match ask(port, &base.0) {
                Some(200) => {
                    answering = true;
                    println!(
                        "\n  Waymark is at  {address}   (after {} s; it reloads when you save a file; Ctrl-C stops it)\n",
                        started.elapsed().as_secs()
                    );
                }
                Some(_) if !warned => {
                    warned = true;
                    println!("\n  The build failed, see above. Mend it and save: this builds again by itself.\n");
                }
                _ => {}
            }
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn stop(child: &Mutex<Child>) {
    if let Ok(mut child) = child.lock() {
        // It may have ended by the same Ctrl-C already; either way it is gone after this.
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// The status with which 127.0.0.1 answers for `path`.
fn ask(port: u16, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n\r\n").ok()?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    String::from_utf8_lossy(&start).get(9..12)?.parse().ok()
}

fn trunk(path: &OsString, base: &Base, content: &Path) -> Command {
    let mut trunk = Command::new("trunk");
    // Trunk 0.21 takes NO_COLOR=1 for a malformed argument.
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    } else {
        trunk.env_remove("NO_COLOR");
    }
    trunk
        .current_dir(files::root())
        .env("PATH", path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Its errors are for the person; where in Trunk they arose is not.
        .env("RUST_LIB_BACKTRACE", "0")
        .env(BASE, &base.0)
        .env(CONTENT, content);
    trunk
}

/// Runs the prerenderer on the raw site in `site`, in place.
fn finish(site: &Path, base: &Base, content: &Path) -> Result<(), Fault> {
    let mut prerender = process::cargo();
    // Its own target triple and features: it never disturbs what was built for the browser.
    prerender
        .args(["run", "--quiet", "--package", "waymark", "--bin", "prerender"])
        .args(["--no-default-features", "--features", "ssr", "--", "--content"])
        .arg(content)
        .arg("--template")
        .arg(site.join("index.html"))
        .arg("--out")
        .arg(site)
        .args(["--base", &base.0]);
    if reloads(site)? {
        prerender.arg("--dev");
    }
    process::run(&mut prerender, "prerendering", "What is wrong is above.")?;
    complete(site)
}

/// The template without what only its authors read: comments (`<!-- so -->`, unlike `<!--markers-->`) and indentation.
fn slim(template: &str) -> String {
    let mut kept = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<!-- ") {
        kept += before;
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept += rest;
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n"
}

/// Whether the raw site in `site` has Trunk's reloading in its template. Only then the content
/// policy must be left out, because it would stop Trunk's inline script.
fn reloads(site: &Path) -> Result<bool, Fault> {
    let template = site.join("index.html");
    let text = fs::read_to_string(&template).map_err(Fault::file("reading", &template))?;
    Ok(text.contains(RELOADS))
}

/// No page may be published with a hole in it.
fn complete(site: &Path) -> Result<(), Fault> {
    for page in files::all(site)?.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html")) {
        let text = fs::read_to_string(&page).map_err(Fault::file("reading", &page))?;
        if let Some(left) = PLACEHOLDERS.into_iter().find(|placeholder| text.contains(placeholder)) {
            return Err(Fault::BadSite { path: page, why: format!("the prerenderer left `{left}` in it") });
        }
    }
    for needed in ["404.html", "_headers"] {
        if !site.join(needed).is_file() {
            return Err(Fault::BadSite { path: site.join(needed), why: "the prerenderer did not write it".to_owned() });
        }
    }
    Ok(())
}

/// Where the raw site of the last release build is.
fn raw() -> PathBuf {
    files::target().join("site")
}

/// `out`, if building there destroys nothing but an earlier build.
fn ours(out: &Path) -> Result<PathBuf, Fault> {
    let out = std::path::absolute(out).map_err(Fault::file("looking for", out))?;
    let is_empty = fs::read_dir(&out).map_or(true, |mut entries| entries.next().is_none());
    if is_empty || out.join("boot.js").is_file() { Ok(out) } else { Err(Fault::NotOurs { path: out }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_begins_and_ends_with_a_slash() {
        for (text, base) in [
            ("/", Some("/")),
            ("", Some("/")),
            ("/sub/", Some("/sub/")),
            ("sub", Some("/sub/")),
            ("/sub/way-mark_1.0", Some("/sub/way-mark_1.0/")),
            ("//sub//", Some("/sub/")),
            ("/../etc/", None),
            ("/a b/", None),
            ("https://example.org/", None),
            ("/\"><script>/", None),
        ] {
            let parsed = text.parse::<Base>().ok();
            assert_eq!(parsed.as_ref().map(|base| base.0.as_str()), base, "{text:?}");
        }
    }

    #[test]
    fn a_slim_template_keeps_the_markers() {
        let template = "<head>\n  <!-- why\n  so -->\n  <!--head-->\n\n  <p>a <!-- b -->c</p>\n</head>\n";
        assert_eq!(slim(template), "<head>\n<!--head-->\n<p>a c</p>\n</head>\n");
        assert_eq!(slim(&slim(template)), slim(template));
    }

    #[test]
    fn a_port_in_use_is_not_free() -> std::io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        assert!(!is_free(listener.local_addr()?.port()));
        Ok(())
    }

    #[test]
    fn a_folder_with_other_things_is_not_ours() {
        assert!(ours(&files::root().join("crates")).is_err());
        assert!(ours(&files::root().join("no-such-folder")).is_ok());
    }

    #[test]
    fn a_page_with_a_hole_is_refused() -> Result<(), Box<dyn std::error::Error>> {
        let site = env::temp_dir().join(format!("waymark-xtask-site-{}", std::process::id()));
        let page = site.join("assess/index.html");
        fs::create_dir_all(site.join("assess"))?;
        fs::write(site.join("404.html"), "")?;
        fs::write(site.join("_headers"), "")?;
        for (text, fine) in [
            ("<html data-base=\"/\">", true),
            ("<script src=\"/__base__/boot.js\">", false),
            ("<div id=\"app\"><!--app--></div>", false),
        ] {
            fs::write(&page, text)?;
            assert_eq!(complete(&site).is_ok(), fine, "{text}");
        }
        fs::write(&page, "")?;
        fs::remove_file(site.join("_headers"))?;
        assert!(complete(&site).is_err());
        fs::remove_dir_all(site)?;
        Ok(())
    }
}
