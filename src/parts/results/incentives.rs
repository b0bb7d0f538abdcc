//! The result of an incentive map.

use super::{PICTURE, Shown, avoid, change, first_paragraph, next_step, unanswered};
use crate::browser::{clock, dom};
use crate::charts::mirror::{self, Sides};
use crate::markup::{El, el, many, nothing};
use crate::nav::use_nav;
use crate::parts::{button, count, details, link, p, paragraphs, quiet, section};
use crate::store::use_store;
use leptos::ev::Event;
use leptos::prelude::AnyView;
use waymark_domain::attempt::{Attempt, WORDS};
use waymark_domain::ids::{AttemptId, LensId, QuestionId};
use waymark_domain::incentives::{
    Cause, Class, ConcernScore, Field, Incentives, LEAST, MINE, MOST_SIDES, MapScore, OWN, STRANGE, TENSE, THEIRS,
};
use waymark_domain::route::{Address, Step};
use waymark_domain::scoring::Sheet;

/// The field, written after the concerns, that is told again without a villain in [`REWRITE`].
const COMPLAINT: &str = "complaint";
/// See [`COMPLAINT`].
const REWRITE: &str = "rewrite";

/// The whole result below its headline; `tools` is what can be done with it.
pub(super) fn body(shown: &Shown, map: &'static Incentives, scores: &[MapScore], tools: Option<El>) -> AnyView {
    let Some(score) = scores.first() else { return nothing() };
    let told = map.tell(score);
    let pair = Pair::new(shown, map, score, 0);
    let further = further(shown, map, scores);
    if let Cause::Thin(_) = score.cause {
        let open = unanswered(shown, &LensId::new(OWN), map.concerns.iter().map(|concern| &concern.id));
        let open = open.or_else(|| pair.theirs_open());
        let next = section("next", "One next step")
            .kid(paragraphs(&told.next))
            .maybe((!told.avoid.is_empty()).then(|| avoid(&told.avoid)))
            .maybe(open)
            .maybe(tools);
        return many(vec![paragraphs(&told.means), pair.rated().into(), further, next.into()]);
    }
    let (first, rest) = first_paragraph(&told.means);
    many(vec![
        first,
        pair.figure(Some(PICTURE)).into(),
        many(pair.standing().into_iter().map(AnyView::from).collect()),
        rest,
        tools.map_or_else(nothing, AnyView::from),
        if score.paired { nothing() } else { invite(shown) },
        pair.misreads().map_or_else(nothing, |told| section("misread", map.misread.name.as_str()).kids(told).into()),
        pair.classes().into(),
        further,
        if score.paired { invite(shown) } else { nothing() },
        villain(shown, map),
        talk(shown, map),
        pair.what_would_change().into(),
        next_step(told).into(),
    ])
}

/// The first side and another.
struct Pair<'a> {
    map: &'static Incentives,
    score: &'a MapScore,
    shown: &'a Shown,
    /// The other's own attempt; `None` where the map shows a guess.
    other: Option<&'a Attempt>,
    sides: Sides,
    /// Whom the first side guessed, if that is not who answered.
    guessed: Option<&'static str>,
}

impl<'a> Pair<'a> {
    fn new(shown: &'a Shown, map: &'static Incentives, score: &'a MapScore, place: usize) -> Self {
        let role = |sheet: Option<&Sheet>, whose: &str| sheet.and_then(|sheet| map.role(sheet, whose));
        let mine = shown.sheet.as_ref();
        let other = shown.others.get(place).filter(|_| score.paired);
        let theirs = other.map(Attempt::sheet);
        let guessed = role(mine, THEIRS);
        let they = if score.paired { role(theirs.as_ref(), MINE) } else { guessed };
        Self {
            map,
            score,
            shown,
            other,
            sides: Sides { you: role(mine, MINE).unwrap_or(mirror::YOU), they: they.unwrap_or(mirror::THEY) },
            guessed: guessed.filter(|guessed| score.paired && they.is_some_and(|they| they != *guessed)),
        }
    }

    fn count(&self, is: impl Fn(&ConcernScore) -> bool) -> usize {
        self.score.concerns.iter().filter(|concern| is(concern)).count()
    }

