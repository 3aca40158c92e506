//! Mentors out of the office's own sheet: people in a mentoring post, with their TRN, subjects and hours of training.
//!
//! A row names a person at a school, found or made as in a sheet of people; without a role they are a general mentor.
//! Hours of training become a line of the ledger, once: a second import of the same sheet adds none.

use super::{GENERAL_MENTOR, MentorTraining, MentorTrainingKind, actions, funding, hours, store};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::ImportProposal;
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, Value, of_person};
use crate::person::actions::{read_trn, set_trn};
use crate::person::import::fields::FIELDS as OF_PEOPLE;
use crate::person::import::{People, Whom};
use crate::register::codes;
use crate::school::import as schools;
use crate::session::Read;
use crate::store::{Db, Write};
use crate::types::{AcademicYear, Day, counted, written};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a mentor has beside what every person has.
const OWN: [Field; 9] = [
    of_person(
        "name",
        "Full name",
        Kind::FullName,
        &[
            "mentor",
            "mentor name",
            "name",
            "full name",
            "person",
            "contact",
        ],
    ),
    of_person(
        "trn",
        "TRN",
        Kind::Text,
        &[
            "trn",
            "teacher reference number",
            "mentor trn",
            "dfe number",
        ],
    ),
    of_person(
        "subjects",
        "Mentors in (subjects)",
        Kind::Tags,
        &["subject", "subjects", "mentor subject", "itt subject"],
    ),
    of_person(
        "atOnce",
        "Trainees at once",
        Kind::Text,
        &[
            "at once",
            "trainees",
            "number of trainees",
            "capacity",
            "trainees at once",
        ],
    ),
    of_person(
        "hours",
        "Hours of training",
        Kind::Text,
        &[
            "hours",
            "training hours",
            "hours of training",
            "mentor training hours",
            "hours completed",
        ],
    ),
    of_person(
        "trainedOn",
        "Day of the training",
        Kind::Day,
        &[
            "training date",
            "date of training",
            "trained on",
            "session date",
            "date",
        ],
    ),
    of_person(
        "trainingKind",
        "Initial or refresher",
        Kind::Choice,
        &[
            "training type",
            "type of training",
            "initial or refresher",
            "training kind",
        ],
    ),
    of_person(
        "topic",
        "Topic of the training",
        Kind::Text,
        &["topic", "session", "training topic", "course"],
    ),
    of_person(
        "mentorNote",
        "Note on the mentor",
        Kind::LongText,
        &["note", "notes", "comment", "comments"],
    ),
];

/// All fields; of two that are named alike the mentor's own.
static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let theirs = OF_PEOPLE
        .iter()
        .filter(|field| field.id != "name" && field.id != "notes");
    OWN.iter().chain(theirs).copied().collect()
});

/// All fields.
pub(crate) fn fields() -> &'static [Field] {
    &FIELDS
}

/// What one entry asks for beside what it asks of the person.
#[derive(Debug, Clone, Default)]
struct Work {
    /// Which of the people's entries it is.
    nth: usize,
    /// Whose, where there is anything to write of the mentor.
    whom: Option<Whom>,
    trn: Option<String>,
    at_once: Option<u32>,
    subjects: Option<Vec<String>>,
    note: String,
    training: Option<Session>,
}

/// Hours of training of a row.
#[derive(Debug, Clone)]
struct Session {
    /// `None`: the sheet does not say; some day of this academic year, today at the latest.
    on_day: Option<Day>,
    minutes: u32,
    kind: Option<MentorTrainingKind>,
    topic: String,
}

/// Imports mentors.
pub(crate) struct Mentors<'a> {
    people: People<'a>,
    db: &'a Db,
    today: Day,
    kinds: Vec<Choice>,
    /// In which row each mentor stood, at each school.
    seen: HashMap<Whom, u32>,
    /// In which row each TRN stood.
    trns: HashMap<String, (Whom, u32)>,
    works: Vec<Work>,
}

