//! What a sheet of trainees may fill, and what sheets call it: an office's own, and the DfE's Register with the 76
//! columns of its trainee export (dfe.md 1.8, 2026/27). Its columns of equality data and degrees are taken only where the
//! office fills the file that asks for them ([`of`]); else they are left out and named, as homes always are.

use crate::error::Result;
use crate::fold::fold;
use crate::import::field::{Choice, Field, Kind, of_row};
use crate::register::codes;
use crate::returns::held::AwardInRegister;
use crate::returns::rules::CodeLists;
use crate::returns::specialism;
use crate::returns::switches::{self, ReturnFile};
use crate::store::Db;
use crate::trainee::{TraineeField, TraineeState, WithdrawnBy};
use std::sync::LazyLock;

/// Every field. Those of the training have the names of [`TraineeField`], but for the home's postcode and the school.
pub(crate) const FIELDS: &[Field] = &[
    of_row(
        "name",
        "Full name",
        Kind::FullName,
        &[
            "name",
            "full name",
            "trainee",
            "trainee name",
            "student",
            "student name",
        ],
    ),
    of_row(
        "firstName",
        "First names",
        Kind::Text,
        &[
            "first name",
            "first names",
            "forename",
            "forenames",
            "given name",
        ],
    ),
    of_row(
        "lastName",
        "Surname",
        Kind::Text,
        &["last name", "last names", "surname", "family name"],
    ),
    of_row(
        "knownAs",
        "Known as",
        Kind::Text,
        &["known as", "preferred name"],
    ),
    of_row(
        "trn",
        "TRN",
        Kind::Text,
        &["trn", "teacher reference number", "trn number"],
    ),
    of_row(
        "providerRef",
        "Provider’s id",
        Kind::Text,
        &[
            "provider trainee id",
            "student id",
            "student number",
            "trainee id",
            "our id",
            "provider s id",
        ],
    ),
    of_row(
        "email",
        "E-mail",
        Kind::Email,
        &[
            "email",
            "e mail",
            "email address",
            "personal email",
            "e mail address",
        ],
    ),
    of_row(
        "telephone",
        "Telephone",
        Kind::Telephone,
        &[
            "telephone",
            "phone",
            "mobile",
            "tel",
            "phone number",
            "contact number",
        ],
    ),
    of_row(
        "bornOn",
        "Date of birth",
        Kind::Day,
        &["date of birth", "dob", "born", "birth date"],
    ),
    of_row(
        "cohort",
        "Cohort",
        Kind::Text,
        &["cohort", "group", "intake", "cohort name"],
    ),
    of_row(
        "route",
        "Route",
        Kind::Choice,
        &[
            "route",
            "training route",
            "course training route",
            "course route",
        ],
    ),
    of_row(
        "course",
        "Course",
        Kind::Text,
        &["course", "course name", "programme", "course title"],
    ),
    of_row(
        "subject",
        "Subject",
        Kind::Choice,
        &["subject", "subject 1", "main subject", "specialism"],
    ),
    of_row(
        "secondSubject",
        "Second subject",
        Kind::Choice,
        &["second subject", "subject 2"],
    ),
    of_row(
        "thirdSubject",
        "Third subject",
        Kind::Choice,
        &["third subject", "subject 3"],
    ),
    of_row(
        "specialism",
        "Subject, in Register’s words",
        Kind::Choice,
        &[
            "course itt subject 1",
            "course subject 1",
            "course subject one",
        ],
    ),
    of_row(
        "secondSpecialism",
        "Second subject, in Register’s words",
        Kind::Choice,
        &[
            "course itt subject 2",
            "course subject 2",
            "course subject two",
        ],
    ),
    of_row(
        "thirdSpecialism",
        "Third subject, in Register’s words",
        Kind::Choice,
        &[
            "course itt subject 3",
            "course subject 3",
            "course subject three",
        ],
    ),
    of_row(
        "ageRange",
        "Age range",
        Kind::Choice,
        &["age range", "course age range", "ages"],
    ),
    of_row(
        "minAge",
        "Youngest age",
        Kind::Text,
        &["course minimum age", "minimum age"],
    ),
    of_row(
        "maxAge",
        "Oldest age",
        Kind::Text,
        &["course maximum age", "maximum age"],
    ),
    of_row("aim", "Aim", Kind::Choice, &["itt aim", "aim"]),
    of_row(
        "qualification",
        "Qualification",
        Kind::Choice,
        &[
            "itt qualification aim",
            "qualification",
            "qualification aim",
        ],
    ),
    of_row(
        "studyMode",
        "Study mode",
        Kind::Choice,
        &[
            "study mode",
            "course full or part time",
            "full or part time",
            "full time or part time",
            "mode of study",
        ],
    ),
    of_row(
        "weekdays",
        "Days in school",
        Kind::Text,
        &["days in school", "school days", "weekdays"],
    ),
    of_row(
        "startsOn",
        "Starts",
        Kind::Day,
        &[
            "itt start date",
            "start date",
            "starts",
            "course start",
            "starts on",
        ],
    ),
    of_row(
        "endsOn",
        "Ends",
        Kind::Day,
        &[
            "expected end date",
            "itt end date",
            "end date",
            "ends",
            "course end",
            "ends on",
        ],
    ),
    of_row(
        "school",
        "Employing school",
        Kind::Text,
        &["employing school", "employing school name", "employer"],
    ),
    of_row(
        "urn",
        "Employing school’s URN",
        Kind::Urn,
        &["employing school urn", "employer urn"],
    ),
    of_row(
        "accreditedProvider",
        "Accredited provider",
        Kind::Text,
        &["accredited provider", "provider name"],
    ),
    of_row(
        "trainingPartner",
        "Training partner",
        Kind::MayNotApply,
        &[
            "training partner",
            "training partner name",
            "lead partner",
            "lead partner name",
        ],
    ),
    of_row(
        "partnerUrn",
        "Training partner’s URN",
        Kind::Text,
        &["training partner urn", "lead partner urn"],
    ),
    of_row(
        "linkTutor",
        "Link tutor",
        Kind::Text,
        &["link tutor", "tutor", "university tutor", "personal tutor"],
    ),
    of_row(
        "state",
        "State",
        Kind::Choice,
        &["state", "status", "trainee status"],
    ),
    of_row(
        "withdrawnOn",
        "Withdrawn on",
        Kind::Day,
        &["withdraw date", "withdrawn on", "withdrawal date"],
    ),
    of_row(
        "withdrawnBy",
        "Withdrawn by",
        Kind::Choice,
        &["withdrawal trigger", "withdrawn by"],
    ),
    of_row(
        "deferredOn",
        "Deferred on",
        Kind::Day,
        &["defer date", "deferred on"],
    ),
    of_row(
        "completedOn",
        "Completed on",
        Kind::Day,
        &["completed on", "qts date"],
    ),
    of_row(
        "standardsMetOn",
        "Standards met on",
        Kind::Day,
        &["award standards met date", "standards met on"],
    ),
    of_row("registerId", "Register’s id", Kind::Text, &["register id"]),
    of_row(
        "beginsOn",
        "Trainee’s own start",
        Kind::Day,
        &["trainee start date"],
    ),
    of_row(
        "apprenticeOn",
        "Apprenticeship starts",
        Kind::Day,
        &["pg apprenticeship start date"],
    ),
    of_row(
        "courseYear",
        "Year of the course",
        Kind::Text,
        &["course year"],
    ),
    of_row(
        "initiative",
        "Training initiative",
        Kind::Text,
        &["training initiative"],
    ),
    of_row(
        "secondInitiative",
        "Another initiative",
        Kind::Text,
        &["additional training initiative"],
    ),
    of_row(
        "placementOne",
        "Placement in Register",
        Kind::Text,
        &["placement one"],
    ),
    of_row(
        "placementTwo",
        "Second placement in Register",
        Kind::Text,
        &["placement two"],
    ),
    of_row(
        "otherPlacements",
        "Other placements in Register",
        Kind::Text,
        &["other placements"],
    ),
    of_row(
        "applicationId",
        "Application id",
        Kind::Text,
        &["apply id", "application id"],
    ),
    of_row("hesaId", "HESA id", Kind::Text, &["hesa id", "husid"]),
    of_row(
        "previousLastName",
        "Previous surname",
        Kind::Text,
        &["previous last name", "previous surname", "maiden name"],
    ),
    of_row(
        "nationality",
        "Nationality (two letters)",
        Kind::Text,
        &["nationality code"],
    ),
    of_row(
        "niNumber",
        "National Insurance number",
        Kind::Text,
        &["ni number", "national insurance number"],
    ),
    of_row(
        "homePostcode",
        "Home postcode",
        Kind::Text,
        &[
            "home postcode",
            "trainee postcode",
            "postcode",
            "term time postcode",
        ],
    ),
    of_row("fundCode", "Student finance", Kind::Choice, &["fund code"]),
    of_row(
        "fundingMethod",
        "Bursary, scholarship or grant",
        Kind::Choice,
        &["funding method"],
    ),
    of_row("tags", "Tags", Kind::Tags, &["tags", "tag", "labels"]),
    of_row(
        "profile",
        "Profile for schools",
        Kind::LongText,
        &["profile", "profile for schools"],
    ),
    of_row(
        "notes",
        "Notes",
        Kind::LongText,
        &["notes", "note", "comments"],
    ),
];

