//! The diagnostics of every kind but the profile: faults planted in `content/` beside this file.

use super::{Case, Remove, Swap, SwapAll, case};
use crate::support::kinds;
use expect_test::expect;

const RIGGING: &str = "assessments/rigging.toml";
const VOYAGE: &str = "assessments/voyage.toml";
const SIGNAL: &str = "assessments/signal.toml";
const CREW: &str = "assessments/crew.toml";
const CARGO: &str = "assessments/cargo.toml";

pub(super) fn cases() -> Vec<Case> {
    let cases = [facets(), stages(), sorters(), maps(), audits(), shown()].into_iter().flatten();
    cases.map(|case| Case { files: kinds, ..case }).collect()
}

fn facets() -> Vec<Case> {
    vec![
        case(
            "nothing planted in the other kinds",
            [],
            expect![[r#"
            nothing planted in the other kinds
        "#]],
        ),
        case(
            "a facet with too few questions, and others with more",
            [Swap(RIGGING, "id = \"ropes-3\"\nfacet = \"ropes\"", "id = \"ropes-3\"\nfacet = \"knots\"")],
            expect![[r#"
                a facet with too few questions, and others with more
                content/assessments/rigging.toml:48:1: the facet `ropes` has 2 questions (make it 3 or more)
                content/assessments/rigging.toml:91:3: facets have unequal numbers of questions: knots 4, sails 3, ropes 2 (give each the same number, or say why not in `uneven`)
            "#]],
        ),
        case(
            "unequal numbers of questions, for a reason",
            [
                Swap(RIGGING, "window = ", "uneven = \"Knots come in more shapes.\"\nwindow = "),
                Swap(
                    RIGGING,
                    "[[questions]]\nid = \"sails-3\"",
                    "[[questions]]\nid = \"knots-4\"\nfacet = \"knots\"\nscale = \"often\"\nideas = [\"S1\"]\nprompt = \"I tied one.\"\nteam = \"My captain tied one.\"\n\n[[questions]]\nid = \"sails-3\"",
                ),
            ],
            expect![[r#"
                unequal numbers of questions, for a reason
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/examples/rigging/ada.toml:8:10: `answers.answer` leaves out knots-4 (answer every question; "" stands for not sure)
                content/examples/rigging/ben.toml:8:10: `answers.answer` leaves out knots-4 (answer every question; "" stands for not sure)
                content/examples/rigging/cleo.toml:8:10: `answers.answer` leaves out knots-4 (answer every question; "" stands for not sure)
                content/examples/rigging/dan.toml:8:10: `answers.answer` leaves out knots-4 (answer every question; "" stands for not sure)
                content/examples/rigging/eve.toml:8:10: `answers.answer` leaves out knots-4 (answer every question; "" stands for not sure)
            "#]],
        ),
        case(
            "a reason for equal numbers",
            [Swap(RIGGING, "window = ", "uneven = \"For no reason.\"\nwindow = ")],
            expect![[r#"
                a reason for equal numbers
                content/assessments/rigging.toml:13:1: `uneven` explains what is not so: every facet has the same number of questions (take it out)
            "#]],
        ),
        case(
            "a question that reports are not asked",
            [Swap(RIGGING, "team = \"My captain looked after the knots, 1.\"\n", "")],
            expect![[r#"
                a question that reports are not asked
                content/assessments/rigging.toml:91:3: some questions have `team`, and these have none: knots-1 (write it for all of them or for none)
            "#]],
        ),
        case(
            "reports are asked, and nobody says why",
            [Swap(RIGGING, "[team]\ntitle = \"Ask the crew\"\ntext = \"\"\"\nThey see more.\"\"\"\n", "")],
            expect![[r#"
                reports are asked, and nobody says why
                content/assessments/rigging.toml:87:3: questions have `team`, and [team] is missing (add [team] with its title and text)
            "#]],
        ),
        case(
            "nobody asks reports, and it is said why",
            [SwapAll(RIGGING, "team = \"", "# team = \"")],
            expect![[r#"
                nobody asks reports, and it is said why
                content/assessments/rigging.toml:86:2: [team] is there, and no question has `team` (write it for all of them, or take [team] out)
            "#]],
        ),
        case(
            "a scale of one option, and one that nobody uses",
            [Swap(
                RIGGING,
                "[[facets]]\nid = \"knots\"",
                "[[scales]]\nid = \"seldom\"\noptions = [{ id = \"never\", text = \"Never\" }]\n\n[[facets]]\nid = \"knots\"",
            )],
            expect![[r#"
                a scale of one option, and one that nobody uses
                content/assessments/rigging.toml:26:1: no question has the scale `seldom` (give it a question or take it out)
                content/assessments/rigging.toml:27:11: the list `options` has length 1 (make it 2 to 5)
            "#]],
        ),
        case(
            "an option twice on a scale",
            [
                Swap(
                    RIGGING,
                    "{ id = \"daily\", text = \"Every day\" },",
                    "{ id = \"daily\", text = \"Every day\" },\n  { id = \"most\", text = \"Most\" },",
                ),
                Swap(RIGGING, "  { id = \"once\", text = \"Once\" },\n", ""),
            ],
            expect![[r#"
                an option twice on a scale
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/rigging.toml:22:10: option `most` is given twice (rename one; the other is at content/assessments/rigging.toml:20)
                content/examples/rigging/ada.toml:10:11: there is no option `once` in the question `sails-1` (there are: daily, most, never, some)
                content/examples/rigging/ada.toml:13:11: there is no option `once` in the question `sails-2` (there are: daily, most, never, some)
                content/examples/rigging/ben.toml:9:11: there is no option `once` in the question `knots-1` (there are: daily, most, never, some)
                content/examples/rigging/ben.toml:12:11: there is no option `once` in the question `knots-2` (there are: daily, most, never, some)
                content/examples/rigging/dan.toml:17:11: there is no option `once` in the question `ropes-3` (there are: daily, most, never, some)
                content/examples/rigging/eve.toml:17:11: there is no option `once` in the question `ropes-3` (there are: daily, most, never, some)
            "#]],
        ),
        case(
            "a question of no facet and no scale",
            [Swap(
                RIGGING,
                "id = \"sails-1\"\nfacet = \"sails\"\nscale = \"often\"",
                "id = \"sails-1\"\nfacet = \"sail\"\nscale = \"offen\"",
            )],
            expect![[r#"
                a question of no facet and no scale
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/rigging.toml:38:1: the facet `sails` has 2 questions (make it 3 or more)
                content/assessments/rigging.toml:91:3: facets have unequal numbers of questions: knots 3, sails 2, ropes 3 (give each the same number, or say why not in `uneven`)
                content/assessments/rigging.toml:101:9: there is no facet `sail` (did you mean `sails`?)
                content/assessments/rigging.toml:102:9: there is no scale `offen` (did you mean `often`?)
            "#]],
        ),
        case(
            "two facets",
            [Swap(RIGGING, "[[facets]]\nid = \"ropes\"", "[[facets-later]]\nid = \"ropes\"")],
            expect![[r#"
                two facets
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/rigging.toml:25:1: the list `facets` has length 2 (make it 3 to 7)
                content/assessments/rigging.toml:47:3: `facets-later` is not a key here (there are: even, facets, kind, lowest, method, minutes, opening, questions, revision, scales, sources, strong, summary, team, thin, title, uneven, window)
                content/assessments/rigging.toml:109:9: there is no facet `ropes` (there are: knots, sails)
                content/assessments/rigging.toml:133:9: there is no facet `ropes` (there are: knots, sails)
                content/assessments/rigging.toml:159:9: there is no facet `ropes` (there are: knots, sails)
                content/examples/rigging/ada.toml:6:9: there is no facet `ropes` (there are: knots, sails)
                content/examples/rigging/ben.toml:5:7: there is no facet `ropes` (there are: knots, sails)
            "#]],
        ),
        case(
            "names where no name is put in",
            [
                Swap(RIGGING, "\"First {first}, then {second}\"", "\"First {first}, then {last}\""),
                Swap(RIGGING, "headline = \"All in order\"", "headline = \"All in order, {first} too\""),
            ],
            expect![[r#"
                names where no name is put in
                content/assessments/rigging.toml:58:1: `{last}` stands for nothing (did you mean `{first}`?)
                content/assessments/rigging.toml:73:1: `{first}` stands for nothing (there are none)
            "#]],
        ),
        case(
            "an option of a scale renamed in a locked revision",
            [Swap(RIGGING, "id = \"daily\"", "id = \"always\"")],
            expect![[r#"
                an option of a scale renamed in a locked revision
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/examples/rigging/ada.toml:11:11: there is no option `daily` in the question `ropes-1` (there are: always, most, never, once, some)
                content/examples/rigging/ada.toml:14:11: there is no option `daily` in the question `ropes-2` (there are: always, most, never, once, some)
                content/examples/rigging/ada.toml:15:11: there is no option `daily` in the question `knots-3` (there are: always, most, never, once, some)
                content/examples/rigging/ben.toml:10:11: there is no option `daily` in the question `sails-1` (there are: always, most, never, once, some)
                content/examples/rigging/ben.toml:13:11: there is no option `daily` in the question `sails-2` (there are: always, most, never, once, some)
                content/examples/rigging/ben.toml:17:11: there is no option `daily` in the question `ropes-3` (there are: always, most, never, once, some)
                content/examples/rigging/dan.toml:3:2: expected strong, and it came out thin (ropes 75) (change the answers or what is expected)
                content/examples/rigging/dan.toml:9:11: there is no option `daily` in the question `knots-1` (there are: always, most, never, once, some)
                content/examples/rigging/dan.toml:10:11: there is no option `daily` in the question `sails-1` (there are: always, most, never, once, some)
                content/examples/rigging/dan.toml:12:11: there is no option `daily` in the question `knots-2` (there are: always, most, never, once, some)
                content/examples/rigging/dan.toml:13:11: there is no option `daily` in the question `sails-2` (there are: always, most, never, once, some)
                content/examples/rigging/eve.toml:13:11: there is no option `daily` in the question `sails-2` (there are: always, most, never, once, some)
            "#]],
        ),
        case(
            "seven questions",
            [
                Swap(RIGGING, "[[questions]]\nid = \"ropes-3\"", "[[later]]\nid = \"ropes-3\""),
                Swap(RIGGING, "[[questions]]\nid = \"sails-3\"", "[[later]]\nid = \"sails-3\""),
            ],
            expect![[r#"
                seven questions
                content/assessments/rigging.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/rigging.toml:38:1: the facet `sails` has 2 questions (make it 3 or more)
                content/assessments/rigging.toml:48:1: the facet `ropes` has 2 questions (make it 3 or more)
                content/assessments/rigging.toml:91:3: 7 questions (make it 8 to 24)
                content/assessments/rigging.toml:91:3: facets have unequal numbers of questions: knots 3, sails 2, ropes 2 (give each the same number, or say why not in `uneven`)
                content/assessments/rigging.toml:148:3: `later` is not a key here (there are: even, facets, kind, lowest, method, minutes, opening, questions, revision, scales, sources, strong, summary, team, thin, title, uneven, window)
                content/examples/rigging/ada.toml:16:1: there is no question `sails-3` (did you mean `sails-1`?)
                content/examples/rigging/ada.toml:17:1: there is no question `ropes-3` (did you mean `ropes-1`?)
                content/examples/rigging/ben.toml:16:1: there is no question `sails-3` (did you mean `sails-1`?)
                content/examples/rigging/ben.toml:17:1: there is no question `ropes-3` (did you mean `ropes-1`?)
                content/examples/rigging/cleo.toml:16:1: there is no question `sails-3` (did you mean `sails-1`?)
                content/examples/rigging/cleo.toml:17:1: there is no question `ropes-3` (did you mean `ropes-1`?)
                content/examples/rigging/dan.toml:16:1: there is no question `sails-3` (did you mean `sails-1`?)
                content/examples/rigging/dan.toml:17:1: there is no question `ropes-3` (did you mean `ropes-1`?)
                content/examples/rigging/eve.toml:16:1: there is no question `sails-3` (did you mean `sails-1`?)
                content/examples/rigging/eve.toml:17:1: there is no question `ropes-3` (did you mean `ropes-1`?)
            "#]],
        ),
        case(
            "true in quotes",
            [SwapAll(RIGGING, "reverse = true", "reverse = \"true\"")],
            expect![[r#"
            true in quotes
            content/assessments/rigging.toml:146:11: `reverse` has to be true or false, and is a string (write it without quotes)
            content/assessments/rigging.toml:155:11: `reverse` has to be true or false, and is a string (write it without quotes)
            content/assessments/rigging.toml:164:11: `reverse` has to be true or false, and is a string (write it without quotes)
        "#]],
        ),
    ]
}

fn stages() -> Vec<Case> {
    vec![
        case(
            "a stage with too few statements",
            [Swap(VOYAGE, "id = \"bay-3\"\nstage = \"bay\"", "id = \"bay-3\"\nstage = \"coast\"")],
            expect![[r#"
                a stage with too few statements
                content/assessments/voyage.toml:22:1: the stage `bay` has 2 statements (make it 3 or more)
            "#]],
        ),
        case(
            "a statement of no stage and no step",
            [Swap(
                VOYAGE,
                "id = \"coast-1\"\nstage = \"coast\"\nstep = \"ask\"",
                "id = \"coast-1\"\nstage = \"cost\"\nstep = \"aks\"",
            )],
            expect![[r#"
                a statement of no stage and no step
                content/assessments/voyage.toml:32:1: the stage `coast` has 2 statements (make it 3 or more)
                content/assessments/voyage.toml:110:9: there is no stage `cost` (did you mean `coast`?)
                content/assessments/voyage.toml:111:8: there is no step `aks` (did you mean `ask`?)
            "#]],
        ),
        case(
            "a step without statements",
            [SwapAll(VOYAGE, "step = \"ask\"\n", "")],
            expect![[r#"
            a step without statements
            content/assessments/voyage.toml:73:1: no question has the step `ask` (give it a question or take it out)
        "#]],
        ),
        case(
            "a shape there is not",
            [Swap(VOYAGE, "shape = \"circles\"", "shape = \"circle\"")],
            expect![[r#"
            a shape there is not
            content/assessments/voyage.toml:14:9: `circle` is no shape (did you mean `circles`?)
        "#]],
        ),
        case(
            "an answer without words, and one too many",
            [Swap(VOYAGE, "not-yet = \"Not yet\"", "never = \"Never\"")],
            expect![[r#"
                an answer without words, and one too many
                content/assessments/voyage.toml:16:1: `not-yet` is missing (add `not-yet = …`)
                content/assessments/voyage.toml:19:1: `never` is not a key here (there are: not-yet, partly, yes)
            "#]],
        ),
        case(
            "whose control is left out",
            [Swap(
                VOYAGE,
                "prompt = \"I was out on the bay, 1.\"\nyours = true\n",
                "prompt = \"I was out on the bay, 1.\"\n",
            )],
            expect![[r#"
                whose control is left out
                content/assessments/voyage.toml:82:1: `yours` is missing (add `yours = …`)
            "#]],
        ),
        case(
            "two stages",
            [Swap(VOYAGE, "[[stages]]\nid = \"ocean\"", "[[later]]\nid = \"ocean\"")],
            expect![[r#"
            two stages
            content/assessments/voyage.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
            content/assessments/voyage.toml:21:1: the list `stages` has length 2 (make it 3 to 7)
            content/assessments/voyage.toml:41:3: `later` is not a key here (there are: answers, exposure, kind, method, minutes, opening, questions, revision, shape, sources, stages, start, steps, summary, thin, title, window)
            content/assessments/voyage.toml:136:9: there is no stage `ocean` (there are: bay, coast)
            content/assessments/voyage.toml:145:9: there is no stage `ocean` (there are: bay, coast)
            content/assessments/voyage.toml:154:9: there is no stage `ocean` (there are: bay, coast)
            content/assessments/voyage.toml:162:9: there is no stage `ocean` (there are: bay, coast)
            content/examples/voyage/ben.toml:6:9: there is no stage `ocean` (there are: bay, coast)
            content/examples/voyage/cleo.toml:5:7: there is no stage `ocean` (there are: bay, coast)
        "#]],
        ),
    ]
}

fn sorters() -> Vec<Case> {
    vec![
        case(
            "an answer that leads nowhere",
            [Swap(
                SIGNAL,
                "id = \"captain\"\ntext = \"The captain\"\nto = \"leaf:sail\"",
                "id = \"captain\"\ntext = \"The captain\"\nto = \"sail\"",
            )],
            expect![[r#"
                an answer that leads nowhere
                content/assessments/signal.toml:22:6: `sail` leads nowhere (write question:ID or leaf:ID)
                content/assessments/signal.toml:57:1: no answer leads to the leaf `sail` (lead one there or take it out)
            "#]],
        ),
        case(
            "answers that lead to what is not there",
            [
                Swap(
                    SIGNAL,
                    "text = \"Another ship\"\nto = \"question:storm\"",
                    "text = \"Another ship\"\nto = \"question:strom\"",
                ),
                Swap(SIGNAL, "text = \"Yes\"\nto = \"leaf:signal\"", "text = \"Yes\"\nto = \"leaf:signals\""),
            ],
            expect![[r#"
                answers that lead to what is not there
                content/assessments/signal.toml:26:6: there is no question `strom` (did you mean `storm`?)
                content/assessments/signal.toml:54:6: there is no leaf `signals` (did you mean `signal`?)
                content/assessments/signal.toml:75:1: no answer leads to the leaf `signal` (lead one there or take it out)
            "#]],
        ),
        case(
            "a way that leads in a circle",
            [Swap(
                SIGNAL,
                "prompt = \"Is it far?\"\nunsure = \"leaf:wait\"",
                "prompt = \"Is it far?\"\nunsure = \"question:caller\"",
            )],
            expect![[r#"
                a way that leads in a circle
                content/assessments/signal.toml:46:1: this leads in a circle: `caller` comes before `far` (lead on to another question, or to a leaf)
            "#]],
        ),
        case(
            "a question that leads to itself",
            [Swap(
                SIGNAL,
                "prompt = \"Is there a storm?\"\nunsure = \"leaf:wait\"",
                "prompt = \"Is there a storm?\"\nunsure = \"question:storm\"",
            )],
            expect![[r#"
                a question that leads to itself
                content/assessments/signal.toml:32:1: `storm` leads to itself (lead on to another question, or to a leaf)
            "#]],
        ),
        case(
            "a way with six questions",
            [
                Swap(SIGNAL, "text = \"Yes\"\nto = \"leaf:signal\"", "text = \"Yes\"\nto = \"question:q4\""),
                Swap(
                    SIGNAL,
                    "[[leaves]]\nid = \"sail\"",
                    "[[questions]]\nid = \"q4\"\nideas = [\"T2\"]\nprompt = \"More?\"\nunsure = \"leaf:wait\"\n[[questions.options]]\nid = \"yes\"\ntext = \"Yes\"\nto = \"question:q5\"\n[[questions.options]]\nid = \"no\"\ntext = \"No\"\nto = \"leaf:sail\"\n\n[[questions]]\nid = \"q5\"\nideas = [\"T2\"]\nprompt = \"More?\"\nunsure = \"leaf:wait\"\n[[questions.options]]\nid = \"yes\"\ntext = \"Yes\"\nto = \"question:q6\"\n[[questions.options]]\nid = \"no\"\ntext = \"No\"\nto = \"leaf:sail\"\n\n[[questions]]\nid = \"q6\"\nideas = [\"T2\"]\nprompt = \"More?\"\nunsure = \"leaf:wait\"\n[[questions.options]]\nid = \"yes\"\ntext = \"Yes\"\nto = \"leaf:signal\"\n[[questions.options]]\nid = \"no\"\ntext = \"No\"\nto = \"leaf:sail\"\n\n[[leaves]]\nid = \"sail\"",
                ),
            ],
            expect![[r#"
                a way with six questions
                content/assessments/signal.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/signal.toml:14:3: a way has 6 questions: caller, storm, far, q4, q5, q6 (make it 5 at most)
                content/examples/signal/cleo.toml:8:10: `answers.answer` leaves out q4 (answer every question; "" stands for not sure)
            "#]],
        ),
        case(
            "what no answer leads to",
            [Swap(SIGNAL, "text = \"No\"\nto = \"question:far\"", "text = \"No\"\nto = \"leaf:sail\"")],
            expect![[r#"
                what no answer leads to
                content/assessments/signal.toml:43:1: no answer leads to the question `far` (lead one there or take it out)
                content/assessments/signal.toml:75:1: no answer leads to the leaf `signal` (lead one there or take it out)
            "#]],
        ),
        case(
            "a question under the name that the caller is kept by",
            [
                SwapAll(SIGNAL, "id = \"far\"\nideas", "id = \"name-of-asker\"\nideas"),
                Swap(SIGNAL, "to = \"question:far\"", "to = \"question:name-of-asker\""),
            ],
            expect![[r#"
                a question under the name that the caller is kept by
                content/assessments/signal.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/signal.toml:43:6: `name-of-asker` names whoever asks, in sheets (give the question another id)
                content/examples/signal/cleo.toml:8:10: `answers.answer` leaves out name-of-asker (answer every question; "" stands for not sure)
                content/examples/signal/cleo.toml:11:1: there is no question `far` (there are: caller, name-of-asker, storm)
            "#]],
        ),
        case(
            "a tally of what is not there, for too long, of nobody",
            [
                Swap(SIGNAL, "leaves = [\"signal\"]", "leaves = [\"signl\"]"),
                Swap(SIGNAL, "days = 90", "days = 1000"),
                Swap(SIGNAL, "{count} signals for {name}.", "{counts} signals."),
            ],
            expect![[r#"
                a tally of what is not there, for too long, of nobody
                content/assessments/signal.toml:86:11: there is no leaf `signl` (did you mean `signal`?)
                content/assessments/signal.toml:87:8: `days` is out of range (make it 1 to 366)
                content/assessments/signal.toml:89:1: `{counts}` stands for nothing (did you mean `{count}`?)
            "#]],
        ),
        case(
            "a result that comes too often",
            [Swap(SIGNAL, "text = \"No\"\nto = \"leaf:wait\"", "text = \"No\"\nto = \"leaf:sail\"")],
            expect![[r#"
                a result that comes too often
                content/assessments/signal.toml:14:3: `balance-commonest` is 62.5 %; it has to be at most 60 % (this is: Random answers come to “Sail now”, the commonest result; `cargo xtask content stats` shows all figures)
            "#]],
        ),
        case(
            "one question",
            [
                Swap(SIGNAL, "[[questions]]\nid = \"far\"", "[[later]]\nid = \"far\""),
                Swap(SIGNAL, "[[questions]]\nid = \"storm\"", "[[sooner]]\nid = \"storm\""),
                SwapAll(SIGNAL, "[[questions.options]]\nid = \"yes\"", "[[sooner.options]]\nid = \"yes\""),
                SwapAll(SIGNAL, "[[questions.options]]\nid = \"no\"", "[[sooner.options]]\nid = \"no\""),
                SwapAll(SIGNAL, "[[questions.options]]\nid = \"near\"", "[[later.options]]\nid = \"near\""),
                SwapAll(SIGNAL, "[[questions.options]]\nid = \"far\"", "[[later.options]]\nid = \"far\""),
            ],
            expect![[r#"
                one question
                content/assessments/signal.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/signal.toml:14:3: 1 question (make it 2 to 8)
                content/assessments/signal.toml:18:10: there is no question `storm` (there are: caller)
                content/assessments/signal.toml:26:6: there is no question `storm` (there are: caller)
                content/assessments/signal.toml:28:3: `sooner` is not a key here (there are: kind, leaves, method, minutes, opening, questions, revision, sources, summary, tally, title)
                content/assessments/signal.toml:42:3: `later` is not a key here (there are: kind, leaves, method, minutes, opening, questions, revision, sources, summary, tally, title)
                content/assessments/signal.toml:66:1: no answer leads to the leaf `wait` (lead one there or take it out)
                content/assessments/signal.toml:75:1: no answer leads to the leaf `signal` (lead one there or take it out)
                content/examples/signal/ben.toml:10:1: there is no question `storm` (there are: caller)
                content/examples/signal/cleo.toml:10:1: there is no question `storm` (there are: caller)
                content/examples/signal/cleo.toml:11:1: there is no question `far` (there are: caller)
            "#]],
        ),
    ]
}

fn maps() -> Vec<Case> {
    vec![
        case(
            "levels that do not rise, and one out of range",
            [
                Swap(
                    CREW,
                    "id = \"little\"\ntext = \"A little\"\nweight = 1",
                    "id = \"little\"\ntext = \"A little\"\nweight = 0",
                ),
                Swap(CREW, "weight = -1", "weight = -2"),
            ],
            expect![[r#"
                levels that do not rise, and one out of range
                content/assessments/crew.toml:39:10: `weight` is out of range (make it -1 to 3)
                content/assessments/crew.toml:44:1: `none` weighs no more than `against` before it (put levels in order, each heavier than the one before)
                content/assessments/crew.toml:49:1: `little` weighs no more than `none` before it (put levels in order, each heavier than the one before)
            "#]],
        ),
        case(
            "concerns and fields under names that are taken",
            [
                Swap(CREW, "[[questions]]\nid = \"flags\"", "[[questions]]\nid = \"mine\""),
                Swap(CREW, "[[fields]]\nid = \"wish\"", "[[fields]]\nid = \"beside\""),
                Swap(CREW, "[[fields]]\nid = \"limit\"", "[[fields]]\nid = \"food\""),
            ],
            expect![[r#"
                concerns and fields under names that are taken
                content/assessments/crew.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/crew.toml:104:6: `mine` names the reader's role in sheets (give the question another id)
                content/assessments/crew.toml:110:6: `beside` names the other side of a map in sheets (give the field another id)
                content/assessments/crew.toml:118:6: field `food` is given twice (rename one; the other is at content/assessments/crew.toml:98)
                content/examples/crew/ada.toml:7:10: `answers.own` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/ada.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/ada.toml:17:10: `answers.guess` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/ada.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/ada.toml:32:1: there is no field `limit` (there are: beside, food)
                content/examples/crew/ben.toml:7:10: `answers.own` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/ben.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/ben.toml:17:10: `answers.guess` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/ben.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/cleo.toml:7:10: `answers.own` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/cleo.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/cleo.toml:17:10: `answers.guess` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/cleo.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/dan.toml:7:10: `answers.own` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/dan.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/dan.toml:17:10: `answers.guess` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/dan.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/eve.toml:7:10: `answers.own` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/eve.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
                content/examples/crew/eve.toml:17:10: `answers.guess` leaves out mine (answer every question; "" stands for not sure)
                content/examples/crew/eve.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, mine, paint, safety, speed)
            "#]],
        ),
        case(
            "a field that is asked nowhere",
            [Swap(CREW, "at = \"sheet\"", "at = \"sheets\"")],
            expect![[r#"
            a field that is asked nowhere
            content/assessments/crew.toml:119:6: `sheets` is no place (did you mean `sheet`?)
        "#]],
        ),
        case(
            "a class without words, and one there is not",
            [Swap(CREW, "[classes.low]", "[classes.lower]")],
            expect![[r#"
                a class without words, and one there is not
                content/assessments/crew.toml:125:2: `low` is missing (add `low = …`)
                content/assessments/crew.toml:141:10: `lower` is not a key here (did you mean `low`?)
            "#]],
        ),
        case(
            "a cause without words",
            [Swap(CREW, "[causes.little]", "[causes.none]")],
            expect![[r#"
            a cause without words
            content/assessments/crew.toml:149:2: `little` is missing (add `little = …`)
            content/assessments/crew.toml:170:9: `none` is not a key here (there are: both, little, misaligned, misunderstood)
        "#]],
        ),
        case(
            "a talk of four steps",
            [Swap(CREW, "\"Set a day.\"", "")],
            expect![[r#"
            a talk of four steps
            content/assessments/crew.toml:13:10: the list `script` has length 4 (make it 5 to 7)
        "#]],
        ),
        case(
            "a role twice",
            [Swap(CREW, "id = \"cook\"\nname = \"Cook\"", "id = \"mate\"\nname = \"Cook\"")],
            expect![[r#"
                a role twice
                content/assessments/crew.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/crew.toml:33:6: role `mate` is given twice (rename one; the other is at content/assessments/crew.toml:29)
                content/examples/crew/ada.toml:29:10: there is no option `cook` in the question `theirs` (there are: mate)
                content/examples/crew/ben.toml:29:10: there is no option `cook` in the question `theirs` (there are: mate)
                content/examples/crew/cleo.toml:29:10: there is no option `cook` in the question `theirs` (there are: mate)
                content/examples/crew/dan.toml:29:10: there is no option `cook` in the question `theirs` (there are: mate)
                content/examples/crew/eve.toml:29:10: there is no option `cook` in the question `theirs` (there are: mate)
            "#]],
        ),
        case(
            "seven concerns",
            [Swap(CREW, "[[questions]]\nid = \"flags\"", "[[later]]\nid = \"flags\"")],
            expect![[r#"
                seven concerns
                content/assessments/crew.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/crew.toml:61:3: 7 questions (make it 8 to 16)
                content/assessments/crew.toml:103:3: `later` is not a key here (there are: causes, classes, fields, guess, kind, method, minutes, misread, opening, own, questions, revision, roles, scale, script, script_ideas, sources, summary, thin, title)
                content/examples/crew/ada.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/ada.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/ben.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/ben.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/cleo.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/cleo.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/dan.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/dan.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/eve.toml:15:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
                content/examples/crew/eve.toml:25:1: there is no question `flags` (there are: cargo, crew, food, maps, paint, safety, speed)
            "#]],
        ),
    ]
}

fn audits() -> Vec<Case> {
    vec![
        case(
            "a class in the middle that takes all",
            [Swap(CARGO, "when = [{ worth = [\"high\"] }]\n", "")],
            expect![[r#"
                a class in the middle that takes all
                content/assessments/cargo.toml:85:1: the class `freight` has no `when`, so none after it is reached (add `when = [ … ]`, or put it last)
            "#]],
        ),
        case(
            "a last class that does not take the rest",
            [Swap(
                CARGO,
                "id = \"rest\"\nname = \"The rest\"\ndo = \"hand-over\"\n",
                "id = \"rest\"\nname = \"The rest\"\ndo = \"hand-over\"\nwhen = [{ worth = [\"some\"] }]\n",
            )],
            expect![[r#"
                a last class that does not take the rest
                content/assessments/cargo.toml:97:1: the last class, `rest`, has `when`, so some work fits none (take it out, or add a class for the rest)
            "#]],
        ),
        case(
            "conditions on what is not there",
            [Swap(CARGO, "{ worth = [\"some\"], shown = [\"mast\"] }", "{ worthy = [\"some\"], shown = [\"masts\"] }")],
            expect![[r#"
                conditions on what is not there
                content/assessments/cargo.toml:76:52: there is no rating `worthy` (did you mean `worth`?)
                content/assessments/cargo.toml:76:80: there is no option `masts` in the rating `shown` (did you mean `mast`?)
            "#]],
        ),
        case(
            "a condition on nothing",
            [Swap(CARGO, "when = [{ worth = [\"high\"] }]", "when = [{}]")],
            expect![[r#"
                a condition on nothing
                content/assessments/cargo.toml:88:9: a line of `when` names no rating (name at least one, or take the line out)
            "#]],
        ),
        case(
            "fewer at most than at least",
            [Swap(CARGO, "most = 12", "most = 2")],
            expect![[r#"
            fewer at most than at least
            content/assessments/cargo.toml:14:1: `most` is less than `least` (make it the larger of the two)
        "#]],
        ),
        case(
            "ratings under names that are taken",
            [Swap(CARGO, "[[ratings]]\nid = \"shown\"", "[[ratings]]\nid = \"place\"")],
            expect![[r#"
                ratings under names that are taken
                content/assessments/cargo.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/cargo.toml:45:6: `place` names the place of a piece in the list (give the rating another id)
                content/assessments/cargo.toml:58:8: there is no rating `shown` (there are: place, weight, worth)
                content/assessments/cargo.toml:76:70: there is no rating `shown` (there are: place, weight, worth)
                content/assessments/cargo.toml:110:10: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ada.toml:8:1: `items.0` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ada.toml:14:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ada.toml:16:1: `items.1` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ada.toml:22:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ada.toml:24:1: `items.2` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ada.toml:30:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ben.toml:8:1: `items.0` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ben.toml:14:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ben.toml:16:1: `items.1` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ben.toml:22:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/ben.toml:24:1: `items.2` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/ben.toml:30:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/cleo.toml:8:1: `items.0` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/cleo.toml:14:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/cleo.toml:16:1: `items.1` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/cleo.toml:22:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/cleo.toml:24:1: `items.2` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/cleo.toml:30:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/dan.toml:8:1: `items.0` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/dan.toml:14:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/dan.toml:16:1: `items.1` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/dan.toml:22:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/dan.toml:24:1: `items.2` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/dan.toml:30:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/eve.toml:8:1: `items.0` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/eve.toml:14:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/eve.toml:16:1: `items.1` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/eve.toml:21:1: there is no rating `shown` (there are: place, weight, worth)
                content/examples/cargo/eve.toml:23:1: `items.2` leaves out place (answer every question; "" stands for not sure)
                content/examples/cargo/eve.toml:29:1: there is no rating `shown` (there are: place, weight, worth)
            "#]],
        ),
        case(
            "a picture and a share of no rating, an act there is not",
            [
                Swap(CARGO, "across = \"weight\"", "across = \"weigth\""),
                Swap(CARGO, "rating = \"shown\"", "rating = \"show\""),
                Swap(CARGO, "do = \"keep\"", "do = \"keeps\""),
            ],
            expect![[r#"
                a picture and a share of no rating, an act there is not
                content/assessments/cargo.toml:56:10: there is no rating `weigth` (did you mean `weight`?)
                content/assessments/cargo.toml:87:6: `keeps` is no act (did you mean `keep`?)
                content/assessments/cargo.toml:110:10: there is no rating `show` (did you mean `shown`?)
            "#]],
        ),
        case(
            "two ratings",
            [Swap(CARGO, "[[ratings]]\nid = \"shown\"", "[[later]]\nid = \"shown\"")],
            expect![[r#"
                two ratings
                content/assessments/cargo.toml:5:1: questions or options of revision 1 changed (raise `revision` to 2 and run `cargo xtask content lock`)
                content/assessments/cargo.toml:22:3: 2 ratings (make it 3 to 8)
                content/assessments/cargo.toml:44:3: `later` is not a key here (there are: classes, item, kind, least, method, minutes, most, opening, picture, ratings, revision, shares, sources, summary, thin, title, window)
                content/assessments/cargo.toml:58:8: there is no rating `shown` (there are: weight, worth)
                content/assessments/cargo.toml:76:70: there is no rating `shown` (there are: weight, worth)
                content/assessments/cargo.toml:110:10: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ada.toml:14:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ada.toml:22:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ada.toml:30:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ben.toml:14:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ben.toml:22:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/ben.toml:30:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/cleo.toml:14:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/cleo.toml:22:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/cleo.toml:30:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/dan.toml:14:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/dan.toml:22:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/dan.toml:30:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/eve.toml:14:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/eve.toml:21:1: there is no rating `shown` (there are: weight, worth)
                content/examples/cargo/eve.toml:29:1: there is no rating `shown` (there are: weight, worth)
            "#]],
        ),
    ]
}

fn shown() -> Vec<Case> {
    vec![
        case(
            "facets come out otherwise",
            [Swap("examples/rigging/ada.toml", "of = [\"knots\", \"sails\"]", "of = [\"knots\", \"ropes\"]")],
            expect![[r#"
                facets come out otherwise
                content/assessments/rigging.toml:38:1: no example has the facet `sails` in `of` (add one to content/examples/rigging)
                content/examples/rigging/ada.toml:3:2: expected lowest knots + ropes, and it came out lowest knots + sails (knots 0, sails 25, ropes 100) (change the answers or what is expected)
            "#]],
        ),
        case(
            "what was only to come near comes out",
            [Swap("examples/rigging/ada.toml", "near = [\"ropes\"]", "near = [\"sails\"]")],
            expect![[r#"
                what was only to come near comes out
                content/examples/rigging/ada.toml:6:9: `sails` was only to come near, and it came out (change the answers or take it out of `near`)
            "#]],
        ),
        case(
            "an outcome of another kind, of too many",
            [Swap(
                "examples/rigging/ada.toml",
                "outcome = \"lowest\"\nof = [\"knots\", \"sails\"]",
                "outcome = \"blend\"\nof = [\"knots\", \"sails\", \"ropes\"]",
            )],
            expect![[r#"
                an outcome of another kind, of too many
                content/assessments/rigging.toml:38:1: no example has the facet `sails` in `of` (add one to content/examples/rigging)
                content/examples/rigging/ada.toml:3:2: `expect` does not say what comes out: it is lowest knots + sails (knots 0, sails 25, ropes 100) (add [expect])
                content/examples/rigging/ada.toml:4:11: `blend` is no outcome (there are: even, lowest, strong, thin)
                content/examples/rigging/ada.toml:5:6: the list `of` has length 3 (make it 0 to 2)
            "#]],
        ),
        case(
            "words where none are written",
            [Swap("examples/rigging/ada.toml", "[answers.answer]", "[words]\nlimit = \"None.\"\n\n[answers.answer]")],
            expect![[r#"
                words where none are written
                content/examples/rigging/ada.toml:8:2: `words` is not a key here (there are: answers, expect, portrait)
            "#]],
        ),
        case(
            "an option that is not on the scale, a lens that is not there",
            [
                Swap("examples/rigging/ada.toml", "knots-1 = \"never\"", "knots-1 = \"nevr\""),
                Swap("examples/rigging/ben.toml", "[answers.answer]", "[answers.answers]"),
            ],
            expect![[r#"
                an option that is not on the scale, a lens that is not there
                content/examples/rigging/ada.toml:9:11: there is no option `nevr` in the question `knots-1` (did you mean `never`?)
                content/examples/rigging/ben.toml:3:2: expected lowest ropes + knots, and it came out thin () (change the answers or what is expected)
                content/examples/rigging/ben.toml:8:2: `answers.answer` leaves out knots-1, sails-1, ropes-1, knots-2, sails-2, ropes-2, knots-3, sails-3, ropes-3 (answer every question; "" stands for not sure)
                content/examples/rigging/ben.toml:8:10: there is no lens `answers` (did you mean `answer`?)
            "#]],
        ),
        case(
            "a statement left out",
            [Swap("examples/voyage/ada.toml", "bay-1 = \"yes\"\n", "")],
            expect![[r#"
            a statement left out
            content/examples/voyage/ada.toml:8:10: `answers.answer` leaves out bay-1 (answer every question; "" stands for not sure)
        "#]],
        ),
        case(
            "exposure that is not expected",
            [Swap("examples/voyage/dan.toml", "exposure = true\n", "")],
            expect![[r#"
                exposure that is not expected
                content/assessments/voyage.toml:2:1: no example has `exposure = true` (add one to content/examples/voyage)
                content/examples/voyage/dan.toml:3:2: there is evidence for ocean without a stage further in (change the answers or add `exposure = true`)
            "#]],
        ),
        case(
            "exposure that does not show",
            [Swap("examples/voyage/ben.toml", "near = [\"ocean\"]\n", "near = [\"ocean\"]\nexposure = true\n")],
            expect![[r#"
                exposure that does not show
                content/examples/voyage/ben.toml:7:1: no stage beyond the place that is reached has its evidence (change the answers or take `exposure` out)
            "#]],
        ),
        case(
            "a question on the way left out",
            [Swap("examples/signal/cleo.toml", "storm = \"no\"\n", "")],
            expect![[r#"
                a question on the way left out
                content/examples/signal/cleo.toml:8:10: `answers.answer` leaves out storm (answer every question; "" stands for not sure)
            "#]],
        ),
        case(
            "a field that nobody is asked",
            [
                Swap("examples/signal/cleo.toml", "name-of-asker = \"Mina\"", "caller = \"Mina\""),
                Swap("examples/crew/ada.toml", "limit = \"No oars.\"", "limits = \"No oars.\""),
            ],
            expect![[r#"
                a field that nobody is asked
                content/examples/crew/ada.toml:32:1: there is no field `limits` (did you mean `limit`?)
                content/examples/signal/cleo.toml:14:1: there is no field `caller` (there are: name-of-asker)
            "#]],
        ),
        case(
            "a guess left out, a role that is not there, a cause with a subject",
            [
                Swap("examples/crew/dan.toml", "[answers.guess]\nspeed = \"strongly\"\n", "[answers.guess]\n"),
                Swap("examples/crew/dan.toml", "theirs = \"cook\"", "theirs = \"coook\""),
                Swap("examples/crew/dan.toml", "of = []", "of = [\"shared\"]"),
            ],
            expect![[r#"
                a guess left out, a role that is not there, a cause with a subject
                content/examples/crew/dan.toml:3:2: expected little shared, and it came out little (shared 43, apart 0, mine 0, theirs 0, low 57) (change the answers or what is expected)
                content/examples/crew/dan.toml:5:6: the list `of` has length 1 (make it 0)
                content/examples/crew/dan.toml:17:10: `answers.guess` leaves out speed (answer every question; "" stands for not sure)
                content/examples/crew/dan.toml:28:10: there is no option `coook` in the question `theirs` (did you mean `cook`?)
            "#]],
        ),
        case(
            "a piece of another class, and one of none",
            [
                Swap("examples/cargo/ada.toml", "class = \"show\"", "class = \"freight\""),
                Swap("examples/cargo/ada.toml", "class = \"freight\"\nworth = \"high\"", "worth = \"high\""),
            ],
            expect![[r#"
                a piece of another class, and one of none
                content/examples/cargo/ada.toml:19:1: “Barrel 2” was to be `freight`, and it is `show` (change its ratings or its `class`)
                content/examples/cargo/ada.toml:24:1: “Barrel 3” was to be of no class, and it is `freight` (change its ratings or its `class`)
            "#]],
        ),
        case(
            "a rating left out, too many hours",
            [Swap(
                "examples/cargo/ada.toml",
                "hours = 6\nclass = \"ballast\"\nworth = \"low\"\n",
                "hours = 600\nclass = \"ballast\"\n",
            )],
            expect![[r#"
                a rating left out, too many hours
                content/examples/cargo/ada.toml:3:2: expected classes ballast, and it came out classes show (show 71, freight 29, rest 0, ballast 0) (change the answers or what is expected)
                content/examples/cargo/ada.toml:6:9: `show` was only to come near, and it came out (change the answers or take it out of `near`)
                content/examples/cargo/ada.toml:8:1: `items.0` leaves out worth (answer every question; "" stands for not sure)
                content/examples/cargo/ada.toml:10:9: `hours` is out of range (make it 0.5 to 100, in steps of 0.5)
                content/examples/cargo/ada.toml:11:1: “Barrel 1” was to be `ballast`, and it is `rest` (change its ratings or its `class`)
            "#]],
        ),
        case(
            "nobody shows it",
            [
                Remove("examples/rigging/ada.toml"),
                Remove("examples/voyage/dan.toml"),
                Remove("examples/signal/cleo.toml"),
                Remove("examples/crew/cleo.toml"),
                Remove("examples/cargo/dan.toml"),
            ],
            expect![[r#"
                nobody shows it
                content/assessments/cargo.toml:85:1: no example has the class `freight` in `near` (add one to content/examples/cargo)
                content/assessments/cargo.toml:97:1: no example has the class `rest` in `of` (add one to content/examples/cargo)
                content/assessments/crew.toml:2:1: no example comes out `both` (add one to content/examples/crew)
                content/assessments/rigging.toml:38:1: no example has the facet `sails` in `of` (add one to content/examples/rigging)
                content/assessments/signal.toml:66:1: no example has the leaf `wait` in `near` (add one to content/examples/signal)
                content/assessments/signal.toml:75:1: no example has the leaf `signal` in `of` (add one to content/examples/signal)
                content/assessments/voyage.toml:2:1: no example comes out `start` (add one to content/examples/voyage)
                content/assessments/voyage.toml:2:1: no example has `exposure = true` (add one to content/examples/voyage)
                content/assessments/voyage.toml:22:1: no example has the stage `bay` in `near` (add one to content/examples/voyage)
            "#]],
        ),
    ]
}
