//! The list of trusts.

use crate::agreement::list::STATES;
use crate::list::columns::{Column, date, fixed, number, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{agreement_state, current, of_standing, person_name};

/// As the register has it, or its schools, or it was when we first wrote about it.
macro_rules! name {
    () => {
        "coalesce(g.name, (SELECT nullif(i.trust_name, '') FROM establishment i WHERE i.trust_uid = x.uid LIMIT 1), u.name)"
    };
}

const OF_A_TRUST: &[Column] = &[
    text("name", "Trust", name!()),
    number("uid", "Group UID", "x.uid"),
    number(
        "ourSchools",
        "Our schools",
        "(SELECT count(*) FROM establishment i JOIN school o ON o.urn = i.id WHERE i.trust_uid = x.uid AND o.stage <> 'former')",
    ),
    number(
        "openSchools",
        "Open schools",
        "(SELECT count(*) FROM establishment i WHERE i.trust_uid = x.uid AND i.status_code IN ('1', '3'))",
    ),
    number(
        "people",
        "People",
        concat!(
            "(SELECT count(DISTINCT t.person_id) FROM ",
            of_standing!("tenure"),
            " t WHERE t.trust_id = u.id AND ",
            current!("t"),
            ")"
        ),
    ),
    tags(
        "ceo",
        "CEO",
        concat!(
            "SELECT ",
            person_name!("p"),
            " AS word FROM ",
            of_standing!("tenure"),
            " t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
             WHERE t.trust_id = u.id AND r.code = 'ceo' AND ",
            current!("t"),
            " ORDER BY 1"
        ),
    ),
    fixed(
        "agreement",
        "Agreement",
        concat!(
            "(SELECT ",
            agreement_state!("a"),
            " FROM agreement a WHERE a.trust_id = u.id ORDER BY a.last_year DESC, a.id DESC LIMIT 1)"
        ),
        STATES,
    ),
    text(
        "owner",
        "Owner",
        "(SELECT name FROM staff WHERE id = u.owner_id)",
    )
    .listed(),
    date(
        "lastContact",
        "Last contact",
        "(SELECT b.on_day FROM activity_about b WHERE b.trust_id = u.id AND b.contact ORDER BY b.on_day DESC LIMIT 1)",
    ),
    number(
        "openTasks",
        "Open tasks",
        "(SELECT count(*) FROM task WHERE trust_id = u.id AND done_on = '')",
    ),
    text("type", "Type", "g.type_name").listed(),
    // As the trust page has it: `PROPOSED_TO_OPEN` is `Proposed to open`.
    text(
        "status",
        "Status",
        "upper(substr(g.status, 1, 1)) || lower(replace(substr(g.status, 2), '_', ' '))",
    )
    .listed(),
    text("head", "Head in the register", "g.head"),
    text("postcode", "Postcode", "g.postcode"),
    text("ukprn", "UKPRN", "g.ukprn"),
    date("openedOn", "Opened", "g.opened_on"),
    date("closedOn", "Closed", "g.closed_on"),
    text("notes", "Notes", "u.notes"),
];

// Without UNION: SQLite then looks a single row up by its number instead of reading them all.
/// The trusts of our schools, and those that the office has written about. Row ids are Group UIDs.
pub const TRUSTS: Definition = Definition {
    id: "trusts",
    route: "/trusts",
    title: "Trusts",
    rows: ["trust", "trusts"],
    from: "FROM (SELECT uid FROM trust
             UNION ALL SELECT DISTINCT i.trust_uid FROM establishment i JOIN school o ON o.urn = i.id
             WHERE i.trust_uid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM trust k WHERE k.uid = i.trust_uid)) x
           LEFT JOIN trust u ON u.uid = x.uid LEFT JOIN establishment_group g ON g.id = x.uid",
    lean: None,
    total: "SELECT count(*) FROM (SELECT uid FROM trust
             UNION ALL SELECT DISTINCT i.trust_uid FROM establishment i JOIN school o ON o.urn = i.id
             WHERE i.trust_uid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM trust k WHERE k.uid = i.trust_uid))",
    id_sql: "x.uid",
    name_sql: name!(),
    columns: &[OF_A_TRUST],
    shown: &[
        "name",
        "uid",
        "ourSchools",
        "openSchools",
        "people",
        "ceo",
        "agreement",
        "owner",
        "lastContact",
        "openTasks",
    ],
    carried: &["name", "uid"],
    keys: &[],
    sort: None,
    search: Search::Words {
        text: concat!(
            "coalesce(",
            name!(),
            ", '') || ' ' || x.uid || ' ' || coalesce(g.group_id || ' ' || g.head, '')"
        ),
        reads: &["trust", "school", "establishment", "establishment_group"],
    },
    past: Some(Past {
        sql: "g.status = 'CLOSED'",
        is: "closed",
        said: ["has closed", "have closed"],
    }),
    of_the_register: false,
    reads: &[
        "trust",
        "tenure",
        "person",
        "role",
        "agreement",
        "activity_about",
        "task",
        "staff",
        "school",
        "establishment",
        "establishment_group",
    ],
};
