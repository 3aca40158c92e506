//! The placements file put together: made whole, or Register's own file filled.

use super::placements::{self, InRegister, Mismatch, Placed};
use super::text::slashed;
use super::theirs::{Line, Theirs};
use super::{FileProblem, Filled, OutRow};
use crate::error::Result;
use crate::placement::PlacementState;
use crate::register::links::{self, LinkRole};
use crate::returns::ReturnKind;
use crate::returns::columns::{ADDED_MANUALLY, PLACEMENTS, placements_guidance};
use crate::returns::store::{self, Listed};
use crate::session::Read;
use crate::store::Db;
use crate::types::{AcademicYear, counted, written};
use std::collections::{HashMap, HashSet};

/// What is known of everyone's placements.
struct Known<'a> {
    db: &'a Db,
    placed: HashMap<i64, Vec<Placed>>,
    held: HashMap<i64, Vec<InRegister>>,
    past_urns: HashMap<i64, Vec<i64>>,
    has_register: bool,
    /// What is said of a URN that is asked about, by school, URN and kind of question: looked up once.
    asked: HashMap<(i64, Mismatch), String>,
    says: Vec<FileProblem>,
    itap: u64,
    unsettled: u64,
}

/// Puts the file together.
pub(super) fn fill(read: &Read<'_>, year: AcademicYear, theirs: Option<Theirs>) -> Result<Filled> {
    let db = read.db;
    let mut known = Known {
        db,
        placed: store::placed(db, None)?,
        held: store::in_register(db, None)?,
        past_urns: store::past_urns(db)?,
        has_register: store::has_register(db)?,
        asked: HashMap::new(),
        says: Vec::new(),
        itap: 0,
        unsettled: 0,
    };
    let trainees = store::of_year(db, year)?;
    let mut filled = match theirs {
        None => known.whole(&trainees)?,
        Some(theirs) => known.fill_theirs(&trainees, theirs)?,
    };
    known.about_all();
    filled.says = known.says;
    Ok(filled)
}

