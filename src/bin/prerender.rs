//! Every route as static HTML, and the content as data files: the last step of a build.
//!
//! `prerender --content DIR --template FILE --out DIR --base /sub/ [--dev]`
//!
//! Takes the page that Trunk made (with its markers `<!--head-->` and `<!--app-->` and the
//! placeholders `/__base__/` and `__key__`), compiles the content, and writes into `--out` one
//! `index.html` for each route, `404.html`, `data/*.txt`, and `_headers`. With `--dev` the content
//! policy is left out, because it would stop Trunk's reload script.

#![expect(clippy::print_stderr, reason = "this is a command")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use waymark::app::{App, AppProps};
use waymark::data::{Data, Fixed, load_questions};
use waymark::findable;
use waymark::head::{description, title};
use waymark::nav::Nav;
use waymark::notebook::Notebook;
use waymark::store::Store;
use waymark_content::Compiled;
use waymark_domain::catalogue::Catalogue;
use waymark_domain::route::{Address, Bundle, Page, Route, Step};

/// The style of a page: what every page has, and what its kind of page needs between that and print.
fn style(kind: Style) -> String {
    let own = match kind {
        Style::Plain => "",
        Style::Answer => include_str!("../style/answer.css"),
        Style::Results => concat!(include_str!("../style/drawing.css"), include_str!("../style/results.css")),
        Style::Read => include_str!("../style/read.css"),
        Style::Sheet => concat!(include_str!("../style/read.css"), include_str!("../style/sheet.css")),
        Style::Text => concat!(include_str!("../style/drawing.css"), include_str!("../style/read.css")),
    };
    let common =
        [include_str!("../style/tokens.css"), include_str!("../style/base.css"), include_str!("../style/pages.css")];
    [common.concat().as_str(), own, include_str!("../style/print.css")].concat()
}

/// Which pages share a style. Going from one page to another without loading one stays within it.
#[derive(Clone, Copy)]
enum Style {
    Plain,
    Answer,
    /// Results, and the about page.
    Results,
    /// Paths, and the lists of what is read and written.
    Read,
    /// Worksheets, which have forms.
    Sheet,
    /// Guides, which have drawings.
    Text,
}

impl Style {
    const ALL: [Self; 6] = [Self::Plain, Self::Answer, Self::Results, Self::Read, Self::Sheet, Self::Text];

    fn of(catalogue: &Catalogue, route: &Route) -> Self {
        match (route.bundle(catalogue), route) {
            (Some(Bundle::Answer | Bundle::List), _) => Self::Answer,
            (Some(Bundle::Look), _) | (None, Route::Page(Page::About)) => Self::Results,
            (Some(Bundle::Read), Route::Guide(_)) => Self::Text,
            (Some(Bundle::Read), Route::Worksheet(_)) => Self::Sheet,
            (Some(Bundle::Read), _) => Self::Read,
            (None, _) => Self::Plain,
        }
    }
}

/// Every bundle; the first is the one that Trunk builds.
const BUNDLES: [Bundle; 4] = [Bundle::Answer, Bundle::List, Bundle::Look, Bundle::Read];

/// What the names of the bundle for finding begin with. It draws no page, so it belongs to no route.
const FIND: &str = "find-";

