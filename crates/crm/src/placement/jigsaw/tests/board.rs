//! The board over a real file.

use crate::store::Write;
use crate::testkit::{Office, school, texts};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::params;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// A block in the autumn of 2026.
const BLOCK: i64 = 1;

/// Three schools in a row, some miles apart: Alder Hill offers two places in mathematics and one in any subject, Birch Lane
/// one in French; Cedar Park offers nothing. Ada and Bea train in mathematics, Cas in French at Cedar Park's cost.
struct Places {
    office: Office,
    alder: i64,
    birch: i64,
    cedar: i64,
}

const ADA: i64 = 1;
const BEA: i64 = 2;
const CAS: i64 = 3;
const MATHS: i64 = 1;
const ANY: i64 = 2;
const FRENCH: i64 = 3;

impl Places {
    fn new() -> Self {
        let at = |miles: i64| (530_000 + miles * 1_609).to_string();
        let placed = |urn, name, miles| {
            school(
                urn,
                name,
                &[
                    ("Easting", at(miles).as_str()),
                    ("Northing", "180000"),
                    ("Postcode", &format!("LB{miles} 1AA")),
                    ("PhaseOfEducation (code)", "4"),
                    ("PhaseOfEducation (name)", "Secondary"),
                ],
            )
        };
        let office = Office::with(&[
            placed(800_001, "Alder Hill", 2),
            placed(800_002, "Birch Lane", 5),
            placed(800_003, "Cedar Park", 40),
        ]);
        let ours = office.ours(&[800_001, 800_002, 800_003]);
        let places = Self {
            alder: ours[0],
            birch: ours[1],
            cedar: ours[2],
            office,
        };
        places.write(|w| {
            sql(w, "INSERT INTO block (id, year, name, from_on, until_on) VALUES (1, 2026, 'Placement 1', '2026-10-05', '2026-12-18')", params![]);
            for (id, school, cap) in [(1, places.alder, Some(2)), (2, places.birch, None)] {
                sql(w, "INSERT INTO hosting (id, school_id, year, interest, cap) VALUES (?1, ?2, 2026, 'looking', ?3)", params![id, school, cap]);
            }
            for (id, hosting, most, subject) in [(MATHS, 1, 2, "G1"), (ANY, 1, 1, ""), (FRENCH, 2, 1, "15")] {
                sql(w, "INSERT INTO placement_offer (id, hosting_id, least, most, subject) VALUES (?1, ?2, 0, ?3, ?4)", params![id, hosting, most, subject]);
            }
            for (id, first, subject, route, employer) in [
                (ADA, "Ada", "G1", "12", None),
                (BEA, "Bea", "G1", "12", None),
                (CAS, "Cas", "15", "03", Some(places.cedar)),
            ] {
                sql(w, "INSERT INTO person (id, first_name, last_name, added_on) VALUES (?1, ?2, 'Brook', '2026-09-01')", params![id, first]);
                sql(w, "INSERT INTO trainee (id, person_id, route, subject, age_range, postcode, starts_on, ends_on, employing_school_id, state, added_on, notes)
                    VALUES (?1, ?1, ?2, ?3, '13918', 'LB2 1AA', '2026-09-01', '2027-07-16', ?4, 'inTraining', '2026-09-01', 'candid')", params![id, route, subject, employer]);
            }
        });
        places
    }

    fn write(&self, body: impl FnOnce(&Write<'_>)) {
        let desk = self.office.session.desk().unwrap();
        let finished = desk.store.operate("test", |w| {
            w.label("Made what the test needs");
            body(w);
            Ok(())
        });
        finished.unwrap();
    }

    fn board(&self, more: Value) -> Value {
        let mut request =
            json!({"blockId": BLOCK, "trainees": "all", "places": "all", "traineeOrder": "name"});
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        self.office.query("jigsaw", request)
    }

    fn fits(&self, trainee: i64) -> Value {
        self.office.query(
            "jigsaw_fits",
            json!({"blockId": BLOCK, "traineeId": trainee}),
        )
    }

    /// The reasons of a trainee at a place.
    fn reasons(&self, trainee: i64, place: i64) -> Vec<String> {
        let fits = self.fits(trainee);
        let pairings = fits["pairings"].as_array().unwrap();
        let pairing = pairings.iter().find(|pairing| pairing["offerId"] == place);
        texts(&pairing.unwrap()["fit"]["reasons"], "says")
    }

    fn place(&self, trainee: i64, school: i64, offer: Option<i64>) -> Value {
        let pair = json!({"traineeId": trainee, "schoolId": school, "offerId": offer});
        self.office
            .act("jigsaw_place", json!({"blockId": BLOCK, "pairs": [pair]}))
    }

    fn take_off(&self, trainee: i64) -> Value {
        self.office.act(
            "jigsaw_take_off",
            json!({"blockId": BLOCK, "traineeIds": [trainee]}),
        )
    }
}

fn sql(w: &Write<'_>, text: &str, values: impl rusqlite::Params) {
    w.db.execute(text, values).unwrap();
}

#[test]
fn the_board_shows_who_is_to_be_placed_and_what_is_left() {
    let places = Places::new();
    let board = places.board(json!({}));
    assert_eq!(board["said"], "0 of 3 placed");
    assert_eq!(
        texts(&board["trainees"], "name"),
        ["Ada Brook", "Bea Brook", "Cas Brook"]
    );
    assert_eq!(board["trainees"][0]["trains"], "Mathematics, 11 to 16");
    // French and Mathematics for Ada: her own, and the line that is open to all.
    assert_eq!(board["trainees"][0]["chances"], "2 with a warning");
    assert_eq!(
        board["trainees"][2]["minded"],
        json!(["Employed by Cedar Park", "6 checks missing"])
    );
    assert_eq!(
        texts(&board["places"], "wants"),
        ["Mathematics", "Any subject", "French"]
    );
    assert_eq!(
        texts(&board["places"], "left"),
        [
            "2 of 2 left, over safe capacity",
            "1 of 1 left, over safe capacity",
            "1 of 1 left, over safe capacity"
        ]
    );
    let text = board.to_string();
    assert!(!text.contains("LB2") && !text.contains("candid"), "{text}");
}

#[test]
fn some_are_placed_taken_off_and_undone() {
    let places = Places::new();
    let done = places.place(ADA, places.alder, Some(MATHS));
    assert!(
        done["said"]
            .as_str()
            .unwrap()
            .starts_with("Placed Ada Brook at Alder Hill."),
        "{done}"
    );
    assert_eq!(
        places.office.labels()[0],
        "Placed Ada Brook at Alder Hill in Placement 1"
    );
    places.place(BEA, places.alder, Some(ANY));
    let board = places.board(json!({}));
    assert_eq!(board["said"], "2 of 3 placed");
    // Two is all that Alder Hill takes, whatever its lines say.
    assert_eq!(
        texts(&board["places"], "left")[..2],
        ["Full: 2 of 2 taken", "The school is full"]
    );
    let before = places.office.dump();
    places.take_off(ADA);
    assert_eq!(places.board(json!({}))["said"], "1 of 3 placed");
    places.office.act("undo", json!({}));
    crate::testkit::assert_same(&before, &places.office.dump(), "undone");
}

/// Twelve schools with nine places each, for mathematics, English and physics, and a hundred trainees.
fn a_hundred() -> Places {
    let rows: Vec<Vec<String>> = (0..12)
        .map(|at| {
            let easting = (530_000 + at * 1_609).to_string();
            let of = [
                ("Easting", easting.as_str()),
                ("Northing", "180000"),
                ("Postcode", &format!("LB{at} 1AA")),
                ("PhaseOfEducation (code)", "4"),
            ];
            school(810_000 + at, &format!("Alder Hill {at}"), &of)
        })
        .collect();
    let office = Office::with(&rows);
    let ours = office.ours(&(810_000..810_012).collect::<Vec<_>>());
    let places = Places {
        alder: ours[0],
        birch: ours[1],
        cedar: ours[2],
        office,
    };
    let subjects = ["G1", "Q3", "F3"];
    places.write(|w| {
        sql(w, "INSERT INTO block (id, year, name, from_on, until_on) VALUES (1, 2026, 'Placement 1', '2026-10-05', '2026-12-18')", params![]);
        for (hosting, school) in (1_i64..).zip(&ours) {
            sql(w, "INSERT INTO hosting (id, school_id, year, interest) VALUES (?1, ?2, 2026, 'looking')", params![hosting, school]);
            for (line, subject) in (0_i64..).zip(subjects) {
                sql(w, "INSERT INTO placement_offer (id, hosting_id, least, most, subject) VALUES (?1, ?2, 0, 3, ?3)", params![hosting * 10 + line, hosting, subject]);
            }
        }
        for (id, subject) in (1_i64..=100).zip(subjects.iter().cycle()) {
            sql(w, "INSERT INTO person (id, first_name, last_name, added_on) VALUES (?1, 'Ada', 'Brook ' || ?1, '2026-09-01')", params![id]);
            sql(w, "INSERT INTO trainee (id, person_id, route, subject, age_range, postcode, starts_on, ends_on, state, added_on)
                VALUES (?1, ?1, '12', ?2, '13918', 'LB' || (?1 % 12) || ' 1AA', '2026-09-01', '2027-07-16', 'inTraining', '2026-09-01')", params![id, subject]);
        }
    });
    places
}

#[test]
fn a_hundred_are_placed_one_by_one_as_the_keys_do_it_and_all_is_undone() {
    let places = a_hundred();
    let before = places.office.dump();
    let made = places.office.operations();
    for nth in 0..100 {
        // The first who is still to be placed, the best that there is for them, and on.
        let board = places
            .office
            .query("jigsaw", json!({"blockId": BLOCK, "limit": 1}));
        assert_eq!(board["said"], format!("{nth} of 100 placed"));
        let trainee = &board["trainees"][0]["id"];
        let fits = places.office.query(
            "jigsaw_fits",
            json!({"blockId": BLOCK, "traineeId": trainee, "onlyPossible": true, "limit": 1}),
        );
        let best = &fits["pairings"][0];
        places.office.act(
            "jigsaw_place",
            json!({"blockId": BLOCK, "pairs": [
                {"traineeId": trainee, "schoolId": best["schoolId"], "offerId": best["offerId"]}
            ]}),
        );
    }
    let board = places.board(json!({}));
    assert_eq!(board["said"], "100 of 100 placed");
    // Nine places a school, three a subject, and none is taken twice.
    let left: u64 = board["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| place["free"].as_u64().unwrap())
        .sum();
    assert_eq!(left, 108 - 100);
    let at: BTreeSet<String> = texts(&board["trainees"], "trains").into_iter().collect();
    assert_eq!(at.len(), 3);
    assert_eq!(places.office.operations(), made + 100);
    for _ in 0..100 {
        places.office.act("undo", json!({}));
    }
    crate::testkit::assert_same(&before, &places.office.dump(), "all undone");
}

#[test]
fn what_is_blocked_is_refused_with_its_reason() {
    let places = Places::new();
    let pair = |trainee: i64, school: i64, offer: Option<i64>| json!({"traineeId": trainee, "schoolId": school, "offerId": offer});
    let refused = |pairs: Value| {
        let request = json!({"blockId": BLOCK, "pairs": pairs});
        places.office.refused("jigsaw_place", request).message
    };
    assert_eq!(
        refused(json!([pair(ADA, places.birch, Some(FRENCH))])),
        "Ada Brook cannot be placed at Birch Lane. The place is for French, and Ada Brook trains in Mathematics."
    );
    // None of several, where one is blocked; and the second sees what the first has taken.
    places.place(BEA, places.alder, Some(ANY));
    let two = json!([
        pair(ADA, places.alder, Some(MATHS)),
        pair(CAS, places.alder, Some(MATHS))
    ]);
    assert!(refused(two).contains("Cas Brook cannot be placed at Alder Hill."));
    let twice = json!([
        pair(ADA, places.alder, Some(MATHS)),
        pair(ADA, places.alder, Some(MATHS))
    ]);
    assert!(refused(twice).contains("placed twice"));
    assert!(refused(json!([pair(ADA, places.cedar, None)])).contains("not offered"));
    assert!(
        refused(json!([pair(99, places.alder, Some(MATHS))]))
            .contains("not to be placed in this block")
    );
}

#[test]
fn who_is_planned_is_moved_and_who_is_sent_is_not() {
    let places = Places::new();
    places.place(ADA, places.alder, Some(MATHS));
    assert_eq!(
        places.place(ADA, places.alder, Some(ANY))["said"]
            .as_str()
            .unwrap()
            .split('.')
            .next(),
        Some("Moved Ada Brook to Alder Hill")
    );
    assert_eq!(places.board(json!({}))["placed"], 1);
    places.write(|w| sql(w, "UPDATE placement SET state = 'sent'", params![]));
    let refused = places.office.refused(
        "jigsaw_take_off",
        json!({"blockId": BLOCK, "traineeIds": [ADA]}),
    );
    assert!(
        refused.message.contains("sent to school already"),
        "{refused}"
    );
    let reasons = places.reasons(ADA, MATHS);
    assert_eq!(
        reasons[0],
        "Ada Brook is at Alder Hill from 5 Oct 2026 to 18 Dec 2026."
    );
    let refused = places.office.refused(
        "jigsaw_take_off",
        json!({"blockId": BLOCK, "traineeIds": [BEA]}),
    );
    assert!(refused.message.contains("nothing to take off"), "{refused}");
}

#[test]
fn the_employing_school_has_a_place_without_an_offer() {
    let places = Places::new();
    let fits = places.fits(CAS);
    let pairings = fits["pairings"].as_array().unwrap();
    let employer = pairings
        .iter()
        .find(|pairing| pairing["schoolId"] == places.cedar)
        .unwrap();
    assert_eq!(
        (&employer["detail"], &employer["offerId"]),
        (&json!("Employing school"), &Value::Null)
    );
    places.place(CAS, places.cedar, None);
    assert_eq!(
        places.board(json!({}))["trainees"][2]["placed"]["school"],
        "Cedar Park"
    );
}

#[test]
fn a_what_if_changes_nothing() {
    let places = Places::new();
    places.place(ADA, places.alder, Some(MATHS));
    let before = places.office.whole_dump();
    let pretend = json!({"whatIf": {"droppedOut": [places.alder], "placed": [{"traineeId": CAS, "schoolId": places.birch, "offerId": FRENCH}]}});
    let board = places.board(pretend);
    assert_eq!(board["said"], "1 of 3 placed");
    assert_eq!(texts(&board["places"], "school"), ["Birch Lane"]);
    assert_eq!(board["trainees"][2]["placed"]["pretended"], true);
    crate::testkit::assert_same(&before, &places.office.whole_dump(), "pretended");
}

#[test]
fn rules_are_minded_and_private_words_are_not_read() {
    let places = Places::new();
    places.write(|w| {
        sql(w, "INSERT INTO trainee_constraint (id, trainee_id, kind, rule, school_id) VALUES (1, 1, 'rule', 'notSchool', ?1)", params![places.alder]);
        sql(w, "INSERT INTO trainee_constraint (id, trainee_id, kind, rule, amount) VALUES (2, 3, 'rule', 'minutes', 5)", params![]);
        sql(w, "INSERT INTO trainee_constraint (id, trainee_id, kind, text) VALUES (3, 2, 'private', 'unspoken')", params![]);
        sql(w, "INSERT INTO not_to_place (id, school_id, from_on, reason) VALUES (1, ?1, '2026-09-01', 'unspoken')", params![places.birch]);
    });
    assert_eq!(
        places.reasons(ADA, MATHS)[0],
        "Ada Brook is not to be placed at Alder Hill."
    );
    let reasons = places.reasons(CAS, FRENCH);
    assert_eq!(
        reasons[0],
        "Birch Lane is on the list of schools not to place at."
    );
    assert!(
        reasons[1].starts_with("3.0 miles from home: more than 5 minutes"),
        "{reasons:?}"
    );
    let board = places.board(json!({}));
    assert_eq!(
        board["trainees"][0]["minded"],
        json!(["Not Alder Hill", "6 checks missing"])
    );
    assert_eq!(
        board["trainees"][2]["minded"],
        json!([
            "At most 5 minutes",
            "Employed by Cedar Park",
            "6 checks missing"
        ])
    );
    for text in [board, places.fits(BEA), places.fits(CAS)] {
        assert!(!text.to_string().contains("unspoken"));
    }
}

/// The columns that the two questions read: of whichever reader answers.
fn columns_read(places: &Places) -> BTreeSet<String> {
    let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let listen = |on: bool| {
        let desk = places.office.session.desk().unwrap();
        let mut readers: Vec<_> = (0..3).map(|_| desk.store.read().unwrap()).collect();
        for reader in &mut readers {
            reader.flush_prepared_statement_cache();
            let seen = seen.clone();
            let hook = move |context: AuthContext<'_>| {
                if let AuthAction::Read {
                    table_name,
                    column_name,
                } = context.action
                {
                    let column = format!("{table_name}.{column_name}");
                    seen.lock().unwrap().insert(column);
                }
                Authorization::Allow
            };
            reader.authorizer(on.then_some(hook)).unwrap();
        }
    };
    listen(true);
    places.board(json!({}));
    places.fits(ADA);
    listen(false);
    std::mem::take(&mut *seen.lock().unwrap())
}

#[test]
fn nothing_is_read_that_is_nobodys_business() {
    let places = Places::new();
    let read = columns_read(&places);
    assert!(read.contains("trainee.subject") && read.contains("placement_offer.subject"));
    for column in [
        "trainee.notes",
        "trainee.withdrawal_reasons",
        "trainee.born_on",
        "trainee.ni_number",
        "placement.reason",
        "not_to_place.reason",
    ] {
        assert!(!read.contains(column), "{column}");
    }
    assert!(
        !read
            .iter()
            .any(|column| column.starts_with("trainee_equality."))
    );
}

#[test]
fn another_place_is_found_when_a_school_drops_out() {
    let places = Places::new();
    places.write(|w| {
        sql(w, "INSERT INTO placement_offer (id, hosting_id, least, most, subject) VALUES (4, 2, 0, 2, 'G1')", params![]);
    });
    places.place(ADA, places.alder, Some(MATHS));
    let desk = places.office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let today = desk.store.clock().today();
    let others = super::super::queries::alternatives(&db, today, ADA, BLOCK, places.alder).unwrap();
    let found: Vec<_> = others
        .iter()
        .map(|one| (one.school.as_str(), one.wants.as_str()))
        .collect();
    assert_eq!(found, [("Birch Lane", "Mathematics")]);
}

#[test]
fn where_to_begin_is_said_while_something_is_missing() {
    let office = Office::new();
    let board = office.query("jigsaw", json!({}));
    assert_eq!(
        (&board["lacks"], &board["blockId"]),
        (&json!("blocks"), &Value::Null)
    );
    let places = Places::new();
    places.write(|w| sql(w, "DELETE FROM placement_offer", params![]));
    assert_eq!(places.board(json!({}))["lacks"], "places");
    places.write(|w| sql(w, "UPDATE trainee SET state = 'withdrawn'", params![]));
    assert_eq!(places.board(json!({}))["lacks"], "trainees");
}
