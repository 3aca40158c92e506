//! What a column is called where the history shows that it changed, and which codes it holds.
//!
//! A column that a list has is called as there; the rest of the register by the table below; anything else as its own
//! name reads.

use crate::list::columns::{Codes, plain_column};
use crate::types::capital;

/// The columns of tables that no list shows by themselves, in words.
const WORDS: &[(&str, &str, &str)] = &[
    ("establishment", "name", "Name"),
    ("establishment", "number", "Establishment number"),
    ("establishment", "trust_flag_code", "Supported by a trust"),
    ("establishment", "trust_uid", "Trust's Group UID"),
    ("establishment", "trust_name", "Trust"),
    ("establishment", "federation_uid", "Federation's Group UID"),
    ("establishment", "address3", "Address, third line"),
    ("establishment", "head_title", "Head's title"),
    ("establishment", "head_first", "Head's first name"),
    ("establishment", "head_last", "Head's last name"),
    (
        "establishment",
        "ons_la_code",
        "ONS code of the local authority",
    ),
    (
        "establishment",
        "previous_la_code",
        "Previous local authority",
    ),
    (
        "establishment",
        "previous_number",
        "Previous establishment number",
    ),
    ("establishment_group", "group_id", "Group ID"),
    (
        "establishment_group",
        "companies_house",
        "Companies House number",
    ),
    ("establishment_group", "type_code", "Type"),
    ("establishment_group", "opened_on", "Opened"),
    ("establishment_group", "closed_on", "Closed"),
    ("establishment_group", "head", "Head of the group"),
    ("establishment_group", "ukprn", "UKPRN"),
    (
        "establishment_link",
        "link_name",
        "Name of the linked school",
    ),
    ("establishment_link", "since", "Linked since"),
    ("register_change", "outcome", "State"),
    ("register_change", "done", "Done"),
    ("tenure", "from_on", "First day"),
    ("tenure", "until_on", "Last day"),
    ("tenure", "until_by", "Last day is only the latest"),
    ("tenure", "ended", "Over"),
    ("tenure", "acting", "Acting"),
    ("tenure", "job_share", "Job share"),
    ("tenure", "main_contact", "Main contact for ITT"),
    ("tenure", "role_id", "Post"),
    ("tenure", "source", "Told by"),
    ("tenure", "confirmed_on", "Confirmed on"),
    ("tenure", "confirmed_by", "Confirmed by"),
    ("tenure", "said_by", "On the word of"),
    ("person", "known_as", "Known as"),
    ("person", "first_name", "First name"),
    ("person", "last_name", "Surname"),
    ("person", "objects", "Objects to mailings"),
    ("person", "objected_on", "Objected on"),
    ("person", "added_on", "Written down on"),
    ("person", "merged_into", "Merged into"),
    ("address", "value", "Address"),
    ("address", "is_main", "Used first"),
    ("address", "source", "Told by"),
    ("address", "confirmed_on", "Confirmed on"),
    ("address", "confirmed_by", "Confirmed by"),
    ("address", "said_by", "On the word of"),
    ("role", "synonyms", "Other words"),
    ("role", "rank", "Place in the list"),
    ("role", "is_head", "Leads the school"),
    ("role", "is_leader", "Senior leader"),
    ("role", "active", "Offered"),
    ("champion", "since_on", "Since"),
    ("champion", "person_id", "Champion"),
    ("working_group", "active", "Meets"),
    ("group_member", "office", "Seat"),
    ("group_member", "from_on", "First day"),
    ("group_member", "until_on", "Last day"),
    ("group_meeting", "on_day", "Day"),
    ("challenge", "raised_on", "Raised on"),
    ("solution", "shared_on", "Shared on"),
    ("agreement", "first_year", "First academic year"),
    ("agreement", "last_year", "Last academic year"),
    ("agreement", "due_on", "Due"),
    ("agreement", "sent_on", "Sent"),
    ("agreement", "signed_on", "Signed"),
    ("agreement", "person_id", "Signed by"),
    ("agreement", "role_id", "Signed as"),
    ("agreement", "file_reference", "File reference"),
    ("activity", "on_day", "Day"),
    ("activity", "at_time", "Time"),
    ("activity", "staff_id", "By"),
    ("task", "title", "Task"),
    ("task", "due_on", "Due"),
    ("task", "done_on", "Done"),
    ("person", "trn", "TRN"),
    ("trainee", "provider_ref", "Provider’s id"),
    ("trainee", "application_id", "Application id"),
    ("trainee", "hesa_id", "HESA id"),
    ("trainee", "previous_last_name", "Previous surname"),
    ("trainee", "born_on", "Date of birth"),
    ("trainee", "ni_number", "National Insurance number"),
    ("trainee", "postcode", "Home postcode"),
    ("trainee", "weekdays", "Days in school"),
    ("trainee", "starts_on", "Starts"),
    ("trainee", "ends_on", "Ends"),
    ("trainee", "fund_code", "Student finance"),
    ("trainee", "state_on", "State since"),
    ("trainee", "next_school_id", "Goes on to"),
    ("trainee", "next_urn", "Goes on to, by URN"),
    ("trainee", "next_post", "Post after the course"),
    ("trainee", "employing_school_id", "Employing school"),
    ("trainee", "link_tutor_id", "Link tutor"),
    ("trainee", "register_id", "Register’s id"),
    ("trainee", "specialism", "Specialism for Register"),
    ("trainee", "begins_on", "Trainee’s own start"),
    ("trainee", "apprentice_on", "Apprenticeship starts"),
    ("trainee", "partner_urn", "Training partner’s URN"),
    ("trainee", "initiative", "Training initiative"),
    ("trainee", "degree_type", "Type of degree"),
    ("trainee", "degree_institution", "Degree awarded by"),
    ("trainee", "degree_country", "Country of the degree"),
    ("trainee", "iqts_country", "Country of iQTS training"),
    ("trainee", "standards_met_on", "Standards met on"),
    ("trainee", "register_award", "Award in Register"),
    ("register_placement", "trainee_id", "Trainee"),
    ("register_placement", "urn", "URN"),
    ("return_file", "left_out", "Left out"),
    ("return_file", "special", "Equality data"),
    ("return_file", "written_on", "Written"),
    ("return_file", "sent_on", "Sent"),
    ("return_file", "result_on", "Result loaded"),
    ("return_problem", "on_day", "Day"),
    ("code_list", "content", "Rows"),
    ("code_list", "file", "Loaded from"),
    ("code_list", "loaded_on", "Loaded"),
    ("suitability_check", "on_day", "Day"),
    ("trainee_constraint", "agreed_on", "Agreed on"),
    ("mentor", "tenure_id", "Mentor"),
    ("mentor", "at_once", "Trainees at once"),
    ("mentor", "subjects", "Mentors in"),
    ("mentor", "from_on", "Free from"),
    ("mentor", "until_on", "Free until"),
    ("mentor_training", "person_id", "Mentor"),
    ("mentor_training", "school_id", "School then"),
    ("mentor_training", "on_day", "Day"),
    ("mentor_training", "kind", "Training"),
    ("mentor_training", "trainer_id", "Delivered by"),
    ("mentor_training", "mode", "How"),
    ("calendar_entry", "la_code", "Local authority"),
    ("calendar_entry", "trust_id", "Trust"),
    ("calendar_entry", "school_id", "School"),
    ("calendar_entry", "from_on", "First day"),
    ("calendar_entry", "until_on", "Last day"),
    ("itap", "cohort_id", "Cohort"),
    ("itap", "from_on", "First day"),
    ("itap", "until_on", "Last day"),
    ("itap", "half_days", "Half days that count"),
    ("itap_host", "itap_id", "ITaP"),
    ("itap_host", "school_id", "Host"),
    ("itap_host", "leader_id", "Led by"),
    ("itap_trainee", "itap_id", "ITaP"),
    ("itap_trainee", "trainee_id", "Trainee"),
    ("itap_trainee", "host_id", "Host"),
    ("itap_trainee", "half_days", "Half days there"),
    ("sign_off", "what", "Return"),
    ("sign_off", "on_day", "Day"),
    ("sign_off", "staff_id", "Checked by"),
    ("claim_sample", "mentor_trn", "TRN"),
    ("claim_sample", "submitted_at", "Handed in"),
    ("claim_sample", "school_urn", "URN"),
    ("school", "urn", "URN"),
    ("school", "added_on", "Ours since"),
    ("address", "folded", "As matched"),
];

