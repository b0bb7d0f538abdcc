//! Small made-up content for every engine but the profile. Every text names what it belongs to.

use super::any_sheet_of;
use proptest::prelude::*;
use std::collections::BTreeMap;
use waymark_domain::advice::Advice;
use waymark_domain::assessment::{Assessment, Engine, Layout};
use waymark_domain::audit::{Act, Audit, GONE, HOURS, HourShare, NAME, PLACE, WorkClass, rating};
use waymark_domain::facets::{ANSWER, Facet, Facets, Item, Scale, Team};
use waymark_domain::form::{Form, Kind, List};
use waymark_domain::ids::{AssessmentId, DimensionId, LensId, OptionId, QuestionId, ThemeId};
use waymark_domain::incentives::{ClassText, Concern, Field, GUESS, Incentives, Level, OWN};
use waymark_domain::profile::Lens;
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::{Branch, Leaf, Node, Sorter, Tally, To};
use waymark_domain::stage::{NOT_YET, PARTLY, Shape, Stage, Stages, Statement, Step, YES};

/// The assessment `trees` in revision 3 with this engine, the only revision it knows.
pub(crate) fn around(engine: Engine) -> Assessment {
    Assessment {
        id: AssessmentId::new("trees"),
        title: "Tree finder".to_owned(),
        summary: "Finds trees.".to_owned(),
        minutes: (3, 5),
        revision: 3,
        opening: Vec::new(),
        method: Vec::new(),
        sources: Vec::new(),
        layouts: vec![layout(&engine, 3)],
        engine,
        quality: Vec::new(),
    }
}

/// How the answers to an engine's questions are packed.
pub(crate) fn layout(engine: &Engine, revision: u32) -> Layout {
    let form = engine.form();
    let of = |kind: Kind| {
        let asked = form.asked.iter().filter(|asked| asked.kind == kind);
        let packed = asked.map(|asked| (asked.id.clone(), asked.offers.iter().map(|o| o.id.clone()).collect()));
        packed.collect::<Vec<(QuestionId, Vec<OptionId>)>>()
    };
    let ids = |ids: Vec<&DimensionId>| ids.into_iter().map(ToString::to_string).collect();
    let (mut questions, mut context) = (of(Kind::Scored), of(Kind::Context));
    let dimensions = match engine {
        Engine::Profile(profile) => ids(profile.dimensions.iter().map(|dimension| &dimension.id).collect()),
        Engine::Stage(stages) => ids(stages.stages.iter().map(|stage| &stage.id).collect()),
        Engine::Facets(facets) => ids(facets.facets.iter().map(|facet| &facet.id).collect()),
        Engine::Sorter(sorter) => ids(sorter.leaves.iter().map(|leaf| &leaf.id).collect()),
        Engine::Map(map) => {
            context.extend(map.fields.iter().map(|field| (field.id.clone(), Vec::new())));
            Vec::new()
        }
        Engine::Audit(audit) => {
            let packed = |(_, asked): &(String, waymark_domain::form::Asked)| {
                (asked.id.clone(), asked.offers.iter().map(|offer| offer.id.clone()).collect())
            };
            questions = audit.list.ratings.iter().map(packed).collect();
            Vec::new()
        }
    };
    Layout {
        revision,
        lenses: form.lenses.iter().map(|lens| lens.id.to_string()).collect(),
        dimensions,
        questions,
        context,
    }
}

pub(crate) fn id(text: &str) -> DimensionId {
    DimensionId::new(text)
}

pub(crate) fn ask(text: &str) -> QuestionId {
    QuestionId::new(text)
}

pub(crate) fn opt(text: &str) -> OptionId {
    OptionId::new(text)
}

pub(crate) fn advice(of: &str) -> Advice {
    Advice {
        headline: format!("Headline of {of}."),
        means: format!("Meaning of {of}."),
        next: format!("Next for {of}."),
        avoid: format!("Avoid with {of}."),
        ..Advice::default()
    }
}

