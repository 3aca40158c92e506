//! The list of agreements.

use super::{AgreementState, AgreementWant, store};
use crate::list::columns::{Column, date, fixed, flag, number, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{person_name, person_order, place_name, places};
use crate::school::list as school;

/// How far an agreement is.
pub const STATES: &[(&str, &str)] = &[
    AgreementState::Due.named(),
    AgreementState::Sent.named(),
    AgreementState::Signed.named(),
    AgreementState::Lapsed.named(),
];

const OF_AN_AGREEMENT: &[Column] = &[
    text("name", "With", place_name!()),
    text("years", "Years", store::YEARS).listed(),
    text("version", "Version", "a.version").listed(),
    fixed("state", "State", store::STATE, STATES),
    date("dueOn", "Due", "nullif(a.due_on, '')"),
    date("sentOn", "Sent", "nullif(a.sent_on, '')"),
    date("signedOn", "Signed", "nullif(a.signed_on, '')"),
    text("signedBy", "Signed by", person_name!("p")).sorted(person_order!("p")),
    text("role", "In the post", "r.name")
        .sorted("r.rank")
        .listed(),
    flag(
        AgreementWant::SignatoryLeft.column(),
        "Signatory has left",
        store::SIGNATORY_LEFT,
    ),
    flag(AgreementWant::Overdue.column(), "Overdue", store::OVERDUE),
    flag(
        AgreementWant::Waiting.column(),
        "Sent over a month ago",
        store::WAITING,
    ),
    flag(
        AgreementWant::Ends.column(),
        "Ends this academic year",
        store::ENDS,
    ),
    flag(
        AgreementWant::Ended.column(),
        "Lapsed, none follows",
        store::ENDED,
    ),
    flag("withTrust", "With a trust", "a.trust_id IS NOT NULL"),
    number(
        "named",
        "Schools named",
        "(SELECT count(*) FROM agreement_named WHERE agreement_id = a.id)",
    ),
    text("fileReference", "File reference", "a.file_reference"),
    text("note", "Note", "a.note"),
];

/// Our agreements with schools and trusts.
pub const AGREEMENTS: Definition = Definition {
    id: "agreements",
    route: "/agreements",
    title: "Agreements",
    rows: ["agreement", "agreements"],
    from: concat!(
        "FROM agreement a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN role r ON r.id = a.role_id",
        places!("a.school_id", "a.trust_id")
    ),
    lean: None,
    total: "SELECT count(*) FROM agreement",
    id_sql: "a.id",
    name_sql: place_name!(),
    columns: &[OF_AN_AGREEMENT, school::OF_THE_SCHOOL],
    shown: &[
        "name", "years", "version", "state", "dueOn", "sentOn", "signedOn", "signedBy", "role",
        "named",
    ],
    carried: &["name"],
    keys: &[
        ("schoolId", "a.school_id"),
        ("trustUid", "u.uid"),
        ("personId", "a.person_id"),
    ],
    sort: None,
    search: Search::Words {
        text: concat!(
            "coalesce(",
            place_name!(),
            ", '') || ' ' || a.version || ' ' || a.file_reference || ' ' || coalesce(",
            person_name!("p"),
            ", '')"
        ),
        reads: &[
            "agreement",
            "person",
            "role",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: store::LAPSED,
        is: "lapsed",
        said: ["has lapsed", "have lapsed"],
    }),
    of_the_register: false,
    reads: &[
        "agreement",
        "agreement_named",
        "person",
        "role",
        "tenure",
        "school",
        "school_tag",
        "staff",
        "trust",
        "establishment",
        "establishment_group",
        "register_load",
    ],
};
