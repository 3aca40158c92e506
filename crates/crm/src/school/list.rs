//! The lists of schools: every establishment of the register, and ours; and their columns, which lists of others' share.

use super::Stage;
use crate::list::columns::{Column, DISTANCE, code, date, fixed, flag, number, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{current, freshness, of_standing, person_name};
use crate::person::list::FRESHNESS;

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

/// The day on which somebody was last in touch with a school.
const LAST_CONTACT: &str =
    "(SELECT x.on_day FROM activity_about x WHERE x.school_id = s.id AND x.contact
    ORDER BY x.on_day DESC LIMIT 1)";

/// After how many months without contact a school of this stage is told of; 0: never. As
/// `office::queries::contact_months`.
macro_rules! contact_months {
    () => {
        "coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = s.stage || 'ContactMonths'),
            CASE s.stage WHEN 'approached' THEN 2 WHEN 'partnership' THEN 6 WHEN 'paused' THEN 12 ELSE 0 END)"
    };
}

/// Codes and names of the stages, in order.
pub const STAGES: &[(&str, &str)] = &[
    Stage::Prospect.named(),
    Stage::Approached.named(),
    Stage::Partnership.named(),
    Stage::Paused.named(),
    Stage::Former.named(),
];

/// Our relationship with a school.
pub const STAGE: Column = fixed("stage", "Stage", "s.stage", STAGES);
/// Its local authority.
pub const LA: Column = code("la", "Local authority", "e.la_code", "la");
/// Its phase of education.
pub const PHASE: Column = code("phase", "Phase", "e.phase_code", "phase");
/// Its region.
pub const REGION: Column = code("region", "Region", "e.region_code", "region");
/// Its type of establishment.
pub const TYPE: Column = code("type", "Type", "e.type_code", "type");
/// The ages of its pupils.
pub const AGES: Column = text(
    "ages",
    "Ages",
    "CASE WHEN e.low_age IS NULL THEN '' ELSE e.low_age || '–' || e.high_age END",
)
.range("e.low_age", "e.high_age");
/// Its trust.
pub const TRUST: Column = text("trust", "Trust", "coalesce(g.name, e.trust_name)");
/// Its town.
pub const TOWN: Column = text("town", "Town", "coalesce(e.town, s.town)");
/// Its postcode.
pub const POSTCODE: Column = text("postcode", "Postcode", "coalesce(e.postcode, s.postcode)");
/// Whether it is open.
pub const STATUS: Column = code("status", "Status", "e.status_code", "status");
/// Who of us looks after it.
pub const OWNER: Column = text(
    "owner",
    "Owner",
    "(SELECT name FROM staff WHERE id = s.owner_id)",
)
.listed();
/// Our labels on it.
pub const TAGS: Column = tags(
    "tags",
    "Tags",
    "SELECT tag AS word FROM school_tag WHERE school_id = s.id ORDER BY tag",
);
/// How far it is, in miles.
pub const MILES: Column = number(DISTANCE, "Miles away", "NULL");

/// What only the list of England reads as it stands there: SQLite then leaves our own tables alone.
const OF_ENGLAND: &[Column] = &[
    text("name", "School", "e.name"),
    number("urn", "URN", "e.id"),
    text("town", "Town", "e.town"),
    text("postcode", "Postcode", "e.postcode"),
    text("telephone", "Telephone", "e.telephone"),
    flag("ours", "Ours", "s.id IS NOT NULL"),
];

/// What is known of a school of ours beside the register, or instead of it.
const OF_OURS: &[Column] = &[
    text("name", "School", "coalesce(e.name, s.name)"),
    number("urn", "URN", "coalesce(e.id, s.urn)"),
    STAGE.edited(),
    TOWN,
    POSTCODE,
    text(
        "telephone",
        "Telephone",
        "coalesce(e.telephone, s.telephone)",
    ),
    OWNER.edited(),
    TAGS.edited(),
    flag("ours", "Ours", "s.id IS NOT NULL"),
    date(
        "changedOn",
        "Register changed",
        "(SELECT max(l.file_date) FROM register_change c JOIN register_load l ON l.id = c.load_id WHERE c.urn = s.urn)",
    ),
    text("successor", "Successor", SUCCESSOR).listed(),
    flag(
        "ownerLeft",
        "Owner has left",
        "EXISTS (SELECT 1 FROM staff WHERE id = s.owner_id AND NOT active)",
    ),
    flag("duplicate", "Perhaps twice", DUPLICATE),
    text("notes", "Notes", "s.notes").edited(),
    text("parking", "Parking", "s.parking").edited(),
    text("dress", "Dress", "s.dress").edited(),
    text("access", "Access", "s.access").edited(),
    date("addedOn", "Ours since", "s.added_on"),
];

