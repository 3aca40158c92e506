//! Trainees out of the office's own sheet, or out of the DfE's Register (its trainee export and its bulk add template).
//!
//! Whom a row means is settled by TRN, then the provider's id, then an e-mail of their own, then name with birth date; a
//! name alone is asked ([`known`]). Someone who is in the file as a person becomes a trainee there. Names that differ are
//! left and told; a blank leaves what is there. Equality data and degrees are taken only where the office fills the file that
//! asks for them, and go where each is kept; homes are never taken out of Register's export. What is left out is named.
//! Where Register says that somebody was placed is kept as
//! Register's word, since it knows no days.
//!
//! What a sheet of trainees holds is personal, so nothing is imported until the file has a password or the office has
//! recorded that its disk is encrypted.

mod apart;
pub(crate) mod fields;
mod known;
mod left_off;
mod numbers;
mod store;

use super::equality::SetEquality;
use super::field::{self, TraineeField};
use super::store::{self as trainees, Facts};
use super::{TraineeState, TraineeValue, actions, is_salaried};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::adapter::{Adapter, Candidate, Entry, Judged, Question};
use crate::import::field::{Choice, Field, Value};
use crate::office;
use crate::person::import::name_of;
use crate::person::{self, Medium, NewPerson, PersonName};
use crate::register::codes;
use crate::returns::held::{self, AwardInRegister, InRegister};
use crate::returns::lists;
use crate::returns::rules::routes::{NOT_APPLICABLE, no_school};
use crate::returns::rules::{CodeLists, Rules};
use crate::returns::specialism;
use crate::school::Stage;
use crate::school::import::{self as schools, SchoolRef, Settled};
use crate::school::matching::Finder;
use crate::session::Read;
use crate::store::{Db, Write, setting};
use crate::types::{AcademicYear, Day, Source, counted};
use known::{Known, Said, Who};
use left_off::{About, LeftOff};
use numbers::{InRow, Number, Numbers};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The list of training initiatives.
const INITIATIVES: &str = "trainingInitiative";
/// How many link tutors are offered for a name that nobody has.
const MOST_OFFERED: usize = 40;

/// What one entry asks for.
#[derive(Debug, Clone, Default)]
struct Work {
    /// Who, where they are in the file.
    person: Option<i64>,
    /// Their entry as a trainee, where there is one.
    trainee: Option<i64>,
    name: PersonName,
    addresses: Vec<(Medium, String)>,
    tags: Vec<String>,
    values: Vec<TraineeValue>,
    cohort: Option<(String, AcademicYear)>,
    employer: Option<SchoolRef>,
    /// Sex, ethnicity and disabilities, whole; `None`: nothing new.
    equality: Option<SetEquality>,
    /// Where Register says that they were placed; `None`: nothing new.
    held: Option<Vec<InRegister>>,
    /// How far Register is with the award; `None`: nothing new.
    award: Option<Option<AwardInRegister>>,
    state: Option<(TraineeState, Day, String)>,
}

/// Imports trainees.
pub(crate) struct Trainees<'a> {
    db: &'a Db,
    finder: Finder<'a>,
    known: Known,
    tutors: Vec<(i64, String, bool)>,
    choices: Vec<(&'static str, Vec<Choice>)>,
    /// The DfE's lists as they count today.
    rules: Cow<'static, Rules>,
    /// Whether degrees and equality data are taken.
    takes_all: bool,
    today: Day,
    year: AcademicYear,
    /// Whether what is imported lies safe: a password, or a disk that is encrypted.
    is_safe: bool,
    works: Vec<Work>,
    /// In which row somebody of the file stood.
    seen: HashMap<i64, u32>,
    /// Whose each number is.
    numbers: Numbers,
    /// People whose name is another in the sheet.
    renamed: u64,
    /// Schools that are left off, or not known.
    left_off: LeftOff,
    /// Nationalities in words that are left out.
    nationalities: u64,
    /// Trainees with more nationalities than the one that is kept.
    of_several: u64,
    /// Initiatives in words that are left out.
    initiatives: u64,
    /// Words of degrees and equality data that are in no list, and are left out.
    unknown_words: u64,
    /// Our own name, folded: it says nothing as that of an accredited provider.
    office: String,
    made_ours: HashSet<i64>,
}

