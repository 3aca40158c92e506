//! The words of the e-mail that carries a form.
//!
//! It is a service message about the partnership and holds no promotion. What we hold stands in it in words, so that
//! whoever finds nothing changed answers with `OK` and opens nothing. Its last lines name school and check value.

use super::{Asked, Form, link};
use crate::mail::draft::Mailbox;
use crate::print::filled;
use crate::round::form::Question;
use crate::round::layout::{in_words, reference_line, subject_mark};
use std::fmt::Write as _;

/// The e-mail that asks.
const ASK: &str = include_str!("../../../../../assets/texts/round-ask.txt");
/// The usual words at its head, for one school and for several.
const INTRO: [&str; 2] = [
    "Once a year we check that what we hold about your school is right, so that trainees, mentors and letters reach the right people.",
    "Once a year we check that what we hold about your schools is right, so that trainees, mentors and letters reach the right people.",
];

/// An e-mail before it is a file: to whom, and about which schools.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// To whom.
    pub to: Mailbox,
    /// Who that is; `None`: nobody in particular.
    pub person_id: Option<i64>,
    /// The schools, by name.
    pub schools: Vec<Asked>,
}

/// What goes with an e-mail, so that its words name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carries {
    /// The form as a page.
    pub page: bool,
}

impl Letter {
    /// `Leadership check 2026/27: Alder School [ABCD2345]`
    pub fn subject(&self, form: &Form) -> String {
        let about = match self.schools.as_slice() {
            [one] => one.name.clone(),
            several => format!("{} schools", several.len()),
        };
        let checks = self.schools.iter().map(|school| school.check.as_str());
        format!("{}: {about} {}", form.round.title, subject_mark(checks))
    }

    /// The check value of its first school.
    pub fn first_check(&self) -> &str {
        self.schools
            .first()
            .map_or("", |school| school.check.as_str())
    }

    /// Whom it greets: never nobody.
    pub fn greeted(&self) -> String {
        match (self.to.name.trim(), self.schools.as_slice()) {
            ("", [one]) => format!("colleague at {}", one.name),
            ("", _) => "colleague".to_owned(),
            (name, _) => name.to_owned(),
        }
    }

    /// The text.
    pub fn text(&self, form: &Form, carries: Carries) -> String {
        let several = self.schools.len() > 1;
        let intro = match form.round.intro.as_str() {
            "" => INTRO.get(usize::from(several)).copied().unwrap_or_default(),
            intro => intro,
        };
        let text = filled(
            ASK,
            &[
                // First, since the office's own words may use the others.
                ("{intro}", intro),
                ("{name}", &self.greeted()),
                ("{due}", &form.due()),
                ("{how}", &self.how(form, carries)),
                ("{held}", &self.held(form)),
                ("{office}", &form.office),
            ],
        );
        let mut text = format!("{}\n", text.trim_end());
        for school in &self.schools {
            let _ = write!(text, "\n{}", reference_line(school.urn, &school.check));
        }
        text.push('\n');
        text
    }

    /// The ways to answer.
    fn how(&self, form: &Form, carries: Carries) -> String {
        let mut ways = Vec::new();
        let several = self.schools.len() > 1;
        ways.push(
            if several {
                "If nothing has changed at any of them, answer this e-mail with OK."
            } else {
                "If nothing has changed, answer this e-mail with OK."
            }
            .to_owned(),
        );
        ways.push(
            if several {
                "If something has, correct it in the attached workbook, which has a row for each school, and send it back."
            } else {
                "If something has, fill in the attached workbook where it differs and send it back."
            }
            .to_owned(),
        );
        if carries.page {
            ways.push(
                "Or open the attached page in your browser, save your answers there, and send us the small file that it saves."
                    .to_owned(),
            );
        }
        let links: Vec<String> = self
            .schools
            .iter()
            .filter_map(|school| match link::of(form, school) {
                link if link.is_empty() => None,
                link if several => Some(format!("  {}: {link}", school.name)),
                link => Some(format!("  {link}")),
            })
            .collect();
        if !links.is_empty() {
            ways.push(format!("Or use our online form:\n{}", links.join("\n")));
        }
        ways.join("\n")
    }

    /// What we hold, in words; for several schools their names, since the workbook says the rest.
    fn held(&self, form: &Form) -> String {
        let [school] = self.schools.as_slice() else {
            let names: Vec<String> = self
                .schools
                .iter()
                .map(|school| format!("  {}", school.name))
                .collect();
            return format!("You answer for these schools:\n\n{}", names.join("\n"));
        };
        let mut text = "This is what we hold today:\n".to_owned();
        for block in form.blocks() {
            let Some(first) = block.first() else { continue };
            // Who answers and what they agree to is for the form alone.
            if [Question::Replier, Question::Consent]
                .iter()
                .any(|one| one.code() == first.block)
            {
                continue;
            }
            let lines: Vec<String> = block
                .iter()
                .filter_map(|field| match school.holds(&field.key) {
                    "" => None,
                    value => Some(format!("  {}: {}", field.label, in_words(field, value))),
                })
                .collect();
            let _ = write!(text, "\n{}\n", first.heading);
            if lines.is_empty() {
                text.push_str("  Not known yet\n");
            } else {
                let _ = writeln!(text, "{}", lines.join("\n"));
            }
        }
        text.trim_end().to_owned()
    }
}
