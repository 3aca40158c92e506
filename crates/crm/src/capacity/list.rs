//! The lists of what schools and trusts host, of all years: placement offers, a line for each kind of place, and answers,
//! a row a year: who hosts, who does not and why.

use super::{HostingInterest, OfferFunding, OfferJoint, OfferKind, OfferStudy, OfferTerm};
use crate::list::columns::{Column, code, date, fixed, number, tags, text};
use crate::list::definition::{Definition, Direction, Past, Search};
use crate::list::sql::{academic_year, freshness, place_name, places};
use crate::person::list::FRESHNESS;
use crate::school::list as school;
use crate::tenure::list::SOURCES;
use crate::types::{KeyStage, Phase, YearGroup};

// What both lists say of a school’s or trust’s year.
const NAME: Column = text("name", "School or trust", place_name!());
const YEAR: Column = text("year", "Year", "(h.year || '/' || substr(h.year + 1, 3))")
    .sorted("h.year")
    .listed();
const INTEREST: Column = fixed(
    "interest",
    "Interest",
    "nullif(h.interest, '')",
    HostingInterest::NAMED,
);
const CAP: Column = number("cap", "Cap of the school", "h.cap");
const CONFIRMED_ON: Column = date("confirmedOn", "Confirmed on", "nullif(h.confirmed_on, '')");
const CONFIRMED_BY: Column = text(
    "confirmedBy",
    "Confirmed by",
    "coalesce(nullif(h.said_by, ''), (SELECT name FROM staff WHERE id = h.confirmed_by))",
)
.listed();
const FRESH: Column = fixed(
    "freshness",
    "Freshness",
    freshness!("h.confirmed_on"),
    FRESHNESS,
);
const SOURCE: Column = fixed(
    "source",
    "Source",
    "CASE h.source WHEN '' THEN 'typed' ELSE h.source END",
    SOURCES,
);

const OF_AN_OFFER: &[Column] = &[
    NAME,
    YEAR,
    fixed("kind", "For", "o.kind", OfferKind::NAMED),
    text(
        "places",
        "Places",
        "CASE WHEN o.least = o.most THEN '' || o.most ELSE o.least || '–' || o.most END",
    )
    .sorted("o.most")
    .range("o.least", "o.most"),
    number("least", "At least", "o.least"),
    number("most", "At most", "o.most"),
    fixed(
        "offerPhase",
        "Offered phase",
        "nullif(o.phase, '')",
        Phase::NAMED,
    ),
    // A place in a primary class is a primary trainee's, whether its subject is said or not.
    code(
        "subject",
        "Subject",
        "CASE WHEN o.phase = 'primary' AND o.subject = '' THEN '00' ELSE nullif(o.subject, '') END",
        "subject",
    ),
    fixed(
        "keyStage",
        "Key stage",
        "nullif(o.key_stage, '')",
        KeyStage::NAMED,
    ),
    fixed(
        "yearGroup",
        "Year group",
        "nullif(o.year_group, '')",
        YearGroup::NAMED,
    ),
    fixed("term", "Term", "nullif(o.term, '')", OfferTerm::NAMED),
    text("block", "Block", "b.name").listed(),
    text("sendSetting", "SEND setting", "o.send_setting"),
    fixed(
        "study",
        "Full or part time",
        "nullif(o.study, '')",
        OfferStudy::NAMED,
    ),
    fixed(
        "funding",
        "Funding",
        "nullif(o.funding, '')",
        OfferFunding::NAMED,
    ),
    fixed("joint", "Shared", "nullif(o.joint, '')", OfferJoint::NAMED),
    text(
        "sharedWith",
        "Shared with",
        "(SELECT coalesce(je.name, js.name) FROM school js LEFT JOIN establishment je ON je.id = js.urn WHERE js.id = o.joint_school_id)",
    ),
    INTEREST,
    CAP,
    CONFIRMED_ON,
    CONFIRMED_BY,
    FRESH,
    SOURCE,
    text("note", "Note", "o.note"),
    text("hostingNote", "Note on the year", "h.note"),
];

