//! A letter to print: a text of the office with the fields of one reader put in, on a sheet of its own.
//!
//! A letter goes outside, so its sheet carries nothing but the letter: neither a heading of ours nor notes.

use super::{Printed, escaped};
use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::types::{Day, written};
use std::path::Path;

/// The look on paper and on screen.
const STYLE: &str = "
:root { color-scheme: light; }
body { max-width: 640px; margin: 48px auto; padding: 0 24px; background: #fff; color: #16202a;
  font: 15px/1.5 Georgia, 'Times New Roman', serif; }
.date { text-align: right; margin: 0 0 32px; }
address { margin: 0 0 28px; font-style: normal; }
h1 { margin: 0 0 18px; font-size: 16px; }
p { margin: 0 0 14px; }
table { width: 100%; margin: 0 0 14px; border-collapse: collapse; font-size: 13px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid #c9d0d6; text-align: left; vertical-align: top; }
th { border-bottom-color: #16202a; }
@page { margin: 24mm 22mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; }
  table { font-size: 9pt; } }
";

/// The paragraph of a text in whose place a table stands.
const TABLE: &str = "{table}";

/// Puts the fields of a text in: `{place}` becomes the value of `place`. What is no field stays.
pub fn filled(template: &str, fields: &[(&str, &str)]) -> String {
    fields
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
}

/// A letter of `day` to `address` (its lines). The first line of `text` is what it is about; blank lines part its
/// paragraphs.
pub fn html(address: &[String], day: Day, text: &str) -> String {
    html_with_table(address, day, text, &[], &[])
}

/// The same, with a table where the text has the paragraph `{table}`: its headings and its rows.
pub fn html_with_table(
    address: &[String],
    day: Day,
    text: &str,
    headings: &[String],
    rows: &[Vec<String>],
) -> String {
    let (subject, rest) = text.split_once('\n').unwrap_or((text, ""));
    let subject = escaped(subject.trim());
    let body: String = rest
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            if paragraph == TABLE {
                table(headings, rows)
            } else {
                format!("<p>{}</p>\n", escaped(paragraph))
            }
        })
        .collect();
    let lines: Vec<String> = address
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| escaped(line))
        .collect();
    let address = lines.join("<br>");
    let day = written(day);
    format!(
        "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>{subject}</title>
<style>{STYLE}</style>
</head>
<body>
<address>{address}</address>
<p class=\"date\">{day}</p>
<main>
<h1>{subject}</h1>
{body}</main>
</body>
</html>
"
    )
}

/// A table whose first column names what each row is about.
fn table(headings: &[String], rows: &[Vec<String>]) -> String {
    let heads: String = headings
        .iter()
        .map(|heading| format!("<th scope=\"col\">{}</th>", escaped(heading)))
        .collect();
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .enumerate()
                .map(|(at, cell)| match at {
                    0 => format!("<th scope=\"row\">{}</th>", escaped(cell)),
                    _ => format!("<td>{}</td>", escaped(cell)),
                })
                .collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

/// Writes a letter, whole or not at all.
///
/// # Errors
/// A sentence where the folder is not there or cannot be written.
pub fn write(path: &Path, html: &str) -> Result<Printed> {
    write_file(path, |out| {
        out.write_all(html.as_bytes())
            .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
    })?;
    Ok(Printed {
        path: path.to_string_lossy().into_owned(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::{filled, html};

    #[test]
    fn a_letter_is_filled_and_nothing_in_it_is_markup() {
        let text = filled(
            "Welcome to {place}\n\nDear {dear},\n\nline\nline\n",
            &[("place", "St A & B"), ("dear", "Mrs <Brook>")],
        );
        let day = "2026-09-03".parse().unwrap();
        let letter = html(
            &[
                "Mrs Brook".to_owned(),
                String::new(),
                "Alder Hill".to_owned(),
            ],
            day,
            &text,
        );
        for held in [
            "<h1>Welcome to St A &amp; B</h1>",
            "<p>Dear Mrs &lt;Brook&gt;,</p>",
            "<p>line<br>line</p>",
            "<address>Mrs Brook<br>Alder Hill</address>",
            "3 Sep 2026",
        ] {
            assert!(letter.contains(held), "{held} in {letter}");
        }
    }
}
