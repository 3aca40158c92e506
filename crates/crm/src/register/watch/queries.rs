//! What the register watch reads.

use super::facets::{self, Heap};
use super::heads;
use super::offer::{self, Facts, Offer, Successor};
use super::{
    Accepting, ChangeSelection, ChangesPage, ChangesRequest, Outcome, RegisterChange, SomeChanges,
};
use crate::error::{Error, Result};
use crate::list::queries::Names;
use crate::register::diff::{ChangeKind, Following};
use crate::register::heads::{NamedHead, Sameness, may_be_same, named_in};
use crate::register::{links, queries as register};
use crate::school::Stage;
use crate::session::Read;
use crate::store::Db;
use crate::tenure::heads::{HeadNow, now};
use crate::types::{Day, counted};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::{HashMap, HashSet};

/// The changes with their school: the one that stands on the URN, else the one that stood there before it followed its
/// successor.
const FROM: &str = "FROM register_change c JOIN register_load l ON l.id = c.load_id
    LEFT JOIN establishment e ON e.id = c.urn
    LEFT JOIN school s ON s.id = coalesce((SELECT id FROM school WHERE urn = c.urn),
        (SELECT school_id FROM school_urn WHERE urn = c.urn ORDER BY id DESC LIMIT 1))
    LEFT JOIN register_seen n ON n.id = c.id";

const COLUMNS: &str =
    "c.id, c.urn, coalesce(e.name, s.name, 'URN ' || c.urn), coalesce(e.la_code, ''), s.id, c.kind,
    c.before, c.after, c.related_urn, c.perhaps_same, coalesce(l.file_date, ''),
    c.related_urn IS NOT NULL AND s.urn IS c.urn
      AND EXISTS (SELECT 1 FROM establishment WHERE id = c.related_urn)
      AND NOT EXISTS (SELECT 1 FROM school WHERE urn = c.related_urn),
    c.outcome, c.done, c.settled_at, n.id IS NOT NULL,
    CASE WHEN s.urn = c.urn THEN s.stage END, coalesce(e.status_code, '') IN ('1', '3')";

/// Newest refresh first, ours first in it.
const ORDER: &str = "ORDER BY c.load_id DESC, s.id IS NULL, c.id";

/// The load of the latest refresh.
const LATEST: &str =
    "SELECT max(id) FROM register_load WHERE kind = 'establishments' AND taken_back = 0";

/// A condition and what it is bound to.
#[derive(Default)]
struct Wanted {
    terms: Vec<String>,
    values: Vec<Value>,
}

impl Wanted {
    fn sql(&self) -> String {
        if self.terms.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.terms.join(" AND "))
        }
    }

    fn is(&mut self, column: &str, value: i64) {
        self.terms.push(format!("{column} = ?"));
        self.values.push(Value::Integer(value));
    }

    fn any_of(&mut self, column: &str, values: impl IntoIterator<Item = String>) {
        let before = self.values.len();
        self.values.extend(values.into_iter().map(Value::Text));
        let marks = vec!["?"; self.values.len() - before].join(", ");
        self.terms.push(format!("{column} IN ({marks})"));
    }

    /// What no chip stands for: one establishment, the latest refresh.
    fn fixed(request: &ChangesRequest) -> Self {
        let mut wanted = Self::default();
        if let Some(urn) = request.urn {
            wanted.is("c.urn", urn);
        }
        if request.latest {
            wanted.terms.push(format!("c.load_id = ({LATEST})"));
        }
        wanted
    }

    /// All that a request asks for; `las` are its local authorities by code.
    fn all(request: &ChangesRequest, las: &HashSet<String>) -> Self {
        let mut wanted = Self::fixed(request);
        if request.ours {
            wanted.terms.push("s.id IS NOT NULL".to_owned());
        }
        if let Some(outcome) = request.state.only() {
            wanted.any_of("c.outcome", [outcome.code().to_owned()]);
        }
        if !request.kinds.is_empty() {
            wanted.any_of(
                "c.kind",
                request.kinds.iter().map(|kind| kind.word().to_owned()),
            );
        }
        if !las.is_empty() {
            wanted.any_of("coalesce(e.la_code, '')", las.iter().cloned());
        }
        wanted
    }
}

