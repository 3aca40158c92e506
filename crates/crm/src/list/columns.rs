//! The columns of the lists, declared once: what a row shows, how it sorts, how it filters.

use super::{ColumnKind as Kind, List};
use crate::distance::Point;
use crate::error::{Error, Result};
use std::borrow::Cow;

/// The column of distances, in miles. Blank until a view says from where.
pub const DISTANCE: &str = "distance";

/// One declared column.
pub struct Column {
    /// Its id on the wire.
    pub id: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The SQL of its value. For a coded column the code.
    pub sql: &'static str,
    /// For a coded column the list of `code` with its names.
    pub codes: Option<&'static str>,
    /// The lists that show it unless told otherwise.
    pub shown: &'static [List],
    /// Whether only the list of our schools has it.
    pub ours_only: bool,
    /// Whether the office can edit it in place.
    pub editable: bool,
}

/// What a list is read from: which list, and from where its distances are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Which list.
    pub list: List,
    /// From where; `None`: the distance column is blank.
    pub from: Option<Point>,
}

impl Scope {
    /// A list without distances.
    pub fn of(list: List) -> Self {
        Self { list, from: None }
    }
}

impl Column {
    /// The SQL of its value in `scope`. England is the register alone where the two lists differ.
    pub fn sql_in(&self, scope: Scope) -> Cow<'static, str> {
        match (scope.list, self.id, scope.from) {
            (_, DISTANCE, Some(Point { easting, northing })) => Cow::Owned(format!(
                "miles(e.easting, e.northing, {easting}, {northing})"
            )),
            (List::England, "name", _) => Cow::Borrowed("e.name"),
            (List::England, "urn", _) => Cow::Borrowed("e.id"),
            (List::England, "town", _) => Cow::Borrowed("e.town"),
            (List::England, "postcode", _) => Cow::Borrowed("e.postcode"),
            (List::England, "telephone", _) => Cow::Borrowed("e.telephone"),
            _ => Cow::Borrowed(self.sql),
        }
    }
}

const fn text(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Text, sql)
}

const fn number(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Number, sql)
}

const fn date(id: &'static str, label: &'static str, sql: &'static str) -> Column {
    column(id, label, Kind::Date, sql)
}

const fn code(
    id: &'static str,
    label: &'static str,
    sql: &'static str,
    codes: &'static str,
) -> Column {
    Column {
        codes: Some(codes),
        ..column(id, label, Kind::Code, sql)
    }
}

const fn column(id: &'static str, label: &'static str, kind: Kind, sql: &'static str) -> Column {
    Column {
        id,
        label,
        kind,
        sql,
        codes: None,
        shown: &[],
        ours_only: false,
        editable: false,
    }
}

const fn ours(column: Column) -> Column {
    Column {
        ours_only: true,
        ..column
    }
}

const fn edited(column: Column) -> Column {
    Column {
        ours_only: true,
        editable: true,
        ..column
    }
}

const fn shown(lists: &'static [List], column: Column) -> Column {
    Column {
        shown: lists,
        ..column
    }
}

const BOTH: &[List] = &[List::England, List::Schools];
const ENGLAND: &[List] = &[List::England];
const SCHOOLS: &[List] = &[List::Schools];

/// The head as the register names them.
const HEAD: &str =
    "trim(replace(e.head_title || ' ' || e.head_first || ' ' || e.head_last, '  ', ' '))";

/// What to do about the successor of a school of ours that closed: the words of the column `successor`.
pub const TO_FOLLOW: &str = "To follow";
/// It merged or split, or its successor is not in the register or ours already.
pub const TO_CHOOSE: &str = "To choose";
/// The register names none.
pub const NO_SUCCESSOR: &str = "None known";

