//! Short decision trees: every answer leads on, and where they end is the result.

mod support;

use proptest::prelude::*;
use std::collections::BTreeMap;
use support::any_sheet_of;
use support::small::{Fork, answers, any_sorter, around, ask, form, id, layout, opt, sorter, tally, tree};
use waymark_domain::assessment::{Engine, UNANSWERED};
use waymark_domain::attempt::{Part, WORDS};
use waymark_domain::facets::ANSWER;
use waymark_domain::form::Kind;
use waymark_domain::ids::{AssessmentId, AttemptId, DimensionId, LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;
use waymark_domain::sorter::{ASKER, Node, Sorter, SorterScore, To};

/// `mine yes, size -`
fn way(score: &SorterScore) -> String {
    let mark = |(question, mark): &(QuestionId, Option<OptionId>)| {
        format!("{question} {}", mark.as_ref().map_or("-", |mark| mark.as_str()))
    };
    score.way.iter().map(mark).collect::<Vec<_>>().join(", ")
}

fn leaf(score: &SorterScore) -> &str {
    score.leaf.as_ref().map_or("", |leaf| leaf.as_str())
}

/// An attempt with the marks of a sheet.
fn attempt(sheet: &Sheet) -> Part {
    let mut part = Part::begin(AttemptId::new("a1"), AssessmentId::new("trees"), 3, 0);
    for (lens, marks) in &sheet.lenses {
        marks.iter().for_each(|(question, mark)| part.mark(lens, question, mark.clone(), 1));
    }
    part
}

fn any_answered() -> impl Strategy<Value = (Sorter, Sheet)> {
    any_sorter().prop_flat_map(|sorter| {
        let sheet = any_sheet_of(layout(&Engine::Sorter(sorter.clone()), 3));
        (Just(sorter), sheet)
    })
}

/// A sorter and a mark, "not sure" among them, on every question.
fn any_marked() -> impl Strategy<Value = (Sorter, Sheet)> {
    (any_sorter(), prop::collection::vec(any::<prop::sample::Index>(), 8)).prop_map(|(sorter, which)| {
        let mark = |(node, which): (&Node, &prop::sample::Index)| {
            let options: Vec<Option<OptionId>> =
                node.options.iter().map(|branch| Some(branch.id.clone())).chain([None]).collect();
            (node.id.clone(), which.get(&options).clone())
        };
        let marks = sorter.questions.iter().zip(&which).map(mark).collect();
        let sheet = Sheet { lenses: BTreeMap::from([(LensId::new(ANSWER), marks)]), ..Sheet::default() };
        (sorter, sheet)
    })
}

fn marks_in(sheet: &mut Sheet) -> &mut BTreeMap<QuestionId, Option<OptionId>> {
    sheet.lenses.entry(LensId::new(ANSWER)).or_default()
}

/// Where a mark on a node leads.
fn leads<'a>(node: &'a Node, mark: Option<&OptionId>) -> &'a To {
    let branch = node.options.iter().find(|branch| Some(&branch.id) == mark);
    branch.map_or(&node.unsure, |branch| &branch.to)
}

/// What is answered, the way that it makes, and the leaf.
#[test]
fn ways() {
    #[rustfmt::skip]
    let table = [
        ("mine no",                          "mine no",                       "decline"),
        ("mine yes, size small",             "mine yes, size small",          "do"),
        ("mine yes, size big, who me",       "mine yes, size big, who me",    "do"),
        ("mine yes, size big, who other",    "mine yes, size big, who other", "pass"),
        ("mine yes, size big, who nobody",   "mine yes, size big, who nobody", "drop"),
        // "Not sure" leads on, too.
        ("mine -, size small",               "mine -, size small",            "do"),
        ("mine -, size -",                   "mine -, size -",                "ask"),
        ("mine yes, size big, who -",        "mine yes, size big, who -",     "ask"),
        // What was never answered does not.
        ("",                                 "",                              ""),
        ("mine yes",                         "mine yes",                      ""),
        ("mine yes, size big",               "mine yes, size big",            ""),
        ("size small, who me",               "",                              ""),
        ("mine yes, who me",                 "mine yes",                      ""),
        // What lies off the way does not matter.
        ("mine no, size big, who me",        "mine no",                       "decline"),
        ("mine yes, size small, who -",      "mine yes, size small",          "do"),
        ("mine no, gone yes",                "mine no",                       "decline"),
        // An option that is gone is not sure which.
        ("mine maybe, size small",           "mine maybe, size small",        "do"),
        ("mine maybe, size tiny",            "mine maybe, size tiny",         "ask"),
    ];
    for (marks, expected, at) in table {
        let score = sorter().score(&answers(marks));
        assert_eq!((way(&score).as_str(), leaf(&score)), (expected, at), "{marks}");
    }
}

