//! The result of an audit.

use super::{PICTURE, Shown, avoid, change, first_paragraph, next_step};
use crate::charts::bubbles;
use crate::markup::{El, el, many, nothing};
use crate::parts::{count, details, hours, link, p, paragraphs, quiet, section};
use leptos::prelude::AnyView;
use waymark_domain::audit::{Act, Audit, AuditScore, HourShare, Piece, WorkClass};
use waymark_domain::form::Asked;
use waymark_domain::ids::{DimensionId, OptionId, QuestionId};
use waymark_domain::route::{Address, Step};

/// The whole result below its headline; `tools` is what can be done with it.
pub(super) fn body(shown: &Shown, audit: &'static Audit, score: &AuditScore, tools: Option<El>) -> AnyView {
    let told = audit.tell(score);
    if score.missing > 0 {
        let next = section("next", "One next step")
            .kid(paragraphs(&told.next))
            .maybe((!told.avoid.is_empty()).then(|| avoid(&told.avoid)))
            .maybe(to_the_list(shown))
            .maybe(tools);
        return many(vec![
            paragraphs(&told.means),
            standing(audit, score).into(),
            pieces_so_far(shown, audit, score),
            next.into(),
        ]);
    }
    let (first, rest) = first_paragraph(&told.means);
    many(vec![
        first,
        el("figure")
            .class("result-picture")
            .kid(bubbles::bubbles(audit, score).id(PICTURE))
            .kid(details("The same as a table").id("numbers").kid(bubbles::table(audit, score)))
            .into(),
        standing(audit, score).into(),
        rest,
        tools.map_or_else(nothing, AnyView::from),
        what_to_do(shown, audit, score).into(),
        hours_by_class(audit, score),
        shares(audit, score),
        what_would_change(audit, score),
        next_step(told).into(),
    ])
}

/// How it stands, in numbers that a reader can check.
fn standing(audit: &'static Audit, score: &AuditScore) -> El {
    let all = score.pieces.len();
    let classed = score.pieces.iter().filter(|(_, class)| class.is_some()).count();
    let said = match (score.missing, score.hours.first().and_then(|(id, hours)| Some((audit.class(id)?, *hours)))) {
        (0, Some((class, most))) if score.total > 0 => {
            format!("{}: {} of {}.", class.name, bubbles::share(most, score.total), hours(score.total))
        }
        (0, Some((class, _))) => format!("No hours were given. “{}” has the most pieces.", class.name),
        (missing, _) => format!("{missing} more would allow a result."),
    };
    let classes = format!("{classed} of {} marked enough for a class. ", count(all, "piece is", "pieces are"));
    el("p").class("standing").kid(el("b").text(classes)).text(said)
}

/// For one's own result, the way back to the list.
fn to_the_list(shown: &Shown) -> Option<El> {
    let own = shown.own.as_ref()?;
    let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt);
    Some(el("p").kid(link(&address, "Go on with your list").class("button main")))
}

/// Where there is no result yet: every piece, with the class it has or what it lacks.
fn pieces_so_far(shown: &Shown, audit: &'static Audit, score: &AuditScore) -> AnyView {
    if score.pieces.is_empty() {
        return nothing();
    }
    let row = |(place, (piece, class)): (usize, &(Piece, Option<DimensionId>))| match class {
        Some(id) => {
            let class = audit.class(id).map_or("", |class| class.name.as_str());
            row(shown, audit, score, place).text(format!(" · {class}"))
        }
        None => row(shown, audit, score, place).kid(lacks(audit, piece)),
    };
    let rows = score.pieces.iter().enumerate().map(row);
    section("pieces", "What is there so far").kid(el("ul").class("work").kids(rows)).into()
}

/// A piece as its number in the picture, its name, its hours, and for one's own the way to its marks.
fn row(shown: &Shown, audit: &'static Audit, score: &AuditScore, place: usize) -> El {
    let Some((piece, class)) = score.pieces.get(place) else { return el("li") };
    let fill = bubbles::fill(bubbles::act(audit, class.as_ref()));
    let key = el("b").class(format!("key {fill}")).text((place + 1).to_string());
    let id = QuestionId::new(piece.id.as_str());
    let marks = match (&shown.own, class) {
        (Some(own), None) => {
            let address = Address::attempt(&own.assessment, Step::Questions, &own.attempt).at(&id);
            Some(link(&address, "Mark it").kid(el("span").class("sr").text(format!(": {}", piece.name))))
        }
        _ => change(shown, &id, &piece.name),
    };
    el("li").kid(key).text(format!(" {}, {} ", piece.name, hours(piece.hours))).maybe(marks)
}

