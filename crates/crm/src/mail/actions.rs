//! Looking at dropped e-mails, and logging them.

use super::read::{self, Mail, Party};
use super::{
    AttachedFile, LARGEST_MAIL, MailChoice, MailKind, MailLogRequest, MailLogged, MailLook,
    MailSeen, Successor, queries,
};
use crate::activity::queries::linked;
use crate::activity::{ActivityKind, NewActivity, NewFileKept, Subject, actions as activity};
use crate::error::{Error, Result};
use crate::office::queries::mail_domains;
use crate::session::{Job, Paths, Session};
use crate::store::{Db, Write};
use crate::task::NewTask;
use crate::types::{About, Day, PartDay, Source, counted};
use crate::{person, task};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::Days;
use std::path::Path;

/// The most e-mails at a time.
const MOST: usize = 500;
/// How many letters of the text are shown before an e-mail is logged.
const PREVIEW: usize = 240;
/// Within how many days a proposed change of post-holder should be looked at.
const LOOK_WITHIN: u64 = 7;

/// What dropped e-mails are and where each would go.
///
/// # Errors
/// A sentence where there are too many. Files that cannot be read are told of in the answer.
pub fn look(session: &Session, request: Paths) -> Result<MailLook> {
    refuse_too_many(&request.paths)?;
    session.read(|read| {
        let domains = mail_domains(read.db)?;
        let mut look = MailLook {
            mails: Vec::new(),
            problems: Vec::new(),
            own_domains_known: !domains.is_empty(),
        };
        for path in &request.paths {
            match file(path) {
                Ok(mail) => look.mails.push(seen(read.db, path, &mail, &domains)?),
                Err(error) => look.problems.push(error.message),
            }
        }
        Ok(look)
    })
}

/// Logs dropped e-mails as one operation.
///
/// # Errors
/// A sentence where there are too many, or it was stopped; nothing is then logged.
pub fn log(job: &Job<'_>, request: MailLogRequest) -> Result<MailLogged> {
    refuse_too_many(&request.paths)?;
    let desk = job.desk()?;
    let total = request.paths.len() as u64;
    let mut outcome = MailLogged::default();
    let mut mails = Vec::new();
    for (path, done) in request.paths.iter().zip(0..) {
        job.signals().step("Reading e-mails", done, total)?;
        outcome.read += 1;
        match file(path) {
            Ok(mail) => mails.push((path.as_str(), mail)),
            Err(error) => outcome.problems.push(error.message),
        }
    }
    let finished = desk.store.operate("mail_log", |w| {
        let domains = mail_domains(w.db)?;
        for ((path, mail), done) in mails.iter().zip(0..) {
            job.signals().step("Logging e-mails", done, total)?;
            let choice = request.choices.iter().find(|choice| choice.path == *path);
            let one = One {
                w,
                mail,
                name: name_of(path),
                domains: &domains,
                choice,
                keep_files: request.keep_files,
            };
            one.log(&mut outcome)?;
        }
        outcome.words = in_words(&outcome);
        let logged = counted(u64::from(outcome.logged), "e-mail", "e-mails");
        w.label(format!("Logged {logged}"));
        Ok(())
    })?;
    job.finished(finished);
    Ok(outcome)
}

fn refuse_too_many(paths: &[String]) -> Result<()> {
    if paths.len() > MOST {
        return Err(Error::invalid(format!(
            "{} e-mails are too many at a time. Drop at most {MOST}.",
            paths.len()
        )));
    }
    Ok(())
}

fn file(path: &str) -> Result<Mail> {
    let size = std::fs::metadata(path)
        .map_err(|error| Error::io(path, &error))?
        .len();
    if size > LARGEST_MAIL {
        return Err(Error::invalid(format!(
            "{} is larger than {} and was not read.",
            name_of(path),
            size_in_words(LARGEST_MAIL)
        )));
    }
    let bytes = std::fs::read(path).map_err(|error| Error::io(path, &error))?;
    read::mail(&name_of(path), &bytes)
}

