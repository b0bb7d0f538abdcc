//! `/about`: method, measured figures, privacy, sources with credit.

use crate::data::Data;
use crate::pages::guide::{section, source};
use crate::pages::loaded;
use crate::parts::blocks::blocks;
use leptos::prelude::*;
use waymark_domain::assessment::Measure;
use waymark_domain::catalogue::About;

#[component]
pub fn About() -> impl IntoView {
    let data: Data = expect_context();
    loaded(data.about(), |about| text(&about))
}

fn text(about: &About) -> AnyView {
    let quality: Vec<_> = about
        .quality
        .iter()
        .map(|(_, title, revision, measures)| {
            view! {
                <h3>{format!("{title}, revision {revision}")}</h3>
                <div class="scroll" tabindex="0" role="group" aria-label=format!("Figures of {title}")><table class="figures">
                    <thead><tr><th scope="col">"What"</th><th scope="col">"Measured"</th><th scope="col">"Goal"</th></tr></thead>
                    <tbody>{measures.iter().map(measure).collect::<Vec<_>>()}</tbody>
                </table></div>
            }
        })
        .collect();
    let ideas: Vec<_> = about
        .ideas
        .iter()
        .map(|(idea, carried)| {
            let carried = if carried.is_empty() { String::new() } else { format!(" Carried out in: {}.", carried.join(", ")) };
            view! { <li><b>{idea.id.to_string()}</b>" "{idea.text.clone()}<span class="quiet">{carried}</span></li> }
        })
        .collect();
    view! {
        <article class="prose">
            <h1 tabindex="-1">"About"</h1>
            {blocks(&about.opening)}
            {about.sections.iter().map(section).collect::<Vec<_>>()}
            <section aria-labelledby="figures">
                <h2 id="figures" tabindex="-1">"Measured figures"</h2>
                <p>"Computed from the questions themselves each time the site is built. None of them replaces a test with people."</p>
                {quality}
            </section>
            <section aria-labelledby="sources">
                <h2 id="sources" tabindex="-1">"Sources"</h2>
                <ul>{about.sources.iter().map(source).collect::<Vec<_>>()}</ul>
            </section>
            <section aria-labelledby="ideas">
                <h2 id="ideas" tabindex="-1">"Ideas, and where you can act on them"</h2>
                <ul>{ideas}</ul>
            </section>
        </article>
    }
    .into_any()
}

fn measure(measure: &Measure) -> AnyView {
    let value = if measure.unit == "percent" { format!("{:.1} %", measure.value) } else { format!("{} {}", measure.value, measure.unit) };
    view! { <tr><th scope="row">{measure.what.clone()}</th><td>{value}</td><td>{measure.goal.clone()}</td></tr> }.into_any()
}
