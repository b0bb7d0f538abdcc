//! A file of answers, as `content score` reads it.

use crate::ledger::suggest;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use waymark_domain::assessment::Engine;
use waymark_domain::attempt::{CONTEXT, WORDS};
use waymark_domain::audit::{Audit, HOURS, NAME, PLACE, halves};
use waymark_domain::form::{Asked, Form, Kind};
use waymark_domain::ids::{LensId, OptionId, QuestionId};
use waymark_domain::scoring::Sheet;

/// Where an audit's answers stand.
const ITEMS: &str = "items";

/// The sheet that `answers` is.
///
/// # Errors
/// Every name that the assessment does not have, each with the nearest it has.
pub(super) fn read(engine: &Engine, answers: &str) -> Result<Sheet, String> {
    let answers: Value = serde_json::from_str(answers)
        .map_err(|error| format!("the answers are not JSON: {error} (`sheet` shows what to answer)"))?;
    let shape = shape(engine);
    let Value::Object(answers) = answers else {
        return Err(format!("the answers are no object (write {shape})"));
    };
    let mut reader = Reader::default();
    match engine {
        Engine::Audit(audit) => reader.items(audit, &answers),
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Map(_) => {
            reader.lenses(engine, &answers);
        }
    }
    if reader.problems.is_empty() { Ok(reader.sheet) } else { Err(reader.problems.join("\n")) }
}

/// What a file of answers looks like.
fn shape(engine: &Engine) -> &'static str {
    match engine {
        Engine::Profile(_) => r#"{"lens": {"question": "option"}}"#,
        Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) => r#"{"answer": {"question": "option"}}"#,
        Engine::Map(_) => r#"{"own": {"question": "option"}, "guess": {"question": "option"}}"#,
        Engine::Audit(_) => r#"{"items": [{"name": "…", "hours": 6, "rating": "option"}]}"#,
    }
}

#[derive(Default)]
struct Reader {
    sheet: Sheet,
    problems: Vec<String>,
}

impl Reader {
    fn lenses(&mut self, engine: &Engine, answers: &Map<String, Value>) {
        let form = engine.form();
        let asked = |kind: Kind| form.asked.iter().filter(move |asked| asked.kind == kind).collect::<Vec<_>>();
        let fields = fields(engine, &form);
        for (lens, marks) in answers {
            let Value::Object(marks) = marks else {
                self.problems.push(format!("`{lens}` is no object (write {{\"question\": \"option\"}})"));
                continue;
            };
            let mut known: Vec<&str> = form.lenses.iter().map(|lens| lens.id.as_str()).collect();
            if lens == CONTEXT {
                self.sheet.context = self.marks(lens, marks, &asked(Kind::Context));
            } else if lens == WORDS && !fields.is_empty() {
                self.words(marks, &fields);
            } else if known.contains(&lens.as_str()) {
                let marks = self.marks(lens, marks, &asked(Kind::Scored));
                self.sheet.lenses.insert(LensId::new(lens), marks);
            } else {
                known.push(CONTEXT);
                known.extend((!fields.is_empty()).then_some(WORDS));
                self.problems.push(format!("there is no lens `{lens}` ({})", suggest(lens, known)));
            }
        }
    }

    fn marks(
        &mut self,
        lens: &str,
        marks: &Map<String, Value>,
        questions: &[&Asked],
    ) -> BTreeMap<QuestionId, Option<OptionId>> {
        let mut read = BTreeMap::new();
        for (id, mark) in marks {
            let Some(question) = questions.iter().find(|question| question.id.as_str() == id) else {
                let cure = suggest(id, questions.iter().map(|question| question.id.as_str()));
                self.problems.push(format!("{lens}: there is no question `{id}` ({cure})"));
                continue;
            };
            if let Some(mark) = self.mark(&format!("{lens}.{id}"), mark, question) {
                read.insert(QuestionId::new(id), mark);
            }
        }
        read
    }

