//! What timelines and the box for logging read.

use super::log_box::{LogBox, LogBoxRequest, LogRead, LogReading, Spoken};
use super::{
    ActivityKind, Cursor, EntryKind, KeptFile, Linked, Subject, TimelineEntry, TimelinePage,
    TimelineRequest, spoken,
};
use crate::error::{Error, Result};
use crate::fold::unaccented;
use crate::list::sql::{agreement_years, person_name};
use crate::register::diff::ChangeKind;
use crate::session::Read;
use crate::store::Db;
use crate::types::{About, PartDay};
use rusqlite::{OptionalExtension, named_params};

/// The name of `person p`.
const FULL_NAME: &str = person_name!("p");
/// The academic years of `agreement a`, in words.
const YEARS: &str = agreement_years!("a");

/// Entries of a page unless told otherwise.
const PAGE: u32 = 30;
/// The most entries of a page.
const MOST: u32 = 1_000;

/// The entries that tables other than `activity` have for a record `:of`, each as
/// `from` (its place among equal days, the greater the newer), `id`, `kind`, `on_day`, `at_time`, `direction`, `title`, `text`, `staff_id`, `person`.
#[derive(Clone)]
struct Beside {
    from: i64,
    sql: String,
}

/// A timeline, newest first. Each part is read in its own order and only as far as the page needs.
///
/// # Errors
/// A sentence where it is not said whose.
pub fn timeline(read: &Read<'_>, request: TimelineRequest) -> Result<TimelinePage> {
    let (whose, of) = whose(&request.of)?;
    let limit = match request.limit {
        0 => PAGE,
        more => more.min(MOST),
    };
    let after = request.after.unwrap_or(Cursor {
        day: "9999-99-99".to_owned(),
        from: i64::MAX,
        id: i64::MAX,
    });
    let kinds: String = request
        .kinds
        .iter()
        .map(|kind| format!(",{},", kind.code()))
        .collect();
    let search = unaccented(request.search.trim());
    let mut parts = vec![activities(whose).to_owned()];
    parts.extend(beside(whose).iter().map(page_of));
    let sql = format!(
        "SELECT origin, id, kind, on_day, at_time, direction, title, text,
            coalesce((SELECT name FROM staff WHERE id = staff_id), ''), person_id
         FROM ({}) ORDER BY on_day DESC, origin DESC, id DESC LIMIT :limit",
        parts.join(" UNION ALL ")
    );
    let mut statement = read.db.prepare_cached(&sql)?;
    let rows = statement.query_map(
        named_params! {
            ":of": of, ":day": after.day, ":from": after.from, ":id": after.id,
            ":search": search, ":kinds": kinds, ":limit": limit + 1,
        },
        |row| {
            Ok(Found {
                cursor: Cursor {
                    day: row.get(3)?,
                    from: row.get(0)?,
                    id: row.get(1)?,
                },
                kind: EntryKind::from_code(&row.get::<_, String>(2)?),
                time: row.get(4)?,
                direction: row.get(5)?,
                title: row.get(6)?,
                text: row.get(7)?,
                by: row.get(8)?,
                person_id: row.get(9)?,
            })
        },
    )?;
    let mut found: Vec<Found> = rows.collect::<rusqlite::Result<_>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found
        .last()
        .filter(|_| more)
        .map(|last| last.cursor.clone());
    let entries = found
        .into_iter()
        .map(|entry| entry.shown(read.db, whose, of))
        .collect::<Result<_>>()?;
    Ok(TimelinePage { entries, next })
}

/// What another table says, as far as one page can need it.
fn page_of(part: &Beside) -> String {
    format!(
        "SELECT * FROM (SELECT {from} AS origin, p.* FROM ({sql}) p
           WHERE (on_day, {from}, id) < (:day, :from, :id)
             AND (:kinds = '' OR instr(:kinds, ',' || kind || ',') > 0)
             AND (:search = '' OR instr(plain(title || ' ' || text), :search) > 0)
           ORDER BY on_day DESC, id DESC LIMIT :limit)",
        from = part.from,
        sql = part.sql
    )
}

/// What was logged comes first on a day.
const ACTIVITIES: i64 = 9;

