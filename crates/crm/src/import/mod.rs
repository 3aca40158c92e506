//! The office's own sheet: read, mapped, tried without a trace, applied as one operation.
//!
//! Four steps, each a folder or file of its own and each without knowledge of the next:
//!
//! 1. [`read`]: bytes to rows of cells, whatever program saved them; [`header`] finds the headings.
//! 2. [`mapping`]: columns to fields. What was chosen for a heading last time comes first, then what headings are
//!    called ([`meaning`]), then what a column holds. [`field`] reads a cell as a value, [`dates`] and [`names`] know the
//!    two kinds that sheets write in the most ways.
//! 3. [`plan`]: the dry run. Rows are unfolded to entries, several people of one row each to their own, and the noun's
//!    [`adapter`] says of each what importing it would do. `read = create + update + unchanged + duplicate + rejected`.
//! 4. [`apply`]: the same plan written, all or nothing; [`rejects`] gives the rows that were left back as a file.
//!
//! The program keeps nothing between the steps: each request names the file and carries the mapping, so that the window
//! and the command line do the same, and a file that changed meanwhile is noticed by its fingerprint.
//!
//! A later noun brings an adapter ([`noun`]) and a line in [`noun::adapter`]; nothing else here knows what is imported.

pub(crate) mod adapter;
pub mod apply;
pub mod dates;
pub(crate) mod field;
pub(crate) mod header;
pub mod look;
pub(crate) mod mapping;
pub(crate) mod meaning;
pub(crate) mod names;
pub(crate) mod noun;
pub mod plan;
pub mod read;
pub mod rejects;
mod store;
#[cfg(test)]
mod tests;

pub use dates::DateOrder;
pub use read::Encoding;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a sheet is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportNoun {
    /// People with their posts at schools and trusts.
    People,
    /// Champions with their stage.
    Champions,
    /// Schools with their stage, owner, tags and notes.
    Schools,
    /// Members of working groups.
    Members,
    /// Calls, visits and notes.
    Activities,
    /// Mentors with their TRN, subjects and training.
    Mentors,
    /// Trainees with what they train for.
    Trainees,
    /// What schools host in a year, with the places that they offer.
    Offers,
    /// Mentors of claims that the DfE asks us about: its sampling (quality assurance) file.
    Claims,
}

impl ImportNoun {
    /// All, in the order in which they are offered.
    pub const ALL: &[Self] = &[
        Self::People,
        Self::Schools,
        Self::Champions,
        Self::Members,
        Self::Activities,
        Self::Mentors,
        Self::Trainees,
        Self::Offers,
        Self::Claims,
    ];

    /// As it is stored and typed.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Schools => "schools",
            Self::Champions => "champions",
            Self::Members => "members",
            Self::Activities => "activities",
            Self::Mentors => "mentors",
            Self::Trainees => "trainees",
            Self::Offers => "offers",
            Self::Claims => "claims",
        }
    }

    /// As the office says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::People => "People with their roles",
            Self::Schools => "Schools",
            Self::Champions => "Champions",
            Self::Members => "Members of working groups",
            Self::Activities => "Calls, visits and notes",
            Self::Mentors => "Mentors",
            Self::Trainees => "Trainees",
            Self::Offers => "Placement offers",
            Self::Claims => "Claims to check (quality assurance)",
        }
    }
}

/// A sheet to import: a file, or a pasted block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ImportSource {
    /// Where the file is; empty: `text` was pasted.
    pub path: String,
    /// A pasted block.
    pub text: String,
    /// Which sheet of a workbook; `null`: its first that holds anything.
    pub sheet: Option<String>,
    /// How the letters are written; `null`: found out.
    pub encoding: Option<Encoding>,
    /// What stands between cells, one character; `null`: found out.
    pub delimiter: Option<String>,
    /// Where the headings are; `null`: found out.
    pub header: Option<ImportHeader>,
}

/// Where the headings of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportHeader {
    /// The number of their first row; 0: the sheet has none.
    pub row: u32,
    /// In how many rows they stand, 1 or 2.
    pub rows: u32,
}

/// What becomes of the columns, and what unknown values mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ImportMapping {
    /// The columns that somebody decided; the others are as the program suggests them.
    pub columns: Vec<ImportColumnMap>,
    /// Who is who where a row names several people; empty: as suggested.
    pub people: Vec<ImportPerson>,
    /// What values mean that are none of ours.
    pub values: Vec<ImportValue>,
}