impl<'a> Trainees<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        let rules = lists::queries::on(read.db, today)?;
        let known = store::known(read.db)?;
        Ok(Self {
            db: read.db,
            finder: Finder::new(read)?,
            numbers: Numbers::of(&known.people),
            known,
            tutors: store::tutors(read.db)?,
            choices: fields::choices(&rules.codes),
            rules,
            takes_all: fields::takes_all(read.db)?,
            today,
            year: office::queries::academic_year(read.db, today)?,
            is_safe: read.desk.store.key().is_some()
                || office::queries::disk_is_encrypted(read.db)?,
            works: Vec::new(),
            seen: HashMap::new(),
            renamed: 0,
            left_off: LeftOff::default(),
            nationalities: 0,
            of_several: 0,
            initiatives: 0,
            unknown_words: 0,
            office: fold(&setting::<String>(read.db, "officeName")?.unwrap_or_default()),
            made_ours: HashSet::new(),
        })
    }

    /// The values of the training that the entry has, as they are typed.
    fn values(&self, entry: &Entry) -> Vec<TraineeValue> {
        let mut values = Vec::new();
        for (id, field) in fields::OF_THE_TRAINING {
            let value = match entry.value(id) {
                Some(Value::Date(date)) => date.iso(),
                _ => entry.text(id).to_owned(),
            };
            let value = match field {
                TraineeField::Nationality => {
                    let known = nationalities(&self.rules.codes, &value).0;
                    known.into_iter().next().unwrap_or_default()
                }
                TraineeField::TrainingPartner if is_not_applicable(&value) => String::new(),
                TraineeField::AccreditedProvider if fold(&value) == self.office => String::new(),
                // It is worth a word only where it is another day than that of the course.
                TraineeField::BeginsOn if entry.date("startsOn").as_str() == value => String::new(),
                _ => value,
            };
            if !value.is_empty() {
                values.push(TraineeValue { field, value });
            }
        }
        for (id, subject, specialism) in fields::SUBJECTS {
            if let Some(meant) = specialism::meant(entry.text(id)) {
                let own = if meant.is_usual { "" } else { meant.id() };
                for (field, value) in [(subject, meant.subject), (specialism, own)] {
                    values.push(TraineeValue {
                        field,
                        value: value.to_owned(),
                    });
                }
            }
        }
        for (id, field) in [
            ("initiative", TraineeField::Initiative),
            ("secondInitiative", TraineeField::SecondInitiative),
        ] {
            if let Some(code) = self.initiative(entry.text(id)) {
                values.push(TraineeValue {
                    field,
                    value: code.to_owned(),
                });
            }
        }
        values.extend(apart::degree(&self.rules.codes, entry));
        // Register's change of status asks for its “Not applicable” again.
        let partner_urn = match entry.text("partnerUrn").parse::<i64>() {
            Ok(urn) => Some(urn),
            Err(_) => is_not_applicable(entry.text("trainingPartner")).then_some(NOT_APPLICABLE),
        };
        if let Some(urn) = partner_urn {
            values.push(TraineeValue {
                field: TraineeField::PartnerUrn,
                value: urn.to_string(),
            });
        }
        let of = |field| values.iter().any(|value| value.field == field);
        if !of(TraineeField::AgeRange)
            && let Some(code) = ages(entry.text("minAge"), entry.text("maxAge"))
        {
            values.push(TraineeValue {
                field: TraineeField::AgeRange,
                value: code.to_owned(),
            });
        }
        values
    }

    /// The code of a training initiative, in the DfE's words or as one; `None`: there is none, or it is not known.
    fn initiative(&self, said: &str) -> Option<&str> {
        let codes = &self.rules.codes;
        let all = codes.list(INITIATIVES).iter();
        let mut found = all.filter(|(code, name)| code == said || fold(name) == fold(said));
        found.next().map(|(code, _)| code.as_str())
    }

    /// What the entry says of sex, ethnicity and disability, with what is there where it says nothing; `None`: nothing new.
    fn equality(&self, entry: &Entry, trainee: Option<i64>) -> Result<Option<SetEquality>> {
        if !self.takes_all {
            return Ok(None);
        }
        let told = apart::told(&self.rules.codes, entry);
        let held = match trainee {
            Some(id) => trainees::equality(self.db, id)?.unwrap_or_default(),
            None => Default::default(),
        };
        let (sex, ethnicity, disabilities) = held.clone();
        let or = |told: String, held: String| if told.is_empty() { held } else { told };
        let set = SetEquality {
            trainee_id: trainee.unwrap_or_default(),
            sex: or(told.sex, sex),
            ethnicity: or(told.ethnicity, ethnicity),
            disabilities: if told.disabilities.is_empty() {
                let kept = disabilities.split(';').filter(|code| !code.is_empty());
                kept.map(str::to_owned).collect()
            } else {
                told.disabilities
            },
        };
        let now = (
            set.sex.clone(),
            set.ethnicity.clone(),
            set.disabilities.join(";"),
        );
        Ok((now != held).then_some(set))
    }

    /// The name of the training partner of whom only the URN is said.
    fn partner(&self, entry: &Entry) -> Result<Option<String>> {
        let said = entry.text("trainingPartner");
        if !said.is_empty() && !is_not_applicable(said) {
            return Ok(None);
        }
        let urn = entry.text("partnerUrn").parse::<i64>().ok();
        let Some(urn) = urn.filter(|urn| no_school(*urn).is_none()) else {
            return Ok(None);
        };
        let name = trainees::establishment_name(self.db, urn)?;
        Ok(Some(name.unwrap_or_else(|| format!("URN {urn}"))))
    }

    /// The employing school, or what stands in the way.
    fn employer(
        &mut self,
        entry: &Entry,
    ) -> Result<std::result::Result<Option<SchoolRef>, Judged>> {
        let mut named = Entry::of(entry.number);
        named.meanings = entry.meanings.clone();
        let urn = entry.number("urn").filter(|urn| no_school(*urn).is_none());
        if let Some(urn) = urn {
            named.put("urn", Value::Number(urn));
        } else if entry.number("urn").is_some() {
            return Ok(Ok(None));
        }
        if !entry.text("school").is_empty() {
            named.put("school", Value::Text(entry.text("school").to_owned()));
        }
        Ok(match schools::settle(&mut self.finder, &named)? {
            Settled::Nothing => Ok(None),
            Settled::School(school) => Ok(SchoolRef::of(&school)),
            Settled::Ask(question) => Err(Judged::Ask(question)),
            Settled::ByHand => Err(Judged::Rejected(
                "This employing school is not in the file yet. Add the school first.".to_owned(),
            )),
        })
    }

    /// Why the employing school of Register's export is left off; `None`: it is not. In a sheet of the office's own it is
    /// asked or refused, since whoever wrote it can correct it there.
    fn employer_left_off(
        &self,
        entry: &Entry,
        work: &Work,
        employer: &std::result::Result<Option<SchoolRef>, Judged>,
    ) -> Result<Option<About>> {
        if entry.text("registerId").is_empty() {
            return Ok(None);
        }
        let route = match entry.text("route") {
            "" => match work.trainee {
                Some(id) => trainees::facts(self.db, id)?
                    .map(|facts| facts.get(TraineeField::Route).to_owned())
                    .unwrap_or_default(),
                None => String::new(),
            },
            said => said.to_owned(),
        };
        Ok(match employer {
            Ok(None) => None,
            _ if !route.is_empty() && !is_salaried(&route) => Some(About::EmployerOfNobody),
            Ok(Some(_)) => None,
            Err(_) => Some(About::EmployerUnknown),
        })
    }

    /// The URNs of placements and of the training partner that the register here has not.
    fn unknown_schools(&self, entry: &Entry) -> Result<Vec<i64>> {
        let placed = placed_in_register(entry)
            .into_iter()
            .filter_map(|one| one.urn);
        let partner = entry.text("partnerUrn").parse::<i64>().ok();
        let mut unknown = Vec::new();
        for urn in placed
            .chain(partner)
            .filter(|urn| no_school(*urn).is_none())
        {
            if !unknown.contains(&urn) && trainees::establishment_name(self.db, urn)?.is_none() {
                unknown.push(urn);
            }
        }
        Ok(unknown)
    }

    /// The link tutor of a name, or the question who that is.
    fn tutor(&self, entry: &Entry) -> std::result::Result<Option<i64>, Judged> {
        let said = entry.text("linkTutor");
        if said.is_empty() {
            return Ok(None);
        }
        if let Some(answer) = entry.meaning("linkTutor", said) {
            let id = answer.parse::<i64>().ok();
            if answer.is_empty() || self.tutors.iter().any(|(known, _, _)| Some(*known) == id) {
                return Ok(id);
            }
        }
        let named: Vec<&(i64, String, bool)> = self
            .tutors
            .iter()
            .filter(|(_, name, _)| fold(name) == fold(said))
            .collect();
        let tutors: Vec<&(i64, String, bool)> = named
            .iter()
            .copied()
            .filter(|(_, _, tutors)| *tutors)
            .collect();
        match (tutors.as_slice(), named.as_slice()) {
            ([one], _) | (_, [one]) => return Ok(Some(one.0)),
            _ => {}
        }
        let offered = if named.is_empty() {
            self.tutors
                .iter()
                .filter(|(_, _, tutors)| *tutors)
                .collect()
        } else {
            named.clone()
        };
        Err(Judged::Ask(Question {
            field: "linkTutor",
            from: said.to_owned(),
            why: if named.is_empty() {
                format!(
                    "Nobody in the file is called “{said}”. Say who it is, or add them as a link tutor first."
                )
            } else {
                format!("{} people are called “{said}”. Say which.", named.len())
            },
            options: offered
                .into_iter()
                .take(MOST_OFFERED)
                .map(|(id, name, _)| Candidate {
                    id: id.to_string(),
                    label: name.clone(),
                })
                .collect(),
        }))
    }

    /// What the sheet says of how far they have come, with the day and, for a withdrawal, whose decision it was.
    fn state(&self, entry: &Entry) -> Option<(TraineeState, Day, String)> {
        let begun = || {
            let starts = entry.date("startsOn").first();
            starts.is_some_and(|day| day <= self.today)
        };
        let state = match entry.text("state") {
            said if AwardInRegister::parse(said).is_some() => TraineeState::Completed,
            fields::BY_FIRST_DAY if begun() => TraineeState::InTraining,
            fields::BY_FIRST_DAY => TraineeState::NotStarted,
            said => TraineeState::parse(said)?,
        };
        let field = match state {
            TraineeState::Withdrawn => "withdrawnOn",
            TraineeState::Deferred => "deferredOn",
            TraineeState::Completed if entry.value("completedOn").is_none() => "standardsMetOn",
            TraineeState::Completed => "completedOn",
            TraineeState::InTraining | TraineeState::NotStarted => "startsOn",
        };
        let day = entry.date(field).first().unwrap_or(self.today);
        let by = match state {
            TraineeState::Withdrawn => entry.text("withdrawnBy").to_owned(),
            _ => String::new(),
        };
        Some((state, day.min(self.today), by))
    }

    /// What the entry has that the trainee has not, into `work`, in words. `Err`: why it cannot be.
    fn compare(
        &self,
        entry: &Entry,
        before: Option<&Facts>,
        work: &mut Work,
    ) -> Result<std::result::Result<Vec<String>, String>> {
        let mut says = Vec::new();
        let mut after = before
            .cloned()
            .unwrap_or_else(|| Facts::of(&work.name.full()));
        if let Some(before) = before
            && is_same_course(&self.rules, entry, before, &work.values)
        {
            let of_course = |field| {
                fields::SUBJECTS
                    .iter()
                    .any(|(_, a, b)| [*a, *b].contains(&field))
            };
            work.values.retain(|value| !of_course(value.field));
        }
        for TraineeValue { field, value } in std::mem::take(&mut work.values) {
            let kept = match field::kept_text(self.db, field, &value, self.today) {
                Ok(kept) => kept,
                Err(error) => return Ok(Err(error.message)),
            };
            if kept == after.get(field) {
                continue;
            }
            let (old, new) = (
                field::shown(self.db, field, after.get(field))?,
                field::shown(self.db, field, &kept)?,
            );
            if before.is_some() && new.is_empty() {
                says.push(format!("{}: {old} taken off", field.label()));
            } else if before.is_some() {
                says.push(schools::change(field.label(), &old, &new));
            }
            // As writing it does: nobody is employed on a route on which a fee is paid.
            if field == TraineeField::Route && !kept.is_empty() && !is_salaried(&kept) {
                after.put(TraineeField::EmployingSchool, String::new());
            }
            after.put(field, kept);
            work.values.push(TraineeValue { field, value });
        }
        if let Some(school) = work.employer {
            let id = match school {
                SchoolRef::Ours(id) => id.to_string(),
                SchoolRef::Register(urn) => format!("register {urn}"),
            };
            if after.get(TraineeField::EmployingSchool) == id {
                work.employer = None;
            } else {
                after.put(TraineeField::EmployingSchool, id);
                says.extend(before.map(|_| format!("Employing school: {}", entry.text("school"))));
            }
        }
        if let Some((name, year)) = &work.cohort {
            let held = after.get(TraineeField::Cohort).parse().ok();
            let held = held
                .map(|id| trainees::cohort(self.db, id))
                .transpose()?
                .flatten();
            if held.is_some_and(|held| fold(&held.name) == fold(name) && held.year == *year) {
                work.cohort = None;
            } else {
                says.extend(before.map(|_| format!("Cohort: {name}")));
            }
        }
        if let Some(held) = self.placements(entry, before)? {
            if before.is_some() {
                says.push(format!(
                    "Placed, says Register, at: {}",
                    self.called(&held)?
                ));
            }
            work.held = Some(held);
        }
        if let Some(award) = self.award(entry, before)? {
            if before.is_some() {
                let label = award.map_or("No award yet", AwardInRegister::label);
                says.push(format!("In Register: {label}"));
            }
            work.award = Some(award);
        }
        if let Some((state, _, _)) = work.state {
            let held = before.map_or(TraineeState::NotStarted, |facts| facts.state);
            // Whoever is further here has not gone back because Register has no word for it.
            let is_behind =
                entry.text("state") == fields::BY_FIRST_DAY && held != TraineeState::NotStarted;
            if held == state || is_behind {
                work.state = None;
            } else if before.is_some() {
                says.push(schools::change("State", held.label(), state.label()));
            }
        }
        Ok(match field::check(&after) {
            Ok(()) => Ok(says),
            Err(error) => Err(error.message),
        })
    }

    /// Where Register says that the trainee was placed, if that is news.
    fn placements(&self, entry: &Entry, before: Option<&Facts>) -> Result<Option<Vec<InRegister>>> {
        let said = placed_in_register(entry);
        if said.is_empty() {
            return Ok(None);
        }
        let known = match before {
            Some(facts) => held::of(self.db, facts.id)?,
            None => Vec::new(),
        };
        Ok((!held::same(&said, &known)).then_some(said))
    }

    /// How far Register is with the award, if that is news. Only its own export tells.
    fn award(
        &self,
        entry: &Entry,
        before: Option<&Facts>,
    ) -> Result<Option<Option<AwardInRegister>>> {
        let said = entry.text("state");
        if said.is_empty() || entry.text("registerId").is_empty() {
            return Ok(None);
        }
        let known = match before {
            Some(facts) => held::award(self.db, facts.id)?,
            None => None,
        };
        let award = AwardInRegister::parse(said);
        Ok((award != known).then_some(award))
    }

    /// The schools where somebody was placed, in words.
    fn called(&self, held: &[InRegister]) -> Result<String> {
        let mut names = Vec::new();
        for one in held {
            names.push(match one.urn {
                None => one.name.clone(),
                Some(urn) => match trainees::establishment_name(self.db, urn)? {
                    Some(name) => format!("{name} (URN {urn})"),
                    None => format!("URN {urn}"),
                },
            });
        }
        Ok(names.join(", "))
    }

    /// What the entry has of e-mails, telephones and tags that the person has not, into `work`, in words.
    fn compare_person(&self, entry: &Entry, work: &mut Work) -> Result<Vec<String>> {
        let mut says = Vec::new();
        let (held, tags) = match work.person {
            Some(id) => person::queries::own(self.db, id)?,
            None => Default::default(),
        };
        for (medium, field) in [(Medium::Email, "email"), (Medium::Telephone, "telephone")] {
            let value = entry.text(field);
            let Ok(folded) = person::actions::folded(medium, value) else {
                continue;
            };
            if !held.contains(&folded) {
                says.push(format!("{}: {value}", medium.label()));
                work.addresses.push((medium, value.to_owned()));
            }
        }
        for tag in entry.tags("tags") {
            if !tags.iter().any(|known| fold(known) == fold(tag)) {
                says.push(format!("Tag: {tag}"));
                work.tags.push(tag.clone());
            }
        }
        Ok(says)
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        let nothing = |judged| Ok((judged, Work::default()));
        let name = match name_of(entry) {
            Ok(name) => name,
            Err(why) => return nothing(Judged::Rejected(why)),
        };
        let trn = match person::actions::read_trn(entry.text("trn")) {
            Ok(trn) => trn,
            Err(error) => return nothing(Judged::Rejected(error.message)),
        };
        // As a field keeps them: without the apostrophe that stops a program from taking one for a sum.
        let id = |field| entry.text(field).trim_start_matches('\'');
        let numbers: InRow<'_> = [
            (Number::Register, id("registerId")),
            (Number::Trn, &trn),
            (Number::Provider, id("providerRef")),
        ];
        if let Some(why) = self.numbers.said_before(&numbers) {
            return nothing(Judged::Rejected(why));
        }
        let born = entry.date("bornOn").first();
        let said = Said {
            name: name.clone(),
            trn: &trn,
            provider_ref: id("providerRef"),
            register_id: id("registerId"),
            email: entry.text("email").to_lowercase(),
            born_on: born.map(|day| day.to_string()).unwrap_or_default(),
        };
        let mut work = Work {
            name: name.clone(),
            values: self.values(entry),
            state: self.state(entry),
            ..Work::default()
        };
        match self.known.who(&said, &entry.answer) {
            Who::Perhaps(people, why) => {
                let candidates = people.iter().filter_map(|at| self.known.people.get(*at));
                return nothing(Judged::Duplicate {
                    candidates: candidates
                        .map(|one| Candidate {
                            id: one.person_id.to_string(),
                            label: one.full(),
                        })
                        .collect(),
                    why,
                });
            }
            Who::Known(at) => {
                if let Some(one) = self.known.people.get(at) {
                    (work.person, work.trainee) = (Some(one.person_id), one.trainee_id);
                    if fold(&one.last) != fold(&name.last) {
                        self.renamed += 1;
                    }
                }
            }
            Who::New => {}
        }
        if let Some(row) = work.person.and_then(|id| self.seen.get(&id)) {
            let why = format!(
                "{} stands in row {row} too. Make the two rows one.",
                name.full()
            );
            return nothing(Judged::Rejected(why));
        }
        if let Some((number, value, id)) = self.numbers.of_another(work.person, &numbers) {
            let why = format!(
                "{} is {other}’s already. Correct it, take it off {other} first where they have it by mistake, or merge the two records if they are one person.",
                number.said(value),
                other = self.known.called(id)
            );
            return nothing(Judged::Rejected(why));
        }
        let mut left_off = LeftOff::default();
        let employer = self.employer(entry)?;
        work.employer = match self.employer_left_off(entry, &work, &employer)? {
            Some(why) => {
                left_off.add(why, entry.number, employer_said(entry));
                None
            }
            None => match employer {
                Ok(school) => school,
                Err(judged) => return nothing(judged),
            },
        };
        for urn in self.unknown_schools(entry)? {
            left_off.add(About::SchoolUnknown, entry.number, format!("URN {urn}"));
        }
        match self.tutor(entry) {
            Ok(tutor) => work.values.extend(tutor.map(|id| TraineeValue {
                field: TraineeField::LinkTutor,
                value: id.to_string(),
            })),
            Err(judged) => return nothing(judged),
        }
        work.values
            .extend(self.partner(entry)?.map(|value| TraineeValue {
                field: TraineeField::TrainingPartner,
                value,
            }));
        let before = work
            .trainee
            .map(|id| trainees::facts(self.db, id))
            .transpose()?
            .flatten();
        let cohort = entry.text("cohort");
        if !cohort.is_empty() {
            work.cohort = Some((cohort.to_owned(), self.year_of(entry, before.as_ref())));
        }
        let says = match self.compare(entry, before.as_ref(), &mut work)? {
            Ok(says) => says,
            Err(why) => return nothing(Judged::Rejected(why)),
        };
        let of_person = self.compare_person(entry, &mut work)?;
        if let Some(id) = work.person {
            self.seen.insert(id, entry.number);
        }
        self.numbers.give(work.person, entry.number, &numbers);
        if let Some(SchoolRef::Register(urn)) = work.employer {
            self.made_ours.insert(urn);
        }
        for id in ["initiative", "secondInitiative"] {
            let said = entry.text(id);
            self.initiatives += u64::from(!said.is_empty() && self.initiative(said).is_none());
        }
        let (known, unknown) = nationalities(&self.rules.codes, entry.text("nationality"));
        self.nationalities += unknown;
        self.of_several += u64::from(known.len() > 1);
        self.unknown_words += apart::unknown(&self.rules.codes, entry);
        let of_schools = left_off.of_row();
        self.left_off.extend(left_off);
        let mut all = [says, of_person].concat();
        work.equality = self.equality(entry, work.trainee)?;
        if before.is_some() && work.equality.is_some() {
            // That it changes is told, and not to what.
            all.push("Equality data".to_owned());
        }
        Ok(match (before, work.person, all.is_empty()) {
            (None, Some(_), _) => {
                let said = format!("{} becomes a trainee.", name.full());
                let says = [vec![said], all, of_schools].concat();
                (Judged::Create(says), work)
            }
            (None, None, _) => {
                let said = "New trainee.".to_owned();
                (Judged::Create([vec![said], of_schools].concat()), work)
            }
            (Some(_), _, true) => (Judged::Unchanged, work),
            (Some(_), _, false) => (Judged::Update([all, of_schools].concat()), work),
        })
    }

    /// The academic year in which a cohort of the entry began: that of the course's first day.
    fn year_of(&self, entry: &Entry, before: Option<&Facts>) -> AcademicYear {
        let held = before.and_then(|facts| facts.get(TraineeField::StartsOn).parse().ok());
        entry
            .date("startsOn")
            .first()
            .or(held)
            .map_or(self.year, AcademicYear::of)
    }
}

