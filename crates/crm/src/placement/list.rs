//! The lists of placements and of blocks.

use super::{PlacementKind, PlacementState};
use crate::list::columns::{Column, code, date, fixed, flag, number, tags, text};
use crate::list::definition::{Definition, Direction, Past, Search};
use crate::list::sql::{
    academic_year, figure, holds_a_place, person_name, person_order, placement_open,
};
use crate::person::list::NAME;
use crate::school::list as school;
use crate::trainee::list::missing_checks;
use crate::types::{KeyStage, YearGroup};

/// How far a placement has come.
pub const STATES: &[(&str, &str)] = &[
    PlacementState::Planned.named(),
    PlacementState::Sent.named(),
    PlacementState::Accepted.named(),
    PlacementState::Declined.named(),
    PlacementState::Confirmed.named(),
    PlacementState::UnderWay.named(),
    PlacementState::Completed.named(),
    PlacementState::WithdrawnBySchool.named(),
    PlacementState::WithdrawnByTrainee.named(),
    PlacementState::WithdrawnByUs.named(),
];

/// What a placement is for.
pub const KINDS: &[(&str, &str)] = &[
    PlacementKind::Main.named(),
    PlacementKind::Contrasting.named(),
    PlacementKind::Employing.named(),
    PlacementKind::Itap.named(),
];

/// Declined or withdrawn.
macro_rules! given_up {
    ($of:literal) => {
        concat!("(NOT ", holds_a_place!($of), ")")
    };
}

/// Whether a school was sent a placement and has not answered for longer than it should take.
pub(crate) const UNANSWERED: &str = concat!(
    "(pl.state = 'sent' AND pl.state_on <= (SELECT date(today(), '-' || ",
    figure!("'answerDays'"),
    " || ' days')))"
);

/// The year in which the academic year began that a placement begins in.
macro_rules! begins_in {
    () => {
        "(substr(pl.from_on, 1, 4) - (substr(pl.from_on, 6, 2) < '09'))"
    };
}

const OF_A_PLACEMENT: &[Column] = &[
    NAME,
    text("school", "School", "coalesce(e.name, s.name)"),
    text("block", "Block", "bl.name")
        .sorted("bl.from_on")
        .listed(),
    text(
        "cohort",
        "Cohort",
        "(SELECT name FROM cohort WHERE id = tr.cohort_id)",
    )
    .listed(),
    fixed("kind", "Kind", "pl.kind", KINDS),
    fixed("state", "State", "pl.state", STATES),
    date("stateOn", "State since", "pl.state_on"),
    date("fromOn", "From", "pl.from_on"),
    date("untilOn", "Until", "pl.until_on"),
    text(
        "year",
        "Year",
        concat!(
            "(SELECT y || '/' || substr(y + 1, 3) FROM (SELECT ",
            begins_in!(),
            " AS y))"
        ),
    )
    .listed(),
    flag("thisYear", "This academic year", IS_THIS_YEAR),
    code(
        "subject",
        "Subject",
        "coalesce(nullif(pl.subject, ''), tr.subject)",
        "subject",
    ),
    fixed("yearGroup", "Year group", "pl.year_group", YearGroup::NAMED),
    fixed("keyStage", "Key stage", "pl.key_stage", KeyStage::NAMED),
    tags(
        "mentors",
        "Mentors",
        concat!(
            "SELECT ",
            person_name!("y"),
            " AS word FROM placement_mentor x JOIN person y ON y.id = x.person_id
             WHERE x.placement_id = pl.id AND y.merged_into IS NULL ORDER BY y.last_name, y.id"
        ),
    ),
    flag("noMentor", "No mentor yet", NO_MENTOR),
    date("sentOn", "Sent on", "nullif(pl.sent_on, '')"),
    flag("unanswered", "Sent, no answer", UNANSWERED),
    flag("unchecked", "Under way, not all checked", UNCHECKED),
    flag("toBegin", "Should be under way", TO_BEGIN),
    flag("toEnd", "Should be completed", TO_END),
    number("daysSaid", "Days set by us", "pl.planned_half_days / 2.0"),
    number(
        "daysLost",
        "Days missed",
        "(SELECT nullif(sum(half_days), 0) / 2.0 FROM absence WHERE placement_id = pl.id)",
    ),
    code("route", "Route", "tr.route", "trainingRoute"),
    text(
        "linkTutor",
        "Link tutor",
        concat!(
            "(SELECT ",
            person_name!("y"),
            " FROM person y WHERE y.id = tr.link_tutor_id)"
        ),
    )
    .listed(),
    text("note", "Note", "pl.note"),
];

const IS_THIS_YEAR: &str = concat!(begins_in!(), " = ", academic_year!());

/// It holds a place that is still to come or under way, and nobody mentors. ITaP is led by the school's leaders.
pub(crate) const NO_MENTOR: &str = concat!(
    "(NOT ",
    given_up!("pl"),
    " AND pl.state <> 'completed' AND pl.kind <> 'itap'
     AND NOT EXISTS (SELECT 1 FROM placement_mentor WHERE placement_id = pl.id))"
);

