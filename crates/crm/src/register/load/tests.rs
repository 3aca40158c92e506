//! Loading and refreshing through the commands, over a real file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::commands;
use crate::error::Kind;
use crate::register::columns::CURRENT;
use crate::register::tests::at_hand;
use crate::sample::register::{self as sample, Options};
use crate::testkit::{
    FIRST, Office, SECOND, assert_same, csv, first_month, groups, links, school, second_month,
    texts,
};
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::PathBuf;

const ROWS: u32 = 300;

/// The request to load these files, without yes to anything.
fn request(office: &Office, files: &[(&str, &[u8])]) -> Value {
    let paths: Vec<_> = files
        .iter()
        .map(|(name, bytes)| office.put(name, bytes))
        .collect();
    json!({ "paths": paths })
}

/// Loads files and gives the report; `None`: nothing was left behind.
fn unchanged(office: &Office, files: &[(&str, &[u8])]) -> Value {
    let before = office.whole_dump();
    let done = office.done("register_load", request(office, files));
    assert_eq!(done.operation, None, "{}", done.value);
    assert_same(&before, &office.whole_dump(), "a load that changes nothing");
    done.value
}

/// A file with this header and these rows, every cell quoted.
fn plain_csv(header: &[&str], rows: &[Vec<String>], delimiter: char) -> String {
    let line = |cells: Vec<&str>| {
        let quoted: Vec<_> = cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        quoted.join(&delimiter.to_string()) + "\r\n"
    };
    let mut text = line(header.to_vec());
    for row in rows {
        text += &line(row.iter().map(String::as_str).collect());
    }
    text
}

fn cells(seed: u64) -> Vec<Vec<String>> {
    sample::rows(Options { rows: ROWS, seed }).collect()
}

fn figures(report: &Value) -> [u64; 5] {
    ["read", "new", "changed", "unchanged", "rejected"].map(|key| report[key].as_u64().unwrap())
}

#[test]
fn the_same_file_twice_is_the_file_once() {
    let office = Office::new();
    let file = first_month(ROWS, 1);
    let report = office.act("register_load", request(&office, &[(FIRST, &file)]));
    assert_eq!(figures(&report), [300, 300, 0, 0, 0]);
    assert_eq!(
        (&report["first"], &report["date"]),
        (&json!(true), &json!("2026-08-01"))
    );
    for key in [
        "headChanges",
        "headVacated",
        "headFilled",
        "opened",
        "closed",
        "converted",
        "trustChanges",
    ] {
        assert_eq!(
            report[key], 0,
            "{key}: the first load has nothing to compare with"
        );
    }
    assert_eq!(
        office.labels()[0],
        "Loaded the register of 1 Aug 2026: 300 schools"
    );
    let report = unchanged(&office, &[(FIRST, &file)]);
    assert_eq!(figures(&report), [300, 0, 0, 300, 0]);
    assert_eq!(report["first"], false);
}

#[test]
fn the_same_rows_in_any_form_change_nothing() {
    let office = Office::generated(ROWS, 2);
    let rows = cells(2);
    let check = |what: &str, bytes: &[u8]| {
        let report = unchanged(&office, &[(FIRST, bytes)]);
        assert_eq!(figures(&report), [300, 0, 0, 300, 0], "{what}");
    };
    let mut turned = rows.clone();
    turned.reverse();
    turned.rotate_left(77);
    check("shuffled", &csv(&turned));
    let header: Vec<&str> = CURRENT
        .iter()
        .rev()
        .copied()
        .chain(["A column of tomorrow"])
        .collect();
    let other: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().rev().cloned().chain(["x".to_owned()]).collect())
        .collect();
    check("other columns", plain_csv(&header, &other, ',').as_bytes());
    let resaved: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| by_excel(cell)).collect())
        .collect();
    let text = plain_csv(&CURRENT, &resaved, ';');
    check("saved by Excel", format!("\u{feff}{text}").as_bytes());
    let wide: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check("UTF-16", &wide);
    check("no quotes", &unquoted(&rows));
}

/// What Excel makes of a cell: slashed dates, lost zeros.
fn by_excel(cell: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = cell.split('-').collect();
    if parts.len() == 3 && cell.len() == 10 && parts.iter().all(|part| digits(part)) {
        return parts.join("/");
    }
    if digits(cell) && cell.len() > 1 {
        let short = cell.trim_start_matches('0');
        return if short.is_empty() { "0" } else { short }.to_owned();
    }
    cell.to_owned()
}

