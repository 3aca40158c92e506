//! What an office writes down of a trainee, field by field: what each is called, what it may hold, and the rules between
//! them. The page, the list's bulk change and the import all write through here.
//!
//! The shapes of numbers are those that the DfE's Register asks for (bulk add template v2026.1, dfe.md 1.2, 2026/27).

use super::store::{self, Facts};
use super::{WithdrawnBy, is_salaried, no_trainee};
use crate::error::{Error, Result};
use crate::list::place;
use crate::person;
use crate::register::codes;
use crate::returns::lists;
use crate::returns::rules::routes::no_school;
use crate::returns::specialism;
use crate::store::{Db, Write};
use crate::types::{Day, PartDay, written};
use chrono::Months;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest text of several lines, in characters.
const LONGEST: usize = 20_000;
/// Years that a trainee has at least and at most (dfe.md 1.2, column 7).
const AGES: (u32, u32) = (16, 100);

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line of at most so many characters.
    Line(usize),
    /// Text of several lines.
    Text,
    /// A day.
    Day,
    /// A day of birth.
    Birth,
    /// A day that has come: not in the future.
    Met,
    /// A whole number of at most so many digits.
    Whole(usize),
    /// A code of this list of teacher training.
    Code(&'static str),
    /// One of Register's specialisms: its code, or the word of one that has none.
    Specialism,
    /// A teacher reference number, seven digits.
    Trn,
    /// A HUSID, 13 or 17 characters.
    Hesa,
    /// A National Insurance number.
    NationalInsurance,
    /// A country in two letters.
    Country,
    /// A postcode.
    Postcode,
    /// Days of the week, 1 is Monday.
    Weekdays,
    /// A school of ours, by its id.
    School,
    /// A school's URN.
    Urn,
    /// A person, by their id.
    Person,
    /// A cohort, by its id.
    Cohort,
}

macro_rules! fields {
    ($( #[doc = $doc:literal] $name:ident = $column:literal, $label:literal, $kind:expr; )*) => {
        /// A field of a trainee.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum TraineeField {
            $( #[doc = $doc] $name, )*
        }

        impl TraineeField {
            /// All, in the order of the page.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// Its column of `trainee`; of the TRN that of `person`.
            pub(crate) const fn column(self) -> &'static str {
                match self { $( Self::$name => $column, )* }
            }

            /// As the office calls it.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$name => $label, )* }
            }

            /// What it holds.
            pub(crate) const fn kind(self) -> Kind {
                match self { $( Self::$name => $kind, )* }
            }
        }
    };
}

