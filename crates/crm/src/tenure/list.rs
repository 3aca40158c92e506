//! The list of posts: who holds which, where, since when, and who told us.

use super::Standing;
use crate::list::columns::{Column, date, fixed, flag, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{
    freshness, of_standing, person_name, person_order, place_name, places, standing,
};
use crate::person::list::{EMAIL, FRESHNESS, NAME, PLACE, TELEPHONE};
use crate::school::list as school;
use crate::types::Source;

/// Whether a post is held today.
pub const STANDINGS: &[(&str, &str)] = &[
    (Standing::Current.code(), Standing::Current.label()),
    (Standing::Announced.code(), Standing::Announced.label()),
    (Standing::Former.code(), Standing::Former.label()),
];

/// Who told us.
pub const SOURCES: &[(&str, &str)] = &[
    ("typed", Source::Typed.label()),
    (Source::Call.code(), Source::Call.label()),
    (Source::Email.code(), Source::Email.label()),
    (Source::Meeting.code(), Source::Meeting.label()),
    (Source::Form.code(), Source::Form.label()),
    (Source::Import.code(), Source::Import.label()),
    (Source::Register.code(), Source::Register.label()),
];

/// The post of a row, `r`.
pub const ROLE: Column = text("role", "Post", "r.name").sorted("r.rank").listed();

const OF_A_TENURE: &[Column] = &[
    NAME,
    ROLE,
    PLACE,
    date("from", "From", "nullif(t.from_on, '')"),
    date("until", "Until", "nullif(t.until_on, '')"),
    fixed("state", "State", standing!("t"), STANDINGS),
    flag("acting", "Acting", "t.acting"),
    flag("jobShare", "Job share", "t.job_share"),
    flag("mainContact", "Main contact", "t.main_contact"),
    fixed(
        "source",
        "Source",
        "CASE t.source WHEN '' THEN 'typed' ELSE t.source END",
        SOURCES,
    ),
    date("confirmedOn", "Confirmed on", "nullif(t.confirmed_on, '')"),
    text(
        "confirmedBy",
        "Confirmed by",
        "coalesce(nullif(t.said_by, ''), (SELECT name FROM staff WHERE id = t.confirmed_by))",
    )
    .listed(),
    fixed(
        "freshness",
        "Freshness",
        freshness!("t.confirmed_on"),
        FRESHNESS,
    ),
    EMAIL,
    TELEPHONE,
    flag("untilBy", "Left by then", "t.until_by"),
    text("note", "Note", "t.note"),
];

/// Every post that somebody holds, held or will hold.
pub const TENURES: Definition = Definition {
    id: "tenures",
    route: "/posts",
    title: "Posts",
    rows: ["post", "posts"],
    from: concat!(
        "FROM ",
        of_standing!("tenure"),
        " t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN role r ON r.id = t.role_id",
        places!("t.school_id", "t.trust_id")
    ),
    lean: Some((
        concat!(
            "FROM ",
            of_standing!("tenure"),
            " t LEFT JOIN person p ON p.id = t.person_id"
        ),
        &["r", "s", "e", "u", "g"],
    )),
    total: concat!("SELECT count(*) FROM ", of_standing!("tenure")),
    id_sql: "t.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_TENURE, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "role",
        "school",
        "from",
        "until",
        "state",
        "acting",
        "jobShare",
        "mainContact",
        "source",
        "confirmedOn",
        "confirmedBy",
        "freshness",
    ],
    carried: &["name"],
    keys: &[("personId", "p.id"), ("schoolId", "s.id")],
    sort: None,
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || r.name || ' ' || coalesce(",
            place_name!(),
            ", '')"
        ),
        reads: &[
            "tenure",
            "person",
            "role",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: concat!(standing!("t"), " = 'former'"),
        is: "former",
        said: ["is over", "are over"],
    }),
    of_the_register: false,
    reads: &[
        "tenure",
        "person",
        "role",
        "address",
        "setting",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