fn main() -> ExitCode {
    let Some(job) = Job::read(std::env::args().skip(1)) else {
        eprintln!("usage: prerender --content DIR --template FILE --out DIR --base /sub/ [--dev]");
        return ExitCode::from(2);
    };
    let compiled = match waymark_content::compile(&job.content) {
        Ok(compiled) => compiled,
        Err(problems) => {
            problems.iter().for_each(|problem| eprintln!("{problem}"));
            eprintln!(
                "{} in the content; nothing was published.",
                waymark::parts::count(problems.len(), "problem", "problems")
            );
            return ExitCode::FAILURE;
        }
    };
    match job.run(compiled) {
        Ok(()) => ExitCode::SUCCESS,
        Err((path, error)) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

struct Job {
    content: PathBuf,
    template: PathBuf,
    out: PathBuf,
    base: String,
    dev: bool,
}

type Failed = (PathBuf, io::Error);

impl Job {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let (mut content, mut template, mut out, mut base, mut dev) = (None, None, None, None, false);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--content" => content = words.next(),
                "--template" => template = words.next(),
                "--out" => out = words.next(),
                "--base" => base = words.next(),
                "--dev" => dev = true,
                _ => return None,
            }
        }
        let base = base.filter(|base| base.starts_with('/') && base.ends_with('/'))?;
        Some(Self { content: content?.into(), template: template?.into(), out: out?.into(), base, dev })
    }

    fn run(&self, compiled: Compiled) -> Result<(), Failed> {
        let template = fs::read_to_string(&self.template).map_err(|error| (self.template.clone(), error))?;
        let texts = self.write_data("find", &findable::index(&compiled))?;
        let (data, catalogue_files) = self.publish(compiled)?;
        let catalogue = data.index;
        let page = Template {
            html: template.replace("/__base__/", &self.base).replace("__key__", &format!("{}:", catalogue.site.key)),
            styles: Style::ALL.map(|kind| minify(&style(kind).replace("/__base__/", &self.base))),
            base: self.base.clone(),
            catalogue_files,
            dev: self.dev,
            bundles: BUNDLES.map(|bundle| self.files_of(bundle)),
            find: self.files_named(FIND).0.trim_end_matches(".js").to_owned(),
            texts,
        };
        let mut policy = String::new();
        for route in Route::all(catalogue) {
            let (html, needed) = page.fill(data, &route);
            policy = needed;
            let path = route.path();
            let file = if route == Route::Missing {
                "404.html".to_owned()
            } else {
                format!("{}index.html", path.trim_start_matches('/'))
            };
            self.write(&file, html.as_bytes())?;
        }
        self.write("_headers", headers(&self.base, &policy).as_bytes())
    }

    /// The names of a bundle's JavaScript and WebAssembly in the site.
    fn files_of(&self, bundle: Bundle) -> (String, String) {
        self.files_named(match bundle {
            Bundle::Answer => "waymark-",
            Bundle::List => "list-",
            Bundle::Look => "look-",
            Bundle::Read => "read-",
        })
    }

    /// The JavaScript and WebAssembly in the site whose names begin with `start`.
    fn files_named(&self, start: &str) -> (String, String) {
        let names = fs::read_dir(&self.out).into_iter().flatten().flatten();
        let names: Vec<String> = names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        let find = |end: &str| names.iter().find(|name| name.starts_with(start) && name.ends_with(end)).cloned();
        // Without them the page says that it cannot start; `cargo xtask build` refuses to publish it.
        (find(".js").unwrap_or_default(), find(".wasm").unwrap_or_default())
    }

    /// Writes the data files, named for their content, and returns everything ready to be shown.
    fn publish(&self, compiled: Compiled) -> Result<(Data, [String; 2]), Failed> {
        let Compiled { mut catalogue, assessments, guides, worksheets, paths, about, .. } = compiled;
        for (card, text) in catalogue.assessments.iter_mut().zip(&assessments) {
            card.asks = self.write_data(&format!("asks-{}", text.id), &text.questionnaire())?;
            card.data = self.write_data(&format!("assess-{}", text.id), text)?;
        }
        for (card, text) in catalogue.worksheets.iter_mut().zip(&worksheets) {
            card.data = self.write_data(&format!("sheet-{}", text.id), text)?;
        }
        let catalogue_files = [self.write_data("index", &catalogue.lean())?, self.write_data("catalogue", &catalogue)?];
        // The owner of what the pages are drawn from lives as long as this process.
        let owner = Owner::new();
        owner.set();
        let data = Data::new(catalogue, self.base.clone(), assessments, worksheets, Fixed { guides, paths, about });
        std::mem::forget(owner);
        Ok((data, catalogue_files))
    }

    /// Postcard under a text file's name: nearly all of it is text, and hosts compress what they
    /// take for text, while they send unknown kinds of files as they are.
    fn write_data(&self, name: &str, value: &impl Serialize) -> Result<String, Failed> {
        let text = postcard::to_allocvec(value).map_err(|error| (name.into(), io::Error::other(error)))?;
        let hash: String = Sha256::digest(&text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let file = format!("data/{name}-{hash}.txt");
        self.write(&file, &text)?;
        Ok(file)
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), Failed> {
        let path = self.out.join(file);
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes)).map_err(|error| (path, error))
    }
}