/// Marks through one lens: `i0 o3, i1 -`, where `-` is "not sure".
pub(crate) fn marks(text: &str) -> BTreeMap<QuestionId, Option<OptionId>> {
    let mark = |text: &str| {
        let (question, mark) = text.split_once(' ').expect("a question and a mark");
        (ask(question), (mark != "-").then(|| opt(mark)))
    };
    text.split(", ").filter(|text| !text.is_empty()).map(mark).collect()
}

/// A sheet of an engine with a single lens.
pub(crate) fn answers(text: &str) -> Sheet {
    Sheet { lenses: BTreeMap::from([(LensId::new(ANSWER), marks(text))]), ..Sheet::default() }
}

// ---------------------------------------------------------------- facets

/// A question of a facets engine: which facet, how many options, and whether it is reversed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks(pub(crate) usize, pub(crate) usize, pub(crate) bool);

/// Facets `f0`, `f1`, …; questions `i0`, `i1`, …; options `o0`, least, `o1`, ….
pub(crate) fn facets(facets: usize, asks: &[Asks]) -> Facets {
    let facet = |number: usize| Facet {
        id: id(&format!("f{number}")),
        name: format!("Facet {number}"),
        tagline: format!("Tagline of f{number}."),
        low: format!("Low f{number}."),
        action: format!("Action for f{number}."),
        avoid: format!("Avoid for f{number}."),
        high: format!("High f{number}."),
        read: Vec::new(),
        sources: Vec::new(),
    };
    let scale = |size: usize| Scale {
        id: format!("scale-{size}"),
        options: (0..size).map(|place| (opt(&format!("o{place}")), format!("Level {place} of {size}"))).collect(),
    };
    let item = |(number, Asks(facet, size, reverse)): (usize, &Asks)| Item {
        id: ask(&format!("i{number}")),
        facet: id(&format!("f{facet}")),
        scale: format!("scale-{size}"),
        prompt: format!("Behaviour i{number}."),
        reverse: *reverse,
        team: String::new(),
        ideas: Vec::new(),
    };
    let lowest = Advice { headline: "Lowest are {first} and {second}.".to_owned(), ..advice("lowest") };
    Facets {
        window: "In the last month".to_owned(),
        scales: (2..=6).map(scale).collect(),
        facets: (0..facets).map(facet).collect(),
        questions: asks.iter().enumerate().map(item).collect(),
        lowest,
        even: advice("even"),
        strong: advice("strong"),
        thin: advice("thin"),
        team: Some(Team { title: "Ask your team".to_owned(), text: "How to ask.".to_owned() }),
        noise_points: 7,
        even_points: 10,
    }
}

/// Three facets of three questions each; the second of each facet is reversed and has four options.
pub(crate) fn nine() -> Facets {
    let asks: Vec<Asks> = (0..9)
        .map(|number| if number % 3 == 1 { Asks(number / 3, 4, true) } else { Asks(number / 3, 5, false) })
        .collect();
    facets(3, &asks)
}

/// Every size a content file may have.
pub(crate) fn any_facets() -> impl Strategy<Value = Facets> {
    let per =
        |facet: usize| prop::collection::vec((2..=5_usize, any::<bool>()), 3..=6).prop_map(move |asks| (facet, asks));
    let all = (2..=7_usize).prop_flat_map(move |number| (0..number).map(per).collect::<Vec<_>>());
    all.prop_map(|of| {
        let asks: Vec<Asks> = of
            .iter()
            .flat_map(|(facet, asks)| asks.iter().map(|(size, reverse)| Asks(*facet, *size, *reverse)))
            .collect();
        facets(of.len(), &asks)
    })
}

// ---------------------------------------------------------------- stages

/// A statement: evidence for which stage, of which step, and whether it is the reader's own to change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Says(pub(crate) usize, pub(crate) Option<usize>, pub(crate) bool);