fn unquoted(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Necessary)
        .from_writer(Vec::new());
    out.write_record(CURRENT).unwrap();
    for row in rows {
        out.write_record(row).unwrap();
    }
    out.into_inner().unwrap()
}

#[test]
fn a_later_file_without_changes_leaves_its_date_alone() {
    let office = Office::generated(ROWS, 3);
    let report = office.act(
        "register_load",
        request(&office, &[(SECOND, &first_month(ROWS, 3))]),
    );
    assert_eq!(figures(&report), [300, 0, 0, 300, 0]);
    let state = office.query("register_state", json!({}));
    assert_eq!(
        (&state["date"], &state["daysOld"]),
        (&json!("2026-09-01"), &json!(9))
    );
    assert_eq!(office.query("register_changes", json!({}))["count"], 0);
    assert_eq!(
        office.labels()[0],
        "Refreshed the register of 1 Sep 2026: 0 new, 0 changed"
    );
    unchanged(&office, &[(SECOND, &first_month(ROWS, 3))]);
}

#[test]
fn a_refresh_finds_exactly_what_changed() {
    for seed in 0..4 {
        let office = Office::generated(ROWS, seed);
        let (next, next_links, truth) = second_month(ROWS, seed);
        let mut files: Vec<(&str, &[u8])> = vec![(SECOND, &next)];
        if truth.converted > 0 && next_links.len() > 70 {
            files.push(("links_edubasealldata20260901.csv", &next_links));
        }
        let report = office.act("register_load", request(&office, &files));
        let told = [
            "headChanges",
            "headVacated",
            "headFilled",
            "opened",
            "closed",
            "converted",
            "trustChanges",
            "new",
            "changed",
            "unchanged",
        ]
        .map(|key| report[key].as_u64().unwrap());
        assert_eq!(
            told,
            [
                truth.head_changes,
                truth.head_vacated,
                truth.head_filled,
                truth.opened,
                truth.closed,
                truth.converted,
                truth.trust_changes,
                truth.new,
                truth.changed,
                truth.unchanged
            ],
            "seed {seed}"
        );
        assert_eq!(report["read"], truth.new + truth.changed + truth.unchanged);
        let page = office.query("register_changes", json!({"limit": 1000}));
        let mut found: Vec<(i64, String)> = page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                (
                    row["urn"].as_i64().unwrap(),
                    row["kind"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        found.sort();
        let mut wanted: Vec<(i64, String)> = truth
            .changes
            .iter()
            .map(|told| (told.urn, told.kind.word().to_owned()))
            .collect();
        wanted.sort();
        assert_eq!(found, wanted, "seed {seed}");
        let perhaps = page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["perhapsSame"] == true)
            .count();
        assert_eq!(perhaps as u64, truth.perhaps_same, "seed {seed}");
        // Again, and it is as it was.
        unchanged(&office, &files);
    }
}

#[test]
fn a_refresh_taken_back_and_loaded_again_is_the_same() {
    let office = Office::generated(ROWS, 4);
    let (next, next_links, _) = second_month(ROWS, 4);
    let files: [(&str, &[u8]); 2] = [
        (SECOND, &next),
        ("links_edubasealldata20260901.csv", &next_links),
    ];
    let first = office.act("register_load", request(&office, &files));
    let after = office.dump();
    let changes = |office: &Office| {
        let mut page = office.query("register_changes", json!({"limit": 1000}));
        page["rows"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|row| row["id"] = Value::Null);
        page
    };
    let told = changes(&office);
    office.act("undo", json!({}));
    let again = office.act("register_load", request(&office, &files));
    assert_eq!(first, again);
    assert_eq!(after["establishment"], office.dump()["establishment"]);
    assert_eq!(told, changes(&office));
}

#[test]
fn changes_are_told_newest_first_and_ours_first_and_by_kind() {
    let office = Office::generated(ROWS, 5);
    let (next, next_links, truth) = second_month(ROWS, 5);
    let kinds: Vec<_> = truth.changes.iter().map(|told| told.kind).collect();
    let kind = *kinds
        .iter()
        .find(|kind| kinds.iter().filter(|other| other == kind).count() > 2)
        .unwrap();
    let urns: Vec<i64> = truth
        .changes
        .iter()
        .filter(|told| told.kind == kind)
        .map(|told| told.urn)
        .collect();
    office.ours(&urns[1..2]);
    office.act(
        "register_load",
        request(
            &office,
            &[
                (SECOND, &next),
                ("links_edubasealldata20260901.csv", &next_links),
            ],
        ),
    );
    let page = office.query("register_changes", json!({"kinds": [kind.word()]}));
    assert_eq!(page["count"], urns.len());
    assert_eq!(page["rows"][0]["urn"], urns[1]);
    let ours = office.query("register_changes", json!({"ours": true}));
    assert!(
        texts(&ours["rows"], "urn")
            .iter()
            .all(|urn| *urn == urns[1].to_string())
    );
    assert_eq!(ours["count"], ours["rows"].as_array().unwrap().len());
    let one = office.query("register_changes", json!({"urn": urns[0]}));
    assert!(
        texts(&one["rows"], "urn")
            .iter()
            .all(|urn| *urn == urns[0].to_string())
    );
    let counted: u64 = page["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["count"].as_u64().unwrap())
        .sum();
    assert_eq!(counted, truth.changes.len() as u64);
    office.refused("register_changes", json!({"limit": 1001}));
    office.refused("register_changes", json!({"kinds": ["lunar"]}));
}

/// What is asked, and that yes to it does it.
fn asked(office: &Office, request: &Value, want: Expect) {
    let error = office.refused("register_load", request.clone());
    assert_eq!(error.kind, Kind::Question, "{}", error.message);
    want.assert_eq(&error.message);
    let mut yes = request.clone();
    yes["yes"] = json!(true);
    office.act("register_load", yes);
}

#[test]
fn an_older_file_than_the_last_of_its_kind_is_asked_about() {
    let office = Office::new();
    let rows = [school(800_001, "Alder School", &[])];
    let renamed = [school(800_001, "Alder Hill School", &[])];
    office.load(&[
        (SECOND, &csv(&rows)),
        (
            "allgroupsdata20260901.csv",
            &groups(&[(20_001, "Coppermoor")]),
        ),
        (
            "links_edubasealldata20260901.csv",
            &links(&[(800_001, 800_002, "Successor")]),
        ),
    ]);
    asked(
        &office,
        &request(&office, &[(FIRST, &csv(&renamed))]),
        expect![
            "edubasealldata20260801.csv is of 1 Aug 2026, and a file of 1 Sep 2026 was loaded before. Going back would show old heads as new. Load it all the same?"
        ],
    );
    asked(
        &office,
        &request(
            &office,
            &[(
                "allgroupsdata20260801.csv",
                &groups(&[(20_001, "Silverwold")]),
            )],
        ),
        expect![
            "allgroupsdata20260801.csv is of 1 Aug 2026, and a file of 1 Sep 2026 was loaded before. Going back would put old entries over newer ones. Load it all the same?"
        ],
    );
    asked(
        &office,
        &request(
            &office,
            &[(
                "links_edubasealldata20260801.csv",
                &links(&[(800_001, 800_003, "Successor")]),
            )],
        ),
        expect![
            "links_edubasealldata20260801.csv is of 1 Aug 2026, and a file of 1 Sep 2026 was loaded before. Going back would put old entries over newer ones. Load it all the same?"
        ],
    );
    // By the newest LastChangedDate where the name says nothing, or by the day that was given.
    asked(
        &office,
        &request(&office, &[("register.csv", &csv(&rows))]),
        expect![
            "register.csv is of 1 Jul 2026, and a file of 1 Sep 2026 was loaded before. Going back would show old heads as new. Load it all the same?"
        ],
    );
    let mut given = request(&office, &[("register.csv", &csv(&renamed))]);
    given["date"] = json!("2026-08-31");
    asked(
        &office,
        &given,
        expect![
            "register.csv is of 31 Aug 2026, and a file of 1 Sep 2026 was loaded before. Going back would show old heads as new. Load it all the same?"
        ],
    );
    given["date"] = json!("2026-09-02");
    office.act("register_load", given);
}

#[test]
fn dates_are_compared_within_one_kind_only() {
    let office = Office::new();
    office.load(&[(
        "allgroupsdata20261201.csv",
        &groups(&[(20_001, "Coppermoor")]),
    )]);
    office.act(
        "register_load",
        request(&office, &[(FIRST, &first_month(20, 1))]),
    );
    office.act(
        "register_load",
        request(
            &office,
            &[(
                "links_edubasealldata20250101.csv",
                &links(&[(800_001, 800_002, "Successor")]),
            )],
        ),
    );
}

#[test]
fn a_file_that_lacks_many_open_schools_is_asked_about() {
    let rows: Vec<_> = (0..100)
        .map(|at| school(800_000 + at, "Alder School", &[]))
        .collect();
    let office = Office::with(&rows);
    let few = office.act(
        "register_load",
        request(&office, &[(SECOND, &csv(&rows[2..]))]),
    );
    assert_eq!(
        few["warnings"],
        json!(["2 open schools are not in edubasealldata20260901.csv and stay as they were."])
    );
    assert_eq!(
        office.query("register_state", json!({}))["establishments"],
        100
    );
    let three = request(&office, &[("edubasealldata20261001.csv", &csv(&rows[3..]))]);
    asked(
        &office,
        &three,
        expect![
            "edubasealldata20261001.csv lacks 3 of the 100 open schools that the register had. It may be a part of the register only. Load it all the same? Schools that are not in it stay as they are."
        ],
    );
    assert_eq!(
        office.query("register_state", json!({}))["establishments"],
        100
    );
    // Closed ones may go.
    let closed: Vec<_> = (0..100)
        .map(|at| {
            school(
                800_000 + at,
                "Alder School",
                &[(
                    "EstablishmentStatus (code)",
                    if at < 50 { "2" } else { "1" },
                )],
            )
        })
        .collect();
    let office = Office::with(&closed);
    let report = office.act(
        "register_load",
        request(&office, &[(SECOND, &csv(&closed[50..]))]),
    );
    assert_eq!(report["warnings"], json!([]));
}

#[test]
fn a_file_that_tells_no_day_is_asked_about() {
    let office = Office::new();
    let undated = csv(&[school(800_001, "Alder School", &[("LastChangedDate", "")])]);
    let plain = request(&office, &[("register.csv", &undated)]);
    let mut given = plain.clone();
    given["date"] = json!("1/9/26");
    let error = office.refused("register_load", given.clone());
    expect!["“1/9/26” is not a day. Write the day of the register as 2026-09-01."]
        .assert_eq(&error.message);
    asked(
        &office,
        &plain,
        expect![
            "Neither the name of register.csv nor its rows say which day it tells of. Give the day, or load it without one?"
        ],
    );
    assert_eq!(
        office.query("register_state", json!({}))["date"],
        Value::Null
    );
    let mut again = plain.clone();
    again["yes"] = json!(true);
    let before = office.whole_dump();
    office.act("register_load", again);
    assert_same(&before, &office.whole_dump(), "the undated file again");
    given["date"] = json!("2026-09-01");
    let report = office.act("register_load", given);
    assert_eq!(
        (&report["date"], &report["unchanged"]),
        (&json!("2026-09-01"), &json!(1))
    );
}

#[test]
fn groups_and_links_without_a_day_are_loaded_unasked_and_once() {
    let office = Office::with(&[school(800_001, "Alder School", &[])]);
    let files: [(&str, &[u8]); 2] = [
        ("groups.csv", &groups(&[(20_001, "Coppermoor")])),
        ("links.csv", &links(&[(800_001, 800_002, "Successor")])),
    ];
    let report = office.act("register_load", request(&office, &files));
    assert_eq!(
        (&report["groups"]["new"], &report["links"]["new"]),
        (&json!(1), &json!(1))
    );
    unchanged(&office, &files);
}

#[test]
fn a_load_that_is_stopped_leaves_the_file_as_it_was() {
    let check = |office: &Office, files: &[(&str, &[u8])]| {
        let before = office.whole_dump();
        let request = request(office, files);
        let outcome = std::thread::scope(|scope| {
            scope.spawn(|| {
                while office.session.signals.progress().is_none() {
                    std::thread::yield_now();
                }
                office.session.signals.cancel();
            });
            commands::act(&office.session, "register_load", request.clone())
        });
        let error = outcome.unwrap_err();
        assert_eq!(error.kind, Kind::Cancelled, "{error}");
        assert_eq!(office.session.signals.progress(), None);
        assert_same(&before, &office.whole_dump(), "a stopped load");
        // The next one works, and is logged or not as it should be.
        office.act("register_load", request);
        office.act("undo", json!({}));
        let mut after = office.dump();
        let mut before = before;
        before.retain(|table, _| after.contains_key(table));
        after.retain(|table, _| before.contains_key(table));
        assert_same(&before, &after, "undo of the load after the stopped one");
    };
    let office = Office::new();
    check(&office, &[(FIRST, &first_month(2_000, 6))]);
    office.load(&[(FIRST, &first_month(2_000, 6))]);
    let (next, _, _) = second_month(2_000, 6);
    check(&office, &[(SECOND, &next)]);
    let many: Vec<_> = (0..3_000)
        .map(|at| (800_000 + at, 810_000 + at, "Successor"))
        .collect();
    check(
        &office,
        &[("links_edubasealldata20260901.csv", &links(&many))],
    );
    let many: Vec<_> = (0..3_000).map(|at| (20_000 + at, "Coppermoor")).collect();
    check(&office, &[("allgroupsdata20260901.csv", &groups(&many))]);
}

#[test]
fn files_may_come_in_any_order_and_in_one_zip() {
    let (next, next_links, truth) = second_month(ROWS, 7);
    let first = first_month(ROWS, 7);
    let named: [(&str, &[u8]); 4] = [
        (SECOND, &next),
        ("links_edubasealldata20260901.csv", &next_links),
        (FIRST, &first),
        (
            "allgroupsdata20260901.csv",
            &groups(&[(20_001, "Coppermoor")]),
        ),
    ];
    let one = Office::new();
    let report = one.act("register_load", request(&one, &named));
    assert_eq!(report["converted"], truth.converted);
    assert_eq!(
        one.operations(),
        Office::new().operations() + 1,
        "one operation, however many files"
    );
    expect!["Refreshed the register of 1 Sep 2026: 7 new, 69 changed; Loaded the register of 1 Aug 2026: 300 schools; 4 links loaded; 1 group loaded"].assert_eq(&one.labels()[0]);
    let other = Office::new();
    let path = zip(&other, "extract.zip", &named);
    other.act("register_load", json!({ "paths": [path] }));
    assert_eq!(one.dump()["establishment"], other.dump()["establishment"]);
    assert_eq!(
        one.dump()["establishment_link"].len(),
        other.dump()["establishment_link"].len()
    );
    assert_eq!(
        one.dump()["register_change"].len(),
        other.dump()["register_change"].len()
    );
}

#[test]
fn a_link_to_an_unknown_school_is_kept_and_counted() {
    let office = Office::with(&[school(800_001, "Alder School", &[])]);
    let report = office.act(
        "register_load",
        request(
            &office,
            &[(
                "links_edubasealldata20260801.csv",
                &links(&[
                    (800_001, 800_099, "Successor"),
                    (800_001, 800_001, "Successor"),
                ]),
            )],
        ),
    );
    assert_eq!(
        report["links"],
        json!({"read": 2, "new": 2, "changed": 0, "unchanged": 0, "rejected": 0})
    );
    assert_eq!(
        report["warnings"],
        json!(["1 link leads to or from a URN that the register does not have. It is kept."])
    );
    assert_eq!(office.query("register_state", json!({}))["links"], 2);
    // The register brings it later.
    office.load(&[(
        SECOND,
        &csv(&[
            school(800_001, "Alder School", &[]),
            school(800_099, "Alder Academy", &[]),
        ]),
    )]);
    let page = office.query("school_page", json!({"urn": 800_001}));
    assert_eq!(texts(&page["successors"], "name")[0], "Alder Academy");
}

#[test]
fn a_group_that_changed_is_counted_and_seen_in_the_list() {
    let trust = [
        ("TrustSchoolFlag (code)", "5"),
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "COPPERMOOR"),
    ];
    let office = Office::with(&[school(800_001, "Alder School", &trust)]);
    let load = |day: &str, name: &str, also: &str| {
        let files = groups(&[(20_001, name), (20_002, also)]);
        let report = office.act(
            "register_load",
            request(&office, &[(&format!("allgroupsdata{day}.csv"), &files)]),
        );
        let page = office.query(
            "list_page",
            json!({"view": {"list": "england"}, "limit": 1}),
        );
        (report["groups"].clone(), page["rows"][0]["trust"].clone())
    };
    let part = |new: u32, changed: u32, unchanged: u32| json!({"read": 2, "new": new, "changed": changed, "unchanged": unchanged, "rejected": 0});
    assert_eq!(
        load("20260801", "Coppermoor Trust", "Marl"),
        (part(2, 0, 0), json!("Coppermoor Trust"))
    );
    assert_eq!(
        load("20260901", "Silverwold Trust", "Marl"),
        (part(0, 1, 1), json!("Silverwold Trust"))
    );
    office.act("undo", json!({}));
    let page = office.query(
        "list_page",
        json!({"view": {"list": "england"}, "limit": 1}),
    );
    assert_eq!(page["rows"][0]["trust"], "Coppermoor Trust");
}

#[test]
fn one_bad_file_among_several_means_that_none_is_loaded() {
    let office = Office::new();
    for bad in [
        &b"nothing of the sort"[..],
        b"",
        b"URN,EstablishmentName,EstablishmentStatus (code)\r\n",
    ] {
        office.refused(
            "register_load",
            request(&office, &[(FIRST, &first_month(20, 1)), ("bad.csv", bad)]),
        );
    }
    // Also where it is found bad only while it is read: a member that was cut off.
    let (next, _, _) = second_month(2_000, 1);
    let path = zip(&office, "second20260901.zip", &[(SECOND, &next)]);
    let bytes = std::fs::read(&path).unwrap();
    let cut = office.put("cut20260901.zip", &bytes[..bytes.len() / 2]);
    let first = office.put(FIRST, &first_month(20, 1));
    office.refused("register_load", json!({"paths": [first, cut]}));
}

#[test]
fn rows_that_cannot_be_used_are_written_with_their_reasons() {
    let office = Office::new();
    let text = "URN,EstablishmentName,EstablishmentStatus (code),Town\r\n\
                800001,Alder School,1,Larkby\r\n\
                80002,Birch School,1,=Larkby\r\n\
                800001,Alder again,1,Larkby\r\n\
                800003,,1,Larkby\r\n\
                800004,Damson School,1\r\n\
                800005,Elder School,1,Larkby\r\n";
    let mut request = request(&office, &[(FIRST, text.as_bytes())]);
    let path = office.path("rejected.csv");
    request["rejects"] = json!(path);
    let report = office.act("register_load", request);
    assert_eq!(figures(&report), [6, 2, 0, 0, 4]);
    assert_eq!(report["rejects"], json!(path));
    expect![[r#"
        [
          "“edubasealldata20260801.csv” lacks 66 columns that the desk uses, left blank: LA (code), EstablishmentNumber, TypeOfEstablishment (code), EstablishmentTypeGroup (code), ReasonEstablishmentOpened (code), OpenDate, ReasonEstablishmentClosed (code), CloseDate and 58 more.",
          "Row 3: column URN says “80002”, and a URN has six digits. Correct it and load this row again.",
          "Row 4: URN 800001 is in the file already, and the first row with it was taken. Take one of the two out.",
          "Row 5 (URN 800003): column EstablishmentName is empty. Fill it in and load this row again.",
          "4 of 6 rows could not be used in all; save the rejected rows to see each with its reason."
        ]"#]].assert_eq(&serde_json::to_string_pretty(&report["warnings"]).unwrap());
    expect![[r#"
        ﻿URN,EstablishmentName,EstablishmentStatus (code),Town,Reason⏎
        80002,Birch School,1,'=Larkby,"Row 3: column URN says “80002”, and a URN has six digits. Correct it and load this row again."⏎
        800001,Alder again,1,Larkby,"Row 4: URN 800001 is in the file already, and the first row with it was taken. Take one of the two out."⏎
        800003,,1,Larkby,Row 5 (URN 800003): column EstablishmentName is empty. Fill it in and load this row again.⏎
        800004,Damson School,1,,"Row 6 has 3 cells, and the header has 4: it begins with “800004”. Add or take out what is wrong and load this row again."⏎
    "#]].assert_eq(
        &std::fs::read_to_string(&path)
            .unwrap()
            .replace("\r\n", "⏎\n"),
    );
    // Corrected, they are loaded and the reason's column does no harm.
    let fixed = std::fs::read_to_string(&path)
        .unwrap()
        .replace("80002,", "800002,")
        .replace("800001,", "800006,");
    let report = office.act(
        "register_load",
        request_at(&office, SECOND, fixed.as_bytes()),
    );
    assert_eq!(report["new"], 3);
    assert_eq!(office.england("birch", json!({})), [800_002]);
}

fn request_at(office: &Office, name: &str, bytes: &[u8]) -> Value {
    let mut request = request(office, &[(name, bytes)]);
    request["yes"] = json!(true);
    request
}

fn zip(office: &Office, name: &str, members: &[(&str, &[u8])]) -> PathBuf {
    let path = office.path(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in members {
        let packed = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

#[test]
fn a_bad_file_is_refused_in_a_sentence_and_the_file_is_as_it_was() {
    let office = Office::generated(20, 1);
    let check = |path: PathBuf, want: Expect| {
        let error = office.refused("register_load", json!({"paths": [path]}));
        want.assert_eq(&format!("{:?}: {}", error.kind, error.message));
    };
    let put = |name: &str, bytes: &[u8]| office.put(name, bytes);
    check(
        put("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01"),
        expect![
            "Invalid: “picture.csv” is not a CSV file: it is no text (in “UTF-16” without its mark it would have to be saved as “CSV UTF-8” first). Choose the CSV or zip file that the DfE's download page gave."
        ],
    );
    check(
        put("letter.csv", b"Dear all,\r\nplease find attached\r\n"),
        expect![
            "Invalid: “letter.csv” is not a register file: its first line names none of URN, EstablishmentName and EstablishmentStatus together. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page."
        ],
    );
    check(
        put("empty.csv", b""),
        expect!["Invalid: “empty.csv” is empty. Download it again."],
    );
    check(
        put("blank.csv", b"\r\n\r\n  \r\n"),
        expect![
            "Invalid: “blank.csv” is not a register file: its first line names none of URN, EstablishmentName and EstablishmentStatus together. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page."
        ],
    );
    check(
        put("header.csv", &csv(&[])),
        expect!["Invalid: “header.csv” has a header and no rows. Download it again."],
    );
    check(
        put(
            "missing.csv",
            b"URN,EstablishmentName,Town,Postcode,Street,Easting\r\n800001,Alder,Larkby,,,\r\n",
        ),
        expect![
            "Invalid: “missing.csv” has no column EstablishmentStatus (code), without which a school cannot be told. Download it again with all fields."
        ],
    );
    check(
        put("urns.csv", b"URN,Town\r\n800001,Larkby\r\n"),
        expect![
            "Invalid: “urns.csv” is not a register file: its first line names none of URN, EstablishmentName and EstablishmentStatus together. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page."
        ],
    );
    check(
        office.path("not there.csv"),
        expect![
            "NotFound: “not there.csv” cannot be read: it is not there. Check the name and the folder."
        ],
    );
    let folder = office.path("folder");
    std::fs::create_dir(&folder).unwrap();
    check(
        folder,
        expect!["Invalid: “folder” is a folder. Choose a CSV or zip file in it."],
    );
    check(
        zip(&office, "none.zip", &[("read me.txt", b"hello")]),
        expect![
            "Invalid: There is no CSV file in “none.zip”. Choose the zip that the DfE's download page gave, or a CSV file."
        ],
    );
    let many: Vec<(String, Vec<u8>)> = (0..60)
        .map(|at| (format!("{at}.csv"), b"a,b\r\n1,2\r\n".to_vec()))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    check(
        zip(&office, "many.zip", &many),
        expect![
            "Invalid: “many.zip” holds 60 CSV files, more than the 20 that are read at once. Unpack it and choose the register files from it."
        ],
    );
    check(
        zip(&office, "others.zip", &many[..2]),
        expect![
            "Invalid: None of the 2 CSV files in “others.zip” is a register file. Choose edubasealldata, allgroupsdata or links_edubasealldata from the DfE's download page."
        ],
    );
    let mut bomb = csv(&[school(800_001, "Alder School", &[])]);
    bomb.resize(80 << 20, b'\n');
    check(
        zip(&office, "bomb.zip", &[(SECOND, &bomb)]),
        expect![
            "Invalid: “edubasealldata20260901.csv” in “bomb.zip” unpacks to far more than its zip says or than a register could, so reading was stopped. Download it again from the DfE."
        ],
    );
    check(
        put("cut.zip", b"PK\x03\x04 and no more"),
        expect!["Invalid: “cut.zip” is damaged and cannot be unpacked. Download it again."],
    );
    office.refused("register_load", json!({"paths": []}));
    let locked = put("locked.csv", &first_month(20, 1));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    }
    // The administrator may read everything.
    if std::fs::File::open(&locked).is_err() {
        check(
            locked,
            expect![
                "Io: “locked.csv” cannot be read: this account may not use it. Choose another folder, or ask for access."
            ],
        );
    }
}

#[test]
fn blank_coordinates_keep_the_known_ones() {
    let placed = [("Easting", "528515"), ("Northing", "184869")];
    let office = Office::with(&[school(800_001, "Alder School", &placed)]);
    let report = office.act(
        "register_load",
        request(
            &office,
            &[(SECOND, &csv(&[school(800_001, "Alder School", &[])]))],
        ),
    );
    assert_eq!(figures(&report), [1, 0, 0, 1, 0]);
    let columns = json!(["easting", "northing", "town"]);
    let row = || {
        let view = json!({"list": "england"});
        office.query(
            "list_page",
            json!({"view": view, "limit": 1, "columns": columns}),
        )["rows"][0]
            .clone()
    };
    assert_eq!(
        (&row()["easting"], &row()["northing"]),
        (&json!(528_515), &json!(184_869))
    );
    // Even where something else changed, and where only one of the two is gone.
    let other = school(
        800_001,
        "Alder School",
        &[("Town", "Larkby"), ("Easting", "1")],
    );
    office.act(
        "register_load",
        request(&office, &[("edubasealldata20261001.csv", &csv(&[other]))]),
    );
    assert_eq!(
        (&row()["easting"], &row()["town"]),
        (&json!(528_515), &json!("Larkby"))
    );
    assert_eq!(
        office.query("register_changes", json!({"kinds": ["coordinates"]}))["count"],
        0
    );
}

#[test]
fn the_whole_register_is_loaded_where_it_is_at_hand() {
    let Some(england) = at_hand("england-49132.zip") else {
        return;
    };
    let paths: Vec<PathBuf> = [
        Some(england),
        at_hand("groups-7176.zip"),
        at_hand("links-33801.zip"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let office = Office::new();
    let report = office.act("register_load", json!({"paths": paths, "yes": true}));
    assert_eq!(figures(&report), [49_132, 49_132, 0, 0, 0]);
    assert_eq!(
        (&report["groups"]["rejected"], &report["links"]["rejected"]),
        (&json!(0), &json!(0))
    );
    let page = office.query(
        "list_page",
        json!({"view": {"list": "england", "search": "st josephs"}, "limit": 1000}),
    );
    let names = texts(&page["rows"], "name");
    assert!(names.iter().any(|name| name.contains("St Joseph's")));
    for letter in ["é", "à", "’"] {
        let view = json!({"list": "england", "where": {"name": {"contains": letter}}});
        let page = office.query("list_page", json!({"view": view, "limit": 1}));
        assert_ne!(page["count"], 0, "{letter}");
    }
    let again = office.done("register_load", json!({"paths": paths, "yes": true}));
    assert_eq!(
        (again.operation, figures(&again.value)),
        (None, [49_132, 0, 0, 49_132, 0])
    );
}

#[test]
fn every_trust_school_is_linked_where_full_rows_are_at_hand() {
    let Some(path) = at_hand("full-rows-1924.zip") else {
        return;
    };
    let office = Office::new();
    let paths: Vec<PathBuf> = [Some(path), at_hand("groups-7176.zip")]
        .into_iter()
        .flatten()
        .collect();
    let report = office.act("register_load", json!({"paths": paths, "yes": true}));
    assert_eq!(figures(&report), [1_924, 1_924, 0, 0, 0]);
    let view = json!({"list": "england", "where": {"trust": {"blank": false}}});
    let page = office.query("list_page", json!({"view": view, "limit": 1}));
    assert_eq!(page["count"], 1_465);
}