fn name_of(path: &str) -> String {
    Path::new(path).file_name().map_or_else(
        || path.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// An e-mail as it is matched.
struct Matched {
    /// Whether one of us wrote it.
    ours: bool,
    /// The others' addresses.
    others: Vec<String>,
    about: Vec<About>,
}

fn matched(db: &Db, mail: &Mail, domains: &[String]) -> Result<Matched> {
    let is_ours = |party: &Party| {
        let domain = party.address.rsplit('@').next().unwrap_or_default();
        domains.iter().any(|own| {
            domain == own
                || domain
                    .strip_suffix(own.as_str())
                    .is_some_and(|sub| sub.ends_with('.'))
        })
    };
    let ours = is_ours(&mail.from);
    let others: Vec<String> = match mail.kind {
        // What came back was sent by a mail program; it is about those whom it did not reach.
        MailKind::Bounce => mail.failed.clone(),
        MailKind::AutomaticReply if !mail.delayed.is_empty() => mail.delayed.clone(),
        MailKind::AutomaticReply => vec![mail.from.address.clone()],
        MailKind::Letter if ours => mail
            .to
            .iter()
            .filter(|party| !is_ours(party))
            .map(|party| party.address.clone())
            .collect(),
        MailKind::Letter => std::iter::once(&mail.from)
            .chain(&mail.to)
            .filter(|party| !is_ours(party))
            .map(|party| party.address.clone())
            .collect(),
    };
    let mut about = Vec::new();
    for address in &others {
        about.extend(queries::of_address(db, address)?);
    }
    Ok(Matched {
        ours,
        others,
        about,
    })
}

fn seen(db: &Db, path: &str, mail: &Mail, domains: &[String]) -> Result<MailSeen> {
    let Matched {
        ours,
        others,
        about,
    } = matched(db, mail, domains)?;
    let matched = linked(db, &about)?;
    let by_domain = match others.first() {
        Some(address) if matched.is_empty() => linked(db, &queries::by_domain(db, address)?)?,
        _ => Vec::new(),
    };
    let already = queries::is_logged(db, &mail.message_id)?;
    let asks = matched.is_empty() && !already;
    let names: Vec<&str> = matched.iter().map(|one| one.name.as_str()).collect();
    let plan = match (already, names.as_slice()) {
        (true, _) => "It is on the timeline already.".to_owned(),
        (false, []) => format!(
            "Nobody here has the address {}. Say whom it is about, or leave it.",
            others.first().map_or("that it came from", String::as_str)
        ),
        (false, names) => {
            let names = names.join(", ");
            match (mail.kind, &mail.successor) {
                (MailKind::Bounce, _) => {
                    format!("The address is marked as bounced, and noted for {names}.")
                }
                (MailKind::AutomaticReply, Some(next)) => format!(
                    "It is noted for {names}, and a task proposes {} as successor.",
                    next.name
                ),
                _ => format!("It is logged for {names}."),
            }
        }
    };
    let to: Vec<String> = mail.to.iter().take(3).map(Party::written).collect();
    let day = PartDay::stored(&mail.day).written();
    Ok(MailSeen {
        path: path.to_owned(),
        file: name_of(path),
        subject: mail.subject.clone(),
        from: mail.from.written(),
        to: to.join(", "),
        when: format!("{day} {}", mail.time).trim().to_owned(),
        kind: mail.kind,
        label: match (mail.kind, ours) {
            (MailKind::Bounce, _) => "Came back",
            (MailKind::AutomaticReply, _) => "Automatic reply",
            (MailKind::Letter, true) => "From us",
            (MailKind::Letter, false) => "From them",
        }
        .to_owned(),
        preview: mail.text.chars().take(PREVIEW).collect(),
        already,
        matched,
        by_domain,
        plan,
        asks,
        successor: mail.successor.clone(),
        files: mail
            .files
            .iter()
            .map(|file| AttachedFile {
                name: file.name.clone(),
                size: size_in_words(file.bytes.len() as u64),
                refused: if file.is_too_large() {
                    too_large(&file.name)
                } else {
                    String::new()
                },
            })
            .collect(),
    })
}

/// One e-mail to log.
struct One<'a> {
    w: &'a Write<'a>,
    mail: &'a Mail,
    name: String,
    domains: &'a [String],
    choice: Option<&'a MailChoice>,
    keep_files: bool,
}

impl One<'_> {
    fn log(&self, outcome: &mut MailLogged) -> Result<()> {
        let Self { w, mail, .. } = *self;
        if self.choice.is_some_and(|choice| choice.skip) {
            outcome
                .left
                .push(format!("{} was left, as you chose.", self.name));
            return Ok(());
        }
        if queries::is_logged(w.db, &mail.message_id)? {
            outcome.already += 1;
            return Ok(());
        }
        let Matched {
            ours, mut about, ..
        } = matched(w.db, mail, self.domains)?;
        about.extend(self.choice.iter().flat_map(|choice| choice.about.clone()));
        if linked(w.db, &about)?.is_empty() {
            outcome.left.push(format!(
                "{} (“{}”) was left: nobody here has the address it is about.",
                self.name, mail.subject
            ));
            return Ok(());
        }
        let today = w.clock.today();
        // A letter is contact; what a program wrote reached nobody.
        let kind = match mail.kind {
            MailKind::Letter => ActivityKind::Email,
            MailKind::Bounce | MailKind::AutomaticReply => ActivityKind::Note,
        };
        let id = activity::log(
            w,
            &NewActivity {
                kind,
                on: mail.day.parse::<Day>().map_or(today, |day| day.min(today)),
                at_time: mail.time.clone(),
                direction: match (mail.kind, ours) {
                    (MailKind::Letter, true) => "out".to_owned(),
                    (MailKind::Letter, false) => "in".to_owned(),
                    _ => String::new(),
                },
                title: self.title(),
                text: mail.text.clone(),
                message_id: mail.message_id.clone(),
                source: Source::Email,
                about: about.clone(),
            },
        )?;
        outcome.logged += 1;
        for address in &mail.failed {
            outcome.bounced += person::actions::mark_bounced(w, address)?;
        }
        if let Some(next) = &mail.successor {
            self.propose(id, next, &about)?;
            outcome.proposed += 1;
        }
        if self.keep_files {
            self.keep_all(id, outcome)?;
        }
        Ok(())
    }

    fn title(&self) -> String {
        match self.mail.kind {
            MailKind::Bounce => format!("E-mail came back: {}", self.mail.failed.join(", ")),
            MailKind::AutomaticReply | MailKind::Letter => self.mail.subject.clone(),
        }
    }

    /// A change of post-holder is never made here: a task says who is named, and in which words.
    fn propose(&self, activity: i64, next: &Successor, about: &[About]) -> Result<()> {
        let w = self.w;
        let people = linked(w.db, about)?;
        let leaver = people.iter().find(|one| one.kind == Subject::Person);
        let who = match leaver {
            Some(leaver) => {
                let post = queries::post(w.db, leaver.id)?.to_lowercase();
                let post = if post.is_empty() {
                    post
                } else {
                    format!(" as {post}")
                };
                format!("{} follows {}{post}", next.name, leaver.name)
            }
            None => format!("{} follows {}", next.name, self.mail.from.written()),
        };
        let address = if next.email.is_empty() {
            String::new()
        } else {
            format!("\nTheir e-mail: {}", next.email)
        };
        task::actions::add(
            w,
            &NewTask {
                title: format!("Check whether {who}"),
                note: format!("An automatic reply says: “{}”{address}", next.quote),
                due: w.clock.today().checked_add_days(Days::new(LOOK_WITHIN)),
                about: About {
                    person_id: about.iter().find_map(|one| one.person_id),
                    school_id: about.iter().find_map(|one| one.school_id),
                    trust_id: about.iter().find_map(|one| one.trust_id),
                    group_id: None,
                },
                activity_id: Some(activity),
                origin: "automatic reply".to_owned(),
                ..NewTask::default()
            },
        )?;
        Ok(())
    }

    fn keep_all(&self, activity: i64, outcome: &mut MailLogged) -> Result<()> {
        for file in &self.mail.files {
            if file.is_too_large() {
                outcome.problems.push(too_large(&file.name));
                continue;
            }
            activity::keep_file(
                self.w,
                activity,
                &NewFileKept {
                    name: file.name.clone(),
                    media_type: file.media_type.clone(),
                    base64: STANDARD.encode(&file.bytes),
                },
            )?;
            outcome.files += 1;
        }
        Ok(())
    }
}

