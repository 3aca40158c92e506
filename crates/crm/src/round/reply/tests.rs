//! Replies over real files: forms as this program writes them, filled in as a school would, and everything that can be
//! wrong with them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail at once"
)]

mod accepting;
mod bad_input;
mod beside;
mod letters;
mod online;
mod reading;
mod settling;

use crate::round::layout::{ANSWER_COLUMN, FORM_SHEET, KEY_COLUMN, block_key};
use crate::testkit::{Office, only};
use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A file with a leadership check for three schools. The first has a head, a deputy, a SENCO and a champion.
pub(super) struct Check {
    pub office: Office,
    /// Our ids of the schools.
    pub schools: Vec<i64>,
    pub round: i64,
    /// The head of the first school.
    pub head: i64,
    /// Its deputy, who champions ITT.
    pub deputy: i64,
}

/// The id of a post by its code.
pub(super) fn role(office: &Office, code: &str) -> i64 {
    let posts = office.query("posts", json!({}));
    let found = posts
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["post"]["code"] == code);
    found.unwrap()["post"]["id"].as_i64().unwrap()
}

/// Adds someone in a post.
pub(super) fn person(
    office: &Office,
    name: (&str, &str),
    role: i64,
    school: i64,
    email: &str,
) -> i64 {
    let added = office.act(
        "person_add",
        json!({
            "name": {"first": name.0, "last": name.1},
            "post": {"roleId": role, "schoolId": school, "from": "2020-09"},
            "addresses": [{"medium": "email", "value": email}], "yes": true,
        }),
    );
    added["id"].as_i64().unwrap()
}

impl Check {
    /// With what the round asks: `leadership`, `hosting`, `mentors`.
    pub fn asking(ask: &str) -> Self {
        let office = Office::generated(60, 7);
        let open = office.england("", json!({"status": "Open"}));
        let schools = office.ours(&open[..3]);
        // The register's heads came with the schools; the first school's are those of this test.
        let there = office.query("place_people", json!({"schoolId": schools[0]}));
        let tenures: Vec<i64> = there["people"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one["post"]["id"].as_i64())
            .collect();
        if !tenures.is_empty() {
            office.act("tenures_remove", json!({"ids": tenures}));
        }
        let school = schools[0];
        let head = person(
            &office,
            ("Ada", "Brook"),
            1,
            school,
            "a.brook@alder.example",
        );
        let deputy = person(
            &office,
            ("Bo", "Crane"),
            role(&office, "deputyHead"),
            school,
            "b.crane@alder.example",
        );
        person(
            &office,
            ("Cy", "Dunn"),
            role(&office, "senco"),
            school,
            "c.dunn@alder.example",
        );
        office.act(
            "champion_name",
            json!({"schoolId": school, "personId": deputy, "stage": "active"}),
        );
        let made = office.act(
            "round_new",
            json!({"year": "2026/27", "ask": ask, "selection": only(&schools), "anyAddress": true}),
        );
        let round = made["id"].as_i64().unwrap();
        Self {
            office,
            schools,
            round,
            head,
            deputy,
        }
    }

    pub fn new() -> Self {
        Self::asking("leadership")
    }

    /// Writes the forms into a folder and gives the workbooks of one school each, by `school.id`.
    pub fn written(&self) -> PathBuf {
        let folder = self.office.path("forms");
        self.office
            .act("round_write", json!({"id": self.round, "folder": folder}));
        folder
    }

    /// What is read from these files.
    pub fn read(&self, paths: &[PathBuf]) -> Value {
        let read = self
            .office
            .act("round_read", json!({"roundId": self.round, "paths": paths}));
        let count = |key: &str| read[key].as_u64().unwrap();
        assert_eq!(
            count("read"),
            count("unchanged") + count("changed") + count("setAside") + count("duplicate"),
            "{read}"
        );
        read
    }