/// What refreshes found changed.
///
/// # Errors
/// A sentence where more than 1,000 are asked for at a time, or a local authority is not known.
pub fn changes(read: &Read<'_>, request: ChangesRequest) -> Result<ChangesPage> {
    let db = read.db;
    if request.limit > 1_000 {
        return Err(Error::invalid("Changes are read at most 1,000 at a time."));
    }
    let names = Names::read(db)?;
    let las = la_codes(db, &request.las)?;
    let facets = facets::count(&request, &las, &heaps(db, &request)?, |code| {
        names.name("la", code).to_owned()
    });
    let limit = if request.limit == 0 {
        100
    } else {
        request.limit
    };
    let tail = format!("{ORDER} LIMIT {limit} OFFSET {}", request.offset);
    Ok(ChangesPage {
        count: facets.count,
        fresh: facets.fresh,
        kinds: facets.kinds,
        las: facets.las,
        outcomes: facets.outcomes,
        rows: rows(db, &names, &Wanted::all(&request, &las), &tail)?,
    })
}

/// What accepting some changes would do.
///
/// # Errors
/// As [`changes`].
pub fn accepting(read: &Read<'_>, request: SomeChanges) -> Result<Accepting> {
    let names = Names::read(read.db)?;
    let mut chosen = selected(read.db, &names, &request.selection)?;
    chosen.retain(|change| change.outcome != Outcome::Accepted);
    let mut counts: HashMap<Offer, u32> = HashMap::new();
    for change in &chosen {
        *counts.entry(change.offer).or_default() += 1;
    }
    let of = |offer: Offer| counts.get(&offer).copied().unwrap_or_default();
    let (choose, decide) = (of(Offer::Choose), of(Offer::Decide));
    // One alone is decided by accepting it, where our records say who leaves.
    let alone = match chosen.as_slice() {
        [only] if only.offer == Offer::Decide => Some(heads::decidable(read.db, only)?),
        _ => None,
    };
    let choose = match choose {
        0 => String::new(),
        1 => "1 school was merged or split, or its successor is not free: open it and choose."
            .to_owned(),
        many => format!(
            "{} were merged or split, or their successors are not free: open each and choose.",
            counted(u64::from(many), "school", "schools")
        ),
    };
    let decide = match decide {
        0 => String::new(),
        _ if alone == Some(true) => String::new(),
        _ if alone == Some(false) => {
            "We have somebody else as head: use Change… to say who leaves.".to_owned()
        }
        1 => "1 new head may be the same person, or is not whom we know: decide it by itself."
            .to_owned(),
        many => format!(
            "{} may be the same person, or are not whom we know: decide each by itself.",
            counted(u64::from(many), "new head", "new heads")
        ),
    };
    Ok(Accepting {
        count: counts
            .iter()
            .filter(|(offer, _)| !offer.waits())
            .map(|(_, count)| *count)
            .sum(),
        words: offer::in_words(of),
        left: format!("{choose} {decide}").trim().to_owned(),
    })
}

/// The changes of a selection, the oldest first, as they would be settled.
pub(super) fn selected(
    db: &Db,
    names: &Names,
    selection: &ChangeSelection,
) -> Result<Vec<RegisterChange>> {
    match selection {
        ChangeSelection::Ids { ids } => {
            let ids: HashSet<i64> = ids.iter().copied().collect();
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                found.extend(one(db, names, id)?);
            }
            found.sort_by_key(|change| change.id);
            Ok(found)
        }
        ChangeSelection::All { of, except } => {
            let except: HashSet<i64> = except.iter().copied().collect();
            let las = la_codes(db, &of.las)?;
            let mut found = rows(db, names, &Wanted::all(of, &las), "ORDER BY c.id")?;
            found.retain(|change| !except.contains(&change.id));
            Ok(found)
        }
    }
}

/// One change as it stands now.
pub(super) fn one(db: &Db, names: &Names, id: i64) -> Result<Option<RegisterChange>> {
    let mut wanted = Wanted::default();
    wanted.is("c.id", id);
    Ok(rows(db, names, &wanted, "")?.pop())
}

/// Every change of one refresh, ours first, then by local authority and name.
pub(super) fn of_load(db: &Db, names: &Names, load: i64) -> Result<Vec<RegisterChange>> {
    let mut wanted = Wanted::default();
    wanted.is("c.load_id", load);
    let mut found = rows(db, names, &wanted, "ORDER BY s.id IS NULL, c.id")?;
    found.sort_by(|a, b| (&a.la, &a.name).cmp(&(&b.la, &b.name)));
    found.sort_by_key(|change| change.school_id.is_none());
    Ok(found)
}

