//! The grid of a year: a row a school, a column for each thing that it answers, as the office's own sheet has it.
//!
//! Which rows there are and how they stand is the list of our schools, so that its search and filters serve here too. A
//! window of rows is read in a fixed number of passes, however many rows it has.

use super::cells::{Column, OfferColumn, contradictions};
use super::held::{Block, Held, Place};
use super::safe::{self, SafeCapacity, Weekly};
use super::store::{self, Of};
use super::{CapacityChoices, queries};
use crate::error::{Error, Result};
use crate::figure;
use crate::list::{Filter, List, View, filter};
use crate::mentor;
use crate::office::queries::academic_year;
use crate::school::Stage;
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, Day, Phase, counted};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use ts_rs::TS;

/// The most rows of a window.
const MOST: u32 = 1_000;

/// Which schools the grid is narrowed to, by what they host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CapacityOnly {
    /// Those that have answered.
    Answered,
    /// Those that have not.
    NotAnswered,
    /// Those of which something is known that nobody has confirmed yet.
    ToConfirm,
    /// Those that offer places.
    Offering,
    /// Those that offer more places than are safe.
    OverSafe,
}

/// Which rows the grid shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct CapacityView {
    /// Words of the search.
    pub search: String,
    /// Filters of the list of our schools; without one of `stage`, former schools are left out.
    #[serde(rename = "where", deserialize_with = "filter::lenient")]
    pub filters: BTreeMap<String, Filter>,
    /// By what they host.
    pub only: Option<CapacityOnly>,
}

/// Asks for the columns of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct CapacityColumnsRequest {
    /// The academic year; missing: the office's own.
    pub year: Option<AcademicYear>,
    /// Columns of places that are wanted beside those in use, by id.
    pub also: Vec<String>,
}

/// A column of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityColumn {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// What to write in it.
    pub about: String,
    /// Whether it holds numbers.
    pub number: bool,
    /// Whether it holds places.
    pub places: bool,
}

/// The columns of a year's grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityColumns {
    /// The academic year.
    pub year: AcademicYear,
    /// The years that can be chosen, the latest first.
    pub years: Vec<AcademicYear>,
    /// The columns, in order.
    pub columns: Vec<CapacityColumn>,
    /// What a new column, and the panel, choose from.
    pub choices: CapacityChoices,
}

/// Asks for a window of the grid.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct CapacityGridRequest {
    /// The academic year; missing: the office's own.
    pub year: Option<AcademicYear>,
    /// Which rows.
    pub view: CapacityView,
    /// Which columns, by id; empty: those in use.
    pub columns: Vec<String>,
    /// The first row, from 0.
    pub offset: u32,
    /// How many rows, at most 1,000; 0: 100.
    pub limit: u32,
}

/// A row of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityRow {
    /// The school.
    pub school_id: i64,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// What its cells show, in the order of the columns.
    pub cells: Vec<String>,
    /// Offers that no cell shows, in words; empty: there are none.
    pub more: String,
    /// What was offered the year before: `4`; empty: nothing is known.
    pub before: String,
    /// The answer of the year before in words; empty: nothing is known.
    pub before_said: String,
    /// What is safe, and why.
    pub safe: SafeCapacity,
    /// Whether more is offered than is safe.
    pub over: bool,
    /// Whether anything is known.
    pub known: bool,
    /// Whether it was confirmed.
    pub is_confirmed: bool,
    /// When and by whom, a sentence; empty: nothing is known.
    pub confirmed: String,
}

/// A window of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityGrid {
    /// The academic year.
    pub year: AcademicYear,
    /// How many rows there are in all.
    pub count: u32,
    /// The rows of the window.
    pub rows: Vec<CapacityRow>,
}

/// What the rule of safe capacity needs beside a hosting.
pub(super) struct Rule {
    pub blocks: Vec<Block>,
    pub weekly: Weekly,
    mentors: HashMap<i64, Vec<u32>>,
}

