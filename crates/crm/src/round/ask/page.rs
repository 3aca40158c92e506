//! The form as one page (HTML) that is complete in itself: it works without a network in any browser, and saves its answers
//! as a small file ([`crate::round::layout::AnswerFile`]) to send back.
//!
//! Everything that is put in is escaped, and only the page's own script may run: the policy names it by the check value,
//! which nobody who wrote a name into our file could know.

use super::{Asked, Form};
use crate::print::escaped;
use crate::round::form::{FormField, FormKind, Question};
use crate::round::layout::{answer_file_name, in_words};
use std::fmt::Write as _;

/// Its look and its script.
const STYLE: &str = include_str!("../../../../../assets/forms/page.css");
const SCRIPT: &str = include_str!("../../../../../assets/forms/page.js");

/// The page of one school.
#[must_use]
pub fn html(form: &Form, school: &Asked) -> String {
    let nonce = attribute(&school.check);
    let title = escaped(&form.round.title);
    let name = escaped(&school.name);
    let office = escaped(&form.office);
    let due = match form.due().as_str() {
        "" => String::new(),
        due => format!(" We should be glad of it by {}.", escaped(due)),
    };
    let urn = school.urn.map(|urn| urn.to_string()).unwrap_or_default();
    let blocks = blocks(form, school);
    format!(
        "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}: {name}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class=\"of\">{name}</p>
<p>{office} asks you to look over what we hold about your school.{due}</p>
<p>If all of it is right, choose “All of it is right” at the end. Else write over what is wrong, fill in what is missing, and save your answers. Where nobody is in post, write “none” as the name. The file that is saved goes back to us with your answer to our e-mail.</p>
<noscript><p><strong>This page cannot save answers here, because scripts are switched off. Please use the workbook, or answer our e-mail in words.</strong></p></noscript>
<form novalidate autocomplete=\"off\" data-check=\"{nonce}\" data-urn=\"{urn}\" data-school=\"{school}\" data-file=\"{file}\">
{blocks}<div class=\"acts\">
<button type=\"submit\" class=\"first\">Save my answers</button>
<button type=\"button\" id=\"right\">All of it is right</button>
<button type=\"button\" id=\"print\">Print</button>
</div>
<div id=\"said\" role=\"status\" tabindex=\"-1\"></div>
</form>
</main>
<script nonce=\"{nonce}\">
{SCRIPT}</script>
</body>
</html>
",
        school = attribute(&school.name),
        file = attribute(&answer_file_name(school.urn, &school.check)),
    )
}

