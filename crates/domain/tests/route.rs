//! Addresses: every route has one path, and odd paths lead nowhere.

use proptest::prelude::*;
use std::collections::BTreeSet;
use waymark_domain::catalogue::{AssessmentCard, Bookshelf, Catalogue, GuideCard, HistoryWords, Site};
use waymark_domain::ids::{
    AssessmentId, AttemptId, GuideId, PathId, PromptId, QuestionId, SheetId, StepId, WorksheetId, is_id,
};
use waymark_domain::path::PathCard;
use waymark_domain::route::{Address, Bundle, Page, Route, Step};
use waymark_domain::worksheet::SheetCard;

/// The ids of what is published.
#[derive(Clone, Debug)]
struct Ids {
    assessments: Vec<String>,
    guides: Vec<String>,
    worksheets: Vec<String>,
    paths: Vec<String>,
}

fn ids_of(assessments: &[&str], guides: &[&str], worksheets: &[&str], paths: &[&str]) -> Ids {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Ids { assessments: owned(assessments), guides: owned(guides), worksheets: owned(worksheets), paths: owned(paths) }
}

fn catalogue(ids: &Ids) -> Catalogue {
    let assessment = |id: &String| AssessmentCard {
        id: AssessmentId::new(id.as_str()),
        title: String::new(),
        summary: String::new(),
        kind: "profile".to_owned(),
        minutes: (1, 2),
        questions: 8,
        revision: 1,
        history: HistoryWords::default(),
        asks: String::new(),
        data: String::new(),
    };
    let guide = |id: &String| GuideCard {
        id: GuideId::new(id.as_str()),
        title: String::new(),
        summary: String::new(),
        minutes: 1,
        sections: Vec::new(),
        prompts: vec![(PromptId::new("p"), 30, "Why?".to_owned())],
    };
    let worksheet = |id: &String| SheetCard {
        id: WorksheetId::new(id.as_str()),
        title: String::new(),
        summary: String::new(),
        minutes: (10, 20),
        fields: 4,
        document: String::new(),
        data: String::new(),
    };
    let path = |id: &String| PathCard {
        id: PathId::new(id.as_str()),
        title: String::new(),
        summary: String::new(),
        weeks: 6,
        steps: vec![StepId::new("s")],
    };
    let site = Site {
        name: String::new(),
        key: "base".to_owned(),
        origin: None,
        headline: String::new(),
        opening: String::new(),
        doors: Vec::new(),
        promises: Vec::new(),
        shelves: Vec::new(),
        bookshelves: Vec::new(),
    };
    Catalogue {
        site,
        assessments: ids.assessments.iter().map(assessment).collect(),
        guides: ids.guides.iter().map(guide).collect(),
        worksheets: ids.worksheets.iter().map(worksheet).collect(),
        paths: ids.paths.iter().map(path).collect(),
    }
}

/// Ids, with the words of the site's own paths among them.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9][a-z0-9-]{0,39}",
        1 => prop::sample::select(vec!["assess", "guides", "worksheets", "paths", "questions", "review", "result", "me"])
            .prop_map(str::to_owned),
    ]
}

fn any_ids() -> impl Strategy<Value = Ids> {
    let some = || prop::collection::btree_set(any_id(), 0..4).prop_map(|ids| ids.into_iter().collect());
    (some(), some(), some(), some()).prop_map(|(assessments, guides, worksheets, paths)| Ids {
        assessments,
        guides,
        worksheets,
        paths,
    })
}

fn any_route() -> impl Strategy<Value = Route> {
    prop_oneof![
        prop::sample::select(Page::ALL.to_vec()).prop_map(Route::Page),
        (any_id(), prop::sample::select(Step::ALL.to_vec()))
            .prop_map(|(id, step)| Route::Assessment(AssessmentId::new(id), step)),
        any_id().prop_map(|id| Route::Guide(GuideId::new(id))),
        any_id().prop_map(|id| Route::Worksheet(WorksheetId::new(id))),
        any_id().prop_map(|id| Route::Path(PathId::new(id))),
        Just(Route::Missing),
    ]
}

