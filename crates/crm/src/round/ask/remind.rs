//! The second e-mail, to those who have not answered. It carries the form that they were sent, so that whichever of the two
//! comes back is read alike; it goes to whoever answers for the school today, never to an address that came back.

use super::Held;
use super::job::attachments;
use super::letter::{Carries, Letter};
use super::queries::{Gathered, gathered};
use super::recipients::LeftOutSchool;
use crate::activity::{ActivityKind, NewActivity, actions as activity};
use crate::error::{Error, Result};
use crate::list::Selection;
use crate::mail::draft::Draft;
use crate::mail::folder;
use crate::print::filled;
use crate::round::Answers;
use crate::round::chase::queries::waited_for;
use crate::round::chase::set_reminded;
use crate::round::queries::named_or_latest;
use crate::session::{Job, Read};
use crate::store::Write;
use crate::types::{About, PartDay, Source, counted};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The words at the head of a reminder, for one school and for several.
const INTRO: [&str; 2] = [
    "On {sent} we asked you to check what we hold about your school, and we have not had your answer yet. If nothing has changed, “OK” is all of it. If your answer is on its way, please take no notice of this.",
    "On {sent} we asked you to check what we hold about your schools, and we have not had your answer yet. If nothing has changed, “OK” is all of it. If your answer is on its way, please take no notice of this.",
];

/// Reminders to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemindRound {
    /// The round; missing: the one that was made last.
    #[serde(default)]
    pub id: Option<i64>,
    /// Rows of the list of the round's schools; missing: all that were sent the form and have not answered.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// The folder to write to; blank: among the prints, which go when the file is closed.
    #[serde(default)]
    pub folder: String,
    /// Whether they count as sent today, and land on the timelines.
    #[serde(default)]
    pub mark: bool,
}

/// Reminders that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundReminders {
    /// The round.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Where they lie.
    pub folder: String,
    /// How many e-mails: one a recipient.
    pub drafts: u32,
    /// How many schools they are about.
    pub schools: u32,
    /// The schools that cannot be written to: they are for the telephone.
    pub left_out: Vec<LeftOutSchool>,
    /// The names of those who would have been written to and object to our e-mails.
    pub objecting: Vec<String>,
    /// All of it in a sentence.
    pub said: String,
}

/// Writes the reminders of a round.
///
/// # Errors
/// A sentence where there is no round, nobody is waited for, or a draft cannot be written.
pub fn write(job: &Job<'_>, request: RemindRound) -> Result<RoundReminders> {
    let desk = job.desk()?;
    let (
        Gathered {
            form,
            letters,
            left,
            objecting,
        },
        waiting,
    ) = {
        let reader = desk.store.read()?;
        let read = Read {
            db: &reader,
            desk: &desk,
        };
        let round = named_or_latest(&reader, request.id)?;
        let waiting = waited_for(&read, &round, request.selection.as_ref())?;
        if waiting.is_empty() {
            return Err(Error::invalid(
                "None of these schools was sent the form and has still to answer, so there is nobody to remind.",
            ));
        }
        let gathered = gathered(&reader, round, |row| waiting.contains_key(&row.school_id))?;
        (gathered, waiting)
    };
    let carries = Carries {
        page: form.round.html,
    };
    let folder = folder::place(job.session, &request.folder, "Reminders")?;
    let mut unfinished = folder::Unfinished::default();
    let total = letters.len() as u64;
    let mut schools = 0_u64;
    for (mut letter, number) in letters.iter().cloned().zip(1..) {
        job.signals()
            .step("Writing reminders", number as u64 - 1, total)?;
        let mut reminder = form.clone();
        reminder.round.title = format!("Reminder: {}", form.round.title);
        reminder.round.intro = intro(&letter, &waiting);
        for school in &mut letter.schools {
            if let Some(waiting) = waiting.get(&school.school_id) {
                school.held = as_asked(&waiting.asked, std::mem::take(&mut school.held));
            }
        }
        let draft = Draft {
            to: vec![letter.to.clone()],
            subject: letter.subject(&reminder),
            text: letter.text(&reminder, carries),
            attachments: attachments(&form, &letter, carries)?
                .into_iter()
                .map(|(_, attachment)| attachment)
                .collect(),
        };
        let name = match letter.schools.as_slice() {
            [one] => &one.name,
            _ => &letter.to.email,
        };
        let path = folder.join(folder::file_name(number, name));
        draft.write(
            &path,
            job.session.clock(),
            &format!("round-{}-reminder-{number}", form.round.id),
        )?;
        unfinished.add(path);
        schools += letter.schools.len() as u64;
    }
    if request.mark && !letters.is_empty() {
        let finished = desk.store.operate("round_remind", |w| {
            let today = w.clock.today().to_string();
            for letter in &letters {
                for school in &letter.schools {
                    if let Some(waiting) = waiting.get(&school.school_id) {
                        set_reminded(w, waiting.id, &today)?;
                    }
                }
                log(w, &form.round.title, letter)?;
            }
            w.label(format!(
                "Reminders of {} sent to {}",
                form.round.title,
                counted(schools, "school", "schools")
            ));
            Ok(())
        })?;
        job.finished(finished);
    }
    unfinished.keep();
    let left_out: Vec<LeftOutSchool> = left.into_iter().map(|(left, _)| left).collect();
    Ok(RoundReminders {
        id: form.round.id,
        title: form.round.title,
        folder: folder.to_string_lossy().into_owned(),
        drafts: u32::try_from(letters.len()).unwrap_or(u32::MAX),
        schools: u32::try_from(schools).unwrap_or(u32::MAX),
        said: said(total, schools, left_out.len() as u64),
        left_out,
        objecting,
    })
}