impl Rule {
    /// Reads it for some schools, or all.
    pub(super) fn read(
        db: &Db,
        year: AcademicYear,
        today: Day,
        schools: Option<&[i64]>,
    ) -> Result<Self> {
        let (first, last) = year.days();
        Ok(Self {
            blocks: store::blocks(db)?,
            weekly: Weekly::of(&figure::queries::figures(db)?, year),
            // A year to come is judged by who is there when it begins.
            mentors: mentor::queries::at_once(db, today.clamp(first, last), schools)?,
        })
    }

    /// How many trainees a school can safely take.
    pub(super) fn safe(&self, held: &Held) -> SafeCapacity {
        let mentors = held
            .school_id()
            .and_then(|id| self.mentors.get(&id).cloned())
            .unwrap_or_default();
        safe::safe(&held.spans(&self.blocks), &held.load(mentors), self.weekly)
    }

    /// How many trainees a trust's schools can safely take: those of them that have not answered themselves, as the others
    /// say what they take.
    pub(super) fn safe_of_trust(&self, held: &Held, silent: &[i64]) -> SafeCapacity {
        let load = held.load(self.mentors_of(silent));
        safe::safe(&held.spans(&self.blocks), &load, self.weekly)
    }

    /// The mentors of some schools together: how many trainees each takes.
    pub(super) fn mentors_of(&self, schools: &[i64]) -> Vec<u32> {
        schools
            .iter()
            .filter_map(|id| self.mentors.get(id))
            .flatten()
            .copied()
            .collect()
    }
}

/// The year that was asked for, or the office's own.
pub(super) fn year_of(read: &Read<'_>, year: Option<AcademicYear>) -> Result<AcademicYear> {
    match year {
        Some(year) => Ok(year),
        None => academic_year(read.db, read.desk.store.clock().today()),
    }
}

/// The academic year before.
pub(super) fn before(year: AcademicYear) -> Option<AcademicYear> {
    AcademicYear::parse(&(year.start_year() - 1).to_string()).ok()
}

/// The columns of a year.
///
/// # Errors
/// A sentence where one that is wanted is none.
pub fn columns(read: &Read<'_>, request: CapacityColumnsRequest) -> Result<CapacityColumns> {
    let year = year_of(read, request.year)?;
    let blocks = store::blocks(read.db)?;
    let columns = in_use(read.db, year, &blocks, &request.also)?;
    Ok(CapacityColumns {
        year,
        years: queries::years(read, year)?,
        columns: columns
            .iter()
            .map(|column| CapacityColumn {
                id: column.id(),
                label: column.label(&blocks),
                about: column.about().to_owned(),
                number: column.is_number(),
                places: matches!(column, Column::Offer(_)),
            })
            .collect(),
        choices: queries::choices(&blocks, year),
    })
}

/// The columns of a year: those of places are the ones that are used in it or in the year before, and what is wanted
/// beside; where there is none, the phases.
fn in_use(db: &Db, year: AcademicYear, blocks: &[Block], also: &[String]) -> Result<Vec<Column>> {
    let mut offers: Vec<OfferColumn> = store::plain_kinds(db, year)?;
    for id in also {
        match Column::parse(id)? {
            Column::Offer(of) => offers.push(of),
            _ => {
                return Err(Error::invalid(format!(
                    "“{id}” is always in the grid. Beside it only columns of places can be asked for."
                )));
            }
        }
    }
    // A block belongs to one year.
    offers.retain(|of| {
        of.block_id.is_none_or(|id| {
            blocks
                .iter()
                .any(|block| block.id == id && block.year == year)
        })
    });
    if offers.is_empty() {
        offers = Phase::ALL
            .iter()
            .map(|phase| OfferColumn {
                phase: Some(*phase),
                ..OfferColumn::default()
            })
            .collect();
    }
    let place = |of: &OfferColumn| {
        let subject = crate::register::codes::name("subject", &of.subject).unwrap_or_default();
        let block = of
            .block_id
            .and_then(|id| blocks.iter().position(|block| block.id == id));
        (of.phase.is_none(), of.phase, subject, of.term, block)
    };
    offers.sort_by(|a, b| place(a).cmp(&place(b)));
    offers.dedup();
    let mut columns = vec![Column::Interest, Column::Cap];
    columns.extend(offers.into_iter().map(Column::Offer));
    columns.extend([
        Column::OtherTrainees,
        Column::Ects,
        Column::Itap,
        Column::Observation,
        Column::Reasons,
        Column::Note,
    ]);
    Ok(columns)
}

