//! Reading what was dropped, all at once, as one operation. `read = unchanged + changed + set aside + duplicate`.

use super::compare::compare;
use super::matching::{Match, Schools};
use super::overtaken::{LAST, overtaken};
use super::read::online::Table;
use super::read::{self, Came, Found};
use super::store::{self, AskedSchool, NewReply};
use super::{ReadReplies, RepliesRead, answers_of, queries};
use crate::error::{Error, Result};
use crate::person;
use crate::round::ask::held;
use crate::round::form::{FormField, fields};
use crate::round::queries::named_or_latest;
use crate::round::{Answers, Problem, ReplyState, Round, Said};
use crate::session::Job;
use crate::store::{Db, Write};
use crate::types::{AcademicYear, counted};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The most files at a time.
const MOST: usize = 5_000;
/// How deep folders in folders are looked into.
const DEEPEST: u32 = 8;

/// Reads replies to a round: files, or folders of them.
///
/// # Errors
/// A sentence where there is no round, nothing to read or too much of it, a column is mapped to no question, or it was
/// stopped; nothing is then kept.
pub fn read(job: &Job<'_>, request: ReadReplies) -> Result<RepliesRead> {
    let desk = job.desk()?;
    let today = desk.store.clock().today();
    let (round, kept, former) = job.session.read(|read| {
        let round = named_or_latest(read.db, request.round_id)?;
        Ok((
            round.clone(),
            store::columns(read.db, round.id)?,
            store::former_urns(read.db)?,
        ))
    })?;
    let form = fields(&round.questions, &round.own);
    queries::check_columns(&request.columns, &form)?;
    let mapped = queries::told(kept, &request.columns);

    let mut done = RepliesRead {
        round_id: round.id,
        ..RepliesRead::default()
    };
    let paths = files(&request.paths)?;
    let mut all = Vec::new();
    let mut tables = Vec::new();
    for ((path, named), at) in paths.iter().zip(0..) {
        job.signals()
            .step("Reading replies", at, paths.len() as u64)?;
        for found in read::file(path, today).each() {
            match found {
                Found::Replies(replies) => all.extend(replies),
                Found::Table(table) => {
                    let columns = table.columns(&mapped, &form);
                    if Table::names_schools(&columns) {
                        let mut answers = table.read(&columns, &form, today);
                        answers.iter_mut().for_each(|came| of_year(came, &round));
                        all.extend(answers);
                        tables.push(table.name);
                    } else {
                        all.push(Came::unmapped(&table));
                        done.to_map.push(path.to_string_lossy().into_owned());
                    }
                }
                Found::Own if *named => all.push(Came::own(path)),
                Found::Own => done.own += 1,
                Found::Packed(_) => {}
            }
        }
    }
    // The later of two e-mails counts; what has no time of its own was dropped by hand, after them.
    all.sort_by(|one, next| {
        (one.sent.is_empty(), &one.sent).cmp(&(next.sent.is_empty(), &next.sent))
    });
    let finished = desk.store.operate("round_read", |w| {
        for column in &request.columns {
            store::keep_column(w, round.id, &column.heading, &column.field)?;
        }
        for name in &tables {
            store::settle_unmapped(w, round.id, name)?;
        }
        let schools = Schools::new(store::asked_in(w.db, round.id)?, &former);
        let keeper = Keeper {
            w,
            round: &round,
            form: &form,
            schools: &schools,
        };
        let expanded = keeper.expanded(all);
        let holding = keeper.holding(&expanded)?;
        let total = expanded.len() as u64;
        for (came, at) in expanded.iter().zip(0..) {
            job.signals().step("Comparing replies", at, total)?;
            keeper.keep(came, &holding, &mut done)?;
        }
        w.label(format!(
            "Read {} to {}",
            counted(u64::from(done.read - done.duplicate), "reply", "replies"),
            round.title
        ));
        Ok(())
    })?;
    job.finished(finished);
    done.words = in_words(&done);
    Ok(done)
}

/// The files that are meant, each with whether it was named itself and not found in a folder.
fn files(paths: &[String]) -> Result<Vec<(PathBuf, bool)>> {
    if paths.is_empty() {
        return Err(Error::invalid(
            "There is nothing to read. Choose files, or a folder of them.",
        ));
    }
    let mut found = Vec::new();
    for path in paths {
        let path = Path::new(path);
        if path.is_dir() {
            walk(path, 0, &mut found)?;
        } else {
            found.push((path.to_owned(), true));
        }
        if found.len() > MOST {
            return Err(Error::invalid(format!(
                "These are more than {MOST} files. Read them in parts."
            )));
        }
    }
    Ok(found)
}