    fn name(&self, concern: &ConcernScore) -> &'static str {
        mirror::name(self.map, concern)
    }

    fn level(&self, weight: Option<i8>) -> &'static str {
        mirror::level(self.map, weight)
    }

    /// What pulling apart and standing alone come to.
    fn tension(&self) -> usize {
        2 * self.score.count(Class::Apart) + self.score.count(Class::Mine) + self.score.count(Class::Theirs)
    }

    /// How many guesses are missing, and how many are wide of the mark.
    fn strange(&self) -> (usize, usize) {
        (self.count(|concern| concern.guess.is_none()), self.count(|concern| concern.misread))
    }

    fn figure(&self, id: Option<&'static str>) -> El {
        let drawn = mirror::mirror(self.map, self.score, self.sides);
        let table = details("The same as a table").kid(mirror::table(self.map, self.score, self.sides));
        let figure = el("figure").class("result-picture");
        match id {
            Some(id) => figure.kid(drawn.id(id)).kid(table.id("numbers")),
            None => figure.kid(drawn).kid(table),
        }
    }

    /// How many concerns have a mark, and how many have to.
    fn rated(&self) -> El {
        let all = self.score.concerns.len();
        let mine = self.count(|concern| concern.mine.is_some());
        let theirs = self.count(|concern| concern.theirs.is_some());
        let least = LEAST.min(all);
        let said = match self.score.paired {
            true => format!("You {mine} of {all}, they {theirs} of {all}. A result needs {least} from each of you."),
            false => format!("{mine} of {all} for your own side. A result needs {least}."),
        };
        standing("Marked: ", said)
    }

    /// The way to the first concern that the other side left open.
    fn theirs_open(&self) -> Option<El> {
        let open = self.score.concerns.iter().find(|concern| concern.theirs.is_none())?;
        let other = self.other?;
        let address = Address::attempt(&other.assessment, Step::Questions, &other.attempt).at(&open.concern);
        Some(el("p").kid(link(&address, "Go on with the other side").class("button main")))
    }

    /// Why the cause fits, in numbers that a reader can check.
    fn standing(&self) -> Vec<El> {
        let apart = self.score.count(Class::Apart);
        let alone = self.score.count(Class::Mine) + self.score.count(Class::Theirs);
        let verdict =
            |sum: usize, from: usize| if sum >= from { "so it is said here" } else { "so it is not said here" };
        let tension = self.tension();
        let pull = format!(
            "{apart} pulling apart, counted twice, and {alone} of one side alone make {tension}. From {TENSE} on we say that rewards pull you apart, {}.",
            verdict(tension, TENSE),
        );
        let (missing, misread) = self.strange();
        let missing_said = count(missing, "guess is missing", "guesses are missing");
        let strange = match self.score.paired {
            true => format!(
                "{missing_said}, and {misread} two or more steps from what they say: together {}",
                missing + misread,
            ),
            false => missing_said,
        };
        let known = format!(
            "{strange}. From {STRANGE} on we say that needs are unknown, {}.",
            verdict(missing + misread, STRANGE),
        );
        let mut lines = vec![self.rated(), standing("Rewards: ", pull), standing("Knowing each other: ", known)];
        if !self.score.paired {
            lines.push(standing(
                "",
                "They have not answered themselves. What stands here for them is a guess.".to_owned(),
            ));
        }
        if let Some(guessed) = self.guessed {
            lines.push(standing(
                "",
                format!("The guesses were about another role ({guessed}), so make little of the ones that miss."),
            ));
        }
        lines
    }

    /// Guesses that are wide of the mark, in words, from both sides.
    fn misreads(&self) -> Option<Vec<AnyView>> {
        let told = |score: &MapScore, guesser: &str, other: &str| -> Vec<El> {
            let wide = score.concerns.iter().filter(|concern| concern.misread);
            let line = |concern: &ConcernScore| {
                let (guess, said) = (self.level(concern.guess), self.level(concern.theirs));
                let text = format!(": {guesser} guessed “{guess}”, {other} “{said}”.");
                el("li").kid(el("b").text(self.name(concern))).text(text)
            };
            wide.map(line).collect()
        };
        // What is said of a guess about somebody else would be wrong.
        let mine = if self.guessed.is_none() { told(self.score, "you", "they say") } else { Vec::new() };
        let theirs = self.their_guesses().map_or_else(Vec::new, |score| told(&score, "they", "you say"));
        if mine.is_empty() && theirs.is_empty() {
            return None;
        }
        let group = |title: &'static str, lines: Vec<El>| {
            (!lines.is_empty()).then(|| el("div").kid(el("h3").text(title)).kid(el("ul").kids(lines)))
        };
        let groups = [group("Where you misread them", mine), group("Where they misread you", theirs)];
        let means = std::iter::once(paragraphs(&self.map.misread.means));
        Some(means.chain(groups.into_iter().flatten().map(AnyView::from)).collect())
    }

    /// The map as the other side has it, if their guesses were about this one.
    fn their_guesses(&self) -> Option<MapScore> {
        let (other, mine) = (self.other?.sheet(), self.shown.sheet.as_ref()?);
        let (about, role) = (self.map.role(&other, THEIRS), self.map.role(mine, MINE));
        (about.is_none() || role.is_none() || about == role).then(|| self.map.score(&other, Some(mine)))
    }

    /// Every class that has concerns: what it means, and who said what.
    fn classes(&self) -> El {
        section("why", "What each group means").kids(self.groups())
    }

    fn groups(&self) -> Vec<El> {
        let group = |(name, concerns): (&'static str, Vec<&ConcernScore>)| {
            let class = concerns.first().and_then(|concern| concern.class);
            let means = class.and_then(|class| self.map.class(class)).map(|text| paragraphs(&text.means));
            el("div")
                .kid(el("h3").text(name))
                .maybe(means)
                .kid(el("ul").kids(concerns.into_iter().map(|c| self.line(c))))
        };
        mirror::groups(self.map, self.score).into_iter().map(group).collect()
    }

    /// One concern in words.
    fn line(&self, concern: &ConcernScore) -> El {
        let known = self.map.concerns.iter().find(|known| known.id == concern.concern);
        let mine = self.level(concern.mine);
        let theirs = match self.score.paired {
            true => format!("They: “{}”.", self.level(concern.theirs)),
            false => format!("They, by your guess: “{}”.", self.level(concern.guess)),
        };
        el("li")
            .kid(el("b").text(self.name(concern)))
            .text(format!(". You: “{mine}”. {theirs} "))
            .maybe(known.and_then(|known| change(self.shown, &known.id, &known.prompt)))
    }

    /// How far the sums are from the lines that decide.
    fn what_would_change(&self) -> El {
        let tension = self.tension();
        let pull = match tension >= TENSE {
            true => {
                format!("The sum is {tension}. At {} or less we would not say that rewards pull you apart.", TENSE - 1)
            }
            false => format!("The sum is {tension}. From {TENSE} on we would say that rewards pull you apart."),
        };
        let (missing, misread) = self.strange();
        let strange = missing + misread;
        let known = count(strange, "guess is missing or far off", "guesses are missing or far off");
        let known = match strange >= STRANGE {
            true => format!("{known}. With {} fewer we would not say that needs are unknown.", strange + 1 - STRANGE),
            false => format!("{known}. With {} more we would say that needs are unknown.", STRANGE - strange),
        };
        let shared = " A thing that turns from pulling apart to shared takes two off.";
        let shared = if self.score.count(Class::Apart) > 0 { shared } else { "" };
        let pull = standing_item("Rewards: ", pull).text(shared);
        let own = (!self.score.paired).then(|| {
            standing_item("Their own marks: ", "these can move any row, because the right side is a guess.".to_owned())
        });
        let items = el("ul").kid(pull).kid(standing_item("Knowing each other: ", known)).maybe(own);
        section("change", "What would change it").kid(items)
    }
}

