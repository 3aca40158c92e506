//! Writing the forms of a round: a workbook and a draft for each recipient, pages where they are wanted, a file for mail
//! merge.

use super::letter::{Carries, Letter};
use super::queries::{Gathered, gathered};
use super::recipients::LeftOutSchool;
use super::store::{self, Written};
use super::{Asked, Form, merge, page, paper, workbook, workbook_of_several};
use crate::error::{Error, Result};
use crate::mail::draft::{Attachment, Draft, Mailbox};
use crate::print::{self, Page, Printed, file_name};
use crate::round::queries::named_or_latest;
use crate::session::Job;
use crate::types::{Clock, counted};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// What a workbook is, as mail says it.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The folder of forms that cannot go out by e-mail, to print or to read out on the telephone.
const WITHOUT_EMAIL: &str = "Without e-mail";
/// The files for mail merge.
pub(in crate::round) const MERGE: &str = "Mail merge";

/// The forms of a round to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteRound {
    /// The round; missing: the one that was made last.
    #[serde(default)]
    pub id: Option<i64>,
    /// The folder that they go to; it is made where it is missing.
    pub folder: String,
    /// Whether the form goes out as a page, too; missing: as the round says.
    #[serde(default)]
    pub html: Option<bool>,
    /// At most so many e-mails a batch, each batch in a folder of its own; missing: all in one.
    #[serde(default)]
    pub batch: Option<u32>,
    /// Only these schools of ours, even where a form went out to them; empty: all to which none went out yet.
    #[serde(default)]
    pub school_ids: Vec<i64>,
    /// Whether the file for mail merge is written as a workbook, too.
    #[serde(default)]
    pub merge_workbook: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoundWritten {
    /// The round.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Where it lies.
    pub folder: String,
    /// How many schools have a form in an e-mail.
    pub schools: u32,
    /// How many e-mails were drafted: one a recipient.
    pub drafts: u32,
    /// How many workbooks, those of schools without an e-mail among them.
    pub workbooks: u32,
    /// How many pages (HTML).
    pub pages: u32,
    /// The numbers of the batches.
    pub batches: Vec<u32>,
    /// The names of those who would have been written to and object to our e-mails: somebody else was, or nobody.
    pub objecting: Vec<String>,
    /// The schools that cannot be written to.
    pub left_out: Vec<LeftOutSchool>,
    /// The file for mail merge.
    pub merge_file: String,
    /// All of it in a sentence.
    pub said: String,
}

/// Files that were written, to be taken away again where the rest fails.
struct Folder {
    root: PathBuf,
    files: Vec<PathBuf>,
    names: HashSet<String>,
}

impl Folder {
    fn made(path: &str) -> Result<Self> {
        let root = PathBuf::from(path.trim());
        if root.as_os_str().is_empty() {
            return Err(Error::invalid("Choose the folder that the forms go to."));
        }
        Ok(Self {
            root,
            files: Vec::new(),
            names: HashSet::new(),
        })
    }

    /// A name that no other file of this run has in its folder, without its ending.
    fn name(&mut self, sub: &str, wanted: &str, check: &str) -> String {
        let mut name = wanted.to_owned();
        if !self.names.insert(format!("{sub}/{name}").to_lowercase()) {
            name = format!("{wanted} {check}");
            self.names.insert(format!("{sub}/{name}").to_lowercase());
        }
        name
    }

    /// Writes a file. It can be written again at any time, so nobody waits until the disk has it for good.
    fn put(&mut self, sub: &str, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let folder = self.root.join(sub);
        let failed =
            |error: std::io::Error| Error::io(format!("The folder {}", folder.display()), &error);
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let path = folder.join(name);
        self.files.push(path.clone());
        std::fs::write(&path, bytes)
            .map_err(|error| Error::io(format!("The file {}", path.display()), &error))?;
        Ok(path)
    }

    /// Takes away what was written: nothing half-done stays.
    fn discard(&self) {
        for file in &self.files {
            let _ = std::fs::remove_file(file);
        }
    }
}

/// Writes the forms and e-mails of a round, and notes in the file what stood on them.
///
/// # Errors
/// A sentence where there is no round, nothing is left to write, or the folder cannot be written; nothing is then left
/// behind.
pub fn write(job: &Job<'_>, request: WriteRound) -> Result<RoundWritten> {
    let mut folder = Folder::made(&request.folder)?;
    let outcome = written(job, &request, &mut folder);
    if outcome.is_err() {
        folder.discard();
    }
    outcome
}

