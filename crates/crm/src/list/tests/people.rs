//! The lists of people and of what they do.

use crate::list::definition::Search;
use crate::list::{List, queries};
use crate::testkit::{Office, school, texts};
use crate::types::{Day, PartDay, Standing};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// Today is 10 September 2026. Two schools; their people as the comments say.
fn office() -> (Office, [i64; 2]) {
    let office = Office::with(&[
        school(800_001, "Alder School", &[]),
        school(
            800_002,
            "Birch School",
            &[("LA (code)", "886"), ("LA (name)", "Kent")],
        ),
    ]);
    let schools = office.ours(&[800_001, 800_002]);
    let [alder, birch] = schools[..] else {
        unreachable!("two schools")
    };
    let add = |names: [&str; 2], role: i64, school: i64, email: &str| -> i64 {
        let [first, last] = names;
        let request = json!({
            "name": {"first": first, "last": last},
            "post": {"roleId": role, "schoolId": school},
            "addresses": [{"medium": "email", "value": email}],
        });
        office.act("person_add", request)["id"].as_i64().unwrap()
    };
    // A head whose contact is fresh, a tutor whose is not, a deputy who has left, a head who comes in January.
    add(["Zoë", "Amblewood"], 1, alder, "zoe@alder.example");
    add(["Bruno", "Birchcroft"], 9, alder, "bruno@alder.example");
    add(["Clement", "Ashby"], 5, birch, "clement@birch.example");
    add(["Dora", "Zell"], 1, birch, "dora@birch.example");
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            w.label("Posts as the test has them");
            for (last, sql) in [
                ("Amblewood", "confirmed_on = '2026-09-01', main_contact = 1"),
                ("Birchcroft", "confirmed_on = '2025-01-01', main_contact = 0"),
                ("Ashby", "until_on = '2026-08', main_contact = 0"),
                ("Zell", "from_on = '2027-01', confirmed_on = ''"),
            ] {
                w.db.execute(
                    &format!("UPDATE tenure SET {sql} WHERE person_id = (SELECT id FROM person WHERE last_name = ?1)"),
                    [last],
                )?;
            }
            Ok(())
        })
        .unwrap();
    (office, [alder, birch])
}

fn people(office: &Office, search: &str, filters: Value) -> Vec<String> {
    let view = json!({"list": "people", "search": search, "where": filters});
    let page = office.query("list_page", json!({"view": view, "limit": 100}));
    texts(&page["rows"], "name")
}

#[test]
fn people_are_found_by_any_words_and_stand_by_surname() {
    let (office, _) = office();
    let check = |search: &str, filters: Value, found: &[&str]| {
        assert_eq!(
            people(&office, search, filters.clone()),
            found,
            "{search} {filters}"
        );
    };
    let all = [
        "Zoë Amblewood",
        "Clement Ashby",
        "Bruno Birchcroft",
        "Dora Zell",
    ];
    check("", json!({}), &all);
    check("zoe amb", json!({}), &all[..1]);
    check("alder", json!({}), &["Zoë Amblewood", "Bruno Birchcroft"]);
    check("bruno@alder", json!({}), &["Bruno Birchcroft"]);
    check("lder", json!({}), &[]);
    check("", json!({"roles": ["head teacher"]}), &["Zoë Amblewood"]);
    check("", json!({"freshness": "Stale"}), &["Bruno Birchcroft"]);
    check(
        "",
        json!({"freshness": ["confirmed", "stale"]}),
        &["Zoë Amblewood", "Bruno Birchcroft"],
    );
    check("", json!({"state": "former"}), &["Clement Ashby"]);
    check("", json!({"state": "announced"}), &["Dora Zell"]);
    check("", json!({"la": "Kent"}), &["Clement Ashby", "Dora Zell"]);
    check("", json!({"mainContact": true}), &["Zoë Amblewood"]);
    check("birch", json!({"state": "announced"}), &["Dora Zell"]);
    // A renamed person is found by the new name at once.
    office
        .session
        .desk()
        .unwrap()
        .store
        .operate("test", |w| {
            w.label("Renamed");
            w.db.execute(
                "UPDATE person SET last_name = 'Quill' WHERE last_name = 'Zell'",
                [],
            )?;
            Ok(())
        })
        .unwrap();
    check("quill", json!({}), &["Dora Quill"]);
    check("zell", json!({}), &[]);
}

