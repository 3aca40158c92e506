//! Where the schools that a line may mean come from.

use super::lines::{self, Line};
use super::names::{Name, spellings};
use super::rules::{self, Entry, Verdict};
use super::{ByHand, LineOutcome, MatchCandidate, MatchRequest, MatchedLine, Matches};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::list::queries::Names;
use crate::register::diff::Following;
use crate::register::links;
use crate::search::{Index, Ours};
use crate::session::Read;
use crate::store::Db;
use crate::types::thousands;
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

/// The most lines that are matched at once.
const MOST_LINES: usize = 5_000;

/// The most further texts of a line that are tried as its name, or as a part of it.
const MOST_NAMES: usize = 3;

/// The most schools that are looked at for one name: more share only words that half of England has.
const MOST_FOUND: usize = 3_000;

/// The most schools added by hand that are looked up in the register for the first screen.
const MOST_WAITING: usize = 500;

/// What pasted lines are.
pub fn matches(read: &Read<'_>, request: MatchRequest) -> Result<Matches> {
    let lines = lines::read(&request.text);
    if lines.len() > MOST_LINES {
        return Err(Error::invalid(format!(
            "These are {} lines, and {} can be matched at once. Paste them in parts.",
            thousands(lines.len() as u64),
            thousands(MOST_LINES as u64)
        )));
    }
    let mut pool = Pool::new(read)?;
    pool.by_hand = by_hand_schools(read.db)?
        .into_iter()
        .map(|(id, said)| Rc::new(entry_by_hand(id, &said)))
        .collect();
    let mut verdicts = Vec::with_capacity(lines.len());
    for line in &lines {
        verdicts.push(if line.heading {
            None
        } else {
            Some(pool.judge(line)?)
        });
    }
    let mut schools_in = ours_by_authority(read.db, &pool.names)?;
    for school in verdicts.iter().flatten().filter_map(Verdict::sure) {
        *schools_in.entry(school.shown.la.clone()).or_default() += 1;
    }
    let mut seen: HashMap<(Option<i64>, Option<i64>), u32> = HashMap::new();
    let lines = lines
        .into_iter()
        .zip(verdicts)
        .map(|(line, verdict)| shown(line, verdict, &schools_in, &mut seen))
        .collect();
    Ok(Matches { lines })
}

/// A line as it is sent.
fn shown(
    line: Line,
    verdict: Option<Verdict>,
    schools_in: &HashMap<String, u32>,
    seen: &mut HashMap<(Option<i64>, Option<i64>), u32>,
) -> MatchedLine {
    let mut out = MatchedLine {
        number: line.number,
        text: line.text.clone(),
        outcome: LineOutcome::Heading,
        school: None,
        candidates: Vec::new(),
        reason: "Heading".to_owned(),
        same_as: None,
        by_hand: said(line),
    };
    let Some(mut verdict) = verdict else {
        return out;
    };
    verdict.sort(schools_in);
    out.outcome = verdict.outcome;
    out.reason = verdict.reason;
    let mut schools = verdict
        .schools
        .iter()
        .map(|(_, school)| school.shown.clone());
    if out.outcome == LineOutcome::Matched {
        out.school = schools.next();
        if let Some(school) = &out.school {
            let first = *seen
                .entry((school.urn, school.school_id))
                .or_insert(out.number);
            out.same_as = (first != out.number).then_some(first);
        }
    } else {
        out.candidates = schools.collect();
    }
    out
}

/// What a line says of a school that is to be added by hand.
fn said(line: Line) -> Option<ByHand> {
    Some(ByHand {
        name: line.names.into_iter().next()?,
        postcode: line.postcode.unwrap_or_default(),
        town: line.places.into_iter().next().unwrap_or_default(),
        telephone: line.telephone,
    })
}

/// The schools of the register that a school added by hand may be, the likeliest first; `true`: the first is it for sure.
pub(in crate::school) fn in_register(
    read: &Read<'_>,
    school: &ByHand,
) -> Result<(Vec<MatchCandidate>, bool)> {
    let pool = Pool::new(read)?;
    let mut verdict = pool.judge(&line_of(school))?;
    verdict.sort(&ours_by_authority(read.db, &pool.names)?);
    let sure = verdict.sure().is_some();
    let schools = verdict
        .schools
        .iter()
        .map(|(_, school)| school.shown.clone());
    Ok((schools.collect(), sure))
}

