//! What is done with saved views; and what is kept of how someone left the window, which is no operation.

use super::{KeepLayout, OneView, OpenedSchool, SaveView, SavedView, queries, store};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::list::columns;
use crate::session::{Act, Read};
use crate::store::Write;

/// How many schools that were opened last are kept.
const RECENT: usize = 12;

/// Saves a view under a name.
pub fn save(act: &Act<'_>, request: SaveView) -> Result<SavedView> {
    let name = request
        .name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let length = name.chars().count();
    if length == 0 || length > 80 {
        return Err(Error::invalid(
            "Give the view a name of 1 to 80 characters.",
        ));
    }
    let definition = &request.definition;
    let (list, view) = (definition.view.list, &definition.view);
    let named = view.filters.keys().chain(&definition.columns);
    let named = named
        .chain(view.group.iter())
        .chain(view.sort.as_ref().map(|sort| &sort.column));
    for column in named {
        columns::find(list, column)?;
    }
    // A view that cannot be shown is not kept.
    act.desk.lists.ids(
        &Read {
            db: act.write.db,
            desk: act.desk,
        },
        view,
    )?;
    let code = list.definition().id;
    let same = store::by_name(act.write.db, code, &name)?;
    if same.is_some_and(|same| Some(same) != request.id) {
        return Err(Error::invalid(format!(
            "There is a view called “{name}” already. Choose another name, or change that view."
        )));
    }
    let text = serde_json::to_string(definition)?;
    let id = match request.id {
        None => {
            let id = act.write.id("saved_view")?;
            store::insert(act.write, id, code, &name, &text)?;
            act.write.label(format!("View “{name}” saved"));
            id
        }
        Some(id) => {
            let before = store::name(act.write.db, id)?.ok_or_else(gone)?;
            store::update(act.write, id, code, &name, &text)?;
            act.write.label(if before == name {
                format!("View “{name}” changed")
            } else {
                format!("View “{before}” renamed “{name}”")
            });
            id
        }
    };
    Ok(SavedView {
        id,
        list,
        name,
        definition: request.definition,
    })
}

fn gone() -> Error {
    Error::not_found("This view is not in the file any more.")
}

/// Deletes a view. The rows that it showed stay as they are.
pub fn delete(act: &Act<'_>, request: OneView) -> Result<Nothing> {
    let name = store::name(act.write.db, request.id)?.ok_or_else(gone)?;
    store::delete(act.write, request.id)?;
    act.write.label(format!("View “{name}” deleted"));
    Ok(Nothing {})
}

/// Keeps how a list was left.
pub fn keep_layout(act: &Act<'_>, request: KeepLayout) -> Result<Nothing> {
    store::keep(
        act.write,
        &queries::layout_name(request.list),
        &request.layout,
    )?;
    Ok(Nothing {})
}

/// Keeps what the present member of staff left under a name. No operation.
pub(crate) fn leave(w: &Write<'_>, name: &str, value: &impl serde::Serialize) -> Result<()> {
    store::keep(w, name, value)
}

/// Puts a school on top of those that were opened last.
pub fn school_opened(act: &Act<'_>, request: OpenedSchool) -> Result<Nothing> {
    let mut recent: Vec<OpenedSchool> =
        store::state(act.write.db, act.write.staff_id, queries::RECENT)?;
    recent.retain(|known| {
        let same = |a: Option<i64>, b: Option<i64>| a.is_some() && a == b;
        !same(known.urn, request.urn) && !same(known.id, request.id)
    });
    recent.insert(0, request);
    recent.truncate(RECENT);
    store::keep(act.write, queries::RECENT, &recent)?;
    Ok(Nothing {})
}
