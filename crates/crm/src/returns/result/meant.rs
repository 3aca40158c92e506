//! Which field a message of Register's is about, so that it can be shown beside it. Pure: headings and words.
//!
//! Register names the column in its own words, `Course subject 1` or `course_subject_1`, mostly at the beginning.

use crate::fold::fold;
use crate::returns::ReturnKind;
use crate::trainee::TraineeField as Field;

/// What mends a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mends {
    /// A field of the trainee.
    Field(Field),
    /// The person's name.
    Name,
    /// The person's own e-mail.
    Email,
    /// What is kept apart for equality monitoring.
    Equality,
    /// The trainee's placements.
    Placements,
}

impl Mends {
    /// As it is stored, and as the page names the field.
    pub(crate) fn code(self) -> String {
        match self {
            Self::Field(field) => match serde_json::to_value(field) {
                Ok(serde_json::Value::String(code)) => code,
                _ => String::new(),
            },
            Self::Name => "name".to_owned(),
            Self::Email => "email".to_owned(),
            Self::Equality => "equality".to_owned(),
            Self::Placements => "placements".to_owned(),
        }
    }

    /// The one that is stored as `code`; `None`: the whole row.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "name" => Self::Name,
            "email" => Self::Email,
            "equality" => Self::Equality,
            "placements" => Self::Placements,
            code => Self::Field(serde_json::from_value(code.into()).ok()?),
        })
    }
}

/// Columns of bulk add trainees, in words, and what mends them. Of two that fit the longer counts.
const OF_TRAINEES: &[(&str, Mends)] = &[
    ("provider trainee id", Mends::Field(Field::ProviderRef)),
    ("application id", Mends::Field(Field::ApplicationId)),
    ("hesa id", Mends::Field(Field::HesaId)),
    ("first names", Mends::Name),
    ("last name", Mends::Name),
    ("last names", Mends::Name),
    ("previous last name", Mends::Field(Field::PreviousLastName)),
    ("date of birth", Mends::Field(Field::BornOn)),
    ("ni number", Mends::Field(Field::NiNumber)),
    ("sex", Mends::Equality),
    ("email", Mends::Email),
    ("nationality", Mends::Field(Field::Nationality)),
    ("ethnicity", Mends::Equality),
    ("disability", Mends::Equality),
    ("disabilities", Mends::Equality),
    ("itt aim", Mends::Field(Field::Aim)),
    ("training route", Mends::Field(Field::Route)),
    ("itt qualification aim", Mends::Field(Field::Qualification)),
    ("course subject", Mends::Field(Field::Subject)),
    ("course subject 1", Mends::Field(Field::Subject)),
    ("course subject one", Mends::Field(Field::Subject)),
    ("course subject 2", Mends::Field(Field::SecondSubject)),
    ("course subject two", Mends::Field(Field::SecondSubject)),
    ("course subject 3", Mends::Field(Field::ThirdSubject)),
    ("course subject three", Mends::Field(Field::ThirdSubject)),
    ("study mode", Mends::Field(Field::StudyMode)),
    ("itt start date", Mends::Field(Field::StartsOn)),
    ("itt end date", Mends::Field(Field::EndsOn)),
    ("course age range", Mends::Field(Field::AgeRange)),
    ("course year", Mends::Field(Field::CourseYear)),
    ("training partner urn", Mends::Field(Field::PartnerUrn)),
    ("lead partner urn", Mends::Field(Field::PartnerUrn)),
    ("employing school urn", Mends::Field(Field::EmployingSchool)),
    ("trainee start date", Mends::Field(Field::BeginsOn)),
    (
        "pg apprenticeship start date",
        Mends::Field(Field::ApprenticeOn),
    ),
    ("fund code", Mends::Field(Field::FundCode)),
    ("funding method", Mends::Field(Field::FundingMethod)),
    ("training initiative", Mends::Field(Field::Initiative)),
    (
        "additional training initiative",
        Mends::Field(Field::SecondInitiative),
    ),
    ("placement", Mends::Placements),
    ("urn", Mends::Placements),
    ("uk degree", Mends::Field(Field::DegreeType)),
    ("non uk degree", Mends::Field(Field::DegreeType)),
    ("degree subject", Mends::Field(Field::DegreeSubject)),
    ("degree grade", Mends::Field(Field::DegreeGrade)),
    ("degree graduation year", Mends::Field(Field::DegreeYear)),
    ("graduation year", Mends::Field(Field::DegreeYear)),
    (
        "awarding institution",
        Mends::Field(Field::DegreeInstitution),
    ),
    ("degree country", Mends::Field(Field::DegreeCountry)),
    ("iqts country", Mends::Field(Field::IqtsCountry)),
];