/// What a column of a table is called.
pub(super) fn column(table: &str, column: &str) -> String {
    let own = WORDS
        .iter()
        .find(|(of, name, _)| (*of, *name) == (table, column))
        .map(|(_, _, words)| *words);
    own.or_else(|| plain_column(table, column).map(|column| column.label))
        .map_or_else(|| spelled(column), str::to_owned)
}

/// The codes that a column's values are; `None`: they are no codes.
pub(super) fn codes(table: &str, column: &str) -> Option<Codes> {
    match (table, column) {
        ("establishment", "previous_la_code") => Some(Codes::Register("la")),
        _ => plain_column(table, column)?.codes,
    }
}

/// Columns that say yes or no.
const FLAGS: &[(&str, &str)] = &[
    ("tenure", "until_by"),
    ("tenure", "ended"),
    ("tenure", "acting"),
    ("tenure", "job_share"),
    ("tenure", "main_contact"),
    ("person", "objects"),
    ("address", "is_main"),
    ("role", "is_head"),
    ("role", "is_leader"),
    ("role", "active"),
    ("working_group", "active"),
];

/// Whether a column's values are yes or no.
pub(super) fn is_flag(table: &str, column: &str) -> bool {
    FLAGS.contains(&(table, column))
}

/// `owner_id` → `Owner`, `officeName` → `Office name`.
fn spelled(column: &str) -> String {
    let mut label = String::new();
    for letter in column
        .trim_end_matches("_id")
        .trim_end_matches("_code")
        .chars()
    {
        match letter {
            '_' => label.push(' '),
            upper if upper.is_ascii_uppercase() => {
                label.push(' ');
                label.push(upper.to_ascii_lowercase());
            }
            other => label.push(other),
        }
    }
    capital(&label)
}

