//! The columns of the DfE's files, in the DfE's order.
//!
//! From the templates and reports of *Register trainee teachers* as of August 2026: bulk add trainees v2026.1, bulk
//! placements, bulk change of status.

/// Whether Register asks for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Of every trainee.
    Mandatory,
    /// Of some: it follows from another column.
    Conditional,
    /// Of nobody.
    Optional,
}

/// A column of bulk add trainees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading, as it stands in the template.
    pub name: &'static str,
    /// Whether Register asks for a value.
    pub need: Need,
    /// Whether Register writes an apostrophe before the value, so that a spreadsheet leaves zeros and dates alone.
    pub guarded: bool,
}

const fn plain(name: &'static str, need: Need) -> Column {
    Column {
        name,
        need,
        guarded: false,
    }
}

const fn guarded(name: &'static str, need: Need) -> Column {
    Column {
        name,
        need,
        guarded: true,
    }
}

use Need::{Conditional, Mandatory, Optional};

/// The version of the template that Register accepts (since 20 March 2026; the one before went on 18 June 2026).
pub const TEMPLATE: &str = "v2026.1";

/// The 51 columns of bulk add trainees, in the order of the template.
pub const TRAINEES: [Column; 51] = [
    plain("provider_trainee_id", Optional),
    plain("application_id", Optional),
    guarded("hesa_id", Mandatory),
    plain("first_names", Mandatory),
    plain("last_name", Mandatory),
    plain("previous_last_name", Optional),
    guarded("date_of_birth", Mandatory),
    plain("ni_number", Optional),
    guarded("sex", Mandatory),
    plain("email", Mandatory),
    plain("nationality", Optional),
    guarded("ethnicity", Optional),
    guarded("disability1", Optional),
    guarded("disability2", Optional),
    guarded("disability3", Optional),
    guarded("disability4", Optional),
    guarded("disability5", Optional),
    guarded("disability6", Optional),
    guarded("disability7", Optional),
    guarded("disability8", Optional),
    guarded("disability9", Optional),
    guarded("itt_aim", Mandatory),
    guarded("training_route", Mandatory),
    guarded("itt_qualification_aim", Conditional),
    guarded("course_subject_1", Mandatory),
    guarded("course_subject_2", Optional),
    guarded("course_subject_3", Optional),
    guarded("study_mode", Conditional),
    guarded("itt_start_date", Mandatory),
    guarded("itt_end_date", Mandatory),
    guarded("course_age_range", Mandatory),
    plain("course_year", Mandatory),
    plain("training_partner_urn", Optional),
    plain("employing_school_urn", Optional),
    guarded("trainee_start_date", Optional),
    guarded("pg_apprenticeship_start_date", Optional),
    guarded("fund_code", Mandatory),
    guarded("funding_method", Mandatory),
    guarded("training_initiative", Optional),
    guarded("additional_training_initiative", Optional),
    plain("placement_1_urn", Optional),
    plain("placement_2_urn", Optional),
    plain("placement_3_urn", Optional),
    guarded("uk_degree", Conditional),
    guarded("non_uk_degree", Conditional),
    guarded("degree_subject", Conditional),
    guarded("degree_grade", Conditional),
    guarded("degree_graduation_year", Conditional),
    guarded("awarding_institution", Conditional),
    plain("degree_country", Conditional),
    plain("iqts_country", Conditional),
];

/// The two columns that Register adds to a file with errors, and takes back.
pub const RESULTS: [&str; 2] = ["Validation results", "Errors"];

/// Headings of the template v2025.0, which Register dropped on 11 August 2026, where they are not today's in other
/// letters (`Provider Trainee ID` is). The second is today's.
pub const OLDER: [(&str, &str); 16] = [
    ("Disability 1", "disability1"),
    ("Disability 2", "disability2"),
    ("Disability 3", "disability3"),
    ("Disability 4", "disability4"),
    ("Disability 5", "disability5"),
    ("Disability 6", "disability6"),
    ("Disability 7", "disability7"),
    ("Disability 8", "disability8"),
    ("Disability 9", "disability9"),
    ("Qualification Aim", "itt_qualification_aim"),
    ("Course Subject One", "course_subject_1"),
    ("Course Subject Two", "course_subject_2"),
    ("Course Subject Three", "course_subject_3"),
    ("Lead Partner URN", "training_partner_urn"),
    ("UK Degree Type", "uk_degree"),
    ("Non-UK Degree Type", "non_uk_degree"),
];