fn standing_item(what: &'static str, said: String) -> El {
    el("li").kid(el("b").text(what)).text(said)
}

/// A figure that a reader can check.
fn standing(what: &'static str, said: String) -> El {
    el("p").class("standing").kid(el("b").text(what)).text(said)
}

/// The maps with the second side beside the first, and the third.
fn further(shown: &Shown, map: &'static Incentives, scores: &[MapScore]) -> AnyView {
    let maps: Vec<El> = scores
        .iter()
        .enumerate()
        .skip(1)
        .map(|(place, score)| {
            let pair = Pair::new(shown, map, score, place);
            let headline = &map.tell(score).headline;
            let summary = match pair.sides.they {
                mirror::THEY => format!("Side {}: {headline}", place + 2),
                role => format!("{role} (side {}): {headline}", place + 2),
            };
            details(summary)
                .class("evidence")
                .kid(pair.figure(None))
                .kids(pair.standing())
                .kids(pair.misreads().into_iter().flatten())
                .kids(pair.groups())
        })
        .collect();
    if maps.is_empty() {
        return nothing();
    }
    section("sides", "With the other sides").kids(maps).into()
}

/// For one's own map, the way to another side's own answers.
fn invite(shown: &Shown) -> AnyView {
    let Some(own) = shown.own.as_ref().filter(|own| own.beside().is_none()) else { return nothing() };
    let sides = shown.others.len() + 1;
    if sides >= MOST_SIDES {
        return nothing();
    }
    let (nav, store) = (use_nav(), use_store());
    if let Some(begun) = store.begun_beside(&own.attempt) {
        let on = Address::attempt(&begun.assessment, Step::Questions, &begun.attempt);
        let said = "Another side has been begun. Its marks come onto the map when it is done.";
        return section("invite", "Their own side")
            .class("screen")
            .kid(p(said))
            .kid(el("p").kid(link(&on, "Go on with the other side").class("button")))
            .into();
    }
    let (first, revision) = (own.clone(), shown.assessment.revision);
    let begin = move || {
        let fresh = AttemptId::new(clock::fresh_id());
        store.begin_beside(&first, fresh.clone(), revision, clock::now());
        let address = Address::attempt(&first.assessment, Step::Questions, &fresh).at(&QuestionId::new(MINE));
        nav.go(Address { other: Some(first.attempt.clone()), ..address });
    };
    let (title, call, said) = match sides {
        1 => (
            "Their own side",
            "Let the other person fill in their side here",
            "The map is worth more with the other person’s own marks. They answer the same questions without seeing yours. Until they are done, your map is hidden.",
        ),
        _ => (
            "One more side",
            "Let one more person fill in their side here",
            "A map has room for four people. Whoever joins answers the same questions without seeing the map, which is hidden until they are done.",
        ),
    };
    section("invite", title)
        .class("screen")
        .kid(p(said))
        .kid(el("p").kid(button(call, begin).id("begin-beside")))
        .into()
}

