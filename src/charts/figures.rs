//! Drawings that belong to a guide's text.

use super::{chart, shape, words};
use crate::markup::{El, el};

/// The two questions that tell the four archetypes apart, as a tree.
pub fn archetype_map(said: &'static str) -> El {
    let fork = "M170 56V74M85 112V92q0-18 20-18h130q20 0 20 18v20M85 164v16M44 218v-20q0-18 18-18h46q18 0 18 18v20M255 164v16M214 218v-20q0-18 18-18h46q18 0 18 18v20";
    let frame = |x, y, width, height| {
        shape("rect", "box", &[("x", x), ("y", y), ("width", width), ("height", height), ("rx", 8.0)])
    };
    let ends = [
        (44.0, "One team's", "delivery", "Tech Lead"),
        (126.0, "A domain", "of many", "Architect"),
        (214.0, "Deep, with", "own hands", "Solver"),
        (296.0, "Wide, for", "a leader", "Right Hand"),
    ];
    chart(340.0, 292.0, said)
        .kid(el("path").class("branch").attr("d", fork))
        .kids([frame(50.0, 8.0, 240.0, 48.0), frame(5.0, 112.0, 160.0, 52.0), frame(175.0, 112.0, 160.0, 52.0)])
        .kids([
            words("mid", 170.0, 28.0, "When the problem is under"),
            words("mid", 170.0, 45.0, "control, what do you do?"),
            words("label mid", 85.0, 132.0, "I stay with it."),
            words("small mid", 85.0, 151.0, "Answering for what?"),
            words("label mid", 255.0, 132.0, "I hand it on."),
            words("small mid", 255.0, 151.0, "Working how?"),
        ])
        .kids(ends.into_iter().flat_map(|(x, first, second, name)| {
            [
                words("small mid", x, 236.0, first),
                words("small mid", x, 251.0, second),
                words("label mid signal", x, 278.0, name),
            ]
        }))
}

/// Role, behaviours, impact and recognition, and where they meet.
pub fn four_parts(said: &'static str) -> El {
    let part = |x, y| shape("circle", "part", &[("cx", x), ("cy", y), ("r", 62.0)]);
    chart(340.0, 284.0, said)
        .kids([part(170.0, 98.0), part(126.0, 142.0), part(214.0, 142.0), part(170.0, 186.0)])
        .kids([
            words("label mid", 170.0, 26.0, "Role"),
            words("label mid", 48.0, 84.0, "Behaviours"),
            words("label mid", 288.0, 84.0, "Impact"),
            words("label mid", 170.0, 270.0, "Recognition"),
            words("label mid signal", 170.0, 139.0, "all"),
            words("label mid signal", 170.0, 155.0, "four"),
        ])
}
