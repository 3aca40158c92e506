//! What the pages of people, schools and trusts read about people.

pub use super::duplicates::queries::standing_id;
use super::find::{FindPeople, FoundPeople, FoundPerson};
use super::shown::{
    Championing, HeldPost, Membership, PeoplePlace, PersonPage, PlacePeople, PlacePerson,
    ShownAddress, TraineeLink, term,
};
use super::store::FULL_NAME;
use super::{AddressKind, Medium, OnePerson, PersonName, vacancy};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::history;
use crate::session::Read;
use crate::store::Db;
use crate::tenure;
use crate::tenure::Standing;
use crate::tenure::freshness::{Fresh, Limits};
use crate::trainee;
use crate::types::{Day, PartDay, Source, counted, written};
use rusqlite::{OptionalExtension, Row, ToSql, params};
use std::cmp::Reverse;

/// The name of the people who were opened last in `view_state`.
pub(super) const RECENT: &str = "recentPeople";

/// The most people that one answer of the find box carries.
const MOST_FOUND: u32 = 50;

/// The name of school `s` with its establishment `e`, or of trust `u` with its group `g`.
const PLACE: &str = "coalesce(e.name, s.name, g.name, u.name)";
/// The tables of [`PLACE`], from a row `x` with `school_id` and `trust_id`.
const PLACES: &str =
    "LEFT JOIN school s ON s.id = x.school_id LEFT JOIN establishment e ON e.id = s.urn
     LEFT JOIN trust u ON u.id = x.trust_id LEFT JOIN establishment_group g ON g.id = u.uid";