/// The columns that a request names, or those in use. A column of a block belongs to the block's year.
pub(super) fn asked(
    db: &Db,
    year: AcademicYear,
    blocks: &[Block],
    ids: &[String],
) -> Result<Vec<Column>> {
    if ids.is_empty() {
        return in_use(db, year, blocks, &[]);
    }
    let columns: Vec<Column> = ids
        .iter()
        .map(|id| Column::parse(id))
        .collect::<Result<_>>()?;
    for column in &columns {
        if let Column::Offer(OfferColumn {
            block_id: Some(id), ..
        }) = column
        {
            of_the_year(blocks, *id, year)?;
        }
    }
    Ok(columns)
}

/// A block that belongs to the year.
///
/// # Errors
/// A sentence where it belongs to another, or is not there.
pub(super) fn of_the_year(blocks: &[Block], id: i64, year: AcademicYear) -> Result<&Block> {
    let block = blocks.iter().find(|block| block.id == id).ok_or_else(|| {
        Error::not_found("This block is not in the file any more. Undo may bring it back.")
    })?;
    if block.year != year {
        return Err(Error::invalid(format!(
            "The block “{}” is in {}, and this is about {year}. Choose a block of {year}.",
            block.name, block.year
        )));
    }
    Ok(block)
}

/// The rows of the grid, in their order.
///
/// # Errors
/// A sentence where a filter is none of the list's.
pub(super) fn rows_of(
    read: &Read<'_>,
    year: AcademicYear,
    view: &CapacityView,
) -> Result<Arc<Vec<i64>>> {
    let mut filters = view.filters.clone();
    filters.entry("stage".to_owned()).or_insert_with(|| Filter {
        none_of: vec![Stage::Former.code().to_owned()],
        ..Filter::default()
    });
    let list = View {
        list: List::Schools,
        search: view.search.clone(),
        filters,
        sort: None,
        near: None,
        group: None,
    };
    let ids = read.desk.lists.ids(read, &list)?;
    let Some(only) = view.only else {
        return Ok(ids);
    };
    let year = Answers::read(read, year, only == CapacityOnly::OverSafe)?;
    Ok(Arc::new(year.narrowed(&ids, only)))
}

/// How many rows the grid of a year has by what schools host.
///
/// # Errors
/// What SQLite says.
pub(super) fn counts<const N: usize>(
    read: &Read<'_>,
    year: AcademicYear,
    only: [CapacityOnly; N],
) -> Result<[u32; N]> {
    let ids = rows_of(read, year, &CapacityView::default())?;
    let year = Answers::read(read, year, only.contains(&CapacityOnly::OverSafe))?;
    Ok(only.map(|only| u32::try_from(year.narrowed(&ids, only).len()).unwrap_or(u32::MAX)))
}

/// What all schools answered in a year.
struct Answers {
    all: Vec<Held>,
    /// Where it is asked what is safe.
    rule: Option<Rule>,
}

impl Answers {
    fn read(read: &Read<'_>, year: AcademicYear, with_rule: bool) -> Result<Self> {
        let today = read.desk.store.clock().today();
        let all = store::hostings(read.db, year, Of::All)?;
        // Nothing is over what is safe where nothing is offered.
        let offering: Vec<i64> = all
            .iter()
            .filter(|held| held.placements().next().is_some())
            .filter_map(Held::school_id)
            .collect();
        let rule = with_rule
            .then(|| Rule::read(read.db, year, today, Some(&offering)))
            .transpose()?;
        Ok(Self { all, rule })
    }

    fn is_so(&self, held: &Held, only: CapacityOnly) -> bool {
        match only {
            CapacityOnly::Answered | CapacityOnly::NotAnswered => {
                held.interest.is_some() || !held.offers.is_empty()
            }
            CapacityOnly::ToConfirm => held.confirmed_on.is_empty(),
            CapacityOnly::Offering => held.placements().next().is_some(),
            CapacityOnly::OverSafe => self.rule.as_ref().is_some_and(|rule| {
                let found = rule.safe(held);
                found.offered > found.safe
            }),
        }
    }