/// The fields of degrees and equality data, which only the file of new trainees asks for.
const APART: &[Field] = &[
    of_row(
        "degreeType",
        "Type of degree",
        Kind::Text,
        &["degree 1 type uk", "uk degree", "uk degree type"],
    ),
    of_row(
        "degreeTypeAbroad",
        "Type of degree, outside the United Kingdom",
        Kind::Text,
        &[
            "degree 1 type non uk",
            "non uk degree",
            "non uk degree type",
        ],
    ),
    of_row(
        "degreeSubject",
        "Subject of the degree",
        Kind::Text,
        &["degree 1 subject", "degree subject"],
    ),
    of_row(
        "degreeGrade",
        "Grade of the degree",
        Kind::Text,
        &["degree 1 grade", "degree grade"],
    ),
    of_row(
        "degreeYear",
        "Year of the degree",
        Kind::Text,
        &["degree 1 graduation year", "degree graduation year"],
    ),
    of_row(
        "degreeInstitution",
        "Degree awarded by",
        Kind::Text,
        &["degree 1 awarding institution", "awarding institution"],
    ),
    of_row(
        "degreeCountry",
        "Country of the degree",
        Kind::Text,
        &["degree 1 country", "degree country"],
    ),
    of_row("sex", "Sex", Kind::Text, &["sex"]),
    of_row(
        "ethnicity",
        "Ethnicity",
        Kind::Text,
        &["ethnic background", "ethnicity"],
    ),
    of_row(
        "disabilities",
        "Disabilities",
        Kind::Text,
        &["disabilities", "disability1", "disability 1"],
    ),
];