/// What was logged, as far as one page can need it. Its conditions stand on the index itself, not around it, so that only
/// the rows of the page are read however long the timeline is.
fn activities(whose: Subject) -> &'static str {
    macro_rules! of {
        ($column:literal) => {
            concat!(
                "SELECT * FROM (SELECT 9 AS origin, x.activity_id AS id, a.kind, x.on_day, a.at_time, a.direction, a.title,
                   a.text, a.staff_id, NULL AS person_id
                 FROM activity_about x JOIN activity a ON a.id = x.activity_id WHERE x.",
                $column,
                " = :of AND x.on_day <= :day
                   AND (x.on_day < :day OR 9 < :from OR (9 = :from AND x.activity_id < :id))
                   AND (:kinds = '' OR instr(:kinds, ',' || a.kind || ',') > 0)
                   AND (:search = '' OR instr(plain(a.title || ' ' || a.text), :search) > 0)
                 ORDER BY x.on_day DESC, x.activity_id DESC LIMIT :limit)"
            )
        };
    }
    match whose {
        Subject::School => of!("school_id"),
        Subject::Person => of!("person_id"),
        Subject::Trust => of!("trust_id"),
        Subject::Group => of!("group_id"),
    }
}

/// What the other tables say, none of which has more than a few rows of one record.
fn beside(whose: Subject) -> Vec<Beside> {
    let entry = |from: i64, columns: &str, tables: &str| Beside {
        from,
        sql: format!("SELECT {columns} {tables}"),
    };
    let person = FULL_NAME;
    // A school or trust shows who came and went, a person where.
    let place = "coalesce((SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = t.school_id),
        (SELECT coalesce(g.name, u.name) FROM trust u LEFT JOIN establishment_group g ON g.id = u.uid WHERE u.id = t.trust_id), 'us')";
    let posts = "FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id";
    // What a merge left on the record that went is said of whoever is kept.
    let stands = |of: &str| {
        if of == "person_id" {
            ""
        } else {
            " AND p.merged_into IS NULL"
        }
    };
    let term = |from: i64, day: &str, title: String, of: &str| {
        entry(
            from,
            &format!(
                "t.id, 'post' AS kind, t.{day} AS on_day, '' AS at_time, '' AS direction, {title} AS title, t.note AS text,
                 NULL AS staff_id, t.person_id"
            ),
            &format!("{posts} WHERE t.{of} = :of AND t.{day} <> ''{}", stands(of)),
        )
    };
    let terms = |of: &str| {
        let (began, ended) = if of == "person_id" {
            (
                format!("'Began: ' || r.name || ' at ' || {place}"),
                format!("'Ended: ' || r.name || ' at ' || {place}"),
            )
        } else {
            (
                format!("{person} || ' began: ' || r.name"),
                format!("{person} || ' ended: ' || r.name"),
            )
        };
        let by_then = "|| CASE WHEN t.until_by THEN ', by then' ELSE '' END";
        [
            term(7, "from_on", began, of),
            term(6, "until_on", format!("{ended} {by_then}"), of),
        ]
    };
    let steps = |of: &str| {
        entry(
            5,
            &format!(
                "c.id, 'champion' AS kind, c.since_on AS on_day, '' AS at_time, '' AS direction,
                 {person} || ' ' || CASE c.stage WHEN 'identified' THEN 'identified as champion'
                   WHEN 'approached' THEN 'approached as champion' WHEN 'agreed' THEN 'agreed to be champion'
                   WHEN 'active' THEN 'active as champion' ELSE 'stepped down as champion' END AS title,
                 c.reason AS text, c.by AS staff_id, h.person_id"
            ),
            &format!(
                "FROM champion h JOIN champion_step c ON c.champion_id = h.id JOIN person p ON p.id = h.person_id
                 WHERE h.{of} = :of{}",
                stands(of)
            ),
        )
    };
    let agreements = |condition: &str| {
        let one = |from: i64, day: &str, said: &str| {
            entry(
                from,
                &format!(
                    "a.id, 'agreement' AS kind, a.{day} AS on_day, '' AS at_time, '' AS direction,
                     'Partnership agreement {said}: ' || {YEARS} AS title,
                     a.note AS text, NULL AS staff_id, a.person_id"
                ),
                &format!("FROM agreement a WHERE {condition} AND a.{day} <> ''"),
            )
        };
        [one(4, "signed_on", "signed"), one(3, "sent_on", "sent")]
    };
    let meetings = |tables: &str| {
        entry(
            8,
            "m.id, 'meeting' AS kind, m.on_day, '' AS at_time, '' AS direction,
             trim(m.title || CASE WHEN m.place <> '' THEN ' (' || m.place || ')' ELSE '' END) AS title, m.note AS text,
             NULL AS staff_id, NULL AS person_id",
            tables,
        )
    };
    let briefings = |of: &str| {
        entry(
            1,
            "b.id, CASE b.how WHEN 'webinar' THEN 'meeting' WHEN 'brochure' THEN 'letter' ELSE b.how END AS kind, b.on_day,
             '' AS at_time, 'out' AS direction, 'Told about: ' || b.topic AS title, b.note AS text, NULL AS staff_id,
             b.person_id",
            &format!("FROM briefing b WHERE b.{of} = :of"),
        )
    };
    let consents = || {
        entry(
            0,
            "c.id, c.how AS kind, c.on_day, '' AS at_time, 'in' AS direction, CASE c.stand WHEN 'given' THEN 'Agreed to mailings'
               WHEN 'objected' THEN 'Objected to mailings' ELSE 'Agreed to mailings no longer' END AS title,
             c.note AS text, NULL AS staff_id, NULL AS person_id",
            "FROM consent c WHERE c.person_id = :of",
        )
    };
    let notices = || {
        entry(
            -1,
            "n.id, 'letter' AS kind, n.given_on AS on_day, '' AS at_time, 'out' AS direction,
             'Told that we hold their details' AS title, '' AS text, NULL AS staff_id, NULL AS person_id",
            "FROM privacy_notice n WHERE n.person_id = :of AND n.given_on <> ''",
        )
    };
    match whose {
        Subject::School => [
            terms("school_id").into_iter().collect::<Vec<_>>(),
            vec![
                steps("school_id"),
                entry(
                    2,
                    "c.id, 'register' AS kind, coalesce(l.file_date, '') AS on_day, '' AS at_time, '' AS direction,
                     c.kind AS title, c.before || ' → ' || c.after AS text, NULL AS staff_id, NULL AS person_id",
                    "FROM register_change c JOIN register_load l ON l.id = c.load_id
                     WHERE c.urn IN (SELECT urn FROM school WHERE id = :of UNION SELECT urn FROM school_urn WHERE school_id = :of)",
                ),
            ],
            vec![briefings("school_id")],
            agreements(
                "(a.school_id = :of OR a.id IN (SELECT agreement_id FROM agreement_named WHERE school_id = :of))",
            )
            .into(),
        ]
        .concat(),
        Subject::Person => [
            terms("person_id").into_iter().collect::<Vec<_>>(),
            vec![
                steps("person_id"),
                meetings(
                    "FROM group_attendance g JOIN group_meeting m ON m.id = g.meeting_id
                     WHERE g.person_id = :of AND g.state = 'present'",
                ),
            ],
            agreements("a.person_id = :of").into(),
            vec![briefings("person_id"), consents(), notices()],
        ]
        .concat(),
        Subject::Trust => [
            terms("trust_id").into_iter().collect::<Vec<_>>(),
            agreements("a.trust_id = :of").into(),
        ]
        .concat(),
        Subject::Group => vec![meetings("FROM group_meeting m WHERE m.group_id = :of")],
    }
}

