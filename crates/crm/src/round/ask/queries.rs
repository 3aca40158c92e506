//! Who is to be written to in a round, and what they would read.

use super::letter::{Carries, Letter};
use super::recipients::{LeftOutSchool, Recipients, recipients};
use super::store::{RoundSchoolRow, facts, round_schools};
use super::{Asked, Form, prefill};
use crate::error::{Error, Result};
use crate::mail::draft::Mailbox;
use crate::round::queries::one;
use crate::round::{OneRound, Round};
use crate::session::Read;
use crate::store::{Db, setting};
use crate::types::counted;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// The e-mails of a round, and the schools that cannot be written to.
pub(super) struct Gathered {
    pub form: Form,
    pub letters: Vec<Letter>,
    pub left: Vec<(LeftOutSchool, Asked)>,
    /// The names of those who are passed over as they object to our e-mails.
    pub objecting: Vec<String>,
}

/// Gathers the e-mails to those schools of a round that `wanted` says.
pub(super) fn gathered(
    db: &Db,
    round: Round,
    wanted: impl Fn(&RoundSchoolRow) -> bool,
) -> Result<Gathered> {
    let office: String = setting(db, "officeName")?.unwrap_or_default();
    let form = Form::of(round, &office);
    let mut rows = round_schools(db, form.round.id)?;
    rows.retain(wanted);
    let ids: Vec<i64> = rows.iter().map(|row| row.school_id).collect();
    let facts = facts(db, &ids, form.round.year)?;
    let Recipients {
        found,
        left,
        objecting,
    } = recipients(&facts, &ids, form.round.any_address);
    let mut asked: HashMap<i64, Asked> = rows
        .into_iter()
        .filter_map(|row| {
            let school = facts.schools.get(&row.school_id)?;
            let held = prefill::of(&facts, school, &form.round.questions, &form.round.own);
            let asked = Asked {
                school_id: row.school_id,
                urn: school.urn,
                name: school.name.clone(),
                postcode: school.postcode.clone(),
                check: row.check,
                held,
            };
            Some((row.school_id, asked))
        })
        .collect();
    let letters = found
        .into_iter()
        .map(|one| Letter {
            to: Mailbox {
                name: one.name,
                email: one.email,
            },
            person_id: one.person_id,
            schools: one
                .school_ids
                .iter()
                .filter_map(|id| asked.remove(id))
                .collect(),
        })
        .collect();
    let left = left
        .into_iter()
        .filter_map(|left| {
            let school = asked.remove(&left.school_id)?;
            Some((left, school))
        })
        .collect();
    Ok(Gathered {
        form,
        letters,
        left,
        objecting,
    })
}

/// The e-mail about a school; without one the first.
pub(super) fn letter_of(letters: &[Letter], school_id: Option<i64>) -> Result<&Letter> {
    let found = match school_id {
        None => letters.first(),
        Some(id) => letters
            .iter()
            .find(|letter| letter.schools.iter().any(|school| school.school_id == id)),
    };
    found.ok_or_else(|| {
        Error::invalid(
            "This cannot be written to anybody: there is no usable e-mail. The list of schools left out says why.",
        )
    })
}

/// Who is to be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundRecipients {
    /// The e-mails to those to whom no form went out yet, by the first school's name.
    pub letters: Vec<RoundLetter>,
    /// The schools that cannot be written to.
    pub left_out: Vec<LeftOutSchool>,
    /// The names of those who would have been written to and object to our e-mails.
    pub objecting: Vec<String>,
    /// All of it in a sentence.
    pub said: String,
}

/// An e-mail that would be drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundLetter {
    /// Who; `null`: nobody in particular.
    pub person_id: Option<i64>,
    /// Their name; empty: nobody in particular.
    pub name: String,
    /// To which address.
    pub email: String,
    /// The schools.
    pub schools: Vec<RoundLetterSchool>,
}

/// A school that an e-mail is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundLetterSchool {
    /// Our school.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// Who is to be written to in a round, and who cannot be.
///
/// # Errors
/// A sentence where it is not there.
pub fn to_write(read: &Read<'_>, request: OneRound) -> Result<RoundRecipients> {
    let round = one(read.db, request.id)?;
    let gathered = gathered(read.db, round, |row| row.sent_on.is_empty())?;
    let schools: usize = gathered.letters.iter().map(|one| one.schools.len()).sum();
    let mut said = format!(
        "{} to {}.",
        counted(gathered.letters.len() as u64, "e-mail", "e-mails"),
        counted(schools as u64, "school", "schools")
    );
    if !gathered.left.is_empty() {
        said += &format!(
            " {} no usable e-mail.",
            counted(gathered.left.len() as u64, "school has", "schools have")
        );
    }
    Ok(RoundRecipients {
        letters: gathered.letters.into_iter().map(shown).collect(),
        left_out: gathered.left.into_iter().map(|(left, _)| left).collect(),
        objecting: gathered.objecting,
        said,
    })
}

fn shown(letter: Letter) -> RoundLetter {
    RoundLetter {
        person_id: letter.person_id,
        name: letter.to.name,
        email: letter.to.email,
        schools: letter
            .schools
            .into_iter()
            .map(|school| RoundLetterSchool {
                id: school.school_id,
                name: school.name,
            })
            .collect(),
    }
}

/// An e-mail of a round to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RoundPreviewRequest {
    /// The round.
    pub id: i64,
    /// About which school; missing: the first.
    #[serde(default)]
    pub school_id: Option<i64>,
}

/// An e-mail as its reader would see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundPreview {
    /// To whom: name and address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// What a recipient would read.
///
/// # Errors
/// A sentence where the round is not there, or nobody can be written to.
pub fn preview(read: &Read<'_>, request: RoundPreviewRequest) -> Result<RoundPreview> {
    let round = one(read.db, request.id)?;
    let carries = Carries { page: round.html };
    let gathered = gathered(read.db, round, |_| true)?;
    let letter = letter_of(&gathered.letters, request.school_id)?;
    Ok(RoundPreview {
        to: match letter.to.name.as_str() {
            "" => letter.to.email.clone(),
            name => format!("{name} ({})", letter.to.email),
        },
        subject: letter.subject(&gathered.form),
        text: letter.text(&gathered.form, carries),
    })
}
