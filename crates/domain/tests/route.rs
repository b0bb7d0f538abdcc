//! Addresses: every route has one path, and odd paths lead nowhere.

use proptest::prelude::*;
use std::collections::BTreeSet;
use waymark_domain::catalogue::{AssessmentCard, Catalogue, GuideCard, HistoryWords, Site};
use waymark_domain::ids::{AssessmentId, AttemptId, GuideId, QuestionId, is_id};
use waymark_domain::route::{Address, Bundle, Page, Route, Step};

fn catalogue(assessments: &[String], guides: &[String]) -> Catalogue {
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
    };
    Catalogue {
        site,
        assessments: assessments.iter().map(assessment).collect(),
        guides: guides.iter().map(guide).collect(),
    }
}

/// Ids, with the words of the site's own paths among them.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9][a-z0-9-]{0,39}",
        1 => prop::sample::select(vec!["assess", "guides", "questions", "review", "result", "me"])
            .prop_map(str::to_owned),
    ]
}

fn any_ids() -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(any_id(), 0..4).prop_map(|ids| ids.into_iter().collect())
}

fn any_route() -> impl Strategy<Value = Route> {
    prop_oneof![
        prop::sample::select(Page::ALL.to_vec()).prop_map(Route::Page),
        (any_id(), prop::sample::select(Step::ALL.to_vec()))
            .prop_map(|(id, step)| Route::Assessment(AssessmentId::new(id), step)),
        any_id().prop_map(|id| Route::Guide(GuideId::new(id))),
        Just(Route::Missing),
    ]
}

fn any_address() -> impl Strategy<Value = Address> {
    let id = || prop::option::of(any_id());
    let fragment = prop::option::of("[a-zA-Z0-9._=-]{1,30}");
    (any_route(), id(), id(), id(), fragment).prop_map(|(route, attempt, other, question, fragment)| Address {
        route,
        attempt: attempt.map(AttemptId::new),
        other: other.map(AttemptId::new),
        question: question.map(QuestionId::new),
        fragment,
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

proptest! {
    #[test]
    fn every_published_route_has_a_path_of_its_own_that_leads_back(assessments in any_ids(), guides in any_ids()) {
        let catalogue = catalogue(&assessments, &guides);
        let routes = Route::all(&catalogue);
        prop_assert_eq!(routes.len(), Page::ALL.len() + 4 * assessments.len() + guides.len() + 1);
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
        (Route::Page(Page::Me), "/me/"),
        (Route::Page(Page::Share), "/share/"),
        (Route::Page(Page::About), "/about/"),
        (assess("archetype", Step::Intro), "/assess/archetype/"),
        (assess("archetype", Step::Questions), "/assess/archetype/questions/"),
        (assess("archetype", Step::Review), "/assess/archetype/review/"),
        (assess("archetype", Step::Result), "/assess/archetype/result/"),
        (guide("archetypes"), "/guides/archetypes/"),
        (Route::Missing, "/404.html"),
    ];
    for (route, path) in table {
        assert_eq!(route.path(), path);
        assert_eq!(Route::parse(path), route, "{path}");
    }
}

/// Which code a page needs; the same for everybody, it needs none.
#[test]
fn bundles() {
    #[rustfmt::skip]
    let table = [
        (assess("trees", Step::Intro),      Some(Bundle::Answer)),
        (assess("trees", Step::Questions),  Some(Bundle::Answer)),
        (assess("trees", Step::Review),     Some(Bundle::Answer)),
        (assess("trees", Step::Result),     Some(Bundle::Look)),
        (assess("hours", Step::Intro),      Some(Bundle::Answer)),
        (assess("hours", Step::Questions),  Some(Bundle::List)),
        (assess("hours", Step::Review),     Some(Bundle::List)),
        (assess("hours", Step::Result),     Some(Bundle::Look)),
        (Route::Page(Page::Me),             Some(Bundle::Look)),
        (Route::Page(Page::Share),          Some(Bundle::Look)),
        (Route::Page(Page::Home),           None),
        (Route::Page(Page::Assessments),    None),
        (Route::Page(Page::Guides),         None),
        (Route::Page(Page::About),          None),
        (guide("woods"),                    None),
        (Route::Missing,                    None),
    ];
    let mut catalogue = catalogue(&["trees".to_owned(), "hours".to_owned()], &["woods".to_owned()]);
    catalogue.assessments[1].kind = "audit".to_owned();
    for (route, bundle) in &table {
        assert_eq!(route.bundle(&catalogue), *bundle, "{route:?}");
    }
    // What is not published has no list to write.
    assert_eq!(assess("gone", Step::Questions).bundle(&catalogue), Some(Bundle::Answer));
    let published = Route::all(&catalogue);
    assert!(published.iter().all(|route| table.iter().any(|(known, _)| known == route)), "the table has them all");
}

/// What a page with questions loads of the catalogue knows every step of every assessment, and where
/// its questions and its texts are.
#[test]
fn a_lean_catalogue_is_enough_for_answering() {
    let mut whole = catalogue(&["trees".to_owned(), "hours".to_owned()], &["woods".to_owned()]);
    whole.assessments[1].kind = "audit".to_owned();
    for card in &mut whole.assessments {
        (card.asks, card.data) = (format!("{}-asks.txt", card.id), format!("{}.txt", card.id));
        card.summary = "A sentence.".to_owned();
    }
    let lean = whole.lean();
    assert_eq!((&lean.site.key, &lean.site.name), (&whole.site.key, &whole.site.name));
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
    let catalogue = catalogue(&["trees".to_owned()], &["woods".to_owned()]);
    let table = [
        (assess("trees", Step::Review), true),
        (assess("woods", Step::Intro), false),
        (guide("woods"), true),
        (guide("trees"), false),
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
        ("",                          [None, None, None]),
        ("?",                         [None, None, None]),
        ("?a=x1&b=y2&q=z3",           [Some("x1"), Some("y2"), Some("z3")]),
        ("a=x1",                      [Some("x1"), None, None]),
        ("?q=z3&utm_source=a=b&a=x1", [Some("x1"), None, Some("z3")]),
        ("?a=",                       [None, None, None]),
        ("?a",                        [None, None, None]),
        ("?A=x1",                     [None, None, None]),
        ("?a=X1",                     [None, None, None]),
        ("?a=-x",                     [None, None, None]),
        ("?a=x%31",                   [None, None, None]),
        ("?a=../x",                   [None, None, None]),
        ("?a=<script>&b=x y&q=é",     [None, None, None]),
        ("?a=X1&a=x1&a=x2",           [Some("x1"), None, None]),
        ("?aa=x1&ba=y2",              [None, None, None]),
        ("?a=12345678901234567890123456789012345678901", [None, None, None]),
    ];
    for (query, [a, b, q]) in table {
        let address = Address::parse("/", "/me/", query, "").expect("below the base");
        assert_eq!(address.attempt, a.map(AttemptId::new), "{query}");
        assert_eq!(address.other, b.map(AttemptId::new), "{query}");
        assert_eq!(address.question, q.map(QuestionId::new), "{query}");
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