/// The names of the schools that were added by hand and are in the register now for sure, not yet ours under its URN.
///
/// # Errors
/// What SQLite says.
pub(crate) fn waiting_to_be_linked(read: &Read<'_>) -> Result<Vec<String>> {
    let schools = by_hand_schools(read.db)?;
    if schools.is_empty() {
        return Ok(Vec::new());
    }
    let pool = Pool::new(read)?;
    let mut waiting = Vec::new();
    for (_, school) in schools.into_iter().take(MOST_WAITING) {
        let verdict = pool.judge(&line_of(&school))?;
        let found = verdict.sure();
        if found.is_some_and(|found| found.shown.school_id.is_none()) {
            waiting.push(school.name);
        }
    }
    Ok(waiting)
}

fn line_of(school: &ByHand) -> Line {
    let postcode = lines::postcode_in(&school.postcode).map(|(postcode, _)| postcode);
    Line {
        names: vec![school.name.clone()],
        postcode,
        places: Some(school.town.clone())
            .filter(|town| !town.is_empty())
            .into_iter()
            .collect(),
        ..Line::default()
    }
}

fn entry_by_hand(id: i64, said: &ByHand) -> Entry {
    let shown = MatchCandidate {
        urn: None,
        school_id: Some(id),
        name: said.name.clone(),
        town: said.town.clone(),
        postcode: said.postcode.clone(),
        la: String::new(),
        status: String::new(),
        open: true,
    };
    Entry::new(shown, &[&said.town])
}

/// Our schools that are not in the register, with what was typed of them.
fn by_hand_schools(db: &Db) -> Result<Vec<(i64, ByHand)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, postcode, town, telephone FROM school WHERE urn IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            ByHand {
                name: row.get(1)?,
                postcode: row.get(2)?,
                town: row.get(3)?,
                telephone: row.get(4)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many schools of ours each authority has, by its name.
fn ours_by_authority(db: &Db, names: &Names) -> Result<HashMap<String, u32>> {
    let mut statement = db.prepare_cached(
        "SELECT e.la_code, count(*) FROM school s JOIN establishment e ON e.id = s.urn GROUP BY 1",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
    })?;
    let mut counts = HashMap::new();
    for row in rows {
        let (code, count) = row?;
        counts.insert(names.name("la", &code).to_owned(), count);
    }
    Ok(counts)
}

/// The schools that lines may mean: the search memory finds them, and each is read once.
struct Pool<'a> {
    db: &'a Db,
    index: Arc<Index>,
    ours: Ours,
    names: Names,
    /// The words of the authorities' names.
    authorities: HashSet<String>,
    /// Ours that are not in the register.
    by_hand: Vec<Rc<Entry>>,
    read: std::cell::RefCell<HashMap<i64, Option<Rc<Entry>>>>,
}

impl<'a> Pool<'a> {
    fn new(read: &Read<'a>) -> Result<Self> {
        let authorities = crate::register::codes::authorities()
            .iter()
            .flat_map(|authority| Name::of(authority.name).own)
            .collect();
        Ok(Self {
            db: read.db,
            index: read.desk.search.index(read.db)?,
            ours: read
                .desk
                .search
                .ours(read.db, read.desk.store.generation())?,
            names: Names::read(read.db)?,
            authorities,
            by_hand: Vec::new(),
            read: std::cell::RefCell::default(),
        })
    }

    /// What a line means; a closed school stands behind the open ones that followed it.
    fn judge(&self, line: &Line) -> Result<Verdict> {
        let verdict = self.first_judged(line)?;
        let Some(urn) = verdict.closed().and_then(|school| school.shown.urn) else {
            return Ok(verdict);
        };
        let successors = match links::following(self.db, urn)? {
            Following::Nothing => Vec::new(),
            Following::Plain { successor } => vec![successor],
            Following::Ask { successors } => successors,
        };
        Ok(verdict.followed_by(&self.entries(&successors)?))
    }

