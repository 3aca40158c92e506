//! Working groups: leaders who meet, the challenges that they raise and what helped.

pub mod list;