fn too_large(name: &str) -> String {
    format!(
        "{name} is larger than {}, so it is not kept here. Save it in your office's folders.",
        size_in_words(super::LARGEST_FILE as u64)
    )
}

/// `5 MB`, `320 kB`
fn size_in_words(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    match bytes {
        0..1_024 => counted(bytes, "byte", "bytes"),
        1_024..MB => format!("{} kB", bytes / 1_024),
        _ if bytes.is_multiple_of(MB) => format!("{} MB", bytes / MB),
        _ => format!("{}.{} MB", bytes / MB, bytes % MB * 10 / MB),
    }
}

fn in_words(outcome: &MailLogged) -> String {
    let mut said = Vec::new();
    let mut say = |count: u32, one: &str, many: &str| {
        if count > 0 {
            said.push(counted(u64::from(count), one, many));
        }
    };
    say(outcome.logged, "e-mail logged", "e-mails logged");
    say(
        outcome.already,
        "was on the timeline already",
        "were on the timeline already",
    );
    say(
        u32::try_from(outcome.left.len()).unwrap_or(u32::MAX),
        "left",
        "left",
    );
    say(
        outcome.bounced,
        "address marked as bounced",
        "addresses marked as bounced",
    );
    say(
        outcome.proposed,
        "task for a change of post-holder",
        "tasks for changes of post-holder",
    );
    say(outcome.files, "file kept", "files kept");
    if said.is_empty() {
        "There was nothing to log.".to_owned()
    } else {
        format!("{}.", said.join(", "))
    }
}