/// Text as it stands in an attribute, on one line.
fn attribute(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn blocks(form: &Form, school: &Asked) -> String {
    let mut out = String::new();
    for block in form.blocks() {
        let Some(first) = block.first() else { continue };
        let _ = writeln!(
            out,
            "<fieldset>\n<legend>{}</legend>",
            escaped(&first.heading)
        );
        // Of who fills this in we hold nothing that could be unchanged.
        let of_the_replier = [Question::Replier, Question::Consent]
            .iter()
            .any(|one| one.code() == first.block);
        if !of_the_replier {
            let _ = writeln!(
                out,
                "<label class=\"tick\"><input type=\"checkbox\" data-block=\"{}\"> No change: all below is right</label>",
                attribute(&first.block)
            );
        }
        out.push_str("<fieldset>\n");
        for one in block {
            field(&mut out, one, school.holds(&one.key));
        }
        out.push_str("</fieldset>\n</fieldset>\n");
    }
    out
}

/// One field, filled in with what we hold.
fn field(out: &mut String, field: &FormField, held: &str) {
    let key = attribute(&field.key);
    let id = format!("f-{}", key.replace('.', "-"));
    let label = escaped(&field.label);
    let shown = match field.kind {
        FormKind::One | FormKind::Many => held.to_owned(),
        _ => in_words(field, held),
    };
    let value = attribute(&shown);
    let _ = writeln!(
        out,
        "<div class=\"field\" data-key=\"{key}\" data-held=\"{value}\">"
    );
    match field.kind {
        FormKind::Many => {
            let _ = writeln!(out, "<fieldset><legend>{label}</legend>");
            for choice in &field.choices {
                let code = attribute(&choice.code);
                let checked = if held.split(';').any(|one| one == choice.code) {
                    " checked"
                } else {
                    ""
                };
                let _ = writeln!(
                    out,
                    "<label class=\"choice\"><input type=\"checkbox\" value=\"{code}\"{checked}> {}</label>",
                    escaped(&choice.label)
                );
            }
            out.push_str("</fieldset>\n");
        }
        FormKind::One => {
            let _ = writeln!(
                out,
                "<label for=\"{id}\">{label}</label>\n<select id=\"{id}\">\n<option value=\"\"></option>"
            );
            for choice in &field.choices {
                let selected = if choice.code == held { " selected" } else { "" };
                let _ = writeln!(
                    out,
                    "<option value=\"{}\"{selected}>{}</option>",
                    attribute(&choice.code),
                    escaped(&choice.label)
                );
            }
            out.push_str("</select>\n");
        }
        kind => {
            let input = match kind {
                FormKind::Email => "type=\"email\"",
                FormKind::Telephone => "type=\"tel\"",
                FormKind::Number => "type=\"text\" inputmode=\"numeric\"",
                _ => "type=\"text\"",
            };
            let (hint, described) = if kind == FormKind::Day {
                (
                    format!(
                        "<div class=\"hint\" id=\"{id}-hint\">Day, month and year, such as 3/9/2026; or only the year.</div>\n"
                    ),
                    format!(" aria-describedby=\"{id}-hint\""),
                )
            } else {
                Default::default()
            };
            let _ = writeln!(
                out,
                "<label for=\"{id}\">{label}</label>\n{hint}<input {input} id=\"{id}\" value=\"{value}\"{described}>"
            );
        }
    }
    out.push_str("</div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round::ask::prefill::Held;
    use crate::round::ask::tests::{asked, form};

    #[test]
    fn nothing_that_is_put_in_is_markup_or_can_run() {
        let mut school = asked("Alder & Birch \"School\"");
        let wild = "<img src=x onerror=alert(1)> \"O’Neill' &";
        school.held.insert(
            "headTeacher.name".to_owned(),
            Held {
                value: wild.to_owned(),
                ..Held::default()
            },
        );
        let page = html(&form(), &school);
        assert!(!page.contains("<img"), "{page}");
        assert!(
            page.contains("value=\"&lt;img src=x onerror=alert(1)&gt; &quot;O’Neill&#39; &amp;\"")
        );
        assert!(page.contains("Alder &amp; Birch &quot;School&quot;"));
        // One script, one style, and nothing from anywhere.
        assert_eq!(page.matches("<script").count(), 1);
        for outside in ["http:", "https:", "src=\"", "url(", "@import"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_field_has_a_label_and_starts_with_what_we_hold() {
        let mut school = asked("Alder School");
        for (key, value) in [
            ("headTeacher.from", "2026-09"),
            ("hosting.interest", "interested"),
            ("terms", "autumn;summer"),
        ] {
            let held = Held {
                value: value.to_owned(),
                ..Held::default()
            };
            school.held.insert(key.to_owned(), held);
        }
        let page = html(&form(), &school);
        for part in [
            "data-key=\"headTeacher.from\" data-held=\"Sep 2026\"",
            "<option value=\"interested\" selected>",
            "data-key=\"terms\" data-held=\"autumn;summer\"",
            "<input type=\"checkbox\" value=\"autumn\" checked>",
            "<input type=\"checkbox\" value=\"spring\">",
            "data-file=\"answers-800001-ABCD2345.json\"",
        ] {
            assert!(page.contains(part), "{part}");
        }
        for id in page.split(" id=\"f-").skip(1) {
            let id = id.split('"').next().unwrap_or_default();
            if !id.ends_with("-hint") {
                assert!(page.contains(&format!("for=\"f-{id}\"")), "{id}");
            }
        }
        assert!(!page.contains("data-block=\"consent\""));
    }
}
