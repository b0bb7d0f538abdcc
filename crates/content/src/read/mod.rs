//! Reading: each kind of file to the domain's types, and everything it says wrongly to the ledger.

pub(crate) mod assessment;
pub(crate) mod example;
pub(crate) mod library;
pub(crate) mod link;
pub(crate) mod markdown;
pub(crate) mod prose;
pub(crate) mod site;
pub(crate) mod table;

pub(crate) use assessment::MOST_DIMENSIONS;
