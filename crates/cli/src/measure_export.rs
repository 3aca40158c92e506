//! `measure FILE trainee-export`: Register's trainee export read, matched and previewed, and the placements file put together.

use crate::run::Program;
use crm::commands;
use crm::{Error, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// How many trainees the export has; every other one trains this year.
const TRAINEES: u32 = 10_000;
/// The year of the placements file.
const YEAR: i32 = 2026;

/// The 76 columns of Register's export (2026/27).
const HEADINGS: &str = "register_id,completed,trainee_url,record_source,apply_id,hesa_id,provider_trainee_id,trn,trainee_status,start_academic_year,end_academic_year,academic_years,record_created_at,register_record_last_changed_at,hesa_record_last_changed_at,submitted_for_trn_at,provider_name,provider_id,first_names,middle_names,last_names,date_of_birth,sex,nationality,email_address,diversity_disclosure,ethnic_group,ethnic_background,ethnic_background_additional,disability_disclosure,disabilities,number_of_degrees,degree_1_uk_or_non_uk,degree_1_awarding_institution,degree_1_country,degree_1_subject,degree_1_type_uk,degree_1_type_non_uk,degree_1_grade,degree_1_other_grade,degree_1_graduation_year,degrees,course_training_route,course_qualification,course_education_phase,course_subject_category,course_itt_subject_1,course_itt_subject_2,course_itt_subject_3,course_minimum_age,course_maximum_age,course_full_or_part_time,course_level,itt_start_date,expected_end_date,course_duration_in_years,trainee_start_date,training_partner_name,training_partner_urn,employing_school_name,employing_school_urn,training_initiative,funding_method,funding_value,bursary_tier,placement_one,placement_two,other_placements,award_standards_met_date,award_given_at,defer_date,return_from_deferral_date,withdraw_date,withdraw_reasons,withdrawal_trigger,withdrawal_future_interest";

/// Milliseconds that each took.
pub fn run(program: &Program, file: &Path) -> Result<Value> {
    act(program, "office_set", json!({"diskEncrypted": true}))?;
    let request = json!({"view": {"list": "schools"}, "limit": 1_000});
    let page = commands::query(&program.session, "list_page", request)?;
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
    let path = file.with_extension("export.csv");
    std::fs::write(&path, export(&urns)).map_err(|error| Error::io(path.display(), &error))?;
    let import = json!({"noun": "trainees", "source": {"path": path}});
    let (new, _) = timed(|| act(program, "import_preview", import.clone()))?;
    let (_, done) = timed(|| act(program, "import_run", import.clone()))?;
    // The second time each row is matched and compared with what is there.
    let (again, _) = timed(|| act(program, "import_preview", import.clone()))?;
    let year = format!("{YEAR}");
    let out = file.with_extension("placements.csv");
    let (placements, written) = timed(|| {
        act(
            program,
            "returns_write",
            json!({"kind": "placements", "year": year, "out": out}),
        )
    })?;
    Ok(json!({
        "preview": new.max(again), "placements": placements, "rows": written["rows"], "counts": done["counts"],
    }))
}

fn act(program: &Program, name: &str, request: Value) -> Result<Value> {
    commands::act(&program.session, name, request).map(|done| done.value)
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed().as_secs_f64() * 1_000.0, value))
}

/// The export: every other trainee began two years ago and has finished.
fn export(urns: &[String]) -> String {
    let headings: Vec<&str> = HEADINGS.split(',').collect();
    let mut text = format!("{HEADINGS}\r\n");
    for at in 0..TRAINEES {
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
