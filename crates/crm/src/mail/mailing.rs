//! Mailings: newsletters, brochures and invitations as drafts, one a person, so that nobody reads who else had it.
//!
//! Whom a mailing goes to is decided before anything is written, by [`crate::consent::rule`]: whoever objects is left out,
//! with their name and why. What the partnership runs on (placements, the yearly check) is no mailing and does not come here.

use super::draft::{Draft, Mailbox};
use super::folder;
use crate::activity::queries::places_of;
use crate::activity::{ActivityKind, NewActivity, actions as activity};
use crate::consent::queries::known;
use crate::consent::rule::{self, LeftOutBecause};
use crate::error::{Error, Result};
use crate::list::{List, Selection};
use crate::print::filled;
use crate::session::{Job, Read};
use crate::store::{Write, setting};
use crate::types::{About, Source, counted};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;
use ts_rs::TS;

/// How many drafts stand in a folder: as many as are sent at a sitting without a mail server taking them for spam.
pub const BATCH: usize = 50;

/// What stands under every mailing: whoever is sent one has to be able to refuse the next (Privacy and Electronic
/// Communications Regulations 2003, regulation 23).
const FOOT: &str = include_str!("../../../../assets/texts/mailing-foot.txt");

/// People whom a mailing is meant for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MailingRequest {
    /// Rows of the list of people.
    pub selection: Selection,
}

/// Somebody whom a mailing leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutPerson {
    /// The person.
    pub person_id: i64,
    /// Their name.
    pub name: String,
    /// Why.
    pub because: LeftOutBecause,
    /// The same as a sentence.
    pub why: String,
}

/// Whom a mailing reaches, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailingLook {
    /// How many it is written to.
    pub reached: u32,
    /// Who is left out and why.
    pub left_out: Vec<LeftOutPerson>,
    /// All of it as a sentence.
    pub said: String,
}

/// A mailing to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteMailing {
    /// Rows of the list of people.
    pub selection: Selection,
    /// The subject.
    pub subject: String,
    /// The text; `{name}` stands for whom it is to.
    pub text: String,
    /// The folder to write to; missing or empty: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: String,
    /// Whether it goes on the timelines as sent today.
    #[serde(default)]
    pub mark_sent: bool,
}

/// A mailing that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailingWritten {
    /// The folder in which the drafts are.
    pub path: String,
    /// How many.
    pub drafts: u32,
    /// Who was left out and why.
    pub left_out: Vec<LeftOutPerson>,
    /// All of it as a sentence.
    pub said: String,
}

/// Someone to whom a mailing goes.
struct Reached {
    person_id: i64,
    to: Mailbox,
}

/// Whom a mailing reaches, and whom it leaves out and why.
///
/// # Errors
/// A sentence where the rows are of another list.
pub fn look(read: &Read<'_>, request: MailingRequest) -> Result<MailingLook> {
    let (reached, left_out) = audience(read, &request.selection)?;
    Ok(MailingLook {
        reached: u32::try_from(reached.len()).unwrap_or(u32::MAX),
        said: format!(
            "It goes to {}.{}",
            counted(reached.len() as u64, "person", "people"),
            said_of(&left_out)
        ),
        left_out,
    })
}