/// The person page.
pub fn page(read: &Read<'_>, request: OnePerson) -> Result<PersonPage> {
    let db = read.db;
    let today = read.desk.store.clock().today();
    let mut page = db
        .prepare_cached(&format!(
            "SELECT p.id, p.title, p.first_name, p.last_name, p.known_as, {FULL_NAME}, p.merged_into, p.notes, p.objects,
               p.objected_on, p.added_on
             FROM person p WHERE p.id = ?1"
        ))?
        .query_row([request.id], |row| {
            Ok(PersonPage {
                id: row.get(0)?,
                name: PersonName {
                    title: row.get(1)?,
                    first: row.get(2)?,
                    last: row.get(3)?,
                    known_as: row.get(4)?,
                },
                full: row.get(5)?,
                now: String::new(),
                merged_into: row.get(6)?,
                notes: row.get(7)?,
                objects: row.get(8)?,
                objected_on: row.get(9)?,
                added_on: row.get(10)?,
                tags: Vec::new(),
                posts: Vec::new(),
                reach: Vec::new(),
                addresses: Vec::new(),
                place_addresses: Vec::new(),
                groups: Vec::new(),
                championing: Vec::new(),
                trainee: None,
                removal: String::new(),
                history: Vec::new(),
            })
        })
        .optional()?
        .ok_or_else(gone)?;
    page.tags = db
        .prepare_cached(
            "SELECT tag FROM person_tag WHERE person_id = ?1 ORDER BY tag COLLATE NOCASE",
        )?
        .query_map([page.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    page.posts = posts(db, "x.person_id = ?1", &page.id, today)?;
    page.posts.sort_by_key(|post| {
        (
            order(post.standing),
            Reverse(post.last.clone()),
            Reverse(post.first.clone()),
            post.rank,
        )
    });
    page.now = now(&page.posts);
    page.addresses = addresses(db, "x.person_id = ?1", &page.id, today)?;
    page.place_addresses = place_addresses(db, &page.posts, today)?;
    let all: Vec<&ShownAddress> = page.addresses.iter().chain(&page.place_addresses).collect();
    page.reach = [Medium::Email, Medium::Telephone]
        .into_iter()
        .filter_map(|medium| best(all.iter().copied(), medium))
        .collect();
    page.groups = groups(db, page.id, today)?;
    page.trainee = trainee::queries::of_person(db, page.id)?.map(|of| TraineeLink {
        id: of.id,
        words: of.words,
    });
    page.championing = championing(db, page.id)?;
    page.removal = removal(db, page.id, &page.full)?;
    page.history = history::queries::of_person(read, page.id, 100)?;
    Ok(page)
}

pub(super) fn gone() -> Error {
    Error::not_found("This person is not in the file any more. Undo may bring them back.")
}

/// Current ones first, then announced ones, then former ones.
fn order(standing: Standing) -> u8 {
    match standing {
        Standing::Current => 0,
        Standing::Announced => 1,
        Standing::Former => 2,
    }
}

/// `Head teacher, Alder Hill Primary School; Governor …`: the posts of today in a line.
fn now(posts: &[HeldPost]) -> String {
    posts
        .iter()
        .filter(|post| post.standing == Standing::Current)
        .map(|post| format!("{}, {}", post.role, post.place))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The posts of a condition on the tenure `x`.
fn posts(db: &Db, condition: &str, value: &dyn ToSql, today: Day) -> Result<Vec<HeldPost>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.id, x.person_id, {FULL_NAME}, x.role_id, r.name, r.code, r.rank, r.is_head, x.school_id, u.uid, {PLACE},
           x.from_on, x.until_on, x.until_by, x.ended, x.acting, x.job_share, x.main_contact, x.source, x.confirmed_on,
           coalesce(nullif(x.said_by, ''), by.name), x.note
         FROM tenure x JOIN person p ON p.id = x.person_id JOIN role r ON r.id = x.role_id
         LEFT JOIN staff by ON by.id = x.confirmed_by {PLACES}
         WHERE {condition}"
    ))?;
    let limits = tenure::queries::limits(db)?;
    let rows = statement.query_map([value], |row| held(row, limits, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn held(row: &Row<'_>, limits: Limits, today: Day) -> rusqlite::Result<HeldPost> {
    let text = |at: usize| row.get::<_, String>(at);
    let (from, until) = (PartDay::stored(&text(11)?), PartDay::stored(&text(12)?));
    let (until_by, ended): (bool, bool) = (row.get(13)?, row.get(14)?);
    let standing = Standing::of(&from, &until, ended, today);
    let (acting, role_code): (bool, String) = (row.get(15)?, row.get(5)?);
    let role = text(4)?;
    let source = Source::from_code(&text(18)?);
    let by: Option<String> = row.get(20)?;
    let fresh = (standing != Standing::Former).then(|| {
        Fresh::of(
            &row.get::<_, String>(19).unwrap_or_default(),
            by.as_deref(),
            source,
            false,
            limits,
            today,
        )
    });
    Ok(HeldPost {
        id: row.get(0)?,
        person_id: row.get(1)?,
        person: row.get(2)?,
        role_id: row.get(3)?,
        role: if acting && !role.starts_with("Acting") {
            format!("Acting {}", lowered(&role))
        } else {
            role
        },
        role_code,
        rank: row.get(6)?,
        is_head: row.get(7)?,
        school_id: row.get(8)?,
        trust_uid: row.get(9)?,
        place: row
            .get::<_, Option<String>>(10)?
            .unwrap_or_else(|| "With us".to_owned()),
        term: term(&from, &until, until_by, ended, standing),
        first: from.first().map(|day| day.to_string()),
        last: until.last().map(|day| day.to_string()),
        from,
        until,
        standing,
        acting,
        job_share: row.get(16)?,
        main_contact: row.get(17)?,
        source,
        fresh,
        note: row.get(21)?,
    })
}

/// `Deputy head` → `deputy head`; what is all capitals, such as `CEO`, stays.
fn lowered(role: &str) -> String {
    let mut letters = role.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => role.to_owned(),
    }
}

/// The addresses of a condition on the address `x`, those to use first in front.
fn addresses(db: &Db, condition: &str, value: &dyn ToSql, today: Day) -> Result<Vec<ShownAddress>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT x.id, x.person_id, x.role_id, r.name, {PLACE}, x.medium, x.value, x.kind, x.state, x.is_main, x.source,
           x.confirmed_on, coalesce(nullif(x.said_by, ''), by.name)
         FROM address x LEFT JOIN role r ON r.id = x.role_id LEFT JOIN staff by ON by.id = x.confirmed_by {PLACES}
         WHERE {condition}
         ORDER BY x.medium, x.is_main DESC, x.state = 'bounced', x.kind = 'personal', x.confirmed_on DESC, x.id"
    ))?;
    let limits = tenure::queries::limits(db)?;
    let rows = statement.query_map([value], |row| {
        let text = |at: usize| row.get::<_, String>(at);
        let person_id: Option<i64> = row.get(1)?;
        let (role, place): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        let bounced = text(8)? == "bounced";
        let by: Option<String> = row.get(12)?;
        Ok(ShownAddress {
            id: row.get(0)?,
            person_id,
            role_id: row.get(2)?,
            of: match (person_id, role, place) {
                (Some(_), _, _) => "Own".to_owned(),
                (None, Some(role), Some(place)) => format!("{role}, {place}"),
                (None, Some(role), None) => role,
                (None, None, place) => place.unwrap_or_default(),
            },
            medium: Medium::from_code(&text(5)?),
            value: text(6)?,
            kind: AddressKind::from_code(&text(7)?),
            bounced,
            is_main: row.get(9)?,
            fresh: Fresh::of(
                &text(11)?,
                by.as_deref(),
                Source::from_code(&text(10)?),
                bounced,
                limits,
                today,
            ),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first of a medium at which mail does not come back; else the first.
fn best<'a>(
    addresses: impl Iterator<Item = &'a ShownAddress> + Clone,
    medium: Medium,
) -> Option<ShownAddress> {
    let mut of_medium = addresses.filter(|address| address.medium == medium);
    let mut sound = of_medium.clone().filter(|address| !address.bounced);
    sound.next().or_else(|| of_medium.next()).cloned()
}

/// The addresses of someone's current posts, then those of the places themselves.
fn place_addresses(db: &Db, posts: &[HeldPost], today: Day) -> Result<Vec<ShownAddress>> {
    let mut of_posts = Vec::new();
    let mut of_places: Vec<ShownAddress> = Vec::new();
    for post in posts
        .iter()
        .filter(|post| post.standing == Standing::Current)
    {
        for address in at_place(db, post.school_id, post.trust_uid, today)? {
            let into = match address.role_id {
                Some(role) if role == post.role_id => &mut of_posts,
                Some(_) => continue,
                None => &mut of_places,
            };
            if into.iter().all(|known| known.id != address.id) {
                into.push(address);
            }
        }
    }
    of_posts.append(&mut of_places);
    Ok(of_posts)
}

/// The addresses of the posts at a place and its own.
fn at_place(
    db: &Db,
    school: Option<i64>,
    trust_uid: Option<i64>,
    today: Day,
) -> Result<Vec<ShownAddress>> {
    match (school, trust_uid) {
        (Some(id), _) => addresses(db, "x.school_id = ?1 AND x.person_id IS NULL", &id, today),
        (None, Some(uid)) => addresses(
            db,
            "x.trust_id = (SELECT id FROM trust WHERE uid = ?1) AND x.person_id IS NULL",
            &uid,
            today,
        ),
        (None, None) => Ok(Vec::new()),
    }
}

fn groups(db: &Db, person: i64, today: Day) -> Result<Vec<Membership>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT w.id, w.name, x.office, {PLACE}, x.from_on, x.until_on
         FROM group_member x JOIN working_group w ON w.id = x.group_id {PLACES}
         WHERE x.person_id = ?1 ORDER BY w.name COLLATE NOCASE, x.from_on DESC"
    ))?;
    let rows = statement.query_map([person], |row| {
        let text = |at: usize| row.get::<_, String>(at);
        let (from, until) = (PartDay::stored(&text(4)?), PartDay::stored(&text(5)?));
        let standing = Standing::of(&from, &until, false, today);
        let office = if text(2)? == "chair" {
            "Chair"
        } else {
            "Member"
        };
        Ok(Membership {
            group_id: row.get(0)?,
            group: row.get(1)?,
            office: match row.get::<_, Option<String>>(3)? {
                Some(place) => format!("{office} for {place}"),
                None => office.to_owned(),
            },
            term: term(&from, &until, false, false, standing),
            standing,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn championing(db: &Db, person: i64) -> Result<Vec<Championing>> {
    let mut statement = db.prepare_cached(
        "SELECT c.school_id, coalesce(e.name, s.name), c.stage, c.since_on, c.reason
         FROM champion c JOIN school s ON s.id = c.school_id LEFT JOIN establishment e ON e.id = s.urn
         WHERE c.person_id = ?1 ORDER BY c.since_on DESC",
    )?;
    let rows = statement.query_map([person], |row| {
        let (stage, since, reason): (String, String, String) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        let mut words = match stage.as_str() {
            "steppedDown" => "Stepped down".to_owned(),
            other => {
                let mut letters = other.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters).collect()
            }
        };
        if let Ok(day) = since.parse() {
            words += &format!(" since {}", written(day));
        }
        if !reason.is_empty() {
            words += &format!(": {reason}");
        }
        Ok(Championing {
            school_id: row.get(0)?,
            school: row.get(1)?,
            words,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What goes with someone who is removed, and what stays.
fn removal(db: &Db, person: i64, name: &str) -> Result<String> {
    let count = |table: &str| -> Result<u64> {
        let sql = format!("SELECT count(*) FROM {table} WHERE person_id = ?1");
        let count: i64 = db
            .prepare_cached(&sql)?
            .query_row([person], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    };
    let mut parts = Vec::new();
    for (table, one, many) in [
        ("tenure", "post", "posts"),
        ("address", "address", "addresses"),
        ("champion", "entry as champion", "entries as champion"),
        (
            "trainee",
            "entry as trainee (checks, equality data, placements)",
            "entries as trainee (checks, equality data, placements)",
        ),
        (
            "group_member",
            "membership of a group",
            "memberships of groups",
        ),
    ] {
        let found = count(table)?;
        if found > 0 {
            parts.push(counted(found, one, many));
        }
    }
    let goes = match parts.split_last() {
        None => String::new(),
        Some((one, [])) => format!(" with {one}"),
        Some((last, others)) => format!(" with {} and {last}", others.join(", ")),
    };
    Ok(format!(
        "This takes {name} off the file{goes}. What was logged and the tasks stay, without the name. Ctrl+Z brings all of it back."
    ))
}

/// The people of a school or trust.
pub fn place(read: &Read<'_>, request: PeoplePlace) -> Result<PlacePeople> {
    people_at(read.db, request, read.desk.store.clock().today())
}

/// The people of a school or trust on a day.
pub(crate) fn people_at(db: &Db, request: PeoplePlace, today: Day) -> Result<PlacePeople> {
    let mut posts = match (request.school_id, request.trust_uid) {
        (Some(id), _) => posts(db, "x.school_id = ?1 AND p.merged_into IS NULL", &id, today)?,
        (None, Some(uid)) => posts(db, "u.uid = ?1 AND p.merged_into IS NULL", &uid, today)?,
        (None, None) => {
            return Err(Error::invalid(
                "The people of a place need a school of ours or a trust.",
            ));
        }
    };
    posts.sort_by_key(|post| match post.standing {
        // Those who left last stand first among the former.
        Standing::Former => (
            2,
            0,
            Reverse(post.last.clone()),
            post.rank,
            post.person.clone(),
        ),
        standing => (
            order(standing),
            post.rank,
            Reverse(None),
            i64::from(post.acting),
            post.person.clone(),
        ),
    });
    let vacancies = match request.school_id {
        Some(id) if is_open(db, id)? => {
            let list = crate::tenure::actions::posts(db)?;
            vacancy::vacancies(&posts, |code| {
                let post = list.iter().find(|post| post.code == code && post.active);
                post.map(|post| (post.id, post.name.clone()))
            })
        }
        _ => Vec::new(),
    };
    let of_place = at_place(db, request.school_id, request.trust_uid, today)?;
    let mut people = Vec::with_capacity(posts.len());
    for post in posts {
        let own = addresses(db, "x.person_id = ?1", &post.person_id, today)?;
        // Whoever has left is no longer reached through the post.
        let of_post = of_place.iter().filter(|address| {
            address.role_id == Some(post.role_id) && post.standing == Standing::Current
        });
        let all = own.iter().chain(of_post);
        people.push(PlacePerson {
            email: best(all.clone(), Medium::Email),
            telephone: best(all, Medium::Telephone),
            post,
        });
    }
    Ok(PlacePeople {
        people,
        vacancies,
        addresses: of_place,
    })
}

/// Whether a school of ours is open, as far as the register knows it.
fn is_open(db: &Db, school: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(e.status_code IN ('1', '3'), 1) FROM school s LEFT JOIN establishment e ON e.id = s.urn
             WHERE s.id = ?1",
        )?
        .query_row([school], |row| row.get(0))
        .optional()?
        .unwrap_or(false))
}

/// The name of a school of ours or of a trust; `None`: neither is given, or it is not there.
pub(crate) fn place_name(
    db: &Db,
    school: Option<i64>,
    trust: Option<i64>,
) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {PLACE} FROM (SELECT ?1 AS school_id, ?2 AS trust_id) x {PLACES}"
        ))?
        .query_row(params![school, trust], |row| row.get(0))?)
}

/// The first people that match some words, best first.
pub fn find(read: &Read<'_>, request: FindPeople) -> Result<FoundPeople> {
    let limit = request.limit.clamp(1, MOST_FOUND) as usize;
    let found =
        read.desk
            .people
            .find(read.db, read.desk.store.generation(), &request.text, limit)?;
    let people = found
        .into_iter()
        .map(|(id, by_name)| found_person(read.db, id, by_name, read.desk.store.clock().today()));
    Ok(FoundPeople {
        people: people
            .filter_map(Result::transpose)
            .collect::<Result<_>>()?,
    })
}

/// Someone as a find box shows them; `None`: they are not there, or were merged into another.
fn found_person(db: &Db, id: i64, by_name: bool, today: Day) -> Result<Option<FoundPerson>> {
    let named: Option<(String, bool)> = db
        .prepare_cached(&format!(
            "SELECT {FULL_NAME}, p.objects FROM person p WHERE p.id = ?1 AND p.merged_into IS NULL"
        ))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((name, objects)) = named else {
        return Ok(None);
    };
    let mut held = posts(db, "x.person_id = ?1", &id, today)?;
    held.sort_by_key(|post| (order(post.standing), post.rank, Reverse(post.last.clone())));
    let current = held
        .iter()
        .filter(|post| post.standing == Standing::Current)
        .count();
    let trainee = trainee::queries::of_person(db, id)?;
    let about = held.first().map_or_else(
        || {
            trainee
                .as_ref()
                .map_or_else(|| "No post".to_owned(), |of| of.words.clone())
        },
        |post| {
            let said = format!("{}, {}", post.role, post.place);
            match post.standing {
                Standing::Current if current > 1 => format!("{said}, and {} more", current - 1),
                Standing::Current => said,
                Standing::Announced => format!("{said} {}", post.term),
                Standing::Former => format!("Was {said}"),
            }
        },
    );
    let own = addresses(db, "x.person_id = ?1", &id, today)?;
    Ok(Some(FoundPerson {
        id,
        name,
        about,
        email: best(own.iter(), Medium::Email).map(|address| address.value),
        objects,
        by_name,
        // Whoever has trained and holds a post by now is found as a person.
        trainee_id: trainee
            .filter(|of| !of.is_over || current == 0)
            .map(|of| of.id),
    }))
}

/// The people whom the present member of staff opened last, newest first. Those who are gone are left out.
pub fn recent(read: &Read<'_>, _: Nothing) -> Result<FoundPeople> {
    let staff = read.desk.store.staff_id();
    let today = read.desk.store.clock().today();
    let ids: Vec<i64> = crate::view::queries::left(read.db, staff, RECENT)?;
    let people = ids
        .into_iter()
        .map(|id| found_person(read.db, id, true, today));
    Ok(FoundPeople {
        people: people
            .filter_map(Result::transpose)
            .collect::<Result<_>>()?,
    })
}

/// The e-mails and telephones of a person's own, folded, and their tags.
///
/// # Errors
/// What SQLite says.
pub(crate) fn own(db: &Db, person: i64) -> Result<(Vec<String>, Vec<String>)> {
    let texts = |sql: &str| -> Result<Vec<String>> {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map([person], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok((
        texts("SELECT folded FROM address WHERE person_id = ?1")?,
        texts("SELECT tag FROM person_tag WHERE person_id = ?1")?,
    ))
}

/// Every tag of people, in alphabetical order.
pub fn tags(read: &Read<'_>, _: Nothing) -> Result<Vec<String>> {
    let mut statement = read
        .db
        .prepare_cached("SELECT DISTINCT tag FROM person_tag ORDER BY tag COLLATE NOCASE")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
