//! A school's workbook of the yearly check, filled in as another program would: its cells are read by a library that is
//! not ours, and written as XML into the file that came. Nothing here knows how ours are written.

use std::fs::File;
use std::io::{Read as _, Write as _};

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use e2e::{Tried, Trouble};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Where a field's answer stands on the sheet `Form`, and the keys beside it.
const ANSWER: &str = "C";
const KEY: usize = 3;

/// The check value, the URN and the name of the one school that a workbook is for.
pub struct School {
    /// The check value.
    pub check: String,
    /// The URN.
    pub urn: u64,
    /// The name.
    pub name: String,
}

/// Which schools a workbook is for, by its hidden sheet.
pub fn schools(path: &str) -> Tried<Vec<School>> {
    let rows = sheet(path, "Check")?;
    Ok(rows
        .iter()
        .skip(3)
        .filter(|row| row.first().is_some_and(|cell| !cell.is_empty()))
        .map(|row| School {
            check: row.first().cloned().unwrap_or_default(),
            urn: row
                .get(1)
                .and_then(|urn| urn.parse().ok())
                .unwrap_or_default(),
            name: row.get(2).cloned().unwrap_or_default(),
        })
        .collect())
}

/// What a cell of a school's own sheet says beside a field: `0` the label, `1` what we hold, `2` the answer.
pub fn beside(path: &str, key: &str, column: usize) -> Tried<String> {
    let rows = sheet(path, "Form")?;
    let row = rows
        .iter()
        .find(|row| row.get(KEY).is_some_and(|cell| cell == key))
        .ok_or_else(|| Trouble::new(format!("no row of {key} in {path}")))?;
    Ok(row.get(column).cloned().unwrap_or_default())
}

/// Copies a workbook with answers in it, by the keys of their rows.
pub fn fill(from: &str, to: &str, answers: &[(&str, &str)]) -> Tried {
    let rows = sheet(from, "Form")?;
    let mut archive = ZipArchive::new(File::open(from)?)?;
    let mut out = ZipWriter::new(File::create(to)?);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml =
                String::from_utf8(bytes).map_err(|error| Trouble::new(error.to_string()))?;
            for (key, answer) in answers {
                let row = rows
                    .iter()
                    .position(|row| row.get(KEY).is_some_and(|cell| cell == key))
                    .ok_or_else(|| Trouble::new(format!("no row of {key} in {from}")))?;
                xml = with_text(&xml, &format!("{ANSWER}{}", row + 1), answer)?;
            }
            bytes = xml.into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default())?;
        out.write_all(&bytes)?;
    }
    out.finish()?;
    Ok(())
}

/// The rows of a sheet as words, from its first row.
fn sheet(path: &str, name: &str) -> Tried<Vec<Vec<String>>> {
    let trouble = |error: calamine::XlsxError| Trouble::new(format!("{path}: {error}"));
    let mut book: Xlsx<_> = open_workbook(path).map_err(trouble)?;
    let range = book.worksheet_range(name).map_err(trouble)?;
    let (height, width) = range.end().unwrap_or_default();
    Ok((0..=height)
        .map(|row| {
            (0..=width)
                .map(|column| match range.get_value((row, column)) {
                    Some(Data::Empty) | None => String::new(),
                    Some(cell) => cell.to_string(),
                })
                .collect()
        })
        .collect())
}

/// The XML of a sheet with a text in one of its cells, whose look stays.
fn with_text(xml: &str, cell: &str, text: &str) -> Tried<String> {
    let gone = || Trouble::new(format!("the sheet has no cell {cell}"));
    let start = xml.find(&format!("<c r=\"{cell}\"")).ok_or_else(gone)?;
    let (before, rest) = xml.split_at(start);
    let head = rest.find('>').ok_or_else(gone)?;
    let (opening, after) = rest.split_at(head);
    let (end, opening) = match opening.strip_suffix('/') {
        Some(opening) => (1, opening),
        None => (after.find("</c>").ok_or_else(gone)? + "</c>".len(), opening),
    };
    let look = opening
        .split(' ')
        .find(|attribute| attribute.starts_with("s="))
        .unwrap_or_default();
    let written: String = text
        .chars()
        .map(|letter| match letter {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            letter => letter.to_string(),
        })
        .collect();
    let after = after.get(end..).ok_or_else(gone)?;
    Ok(format!(
        "{before}<c r=\"{cell}\" {look} t=\"inlineStr\"><is><t>{written}</t></is></c>{after}"
    ))
}