    fn first_judged(&self, line: &Line) -> Result<Verdict> {
        let mut unknown = None;
        if let Some(urn) = line.urn {
            match rules::by_number(line, &format!("URN {urn}"), &self.entries(&[urn])?) {
                Some(verdict) => return Ok(verdict),
                None => unknown = Some(format!("URN {urn} is not in the register")),
            }
        }
        if let Some((la, number)) = &line.laestab {
            let found = self.entries(&self.index.with_words(&[vec![format!("{la}{number}")]]))?;
            match rules::by_number(line, &format!("LAESTAB {la}/{number}"), &found) {
                Some(verdict) => return Ok(verdict),
                None => {
                    unknown.get_or_insert(format!("LAESTAB {la}/{number} is not in the register"));
                }
            }
        }
        let at = self.at_postcode(line)?;
        let mut verdict = match (line.names.is_empty(), &line.postcode, &unknown) {
            (true, Some(_), _) => rules::by_postcode(&Name::default(), &at)
                .unwrap_or_else(|| Verdict::unmatched("No school at this postcode")),
            (true, None, Some(unknown)) => Verdict::unmatched(unknown.clone()),
            (true, None, None) => Verdict::unmatched("Neither a name nor a postcode nor a number"),
            _ => self.by_names(line, &at)?,
        };
        // A number that leads nowhere makes a name that fits less sure, but not one at its postcode.
        if let Some(unknown) = unknown {
            if verdict.outcome == LineOutcome::Matched && line.postcode.is_none() {
                verdict.outcome = LineOutcome::Ambiguous;
            }
            if verdict.outcome != LineOutcome::Matched {
                verdict.reason = unknown;
            }
        }
        Ok(verdict)
    }

    /// By the line's name; where that does not settle it, by what else may be its name.
    fn by_names(&self, line: &Line, at: &[Rc<Entry>]) -> Result<Verdict> {
        let Some(first) = line.names.first() else {
            return Ok(Verdict::unmatched("No school of this name"));
        };
        let verdict = self.by_one_name(line, first, at)?;
        if verdict.outcome == LineOutcome::Matched {
            return Ok(verdict);
        }
        let others: Vec<&String> = line.places.iter().chain(&line.others).collect();
        // A comma may belong to the name: "Yalding Abbots, St Ivo's School".
        if (1..MOST_NAMES).contains(&others.len()) {
            let mut whole = first.clone();
            others
                .iter()
                .for_each(|text| whole = format!("{whole} {text}"));
            let alone = Line {
                places: Vec::new(),
                others: Vec::new(),
                ..line.clone()
            };
            let whole = self.by_one_name(&alone, &whole, at)?;
            if whole.outcome == LineOutcome::Matched {
                return Ok(whole);
            }
        }
        // What was taken for the name may be the place of what was not: "Rookby, Alder Hill". The school must lie there,
        // or every unknown school in Rookby would be the Rookby Academy.
        if verdict.outcome == LineOutcome::Unmatched {
            let turned = Line {
                places: line.names.clone(),
                others: Vec::new(),
                postcode: None,
                ..line.clone()
            };
            for text in others.into_iter().take(MOST_NAMES) {
                let other = self.by_one_name(&turned, text, &[])?;
                if other.sure().is_some_and(|school| school.lies_in(first)) {
                    return Ok(other);
                }
            }
        }
        Ok(verdict)
    }

    fn by_one_name(&self, line: &Line, text: &str, at: &[Rc<Entry>]) -> Result<Verdict> {
        let name = Name::of(text);
        if name.is_empty() {
            return Ok(Verdict::unmatched("No school of this name"));
        }
        match rules::by_postcode(&name, at) {
            Some(verdict) => Ok(verdict),
            None => Ok(rules::by_name(line, &name, &self.named(text, &name)?, at)),
        }
    }

    fn at_postcode(&self, line: &Line) -> Result<Vec<Rc<Entry>>> {
        let Some(postcode) = &line.postcode else {
            return Ok(Vec::new());
        };
        let urns = self
            .index
            .with_words(&[vec![fold(postcode).replace(' ', "")]]);
        let mut found = self.entries(&urns)?;
        found.retain(|school| &school.shown.postcode == postcode);
        found.extend(
            self.by_hand
                .iter()
                .filter(|school| &school.shown.postcode == postcode)
                .cloned(),
        );
        Ok(found)
    }

