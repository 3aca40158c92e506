//! Saved views, and how each of us left the window.
//!
//! A **saved view** is a list's search, filters, columns, group and sort under a name. It belongs to the office, so
//! saving one is an operation like any other.
//! How someone left a list (widths, density, the columns on show, what was opened last) is theirs alone and no change
//! of the file's content: it lies in `view_state`, outside the log.

pub mod actions;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::list::{List, View};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a saved view keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ViewDefinition {
    /// Which rows, in which order.
    pub view: View,
    /// Column ids in order; empty: the list's own.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A list under a name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Its id.
    pub id: i64,
    /// Which list.
    pub list: List,
    /// As the office calls it.
    pub name: String,
    /// What it keeps. Columns that the list no longer has are left out.
    pub definition: ViewDefinition,
}

/// All saved views.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedViews {
    /// By list, then by name.
    pub views: Vec<SavedView>,
}

/// A view to save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveView {
    /// The view to change; `null`: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// Its name; of the views of one list no two have the same.
    pub name: String,
    /// What it keeps.
    pub definition: ViewDefinition,
}

/// One saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneView {
    /// Its id.
    pub id: i64,
}

/// How someone left a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Layout {
    /// The saved view that was chosen; `null`: none.
    pub view: Option<i64>,
    /// The columns on show where no view is chosen, in order; empty: the list's own.
    pub columns: Vec<String>,
    /// Widths by column id, in pixels.
    pub widths: BTreeMap<String, u32>,
    /// How many columns stand still while the others scroll, at least 1; 0: one.
    pub frozen: u32,
    /// Whether rows stand close together.
    pub dense: bool,
    /// Whether the school under the keys is shown beside the list; `null`: where there is room.
    pub preview: Option<bool>,
}

/// How someone left the lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Layouts {
    /// By list; those that were never touched are missing.
    #[ts(type = "Partial<Record<List, Layout>>")]
    pub lists: BTreeMap<List, Layout>,
}

/// How a list is left now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepLayout {
    /// Which list.
    pub list: List,
    /// How.
    pub layout: Layout,
}

/// A school that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenedSchool {
    /// Its establishment, where it has one.
    #[serde(default)]
    pub urn: Option<i64>,
    /// Our school, where it is one.
    #[serde(default)]
    pub id: Option<i64>,
}
