//! The verdict that a service would give on a file, before it leaves the office.
