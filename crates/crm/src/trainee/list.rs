//! The list of trainees. Neither a home nor a private reason, a reason for a withdrawal or equality data is in it.

use super::{TraineeState, store};
use crate::list::columns::{Column, code, date, fixed, flag, number, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{of_standing, person_name, person_order};

/// A query of the checks that a trainee `tr` still needs, for lists that have one in their rows.
pub(crate) use super::store::missing_checks;

const STATES: &[(&str, &str)] = TraineeState::NAMED;

const OF_A_TRAINEE: &[Column] = &[
    text("name", "Name", person_name!("p")).sorted(person_order!("p")),
    text("cohort", "Cohort", "h.name").listed(),
    text(
        "cohortYear",
        "Cohort’s year",
        "(h.year || '/' || substr(h.year + 1, 3))",
    )
    .listed(),
    code("route", "Route", "tr.route", "trainingRoute"),
    text("course", "Course", "tr.course").listed(),
    code("subject", "Subject", "tr.subject", "subject"),
    code(
        "secondSubject",
        "Second subject",
        "tr.second_subject",
        "subject",
    ),
    code("ageRange", "Age range", "tr.age_range", "ageRange"),
    code("studyMode", "Study mode", "tr.study_mode", "studyMode"),
    text("weekdays", "Days in school", WEEKDAYS).listed(),
    fixed("state", "State", "tr.state", STATES),
    date("stateOn", "State since", "nullif(tr.state_on, '')"),
    date("startsOn", "Starts", "nullif(tr.starts_on, '')"),
    date("endsOn", "Ends", "nullif(tr.ends_on, '')"),
    text("employingSchool", "Employing school", EMPLOYER).listed(),
    text("linkTutor", "Link tutor", person_name!("l"))
        .sorted(person_order!("l"))
        .listed(),
    text(
        "accreditedProvider",
        "Accredited provider",
        "tr.accredited_provider",
    )
    .listed(),
    text("trainingPartner", "Training partner", "tr.training_partner").listed(),
    tags("checks", "Checks missing", store::MISSING),
    number(
        "checksMissing",
        "Number of checks missing",
        store::MISSING_COUNT,
    ),
    flag(
        "unchecked",
        "Starts within 30 days, checks missing",
        store::UNCHECKED,
    ),
    number("placements", "Schools so far", store::PLACEMENTS),
    number("placementsNeeded", "Schools needed", store::NEEDED),
    flag("unplaced", "Without a placement", store::UNPLACED),
    text("trn", "TRN", "p.trn"),
    text("providerRef", "Provider’s id", "tr.provider_ref"),
    code(
        "qualification",
        "Qualification",
        "tr.qualification",
        "qualificationAim",
    ),
    text(
        "email",
        "E-mail",
        "(SELECT value FROM address WHERE person_id = p.id AND medium = 'email' ORDER BY state = 'bounced', is_main DESC, id LIMIT 1)",
    ),
    tags(
        "tags",
        "Tags",
        "SELECT tag AS word FROM person_tag WHERE person_id = p.id ORDER BY tag COLLATE NOCASE",
    ),
    date("addedOn", "Written down on", "tr.added_on"),
];

/// `Mon to Fri`, `Mon, Tue, Wed`: as [`super::field::weekdays_said`] has it.
const WEEKDAYS: &str = "CASE tr.weekdays WHEN '12345' THEN 'Mon to Fri' ELSE
    (SELECT group_concat(d.word, ', ') FROM (SELECT '1' AS digit, 'Mon' AS word UNION ALL SELECT '2', 'Tue'
       UNION ALL SELECT '3', 'Wed' UNION ALL SELECT '4', 'Thu' UNION ALL SELECT '5', 'Fri' UNION ALL SELECT '6', 'Sat'
       UNION ALL SELECT '7', 'Sun') d WHERE instr(tr.weekdays, d.digit)) END";

const EMPLOYER: &str =
    "(SELECT coalesce(e.name, s.name) FROM school s LEFT JOIN establishment e ON e.id = s.urn
    WHERE s.id = tr.employing_school_id)";

/// Everyone who trains, will or did.
pub const TRAINEES: Definition = Definition {
    id: "trainees",
    route: "/trainees",
    title: "Trainees",
    rows: ["trainee", "trainees"],
    from: concat!(
        "FROM ",
        of_standing!("trainee"),
        " tr JOIN person p ON p.id = tr.person_id LEFT JOIN cohort h ON h.id = tr.cohort_id
          LEFT JOIN person l ON l.id = tr.link_tutor_id"
    ),
    lean: None,
    total: concat!("SELECT count(*) FROM ", of_standing!("trainee")),
    id_sql: "tr.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_TRAINEE],
    shown: &[
        "name",
        "cohort",
        "route",
        "subject",
        "ageRange",
        "studyMode",
        "state",
        "startsOn",
        "employingSchool",
        "linkTutor",
        "checks",
        "placements",
        "placementsNeeded",
    ],
    carried: &["name"],
    keys: &[("personId", "tr.person_id")],
    sort: None,
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || p.trn || ' ' || tr.provider_ref || ' ' || tr.course || ' ' || coalesce(h.name, '')"
        ),
        reads: &["trainee", "person", "cohort"],
    },
    past: Some(Past {
        sql: "tr.state IN ('withdrawn', 'completed')",
        is: "past",
        said: ["has withdrawn or completed", "have withdrawn or completed"],
    }),
    of_the_register: false,
    reads: &[
        "trainee",
        "person",
        "person_tag",
        "address",
        "cohort",
        "suitability_check",
        "placement",
        "figure",
        "school",
        "establishment",
    ],
};
