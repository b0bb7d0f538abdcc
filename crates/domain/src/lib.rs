//! What Waymark knows, without a browser.
#![doc = "Pure: no IO, no clock, no randomness. Times, seeds and stored text are arguments."]

pub mod assessment;
pub mod catalogue;
pub mod ids;
pub mod profile;
pub mod random;
pub mod route;
pub mod text;
