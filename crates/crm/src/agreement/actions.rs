//! What the office does with agreements. Each is one operation.

use super::store;
use super::{
    Agreement, AgreementState, AgreementsTouched, MadeDue, MakeDue, MarkAgreements, OneAgreement,
    SaveAgreement, SomeAgreements,
};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::person;
use crate::school::Stage;
use crate::session::{Act, Read};
use crate::trust;
use crate::types::{AcademicYear, Day, PartDay, counted, written};

fn selected(act: &Act<'_>, list: List, selection: &Selection) -> Result<Vec<i64>> {
    let read = Read {
        db: act.write.db,
        desk: act.desk,
    };
    act.desk.lists.selected(&read, list, selection)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn today(act: &Act<'_>) -> Day {
    act.write.clock.today()
}

/// A day as typed, as it is kept; empty: none.
fn kept(typed: &str, today: Day) -> Result<String> {
    let day = PartDay::read_whole(typed, today)?;
    Ok(day.map(|day| day.to_string()).unwrap_or_default())
}

/// The last year, not before the first.
fn last_year(first: AcademicYear, last: Option<AcademicYear>) -> Result<AcademicYear> {
    let last = last.unwrap_or(first);
    if last < first {
        return Err(Error::invalid(format!(
            "This ends with {last}, before it begins in {first}. Check the two years."
        )));
    }
    Ok(last)
}

/// `2026/27`, or `2026/27 to 2028/29`.
fn years(first: AcademicYear, last: AcademicYear) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first} to {last}")
    }
}

/// Makes agreements due with schools of ours. One that has an agreement for the first year keeps it; a former one is left.
///
/// # Errors
/// A sentence where the rows are of another list, the years are the wrong way round, or the day is not one.
pub fn make_due(act: &Act<'_>, request: MakeDue) -> Result<MadeDue> {
    let last = last_year(request.first_year, request.last_year)?;
    let agreement = SaveAgreement {
        id: None,
        school_id: None,
        trust_uid: None,
        named: Vec::new(),
        first_year: request.first_year,
        last_year: Some(last),
        version: request.version.unwrap_or_default(),
        state: AgreementState::Due,
        due_on: kept(request.due_on.as_deref().unwrap_or_default(), today(act))?,
        sent_on: String::new(),
        signed_on: String::new(),
        person_id: None,
        role_id: None,
        file_reference: String::new(),
        note: String::new(),
    };
    let (mut made, mut already, mut former) = (Vec::new(), 0, 0);
    for school_id in selected(act, List::Schools, &request.selection)? {
        let Some((name, stage)) = store::school(act.write.db, school_id)? else {
            continue;
        };
        if stage == Stage::Former.code() {
            former += 1;
        } else if store::is_covered(act.write.db, school_id, request.first_year)? {
            already += 1;
        } else {
            let with = SaveAgreement {
                school_id: Some(school_id),
                ..agreement.clone()
            };
            store::insert(act.write, &with, None)?;
            made.push(name);
        }
    }
    let whole = years(request.first_year, last);
    let schools = match made.as_slice() {
        [one] => one.clone(),
        many => counted(many.len() as u64, "school", "schools"),
    };
    act.write
        .label(format!("Agreements for {whole} made due with {schools}"));
    Ok(MadeDue {
        made: number(made.len()),
        already,
        former,
        said: said_of_due(&whole, made.len(), already, former),
    })
}

fn said_of_due(years: &str, made: usize, already: u32, former: u32) -> String {
    let mut said = match made {
        0 => format!("No agreement for {years} was made."),
        _ => format!(
            "{} for {years} now.",
            counted(made as u64, "agreement is due", "agreements are due")
        ),
    };
    if already > 0 {
        said += &format!(
            " {} one for that year already.",
            counted(u64::from(already), "school has", "schools have")
        );
    }
    if former > 0 {
        said += &format!(
            " {} left out.",
            counted(
                u64::from(former),
                "former school was",
                "former schools were"
            )
        );
    }
    said
}