static WITH_APART: LazyLock<Vec<Field>> =
    LazyLock::new(|| FIELDS.iter().chain(APART).copied().collect());

/// Every field that a sheet may fill in this office: those of degrees and equality data only where it fills the file that
/// asks for them.
///
/// # Errors
/// What SQLite says.
pub(crate) fn of(db: &Db) -> Result<&'static [Field]> {
    Ok(with(takes_all(db)?))
}

/// Whether headings are those of Register's trainee export, or of its bulk add template: saved again in Excel either has
/// its days as `25/04/1999` (dfe.md 0, point 5).
pub(super) fn are_registers(headings: &[String]) -> bool {
    let has = |wanted: &str| headings.iter().any(|heading| fold(heading) == wanted);
    has("register id") || has("provider trainee id") && has("itt start date")
}

/// Every field, with those of degrees and equality data or without.
pub(super) fn with(all: bool) -> &'static [Field] {
    if all { &WITH_APART } else { FIELDS }
}

/// Whether degrees and equality data are taken.
///
/// # Errors
/// What SQLite says.
pub(super) fn takes_all(db: &Db) -> Result<bool> {
    switches::is_on(db, ReturnFile::Trainees)
}

/// The columns of a degree, and the list that each is a code of; of a year there is none.
pub(super) const DEGREE: [(&str, TraineeField, &str); 7] = [
    ("degreeType", TraineeField::DegreeType, "degreeType"),
    ("degreeTypeAbroad", TraineeField::DegreeType, "degreeType"),
    (
        "degreeSubject",
        TraineeField::DegreeSubject,
        "degreeSubject",
    ),
    ("degreeGrade", TraineeField::DegreeGrade, "degreeGrade"),
    ("degreeYear", TraineeField::DegreeYear, ""),
    (
        "degreeInstitution",
        TraineeField::DegreeInstitution,
        "institution",
    ),
    ("degreeCountry", TraineeField::DegreeCountry, "country"),
];

