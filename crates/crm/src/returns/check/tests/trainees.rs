//! Bulk add trainees: the table of cases beside this file, one trainee changed column by column.

use super::{judged, problems, warned};
use crate::returns::columns::TRAINEES;
use crate::returns::{ReturnKind, Verdict};
use proptest::prelude::*;

const CASES: &str = include_str!("trainees.csv");

/// A trainee whom the service takes on the day of the cases.
const GOOD: [(&str, &str); 27] = [
    ("provider_trainee_id", "26-001"),
    ("application_id", "1234567"),
    ("hesa_id", "1234567890123"),
    ("first_names", "Ada"),
    ("last_name", "Brook"),
    ("date_of_birth", "2003-04-05"),
    ("sex", "10"),
    ("email", "ada.brook@example.com"),
    ("nationality", "GB"),
    ("itt_aim", "202"),
    ("training_route", "12"),
    ("itt_qualification_aim", "020"),
    ("course_subject_1", "100403"),
    ("study_mode", "01"),
    ("itt_start_date", "2026-09-01"),
    ("itt_end_date", "2027-07-15"),
    ("course_age_range", "13918"),
    ("course_year", "1"),
    ("training_partner_urn", "900010"),
    ("fund_code", "7"),
    ("funding_method", "D"),
    ("placement_1_urn", "100001"),
    ("uk_degree", "069"),
    ("degree_subject", "100403"),
    ("degree_grade", "02"),
    ("degree_graduation_year", "2024"),
    ("awarding_institution", "0001"),
];

/// The header and a row for each list of changes (`column=value; column=value`).
pub(super) fn file(rows: &[&str]) -> String {
    let names: Vec<&str> = TRAINEES.iter().map(|column| column.name).collect();
    let mut text = names.join(",");
    for changes in rows {
        let changes: Vec<(&str, &str)> = changes
            .split("; ")
            .filter(|change| !change.is_empty())
            .map(|change| change.split_once('=').unwrap())
            .collect();
        for (column, _) in &changes {
            assert!(names.contains(column), "{column}");
        }
        let value = |name: &str| {
            let mut all = changes.iter().chain(&GOOD);
            all.find(|(column, _)| *column == name)
                .map_or("", |(_, value)| *value)
        };
        let cells: Vec<&str> = names.iter().map(|name| value(name)).collect();
        text.push_str("\r\n");
        text.push_str(&cells.join(","));
    }
    text
}

#[test]
fn each_rule_of_a_cell_or_between_cells_has_a_file_that_passes_and_one_that_fails() {
    let mut reader = csv::Reader::from_reader(CASES.as_bytes());
    let mut count = 0;
    let mut failed = Vec::new();
    for case in reader.records() {
        let case = case.unwrap();
        let [rule, accepted, rejected, column, code] = std::array::from_fn(|at| &case[at]);
        let passes = judged(ReturnKind::Trainees, file(&[accepted]).as_bytes(), None);
        let fails = judged(ReturnKind::Trainees, file(&[rejected]).as_bytes(), None);
        if passes.verdict != Verdict::Accepted || problems(&fails) != [(2, column, code)] {
            failed.push((rule.to_owned(), passes.problems, fails.problems));
        }
        count += 1;
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(count > 100, "{count} cases");
}

#[test]
fn every_column_that_is_mandatory_has_its_case() {
    for column in TRAINEES {
        if column.need == crate::returns::columns::Need::Mandatory {
            let blank = format!(",{},blank", column.name);
            assert!(CASES.contains(&blank), "{}", column.name);
        }
    }
}

#[test]
fn what_the_service_takes_and_the_guidance_does_not_is_warned_of() {
    for (changes, code) in [
        ("course_year=2024", "courseYearUnusual"),
        ("application_id=A123456", "applicationId"),
        ("last_name='t Hooft", "apostrophe"),
        ("first_names==HYPERLINK(1)", "formula"),
        ("awarding_institution=0133", "recoded"),
        ("awarding_institution=9876", "recoded"),
        ("degree_grade=09", "recoded"),
        (
            "training_route=09; funding_method=C; training_initiative=026",
            "veterans",
        ),
        (
            "training_route=11; funding_method=B; course_subject_1=100320",
            "fundingDoubt",
        ),
        (
            "itt_start_date=2027-09-01; itt_end_date=2028-07-01",
            "fundingUnknownYear",
        ),
        (
            "itt_start_date=2027-09-01; itt_end_date=2028-07-01; training_initiative=026",
            "initiativeDoubt",
        ),
    ] {
        let verdict = judged(ReturnKind::Trainees, file(&[changes]).as_bytes(), None);
        assert_eq!(problems(&verdict), [], "{changes}: {:#?}", verdict.problems);
        assert!(
            warned(&verdict).contains(&code),
            "{changes}: {:?}",
            warned(&verdict)
        );
    }
    let long = format!("email={}@example.com", "a".repeat(80));
    let verdict = judged(ReturnKind::Trainees, file(&[&long]).as_bytes(), None);
    assert_eq!(warned(&verdict), ["notAsked", "emailLong"]);
    let longer = format!("email={}@example.com", "a".repeat(250));
    let verdict = judged(ReturnKind::Trainees, file(&[&longer]).as_bytes(), None);
    assert_eq!(problems(&verdict), [(2, "email", "tooLong")]);
}

#[test]
fn somebody_who_is_in_the_file_twice_is_found() {
    for (other, is_same) in [
        ("hesa_id=9999999999999", true),
        ("first_names=A-da Rose; email=x@example.com", true),
        ("first_names=Ida", true),
        ("last_name=BROOK; email=x@example.com", true),
        ("itt_start_date=2027-07-31; itt_end_date=2028-07-01", true),
        ("first_names=Ida; email=x@example.com", false),
        ("last_name=Brooke", false),
        ("date_of_birth=2003-04-06", false),
        ("training_route=10; funding_method=6", false),
        ("itt_start_date=2026-07-31; funding_method=6", false),
    ] {
        let verdict = judged(ReturnKind::Trainees, file(&["", other]).as_bytes(), None);
        let expected: &[_] = if is_same {
            &[(3, "", "repeatedTrainee")]
        } else {
            &[]
        };
        assert_eq!(problems(&verdict), expected, "{other}");
    }
}

#[test]
fn all_problems_of_a_file_are_told_at_once_by_row() {
    let text = file(&[
        "sex=; email=",
        "first_names=Ida; email=i@example.com",
        "study_mode=1; email=j@example.com; first_names=Jo",
    ]);
    let verdict = judged(ReturnKind::Trainees, text.as_bytes(), None);
    assert_eq!(
        problems(&verdict),
        [
            (2, "sex", "blank"),
            (2, "email", "blank"),
            (4, "study_mode", "code")
        ]
    );
    let message = &verdict.problems[2].message;
    assert_eq!(
        message, "“1” is no code of “study_mode”. Write 01 for Full-time.",
        "{message}"
    );
}

proptest! {
    /// Whatever stands in a cell is judged, and the same way each time.
    #[test]
    fn no_cell_crashes_the_check(at in 0..51usize, value in "[^\",\r\n]{0,40}") {
        let change = format!("{}={}", TRAINEES[at].name, value.replace("; ", ";"));
        let text = file(&[&change]);
        let first = judged(ReturnKind::Trainees, text.as_bytes(), None);
        prop_assert_eq!(first, judged(ReturnKind::Trainees, text.as_bytes(), None));
    }
}
