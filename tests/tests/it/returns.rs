//! The DfE's files: a bad one and its verdict, a check of the census written down and undone, a problem that leads to its
//! field; a newer code list taken in Settings and taken back; by the keyboard alone.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, text};

fn says(window: &Window, words: &str) -> Tried {
    window.with_text(words).map(drop)
}

fn census(office: &Office) -> Tried<Value> {
    office.ask("sign_off_page", &json!({"what": "census"}))
}

/// How often the start dates were checked.
fn checks(office: &Office) -> Tried<usize> {
    let page = census(office)?;
    let parts = page.get("parts").and_then(Value::as_array);
    let starts = parts
        .into_iter()
        .flatten()
        .find(|part| part["part"] == "starts");
    let checks = starts.and_then(|part| part["checks"].as_array());
    Ok(checks.map_or(0, Vec::len))
}

#[test]
fn a_bad_file_is_told_a_check_is_written_down_and_a_problem_leads_to_its_field() -> Tried {
    let office = Office::with_register("returns", 300)?;
    // Of the cycle whose census comes next, whenever this runs.
    let year = text(&census(&office)?, "year")?.to_owned();
    let starts = format!("{}-09-01", year.split('/').next().unwrap_or_default());
    office.desk(&[
        "act",
        &office.file(),
        "trainee_add",
        &json!({"name": {"first": "Ottoline", "last": "Umberleigh"}, "values": [
            {"field": "route", "value": "12"}, {"field": "startsOn", "value": starts}]})
        .to_string(),
    ])?;
    let bad = office.path("Placements.csv");
    std::fs::write(
        &bad,
        "TRN,Trainee ITT start date,Placement 1 URN,Placement 2 URN\r\n1234567,,12345,\r\n",
    )?;

    let window = office.open()?;
    window.heading("Today")?;
    window.enter("link", "DfE files")?;
    window.heading("DfE files")?;
    says(&window, "The year ")?;
    window.sound()?;

    window.drop_files(&[&bad])?;
    says(&window, "The service would reject this file: ")?;
    says(&window, "Placement 1 URN")?;
    window.sound()?;
    window.enter("button", "Close")?;
    window.closed()?;

    window.enter("link", "Sign-off")?;
    window.heading("Sign-off")?;
    says(&window, "1 trainee is in it.")?;
    window.sound()?;
    window.enter("button", "Write down: Start dates")?;
    window.focused("The note", "[role=dialog] input")?;
    window.type_keys("against the timetable")?;
    window.sound()?;
    window.enter("button", "I checked it")?;
    window.closed()?;
    says(&window, "against the timetable")?;
    assert_eq!(checks(&office)?, 1);
    window.sound()?;

    window.keys("Control+z")?;
    says(
        &window,
        &format!("Undone: Census {year}: start dates checked"),
    )?;
    assert_eq!(checks(&office)?, 0);

    assert!(number(&census(&office)?, "trainees")? == 1);
    window.enter("link", "Ottoline Umberleigh")?;
    window.heading("Ottoline Umberleigh")?;
    window.focused("The field that mends it", "[data-field] *")?;
    window.sound()?;
    window.end()
}

/// A new trainee whom the service takes, but for the nationality, which is in no list that is shipped.
const NEWCOMER: [(&str, &str); 25] = [
    ("application_id", "1234567"),
    ("hesa_id", "1234567890123"),
    ("first_names", "Ottoline"),
    ("last_name", "Umberleigh"),
    ("date_of_birth", "2003-04-05"),
    ("sex", "10"),
    ("email", "ottoline@example.com"),
    ("nationality", "QX"),
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
    ("uk_degree", "069"),
    ("degree_subject", "100403"),
    ("degree_grade", "02"),
    ("degree_graduation_year", "2024"),
    ("awarding_institution", "0001"),
];

/// The header of bulk add trainees v2026.1.
const HEADER: &str = "provider_trainee_id,application_id,hesa_id,first_names,last_name,previous_last_name,date_of_birth,ni_number,sex,email,nationality,ethnicity,disability1,disability2,disability3,disability4,disability5,disability6,disability7,disability8,disability9,itt_aim,training_route,itt_qualification_aim,course_subject_1,course_subject_2,course_subject_3,study_mode,itt_start_date,itt_end_date,course_age_range,course_year,training_partner_urn,employing_school_urn,trainee_start_date,pg_apprenticeship_start_date,fund_code,funding_method,training_initiative,additional_training_initiative,placement_1_urn,placement_2_urn,placement_3_urn,uk_degree,non_uk_degree,degree_subject,degree_grade,degree_graduation_year,awarding_institution,degree_country,iqts_country";

/// The verdict on the newcomer's file, by the lists of the office's file, on a day of their first term.
fn verdict(office: &Office, path: &str) -> Tried<String> {
    let file = office.file();
    let asked = [
        "returns",
        "check",
        "trainees",
        path,
        "--file",
        &file,
        "--on",
        "2026-10-01",
    ];
    Ok(text(&office.desk(&asked)?, "verdict")?.to_owned())
}

#[test]
fn a_newer_code_list_counts_once_it_is_taken_and_no_more_once_that_is_undone() -> Tried {
    let office = Office::new("codes")?;
    let cell = |column: &str| {
        let mut known = NEWCOMER.iter();
        known
            .find(|(name, _)| *name == column)
            .map_or("", |(_, value)| *value)
    };
    let row: Vec<&str> = HEADER.split(',').map(cell).collect();
    let newcomer = office.path("Newcomer.csv");
    std::fs::write(&newcomer, format!("{HEADER}\r\n{}\r\n", row.join(",")))?;
    let list = office.path("Nationalities.csv");
    office.desk(&[
        "codes",
        "write",
        &office.file(),
        "nationality",
        "--out",
        &list,
    ])?;
    let shipped = std::fs::read_to_string(&list)?;
    std::fs::write(
        &list,
        format!("{shipped}nationality,QX,Quornish,2026/27\r\n"),
    )?;
    assert_eq!(verdict(&office, &newcomer)?, "rejected");

    let window = office.open()?;
    window.heading("Today")?;
    window.enter("link", "Settings")?;
    window.heading("Settings")?;
    says(&window, "Code lists and rules")?;
    window.drop_files(&[&list])?;
    says(&window, "224 rows, 1 new")?;
    says(&window, "New: QX Quornish")?;
    window.sound()?;
    window.enter("button", "Take it")?;
    window.closed()?;
    says(&window, "Your own for 2026/27")?;
    window.sound()?;
    assert_eq!(verdict(&office, &newcomer)?, "accepted");

    window.keys("Control+z")?;
    says(
        &window,
        "Undone: Loaded a newer list: Nationalities 2026/27",
    )?;
    assert_eq!(verdict(&office, &newcomer)?, "rejected");
    window.end()
}
