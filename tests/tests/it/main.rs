//! The end-to-end tests, one program so that they link once. `cargo xtask test` or `cargo xtask e2e` runs them.

mod client;
mod start;