/// The marks that put a piece into its class; `None` for the class that everything fits.
fn deciding(audit: &'static Audit, class: &'static WorkClass, piece: &Piece) -> Option<El> {
    let holds = |(rating, options): &(QuestionId, Vec<OptionId>)| {
        piece.rated(rating).is_some_and(|option| options.contains(option))
    };
    let fits = class.when.iter().find(|all| all.iter().all(holds))?;
    let told = fits.iter().filter_map(|(id, _)| {
        let (short, asked) = audit.rating(id)?;
        Some(format!("{short}: “{}”", offer(asked, piece.rated(id))?))
    });
    Some(quiet(told.collect::<Vec<_>>().join(", ")))
}

/// The marks that a piece lacks.
fn lacks(audit: &'static Audit, piece: &Piece) -> El {
    let missing = audit.list.ratings.iter().filter(|(_, asked)| offer(asked, piece.rated(&asked.id)).is_none());
    let missing: Vec<String> = missing.map(|(short, _)| short.clone()).collect();
    quiet(format!("Not marked, or not sure: {}", missing.join(", ")))
}

/// The words of an option, if it is still offered.
fn offer(asked: &'static Asked, option: Option<&OptionId>) -> Option<&'static str> {
    asked.offers.iter().find(|offer| Some(&offer.id) == option).map(|offer| offer.text.as_str())
}

/// Keep, finish, hand over, stop: the pieces under each, and why they are there.
fn what_to_do(shown: &Shown, audit: &'static Audit, score: &AuditScore) -> El {
    let top = score.hours.first().map(|(id, _)| id);
    let of_class = |class: &'static WorkClass| {
        let of_it = score.pieces.iter().enumerate().filter(|(_, (_, of))| of.as_ref() == Some(&class.id));
        let told = |place: usize, piece: &Piece| row(shown, audit, score, place).maybe(deciding(audit, class, piece));
        let rows: Vec<El> = of_it.map(|(place, (piece, _))| told(place, piece)).collect();
        (!rows.is_empty()).then(|| {
            let next = if top == Some(&class.id) {
                vec![p("What to do this week is the ").kid(el("a").href("#next").text("next step")).text(" below.")]
            } else {
                let avoid = (!class.told.avoid.is_empty()).then(|| avoid(&class.told.avoid));
                let next = p(class.told.next.as_str());
                // One thing a week: that of the class with most hours. The others can wait behind a fold.
                vec![details("When you get to it").kid(next).maybe(avoid)]
            };
            el("div")
                .class("sort")
                .kid(el("h4").text(class.name.as_str()))
                .kid(el("ul").class("work").kids(rows))
                .kid(quiet(class.reason.as_str()))
                .kids(next)
        })
    };
    let of_act = |(_, act): (&str, Act)| {
        let classes: Vec<El> = audit.classes.iter().filter(|class| class.act == act).filter_map(of_class).collect();
        (!classes.is_empty()).then(|| el("div").kid(el("h3").text(act.label())).kids(classes))
    };
    let open = score.pieces.iter().enumerate().filter(|(_, (_, class))| class.is_none());
    let open: Vec<El> =
        open.map(|(place, (piece, _))| row(shown, audit, score, place).kid(lacks(audit, piece))).collect();
    let open = (!open.is_empty()).then(|| {
        el("div")
            .kid(el("h3").text("Not marked enough"))
            .kid(p("A piece with over a third of its marks missing has no class."))
            .kid(el("ul").class("work").kids(open))
    });
    section("why", "What to keep, finish, hand over and stop").kids(Act::ALL.into_iter().filter_map(of_act)).maybe(open)
}