fn written(job: &Job<'_>, request: &WriteRound, folder: &mut Folder) -> Result<RoundWritten> {
    let desk = job.desk()?;
    let (gathered, first_batch) = {
        let reader = desk.store.read()?;
        let round = named_or_latest(&reader, request.id)?;
        let rows = store::round_schools(&reader, round.id)?;
        let wanted: HashSet<i64> = request.school_ids.iter().copied().collect();
        let last = rows.iter().map(|row| row.batch).max().unwrap_or_default();
        let gathered = gathered(&reader, round, |row| {
            if wanted.is_empty() {
                row.sent_on.is_empty()
            } else {
                wanted.contains(&row.school_id)
            }
        })?;
        (gathered, last + 1)
    };
    let Gathered {
        form,
        letters,
        left,
        objecting,
    } = gathered;
    if letters.is_empty() && left.is_empty() {
        return Err(Error::invalid(format!(
            "Every form of {} went out already. To send one again, choose its school.",
            form.round.title
        )));
    }
    let size = match request.batch {
        None | Some(0) => letters.len().max(1),
        Some(size) => usize::try_from(size).unwrap_or(usize::MAX),
    };
    let several_batches = letters.len() > size;
    let carries = Carries {
        page: request.html.unwrap_or(form.round.html),
    };
    let total = (letters.len() + left.len()) as u64;
    let mut counts = Counts::default();
    let (mut rows, mut batches) = (Vec::new(), Vec::new());
    let mut clock = Numbered {
        clock: job.session.clock(),
        next: 0,
    };
    for (batch, some) in (first_batch..).zip(letters.chunks(size)) {
        let sub = if several_batches {
            format!("Batch {batch}")
        } else {
            String::new()
        };
        batches.push(batch);
        for letter in some {
            job.signals()
                .step("Writing forms", u64::from(counts.drafts), total)?;
            let name = put_letter(
                folder,
                &sub,
                &form,
                letter,
                carries,
                &mut clock,
                &mut counts,
            )?;
            rows.push(merge::row(&form, letter, &name, batch));
        }
    }
    for (_, school) in &left {
        job.signals()
            .step("Writing forms", u64::from(counts.workbooks), total)?;
        let name = folder.name(WITHOUT_EMAIL, &of_school(school), &school.check);
        let workbook = workbook::of_one(&form, school)?;
        folder.put(WITHOUT_EMAIL, &file_name(&name, "xlsx"), &workbook)?;
        counts.workbooks += 1;
        if carries.page {
            let html = page::html(&form, school);
            folder.put(WITHOUT_EMAIL, &file_name(&name, "html"), html.as_bytes())?;
            counts.pages += 1;
        }
    }
    job.signals().last_step("Noting what was written");
    let merge_file = folder.put("", &file_name(MERGE, "csv"), &merge::csv(&rows))?;
    if request.merge_workbook {
        let workbook = merge::workbook(&rows)?;
        folder.put("", &file_name(MERGE, "xlsx"), &workbook)?;
    }
    let finished = desk.store.operate("round_write", |w| {
        for (batch, some) in (first_batch..).zip(letters.chunks(size)) {
            for letter in some {
                note(w, &form, letter, batch)?;
            }
        }
        for (_, school) in &left {
            note_school(w, &form, school, None, "", 0)?;
        }
        w.label(format!(
            "Wrote the forms of {} for {}",
            form.round.title,
            counted(
                u64::from(counts.schools) + left.len() as u64,
                "school",
                "schools"
            )
        ));
        Ok(())
    })?;
    job.finished(finished);
    let mut outcome = RoundWritten {
        id: form.round.id,
        title: form.round.title,
        folder: folder.root.to_string_lossy().into_owned(),
        schools: counts.schools,
        drafts: counts.drafts,
        workbooks: counts.workbooks,
        pages: counts.pages,
        batches,
        objecting,
        left_out: left.into_iter().map(|(left, _)| left).collect(),
        merge_file: merge_file.to_string_lossy().into_owned(),
        said: String::new(),
    };
    outcome.said = said(&outcome);
    Ok(outcome)
}

/// How many of what were written.
#[derive(Default)]
struct Counts {
    schools: u32,
    drafts: u32,
    workbooks: u32,
    pages: u32,
}

