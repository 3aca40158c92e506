//! The SQL functions that our queries use beyond SQLite's own.
//!
//! They belong to a connection and never to the file: no table, index or trigger of it names one, so every other program
//! can still open it.

use crate::distance::{Point, miles};
use crate::figure::{Key, shipped_for};
use crate::fold::unaccented;
use crate::mentor::funding;
use crate::register::diff::{Following, follow};
use crate::register::{Establishment, Link};
use crate::types::{Clock, Day, PartDay, Standing};
use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

/// Adds them to a connection.
///
/// - `plain(text)`: in small letters and without accents, so that "élan" finds "Élan" and "Elan". NULL stays NULL.
/// - `miles(easting, northing, easting, northing)`: how far two points of the National Grid lie apart; NULL where a
///   point is not known.
/// - `follower(id, closed_on, urn, link_urn, link_type, since)` over the links of one establishment: the URN that plainly
///   follows it, 0 where someone has to choose, NULL where its links name nothing.
/// - `mentor_rate(district)`: what an hour of mentor training is worth in a district, in pence.
/// - `shipped_figure(key, year, route)`: a figure of the rules as shipped for exactly this route (empty: all that have
///   none of their own), in the academic year that begins in `year`; NULL where there is none.
pub(super) fn install(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("plain", 1, flags, |context| {
        Ok(match context.get_raw(0) {
            ValueRef::Text(bytes) => {
                Some(unaccented(std::str::from_utf8(bytes).unwrap_or_default()))
            }
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Null | ValueRef::Blob(_) => None,
        })
    })?;
    db.create_scalar_function("miles", 4, flags, |context| {
        let point = |context: &Context<'_>, at: usize| -> Result<Option<Point>> {
            let number = |at| context.get::<Option<i64>>(at);
            Ok(number(at)?
                .zip(number(at + 1)?)
                .map(|(easting, northing)| Point { easting, northing }))
        };
        let (from, to) = (point(context, 0)?, point(context, 2)?);
        Ok(from.zip(to).map(|(from, to)| miles(from, to)))
    })?;
    db.create_scalar_function("mentor_rate", 1, flags, |context| {
        Ok(funding::area(&context.get::<String>(0)?).pence_an_hour)
    })?;
    db.create_scalar_function("shipped_figure", 3, flags, |context| {
        let (key, year, route): (String, i32, String) =
            (context.get(0)?, context.get(1)?, context.get(2)?);
        Ok(Key::from_code(&key).and_then(|key| shipped_for(key, year, &route)))
    })?;
    db.create_aggregate_function("follower", 6, flags, Follower)
}

/// Adds the functions that need the present day. Only the connections of an open [`super::Store`] have them.
///
/// - `today()`: the present day in the office's own time zone, ISO text.
/// - `stands(from_on, until_on, ended)`: whether a term of a post stands today: `current`, `announced` or `former`
///   (see [`Standing::of`]).
/// - `months_ago(months)`: the day so many months before today, ISO text.
pub(super) fn tell_the_day(db: &Connection, clock: Clock) -> Result<()> {
    // The same all through one statement, though not for ever: SQLite calls them once a statement where it can.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("today", 0, flags, move |_| Ok(clock.today().to_string()))?;
    db.create_scalar_function("months_ago", 1, flags, move |context| {
        let months = chrono::Months::new(context.get::<u32>(0)?);
        let day = clock.today().checked_sub_months(months);
        Ok(day.unwrap_or(Day::MIN).to_string())
    })?;
    db.create_scalar_function("stands", 3, flags, move |context| {
        let (from, until): (String, String) = (context.get(0)?, context.get(1)?);
        let (from, until) = (PartDay::stored(&from), PartDay::stored(&until));
        Ok(Standing::of(&from, &until, context.get(2)?, clock.today()).code())
    })
}

/// What follows an establishment, from its links: the rule of the register itself, so that lists and pages agree.
struct Follower;

/// An establishment that closed, and its links.
type Linked = (Establishment, Vec<Link>);

impl Aggregate<Linked, Option<i64>> for Follower {
    fn init(&self, _: &mut Context<'_>) -> Result<Linked> {
        Ok(Linked::default())
    }

    fn step(&self, context: &mut Context<'_>, (closed, links): &mut Linked) -> Result<()> {
        let day = |at| -> Result<_> {
            let text: Option<String> = context.get(at)?;
            Ok(text.and_then(|text| text.parse().ok()))
        };
        closed.id = context.get(0)?;
        closed.closed_on = day(1)?;
        links.push(Link {
            urn: context.get(2)?,
            link_urn: context.get(3)?,
            link_name: String::new(),
            link_type: context.get(4)?,
            since: day(5)?,
        });
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, linked: Option<Linked>) -> Result<Option<i64>> {
        let (closed, links) = linked.unwrap_or_default();
        Ok(match follow(&closed, &links, None, &[]) {
            Following::Nothing => None,
            Following::Plain { successor } => Some(successor),
            Following::Ask { .. } => Some(0),
        })
    }
}