fields! {
    /// The cohort.
    Cohort = "cohort_id", "Cohort", Kind::Cohort;
    /// The training route.
    Route = "route", "Route", Kind::Code("trainingRoute");
    /// The course, as the office calls it.
    Course = "course", "Course", Kind::Line(200);
    /// The first subject.
    Subject = "subject", "Subject", Kind::Code("subject");
    /// The second subject.
    SecondSubject = "second_subject", "Second subject", Kind::Code("subject");
    /// The third subject.
    ThirdSubject = "third_subject", "Third subject", Kind::Code("subject");
    /// The ages that the course is for.
    AgeRange = "age_range", "Age range", Kind::Code("ageRange");
    /// Professional status alone, or an academic award too.
    Aim = "aim", "Aim", Kind::Code("ittAim");
    /// The academic award.
    Qualification = "qualification", "Qualification", Kind::Code("qualificationAim");
    /// Full- or part-time.
    StudyMode = "study_mode", "Study mode", Kind::Code("studyMode");
    /// The days of the week in school.
    Weekdays = "weekdays", "Days in school", Kind::Weekdays;
    /// The first day of the course.
    StartsOn = "starts_on", "Starts", Kind::Day;
    /// The last day expected.
    EndsOn = "ends_on", "Ends", Kind::Day;
    /// Who employs them on a salaried route.
    EmployingSchool = "employing_school_id", "Employing school", Kind::School;
    /// Whose trainee they are.
    AccreditedProvider = "accredited_provider", "Accredited provider", Kind::Line(200);
    /// Through which partner.
    TrainingPartner = "training_partner", "Training partner", Kind::Line(200);
    /// Who of us visits.
    LinkTutor = "link_tutor_id", "Link tutor", Kind::Person;
    /// Eligibility for student finance.
    FundCode = "fund_code", "Student finance", Kind::Code("fundCode");
    /// Bursary, scholarship or grant.
    FundingMethod = "funding_method", "Bursary, scholarship or grant", Kind::Code("fundingMethod");
    /// The teacher reference number.
    Trn = "trn", "TRN", Kind::Trn;
    /// The provider's own id.
    ProviderRef = "provider_ref", "Provider’s id", Kind::Line(50);
    /// The number of the application.
    ApplicationId = "application_id", "Application id", Kind::Line(20);
    /// The HUSID.
    HesaId = "hesa_id", "HESA id", Kind::Hesa;
    /// An earlier surname.
    PreviousLastName = "previous_last_name", "Previous surname", Kind::Line(60);
    /// The day of birth.
    BornOn = "born_on", "Date of birth", Kind::Birth;
    /// The nationality.
    Nationality = "nationality", "Nationality", Kind::Country;
    /// The National Insurance number.
    NiNumber = "ni_number", "National Insurance number", Kind::NationalInsurance;
    /// The home's postcode.
    Postcode = "postcode", "Home postcode", Kind::Postcode;
    /// A school of ours that employs them after the course.
    NextSchool = "next_school_id", "Goes on to", Kind::School;
    /// The same where that school is none of ours.
    NextUrn = "next_urn", "Goes on to, by URN", Kind::Urn;
    /// As what.
    NextPost = "next_post", "Post after the course", Kind::Line(200);
    /// The body of their induction.
    AppropriateBody = "appropriate_body", "Appropriate body", Kind::Line(200);
    /// Register's own id of the record.
    RegisterId = "register_id", "Register’s id", Kind::Line(50);
    /// Register's word for the first subject, where it is another than the usual one.
    Specialism = "specialism", "Specialism for Register", Kind::Specialism;
    /// The same for the second.
    SecondSpecialism = "second_specialism", "Second specialism", Kind::Specialism;
    /// The same for the third.
    ThirdSpecialism = "third_specialism", "Third specialism", Kind::Specialism;
    /// In which year of the course they are.
    CourseYear = "course_year", "Year of the course", Kind::Whole(4);
    /// The trainee's own first day.
    BeginsOn = "begins_on", "Trainee’s own start", Kind::Day;
    /// The first day of an apprenticeship.
    ApprenticeOn = "apprentice_on", "Apprenticeship starts", Kind::Day;
    /// The training partner in numbers.
    PartnerUrn = "partner_urn", "Training partner’s URN", Kind::Urn;
    /// A scheme that they train under.
    Initiative = "initiative", "Training initiative", Kind::Code("trainingInitiative");
    /// Another.
    SecondInitiative = "second_initiative", "Another initiative", Kind::Code("trainingInitiative");
    /// Of the highest degree: what it is.
    DegreeType = "degree_type", "Type of degree", Kind::Code("degreeType");
    /// In what.
    DegreeSubject = "degree_subject", "Subject of the degree", Kind::Code("degreeSubject");
    /// How well.
    DegreeGrade = "degree_grade", "Grade of the degree", Kind::Code("degreeGrade");
    /// When.
    DegreeYear = "degree_year", "Year of the degree", Kind::Whole(4);
    /// By whom, in the United Kingdom.
    DegreeInstitution = "degree_institution", "Degree awarded by", Kind::Code("institution");
    /// Where else.
    DegreeCountry = "degree_country", "Country of the degree", Kind::Code("country");
    /// Where they train for iQTS.
    IqtsCountry = "iqts_country", "Country of iQTS training", Kind::Code("country");
    /// The day on which they met the standards for QTS or EYTS.
    StandardsMetOn = "standards_met_on", "Standards met on", Kind::Met;
    /// What schools may read of them.
    Profile = "profile", "Profile for schools", Kind::Text;
    /// Candid notes.
    Notes = "notes", "Notes", Kind::Text;
}

impl TraineeField {
    /// Where it stands in SQL over `trainee tr` and `person p`.
    pub(super) fn sql(self) -> String {
        match self {
            Self::Trn => "p.trn".to_owned(),
            _ => format!("tr.{}", self.column()),
        }
    }

