//! From a view to the ordered ids of all its rows, the last few kept in memory.

use super::columns::Scope;
use super::order::Order;
use super::place::{self, Located};
use super::queries::Arrangement;
use super::{Columns, List, View};
use crate::error::Result;
use crate::list::{Selection, queries};
use crate::register::queries::version as register_version;
use crate::session::Read;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// How many views are kept: both lists with and without a search, and some to come back to.
const KEPT: usize = 12;

/// A kept view: its text, the store's generation it was made at, its row ids.
type Kept = (String, u64, Arc<Vec<i64>>);

/// How many orders are kept.
const ORDERS: usize = 6;

/// A kept order: how it stands, the register and the generation (0: any) it was made at.
type KeptOrder = (Arrangement, (u64, u64), Arc<Order>);

/// How many places are kept.
const PLACES: usize = 8;

/// Ordered ids of the views that were asked for last, newest last.
#[derive(Default)]
pub struct Cache {
    kept: Mutex<Vec<Kept>>,
    /// The columns of England with the counts of their values, which only the register changes.
    england: Mutex<Option<(u64, Columns)>>,
    /// Orders of whole lists that were asked for last, newest last.
    orders: Mutex<Vec<KeptOrder>>,
    /// Places that distances were measured from last, with the register that found them, newest last.
    places: Mutex<Vec<(String, u64, Located)>>,
}

impl Cache {
    /// What a view is read from.
    ///
    /// # Errors
    /// A sentence where the place that distances are measured from is not known.
    pub fn scope(&self, read: &Read<'_>, view: &View) -> Result<Scope> {
        let near = view.near.as_deref().map(str::trim).unwrap_or_default();
        let mut scope = Scope::of(view.list);
        if !near.is_empty() {
            let version = register_version(read.db)?;
            let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            let known = places
                .iter()
                .find(|(text, at, _)| text == near && *at == version);
            let located = if let Some((_, _, located)) = known {
                located.clone()
            } else {
                let located = place::locate(read.db, near)?;
                if places.len() >= PLACES {
                    places.remove(0);
                }
                places.push((near.to_owned(), version, located.clone()));
                located
            };
            scope.from = Some(located.point);
        }
        Ok(scope)
    }

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

    /// Makes the next question read everything anew.
    pub fn forget(&self) {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        *self.england.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.orders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The order of all rows of a view's list by its sort, in its groups.
    pub(super) fn order(&self, read: &Read<'_>, view: &View) -> Result<Arc<Order>> {
        let by = Arrangement {
            scope: self.scope(read, view)?,
            sort: view.sort.clone(),
            group: view.group.clone(),
        };
        let stamp = if by.is_the_registers()? {
            (register_version(read.db)?, 0)
        } else {
            (0, read.desk.store.generation())
        };
        {
            let orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
            let kept = orders.iter().find(|kept| kept.0 == by && kept.1 == stamp);
            if let Some((_, _, order)) = kept {
                return Ok(order.clone());
            }
        }
        let order = Arc::new(queries::order(read.db, &by)?);
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        orders.retain(|kept| kept.0 != by);
        if orders.len() >= ORDERS {
            orders.remove(0);
        }
        orders.push((by, stamp, order.clone()));
        Ok(order)
    }

    /// Some rows in the order of a view, whether it shows them or not.
    ///
    /// # Errors
    /// As [`Cache::ids`].
    pub(super) fn arranged(&self, read: &Read<'_>, view: &View, ids: &[i64]) -> Result<Vec<i64>> {
        Ok(self.order(read, view)?.of(ids))
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
    let lists = &read.desk.lists;
    let search = view.search.trim();
    let scope = lists.scope(read, view)?;
    let passing = || queries::passing(read.db, view, scope);
    if search.is_empty() {
        let order = lists.order(read, view)?;
        return Ok(if view.filters.is_empty() {
            order.all().to_vec()
        } else {
            order.of(&passing()?)
        });
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
    if !view.filters.is_empty() {
        let passing: HashSet<i64> = passing()?.into_iter().collect();
        found.retain(|id| passing.contains(id));
    }
    if view.sort.is_some() || view.group.is_some() {
        found = lists.order(read, view)?.of(&found);
    }
    Ok(found)
}
