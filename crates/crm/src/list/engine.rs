//! From a view to the ordered ids of all its rows, the last few kept in memory.

use super::{Columns, List, View};
use crate::error::Result;
use crate::list::{Selection, queries};
use crate::session::Read;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// How many views are kept: both lists with and without a search, and some to come back to.
const KEPT: usize = 12;

/// A kept view: its text, the store's generation it was made at, its row ids.
type Kept = (String, u64, Arc<Vec<i64>>);

/// Ordered ids of the views that were asked for last, newest last.
#[derive(Default)]
pub struct Cache {
    kept: Mutex<Vec<Kept>>,
    /// The columns of England with the counts of their values, which only the register changes.
    england: Mutex<Option<(u64, Columns)>>,
}

impl Cache {
    /// The ordered ids of all rows that `view` shows.
    ///
    /// # Errors
    /// A sentence where a filter or the sort is not one of the list's.
    pub fn ids(&self, read: &Read<'_>, view: &View) -> Result<Arc<Vec<i64>>> {
        let key = serde_json::to_string(view)?;
        let generation = read.desk.store.generation();
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.retain(|(_, at, _)| *at == generation);
            if let Some(at) = kept.iter().position(|(k, _, _)| *k == key) {
                let hit = kept.remove(at);
                let ids = hit.2.clone();
                kept.push(hit);
                return Ok(ids);
            }
        }
        let ids = Arc::new(compute(read, view)?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((key, generation, ids.clone()));
        Ok(ids)
    }

    /// The columns of England, counted anew by `count` where the register is no longer the one at `version`.
    ///
    /// # Errors
    /// What `count` says.
    pub(super) fn england(
        &self,
        version: u64,
        count: impl FnOnce() -> Result<Columns>,
    ) -> Result<Columns> {
        let mut england = self.england.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, columns)) = england.as_ref().filter(|(at, _)| *at == version) {
            return Ok(columns.clone());
        }
        let columns = count()?;
        *england = Some((version, columns.clone()));
        Ok(columns)
    }

    /// The ids of a selection, in the order of its view or as given.
    ///
    /// # Errors
    /// As [`Cache::ids`].
    pub fn selected(&self, read: &Read<'_>, selection: &Selection) -> Result<Vec<i64>> {
        match selection {
            Selection::Ids { ids } => {
                let mut seen = HashSet::new();
                Ok(ids.iter().copied().filter(|id| seen.insert(*id)).collect())
            }
            Selection::All { view, except } => {
                let except: HashSet<i64> = except.iter().copied().collect();
                Ok(self
                    .ids(read, view)?
                    .iter()
                    .copied()
                    .filter(|id| !except.contains(id))
                    .collect())
            }
        }
    }
}

fn compute(read: &Read<'_>, view: &View) -> Result<Vec<i64>> {
    let search = view.search.trim();
    if search.is_empty() {
        return queries::ids(read.db, view);
    }
    let ours = read
        .desk
        .search
        .ours(read.db, read.desk.store.generation())?;
    let mut found = read.desk.search.index(read.db)?.find(search, &ours, None);
    if view.list == List::Schools {
        found = found
            .iter()
            .filter_map(|urn| ours.get(urn).copied())
            .collect();
        // Schools that are not in the register are few; they are searched by name as they are.
        found.extend(queries::unregistered(read.db, search)?);
    }
    if view.sort.is_none() && view.filters.is_empty() {
        return Ok(found);
    }
    let allowed = queries::ids(read.db, view)?;
    if view.sort.is_some() {
        let found: HashSet<i64> = found.into_iter().collect();
        Ok(allowed
            .into_iter()
            .filter(|id| found.contains(id))
            .collect())
    } else {
        let allowed: HashSet<i64> = allowed.into_iter().collect();
        Ok(found
            .into_iter()
            .filter(|id| allowed.contains(id))
            .collect())
    }
}