/// What of [`LEFT_OUT`] is taken where degrees and equality data are.
pub(super) const TAKEN_APART: [&str; 4] = ["sex", "ethnicity", "disability", "degrees"];

/// The fields of the training that a sheet fills as they stand, by their names here.
pub(super) const OF_THE_TRAINING: [(&str, TraineeField); 31] = [
    ("trn", TraineeField::Trn),
    ("providerRef", TraineeField::ProviderRef),
    ("bornOn", TraineeField::BornOn),
    ("route", TraineeField::Route),
    ("course", TraineeField::Course),
    ("subject", TraineeField::Subject),
    ("secondSubject", TraineeField::SecondSubject),
    ("thirdSubject", TraineeField::ThirdSubject),
    ("ageRange", TraineeField::AgeRange),
    ("aim", TraineeField::Aim),
    ("qualification", TraineeField::Qualification),
    ("studyMode", TraineeField::StudyMode),
    ("weekdays", TraineeField::Weekdays),
    ("startsOn", TraineeField::StartsOn),
    ("endsOn", TraineeField::EndsOn),
    ("accreditedProvider", TraineeField::AccreditedProvider),
    ("trainingPartner", TraineeField::TrainingPartner),
    ("applicationId", TraineeField::ApplicationId),
    ("hesaId", TraineeField::HesaId),
    ("previousLastName", TraineeField::PreviousLastName),
    ("nationality", TraineeField::Nationality),
    ("niNumber", TraineeField::NiNumber),
    ("homePostcode", TraineeField::Postcode),
    ("fundCode", TraineeField::FundCode),
    ("fundingMethod", TraineeField::FundingMethod),
    ("profile", TraineeField::Profile),
    ("registerId", TraineeField::RegisterId),
    ("beginsOn", TraineeField::BeginsOn),
    ("apprenticeOn", TraineeField::ApprenticeOn),
    ("courseYear", TraineeField::CourseYear),
    ("standardsMetOn", TraineeField::StandardsMetOn),
];

/// The subjects of a trainee: Register's word for each, and the two fields that it fills.
pub(super) const SUBJECTS: [(&str, TraineeField, TraineeField); 3] = [
    (
        "specialism",
        TraineeField::Subject,
        TraineeField::Specialism,
    ),
    (
        "secondSpecialism",
        TraineeField::SecondSubject,
        TraineeField::SecondSpecialism,
    ),
    (
        "thirdSpecialism",
        TraineeField::ThirdSubject,
        TraineeField::ThirdSpecialism,
    ),
];

/// Columns of Register's that are left out on purpose, as they are headed, and what they hold.
pub(super) const LEFT_OUT: [(&str, &str); 16] = [
    ("sex", "sex"),
    ("diversity disclosure", "ethnicity"),
    ("ethnic group", "ethnicity"),
    ("ethnic background", "ethnicity"),
    ("ethnic background additional", "ethnicity"),
    ("ethnicity", "ethnicity"),
    ("disability disclosure", "disability"),
    ("disabilities", "disability"),
    ("disability1", "disability"),
    ("number of degrees", "degrees"),
    ("degrees", "degrees"),
    ("degree 1 subject", "degrees"),
    ("degree subject", "degrees"),
    ("address line 1", "home address"),
    ("address line1", "home address"),
    ("address", "home address"),
];

/// Register's words, as choices: a code each, or the word itself where there is no code.
fn specialisms() -> Vec<Choice> {
    specialism::all()
        .iter()
        .map(|one| Choice {
            id: one.id().to_owned(),
            label: one.word.to_owned(),
            synonyms: codes::name("courseSubject", one.code)
                .map(fold)
                .into_iter()
                .collect(),
        })
        .collect()
}