/// Stages `s0` (the inmost), `s1`, …; steps `t0`, …; statements `e0`, `e1`, ….
pub(crate) fn stages(stages: usize, steps: usize, says: &[Says]) -> Stages {
    let stage = |number: usize| Stage {
        id: id(&format!("s{number}")),
        name: format!("Stage {number}"),
        tagline: format!("Tagline of s{number}."),
        told: advice(&format!("s{number}")),
    };
    let step = |number: usize| Step {
        id: ThemeId::new(format!("t{number}")),
        name: format!("Step {number}"),
        stalls: format!("Stalls at t{number}."),
    };
    let statement = |(number, Says(stage, step, yours)): (usize, &Says)| Statement {
        id: ask(&format!("e{number}")),
        stage: id(&format!("s{stage}")),
        step: step.map(|step| ThemeId::new(format!("t{step}"))),
        prompt: format!("Statement e{number}."),
        yours: *yours,
        missing: format!("How to get e{number}."),
        ideas: Vec::new(),
    };
    Stages {
        window: "In the last six months".to_owned(),
        shape: Shape::Circles,
        answers: [(YES, "Yes"), (PARTLY, "Partly"), (NOT_YET, "Not yet")]
            .map(|(id, text)| (opt(id), text.to_owned()))
            .to_vec(),
        stages: (0..stages).map(stage).collect(),
        steps: (0..steps).map(step).collect(),
        questions: says.iter().enumerate().map(statement).collect(),
        start: advice("start"),
        exposure: advice("exposure"),
        thin: advice("thin"),
    }
}

/// Three stages of three statements. The first of each stage belongs to step 0 and is the reader's
/// own, the second to step 1; the third belongs to no step.
pub(crate) fn circles() -> Stages {
    let says: Vec<Says> =
        (0..9).map(|number| Says(number / 3, [Some(0), Some(1), None][number % 3], number % 3 == 0)).collect();
    stages(3, 2, &says)
}

/// Every size a content file may have.
pub(crate) fn any_stages() -> impl Strategy<Value = Stages> {
    let per = |stage: usize| {
        let says = (prop::option::of(0..3_usize), any::<bool>());
        prop::collection::vec(says, 3..=5).prop_map(move |says| (stage, says))
    };
    let all = (2..=6_usize).prop_flat_map(move |number| (0..number).map(per).collect::<Vec<_>>());
    all.prop_map(|of| {
        let says: Vec<Says> =
            of.iter().flat_map(|(stage, says)| says.iter().map(|(step, yours)| Says(*stage, *step, *yours))).collect();
        stages(of.len(), 3, &says)
    })
}

// ---------------------------------------------------------------- sorters

/// `?size` is a question, `!do` a leaf.
fn to(text: &str) -> To {
    match text.split_at(1) {
        ("?", question) => To::Question(ask(question)),
        (_, leaf) => To::Leaf(id(leaf)),
    }
}

/// A question of a tree: its id, its options with where they lead, and where "not sure" leads.
pub(crate) type Fork<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

pub(crate) fn tree(questions: &[Fork<'_>]) -> Sorter {
    let branch = |question: &str, (option, leads): &(&str, &str)| Branch {
        id: opt(option),
        text: format!("{question} is {option}"),
        to: to(leads),
    };
    let node = |(question, options, unsure): &Fork<'_>| Node {
        id: ask(question),
        prompt: format!("What is {question}?"),
        options: options.iter().map(|option| branch(question, option)).collect(),
        unsure: to(unsure),
        ideas: Vec::new(),
    };
    let questions: Vec<Node> = questions.iter().map(node).collect();
    let mut names: Vec<DimensionId> = Vec::new();
    for node in &questions {
        for to in node.options.iter().map(|branch| &branch.to).chain([&node.unsure]) {
            if let To::Leaf(leaf) = to
                && !names.contains(leaf)
            {
                names.push(leaf.clone());
            }
        }
    }
    let leaf = |leaf: DimensionId| Leaf {
        name: format!("Leaf {leaf}"),
        script: format!("Script of {leaf}."),
        told: advice(leaf.as_str()),
        id: leaf,
    };
    Sorter { questions, leaves: names.into_iter().map(leaf).collect(), tally: None }
}

