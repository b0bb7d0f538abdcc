//! Rules that the compiler cannot prove, proved by reading the project's files.
//!
//! Each rule of [`RULES`] says why it is there, and shows texts on which it must fire and texts on
//! which it must not; a rule that cannot fire would be worth nothing. A new rule is a new entry.
//! Nothing here needs the app: only what is on the disk.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// One rule about single lines.
struct Rule {
    name: &'static str,
    /// Completes "… because", and says what to do instead.
    why: &'static str,
    /// Which files it is about, by their path in the project.
    about: fn(&str) -> bool,
    /// The lines that break it.
    broken: fn(&Text) -> Vec<usize>,
    /// Files that break it: path and text.
    fires: &'static [(&'static str, &'static str)],
    /// Files that do not.
    silent: &'static [(&'static str, &'static str)],
}

const RULES: &[Rule] = &[
    Rule {
        name: "the browser is named in src/browser/ only",
        why: "pages are also rendered natively, where there is none. Add a function there that returns a Result or Option",
        about: |path| rust(path) && !path.starts_with("src/browser/") && !path.starts_with("xtask/"),
        broken: |text| text.code_has(&["web_sys", "js_sys", "gloo", "gloo_storage"]),
        fires: &[
            ("src/pages/me.rs", "use web_sys::Window;"),
            ("src/store.rs", "let now = js_sys::Date::now();"),
            ("crates/domain/src/shelf.rs", "use gloo_storage::LocalStorage;"),
        ],
        silent: &[
            ("src/browser/dom.rs", "use web_sys::Window;"),
            ("src/lib.rs", "//! the only place that names web_sys"),
            ("src/pages/me.rs", "let text = \"js_sys\";"),
        ],
    },
    Rule {
        name: "the layers of the app point one way",
        why: "ARCHITECTURE.md says which module stands on which. Move what both need further down",
        about: |path| LAYERS.iter().any(|(layer, _)| path.starts_with(layer)),
        broken: |text| {
            let above =
                LAYERS.iter().find(|(layer, _)| text.path.starts_with(layer)).map_or(&[][..], |(_, above)| above);
            let names: Vec<String> = above.iter().map(|name| format!("crate::{name}")).collect();
            text.code_has(&names.iter().map(String::as_str).collect::<Vec<_>>())
        },
        fires: &[
            ("src/browser/dom.rs", "use crate::store::Store;"),
            ("src/charts/bars.rs", "use crate::nav::use_nav;"),
            ("src/parts/send.rs", "    crate::pages::me::Me()"),
        ],
        silent: &[("src/pages/me.rs", "use crate::store::Store;"), ("src/charts/bars.rs", "use crate::navigation::x;")],
    },
    Rule {
        name: "records are saved through the store",
        why: "a second, durable copy goes behind `Store::keep`, and would miss what is saved beside it. Give the store an intent",
        about: |path| {
            let allowed = ["src/browser/", "src/store.rs", "src/shell.rs"];
            path.starts_with("src/") && rust(path) && !allowed.iter().any(|here| path.starts_with(here))
        },
        broken: |text| text.code_has(&["LocalShelf", "LocalStorage", "shelf::save"]),
        fires: &[
            ("src/pages/me.rs", "let shelf = LocalShelf::open();"),
            ("src/nav.rs", "shelf::save(&shelf, site, &record)?;"),
        ],
        silent: &[("src/store.rs", "shelf::save(shelf, &site, record)"), ("src/nav.rs", "/// Not LocalShelf.")],
    },
    Rule {
        name: "no markup from text",
        why: "what a person or a link brings in must never be read as HTML. Build elements, and put text into them",
        about: |path| path.starts_with("src/") || path.starts_with("public/"),
        broken: |text| {
            if rust(&text.path) {
                let mut lines = text.code_has(&[
                    "inner_html",
                    "set_inner_html",
                    "outer_html",
                    "set_outer_html",
                    "insert_adjacent_html",
                ]);
                lines.extend(
                    text.strings_where(|string| ["innerHTML", "outerHTML", "insertAdjacentHTML"].contains(&string)),
                );
                lines
            } else {
                text.has(&[
                    ".innerHTML",
                    ".outerHTML",
                    ".insertAdjacentHTML",
                    "document.write(",
                    "eval(",
                    "new Function(",
                ])
            }
        },
        fires: &[
            ("src/parts/blocks.rs", "view! { <p inner_html=text/> }"),
            ("src/browser/dom.rs", "element.set_inner_html(&text);"),
            ("src/markup.rs", "set_property(&on, \"innerHTML\", &text)"),
            ("public/boot.js", "box.innerHTML = text;"),
        ],
        silent: &[
            ("src/lib.rs", "//! Deliberately absent: `inner_html`."),
            ("public/boot.js", "// the renderer writes templates with innerHTML"),
        ],
    },
    Rule {
        name: "elements are all of one type",
        why: "each use of the view macro adds types of its own to the wasm; `src/markup.rs` says how much. Use `el`",
        about: |path| path.starts_with("src/") && rust(path),
        broken: |text| text.code_where(|line| line.contains("view!")),
        fires: &[("src/pages/me.rs", "view! { <p>\"a\"</p> }")],
        silent: &[("src/markup.rs", "//! The `view!` macro"), ("src/pages/me.rs", "let text = \"view!\";")],
    },
    Rule {
        name: "no style attributes",
        why: "the content policy blocks them on prerendered pages. Use a class, or an SVG attribute",
        about: |path| path.starts_with("src/") && rust(path) && !path.starts_with("src/bin/"),
        broken: |text| {
            let mut lines = text.code_where(|line| {
                let set = |after: &str| after.starts_with('=') && !after.starts_with("==");
                words(line, "style").any(|(_, after)| set(after) || style_directive(after))
            });
            lines.extend(text.strings_where(|string| string == "style" || string.contains("style=")));
            lines
        },
        fires: &[
            ("src/charts/bars.rs", "view! { <rect style=\"fill:red\"/> }"),
            ("src/charts/bars.rs", "view! { <rect style:width=width/> }"),
            ("src/charts/bars.rs", "view! { <rect style=move || fill()/> }"),
            ("src/charts/bars.rs", "el(\"rect\").attr(\"style\", \"fill:red\")"),
        ],
        silent: &[
            ("src/browser/picture.rs", "if let Some(style) = window().get_computed_style(drawn)? {"),
            ("src/browser/picture.rs", "fn paint(style: &CssStyleDeclaration) {}"),
            ("src/charts/bars.rs", "let path = style::BARS;"),
            ("src/charts/bars.rs", "// style=\"…\" is blocked"),
        ],
    },
    Rule {
        name: "no route is written as a string",
        why: "`waymark_domain::route` owns every path, and only it knows the base. Take the href from `Nav`",
        about: |path| path.starts_with("src/") && rust(path) || path.starts_with("public/") && path.ends_with(".js"),
        broken: |text| {
            if rust(&text.path) {
                text.strings_where(names_a_route)
            } else {
                text.lines_where(|line| line.split(['"', '\'', '`']).skip(1).step_by(2).any(names_a_route))
            }
        },
        fires: &[
            ("src/pages/home.rs", "view! { <a href=\"/guides\">\"Guides\"</a> }"),
            ("src/pages/home.rs", "format!(\"{base}/assess/{id}/\")"),
            ("src/nav.rs", "if path.starts_with(\"/me/\") {}"),
            ("src/nav.rs", "let href = r#\"/share/#r=\"#;"),
            ("public/boot.js", "location.assign(\"/about/\");"),
        ],
        silent: &[
            ("src/nav.rs", "/// `/guides/<id>`"),
            ("src/pages/home.rs", "\"and/or/assessments\""),
            ("src/pages/home.rs", "\"/media\""),
            ("public/boot.js", "// not for /about/"),
        ],
    },
    Rule {
        name: "nothing comes from another origin",
        why: "the site makes no request to anybody else, so nobody else learns who reads it. Keep the file in public/",
        about: |path| path.starts_with("src/") || path.starts_with("public/") || path == "index.html",
        broken: |text| {
            if rust(&text.path) { text.strings_where(leads_away) } else { text.lines_where(leads_away) }
        },
        fires: &[
            ("src/head.rs", "let font = \"https://fonts.example.com/serif.woff2\";"),
            ("src/style/base.css", "@import url(//fonts.example.com/serif.css);"),
            ("public/boot.js", "import(\"https://cdn.example.com/app.js\");"),
            ("index.html", "<link rel=\"preconnect\" href=\"//example.com\">"),
        ],
        silent: &[
            ("public/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"),
            ("src/browser/location.rs", "/// As in https://host."),
            ("src/pages/share.rs", "if text.starts_with(\"https://\") {}"),
            ("public/boot.js", "start(); // now"),
        ],
    },
    Rule {
        name: "no hosts of registries or of other people's files",
        why: "tools know where their packages come from, and a mirror's address means nothing elsewhere",
        about: |path| !["Cargo.lock", "tests/e2e/package-lock.json", OWN].contains(&path),
        broken: |text| {
            let hosts = [
                "crates.io",
                "npmjs.",
                "jsdelivr",
                "unpkg.com",
                "cdnjs",
                "esm.sh",
                "googleapis",
                "gstatic",
                "pypi.org",
            ];
            text.has(&hosts)
        },
        fires: &[
            ("README.md", "Get it from https://crates.io/x."),
            ("tests/e2e/.npmrc", "registry=https://registry.npmjs.org/"),
        ],
        silent: &[("README.md", "Get it from the Rust package registry.")],
    },
    Rule {
        name: "the domain is pure",
        why: "what it decides must be the same in the browser, in the build and in tests. Take times, seeds and texts as arguments; \
              the order of hash maps is chance, so use a BTreeMap",
        about: |path| path.starts_with("crates/domain/src/"),
        broken: |text| {
            text.code_has(&[
                "leptos",
                "web_sys",
                "wasm_bindgen",
                "std::fs",
                "std::io",
                "std::env",
                "std::net",
                "std::process",
                "std::thread",
                "std::time",
                "SystemTime",
                "Instant",
                "HashMap",
                "HashSet",
                "println",
                "eprintln",
            ])
        },
        fires: &[
            ("crates/domain/src/record.rs", "use std::time::SystemTime;"),
            ("crates/domain/src/record.rs", "let text = std::fs::read_to_string(path)?;"),
            ("crates/domain/src/scoring.rs", "let counts = HashMap::new();"),
            ("crates/domain/src/text.rs", "use leptos::prelude::*;"),
        ],
        silent: &[
            ("crates/domain/src/record.rs", "//! no SystemTime"),
            ("crates/content/src/files.rs", "use std::fs;"),
            ("crates/domain/src/text.rs", "struct Instantly;"),
        ],
    },
    Rule {
        name: "the domain depends on nothing impure",
        why: "see \"the domain is pure\"",
        about: |path| path == "crates/domain/Cargo.toml",
        broken: |text| {
            text.depends_on(&[
                "leptos",
                "web-sys",
                "js-sys",
                "wasm-bindgen",
                "gloo-storage",
                "waymark-content",
                "rand",
                "getrandom",
                "uuid",
                "chrono",
                "time",
                "tokio",
            ])
        },
        fires: &[("crates/domain/Cargo.toml", "[dependencies]\nserde = \"1\"\nleptos.workspace = true")],
        silent: &[("crates/domain/Cargo.toml", "[package]\nname = \"leptos\"\n[dev-dependencies]\nrand = \"1\"")],
    },
    Rule {
        name: "the wasm stays small",
        why: "ARCHITECTURE.md says what each of these weighs. What needs one belongs to the build",
        about: |path| path == "Cargo.toml",
        broken: |text| {
            let mut lines = text.depends_on(&[
                "leptos_router",
                "leptos_meta",
                "regex",
                "chrono",
                "time",
                "uuid",
                "rand",
                "toml",
                "pulldown-cmark",
                "plotters",
            ]);
            let content = text.depends_on(&["waymark-content"]).into_iter();
            lines.extend(content.filter(|line| text.line(*line).is_some_and(|line| !line.contains("optional = true"))));
            lines
        },
        fires: &[
            ("Cargo.toml", "[dependencies]\nleptos_router = \"0.8\""),
            ("Cargo.toml", "[dependencies]\nwaymark-content.workspace = true"),
        ],
        silent: &[
            ("Cargo.toml", "[workspace.dependencies]\ntoml = \"1\""),
            ("Cargo.toml", "[dependencies]\nwaymark-content = { workspace = true, optional = true }"),
            ("xtask/Cargo.toml", "[dependencies]\ntoml = \"1\""),
        ],
    },
    Rule {
        name: "no unwrap",
        why: "a panic is a dead page. Handle it, or use `expect` with the proof that it cannot happen",
        about: |path| rust(path) && path.contains("src/"),
        broken: |text| text.code_where(|line| line.contains(".unwrap()")),
        fires: &[
            ("src/data.rs", "let first = all.first().unwrap();"),
            ("crates/content/src/lock.rs", "x\n    .unwrap()"),
        ],
        silent: &[
            ("src/data.rs", "let first = all.first().unwrap_or(&none);"),
            ("src/data.rs", "// never .unwrap()"),
            ("tests/tidy.rs", "x.unwrap();"),
        ],
    },
    Rule {
        name: "a file says what it is",
        why: "the first line is where a reader begins. Write `//!` and one sentence",
        about: |path| rust(path) && (path.contains("src/") || path.starts_with("tests/") || path.contains("/tests/")),
        broken: |text| {
            if text.whole.starts_with("//! ") { Vec::new() } else { vec![1] }
        },
        fires: &[("src/parts/new.rs", "use leptos::prelude::*;"), ("crates/domain/src/new.rs", "// Something.\n")],
        silent: &[("src/parts/new.rs", "//! Something.\n")],
    },
    Rule {
        name: "colours have names",
        why: "a colour that is not in tokens.css is wrong in one of the themes. Give it a token, or use one by class",
        about: |path| {
            let own = ["src/style/tokens.css", "src/style/print.css"];
            path.starts_with("src/") && (rust(path) || path.ends_with(".css")) && !own.contains(&path)
        },
        broken: |text| {
            if rust(&text.path) {
                text.strings_where(is_hex_colour)
            } else {
                text.lines_where(|line| {
                    let values =
                        line.split([';', '}']).filter_map(|part| part.rsplit_once(':')).map(|(_, value)| value);
                    values.flat_map(|value| value.split([' ', ',', '('])).any(is_hex_colour)
                })
            }
        },
        fires: &[
            ("src/style/pages.css", ".door { color: #1d5f4b; }"),
            ("src/charts/bars.rs", "el(\"rect\").attr(\"fill\", \"#fff\")"),
        ],
        silent: &[
            ("src/style/tokens.css", "--ink: #20302b;"),
            ("src/style/pages.css", "#add { color: var(--ink); }"),
            ("src/charts/bars.rs", "format!(\"#{id}\")"),
        ],
    },
    Rule {
        name: "content is not HTML",
        why: "the content check refuses it too; authors have a README for what pages can show",
        about: |path| path.starts_with("content/"),
        broken: |text| {
            text.lines_where(|line| {
                let tags = line.split('<').skip(1);
                tags.into_iter().any(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
            })
        },
        fires: &[
            ("content/guides/role.md", "Some <b>bold</b> words."),
            ("content/site.toml", "opening = \"a<!-- b -->\""),
        ],
        silent: &[("content/guides/role.md", "if a < b"), ("src/pages/me.rs", "view! { <p/> }")],
    },
    Rule {
        name: "the project stands alone",
        why: "a clone has nothing beside it. Say it here, or leave it out",
        about: |_| true,
        broken: |text| text.has(&[BESIDE]),
        fires: &[("README.md", concat!("See `../", "shared/design`."))],
        silent: &[("README.md", "Settings are shared.")],
    },
];

/// What stands on what in the app: a folder or file, and the modules it must not know.
const LAYERS: &[(&str, &[&str])] = &[
    ("src/browser/", &["app", "charts", "data", "head", "markup", "nav", "pages", "parts", "store"]),
    ("src/markup.rs", &["app", "browser", "charts", "data", "head", "nav", "pages", "parts", "store"]),
    ("src/data.rs", &["app", "charts", "head", "markup", "nav", "pages", "parts", "store"]),
    ("src/store.rs", &["app", "charts", "data", "head", "markup", "nav", "pages", "parts"]),
    ("src/head.rs", &["app", "charts", "markup", "nav", "pages", "parts", "store"]),
    ("src/nav.rs", &["app", "charts", "head", "markup", "pages", "parts"]),
    ("src/charts/", &["app", "data", "head", "nav", "pages", "store"]),
    ("src/parts/", &["app", "pages"]),
    ("src/pages/", &["app"]),
];

/// This file, which has to name what it looks for.
const OWN: &str = "tests/tidy.rs";
const BESIDE: &str = concat!("../", "shared");

#[test]
fn the_project_is_tidy() -> io::Result<()> {
    let mut report = String::new();
    for text in project()? {
        for rule in RULES.iter().filter(|rule| (rule.about)(&text.path)) {
            for line in (rule.broken)(&text) {
                let shown = text.line(line).unwrap_or_default().trim();
                // Writing to a string cannot fail.
                let _ = writeln!(report, "{}:{line}: {} ({})\n    {shown}", text.path, rule.name, rule.why);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
    Ok(())
}

#[test]
fn every_rule_fires_where_it_should_and_only_there() {
    for rule in RULES {
        assert!(!rule.fires.is_empty(), "\"{}\" has no example on which it fires", rule.name);
        let fires =
            |(path, text): &(&str, &str)| (rule.about)(path) && !(rule.broken)(&Text::new(path, text)).is_empty();
        for example in rule.fires {
            assert!(fires(example), "\"{}\" does not fire on {example:?}", rule.name);
        }
        for example in rule.silent {
            assert!(!fires(example), "\"{}\" fires on {example:?}", rule.name);
        }
    }
}

/// A rule about a folder that was renamed would be silent for ever.
#[test]
fn every_rule_is_about_some_file() -> io::Result<()> {
    let texts = project()?;
    for rule in RULES {
        assert!(texts.iter().any(|text| (rule.about)(&text.path)), "\"{}\" is about no file", rule.name);
    }
    for (layer, _) in LAYERS {
        assert!(texts.iter().any(|text| text.path.starts_with(layer)), "there is no {layer}");
    }
    Ok(())
}

#[test]
fn the_licences_are_there() -> io::Result<()> {
    for (file, title) in [("LICENSE-MIT", "MIT License"), ("LICENSE-APACHE", "Version 2.0, January 2004")] {
        let text = read(file)?;
        assert!(text.contains(title), "{file} is not the text it should be");
        assert!(text.contains("The Waymark authors"), "{file} does not say whose licence it is");
    }
    assert!(read("Cargo.toml")?.contains("license = \"MIT OR Apache-2.0\""), "Cargo.toml and the licence files differ");
    Ok(())
}

/// `src/bin/prerender.rs` writes their names into every page.
#[test]
fn public_has_what_pages_refer_to() -> io::Result<()> {
    let prerenderer = read("src/bin/prerender.rs")?;
    for file in ["icon.svg", "icon-180.png", "manifest.webmanifest", "preview.png"] {
        assert!(prerenderer.contains(file), "no page refers to {file}; take it off this list");
        let size = fs::metadata(root().join("public").join(file))?.len();
        assert!((1..60_000).contains(&size), "public/{file} has {size} bytes; 60 kB is enough");
    }
    let manifest = read("public/manifest.webmanifest")?;
    let icons = manifest.split("\"src\": \"").skip(1).filter_map(|rest| rest.split('"').next());
    for icon in icons {
        assert!(root().join("public").join(icon).is_file(), "the manifest names {icon}, which is not in public/");
    }
    Ok(())
}

/// A manifest cannot read the stylesheet, so its colours are there twice.
#[test]
fn the_manifest_has_the_colour_of_paper() -> io::Result<()> {
    let tokens = read("src/style/tokens.css")?;
    let paper =
        tokens.split("--paper:").nth(1).and_then(|rest| rest.split(';').next()).map(str::trim).unwrap_or_default();
    let manifest = read("public/manifest.webmanifest")?;
    for name in ["background_color", "theme_color"] {
        assert!(
            manifest.contains(&format!("\"{name}\": \"{paper}\"")),
            "{name} in the manifest is not --paper ({paper})"
        );
    }
    Ok(())
}

/// The map in ARCHITECTURE.md is what people trust first.
#[test]
fn the_map_names_what_is_there() -> io::Result<()> {
    let text = read("ARCHITECTURE.md")?;
    let map = text.split("```").nth(1).unwrap_or_default();
    let paths: Vec<&str> =
        map.lines().skip(1).filter_map(|line| line.split("  ").map(str::trim).find(|part| !part.is_empty())).collect();
    assert!(paths.len() > 20, "the map is the first block in ARCHITECTURE.md; found {paths:?}");
    for path in paths.iter().flat_map(|line| line.split(' ')) {
        assert!(root().join(path).exists(), "the map in ARCHITECTURE.md names {path}, which is not there");
    }
    let named: BTreeSet<&str> =
        paths.iter().flat_map(|line| line.split(' ')).map(|path| path.trim_end_matches('/')).collect();
    for entry in fs::read_dir(root().join("src"))? {
        let name = format!("src/{}", entry?.file_name().to_string_lossy());
        assert!(named.contains(name.as_str()), "{name} is not in the map in ARCHITECTURE.md");
    }
    Ok(())
}

#[test]
fn links_between_documents_lead_somewhere() -> io::Result<()> {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = read(document)?;
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            // With a colon: on the web, or a link of the content in an example. Pictures are taken
            // of the finished site, so the first build has none.
            let taken = root().join("docs").is_dir();
            let elsewhere = target.is_empty() || target.contains(':') || (target.starts_with("docs/") && !taken);
            assert!(elsewhere || root().join(target).exists(), "{document} links to {target}, which is not there");
        }
    }
    Ok(())
}

#[test]
fn comments_and_strings_are_told_from_code() {
    for (text, code, strings) in [
        ("a // b", "a     ", vec![]),
        ("a /* b /* c */ d */ e", "a                   e", vec![]),
        ("f(\"a // b\")", "f(\"      \")", vec!["a // b"]),
        (r#"f("a\"b", 'c')"#, r#"f("    ", 'c')"#, vec![r#"a\"b"#]),
        ("f(r#\"a\"b\"#)", "f(r#\"   \"#)", vec!["a\"b"]),
        ("f('\"', '\\'', \"a\")", "f('\"', '\\'', \" \")", vec!["a"]),
        ("fn f<'a>(x: &'a str) { \"b\" }", "fn f<'a>(x: &'a str) { \" \" }", vec!["b"]),
        ("var\"a\"", "var\" \"", vec!["a"]),
    ] {
        let (seen, found) = lex(text);
        assert_eq!(seen, code, "{text}");
        assert_eq!(found.into_iter().map(|(_, string)| string).collect::<Vec<_>>(), strings, "{text}");
    }
    let (code, strings) = lex("a\n\"b\nc\" // d\n/* e\n */ \"f\"");
    assert_eq!(code.lines().count(), 5, "lines keep their numbers");
    assert_eq!(strings, [(2, "b\nc".to_owned()), (5, "f".to_owned())]);
}

/// A file of the project, read in three ways. Lines count from 1.
struct Text {
    path: String,
    whole: String,
    /// Without comments and without what is in strings.
    code: String,
    /// What is in strings, with the line each begins on.
    strings: Vec<(usize, String)>,
}

impl Text {
    fn new(path: &str, whole: &str) -> Self {
        let (code, strings) = if rust(path) { lex(whole) } else { (String::new(), Vec::new()) };
        Self { path: path.to_owned(), whole: whole.to_owned(), code, strings }
    }

    fn line(&self, number: usize) -> Option<&str> {
        self.whole.lines().nth(number.checked_sub(1)?)
    }

    /// Lines with one of `parts`.
    fn has(&self, parts: &[&str]) -> Vec<usize> {
        self.lines_where(|line| parts.iter().any(|part| line.contains(part)))
    }

    /// Lines of code with one of `names` as a whole word.
    fn code_has(&self, names: &[&str]) -> Vec<usize> {
        self.code_where(|line| names.iter().any(|name| words(line, name).next().is_some()))
    }

    fn lines_where(&self, broken: impl Fn(&str) -> bool) -> Vec<usize> {
        numbered(&self.whole, broken)
    }

    fn code_where(&self, broken: impl Fn(&str) -> bool) -> Vec<usize> {
        numbered(&self.code, broken)
    }

    fn strings_where(&self, broken: impl Fn(&str) -> bool) -> Vec<usize> {
        self.strings.iter().filter(|(_, string)| broken(string)).map(|(line, _)| *line).collect()
    }

    /// Lines of a Cargo.toml's `[dependencies]` that name one of `packages`.
    fn depends_on(&self, packages: &[&str]) -> Vec<usize> {
        let mut section = "";
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(self.whole.lines()) {
            if line.starts_with('[') {
                section = line;
            }
            let name = line.split([' ', '.', '=']).next().unwrap_or_default();
            if section == "[dependencies]" && packages.contains(&name) {
                lines.push(number);
            }
        }
        lines
    }
}

fn numbered(text: &str, broken: impl Fn(&str) -> bool) -> Vec<usize> {
    (1..).zip(text.lines()).filter(|(_, line)| broken(line)).map(|(number, _)| number).collect()
}

fn rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Where `word` stands in `line` as a word of its own: what is before and what is after.
fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .map(move |(at, _)| (&line[..at], &line[at + word.len()..]))
        .filter(move |(before, after)| !before.ends_with(in_name) && !after.starts_with(in_name))
}

/// Whether `:name=` follows, as in the view macro, rather than a type or a path.
fn style_directive(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(':') else {
        return false;
    };
    let end = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    end.len() < rest.len() && end.starts_with('=')
}

/// Whether a path of the site stands in a string.
fn names_a_route(string: &str) -> bool {
    ["/assess", "/guides", "/me", "/share", "/about"].into_iter().any(|path| {
        string.match_indices(path).any(|(at, _)| {
            let before = string[..at].chars().next_back();
            let after = string[at + path.len()..].chars().next();
            // After a base or at the start; what goes on as a word is another word.
            before.is_none_or(|c| c == '}' || c == '/') && after.is_none_or(|c| "/?#{".contains(c))
        })
    })
}

/// Whether an address of another host stands in a text. XML namespaces are names, not addresses.
fn leads_away(text: &str) -> bool {
    let bare = ["2000/svg", "1999/xlink"]
        .iter()
        .fold(text.to_owned(), |text, name| text.replace(&format!("http://www.w3.org/{name}"), ""));
    bare.match_indices("//").any(|(at, _)| {
        let before = bare[..at].chars().next_back();
        let after = bare[at + 2..].chars().next();
        before.is_none_or(|c| ":\"'(".contains(c)) && after.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

fn is_hex_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit()))
}

/// Rust with comments and the insides of strings blanked, and the strings with their lines.
fn lex(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut at = 0;
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(place, c)| chars.get(at + place) == Some(&c));
    // Line breaks stay, so that lines keep their numbers.
    let blank = |from: usize, to: usize, code: &mut String| {
        code.extend(chars[from..to].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    };
    let mut line = 1;
    while at < chars.len() {
        let from = at;
        let after_name = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
        if starts(at, "//") {
            at = (at..chars.len()).find(|place| chars[*place] == '\n').unwrap_or(chars.len());
            blank(from, at, &mut code);
        } else if starts(at, "/*") {
            let mut depth = 0;
            loop {
                if starts(at, "/*") {
                    (depth, at) = (depth + 1, at + 2);
                } else if starts(at, "*/") {
                    (depth, at) = (depth - 1, at + 2);
                } else {
                    at += 1;
                }
                if depth == 0 || at >= chars.len() {
                    break;
                }
            }
            at = at.min(chars.len());
            blank(from, at, &mut code);
        } else if chars[at] == 'r' && !after_name && chars.get(at + 1 + hashes) == Some(&'"') {
            let inside = at + 2 + hashes;
            let end = format!("\"{}", "#".repeat(hashes));
            let to = (inside..chars.len()).find(|place| starts(*place, &end)).unwrap_or(chars.len());
            strings.push((line, chars[inside..to].iter().collect()));
            code.extend(&chars[at..inside]);
            blank(inside, to, &mut code);
            at = (to + 1 + hashes).min(chars.len());
            code.extend(&chars[to..at]);
        } else if chars[at] == '"' {
            let mut to = at + 1;
            while to < chars.len() && chars[to] != '"' {
                to += if chars[to] == '\\' { 2 } else { 1 };
            }
            let to = to.min(chars.len());
            strings.push((line, chars[at + 1..to].iter().collect()));
            code.push('"');
            blank(at + 1, to, &mut code);
            at = (to + 1).min(chars.len());
            code.extend(&chars[to..at]);
        } else if chars[at] == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            // A character; a lifetime has no second quote there.
            let close = (at + 3..chars.len()).find(|place| chars[*place] == '\'').unwrap_or(chars.len() - 1);
            at = if chars.get(at + 2) == Some(&'\'') && chars[at + 1] != '\\' { at + 3 } else { close + 1 };
            code.extend(&chars[from..at]);
        } else {
            code.push(chars[at]);
            at += 1;
        }
        line += chars[from..at].iter().filter(|c| **c == '\n').count();
    }
    (code, strings)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> io::Result<String> {
    fs::read_to_string(root().join(path)).map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))
}

/// Every text file of the project that people write.
fn project() -> io::Result<Vec<Text>> {
    let mut texts = Vec::new();
    below("", &mut texts)?;
    Ok(texts)
}

fn below(folder: &str, texts: &mut Vec<Text>) -> io::Result<()> {
    const BUILT: [&str; 5] = [".git", "target", "dist", "node_modules", "test-results"];
    for entry in fs::read_dir(root().join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() && !BUILT.contains(&name.as_str()) {
            below(&format!("{path}/"), texts)?;
        } else if kind.is_file()
            // What is not UTF-8 is a picture.
            && let Ok(whole) = String::from_utf8(fs::read(entry.path())?)
        {
            texts.push(Text::new(&path, &whole));
        }
    }
    Ok(())
}
