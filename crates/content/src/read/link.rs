//! Link targets, as Markdown and `to = "…"` write them.

use crate::diagnostic::{At, Fault};
use crate::ledger::{Kind, Ledger, suggest};
use crate::read::table::why_no_id;
use waymark_domain::ids::{AssessmentId, GuideId, PathId, SectionId, WorksheetId};
use waymark_domain::route::Page;
use waymark_domain::text::Target;

const FORMS: &str = "write assess:ID, guide:ID, guide:ID#SECTION, worksheet:ID, path:ID, page:NAME or https://…";

/// Reads a target, and writes down what it refers to. One that cannot be read is reported.
pub(crate) fn target(link: &At<String>, ledger: &Ledger) -> Option<Target> {
    let bad = |cure: &str| {
        ledger.fault(Fault::BadLink, &link.place, format!("`{}` is no link target", link.value), cure);
        None
    };
    let at = |value: &str| At { value: value.to_owned(), place: link.place.clone() };
    let Some((scheme, rest)) = link.value.split_once(':') else {
        return bad(FORMS);
    };
    match scheme {
        "assess" if why_no_id(Kind::Assessment, rest).is_none() => {
            ledger.refer(Kind::Assessment, "", &at(rest));
            Some(Target::Assessment(AssessmentId::new(rest)))
        }
        "worksheet" if why_no_id(Kind::Worksheet, rest).is_none() => {
            ledger.refer(Kind::Worksheet, "", &at(rest));
            Some(Target::Worksheet(WorksheetId::new(rest)))
        }
        "path" if why_no_id(Kind::Path, rest).is_none() => {
            ledger.refer(Kind::Path, "", &at(rest));
            Some(Target::Path(PathId::new(rest)))
        }
        "prompt" | "checklist" | "term" => {
            let message = format!("a {scheme} cannot stand here");
            let cure = match scheme {
                "term" => "terms are explained in the text of guides only",
                _ => "put it in a paragraph of its own in a guide, outside lists and quotes",
            };
            ledger.fault(Fault::MisplacedDoing, &link.place, message, cure);
            None
        }
        "guide" => {
            let (guide, section) = rest.split_once('#').map_or((rest, None), |(g, s)| (g, Some(s)));
            let parts = [(Kind::Guide, Some(guide)), (Kind::Section, section)];
            if let Some(cure) = parts.into_iter().find_map(|(kind, id)| why_no_id(kind, id?)) {
                return bad(cure);
            }
            ledger.refer(Kind::Guide, "", &at(guide));
            if let Some(section) = section {
                ledger.refer(Kind::Section, guide, &at(section));
            }
            Some(Target::Guide(GuideId::new(guide), section.map(SectionId::new)))
        }
        "page" => {
            let pages = page_names();
            match pages.iter().find(|(name, _)| *name == rest) {
                Some((_, page)) => Some(Target::Page(*page)),
                None => {
                    let pages = pages.map(|(name, _)| format!("page:{name}"));
                    bad(&suggest(&link.value, pages.iter().map(String::as_str)))
                }
            }
        }
        "https" if rest.len() > 2 && rest.starts_with("//") && !rest.contains(char::is_whitespace) => {
            Some(Target::Web(link.value.clone()))
        }
        "http" => {
            let message = format!("`{}` would travel in the clear", link.value);
            ledger.fault(Fault::InsecureLink, &link.place, message, "write https://");
            None
        }
        _ => bad(FORMS),
    }
}

/// Every page with the name links call it by.
fn page_names() -> [(&'static str, Page); 8] {
    Page::ALL.map(|page| match page {
        Page::Home => ("home", page),
        Page::Assessments => ("assessments", page),
        Page::Guides => ("guides", page),
        Page::Worksheets => ("worksheets", page),
        Page::Paths => ("paths", page),
        Page::Me => ("me", page),
        Page::Share => ("share", page),
        Page::About => ("about", page),
    })
}