/// A tree of three questions.
pub(crate) fn sorter() -> Sorter {
    tree(&[
        ("mine", &[("yes", "?size"), ("no", "!decline")], "?size"),
        ("size", &[("small", "!do"), ("big", "?who")], "!ask"),
        ("who", &[("me", "!do"), ("other", "!pass"), ("nobody", "!drop")], "!ask"),
    ])
}

pub(crate) fn tally() -> Tally {
    Tally {
        ask: "Who asked?".to_owned(),
        leaves: vec![id("do")],
        days: 90,
        first: "First for {name}.".to_owned(),
        second: "Second for {name}.".to_owned(),
        third: "{count} for {name}.".to_owned(),
    }
}

/// Trees of up to eight questions, each answer leading further down or to a leaf.
pub(crate) fn any_sorter() -> impl Strategy<Value = Sorter> {
    // Numbers that are beyond the questions are leaves.
    let leads = prop::collection::vec(0..14_usize, 3..=5);
    (prop::collection::vec(leads, 1..=8), any::<bool>()).prop_map(|(questions, counts)| {
        let ids: Vec<String> = (0..questions.len()).map(|number| format!("n{number}")).collect();
        let names = ["a", "b", "c", "d"];
        let lead = |from: usize, to: usize| match from + 1 + to {
            place if place < questions.len() => format!("?n{place}"),
            place => format!("!leaf-{}", place % 3),
        };
        let texts: Vec<(Vec<String>, String)> = questions
            .iter()
            .enumerate()
            .map(|(from, leads)| {
                let mut all: Vec<String> = leads.iter().map(|to| lead(from, *to)).collect();
                let unsure = all.pop().expect("three at least");
                (all, unsure)
            })
            .collect();
        let options: Vec<Vec<(&str, &str)>> =
            texts.iter().map(|(all, _)| names.into_iter().zip(all.iter().map(String::as_str)).collect()).collect();
        let plain: Vec<Fork<'_>> = ids
            .iter()
            .zip(&options)
            .zip(&texts)
            .map(|((id, options), (_, unsure))| (id.as_str(), options.as_slice(), unsure.as_str()))
            .collect();
        Sorter { tally: counts.then(tally), ..tree(&plain) }
    })
}

// ---------------------------------------------------------------- maps

/// The ids of the levels, by weight from -1.
pub(crate) const LEVELS: [&str; 5] = ["against", "not", "little", "some", "strongly"];

/// Concerns `c0`, `c1`, …; roles `em` and `pm`; a field before the result and one on its page.
pub(crate) fn incentives(concerns: usize) -> Incentives {
    let lens = |id: &str, short: &str| Lens {
        id: LensId::new(id),
        short: short.to_owned(),
        ask: format!("How it is for {id}"),
    };
    let concern = |number: usize| Concern {
        id: ask(&format!("c{number}")),
        name: format!("Concern {number}"),
        prompt: format!("The matter of c{number}."),
        ideas: Vec::new(),
    };
    let field = |id: &str, at_result: bool| Field {
        id: ask(id),
        at_result,
        title: format!("Title of {id}"),
        prompt: format!("What about {id}?"),
        help: format!("Help with {id}."),
        ideas: Vec::new(),
    };
    let text = |name: &str| ClassText { name: format!("Class {name}"), means: format!("Meaning of class {name}.") };
    let weights = LEVELS.into_iter().zip(-1_i8..);
    Incentives {
        own: lens(OWN, "Me"),
        guess: lens(GUESS, "My guess"),
        role_prompts: ("My role?".to_owned(), "Their role?".to_owned()),
        roles: [("em", "Manager"), ("pm", "Product")].map(|(id, name)| (opt(id), name.to_owned())).to_vec(),
        scale: weights.map(|(id, weight)| Level { id: opt(id), text: format!("Level {id}"), weight }).collect(),
        concerns: (0..concerns).map(concern).collect(),
        fields: vec![field("hidden", false), field("plan", true)],
        classes: ["shared", "apart", "mine", "theirs", "low"].map(text).to_vec(),
        misread: text("misread"),
        misaligned: advice("misaligned"),
        misunderstood: advice("misunderstood"),
        both: advice("both"),
        little: advice("little"),
        thin: advice("thin"),
        script: vec!["Begin.".to_owned(), "End.".to_owned()],
        script_ideas: Vec::new(),
    }
}