impl Known<'_> {
    fn say(&mut self, of: Option<&Listed>, field: &str, is_warning: bool, says: String) {
        self.says.push(FileProblem {
            kind: ReturnKind::Placements,
            trainee_id: of.map(|of| of.id),
            who: of.map(Listed::name).unwrap_or_default(),
            field: field.to_owned(),
            says,
            is_warning,
            by_register: false,
            said_id: None,
        });
    }

    /// The file made whole: everyone of the year with a TRN and a placement.
    fn whole(&mut self, trainees: &[Listed]) -> Result<Filled> {
        let mut filled = Filled {
            headings: PLACEMENTS.map(str::to_owned).to_vec(),
            rows: vec![OutRow {
                trainee: None,
                cells: placements_guidance().to_vec(),
                is_guidance: true,
            }],
            ..Filled::default()
        };
        let mut without = 0;
        for one in trainees {
            let has_any = self.placed.contains_key(&one.id) || self.held.contains_key(&one.id);
            if !has_any {
                without += 1;
                continue;
            }
            if one.trn.is_empty() {
                filled.left_out += 1;
                let name = one.name();
                self.say(
                    Some(one),
                    "trn",
                    false,
                    format!(
                        "{name} has no TRN, and a row without one makes Register refuse the whole file. {name} is left out; type the TRN."
                    ),
                );
                continue;
            }
            let held = self.held.get(&one.id).cloned().unwrap_or_default();
            let mut cells = vec![one.trn.clone(), slashed(one.starts_on)];
            cells.extend(self.cells(one, &held)?);
            cells.resize(PLACEMENTS.len(), String::new());
            filled.rows.push(OutRow {
                trainee: Some(one.id),
                cells,
                is_guidance: false,
            });
        }
        if without > 0 {
            let many = counted(
                without,
                "trainee of the year has",
                "trainees of the year have",
            );
            self.say(
                None,
                "placements",
                true,
                format!("{many} no placement and no row in the file."),
            );
        }
        Ok(filled)
    }

    /// Register's own file with our schools in it. Rows of nobody here stay as they are.
    fn fill_theirs(&mut self, trainees: &[Listed], theirs: Theirs) -> Result<Filled> {
        let trn = theirs.needed(&["TRN"])?;
        theirs.needed(&["Placement 1 URN"])?;
        let by_trn: HashMap<&str, &Listed> = trainees
            .iter()
            .filter(|one| !one.trn.is_empty())
            .map(|one| (one.trn.as_str(), one))
            .collect();
        let mut headings = theirs.headings.clone();
        let places: Vec<usize> = PLACEMENTS
            .iter()
            .skip(2)
            .map(|name| {
                theirs.column(&[name]).unwrap_or_else(|| {
                    headings.push((*name).to_owned());
                    headings.len() - 1
                })
            })
            .collect();
        let mut filled = Filled::default();
        let mut in_file = HashSet::new();
        let mut deepest = 0;
        for line in theirs.rows {
            let mut cells = line.cells.clone();
            cells.resize(headings.len().max(cells.len()), String::new());
            if line.is_guidance || line.is_blank() {
                filled.rows.push(OutRow {
                    trainee: None,
                    cells,
                    is_guidance: true,
                });
                continue;
            }
            let number = line.cell(Some(trn));
            let one = by_trn.get(number).copied();
            match one {
                None => {
                    let says = format!(
                        "Row {} of “{}” has the TRN “{number}”, which is nobody’s of the year here. The row stays as it was.",
                        line.number, theirs.name
                    );
                    self.say(None, "trn", true, says);
                }
                Some(one) => {
                    in_file.insert(one.id);
                    let held = self.their_places(&line, &places);
                    let ours = self.cells(one, &held)?;
                    deepest = deepest.max(ours.len());
                    for (at, value) in places
                        .iter()
                        .zip(ours.into_iter().chain(std::iter::repeat(String::new())))
                    {
                        if let Some(cell) = cells.get_mut(*at) {
                            *cell = value;
                        }
                    }
                }
            }
            filled.rows.push(OutRow {
                trainee: one.map(|one| one.id),
                cells,
                is_guidance: false,
            });
        }
        // A column that Register did not write and nobody needs is not added.
        let width = theirs.headings.len();
        let added = places
            .iter()
            .enumerate()
            .filter(|(nth, at)| **at >= width && *nth < deepest)
            .count();
        headings.truncate(width + added);
        for row in &mut filled.rows {
            row.cells.truncate(headings.len());
        }
        filled.headings = headings;
        self.about_missing(trainees, &in_file, &theirs.name);
        Ok(filled)
    }

    /// What Register has in the cells of a row.
    fn their_places(&self, line: &Line, places: &[usize]) -> Vec<InRegister> {
        places
            .iter()
            .filter_map(|at| match line.cell(Some(*at)) {
                "" => None,
                text if text.eq_ignore_ascii_case(ADDED_MANUALLY) => Some(InRegister::default()),
                text => text.parse().ok().map(|urn| InRegister {
                    urn: Some(urn),
                    name: String::new(),
                }),
            })
            .collect()
    }

    /// The cells of a trainee, and what is to be said of them.
    fn cells(&mut self, one: &Listed, held: &[InRegister]) -> Result<Vec<String>> {
        let placed = self.placed.get(&one.id).cloned().unwrap_or_default();
        let name = one.name();
        let mut findable = Vec::new();
        for place in held {
            // One of ours is asked about with its placement, below.
            let is_ours = || placed.iter().any(|ours| ours.urn == place.urn);
            let known = match place.urn {
                Some(urn) if self.has_register && !is_ours() => {
                    store::establishment(self.db, urn)?.is_some()
                }
                _ => true,
            };
            if known {
                findable.push(place.clone());
                continue;
            }
            let urn = place.urn.unwrap_or_default();
            self.say(
                Some(one),
                "placements",
                false,
                format!(
                    "Register has {name} at URN {urn}, which the schools register here does not have: the service would refuse it, so it is left out. Check the number in Register, or load a newer schools register."
                ),
            );
        }
        let cells = placements::cells(&placed, one.employer, &findable);
        self.itap += placed.iter().filter(|place| !place.counts()).count() as u64;
        let unsettled =
            |place: &&Placed| matches!(place.state, PlacementState::Planned | PlacementState::Sent);
        self.unsettled += placed.iter().filter(unsettled).count() as u64;
        let kept = cells
            .kept
            .iter()
            .map(|urn| self.called(*urn))
            .collect::<Result<Vec<_>>>()?;
        if !kept.is_empty() {
            let (stays, placement, it) = if kept.len() == 1 {
                ("It stays", "placement", "it")
            } else {
                ("They stay", "placements", "them")
            };
            self.say(
                Some(one),
                "placements",
                true,
                format!(
                    "Register has {name} at {}, and no placement here says so. {stays} in the file. Add the {placement} here, or take {it} off in Register.",
                    kept.join(", ")
                ),
            );
        }
        for urn in &cells.lost {
            let school = self.called(*urn)?;
            self.say(
                Some(one),
                "placements",
                false,
                format!(
                    "Register has {name} at {school}, and the file holds five schools: the upload takes this one away. Keep a note, or leave a school of ours off."
                ),
            );
        }
        if !cells.left.is_empty() {
            self.say(
                Some(one),
                "placements",
                false,
                format!(
                    "{name} has more than five schools with a URN, and the file holds five: {} {} left out.",
                    cells.left.join(", "),
                    if cells.left.len() == 1 { "is" } else { "are" }
                ),
            );
        }
        for school in &cells.without_urn {
            let only = cells.without_urn.len() == cells.cells.len();
            self.say(
                Some(one),
                "placements",
                true,
                format!(
                    "{school} has no URN, so it stands as {ADDED_MANUALLY}: type this placement of {name} into Register by hand, with name and postcode.{}",
                    if only { " Nothing of this row is taken from the file." } else { "" }
                ),
            );
        }
        for place in placements::schools(&placed, one.employer) {
            if let Some(mismatch) = place.mismatch() {
                let asked = self.question(place, mismatch)?;
                let says = format!(
                    "{name}, {} to {}: {asked}",
                    written(place.from),
                    written(place.until)
                );
                self.say(Some(one), "placements", true, says);
            }
        }
        Ok(cells.cells)
    }

    /// A school of the register as it is called: `Alder Hill (URN 100001)`.
    fn called(&self, urn: i64) -> Result<String> {
        Ok(match store::establishment(self.db, urn)? {
            Some(name) => format!("{name} (URN {urn})"),
            None => format!("URN {urn}"),
        })
    }

    /// What is to be asked about a URN whose school was not open under it then, with what it was, or is, called.
    fn question(&mut self, place: &Placed, mismatch: Mismatch) -> Result<String> {
        let key = (place.school_id, mismatch);
        if let Some(known) = self.asked.get(&key) {
            return Ok(known.clone());
        }
        let urn = place.urn.unwrap_or_default();
        let school = format!("{} (URN {urn})", place.school);
        let said = match mismatch {
            Mismatch::Unknown => format!(
                "the register here has no school with the URN {urn}. Check it, or load a newer register."
            ),
            Mismatch::Closed(day) => {
                let following = links::following(self.db, urn)?;
                let offered = following
                    .all()
                    .iter()
                    .map(|urn| self.called(*urn))
                    .collect::<Result<Vec<_>>>()?;
                let offered = match offered.as_slice() {
                    [] => "The register names no successor.".to_owned(),
                    some => format!("Its successor is {}: is that meant?", some.join(" or ")),
                };
                format!("{school} closed on {}. {offered}", written(day))
            }
            Mismatch::OpenedLater(day) => {
                let past = self.past_urns.get(&place.school_id);
                let mut before = past.cloned().unwrap_or_default();
                before.extend(preceding(self.db, urn)?);
                before.dedup();
                let offered = before
                    .iter()
                    .map(|urn| self.called(*urn))
                    .collect::<Result<Vec<_>>>()?;
                let offered = match offered.as_slice() {
                    [] => "Check which URN it had then.".to_owned(),
                    some => format!("Before it was {}: is that meant?", some.join(" or ")),
                };
                format!("{school} opened only on {}. {offered}", written(day))
            }
        };
        self.asked.insert(key, said.clone());
        Ok(said)
    }

    /// Trainees of ours who have placements and are not in Register's file.
    fn about_missing(&mut self, trainees: &[Listed], in_file: &HashSet<i64>, file: &str) {
        let missing: Vec<String> = trainees
            .iter()
            .filter(|one| self.placed.contains_key(&one.id) && !in_file.contains(&one.id))
            .map(Listed::name)
            .collect();
        let says = match missing.as_slice() {
            [] => return,
            [one] => format!("{one} has placements here and no row in “{file}”."),
            [first, second, third, rest @ ..] if !rest.is_empty() => format!(
                "{first}, {second}, {third} and {} more have placements here and no row in “{file}”.",
                rest.len()
            ),
            some => format!(
                "{} have placements here and no row in “{file}”.",
                some.join(", ")
            ),
        };
        self.say(None, "placements", true, says);
    }

    /// What is said once, of all.
    fn about_all(&mut self) {
        if self.itap > 0 {
            let many = counted(self.itap, "placement is ITaP", "placements are ITaP");
            let says = format!("{many}, which Register does not count: not in the file.");
            self.say(None, "placements", true, says);
        }
        if self.unsettled > 0 {
            let many = counted(
                self.unsettled,
                "placement is planned or not answered yet, and goes",
                "placements are planned or not answered yet, and go",
            );
            self.say(None, "placements", true, format!("{many} out too."));
        }
    }
}

/// The URNs that an establishment came from, by its links.
fn preceding(db: &Db, urn: i64) -> Result<Vec<i64>> {
    let came_from = |role| {
        matches!(
            role,
            LinkRole::Predecessor | LinkRole::MergedFrom | LinkRole::SplitFrom
        )
    };
    let links = links::of(db, urn)?;
    Ok(links
        .into_iter()
        .filter(|link| came_from(link.role))
        .map(|link| link.other)
        .collect())
}