/// What else the DfE's codes are called: in Register's export, whose labels are not those of its codes, and by offices.
const OTHER_WORDS: &[(&str, &str, &[&str])] = &[
    (
        "trainingRoute",
        "12",
        &[
            "primary and secondary postgraduate",
            "school direct fee funded",
            "pgce",
            "provider led postgraduate",
            "fee funded",
            "scitt",
            "postgraduate fee",
        ],
    ),
    (
        "trainingRoute",
        "11",
        &[
            "primary and secondary undergraduate",
            "provider led undergraduate",
            "undergraduate",
        ],
    ),
    (
        "trainingRoute",
        "03",
        &["school direct salaried", "salaried", "sd salaried"],
    ),
    (
        "trainingRoute",
        "10",
        &[
            "teaching apprenticeship postgraduate",
            "pgta",
            "apprenticeship",
            "postgraduate apprenticeship",
        ],
    ),
    (
        "trainingRoute",
        "14",
        &["teacher degree apprenticeship salaried", "tda"],
    ),
    (
        "trainingRoute",
        "09",
        &["opt in undergraduate", "undergraduate opt in"],
    ),
    (
        "trainingRoute",
        "15",
        &["international qualified teacher status iqts"],
    ),
    ("trainingRoute", "16", &["ao"]),
    ("trainingRoute", "21", &["hpitt", "hpitt postgraduate"]),
    ("trainingRoute", "19", &["early years graduate entry"]),
    (
        "trainingRoute",
        "20",
        &["early years graduate employment based"],
    ),
    (
        "subject",
        "00",
        &[
            "primary teaching",
            "early years teaching",
            "general primary",
            "primary general",
        ],
    ),
    ("subject", "01", &["english primary", "primary english"]),
    (
        "subject",
        "03",
        &[
            "primary maths",
            "primary with maths",
            "specialist teaching primary with mathematics",
        ],
    ),
    ("subject", "06", &["primary pe", "primary with pe"]),
    ("subject", "07", &["primary science"]),
    (
        "subject",
        "W1",
        &[
            "art",
            "creative arts and design",
            "fine art",
            "art and design",
        ],
    ),
    (
        "subject",
        "F0",
        &["general sciences", "general science", "combined science"],
    ),
    ("subject", "08", &["business", "business and management"]),
    (
        "subject",
        "11",
        &[
            "computer science",
            "applied computing",
            "information technology",
            "ict",
        ],
    ),
    ("subject", "12", &["performing arts dance"]),
    (
        "subject",
        "DT",
        &["design technology", "d t", "dt", "design"],
    ),
    (
        "subject",
        "Q3",
        &["english studies", "english literature", "english language"],
    ),
    ("subject", "G1", &["maths", "mathematics"]),
    (
        "subject",
        "C6",
        &["pe", "sport and exercise sciences", "sports management"],
    ),
    ("subject", "F3", &["applied physics"]),
    ("subject", "F1", &["applied chemistry"]),
    ("subject", "C1", &["applied biology"]),
    ("subject", "V6", &["religious studies", "re", "rs"]),
    ("subject", "L5", &["health studies"]),
    (
        "subject",
        "ML",
        &["mfl", "languages", "modern foreign languages"],
    ),
    ("subject", "15", &["french language"]),
    ("subject", "17", &["german language"]),
    ("subject", "18", &["italian language"]),
    ("subject", "19", &["japanese language"]),
    ("subject", "20", &["chinese languages"]),
    ("subject", "21", &["russian languages"]),
    ("subject", "22", &["spanish language"]),
    ("subject", "A0", &["latin language"]),
    ("subject", "DTF", &["food and beverage studies"]),
    ("subject", "DTP", &["product design"]),
    (
        "fundingMethod",
        "6",
        &["not funded", "no funding", "no bursary"],
    ),
    ("fundingMethod", "D", &["bursary"]),
    ("studyMode", "01", &["full time", "ft"]),
    ("studyMode", "31", &["part time", "pt"]),
    ("qualificationAim", "020", &["pgce"]),
    ("qualificationAim", "021", &["pgde"]),
];