    /// A mark: an option, or "not sure"; `None` if it was neither.
    fn mark(&mut self, path: &str, mark: &Value, question: &Asked) -> Option<Option<OptionId>> {
        let options = || question.offers.iter().map(|offer| offer.id.as_str());
        match mark {
            Value::Null => Some(None),
            Value::String(option) if options().any(|known| known == option) => Some(Some(OptionId::new(option))),
            Value::String(option) => {
                let cure = suggest(option, options());
                self.problems.push(format!("{path}: there is no option `{option}` ({cure})"));
                None
            }
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                self.problems.push(format!("{path}: {mark} is no option (write an option's id or null)"));
                None
            }
        }
    }

    fn words(&mut self, words: &Map<String, Value>, fields: &[&str]) {
        for (field, text) in words {
            if !fields.contains(&field.as_str()) {
                let cure = suggest(field, fields.iter().copied());
                self.problems.push(format!("{WORDS}: there is no field `{field}` ({cure})"));
            } else if let Value::String(text) = text {
                let written = self.sheet.words.entry(LensId::new(WORDS)).or_default();
                written.insert(QuestionId::new(field), text.clone());
            } else {
                self.problems.push(format!("{WORDS}.{field}: {text} is no text (write it in quotes)"));
            }
        }
    }

    fn items(&mut self, audit: &Audit, answers: &Map<String, Value>) {
        for key in answers.keys().filter(|key| *key != ITEMS) {
            self.problems.push(format!("there is no `{key}` ({})", suggest(key, [ITEMS])));
        }
        let Some(Value::Array(items)) = answers.get(ITEMS) else {
            self.problems.push(format!("`{ITEMS}` is no list (write [{{\"name\": \"…\", \"hours\": 6}}])"));
            return;
        };
        for (place, item) in items.iter().enumerate() {
            let path = format!("{ITEMS}.{place}");
            if let Value::Object(item) = item {
                self.item(audit, place, &path, item);
            } else {
                self.problems.push(format!("{path}: {item} is no object (write {{\"name\": \"…\"}})"));
            }
        }
    }

    fn item(&mut self, audit: &Audit, place: usize, path: &str, item: &Map<String, Value>) {
        let ratings: Vec<&Asked> = audit.list.ratings.iter().map(|(_, asked)| asked).collect();
        let rated: Map<String, Value> = item
            .iter()
            .filter(|(key, _)| ![NAME, HOURS].contains(&key.as_str()))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        let marks = self.marks(path, &rated, &ratings);
        let name = match item.get(NAME) {
            Some(Value::String(name)) if !name.trim().is_empty() => name.clone(),
            _ => {
                self.problems.push(format!("{path}: it has no name (write \"{NAME}\": \"…\")"));
                return;
            }
        };
        let hours = match item.get(HOURS) {
            Some(Value::Number(hours)) if halves(&hours.to_string()).is_some() => hours.to_string(),
            Some(other) => {
                self.problems.push(format!("{path}.{HOURS}: {other} is no number of hours (write it as 6 or 6.5)"));
                return;
            }
            None => String::new(),
        };
        let piece = LensId::new(format!("piece-{place}"));
        let words = [(NAME, name), (HOURS, hours), (PLACE, place.to_string())];
        let words = words.map(|(key, word)| (QuestionId::new(key), word));
        self.sheet.words.insert(piece.clone(), BTreeMap::from(words));
        self.sheet.lenses.insert(piece, marks);
    }
}

/// What can be answered in one's own words, those on the result's page included.
fn fields<'d>(engine: &'d Engine, form: &'d Form) -> Vec<&'d str> {
    match engine {
        Engine::Map(map) => map.fields.iter().map(|field| field.id.as_str()).collect(),
        Engine::Profile(_) | Engine::Stage(_) | Engine::Facets(_) | Engine::Sorter(_) | Engine::Audit(_) => {
            form.asked.iter().filter(|asked| asked.kind == Kind::Words).map(|asked| asked.id.as_str()).collect()
        }
    }
}