/// The complaint as it was written, and the same told again without a villain.
fn villain(shown: &Shown, map: &'static Incentives) -> AnyView {
    let field = |id: &str| map.fields.iter().find(|field| field.id.as_str() == id);
    let (Some(complaint), Some(rewrite)) = (field(COMPLAINT), field(REWRITE)) else { return nothing() };
    let before = written(shown, complaint).map(|words| el("blockquote").text(words.to_owned()));
    let none = match (&before, &shown.own) {
        (None, Some(own)) => {
            let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(&complaint.id);
            Some(
                quiet("You wrote none. ")
                    .kid(link(&address, "Write it down"))
                    .text(", or go on with the one in your head."),
            )
        }
        _ => None,
    };
    let again = prompt(shown, rewrite);
    let first = before.or(none);
    let title = first.is_some().then(|| el("h3").text(complaint.title.as_str()));
    let private: Vec<El> = [title, first, again].into_iter().flatten().collect();
    if private.is_empty() {
        return nothing();
    }
    section("villain", rewrite.title.as_str())
        .kid(p("A complaint casts somebody as the villain. Look for who that is in yours, and whether what they did makes sense from where they stand."))
        .kid(private_words(shown, "Your complaint, when nobody else looks on", private))
        .into()
}

/// What somebody wrote for themselves. Where the other person looks at the map too, it is not open,
/// and not printed.
fn private_words(shown: &Shown, summary: &'static str, words: Vec<El>) -> El {
    if shown.others.is_empty() { el("div").kids(words) } else { details(summary).class("screen").kids(words) }
}

/// The other prompts, and the talk step by step.
fn talk(shown: &Shown, map: &'static Incentives) -> AnyView {
    let fields = map.fields.iter().filter(|field| field.at_result && field.id.as_str() != REWRITE);
    let prompts: Vec<El> = fields
        .filter_map(|field| Some(el("div").kid(el("h3").text(field.title.as_str())).kid(prompt(shown, field)?)))
        .collect();
    let prepare = (!prompts.is_empty()).then(|| section("prepare", "Before the talk").kids(prompts));
    let hidden = map.fields.iter().filter(|field| !field.at_result && field.id.as_str() != COMPLAINT);
    let hidden: Vec<El> = hidden
        .filter_map(|field| {
            let words = el("blockquote").text(written(shown, field)?.to_owned());
            Some(el("div").kid(el("h3").text(field.title.as_str())).kid(words))
        })
        .collect();
    let hidden = (!hidden.is_empty()).then(|| private_words(shown, "Your limits, when nobody else looks on", hidden));
    let steps = map.script.iter().map(|step| el("li").text(step.as_str()));
    many(vec![
        prepare.map_or_else(nothing, AnyView::from),
        section("talk", "The talk, step by step").maybe(hidden).kid(el("ol").kids(steps)).into(),
    ])
}

/// What was written for a field.
fn written<'a>(shown: &'a Shown, field: &Field) -> Option<&'a str> {
    let words = shown.sheet.as_ref()?.words.get(&LensId::new(WORDS))?.get(&field.id)?;
    (!words.trim().is_empty()).then_some(words)
}

/// A prompt with room for an answer, which is kept in the attempt; in somebody else's result what they
/// wrote, if that came along.
fn prompt(shown: &Shown, field: &'static Field) -> Option<El> {
    let words = written(shown, field).map(str::to_owned);
    let Some(own) = &shown.own else {
        return Some(el("div").kid(p(field.prompt.as_str())).kid(el("blockquote").text(words?)));
    };
    let (store, attempt) = (use_store(), own.attempt.clone());
    let (key, help) = (format!("field-{}", field.id), format!("help-{}", field.id));
    let area = el("textarea")
        .id(key.clone())
        .attr("rows", "3")
        .attr("maxlength", "2000")
        .attr("aria-describedby", help.clone())
        .value(move || words.clone().unwrap_or_default())
        .on("input", move |event: Event| store.jot(&attempt, &field.id, dom::typed(&event), clock::now()));
    let label = el("label").attr("for", key).text(field.prompt.as_str());
    Some(el("div").class("jot").kid(label).kid(quiet(field.help.as_str()).id(help)).kid(area))
}
