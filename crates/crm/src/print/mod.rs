//! Printing: a page that a browser opens and prints, complete in itself.
//!
//! A [`Page`] takes a title, what it is about, headings and tables, and gives one HTML text without a script, a font, a
//! picture or an address in it; everything that is put in is escaped. Whoever prints says whether it holds personal data,
//! because the heading of every sheet says so too.
//!
//! [`place`] decides where it goes: where the office said, or among the *prints* of this computer. Those are copies of
//! what the file holds, outside its password, so [`forget`] takes them away when a file is closed and when the program
//! starts.

pub mod letter;
#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use crate::list::export::write_file;
use crate::session::Session;
use crate::types::{Day, written};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A written page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printed {
    /// Where it is.
    pub path: String,
}

/// A page to print, built from top to bottom.
#[derive(Debug, Clone)]
pub struct Page {
    title: String,
    office: String,
    personal_data: bool,
    facts: Vec<(String, String)>,
    body: String,
}

/// The look on paper and on screen: black on white, table headings on every sheet, rows never cut in two.
const STYLE: &str = "
:root { color-scheme: light; }
body { max-width: 1100px; margin: 24px auto; padding: 0 24px; background: #fff; color: #16202a;
  font: 13px/1.4 system-ui, 'Segoe UI', sans-serif; }
header { margin-bottom: 18px; padding-bottom: 10px; border-bottom: 2px solid #16202a; }
header p { margin: 0; color: #4c5965; }
h1 { margin: 2px 0 6px; font-size: 22px; }
h2 { margin: 22px 0 6px; font-size: 16px; break-after: avoid; }
h3 { margin: 14px 0 4px; font-size: 13px; break-after: avoid; }
p, ul { margin: 4px 0; }
ul { padding-left: 20px; }
li { margin: 3px 0; }
.sheet { break-before: page; margin-top: 48px; }
strong.data { color: #16202a; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid #c9d0d6; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { border-bottom-color: #16202a; font-size: 12px; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
@page { margin: 16mm 14mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10pt; } }
";

impl Page {
    /// A page of `office` (empty: it has not said its name). `personal_data`: it names people, and its head says so.
    pub fn new(title: impl Into<String>, office: impl Into<String>, personal_data: bool) -> Self {
        Self {
            title: title.into(),
            office: office.into(),
            personal_data,
            facts: Vec::new(),
            body: String::new(),
        }
    }

    /// Says in the page's head what it is about: `Register of`, `1 Sep 2026`. Nothing is said of an empty value.
    pub fn fact(&mut self, label: impl Into<String>, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((label.into(), value));
        }
    }

    /// A part's heading.
    pub fn heading(&mut self, text: &str) {
        let _ = writeln!(self.body, "<h2>{}</h2>", escaped(text));
    }

    /// The heading of a part of a part.
    pub fn subheading(&mut self, text: &str) {
        let _ = writeln!(self.body, "<h3>{}</h3>", escaped(text));
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.body, "<p>{}</p>", escaped(text));
    }

    /// A list of points.
    pub fn points(&mut self, points: &[String]) {
        self.body.push_str("<ul>\n");
        for point in points {
            let _ = writeln!(self.body, "<li>{}</li>", escaped(point));
        }
        self.body.push_str("</ul>\n");
    }

    /// What follows begins a new sheet of paper.
    pub fn new_sheet(&mut self) {
        self.body.push_str("<div class=\"sheet\"></div>\n");
    }

    /// A text of the product's own, with names put in: `# ` begins a heading, `- ` a point, a blank line ends a paragraph.
    pub fn text(&mut self, text: &str, names: &[(&str, &str)]) {
        for part in filled(text, names).split("\n\n") {
            let words = part.trim();
            if let Some(heading) = words.strip_prefix("# ") {
                self.heading(heading);
            } else if words.starts_with("- ") {
                let points = words
                    .lines()
                    .map(|line| line.trim_start_matches("- ").to_owned());
                self.points(&points.collect::<Vec<_>>());
            } else if !words.is_empty() {
                self.paragraph(words);
            }
        }
    }

    /// A table: its headings and its rows. A column whose cells are all counts stands at the right.
    pub fn table<Row: AsRef<[String]>>(&mut self, headings: &[&str], rows: &[Row]) {
        let is_number: Vec<bool> = (0..headings.len())
            .map(|at| {
                rows.iter().all(|row| {
                    let cell = row.as_ref().get(at).map_or("", String::as_str);
                    !cell.is_empty()
                        && cell
                            .bytes()
                            .all(|byte| byte.is_ascii_digit() || byte == b',')
                })
            })
            .collect();
        let class = |at: usize| {
            if is_number.get(at).copied().unwrap_or_default() && !rows.is_empty() {
                " class=\"n\""
            } else {
                ""
            }
        };
        self.body.push_str("<table>\n<thead><tr>");
        for (at, heading) in headings.iter().enumerate() {
            let _ = write!(
                self.body,
                "<th scope=\"col\"{}>{}</th>",
                class(at),
                escaped(heading)
            );
        }
        self.body.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.body.push_str("<tr>");
            for (at, cell) in row.as_ref().iter().enumerate() {
                let _ = write!(self.body, "<td{}>{}</td>", class(at), escaped(cell));
            }
            self.body.push_str("</tr>\n");
        }
        self.body.push_str("</tbody>\n</table>\n");
    }

    /// The whole page, printed on `today`.
    pub fn html(&self, today: Day) -> String {
        let title = escaped(&self.title);
        let mut facts: Vec<String> = self
            .facts
            .iter()
            .map(|(label, value)| format!("{}: {}", escaped(label), escaped(value)))
            .collect();
        facts.push(format!("Printed: {}", written(today)));
        if self.personal_data {
            facts.push("<strong class=\"data\">Contains personal data</strong>".to_owned());
        }
        let facts = facts.join(" · ");
        let office = escaped(&self.office);
        let body = &self.body;
        // No script and no address: the policy keeps it so, should a text ever slip through.
        format!(
            "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<p>{office}</p>
<h1>{title}</h1>
<p>{facts}</p>
</header>
<main>
{body}</main>
</body>
</html>
"
        )
    }

    /// Writes the page, printed on `today`, whole or not at all.
    ///
    /// # Errors
    /// A sentence where the folder is not there or cannot be written.
    pub fn write(&self, path: &Path, today: Day) -> Result<Printed> {
        let html = self.html(today);
        write_file(path, |out| {
            out.write_all(html.as_bytes())
                .map_err(|error| Error::io(format!("The file {}", path.display()), &error))
        })?;
        Ok(Printed {
            path: path.to_string_lossy().into_owned(),
        })
    }
}