    /// Whether what it holds is said in the label of an operation. What is candid, private or long is not.
    fn is_told(self) -> bool {
        !matches!(
            self,
            Self::Postcode
                | Self::NiNumber
                | Self::BornOn
                | Self::Nationality
                | Self::DegreeGrade
                | Self::Profile
                | Self::Notes
        )
    }
}

/// What was typed into a field, as it is kept.
///
/// # Errors
/// A sentence that says what the field holds and how it is written.
fn kept(db: &Db, field: TraineeField, typed: &str, today: Day) -> Result<Value> {
    // Register writes an apostrophe before a HESA id, so that no program takes it for a number.
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_start_matches('\'').to_owned();
    let text = |text: String| Ok(Value::Text(text));
    let id = || line.parse::<i64>().map_err(|_| gone(field));
    match field.kind() {
        Kind::School | Kind::Urn | Kind::Person | Kind::Cohort if line.is_empty() => {
            Ok(Value::Null)
        }
        Kind::Weekdays => text(weekdays(&line)?),
        _ if line.is_empty() => text(String::new()),
        Kind::Line(most) => {
            let length = line.chars().count();
            if length > most {
                return Err(Error::invalid(format!(
                    "{} has at most {most} characters; this has {length}. Shorten it.",
                    field.label()
                )));
            }
            text(line)
        }
        Kind::Text => {
            let length = typed.chars().count();
            if length > LONGEST {
                return Err(Error::invalid(format!(
                    "{} holds {LONGEST} characters; this has {length}. Shorten it, or put it in a file.",
                    field.label()
                )));
            }
            text(typed.trim().replace("\r\n", "\n"))
        }
        Kind::Day => text(day(&line, today)?.to_string()),
        Kind::Birth => text(birth(day(&line, today)?, today)?.to_string()),
        Kind::Met => text(met(day(&line, today)?, today)?.to_string()),
        Kind::Whole(most) => text(whole(field, &line, most)?),
        Kind::Code(list) => text(code(db, list, field, &line, today)?),
        Kind::Specialism => text(match specialism::meant(&line) {
            Some(one) => one.id().to_owned(),
            None => code(db, SPECIALISMS, field, &line, today)?,
        }),
        Kind::Trn => text(person::actions::read_trn(&line)?),
        Kind::Hesa => text(hesa(&line)?),
        Kind::NationalInsurance => text(national_insurance(&line)?),
        Kind::Country => text(country(&line)?),
        Kind::Postcode => place::postcode(&line).map(Value::Text).ok_or_else(|| {
            Error::invalid(format!(
                "“{line}” is not a whole postcode. Write it like ME14 2AB."
            ))
        }),
        Kind::School => {
            let id = id()?;
            store::school_name(db, id)?.ok_or_else(|| gone(field))?;
            Ok(Value::Integer(id))
        }
        Kind::Person => {
            let id = id()?;
            person::actions::name(db, id)?.ok_or_else(|| gone(field))?;
            Ok(Value::Integer(id))
        }
        Kind::Cohort => {
            let id = id()?;
            store::cohort(db, id)?.ok_or_else(|| gone(field))?;
            Ok(Value::Integer(id))
        }
        Kind::Urn => match line.parse::<i64>() {
            Ok(urn) if line.len() == 6 => Ok(Value::Integer(urn)),
            _ => Err(Error::invalid(format!(
                "“{line}” is not a URN. A URN has six digits."
            ))),
        },
    }
}

/// The same as text, as [`Facts`] has it.
pub(super) fn kept_text(db: &Db, field: TraineeField, typed: &str, today: Day) -> Result<String> {
    Ok(match kept(db, field, typed, today)? {
        Value::Text(text) => text,
        Value::Integer(number) => number.to_string(),
        _ => String::new(),
    })
}

fn gone(field: TraineeField) -> Error {
    Error::not_found(format!(
        "What was chosen for “{}” is not in the file any more. Choose again.",
        field.label()
    ))
}

fn day(line: &str, today: Day) -> Result<Day> {
    PartDay::read_whole(line, today)?.ok_or_else(|| Error::invalid("Type a day."))
}