/// Today's heading of bulk add trainees that a heading of the template v2025.0 means.
pub fn of_older_template(heading: &str) -> Option<&'static str> {
    let heading = heading.trim();
    let named = OLDER
        .iter()
        .find(|(older, _)| older.eq_ignore_ascii_case(heading))
        .map(|(_, today)| *today);
    named.or_else(|| {
        let snake = heading.to_lowercase().replace([' ', '-'], "_");
        let mut columns = TRAINEES.iter().map(|column| column.name);
        columns.find(|name| *name == snake)
    })
}

/// The seven columns of bulk placements, as Register writes them. The first four have to be there.
pub const PLACEMENTS: [&str; 7] = [
    "TRN",
    "Trainee ITT start date",
    "Placement 1 URN",
    "Placement 2 URN",
    "Placement 3 URN",
    "Placement 4 URN",
    "Placement 5 URN",
];
/// How many of [`PLACEMENTS`] have to be there.
pub const PLACEMENTS_NEEDED: usize = 4;
/// What marks the row of guidance in a file of placements; a row with a cell that holds it is no trainee's.
pub const PLACEMENTS_MARK: &str = "Do not change this column";
/// What stands in place of a URN where a placement was added without one.
pub const ADDED_MANUALLY: &str = "ADDED MANUALLY";

/// The row of guidance below the header of bulk placements, as Register writes it.
pub fn placements_guidance() -> [String; 7] {
    let placement = |number: &str| {
        format!(
            "The URN of the trainee's {number} placement school.\nIf you do not know the placement school's URN, leave the cell empty."
        )
    };
    [
        PLACEMENTS_MARK.to_owned(),
        PLACEMENTS_MARK.to_owned(),
        placement("first"),
        placement("second"),
        placement("third"),
        placement("fourth"),
        placement("fifth"),
    ]
}

/// The column of a change of status that names the day.
pub const STATUS_DATE: &str = "Date QTS or EYTS requirements met";
/// The twelve columns of a change of status, as Register writes them; `HESA ID` is left out where nobody has one.
pub const STATUS: [&str; 12] = [
    "TRN",
    "Provider trainee ID",
    "HESA ID",
    "First names",
    "Last names",
    "Training partner",
    "QTS or EYTS",
    "Route",
    "Phase",
    "Age range",
    "Subject",
    STATUS_DATE,
];
/// The columns of a change of status that tell which trainee is meant: at least one has to be there.
pub const STATUS_IDS: [&str; 3] = ["TRN", "HESA ID", "Provider trainee ID"];
/// What marks the row of guidance in a change of status.
pub const STATUS_MARK: &str = "Do not edit";
/// What stands below [`STATUS_DATE`] in that row.
pub const STATUS_EXAMPLE: &str =
    "For example, 20/7/2022\nDelete row if the trainee's QTS or EYTS status is not changing";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_template_and_differ() {
        let mut names: Vec<&str> = TRAINEES.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), 51);
        assert_eq!(TRAINEES.iter().filter(|column| column.guarded).count(), 35);
        let needed = |need| TRAINEES.iter().filter(|column| column.need == need).count();
        assert_eq!((needed(Mandatory), needed(Conditional)), (15, 10));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 51);
    }

    #[test]
    fn headings_of_the_older_template_are_known() {
        for (older, today) in [
            ("Provider Trainee ID", Some("provider_trainee_id")),
            ("HESA ID", Some("hesa_id")),
            ("Disability 3", Some("disability3")),
            ("Lead Partner URN", Some("training_partner_urn")),
            ("Placement 2 URN", Some("placement_2_urn")),
            (
                "PG Apprenticeship Start Date",
                Some("pg_apprenticeship_start_date"),
            ),
            ("Course Subject Two", Some("course_subject_2")),
            ("Shoe Size", None),
        ] {
            assert_eq!(of_older_template(older), today, "{older}");
        }
    }
}
