//! The list of privacy notices, to give and given.

use super::{NoticeState, store};
use crate::list::columns::{Column, date, fixed, tags, text};
use crate::list::definition::{Definition, Direction, Past, Search};
use crate::list::sql::{current, person_name, person_order};
use crate::person::list::NAME;

const OF_A_NOTICE: &[Column] = &[
    NAME,
    fixed("state", "State", store::STATE, NoticeState::NAMED),
    tags(
        "posts",
        "Posts",
        concat!(
            "SELECT y.name || coalesce(' at ' || coalesce(i.name, o.name), '') AS word FROM tenure x
             JOIN role y ON y.id = x.role_id LEFT JOIN school o ON o.id = x.school_id
             LEFT JOIN establishment i ON i.id = o.urn WHERE x.person_id = p.id AND ",
            current!("x"),
            " ORDER BY y.rank, x.id"
        ),
    ),
    text("email", "E-mail", store::EMAIL),
    text("toldBy", "Told by", "n.told_by"),
    date("since", "Held since", "n.since_on"),
    date("givenOn", "Given", "nullif(n.given_on, '')"),
];

/// The people of whom others told us.
pub const NOTICES: Definition = Definition {
    id: "notices",
    route: "/notices",
    title: "Privacy notices",
    rows: ["privacy notice", "privacy notices"],
    from: "FROM (SELECT * FROM privacy_notice WHERE person_id NOT IN (SELECT id FROM person WHERE merged_into IS NOT NULL)) n
           LEFT JOIN person p ON p.id = n.person_id",
    lean: None,
    total: "SELECT count(*) FROM privacy_notice
            WHERE person_id NOT IN (SELECT id FROM person WHERE merged_into IS NOT NULL)",
    id_sql: "n.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_NOTICE],
    shown: &["name", "state", "posts", "email", "toldBy", "since", "givenOn"],
    carried: &["name"],
    keys: &[("personId", "n.person_id")],
    sort: Some(("since", Direction::Up)),
    search: Search::Words {
        text: concat!(person_name!("p"), " || ' ' || n.told_by"),
        reads: &["privacy_notice", "person"],
    },
    past: Some(Past {
        sql: "n.given_on <> ''",
        is: "given",
        said: ["is given", "are given"],
    }),
    of_the_register: false,
    reads: &[
        "privacy_notice",
        "person",
        "address",
        "tenure",
        "role",
        "school",
        "establishment",
    ],
};
