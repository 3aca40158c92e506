//! Replies of the yearly check: read, matched to the school that was asked, compared, reviewed and accepted.
//!
//! [`read`] makes one [`Said`](super::Said) a school of whatever came, by pure rules.

mod compare;
mod read;
