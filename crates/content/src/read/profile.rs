//! `assessments/ID.toml` of the kind `profile`.

use crate::diagnostic::{At, Fault};
use crate::ledger::Kind;
use crate::read::assessment::reserved;
use crate::read::cited;
use crate::read::table::{Places, Table, Value};
use waymark_domain::attempt::{CONTEXT, WORDS};
use waymark_domain::ids::{DimensionId, LensId, OptionId, QuestionId, ThemeId};
use waymark_domain::profile::{
    Activity, Blend, Choice, ContextChoice, ContextQuestion, Dimension, Gap, Lens, Profile, Question, Rules, Theme,
    TimeBlock, Verdict, Week,
};

pub(crate) fn profile(root: &Table<'_>, scope: &str) -> Profile {
    let ledger = root.ledger();
    let lenses: Vec<Lens> = root.tables("lenses").into_iter().map(|table| lens(table, scope)).collect();
    let activities: Vec<Activity> = root.tables("activities").into_iter().map(|table| activity(table, scope)).collect();
    if activities.len() > MOST_ACTIVITIES {
        let message = format!("{} activities", activities.len());
        let cure = format!("make it {MOST_ACTIVITIES} at most: more cannot be told apart in the drawing");
        ledger.fault(Fault::OutOfRange, &Places::of(root).at("activities"), message, cure);
    }
    let dimensions: Vec<Dimension> =
        root.tables("dimensions").into_iter().map(|table| dimension(table, scope, &activities)).collect();
    if !(2..=MOST_DIMENSIONS).contains(&dimensions.len()) && !dimensions.is_empty() {
        let message = format!("{} dimensions", dimensions.len());
        let cure = format!("make it 2 to {MOST_DIMENSIONS}: each is an option of every question");
        ledger.fault(Fault::OutOfRange, &Places::of(root).at("dimensions"), message, cure);
    }
    Profile {
        themes: root.tables("themes").into_iter().map(|table| theme(table, scope)).collect(),
        questions: root.tables("questions").into_iter().map(|table| question(table, scope)).collect(),
        context_title: root
            .take_optional("context_title")
            .map_or_else(|| CONTEXT_TITLE.to_owned(), |title| title.text()),
        context: root.tables_if_any("context", 1..=usize::MAX).into_iter().map(|table| context(table, scope)).collect(),
        blends: root.tables("blends").into_iter().map(|table| blend(table, scope)).collect(),
        unclear: root.table("unclear").map(whole_verdict).unwrap_or_else(no_verdict),
        thin: root.table("thin").map(whole_verdict).unwrap_or_else(no_verdict),
        gap: root.table("gap").map(gap).unwrap_or_else(|| Gap {
            same: String::new(),
            differs: String::new(),
            open: String::new(),
        }),
        rules: Rules::none(),
        lenses,
        dimensions,
        activities,
    }
}

/// The heading over context questions, unless the file says otherwise.
const CONTEXT_TITLE: &str = "About your company";

/// More colours than these cannot be told apart side by side.
const MOST_ACTIVITIES: usize = 6;

/// More options than these cannot be weighed against each other on one screen.
pub(crate) const MOST_DIMENSIONS: usize = 6;

fn lens(table: Table<'_>, scope: &str) -> Lens {
    let id = table.give(Kind::Lens, scope);
    let taken = [(CONTEXT, "the context questions in sheets"), (WORDS, "what is written in sheets")];
    reserved(&table, Kind::Lens, &id, &taken);
    let lens = Lens { id: LensId::new(id.value), short: table.text("short"), ask: table.text("ask") };
    table.done();
    lens
}

fn activity(table: Table<'_>, scope: &str) -> Activity {
    let activity = Activity { id: table.give(Kind::Activity, scope).value, name: table.text("name") };
    table.done();
    activity
}

fn theme(table: Table<'_>, scope: &str) -> Theme {
    let id = ThemeId::new(table.give(Kind::Theme, scope).value);
    let theme = Theme { id, name: table.text("name") };
    table.done();
    theme
}

fn dimension(table: Table<'_>, scope: &str, activities: &[Activity]) -> Dimension {
    let dimension = Dimension {
        id: DimensionId::new(table.give(Kind::Dimension, scope).value),
        name: table.text("name"),
        tagline: table.text("tagline"),
        headline: texts_by(&table, "headline", Kind::Lens, scope).map(|(id, text)| (LensId::new(id), text)).collect(),
        means: table.paragraphs("means"),
        price: table.texts("price"),
        needs: table.texts("needs"),
        next: table.text("next"),
        more: table.text("more"),
        read: cited::sections(&table),
        week: week(&table, scope, activities),
        sources: cited::sources(&table),
    };
    table.done();
    dimension
}