/// The codes of a list of teacher training as choices.
fn of_list(lists: &CodeLists, list: &'static str) -> Vec<Choice> {
    lists
        .list(list)
        .iter()
        .map(|(code, name)| Choice {
            id: code.clone(),
            label: name.clone(),
            synonyms: OTHER_WORDS
                .iter()
                .filter(|(of, is, _)| *of == list && *is == code.as_str())
                .flat_map(|(_, _, words)| words.iter().map(|word| (*word).to_owned()))
                .collect(),
        })
        .collect()
}

/// `11 to 16` as sheets write it.
fn ages(lists: &CodeLists) -> Vec<Choice> {
    let mut ages = of_list(lists, "ageRange");
    for choice in &mut ages {
        choice.synonyms.push(choice.label.replace(" to ", " "));
        choice.synonyms.push(choice.label.replace(" to ", ""));
    }
    ages
}

fn named(all: &[(&str, &str)], words: impl Fn(&str) -> Vec<String>) -> Vec<Choice> {
    all.iter()
        .map(|(code, label)| Choice {
            id: (*code).to_owned(),
            label: (*label).to_owned(),
            synonyms: words(code),
        })
        .collect()
}

/// A state that the first day of the course decides.
pub(super) const BY_FIRST_DAY: &str = "byFirstDay";

/// Register's words for all who are on a course or will be (dfe.md 1.7, 2026/27), folded: it keeps no word for having begun.
const ON_THE_COURSE: [&str; 3] = ["submitted for trn", "pending trn", "trn received"];

/// The choices of each field that has any, by the lists of codes that count.
pub(super) fn choices(lists: &CodeLists) -> Vec<(&'static str, Vec<Choice>)> {
    let of_list = |list| of_list(lists, list);
    // What a state is called in other words is the state's own: `qualified`. Register's words for an award say more than
    // that somebody has completed.
    let words = |all: &[(&str, &[&str])], code: &str| {
        all.iter()
            .filter(|(of, _)| *of == code)
            .flat_map(|(_, words)| words.iter().map(|word| fold(word)))
            .filter(|word| !ON_THE_COURSE.contains(&word.as_str()))
            .collect()
    };
    let mut states = named(AwardInRegister::NAMED, |code| {
        words(AwardInRegister::WORDS, code)
    });
    states.extend(named(TraineeState::NAMED, |code| {
        words(TraineeState::WORDS, code)
    }));
    states.push(Choice {
        id: BY_FIRST_DAY.to_owned(),
        label: "Not started or in training, by the first day".to_owned(),
        synonyms: ON_THE_COURSE.map(str::to_owned).to_vec(),
    });
    vec![
        ("route", of_list("trainingRoute")),
        ("subject", of_list("subject")),
        ("secondSubject", of_list("subject")),
        ("thirdSubject", of_list("subject")),
        ("specialism", specialisms()),
        ("secondSpecialism", specialisms()),
        ("thirdSpecialism", specialisms()),
        ("ageRange", ages(lists)),
        ("aim", of_list("ittAim")),
        ("qualification", of_list("qualificationAim")),
        ("studyMode", of_list("studyMode")),
        ("fundCode", of_list("fundCode")),
        ("fundingMethod", of_list("fundingMethod")),
        ("state", states),
        ("withdrawnBy", named(WithdrawnBy::NAMED, |_| Vec::new())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::returns::rules::Rules;

    #[test]
    fn every_other_word_means_one_code_that_there_is() {
        for (list, code, words) in OTHER_WORDS {
            assert!(
                codes::training(list).any(|known| known.code == *code),
                "{list} {code}"
            );
            for word in *words {
                assert_eq!(fold(word), *word, "synonyms are folded");
                let meant: Vec<String> = of_list(&Rules::shipped().codes, list)
                    .into_iter()
                    .filter(|choice| choice.is(word))
                    .map(|choice| choice.id)
                    .collect();
                assert_eq!(meant, [(*code).to_owned()], "{list} {word}");
            }
        }
    }

    #[test]
    fn headings_mean_one_field_each() {
        let mut seen = std::collections::HashMap::new();
        for field in FIELDS.iter().chain(APART) {
            for word in field.synonyms {
                assert_eq!(fold(word), *word, "synonyms are folded");
                assert_eq!(seen.insert(*word, field.id), None, "{word}");
            }
        }
    }
}