/// The same in SQL; NULL where the school has not closed. As `register::links::following` for one school.
const SUCCESSOR: &str = "CASE WHEN e.status_code = '2' THEN (
    SELECT CASE WHEN next IS NULL THEN 'None known'
        WHEN EXISTS (SELECT 1 FROM establishment WHERE id = next) AND NOT EXISTS (SELECT 1 FROM school WHERE urn = next)
        THEN 'To follow' ELSE 'To choose' END
    FROM (SELECT coalesce(
        (SELECT follower(e.id, e.closed_on, l.urn, l.link_urn, l.link_type, l.since)
         FROM establishment_link l WHERE l.urn = e.id OR l.link_urn = e.id),
        (SELECT related_urn FROM register_change WHERE urn = e.id AND kind = 'converted' AND related_urn IS NOT NULL
         ORDER BY id DESC LIMIT 1)) AS next)) END";

/// Whether another school of ours has the same name and postcode. Former ones do not count: a school that was made ours
/// anew after a conversion leaves its old self behind as former.
const DUPLICATE: &str =
    "(s.stage <> 'former' AND (plain(coalesce(e.name, s.name)), coalesce(e.postcode, s.postcode)) IN (
    SELECT plain(coalesce(p.name, o.name)), coalesce(p.postcode, o.postcode)
    FROM school o LEFT JOIN establishment p ON p.id = o.urn
    WHERE o.stage <> 'former' AND coalesce(p.postcode, o.postcode) <> ''
    GROUP BY 1, 2 HAVING count(*) > 1))";

