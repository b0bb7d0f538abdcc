//! The diagnostics of guides, worksheets and paths: what is done in them rather than read.

use super::{Again, Case, Cut, Put, Remove, Swap, WINDS, case};
use expect_test::expect;

const MAPS: &str = "guides/maps.md";
const SITE: &str = "site.toml";
const TERMS: &str = "terms.toml";
const LOG: &str = "worksheets/compass.toml";
const VOYAGE: &str = "paths/first-voyage.toml";

pub(super) fn cases() -> Vec<Case> {
    let cases = [prompts(), checklists(), terms(), drawings(), guides(), worksheets(), checks(), paths(), links()];
    cases.into_iter().flatten().collect()
}

fn prompts() -> Vec<Case> {
    vec![
        case(
            "a prompt among other words",
            [Swap(WINDS, "[Who whistled last?](prompt:last-calm)", "Say: [who whistled last?](prompt:last-calm)")],
            expect![[r#"
                a prompt among other words
                content/guides/winds.md:56:6: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
            "#]],
        ),
        case(
            "a prompt in a list and one in a quote",
            [
                Swap(WINDS, "1. Wait.", "1. [Who waits?](prompt:last-calm)"),
                Swap(WINDS, "> **An invented", "> [Who reefs?](prompt:last-storm)\n>\n> **An invented"),
                Swap(WINDS, "\n[Who whistled last?](prompt:last-calm)\n", ""),
                Swap(WINDS, "\n[When did you reef *too late*?](prompt:last-storm)\n", ""),
            ],
            expect![[r#"
                a prompt in a list and one in a quote
                content/guides/winds.md:1:1: the guide has no worked example (add a > that begins with **An invented example.**)
                content/guides/winds.md:35:3: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
                content/guides/winds.md:53:4: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
            "#]],
        ),
        case(
            "a prompt where there is no guide",
            [
                Swap(super::COMPASS, "Answers are counted.", "[How?](prompt:how)\n\nAnswers are counted."),
                Swap("pages/about.md", "With care.", "[How?](prompt:how)\n\n[Look](checklist:look)"),
                Swap(LOG, "What you know when you leave.", "[What?](prompt:what)"),
            ],
            expect![[r#"
                a prompt where there is no guide
                content/assessments/compass.toml:11:1: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
                content/pages/about.md:9:1: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
                content/pages/about.md:11:1: a checklist cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
                content/worksheets/compass.toml:18:1: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
            "#]],
        ),
        case(
            "a prompt whose id is none, in the table and in the text",
            [Swap(WINDS, "[prompts.last-calm]", "[prompts.Calm]"), Swap(WINDS, "(prompt:last-calm)", "(prompt:Calm)")],
            expect![[r#"
                a prompt whose id is none, in the table and in the text
                content/guides/winds.md:11:10: `Calm` cannot be the id of a prompt (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
                content/guides/winds.md:56:1: `Calm` cannot be the id of a prompt (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "a prompt twice",
            [Swap(WINDS, "(prompt:last-calm)", "(prompt:last-storm)")],
            expect![[r#"
            a prompt twice
            content/guides/winds.md:11:10: the prompt `last-calm` stands nowhere in the text (put […](prompt:last-calm) in a paragraph of its own, or take this out)
            content/guides/winds.md:56:1: prompt `last-storm` is given twice (rename one; the other is at content/guides/winds.md:49)
        "#]],
        ),
        case(
            "a prompt called like a checklist",
            [
                Swap(WINDS, "[prompts.last-calm]", "[prompts.before-you-sail]"),
                Swap(WINDS, "(prompt:last-calm)", "(prompt:before-you-sail)"),
            ],
            expect![[r#"
                a prompt called like a checklist
                content/guides/winds.md:56:1: prompt `before-you-sail` is given twice (rename one; the other is at content/guides/winds.md:41)
            "#]],
        ),
        case(
            "settings of a prompt that nobody asks",
            [Swap(WINDS, "(prompt:last-calm)", "(prompt:last-lull)")],
            expect![[r#"
                settings of a prompt that nobody asks
                content/guides/winds.md:11:10: the prompt `last-calm` stands nowhere in the text (put […](prompt:last-calm) in a paragraph of its own, or take this out)
                content/guides/winds.md:56:1: the prompt `last-lull` has no table (add [prompts.last-lull] between the lines of +++, with nothing in it if there is nothing to say)
            "#]],
        ),
        case(
            "a misspelt key, and a prompt asked again too soon",
            [
                Swap(WINDS, "again = 30", "again = 3"),
                Swap(WINDS, "[prompts.last-calm]\n", "[prompts.last-calm]\nagian = 30\n"),
            ],
            expect![[r#"
                a misspelt key, and a prompt asked again too soon
                content/guides/winds.md:8:9: `again` is out of range (make it 7 to 365)
                content/guides/winds.md:12:1: `agian` is not a key here (did you mean `again`?)
            "#]],
        ),
        case(
            "prompts that are no table",
            [Swap(
                WINDS,
                "[prompts.last-storm]\nhelp = \"One line is enough.\"\nagain = 30\nideas = [\"T1\"]\n\n[prompts.last-calm]\n",
                "prompts = \"none\"\n",
            )],
            expect![[r#"
                prompts that are no table
                content/guides/winds.md:6:11: `prompts` has to be a table, and is a string (write it in braces or below a heading in brackets)
            "#]],
        ),
        case(
            "a prompt for an idea there is not",
            [Swap(WINDS, "ideas = [\"T1\"]", "ideas = [\"T2\"]")],
            expect![[r#"
                a prompt for an idea there is not
                content/guides/winds.md:9:10: there is no idea `T2` (there are: E1, T1)
            "#]],
        ),
        case(
            "a prompt without a question, and one with a title",
            [
                Swap(WINDS, "[Who whistled last?](prompt:last-calm)", "[](prompt:last-calm)"),
                Swap(WINDS, "(prompt:last-storm)", "(prompt:last-storm \"Think\")"),
            ],
            expect![[r#"
                a prompt without a question, and one with a title
                content/guides/winds.md:49:1: a link's title cannot be shown (take the title out: it cannot be read on a phone)
                content/guides/winds.md:56:1: a prompt without a question (write the question in the square brackets)
            "#]],
        ),
    ]
}

fn checklists() -> Vec<Case> {
    let items = "- Where are we? {#where}\n- Which way is north? {#north}\n- How deep is it? {#depth}\n";
    vec![
        case(
            "a checklist without its list",
            [Swap(MAPS, items, "")],
            expect![[r#"
            a checklist without its list
            content/guides/maps.md:20:1: no list follows the checklist `before-you-fold` (put a list with - directly below it)
        "#]],
        ),
        case(
            "a checklist with something between it and its list",
            [Swap(MAPS, "- Where are we?", "First of all:\n\n- Where are we?")],
            expect![[r#"
                a checklist with something between it and its list
                content/guides/maps.md:20:1: no list follows the checklist `before-you-fold` (put a list with - directly below it)
                content/guides/maps.md:24:1: `{#where}` in a list that is no checklist (put [Title](checklist:ID) in a paragraph of its own directly above the list, or take it out)
            "#]],
        ),
        case(
            "a numbered checklist",
            [Swap(
                MAPS,
                items,
                "1. Where are we? {#where}\n2. Which way is north? {#north}\n3. How deep is it? {#depth}\n",
            )],
            expect![[r#"
                a numbered checklist
                content/guides/maps.md:22:1: the list of the checklist `before-you-fold` is numbered (begin its lines with -)
            "#]],
        ),
        case(
            "a checklist of two",
            [Swap(MAPS, "- Which way is north? {#north}\n", "")],
            expect![[r#"
            a checklist of two
            content/guides/maps.md:22:1: the checklist `before-you-fold` has 2 items (make it 3 to 8)
        "#]],
        ),
        case(
            "a checklist of nine",
            [Swap(
                MAPS,
                "- How deep is it? {#depth}\n",
                "- A? {#a}\n- B? {#b}\n- C? {#c}\n- D? {#d}\n- E? {#e}\n- F? {#f}\n- G? {#g}\n",
            )],
            expect![[r#"
                a checklist of nine
                content/guides/maps.md:22:1: the checklist `before-you-fold` has 9 items (make it 3 to 8)
            "#]],
        ),
        case(
            "lines without an id, without words, and with an id that is none",
            [
                Swap(MAPS, "Where are we? {#where}", "Where are we?"),
                Swap(MAPS, "Which way is north? {#north}", "{#north}"),
                Swap(MAPS, "{#depth}", "{#Depth}"),
            ],
            expect![[r#"
                lines without an id, without words, and with an id that is none
                content/guides/maps.md:22:1: an item of a checklist without an id (end it with {#short-id}; its tick is kept under that for ever)
                content/guides/maps.md:23:1: an item of a checklist without words (write what is to be done or verified)
                content/guides/maps.md:24:1: `Depth` cannot be the id of an item (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "a line's id in front of its end",
            [Swap(MAPS, "Where are we? {#where}", "Where {#where} are we?")],
            expect![[r#"
                a line's id in front of its end
                content/guides/maps.md:22:1: an item of a checklist without an id (end it with {#short-id}; its tick is kept under that for ever)
            "#]],
        ),
        case(
            "ids in a list that is no checklist",
            [Swap(WINDS, "- dark clouds", "- dark clouds {#clouds}")],
            expect![[r#"
                ids in a list that is no checklist
                content/guides/winds.md:32:1: `{#clouds}` in a list that is no checklist (put [Title](checklist:ID) in a paragraph of its own directly above the list, or take it out)
            "#]],
        ),
        case(
            "a line twice",
            [Swap(MAPS, "{#north}", "{#where}")],
            expect![[r#"
            a line twice
            content/guides/maps.md:23:1: item `where` is given twice (rename one; the other is at content/guides/maps.md:22)
        "#]],
        ),
        case(
            "a checklist twice: its lines are not to blame",
            [Swap(
                MAPS,
                "\n> **An invented",
                "\n[Again](checklist:before-you-fold)\n\n- A? {#where}\n- B? {#north}\n- C? {#depth}\n\n> **An invented",
            )],
            expect![[r#"
                a checklist twice: its lines are not to blame
                content/guides/maps.md:26:1: checklist `before-you-fold` is given twice (rename one; the other is at content/guides/maps.md:20)
            "#]],
        ),
        case(
            "the same ids in two checklists are no matter",
            [
                Swap(MAPS, "[checklists.before-you-fold]", "[checklists.before-you-fold]\n\n[checklists.after]"),
                Swap(
                    MAPS,
                    "\n> **An invented",
                    "\n[After you folded it](checklist:after)\n\n- A? {#where}\n- B? {#north}\n- C? {#depth}\n\n> **An invented",
                ),
            ],
            expect![[r#"
                the same ids in two checklists are no matter
            "#]],
        ),
        case(
            "a checklist without a title",
            [Swap(MAPS, "[Before you fold it]", "[]")],
            expect![[r#"
            a checklist without a title
            content/guides/maps.md:20:1: a checklist without a title (write the title of the list in the square brackets)
        "#]],
        ),
        case(
            "a checklist in a paragraph with more",
            [Swap(
                MAPS,
                "[Before you fold it](checklist:before-you-fold)",
                "[Before you fold it](checklist:before-you-fold), look.",
            )],
            expect![[r#"
                a checklist in a paragraph with more
                content/guides/maps.md:14:1: there is nothing to do in the section "Legend" (give it a prompt, a checklist, or a link of its own to an assessment, worksheet or path)
                content/guides/maps.md:20:1: a checklist cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
                content/guides/maps.md:22:1: `{#where}` in a list that is no checklist (put [Title](checklist:ID) in a paragraph of its own directly above the list, or take it out)
            "#]],
        ),
        case(
            "settings of a checklist and a drawing that stand nowhere",
            [Swap(
                MAPS,
                "[checklists.before-you-fold]",
                "[checklists.before]\n\n[figures.tides]\nkind = \"steps\"\nlabels = [\"Ebb\", \"Flood\"]",
            )],
            expect![[r#"
                settings of a checklist and a drawing that stand nowhere
                content/guides/maps.md:6:13: the checklist `before` stands nowhere in the text (put […](checklist:before) in a paragraph of its own, or take this out)
                content/guides/maps.md:8:10: the figure `tides` stands nowhere in the text (put ![…](figure:tides) in a paragraph of its own, or take this out)
                content/guides/maps.md:24:1: the checklist `before-you-fold` has no table (add [checklists.before-you-fold] between the lines of +++, with nothing in it if there is nothing to say)
            "#]],
        ),
    ]
}

fn terms() -> Vec<Case> {
    vec![
        case(
            "a term there is not",
            [Swap(WINDS, "term:reef", "term:reefs")],
            expect![[r#"
                a term there is not
                content/guides/winds.md:28:7: there is no term `reefs` in terms.toml (did you mean `reef`?)
            "#]],
        ),
        case(
            "a term, and no file of terms",
            [Remove(TERMS)],
            expect![[r#"
                a term, and no file of terms
                content/guides/winds.md:28:7: there is no term `reef` in terms.toml (there are none)
            "#]],
        ),
        case(
            "terms that cannot be read: what uses them is not blamed",
            [Swap(TERMS, "name = \"Reef\"", "name = Reef")],
            expect![[r#"
                terms that cannot be read: what uses them is not blamed
                content/terms.toml:3:8: string values must be quoted, expected literal string (see https://toml.io for how TOML is written)
            "#]],
        ),
        case(
            "a term twice, and one without its text",
            [Swap(
                TERMS,
                "text = \"A part of the sail that is tied up.\"\n",
                "\n[[terms]]\nid = \"reef\"\nname = \"Again\"\ntext = \"Twice.\"\n",
            )],
            expect![[r#"
                a term twice, and one without its text
                content/terms.toml:1:1: `text` is missing (add `text = …`)
                content/terms.toml:6:6: term `reef` is given twice (rename one; the other is at content/terms.toml:2)
            "#]],
        ),
        case(
            "a term where there is no guide",
            [
                Swap(super::COMPASS, "Answers are counted.", "[Answers](term:reef) are counted."),
                Swap(SITE, "to = \"guide:winds#storm\"", "to = \"term:reef\""),
            ],
            expect![[r#"
                a term where there is no guide
                content/assessments/compass.toml:11:1: a term cannot stand here (terms are explained in the text of guides only)
                content/site.toml:19:6: a term cannot stand here (terms are explained in the text of guides only)
            "#]],
        ),
        case(
            "a term without words",
            [Swap(WINDS, "[reef](term:reef)", "[](term:reef)")],
            expect![[r#"
            a term without words
            content/guides/winds.md:28:7: a term without words (write in the square brackets the words that it explains)
        "#]],
        ),
        case(
            "six terms",
            [
                Swap(
                    WINDS,
                    "Tie a [reef](term:reef)",
                    "Tie a [reef](term:reef), [b](term:b), [c](term:c), [d](term:d), [e](term:e), [f](term:f), [b again](term:b)",
                ),
                Swap(
                    TERMS,
                    "[[terms]]\n",
                    "[[terms]]\nid = \"b\"\nname = \"B\"\ntext = \"B.\"\n[[terms]]\nid = \"c\"\nname = \"C\"\ntext = \"C.\"\n[[terms]]\nid = \"d\"\nname = \"D\"\ntext = \"D.\"\n[[terms]]\nid = \"e\"\nname = \"E\"\ntext = \"E.\"\n[[terms]]\nid = \"f\"\nname = \"F\"\ntext = \"F.\"\n[[terms]]\n",
                ),
            ],
            expect![[r#"
                six terms
                content/guides/winds.md:1:1: the guide explains 6 terms (make it 5 at most: say the others in plain words)
            "#]],
        ),
    ]
}

fn drawings() -> Vec<Case> {
    let rings = "kind = \"rings\"\nlabels = [\"Shallow\", \"Deep\"]";
    let with = |settings| [Swap(MAPS, rings, settings)];
    vec![
        case(
            "a kind of drawing there is not",
            with("kind = \"ring\"\nlabels = [\"Shallow\", \"Deep\"]"),
            expect![[r#"
                a kind of drawing there is not
                content/guides/maps.md:9:8: `ring` is no kind of drawing (did you mean `rings`?)
            "#]],
        ),
        case(
            "a drawing without a kind",
            with("labels = [\"Shallow\", \"Deep\"]"),
            expect![[r#"
            a drawing without a kind
            content/guides/maps.md:8:1: `kind` is missing (add `kind = …`)
        "#]],
        ),
        case(
            "one ring",
            with("kind = \"rings\"\nlabels = [\"Shallow\"]"),
            expect![[r#"
            one ring
            content/guides/maps.md:10:10: the list `labels` has length 1 (make it 2 to 4)
        "#]],
        ),
        case(
            "labels too long and blank",
            with("kind = \"steps\"\nlabels = [\"Shallow water near the islands\", \"-\"]"),
            expect![[r#"
                labels too long and blank
                content/guides/maps.md:10:11: a label of 30 characters (make it 28 or fewer: it is drawn on a phone)
                content/guides/maps.md:10:45: `labels` is blank (write the text)
            "#]],
        ),
        case(
            "a loop of two",
            with("kind = \"loop\"\nlabels = [\"Ebb\", \"Flood\"]"),
            expect![[r#"
            a loop of two
            content/guides/maps.md:10:10: the list `labels` has length 2 (make it 3 to 5)
        "#]],
        ),
        case(
            "a quadrant with an end too few, a label too few and a key too many",
            with(
                "kind = \"quadrant\"\nacross = [\"West\"]\nup = [\"South\", \"North\"]\nlabels = [\"A\", \"B\", \"C\"]\nmarks = []",
            ),
            expect![[r#"
                a quadrant with an end too few, a label too few and a key too many
                content/guides/maps.md:10:10: the list `across` has length 1 (make it 2)
                content/guides/maps.md:12:10: the list `labels` has length 3 (make it 4)
                content/guides/maps.md:13:1: `marks` is not a key here (there are: across, kind, labels, up)
            "#]],
        ),
        case(
            "a line too high, with marks that are not on it",
            with(
                "kind = \"line\"\nacross = \"Hours\"\npoints = [10, 140, 20]\nmarks = [{ at = 3, label = \"Here\" }, { at = 1 }]",
            ),
            expect![[r#"
                a line too high, with marks that are not on it
                content/guides/maps.md:8:1: `up` is missing (add `up = …`)
                content/guides/maps.md:11:15: `points` is out of range (make it 0 to 100)
                content/guides/maps.md:12:17: `at` is out of range (make it 0 to 2)
                content/guides/maps.md:12:38: `label` is missing (add `label = …`)
            "#]],
        ),
        case(
            "a line of two points",
            with("kind = \"line\"\nacross = \"Hours\"\nup = \"Wind\"\npoints = [10, 20]"),
            expect![[r#"
                a line of two points
                content/guides/maps.md:12:10: the list `points` has length 2 (make it 3 to 12)
            "#]],
        ),
        case(
            "a drawing called like one of Waymark's own, and one whose id is none",
            [
                Swap(
                    MAPS,
                    "[figures.depths]",
                    "[figures.four-parts]\nkind = \"steps\"\nlabels = [\"A\", \"B\"]\n\n[figures.Depths]",
                ),
                Swap(MAPS, "figure:depths", "figure:Depths"),
            ],
            expect![[r#"
                a drawing called like one of Waymark's own, and one whose id is none
                content/guides/maps.md:8:10: `four-parts` names a drawing that Waymark has of its own (give it another id)
                content/guides/maps.md:12:10: `Depths` cannot be the id of a figure (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "a drawing shown twice",
            [Swap(MAPS, "\n[Before you fold it]", "\n![Once more](figure:depths)\n\n[Before you fold it]")],
            expect![[r#"
                a drawing shown twice
                content/guides/maps.md:20:1: the figure `depths` is shown twice (take one out; the other is at content/guides/maps.md:18)
            "#]],
        ),
        case(
            "a drawing of another guide",
            [Swap(MAPS, "figure:depths", "figure:gusts")],
            expect![[r#"
            a drawing of another guide
            content/guides/maps.md:8:10: the figure `depths` stands nowhere in the text (put ![…](figure:depths) in a paragraph of its own, or take this out)
            content/guides/maps.md:18:1: `figure:gusts` is no figure (there are: archetype-map, depths, four-parts, week/ASSESSMENT/DIMENSION)
        "#]],
        ),
        case(
            "a drawing in an assessment's text",
            [Swap(super::COMPASS, "Answers are counted.", "![Gusts](figure:gusts)\n\nAnswers are counted.")],
            expect![[r#"
                a drawing in an assessment's text
                content/assessments/compass.toml:11:1: `figure:gusts` is no figure (there are: archetype-map, four-parts, week/ASSESSMENT/DIMENSION)
            "#]],
        ),
    ]
}

fn guides() -> Vec<Case> {
    vec![
        case(
            "sentences too long",
            [Put(
                MAPS,
                b"+++\ntitle = \"Maps\"\nsummary = \"How to read one.\"\nsources = [\"almanac\"]\n+++\n\
                Whoever reads a map has to know where he stands, or else the best of maps is of no more use to him\n\
                than the tablecloth.\n\n\
                ## Legend {#legend}\n\n\
                It is short. But *in the* [corner of it](page:about) there is a box, and in this box there are signs, and\n\
                beside each of these signs it says what is meant by it, so that nobody who looks at the map for the\n\
                first time takes a church for a rock or a rock for a church, and runs his ship on either of them at night.\n\n\
                > **An invented example.** The crew took the church for a rock, sailed round it at a safe distance, and\n\
                > wondered for the rest of the night who rings a bell out there on such a small and empty rock.\n\n\
                [Take the compass before you fold the map and go on deck, because up there the wind will take it](assess:compass)\n",
            )],
            expect![[r#"
                sentences too long
                content/guides/maps.md:11:14: the guide's sentences have 26 words on average (make it fewer than 18; the longest, with 64, is this one)
            "#]],
        ),
        case(
            "a section with nothing to do",
            [Cut(WINDS, "\n[Who whistled last?]"), Swap(WINDS, "[prompts.last-calm]\n", "")],
            expect![[r#"
                a section with nothing to do
                content/guides/winds.md:50:1: there is nothing to do in the section "Calm" (give it a prompt, a checklist, or a link of its own to an assessment, worksheet or path)
            "#]],
        ),
        case(
            "a guide without an example, and one whose example does not say that it is one",
            [
                Swap(WINDS, "> **An invented example.** The crew", "> An invented example. The crew"),
                Swap(MAPS, "\n> **An invented example.** The map was folded too soon.\n", ""),
            ],
            expect![[r#"
                a guide without an example, and one whose example does not say that it is one
                content/guides/maps.md:1:1: the guide has no worked example (add a > that begins with **An invented example.**)
                content/guides/winds.md:1:1: the guide has no worked example (add a > that begins with **An invented example.**)
            "#]],
        ),
        case(
            "a sentence in two guides",
            [
                Swap(WINDS, "1. Wait.", "Look at the *sky* before you leave the harbour. Then go.\n\n1. Wait."),
                Swap(
                    MAPS,
                    "Maps are [on the list](page:guides).",
                    "Maps are [on the list](page:guides). Look at the sky,\nbefore you leave the harbour! And fold it.",
                ),
            ],
            expect![[r#"
                a sentence in two guides
                content/guides/maps.md:12:38: "Look at the sky, before you leave the harbour!" stands at content/guides/winds.md:53 too (say it once, and link to it)
            "#]],
        ),
        case(
            "a sentence twice in one guide, behind a link",
            [Swap(
                WINDS,
                "1. Wait.",
                "See [the maps](guide:maps) before you leave the harbour at dawn.\n\n1. See [the maps](guide:maps) before you leave the harbour at dawn.",
            )],
            expect![[r#"
                a sentence twice in one guide, behind a link
                content/guides/winds.md:55:4: "See the maps before you leave the harbour at dawn." stands at content/guides/winds.md:53 too (say it once, and link to it)
            "#]],
        ),
        case(
            "a short sentence may come again",
            [Swap(
                WINDS,
                "1. Wait.",
                "Look at the sky before you leave. Look at the sky before you leave.\n\n1. Wait.",
            )],
            expect![[r#"
                a short sentence may come again
            "#]],
        ),
        case(
            "a guide on no bookshelf",
            [Swap(SITE, "guides = [\"winds\", \"maps\"]", "guides = [\"winds\"]")],
            expect![[r#"
                a guide on no bookshelf
                content/guides/maps.md:1:1: the guide stands on no bookshelf (put its id on one of the [[bookshelves]] in site.toml)
            "#]],
        ),
        case(
            "a guide on two bookshelves",
            [Swap(
                SITE,
                "guides = [\"winds\", \"maps\"]",
                "guides = [\"winds\", \"maps\"]\n\n[[bookshelves]]\ntitle = \"More\"\nguides = [\"maps\"]",
            )],
            expect![[r#"
                a guide on two bookshelves
                content/guides/maps.md:1:1: the guide stands 2 times on the bookshelves (leave it on one of them, in site.toml)
            "#]],
        ),
        case("no bookshelves", [Cut(SITE, "\n[[bookshelves]]")], expect![[r#"
            no bookshelves
            content/site.toml:1:1: `bookshelves` is missing (add `bookshelves = …`)
        "#]]),
        case(
            "a bookshelf with a guide there is not, and one without any",
            [Swap(
                SITE,
                "guides = [\"winds\", \"maps\"]",
                "guides = [\"winds\", \"maps\", \"map\"]\n\n[[bookshelves]]\ntitle = \"Empty\"\nline = \"\"\nguides = []",
            )],
            expect![[r#"
                a bookshelf with a guide there is not, and one without any
                content/site.toml:28:28: there is no guide `map` (did you mean `maps`?)
                content/site.toml:32:8: `line` is blank (write the text)
                content/site.toml:33:10: the list `guides` has length 0 (make it 1 or more)
            "#]],
        ),
        case(
            "a guide as it was before",
            [Swap(
                MAPS,
                "sources = [\"almanac\", \"logbook\"]\n",
                "order = 2\nsources = [\"almanac\", \"logbook\"]\n\n[ideas]\nlegend = [\"T1\"]\n",
            )],
            expect![[r#"
                a guide as it was before
                content/guides/maps.md:4:1: `order` is not a key here (there are: checklists, figures, prompts, sources, summary, title)
                content/guides/maps.md:7:2: `ideas` is not a key here (there are: checklists, figures, prompts, sources, summary, title)
            "#]],
        ),
    ]
}

fn worksheets() -> Vec<Case> {
    let choice =
        "kind = \"choice\"\noptions = [{ id = \"small\", text = \"Small\" }, { id = \"big\", text = \"Big\" }]";
    vec![
        case(
            "a worksheet and a path whose names are no ids",
            [Put("worksheets/My Log.toml", b""), Put("paths/First.toml", b"")],
            expect![[r#"
                a worksheet and a path whose names are no ids
                content/paths/First.toml:1:1: the file's name cannot be the id of a path (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
                content/worksheets/My Log.toml:1:1: the file's name cannot be the id of a worksheet (use 1 to 40 of a-z, 0-9 and -, not beginning with -)
            "#]],
        ),
        case(
            "a syntax error in a worksheet: what leads to it is not to blame",
            [Swap(LOG, "document = \"Log\"", "document = Log")],
            expect![[r#"
                a syntax error in a worksheet: what leads to it is not to blame
                content/worksheets/compass.toml:11:12: string values must be quoted, expected literal string (see https://toml.io for how TOML is written)
            "#]],
        ),
        case(
            "a kind of field there is not: what belongs to it is not to blame",
            [Swap(LOG, "kind = \"choice\"\noptions", "kind = \"chioce\"\noptions")],
            expect![[r#"
                a kind of field there is not: what belongs to it is not to blame
                content/worksheets/compass.toml:37:8: `chioce` is no kind of field (did you mean `choice`?)
            "#]],
        ),
        case(
            "a field without a kind",
            [Swap(LOG, "kind = \"rows\"\ncolumns", "columns")],
            expect![[r#"
            a field without a kind
            content/worksheets/compass.toml:78:1: `kind` is missing (add `kind = …`)
        "#]],
        ),
        case(
            "a key of another kind of field",
            [Swap(LOG, choice, "kind = \"line\"\noptions = [{ id = \"small\", text = \"Small\" }]\nunit = \"ships\"")],
            expect![[r#"
                a key of another kind of field
                content/worksheets/compass.toml:38:1: `options` is not a key here (there are: checks, example, heading, help, id, ideas, kind, label, part)
                content/worksheets/compass.toml:39:1: `unit` is not a key here (there are: checks, example, heading, help, id, ideas, kind, label, part)
            "#]],
        ),
        case(
            "a part there is not",
            [Swap(LOG, "id = \"captain\"\npart = \"before\"", "id = \"captain\"\npart = \"befor\"")],
            expect![[r#"
                a part there is not
                content/worksheets/compass.toml:27:8: there is no part `befor` (did you mean `before`?)
            "#]],
        ),
        case(
            "a part without fields",
            [Swap(
                LOG,
                "[[parts]]\nid = \"after\"",
                "[[parts]]\nid = \"between\"\ntitle = \"Between\"\n\n[[parts]]\nid = \"after\"",
            )],
            expect![[r#"
                a part without fields
                content/worksheets/compass.toml:21:1: the part `between` has no fields (give it one, or take it out)
            "#]],
        ),
        case(
            "no parts",
            [Swap(
                LOG,
                "[[parts]]\nid = \"before\"\ntitle = \"Before\"\ntext = '''\nWhat you know when you leave.\n'''\n\n[[parts]]\nid = \"after\"\ntitle = \"After\"\n",
                "",
            )],
            expect![[r#"
                no parts
                content/worksheets/compass.toml:1:1: `parts` is missing (add `parts = …`)
            "#]],
        ),
        case(
            "three fields",
            [Cut(LOG, "\n[[fields]]\nid = \"back\"")],
            expect![[r#"
            three fields
            content/worksheets/compass.toml:21:1: the part `after` has no fields (give it one, or take it out)
            content/worksheets/compass.toml:25:1: the list `fields` has length 3 (make it 4 to 16)
        "#]],
        ),
        case(
            "a part twice, a field twice: what is in them is not to blame",
            [
                Swap(
                    LOG,
                    "[[parts]]\nid = \"after\"",
                    "[[parts]]\nid = \"before\"\ntitle = \"Before\"\n\n[[parts]]\nid = \"after\"",
                ),
                Again(LOG, "[[fields]]\nid = \"storms\"", "[[fields]]\nid = \"lesson\""),
                Again(LOG, "[[fields]]\nid = \"ship\"", "[[fields]]\nid = \"crew\""),
            ],
            expect![[r#"
                a part twice, a field twice: what is in them is not to blame
                content/worksheets/compass.toml:22:6: part `before` is given twice (rename one; the other is at content/worksheets/compass.toml:15)
                content/worksheets/compass.toml:45:6: field `ship` is given twice (rename one; the other is at content/worksheets/compass.toml:37)
                content/worksheets/compass.toml:111:6: field `storms` is given twice (rename one; the other is at content/worksheets/compass.toml:91)
            "#]],
        ),
        case(
            "options and columns twice",
            [
                Swap(LOG, "id = \"rum\", text = \"Rum\"", "id = \"maps\", text = \"More maps\""),
                Swap(LOG, "{ id = \"south\", text = \"South\" }", "{ id = \"north\", text = \"South\" }"),
                Swap(LOG, "{ id = \"damage\", label", "{ id = \"day\", label"),
            ],
            expect![[r#"
                options and columns twice
                content/worksheets/compass.toml:71:51: option `maps` is given twice (rename one; the other is at content/worksheets/compass.toml:71)
                content/worksheets/compass.toml:87:103: option `north` is given twice (rename one; the other is at content/worksheets/compass.toml:87)
                content/worksheets/compass.toml:88:10: column `day` is given twice (rename one; the other is at content/worksheets/compass.toml:85)
            "#]],
        ),
        case(
            "columns of kinds there are not",
            [
                Swap(LOG, "label = \"Damage\", kind = \"text\"", "label = \"Damage\", kind = \"ticks\""),
                Swap(LOG, "label = \"Day\", kind = \"date\"", "label = \"Day\""),
            ],
            expect![[r#"
                columns of kinds there are not
                content/worksheets/compass.toml:85:3: `kind` is missing (add `kind = …`)
                content/worksheets/compass.toml:88:45: `ticks` is no kind of column (there are: choice, date, line, number, text)
            "#]],
        ),
        case(
            "five columns, nine rows to begin with",
            [
                Swap(
                    LOG,
                    "  { id = \"damage\"",
                    "  { id = \"more\", label = \"More\", kind = \"line\" },\n  { id = \"damage\"",
                ),
                Swap(LOG, "start = 2", "start = 9"),
            ],
            expect![[r#"
                five columns, nine rows to begin with
                content/worksheets/compass.toml:84:11: the list `columns` has length 5 (make it 1 to 4)
                content/worksheets/compass.toml:91:9: `start` is out of range (make it 1 to 8)
            "#]],
        ),
        case(
            "a choice of one, and options without text",
            [
                Swap(LOG, choice, "kind = \"choice\"\noptions = [{ id = \"small\", text = \"Small\" }]"),
                Swap(LOG, "{ id = \"maps\", text = \"Maps\" }", "{ id = \"maps\" }"),
            ],
            expect![[r#"
                a choice of one, and options without text
                content/worksheets/compass.toml:38:11: the list `options` has length 1 (make it 2 to 12)
                content/worksheets/compass.toml:71:12: `text` is missing (add `text = …`)
            "#]],
        ),
        case(
            "minutes and pages the wrong way round",
            [Swap(LOG, "minutes = [10, 20]", "minutes = [20, 10]"), Swap(LOG, "pages = [1, 2]", "pages = [2, 1]")],
            expect![[r#"
                minutes and pages the wrong way round
                content/worksheets/compass.toml:3:1: `minutes` ends before it begins (put the smaller number first)
                content/worksheets/compass.toml:12:1: `pages` ends before it begins (put the smaller number first)
            "#]],
        ),
        case(
            "minutes, pages and a place in the list out of range",
            [
                Swap(LOG, "minutes = [10, 20]", "minutes = [10, 200]\norder = 0"),
                Swap(LOG, "pages = [1, 2]", "pages = [0, 1, 2]"),
            ],
            expect![[r#"
                minutes, pages and a place in the list out of range
                content/worksheets/compass.toml:3:16: `minutes` is out of range (make it 1 to 180)
                content/worksheets/compass.toml:4:9: `order` is out of range (make it 1 to 999)
                content/worksheets/compass.toml:13:9: the list `pages` has length 3 (make it 2)
                content/worksheets/compass.toml:13:10: `pages` is out of range (make it 1 to 20)
            "#]],
        ),
        case(
            "Markdown where it is not shown, and headings where there are no sections",
            [
                Swap(LOG, "label = \"Who is the captain?\"", "label = \"Who is the **captain**?\""),
                Swap(LOG, "What you know when you leave.", "## Know {#know}\n\nWhat you know when you leave."),
            ],
            expect![[r#"
                Markdown where it is not shown, and headings where there are no sections
                content/worksheets/compass.toml:18:1: a heading of level 2 (use ###)
                content/worksheets/compass.toml:30:9: `label` has `**` in it (take the Markdown out: this text is shown as it stands)
            "#]],
        ),
        case(
            "a field for an idea there is not, a source there is not",
            [
                Swap(LOG, "ideas = [\"T1\", \"E1\"]", "ideas = [\"T1\", \"E2\"]"),
                Swap(LOG, "sources = [\"logbook\"]", "sources = [\"logbok\"]"),
            ],
            expect![[r#"
                a field for an idea there is not, a source there is not
                content/worksheets/compass.toml:4:12: there is no source `logbok` (did you mean `logbook`?)
                content/worksheets/compass.toml:103:16: there is no idea `E2` (there are: E1, T1)
            "#]],
        ),
    ]
}

fn checks() -> Vec<Case> {
    let days = "kind = \"days\"\nleast = 0\nmost = 90\n";
    vec![
        case(
            "a kind of check there is not, and one without a kind",
            [Swap(LOG, "kind = \"avoids\"", "kind = \"avoid\""), Swap(LOG, "kind = \"ask\"\n", "")],
            expect![[r#"
                a kind of check there is not, and one without a kind
                content/worksheets/compass.toml:117:8: `avoid` is no kind of check (did you mean `avoids`?)
                content/worksheets/compass.toml:121:1: `kind` is missing (add `kind = …`)
            "#]],
        ),
        case(
            "checks that do not fit",
            [
                Swap(LOG, days, "kind = \"words\"\nleast = 5\n"),
                Swap(LOG, "kind = \"ticked\"", "kind = \"rows\""),
                Swap(LOG, "kind = \"rows\"\nmost = 5", "kind = \"ticked\"\nmost = 5"),
                Swap(
                    LOG,
                    "text = \"Big\" }]\n",
                    "text = \"Big\" }]\n\n[[fields.checks]]\nkind = \"mentions\"\nof = [\"big\"]\nsay = \"Say big.\"\n",
                ),
            ],
            expect![[r#"
                checks that do not fit
                content/worksheets/compass.toml:41:8: a check of the kind `mentions` does not fit the field `ship`, which is `choice` (for `choice` there are: ask)
                content/worksheets/compass.toml:66:8: a check of the kind `words` does not fit the field `back`, which is `date` (for `date` there are: days, ask)
                content/worksheets/compass.toml:78:8: a check of the kind `rows` does not fit the field `aboard`, which is `ticks` (for `ticks` there are: ticked, ask)
                content/worksheets/compass.toml:98:8: a check of the kind `ticked` does not fit the field `storms`, which is `rows` (for `rows` there are: rows, words, mentions, avoids, ask)
            "#]],
        ),
        case(
            "a check without bounds",
            [
                Swap(LOG, days, "kind = \"days\"\n"),
                Swap(LOG, "kind = \"words\"\nleast = 5\nmost = 80", "kind = \"words\""),
            ],
            expect![[r#"
                a check without bounds
                content/worksheets/compass.toml:60:1: a check of the kind `days` without bounds (add `least`, `most` or both)
                content/worksheets/compass.toml:103:1: a check of the kind `words` without bounds (add `least`, `most` or both)
            "#]],
        ),
        case(
            "bounds the wrong way round",
            [Swap(LOG, "least = 5\nmost = 80", "least = 80\nmost = 5")],
            expect![[r#"
                bounds the wrong way round
                content/worksheets/compass.toml:105:1: `least` is above `most` in a check of the kind `words` (put the smaller number first)
            "#]],
        ),
        case(
            "a check that always holds",
            [Swap(LOG, "kind = \"ticked\"\nleast = 1", "kind = \"ticked\"\nleast = 0")],
            expect![[r#"
                a check that always holds
                content/worksheets/compass.toml:73:1: a check of the kind `ticked` that always holds (raise `least`, or add `most`)
            "#]],
        ),
        case(
            "at least today is a bound",
            [Swap(LOG, days, "kind = \"days\"\nleast = 0\n")],
            expect![[r#"
            at least today is a bound
        "#]],
        ),
        case(
            "bounds out of range, and of another type",
            [Swap(LOG, "least = 5\nmost = 80", "least = -5\nmost = \"80\"")],
            expect![[r#"
                bounds out of range, and of another type
                content/worksheets/compass.toml:107:9: `least` is out of range (make it 0 to 10000)
                content/worksheets/compass.toml:108:8: `most` has to be a whole number, and is a string (write it without quotes or a point)
            "#]],
        ),
        case(
            "bounds of a check that has none, words that are missing, nothing to say",
            [
                Swap(LOG, "kind = \"ask\"\n", "kind = \"ask\"\nleast = 1\n"),
                Swap(LOG, "of = [\"because\", \"so that\"]\n", ""),
                Swap(LOG, "of = [\"best practice\"]", "of = []"),
                Swap(LOG, "say = \"Five are enough.\"\n", ""),
            ],
            expect![[r#"
                bounds of a check that has none, words that are missing, nothing to say
                content/worksheets/compass.toml:93:1: `say` is missing (add `say = …`)
                content/worksheets/compass.toml:110:1: `of` is missing (add `of = …`)
                content/worksheets/compass.toml:116:6: the list `of` has length 0 (make it 1 or more)
                content/worksheets/compass.toml:121:1: `least` is not a key here (there are: kind, say)
            "#]],
        ),
    ]
}

fn paths() -> Vec<Case> {
    let to_log = "to = \"worksheet:compass\"";
    vec![
        case(
            "weeks that go back",
            [Swap(VOYAGE, "week = 4", "week = 1")],
            expect![[r#"
            weeks that go back
            content/paths/first-voyage.toml:35:1: a step of week 1 after one of week 2 (put the steps in the order they are walked)
        "#]],
        ),
        case(
            "a week too late",
            [Swap(VOYAGE, "week = 4", "week = 40")],
            expect![[r#"
            a week too late
            content/paths/first-voyage.toml:37:8: `week` is out of range (make it 1 to 26)
        "#]],
        ),
        case(
            "four steps",
            [Cut(VOYAGE, "\n[[steps]]\nid = \"log\"")],
            expect![[r#"
            four steps
            content/paths/first-voyage.toml:11:1: the list `steps` has length 4 (make it 5 to 20)
        "#]],
        ),
        case(
            "a step twice",
            [Swap(VOYAGE, "id = \"legend\"", "id = \"read\"")],
            expect![[r#"
            a step twice
            content/paths/first-voyage.toml:24:6: step `read` is given twice (rename one; the other is at content/paths/first-voyage.toml:18)
        "#]],
        ),
        case(
            "a step with a title of its own that leads somewhere, and one that has neither",
            [
                Swap(VOYAGE, to_log, "to = \"worksheet:compass\"\ntitle = \"Write\""),
                Swap(VOYAGE, "title = \"Go out for an hour\"\n", ""),
            ],
            expect![[r#"
                a step with a title of its own that leads somewhere, and one that has neither
                content/paths/first-voyage.toml:29:1: a step without `title` and `to` (add `title = …` for something to do away from the screen, or `to = …`)
                content/paths/first-voyage.toml:38:9: a step with `title` and `to` (take the title out: the step goes by the title of what it leads to)
            "#]],
        ),
        case(
            "steps that lead where nothing is done",
            [
                Swap(VOYAGE, to_log, "to = \"path:first-voyage\""),
                Swap(VOYAGE, "to = \"assess:compass\"", "to = \"page:me\""),
                Swap(VOYAGE, "to = \"guide:winds\"", "to = \"https://example.org/\""),
            ],
            expect![[r#"
                steps that lead where nothing is done
                content/paths/first-voyage.toml:14:6: `page:me` is nothing to do on a path (write assess:ID, guide:ID, guide:ID#SECTION or worksheet:ID, or a `title` in its place)
                content/paths/first-voyage.toml:20:6: `https://example.org/` is nothing to do on a path (write assess:ID, guide:ID, guide:ID#SECTION or worksheet:ID, or a `title` in its place)
                content/paths/first-voyage.toml:38:6: `path:first-voyage` is nothing to do on a path (write assess:ID, guide:ID, guide:ID#SECTION or worksheet:ID, or a `title` in its place)
            "#]],
        ),
        case(
            "steps that lead nowhere",
            [
                Swap(VOYAGE, to_log, "to = \"worksheet:compas\""),
                Swap(VOYAGE, "to = \"assess:compass\"", "to = \"assess:wind\""),
                Swap(VOYAGE, "to = \"guide:maps#legend\"", "to = \"guide:maps#legends\""),
                Swap(VOYAGE, "to = \"guide:winds\"", "to = \"winds\""),
            ],
            expect![[r#"
                steps that lead nowhere
                content/paths/first-voyage.toml:14:6: there is no assessment `wind` (there are: compass)
                content/paths/first-voyage.toml:20:6: `winds` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
                content/paths/first-voyage.toml:26:6: there is no section `legends` in the guide `maps` (did you mean `legend`?)
                content/paths/first-voyage.toml:38:6: there is no worksheet `compas` (did you mean `compass`?)
            "#]],
        ),
        case(
            "a path without sources, and with a prompt",
            [
                Swap(VOYAGE, "sources = [\"almanac\"]\n", ""),
                Swap(VOYAGE, "An hour a week is enough.", "[How long?](prompt:long)"),
            ],
            expect![[r#"
                a path without sources, and with a prompt
                content/paths/first-voyage.toml:1:1: `sources` is missing (add `sources = …`)
                content/paths/first-voyage.toml:4:1: a prompt cannot stand here (put it in a paragraph of its own in a guide, outside lists and quotes)
            "#]],
        ),
        case(
            "a step without its note, and a key too many",
            [Swap(VOYAGE, "note = \"Not far.\"", "day = 3")],
            expect![[r#"
                a step without its note, and a key too many
                content/paths/first-voyage.toml:29:1: `note` is missing (add `note = …`)
                content/paths/first-voyage.toml:33:1: `day` is not a key here (there are: id, note, title, to, week)
            "#]],
        ),
    ]
}

fn links() -> Vec<Case> {
    vec![
        case(
            "links to no worksheet and no path",
            [
                Swap(WINDS, "worksheet:compass", "worksheet:compas"),
                Swap(WINDS, "path:first-voyage", "path:voyage"),
                Swap(SITE, "to = \"assess:compass\"", "to = \"worksheet:winds\""),
            ],
            expect![[r#"
                links to no worksheet and no path
                content/guides/winds.md:58:1: there is no worksheet `compas` (did you mean `compass`?)
                content/guides/winds.md:60:1: there is no path `voyage` (there are: first-voyage)
                content/site.toml:12:6: there is no worksheet `winds` (there are: compass)
            "#]],
        ),
        case(
            "links whose ids are none",
            [Swap(WINDS, "worksheet:compass", "worksheet:Compass"), Swap(WINDS, "path:first-voyage", "path:")],
            expect![[r#"
                links whose ids are none
                content/guides/winds.md:58:1: `worksheet:Compass` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
                content/guides/winds.md:60:1: `path:` is no link target (write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…)
            "#]],
        ),
        case(
            "links to the lists",
            [Swap(MAPS, "page:guides", "page:worksheet"), Swap(VOYAGE, "page:paths", "page:path")],
            expect![[r#"
                links to the lists
                content/guides/maps.md:12:10: `page:worksheet` is no link target (did you mean `page:worksheets`?)
                content/paths/first-voyage.toml:8:6: `page:path` is no link target (did you mean `page:paths`?)
            "#]],
        ),
    ]
}
