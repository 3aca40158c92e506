//! The DfE's files: a bad one and its verdict, a check of the census written down and undone, a problem that leads to its
//! field; a newer code list taken in Settings and taken back; Register's export of a whole year, from what it lacks to what
//! Register answers. By the keyboard alone.

use std::fmt::Write as _;
use std::thread::sleep;
use std::time::Duration;

use e2e::{Tried, Trouble, Window};
use serde_json::{Value, json};

use crate::export::save_as;
use crate::support::{Journey, Office, number, rows, text};

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

/// How many trainees the export has.
const TRAINEES: usize = 400;
/// Those without a TRN, as they stand in a list.
const WITHOUT_TRN: [&str; 2] = ["Ottoline Umberleigh", "Perpetua Vale"];

/// Register's export of a year, as far as its columns matter here: everyone at two schools of the register.
fn exported(office: &Office) -> Tried<String> {
    let year = office.ask("office", &json!({}))?;
    let year = text(&year, "academicYear")?[..4].to_owned();
    let open = office.list(
        "england",
        &["--where", r#"{"status":"Open"}"#, "--limit", "40"],
    )?;
    let urns = rows(&open)?
        .iter()
        .map(|school| number(school, "urn"))
        .collect::<Tried<Vec<_>>>()?;
    let mut export = String::from(
        "register_id,trn,trainee_status,first_names,last_names,date_of_birth,course_training_route,course_itt_subject_1,course_minimum_age,course_maximum_age,course_full_or_part_time,itt_start_date,placement_one,placement_two\r\n",
    );
    let second = urns.iter().cycle().skip(1);
    let schools = urns.iter().cycle().zip(second);
    for (at, (one, two)) in (0..TRAINEES).zip(schools) {
        let (name, trn) = match WITHOUT_TRN.get(at) {
            Some(name) => (name.replace(' ', ","), String::new()),
            None => (format!("Ada,Brook{at}x"), format!("{}", 3_000_000 + at)),
        };
        let (month, day) = (at % 12 + 1, at % 28 + 1);
        write!(
            export,
            "tr{at},{trn},TRN received,{name},2000-{month:02}-{day:02},Primary and secondary (postgraduate),mathematics,11,16,Full time,{year}-09-01,{one},{two}\r\n"
        )?;
    }
    Ok(export)
}

/// Chooses a file in the system's dialog of that title.
fn choose(window: &Window, title: &str, path: &str) -> Tried {
    let dialog = window.xdotool(&["search", "--sync", "--onlyvisible", "--name", title])?;
    let dialog = dialog.lines().last().unwrap_or_default().to_owned();
    window.xdotool(&["windowfocus", "--sync", &dialog])?;
    // The field for a path comes with its keys, and looks for the file as it is typed.
    window.xdotool(&["key", "--clearmodifiers", "ctrl+l"])?;
    window.xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
    window.xdotool(&["type", "--delay", "5", path])?;
    sleep(Duration::from_millis(500));
    window.xdotool(&["key", "Return"]).map(drop)
}

/// Types a TRN at the field that a problem has led to, and goes back to the list.
fn mend(window: &Window, name: &str, trn: &str) -> Tried {
    window.heading(name)?;
    window.focused("The TRN", "[data-field=trn] button")?;
    says(window, "a row without one makes Register refuse")?;
    window.keys("Enter")?;
    window.focused("The field of the TRN", "[data-field=trn] input")?;
    window.type_keys(trn)?;
    window.keys("Enter")?;
    window.without_text("a row without one makes Register refuse")?;
    window.keys("Alt+ArrowLeft")?;
    window.heading("Problems in DfE files")
}

#[test]
fn registers_export_comes_in_is_mended_goes_out_and_its_errors_stand_at_the_fields() -> Tried {
    let office = Office::with_register("returns-export", 300)?;
    office.desk(&[
        "act",
        &office.file(),
        "office_set",
        &json!({"diskEncrypted": true}).to_string(),
    ])?;
    let export = office.path("Trainees.csv");
    std::fs::write(&export, exported(&office)?)?;

    let window = office.open()?;
    window.heading("Today")?;
    window.drop_files(&[&export])?;
    window.heading("Import a sheet")?;
    says(&window, "Trainees.csv: 400 rows")?;
    window.enter("button", "Preview")?;
    says(&window, "400 read: 400 new")?;
    window.sound()?;
    window.enter("button", "Import 400 rows")?;
    says(&window, "Imported 400 trainees")?;
    window.enter("button", "Go to DfE files")?;
    window.heading("DfE files")?;
    says(&window, "398 trainees can go out.")?;
    window.sound()?;

    // Each problem leads to its field, and back to the one that has taken its place.
    window.enter("link", "2 problems")?;
    window.heading("Problems in DfE files")?;
    window.enter("link", WITHOUT_TRN[0])?;
    mend(&window, WITHOUT_TRN[0], "3999998")?;
    window.focused("The next problem", "[aria-label=Problems] li:only-child a")?;
    window.sound()?;
    window.keys("Enter")?;
    mend(&window, WITHOUT_TRN[1], "3999999")?;
    says(&window, "None of these")?;
    window.sound()?;

    window.enter("button", "Go to DfE files")?;
    window.heading("DfE files")?;
    says(&window, "400 trainees can go out.")?;
    window.enter("button", "Placements: preview and write")?;
    says(&window, "400 rows would be written.")?;
    window.sound()?;
    window.enter("button", "Write…")?;
    let written = office.path("Written.csv");
    save_as(&window, "Write “Placements”", &written)?;
    says(&window, "400 rows written to Written.csv")?;
    let verdict = office.desk(&[
        "returns",
        "check",
        "placements",
        &written,
        "--file",
        &office.file(),
    ])?;
    assert_eq!(text(&verdict, "verdict")?, "accepted", "{verdict}");

    // What Register answers is looked at first, and stands where it is put right.
    let answer = office.path("Answer.csv");
    std::fs::write(&answer, answered(&std::fs::read_to_string(&written)?)?)?;
    window.enter("button", "Load a file…")?;
    window.enter("button", "Choose Register’s result file")?;
    choose(&window, "Choose Register’s result file", &answer)?;
    says(&window, "Register found 1 error of 1 trainee.")?;
    window.focused("The way on", "#load-result")?;
    window.sound()?;
    window.keys("Enter")?;
    window.heading("Problems in DfE files")?;
    window.enter("link", WITHOUT_TRN[0])?;
    window.heading(WITHOUT_TRN[0])?;
    window.wait_for(
        "Register's error at the placements",
        "return document.querySelector('[data-field=placements]')?.textContent.includes(arguments[0])",
        &[json!("Register says: URN must be 6 numbers.")],
    )?;
    window.focused(
        "The placements",
        "[data-field=placements], [data-field=placements] *",
    )?;
    window.end()
}

/// Register's answer to the placements file: it has an error at the trainee whose TRN was mended first.
fn answered(written: &str) -> Tried<String> {
    let heading = written.lines().next().unwrap_or_default();
    let row = written
        .lines()
        .find(|line| line.starts_with("3999998,"))
        .ok_or_else(|| Trouble::new("the mended trainee is not in the file"))?;
    Ok(format!(
        "{heading},Validation results,Errors\r\n{row},1 error found,URN must be 6 numbers\r\n"
    ))
}