    /// The schools that a name may be, with one slip or without one of its words where nothing has them all.
    fn named(&self, text: &str, name: &Name) -> Result<Vec<Rc<Entry>>> {
        let wanted = name.spellings();
        let mut urns = self.index.named(&fold(text));
        urns.extend(self.index.with_words(&wanted));
        // "St Luke's Primary Camden": the memory has no authorities.
        let (places, own): (Vec<_>, Vec<_>) = name
            .own
            .iter()
            .partition(|word| self.authorities.contains(*word));
        if !places.is_empty() && !own.is_empty() && urns.len() < MOST_FOUND {
            let own: Vec<_> = own.into_iter().map(|word| spellings(word)).collect();
            urns.extend(self.index.with_words(&own));
        }
        if urns.is_empty() {
            let near: Vec<Vec<String>> = wanted
                .into_iter()
                .map(|words| self.or_near(words))
                .collect();
            urns = self.index.with_words(&near);
            if near.len() > 1 && urns.is_empty() {
                for left_out in 0..near.len() {
                    let mut fewer = near.clone();
                    fewer.remove(left_out);
                    urns.extend(self.index.with_words(&fewer));
                }
            }
        }
        urns.truncate(MOST_FOUND);
        let mut seen = HashSet::new();
        urns.retain(|urn| seen.insert(*urn));
        let mut found = self.entries(&urns)?;
        found.extend(self.by_hand.iter().cloned());
        Ok(found)
    }

    /// The spellings of a word, or the words one slip away where nothing is spelled so.
    fn or_near(&self, spellings: Vec<String>) -> Vec<String> {
        if spellings.iter().any(|word| self.index.knows(word)) {
            return spellings;
        }
        spellings
            .iter()
            .flat_map(|word| self.index.near(word))
            .collect()
    }

    fn entries(&self, urns: &[i64]) -> Result<Vec<Rc<Entry>>> {
        let mut found = Vec::with_capacity(urns.len());
        let mut read = self.read.borrow_mut();
        for urn in urns {
            let entry = match read.get(urn) {
                Some(known) => known.clone(),
                None => {
                    let entry = self.entry(*urn)?.map(Rc::new);
                    read.insert(*urn, entry.clone());
                    entry
                }
            };
            found.extend(entry);
        }
        Ok(found)
    }

    fn entry(&self, urn: i64) -> Result<Option<Entry>> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, la_code, town, postcode, status_code, locality, county FROM establishment WHERE id = ?1",
        )?;
        let found = statement
            .query_row(params![urn], |row| {
                let (la, status): (String, String) = (row.get(1)?, row.get(4)?);
                let (locality, county): (String, String) = (row.get(5)?, row.get(6)?);
                let shown = MatchCandidate {
                    urn: Some(urn),
                    school_id: self.ours.get(&urn).copied(),
                    name: row.get(0)?,
                    town: row.get(2)?,
                    postcode: row.get(3)?,
                    la: self.names.name("la", &la).to_owned(),
                    status: self.names.name("status", &status).to_owned(),
                    open: matches!(status.as_str(), "1" | "3"),
                };
                Ok((shown, locality, county))
            })
            .optional()?;
        Ok(found.map(|(shown, locality, county)| {
            let (town, la) = (shown.town.clone(), shown.la.clone());
            Entry::new(shown, &[&town, &la, &locality, &county])
        }))
    }
}

/// Finds schools for the rows of a sheet, each in its own columns.
pub(crate) struct Finder<'a> {
    pool: Pool<'a>,
    schools_in: HashMap<String, u32>,
    /// The schools of ours by a URN that they had before.
    past: HashMap<i64, i64>,
    known: HashMap<Said, Found>,
}

/// What a row says of a school.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Said {
    pub urn: Option<i64>,
    /// Seven digits; empty: none.
    pub laestab: String,
    pub name: String,
    pub postcode: String,
    /// A town, or an authority.
    pub place: String,
}