struct Template {
    html: String,
    styles: [String; 6],
    base: String,
    /// For pages that put questions, and for the others.
    catalogue_files: [String; 2],
    dev: bool,
    /// JavaScript and WebAssembly of each bundle; Trunk put the first one's into the template.
    bundles: [(String, String); 4],
    /// The bundle for finding, which `boot.js` loads on demand: what its files' names begin with.
    find: String,
    /// The data file with what can be found.
    texts: String,
}

impl Template {
    /// A page, and the content policy it needs.
    fn fill(&self, data: Data, route: &Route) -> (String, String) {
        let address = Address::from(route.clone());
        let app = render(data, address.clone());
        let theme = theme_script(&data.index.site.key);
        let kind = match route.bundle(data.index) {
            Some(_) if route.is_text() => "text",
            Some(_) => "live",
            None => "fixed",
        };
        let html = self
            .html
            .replace(
                "data-app=\"loading\"",
                &format!(
                    "data-app=\"loading\" data-page=\"{kind}\" data-catalogue=\"{}\" data-find=\"{}\" data-texts=\"{}\"",
                    self.catalogue(data.index, route),
                    self.find,
                    self.texts
                ),
            )
            .replace("<!--app-->", &app);
        let html = match route.bundle(data.index) {
            Some(bundle) => self.with_bundle(&html, bundle),
            None => html,
        };
        let scripts = inline_scripts(&html).chain([theme.as_str()]).map(hash_source).collect::<Vec<_>>().join(" ");
        let styles = self.styles.iter().map(|style| hash_source(style)).collect::<Vec<_>>().join(" ");
        let policy = policy(&scripts, &styles);
        let head = self.head(data, &address, &theme, &policy);
        (html.replace("<!--head-->", &head), policy)
    }

    /// The catalogue that a page's bundle loads.
    fn catalogue(&self, catalogue: &Catalogue, route: &Route) -> &str {
        let [lean, whole] = &self.catalogue_files;
        match route.bundle(catalogue) {
            Some(Bundle::Answer | Bundle::List) => lean,
            Some(Bundle::Look | Bundle::Read) | None => whole,
        }
    }

    /// The names of a bundle's JavaScript and WebAssembly.
    fn bundle(&self, bundle: Bundle) -> &(String, String) {
        let place = BUNDLES.iter().position(|known| *known == bundle).unwrap_or(0);
        self.bundles.get(place).unwrap_or(&self.bundles[0])
    }

    /// The page with another bundle in place of the one that Trunk knows.
    fn with_bundle(&self, html: &str, bundle: Bundle) -> String {
        let ((known_js, known_wasm), (js, wasm)) = (self.bundle(Bundle::Answer), self.bundle(bundle));
        html.replace(known_js, js).replace(known_wasm, wasm)
    }

    fn head(&self, data: Data, address: &Address, theme: &str, policy: &str) -> String {
        let (catalogue, route) = (data.index, &address.route);
        let (title, description) = (escape(&title(data, address, None)), escape(description(data, route)));
        let base = &self.base;
        let mut out = String::new();
        if !self.dev {
            // Hosts without headers; `frame-ancestors` has no effect here and would only be warned about.
            let meta = policy.replace(" frame-ancestors 'none';", "");
            out += &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{meta}\">");
        }
        out += &format!("<title>{title}</title><meta name=\"description\" content=\"{description}\">");
        out += &format!(
            "<meta property=\"og:title\" content=\"{title}\"><meta property=\"og:description\" content=\"{description}\"><meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"{}\">",
            escape(&catalogue.site.name),
        );
        if let Some(origin) = catalogue.site.origin.as_ref().filter(|_| *route != Route::Missing) {
            let url = escape(&format!("{origin}{}", address.href(base)));
            out += &format!("<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">");
            out += &format!("<meta property=\"og:image\" content=\"{}{base}preview.png\">", escape(origin));
        }
        if *route == Route::Missing || matches!(route, Route::Page(Page::Me)) {
            out += "<meta name=\"robots\" content=\"noindex\">";
        }
        let style = &self.styles[Style::of(catalogue, route) as usize];
        out += &format!("<script>{theme}</script><style>{style}</style>");
        out += &format!(
            "<link rel=\"icon\" href=\"{base}icon.svg\" type=\"image/svg+xml\"><link rel=\"apple-touch-icon\" href=\"{base}icon-180.png\"><link rel=\"manifest\" href=\"{base}manifest.webmanifest\">",
        );
        for file in
            [(loads(catalogue, route)).then(|| self.catalogue(catalogue, route).to_owned()), needs(catalogue, route)]
                .into_iter()
                .flatten()
        {
            out += &format!("<link rel=\"preload\" href=\"{base}{file}\" as=\"fetch\" crossorigin>");
        }
        if matches!(route, Route::Assessment(_, Step::Questions | Step::Review)) {
            // The result is next; by then its bundle is there.
            let (js, wasm) = self.bundle(Bundle::Look);
            out += &format!(
                "<link rel=\"prefetch\" href=\"{base}{js}\"><link rel=\"prefetch\" href=\"{base}{wasm}\" as=\"fetch\" crossorigin>"
            );
        }
        out
    }
}