/// What the register says of a school.
const OF_THE_REGISTER: &[Column] = &[
    LA,
    PHASE,
    AGES,
    TYPE,
    TRUST,
    text("head", "Head", HEAD),
    STATUS,
    MILES,
    REGION,
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

/// What the lists of those who are at schools say of the school.
pub const OF_THE_SCHOOL: &[Column] = &[
    LA,
    PHASE,
    TRUST,
    number("urn", "URN", "coalesce(e.id, s.urn)"),
    STAGE.called("schoolStage", "School’s stage"),
    STATUS.called("schoolStatus", "School’s status"),
    OWNER.called("schoolOwner", "School’s owner"),
    TAGS.called("schoolTags", "School’s tags"),
    TOWN,
    POSTCODE,
    MILES,
    REGION,
    TYPE,
    AGES,
];

/// What we know of the people of a school.
const OF_ITS_PEOPLE: &[Column] = &[
    text(
        "currentHead",
        "Current head",
        concat!(
            "(SELECT group_concat(name, ', ') FROM (SELECT ",
            person_name!("p"),
            " AS name FROM ",
            of_standing!("tenure"),
            " t JOIN role r ON r.id = t.role_id JOIN person p ON p.id = t.person_id
             WHERE t.school_id = s.id AND (r.is_head OR r.code = 'actingHead') AND ",
            current!("t"),
            " ORDER BY t.acting, r.rank, t.id))"
        ),
    ),
    text(
        "mainContact",
        "Main contact",
        concat!(
            "(SELECT ",
            person_name!("p"),
            " FROM ",
            of_standing!("tenure"),
            " t JOIN person p ON p.id = t.person_id WHERE t.school_id = s.id AND t.main_contact AND ",
            current!("t"),
            " ORDER BY t.id LIMIT 1)"
        ),
    ),
    text(
        "mainEmail",
        "Their e-mail",
        concat!(
            "(SELECT d.value FROM ",
            of_standing!("tenure"),
            " t JOIN address d ON d.person_id = t.person_id AND d.medium = 'email'
             WHERE t.school_id = s.id AND t.main_contact AND ",
            current!("t"),
            " ORDER BY t.id, d.state = 'bounced', d.is_main DESC, d.id LIMIT 1)"
        ),
    ),
    text(
        "mainTelephone",
        "Their telephone",
        concat!(
            "(SELECT d.value FROM ",
            of_standing!("tenure"),
            " t JOIN address d ON d.person_id = t.person_id AND d.medium = 'telephone'
             WHERE t.school_id = s.id AND t.main_contact AND ",
            current!("t"),
            " ORDER BY t.id, d.state = 'bounced', d.is_main DESC, d.id LIMIT 1)"
        ),
    ),
    text(
        "champion",
        "Champion",
        concat!(
            "(SELECT ",
            person_name!("p"),
            " FROM ",
            of_standing!("champion"),
            " c JOIN person p ON p.id = c.person_id WHERE c.school_id = s.id
             ORDER BY instr('active agreed approached identified steppedDown', c.stage), c.id DESC LIMIT 1)"
        ),
    ),
    fixed(
        "championStage",
        "Champion’s stage",
        concat!(
            "(SELECT c.stage FROM ",
            of_standing!("champion"),
            " c WHERE c.school_id = s.id
             ORDER BY instr('active agreed approached identified steppedDown', c.stage), c.id DESC LIMIT 1)"
        ),
        crate::champion::list::STAGES,
    ),
    date(
        "lastContact",
        "Last contact",
        LAST_CONTACT,
    ),
    flag(
        "quiet",
        "No contact for long",
        concat!(
            "CASE WHEN ",
            contact_months!(),
            " > 0 THEN coalesce((SELECT x.on_day FROM activity_about x WHERE x.school_id = s.id AND x.contact
               ORDER BY x.on_day DESC LIMIT 1), s.added_on) < months_ago(",
            contact_months!(),
            ") ELSE 0 END"
        ),
    ),
    date("stageOn", "Stage since", "nullif(s.stage_on, '')"),
    flag(
        "approachedLong",
        "Approached for long",
        "s.stage = 'approached' AND s.stage_on <> '' AND (
           SELECT days > 0 AND s.stage_on < date(today(), '-' || days || ' days')
           FROM (SELECT coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'approachedDays'), 60) AS days))",
    ),
    date(
        "leastConfirmed",
        "Least recently confirmed",
        concat!(
            "(SELECT nullif(min(t.confirmed_on), '') FROM ",
            of_standing!("tenure"),
            " t WHERE t.school_id = s.id AND ",
            current!("t"),
            ")"
        ),
    ),
    fixed(
        "freshness",
        "Contacts",
        concat!(
            "(SELECT ",
            freshness!("k.day"),
            " FROM (SELECT min(t.confirmed_on) AS day FROM ",
            of_standing!("tenure"),
            " t WHERE t.school_id = s.id AND ",
            current!("t"),
            ") k WHERE k.day IS NOT NULL)"
        ),
        FRESHNESS,
    ),
    number(
        "people",
        "People",
        concat!(
            "(SELECT count(DISTINCT t.person_id) FROM ",
            of_standing!("tenure"),
            " t WHERE t.school_id = s.id AND ",
            current!("t"),
            ")"
        ),
    ),
    number(
        "openTasks",
        "Open tasks",
        "(SELECT count(*) FROM task WHERE school_id = s.id AND done_on = '')",
    ),
    date(
        "briefedOn",
        "Told about the reforms",
        "(SELECT max(b.on_day) FROM briefing b WHERE b.school_id = s.id)",
    ),
    tags(
        "briefedAbout",
        "Told about",
        "SELECT b.topic AS word FROM briefing b WHERE b.school_id = s.id GROUP BY b.topic ORDER BY 1",
    ),
    flag(
        "briefingWanted",
        "Asked for a briefing",
        "EXISTS (SELECT 1 FROM school_answer w WHERE w.school_id = s.id AND w.code = 'briefing' AND w.value = 'yes'
           AND NOT EXISTS (SELECT 1 FROM briefing b WHERE b.school_id = s.id AND b.on_day >= w.confirmed_on))",
    ),
];

