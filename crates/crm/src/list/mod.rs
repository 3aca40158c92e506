//! Lists: one engine for every list in the product.
//!
//! A list is a table of declared columns ([`columns`]) over a base query: its [`definition`], which stands in the folder of
//! the noun that it shows and in the table of [`List`] below. Search, filters, sort and count are decided
//! here and in SQL, never in the page: the engine turns a [`View`] into the ordered ids of all rows that match, keeps
//! the last few of those in memory, and answers windows, counts, positions, selections and exports from them. So a
//! sort of 50,000 rows is done once, scrolling costs a look-up per visible row, and "select all" is honest.

pub mod columns;
pub mod definition;
pub mod engine;
pub mod export;
pub mod filter;
pub mod options;
mod order;
pub mod place;
pub mod queries;
mod sheet;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
mod words;
mod workbook;

use definition::Definition;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;

macro_rules! lists {
    ($( #[doc = $doc:literal] $name:ident = $definition:path; )*) => {
        /// Which list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum List {
            $( #[doc = $doc] $name, )*
        }

        impl List {
            /// All, in the order of the table.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// What it is.
            pub const fn definition(self) -> &'static Definition {
                match self {
                    $( Self::$name => &$definition, )*
                }
            }
        }
    };
}

// The table of lists.
lists! {
    /// Every establishment of the DfE's register. Row ids are URNs.
    England = crate::school::list::ENGLAND;
    /// The schools that the office deals with. Row ids are `school.id`.
    Schools = crate::school::list::SCHOOLS;
    /// Everyone at schools, at trusts and with us. Row ids are `person.id`.
    People = crate::person::list::PEOPLE;
    /// Who holds which post, held it or will. Row ids are `tenure.id`.
    Tenures = crate::tenure::list::TENURES;
    /// Trusts of our schools and those that we have written about. Row ids are Group UIDs.
    Trusts = crate::trust::list::TRUSTS;
    /// Who champions ITT in our schools, might or did. Row ids are `champion.id`.
    Champions = crate::champion::list::CHAMPIONS;
    /// What is to do, and what was done. Row ids are `task.id`.
    Tasks = crate::task::list::TASKS;
    /// The working groups. Row ids are `working_group.id`.
    Groups = crate::group::list::GROUPS;
    /// Our agreements with schools and trusts. Row ids are `agreement.id`.
    Agreements = crate::agreement::list::AGREEMENTS;
    /// Who mentors at our schools and with us. Row ids are `tenure.id`.
    Mentors = crate::mentor::list::MENTORS;
    /// Everyone who trains, will or did. Row ids are `trainee.id`.
    Trainees = crate::trainee::list::TRAINEES;
    /// Trainees at schools. Row ids are `placement.id`.
    Placements = crate::placement::list::PLACEMENTS;
    /// The named spans of the years in which trainees are placed. Row ids are `block.id`.
    Blocks = crate::placement::list::BLOCKS;
    /// What schools and trusts offer, of all years. Row ids are `placement_offer.id`.
    Offers = crate::capacity::list::OFFERS;
    /// The privacy notices, to give and given. Row ids are `privacy_notice.id`.
    Notices = crate::privacy::list::NOTICES;
    /// The schools that rounds of the yearly check ask. Row ids are `round_school.id`.
    RoundSchools = crate::round::list::ROUND_SCHOOLS;
    /// What schools and trusts answered when they were asked to host, a row a year. Row ids are `hosting.id`.
    Hostings = crate::capacity::list::HOSTINGS;
}

/// The tables that all lists together read: what a command reads that takes any of them.
pub(crate) const TABLES: &[&str] = &[
    "school",
    "school_tag",
    "staff",
    "establishment",
    "establishment_group",
    "establishment_link",
    "register_load",
    "register_change",
    "setting",
    "person",
    "person_tag",
    "address",
    "tenure",
    "role",
    "trust",
    "champion",
    "working_group",
    "group_member",
    "group_meeting",
    "challenge",
    "agreement",
    "agreement_named",
    "mentor",
    "mentor_training",
    "placement",
    "placement_mentor",
    "figure",
    "placement_offer",
    "hosting",
    "activity_about",
    "task",
    "trainee",
    "block",
    "cohort",
    "suitability_check",
    "absence",
    "consent",
    "privacy_notice",
    "briefing",
    "school_answer",
    "round",
    "round_school",
    "round_reply",
];

