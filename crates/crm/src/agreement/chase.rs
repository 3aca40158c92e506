//! Asking for an agreement that is not signed: a text to copy into an e-mail, and letters to print.

use super::{Agreement, AgreementLetters, AgreementState, ChaseDraft, OneAgreement, store};
use crate::error::{Error, Result};
use crate::list::List;
use crate::print::{self, Page, Printed, filled};
use crate::session::{Job, Read};
use crate::store::{Db, setting};
use crate::types::{Day, written};

/// The words that go with an agreement when it is sent, and those that ask for it again.
const COVER: &str = include_str!("../../../../assets/texts/agreement-cover.txt");
const REMINDER: &str = include_str!("../../../../assets/texts/agreement-reminder.txt");

/// The text that asks for one agreement.
///
/// # Errors
/// A sentence where it is not there, or there is nothing to ask for.
pub fn draft(read: &Read<'_>, request: OneAgreement) -> Result<ChaseDraft> {
    let agreement = store::find(read.db, request.id)?.ok_or_else(super::queries::no_agreement)?;
    if !is_open(&agreement) {
        return Err(Error::invalid(format!(
            "The agreement with {} for {} is {}, so there is nothing to ask for.",
            agreement.with,
            agreement.years,
            agreement.state_label.to_lowercase()
        )));
    }
    let (person_id, text) = words(read.db, &agreement)?;
    Ok(ChaseDraft {
        to: store::emails(read.db, agreement.id, person_id)?,
        subject: format!(
            "Partnership agreement {}: {}",
            agreement.years, agreement.with
        ),
        text,
    })
}

fn is_open(agreement: &Agreement) -> bool {
    matches!(agreement.state, AgreementState::Due | AgreementState::Sent)
}

/// To whom (a person, where one is known) and with which words an agreement is asked for.
fn words(db: &Db, agreement: &Agreement) -> Result<(Option<i64>, String)> {
    let office: String = setting(db, "officeName")?.unwrap_or_default();
    let addressee = store::addressee(db, agreement.id)?;
    let day = |text: &str| text.parse::<Day>().map(written).unwrap_or_default();
    let text = if agreement.state == AgreementState::Sent {
        REMINDER
    } else {
        COVER
    };
    let text = filled(
        text,
        &[
            (
                "{name}",
                addressee.as_ref().map_or("colleague", |(_, name)| name),
            ),
            ("{with}", &agreement.with),
            ("{years}", &agreement.years),
            ("{version}", &agreement.version),
            ("{sent}", &day(&agreement.sent_on)),
            ("{due}", &day(&agreement.due_on)),
            (
                "{office}",
                if office.is_empty() {
                    "The partnership office"
                } else {
                    &office
                },
            ),
        ],
    );
    Ok((addressee.map(|(id, _)| id), text))
}

/// Writes letters for agreements that are not signed, a sheet each.
///
/// # Errors
/// A sentence where none is left to ask for, or the page cannot be written.
pub fn letters(job: &Job<'_>, request: AgreementLetters) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let mut open = Vec::new();
    for id in desk
        .lists
        .selected(&read, List::Agreements, &request.selection)?
    {
        open.extend(store::find(&reader, id)?.filter(is_open));
    }
    if open.is_empty() {
        return Err(Error::invalid(
            "None of these agreements is due or waiting for a signature, so there is no letter to print.",
        ));
    }
    let office: String = setting(&reader, "officeName")?.unwrap_or_default();
    let title = match open.as_slice() {
        [one] => format!("Letter about the agreement with {}", one.with),
        _ => "Letters about agreements".to_owned(),
    };
    let mut page = Page::new(&title, office, true);
    for (at, agreement) in open.iter().enumerate() {
        if at > 0 {
            page.new_sheet();
        }
        let (_, text) = words(&reader, agreement)?;
        page.heading(&agreement.with);
        page.text(&text, &[]);
    }
    let path = print::place(
        job.session,
        request.path.as_deref().unwrap_or_default(),
        &title,
    )?;
    page.write(&path, job.session.clock().today())
}
