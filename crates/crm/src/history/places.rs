//! What the rows about places are, for a reader of the history: `Ada Brook at Alder Hill from 7 Sep 2026`.
//!
//! Private reasons are never told here: a row that holds one is named without its words.

use super::people::{Row, SCHOOL, named_by};
use crate::error::Result;
use crate::register::codes;
use crate::returns::lists;
use crate::store::Db;
use crate::trainee::field::weekdays_said;
use crate::types::{AcademicYear, PartDay, written_code};

/// What a row of a table about places is; `None`: the table is another.
pub(super) fn what(row: &Row<'_>) -> Result<Option<String>> {
    let words = match row.table {
        "figure" => "a figure of the rules".to_owned(),
        "hosting" => format!("what {} hosts in {}", row.place()?, row.year("year")?),
        "placement_offer" => format!(
            "a placement offer of {}",
            row.of("hosting_id", HOSTING, "a school")?
        ),
        "block" => format!("the block {}", row.text("name")?),
        "place_need" => format!("the places needed in {}", row.year("year")?),
        "mentor" => format!("{} as mentor", row.of("tenure_id", TENURE, "somebody")?),
        "mentor_training" => format!("the mentor training of {}", row.person("person_id")?),
        "cohort" => format!("the cohort {}", row.text("name")?),
        "trainee" => format!("the trainee {}", row.person("person_id")?),
        "trainee_equality" => format!("equality data of {}", row.trainee()?),
        "trainee_constraint" => format!("what is minded when {} is placed", row.trainee()?),
        "suitability_check" => format!("a check of {}", row.trainee()?),
        "placement" => format!(
            "{} at {} from {}",
            row.trainee()?,
            row.school("school_id")?,
            PartDay::stored(&row.text("from_on")?).written()
        ),
        "placement_mentor" => format!("{} as mentor in a placement", row.person("person_id")?),
        "absence" => format!(
            "days missed from {}",
            PartDay::stored(&row.text("from_on")?).written()
        ),
        "calendar_entry" => format!("{} in the calendar", row.text("name")?),
        "setting_review" => format!("a review of {}", row.school("school_id")?),
        "not_to_place" => format!(
            "{} on the list of schools not to place at",
            row.school("school_id")?
        ),
        "itap" => format!("the ITaP {}", row.text("name")?),
        "itap_host" => format!("{} as a host of ITaP", row.school("school_id")?),
        "itap_trainee" => format!("{} in ITaP", row.trainee()?),
        "register_placement" => format!("where Register has {}", row.trainee()?),
        "code_list" => format!(
            "the list “{}” for {}",
            lists::label(&row.text("list")?),
            row.year("year")?
        ),
        "return_file" => format!("the file {}", row.text("name")?),
        "return_problem" => format!("what Register said of {}", row.trainee()?),
        "sign_off" => format!(
            "a check of the {} {}",
            written_code(&row.text("what")?).to_lowercase(),
            row.year("year")?
        ),
        "claim_sample" => format!(
            "{} in the claim {}",
            row.text("mentor_name")?,
            row.text("claim_reference")?
        ),
        _ => return Ok(None),
    };
    Ok(Some(words))
}