/// A table of texts whose keys are ids of `kind`.
fn texts_by<'d>(
    table: &Table<'d>,
    key: &'d str,
    kind: Kind,
    scope: &str,
) -> impl Iterator<Item = (String, String)> + use<'d> {
    let entries = table.take(key).and_then(|value| value.table()).map(|texts| texts.rest()).unwrap_or_default();
    entries.iter().for_each(|(id, _)| table.ledger().refer(kind, scope, id));
    entries.into_iter().map(|(id, text)| (id.value, text.text()))
}

fn week(table: &Table<'_>, scope: &str, activities: &[Activity]) -> Week {
    let days: Vec<Vec<TimeBlock>> = table
        .list("week", 0..=usize::MAX)
        .iter()
        .map(|day| day.list(1..=usize::MAX).iter().filter_map(Value::table).map(|b| time_block(b, scope)).collect())
        .collect();
    // All of them, so that an activity has the same number and colour in every week.
    Week { days, activities: activities.to_vec() }
}

fn time_block(table: Table<'_>, scope: &str) -> TimeBlock {
    let block = TimeBlock {
        activity: table.refer("activity", Kind::Activity, scope).value,
        hours: table.take("hours").map(|value| value.hours(24.0)).unwrap_or_default(),
        what: table.text("what"),
    };
    table.done();
    block
}

fn question(table: Table<'_>, scope: &str) -> Question {
    let id = table.give(Kind::Question, scope).value;
    let options = table.tables("options").into_iter().map(|option| choice(option, scope, &id)).collect();
    let question = Question {
        theme: ThemeId::new(table.refer("theme", Kind::Theme, scope).value),
        prompt: table.text("prompt"),
        options,
        ideas: cited::ideas(&table),
        id: QuestionId::new(id),
    };
    table.done();
    question
}

fn choice(table: Table<'_>, scope: &str, question: &str) -> Choice {
    let choice = Choice {
        id: OptionId::new(table.give(Kind::Option, &format!("{scope}/{question}")).value),
        dimension: DimensionId::new(table.refer("dimension", Kind::Dimension, scope).value),
        text: table.text("text"),
    };
    table.done();
    choice
}

fn context(table: Table<'_>, scope: &str) -> ContextQuestion {
    let id = table.give(Kind::ContextQuestion, scope).value;
    let options = table.list("options", 2..=usize::MAX);
    let options = options.iter().filter_map(Value::table).map(|option| context_choice(option, scope, &id)).collect();
    let question =
        ContextQuestion { prompt: table.text("prompt"), options, ideas: cited::ideas(&table), id: QuestionId::new(id) };
    table.done();
    question
}

fn context_choice(table: Table<'_>, scope: &str, question: &str) -> ContextChoice {
    let advice: Vec<(DimensionId, String)> = match table.take_optional("advice").and_then(|value| value.table()) {
        None => Vec::new(),
        Some(advice) => {
            let entries = advice.rest();
            entries.iter().for_each(|(id, _)| table.ledger().refer(Kind::Dimension, scope, id));
            entries.into_iter().map(|(id, text)| (DimensionId::new(id.value), text.text())).collect()
        }
    };
    let choice = ContextChoice {
        id: OptionId::new(table.give(Kind::Option, &format!("{scope}/{question}")).value),
        text: table.text("text"),
        advice,
    };
    table.done();
    choice
}

fn blend(table: Table<'_>, scope: &str) -> Blend {
    let of: Vec<At<String>> = table.refer_all("of", Kind::Dimension, scope, 2..=2);
    let name = |place: usize| DimensionId::new(of.get(place).map_or("", |id| id.value.as_str()));
    let blend = Blend { of: (name(0), name(1)), verdict: verdict(&table) };
    table.done();
    blend
}

fn verdict(table: &Table<'_>) -> Verdict {
    Verdict { headline: table.text("headline"), means: table.paragraphs("means"), next: table.text("next") }
}

fn whole_verdict(table: Table<'_>) -> Verdict {
    let verdict = verdict(&table);
    table.done();
    verdict
}

fn no_verdict() -> Verdict {
    Verdict { headline: String::new(), means: String::new(), next: String::new() }
}

fn gap(table: Table<'_>) -> Gap {
    let gap = Gap { same: table.text("same"), differs: table.text("differs"), open: table.text("open") };
    table.done();
    gap
}