/// A day on which a trainee may have been born: 16 to 100 years ago.
fn birth(born: Day, today: Day) -> Result<Day> {
    let (least, most) = AGES;
    let years = |years: u32| today.checked_sub_months(Months::new(12 * years));
    let fits = years(least).is_none_or(|latest| born <= latest)
        && years(most).is_none_or(|earliest| born >= earliest);
    if fits {
        Ok(born)
    } else {
        Err(Error::invalid(format!(
            "A trainee is {least} to {most} years old, so nobody here was born on {}. Check the year.",
            written(born)
        )))
    }
}

/// A day that is not in the future: nobody meets the standards tomorrow (dfe.md 1.6, 2026/27).
fn met(on: Day, today: Day) -> Result<Day> {
    if on <= today {
        Ok(on)
    } else {
        Err(Error::invalid(format!(
            "{} is in the future. Write down the day on which the standards were met, when it has come.",
            written(on)
        )))
    }
}

/// A whole number of at most so many digits, as it is typed.
fn whole(field: TraineeField, line: &str, most: usize) -> Result<String> {
    if line.len() <= most && line.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(line.to_owned())
    } else {
        Err(Error::invalid(format!(
            "“{}” is a whole number of at most {most} digits; “{line}” is not. Correct it.",
            field.label()
        )))
    }
}

/// The DfE's list of specialisms.
pub(super) const SPECIALISMS: &str = "courseSubject";

/// The code of a list that a text is, or names.
fn code(db: &Db, list: &str, field: TraineeField, text: &str, today: Day) -> Result<String> {
    lists::queries::code(db, list, text, today)?.ok_or_else(|| {
        Error::invalid(format!(
            "“{text}” is not one of the DfE’s words for “{}”. Choose one of the list.",
            field.label()
        ))
    })
}

/// The HUSID: 13 or 17 characters (dfe.md 1.2, column 3).
fn hesa(line: &str) -> Result<String> {
    let id: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let length = id.chars().count();
    if matches!(length, 13 | 17) && id.chars().all(|c| c.is_ascii_alphanumeric()) {
        Ok(id.to_uppercase())
    } else {
        Err(Error::invalid(format!(
            "A HESA id has 13 or 17 letters and digits; “{line}” has {length}. Check it."
        )))
    }
}

/// Two letters, six digits, then A, B, C or D (dfe.md 1.2, column 8).
fn national_insurance(line: &str) -> Result<String> {
    let number: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let number = number.to_uppercase();
    let shape = |at: usize, letter: char| match at {
        0 | 1 => letter.is_ascii_alphabetic(),
        2..=7 => letter.is_ascii_digit(),
        8 => matches!(letter, 'A'..='D'),
        _ => false,
    };
    if number.chars().count() == 9 && number.chars().enumerate().all(|(at, c)| shape(at, c)) {
        Ok(number)
    } else {
        Err(Error::invalid(format!(
            "“{line}” is not a National Insurance number. It has two letters, six digits and a letter from A to D, such as QQ 12 34 56 C."
        )))
    }
}

fn country(line: &str) -> Result<String> {
    if line.len() == 2 && line.chars().all(|c| c.is_ascii_alphabetic()) {
        Ok(line.to_uppercase())
    } else {
        Err(Error::invalid(format!(
            "“{line}” is not a country in two letters, such as GB or IE."
        )))
    }
}

/// The days of a week.
const WEEKDAYS: [(&str, &str); 7] = [
    ("mon", "Mon"),
    ("tue", "Tue"),
    ("wed", "Wed"),
    ("thu", "Thu"),
    ("fri", "Fri"),
    ("sat", "Sat"),
    ("sun", "Sun"),
];

/// Days of the week in digits, 1 is Monday: typed so, or as `Mon, Tue, Wed`. Blank: Monday to Friday.
fn weekdays(line: &str) -> Result<String> {
    let mut days: Vec<char> = Vec::new();
    if line.is_empty() {
        return Ok("12345".to_owned());
    }
    if line.chars().all(|c| ('1'..='7').contains(&c)) {
        days.extend(line.chars());
    } else {
        for word in line
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            let word = word.to_lowercase();
            let at = ('1'..='7')
                .zip(WEEKDAYS)
                .find(|(_, (start, _))| word.starts_with(start));
            let (digit, _) = at.ok_or_else(|| {
                Error::invalid(format!(
                    "“{line}” are no days of the week. Write them like Mon, Tue, Wed."
                ))
            })?;
            days.push(digit);
        }
    }
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        return Err(Error::invalid(format!(
            "“{line}” are no days of the week. Write them like Mon, Tue, Wed."
        )));
    }
    Ok(days.into_iter().collect())
}