#[test]
fn a_person_is_shown_by_the_post_that_counts_most() {
    let (office, [alder, birch]) = office();
    let row = |name: &str| {
        let view = json!({"list": "people", "search": name});
        let columns = ["roles", "school", "la", "email", "freshness", "state"];
        let page = office.query(
            "list_page",
            json!({"view": view, "limit": 1, "columns": columns}),
        );
        page["rows"][0].clone()
    };
    let zoe = row("zoe");
    assert_eq!(
        [
            &zoe["roles"],
            &zoe["school"],
            &zoe["email"],
            &zoe["freshness"],
            &zoe["state"]
        ],
        [
            &json!(["Head teacher"]),
            &json!("Alder School"),
            &json!("zoe@alder.example"),
            &json!("Confirmed"),
            &json!("Current")
        ]
    );
    assert_eq!(zoe["schoolId"], alder);
    // Who has left is still known by where they were; nothing of them is fresh.
    let clement = row("clement");
    assert_eq!(
        [
            &clement["roles"],
            &clement["school"],
            &clement["freshness"],
            &clement["state"]
        ],
        [
            &json!([]),
            &json!("Birch School"),
            &Value::Null,
            &json!("Former")
        ]
    );
    assert_eq!(clement["schoolId"], birch);
    // And an export does not hold them unseen.
    let look = office.query("list_export_look", json!({"view": {"list": "people"}}));
    assert_eq!(
        [&look["rows"], &look["closedRows"], &look["closedSaid"]],
        [
            &json!(4),
            &json!("1 former person"),
            &json!("1 of the 4 people has left.")
        ]
    );
}

#[test]
fn our_schools_say_who_leads_them_and_how_fresh_that_is() {
    let (office, _) = office();
    let columns = [
        "currentHead",
        "mainContact",
        "mainEmail",
        "leastConfirmed",
        "freshness",
        "people",
    ];
    let page = office.query(
        "list_page",
        json!({"view": {"list": "schools", "sort": {"column": "name"}}, "limit": 2, "columns": columns}),
    );
    let alder = &page["rows"][0];
    assert_eq!(
        columns.map(|id| alder[id].clone()),
        [
            json!("Zoë Amblewood"),
            json!("Zoë Amblewood"),
            json!("zoe@alder.example"),
            json!("2025-01-01"),
            json!("Stale"),
            json!(2)
        ]
    );
    // The one has left and the other is not there yet.
    let birch = &page["rows"][1];
    assert_eq!(
        [&birch["currentHead"], &birch["freshness"], &birch["people"]],
        [&Value::Null, &Value::Null, &json!(0)]
    );
}

#[test]
fn sql_says_of_a_post_what_the_rule_says() {
    let (office, _) = office();
    let desk = office.session.desk().unwrap();
    let today: Day = desk.store.clock().today();
    let read = desk.store.read().unwrap();
    for from in [
        "",
        "2026",
        "2027",
        "2026-09",
        "2026-10",
        "2026-09-10",
        "2026-09-11",
    ] {
        for until in [
            "",
            "2025",
            "2026",
            "2026-08",
            "2026-09",
            "2026-09-09",
            "2026-09-10",
        ] {
            for ended in [false, true] {
                let sql = crate::list::sql::standing!("t");
                let said: String = read
                    .query_row(
                        &format!("SELECT {sql} FROM (SELECT ?1 AS from_on, ?2 AS until_on, ?3 AS ended) t"),
                        (from, until, ended),
                        |row| row.get(0),
                    )
                    .unwrap();
                let rule = Standing::of(
                    &PartDay::stored(from),
                    &PartDay::stored(until),
                    ended,
                    today,
                );
                assert_eq!(said, rule.code(), "{from} to {until}, {ended}");
            }
        }
    }
    // The count of a whole list is the count of its rows.
    for list in List::ALL {
        let view = json!({"list": list});
        let page = office.query("list_page", json!({"view": view, "limit": 0}));
        assert_eq!(page["count"], page["total"], "{list:?}");
    }
    assert!(queries::total(&read, List::People).unwrap() > 0);
}