/// The nationalities of a cell in two letters, each once, and how many are in no list. Register's export has them in the
/// words of the DfE's list, several between commas.
fn nationalities(codes: &CodeLists, said: &str) -> (Vec<String>, u64) {
    let (mut known, mut unknown) = (Vec::new(), 0);
    let parts = said.split([',', ';']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let code = match part {
            "English" | "Scottish" | "Welsh" | "Northern Irish" => Some("GB"),
            code if code.len() == 2 => Some(code),
            words => codes.meant("nationality", words).map(|(code, _)| code),
        };
        match code.map(str::to_uppercase) {
            Some(code) if known.contains(&code) => {}
            Some(code) => known.push(code),
            None => unknown += 1,
        }
    }
    (known, unknown)
}

/// Where Register says that somebody was placed.
fn placed_in_register(entry: &Entry) -> Vec<InRegister> {
    held::read(["placementOne", "placementTwo", "otherPlacements"].map(|id| entry.text(id)))
}

/// An employing school as the sheet has it: `Alder Hill (URN 100001)`.
fn employer_said(entry: &Entry) -> String {
    match (entry.text("school"), entry.number("urn")) {
        ("", Some(urn)) => format!("URN {urn}"),
        (name, Some(urn)) => format!("{name} (URN {urn})"),
        (name, None) => name.to_owned(),
    }
}