/// `Mon to Fri`, `Mon, Tue, Wed`.
pub(crate) fn weekdays_said(digits: &str) -> String {
    if digits == "12345" {
        return "Mon to Fri".to_owned();
    }
    let names: Vec<&str> = ('1'..='7')
        .zip(WEEKDAYS)
        .filter(|(digit, _)| digits.contains(*digit))
        .map(|(_, (_, name))| name)
        .collect();
    names.join(", ")
}

/// Sets one field of a trainee; says whether it held another value. The rules between fields are [`check`]'s.
///
/// # Errors
/// A sentence where the field cannot hold what was typed.
pub(super) fn set(w: &Write<'_>, id: i64, field: TraineeField, typed: &str) -> Result<bool> {
    let value = kept(w.db, field, typed, w.clock.today())?;
    match (field, &value) {
        (TraineeField::Trn, Value::Text(trn)) => {
            let facts = store::facts(w.db, id)?.ok_or_else(no_trainee)?;
            return person::actions::set_trn(w, facts.person_id, trn);
        }
        // Nobody is employed on a route on which a fee is paid.
        (TraineeField::Route, Value::Text(route)) if !route.is_empty() && !is_salaried(route) => {
            store::set(w, id, TraineeField::EmployingSchool.column(), &Value::Null)?;
        }
        // A school is known by its id where it is ours, else by its URN: never by both.
        (TraineeField::NextSchool, Value::Integer(_)) => {
            store::set(w, id, TraineeField::NextUrn.column(), &Value::Null)?;
        }
        (TraineeField::NextUrn, Value::Integer(urn)) => {
            let ours = store::school_by_urn(w.db, *urn)?;
            let school = ours.map_or(Value::Null, Value::Integer);
            let urn = if ours.is_some() {
                Value::Null
            } else {
                value.clone()
            };
            let moved = store::set(w, id, TraineeField::NextSchool.column(), &school)?;
            return Ok(store::set(w, id, TraineeField::NextUrn.column(), &urn)? || moved);
        }
        _ => {}
    }
    store::set(w, id, field.column(), &value)
}

/// The rules between the fields of one trainee.
///
/// # Errors
/// A sentence that names the trainee and what does not go together.
pub(super) fn check(facts: &Facts) -> Result<()> {
    let name = &facts.name;
    let get = |field| facts.get(field);
    let day = |field| get(field).parse::<Day>().ok();
    if let (Some(starts), Some(ends)) = (day(TraineeField::StartsOn), day(TraineeField::EndsOn))
        && ends <= starts
    {
        return Err(Error::invalid(format!(
            "The course of {name} would end on {}, which is not after it starts on {}. Check the two days.",
            written(ends),
            written(starts)
        )));
    }
    let subjects: Vec<&str> = [
        TraineeField::Subject,
        TraineeField::SecondSubject,
        TraineeField::ThirdSubject,
    ]
    .into_iter()
    .map(get)
    .filter(|code| !code.is_empty())
    .collect();
    for (at, subject) in subjects.iter().enumerate() {
        if subjects.iter().skip(at + 1).any(|other| other == subject) {
            return Err(Error::invalid(format!(
                "{name} has {} twice among the subjects. Take one off.",
                codes::name("subject", subject).unwrap_or(subject)
            )));
        }
    }
    if let (Some(starts), Some(met)) = (
        day(TraineeField::StartsOn),
        day(TraineeField::StandardsMetOn),
    ) && met < starts
    {
        return Err(Error::invalid(format!(
            "{name} would have met the standards on {}, before the course began on {}. Check the two days.",
            written(met),
            written(starts)
        )));
    }
    let route = get(TraineeField::Route);
    if !get(TraineeField::EmployingSchool).is_empty() && !route.is_empty() && !is_salaried(route) {
        return Err(Error::invalid(format!(
            "{name} is on the route “{}”, on which no school employs a trainee. Choose a salaried route first.",
            codes::name("trainingRoute", route).unwrap_or(route)
        )));
    }
    Ok(())
}