/// Schools that have closed.
const CLOSED: Option<Past> = Some(Past {
    sql: "e.status_code = '2'",
    is: "closed",
    said: ["has closed", "have closed"],
});

/// Every establishment of the DfE's register.
pub const ENGLAND: Definition = Definition {
    id: "england",
    route: "/england",
    title: "Schools in England",
    rows: ["school", "schools"],
    from: "FROM establishment e LEFT JOIN school s ON s.urn = e.id LEFT JOIN establishment_group g ON g.id = e.trust_uid",
    lean: None,
    total: "SELECT count(*) FROM establishment",
    id_sql: "e.id",
    name_sql: "e.name",
    columns: &[OF_ENGLAND, OF_THE_REGISTER],
    shown: &[
        "name", "urn", "la", "phase", "ages", "type", "trust", "head", "town", "postcode", "status",
    ],
    // A row always says whether it is ours, so that the page can lead to the right screen.
    carried: &["urn", "name", "ours"],
    keys: &[("schoolId", "s.id")],
    sort: None,
    search: Search::Register,
    past: CLOSED,
    of_the_register: true,
    reads: &[
        "school",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};

/// The schools that the office deals with.
pub const SCHOOLS: Definition = Definition {
    id: "schools",
    route: "/schools",
    title: "Our schools",
    rows: ["school", "schools"],
    from: "FROM school s LEFT JOIN establishment e ON e.id = s.urn LEFT JOIN establishment_group g ON g.id = e.trust_uid",
    lean: None,
    total: "SELECT count(*) FROM school",
    id_sql: "s.id",
    name_sql: "coalesce(e.name, s.name)",
    columns: &[OF_OURS, OF_ITS_PEOPLE, OF_THE_REGISTER],
    shown: &[
        "name",
        "urn",
        "stage",
        "la",
        "phase",
        "ages",
        "trust",
        "head",
        "town",
        "postcode",
        "status",
        "owner",
        "tags",
        "changedOn",
    ],
    carried: &["urn", "name"],
    keys: &[("schoolId", "s.id")],
    sort: None,
    search: Search::Ours,
    past: CLOSED,
    of_the_register: false,
    reads: &[
        "school",
        "school_tag",
        "staff",
        "establishment",
        "establishment_group",
        "establishment_link",
        "register_load",
        "register_change",
        "setting",
        "person",
        "address",
        "tenure",
        "role",
        "champion",
        "activity_about",
        "task",
        "briefing",
        "school_answer",
    ],
};
