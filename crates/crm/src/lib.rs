//! The core of Partnership Desk.
//!
//! One office, one file, no server: the DfE's register of schools, the office's own records over it, and a log that is
//! undo, audit and "what changed" in one. The core knows nothing of the window or the command line; both reach it
//! through [`commands`], and [`session::Session`] is the running program that holds the open file.

pub mod activity;
pub mod agreement;
pub mod briefing;
pub mod calendar;
pub mod capacity;
pub mod champion;
pub mod commands;
pub mod consent;
pub mod day;
pub mod desk;
pub mod distance;
pub mod error;
pub mod figure;
pub mod fold;
pub mod group;
pub mod history;
pub mod import;
pub mod itap;
pub mod list;
pub mod mail;
pub mod mentor;
pub mod office;
pub mod person;
pub mod placement;
pub mod print;
pub mod privacy;
pub mod register;
pub mod returns;
pub mod round;
pub mod sample;
pub mod school;
pub mod search;
pub mod session;
pub mod store;
pub mod task;
pub mod tenure;
#[cfg(test)]
mod testkit;
pub mod trainee;
pub mod trust;
pub mod types;
pub mod view;

pub use error::{Error, Kind, Result};
