//! Reading: each kind of file to the domain's types, and everything it says wrongly to the ledger.

pub(crate) mod advice;
pub(crate) mod assessment;
pub(crate) mod audit;
pub(crate) mod cited;
pub(crate) mod doing;
pub(crate) mod example;
pub(crate) mod facets;
pub(crate) mod incentives;
pub(crate) mod library;
pub(crate) mod link;
pub(crate) mod markdown;
pub(crate) mod path;
pub(crate) mod profile;
pub(crate) mod prose;
pub(crate) mod site;
pub(crate) mod sorter;
pub(crate) mod stage;
pub(crate) mod table;
pub(crate) mod worksheet;

pub(crate) use profile::MOST_DIMENSIONS;
