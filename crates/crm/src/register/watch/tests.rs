//! The watch as triage: what each kind offers, settling in bulk, undo, what is seen, and the printed summary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::facets::{self, Heap};
use super::offer::{Facts, Offer, Successor, in_words, offer};
use super::{ChangesRequest, Outcome, Shown};
use crate::error::Kind;
use crate::register::diff::ChangeKind;
use crate::school::Stage;
use crate::tenure::heads::HeadNow;
use crate::testkit::{FIRST, Office, SECOND, assert_same, csv, links, only, school, texts};
use expect_test::expect;
use serde_json::{Value, json};
use std::collections::HashSet;

#[test]
fn each_kind_offers_what_an_office_would_do() {
    use ChangeKind as Kind;
    use Successor::{Asks, Free};
    let none = Successor::None;
    let partner = Some(Stage::Partnership);
    for (kind, stage, open, successor, expected) in [
        // A school of ours that closed.
        (Kind::Converted, partner, false, Free, Offer::Follow),
        (Kind::Closed, partner, false, Free, Offer::Follow),
        (Kind::Converted, partner, false, Asks, Offer::Choose),
        (Kind::Converted, partner, false, none, Offer::Former),
        (Kind::Closed, partner, false, none, Offer::Former),
        (Kind::Closed, Some(Stage::Former), false, none, Offer::Note),
        // It is open again by now.
        (Kind::Closed, partner, true, none, Offer::Note),
        (Kind::Converted, partner, true, Free, Offer::Note),
        // A school that opened.
        (Kind::Opened, None, true, none, Offer::MakeOurs),
        (Kind::Opened, None, false, none, Offer::Note),
        (Kind::Opened, Some(Stage::Prospect), true, none, Offer::Note),
        // Somebody else's closure.
        (Kind::Closed, None, false, none, Offer::Note),
        (Kind::Converted, None, false, Free, Offer::Note),
    ] {
        let facts = Facts {
            kind,
            stage,
            open,
            successor,
            head: HeadNow::Nobody,
            perhaps_same: false,
        };
        assert_eq!(offer(facts), expected, "{facts:?}");
    }
    for kind in Kind::ALL {
        if matches!(
            kind,
            Kind::Closed | Kind::Converted | Kind::Opened | Kind::HeadChanged | Kind::HeadFilled
        ) {
            continue;
        }
        for (stage, open) in [(partner, true), (partner, false), (None, true)] {
            let facts = Facts {
                kind,
                stage,
                open,
                successor: Free,
                head: HeadNow::Nobody,
                perhaps_same: false,
            };
            assert_eq!(offer(facts), Offer::Note, "{facts:?}");
        }
    }
}

#[test]
fn a_change_of_the_head_is_offered_by_what_we_know_of_them() {
    use ChangeKind::{HeadChanged, HeadFilled, HeadVacated};
    use HeadNow::{Known, Leaver, Nobody, Other};
    for (kind, head, perhaps_same, expected) in [
        (HeadChanged, Leaver(1), false, Offer::ChangeHead),
        (HeadChanged, Leaver(1), true, Offer::Decide),
        (HeadChanged, Nobody, true, Offer::OpenHead),
        (HeadChanged, Known, true, Offer::Note),
        (HeadChanged, Other, false, Offer::Decide),
        (HeadVacated, Leaver(1), false, Offer::EndHead),
        (HeadVacated, Other, false, Offer::Note),
        (HeadVacated, Nobody, false, Offer::Note),
        (HeadFilled, Nobody, false, Offer::OpenHead),
        (HeadFilled, Known, false, Offer::Note),
        (HeadFilled, Other, false, Offer::Decide),
    ] {
        let facts = Facts {
            kind,
            stage: Some(Stage::Partnership),
            open: true,
            successor: Successor::None,
            head,
            perhaps_same,
        };
        assert_eq!(offer(facts), expected, "{facts:?}");
        // Somebody else's head is only noted.
        let others = Facts {
            stage: None,
            ..facts
        };
        assert_eq!(offer(others), Offer::Note, "{others:?}");
    }
}

