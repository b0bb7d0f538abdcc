//! What Waymark knows, without a browser.
#![doc = "Pure: no IO, no clock, no randomness. Times, seeds and stored text are arguments."]

pub mod assessment;
pub mod attempt;
pub mod backup;
pub mod catalogue;
pub mod ids;
pub mod json;
pub mod link;
pub mod markdown;
pub mod order;
pub mod profile;
pub mod random;
pub mod record;
pub mod route;
pub mod saved;
pub mod scoring;
pub mod shelf;
pub mod text;
pub mod verdict;
