//! What the lists and the find box read of views and of how they were left.

use super::{Layouts, OpenedSchool, SavedView, SavedViews, ViewDefinition, store};
use crate::commands::Nothing;
use crate::error::Result;
use crate::list::queries::rows;
use crate::list::{List, columns};
use crate::search::{self, Found};
use crate::session::Read;
use crate::store::Db;
use serde_json::Value;
use std::collections::BTreeMap;

/// The name of the schools that were opened last in `view_state`.
pub(super) const RECENT: &str = "recent";

/// The name of a list's layout in `view_state`.
pub(super) fn layout_name(list: List) -> String {
    format!("list:{}", list.definition().id)
}

/// What someone left under a name; the default where there is nothing.
pub(crate) fn left<T: serde::de::DeserializeOwned + Default>(
    db: &Db,
    staff: Option<i64>,
    name: &str,
) -> Result<T> {
    store::state(db, staff, name)
}

/// All saved views.
pub fn saved(read: &Read<'_>, _: Nothing) -> Result<SavedViews> {
    let mut statement = read.db.prepare_cached(
        "SELECT id, name, definition FROM saved_view ORDER BY list DESC, name COLLATE NOCASE",
    )?;
    let mut found = statement.query([])?;
    let mut views = Vec::new();
    while let Some(row) = found.next()? {
        let text: String = row.get(2)?;
        let definition = known_columns(serde_json::from_str(&text)?);
        views.push(SavedView {
            id: row.get(0)?,
            list: definition.view.list,
            name: row.get(1)?,
            definition,
        });
    }
    Ok(SavedViews { views })
}

/// A view without the columns that its list has no more.
fn known_columns(mut definition: ViewDefinition) -> ViewDefinition {
    let list = definition.view.list;
    let known = |id: &String| columns::find(list, id).is_ok();
    definition.columns.retain(known);
    definition.view.filters.retain(|id, _| known(id));
    definition.view.group = definition.view.group.filter(known);
    definition.view.sort = definition.view.sort.filter(|sort| known(&sort.column));
    definition
}

/// How the present member of staff left the lists.
pub fn layouts(read: &Read<'_>, _: Nothing) -> Result<Layouts> {
    let staff = read.desk.store.staff_id();
    let mut lists = BTreeMap::new();
    for list in List::ALL {
        if let Some(layout) = store::state(read.db, staff, &layout_name(*list))? {
            lists.insert(*list, layout);
        }
    }
    Ok(Layouts { lists })
}

/// The schools that the present member of staff opened last, newest first. Those that are gone are left out.
pub fn recent_schools(read: &Read<'_>, _: Nothing) -> Result<Found> {
    let staff = read.desk.store.staff_id();
    let recent: Vec<OpenedSchool> = store::state(read.db, staff, RECENT)?;
    let columns: Vec<String> = search::queries::COLUMNS.map(str::to_owned).to_vec();
    let mut found = Vec::new();
    for OpenedSchool { urn, id } in recent {
        // A school that followed its successor is found where it is now.
        let urn = id.map_or(Ok(urn), |id| {
            Ok::<_, crate::Error>(urn_of(read.db, id)?.or(urn))
        })?;
        let row = match (urn, id) {
            (Some(urn), _) => rows(read.db, List::England, &[urn], &columns)?,
            (None, Some(id)) => rows(read.db, List::Schools, &[id], &columns)?,
            (None, None) => Vec::new(),
        };
        found.extend(row.into_iter().map(|mut row| {
            if urn.is_none() {
                row.insert("ours".to_owned(), Value::Bool(true));
            }
            row
        }));
    }
    Ok(Found { rows: found })
}

fn urn_of(db: &Db, id: i64) -> Result<Option<i64>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached("SELECT urn FROM school WHERE id = ?1")?
        .query_row([id], |row| row.get::<_, Option<i64>>(0))
        .optional()?
        .flatten())
}
