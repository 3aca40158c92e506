//! A row of the file as Register reads it, and what several rules ask of it.

use crate::returns::check::{Asked, days};
use crate::returns::rules::cycle_of;
use crate::returns::rules::routes::{self, Route};
use crate::returns::table::Row;
use crate::types::Day;
use std::collections::HashMap;

/// A row with the places of its columns.
pub(super) struct Line<'a> {
    row: &'a Row,
    places: &'a HashMap<&'static str, usize>,
}

impl<'a> Line<'a> {
    pub(super) fn new(row: &'a Row, places: &'a HashMap<&'static str, usize>) -> Self {
        Self { row, places }
    }

    /// The row as a spreadsheet numbers it.
    pub(super) fn number(&self) -> u32 {
        self.row.number
    }

    /// Where something is found in it.
    pub(super) fn at<'b>(&self, column: &'b str) -> (u32, &'b str) {
        (self.row.number, column)
    }

    /// The cell as it stands there, without blanks around it.
    pub(super) fn written(&self, column: &str) -> &'a str {
        let at = self.places.get(column);
        at.map_or("", |at| self.row.cell(*at).trim())
    }

    /// The value: without the one apostrophe that Register takes off the front of every cell.
    pub(super) fn get(&self, column: &str) -> &'a str {
        let written = self.written(column);
        let value = written.strip_prefix('\'').unwrap_or(written);
        if value.trim().is_empty() { "" } else { value }
    }

    /// The day in a column, where there is one.
    pub(super) fn day(&self, column: &str) -> Option<Day> {
        days::iso(self.get(column)).ok()
    }
}

/// What several rules ask of a row.
pub(super) struct Facts<'a> {
    /// What the route asks for; `None`: blank, or no route of the list.
    pub route: Option<&'a Route>,
    /// The first subject, where it is one of the list.
    pub subject: Option<&'a str>,
    /// The highest age of the course, where the ages are of the list.
    pub top_age: Option<u32>,
    /// The day on which the trainee starts: theirs, else the course's. `None` where that is no day.
    pub starts: Option<Day>,
    /// The cycle in which they start, by the year in which it begins.
    pub cycle: Option<i32>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(line: &Line<'a>, asked: &Asked<'a>) -> Self {
        let codes = &asked.rules.codes;
        let subject = line.get("course_subject_1");
        let ages = codes.name("ageRange", line.get("course_age_range"));
        let starts = match line.get("trainee_start_date") {
            "" => line.day("itt_start_date"),
            _ => line.day("trainee_start_date"),
        };
        Self {
            route: asked.rules.routes.of(line.get("training_route")),
            subject: codes.has("courseSubject", subject).then_some(subject),
            top_age: ages.and_then(routes::top_age),
            starts,
            cycle: starts.map(cycle_of),
        }
    }
}
