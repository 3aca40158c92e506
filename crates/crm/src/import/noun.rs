//! Which noun has which fields and which adapter.

use super::ImportNoun;
use super::adapter::Adapter;
use super::field::{Choice, Field};
use super::meaning::Dictionary;
use crate::error::Result;
use crate::session::Read;
use crate::store::Db;
use crate::types::Day;
use crate::{activity, capacity, champion, group, mentor, person, returns, school, trainee};

/// What headings may mean to a noun: known without reading what there is.
pub(crate) struct Words {
    fields: &'static [Field],
    posts: Vec<Choice>,
}

impl Words {
    /// As the finder of headings wants it.
    pub(crate) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary {
            fields: self.fields,
            posts: &self.posts,
        }
    }
}

/// The words of a noun.
///
/// # Errors
/// What SQLite says.
pub(crate) fn words(noun: ImportNoun, db: &Db) -> Result<Words> {
    let of_people = |fields| -> Result<Words> {
        Ok(Words {
            fields,
            posts: person::import::roles(&crate::tenure::actions::posts(db)?),
        })
    };
    let alone = |fields| Words {
        fields,
        posts: Vec::new(),
    };
    match noun {
        ImportNoun::Activities => Ok(alone(activity::import::fields())),
        ImportNoun::Champions => of_people(champion::import::fields()),
        ImportNoun::Claims => Ok(alone(returns::sampling::import::FIELDS)),
        ImportNoun::Members => of_people(group::import::fields()),
        ImportNoun::Mentors => of_people(mentor::import::fields()),
        ImportNoun::Offers => Ok(alone(capacity::import::FIELDS)),
        ImportNoun::People => of_people(person::import::fields::FIELDS),
        ImportNoun::Schools => Ok(alone(school::import::FIELDS)),
        ImportNoun::Trainees => Ok(alone(trainee::import::fields::of(db)?)),
    }
}

/// The adapter of a noun, with what it has to know of the file read.
///
/// # Errors
/// What SQLite says.
pub(crate) fn adapter<'a>(
    noun: ImportNoun,
    read: &Read<'a>,
    today: Day,
) -> Result<Box<dyn Adapter + 'a>> {
    Ok(match noun {
        ImportNoun::Activities => Box::new(activity::import::Activities::new(read, today)?),
        ImportNoun::Champions => Box::new(champion::import::Champions::new(read, today)?),
        ImportNoun::Claims => Box::new(returns::sampling::import::Claims::new(read, today)?),
        ImportNoun::Members => Box::new(group::import::Members::new(read, today)?),
        ImportNoun::Mentors => Box::new(mentor::import::Mentors::new(read, today)?),
        ImportNoun::Offers => Box::new(capacity::import::Offers::new(read, today)?),
        ImportNoun::People => Box::new(person::import::People::new(read, today)?),
        ImportNoun::Schools => Box::new(school::import::Schools::new(read)?),
        ImportNoun::Trainees => Box::new(trainee::import::Trainees::new(read, today)?),
    })
}