#[test]
fn groups_are_headed_by_what_their_rows_show_and_not_by_what_they_are_sorted_by() {
    let (office, _) = office();
    let groups = |view: Value| -> Vec<String> {
        let found = office.query("list_groups", json!({ "view": view }));
        let groups = found["groups"].as_array().unwrap().iter();
        groups
            .map(|group| format!("{} {}", group["label"].as_str().unwrap(), group["count"]))
            .collect()
    };
    assert_eq!(
        groups(json!({"list": "tenures", "group": "role"})),
        ["Deputy head 1", "Head teacher 2", "Professional tutor 1"]
    );
    assert_eq!(
        groups(json!({"list": "people", "group": "name", "search": "alder"})),
        ["Bruno Birchcroft 1", "Zoë Amblewood 1"]
    );
    // Sorted by it, posts stand by their rank still.
    let view = json!({"list": "tenures", "sort": {"column": "role"}});
    let page = office.query("list_page", json!({"view": view, "limit": 10}));
    assert_eq!(
        texts(&page["rows"], "name"),
        [
            "Zoë Amblewood",
            "Dora Zell",
            "Clement Ashby",
            "Bruno Birchcroft"
        ]
    );
}

#[test]
fn yes_and_no_are_counted_anew_when_the_list_changes() {
    let (office, [alder, _]) = office();
    let counts = |list: &str, column: &str| -> Vec<u64> {
        let answer = office.query("list_columns", json!({ "list": list }));
        let mut columns = answer["columns"].as_array().unwrap().iter();
        let found = columns.find(|one| one["id"] == column).unwrap();
        let options = found["options"].as_array().unwrap().iter();
        options.map(|one| one["count"].as_u64().unwrap()).collect()
    };
    assert_eq!(counts("people", "mainContact"), [1, 3]);
    assert_eq!(counts("people", "objects"), [0, 4]);
    assert_eq!(counts("tenures", "mainContact"), [1, 3]);
    assert_eq!(counts("england", "ours"), [2, 0]);
    assert_eq!(counts("groups", "active"), [0, 0]);
    let request = json!({
        "name": {"last": "Quill"},
        "post": {"roleId": 9, "schoolId": alder},
    });
    office.act("person_add", request);
    assert_eq!(counts("people", "mainContact"), [1, 4]);
    assert_eq!(counts("tenures", "mainContact"), [1, 4]);
}

#[test]
fn a_list_says_which_tables_its_words_are_read_from() {
    let (office, _) = office();
    let desk = office.session.desk().unwrap();
    for list in List::ALL {
        let Search::Words { text, reads } = list.definition().search else {
            continue;
        };
        let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
        let mut reader = desk.store.read().unwrap();
        // A statement that is kept asks nobody again.
        reader.flush_prepared_statement_cache();
        let hook = {
            let seen = seen.clone();
            move |context: AuthContext<'_>| {
                if let AuthAction::Read { table_name, .. } = context.action {
                    seen.lock().unwrap().insert(table_name.to_owned());
                }
                Authorization::Allow
            }
        };
        reader.authorizer(Some(hook)).unwrap();
        queries::searched(&reader, *list, text, |_, _| ()).unwrap();
        let none: Option<fn(AuthContext<'_>) -> Authorization> = None;
        reader.authorizer(none).unwrap();
        let said: BTreeSet<String> = reads.iter().map(ToString::to_string).collect();
        let mut seen = seen.lock().unwrap();
        seen.remove("");
        assert_eq!(*seen, said, "{list:?}");
    }
}