    /// Those of some schools that host in a certain way.
    fn narrowed(&self, ids: &[i64], only: CapacityOnly) -> Vec<i64> {
        let so: HashSet<i64> = self
            .all
            .iter()
            .filter(|held| self.is_so(held, only))
            .filter_map(Held::school_id)
            .collect();
        // Whoever has not answered may have no row at all.
        let wanted = |id: &i64| so.contains(id) != (only == CapacityOnly::NotAnswered);
        ids.iter().copied().filter(wanted).collect()
    }
}

/// A window of the grid.
///
/// # Errors
/// A sentence where a filter or column is not known, or too many rows are asked for.
pub fn grid(read: &Read<'_>, request: CapacityGridRequest) -> Result<CapacityGrid> {
    if request.limit > MOST {
        return Err(Error::invalid(format!(
            "The grid is read {MOST} rows at a time at most."
        )));
    }
    let limit = if request.limit == 0 {
        100
    } else {
        request.limit
    };
    let year = year_of(read, request.year)?;
    let ids = rows_of(read, year, &request.view)?;
    let window: Vec<i64> = ids
        .iter()
        .skip(request.offset as usize)
        .take(limit as usize)
        .copied()
        .collect();
    Ok(CapacityGrid {
        year,
        count: u32::try_from(ids.len()).unwrap_or(u32::MAX),
        rows: rows(read, year, &window, &request.columns)?,
    })
}

fn rows(
    read: &Read<'_>,
    year: AcademicYear,
    window: &[i64],
    columns: &[String],
) -> Result<Vec<CapacityRow>> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let rule = Rule::read(db, year, today, Some(window))?;
    let names = store::names(db)?;
    let columns = asked(db, year, &rule.blocks, columns)?;
    let shown: HashSet<&OfferColumn> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Offer(of) => Some(of),
            _ => None,
        })
        .collect();
    let by_school = |year: AcademicYear| -> Result<HashMap<i64, Held>> {
        let all = store::hostings(db, year, Of::Schools(window))?;
        Ok(all
            .into_iter()
            .filter_map(|held| Some((held.school_id()?, held)))
            .collect())
    };
    let now = by_school(year)?;
    let earlier = before(year).map(by_school).transpose()?.unwrap_or_default();
    let schools = store::schools(db, window)?;
    let mut rows = Vec::with_capacity(window.len());
    for id in window {
        let held = now
            .get(id)
            .cloned()
            .unwrap_or_else(|| Held::empty(Place::School(*id), year));
        let school = schools.get(id).cloned().unwrap_or_default();
        let safe = rule.safe(&held);
        let more: Vec<String> = held
            .placements()
            .filter(|offer| OfferColumn::of(offer).is_none_or(|of| !shown.contains(&of)))
            .map(|offer| offer.said(&names))
            .collect();
        let earlier = earlier.get(id);
        rows.push(CapacityRow {
            school_id: *id,
            name: school.name,
            town: school.town,
            cells: columns.iter().map(|column| column.text(&held)).collect(),
            more: more.join("; "),
            before: earlier
                .map(|held| safe::at_once(&held.spans(&rule.blocks)).to_string())
                .unwrap_or_default(),
            before_said: earlier.map(|held| held.said(&names)).unwrap_or_default(),
            over: safe.offered > safe.safe,
            safe,
            known: held.id.is_some(),
            is_confirmed: !held.confirmed_on.is_empty(),
            confirmed: if held.id.is_some() {
                held.confirmed()
            } else {
                String::new()
            },
        });
    }
    Ok(rows)
}

/// A cell that cannot be as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellWrong {
    /// The school of its row.
    pub school_id: i64,
    /// Its name.
    pub school: String,
    /// The column's id.
    pub column: String,
    /// Its heading.
    pub label: String,
    /// What was typed.
    pub text: String,
    /// What is wrong with it and what to write instead, a sentence.
    pub why: String,
}

/// What became of typed or pasted cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellsSet {
    /// Cells that were given.
    pub cells: u32,
    /// Schools that have other answers now.
    pub schools: u32,
    /// The cells that cannot be. Where there is any, nothing was written.
    pub wrong: Vec<CellWrong>,
    /// All of it as a sentence.
    pub said: String,
}

