//! What is measured of the DfE's files: new trainees held against the rules; Register's trainee export matched and
//! previewed, and the placements file put together.

use super::{beside, milliseconds, outcome, query, timed};
use crate::output::Outcome;
use crate::run::Program;
use crm::commands;
use crm::returns::columns;
use crm::{Error, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// How many trainees the files of a check have, and in how many files: the service takes 1 MB at a time.
const TRAINEES: u32 = 5_000;
const FILES: u32 = 2;
/// How often they are judged.
const VERDICTS: u32 = 10;

/// The columns of bulk add that hold something, with what stands in all rows; `#` is the number of the row.
const NEW_TRAINEE: [(&str, &str); 25] = [
    ("provider_trainee_id", "26-#"),
    ("hesa_id", "'123456789#"),
    ("first_names", "Una#"),
    ("last_name", "Quillan#"),
    ("date_of_birth", "'2003-04-05"),
    ("sex", "'10"),
    ("email", "una#@example.com"),
    ("nationality", "GB"),
    ("itt_aim", "'202"),
    ("training_route", "'12"),
    ("itt_qualification_aim", "'020"),
    ("course_subject_1", "'100403"),
    ("study_mode", "'01"),
    ("itt_start_date", "'2026-09-01"),
    ("itt_end_date", "'2027-07-15"),
    ("course_age_range", "'13918"),
    ("course_year", "1"),
    ("fund_code", "'7"),
    ("funding_method", "'D"),
    ("placement_1_urn", "800000"),
    ("uk_degree", "'069"),
    ("degree_subject", "'100403"),
    ("degree_grade", "'02"),
    ("degree_graduation_year", "'2024"),
    ("awarding_institution", "'0001"),
];

/// Judges files of new trainees, none of whom breaks a rule, so that every rule is asked to its end.
pub(super) fn check(program: &Program, file: &Path) -> Result<Outcome> {
    let names: Vec<&str> = columns::TRAINEES.iter().map(|column| column.name).collect();
    let mut requests = Vec::new();
    for at in 0..FILES {
        let mut text = names.join(",");
        for row in (at * TRAINEES / FILES)..((at + 1) * TRAINEES / FILES) {
            let number = format!("{row:04}");
            let cells: Vec<String> = names
                .iter()
                .map(|name| {
                    let known = NEW_TRAINEE.iter().find(|(column, _)| column == name);
                    known.map_or_else(String::new, |(_, value)| value.replace('#', &number))
                })
                .collect();
            let _ = write!(text, "\r\n{}", cells.join(","));
        }
        let path = beside(file, &format!("trainees{at}.csv"))?;
        std::fs::write(&path, text).map_err(|error| Error::io(path.display(), &error))?;
        requests.push(json!({"kind": "trainees", "path": path, "on": "2026-10-01"}));
    }
    let mut spans = Vec::new();
    let mut problems = 0;
    for _ in 0..VERDICTS {
        let verdicts = timed(&mut spans, || {
            let asked = |request: &Value| query(program, "returns_check", request.clone());
            requests.iter().map(asked).collect::<Result<Vec<_>>>()
        })?;
        let counts = verdicts
            .iter()
            .map(|verdict| verdict["problems"].as_array().map_or(0, Vec::len));
        problems = counts.sum();
    }
    Ok(outcome(
        spans,
        json!({"trainees": TRAINEES, "problems": problems}),
    ))
}

/// How many trainees the export has; every other one trains this year.
const EXPORTED: u32 = 10_000;
/// The year of the placements file.
const YEAR: i32 = 2026;

/// The 76 columns of Register's export (2026/27).
const HEADINGS: &str = "register_id,completed,trainee_url,record_source,apply_id,hesa_id,provider_trainee_id,trn,trainee_status,start_academic_year,end_academic_year,academic_years,record_created_at,register_record_last_changed_at,hesa_record_last_changed_at,submitted_for_trn_at,provider_name,provider_id,first_names,middle_names,last_names,date_of_birth,sex,nationality,email_address,diversity_disclosure,ethnic_group,ethnic_background,ethnic_background_additional,disability_disclosure,disabilities,number_of_degrees,degree_1_uk_or_non_uk,degree_1_awarding_institution,degree_1_country,degree_1_subject,degree_1_type_uk,degree_1_type_non_uk,degree_1_grade,degree_1_other_grade,degree_1_graduation_year,degrees,course_training_route,course_qualification,course_education_phase,course_subject_category,course_itt_subject_1,course_itt_subject_2,course_itt_subject_3,course_minimum_age,course_maximum_age,course_full_or_part_time,course_level,itt_start_date,expected_end_date,course_duration_in_years,trainee_start_date,training_partner_name,training_partner_urn,employing_school_name,employing_school_urn,training_initiative,funding_method,funding_value,bursary_tier,placement_one,placement_two,other_placements,award_standards_met_date,award_given_at,defer_date,return_from_deferral_date,withdraw_date,withdraw_reasons,withdrawal_trigger,withdrawal_future_interest";

/// Reads the export when nobody is there yet and when all of them are, takes it in between, and writes the file.
pub(super) fn export(program: &Program, file: &Path) -> Result<Outcome> {
    act(program, "office_set", json!({"diskEncrypted": true}))?;
    let request = json!({"view": {"list": "schools"}, "limit": 1_000});
    let page = query(program, "list_page", request)?;
    let urns: Vec<String> = page["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["urn"].is_i64())
        .map(|row| row["urn"].to_string())
        .collect();
    if urns.is_empty() {
        return Err(Error::invalid(
            "The file has no schools of ours to place trainees at.",
        ));
    }
    let path = beside(file, "export.csv")?;
    std::fs::write(&path, exported(&urns)).map_err(|error| Error::io(path.display(), &error))?;
    let import = json!({"noun": "trainees", "source": {"path": path}});
    let (mut previews, mut writes) = (Vec::new(), Vec::new());
    timed(&mut previews, || {
        act(program, "import_preview", import.clone())
    })?;
    let done = act(program, "import_run", import.clone())?;
    // The second time each row is matched and compared with what is there.
    timed(&mut previews, || {
        act(program, "import_preview", import.clone())
    })?;
    let out = beside(file, "placements.csv")?;
    let request = json!({"kind": "placements", "year": YEAR.to_string(), "out": out});
    let written = timed(&mut writes, || act(program, "returns_write", request))?;
    let placements = writes.first().copied().map_or(0.0, milliseconds);
    Ok(outcome(
        previews,
        json!({"placements": placements, "rows": written["rows"], "counts": done["counts"]}),
    ))
}

fn act(program: &Program, name: &str, request: Value) -> Result<Value> {
    commands::act(&program.session, name, request).map(|done| done.value)
}

/// The export: every other trainee began two years ago and has finished.
fn exported(urns: &[String]) -> String {
    let headings: Vec<&str> = HEADINGS.split(',').collect();
    let mut text = format!("{HEADINGS}\r\n");
    for at in 0..EXPORTED {
        let begun = if at % 2 == 0 { YEAR } else { YEAR - 2 };
        let urn = |step: u32| {
            let many = u32::try_from(urns.len()).unwrap_or(1);
            urns.get((at.wrapping_mul(7) + step) as usize % many as usize)
                .map_or("", String::as_str)
        };
        for (nth, heading) in headings.iter().enumerate() {
            if nth > 0 {
                text.push(',');
            }
            let _ = match *heading {
                "register_id" => write!(text, "slug{at}"),
                "hesa_id" => write!(text, "'{:013}", 1_000_000 + at),
                "provider_trainee_id" => write!(text, "P{at}"),
                "trn" => write!(text, "{}", 1_000_000 + at),
                "trainee_status" => write!(text, "TRN received"),
                "first_names" => write!(text, "Ada"),
                "last_names" => write!(text, "Brook{at}x"),
                "date_of_birth" => write!(text, "2001-{:02}-{:02}", at % 12 + 1, at % 28 + 1),
                "sex" => write!(text, "Female"),
                "nationality" => write!(text, "British"),
                "email_address" => write!(text, "ada{at}@export.example"),
                "course_training_route" => write!(text, "Primary and secondary (postgraduate)"),
                "course_itt_subject_1" => write!(text, "mathematics"),
                "course_minimum_age" => write!(text, "11"),
                "course_maximum_age" => write!(text, "16"),
                "course_full_or_part_time" => write!(text, "Full time"),
                "itt_start_date" => write!(text, "{begun}-09-07"),
                "expected_end_date" => write!(text, "{}-07-16", begun + 1),
                "placement_one" => write!(text, "{}", urn(0)),
                "placement_two" => write!(text, "{}", urn(1)),
                _ => Ok(()),
            };
        }
        text.push_str("\r\n");
    }
    text
}