/// The moment, and a number that tells the drafts of one moment apart.
struct Numbered {
    clock: Clock,
    next: u64,
}

/// Writes the files of one e-mail and answers with the workbook's name.
fn put_letter(
    folder: &mut Folder,
    sub: &str,
    form: &Form,
    letter: &Letter,
    carries: Carries,
    clock: &mut Numbered,
    counts: &mut Counts,
) -> Result<String> {
    let attachments = attachments(form, letter, carries)?;
    let name = folder.name(sub, &of_letter(letter), letter.first_check());
    let mut carried = Vec::new();
    for (of, attachment) in attachments {
        // The several pages of one e-mail go by their schools' names, all else by the e-mail's own.
        let name = of.map_or_else(
            || name.clone(),
            |school| folder.name(sub, &school, letter.first_check()),
        );
        let ending = Path::new(&attachment.name)
            .extension()
            .map(|ending| ending.to_string_lossy().into_owned())
            .unwrap_or_default();
        let attachment = Attachment {
            name: file_name(&name, &ending),
            ..attachment
        };
        folder.put(sub, &attachment.name, &attachment.bytes)?;
        if ending == "xlsx" {
            counts.workbooks += 1;
        } else {
            counts.pages += 1;
        }
        carried.push(attachment);
    }
    let workbook = carried
        .first()
        .map(|attachment| attachment.name.clone())
        .unwrap_or_default();
    clock.next += 1;
    let eml = Draft {
        to: vec![letter.to.clone()],
        subject: letter.subject(form),
        text: letter.text(form, carries),
        attachments: carried,
    }
    .eml(
        clock.clock,
        &format!("round-{}-{}", form.round.id, clock.next),
    )?;
    folder.put(sub, &file_name(&name, "eml"), &eml)?;
    counts.drafts += 1;
    counts.schools += u32::try_from(letter.schools.len()).unwrap_or(u32::MAX);
    Ok(workbook)
}

/// What goes with an e-mail: the workbook, and on wish the pages. Beside each the school whose name it has, where that is
/// not the e-mail's own.
pub(super) fn attachments(
    form: &Form,
    letter: &Letter,
    carries: Carries,
) -> Result<Vec<(Option<String>, Attachment)>> {
    let bytes = match letter.schools.as_slice() {
        [one] => workbook::of_one(form, one)?,
        several => workbook_of_several::of_several(form, several)?,
    };
    let mut all = vec![(
        None,
        Attachment {
            name: file_name(&of_letter(letter), "xlsx"),
            media_type: XLSX,
            bytes,
        },
    )];
    if carries.page {
        let several = letter.schools.len() > 1;
        all.extend(letter.schools.iter().map(|school| {
            let page = Attachment {
                name: file_name(&of_school(school), "html"),
                media_type: "text/html",
                bytes: page::html(form, school).into_bytes(),
            };
            (several.then(|| of_school(school)), page)
        }));
    }
    Ok(all)
}

/// `Alder School 123456`
fn of_school(school: &Asked) -> String {
    match school.urn {
        Some(urn) => format!("{} {urn}", school.name),
        None => format!("{} {}", school.name, school.check),
    }
}

/// The same for an e-mail: `Jo Ames, 3 schools` where it is about several.
fn of_letter(letter: &Letter) -> String {
    match (letter.schools.as_slice(), letter.to.name.as_str()) {
        ([one], _) => of_school(one),
        (several, "") => format!("{}, {} schools", letter.to.email, several.len()),
        (several, name) => format!("{name}, {} schools", several.len()),
    }
}

/// Notes what was written for the schools of one e-mail.
fn note(w: &crate::store::Write<'_>, form: &Form, letter: &Letter, batch: u32) -> Result<()> {
    for school in &letter.schools {
        note_school(w, form, school, letter.person_id, &letter.to.email, batch)?;
    }
    Ok(())
}

fn note_school(
    w: &crate::store::Write<'_>,
    form: &Form,
    school: &Asked,
    person_id: Option<i64>,
    email: &str,
    batch: u32,
) -> Result<()> {
    let asked = serde_json::to_string(&school.stood())?;
    store::set_written(
        w,
        &Written {
            round_id: form.round.id,
            school_id: school.school_id,
            person_id,
            email,
            asked: &asked,
            batch,
        },
    )
}