fn hours_by_class(audit: &'static Audit, score: &AuditScore) -> AnyView {
    if score.total == 0 {
        return nothing();
    }
    let used = score.hours.iter().filter(|(_, hours)| *hours > 0);
    let mut rows: Vec<(&'static str, u16)> =
        used.filter_map(|(id, hours)| Some((audit.class(id)?.name.as_str(), *hours))).collect();
    let rest = rows.iter().fold(score.total, |rest, (_, hours)| rest.saturating_sub(*hours));
    if rest > 0 {
        rows.push(("No class yet", rest));
    }
    section("hours", "Your hours by class")
        .kid(el("figure").kid(bubbles::bars(&rows, score.total)).kid(details("The same as a table").kid(table(
            "Class",
            &rows,
            score.total,
        ))))
        .into()
}

/// Names with their hours, and the sum.
fn table(what: &'static str, rows: &[(&'static str, u16)], total: u16) -> El {
    let row = |name: &'static str, halves: u16| {
        el("tr").kid(el("th").attr("scope", "row").text(name)).kid(el("td").text(bubbles::share(halves, total)))
    };
    let heads = [what, "Hours in a usual week"].map(|text| el("th").attr("scope", "col").text(text));
    el("table")
        .class("figures")
        .kid(el("thead").kid(el("tr").kids(heads)))
        .kid(el("tbody").kids(rows.iter().map(|(name, halves)| row(name, *halves))).kid(row("All", total)))
}

/// The hours by what was marked, where that says something.
fn shares(audit: &'static Audit, score: &AuditScore) -> AnyView {
    if score.total == 0 || audit.shares.is_empty() {
        return nothing();
    }
    let share = |share: &'static HourShare| {
        let (by, rest) = audit.hours_by(score, &share.rating);
        let (_, asked) = audit.rating(&share.rating)?;
        let told = by.iter().filter_map(|(id, hours)| Some((offer(asked, Some(id))?, *hours)));
        let unsure = (rest > 0).then_some(("Not sure", rest));
        let rows: Vec<(&'static str, u16)> = told.chain(unsure).collect();
        Some(
            el("div")
                .kid(el("h3").text(share.title.as_str()))
                .kid(quiet(asked.prompt.as_str()))
                .kid(table("Your mark", &rows, score.total))
                .kid(paragraphs(&share.means)),
        )
    };
    section("shares", "Where your hours go").kids(audit.shares.iter().filter_map(share)).into()
}

/// Which single mark on the largest piece of the largest class would move it to another.
fn what_would_change(audit: &'static Audit, score: &AuditScore) -> AnyView {
    let Some((top, _)) = score.hours.first() else { return nothing() };
    let mut largest: Option<&Piece> = None;
    for (piece, _) in score.pieces.iter().filter(|(_, class)| class.as_ref() == Some(top)) {
        if largest.is_none_or(|other| other.hours < piece.hours) {
            largest = Some(piece);
        }
    }
    let (Some(piece), Some(class)) = (largest, audit.class(top)) else { return nothing() };
    let moves = audit.list.ratings.iter().flat_map(|(short, asked)| {
        let now = offer(asked, piece.rated(&asked.id));
        moved(audit, piece, class, asked).into_iter().map(move |(to, options)| {
            let options: Vec<String> = options.iter().map(|option| format!("“{option}”")).collect();
            let now = now.map_or_else(|| "“not sure”".to_owned(), |now| format!("“{now}”"));
            el("li").kid(el("b").text(format!("{short}: "))).text(format!(
                "{} instead of {now} would make it “{}”.",
                options.join(" or "),
                to.name
            ))
        })
    });
    let moves: Vec<El> = moves.collect();
    let largest = format!("“{}” is the largest piece in “{}”. ", piece.name, class.name);
    let said = match moves.is_empty() {
        true => "No single mark would move it to another class.",
        false => "One mark would be enough to move it to another class:",
    };
    section("change", "What would change it")
        .kid(p(largest).text(said))
        .maybe((!moves.is_empty()).then(|| el("ul").kids(moves)))
        .into()
}

/// The classes other than `class` that another option of one rating would put a piece into, and the
/// options that would.
fn moved(
    audit: &'static Audit,
    piece: &Piece,
    class: &WorkClass,
    asked: &'static Asked,
) -> Vec<(&'static WorkClass, Vec<&'static str>)> {
    let mut moves: Vec<(&'static WorkClass, Vec<&'static str>)> = Vec::new();
    for offer in &asked.offers {
        let mut tried = piece.clone();
        tried.ratings.retain(|(id, _)| *id != asked.id);
        tried.ratings.push((asked.id.clone(), Some(offer.id.clone())));
        let Some(to) = audit.class_of(&tried).filter(|to| to.id != class.id) else { continue };
        match moves.iter_mut().find(|(known, _)| known.id == to.id) {
            Some((_, options)) => options.push(&offer.text),
            None => moves.push((to, vec![&offer.text])),
        }
    }
    moves
}