/// The level with this weight.
pub(crate) fn level(weight: i8) -> OptionId {
    opt(LEVELS[usize::try_from(weight + 1).expect("from -1")])
}

/// One side of a map: own weights and guesses from the first concern on; `None` is not rated.
pub(crate) fn side(own: &[Option<i8>], guess: &[Option<i8>]) -> Sheet {
    let lens = |id: &str, weights: &[Option<i8>]| {
        let rated = weights.iter().enumerate().filter_map(|(number, weight)| Some((number, (*weight)?)));
        let marks = rated.map(|(number, weight)| (ask(&format!("c{number}")), Some(level(weight))));
        (LensId::new(id), marks.collect::<BTreeMap<_, _>>())
    };
    Sheet { lenses: BTreeMap::from([lens(OWN, own), lens(GUESS, guess)]), ..Sheet::default() }
}

// ---------------------------------------------------------------- audits

/// Conditions that a piece has to meet, all of them.
type All = Vec<(QuestionId, Vec<OptionId>)>;

/// Ratings `gain` (low, some, high), `effort` (small, big) and `seen` (no, yes).
pub(crate) fn audit() -> Audit {
    let rate = |id: &str, options: &[&str]| {
        let options: Vec<(OptionId, String)> = options.iter().map(|o| (opt(o), format!("{id} {o}"))).collect();
        (format!("Short {id}"), rating(&ask(id), &format!("How much {id}?"), &options))
    };
    let when = |all: &[(&str, &[&str])]| -> All {
        all.iter().map(|(rating, options)| (ask(rating), options.iter().map(|option| opt(option)).collect())).collect()
    };
    let class = |name: &str, act: Act, rules: Vec<All>| WorkClass {
        id: id(name),
        name: format!("Class {name}"),
        act,
        when: rules,
        reason: format!("Reason of {name}."),
        told: advice(name),
    };
    let share = |rating: &str| HourShare {
        id: id(rating),
        title: format!("Hours by {rating}"),
        rating: ask(rating),
        means: format!("Meaning of {rating}."),
        ideas: Vec::new(),
    };
    Audit {
        list: List {
            least: 3,
            most: 12,
            window: "In a usual week".to_owned(),
            name: "Name".to_owned(),
            hours: "Hours".to_owned(),
            hint: "Such as reviews".to_owned(),
            ratings: vec![
                rate("gain", &["low", "some", "high"]),
                rate("effort", &["small", "big"]),
                rate("seen", &["no", "yes"]),
            ],
        },
        rating_ideas: vec![Vec::new(); 3],
        across: ask("effort"),
        up: ask("gain"),
        ring: ask("seen"),
        classes: vec![
            class("snack", Act::Stop, vec![when(&[("gain", &["low"]), ("effort", &["small"])])]),
            class(
                "worth",
                Act::Keep,
                vec![
                    when(&[("gain", &["some", "high"]), ("effort", &["big"])]),
                    when(&[("gain", &["high"]), ("seen", &["yes"])]),
                ],
            ),
            class("quick", Act::Finish, vec![when(&[("gain", &["high"])])]),
            class("rest", Act::HandOver, Vec::new()),
        ],
        shares: vec![share("effort"), share("seen")],
        thin: advice("thin"),
    }
}

