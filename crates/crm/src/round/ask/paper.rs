//! The form on paper: a sheet a school, what we hold beside room to write.

use super::{Asked, Form};
use crate::print::Page;
use crate::round::layout::in_words;

/// Adds the sheet of one school.
pub(super) fn sheet(page: &mut Page, form: &Form, school: &Asked) {
    let urn = school
        .urn
        .map(|urn| format!(", URN {urn}"))
        .unwrap_or_default();
    page.heading(&format!("{}{urn}", school.name));
    let due = match form.due().as_str() {
        "" => String::new(),
        due => format!(" by {due}"),
    };
    page.paragraph(&format!(
        "{} asks you to look over what we hold about your school and to send this back{due}. Write only what differs; where all under a heading is right, tick “No change”. Form {}.",
        form.office, school.check
    ));
    for block in form.blocks() {
        let Some(first) = block.first() else { continue };
        page.subheading(&format!("{}   ☐ No change", first.heading));
        let rows: Vec<[String; 3]> = block
            .iter()
            .map(|field| {
                let choices: Vec<String> = field
                    .choices
                    .iter()
                    .map(|choice| format!("☐ {}", choice.label))
                    .collect();
                [
                    field.label.clone(),
                    in_words(field, school.holds(&field.key)),
                    choices.join("\n"),
                ]
            })
            .collect();
        page.table(&["What we ask", "What we hold", "Your answer"], &rows);
    }
}