/// Adds an agreement, or changes one. With whom an agreement is does not change.
///
/// # Errors
/// A sentence where it is with nobody or with both, names no school of the trust, ends before it begins, or a day is not
/// one.
pub fn save(act: &Act<'_>, request: SaveAgreement) -> Result<OneAgreement> {
    let w = act.write;
    let before = request.id.map(|id| held(act, id)).transpose()?;
    let mut one = checked(act, request)?;
    if let Some(before) = &before {
        (one.school_id, one.trust_uid) = (before.school_id, before.trust_uid);
    }
    let trust_id = match (one.school_id, one.trust_uid) {
        (Some(id), None) => {
            store::school(w.db, id)?.ok_or_else(|| {
                Error::not_found("This school is not in the file any more. Undo may bring it back.")
            })?;
            None
        }
        (None, Some(uid)) => Some(trust::actions::of_uid(w, uid)?),
        _ => {
            return Err(Error::invalid(
                "An agreement is with a school or with a trust. Choose one of the two.",
            ));
        }
    };
    let id = match &before {
        Some(before) => {
            store::update(w, before.id, &one)?;
            before.id
        }
        None => store::insert(w, &one, trust_id)?,
    };
    if trust_id.is_some() {
        if one.named.is_empty() {
            return Err(Error::invalid(
                "Name the schools that the trust’s agreement covers: at least one.",
            ));
        }
        store::set_named(w, id, &one.named)?;
    }
    let after = held(act, id)?;
    w.label(match before {
        None => format!(
            "Added the agreement with {} for {}",
            after.with, after.years
        ),
        Some(before) if before.kept_state != after.kept_state => said_of(&after),
        Some(_) => format!(
            "Changed the agreement with {} for {}",
            after.with, after.years
        ),
    });
    Ok(OneAgreement { id })
}

/// What is typed of an agreement, with its days as they are kept.
fn checked(act: &Act<'_>, mut one: SaveAgreement) -> Result<SaveAgreement> {
    let day = today(act);
    one.last_year = Some(last_year(one.first_year, one.last_year)?);
    for text in [&mut one.due_on, &mut one.sent_on, &mut one.signed_on] {
        *text = kept(text, day)?;
    }
    not_ahead(&one.signed_on, day)?;
    if let Some(id) = one.person_id {
        person::actions::name(act.write.db, id)?.ok_or_else(no_person)?;
    }
    Ok(one)
}

fn no_person() -> Error {
    Error::not_found(
        "Whoever is to have signed is not in the file any more. Undo may bring them back.",
    )
}

/// Nobody signs tomorrow.
fn not_ahead(signed_on: &str, today: Day) -> Result<()> {
    match signed_on.parse::<Day>() {
        Ok(day) if day > today => Err(Error::invalid(format!(
            "An agreement cannot have been signed on {}, a day that is still to come.",
            written(day)
        ))),
        _ => Ok(()),
    }
}

fn held(act: &Act<'_>, id: i64) -> Result<Agreement> {
    store::find(act.write.db, id)?.ok_or_else(super::queries::no_agreement)
}

/// `Agreement with Alder Hill for 2026/27: signed`.
fn said_of(agreement: &Agreement) -> String {
    format!(
        "Agreement with {} for {}: {}",
        agreement.with,
        agreement.years,
        agreement.kept_state.label().to_lowercase()
    )
}

/// Whether an agreement that is at one state may take the step to another. Back goes only by editing or undo, so that many
/// at once never lose a signature.
fn may_become(from: AgreementState, to: AgreementState) -> bool {
    match to {
        AgreementState::Due => false,
        AgreementState::Sent => from == AgreementState::Due,
        AgreementState::Signed => matches!(from, AgreementState::Due | AgreementState::Sent),
        AgreementState::Lapsed => from != AgreementState::Lapsed,
    }
}

