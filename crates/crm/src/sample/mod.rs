//! Invented data: the register's shape without anybody's school, and a partnership over it.
//!
//! Deterministic: the same options give the same bytes, on every system.

pub mod partnership;
pub mod register;
