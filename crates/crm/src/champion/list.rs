//! The list of champions.

use super::ChampionStage;
use crate::list::columns::{Column, date, fixed, flag, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{current, of_standing, over, person_name, person_order};
use crate::person::list::{EMAIL, NAME, TELEPHONE};
use crate::school::list as school;

/// The stages of a champion, in order.
pub const STAGES: &[(&str, &str)] = &[
    ChampionStage::Identified.named(),
    ChampionStage::Approached.named(),
    ChampionStage::Agreed.named(),
    ChampionStage::Active.named(),
    ChampionStage::SteppedDown.named(),
];

const OF_A_CHAMPION: &[Column] = &[
    NAME,
    text("school", "School", "coalesce(e.name, s.name)"),
    fixed("stage", "Stage", "c.stage", STAGES),
    date("since", "Since", "nullif(c.since_on, '')"),
    tags(
        "roles",
        "Posts there",
        concat!(
            "SELECT y.name AS word FROM tenure x JOIN role y ON y.id = x.role_id
             WHERE x.person_id = c.person_id AND x.school_id = c.school_id AND ",
            current!("x"),
            " GROUP BY y.id ORDER BY y.rank"
        ),
    ),
    EMAIL,
    TELEPHONE,
    flag(
        "isHead",
        "Is the head",
        concat!(
            "EXISTS (SELECT 1 FROM tenure x JOIN role y ON y.id = x.role_id
             WHERE x.person_id = c.person_id AND x.school_id = c.school_id AND y.is_head AND ",
            current!("x"),
            ")"
        ),
    ),
    // Whoever is to come has not left.
    flag(
        "hasLeft",
        "Has left",
        concat!(
            "NOT EXISTS (SELECT 1 FROM tenure x WHERE x.person_id = c.person_id AND x.school_id = c.school_id AND NOT x.ended AND NOT ",
            over!("x"),
            ")"
        ),
    ),
    text("reason", "Reason", "c.reason"),
    text("note", "Note", "c.note"),
];

/// Who champions ITT in our schools, or might, or did.
pub const CHAMPIONS: Definition = Definition {
    id: "champions",
    route: "/champions",
    title: "Champions",
    rows: ["champion", "champions"],
    from: concat!(
        "FROM ",
        of_standing!("champion"),
        " c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN school s ON s.id = c.school_id
          LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid"
    ),
    lean: None,
    total: concat!("SELECT count(*) FROM ", of_standing!("champion")),
    id_sql: "c.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_CHAMPION, school::OF_THE_SCHOOL],
    shown: &[
        "name", "school", "stage", "since", "roles", "email", "telephone", "isHead", "la", "phase",
        "trust",
    ],
    carried: &["name"],
    keys: &[("personId", "c.person_id"), ("schoolId", "c.school_id")],
    sort: None,
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || coalesce(e.name, s.name) || ' ' || coalesce(g.name, e.trust_name, '')"
        ),
        reads: &[
            "champion",
            "person",
            "school",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: "c.stage = 'steppedDown'",
        is: "former",
        said: ["has stepped down", "have stepped down"],
    }),
    of_the_register: false,
    reads: &[
        "champion",
        "person",
        "tenure",
        "role",
        "address",
        "school",
        "school_tag",
        "staff",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