/// One filter of a column. What it holds is combined with "and".
///
/// On the wire a plain value or a list stands for `in`: `{"phase":"Primary"}`, `{"la":["886","Medway"]}`,
/// `{"pupils":{"min":100,"max":300}}`, `{"head":{"blank":true}}`, `{"name":{"contains":"hill"}}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Filter {
    /// Any of these: codes or names of a coded column, else the value itself, letters' case ignored.
    #[serde(rename = "in", skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<String>,
    /// None of these.
    #[serde(rename = "not", skip_serializing_if = "Vec::is_empty")]
    pub none_of: Vec<String>,
    /// At least this: a number, or a day as ISO text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | string | null")]
    pub min: Option<Value>,
    /// At most this: a number, or a day as ISO text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | string | null")]
    pub max: Option<Value>,
    /// `true`: only rows without a value; `false`: only rows with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank: Option<bool>,
    /// Text that the value contains, letters' case ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
}

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sort {
    /// Column id.
    pub column: String,
    /// From large to small. Blanks come last either way.
    #[serde(default)]
    pub descending: bool,
}

/// What a list shows: search, filters, sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct View {
    /// Which list.
    pub list: List,
    /// Words that must all occur, in any order, as beginnings of words; for schools also a URN, LAESTAB or postcode.
    #[serde(default)]
    pub search: String,
    /// Filters by column id.
    #[serde(default, rename = "where", deserialize_with = "filter::lenient")]
    pub filters: BTreeMap<String, Filter>,
    /// By what it is sorted; `null`: best match where the list's search has one, else as the list stands by itself.
    #[serde(default)]
    pub sort: Option<Sort>,
    /// From where distances are measured: a postcode, or a URN. `null`: there are none.
    #[serde(default)]
    pub near: Option<String>,
    /// The column whose values stand together, before the sort; `null`: none.
    #[serde(default)]
    pub group: Option<String>,
}

/// A request for a window of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PageRequest {
    /// What the list shows.
    pub view: View,
    /// The first row, from 0.
    #[serde(default)]
    pub offset: u32,
    /// How many rows, at most 1,000.
    pub limit: u32,
    /// Column ids; empty: the list's own.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A window of rows. Each row is an object by column id and always carries `id` and what its list says of every row.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// How many rows match in all.
    pub count: u32,
    /// How many rows the list has without search and filters.
    pub total: u32,
    /// The rows of the window.
    #[ts(type = "Row[]")]
    pub rows: Vec<Map<String, Value>>,
}

/// A request for a list's columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnsRequest {
    /// Which list.
    pub list: List,
    /// Only the columns, without their values and counts: answered at once.
    #[serde(default)]
    pub bare: bool,
}

/// What a column holds, which decides its alignment, its filter and its sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ColumnKind {
    /// Free text.
    Text,
    /// A whole or decimal number.
    Number,
    /// A day, ISO text.
    Date,
    /// One of a list of codes; rows carry its name.
    Code,
    /// Yes or no.
    Flag,
    /// Several words, as a list of texts.
    Tags,
}

/// One value of a coded column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeOption {
    /// The code, as filters take it.
    pub code: String,
    /// The name, as rows show it.
    pub name: String,
    /// How many rows of the whole list have it.
    pub count: u32,
}

/// One column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnInfo {
    /// Its id: the key in rows, filters and exports.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether the list shows it unless told otherwise.
    pub shown: bool,
    /// Whether the office can edit it in place.
    pub editable: bool,
    /// For a coded column its values, by count.
    pub options: Vec<CodeOption>,
}