/// What a value of a column means, where it is the number or code of something; `None`: it is no such thing.
pub(super) fn named(db: &Db, table: &str, column: &str, text: &str) -> Result<Option<String>> {
    if is_kept_apart(table, column) {
        return Ok(Some("(kept apart)".to_owned()));
    }
    if !TABLES.contains(&table) {
        return Ok(None);
    }
    let by_id = |sql: &str| -> Result<Option<String>> {
        match text.parse() {
            Ok(id) => named_by(db, sql, id),
            Err(_) => Ok(None),
        }
    };
    let of_list = |list: &str| {
        let names: Vec<&str> = text
            .split(';')
            .map(|code| codes::name(list, code).unwrap_or(code))
            .collect();
        Ok(Some(names.join(", ")))
    };
    match column {
        "school_id" | "employing_school_id" | "next_school_id" | "joint_school_id" => by_id(SCHOOL),
        "cohort_id" => by_id("SELECT name FROM cohort WHERE id = ?1"),
        "itap_id" => by_id("SELECT name FROM itap WHERE id = ?1"),
        "host_id" => by_id(HOST),
        "trust_id" => by_id("SELECT name FROM trust WHERE id = ?1"),
        "tenure_id" => by_id(TENURE),
        "block_id" => by_id("SELECT name FROM block WHERE id = ?1"),
        "confirmed_by" | "staff_id" => by_id("SELECT name FROM staff WHERE id = ?1"),
        "person_id" | "link_tutor_id" | "trainer_id" | "leader_id" => {
            by_id("SELECT trim(first_name || ' ' || last_name) FROM person WHERE id = ?1")
        }
        "year" => Ok(AcademicYear::parse(text).ok().map(|year| year.to_string())),
        "subject" | "subjects" | "second_subject" | "third_subject" => of_list("subject"),
        "route" => of_list("trainingRoute"),
        "age_range" => of_list("ageRange"),
        "aim" => of_list("ittAim"),
        "qualification" => of_list("qualificationAim"),
        "fund_code" => of_list("fundCode"),
        "funding_method" => of_list("fundingMethod"),
        "weekdays" => Ok(Some(weekdays_said(text))),
        "study_mode" => of_list("studyMode"),
        "specialism" | "second_specialism" | "third_specialism" => of_list("courseSubject"),
        "initiative" | "second_initiative" => of_list("trainingInitiative"),
        "degree_type" => of_list("degreeType"),
        "degree_subject" => of_list("degreeSubject"),
        "degree_grade" => of_list("degreeGrade"),
        "degree_institution" => of_list("institution"),
        "degree_country" | "iqts_country" => of_list("country"),
        "reasons" => of_list("hostingReason"),
        "from_on" | "until_on" | "on_day" | "state_on" | "sent_on" | "starts_on" | "ends_on"
        | "confirmed_on" | "agreed_on" | "begins_on" | "apprentice_on" | "standards_met_on"
        | "written_on" | "result_on" | "loaded_on" => Ok(Some(PartDay::stored(text).written())),
        "state" | "kind" | "interest" | "term" | "phase" | "outcome" | "mode" | "what" | "part"
        | "answer" | "register_award" => Ok(Some(written_code(text))),
        _ => Ok(None),
    }
}

/// Whether a value is nobody's business but that of the trainee's own page: that it changed is told, and not to what.
fn is_kept_apart(table: &str, column: &str) -> bool {
    match table {
        "trainee_equality" => true,
        // Hundreds of rows in one column.
        "code_list" => column == "content",
        // A private reason and a text for schools stand in one column.
        "trainee_constraint" => column == "text",
        "trainee" => matches!(
            column,
            "withdrawal_reasons" | "postcode" | "ni_number" | "born_on" | "nationality"
        ),
        _ => false,
    }
}

const TABLES: &[&str] = &[
    "hosting",
    "placement_offer",
    "block",
    "place_need",
    "mentor",
    "mentor_training",
    "cohort",
    "trainee",
    "trainee_constraint",
    "suitability_check",
    "placement",
    "placement_mentor",
    "absence",
    "calendar_entry",
    "setting_review",
    "not_to_place",
    "itap",
    "itap_host",
    "itap_trainee",
    "round",
    "round_school",
    "round_reply",
    "school_answer",
    "consent",
    "privacy_notice",
    "briefing",
    "return_file",
    "code_list",
    "sign_off",
    "claim_sample",
];

const HOST: &str =
    "SELECT coalesce(e.name, s.name) FROM itap_host h JOIN school s ON s.id = h.school_id
    LEFT JOIN establishment e ON e.id = s.urn WHERE h.id = ?1";
const HOSTING: &str = "SELECT coalesce(e.name, s.name, g.name, t.name) FROM hosting h
    LEFT JOIN school s ON s.id = h.school_id LEFT JOIN establishment e ON e.id = s.urn
    LEFT JOIN trust t ON t.id = h.trust_id LEFT JOIN establishment_group g ON g.id = t.uid WHERE h.id = ?1";
const TENURE: &str = "SELECT trim(p.first_name || ' ' || p.last_name) FROM tenure t JOIN person p ON p.id = t.person_id WHERE t.id = ?1";
const TRAINEE: &str = "SELECT trim(p.first_name || ' ' || p.last_name) FROM trainee t JOIN person p ON p.id = t.person_id WHERE t.id = ?1";

impl Row<'_> {
    fn year(&self, column: &str) -> Result<String> {
        let year = self.number(column)?.unwrap_or_default();
        Ok(AcademicYear::parse(&year.to_string())
            .map_or_else(|_| String::new(), |year| year.to_string()))
    }

    /// What another row names by this column, or `else_` where that is gone.
    fn of(&self, column: &str, sql: &str, else_: &str) -> Result<String> {
        Ok(self.named(column, sql)?.unwrap_or_else(|| else_.to_owned()))
    }

    fn trainee(&self) -> Result<String> {
        self.of("trainee_id", TRAINEE, "a trainee")
    }
}