/// What becomes of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ImportColumnMap {
    /// Its heading as the sheet has it. Of several with the same heading the first, second … in their order.
    pub header: String,
    /// The field that it fills; empty: it is left out.
    pub field: String,
    /// Whose it is, counted from 0 in `people`.
    pub person: u32,
    /// Whether its dates have the day or the month first; `null`: as they prove it.
    pub date_order: Option<DateOrder>,
}

/// One of the people that a row names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ImportPerson {
    /// As it is shown: `Head teacher`, `Person 2`.
    pub label: String,
    /// The post that all of them hold where no column says it; empty: none.
    pub post: String,
}

/// What a value of a sheet means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportValue {
    /// The field.
    pub field: String,
    /// As the sheet has it.
    pub from: String,
    /// The choice that it means; empty: as if nothing stood there.
    pub to: String,
}

/// A request to look at a sheet before anything is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ImportLookRequest {
    /// What it is a list of; `null`: what its headings speak for.
    pub noun: Option<ImportNoun>,
    /// The sheet.
    pub source: ImportSource,
}

/// What a sheet is, and what would become of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportLook {
    /// What it is a list of.
    pub noun: ImportNoun,
    /// What it may be a list of.
    pub nouns: Vec<ImportOption>,
    /// The file's name, or `Pasted rows`.
    pub name: String,
    /// The sheets of a workbook; of other files none.
    pub sheets: Vec<ImportSheet>,
    /// The sheet that is looked at; empty: the file has no sheets.
    pub sheet: String,
    /// How the letters are written; `null`: a workbook.
    pub encoding: Option<Encoding>,
    /// The ways in which letters may be written.
    pub encodings: Vec<ImportOption>,
    /// What stands between cells; empty: a workbook.
    pub delimiter: String,
    /// What may stand between cells.
    pub delimiters: Vec<ImportOption>,
    /// Where the headings are.
    pub header: ImportHeader,
    /// Rows of data.
    pub rows: u32,
    /// What the office should know of the sheet, sentences.
    pub notes: Vec<String>,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
    /// Who is who where a row names several people.
    pub people: Vec<ImportPerson>,
    /// The posts that people may hold; empty: a row is about one thing.
    pub posts: Vec<ImportOption>,
    /// The fields that a column may fill.
    pub fields: Vec<ImportField>,
    /// What values meant the last time.
    pub values: Vec<ImportValue>,
    /// How rows are matched with what is there, sentences.
    pub matched_by: String,
    /// What has to be decided before anything can be imported; empty: nothing.
    pub missing: String,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOption {
    /// As it is sent.
    pub id: String,
    /// As it is shown.
    pub label: String,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportSheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A field that a column may fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportField {
    /// As it is sent.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Whether it is about one of the people of a row.
    pub of_person: bool,
    /// Whether it holds dates.
    pub is_date: bool,
}

/// Why a column is suggested for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportBecause {
    /// It is not.
    Nothing,
    /// It was chosen for this heading the last time.
    LastTime,
    /// Its heading says so.
    Heading,
    /// What it holds says so.
    Content,
    /// It was told.
    Told,
}

/// A column of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// Its heading; without one its letter.
    pub header: String,
    /// Its letter in a spreadsheet program.
    pub letter: String,
    /// Its first different values, at most three.
    pub samples: Vec<String>,
    /// In how many rows it holds something.
    pub filled: u32,
    /// The field that it fills; empty: it is left out.
    pub field: String,
    /// Whose it is, counted from 0.
    pub person: u32,
    /// Why.
    pub because: ImportBecause,
    /// Whether its dates have the day or the month first; `null`: not known, or not needed.
    pub date_order: Option<DateOrder>,
    /// Whether that order has to be said.
    pub asks_order: bool,
    /// What its dates show of their order, a sentence; empty: nothing.
    pub order_says: String,
}

/// A request to try an import, or to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportRequest {
    /// What it is a list of.
    pub noun: ImportNoun,
    /// The sheet.
    pub source: ImportSource,
    /// What becomes of the columns; `null`: as suggested.
    #[serde(default)]
    pub mapping: Option<ImportMapping>,
    /// The fingerprint that the preview gave; another one is refused. `null`: whatever is there now.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// The rows that are switched off, by their key.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>")]
    pub skip: Vec<String>,
    /// What possible duplicates are.
    #[serde(default)]
    #[ts(as = "Option<Vec<ImportAnswer>>")]
    pub answers: Vec<ImportAnswer>,
}

