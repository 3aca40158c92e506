//! The end-to-end tests, one program so that they link once. `cargo xtask test` or `cargo xtask e2e` runs them.

mod backups;
mod champions;
mod client;
mod damage;
mod day;
mod export;
mod find;
mod heads;
mod list;
mod load;
mod ours;
mod palette;
mod password;
mod paste;
mod people;
mod reading;
mod school;
mod screens;
mod shots;
mod start;
mod support;
mod triage;
mod views;
mod watch;
