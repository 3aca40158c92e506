//! Champions out of the office's own sheet.
//!
//! A row names a person at a school, found or made as in a sheet of people, and how far we have come with them. A stage is
//! moved on, never back behind the day on which the present one began. Without a stage someone new is identified.

use super::store::{self, Held};
use super::{ChampionStage, actions};
use crate::error::Result;
use crate::fold::fold;
use crate::import::ImportProposal;
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, of_person};
use crate::person::import::fields::FIELDS as OF_PEOPLE;
use crate::person::import::{People, Whom};
use crate::school::import as schools;
use crate::school::import::SchoolRef;
use crate::session::Read;
use crate::store::Write;
use crate::types::{Day, written};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a champion has beside what every person has. They come first, as “since” is the champion's own here.
const OWN: [Field; 5] = [
    of_person(
        "name",
        "Full name",
        Kind::FullName,
        &[
            "champion",
            "champion name",
            "itt champion",
            "name",
            "full name",
            "person",
            "contact",
        ],
    ),
    of_person(
        "stage",
        "Stage as champion",
        Kind::Choice,
        &["stage", "champion stage", "champion status", "status"],
    ),
    of_person(
        "since",
        "Champion since",
        Kind::Day,
        &["since", "champion since", "date", "stage since"],
    ),
    of_person("reason", "Why they stepped down", Kind::Text, &["reason"]),
    of_person(
        "championNote",
        "Note on the champion",
        Kind::LongText,
        &["note", "notes", "comment", "comments"],
    ),
];

/// All fields; of two that are named alike the champion's own.
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
    /// Whose, where there is anything to write of the champion.
    whom: Option<Whom>,
    /// The champion, where they are one already.
    id: Option<i64>,
    stage: Option<ChampionStage>,
    since: Option<Day>,
    reason: String,
    note: String,
}

/// Imports champions.
pub(crate) struct Champions<'a> {
    people: People<'a>,
    today: Day,
    stages: Vec<Choice>,
    /// By school and person; the one who stands, else the last.
    known: HashMap<(i64, i64), Held>,
    /// In which row each champion stood.
    seen: HashMap<Whom, u32>,
    works: Vec<Work>,
}

impl<'a> Champions<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let mut known: HashMap<(i64, i64), Held> = HashMap::new();
        for held in store::every(read.db)? {
            let key = (held.school_id, held.person_id);
            let kept = known
                .get(&key)
                .is_some_and(|other| other.stage.stands() && !held.stage.stands());
            if !kept {
                known.insert(key, held);
            }
        }
        let stages = ChampionStage::ALL
            .into_iter()
            .map(|stage| Choice {
                id: stage.code().to_owned(),
                label: stage.label().to_owned(),
                synonyms: match stage {
                    ChampionStage::Active => vec!["yes".to_owned(), "current".to_owned()],
                    ChampionStage::SteppedDown => vec!["former".to_owned(), "left".to_owned()],
                    _ => Vec::new(),
                },
            })
            .collect();
        Ok(Self {
            people: People::new(read, today)?,
            today,
            stages,
            known,
            seen: HashMap::new(),
            works: Vec::new(),
        })
    }

    /// What the row has that the champion has not, in words; `Err`: why it cannot be.
    fn compare(
        &self,
        entry: &Entry,
        whom: Whom,
        work: &mut Work,
    ) -> std::result::Result<Vec<String>, String> {
        let stage = ChampionStage::parse(entry.text("stage"));
        let since = entry.date("since").first();
        let held = match (whom.school, whom.id) {
            (Some(SchoolRef::Ours(school)), Some(person)) => self.known.get(&(school, person)),
            _ => None,
        };
        let mut says = Vec::new();
        let Some(held) = held else {
            let stage = stage.unwrap_or(ChampionStage::Identified);
            let since = since.unwrap_or(self.today);
            work.stage = Some(stage);
            work.since = Some(since);
            says.push(format!(
                "Champion: {}, since {}",
                stage.label(),
                written(since)
            ));
            return Ok(says);
        };
        work.id = Some(held.id);
        if let Some(stage) = stage.filter(|stage| *stage != held.stage) {
            if let Some(since) = since.filter(|since| *since < held.since) {
                return Err(format!(
                    "{} is {} since {}, so the next stage cannot begin on {}. Correct one of the two days.",
                    held.person,
                    held.stage.label().to_lowercase(),
                    written(held.since),
                    written(since)
                ));
            }
            says.push(schools::change(
                "Champion",
                held.stage.label(),
                stage.label(),
            ));
            work.stage = Some(stage);
            work.since = since;
        }
        if !work.note.is_empty() && fold(&work.note) != fold(&held.note) {
            says.push(schools::change("Note", &held.note, &work.note));
        } else {
            work.note = String::new();
        }
        Ok(says)
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        if schools::said(entry).is_empty() {
            let why = "It does not say at which school. Add the school.".to_owned();
            return Ok((Judged::Rejected(why), Work::default()));
        }
        let mut work = Work {
            nth: self.people.judged(),
            reason: entry.text("reason").to_owned(),
            note: entry.text("championNote").trim().to_owned(),
            ..Work::default()
        };
        let (judged, whom) = self.people.judge_person(entry)?;
        let Some(whom) = whom else {
            return Ok((judged, work));
        };
        if whom.school.is_none() {
            let why = "A champion is at a school. Add the school.".to_owned();
            return Ok((Judged::Rejected(why), work));
        }
        if let Some(row) = self.seen.get(&whom) {
            let why = format!(
                "{} stands in row {row} too. Make the two rows one.",
                self.people.name_of(whom)
            );
            return Ok((Judged::Rejected(why), work));
        }
        let says = match self.compare(entry, whom, &mut work) {
            Ok(says) => says,
            Err(why) => return Ok((Judged::Rejected(why), work)),
        };
        self.seen.insert(whom, entry.number);
        if !says.is_empty() {
            work.whom = Some(whom);
        }
        let is_new = work.id.is_none();
        let all = match judged {
            Judged::Create(theirs) | Judged::Update(theirs) => [theirs, says].concat(),
            _ => says,
        };
        Ok(match (is_new, all.is_empty()) {
            (true, _) => (Judged::Create(all), work),
            (false, true) => (Judged::Unchanged, work),
            (false, false) => (Judged::Update(all), work),
        })
    }
}

impl Adapter for Champions<'_> {
    fn fields(&self) -> &'static [Field] {
        fields()
    }

    fn choices(&self, field: &str) -> &[Choice] {
        if field == "stage" {
            &self.stages
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
        let Some(id) = work.id else {
            let stage = work.stage.unwrap_or(ChampionStage::Identified);
            let since = work.since.unwrap_or(self.today);
            let id = store::insert(w, school, person, stage, since, &work.note)?;
            if stage == ChampionStage::SteppedDown && !work.reason.is_empty() {
                actions::step(w, id, stage, Some(since), Some(&work.reason))?;
            }
            return Ok(());
        };
        if let Some(stage) = work.stage {
            actions::step(w, id, stage, work.since, Some(&work.reason))?;
        }
        if !work.note.is_empty() {
            store::set_note(w, id, &work.note)?;
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
        ("champion", "champions")
    }
}