    /// The replies of the round.
    pub fn replies(&self) -> Vec<Value> {
        self.office
            .query("round_replies", json!({"roundId": self.round}))["rows"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// The only reply of a school that waits.
    pub fn waiting(&self, school: i64) -> Value {
        let all = self.replies();
        let mut found = all.iter().filter(|row| {
            row["schoolId"] == school
                && ["changed", "unchanged"].contains(&row["state"].as_str().unwrap())
        });
        let one = found
            .next()
            .unwrap_or_else(|| panic!("nothing waits: {all:#?}"))
            .clone();
        assert!(found.next().is_none());
        one
    }

    pub fn review(&self, school: i64) -> Value {
        self.office
            .query("round_review", json!({"id": self.waiting(school)["id"]}))
    }

    /// The check value and the URN of a school in the round.
    pub fn check(&self, school: i64) -> (String, i64) {
        let desk = self.office.session.desk().unwrap();
        let db = desk.store.read().unwrap();
        db.query_row(
            "SELECT a.check_value, coalesce(s.urn, 0) FROM round_school a JOIN school s ON s.id = a.school_id
             WHERE a.round_id = ?1 AND a.school_id = ?2",
            [self.round, school],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap()
    }

    /// An answer file of a school.
    pub fn answer_file(&self, school: i64, name: &str, more: Value) -> PathBuf {
        let (check, urn) = self.check(school);
        let mut file = json!({
            "form": "partnership-desk", "version": 1, "check": check, "urn": urn, "school": "",
            "answers": {}, "unchanged": [], "allUnchanged": false,
        });
        for (key, value) in more.as_object().unwrap() {
            file[key] = value.clone();
        }
        self.office.put(name, file.to_string().as_bytes())
    }

    /// An e-mail that answers a school's.
    pub fn letter(&self, school: i64, name: &str, text: &str) -> PathBuf {
        let (check, urn) = self.check(school);
        let letter = format!(
            "From: Zoe Finch <z.finch@alder.example>\r\nTo: desk@office.example\r\nSubject: RE: Check [{check}]\r\n\
             Message-ID: <{name}@alder.example>\r\nDate: Thu, 3 Sep 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\nOn 2 Sep 2026, the office wrote:\r\n\
             > Reference: {urn} {check}\r\n"
        );
        self.office.put(name, letter.as_bytes())
    }

    /// The workbook of a school as it was written.
    pub fn workbook(&self, folder: &Path, school: i64) -> PathBuf {
        let (check, _) = self.check(school);
        workbooks(folder)
            .into_iter()
            .find(|path| {
                let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
                let sheet = book.worksheet_range("Check").unwrap();
                sheet
                    .get_value((3, 0))
                    .is_some_and(|cell| cell.to_string() == check)
            })
            .expect("its workbook")
    }
}

/// The workbooks in a folder and the folders in it.
pub(super) fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(workbooks(&path));
        } else if path.extension().is_some_and(|ending| ending == "xlsx") {
            found.push(path);
        }
    }
    found
}

/// The rows of the hidden keys of a one-school form.
fn rows_of_keys(bytes: &[u8]) -> Vec<(String, u32)> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheet = book.worksheet_range(FORM_SHEET).unwrap();
    let start = sheet.start().unwrap();
    let column = usize::from(KEY_COLUMN) - start.1 as usize;
    sheet
        .rows()
        .zip(start.0..)
        .filter_map(|(row, number)| {
            let key = row.get(column)?.to_string();
            (!key.is_empty()).then_some((key, number + 1))
        })
        .collect()
}

/// Fills in a form as a spreadsheet program does, in the file itself: a text for some keys; `block:…` for *No change*.
pub(super) fn filled(bytes: &[u8], answers: &[(&str, &str)]) -> Vec<u8> {
    let column = char::from(b'A' + u8::try_from(ANSWER_COLUMN).unwrap());
    let rows = rows_of_keys(bytes);
    let cells: Vec<(String, String)> = answers
        .iter()
        .map(|(key, text)| {
            let row = rows
                .iter()
                .find(|(own, _)| own == key)
                .unwrap_or_else(|| panic!("no row {key}"))
                .1;
            (format!("{column}{row}"), (*text).to_owned())
        })
        .collect();
    edited(bytes, &cells)
}