/// A refresh: its load, the day that its file tells of, and whether there was a register to compare it with.
pub(super) struct Refresh {
    pub load: i64,
    pub file_date: Option<String>,
    pub compared: bool,
}

/// The refresh with this load, or the latest.
pub(super) fn refresh(db: &Db, load: Option<i64>) -> Result<Option<Refresh>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached(&format!(
            "SELECT id, file_date, EXISTS (SELECT 1 FROM register_load o WHERE o.kind = 'establishments' AND o.id < l.id)
             FROM register_load l WHERE kind = 'establishments' AND id = coalesce(?1, ({LATEST}))"
        ))?
        .query_row([load], |row| {
            Ok(Refresh {
                load: row.get(0)?,
                file_date: row.get(1)?,
                compared: row.get(2)?,
            })
        })
        .optional()?)
}

/// The codes of local authorities that are given by code or name.
fn la_codes(db: &Db, las: &[String]) -> Result<HashSet<String>> {
    let mut statement = db.prepare_cached(
        "SELECT code FROM code WHERE list = 'la' AND (code = ?1 OR name = ?1 COLLATE NOCASE)",
    )?;
    let mut codes = HashSet::new();
    for la in las {
        let la = la.trim();
        let before = codes.len();
        for code in statement.query_map([la], |row| row.get::<_, String>(0))? {
            codes.insert(code?);
        }
        // A code that nobody has named yet is still a code; an empty one stands for schools without an authority.
        if la.bytes().all(|byte| byte.is_ascii_digit()) {
            codes.insert(la.to_owned());
        } else if codes.len() == before && !codes.contains(la) {
            let known = statement.exists([la])?;
            if !known {
                return Err(Error::invalid(format!(
                    "The register knows no local authority “{la}”. Write its name as the DfE does, or its number."
                )));
            }
        }
    }
    Ok(codes)
}

fn heaps(db: &Db, request: &ChangesRequest) -> Result<Vec<Heap>> {
    let wanted = Wanted::fixed(request);
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.kind, coalesce(e.la_code, ''), c.outcome, s.id IS NOT NULL, n.id IS NOT NULL, count(*)
         {FROM} {} GROUP BY 1, 2, 3, 4, 5",
        wanted.sql()
    ))?;
    let mut found = statement.query(params_from_iter(&wanted.values))?;
    let mut heaps = Vec::new();
    while let Some(row) = found.next()? {
        heaps.push(Heap {
            kind: kind_of(&row.get::<_, String>(0)?)?,
            la: row.get(1)?,
            outcome: outcome_of(&row.get::<_, String>(2)?)?,
            ours: row.get(3)?,
            seen: row.get(4)?,
            count: row.get(5)?,
        });
    }
    Ok(heaps)
}

fn rows(db: &Db, names: &Names, wanted: &Wanted, tail: &str) -> Result<Vec<RegisterChange>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} {FROM} {} {tail}", wanted.sql()))?;
    let mut found = statement.query(params_from_iter(&wanted.values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(change(db, names, row)?);
    }
    Ok(rows)
}

fn change(db: &Db, names: &Names, row: &Row<'_>) -> Result<RegisterChange> {
    let la: String = row.get(3)?;
    let kind = kind_of(&row.get::<_, String>(5)?)?;
    let outcome = outcome_of(&row.get::<_, String>(12)?)?;
    let done = Offer::from_code(&row.get::<_, String>(13)?);
    let urn = row.get(1)?;
    let facts = Facts {
        kind,
        stage: row
            .get::<_, Option<String>>(16)?
            .map(|code| Stage::parse(&code).unwrap_or(Stage::Prospect)),
        open: row.get(17)?,
        successor: Successor::None,
        head: HeadNow::Nobody,
        perhaps_same: row.get(9)?,
    };
    let (before, after): (String, String) = (row.get(6)?, row.get(7)?);
    let offer = offer::offer(Facts {
        successor: successor(db, urn, facts)?,
        head: match row.get::<_, Option<i64>>(4)? {
            Some(school) if facts.stage.is_some() => head(db, school, kind, &before, &after)?,
            _ => HeadNow::Nobody,
        },
        ..facts
    });
    Ok(RegisterChange {
        id: row.get(0)?,
        urn,
        name: row.get(2)?,
        la: names.name("la", &la).to_owned(),
        school_id: row.get(4)?,
        kind,
        label: kind.label().to_owned(),
        before,
        after,
        related_urn: row.get(8)?,
        can_follow: row.get(11)?,
        perhaps_same: facts.perhaps_same,
        file_date: row.get(10)?,
        outcome,
        outcome_label: match done.filter(|_| outcome == Outcome::Accepted) {
            Some(done) => format!("{}: {}", outcome.label(), done.done()),
            None => outcome.label().to_owned(),
        },
        settled_at: row.get(14)?,
        is_new: outcome == Outcome::Open && !row.get::<_, bool>(15)?,
        offer,
        offer_label: offer.label().to_owned(),
    })
}