#[cfg(test)]
mod tests {
    use super::{Codes, codes, column};
    use crate::register::Establishment;
    use crate::school::list::STAGES;

    #[test]
    fn every_column_of_the_register_has_words_of_an_office() {
        for (name, words, list) in [
            ("head_first", "Head's first name", None),
            ("head_job", "Head's job title", None),
            ("fsm_percent", "Free school meals %", None),
            ("la_code", "Local authority", Some("la")),
            ("status_code", "Status", Some("status")),
            ("previous_la_code", "Previous local authority", Some("la")),
            ("name", "Name", None),
            ("town", "Town", None),
        ] {
            assert_eq!(column("establishment", name), words);
            assert_eq!(
                codes("establishment", name),
                list.map(Codes::Register),
                "{name}"
            );
        }
        // No underscore, and no bare code that an office could not read.
        for name in Establishment::COLUMNS {
            let words = column("establishment", name);
            assert!(
                !words.contains('_')
                    && !matches!(
                        words.as_str(),
                        "Low age" | "High age" | "Fsm percent" | "Head first"
                    ),
                "{name}: {words}"
            );
        }
        assert_eq!(column("school", "owner_id"), "Owner");
        assert_eq!(column("setting", "officeName"), "Office name");
        assert_eq!(codes("school", "stage"), Some(Codes::Fixed(STAGES)));
        assert_eq!(column("register_change", "outcome"), "State");
    }
}