/// The same by cells: `("C8", "text")`; a text that begins with `=` becomes a formula that came to what follows `→`.
pub(super) fn edited(bytes: &[u8], cells: &[(String, String)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().to_string();
        let mut text = Vec::new();
        member.read_to_end(&mut text).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(text).unwrap();
            for (cell, value) in cells {
                xml = with_cell(&xml, cell, value);
            }
            text = xml.into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&text).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A sheet with another text in a cell that is there.
fn with_cell(xml: &str, cell: &str, value: &str) -> String {
    let start = xml
        .find(&format!("<c r=\"{cell}\""))
        .unwrap_or_else(|| panic!("no cell {cell}"));
    let rest = &xml[start..];
    let head = rest.find('>').unwrap();
    let end = if rest.as_bytes()[head - 1] == b'/' {
        head + 1
    } else {
        rest.find("</c>").unwrap() + 4
    };
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let new = match value
        .strip_prefix('=')
        .and_then(|formula| formula.split_once('→'))
    {
        Some((formula, came_to)) => format!(
            "<c r=\"{cell}\" t=\"str\"><f>{}</f><v>{}</v></c>",
            escaped(formula),
            escaped(came_to)
        ),
        None => format!(
            "<c r=\"{cell}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
            escaped(value)
        ),
    };
    format!("{}{new}{}", &xml[..start], &rest[end..])
}

/// The same as a spreadsheet program saves it with further texts anywhere: sheet, row and column (from 0), text. A sheet that
/// is not there yet is added.
pub(super) fn with_texts(bytes: &[u8], texts: &[(&str, u32, u16, &str)]) -> Vec<u8> {
    saved(bytes, texts, |_, column| Some(column))
}

/// The same with each column of a sheet in another place, or left out.
pub(super) fn saved(
    bytes: &[u8],
    texts: &[(&str, u32, u16, &str)],
    moved: impl Fn(&str, u16) -> Option<u16>,
) -> Vec<u8> {
    let mut old = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut names = old.sheet_names();
    for (name, ..) in texts {
        if !names.iter().any(|known| known == name) {
            names.push((*name).to_owned());
        }
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in names {
        let sheet = book.add_worksheet().set_name(&name).unwrap();
        sheet.set_hidden(name == "Check");
        if let Ok(range) = old.worksheet_range(&name)
            && let Some((top, left)) = range.start()
        {
            for (row, column, cell) in range.used_cells() {
                let at = (row, column);
                let (row, column) = (
                    top + u32::try_from(at.0).unwrap(),
                    left + u32::try_from(at.1).unwrap(),
                );
                if let Some(to) = moved(&name, u16::try_from(column).unwrap()) {
                    sheet.write(row, to, cell.to_string()).unwrap();
                }
            }
        }
        for (_, row, column, text) in texts.iter().filter(|(of, ..)| *of == name) {
            sheet.write(*row, *column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The keys of all *No change* of a form.
pub(super) fn all_ticked(bytes: &[u8]) -> Vec<u8> {
    let blocks: Vec<String> = rows_of_keys(bytes)
        .into_iter()
        .filter(|(key, _)| key.starts_with(&block_key("")))
        .map(|(key, _)| key)
        .collect();
    let answers: Vec<(&str, &str)> = blocks
        .iter()
        .map(|key| (key.as_str(), "No change"))
        .collect();
    filled(bytes, &answers)
}

/// The field of a review.
pub(super) fn field<'a>(review: &'a Value, key: &str) -> &'a Value {
    review["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|block| block["fields"].as_array().unwrap())
        .find(|field| field["key"] == key)
        .unwrap_or_else(|| panic!("no field {key}"))
}
