//! What a sheet is and what its columns seem to hold, before anything is decided.

use super::adapter::Adapter;
use super::field::{About, Kind};
use super::header::{self, Header, Told};
use super::mapping::{self, Mapping};
use super::noun::Words;
use super::read::{self, AsTold, Book, Encoding, Sheet, SheetName};
use super::{
    ImportColumn, ImportField, ImportHeader, ImportLook, ImportLookRequest, ImportMapping,
    ImportNoun, ImportOption, ImportSheet, ImportSource, ImportValue, noun, store,
};
use crate::error::{Error, Result};
use crate::session::{Job, Read};
use crate::types::{Day, counted};
use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// How many samples a column shows.
const SAMPLES: usize = 3;
/// The longest sample, in characters.
const SAMPLE_LENGTH: usize = 60;

/// A sheet that was read.
pub(crate) struct Opened {
    /// The file's name, or `Pasted rows`.
    pub name: String,
    /// Where rows are, in sentences: `“Contacts.xlsx”, sheet “Staff”`.
    pub label: String,
    pub sheets: Vec<SheetName>,
    pub sheet_name: String,
    pub written: Option<(Encoding, u8)>,
    pub sheet: Sheet,
    pub header: Header,
    pub notes: Vec<String>,
    /// Stands for all that was read.
    pub fingerprint: String,
}

impl Opened {
    /// Holds that it is the sheet that was seen; `None`: whichever it is.
    ///
    /// # Errors
    /// A sentence where it has become another one.
    pub(crate) fn refuse_another(&self, seen: Option<&str>) -> Result<()> {
        if seen.is_some_and(|seen| seen != self.fingerprint) {
            return Err(Error::conflict(format!(
                "{} has changed since it was previewed. Look at the preview again.",
                self.label
            )));
        }
        Ok(())
    }
}

/// Looks at a sheet: a job, since a large workbook takes a moment.
///
/// # Errors
/// A sentence where it cannot be read.
pub fn look(job: &Job<'_>, request: ImportLookRequest) -> Result<ImportLook> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let today = job.session.clock().today();
    job.signals().step("Reading the sheet", 0, 0)?;
    let begun = Begun::of(&request.source)?;
    let noun = match request.noun {
        Some(noun) => noun,
        None => likeliest(&begun, &request.source, &read, today)?,
    };
    let opened = begun.opened(&request.source, &noun::words(noun, read.db)?, today)?;
    let adapter = noun::adapter(noun, &read, today)?;
    let mapping = mapping(&opened, adapter.as_ref(), None, &read, noun, today)?;
    Ok(shown(noun, opened, adapter.as_ref(), mapping))
}

/// The noun whose fields the headings name most of; of several the one that is offered first.
fn likeliest(
    begun: &Begun,
    source: &ImportSource,
    read: &Read<'_>,
    today: Day,
) -> Result<ImportNoun> {
    let mut best = (0, ImportNoun::Schools);
    for noun in ImportNoun::ALL {
        let words = noun::words(*noun, read.db)?;
        let header = begun.header(source, &words, today);
        let known = header
            .columns
            .iter()
            .zip(&header.unnamed)
            .filter(|(text, unnamed)| !**unnamed && words.dictionary().meaning(text).is_some())
            .count();
        if known > best.0 {
            best = (known, *noun);
        }
    }
    Ok(best.1)
}

/// A sheet whose headings are not found yet.
pub(crate) struct Begun {
    name: String,
    label: String,
    book: Book,
    sheet_name: String,
    sheet: Sheet,
}

