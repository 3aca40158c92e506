//! From a view to the ordered ids of all its rows, the last few kept in memory.

use super::columns::Scope;
use super::definition::Search;
use super::order::Order;
use super::place::{self, Located};
use super::queries::Arrangement;
use super::words::Words;
use super::{Columns, List, View};
use crate::error::{Error, Result};
use crate::list::{Selection, queries};
use crate::register::queries::version as register_version;
use crate::session::Read;
use crate::types::Day;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// How many views are kept: the lists with and without a search, and some to come back to.
const KEPT: usize = 24;

/// What a list was read at: the register (0: any) and the last change of its tables (0: any), with the day, since what
/// is current or stale is so today.
type Stamp = (u64, u64, Day);

/// A kept view: its text, its list, when it was made, its row ids.
type Kept = (String, List, Stamp, Arc<Vec<i64>>);

/// How many orders are kept.
const ORDERS: usize = 12;

/// A kept order: how it stands, and when it was made.
type KeptOrder = (Arrangement, Stamp, Arc<Order>);

/// How many places are kept.
const PLACES: usize = 8;

/// Ordered ids of the views that were asked for last, newest last.
#[derive(Default)]
pub struct Cache {
    kept: Mutex<Vec<Kept>>,
    /// The columns of the lists with the counts of their values.
    counted: Mutex<HashMap<List, (Stamp, Columns)>>,
    /// The words of the lists that are searched here.
    words: Mutex<HashMap<List, (Stamp, Arc<Words>)>>,
    /// Orders of whole lists that were asked for last, newest last.
    orders: Mutex<Vec<KeptOrder>>,
    /// Places that distances were measured from last, with the register that found them, newest last.
    places: Mutex<Vec<(String, u64, Located)>>,
}

/// When a list is read: until one of its tables changes, or the day does, it stays as it is.
fn now(read: &Read<'_>, list: List) -> Stamp {
    of_tables(read, list.definition().reads)
}

/// When something is read from these tables.
fn of_tables(read: &Read<'_>, tables: &[&str]) -> Stamp {
    let changed = read.desk.store.changed_at(tables);
    (0, changed, read.desk.store.clock().today())
}

/// When something is read that only the register decides.
fn registers(read: &Read<'_>) -> Result<Stamp> {
    Ok((register_version(read.db)?, 0, Day::MIN))
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
        let stamp = now(read, view.list);
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.retain(|(_, list, at, _)| *list != view.list || *at == stamp);
            if let Some(at) = kept.iter().position(|(k, _, _, _)| *k == key) {
                let hit = kept.remove(at);
                let ids = hit.3.clone();
                kept.push(hit);
                return Ok(ids);
            }
        }
        let ids = Arc::new(compute(read, view)?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((key, view.list, stamp, ids.clone()));
        Ok(ids)
    }

    /// Makes the next question read everything anew.
    pub fn forget(&self) {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.counted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.words
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.orders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The order of all rows of a view's list by its sort, in its groups.
    pub(super) fn order(&self, read: &Read<'_>, view: &View) -> Result<Arc<Order>> {
        let by = Arrangement {
            scope: self.scope(read, view)?,
            sort: view
                .sort
                .clone()
                .or_else(|| view.list.definition().own_sort()),
            group: view.group.clone(),
        };
        let stamp = if by.is_the_registers()? {
            registers(read)?
        } else {
            now(read, view.list)
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

    /// The columns of a list, counted anew by `count` where its rows may have changed.
    ///
    /// # Errors
    /// What `count` says.
    pub(super) fn counted(
        &self,
        read: &Read<'_>,
        list: List,
        count: impl FnOnce() -> Result<Columns>,
    ) -> Result<Columns> {
        let stamp = if list.definition().of_the_register {
            registers(read)?
        } else {
            now(read, list)
        };
        let mut kept = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, columns)) = kept.get(&list).filter(|(at, _)| *at == stamp) {
            return Ok(columns.clone());
        }
        let columns = count()?;
        kept.insert(list, (stamp, columns.clone()));
        Ok(columns)
    }

    /// The words of a list's rows: `sql` is their text, and `tables` what it is read from.
    fn words(&self, read: &Read<'_>, list: List, sql: &str, tables: &[&str]) -> Result<Arc<Words>> {
        let stamp = of_tables(read, tables);
        let mut kept = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, words)) = kept.get(&list).filter(|(at, _)| *at == stamp) {
            return Ok(words.clone());
        }
        let words = Arc::new(Words::read(read.db, list, sql)?);
        kept.insert(list, (stamp, words.clone()));
        Ok(words)
    }

    /// The ids of a selection of rows of `list`, in the order of its view or as given.
    ///
    /// # Errors
    /// As [`Cache::ids`]; a sentence where the selection is of another list.
    pub fn selected(&self, read: &Read<'_>, list: List, selection: &Selection) -> Result<Vec<i64>> {
        match selection {
            Selection::All { view, .. } if view.list != list => {
                let [wanted, given] = [list, view.list].map(|list| list.definition().title);
                Err(Error::invalid(format!(
                    "What is chosen are rows of the list “{given}”, and this is about “{wanted}”."
                )))
            }
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
    let mut found = searched(read, view.list, search)?;
    if !view.filters.is_empty() {
        let passing: HashSet<i64> = passing()?.into_iter().collect();
        found.retain(|id| passing.contains(id));
    }
    let is_ranked = !matches!(view.list.definition().search, Search::Words { .. });
    if view.sort.is_some() || view.group.is_some() || !is_ranked {
        found = lists.order(read, view)?.of(&found);
    }
    Ok(found)
}

/// The rows that the words of a search find, best first where the list's search knows a best.
fn searched(read: &Read<'_>, list: List, search: &str) -> Result<Vec<i64>> {
    let how = list.definition().search;
    if let Search::Words { text, reads } = how {
        return Ok(read.desk.lists.words(read, list, text, reads)?.find(search));
    }
    let ours = read
        .desk
        .search
        .ours(read.db, read.desk.store.generation())?;
    let mut found = read.desk.search.index(read.db)?.find(search, &ours, None);
    if how == Search::Ours {
        found = found
            .iter()
            .filter_map(|urn| ours.get(urn).copied())
            .collect();
        // Schools that are not in the register are few; they are searched by name as they are.
        found.extend(queries::unregistered(read.db, search)?);
    }
    Ok(found)
}
