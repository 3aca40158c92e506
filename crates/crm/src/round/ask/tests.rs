use super::{Asked, Form};
use crate::round::Round;
use crate::round::form::{Ask, Question};
use crate::types::AcademicYear;
use std::collections::BTreeMap;

/// A form with every standard question and one of the office's own.
pub(super) fn form() -> Form {
    let round = Round {
        id: 1,
        year: AcademicYear::parse("2026").unwrap(),
        ask: Ask::Leadership,
        ask_label: String::new(),
        title: "Leadership check 2026/27".to_owned(),
        due_on: "2026-09-30".to_owned(),
        audience: String::new(),
        form_link: String::new(),
        any_address: false,
        html: true,
        intro: String::new(),
        made_on: "2026-09-01".to_owned(),
        after_id: None,
        questions: Question::ALL.to_vec(),
        own: vec!["Do you have a car park?".to_owned()],
        schools: 1,
        written: 0,
        sent: 0,
        answered: 0,
        waiting: 0,
        set_aside: 0,
        replies: 0,
        warning: String::new(),
    };
    Form::of(round, "")
}

/// A school of which nothing is held.
pub(super) fn asked(name: &str) -> Asked {
    Asked {
        school_id: 1,
        urn: Some(800_001),
        name: name.to_owned(),
        postcode: "NW1 1AA".to_owned(),
        check: "ABCD2345".to_owned(),
        held: BTreeMap::new(),
    }
}