#[test]
fn every_leaf_of_the_table_has_its_words() {
    let engine = around(Engine::Sorter(sorter()));
    let table = [
        ("mine no", "Headline of decline.", "leaf", "decline"),
        ("mine yes, size small", "Headline of do.", "leaf", "do"),
        ("mine -, size -", "Headline of ask.", "leaf", "ask"),
        ("mine yes, size big, who other", "Headline of pass.", "leaf", "pass"),
        ("mine yes, size big, who nobody", "Headline of drop.", "leaf", "drop"),
        ("mine yes", UNANSWERED, "thin", ""),
    ];
    for (marks, headline, outcome, lead) in table {
        let scored = engine.score(&answers(marks), &[]);
        assert_eq!(engine.headline(&scored), headline);
        let [reading] = &scored.readings()[..] else { unreachable!("one result") };
        assert_eq!((reading.series.as_str(), reading.outcome.as_str()), (ANSWER, outcome));
        assert_eq!((reading.leads.join(" ").as_str(), reading.figures.len()), (lead, 0));
    }
    assert_eq!(sorter().leaves.len(), 5, "the table has them all");
}

/// What somebody would get who gave another answer to one question, and no further one followed.
#[test]
fn what_would_change_the_result() {
    #[rustfmt::skip]
    let table = [
        ("mine no",                        ""), // the other answer leads to a question
        ("mine yes, size small",           "mine no decline"),
        ("mine yes, size big, who me",     "mine no decline, who other pass, who nobody drop"), // size small is `do` as well
        ("mine yes, size big, who other",  "mine no decline, size small do, who me do, who nobody drop"),
        ("mine -, size -",                 "mine no decline, size small do"),
        ("mine yes, size big, who -",      "mine no decline, size small do, who me do, who other pass, who nobody drop"),
        ("mine yes, size big",             "mine no decline, size small do"),
        ("mine maybe, size small",         "mine no decline"),
        ("",                               ""),
    ];
    for (marks, expected) in table {
        let sorter = sorter();
        let score = sorter.score(&answers(marks));
        let turns = sorter.turns(&score);
        let told: Vec<String> =
            turns.iter().map(|(node, branch, leaf)| format!("{} {} {}", node.id, branch.id, leaf.id)).collect();
        assert_eq!(told.join(", "), expected, "{marks}");
    }
}

/// Content cannot lead in circles; what an older revision left behind must not either.
#[test]
fn circles_end() {
    #[rustfmt::skip]
    let table = [
        ("itself",      tree(&[("a", &[("x", "?a"), ("y", "!done")], "?a")]),                                     1),
        ("two",         tree(&[("a", &[("x", "?b"), ("y", "!done")], "?b"), ("b", &[("x", "?a")], "?a")]),        2),
        ("a short one", tree(&[("a", &[("x", "?b")], "?b"), ("b", &[("x", "?b")], "?b"), ("c", &[("x", "!done")], "!done")]), 3),
    ];
    for (case, sorter, most) in table {
        for mark in ["x", "-"] {
            let marks = ["a", "b", "c"].map(|question| format!("{question} {mark}")).join(", ");
            let sheet = answers(&marks);
            let score = sorter.score(&sheet);
            assert_eq!((score.leaf.is_none(), score.way.len()), (true, most), "{case}");
            let form = form(Engine::Sorter(sorter.clone()));
            assert!(form.way(Some(&attempt(&sheet))).len() <= most, "{case}");
            assert!(sorter.longest() > 0, "{case}: it can still be reported");
        }
    }
}