/// A typed cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypedCell {
    /// The school of its row.
    pub school_id: i64,
    /// The column's id.
    pub column: String,
    /// What was typed; blank: nothing.
    pub text: String,
}

/// Sets cells of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetCapacityCells {
    /// The academic year.
    pub year: AcademicYear,
    /// The cells.
    pub cells: Vec<TypedCell>,
}

/// Pastes a block of cells into the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PasteCapacity {
    /// The academic year.
    pub year: AcademicYear,
    /// Which rows the grid shows, in whose order the block is pasted.
    #[serde(default)]
    pub view: CapacityView,
    /// The school of the first row.
    pub school_id: i64,
    /// The columns from the first cell on to the last of the grid, by id.
    pub columns: Vec<String>,
    /// The block: tabs between cells, a line a row.
    pub text: String,
    /// How many rows to fill, where that is more than the block has: it is repeated, as in a spreadsheet.
    #[serde(default)]
    pub rows: Option<u32>,
}

/// What cells come to: hostings before and after, or what is wrong.
pub(super) struct Entered {
    /// Pairs that differ.
    pub changed: Vec<(Held, Held)>,
    /// The cells that cannot be.
    pub wrong: Vec<CellWrong>,
}

/// Puts typed cells into the hostings of their schools, in one pass over what the file holds. Nothing is written.
///
/// # Errors
/// A sentence where a column is none, or a school is not in the file.
pub(super) fn enter(
    db: &Db,
    year: AcademicYear,
    cells: &[(i64, &Column, &str)],
) -> Result<Entered> {
    let mut ids: Vec<i64> = cells.iter().map(|(id, _, _)| *id).collect();
    ids.sort_unstable();
    ids.dedup();
    let schools = store::schools(db, &ids)?;
    if schools.len() < ids.len() {
        return Err(Error::not_found(format!(
            "{} not in the file any more. Look at the grid again; undo may bring what is missing back.",
            counted(
                (ids.len() - schools.len()) as u64,
                "school is",
                "schools are"
            )
        )));
    }
    let blocks = store::blocks(db)?;
    let known: HashMap<i64, Held> = store::hostings(db, year, Of::Schools(&ids))?
        .into_iter()
        .filter_map(|held| Some((held.school_id()?, held)))
        .collect();
    let mut drafts: BTreeMap<i64, Held> = BTreeMap::new();
    let mut wrong = Vec::new();
    let tell = |id: i64, column: &Column, text: &str, why: String| CellWrong {
        school_id: id,
        school: schools
            .get(&id)
            .map(|one| one.name.clone())
            .unwrap_or_default(),
        column: column.id(),
        label: column.label(&blocks),
        text: text.to_owned(),
        why,
    };
    for (id, column, text) in cells {
        let draft = drafts.entry(*id).or_insert_with(|| {
            known
                .get(id)
                .cloned()
                .unwrap_or_else(|| Held::empty(Place::School(*id), year))
        });
        if let Err(why) = column.put(draft, text) {
            wrong.push(tell(*id, column, text, why));
        }
    }
    let mut changed = Vec::new();
    for (id, after) in drafts {
        let before = known
            .get(&id)
            .cloned()
            .unwrap_or_else(|| Held::empty(Place::School(id), year));
        if before == after {
            continue;
        }
        let mut told = contradictions(&after);
        // What could not be before and was not touched now is no reason to refuse another cell.
        let old = contradictions(&before);
        told.retain(|one| !old.contains(one));
        for (column, why) in told {
            let of_row: Vec<_> = cells.iter().filter(|(of, _, _)| *of == id).collect();
            let typed = of_row
                .iter()
                .find(|(_, one, _)| **one == column)
                .or_else(|| of_row.iter().find(|(_, one, _)| **one == Column::Cap));
            let (at, text) = typed.map_or((&column, ""), |(_, at, text)| (*at, *text));
            wrong.push(tell(id, at, text, why));
        }
        changed.push((before, after));
    }
    Ok(Entered { changed, wrong })
}