/// A list's columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Columns {
    /// Those on show unless told otherwise, in order, then the others.
    pub columns: Vec<ColumnInfo>,
    /// The tables that the list reads: an operation that changes none of them leaves it as it is.
    #[ts(type = "string[]")]
    pub reads: &'static [&'static str],
}

/// A request for a row's place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PositionRequest {
    /// What the list shows.
    pub view: View,
    /// The row's id.
    pub id: i64,
}

/// A row's place in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// From 0; `null`: the list does not show it.
    pub index: Option<u32>,
    /// How many rows match in all.
    pub count: u32,
    /// The row before.
    pub previous: Option<i64>,
    /// The row after.
    pub next: Option<i64>,
}

/// A request for the groups of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupsRequest {
    /// What the list shows; its `group` names the column.
    pub view: View,
}

/// Rows of a list that share a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The value as it is shown; empty: no value.
    pub label: String,
    /// How many rows have it; they follow each other in the list.
    pub count: u32,
}

/// The groups of a list, in the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Groups {
    /// None where the view names no column.
    pub groups: Vec<Group>,
}

/// A request for the place that distances are measured from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceRequest {
    /// As typed: a postcode, or a URN.
    pub near: String,
}

/// A place that distances are measured from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Its short name: the school's, or the postcode with its space.
    pub name: String,
    /// How it was found, as a sentence; empty for a school, which stands where it stands.
    pub note: String,
}

/// Some rows of a list, named without loading them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Selection {
    /// These rows.
    #[serde(rename_all = "camelCase")]
    Ids {
        /// Row ids.
        ids: Vec<i64>,
    },
    /// Every row that a view shows, but some.
    #[serde(rename_all = "camelCase")]
    All {
        /// What the list shows.
        view: View,
        /// Row ids that were taken out of the selection.
        #[serde(default)]
        except: Vec<i64>,
    },
}

/// Which rows of a list leave it, and with which columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Extract {
    /// What the list shows; what is taken stands in its order.
    pub view: View,
    /// Column ids in order; empty: the list's own.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Only these rows, whether the view shows them or not; `null`: all that it shows.
    #[serde(default)]
    pub only: Option<Selection>,
    /// Leaves out rows that no longer count: closed schools, people who left.
    #[serde(default)]
    pub leave_closed: bool,
}

/// What an extract would hold that may surprise: asked before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExtractLook {
    /// How many rows.
    pub rows: u32,
    /// Of them those that no longer count: closed schools, people who left.
    pub closed: u32,
    /// The same in words, such as “2 of the 30 schools have closed.”; empty: there are none.
    pub closed_said: String,
    /// What they are called: “2 closed schools”; empty: there are none.
    pub closed_rows: String,
    /// Of them rows that the view does not show now.
    pub unseen: u32,
    /// The same in words; empty: there are none.
    pub unseen_said: String,
}

/// Rows as text for another program's cells: tabs between, headings first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Copied {
    /// The text.
    pub text: String,
    /// How many rows it has, its heading not counted.
    pub rows: u32,
}

/// A request for a file of a list: an [`Extract`] and where it goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportRequest {
    /// What the list shows; the file stands in its order.
    pub view: View,
    /// Column ids in order; empty: the list's own.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Only these rows, whether the view shows them or not; `null`: all that it shows.
    #[serde(default)]
    pub only: Option<Selection>,
    /// Leaves out rows that no longer count: closed schools, people who left.
    #[serde(default)]
    pub leave_closed: bool,
    /// Where to write it; an older file there is replaced once the new one is whole. `.xlsx` makes a workbook, `.html` a
    /// page to print, anything else a CSV file. Empty: a page among this computer's prints.
    pub path: String,
    /// The heading of a page to print; empty: the list's own.
    #[serde(default)]
    pub title: String,
    /// What a page to print says of the list, such as its filters in words.
    #[serde(default)]
    pub about: String,
}

/// A written file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// How many rows it has, its heading not counted.
    pub rows: u32,
    /// Of them those that no longer count: closed schools, people who left.
    pub closed: u32,
    /// What they are called: “2 closed schools”; empty: there are none.
    pub closed_rows: String,
}