/// Every column, in the order of the lists.
pub const COLUMNS: &[Column] = &[
    shown(BOTH, text("name", "School", "coalesce(e.name, s.name)")),
    shown(BOTH, number("urn", "URN", "coalesce(e.id, s.urn)")),
    shown(SCHOOLS, edited(code("stage", "Stage", "s.stage", "stage"))),
    shown(BOTH, code("la", "Local authority", "e.la_code", "la")),
    shown(BOTH, code("phase", "Phase", "e.phase_code", "phase")),
    shown(
        BOTH,
        text(
            "ages",
            "Ages",
            "CASE WHEN e.low_age IS NULL THEN '' ELSE e.low_age || '–' || e.high_age END",
        ),
    ),
    shown(ENGLAND, code("type", "Type", "e.type_code", "type")),
    shown(
        BOTH,
        text("trust", "Trust", "coalesce(g.name, e.trust_name)"),
    ),
    shown(BOTH, text("head", "Head", HEAD)),
    shown(BOTH, text("town", "Town", "coalesce(e.town, s.town)")),
    shown(
        BOTH,
        text("postcode", "Postcode", "coalesce(e.postcode, s.postcode)"),
    ),
    shown(BOTH, code("status", "Status", "e.status_code", "status")),
    shown(
        SCHOOLS,
        edited(text(
            "owner",
            "Owner",
            "(SELECT name FROM staff WHERE id = s.owner_id)",
        )),
    ),
    shown(
        SCHOOLS,
        edited(column(
            "tags",
            "Tags",
            Kind::Tags,
            "(SELECT group_concat(tag, char(31)) FROM (SELECT tag FROM school_tag WHERE school_id = s.id ORDER BY tag))",
        )),
    ),
    number(DISTANCE, "Miles away", "NULL"),
    column("ours", "Ours", Kind::Flag, "s.id IS NOT NULL"),
    shown(
        SCHOOLS,
        ours(date(
            "changedOn",
            "Register changed",
            "(SELECT max(l.file_date) FROM register_change c JOIN register_load l ON l.id = c.load_id WHERE c.urn = s.urn)",
        )),
    ),
    ours(text("successor", "Successor", SUCCESSOR)),
    ours(column(
        "ownerLeft",
        "Owner has left",
        Kind::Flag,
        "EXISTS (SELECT 1 FROM staff WHERE id = s.owner_id AND NOT active)",
    )),
    ours(column("duplicate", "Perhaps twice", Kind::Flag, DUPLICATE)),
    edited(text("notes", "Notes", "s.notes")),
    edited(text("parking", "Parking", "s.parking")),
    edited(text("dress", "Dress", "s.dress")),
    edited(text("access", "Access", "s.access")),
    ours(date("addedOn", "Ours since", "s.added_on")),
    code("region", "Region", "e.region_code", "region"),
    code("typeGroup", "Type group", "e.type_group_code", "typeGroup"),
    text("headJob", "Head's job title", "e.head_job"),
    number("pupils", "Pupils", "e.pupils"),
    number("capacity", "Capacity", "e.capacity"),
    number("fsm", "Free school meals %", "e.fsm_percent"),
    number("lowAge", "Lowest age", "e.low_age"),
    number("highAge", "Highest age", "e.high_age"),
    code("gender", "Gender", "e.gender_code", "gender"),
    code("sixthForm", "Sixth form", "e.sixth_form_code", "sixthForm"),
    text("nursery", "Nursery", "e.nursery"),
    code(
        "religiousCharacter",
        "Religious character",
        "e.religious_character_code",
        "religiousCharacter",
    ),
    code("diocese", "Diocese", "e.diocese_code", "diocese"),
    code(
        "admissions",
        "Admissions",
        "e.admissions_code",
        "admissions",
    ),
    code("boarders", "Boarders", "e.boarders_code", "boarders"),
    code(
        "specialClasses",
        "Special classes",
        "e.special_classes_code",
        "specialClasses",
    ),
    text("sen", "SEN provision", "e.sen"),
    text(
        "resourcedProvision",
        "Resourced provision",
        "e.resourced_provision",
    ),
    code(
        "urbanRural",
        "Urban or rural",
        "e.urban_rural_code",
        "urbanRural",
    ),
    code("district", "District", "e.district_code", "district"),
    text("constituency", "Constituency", "e.constituency"),
    text("street", "Street", "e.street"),
    text("locality", "Locality", "e.locality"),
    text("county", "County", "e.county"),
    text(
        "telephone",
        "Telephone",
        "coalesce(e.telephone, s.telephone)",
    ),
    text("website", "Website", "e.website"),
    text(
        "laestab",
        "LAESTAB",
        "CASE WHEN e.number = '' THEN '' ELSE e.la_code || '/' || e.number END",
    ),
    text("ukprn", "UKPRN", "e.ukprn"),
    text("federation", "Federation", "e.federation"),
    text("sponsor", "Sponsor", "e.sponsor"),
    text("proprietor", "Proprietor", "e.proprietor"),
    date("openedOn", "Opened", "e.opened_on"),
    code(
        "reasonOpened",
        "Reason opened",
        "e.reason_opened_code",
        "reasonOpened",
    ),
    date("closedOn", "Closed", "e.closed_on"),
    code(
        "reasonClosed",
        "Reason closed",
        "e.reason_closed_code",
        "reasonClosed",
    ),
    date("censusOn", "Pupil numbers of", "e.census_on"),
    date(
        "lastChangedOn",
        "Last changed by the DfE",
        "e.last_changed_on",
    ),
    number("easting", "Easting (m)", "e.easting"),
    number("northing", "Northing (m)", "e.northing"),
];

/// The columns that `list` has.
pub fn of(list: List) -> impl Iterator<Item = &'static Column> {
    COLUMNS
        .iter()
        .filter(move |column| list == List::Schools || !column.ours_only)
}

/// The columns that `list` shows unless told otherwise.
pub fn shown_in(list: List) -> Vec<&'static Column> {
    of(list)
        .filter(|column| column.shown.contains(&list))
        .collect()
}

/// The column of `list` with this id.
///
/// # Errors
/// A sentence that names the columns there are.
pub fn find(list: List, id: &str) -> Result<&'static Column> {
    of(list).find(|column| column.id == id).ok_or_else(|| {
        let known: Vec<_> = of(list).map(|column| column.id).collect();
        Error::invalid(format!(
            "This list has no column “{id}”. Its columns are {}.",
            known.join(", ")
        ))
    })
}

/// The columns with these ids, or the list's own where there are none.
///
/// # Errors
/// As [`find`].
pub fn chosen(list: List, ids: &[String]) -> Result<Vec<&'static Column>> {
    if ids.is_empty() {
        Ok(shown_in(list))
    } else {
        ids.iter().map(|id| find(list, id)).collect()
    }
}
