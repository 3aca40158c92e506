//! Pieces of SQL that the lists of several nouns share, so that one thing is said in one way. Each is a literal, since what
//! a list declares is constant.

/// Whether the term `from_on` to `until_on` of a table's row is over: as `stands` says it, without a call a row. A day that
/// is known in part is compared with as much of today.
macro_rules! over {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".until_on <> '' AND ",
            $of,
            ".until_on < substr((SELECT today()), 1, length(",
            $of,
            ".until_on)))"
        )
    };
}

/// Whether the term of a table's row begins later.
macro_rules! ahead {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".from_on > substr((SELECT today()), 1, length(",
            $of,
            ".from_on)))"
        )
    };
}

/// Whether a tenure stands today.
macro_rules! current {
    ($of:literal) => {
        concat!(
            "(NOT ",
            $of,
            ".ended AND NOT ",
            $crate::list::sql::over!($of),
            " AND NOT ",
            $crate::list::sql::ahead!($of),
            ")"
        )
    };
}

/// Whether a tenure is `current`, `announced` or `former`.
macro_rules! standing {
    ($of:literal) => {
        concat!(
            "CASE WHEN ",
            $of,
            ".ended OR ",
            $crate::list::sql::over!($of),
            " THEN 'former' WHEN ",
            $crate::list::sql::ahead!($of),
            " THEN 'announced' ELSE 'current' END"
        )
    };
}

/// How fresh something is that was last confirmed on the day `on`: `confirmed`, `ageing`, `stale`, or `never`. The office
/// sets after how many months.
macro_rules! freshness {
    ($on:literal) => {
        concat!(
            "CASE WHEN ", $on, " = '' THEN 'never' WHEN ", $on,
            " < (SELECT months_ago(coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'staleMonths'), 12))) THEN 'stale' WHEN ", $on,
            " < (SELECT months_ago(coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'ageingMonths'), 6))) THEN 'ageing' ELSE 'confirmed' END"
        )
    };
}

/// What a person is called, as `PersonName::full` has it.
macro_rules! person_name {
    ($of:literal) => {
        concat!(
            "trim(coalesce(nullif(",
            $of,
            ".known_as, ''), nullif(",
            $of,
            ".first_name, ''), ",
            $of,
            ".title) || ' ' || ",
            $of,
            ".last_name)"
        )
    };
}

/// The rows of a table of what people hold or are, but for those that a merge left on the record that went: whoever is
/// kept has the same.
macro_rules! of_standing {
    ($table:literal) => {
        concat!(
            "(SELECT * FROM ",
            $table,
            " WHERE person_id NOT IN (SELECT id FROM person WHERE merged_into IS NOT NULL))"
        )
    };
}

/// What people are sorted by.
macro_rules! person_order {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".last_name || ' ' || coalesce(nullif(",
            $of,
            ".known_as, ''), ",
            $of,
            ".first_name))"
        )
    };
}

/// The name of the school or trust of a row that has `s` and `e`, or `u` and `g`.
macro_rules! place_name {
    () => {
        "CASE WHEN s.id IS NOT NULL THEN coalesce(e.name, s.name) ELSE coalesce(g.name, u.name) END"
    };
}

/// `LEFT JOIN`s of a school and a trust that a row names, with what the register says of them: `s` and `e`, `u` and `g`.
macro_rules! places {
    ($school:literal, $trust:literal) => {
        concat!(
            " LEFT JOIN school s ON s.id = ",
            $school,
            " LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN trust u ON u.id = ",
            $trust,
            " LEFT JOIN establishment_group g ON g.id = coalesce(u.uid, e.trust_uid)"
        )
    };
}

/// The year in which the present academic year began.
macro_rules! academic_year {
    () => {
        "(SELECT CAST(substr(today(), 1, 4) AS INTEGER) - (substr(today(), 6, 2) < '09'))"
    };
}

/// The code of the state in which a row of agreements shows: one whose last year is over has lapsed, whatever was written
/// down.
macro_rules! agreement_state {
    ($of:literal) => {
        concat!(
            "(CASE WHEN ",
            $of,
            ".last_year < ",
            $crate::list::sql::academic_year!(),
            " THEN 'lapsed' ELSE ",
            $of,
            ".state END)"
        )
    };
}

/// The academic years of a row of agreements in words: `2026/27`, `2026/27 to 2028/29`.
macro_rules! agreement_years {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".first_year || '/' || substr(",
            $of,
            ".first_year + 1, 3) || CASE WHEN ",
            $of,
            ".last_year > ",
            $of,
            ".first_year THEN ' to ' || ",
            $of,
            ".last_year || '/' || substr(",
            $of,
            ".last_year + 1, 3) ELSE '' END)"
        )
    };
}

/// Whether a row of placements keeps a place: [`crate::placement::PlacementState::holds_a_place`] as SQL.
macro_rules! holds_a_place {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".state NOT IN ('declined', 'withdrawnBySchool', 'withdrawnByTrainee', 'withdrawnByUs'))"
        )
    };
}

/// Whether a row of placements may still change: [`crate::placement::PlacementState::is_open`] as SQL.
macro_rules! placement_open {
    ($of:literal) => {
        concat!(
            "(",
            $of,
            ".state <> 'completed' AND ",
            $crate::list::sql::holds_a_place!($of),
            ")"
        )
    };
}

/// A figure of the rules for all routes in this academic year, by the SQL of its key: what the office set, else what was
/// shipped, as [`crate::figure::Figures::of`] picks it.
macro_rules! figure {
    ($key:literal) => {
        concat!(
            "coalesce((SELECT f.value FROM figure f WHERE f.key = ",
            $key,
            " AND f.route = '' AND f.from_year <= ",
            $crate::list::sql::academic_year!(),
            " ORDER BY f.from_year DESC LIMIT 1), shipped_figure(",
            $key,
            ", ",
            $crate::list::sql::academic_year!(),
            ", ''))"
        )
    };
}

pub(crate) use {
    academic_year, agreement_state, agreement_years, ahead, current, figure, freshness,
    holds_a_place, of_standing, over, person_name, person_order, place_name, placement_open,
    places, standing,
};