/// The content check finds these; until then they lead nowhere.
#[test]
fn ways_to_what_is_not_there() {
    let sorter = tree(&[("a", &[("x", "?gone"), ("y", "!done")], "?gone")]);
    let score = sorter.score(&answers("a x"));
    assert_eq!((way(&score).as_str(), leaf(&score)), ("a x", ""));
    let form = form(Engine::Sorter(sorter));
    assert_eq!(form.way(Some(&attempt(&answers("a x")))).len(), 1);
    let empty = Sorter { questions: Vec::new(), leaves: Vec::new(), tally: None };
    assert_eq!((empty.score(&answers("a x")).leaf, empty.longest()), (None, 0));
    let mut leafless = sorter_without_leaves();
    let score = leafless.score(&answers("mine no"));
    assert_eq!(leafless.turns(&leafless.score(&answers("mine yes, size small"))), []);
    let engine = around(Engine::Sorter(std::mem::replace(&mut leafless, empty)));
    assert_eq!(engine.headline(&waymark_domain::assessment::Scored::Sorter(score)), UNANSWERED);
}

fn sorter_without_leaves() -> Sorter {
    Sorter { leaves: Vec::new(), ..sorter() }
}

#[test]
fn the_longest_way() {
    #[rustfmt::skip]
    let table = [
        (sorter(), 3),
        (tree(&[("a", &[("x", "!done")], "!done")]), 1),
        // Only "not sure" leads further.
        (tree(&[("a", &[("x", "!done")], "?b"), ("b", &[("x", "!done")], "!done")]), 2),
        // A shorter way and a longer one to the same question.
        (tree(&[("a", &[("x", "?b"), ("y", "?c")], "!done"), ("b", &[("x", "?c")], "!done"), ("c", &[("x", "!done")], "!done")]), 3),
        // A question that nothing leads to.
        (tree(&[("a", &[("x", "!done")], "!done"), ("b", &[("x", "!done")], "!done")]), 1),
    ];
    for (sorter, longest) in table {
        assert_eq!(sorter.longest(), longest);
        assert_eq!(usize::from(form(Engine::Sorter(sorter.clone())).longest), longest);
        let counted = Sorter { tally: Some(tally()), ..sorter };
        assert_eq!(counted.longest(), longest + 1, "the name is asked for as well");
    }
}

/// Ways double with every question; they are not followed one by one.
#[test]
fn long_trees_and_long_circles() {
    let ids: Vec<String> = (0..=40).map(|number| format!("n{number}")).collect();
    for end in ["!done", "?n0"] {
        let next: Vec<String> = ids.iter().skip(1).map(|id| format!("?{id}")).chain([end.to_owned()]).collect();
        let options: Vec<[(&str, &str); 3]> =
            next.iter().map(|next| ["x", "y", "z"].map(|option| (option, next.as_str()))).collect();
        let rows = ids.iter().zip(&options).zip(&next);
        let rows: Vec<Fork<'_>> =
            rows.map(|((id, options), next)| (id.as_str(), options.as_slice(), next.as_str())).collect();
        assert_eq!(tree(&rows).longest(), 41, "{end}");
    }
}