/// A text of the product's own with names put in. A line with a name that stands for nothing is left out.
pub fn filled(text: &str, names: &[(&str, &str)]) -> String {
    let mut lines = Vec::new();
    for line in text.trim().lines() {
        let missing =
            |(stands_for, name): &(&str, &str)| name.is_empty() && line.contains(stands_for);
        if names.iter().any(missing) {
            continue;
        }
        let mut line = line.to_owned();
        for (stands_for, name) in names {
            line = line.replace(stands_for, name);
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Text as it stands in HTML, between tags and in quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Where a page goes: `path`, or where that is empty a file called `name` among the prints of this computer.
///
/// # Errors
/// A sentence where the folder of the prints cannot be made.
pub fn place(session: &Session, path: &str, name: &str) -> Result<PathBuf> {
    place_of(session, path, name, "html")
}

/// The same for a file of another kind: `eml`.
///
/// # Errors
/// As [`place`].
pub fn place_of(session: &Session, path: &str, name: &str, ending: &str) -> Result<PathBuf> {
    if !path.trim().is_empty() {
        return Ok(PathBuf::from(path.trim()));
    }
    let folder = folder(&session.setting.data_dir);
    std::fs::create_dir_all(&folder).map_err(|error| Error::io(folder.display(), &error))?;
    Ok(folder.join(file_name(name, ending)))
}

/// The most letters of a file's name before its ending: more than a path has room for on some systems.
const LONGEST_NAME: usize = 120;

/// The name of a file that is called `name`: letters that some system does not take are left out of it.
pub fn file_name(name: &str, ending: &str) -> String {
    let name: String = name
        .chars()
        .take(LONGEST_NAME)
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            letter if letter.is_control() => '-',
            letter => letter,
        })
        .collect();
    format!("{name}.{ending}")
}

/// Takes the prints of this computer away. One that a browser holds open stays until the next time.
pub fn forget(data_dir: &Path) {
    let Ok(prints) = std::fs::read_dir(folder(data_dir)) else {
        return;
    };
    for print in prints.flatten() {
        let _ = std::fs::remove_file(print.path());
    }
}

fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("prints")
}
