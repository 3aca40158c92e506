//! What the rows about people are, for a reader of the history: `Ada Brook as head teacher of Alder Hill`.
//!
//! A row that is gone is told by its last image, and what it names is looked up where that is still there.

use super::queries::Image;
use crate::activity::ActivityKind;
use crate::error::Result;
use crate::list::sql::person_name;
use crate::store::Db;
use crate::tenure::said::post_at;
use crate::types::{PartDay, Source, written_code};
use rusqlite::OptionalExtension;
use serde_json::Value;

/// What a row of a table about people is; `None`: the table is another.
pub(super) fn what(row: &Row<'_>) -> Result<Option<String>> {
    let db = row.db;
    let words = match row.table {
        "person" => row.name_of_person()?,
        "person_tag" => format!(
            "the tag {} on {}",
            row.text("tag")?,
            row.person("person_id")?
        ),
        "different_people" => format!(
            "{} and {} are different people",
            row.person("person_id")?,
            row.person("other_id")?
        ),
        "address" => row.address()?,
        "tenure" => row.tenure()?,
        "role" => format!("the post {}", row.text("name")?),
        "trust" => row.text("name")?,
        "champion" => format!(
            "{} as champion at {}",
            row.person("person_id")?,
            row.school("school_id")?
        ),
        "champion_step" => {
            let champion = row.number("champion_id")?.unwrap_or_default();
            let person = named_by(
                db,
                &format!(
                    "SELECT {FULL_NAME} FROM champion c JOIN person p ON p.id = c.person_id WHERE c.id = ?1"
                ),
                champion,
            )?;
            format!(
                "a stage of the champion {}",
                person.unwrap_or_else(|| "of a school".to_owned())
            )
        }
        "working_group" => format!("the working group {}", row.text("name")?),
        "group_member" => format!(
            "{} in the working group {}",
            row.person("person_id")?,
            row.group("group_id")?
        ),
        "group_meeting" => format!(
            "the meeting of {} on {}",
            row.group("group_id")?,
            PartDay::stored(&row.text("on_day")?).written()
        ),
        "group_attendance" => format!("whether {} came to a meeting", row.person("person_id")?),
        "challenge" => format!("the challenge {}", row.text("theme")?),
        "solution" => "a solution to a challenge".to_owned(),
        "agreement" => format!("the agreement with {}", row.place()?),
        "agreement_named" => format!("{} in an agreement", row.school("school_id")?),
        "activity" => row.activity()?,
        "activity_about" => "whom something on the timeline was about".to_owned(),
        "activity_file" => format!("the file {}", row.text("name")?),
        "task" => format!("the task “{}”", row.text("title")?),
        _ => return Ok(None),
    };
    Ok(Some(words))
}

/// What a value of a column means, where it is the number or code of something; `None`: it is no such thing.
pub(super) fn named(db: &Db, table: &str, column: &str, text: &str) -> Result<Option<String>> {
    let by_id = |sql: &str| -> Result<Option<String>> {
        match text.parse() {
            Ok(id) => named_by(db, sql, id),
            Err(_) => Ok(None),
        }
    };
    let of_people = matches!(
        table,
        "tenure"
            | "address"
            | "champion"
            | "group_member"
            | "agreement"
            | "activity"
            | "task"
            | "person"
            | "challenge"
            | "solution"
            | "trust"
            | "champion_step"
            | "activity_about"
    );
    if !of_people {
        return Ok(None);
    }
    match column {
        "person_id" | "merged_into" => {
            by_id(&format!("SELECT {FULL_NAME} FROM person p WHERE p.id = ?1"))
        }
        "role_id" => by_id("SELECT name FROM role WHERE id = ?1"),
        "school_id" => by_id(SCHOOL),
        "trust_id" => by_id(TRUST),
        "group_id" => by_id("SELECT name FROM working_group WHERE id = ?1"),
        "staff_id" | "confirmed_by" | "by" => by_id("SELECT name FROM staff WHERE id = ?1"),
        "source" => Ok(Some(Source::from_code(text).label().to_owned())),
        "kind" if table == "activity" => {
            Ok(ActivityKind::parse(text).map(|kind| kind.label().to_owned()))
        }
        "stage" | "state" | "office" | "kind" | "medium" => Ok(Some(written_code(text))),
        "from_on" | "until_on" | "since_on" => Ok(Some(PartDay::stored(text).written())),
        _ => Ok(None),
    }
}

/// The name of `person p` as lists show it.
const FULL_NAME: &str = person_name!("p");
pub(super) const SCHOOL: &str = "SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn WHERE s.id = ?1";
const TRUST: &str = "SELECT coalesce(g.name, t.name) FROM trust t LEFT JOIN establishment_group g ON g.id = t.uid WHERE t.id = ?1";

pub(super) fn named_by(db: &Db, sql: &str, id: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(sql)?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// A row of the log: its image holds all columns where it was added or removed, else those that changed.
pub(super) struct Row<'a> {
    pub(super) db: &'a Db,
    pub(super) table: &'a str,
    pub(super) id: i64,
    pub(super) image: &'a Image,
}

