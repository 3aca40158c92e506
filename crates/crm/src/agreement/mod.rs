//! Partnership agreements: for which years, with which school or trust, in which version, and who signed.

pub mod list;