/// Makes the agreements that end with `from` due again for `to`, with the same text and the same named schools; gives how
/// many. One that is followed already is left. The operation is named by whoever calls.
///
/// # Errors
/// A sentence where the day is not one.
pub(crate) fn renew(
    act: &Act<'_>,
    from: AcademicYear,
    to: AcademicYear,
    due_on: &str,
) -> Result<u32> {
    let w = act.write;
    let due_on = kept(due_on, today(act))?;
    let ending = store::ending(w.db, from)?;
    for agreement in &ending {
        let next = SaveAgreement {
            id: None,
            school_id: agreement.school_id,
            trust_uid: agreement.trust_uid,
            named: agreement.named.iter().map(|school| school.id).collect(),
            first_year: to,
            last_year: Some(to),
            version: agreement.version.clone(),
            state: AgreementState::Due,
            due_on: due_on.clone(),
            sent_on: String::new(),
            signed_on: String::new(),
            person_id: None,
            role_id: None,
            file_reference: String::new(),
            note: String::new(),
        };
        let trust_id = agreement
            .trust_uid
            .map(|uid| trust::actions::of_uid(w, uid))
            .transpose()?;
        let id = store::insert(w, &next, trust_id)?;
        store::set_named(w, id, &next.named)?;
    }
    Ok(number(ending.len()))
}

/// Marks agreements as sent, signed or lapsed. Those that are further already are left, and told.
///
/// # Errors
/// A sentence where the day is not one, lies ahead for a signature, or the signatory is not in the file.
pub fn mark(act: &Act<'_>, request: MarkAgreements) -> Result<AgreementsTouched> {
    let w = act.write;
    let day = kept(request.on.as_deref().unwrap_or_default(), today(act))?;
    let day = if day.is_empty() {
        today(act).to_string()
    } else {
        day
    };
    if request.state == AgreementState::Due {
        return Err(Error::invalid(
            "Agreements are marked as sent, signed or lapsed. To go back, edit one, or undo.",
        ));
    }
    if request.state == AgreementState::Signed {
        not_ahead(&day, today(act))?;
    }
    if let Some(id) = request.person_id {
        person::actions::name(w.db, id)?.ok_or_else(no_person)?;
    }
    let (mut marked, mut left) = (Vec::new(), 0_u32);
    for id in selected(act, List::Agreements, &request.selection)? {
        let Some(agreement) = store::find(w.db, id)? else {
            continue;
        };
        if !may_become(agreement.kept_state, request.state) {
            left += 1;
            continue;
        }
        store::mark(w, id, request.state, &day)?;
        if request.state == AgreementState::Signed {
            let role_id = match (request.role_id, request.person_id) {
                (None, Some(person)) => first_post(act, &agreement, person)?,
                (given, _) => given,
            };
            let reference = request.file_reference.as_deref().map(str::trim);
            store::set_signature(w, id, request.person_id, role_id, reference)?;
        }
        marked.push(id);
    }
    let word = request.state.label().to_lowercase();
    w.label(match marked.as_slice() {
        [one] => said_of(&held(act, *one)?),
        many => format!(
            "{} marked as {word}",
            counted(many.len() as u64, "agreement", "agreements")
        ),
    });
    let mut said = match marked.as_slice() {
        [] => format!("No agreement was marked as {word}."),
        many => format!(
            "{} marked as {word}.",
            counted(many.len() as u64, "agreement is", "agreements are")
        ),
    };
    if left > 0 {
        said += &format!(
            " {} left as {} further already.",
            counted(u64::from(left), "was", "were"),
            if left == 1 { "it is" } else { "they are" }
        );
    }
    Ok(AgreementsTouched {
        agreements: number(marked.len()),
        said,
    })
}

/// The first post that someone holds where an agreement is with.
fn first_post(act: &Act<'_>, agreement: &Agreement, person_id: i64) -> Result<Option<i64>> {
    let people = store::signatories(act.write.db, agreement.school_id, agreement.trust_uid)?;
    let signatory = people.iter().find(|one| one.person_id == person_id);
    Ok(signatory.map(|one| one.role_id))
}

/// Takes agreements off.
///
/// # Errors
/// What SQLite says.
pub fn remove(act: &Act<'_>, request: SomeAgreements) -> Result<AgreementsTouched> {
    let mut gone = Vec::new();
    for id in selected(act, List::Agreements, &request.selection)? {
        if let Some(agreement) = store::find(act.write.db, id)? {
            store::delete(act.write, id)?;
            gone.push(agreement);
        }
    }
    let what = match gone.as_slice() {
        [one] => format!("the agreement with {} for {}", one.with, one.years),
        many => counted(many.len() as u64, "agreement", "agreements"),
    };
    act.write.label(format!("Took off {what}"));
    Ok(AgreementsTouched {
        agreements: number(gone.len()),
        said: format!("Took off {what}."),
    })
}
