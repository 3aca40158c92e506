//! The list of people, and their columns, which the lists of what they do share.

use crate::consent::ConsentStand;
use crate::list::columns::{Column, date, fixed, flag, number, tags, text};
use crate::list::definition::{Definition, Past, Search};
use crate::list::sql::{
    current, freshness, person_name, person_order, place_name, places, standing,
};
use crate::school::list as school;
use crate::tenure::list::STANDINGS;

/// How fresh a fact is, best first.
pub const FRESHNESS: &[(&str, &str)] = &[
    ("confirmed", "Confirmed"),
    ("ageing", "Ageing"),
    ("stale", "Stale"),
    ("never", "Never confirmed"),
    ("bounced", "Bounced"),
];

/// What a person is called.
pub const NAME: Column = text("name", "Name", person_name!("p")).sorted(person_order!("p"));

/// The e-mail that reaches a person: their main one, and one that bounced only where there is no other.
pub const EMAIL: Column = text(
    "email",
    "E-mail",
    "(SELECT d.value FROM address d WHERE d.person_id = p.id AND d.medium = 'email'
      ORDER BY d.state = 'bounced', d.is_main DESC, d.id LIMIT 1)",
);

/// The telephone that reaches a person.
pub const TELEPHONE: Column = text(
    "telephone",
    "Telephone",
    "(SELECT d.value FROM address d WHERE d.person_id = p.id AND d.medium = 'telephone'
      ORDER BY d.state = 'bounced', d.is_main DESC, d.id LIMIT 1)",
);

/// Whether no e-mail of a person arrives; NULL where they have none.
macro_rules! bounced {
    () => {
        "(SELECT min(d.state = 'bounced') FROM address d WHERE d.person_id = p.id AND d.medium = 'email')"
    };
}

/// The school or trust of a row.
pub const PLACE: Column = text("school", "School or trust", place_name!());

const OF_A_PERSON: &[Column] = &[
    NAME,
    tags(
        "roles",
        "Posts",
        concat!(
            "SELECT y.name AS word FROM tenure x JOIN role y ON y.id = x.role_id WHERE x.person_id = p.id AND ",
            current!("x"),
            " GROUP BY y.id ORDER BY y.rank"
        ),
    ),
    PLACE,
    tags(
        "schools",
        "All schools",
        concat!(
            "SELECT coalesce(i.name, o.name) AS word FROM tenure x JOIN school o ON o.id = x.school_id
             LEFT JOIN establishment i ON i.id = o.urn WHERE x.person_id = p.id AND ",
            current!("x"),
            " GROUP BY o.id ORDER BY 1"
        ),
    ),
    EMAIL,
    TELEPHONE,
    fixed(
        "freshness",
        "Freshness",
        concat!(
            "CASE WHEN t.id IS NULL OR ",
            standing!("t"),
            " = 'former' THEN NULL WHEN ",
            bounced!(),
            " THEN 'bounced' ELSE ",
            freshness!("t.confirmed_on"),
            " END"
        ),
        FRESHNESS,
    ),
    date("confirmedOn", "Confirmed on", "nullif(t.confirmed_on, '')"),
    flag(
        "mainContact",
        "Main contact",
        concat!(
            "EXISTS (SELECT 1 FROM tenure x WHERE x.person_id = p.id AND x.main_contact AND ",
            current!("x"),
            ")"
        ),
    ),
    fixed(
        "champion",
        "Champion",
        "(SELECT c.stage FROM champion c WHERE c.person_id = p.id ORDER BY c.stage = 'steppedDown', c.id DESC LIMIT 1)",
        crate::champion::list::STAGES,
    ),
    tags(
        "tags",
        "Tags",
        "SELECT tag AS word FROM person_tag WHERE person_id = p.id ORDER BY tag",
    ),
    date("lastContact", "Last contact", LAST_CONTACT),
    number(
        "openTasks",
        "Open tasks",
        "(SELECT count(*) FROM task WHERE person_id = p.id AND done_on = '')",
    ),
    fixed(
        "state",
        "Standing",
        concat!("CASE WHEN t.id IS NOT NULL THEN ", standing!("t"), " END"),
        STANDINGS,
    ),
    flag("bounced", "E-mail bounced", concat!("coalesce(", bounced!(), ", 0)")),
    text("title", "Title", "p.title"),
    text("firstName", "First name", "p.first_name"),
    text("lastName", "Last name", "p.last_name"),
    text("knownAs", "Known as", "p.known_as"),
    text("notes", "Notes", "p.notes"),
    flag("objects", "Objects to mailings", "p.objects"),
    date(
        "objectedOn",
        "Objects since",
        "CASE WHEN p.objects THEN nullif(p.objected_on, '') END",
    ),
    fixed("mailings", "Mailings", SAID_OF_MAILINGS, ConsentStand::NAMED),
    date("addedOn", "Added on", "p.added_on"),
];