fn any_address() -> impl Strategy<Value = Address> {
    let id = || prop::option::of(any_id());
    let fragment = prop::option::of("[a-zA-Z0-9._=-]{1,30}");
    (any_route(), id(), id(), id(), id(), fragment).prop_map(|(route, attempt, other, question, sheet, fragment)| {
        Address {
            route,
            attempt: attempt.map(AttemptId::new),
            other: other.map(AttemptId::new),
            question: question.map(QuestionId::new),
            sheet: sheet.map(SheetId::new),
            fragment,
        }
    })
}

/// Path, query and fragment as a browser's location gives them.
fn location(href: &str) -> (&str, &str, &str) {
    let (rest, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
    let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
    (path, query, fragment)
}

fn assess(id: &str, step: Step) -> Route {
    Route::Assessment(AssessmentId::new(id), step)
}

fn guide(id: &str) -> Route {
    Route::Guide(GuideId::new(id))
}

fn worksheet(id: &str) -> Route {
    Route::Worksheet(WorksheetId::new(id))
}

fn path(id: &str) -> Route {
    Route::Path(PathId::new(id))
}

proptest! {
    #[test]
    fn every_published_route_has_a_path_of_its_own_that_leads_back(ids in any_ids()) {
        let catalogue = catalogue(&ids);
        let routes = Route::all(&catalogue);
        let texts = ids.guides.len() + ids.worksheets.len() + ids.paths.len();
        prop_assert_eq!(routes.len(), Page::ALL.len() + 4 * ids.assessments.len() + texts + 1);
        prop_assert_eq!(routes.last(), Some(&Route::Missing));
        let mut paths = BTreeSet::new();
        for route in routes {
            prop_assert_eq!(Route::parse(&route.path()), route.clone());
            prop_assert_eq!(route.clone().published(&catalogue), route.clone());
            prop_assert!(paths.insert(route.path()), "{} is there twice", route.path());
        }
    }

    #[test]
    fn an_address_leads_back_under_any_base(
        address in any_address(),
        base in prop::sample::select(vec!["/", "/sub/", "/a/b/", "/sub"]),
    ) {
        let href = address.href(base);
        let (path, query, fragment) = location(&href);
        prop_assert!(href.starts_with(base.trim_end_matches('/')));
        prop_assert!(!path.contains("//"));
        prop_assert_eq!(Address::parse(base, path, query, fragment), Some(address));
    }

    #[test]
    fn no_path_at_all_brings_the_page_down(path in ".{0,60}", query in ".{0,40}", fragment in ".{0,20}") {
        let route = Route::parse(&path);
        prop_assert_eq!(Route::parse(&route.path()), route);
        if let Some(address) = Address::parse("/sub/", &format!("/sub/{path}"), &query, &fragment) {
            for id in [&address.attempt, &address.other].into_iter().flatten() {
                prop_assert!(is_id(id.as_str()));
            }
            prop_assert!(address.sheet.is_none_or(|id| is_id(id.as_str())));
        }
    }
}

#[test]
fn paths() {
    #[rustfmt::skip]
    let table = [
        (Route::Page(Page::Home), "/"),
        (Route::Page(Page::Assessments), "/assess/"),
        (Route::Page(Page::Guides), "/guides/"),
        (Route::Page(Page::Worksheets), "/worksheets/"),
        (Route::Page(Page::Paths), "/paths/"),
        (Route::Page(Page::Me), "/me/"),
        (Route::Page(Page::Share), "/share/"),
        (Route::Page(Page::About), "/about/"),
        (assess("archetype", Step::Intro), "/assess/archetype/"),
        (assess("archetype", Step::Questions), "/assess/archetype/questions/"),
        (assess("archetype", Step::Review), "/assess/archetype/review/"),
        (assess("archetype", Step::Result), "/assess/archetype/result/"),
        (guide("archetypes"), "/guides/archetypes/"),
        (worksheet("strategy"), "/worksheets/strategy/"),
        (path("new-manager"), "/paths/new-manager/"),
        (Route::Missing, "/404.html"),
    ];
    for (route, path) in table {
        assert_eq!(route.path(), path);
        assert_eq!(Route::parse(path), route, "{path}");
    }
}

/// One of each, a list among the assessments.
fn one_of_each() -> Catalogue {
    let mut catalogue = catalogue(&ids_of(&["trees", "hours"], &["woods"], &["felling"], &["seasons"]));
    catalogue.assessments[1].kind = "audit".to_owned();
    catalogue
}

/// Which code a page needs, none where it is the same for everybody; and whether its file is its text.
#[test]
fn bundles() {
    const TEXT: bool = true;
    const DRAWN: bool = false;
    #[rustfmt::skip]
    let table = [
        (assess("trees", Step::Intro),      Some(Bundle::Answer), DRAWN),
        (assess("trees", Step::Questions),  Some(Bundle::Answer), DRAWN),
        (assess("trees", Step::Review),     Some(Bundle::Answer), DRAWN),
        (assess("trees", Step::Result),     Some(Bundle::Look),   DRAWN),
        (assess("hours", Step::Intro),      Some(Bundle::Answer), DRAWN),
        (assess("hours", Step::Questions),  Some(Bundle::List),   DRAWN),
        (assess("hours", Step::Review),     Some(Bundle::List),   DRAWN),
        (assess("hours", Step::Result),     Some(Bundle::Look),   DRAWN),
        (Route::Page(Page::Me),             Some(Bundle::Look),   DRAWN),
        (Route::Page(Page::Share),          Some(Bundle::Look),   DRAWN),
        (Route::Page(Page::Home),           None,                 DRAWN),
        (Route::Page(Page::Assessments),    None,                 DRAWN),
        (Route::Page(Page::About),          None,                 DRAWN),
        (Route::Page(Page::Guides),         Some(Bundle::Read),   TEXT),
        (Route::Page(Page::Worksheets),     Some(Bundle::Read),   TEXT),
        (Route::Page(Page::Paths),          Some(Bundle::Read),   TEXT),
        (guide("woods"),                    Some(Bundle::Read),   TEXT),
        (path("seasons"),                   Some(Bundle::Read),   TEXT),
        (worksheet("felling"),              Some(Bundle::Read),   DRAWN),
        (Route::Missing,                    None,                 DRAWN),
    ];
    let catalogue = one_of_each();
    for (route, bundle, is_text) in &table {
        assert_eq!(route.bundle(&catalogue), *bundle, "{route:?}");
        assert_eq!(route.is_text(), *is_text, "{route:?}");
        // Without code nothing would come to life.
        assert!(bundle.is_some() || !is_text, "{route:?}");
    }
    // What is not published has no list to write.
    assert_eq!(assess("gone", Step::Questions).bundle(&catalogue), Some(Bundle::Answer));
    let published = Route::all(&catalogue);
    assert!(published.iter().all(|route| table.iter().any(|(known, ..)| known == route)), "the table has them all");
}

/// What a page with questions loads of the catalogue knows every step of every assessment, and where
/// its questions and its texts are.
#[test]
fn a_lean_catalogue_is_enough_for_answering() {
    let mut whole = one_of_each();
    let shelf = Bookshelf { title: "All".to_owned(), line: String::new(), guides: vec![GuideId::new("woods")] };
    whole.site.bookshelves.push(shelf);
    for card in &mut whole.assessments {
        (card.asks, card.data) = (format!("{}-asks.txt", card.id), format!("{}.txt", card.id));
        card.summary = "A sentence.".to_owned();
    }
    let lean = whole.lean();
    assert_eq!((&lean.site.key, &lean.site.name), (&whole.site.key, &whole.site.name));
    assert!(lean.guides.is_empty() && lean.worksheets.is_empty() && lean.paths.is_empty(), "nobody answers those");
    assert!(lean.site.bookshelves.is_empty());
    for card in &whole.assessments {
        let kept = lean.assessment(&card.id).expect("every assessment is there");
        assert_eq!((&kept.asks, &kept.data, kept.revision), (&card.asks, &card.data, card.revision));
        assert_eq!((&kept.title, kept.minutes, kept.questions), (&card.title, card.minutes, card.questions));
        for step in Step::ALL {
            let route = Route::Assessment(card.id.clone(), step);
            assert_eq!(route.bundle(&lean), route.bundle(&whole));
            assert_eq!(route.clone().published(&lean), route);
        }
    }
}

/// How people and hosts write a path does not matter as long as it is clear what is meant.
#[test]
fn paths_that_mean_the_same() {
    let table = [
        ("", Route::Page(Page::Home)),
        ("//", Route::Page(Page::Home)),
        ("/index.html", Route::Page(Page::Home)),
        ("/index.html/", Route::Page(Page::Home)),
        ("me", Route::Page(Page::Me)),
        ("/me", Route::Page(Page::Me)),
        ("//me//", Route::Page(Page::Me)),
        ("/me/index.html", Route::Page(Page::Me)),
        ("/assess/archetype", assess("archetype", Step::Intro)),
        ("/assess//archetype/result", assess("archetype", Step::Result)),
        ("/assess/archetype/result/index.html", assess("archetype", Step::Result)),
        ("/guides/archetypes/index.html", guide("archetypes")),
        ("/worksheets", Route::Page(Page::Worksheets)),
        ("/worksheets/strategy", worksheet("strategy")),
        ("//paths//new-manager/index.html", path("new-manager")),
    ];
    for (path, route) in table {
        assert_eq!(Route::parse(path), route, "{path}");
    }
}

#[test]
fn odd_paths_lead_nowhere() {
    let table = [
        "/nowhere/",
        "/404/",
        "/Me/",
        "/ME",
        "/Guides/archetypes/",
        "/guides/Archetypes/",
        "/assess/Archetype/",
        "/me.html",
        "/me/index.htm",
        "/me/INDEX.HTML",
        "/index.html/me/",
        "/index.html/index.html",
        "/me/more/",
        "/guides/a/b/",
        "/worksheets/a/b/",
        "/worksheets/A/",
        "/worksheet/a/",
        "/paths/a/b/",
        "/paths/../",
        "/path/a/",
        "/assess/a/b/",
        "/assess/a/questions/b/",
        "/assess/a/intro/",
        "/assess/a/Result/",
        "/.",
        "/..",
        "/../me/",
        "/me/../",
        "/guides/..",
        "/guides/../me/",
        "/assess/./result/",
        "/assess/../guides/a/",
        "/%2e",
        "/%2e%2e/me",
        "/guides/%2e%2e/",
        "/guides/a%2fb/",
        "/%6de/",
        "/me%20/",
        "/me /",
        "/ me/",
        "/guides/a b/",
        "/me;x=1/",
        "/me:80/",
        "/guides/é/",
        "/guides/a_b/",
        "/guides/a.b/",
        "/guides/-a/",
        "/me\\",
        "/me\0/",
        "/guides/12345678901234567890123456789012345678901/",
    ];
    for path in table {
        assert_eq!(Route::parse(path), Route::Missing, "{path}");
    }
}

#[test]
fn what_is_not_published_is_missing() {
    let catalogue = one_of_each();
    let table = [
        (assess("trees", Step::Review), true),
        (assess("woods", Step::Intro), false),
        (guide("woods"), true),
        (guide("trees"), false),
        (worksheet("felling"), true),
        (worksheet("seasons"), false),
        (path("seasons"), true),
        (path("felling"), false),
        (Route::Page(Page::Me), true),
        (Route::Missing, true),
    ];
    for (route, known) in table {
        let expected = if known { route.clone() } else { Route::Missing };
        assert_eq!(route.published(&catalogue), expected);
    }
}

#[test]
fn addresses() {
    let trees = AssessmentId::new("trees");
    let attempt = AttemptId::new("mi5k2a");
    let result = Address::attempt(&trees, Step::Result, &attempt);
    let compared = Address { other: Some(AttemptId::new("mi5j00")), ..result.clone() };
    #[rustfmt::skip]
    let table = [
        (Page::Home.into(), "/", "/"),
        (Page::Home.into(), "/sub/", "/sub/"),
        (result.clone(), "/", "/assess/trees/result/?a=mi5k2a"),
        (compared, "/sub/", "/sub/assess/trees/result/?a=mi5k2a&b=mi5j00"),
        (result.at(&QuestionId::new("q3")), "/", "/assess/trees/result/?a=mi5k2a&q=q3"),
        (Address::from(Page::Share).part("r=1.trees.3.AA"), "/a/b/", "/a/b/share/#r=1.trees.3.AA"),
        (Address::from(guide("woods")).part("paths"), "/", "/guides/woods/#paths"),
        (Address::sheet(&WorksheetId::new("felling"), &SheetId::new("mi5k2a")), "/a/", "/a/worksheets/felling/?d=mi5k2a"),
        (Address::from(path("seasons")), "/", "/paths/seasons/"),
    ];
    for (address, base, href) in table {
        assert_eq!(address.href(base), href);
    }
}

#[test]
fn paths_that_are_not_below_the_base() {
    let table = [
        ("/", "/me/", true),
        ("/", "", true),
        ("/sub/", "/sub/me/", true),
        ("/sub/", "/sub/", true),
        ("/sub/", "/sub", true),
        ("/sub/", "/subway/", false),
        ("/sub/", "/me/", false),
        ("/sub/", "/", false),
        ("/sub/", "", false),
        ("/sub/", "/Sub/me/", false),
        ("/", "me/", false),
    ];
    for (base, path, below) in table {
        assert_eq!(Address::parse(base, path, "", "").is_some(), below, "{base} {path}");
    }
}

#[test]
fn queries() {
    #[rustfmt::skip]
    let table = [
        ("",                          [None, None, None, None]),
        ("?",                         [None, None, None, None]),
        ("?a=x1&b=y2&q=z3&d=d4",      [Some("x1"), Some("y2"), Some("z3"), Some("d4")]),
        ("a=x1",                      [Some("x1"), None, None, None]),
        ("d=d4",                      [None, None, None, Some("d4")]),
        ("?q=z3&utm_source=a=b&a=x1", [Some("x1"), None, Some("z3"), None]),
        ("?a=",                       [None, None, None, None]),
        ("?a",                        [None, None, None, None]),
        ("?A=x1",                     [None, None, None, None]),
        ("?a=X1",                     [None, None, None, None]),
        ("?a=-x",                     [None, None, None, None]),
        ("?a=x%31",                   [None, None, None, None]),
        ("?a=../x&d=../x",            [None, None, None, None]),
        ("?a=<script>&b=x y&q=é&d=É", [None, None, None, None]),
        ("?a=X1&a=x1&a=x2&d=D&d=d4",  [Some("x1"), None, None, Some("d4")]),
        ("?aa=x1&ba=y2&dd=d4",        [None, None, None, None]),
        ("?a=12345678901234567890123456789012345678901", [None, None, None, None]),
    ];
    for (query, [a, b, q, d]) in table {
        let address = Address::parse("/", "/me/", query, "").expect("below the base");
        assert_eq!(address.attempt, a.map(AttemptId::new), "{query}");
        assert_eq!(address.other, b.map(AttemptId::new), "{query}");
        assert_eq!(address.question, q.map(QuestionId::new), "{query}");
        assert_eq!(address.sheet, d.map(SheetId::new), "{query}");
    }
}

#[test]
fn fragments() {
    let table =
        [("", None), ("#", None), ("#main", Some("main")), ("main", Some("main")), ("#r=1.a.b", Some("r=1.a.b"))];
    for (fragment, expected) in table {
        let address = Address::parse("/", "/", "", fragment).expect("below the base");
        assert_eq!(address.fragment.as_deref(), expected, "{fragment}");
    }
}

#[test]
fn ids() {
    let forty = "a".repeat(40);
    for sound in ["a", "0", "a-b", "a-", "tech-lead", "400-or-more", &forty] {
        assert!(is_id(sound), "{sound}");
    }
    let more = "a".repeat(41);
    for unsound in ["", "-", "-a", "A", "a b", "a_b", "a.b", "a/b", "é", "a\n", &more] {
        assert!(!is_id(unsound), "{unsound}");
    }
}
