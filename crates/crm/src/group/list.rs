//! The list of working groups.

use crate::list::columns::{Column, date, flag, number, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{ahead, over, person_name};

const OF_A_GROUP: &[Column] = &[
    text("name", "Working group", "w.name"),
    number(
        "members",
        "Members",
        concat!(
            "(SELECT count(DISTINCT m.person_id) FROM group_member m WHERE m.group_id = w.id AND NOT ",
            over!("m"),
            " AND NOT ",
            ahead!("m"),
            ")"
        ),
    ),
    tags(
        "chairs",
        "Chair",
        concat!(
            "SELECT ",
            person_name!("p"),
            " AS word FROM group_member m JOIN person p ON p.id = m.person_id
             WHERE m.group_id = w.id AND m.office = 'chair' AND NOT ",
            over!("m"),
            " AND NOT ",
            ahead!("m"),
            " ORDER BY 1"
        ),
    ),
    number(
        "meetings",
        "Meetings",
        "(SELECT count(*) FROM group_meeting WHERE group_id = w.id)",
    ),
    date(
        "lastMeeting",
        "Last meeting",
        "(SELECT max(on_day) FROM group_meeting WHERE group_id = w.id AND on_day <= (SELECT today()))",
    ),
    date(
        "nextMeeting",
        "Next meeting",
        "(SELECT min(on_day) FROM group_meeting WHERE group_id = w.id AND on_day > (SELECT today()))",
    ),
    number(
        "openChallenges",
        "Open challenges",
        "(SELECT count(*) FROM challenge WHERE group_id = w.id AND state = 'open')",
    ),
    number(
        "openTasks",
        "Open tasks",
        "(SELECT count(*) FROM task WHERE group_id = w.id AND done_on = '')",
    ),
    text("purpose", "Purpose", "w.purpose"),
    flag("active", "Meets", "w.active"),
    date("addedOn", "Made on", "w.added_on"),
];

/// The office's working groups.
pub const GROUPS: Definition = Definition {
    id: "groups",
    route: "/groups",
    title: "Working groups",
    rows: ["working group", "working groups"],
    from: "FROM working_group w",
    lean: None,
    total: "SELECT count(*) FROM working_group",
    id_sql: "w.id",
    name_sql: "w.name",
    columns: &[OF_A_GROUP],
    shown: &[
        "name",
        "chairs",
        "members",
        "meetings",
        "lastMeeting",
        "nextMeeting",
        "openChallenges",
        "openTasks",
        "purpose",
    ],
    carried: &["name"],
    keys: &[],
    sort: None,
    search: Search::Words {
        text: "w.name || ' ' || w.purpose",
        reads: &["working_group"],
    },
    past: Some(Past {
        sql: "NOT w.active",
        is: "former",
        said: ["no longer meets", "no longer meet"],
    }),
    of_the_register: false,
    reads: &[
        "working_group",
        "group_member",
        "group_meeting",
        "challenge",
        "person",
        "task",
    ],
};
