//! What Waymark knows, without a browser.
#![doc = "Pure: no IO, no clock, no randomness. Times, seeds and stored text are arguments."]

pub mod advice;
pub mod assessment;
pub mod attempt;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod facets;
pub mod find;
pub mod form;
pub mod ids;
pub mod incentives;
pub mod json;
pub mod link;
pub mod markdown;
pub mod notes;
pub mod order;
pub mod path;
pub mod profile;
pub mod random;
pub mod reading;
pub mod record;
pub mod route;
pub mod saved;
pub mod scoring;
pub mod shelf;
pub mod sorter;
pub mod stage;
pub mod text;
pub mod verdict;
pub mod worksheet;
