//! The list of agreements.

use crate::list::columns::{Column, date, fixed, flag, number, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{current, person_name, person_order, place_name, places};
use crate::school::list as school;

/// How far an agreement is.
pub const STATES: &[(&str, &str)] = &[
    ("due", "Due"),
    ("sent", "Sent"),
    ("signed", "Signed"),
    ("lapsed", "Lapsed"),
];

const OF_AN_AGREEMENT: &[Column] = &[
    text("name", "With", place_name!()),
    text(
        "years",
        "Years",
        "printf('%d/%02d', a.first_year, (a.first_year + 1) % 100)
         || CASE WHEN a.last_year > a.first_year THEN printf(' to %d/%02d', a.last_year, (a.last_year + 1) % 100) ELSE '' END",
    )
    .listed(),
    text("version", "Version", "a.version").listed(),
    fixed("state", "State", "a.state", STATES),
    date("dueOn", "Due", "nullif(a.due_on, '')"),
    date("sentOn", "Sent", "nullif(a.sent_on, '')"),
    date("signedOn", "Signed", "nullif(a.signed_on, '')"),
    text("signedBy", "Signed by", person_name!("p")).sorted(person_order!("p")),
    text("role", "In the post", "r.name").sorted("r.rank").listed(),
    flag(
        "signatoryLeft",
        "Signatory has left",
        concat!(
            "p.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tenure x WHERE x.person_id = p.id
             AND x.school_id IS a.school_id AND x.trust_id IS a.trust_id AND ",
            current!("x"),
            ")"
        ),
    ),
    flag("withTrust", "With a trust", "a.trust_id IS NOT NULL"),
    number(
        "named",
        "Schools named",
        "(SELECT count(*) FROM agreement_named WHERE agreement_id = a.id)",
    ),
    text("fileReference", "File reference", "a.file_reference"),
    text("note", "Note", "a.note"),
];

/// Our agreements with schools and trusts.
pub const AGREEMENTS: Definition = Definition {
    id: "agreements",
    route: "/agreements",
    title: "Agreements",
    rows: ["agreement", "agreements"],
    from: concat!(
        "FROM agreement a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN role r ON r.id = a.role_id",
        places!("a.school_id", "a.trust_id")
    ),
    total: "SELECT count(*) FROM agreement",
    id_sql: "a.id",
    name_sql: place_name!(),
    columns: &[OF_AN_AGREEMENT, school::OF_THE_SCHOOL],
    shown: &[
        "name", "years", "version", "state", "dueOn", "sentOn", "signedOn", "signedBy", "role",
        "named",
    ],
    carried: &["name"],
    keys: &[
        ("schoolId", "a.school_id"),
        ("trustUid", "u.uid"),
        ("personId", "a.person_id"),
    ],
    sort: None,
    search: Search::Words(concat!(
        "coalesce(",
        place_name!(),
        ", '') || ' ' || a.version || ' ' || a.file_reference || ' ' || coalesce(",
        person_name!("p"),
        ", '')"
    )),
    past: Some(Past {
        sql: "a.state = 'lapsed'",
        is: "lapsed",
        said: ["has lapsed", "have lapsed"],
    }),
    of_the_register: false,
    reads: &[
        "agreement",
        "agreement_named",
        "person",
        "role",
        "tenure",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
    ],
};
