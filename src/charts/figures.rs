//! Drawings that belong to a guide's text.

use leptos::prelude::*;

/// The two questions that tell the four archetypes apart, as a tree.
#[must_use]
pub fn archetype_map(said: &str) -> AnyView {
    view! {
        <svg class="chart" viewBox="0 0 340 300" role="img" aria-label=said.to_owned()>
            <path class="branch" d="M170 56V74M85 112V92q0-18 20-18h130q20 0 20 18v20M85 164v16M44 218v-20q0-18 18-18h46q18 0 18 18v20M255 164v16M214 218v-20q0-18 18-18h46q18 0 18 18v20"/>
            <rect class="box" x="50" y="8" width="240" height="48" rx="8"/>
            <text class="mid" x="170" y="28">"When the problem is under"</text>
            <text class="mid" x="170" y="45">"control, what do you do?"</text>
            <rect class="box" x="5" y="112" width="160" height="52" rx="8"/>
            <text class="label mid" x="85" y="132">"I stay with it."</text>
            <text class="small mid" x="85" y="151">"Answering for what?"</text>
            <rect class="box" x="175" y="112" width="160" height="52" rx="8"/>
            <text class="label mid" x="255" y="132">"I hand it on."</text>
            <text class="small mid" x="255" y="151">"Working how?"</text>
            <text class="small mid" x="44" y="238">"One team's"</text>
            <text class="small mid" x="44" y="253">"delivery"</text>
            <text class="label mid signal" x="44" y="280">"Tech Lead"</text>
            <text class="small mid" x="126" y="238">"A domain"</text>
            <text class="small mid" x="126" y="253">"of many"</text>
            <text class="label mid signal" x="126" y="280">"Architect"</text>
            <text class="small mid" x="214" y="238">"Deep, with"</text>
            <text class="small mid" x="214" y="253">"own hands"</text>
            <text class="label mid signal" x="214" y="280">"Solver"</text>
            <text class="small mid" x="296" y="238">"Wide, for"</text>
            <text class="small mid" x="296" y="253">"a leader"</text>
            <text class="label mid signal" x="296" y="280">"Right Hand"</text>
        </svg>
    }
    .into_any()
}

/// Role, behaviours, impact and recognition, and where they meet.
#[must_use]
pub fn four_parts(said: &str) -> AnyView {
    view! {
        <svg class="chart" viewBox="0 0 340 268" role="img" aria-label=said.to_owned()>
            <circle class="part" cx="170" cy="90" r="72"/>
            <circle class="part" cx="126" cy="134" r="72"/>
            <circle class="part" cx="214" cy="134" r="72"/>
            <circle class="part" cx="170" cy="178" r="72"/>
            <text class="label mid" x="170" y="44">"Role"</text>
            <text class="label mid" x="84" y="138">"Behaviours"</text>
            <text class="label mid" x="254" y="138">"Impact"</text>
            <text class="label mid" x="170" y="234">"Recognition"</text>
            <text class="label mid signal" x="170" y="132">"all"</text>
            <text class="label mid signal" x="170" y="148">"four"</text>
        </svg>
    }
    .into_any()
}