#[test]
fn what_accepting_does_is_said_with_counts() {
    let counts = |offer: Offer| match offer {
        Offer::Follow => 3,
        Offer::Former => 1,
        Offer::Note => 1_008,
        Offer::ChangeHead => 24,
        Offer::SamePerson
        | Offer::EndHead
        | Offer::OpenHead
        | Offer::MakeOurs
        | Offer::Choose
        | Offer::Decide => 0,
    };
    assert_eq!(
        in_words(counts),
        "3 schools follow their successors, 1 school set to Former, 24 heads changed, 1,008 noted"
    );
    assert_eq!(in_words(|_| 0), "");
    for offer in Offer::ALL {
        assert_eq!(Offer::from_code(offer.code()), Some(offer));
    }
    for outcome in Outcome::ALL {
        assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
    }
}

#[test]
fn every_chip_counts_with_all_filters_but_its_own() {
    let heap = |kind, la: &str, outcome, ours, seen, count| Heap {
        kind,
        la: la.to_owned(),
        outcome,
        ours,
        seen,
        count,
    };
    let heaps = [
        heap(ChangeKind::Name, "202", Outcome::Open, true, false, 1),
        heap(ChangeKind::Name, "886", Outcome::Open, false, true, 10),
        heap(ChangeKind::Closed, "202", Outcome::Open, false, false, 100),
        heap(
            ChangeKind::Closed,
            "886",
            Outcome::Dismissed,
            true,
            false,
            1_000,
        ),
    ];
    let told = |request: &ChangesRequest, las: &[&str]| {
        let las: HashSet<String> = las.iter().map(|la| (*la).to_owned()).collect();
        let facets = facets::count(request, &las, &heaps, |code| format!("LA {code}"));
        let kinds: Vec<_> = facets
            .kinds
            .iter()
            .map(|kind| (kind.kind.word(), kind.count, kind.ours))
            .collect();
        let las: Vec<_> = facets
            .las
            .iter()
            .map(|la| (la.name.clone(), la.count, la.ours))
            .collect();
        let outcomes: Vec<_> = facets.outcomes.iter().map(|one| one.count).collect();
        format!(
            "{} ({} new) · {kinds:?} · {las:?} · {outcomes:?}",
            facets.count, facets.fresh
        )
    };
    let request = ChangesRequest::default();
    expect![[r#"111 (101 new) · [("closed", 100, 0), ("name", 11, 1)] · [("LA 202", 101, 1), ("LA 886", 10, 0)] · [111, 0, 1000]"#]]
        .assert_eq(&told(&request, &[]));
    let by_kind = ChangesRequest {
        kinds: vec![ChangeKind::Name],
        ..request.clone()
    };
    expect![[r#"11 (1 new) · [("closed", 100, 0), ("name", 11, 1)] · [("LA 202", 1, 1), ("LA 886", 10, 0)] · [11, 0, 0]"#]]
        .assert_eq(&told(&by_kind, &[]));
    expect![[r#"1 (1 new) · [("closed", 100, 0), ("name", 1, 1)] · [("LA 202", 1, 1), ("LA 886", 10, 0)] · [1, 0, 0]"#]]
        .assert_eq(&told(&by_kind, &["202"]));
    let all_of_ours = ChangesRequest {
        ours: true,
        state: Shown::All,
        ..request
    };
    expect![[r#"1001 (1 new) · [("closed", 1000, 1000), ("name", 1, 1)] · [("LA 202", 1, 1), ("LA 886", 1000, 1000)] · [1, 0, 1000]"#]]
        .assert_eq(&told(&all_of_ours, &[]));
}

fn head(last: &str) -> [(&str, &str); 2] {
    [("HeadFirstName", "Ada"), ("HeadLastName", last)]
}

fn closed(reason: &'static str) -> [(&'static str, &'static str); 4] {
    [
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
        ("CloseDate", "31-08-2026"),
        ("ReasonEstablishmentClosed (name)", reason),
    ]
}

/// Six schools, five of them ours, and the month after: Alder became an academy, Birch closed, Cedar was split,
/// Damson has a new head, Elder (not ours) a new name, and Fir opened in Kent.
fn office() -> (Office, Vec<i64>) {
    let kent = [("LA (code)", "886"), ("LA (name)", "Kent")];
    let office = Office::with(&[
        school(800_001, "Alder School", &[]),
        school(800_002, "Birch School", &[]),
        school(800_003, "Cedar School", &[]),
        school(800_004, "Damson School", &head("Amblewood")),
        school(800_005, "Elder School", &kent),
    ]);
    let ids = office.ours(&[800_001, 800_002, 800_003, 800_004]);
    office.load(&[
        (
            SECOND,
            &csv(&[
                school(800_001, "Alder School", &closed("Academy Converter")),
                school(800_002, "Birch School", &closed("Closure")),
                school(800_003, "Cedar School", &closed("Closure")),
                school(800_004, "Damson School", &head("Thimbleby")),
                school(800_005, "Elder <b>School</b>", &kent),
                school(800_011, "Alder Academy", &[]),
                school(800_012, "Cedar North", &[]),
                school(800_013, "Cedar South", &[]),
                school(800_014, "Fir School", &kent),
            ]),
        ),
        (
            "links_edubasealldata20260901.csv",
            &links(&[
                (800_001, 800_011, "Successor"),
                (800_003, 800_012, "Successor - Split School"),
                (800_003, 800_013, "Successor - Split School"),
            ]),
        ),
    ]);
    (office, ids)
}

fn told(office: &Office, request: Value) -> Vec<String> {
    let page = office.query("register_changes", request);
    let mut all: Vec<String> = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} · {} · {}{}",
                row["name"].as_str().unwrap(),
                row["kind"].as_str().unwrap(),
                row["outcomeLabel"].as_str().unwrap(),
                row["offer"].as_str().unwrap(),
                if row["isNew"] == true { " · new" } else { "" }
            )
        })
        .collect();
    all.sort();
    assert_eq!(page["count"], all.len());
    all
}

/// The id of the change of a school.
fn change(office: &Office, urn: i64) -> i64 {
    let page = office.query("register_changes", json!({"urn": urn, "state": "all"}));
    page["rows"][0]["id"].as_i64().unwrap()
}

fn all(request: Value, except: &[i64]) -> Value {
    json!({"kind": "all", "of": request, "except": except})
}

#[test]
fn a_month_is_accepted_in_bulk_in_one_operation_and_undone_with_all_that_it_did() {
    let (office, ids) = office();
    expect![[r#"
        [
            "Alder School converted · To do · follow · new",
            "Birch School closed · To do · former · new",
            "Cedar School converted · To do · choose · new",
            "Damson School headChanged · To do · decide · new",
            "Elder <b>School</b> name · To do · note · new",
            "Fir School opened · To do · makeOurs · new",
        ]
    "#]]
    .assert_debug_eq(&told(&office, json!({})));
    let ours = all(json!({"ours": true}), &[change(&office, 800_004)]);
    expect![[r#"{"count":2,"words":"1 school follows its successor, 1 school set to Former","left":"1 school was merged or split, or its successor is not free: open it and choose."}"#]]
        .assert_eq(&office.query("register_accepting", json!({"selection": ours})).to_string());
    let before = office.dump();
    let done = office.done(
        "register_settle",
        json!({"selection": ours, "outcome": "accepted"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Accepted 2 changes of the register: 1 school follows its successor, 1 school set to Former"
    );
    expect![[r#"{"settled":2,"followed":1,"former":1,"madeOurs":0,"headsChanged":0,"headsEnded":0,"headsAdded":0,"samePerson":0,"left":["Cedar School: it was merged or split (URN 800012, 800013). Open the school and choose which one to follow."]}"#]]
        .assert_eq(&done.value.to_string());
    let page = office.query("school_page", json!({"id": ids[0]}));
    assert_eq!(page["urn"], 800_011);
    let page = office.query("school_page", json!({"id": ids[1]}));
    assert_eq!(page["ours"]["stage"], "former");
    // The school that followed still is the change's school; what was taken out and what was left is to do.
    expect![[r#"
        [
            "Alder School converted · Accepted: follows its successor · note",
            "Birch School closed · Accepted: set to Former · note",
            "Cedar School converted · To do · choose · new",
            "Damson School headChanged · To do · decide · new",
        ]
    "#]]
    .assert_debug_eq(&told(&office, json!({"ours": true, "state": "all"})));
    let after = office.dump();
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of accepting");
    office.act("redo", json!({}));
    assert_same(&after, &office.dump(), "redo of accepting");
    // The history says it in words.
    let operation = office.query("history_page", json!({"limit": 3}))["entries"][2]["id"].clone();
    let detail = office.query("history_operation", json!({"id": operation}));
    let rows: Vec<String> = detail["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let values: Vec<_> = row["values"]
                .as_array()
                .unwrap()
                .iter()
                .map(|value| {
                    ["column", "before", "after"]
                        .map(|key| value[key].as_str().unwrap())
                        .join("|")
                })
                .collect();
            format!("{}: {}", row["what"].as_str().unwrap(), values.join(", "))
        })
        .collect();
    expect![[r#"
        [
            "the earlier URN 800001 of Alder Academy: ",
            "Alder Academy: URN|800001|800011",
            "the register watch's note on Alder School (URN 800001): State|To do|Accepted, Done||follows its successor",
            "Birch School: Stage|Prospect|Former",
            "the register watch's note on Birch School (URN 800002): State|To do|Accepted, Done||set to Former",
        ]
    "#]]
    .assert_debug_eq(&rows);
}

#[test]
fn a_school_that_opened_is_made_ours_and_the_rest_is_noted() {
    let (office, _) = office();
    let others = [change(&office, 800_014), change(&office, 800_005)];
    let done = office.done(
        "register_settle",
        json!({"selection": only(&others), "outcome": "accepted"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Accepted 2 changes of the register: 1 school made ours, 1 noted"
    );
    let page = office.query("school_page", json!({"urn": 800_014}));
    assert_eq!(page["ours"]["stage"], "prospect");
    // Accepting again does nothing.
    let again = office.done(
        "register_settle",
        json!({"selection": only(&others), "outcome": "accepted"}),
    );
    assert_eq!(
        (&again.value["settled"], again.operation),
        (&json!(0), None)
    );
}

#[test]
fn changes_are_dismissed_put_back_and_filtered_by_state_and_authority() {
    let (office, _) = office();
    let done = office.done(
        "register_settle",
        json!({"selection": all(json!({"las": ["kent"]}), &[]), "outcome": "dismissed"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Dismissed 2 changes of the register"
    );
    for (request, count) in [
        (json!({}), 4),
        (json!({"state": "dismissed"}), 2),
        (json!({"state": "accepted"}), 0),
        (json!({"state": "all"}), 6),
        (json!({"state": "all", "las": ["886"]}), 2),
        (json!({"state": "all", "las": ["Camden", "Kent"]}), 6),
        (
            json!({"state": "all", "las": ["Kent"], "kinds": ["opened"]}),
            1,
        ),
        (json!({"state": "all", "las": ["999"]}), 0),
    ] {
        let page = office.query("register_changes", request.clone());
        assert_eq!(page["count"], count, "{request}");
        assert_eq!(page["rows"].as_array().unwrap().len(), count, "{request}");
    }
    let error = office.refused("register_changes", json!({"las": ["Kentt"]}));
    expect!["The register knows no local authority “Kentt”. Write its name as the DfE does, or its number."]
        .assert_eq(&error.message);
    let one = change(&office, 800_014);
    let done = office.done(
        "register_settle",
        json!({"selection": only(&[one]), "outcome": "open"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Put a change of the register back to do: Fir School (opened)"
    );
    let done = office.done(
        "register_settle",
        json!({"selection": only(&[one]), "outcome": "accepted"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Accepted a change of the register: Fir School (opened) made ours"
    );
}

#[test]
fn what_was_looked_at_is_no_longer_new_and_leaves_no_operation() {
    let (office, _) = office();
    let fresh = |request: Value| office.query("register_changes", request)["fresh"].clone();
    assert_eq!(fresh(json!({})), 6);
    let operations = office.operations();
    let one = change(&office, 800_001);
    let done = office.done("register_seen", json!({"selection": only(&[one])}));
    assert_eq!(
        (&done.value["changes"], &done.operation),
        (&json!(1), &None)
    );
    assert_eq!(done.changed, ["register_seen"]);
    assert_eq!(fresh(json!({})), 5);
    assert_eq!(fresh(json!({"ours": true})), 3);
    let again = office.done("register_seen", json!({"selection": only(&[one])}));
    assert_eq!(again.changed, Vec::<String>::new());
    office.act("register_seen", json!({"selection": all(json!({}), &[])}));
    assert_eq!(fresh(json!({})), 0);
    assert_eq!(office.operations(), operations, "nothing for the history");
    // What is settled is not new either, seen or not.
    let (office, _) = self::office();
    office.act(
        "register_settle",
        json!({"selection": all(json!({}), &[]), "outcome": "dismissed"}),
    );
    assert_eq!(
        office.query("register_changes", json!({"state": "all"}))["fresh"],
        0
    );
}

#[test]
fn a_refresh_that_is_taken_back_keeps_what_was_accepted_and_says_so() {
    let (office, ids) = office();
    let refresh = office.query("history_page", json!({"limit": 1}))["entries"][0]["id"].clone();
    let settle = |urn: i64, outcome: &str| {
        office.act(
            "register_settle",
            json!({"selection": only(&[change(&office, urn)]), "outcome": outcome}),
        );
    };
    settle(800_001, "accepted");
    settle(800_004, "dismissed");
    office.act("register_seen", json!({"selection": all(json!({}), &[])}));
    let undone = office.act("revert", json!({"id": refresh}));
    expect![[r#"["the register watch's note on Alder School (URN 800001) was accepted since","Alder Academy (URN 800011) in the register is a school of ours since"]"#]]
        .assert_eq(&undone["left"].to_string());
    let page = office.query("school_page", json!({"id": ids[0]}));
    assert_eq!(page["urn"], 800_011, "it stays where it went");
    // What was dismissed or only looked at is gone with the refresh.
    expect![[r#"
        [
            "Alder School converted · Accepted: follows its successor · note",
        ]
    "#]]
    .assert_debug_eq(&told(&office, json!({"state": "all"})));
    let state = office.query("register_state", json!({}));
    assert_eq!(
        state["date"], "2026-08-01",
        "the register is August's again"
    );
    assert_eq!(texts(&state["loads"], "fileName"), [FIRST]);
    assert_eq!(
        office.query("register_changes", json!({"latest": true, "state": "all"}))["count"],
        0
    );
    assert_eq!(office.query("check", json!({}))["sound"], true);
    // And the other way: the revert is taken back, and the refresh stands with all that became of it.
    office.act("undo", json!({"beyond": true}));
    let state = office.query("register_state", json!({}));
    assert_eq!(state["date"], "2026-09-01");
    assert_eq!(
        office.query("register_changes", json!({"state": "all"}))["count"],
        6
    );
    assert_eq!(
        office.query("register_changes", json!({"state": "dismissed"}))["count"],
        1
    );
}

#[test]
fn today_tells_what_is_to_do_and_forgets_what_was_settled() {
    let (office, _) = office();
    let items = || texts(&office.query("today", json!({}))["items"], "id");
    assert!(items().contains(&"headChanged".to_owned()), "{:?}", items());
    office.act(
        "register_settle",
        json!({"selection": only(&[change(&office, 800_004)]), "outcome": "dismissed"}),
    );
    assert!(
        !items().contains(&"headChanged".to_owned()),
        "{:?}",
        items()
    );
    // The latest news stay on the first screen whatever became of them.
    assert_eq!(
        office.query("today", json!({}))["changes"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}

#[test]
fn the_reminder_says_where_the_file_is_once_it_is_old() {
    let register = |name: &str| {
        let office = Office::new();
        office.load(&[(name, &csv(&[school(800_001, "Alder School", &[])]))]);
        let state = office.query("register_state", json!({}));
        let today = office.query("today", json!({}));
        assert_eq!(today["registerReminder"], state["reminder"]);
        let item = texts(&today["items"], "id").contains(&"registerOld".to_owned());
        assert_eq!(item, !state["reminder"].is_null());
        (state["age"].clone(), state["reminder"].clone())
    };
    // The clock of the tests stands at 10 September.
    assert_eq!(
        register("edubasealldata20260910.csv"),
        (json!("Today’s"), Value::Null)
    );
    assert_eq!(
        register("edubasealldata20260806.csv"),
        (json!("35 days old"), Value::Null)
    );
    let (age, reminder) = register("edubasealldata20260805.csv");
    assert_eq!(age, "36 days old");
    expect!["The register is 36 days old. The DfE makes a new one every day: in a browser open Get Information about Schools, choose Downloads, and drop the zip file on this window."]
        .assert_eq(reminder.as_str().unwrap());
}

#[test]
fn the_summary_prints_ours_in_full_and_the_others_as_wanted() {
    let (office, _) = office();
    office.act("office_set", json!({"name": "Northfold & Partners"}));
    office.act(
        "register_settle",
        json!({"selection": only(&[change(&office, 800_001)]), "outcome": "accepted"}),
    );
    let write = |ours: bool| {
        let path = office.path("Summary.html");
        let printed = office.act("register_summary", json!({"ours": ours, "path": path}));
        assert_eq!(printed["path"], path.to_string_lossy().as_ref());
        std::fs::read_to_string(path).unwrap()
    };
    let page = write(false);
    for part in [
        "<p>Northfold &amp; Partners</p>",
        "<h1>What changed in the register of 1 Sep 2026</h1>",
        "Register of: 1 Sep 2026 · Changes: 6, 4 of them at our schools · Printed: 10 Sep 2026",
        "Contains personal data",
        "<tr><td>Converted</td><td class=\"n\">2</td><td class=\"n\">0</td></tr>",
        "<td>Alder School (URN 800001)</td><td>Camden</td>",
        "<td>Accepted: follows its successor</td>",
        "Ada Thimbleby",
        "<tr><td>Kent</td><td class=\"n\">2</td></tr>",
        "<h2>Other schools</h2>",
        "Elder &lt;b&gt;School&lt;/b&gt;",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let page = write(true);
    assert!(!page.contains("<h2>Other schools</h2>") && !page.contains("Fir School"));
    assert!(page.contains("<tr><td>Kent</td><td class=\"n\">2</td></tr>"));
    // Without a path it goes among the prints.
    let printed = office.act("register_summary", json!({"ours": true}));
    let path = printed["path"].as_str().unwrap();
    assert!(path.contains("prints"), "{path}");
    assert!(std::path::Path::new(path).is_file());
}

#[test]
fn a_register_that_was_loaded_once_has_no_summary() {
    let office = Office::new();
    let error = office.refused("register_summary", json!({"path": office.path("a.html")}));
    assert_eq!(error.kind, Kind::NotFound);
    office.load(&[(FIRST, &csv(&[school(800_001, "Alder School", &[])]))]);
    let error = office.refused("register_summary", json!({"path": office.path("a.html")}));
    expect!["The register was loaded once only, so there is nothing to compare it with yet. Load a newer file first."]
        .assert_eq(&error.message);
    office.refused(
        "register_summary",
        json!({"load": 4_000, "path": office.path("a.html")}),
    );
}