impl<'a> Mentors<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let kinds = MentorTrainingKind::ALL
            .iter()
            .map(|kind| Choice {
                id: kind.code().to_owned(),
                label: kind.label().to_owned(),
                synonyms: match kind {
                    MentorTrainingKind::Initial => vec!["new".to_owned(), "full".to_owned()],
                    MentorTrainingKind::Refresher => {
                        vec!["refresh".to_owned(), "returning".to_owned()]
                    }
                },
            })
            .collect();
        Ok(Self {
            people: People::new(read, today)?,
            db: read.db,
            today,
            kinds,
            seen: HashMap::new(),
            trns: HashMap::new(),
            works: Vec::new(),
        })
    }

    /// What the row says of the mentor; `Err`: why it cannot be.
    fn said(&self, entry: &Entry) -> Result<Work> {
        let mut work = Work {
            nth: self.people.judged(),
            note: entry.text("mentorNote").trim().to_owned(),
            ..Work::default()
        };
        if !entry.text("trn").is_empty() {
            work.trn = Some(read_trn(entry.text("trn"))?);
        }
        if !entry.text("atOnce").is_empty() {
            work.at_once = Some(at_once(entry.text("atOnce"))?);
        }
        if !entry.tags("subjects").is_empty() {
            let codes: Result<Vec<String>> = entry
                .tags("subjects")
                .iter()
                .map(|name| subject(name))
                .collect();
            work.subjects = Some(codes?);
        }
        if !entry.text("hours").is_empty() {
            work.training = Some(Session {
                on_day: match entry.date("trainedOn").first() {
                    Some(day) if day > self.today => {
                        return Err(Error::invalid(format!(
                            "The training is on {}, which lies ahead. Correct the day.",
                            written(day)
                        )));
                    }
                    day => day,
                },
                minutes: hours::read(entry.text("hours"))?,
                kind: MentorTrainingKind::from_code(entry.text("trainingKind")),
                topic: entry.text("topic").trim().to_owned(),
            });
        }
        Ok(work)
    }

    /// What the row has that the mentor has not, in words. What is there already is dropped from `work`.
    fn compare(&self, whom: Whom, work: &mut Work) -> Result<Vec<String>> {
        let mut says = Vec::new();
        let (mut trn, mut held, mut ledger) = (String::new(), None, Vec::new());
        if let Some(person) = whom.id {
            trn = store::person(self.db, person)?.map_or(trn, |(_, trn)| trn);
            ledger = store::ledger(self.db, person)?;
            held = mentoring_at(self.db, person, whom)?;
        }
        match work.trn.take() {
            Some(new) if new != trn => {
                says.push(schools::change("TRN", &trn, &new));
                work.trn = Some(new);
            }
            _ => {}
        }
        let before = held.as_ref().map_or(1, |held| held.at_once);
        work.at_once = work.at_once.filter(|new| held.is_none() || *new != before);
        if let Some(new) = work.at_once {
            says.push(format!(
                "{} at once",
                counted(u64::from(new), "trainee", "trainees")
            ));
        }
        let subjects = held
            .as_ref()
            .map(|held| super::queries::codes_of(&held.subjects))
            .unwrap_or_default();
        work.subjects = work.subjects.take().filter(|new| *new != subjects);
        if let Some(new) = &work.subjects {
            says.push(format!(
                "Mentors in {}",
                super::queries::subject_names(new).join(", ")
            ));
        }
        let note = held.map_or_else(String::new, |held| held.note);
        if work.note.is_empty() || fold(&work.note) == fold(&note) {
            work.note = String::new();
        } else {
            says.push(schools::change("Note", &note, &work.note));
        }
        let year = AcademicYear::of(self.today);
        work.training = work.training.take().filter(|new| {
            !ledger.iter().any(|line| {
                let same_day = match new.on_day {
                    Some(day) => line.on_day == day,
                    None => line.year == year,
                };
                same_day
                    && line.provider.is_empty()
                    && (line.minutes, &line.topic) == (new.minutes, &new.topic)
            })
        });
        if let Some(new) = &work.training {
            says.push(format!(
                "{} of training on {}",
                hours::written(new.minutes),
                written(new.on_day.unwrap_or(self.today))
            ));
        }
        Ok(says)
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        let refused = |why: String| Ok((Judged::Rejected(why), Work::default()));
        if schools::said(entry).is_empty() {
            return refused("It does not say at which school. Add the school.".to_owned());
        }
        let mut work = match self.said(entry) {
            Ok(work) => work,
            Err(error) => return refused(error.message),
        };
        let mut entry = entry.clone();
        if entry.text("role").is_empty() && entry.tags("posts").is_empty() {
            entry.put("role", Value::Choice(GENERAL_MENTOR.to_owned()));
        }
        let (judged, whom) = self.people.judge_person(&entry)?;
        let Some(whom) = whom else {
            return Ok((judged, work));
        };
        let name = self.people.name_of(whom);
        if let Some(row) = self.seen.get(&whom) {
            let why = format!("{name} stands in row {row} too. Make the two rows one.");
            return Ok((Judged::Rejected(why), work));
        }
        if let Some(trn) = &work.trn
            && let Some((other, row)) = self.trns.get(trn)
            && !other.is_same_person(whom)
        {
            let why = format!(
                "The TRN {trn} is that of {} in row {row} too. Correct one of them.",
                self.people.name_of(*other)
            );
            return Ok((Judged::Rejected(why), work));
        }
        if let Some(trn) = &work.trn
            && let Some((id, other)) = store::with_trn(self.db, trn)?
            && whom.id != Some(id)
        {
            let why = format!("The TRN {trn} is {other}’s already. Correct it, or leave it empty.");
            return Ok((Judged::Rejected(why), work));
        }
        let says = self.compare(whom, &mut work)?;
        self.seen.insert(whom, entry.number);
        if let Some(trn) = &work.trn {
            self.trns.insert(trn.clone(), (whom, entry.number));
        }
        if !says.is_empty() {
            work.whom = Some(whom);
        }
        Ok(match judged {
            Judged::Create(theirs) => (Judged::Create([theirs, says].concat()), work),
            Judged::Update(theirs) => (Judged::Update([theirs, says].concat()), work),
            _ if says.is_empty() => (Judged::Unchanged, work),
            _ => (Judged::Update(says), work),
        })
    }
}

