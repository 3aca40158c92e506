//! The list of tasks.

use super::TaskState;
use crate::list::columns::{Column, date, fixed, text};
use crate::list::definition::{Definition, Direction, Past, Search};
use crate::list::sql::{person_name, person_order, place_name, places};
use crate::person::list::PLACE;
use crate::school::list as school;

/// How soon a task is due. A week ends on Sunday.
pub const STATES: &[(&str, &str)] = &[
    TaskState::Overdue.named(),
    TaskState::ThisWeek.named(),
    TaskState::Later.named(),
    TaskState::NoDay.named(),
    TaskState::Done.named(),
];

const OF_A_TASK: &[Column] = &[
    text("name", "Task", "k.title"),
    date("due", "Due", "nullif(k.due_on, '')"),
    fixed(
        "state",
        "State",
        "CASE WHEN k.done_on <> '' THEN 'done' WHEN k.due_on = '' THEN 'noDay'
         WHEN k.due_on < (SELECT today()) THEN 'overdue'
         WHEN k.due_on <= (SELECT date(today(), 'weekday 0')) THEN 'thisWeek' ELSE 'later' END",
        STATES,
    ),
    text(
        "owner",
        "Owner",
        "(SELECT name FROM staff WHERE id = k.owner_id)",
    )
    .listed(),
    text("person", "Person", person_name!("p")).sorted(person_order!("p")),
    PLACE,
    text("group", "Working group", "w.name").listed(),
    text("origin", "From", "k.origin").listed(),
    text("note", "Note", "k.note"),
    date("madeOn", "Written down on", "k.made_on"),
    date("doneOn", "Done on", "nullif(k.done_on, '')"),
];

/// Everything to do, and what was done.
pub const TASKS: Definition = Definition {
    id: "tasks",
    route: "/tasks",
    title: "Tasks",
    rows: ["task", "tasks"],
    from: concat!(
        "FROM task k LEFT JOIN person p ON p.id = k.person_id LEFT JOIN working_group w ON w.id = k.group_id",
        places!("k.school_id", "k.trust_id")
    ),
    lean: Some(("FROM task k", &["p", "w", "s", "e", "u", "g"])),
    total: "SELECT count(*) FROM task",
    id_sql: "k.id",
    // Of the same urgency what is due first stands first.
    name_sql: "k.due_on || ' ' || k.title",
    columns: &[OF_A_TASK, school::OF_THE_SCHOOL],
    shown: &[
        "name", "due", "state", "owner", "person", "school", "group", "origin",
    ],
    carried: &["name"],
    keys: &[
        ("personId", "k.person_id"),
        ("schoolId", "k.school_id"),
        ("trustUid", "u.uid"),
        ("groupId", "k.group_id"),
    ],
    sort: Some(("state", Direction::Up)),
    search: Search::Words {
        text: concat!(
            "k.title || ' ' || k.note || ' ' || coalesce(",
            person_name!("p"),
            ", '') || ' ' || coalesce(",
            place_name!(),
            ", '') || ' ' || coalesce(w.name, '')"
        ),
        reads: &[
            "task",
            "person",
            "working_group",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: "k.done_on <> ''",
        is: "finished",
        said: ["is done", "are done"],
    }),
    of_the_register: false,
    reads: &[
        "task",
        "person",
        "working_group",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
