//! The list of the schools that rounds of the yearly check ask.

use super::Channel;
use super::chase::{
    ANSWERED, ANSWERED_ON, BY, CHANNEL, DAYS, FROM, OVERDUE, SET_ASIDE, STATE, TELEPHONE,
};
use super::chase::{ChaseBy, RoundState};
use crate::list::columns::{Column, date, fixed, flag, number, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{person_name, person_order};
use crate::school::list as school;

const OF_A_ROUND: &[Column] = &[
    text("name", "School", "coalesce(e.name, s.name)"),
    text("round", "Round", "rd.title").listed(),
    fixed("state", "State", STATE, RoundState::NAMED),
    number("days", "Days waited", DAYS),
    fixed("reach", "Reached by", BY, ChaseBy::NAMED),
    text("person", "Asked", person_name!("p")).sorted(person_order!("p")),
    text("email", "Sent to", "rs.email"),
    text("telephone", "Telephone", TELEPHONE),
    date(
        "lastContact",
        "Last contact",
        "(SELECT x.on_day FROM activity_about x WHERE x.school_id = rs.school_id AND x.contact ORDER BY x.on_day DESC LIMIT 1)",
    ),
    date("dueOn", "Wanted by", "nullif(rd.due_on, '')"),
    date("writtenOn", "Written", "nullif(rs.written_on, '')"),
    date("sentOn", "Sent", "nullif(rs.sent_on, '')"),
    date("remindedOn", "Reminded", "nullif(rs.reminded_on, '')"),
    date("answeredOn", "Answered on", ANSWERED_ON),
    fixed("channel", "Answered by", CHANNEL, Channel::NAMED),
    flag("answered", "Answered", ANSWERED),
    flag("overdue", "Overdue", OVERDUE),
    text("setAside", "Set aside because", SET_ASIDE),
    number("batch", "Batch", "nullif(rs.batch, 0)"),
    number("roundId", "Number of the round", "rs.round_id"),
];

/// Which schools were asked what, and what became of it.
pub const ROUND_SCHOOLS: Definition = Definition {
    id: "roundSchools",
    route: "/rounds/schools",
    title: "Schools asked",
    rows: ["school asked", "schools asked"],
    from: FROM,
    lean: None,
    total: "SELECT count(*) FROM round_school",
    id_sql: "rs.id",
    name_sql: "coalesce(e.name, s.name)",
    columns: &[OF_A_ROUND, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "round",
        "state",
        "days",
        "reach",
        "person",
        "email",
        "telephone",
        "lastContact",
        "la",
        "phase",
        "trust",
    ],
    carried: &["name"],
    keys: &[("schoolId", "rs.school_id"), ("personId", "p.id")],
    sort: None,
    search: Search::Words {
        text: concat!(
            "coalesce(e.name, s.name) || ' ' || rd.title || ' ' || rs.email || ' ' || coalesce(",
            person_name!("p"),
            ", '')"
        ),
        reads: &[
            "round_school",
            "round",
            "person",
            "school",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: ANSWERED,
        is: "answered",
        said: ["has answered", "have answered"],
    }),
    of_the_register: false,
    reads: &[
        "round_school",
        "round",
        "round_reply",
        "person",
        "address",
        "activity_about",
        "school",
        "school_tag",
        "staff",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