/// The name of whoever asked is a question of its own, before the tree; no answer hangs on it.
#[test]
fn the_name_of_whoever_asked() {
    let counted = Sorter { tally: Some(tally()), ..sorter() };
    let form = form(Engine::Sorter(counted.clone()));
    let first = &form.asked[0];
    assert_eq!((first.id.as_str(), first.kind, first.prompt.as_str()), (ASKER, Kind::Words, "Who asked?"));
    assert_eq!(form.lenses_of(first), [LensId::new(WORDS)]);
    assert_eq!(form.asked.len(), 4);

    let mut part = attempt(&answers("mine yes"));
    let ids = |part: &Part| form.way(Some(part)).iter().map(|asked| asked.id.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(ids(&part), format!("{ASKER} mine size"), "whether it was answered or not");
    assert!(!form.is_marked(&part, first));
    for (written, name) in [("Ana", Some("Ana")), ("  Zoë \n", Some("Zoë")), ("   ", None), ("", None)] {
        part.write(&LensId::new(WORDS), &ask(ASKER), written.to_owned(), 5);
        assert_eq!(Sorter::asker(&part.sheet()), name, "{written}");
        assert!(form.is_marked(&part, first), "left empty is answered");
        assert_eq!(ids(&part), format!("{ASKER} mine size"));
        assert_eq!(way(&counted.score(&part.sheet())), "mine yes");
    }
    assert_eq!(Sorter::asker(&Sheet::default()), None);
}

/// A tree may well ask who is asking.
#[test]
fn a_question_called_asker_is_not_the_name() {
    let asker =
        tree(&[("asker", &[("boss", "!do"), ("other", "?size")], "?size"), ("size", &[("small", "!do")], "!ask")]);
    let counted = Sorter { tally: Some(tally()), ..asker };
    let form = form(Engine::Sorter(counted));
    let offers: Vec<usize> = form.asked.iter().map(|asked| form.shown(asked, 7).len()).collect();
    assert_eq!(offers, [0, 2, 1]);
    let way = form.way(Some(&attempt(&answers("asker boss"))));
    assert_eq!(way.len(), 2, "the boss ends it");
}

#[test]
fn the_form_keeps_the_order_of_answers() {
    let form = form(Engine::Sorter(sorter()));
    assert_eq!((form.shuffled, form.longest, form.noun.as_str()), (false, 3, "question"));
    for (node, asked) in sorter().questions.iter().zip(&form.asked) {
        let own: Vec<&OptionId> = node.options.iter().map(|branch| &branch.id).collect();
        for seed in 0..20 {
            assert_eq!(form.shown(asked, seed).iter().map(|offer| &offer.id).collect::<Vec<_>>(), own);
        }
    }
}

proptest! {
    #[test]
    fn every_mark_leads_on((sorter, sheet) in any_marked()) {
        let score = sorter.score(&sheet);
        prop_assert!(score.leaf.is_some() && !score.way.is_empty());
        let nodes: Vec<&Node> = score.way.iter().map(|(id, _)| sorter.node(id).expect("it is asked")).collect();
        prop_assert_eq!(&nodes[0].id, &sorter.questions[0].id);
        for (place, (node, (_, mark))) in nodes.iter().zip(&score.way).enumerate() {
            let to = match nodes.get(place + 1) {
                Some(next) => To::Question(next.id.clone()),
                None => To::Leaf(score.leaf.clone().expect("there is one")),
            };
            prop_assert_eq!(leads(node, mark.as_ref()), &to);
            prop_assert_eq!(sheet.lenses[&LensId::new(ANSWER)].get(&node.id), Some(mark));
        }
        prop_assert!(score.way.len() <= sorter.longest());
    }

    #[test]
    fn what_is_not_answered_leads_nowhere((sorter, sheet) in any_marked(), which: prop::sample::Index) {
        let whole = sorter.score(&sheet);
        let place = which.index(whole.way.len());
        let mut less = sheet;
        marks_in(&mut less).remove(&whole.way[place].0);
        let cut = sorter.score(&less);
        prop_assert_eq!((cut.leaf, &cut.way[..]), (None, &whole.way[..place]));
    }

    #[test]
    fn what_lies_off_the_way_does_not_matter((sorter, sheet) in any_marked(), other in any_marked()) {
        let score = sorter.score(&sheet);
        let on_way = |question: &QuestionId| score.way.iter().any(|(id, _)| id == question);
        let mut more = sheet;
        for (question, mark) in &other.1.lenses[&LensId::new(ANSWER)] {
            if !on_way(question) {
                marks_in(&mut more).insert(question.clone(), mark.clone());
            }
        }
        marks_in(&mut more).retain(|question, _| on_way(question) || question.as_str() != "n3");
        prop_assert_eq!(sorter.score(&more), score);
    }

    /// The pages go by the form, the result by the engine: they must go the same way.
    #[test]
    fn the_form_goes_the_engines_way((sorter, sheet) in any_answered()) {
        let form = around(Engine::Sorter(sorter.clone())).engine.form();
        let part = attempt(&sheet);
        let asked: Vec<&QuestionId> =
            form.way(Some(&part)).iter().filter(|asked| asked.kind == Kind::Scored).map(|asked| &asked.id).collect();
        let score = sorter.score(&sheet);
        let answered: Vec<&QuestionId> = score.way.iter().map(|(question, _)| question).collect();
        if score.leaf.is_some() {
            prop_assert_eq!(asked, answered);
        } else {
            // Up to the question that is open.
            let (open, before) = asked.split_last().expect("the first question is always asked");
            prop_assert_eq!(before, answered);
            prop_assert!(part.marked(&LensId::new(ANSWER), open).is_none());
        }
        let nobody: Vec<&QuestionId> = form.way(None).iter().map(|asked| &asked.id).collect();
        let first = &sorter.questions[0].id;
        let name = ask(ASKER);
        prop_assert_eq!(nobody, if sorter.tally.is_some() { vec![&name, first] } else { vec![first] });
    }

    /// Each turn is what giving that answer and no other comes to.
    #[test]
    fn turns_are_what_other_answers_come_to((sorter, sheet) in any_marked()) {
        let score = sorter.score(&sheet);
        let turns = sorter.turns(&score);
        let mut found = 0;
        for (question, mark) in &score.way {
            let node = sorter.node(question).expect("it is asked");
            for branch in node.options.iter().filter(|branch| Some(&branch.id) != mark.as_ref()) {
                let mut other = sheet.clone();
                marks_in(&mut other).insert(question.clone(), Some(branch.id.clone()));
                let leaf = sorter.score(&other).leaf;
                let ends = matches!(branch.to, To::Leaf(_));
                let turn = turns.iter().find(|(at, by, _)| at.id == *question && by.id == branch.id);
                let expected = leaf.filter(|leaf| ends && Some(leaf) != score.leaf.as_ref());
                prop_assert_eq!(turn.map(|(_, _, leaf)| leaf.id.clone()), expected.clone());
                found += usize::from(expected.is_some());
            }
        }
        prop_assert_eq!(turns.len(), found);
    }

    /// Worked out once more, from the leaves up.
    #[test]
    fn the_longest_way_is_the_longest(sorter in any_sorter()) {
        let mut longest: BTreeMap<&QuestionId, usize> = BTreeMap::new();
        for node in sorter.questions.iter().rev() {
            let after = node.options.iter().map(|branch| &branch.to).chain([&node.unsure]).map(|to| match to {
                To::Question(id) => longest.get(id).copied().expect("questions lead to later ones"),
                To::Leaf(_) => 0,
            });
            longest.insert(&node.id, 1 + after.max().unwrap_or(0));
        }
        let expected = longest[&sorter.questions[0].id] + usize::from(sorter.tally.is_some());
        prop_assert_eq!(sorter.longest(), expected);
    }

    #[test]
    fn the_order_of_options_and_later_questions_does_not_matter((sorter, sheet) in any_answered()) {
        let mut turned = sorter.clone();
        turned.questions[1..].reverse();
        turned.questions.iter_mut().for_each(|node| node.options.reverse());
        turned.leaves.reverse();
        prop_assert_eq!(sorter.score(&sheet), turned.score(&sheet));
    }
}

#[test]
fn parts_go_by_their_ids() {
    assert_eq!(around(Engine::Sorter(sorter())).engine.kind(), "sorter");
    assert_eq!(sorter().leaf(&id("do")).map(|leaf| leaf.name.as_str()), Some("Leaf do"));
    assert_eq!(sorter().node(&ask("size")).map(|node| node.prompt.as_str()), Some("What is size?"));
    assert_eq!((sorter().leaf(&DimensionId::new("gone")), sorter().node(&ask("gone"))), (None, None));
    assert_eq!(leads(&sorter().questions[0], Some(&opt("no"))), &To::Leaf(id("decline")));
}