/// What a field holds, as a reader sees it; empty: nothing.
pub(super) fn shown(db: &Db, field: TraineeField, value: &str) -> Result<String> {
    let id = || value.parse::<i64>().unwrap_or_default();
    if value.is_empty() {
        return Ok(String::new());
    }
    Ok(match field.kind() {
        Kind::Day | Kind::Birth | Kind::Met => {
            value.parse().map_or_else(|_| value.to_owned(), written)
        }
        Kind::Code(list) => {
            lists::queries::name(db, list, value)?.unwrap_or_else(|| value.to_owned())
        }
        Kind::Specialism => {
            lists::queries::name(db, SPECIALISMS, value)?.unwrap_or_else(|| value.to_owned())
        }
        Kind::Weekdays => weekdays_said(value),
        Kind::School => store::school_name(db, id())?.unwrap_or_default(),
        Kind::Person => person::actions::name(db, id())?.unwrap_or_default(),
        Kind::Cohort => store::cohort(db, id())?.map_or_else(String::new, |cohort| cohort.said()),
        Kind::Urn => match (no_school(id()), store::establishment_name(db, id())?) {
            (Some(says), _) => format!("{says} ({value})"),
            (None, Some(name)) => format!("{name} (URN {value})"),
            (None, None) => format!("URN {value}"),
        },
        _ => value.to_owned(),
    })
}

/// What the label of an operation says of a field that was set: `Route of Ada Brook: Postgraduate, fee-funded`.
pub(super) fn told(db: &Db, field: TraineeField, value: &str, whom: &str) -> Result<String> {
    let shown = shown(db, field, value)?;
    let label = field.label();
    Ok(match (field.is_told(), shown.as_str()) {
        (_, "") => format!("{label} of {whom} taken off"),
        (true, shown) => format!("{label} of {whom}: {shown}"),
        (false, _) => format!("{label} of {whom} changed"),
    })
}

impl WithdrawnBy {
    /// The trigger that is stored as `code`; empty: none is known.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|who| who.code() == code)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail at once")]

    use super::*;
    use crate::testkit::Office;

    #[test]
    fn days_of_the_week_are_read_as_they_are_typed() {
        for (typed, kept) in [
            ("", "12345"),
            ("12345", "12345"),
            ("531", "135"),
            ("Mon, Tue and Wed", ""),
            ("Mon, Tue, Wed", "123"),
            ("Thursday/Friday", "45"),
            ("8", ""),
            ("none", ""),
        ] {
            assert_eq!(weekdays(typed).unwrap_or_default(), kept, "{typed}");
        }
        assert_eq!(weekdays_said("12345"), "Mon to Fri");
        assert_eq!(weekdays_said("124"), "Mon, Tue, Thu");
    }

    #[test]
    fn numbers_have_the_shapes_that_register_asks_for() {
        assert_eq!(hesa("1234567890123").unwrap(), "1234567890123");
        assert_eq!(hesa("12345678901234567").unwrap(), "12345678901234567");
        assert!(hesa("123456789012").is_err());
        assert_eq!(national_insurance("qq 12 34 56 c").unwrap(), "QQ123456C");
        assert!(national_insurance("QQ123456E").is_err());
        assert!(national_insurance("Q1123456C").is_err());
        assert_eq!(country("gb").unwrap(), "GB");
        assert!(country("GBR").is_err());
        let today: Day = "2026-09-10".parse().unwrap();
        let born = |text: &str| birth(text.parse().unwrap(), today).is_ok();
        assert!(born("2010-09-10") && !born("2010-09-11"));
        assert!(born("1926-09-10") && !born("1926-09-09"));
        let office = Office::new();
        let desk = office.session.desk().unwrap();
        let reader = desk.store.read().unwrap();
        let route = |text| code(&reader, "trainingRoute", TraineeField::Route, text, today);
        assert_eq!(route("12").unwrap(), "12");
        assert_eq!(route("school direct salaried").unwrap(), "03");
        assert!(route("PGCE").is_err());
    }
}
