//! The list of mentors.

use super::store::{self, mentoring_post};
use crate::list::columns::{Column, date, fixed, flag, number, tags, text};
use crate::list::definition::{Definition, Search};
use crate::list::sql::{over, person_name, person_order, place_name, places, standing};
use crate::person::list::{EMAIL, NAME, TELEPHONE};
use crate::school::list as school;
use crate::types::Standing;

/// Whether a post stands; what is over is in no list of mentors.
const STANDINGS: &[(&str, &str)] = &[
    (Standing::Current.code(), Standing::Current.label()),
    (Standing::Announced.code(), Standing::Announced.label()),
];

const OF_A_MENTOR: &[Column] = &[
    NAME,
    text("school", "School", place_name!()),
    text("role", "Post", "r.name").sorted("r.rank").listed(),
    tags("subjects", "Mentors in", store::SUBJECTS),
    number("atOnce", "At once", store::AT_ONCE),
    number("traineesNow", "Trainees now", store::NOW),
    number("freePlaces", "Free places", store::FREE),
    text("trn", "TRN", "nullif(p.trn, '')"),
    flag("trained", "Trained this year", store::TRAINED),
    number("hoursCounted", "Hours that count", store::COUNTED_HOURS),
    number("hoursLeft", "Hours left", store::LEFT_HOURS),
    number("amount", "Amount (£)", store::AMOUNT),
    flag("untrained", "No training this year", store::UNTRAINED),
    flag("overFull", "More trainees than agreed", store::OVER),
    fixed("standing", "Standing", standing!("t"), STANDINGS),
    date("freeFrom", "Free from", "nullif(m.from_on, '')"),
    date("freeUntil", "Free until", "nullif(m.until_on, '')"),
    EMAIL,
    TELEPHONE,
    text("note", "Note", "m.note"),
];

/// Which rows of `tenure t` are in the list: posts of mentoring that are not over, of people who stand for themselves.
macro_rules! rows {
    () => {
        concat!(
            "FROM (SELECT t.* FROM tenure t
               WHERE t.person_id NOT IN (SELECT id FROM person WHERE merged_into IS NOT NULL) AND NOT t.ended AND NOT ",
            over!("t"),
            " AND ",
            mentoring_post!(),
            ") t"
        )
    };
}

/// Who mentors, or may from some day on. Rows are posts: someone who mentors at two schools stands there twice.
pub const MENTORS: Definition = Definition {
    id: "mentors",
    route: "/mentors",
    title: "Mentors",
    rows: ["mentor", "mentors"],
    from: concat!(
        rows!(),
        " LEFT JOIN role r ON r.id = t.role_id LEFT JOIN person p ON p.id = t.person_id LEFT JOIN mentor m ON m.tenure_id = t.id",
        places!("t.school_id", "t.trust_id")
    ),
    lean: Some((
        concat!(rows!(), " LEFT JOIN person p ON p.id = t.person_id"),
        &["r", "m", "s", "e", "u", "g"],
    )),
    total: concat!("SELECT count(*) ", rows!()),
    id_sql: "t.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_MENTOR, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "school",
        "atOnce",
        "traineesNow",
        "freePlaces",
        "trained",
        "hoursLeft",
        "hoursCounted",
        "amount",
        "role",
        "subjects",
        "trn",
    ],
    carried: &["name"],
    keys: &[
        ("personId", "t.person_id"),
        ("schoolId", "t.school_id"),
        ("trustUid", "u.uid"),
    ],
    sort: None,
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || coalesce(",
            place_name!(),
            ", '') || ' ' || r.name || ' ' || p.trn"
        ),
        reads: &[
            "tenure",
            "mentor",
            "role",
            "person",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: None,
    of_the_register: false,
    reads: &[
        "tenure",
        "mentor",
        "mentor_training",
        "placement",
        "placement_mentor",
        "figure",
        "role",
        "person",
        "address",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