/// The mentoring post of a person at the school that a row names.
fn mentoring_at(db: &Db, person: i64, whom: Whom) -> Result<Option<store::Held>> {
    let school = match whom.school {
        Some(schools::SchoolRef::Ours(school)) => Some(school),
        _ => return Ok(None),
    };
    Ok(store::of_person(db, person)?
        .into_iter()
        .find(|held| held.school_id == school))
}

fn at_once(text: &str) -> Result<u32> {
    let number = text.trim().trim_end_matches(".0").parse::<u32>().ok();
    let number = number.filter(|number| *number <= 20);
    number.ok_or_else(|| {
        Error::invalid(format!(
            "“{text}” is no number of trainees at once. Write a whole number from 0 to 20."
        ))
    })
}

/// The code of a subject that a sheet names: exactly, else the only one that begins so.
fn subject(name: &str) -> Result<String> {
    if let Some(code) = codes::code("subject", name) {
        return Ok(code.to_owned());
    }
    let folded = fold(name);
    let mut found = codes::training("subject")
        .filter(|code| code.code == name.trim() || fold(code.name).starts_with(&folded));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.code.to_owned()),
        _ => Err(Error::invalid(format!(
            "“{name}” is no subject of the DfE’s list. Correct it, or leave it empty."
        ))),
    }
}

impl Adapter for Mentors<'_> {
    fn fields(&self) -> &'static [Field] {
        fields()
    }

    fn choices(&self, field: &str) -> &[Choice] {
        if field == "trainingKind" {
            &self.kinds
        } else {
            self.people.choices(field)
        }
    }

    fn posts(&self) -> Option<&'static str> {
        self.people.posts()
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        schools::matched_by(filled)?;
        self.people.matched_by(filled)
    }

    fn title(&self, entry: &Entry) -> String {
        self.people.title(entry)
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get(nth).cloned() else {
            return Ok(());
        };
        self.people.write(w, work.nth)?;
        let Some(whom) = work.whom else {
            return Ok(());
        };
        let Some((person, school)) = self.people.ids_of(w, whom)? else {
            return Ok(());
        };
        if let Some(number) = &work.trn {
            set_trn(w, person, number)?;
        }
        let post = store::of_person(w.db, person)?
            .into_iter()
            .find(|held| held.school_id == Some(school));
        if let Some(post) = post
            && (work.at_once.is_some() || work.subjects.is_some() || !work.note.is_empty())
        {
            let subjects = work.subjects.as_deref();
            actions::note(w, post.tenure_id, work.at_once, subjects, &work.note)?;
        }
        if let Some(session) = work.training {
            let on_day = session.on_day.unwrap_or(self.today);
            let year = AcademicYear::of(on_day);
            let refresher = funding::is_refresher(&store::had(w.db, person)?, "", year);
            let needed = if refresher {
                MentorTrainingKind::Refresher
            } else {
                MentorTrainingKind::Initial
            };
            store::insert_training(
                w,
                &MentorTraining::at(
                    person,
                    school,
                    on_day,
                    session.minutes,
                    session.kind.unwrap_or(needed),
                    session.topic,
                ),
            )?;
        }
        Ok(())
    }

    fn proposals(&self) -> Vec<ImportProposal> {
        self.people.proposals()
    }

    fn notes(&self) -> Vec<String> {
        self.people.notes()
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("mentor", "mentors")
    }
}