fn said(of: &RoundWritten) -> String {
    let mut said = format!(
        "{} for {} written.",
        counted(u64::from(of.drafts), "e-mail", "e-mails"),
        counted(u64::from(of.schools), "school", "schools")
    );
    let left = of.left_out.len() as u64;
    if left > 0 {
        said += &format!(
            " {} no usable e-mail: the {} in “{WITHOUT_EMAIL}”.",
            counted(left, "school has", "schools have"),
            if left == 1 { "form is" } else { "forms are" }
        );
    }
    if !of.objecting.is_empty() {
        said += &format!(
            " Not written to, as they object to our e-mails: {}.",
            of.objecting.join(", ")
        );
    }
    said
}

/// A draft to oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TestRound {
    /// The round.
    pub id: i64,
    /// Where it is to go: one's own address.
    pub to: String,
    /// The school whose form it carries; missing: the first one's.
    #[serde(default)]
    pub school_id: Option<i64>,
    /// Where to write it; blank: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: String,
}

/// Writes one e-mail of a round to oneself, to see what schools get. Nothing is noted.
///
/// # Errors
/// A sentence where the address is none, no school can be written to, or the file cannot be written.
pub fn test(job: &Job<'_>, request: TestRound) -> Result<Printed> {
    let to = request.to.trim();
    let is_address = to
        .split_once('@')
        .is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'))
        && !to.contains(char::is_whitespace);
    if !is_address {
        return Err(Error::invalid(format!(
            "“{to}” is not an e-mail address. Type your own, and the test goes to you alone."
        )));
    }
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let round = named_or_latest(&reader, Some(request.id))?;
    let Gathered { form, letters, .. } = gathered(&reader, round, |_| true)?;
    let letter = super::queries::letter_of(&letters, request.school_id)?;
    let carries = Carries {
        page: form.round.html,
    };
    let draft = Draft {
        to: vec![Mailbox {
            name: String::new(),
            email: to.to_owned(),
        }],
        subject: format!("Test: {}", letter.subject(&form)),
        text: letter.text(&form, carries),
        attachments: attachments(&form, letter, carries)?
            .into_iter()
            .map(|(_, attachment)| attachment)
            .collect(),
    };
    let name = format!("Test of {}", form.round.title);
    let path = match request.path.trim() {
        "" => print::place(job.session, "", &name)?.with_extension("eml"),
        path => PathBuf::from(path),
    };
    draft.write(
        &path,
        job.session.clock(),
        &format!("round-{}-test", form.round.id),
    )?;
    Ok(Printed {
        path: path.to_string_lossy().into_owned(),
    })
}

/// Forms to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintRound {
    /// The round.
    pub id: i64,
    /// Only these schools of ours; empty: all that cannot be written to by e-mail.
    #[serde(default)]
    pub school_ids: Vec<i64>,
    /// Where to write the page; blank: among the prints, which go when the file is closed.
    #[serde(default)]
    pub path: String,
}

/// Writes forms as a page to print, a sheet a school.
///
/// # Errors
/// A sentence where there is no school to print for, or the page cannot be written.
pub fn print(job: &Job<'_>, request: PrintRound) -> Result<Printed> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let round = named_or_latest(&reader, Some(request.id))?;
    let wanted: HashSet<i64> = request.school_ids.iter().copied().collect();
    let Gathered {
        form,
        letters,
        left,
        ..
    } = gathered(&reader, round, |row| {
        wanted.is_empty() || wanted.contains(&row.school_id)
    })?;
    let mut schools: Vec<Asked> = left.into_iter().map(|(_, school)| school).collect();
    if !wanted.is_empty() {
        schools.extend(letters.into_iter().flat_map(|letter| letter.schools));
        schools.sort_by(|one, other| one.name.cmp(&other.name));
    }
    if schools.is_empty() {
        return Err(Error::invalid(
            "Every school of this round can be written to by e-mail. Choose the schools whose form you want on paper.",
        ));
    }
    let mut sheets = Page::new(&form.round.title, &form.office, true);
    for (school, at) in schools.iter().zip(0_u32..) {
        if at > 0 {
            sheets.new_sheet();
        }
        paper::sheet(&mut sheets, &form, school);
    }
    let path = print::place(job.session, &request.path, &form.round.title)?;
    sheets.write(&path, job.session.clock().today())
}
