//! Trusts: single- and multi-academy trusts, with their own people, notes and agreements.
//!
//! The DfE's register says what a trust is and which schools it has. What the office says of one hangs on a row of
//! `trust`, which is made when there is first something to say.

pub mod actions;
pub mod list;
pub(crate) mod store;