/// What a possible duplicate is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportAnswer {
    /// The row, by its key.
    pub row: String,
    /// The candidate's id, or `new`.
    pub is: String,
}

/// What became, or would become, of the rows. `read` is the sum of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    /// Entries of the sheet; of a row that names two people there are two.
    pub read: u32,
    /// New ones.
    pub create: u32,
    /// Those with something else than what is there.
    pub update: u32,
    /// Those with what is there.
    pub unchanged: u32,
    /// Those that may be one that is there already; left until someone says.
    pub duplicate: u32,
    /// Those that cannot be imported.
    pub rejected: u32,
    /// Those that were switched off.
    pub left_out: u32,
}

/// What importing a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportOutcome {
    /// Something new.
    Create,
    /// Something else than what is there.
    Update,
    /// Nothing.
    Unchanged,
    /// Someone has to say whether it is one that is there already.
    Duplicate,
    /// It cannot be imported.
    Rejected,
    /// It was switched off.
    LeftOut,
}

/// One entry of the sheet, and what importing it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Its key, for switching it off and for answers.
    pub key: String,
    /// Its row, as the sheet numbers them.
    pub number: u32,
    /// Who or what it is.
    pub who: String,
    /// What importing it does.
    pub outcome: ImportOutcome,
    /// What is new or different, or why it cannot be imported: sentences.
    pub says: Vec<String>,
    /// What it may be, the likeliest first.
    pub candidates: Vec<ImportOption>,
}

/// A value that is none of ours: what does it mean?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportQuestion {
    /// The field.
    pub field: String,
    /// As it is called.
    pub label: String,
    /// As the sheet has it.
    pub from: String,
    /// Why it is asked, a sentence.
    pub why: String,
    /// In how many entries.
    pub rows: u32,
    /// What it may mean, the likeliest first.
    pub options: Vec<ImportOption>,
    /// Whether it may be treated as if nothing stood there.
    pub may_be_nothing: bool,
}

/// A change of post-holder that the sheet speaks for; nothing of it is done by the import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProposal {
    /// The school.
    pub school_id: Option<i64>,
    /// The school's name.
    pub school: String,
    /// The post.
    pub post: String,
    /// Who holds it.
    pub holder: String,
    /// Whom the sheet has in it.
    pub imported: String,
    /// The overlap in words, a sentence.
    pub says: String,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// What would become of the entries.
    pub counts: ImportCounts,
    /// The entries in the order of the sheet.
    pub rows: Vec<ImportRow>,
    /// Values that have to be mapped.
    pub questions: Vec<ImportQuestion>,
    /// Changes of post-holder that the sheet speaks for.
    pub proposals: Vec<ImportProposal>,
    /// What the office should know, sentences.
    pub notes: Vec<String>,
    /// The headings of columns that hold something and fill no field.
    pub ignored: Vec<String>,
    /// What the sheet is now; the import is refused where it has become another one.
    pub fingerprint: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// What became of the entries.
    pub counts: ImportCounts,
    /// The entries that were not imported, with the reason.
    pub problems: Vec<ImportRow>,
    /// Changes of post-holder that the sheet speaks for.
    pub proposals: Vec<ImportProposal>,
    /// What the office should know, sentences.
    pub notes: Vec<String>,
    /// The headings of columns that hold something and fill no field.
    pub ignored: Vec<String>,
}

/// A request for the problem rows as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ImportProblemsRequest {
    /// The import that they are left of.
    pub import: ImportRequest,
    /// Where the file goes: `.csv` or `.xlsx`.
    pub path: String,
    /// After the import: the rows that it left, as it answered. `null`: it has not run yet, and is tried.
    #[serde(default)]
    pub left: Option<Vec<ImportLeft>>,
}

/// A row that an import left, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportLeft {
    /// Its row, as the sheet numbers them.
    pub number: u32,
    /// What is to be corrected, sentences.
    pub says: Vec<String>,
}

/// The problem rows as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProblems {
    /// Where it is.
    pub path: String,
    /// How many rows it has.
    pub rows: u32,
}