/// Writes a draft for everyone whom a mailing reaches, and puts it on their timelines where that is wanted.
///
/// # Errors
/// A sentence where the subject or text is empty, nobody is reached, or a draft cannot be written.
pub fn write(job: &Job<'_>, request: WriteMailing) -> Result<MailingWritten> {
    let (subject, text) = (request.subject.trim(), request.text.trim());
    if subject.is_empty() || text.is_empty() {
        return Err(Error::invalid(
            "A mailing needs a subject and a text. Type both.",
        ));
    }
    let desk = job.desk()?;
    let (reached, left_out, office) = {
        let reader = desk.store.read()?;
        let read = Read {
            db: &reader,
            desk: &desk,
        };
        let (reached, left_out) = audience(&read, &request.selection)?;
        let office: String = setting(&reader, "officeName")?.unwrap_or_default();
        (reached, left_out, office)
    };
    if reached.is_empty() {
        return Err(Error::invalid(format!(
            "Nobody of these can be sent a mailing.{}",
            said_of(&left_out)
        )));
    }
    let folder = folder::place(job.session, &request.path, subject)?;
    let mut unfinished = folder::Unfinished::default();
    let total = reached.len() as u64;
    for (one, at) in reached.iter().zip(0..) {
        job.signals().step("Writing drafts", at as u64, total)?;
        let draft = Draft {
            to: vec![one.to.clone()],
            subject: subject.to_owned(),
            text: worded(text, &one.to.name, &office),
            attachments: Vec::new(),
        };
        let place = batch(&folder, at, reached.len())?;
        let path = place.join(folder::file_name(at + 1, &one.to.name));
        draft.write(
            &path,
            job.session.clock(),
            &format!("mailing-{}", one.person_id),
        )?;
        unfinished.add(path);
    }
    let mut said = format!(
        "{} written.{}",
        counted(total, "draft is", "drafts are"),
        said_of(&left_out)
    );
    if request.mark_sent {
        let finished = desk.store.operate("mailing_write", |w| {
            for one in &reached {
                sent(w, one.person_id, subject, text)?;
            }
            w.label(format!(
                "Mailing “{subject}” sent to {}",
                counted(total, "person", "people")
            ));
            Ok(())
        })?;
        job.finished(finished);
        said += " It is on their timelines as sent today.";
    }
    unfinished.keep();
    Ok(MailingWritten {
        path: folder.to_string_lossy().into_owned(),
        drafts: u32::try_from(reached.len()).unwrap_or(u32::MAX),
        left_out,
        said,
    })
}

/// Who of some people is reached, each address once, and who is left out.
fn audience(read: &Read<'_>, selection: &Selection) -> Result<(Vec<Reached>, Vec<LeftOutPerson>)> {
    let (mut reached, mut left_out) = (Vec::new(), Vec::new());
    let mut addresses = HashSet::new();
    for person_id in read.desk.lists.selected(read, List::People, selection)? {
        let Some(known) = known(read.db, person_id)? else {
            continue;
        };
        let because = match rule::address(&known) {
            Ok(email) if addresses.insert(email.to_lowercase()) => {
                reached.push(Reached {
                    person_id,
                    to: Mailbox {
                        name: known.name.clone(),
                        email: email.to_owned(),
                    },
                });
                continue;
            }
            Ok(_) => LeftOutBecause::SharedAddress,
            Err(because) => because,
        };
        left_out.push(LeftOutPerson {
            person_id,
            why: rule::words(because, &known),
            name: known.name,
            because,
        });
    }
    Ok((reached, left_out))
}

/// How many are left out, with a blank before it; empty: nobody.
fn said_of(left_out: &[LeftOutPerson]) -> String {
    let objecting = left_out
        .iter()
        .filter(|one| {
            matches!(
                one.because,
                LeftOutBecause::Objects | LeftOutBecause::Withdrew
            )
        })
        .count();
    if left_out.is_empty() {
        return String::new();
    }
    let mut said = format!(
        " {} left out",
        counted(left_out.len() as u64, "person is", "people are")
    );
    if objecting > 0 {
        said += &format!(", {objecting} of them because they want no mailings");
    }
    said + "."
}

fn worded(text: &str, name: &str, office: &str) -> String {
    let office = if office.is_empty() {
        "The partnership office"
    } else {
        office
    };
    let foot = filled(FOOT, &[("{office}", office)]);
    format!("{}\n\n{foot}\n", text.replace("{name}", name))
}

/// The folder of a batch; where one holds all, that is the folder itself.
fn batch(folder: &Path, at: usize, of: usize) -> Result<std::path::PathBuf> {
    if of <= BATCH {
        return Ok(folder.to_owned());
    }
    let place = folder.join(format!("Batch {:02}", at / BATCH + 1));
    std::fs::create_dir_all(&place).map_err(|error| Error::io(place.display(), &error))?;
    Ok(place)
}

/// Notes on a person's timeline, and on those of where they are, that they were sent it.
fn sent(w: &Write<'_>, person_id: i64, subject: &str, text: &str) -> Result<()> {
    let mut about = vec![About {
        person_id: Some(person_id),
        ..About::default()
    }];
    about.extend(places_of(w.db, person_id)?);
    activity::log(
        w,
        &NewActivity {
            kind: ActivityKind::Email,
            on: w.clock.today(),
            at_time: String::new(),
            direction: "out".to_owned(),
            title: subject.to_owned(),
            text: text.to_owned(),
            message_id: String::new(),
            source: Source::Typed,
            about,
        },
    )?;
    Ok(())
}
