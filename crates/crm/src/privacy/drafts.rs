//! Writing privacy notices as drafts of e-mails, one a person. They are service messages: an objection to mailings does not
//! stop them, and nothing in them promotes anything.

use super::store::{self, ToGive};
use super::{DraftNotices, NoticesDrafted, actions};
use crate::error::{Error, Result};
use crate::list::List;
use crate::mail::draft::{Draft, Mailbox};
use crate::mail::folder;
use crate::print::filled;
use crate::session::{Job, Read};
use crate::store::setting;
use crate::types::{PartDay, counted};

const TEXT: &str = include_str!("../../../../assets/texts/privacy-notice.txt");

/// Writes a draft for each of some notices that is still to give, and marks them as given where that is wanted.
///
/// # Errors
/// A sentence where all are given, or a draft cannot be written.
pub fn write(job: &Job<'_>, request: DraftNotices) -> Result<NoticesDrafted> {
    let desk = job.desk()?;
    let (mut open, mut left, mut given) = (Vec::new(), Vec::new(), Vec::new());
    let office: String = {
        let reader = desk.store.read()?;
        let read = Read {
            db: &reader,
            desk: &desk,
        };
        for id in desk
            .lists
            .selected(&read, List::Notices, &request.selection)?
        {
            open.extend(store::to_give(&reader, id)?);
        }
        setting(&reader, "officeName")?.unwrap_or_default()
    };
    if open.is_empty() {
        return Err(Error::invalid(
            "All of these notices are given, so there is nothing to write.",
        ));
    }
    let folder = folder::place(job.session, &request.path, "Privacy notices")?;
    let mut unfinished = folder::Unfinished::default();
    let total = open.len() as u64;
    for (one, done) in open.iter().zip(0..) {
        job.signals().step("Writing notices", done, total)?;
        if one.email.is_empty() {
            left.push(format!(
                "{} has no e-mail that works: tell them another way.",
                one.name
            ));
            continue;
        }
        let path = folder.join(folder::file_name(given.len() + 1, &one.name));
        draft(one, &office).write(&path, job.session.clock(), &format!("notice-{}", one.id))?;
        unfinished.add(path);
        given.push(one.id);
    }
    let mut said = format!(
        "{} written.",
        counted(given.len() as u64, "notice is", "notices are")
    );
    if request.mark && !given.is_empty() {
        let finished = desk.store.operate("notices_draft", |w| {
            actions::give(w, &given, &w.clock.today().to_string())
        })?;
        let marked = job.finished(finished);
        said += &format!(
            " {} as given.",
            counted(marked as u64, "is marked", "are marked")
        );
    }
    unfinished.keep();
    Ok(NoticesDrafted {
        path: folder.to_string_lossy().into_owned(),
        drafts: u32::try_from(given.len()).unwrap_or(u32::MAX),
        left,
        said,
    })
}

fn draft(one: &ToGive, office: &str) -> Draft {
    let or = |text: &str, plain: &str| {
        if text.is_empty() {
            plain.to_owned()
        } else {
            text.to_owned()
        }
    };
    let office = or(office, "our partnership");
    Draft {
        to: vec![Mailbox {
            name: one.name.clone(),
            email: one.email.clone(),
        }],
        subject: format!("Your details at {office}"),
        text: filled(
            TEXT,
            &[
                ("{name}", &one.name),
                ("{office}", &office),
                ("{by}", &or(&one.told_by, "your school")),
                ("{since}", &PartDay::stored(&one.since_on).written()),
                (
                    "{as}",
                    &or(&one.posts, "someone who works with trainee teachers"),
                ),
            ],
        ),
        attachments: Vec::new(),
    }
}