fn whose(of: &About) -> Result<(Subject, i64)> {
    [
        (Subject::School, of.school_id),
        (Subject::Person, of.person_id),
        (Subject::Trust, of.trust_id),
        (Subject::Group, of.group_id),
    ]
    .into_iter()
    .find_map(|(whose, id)| id.map(|id| (whose, id)))
    .ok_or_else(|| {
        Error::invalid("A timeline is of a school, a person, a trust or a group. Say which.")
    })
}

/// An entry as it was read.
struct Found {
    cursor: Cursor,
    kind: EntryKind,
    time: String,
    direction: String,
    title: String,
    text: String,
    by: String,
    person_id: Option<i64>,
}

impl Found {
    fn shown(self, db: &Db, whose: Subject, of: i64) -> Result<TimelineEntry> {
        let Cursor { day, from, id } = self.cursor;
        let activity_id = (from == ACTIVITIES).then_some(id);
        let mut about = match activity_id {
            Some(activity) => linked(db, &all_about(db, activity)?)?,
            None => linked(
                db,
                &[About {
                    person_id: self.person_id,
                    ..About::default()
                }],
            )?,
        };
        about.retain(|one| (one.kind, one.id) != (whose, of));
        let title = match self.kind {
            EntryKind::Register => ChangeKind::from_word(&self.title)
                .map_or(self.title, |kind| kind.label().to_owned()),
            _ => self.title,
        };
        let said = match self.direction.as_str() {
            "in" => " from them",
            "out" => " from us",
            _ => "",
        };
        let when = PartDay::stored(&day).written();
        Ok(TimelineEntry {
            key: format!("{from}-{id}"),
            activity_id,
            kind: self.kind,
            label: format!("{}{said}", self.kind.label()),
            when: format!("{when} {}", self.time).trim().to_owned(),
            on: day,
            title,
            text: self.text,
            by: self.by,
            about,
            files: match activity_id {
                Some(activity) => files(db, activity)?,
                None => Vec::new(),
            },
        })
    }
}