/// What schools and trusts offer, a row a line.
pub const OFFERS: Definition = Definition {
    id: "offers",
    route: "/offers",
    title: "Placement offers",
    rows: ["offer", "offers"],
    from: concat!(
        "FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id LEFT JOIN block b ON b.id = o.block_id",
        places!("h.school_id", "h.trust_id")
    ),
    lean: None,
    total: "SELECT count(*) FROM placement_offer",
    id_sql: "o.id",
    name_sql: place_name!(),
    columns: &[OF_AN_OFFER, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "year",
        "kind",
        "places",
        "offerPhase",
        "subject",
        "yearGroup",
        "term",
        "block",
        "study",
        "funding",
        "cap",
        "confirmedOn",
        "freshness",
        "la",
    ],
    carried: &["name"],
    keys: &[("schoolId", "h.school_id"), ("trustUid", "u.uid")],
    sort: Some(("year", Direction::Down)),
    search: Search::Words {
        text: concat!(
            "coalesce(",
            place_name!(),
            ", '') || ' ' || o.send_setting || ' ' || o.note || ' ' || h.note"
        ),
        reads: &[
            "placement_offer",
            "hosting",
            "block",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: concat!("h.year < ", academic_year!()),
        is: "earlier",
        said: ["is of an earlier year", "are of earlier years"],
    }),
    of_the_register: false,
    reads: &[
        "placement_offer",
        "hosting",
        "block",
        "setting",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};

/// Why a school does not host, by the names of its reasons. What it said in its own words stands for *another reason*.
const REASONS: &str = "SELECT coalesce(CASE WHEN j.value = 'other' THEN nullif(h.reason_text, '') END, c.name, j.value) AS word
    FROM json_each('[\"' || replace(h.reasons, ';', '\",\"') || '\"]') j
    LEFT JOIN code c ON c.list = 'hostingReason' AND c.code = j.value WHERE j.value <> '' ORDER BY j.key";

const OF_AN_ANSWER: &[Column] = &[
    NAME,
    YEAR,
    INTEREST,
    tags("reasons", "Reasons", REASONS),
    text("reasonText", "Reason in their words", "h.reason_text"),
    number(
        "offered",
        "Places offered",
        "(SELECT sum(o.most) FROM placement_offer o WHERE o.hosting_id = h.id AND o.kind = 'placement')",
    ),
    CAP,
    number("otherTrainees", "Others’ trainees", "h.other_trainees"),
    number("ects", "ECTs", "h.ects"),
    CONFIRMED_ON,
    CONFIRMED_BY,
    FRESH,
    SOURCE,
    text("note", "Note", "h.note"),
];

/// What schools and trusts answered when they were asked to host, a row a year.
pub const HOSTINGS: Definition = Definition {
    id: "hostings",
    route: "/hostings",
    title: "Answers to hosting",
    rows: ["answer", "answers"],
    from: concat!("FROM hosting h", places!("h.school_id", "h.trust_id")),
    lean: None,
    total: "SELECT count(*) FROM hosting",
    id_sql: "h.id",
    name_sql: place_name!(),
    columns: &[OF_AN_ANSWER, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "year",
        "interest",
        "reasons",
        "offered",
        "cap",
        "otherTrainees",
        "ects",
        "source",
        "confirmedOn",
        "confirmedBy",
        "la",
    ],
    carried: &["name"],
    keys: &[("schoolId", "h.school_id"), ("trustUid", "u.uid")],
    sort: Some(("year", Direction::Down)),
    search: Search::Words {
        text: concat!(
            "coalesce(",
            place_name!(),
            ", '') || ' ' || h.reason_text || ' ' || h.note"
        ),
        reads: &[
            "hosting",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: concat!("h.year < ", academic_year!()),
        is: "earlier",
        said: ["is of an earlier year", "are of earlier years"],
    }),
    of_the_register: false,
    reads: &[
        "hosting",
        "placement_offer",
        "setting",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