/// Whether a sheet says that there is no training partner, as Register's export does.
fn is_not_applicable(said: &str) -> bool {
    said.eq_ignore_ascii_case("not applicable")
}

/// `11` and `16` as the code of an age range; `None`: there is no such range.
fn ages(least: &str, most: &str) -> Option<&'static str> {
    let number = |text: &str| text.trim().trim_end_matches(".0").parse::<u32>().ok();
    codes::code(
        "ageRange",
        &format!("{} to {}", number(least)?, number(most)?),
    )
}

impl Adapter for Trainees<'_> {
    fn fields(&self) -> &'static [Field] {
        fields::with(self.takes_all)
    }

    fn choices(&self, field: &str) -> &[Choice] {
        self.choices
            .iter()
            .find(|(known, _)| *known == field)
            .map_or(&[], |(_, choices)| choices)
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        if !self.is_safe {
            return Err(Error::invalid(
                "Trainees can’t be imported until this file has a password, or the office has recorded that the disk is encrypted. Open Settings, set a password there or tick “The disk that this file lies on is encrypted”, and come back.",
            ));
        }
        let has = |field: &str| filled.contains(&field);
        if !has("name") && !has("lastName") {
            return Err(Error::invalid(
                "No column holds the names of trainees. Choose the column with their surnames or full names.",
            ));
        }
        let mut by: Vec<&str> = [
            ("registerId", "Register’s id"),
            ("trn", "TRN"),
            ("providerRef", "provider’s id"),
            ("email", "e-mail"),
        ]
        .into_iter()
        .filter(|(field, _)| has(field))
        .map(|(_, words)| words)
        .collect();
        by.push(if has("bornOn") {
            "name with birth date"
        } else {
            "name, which is asked"
        });
        Ok(format!(
            "Trainees are found by their {}.",
            by.join(", then by their ")
        ))
    }

    fn title(&self, entry: &Entry) -> String {
        let name = match name_of(entry) {
            Ok(name) => name.full(),
            Err(_) => entry.text("name").to_owned(),
        };
        let subject = entry.text("subject");
        let subject = codes::name("subject", subject).unwrap_or(subject);
        [name.as_str(), subject]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(mut work) = self.works.get_mut(nth).map(std::mem::take) else {
            return Ok(());
        };
        let person_id = match work.person {
            Some(id) => id,
            None => person::actions::add(
                w,
                &NewPerson {
                    name: work.name.clone(),
                    notes: String::new(),
                },
            )?,
        };
        for (medium, value) in &work.addresses {
            actions::add_address(w, person_id, *medium, value, Source::Import)?;
        }
        for tag in &work.tags {
            person::actions::add_tag(w, person_id, tag)?;
        }
        if let Some(school) = work.employer {
            let id = schools::make_sure(w, school, Stage::Prospect)?;
            work.values.push(TraineeValue {
                field: TraineeField::EmployingSchool,
                value: id.to_string(),
            });
        }
        if let Some((name, year)) = &work.cohort {
            let id = match trainees::cohort_named(w.db, name, *year)? {
                Some(id) => id,
                None => trainees::insert_cohort(w, name, *year)?,
            };
            work.values.push(TraineeValue {
                field: TraineeField::Cohort,
                value: id.to_string(),
            });
        }
        let id = match work.trainee {
            Some(id) => {
                actions::set_values(w, id, &work.values)?;
                id
            }
            None => actions::make(w, person_id, &work.values)?,
        };
        if let Some(held) = &work.held {
            held::set(w, id, held)?;
        }
        if let Some(equality) = work.equality.take() {
            trainees::set_equality(
                w,
                &SetEquality {
                    trainee_id: id,
                    ..equality
                },
            )?;
        }
        if let Some(award) = work.award {
            held::set_award(w, id, award)?;
        }
        if let Some((state, day, by)) = &work.state {
            trainees::set_state(w, id, *state, *day, by, "")?;
        }
        Ok(())
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.renamed > 0 {
            notes.push(format!(
                "{} another surname in the sheet. Names are left as they are; change them on the person’s page.",
                counted(self.renamed, "trainee has", "trainees have")
            ));
        }
        notes.extend(self.left_off.notes());
        if self.nationalities > 0 {
            notes.push(format!(
                "{} in none of the DfE’s lists and left out.",
                counted(self.nationalities, "nationality is", "nationalities are")
            ));
        }
        if self.of_several > 0 {
            notes.push(format!(
                "{} more than one nationality. One is kept of each: the first that the DfE’s list has.",
                counted(self.of_several, "trainee has", "trainees have")
            ));
        }
        if self.initiatives > 0 {
            notes.push(format!(
                "{} not known and left out.",
                counted(
                    self.initiatives,
                    "training initiative is",
                    "training initiatives are"
                )
            ));
        }
        if self.unknown_words > 0 {
            notes.push(format!(
                "{} in none of the DfE’s lists and left out.",
                counted(
                    self.unknown_words,
                    "word on degrees or equality data is",
                    "words on degrees or equality data are"
                )
            ));
        }
        match self.made_ours.len() as u64 {
            0 => {}
            1 => notes.push("1 school of the register becomes ours.".to_owned()),
            many => notes.push(format!(
                "{} of the register become ours.",
                counted(many, "school", "schools")
            )),
        }
        notes
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("trainee", "trainees")
    }

    fn writes_day_first(&self, headings: &[String]) -> bool {
        fields::are_registers(headings)
    }

    fn left_out(&self, headings: &[String]) -> Option<String> {
        let mut named: Vec<&str> = Vec::new();
        for (heading, holds) in fields::LEFT_OUT {
            let is_there = headings.iter().any(|known| fold(known) == heading);
            let is_taken = self.takes_all && fields::TAKEN_APART.contains(&holds);
            if is_there && !is_taken && !named.contains(&holds) {
                named.push(holds);
            }
        }
        (!named.is_empty()).then(|| {
            let asks = if named.iter().any(|what| fields::TAKEN_APART.contains(what)) {
                "Only “Add trainees” asks for it, and that is off: turn it on in DfE files, under “Which files we fill”, to take it."
            } else {
                "No file that is filled from here asks for it."
            };
            format!("Left out on purpose: {}. {asks}", named.join(", "))
        })
    }
}

/// Whether the specialisms that an entry has are those that the trainee's own subjects stand for. Register's words know no
/// “Primary with mathematics”: it says primary, and mathematics beside it.
fn is_same_course(rules: &Rules, entry: &Entry, before: &Facts, values: &[TraineeValue]) -> bool {
    if fields::SUBJECTS
        .iter()
        .all(|(id, _, _)| specialism::meant(entry.text(id)).is_none())
    {
        return false;
    }
    let held = |field: TraineeField| before.get(field);
    let said = |field: TraineeField| {
        let value = values.iter().find(|value| value.field == field);
        value.map_or_else(|| before.get(field), |value| value.value.as_str())
    };
    let specialisms = |of: &dyn Fn(TraineeField) -> String| {
        let subjects = fields::SUBJECTS.map(|(_, subject, own)| (of(subject), of(own)));
        let (route, ages) = (of(TraineeField::Route), of(TraineeField::AgeRange));
        specialism::of_course(rules, &route, &ages, &subjects)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    specialisms(&|field| held(field).to_owned()) == specialisms(&|field| said(field).to_owned())
}
