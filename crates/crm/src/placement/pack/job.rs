//! Writing packs, and marking what they are about as sent.

use super::words::{self, Coming};
use super::{PackDraft, PackRequest, PacksDrafted, store};
use crate::error::{Error, Result};
use crate::list::List;
use crate::mail;
use crate::mail::draft::{Attachment, Draft};
use crate::placement::papers::{self, events};
use crate::placement::{Placement, PlacementState, actions, ics, queries};
use crate::print;
use crate::session::{Job, Read};
use crate::store::{Db, setting};
use crate::trainee;
use crate::types::{Day, counted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Writes a draft for each school of some placements, and marks those that were planned as sent where that is wanted.
///
/// # Errors
/// A sentence where none of the placements is still to come, or a draft cannot be written.
pub fn run(job: &Job<'_>, request: PackRequest) -> Result<PacksDrafted> {
    let desk = job.desk()?;
    let clock = job.session.clock();
    let (mut drafts, mut planned) = (Vec::new(), Vec::new());
    {
        let reader = desk.store.read()?;
        let read = Read {
            db: &reader,
            desk: &desk,
        };
        let office: String = setting(&reader, "officeName")?.unwrap_or_default();
        let schools = by_school(&read, &request)?;
        let several = schools.len() > 1;
        for ((name, school_id), placements) in schools {
            let (draft, notes) = draft(&read, &office, &name, school_id, &placements)?;
            let path = place(job, request.path.as_deref(), &name, several)?;
            draft.write(&path, clock, &format!("school-{school_id}"))?;
            planned.extend(
                placements
                    .iter()
                    .filter(|placement| placement.state == PlacementState::Planned)
                    .map(|placement| placement.id),
            );
            drafts.push(PackDraft {
                school_id,
                school: name,
                path: path.to_string_lossy().into_owned(),
                to: draft.to.first().map(shown).unwrap_or_default(),
                trainees: u32::try_from(placements.len()).unwrap_or(u32::MAX),
                notes,
            });
        }
    }
    let mut said = format!(
        "{} written.",
        counted(drafts.len() as u64, "draft is", "drafts are")
    );
    if request.mark_sent && !planned.is_empty() {
        let finished = desk.store.operate("placement_pack", |w| {
            let today = w.clock.today();
            let sent = actions::set_state(w, &planned, PlacementState::Sent, today, "")?;
            w.label(match drafts.as_slice() {
                [one] => format!("Placement pack for {}: sent", one.school),
                many => format!("Placement packs for {} schools: sent", many.len()),
            });
            Ok(sent.len())
        })?;
        let sent = job.finished(finished);
        said += &format!(
            " {} now sent to school.",
            counted(sent as u64, "placement is", "placements are")
        );
    }
    Ok(PacksDrafted { drafts, said })
}

fn shown(to: &mail::draft::Mailbox) -> String {
    if to.name.is_empty() {
        to.email.clone()
    } else {
        format!("{} ({})", to.name, to.email)
    }
}

/// The placements that are asked for and not over, by school and in the order of its name.
fn by_school(
    read: &Read<'_>,
    request: &PackRequest,
) -> Result<BTreeMap<(String, i64), Vec<Placement>>> {
    let today = read.desk.store.clock().today();
    let ids = read
        .desk
        .lists
        .selected(read, List::Placements, &request.selection)?;
    let mut schools: BTreeMap<(String, i64), Vec<Placement>> = BTreeMap::new();
    for id in ids {
        let placement = queries::one(read, id)?;
        let is_over = placement
            .until_on
            .parse::<Day>()
            .is_ok_and(|until| until < today);
        if placement.state.is_open() && !is_over {
            schools
                .entry((placement.school.clone(), placement.school_id))
                .or_default()
                .push(placement);
        }
    }
    if schools.is_empty() {
        return Err(Error::invalid(
            "None of these placements is still to come, so there is nothing to tell a school.",
        ));
    }
    Ok(schools)
}

/// The draft to a school, and what its sender should know.
fn draft(
    read: &Read<'_>,
    office: &str,
    school: &str,
    school_id: i64,
    placements: &[Placement],
) -> Result<(Draft, Vec<String>)> {
    let coming = placements
        .iter()
        .map(|placement| coming(read.db, placement))
        .collect::<Result<Vec<_>>>()?;
    let addressee = mail::queries::addressee(read.db, school_id)?;
    let mut notes: Vec<String> = addressee
        .objecting
        .iter()
        .map(|name| format!("{name} objects to our e-mails and is not written to."))
        .collect();
    if addressee.mailbox.is_none() {
        notes.push(format!(
            "The file has no e-mail for {school}. Put one in before you send the draft."
        ));
    }
    let calendar = ics::calendar(
        school,
        read.desk.store.file_id(),
        read.desk.store.clock().now(),
        &events(read, placements)?,
    );
    let mut trainees: Vec<i64> = placements.iter().map(|one| one.trainee_id).collect();
    trainees.sort_unstable();
    trainees.dedup();
    let (letter, left) = trainee::letter::of_trainees(read, school_id, &trainees)?;
    // They come all the same: only the letter cannot speak for them yet.
    notes.extend(
        left.into_iter()
            .map(|one| format!("Letter about checks: {one}")),
    );
    let mut attachments = vec![Attachment {
        name: print::file_name(&format!("Placements at {school}"), "ics"),
        media_type: "text/calendar",
        bytes: calendar.into_bytes(),
    }];
    attachments.extend(letter.map(|page| Attachment {
        name: print::file_name(&format!("Checks of trainees at {school}"), "html"),
        media_type: "text/html",
        bytes: page.into_bytes(),
    }));
    Ok((
        Draft {
            to: addressee.mailbox.into_iter().collect(),
            subject: words::subject(school, &coming),
            text: words::text(&addressee.greeted, school, office, &coming),
            attachments,
        },
        notes,
    ))
}

/// What a school may know of a trainee who comes to it.
fn coming(db: &Db, placement: &Placement) -> Result<Coming> {
    let shared = store::shared(db, placement.trainee_id)?;
    let teaches: Vec<&str> = [placement.subject_name.as_str(), &placement.stage_label]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    Ok(Coming {
        name: placement.trainee.clone(),
        block: placement.block.clone(),
        dates: placement.dates.clone(),
        weekdays: words::weekdays(&shared.weekdays),
        half_days: placement.days.half_days.planned,
        teaches: teaches.join(", "),
        mentors: placement
            .mentors
            .iter()
            .map(|mentor| mentor.name.clone())
            .collect(),
        profile: shared.profile,
        shared: shared.texts,
        travel: placement.travel.clone(),
        tutor: shared.tutor,
    })
}

/// Where a draft goes: the file or the folder that was named, or among the prints of this computer.
fn place(job: &Job<'_>, path: Option<&str>, school: &str, several: bool) -> Result<PathBuf> {
    let name = print::file_name(&format!("Placement pack for {school}"), "eml");
    match path.map(str::trim).filter(|path| !path.is_empty()) {
        None => papers::among_prints(job.session, &name),
        Some(path) if several || Path::new(path).is_dir() => {
            std::fs::create_dir_all(path).map_err(|error| Error::io(path, &error))?;
            Ok(Path::new(path).join(name))
        }
        Some(path) => Ok(PathBuf::from(path)),
    }
}