/// A piece as a table writes it: id, name, hours, place, whether it is gone, and its ratings.
pub(crate) type Row<'a> = (&'a str, &'a str, &'a str, &'a str, bool, &'a str);

/// A sheet with these pieces. What is empty was not written.
pub(crate) fn list(rows: &[Row<'_>]) -> Sheet {
    let mut sheet = Sheet::default();
    for (piece, name, hours, place, gone, ratings) in rows {
        let written = [(NAME, *name), (HOURS, *hours), (PLACE, *place), (GONE, if *gone { "yes" } else { "" })];
        let written = written.into_iter().filter(|(_, words)| !words.is_empty());
        let words: BTreeMap<QuestionId, String> = written.map(|(of, words)| (ask(of), words.to_owned())).collect();
        sheet.words.insert(LensId::new(*piece), words);
        sheet.lenses.insert(LensId::new(*piece), marks(ratings));
    }
    sheet
}

/// Up to twelve pieces with hours up to 20 and any ratings.
pub(crate) fn any_list() -> impl Strategy<Value = Sheet> {
    let one = |id: &'static str, options: &'static [&'static str]| {
        let mark = prop::option::weighted(0.9, prop::option::weighted(0.85, prop::sample::select(options)));
        mark.prop_map(move |mark| mark.map(|mark| (ask(id), mark.map(opt))))
    };
    let ratings =
        (one("gain", &["low", "some", "high"]), one("effort", &["small", "big"]), one("seen", &["no", "yes"]));
    let piece = (0..=40_u16, "[a-zé☂ ]{0,6}[a-zé☂]", any::<bool>(), ratings);
    prop::collection::vec(piece, 0..=12).prop_map(|pieces| {
        let mut sheet = Sheet::default();
        for (number, (halves, name, last, (gain, effort, seen))) in pieces.into_iter().enumerate() {
            // Their ids are in another order than their places.
            let piece = LensId::new(format!("{}{number}", if last { "z" } else { "a" }));
            let half = if halves % 2 == 1 { ".5" } else { "" };
            let written = [(NAME, name), (HOURS, format!("{}{half}", halves / 2)), (PLACE, number.to_string())];
            sheet.words.insert(piece.clone(), written.into_iter().map(|(of, words)| (ask(of), words)).collect());
            sheet.lenses.insert(piece, [gain, effort, seen].into_iter().flatten().collect());
        }
        sheet
    })
}

// ---------------------------------------------------------------- all of them

/// One small assessment for each engine but the profile.
pub(crate) fn one_of_each() -> Vec<Assessment> {
    let sorter = Sorter { tally: Some(tally()), ..sorter() };
    let engines = [
        Engine::Facets(nine()),
        Engine::Stage(circles()),
        Engine::Sorter(sorter),
        Engine::Map(incentives(12)),
        Engine::Audit(audit()),
    ];
    engines.map(around).to_vec()
}

/// An assessment with a form, of any engine but the profile, and a sheet of answers to it.
pub(crate) fn any_answered() -> impl Strategy<Value = (Assessment, Sheet)> {
    let engine = prop_oneof![
        any_facets().prop_map(Engine::Facets),
        any_stages().prop_map(Engine::Stage),
        any_sorter().prop_map(Engine::Sorter),
        (8..=14_usize).prop_map(|concerns| Engine::Map(incentives(concerns))),
    ];
    engine.prop_flat_map(|engine| {
        let sheet = any_sheet_of(layout(&engine, 3));
        (Just(around(engine)), sheet)
    })
}

/// The form of an engine.
pub(crate) fn form(engine: Engine) -> Form {
    around(engine).engine.form()
}