/// The day on which somebody last spoke or wrote with a person.
const LAST_CONTACT: &str = "(SELECT x.on_day FROM activity_about x WHERE x.person_id = p.id AND x.contact ORDER BY x.on_day DESC LIMIT 1)";

/// What somebody said last about mailings; an objection that stands goes before, one that was lifted says nothing.
const SAID_OF_MAILINGS: &str =
    "CASE WHEN p.objects THEN 'objected' ELSE (SELECT nullif(c.stand, 'objected') FROM consent c
    WHERE c.person_id = p.id ORDER BY c.on_day DESC, c.id DESC LIMIT 1) END";

/// Everyone who stands for themselves; a record that was merged into another does not.
///
/// `t` is the post by which a person is known: a current one before one that is announced, and that before one that they
/// had; where they are our main contact first. What is said of a school or trust is said of that post's.
pub const PEOPLE: Definition = Definition {
    id: "people",
    route: "/people",
    title: "People",
    rows: ["person", "people"],
    from: concat!(
        "FROM (SELECT * FROM person WHERE merged_into IS NULL) p LEFT JOIN tenure t ON t.id = (
           SELECT known FROM (SELECT x.id AS known, min(CASE ",
        standing!("x"),
        " WHEN 'current' THEN 0 WHEN 'announced' THEN 2 ELSE 4 END + (NOT x.main_contact) + y.rank / 10000.0)
           FROM tenure x JOIN role y ON y.id = x.role_id WHERE x.person_id = p.id))",
        places!("t.school_id", "t.trust_id")
    ),
    lean: Some((
        "FROM (SELECT * FROM person WHERE merged_into IS NULL) p",
        &["t", "s", "e", "u", "g"],
    )),
    total: "SELECT count(*) FROM person WHERE merged_into IS NULL",
    id_sql: "p.id",
    name_sql: person_order!("p"),
    columns: &[OF_A_PERSON, school::OF_THE_SCHOOL],
    shown: &[
        "name",
        "roles",
        "school",
        "la",
        "email",
        "telephone",
        "freshness",
        "mainContact",
        "champion",
        "tags",
        "lastContact",
    ],
    carried: &["name"],
    keys: &[("schoolId", "s.id")],
    sort: None,
    search: Search::Words {
        text: concat!(
            person_name!("p"),
            " || ' ' || p.first_name
             || ' ' || coalesce((SELECT group_concat(d.value || ' ' || d.folded, ' ') FROM address d WHERE d.person_id = p.id), '')
             || ' ' || coalesce((SELECT group_concat(coalesce(i.name, o.name) || ' ' || coalesce(i.trust_name, ''), ' ')
                  FROM tenure x JOIN school o ON o.id = x.school_id LEFT JOIN establishment i ON i.id = o.urn
                  WHERE x.person_id = p.id), '')
             || ' ' || coalesce((SELECT group_concat(coalesce(l.name, k.name), ' ')
                  FROM tenure x JOIN trust k ON k.id = x.trust_id LEFT JOIN establishment_group l ON l.id = k.uid
                  WHERE x.person_id = p.id), '')"
        ),
        reads: &[
            "person",
            "address",
            "tenure",
            "school",
            "trust",
            "establishment",
            "establishment_group",
        ],
    },
    past: Some(Past {
        sql: concat!("t.id IS NOT NULL AND ", standing!("t"), " = 'former'"),
        is: "former",
        said: ["has left", "have left"],
    }),
    of_the_register: false,
    reads: &[
        "person",
        "person_tag",
        "address",
        "tenure",
        "role",
        "champion",
        "consent",
        "activity_about",
        "task",
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