/// What follows a school of ours that closed. Links are looked up only where it matters.
fn successor(db: &Db, urn: i64, facts: Facts) -> Result<Successor> {
    let closed = matches!(facts.kind, ChangeKind::Closed | ChangeKind::Converted);
    if !closed || facts.open || facts.stage.is_none() {
        return Ok(Successor::None);
    }
    Ok(match links::following(db, urn)? {
        Following::Nothing => Successor::None,
        Following::Ask { .. } => Successor::Asks,
        Following::Plain { successor } => {
            let free: bool = db
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM establishment WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM school WHERE urn = ?1)",
                )?
                .query_row([successor], |row| row.get(0))?;
            if free {
                Successor::Free
            } else {
                Successor::Asks
            }
        }
    })
}

/// What our records say of the head whom a change is about. They are looked up only where it matters.
pub(super) fn head(
    db: &Db,
    school: i64,
    kind: ChangeKind,
    before: &str,
    after: &str,
) -> Result<HeadNow> {
    if !is_of_head(kind) {
        return Ok(HeadNow::Nobody);
    }
    let (before, after) = (named_in(before), named_in(after));
    now(db, school, before.as_ref(), after.as_ref(), today(db)?)
}

fn is_of_head(kind: ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::HeadChanged | ChangeKind::HeadVacated | ChangeKind::HeadFilled
    )
}

fn today(db: &Db) -> Result<Day> {
    let text: String = db
        .prepare_cached("SELECT today()")?
        .query_row([], |row| row.get(0))?;
    Ok(text.parse().unwrap_or(Day::MIN))
}

/// A change of the head as the register tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadChangeFound {
    /// Our school on that URN.
    pub school_id: Option<i64>,
    /// Who was head; `None`: nobody.
    pub before: Option<NamedHead>,
    /// Who is; `None`: nobody.
    pub after: Option<NamedHead>,
    /// The day that the file tells of.
    pub day: Day,
}

/// A change of the head as the register tells it.
///
/// # Errors
/// A sentence where it is gone or about something else.
pub fn head_change(db: &Db, id: i64) -> Result<HeadChangeFound> {
    use rusqlite::OptionalExtension;
    type Told = (i64, Option<i64>, String, String, String, Option<Day>);
    let told: Option<Told> = db
        .prepare_cached(
            "SELECT c.urn, s.id, c.kind, c.before, c.after, coalesce(l.file_date, substr(l.loaded_at, 1, 10))
             FROM register_change c JOIN register_load l ON l.id = c.load_id
               LEFT JOIN school s ON s.urn = c.urn WHERE c.id = ?1",
        )?
        .query_row([id], |row| {
            let day: Option<String> = row.get(5)?;
            let day = day.and_then(|day| day.parse().ok());
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, day))
        })
        .optional()?;
    let Some((urn, school_id, kind, before, after, day)) = told else {
        return Err(Error::not_found(
            "This change is not in the register watch any more. Undo may bring it back.",
        ));
    };
    if !is_of_head(kind_of(&kind)?) {
        return Err(Error::invalid(
            "This change of the register is not about a head.",
        ));
    }
    // The columns part a name better than its words do, for as long as the register still says so.
    let after = match (named_in(&after), register::head_of(db, urn)?) {
        (Some(told), Some(own)) if may_be_same(&told.name, &own.name) == Sameness::Same => {
            Some(own)
        }
        (told, _) => told,
    };
    Ok(HeadChangeFound {
        school_id,
        before: named_in(&before),
        after,
        day: match day {
            Some(day) => day,
            None => today(db)?,
        },
    })
}

fn kind_of(text: &str) -> Result<ChangeKind> {
    ChangeKind::from_word(text).ok_or_else(|| {
        Error::bug(format!(
            "The register watch holds a kind of change “{text}” that is not known."
        ))
    })
}

fn outcome_of(text: &str) -> Result<Outcome> {
    Outcome::from_code(text).ok_or_else(|| {
        Error::bug(format!(
            "The register watch holds an outcome “{text}” that is not known."
        ))
    })
}