fn all_about(db: &Db, activity: i64) -> Result<Vec<About>> {
    let mut statement = db.prepare_cached(
        "SELECT person_id, school_id, trust_id, group_id FROM activity_about WHERE activity_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([activity], |row| {
        Ok(About {
            person_id: row.get(0)?,
            school_id: row.get(1)?,
            trust_id: row.get(2)?,
            group_id: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn files(db: &Db, activity: i64) -> Result<Vec<KeptFile>> {
    let mut statement =
        db.prepare_cached("SELECT id, name FROM activity_file WHERE activity_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([activity], |row| {
        Ok(KeptFile {
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The names and pages of everything that is named there, people first, each once; what is not in the file any more,
/// or was merged into another, is left out.
///
/// # Errors
/// What SQLite says.
pub fn linked(db: &Db, about: &[About]) -> Result<Vec<Linked>> {
    let mut out: Vec<Linked> = Vec::new();
    type Named = (Subject, fn(&About) -> Option<i64>);
    let subjects: [Named; 4] = [
        (Subject::Person, |one| one.person_id),
        (Subject::School, |one| one.school_id),
        (Subject::Trust, |one| one.trust_id),
        (Subject::Group, |one| one.group_id),
    ];
    for (kind, of) in subjects {
        for id in about.iter().filter_map(of) {
            if out.iter().any(|one| (one.kind, one.id) == (kind, id)) {
                continue;
            }
            if let Some((name, page)) = name_and_page(db, kind, id)? {
                let route = match kind {
                    Subject::Person => "/person?id=",
                    Subject::School => "/school/",
                    Subject::Trust => "/trust?uid=",
                    Subject::Group => "/group?id=",
                };
                out.push(Linked {
                    kind,
                    id,
                    name,
                    route: format!("{route}{page}"),
                });
            }
        }
    }
    Ok(out)
}

/// Its name, and the number by which its page is found: a trust's is its Group UID.
fn name_and_page(db: &Db, kind: Subject, id: i64) -> Result<Option<(String, i64)>> {
    let person =
        format!("SELECT {FULL_NAME}, p.id FROM person p WHERE p.id = ?1 AND p.merged_into IS NULL");
    let sql = match kind {
        Subject::Person => person.as_str(),
        Subject::School => {
            "SELECT coalesce(e.name, s.name), s.id FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1"
        }
        Subject::Trust => {
            "SELECT coalesce(g.name, t.name), t.uid FROM trust t LEFT JOIN establishment_group g ON g.id = t.uid WHERE t.id = ?1"
        }
        Subject::Group => "SELECT name, id FROM working_group WHERE id = ?1",
    };
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The people who can be spoken to about a record, and what we would confirm with them.
///
/// # Errors
/// What SQLite says.
pub fn log_box(read: &Read<'_>, request: LogBoxRequest) -> Result<LogBox> {
    let of = request.of;
    let by_place = |column: &str| {
        format!(
            "SELECT t.person_id, {FULL_NAME}, r.name, t.main_contact, t.acting
             FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
             WHERE t.{column} = ?1 AND p.merged_into IS NULL AND stands(t.from_on, t.until_on, t.ended) = 'current'
             ORDER BY t.main_contact DESC, r.rank, p.last_name, t.id"
        )
    };
    let (sql, id) = match whose(&of)? {
        (Subject::School, id) => (by_place("school_id"), id),
        (Subject::Trust, id) => (by_place("trust_id"), id),
        (Subject::Person, id) => (
            format!(
                "SELECT p.id, {FULL_NAME}, coalesce(group_concat(r.name, ', '), ''), 1, 0
                 FROM person p LEFT JOIN tenure t ON t.person_id = p.id AND stands(t.from_on, t.until_on, t.ended) = 'current'
                 LEFT JOIN role r ON r.id = t.role_id WHERE p.id = ?1 GROUP BY p.id"
            ),
            id,
        ),
        (Subject::Group, id) => (
            format!(
                "SELECT p.id, {FULL_NAME}, CASE g.office WHEN 'chair' THEN 'Chair' ELSE 'Member' END, g.office = 'chair', 0
                 FROM group_member g JOIN person p ON p.id = g.person_id
                 WHERE g.group_id = ?1 AND p.merged_into IS NULL AND stands(g.from_on, g.until_on, 0) = 'current'
                 ORDER BY g.office = 'chair' DESC, p.last_name"
            ),
            id,
        ),
    };
    let mut statement = read.db.prepare_cached(&sql)?;
    let rows = statement.query_map([id], |row| {
        let (post, acting): (String, bool) = (row.get(2)?, row.get(4)?);
        Ok(Spoken {
            person_id: row.get(0)?,
            name: row.get(1)?,
            post: if acting {
                format!("{post} (acting)")
            } else {
                post
            },
            main: row.get(3)?,
            email: String::new(),
        })
    })?;
    let mut people: Vec<Spoken> = Vec::new();
    for row in rows {
        let row = row?;
        match people.iter_mut().find(|one| one.person_id == row.person_id) {
            Some(same) => same.post = format!("{}, {}", same.post, row.post),
            None => people.push(row),
        }
    }
    for person in &mut people {
        person.email = read
            .db
            .prepare_cached(
                "SELECT value FROM address WHERE person_id = ?1 AND medium = 'email' AND state = 'good'
                 ORDER BY is_main DESC, id LIMIT 1",
            )?
            .query_row([person.person_id], |row| row.get(0))
            .optional()?
            .unwrap_or_default();
    }
    Ok(LogBox {
        kinds: ActivityKind::ALL
            .into_iter()
            .map(|kind| (kind, kind.label().to_owned()))
            .collect(),
        people,
        places: match of.person_id {
            Some(person) => linked(read.db, &places_of(read.db, person)?)?,
            None => Vec::new(),
        },
    })
}

/// Where a person holds a post now, our main contact's place first.
///
/// # Errors
/// What SQLite says.
pub fn places_of(db: &Db, person: i64) -> Result<Vec<About>> {
    let mut statement = db.prepare_cached(
        "SELECT school_id, trust_id FROM tenure
         WHERE person_id = ?1 AND stands(from_on, until_on, ended) = 'current'
           AND (school_id IS NOT NULL OR trust_id IS NOT NULL)
         ORDER BY main_contact DESC, id",
    )?;
    let rows = statement.query_map([person], |row| {
        Ok(About {
            school_id: row.get(0)?,
            trust_id: row.get(1)?,
            ..About::default()
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What kind of activity the text in the box tells of, while it is typed.
///
/// # Errors
/// None of its own.
pub fn log_reading(_: &Read<'_>, request: LogReading) -> Result<LogRead> {
    Ok(LogRead {
        kind: spoken::kind(&request.text).unwrap_or(ActivityKind::Note),
    })
}