/// Whether a route's page loads the catalogue: it is drawn by the app, not only brought to life.
fn loads(catalogue: &Catalogue, route: &Route) -> bool {
    route.bundle(catalogue).is_some() && !route.is_text()
}

/// The data file a route cannot be shown without.
fn needs(catalogue: &Catalogue, route: &Route) -> Option<String> {
    match route {
        Route::Assessment(id, Step::Result) => Some(catalogue.assessment(id)?.data.clone()),
        Route::Assessment(id, _) => Some(catalogue.assessment(id)?.asks.clone()),
        Route::Worksheet(id) => Some(catalogue.worksheet(id)?.data.clone()),
        Route::Page(_) | Route::Guide(_) | Route::Path(_) | Route::Missing => None,
    }
}

/// The app as HTML, as it is for somebody of whom nothing is known.
fn render(data: Data, address: Address) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let store = Store::empty(data.index.site.key.clone());
        provide_context(data);
        provide_context(store);
        provide_context(Notebook::new(store));
        provide_context(Nav::new(Bundle::Answer, load_questions, data, store, address));
        App(AppProps { draw: waymark::pages::fixed::page }).into_view().to_html()
    });
    owner.cleanup();
    // Marks for hydration; the app replaces the page rather than hydrating it.
    html.replace("<!>", "")
}

/// Applies the remembered theme and text size before the first paint, and says whether `/` finds. `browser::theme`
/// keeps them under these keys.
fn theme_script(site: &str) -> String {
    format!(
        "try{{for(let k of[\"theme\",\"text\",\"slash\"]){{let t=localStorage.getItem(\"{site}:\"+k);if(t)document.documentElement.dataset[k]=t}}}}catch{{}}"
    )
}

/// The texts of the scripts that stand in the page.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next())
}

fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Everything from this site, nothing inline but what is named by its hash. Trusted Types: the
/// default policy in `boot.js` lets markup pass, because the renderer sets templates by innerHTML,
/// and guards script addresses and eval.
fn policy(scripts: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self' {style}; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
}

/// Headers for hosts that read such a file (Netlify, Cloudflare Pages and others).
fn headers(base: &str, policy: &str) -> String {
    let forever = "  Cache-Control: public, max-age=31536000, immutable\n";
    format!(
        "{base}*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Permissions-Policy: camera=(), microphone=(), geolocation=()\n\n\
         {base}data/*\n{forever}\n{base}waymark-*\n{forever}\n{base}list-*\n{forever}\n{base}look-*\n{forever}\n{base}read-*\n{forever}\n{base}find-*\n{forever}\n{base}boot.js\n  Cache-Control: no-cache\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Takes comments and needless space away. The stylesheets have no strings with either in them.
fn minify(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare += rest;
    let mut out = String::new();
    for word in bare.split_whitespace() {
        let tight = |c: char| "{};,>".contains(c);
        let joins = out.ends_with(tight) || out.ends_with(':') || word.starts_with(tight);
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        out += word;
    }
    out.replace(";}", "}")
}