/// The files of a folder in the order of their names. What programs leave there for themselves is passed over.
fn walk(folder: &Path, depth: u32, found: &mut Vec<(PathBuf, bool)>) -> Result<()> {
    let failed = |error: std::io::Error| Error::io(folder.display(), &error);
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()
        .map_err(failed)?;
    entries.sort();
    for path in entries {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        if name.starts_with('.')
            || name.starts_with("~$")
            || name == "thumbs.db"
            || name == "desktop.ini"
        {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST {
                walk(&path, depth + 1, found)?;
            }
        } else {
            found.push((path, false));
        }
        if found.len() > MOST {
            return Ok(());
        }
    }
    Ok(())
}

/// A row that names another academic year answers another round, whatever school it is from.
fn of_year(came: &mut Came, round: &Round) {
    let year = AcademicYear::parse(&came.said.year).ok();
    if let Some(year) = year.filter(|year| came.refused.is_empty() && *year != round.year) {
        came.refused = format!(
            "It is for another round: it says {year}, and {} asks about {}.",
            round.title, round.year
        );
    }
}

/// What is needed to keep what came.
struct Keeper<'a> {
    w: &'a Write<'a>,
    round: &'a Round,
    form: &'a [FormField],
    schools: &'a Schools,
}

impl Keeper<'_> {
    /// A letter that says for several schools that nothing changed, as one reply a school.
    fn expanded(&self, all: Vec<Came>) -> Vec<Came> {
        let mut expanded = Vec::with_capacity(all.len());
        for came in all {
            let letter = match self.schools.find(&came) {
                Match::School(school) if came.said.further > 0 => {
                    self.schools.in_the_same_letter(school)
                }
                _ => Vec::new(),
            };
            if u32::try_from(letter.len()).ok() == Some(came.said.further + 1) {
                expanded.extend(letter.into_iter().map(|school| {
                    let said = Said {
                        check: school.check.clone(),
                        urn: school.urn,
                        further: 0,
                        ..came.said.clone()
                    };
                    Came {
                        said,
                        ..came.clone()
                    }
                }));
            } else if came.said.further > 0 {
                let refused = format!(
                    "It answers for {} schools at once, and which they are is not known any more.",
                    came.said.further + 1
                );
                expanded.push(Came { refused, ..came });
            } else {
                expanded.push(self.doubted(came));
            }
        }
        expanded
    }

    /// The same, with what in it speaks for another school.
    fn doubted(&self, mut came: Came) -> Came {
        if let Match::School(school) = self.schools.find(&came) {
            let doubts = self.schools.doubts(&came, school);
            came.said
                .problems
                .extend(doubts.into_iter().map(|sentence| Problem {
                    sentence,
                    ..Problem::default()
                }));
        }
        came
    }

    /// What we hold of the schools from which something came.
    fn holding(&self, all: &[Came]) -> Result<HashMap<i64, Answers>> {
        let mut ids: Vec<i64> = all
            .iter()
            .filter_map(|came| match self.schools.find(came) {
                Match::School(school) => Some(school.school_id),
                _ => None,
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let held = held(
            self.w.db,
            &self.round.questions,
            &self.round.own,
            &ids,
            self.round.year,
        )?;
        Ok(held
            .into_iter()
            .map(|(id, held)| (id, answers_of(&held)))
            .collect())
    }

    fn keep(
        &self,
        came: &Came,
        holding: &HashMap<i64, Answers>,
        done: &mut RepliesRead,
    ) -> Result<()> {
        done.read += 1;
        for address in &came.bounced {
            done.bounced += person::actions::mark_bounced(self.w, address)?;
        }
        let found = match (came.refused.as_str(), self.schools.find(came)) {
            ("", Match::School(school)) => Ok(school),
            ("", Match::None(why)) => Err(why),
            ("", Match::OtherRound(check)) => Err(other_round(self.w.db, check)?),
            // What cannot be taken is set aside, with its school where that is known for sure.
            (why, Match::School(school)) => {
                return self.write(came, Some(school), ReplyState::SetAside, why, done);
            }
            (why, _) => {
                let whose = self.schools.written_to_only(&came.bounced);
                return self.write(came, whose, ReplyState::SetAside, why, done);
            }
        };
        let school = match found {
            Ok(school) => school,
            Err(why) => return self.write(came, None, ReplyState::SetAside, &why, done),
        };
        let (state, why) = state_of(
            self.form,
            &came.said,
            school,
            holding.get(&school.school_id),
        );
        self.write(came, Some(school), state, &why, done)
    }

    fn write(
        &self,
        came: &Came,
        school: Option<&AskedSchool>,
        state: ReplyState,
        reason: &str,
        done: &mut RepliesRead,
    ) -> Result<()> {
        let digest = came.digest();
        let source = format!("{:032x}", came.bytes);
        let overtaken = match (state, school) {
            (ReplyState::Unchanged | ReplyState::Changed, Some(school)) => {
                overtaken(self.w.db, school, LAST, &came.sent)?
            }
            _ => None,
        };
        let (state, reason) = match &overtaken {
            Some(why) => (ReplyState::SetAside, why.as_str()),
            None => (state, reason),
        };
        let reply = NewReply {
            round_id: self.round.id,
            round_school_id: school.map(|school| school.id),
            channel: came.channel,
            file: &came.file,
            message_id: &came.message_id,
            digest: &digest,
            source: &source,
            sent: &came.sent,
            from_name: &came.from_name,
            from_email: &came.from_email,
            said: &came.said,
            state,
            reason,
        };
        if store::is_known(self.w.db, &reply)? {
            done.duplicate += 1;
            return Ok(());
        }
        let id = store::insert(self.w, &reply)?;
        match (state, school) {
            (ReplyState::Unchanged, Some(school)) => {
                done.unchanged += 1;
                store::supersede(self.w, school.id, id)?;
            }
            (ReplyState::Changed, Some(school)) => {
                done.changed += 1;
                store::supersede(self.w, school.id, id)?;
            }
            _ => done.set_aside += 1,
        }
        Ok(())
    }
}

/// Where a reply of a school stands, and why it is set aside.
pub(super) fn state_of(
    form: &[FormField],
    said: &Said,
    school: &AskedSchool,
    held: Option<&Answers>,
) -> (ReplyState, String) {
    let none = Answers::new();
    let compared = compare(form, said, school.asked.as_ref(), held.unwrap_or(&none));
    let told = !compared.problems.is_empty();
    if said.all_unchanged && !told && compared.is_unchanged() {
        return (ReplyState::Unchanged, String::new());
    }
    if !compared.says_something() && !told && said.unchanged.is_empty() {
        return (
            ReplyState::SetAside,
            format!(
                "The form of {} came back as it went out: no answer, and nothing ticked as unchanged.",
                school.name
            ),
        );
    }
    let state = if compared.is_unchanged() {
        ReplyState::Unchanged
    } else {
        ReplyState::Changed
    };
    (state, String::new())
}

/// Why a check value is none of this round.
fn other_round(db: &Db, check: &str) -> Result<String> {
    Ok(match store::round_of_check(db, check)? {
        Some((round, school)) => format!("It is for another round: {school} in {round}."),
        None => format!(
            "Its check value {check} was given in no round of this file, so the form was changed or comes from elsewhere."
        ),
    })
}

fn in_words(done: &RepliesRead) -> String {
    let mut parts = Vec::new();
    let mut say = |count: u32, words: &str| {
        if count > 0 {
            parts.push(format!("{count} {words}"));
        }
    };
    say(done.unchanged, "unchanged");
    say(done.changed, "to review");
    say(done.set_aside, "set aside");
    say(done.duplicate, "here already");
    let mut words = format!("{} read", counted(u64::from(done.read), "reply", "replies"));
    if !parts.is_empty() {
        words += &format!(": {}", parts.join(", "));
    }
    words.push('.');
    if done.bounced > 0 {
        words += &format!(
            " {} marked as bounced.",
            counted(u64::from(done.bounced), "address was", "addresses were")
        );
    }
    if done.own > 0 {
        words += &format!(
            " {} passed over: drafts and pages that we wrote ourselves.",
            counted(u64::from(done.own), "file was", "files were")
        );
    }
    words
}