/// It is under way, and not all checks of suitability are cleared.
pub(crate) const UNCHECKED: &str = concat!(
    "(pl.state = 'underWay' AND EXISTS (",
    missing_checks!("1"),
    "))"
);

/// Its first day has come, and nobody has said that it is under way.
pub(crate) const TO_BEGIN: &str = concat!(
    "(pl.state <> 'underWay' AND ",
    placement_open!("pl"),
    " AND pl.from_on <= (SELECT today()) AND pl.until_on >= (SELECT today()))"
);

/// Its last day has passed, and nobody has said that it is over.
pub(crate) const TO_END: &str = concat!(
    "(",
    placement_open!("pl"),
    " AND pl.until_on < (SELECT today()))"
);

/// Trainees at schools.
pub const PLACEMENTS: Definition = Definition {
    id: "placements",
    route: "/placements",
    title: "Placements",
    rows: ["placement", "placements"],
    from: "FROM placement pl JOIN trainee tr ON tr.id = pl.trainee_id JOIN person p ON p.id = tr.person_id
           JOIN school s ON s.id = pl.school_id LEFT JOIN establishment e ON e.id = s.urn
           LEFT JOIN establishment_group g ON g.id = e.trust_uid LEFT JOIN block bl ON bl.id = pl.block_id",
    lean: None,
    total: "SELECT count(*) FROM placement",
    id_sql: "pl.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_PLACEMENT, school::OF_THE_SCHOOL],
    shown: &[
        "name", "school", "block", "fromOn", "untilOn", "state", "kind", "subject", "mentors",
        "la",
    ],
    carried: &["name", "school"],
    keys: &[
        ("traineeId", "pl.trainee_id"),
        ("personId", "tr.person_id"),
        ("schoolId", "pl.school_id"),
    ],
    sort: Some(("fromOn", Direction::Down)),
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || coalesce(e.name, s.name) || ' ' || coalesce(bl.name, '')"
        ),
        reads: &[
            "placement",
            "trainee",
            "person",
            "school",
            "establishment",
            "establishment_group",
            "block",
        ],
    },
    past: Some(Past {
        sql: given_up!("pl"),
        is: "declined or withdrawn",
        said: ["was declined or withdrawn", "were declined or withdrawn"],
    }),
    of_the_register: false,
    reads: &[
        "placement",
        "placement_mentor",
        "absence",
        "block",
        "cohort",
        "trainee",
        "suitability_check",
        "person",
        "figure",
        "school",
        "school_tag",
        "staff",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};

const OF_A_BLOCK: &[Column] = &[
    text("name", "Block", "bl.name"),
    text("year", "Year", "bl.year || '/' || substr(bl.year + 1, 3)").listed(),
    text(
        "cohort",
        "Cohort",
        "(SELECT name FROM cohort WHERE id = bl.cohort_id)",
    )
    .listed(),
    date("fromOn", "From", "bl.from_on"),
    date("untilOn", "Until", "bl.until_on"),
    number("targetDays", "Target days", "nullif(bl.target_days, 0)"),
    number(
        "placements",
        "Placements",
        concat!(
            "(SELECT count(*) FROM placement pl WHERE pl.block_id = bl.id AND NOT ",
            given_up!("pl"),
            ")"
        ),
    ),
    number(
        "confirmed",
        "Confirmed",
        "(SELECT count(*) FROM placement WHERE block_id = bl.id AND state IN ('confirmed', 'underWay', 'completed'))",
    ),
];

/// The named spans of the years in which trainees are placed.
pub const BLOCKS: Definition = Definition {
    id: "blocks",
    route: "/blocks",
    title: "Blocks",
    rows: ["block", "blocks"],
    from: "FROM block bl",
    lean: None,
    total: "SELECT count(*) FROM block",
    id_sql: "bl.id",
    name_sql: "bl.name",
    columns: &[OF_A_BLOCK],
    shown: &[
        "name",
        "year",
        "cohort",
        "fromOn",
        "untilOn",
        "targetDays",
        "placements",
        "confirmed",
    ],
    carried: &["name"],
    keys: &[],
    sort: Some(("fromOn", Direction::Up)),
    search: Search::Words {
        text: "bl.name",
        reads: &["block"],
    },
    past: Some(Past {
        sql: "(bl.until_on < (SELECT today()))",
        is: "past",
        said: ["is over", "are over"],
    }),
    of_the_register: false,
    reads: &["block", "cohort", "placement"],
};

#[cfg(test)]
mod tests {
    use crate::list::sql::{holds_a_place, placement_open};
    use crate::placement::PlacementState;
    use rusqlite::Connection;

    #[test]
    fn sql_says_of_a_state_what_the_rule_says() {
        let db = Connection::open_in_memory().unwrap();
        let asked = concat!(
            "SELECT ",
            holds_a_place!("x"),
            ", ",
            placement_open!("x"),
            " FROM (SELECT ?1 AS state) x"
        );
        for state in PlacementState::ALL {
            let said: (bool, bool) = db
                .query_row(asked, [state.code()], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap();
            assert_eq!(said, (state.holds_a_place(), state.is_open()), "{state:?}");
        }
    }
}