impl Begun {
    /// Reads the sheet that a source names.
    ///
    /// # Errors
    /// A sentence where it cannot be read, or holds nothing.
    pub(crate) fn of(source: &ImportSource) -> Result<Self> {
        let delimiter = match source.delimiter.as_deref() {
            None => None,
            Some(text) => match text.as_bytes() {
                [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Some(*byte),
                _ => {
                    return Err(Error::invalid(format!(
                        "“{text}” cannot stand between cells. Choose a comma, a semicolon, a tab or a bar."
                    )));
                }
            },
        };
        let told = AsTold {
            encoding: source.encoding,
            delimiter,
        };
        let (name, mut book) = if source.path.is_empty() {
            ("Pasted rows".to_owned(), read::pasted(&source.text, told)?)
        } else {
            let path = Path::new(&source.path);
            (read::file_name(path), read::open(path, told)?)
        };
        let (sheet_name, sheet) = chosen(&mut book, source.sheet.as_deref(), &name)?;
        let label = match (&book, source.path.is_empty()) {
            (Book::Workbook(_), _) => format!("“{name}”, sheet “{sheet_name}”"),
            (_, true) => name.clone(),
            _ => format!("“{name}”"),
        };
        Ok(Self {
            name,
            label,
            book,
            sheet_name,
            sheet,
        })
    }

    fn header(&self, source: &ImportSource, words: &Words, today: Day) -> Header {
        let dictionary = words.dictionary();
        let known = |text: &str| dictionary.meaning(text).is_some();
        let told = source.header.map(|header| Told {
            row: header.row,
            rows: header.rows,
        });
        header::find(&self.sheet, told, &known, today)
    }

    /// The sheet with its headings, as a noun understands them.
    ///
    /// # Errors
    /// A sentence where no rows are below them.
    pub(crate) fn opened(self, source: &ImportSource, words: &Words, today: Day) -> Result<Opened> {
        let header = self.header(source, words, today);
        let Self {
            name,
            label,
            book,
            sheet_name,
            sheet,
        } = self;
        if sheet.rows.len() <= header.data {
            return Err(Error::invalid(format!(
                "{label} has no rows below its headings. Choose another sheet or file."
            )));
        }
        let written = book.written();
        Ok(Opened {
            fingerprint: fingerprint(&sheet),
            notes: notes(&label, &sheet, &header, &book.sheets(), &sheet_name),
            sheets: match book {
                Book::Workbook(_) => book.sheets(),
                Book::Text(_) => Vec::new(),
            },
            name,
            label,
            sheet_name,
            written,
            sheet,
            header,
        })
    }
}

/// The sheet that was asked for, else the first that anyone sees and that holds anything.
fn chosen(book: &mut Book, wanted: Option<&str>, name: &str) -> Result<(String, Sheet)> {
    if let Some(wanted) = wanted.filter(|_| matches!(book, Book::Workbook(_))) {
        let sheet = book.sheet(wanted)?;
        if sheet.rows.is_empty() {
            return Err(Error::invalid(format!(
                "Sheet “{wanted}” of “{name}” is empty. Choose another sheet."
            )));
        }
        return Ok((wanted.to_owned(), sheet));
    }
    let mut sheets = book.sheets();
    sheets.sort_by_key(|sheet| sheet.hidden);
    for SheetName { name, .. } in sheets {
        let sheet = book.sheet(&name)?;
        if !sheet.rows.is_empty() {
            return Ok((name, sheet));
        }
    }
    Err(Error::invalid(format!(
        "There is nothing in “{name}”: every row is empty. Choose another file."
    )))
}

fn fingerprint(sheet: &Sheet) -> String {
    let mut hash = Xxh3::new();
    for row in &sheet.rows {
        hash.update(&row.number.to_le_bytes());
        for cell in &row.cells {
            hash.update(cell.text().as_bytes());
            hash.update(&[0]);
        }
    }
    format!("{:016x}", hash.digest())
}

/// What the office should know of a sheet.
fn notes(
    label: &str,
    sheet: &Sheet,
    header: &Header,
    sheets: &[SheetName],
    chosen: &str,
) -> Vec<String> {
    let mut notes = Vec::new();
    if header.above > 0 {
        notes.push(format!(
            "{} above the headings {} left out.",
            counted(header.above as u64, "row", "rows"),
            if header.above == 1 { "is" } else { "are" }
        ));
    }
    match header.rows {
        0 => notes.push(format!(
            "{label} has no headings, so the columns go by their letters."
        )),
        2 => notes.push(format!(
            "The headings stand in rows {} and {}, read together.",
            header.row,
            header.row + 1
        )),
        _ => {}
    }
    let repeated = sheet
        .rows
        .iter()
        .skip(header.data)
        .filter(|row| header.is_repeated_by(row))
        .count();
    if repeated > 0 {
        notes.push(format!(
            "The headings come again in {}, which {} left out.",
            counted(repeated as u64, "row", "rows"),
            if repeated == 1 { "is" } else { "are" }
        ));
    }
    let others: Vec<String> = sheets
        .iter()
        .filter(|sheet| sheet.name != chosen)
        .map(|sheet| format!("“{}”", sheet.name))
        .collect();
    if !others.is_empty() {
        notes.push(format!(
            "This is sheet “{chosen}”. The workbook also has {}.",
            others.join(", ")
        ));
    }
    notes
}

/// The suggested mapping with what was told over it.
pub(crate) fn mapping(
    opened: &Opened,
    adapter: &dyn Adapter,
    told: Option<&ImportMapping>,
    read: &Read<'_>,
    noun: ImportNoun,
    today: Day,
) -> Result<Mapping> {
    let remembered = store::remembered(read.db, noun)?;
    let suggested = mapping::suggest(adapter, &opened.sheet, &opened.header, &remembered, today);
    match told {
        None => Ok(suggested),
        Some(told) => mapping::as_told(
            suggested,
            told,
            adapter,
            &opened.sheet,
            &opened.header,
            today,
        ),
    }
}

fn shown(noun: ImportNoun, opened: Opened, adapter: &dyn Adapter, mapping: Mapping) -> ImportLook {
    let filled = mapping.filled(adapter);
    let (matched_by, missing) = match adapter.matched_by(&filled) {
        Ok(sentence) => (sentence, String::new()),
        Err(error) => (String::new(), error.message),
    };
    let fields = adapter.fields();
    let rows = opened
        .sheet
        .rows
        .get(opened.header.data..)
        .unwrap_or_default();
    let columns = mapping
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let texts = || {
                rows.iter()
                    .map(|row| row.cell(at))
                    .filter(|cell| !cell.is_blank())
            };
            let mut samples: Vec<String> = Vec::new();
            for cell in texts() {
                if samples.len() == SAMPLES {
                    break;
                }
                let text: String = cell.text().trim().chars().take(SAMPLE_LENGTH).collect();
                if !samples.contains(&text) {
                    samples.push(text);
                }
            }
            ImportColumn {
                header: opened.header.columns.get(at).cloned().unwrap_or_default(),
                letter: header::letters(at),
                samples,
                filled: count(texts().count()),
                field: column
                    .field
                    .and_then(|field| fields.get(field))
                    .map(|field| field.id.to_owned())
                    .unwrap_or_default(),
                person: count(column.person),
                because: column.because,
                date_order: column.order,
                asks_order: column.asks_order,
                order_says: column.order_says.clone(),
            }
        })
        .collect();
    let posts = adapter
        .posts()
        .map_or(&[][..], |field| adapter.choices(field));
    ImportLook {
        noun,
        nouns: ImportNoun::ALL
            .iter()
            .map(|noun| choice(noun.code(), noun.label()))
            .collect(),
        sheets: opened
            .sheets
            .into_iter()
            .map(|sheet| ImportSheet {
                name: sheet.name,
                hidden: sheet.hidden,
            })
            .collect(),
        sheet: opened.sheet_name,
        encoding: opened.written.map(|(encoding, _)| encoding),
        encodings: Encoding::ALL
            .into_iter()
            .map(|encoding| ImportOption {
                id: serde_json::to_value(encoding)
                    .ok()
                    .and_then(|value| value.as_str().map(str::to_owned))
                    .unwrap_or_default(),
                label: encoding.label().to_owned(),
            })
            .collect(),
        delimiter: opened
            .written
            .map(|(_, delimiter)| char::from(delimiter).to_string())
            .unwrap_or_default(),
        delimiters: vec![
            choice(",", "Comma"),
            choice(";", "Semicolon"),
            choice("\t", "Tab"),
            choice("|", "Bar"),
        ],
        header: ImportHeader {
            row: opened.header.row,
            rows: opened.header.rows,
        },
        rows: count(rows.len()),
        notes: opened.notes,
        name: opened.name,
        columns,
        people: mapping.people,
        posts: posts
            .iter()
            .map(|post| choice(&post.id, &post.label))
            .collect(),
        fields: fields
            .iter()
            .map(|field| ImportField {
                id: field.id.to_owned(),
                label: field.label.to_owned(),
                of_person: field.about == About::Person,
                is_date: matches!(field.kind, Kind::Day | Kind::Date),
            })
            .collect(),
        values: {
            let mut values: Vec<ImportValue> = mapping
                .values
                .into_iter()
                .map(|((field, from), to)| ImportValue { field, from, to })
                .collect();
            values.sort_by(|a, b| (&a.field, &a.from).cmp(&(&b.field, &b.from)));
            values
        },
        matched_by,
        missing,
    }
}

fn choice(id: &str, label: &str) -> ImportOption {
    ImportOption {
        id: id.to_owned(),
        label: label.to_owned(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