impl Said {
    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As one text, so that its meaning can be asked and kept: `St Luke’s, NW3 2JB`.
    pub(crate) fn text(&self) -> String {
        let urn = self.urn.map(|urn| urn.to_string()).unwrap_or_default();
        [&urn, &self.laestab, &self.name, &self.postcode, &self.place]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Which school a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// This one.
    One(MatchCandidate),
    /// One of these, and why it is not sure which, in a few words.
    Several(Vec<MatchCandidate>, String),
    /// None that there is, and why.
    None(String),
}

impl<'a> Finder<'a> {
    /// Reads what matching needs.
    pub(crate) fn new(read: &Read<'a>) -> Result<Self> {
        let mut pool = Pool::new(read)?;
        // An import reads on the writer's connection, where this session's own memory of what is ours may lag behind.
        pool.by_hand = by_hand_schools(read.db)?
            .into_iter()
            .map(|(id, said)| Rc::new(entry_by_hand(id, &said)))
            .collect();
        let mut past = HashMap::new();
        let mut statement = read
            .db
            .prepare_cached("SELECT urn, school_id FROM school_urn ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            past.insert(row.get(0)?, row.get(1)?);
        }
        Ok(Self {
            schools_in: ours_by_authority(read.db, &pool.names)?,
            past,
            known: HashMap::new(),
            pool,
        })
    }

    /// Which school is meant. The same words are looked up once.
    pub(crate) fn find(&mut self, said: &Said) -> Result<Found> {
        if let Some(known) = self.known.get(said) {
            return Ok(known.clone());
        }
        let found = self.look_up(said)?;
        self.known.insert(said.clone(), found.clone());
        Ok(found)
    }

    /// The school with this URN, ours or not.
    pub(crate) fn by_urn(&self, urn: i64) -> Result<Option<MatchCandidate>> {
        let found = self.pool.entries(&[urn])?;
        Ok(found.first().map(|entry| entry.shown.clone()))
    }

    /// A school of ours that is not in the register.
    pub(crate) fn by_hand(&self, id: i64) -> Option<MatchCandidate> {
        self.pool
            .by_hand
            .iter()
            .find(|entry| entry.shown.school_id == Some(id))
            .map(|entry| entry.shown.clone())
    }

    /// The name of a school of ours; empty: there is none.
    pub(crate) fn ours_named(&self, id: i64) -> String {
        let urn = self.pool.ours.iter().find(|(_, ours)| **ours == id);
        let found = match urn {
            Some((urn, _)) => self.by_urn(*urn).ok().flatten(),
            None => self.by_hand(id),
        };
        found.map(|school| school.name).unwrap_or_default()
    }

    fn look_up(&self, said: &Said) -> Result<Found> {
        let laestab = said
            .laestab
            .split_at_checked(3)
            .map(|(la, number)| (la.to_owned(), number.to_owned()));
        let line = Line {
            urn: said.urn,
            laestab,
            postcode: lines::postcode_in(&said.postcode).map(|(postcode, _)| postcode),
            names: Some(said.name.clone())
                .filter(|name| !name.is_empty())
                .into_iter()
                .collect(),
            places: Some(said.place.clone())
                .filter(|place| !place.is_empty())
                .into_iter()
                .collect(),
            ..Line::default()
        };
        // A URN that a school of ours had before its conversion still means that school.
        if let Some(now) = said.urn.and_then(|urn| self.past.get(&urn)) {
            let ours = self.pool.ours.iter().find(|(_, id)| *id == now);
            if let Some((urn, _)) = ours
                && let Some(school) = self.by_urn(*urn)?
            {
                return Ok(Found::One(school));
            }
        }
        let mut verdict = self.pool.judge(&line)?;
        // Where a name fits several, the office's own sheet means the one school of ours that has it.
        if said.urn.is_none() && said.laestab.is_empty() && verdict.sure().is_none() {
            let name = fold(&said.name);
            let fits = |school: &Entry| {
                school.shown.school_id.is_some()
                    && fold(&school.shown.name) == name
                    && (said.place.is_empty() || school.lies_in(&said.place))
                    && line
                        .postcode
                        .as_ref()
                        .is_none_or(|code| *code == school.shown.postcode)
            };
            let mut ours = verdict.schools.iter().filter(|(_, school)| fits(school));
            if let (Some((_, one)), None) = (ours.next(), ours.next()) {
                return Ok(Found::One(one.shown.clone()));
            }
        }
        verdict.sort(&self.schools_in);
        let schools = verdict
            .schools
            .iter()
            .map(|(_, school)| school.shown.clone());
        Ok(match verdict.outcome {
            LineOutcome::Matched => match schools.into_iter().next() {
                Some(school) => Found::One(school),
                None => Found::None(verdict.reason),
            },
            LineOutcome::Ambiguous => Found::Several(schools.collect(), verdict.reason),
            LineOutcome::Unmatched | LineOutcome::Heading => Found::None(verdict.reason),
        })
    }
}