/// The same of a change of status.
const OF_STATUS: &[(&str, Mends)] = &[
    ("trn", Mends::Field(Field::Trn)),
    ("provider trainee id", Mends::Field(Field::ProviderRef)),
    ("hesa id", Mends::Field(Field::HesaId)),
    ("first names", Mends::Name),
    ("last names", Mends::Name),
    ("training partner", Mends::Field(Field::TrainingPartner)),
    ("lead partner", Mends::Field(Field::TrainingPartner)),
    ("route", Mends::Field(Field::Route)),
    ("qts or eyts", Mends::Field(Field::Route)),
    ("phase", Mends::Field(Field::AgeRange)),
    ("age range", Mends::Field(Field::AgeRange)),
    ("subject", Mends::Field(Field::Subject)),
    (
        "date qts or eyts requirements met",
        Mends::Field(Field::StandardsMetOn),
    ),
    (
        "date qts or eyts standards met",
        Mends::Field(Field::StandardsMetOn),
    ),
    ("itt start date", Mends::Field(Field::StartsOn)),
];

/// The same of placements.
const OF_PLACEMENTS: &[(&str, Mends)] = &[
    ("trn", Mends::Field(Field::Trn)),
    ("urn", Mends::Placements),
    ("placement", Mends::Placements),
    ("school", Mends::Placements),
];

/// What a message is about: the column in words, and what mends it. The column that is named first counts, of two that
/// begin there the longer. `None`: it names none.
pub(crate) fn field(kind: ReturnKind, message: &str) -> Option<(&'static str, Mends)> {
    let words = match kind {
        ReturnKind::Trainees => OF_TRAINEES,
        ReturnKind::Status => OF_STATUS,
        ReturnKind::Placements => OF_PLACEMENTS,
    };
    let text = format!(" {} ", fold(message));
    words
        .iter()
        .filter_map(|(word, mends)| {
            // `placement 2 urn` and `disability3` go on where the word ends.
            let open = matches!(*word, "disability" | "placement");
            let sought = if open {
                format!(" {word}")
            } else {
                format!(" {word} ")
            };
            let at = text.find(&sought)?;
            Some((at, std::cmp::Reverse(word.len()), *word, *mends))
        })
        .min_by_key(|(at, length, _, _)| (*at, *length))
        .map(|(_, _, word, mends)| (word, mends))
}

/// The messages of a cell: Register joins them by a semicolon and a line break.
pub(crate) fn messages(cell: &str) -> Vec<String> {
    cell.split(['\n', '\r'])
        .flat_map(|line| line.split("; "))
        .map(|message| message.trim().trim_end_matches(';').trim().to_owned())
        .filter(|message| !message.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_leads_to_the_field_that_mends_it() {
        use ReturnKind::{Placements, Status, Trainees};
        for (kind, message, code) in [
            (Trainees, "hesa_id must be 13 or 17 characters", "hesaId"),
            (
                Trainees,
                "Sex has invalid reference data value of ‘9’",
                "equality",
            ),
            (
                Trainees,
                "disability2 has invalid reference data value",
                "equality",
            ),
            (
                Trainees,
                "Course subject 2 has a value that differs",
                "secondSubject",
            ),
            (
                Trainees,
                "course_subject_1 is invalid for the course_age_range provided",
                "subject",
            ),
            (Trainees, "non_uk_degree must be entered", "degreeType"),
            (
                Trainees,
                "previous_last_name is too long",
                "previousLastName",
            ),
            (Trainees, "placement_3_urn is not a number", "placements"),
            (Trainees, "This trainee is there already", ""),
            (Status, "Route must match trainee record", "route"),
            (
                Status,
                "Date QTS or EYTS requirements met must be a valid date",
                "standardsMetOn",
            ),
            (Status, "TRN must be 7 numbers", "trn"),
            (
                Placements,
                "No School was found for URN 123456",
                "placements",
            ),
            (Placements, "No trainee was found for TRN: 1234567", "trn"),
        ] {
            let got = field(kind, message).map(|(_, mends)| mends.code());
            assert_eq!(got.unwrap_or_default(), code, "{message}");
        }
    }

    #[test]
    fn what_mends_is_stored_by_a_code_of_its_own() {
        for (_, mends) in OF_TRAINEES.iter().chain(OF_STATUS).chain(OF_PLACEMENTS) {
            assert_eq!(Mends::from_code(&mends.code()), Some(*mends));
        }
        assert_eq!(Mends::from_code(""), None);
    }

    #[test]
    fn a_cell_of_errors_has_a_message_a_line() {
        assert_eq!(
            messages("sex must be entered;\nemail is not one;\r\nNo URN; no TRN"),
            [
                "sex must be entered",
                "email is not one",
                "No URN",
                "no TRN"
            ]
        );
        assert!(messages(" ").is_empty());
    }
}