impl Row<'_> {
    /// A column's value: of the image, else of the row as it stands, else of its first or last image.
    fn value(&self, column: &str) -> Result<Value> {
        if let Some(value) = self.image.get(column) {
            return Ok(value.clone());
        }
        let standing: Option<rusqlite::types::Value> = self
            .db
            .prepare_cached(&format!(
                "SELECT {column} FROM {} WHERE id = ?1",
                self.table
            ))?
            .query_row([self.id], |row| row.get(0))
            .optional()?;
        if let Some(value) = standing {
            return Ok(match value {
                rusqlite::types::Value::Integer(number) => number.into(),
                rusqlite::types::Value::Text(text) => text.into(),
                _ => Value::Null,
            });
        }
        let logged: Option<String> = self
            .db
            .prepare_cached(
                "SELECT coalesce(before, after) FROM change WHERE tbl = ?1 AND row_id = ?2 AND (before IS NULL OR after IS NULL)
                 ORDER BY operation_id DESC LIMIT 1",
            )?
            .query_row(rusqlite::params![self.table, self.id], |row| row.get(0))
            .optional()?;
        let image: Image = serde_json::from_str(logged.as_deref().unwrap_or("{}"))?;
        Ok(image.get(column).cloned().unwrap_or_default())
    }

    pub(super) fn text(&self, column: &str) -> Result<String> {
        Ok(self
            .value(column)?
            .as_str()
            .map(str::to_owned)
            .unwrap_or_default())
    }

    pub(super) fn number(&self, column: &str) -> Result<Option<i64>> {
        Ok(self.value(column)?.as_i64())
    }

    pub(super) fn named(&self, column: &str, sql: &str) -> Result<Option<String>> {
        match self.number(column)? {
            Some(id) => named_by(self.db, sql, id),
            None => Ok(None),
        }
    }

    pub(super) fn school(&self, column: &str) -> Result<String> {
        let name = self.named(column, SCHOOL)?;
        Ok(name.unwrap_or_else(|| "a school".to_owned()))
    }

    fn group(&self, column: &str) -> Result<String> {
        let name = self.named(column, "SELECT name FROM working_group WHERE id = ?1")?;
        Ok(name.unwrap_or_else(|| "that is gone".to_owned()))
    }

    /// A person by a column that names them, also where they are gone.
    pub(super) fn person(&self, column: &str) -> Result<String> {
        let Some(id) = self.number(column)? else {
            return Ok("somebody".to_owned());
        };
        Row {
            table: "person",
            id,
            image: &Image::new(),
            ..*self
        }
        .name_of_person()
    }

    fn name_of_person(&self) -> Result<String> {
        let sql = format!("SELECT {FULL_NAME} FROM person p WHERE p.id = ?1");
        if let Some(name) = named_by(self.db, &sql, self.id)? {
            return Ok(name);
        }
        let (known_as, first) = (self.text("known_as")?, self.text("first_name")?);
        let first = if known_as.is_empty() { first } else { known_as };
        let name = format!("{first} {}", self.text("last_name")?);
        Ok(match name.trim() {
            "" => "somebody".to_owned(),
            name => name.to_owned(),
        })
    }

    /// The school or trust of the row; `us` where it has neither.
    pub(super) fn place(&self) -> Result<String> {
        let place = match self.named("school_id", SCHOOL)? {
            Some(school) => Some(school),
            None => self.named("trust_id", TRUST)?,
        };
        Ok(place.unwrap_or_default())
    }

    fn tenure(&self) -> Result<String> {
        let role = self.number("role_id")?.unwrap_or_default();
        let post = self
            .db
            .prepare_cached("SELECT name, is_head FROM role WHERE id = ?1")?
            .query_row([role], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
            })
            .optional()?;
        let (post, is_head) = post.unwrap_or(("a post".to_owned(), false));
        let acting = self.number("acting")? == Some(1);
        Ok(format!(
            "{} as {}",
            self.person("person_id")?,
            post_at(&post, is_head, acting, &self.place()?)
        ))
    }

    fn address(&self) -> Result<String> {
        let medium = if self.text("medium")? == "email" {
            "e-mail"
        } else {
            "telephone"
        };
        let post = self.named("role_id", "SELECT name FROM role WHERE id = ?1")?;
        let of = match (self.number("person_id")?, post) {
            (Some(_), _) => self.person("person_id")?,
            (None, Some(post)) => format!("{post}, {}", self.place()?),
            (None, None) => self.place()?,
        };
        Ok(format!("the {medium} {} of {of}", self.text("value")?))
    }

    fn activity(&self) -> Result<String> {
        let kind = ActivityKind::parse(&self.text("kind")?).map_or("entry", ActivityKind::label);
        let day = PartDay::stored(&self.text("on_day")?).written();
        let title = self.text("title")?;
        Ok(if title.is_empty() {
            format!("the {} of {day}", kind.to_lowercase())
        } else {
            format!("the {} “{title}” of {day}", kind.to_lowercase())
        })
    }
}