/// A school that was sent the form and has not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::round) struct WaitedFor {
    /// Its row in the round.
    pub id: i64,
    /// The day on which the form went out, ISO.
    pub sent_on: String,
    /// What stood on it.
    pub asked: Answers,
}

fn intro(letter: &Letter, waiting: &BTreeMap<i64, WaitedFor>) -> String {
    let several = letter.schools.len() > 1;
    let sent = letter
        .schools
        .iter()
        .filter_map(|school| waiting.get(&school.school_id))
        .map(|waiting| waiting.sent_on.as_str())
        .min()
        .unwrap_or_default();
    let words = INTRO.get(usize::from(several)).copied().unwrap_or_default();
    filled(words, &[("{sent}", &PartDay::stored(sent).written())])
}

/// What stood on the form that went out, each with where it comes from now where that is the same still. Where it was not
/// kept, what we hold now.
fn as_asked(asked: &Answers, mut held: BTreeMap<String, Held>) -> BTreeMap<String, Held> {
    if asked.is_empty() {
        return held;
    }
    asked
        .iter()
        .map(|(key, value)| {
            let now = held.remove(key).filter(|held| held.value == *value);
            let stood = now.unwrap_or_else(|| Held {
                value: value.clone(),
                ..Held::default()
            });
            (key.clone(), stood)
        })
        .collect()
}

fn log(w: &Write<'_>, title: &str, letter: &Letter) -> Result<()> {
    let mut about: Vec<About> = letter
        .person_id
        .map(|person| About {
            person_id: Some(person),
            ..About::default()
        })
        .into_iter()
        .collect();
    about.extend(letter.schools.iter().map(|school| About {
        school_id: Some(school.school_id),
        ..About::default()
    }));
    activity::log(
        w,
        &NewActivity {
            kind: ActivityKind::Email,
            on: w.clock.today(),
            at_time: String::new(),
            direction: "out".to_owned(),
            title: format!("Reminder: {title}"),
            text: format!("The form went to {} again.", letter.to.email),
            message_id: String::new(),
            source: Source::Form,
            about,
        },
    )?;
    Ok(())
}

fn said(drafts: u64, schools: u64, left: u64) -> String {
    let mut said = format!(
        "{} to {} written.",
        counted(drafts, "reminder", "reminders"),
        counted(schools, "school", "schools")
    );
    if left > 0 {
        said += &format!(
            " {} no e-mail that works: ring them.",
            counted(left, "school has", "schools have")
        );
    }
    said
}
