//! The calendar over a real file.

use super::queries::places;
use crate::testkit::{Office, groups, school, texts};
use serde_json::{Value, json};

/// Two schools of ours in Kent, one of them in a trust.
fn office() -> (Office, Vec<i64>) {
    let of_kent = [("LA (code)", "886"), ("LA (name)", "Kent")];
    let in_trust = [
        ("LA (code)", "886"),
        ("LA (name)", "Kent"),
        ("TrustSchoolFlag (code)", "3"),
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "Coppermoor Trust"),
    ];
    let office = Office::new();
    let rows = [
        school(100_001, "Alder Hill", &of_kent),
        school(100_002, "Birch Lane", &in_trust),
    ];
    office.load(&[
        (crate::testkit::FIRST, &crate::testkit::csv(&rows)),
        (
            "allgroupsdata20260801.csv",
            &groups(&[(20_001, "Coppermoor Trust")]),
        ),
    ]);
    let ids = office.ours(&[100_001, 100_002]);
    (office, ids)
}

fn open_days(office: &Office, place: Value) -> i64 {
    let page = office.query("calendar", json!({"year": "2026/27", "place": place}));
    page["openDays"].as_i64().unwrap()
}

#[test]
fn a_table_is_entered_at_once_and_taken_back() {
    let (office, ids) = office();
    let table = "Name\tFrom\tTo\tWhose\n\
                 Autumn term\t1 Sep\t18 Dec\t\n\
                 Half term\t26 Oct\t30 Oct\t\n\
                 Spring and summer term\t4 Jan\t21 Jul\t\n\
                 INSET\t1 Sep\t\tAlder Hill\n\
                 INSET\t2 Sep\t\tCoppermoor Trust\n\
                 INSET\t3 Sep\t\tNowhere Primary\n\
                 Sports\t3 Sep\t\t\n";
    let request = json!({"text": table, "year": "2026/27", "place": {"laCode": "886"}});
    let look = office.query("calendar_read", request.clone());
    assert_eq!(look["rows"].as_array().unwrap().len(), 5);
    assert_eq!(texts(&look["rejected"], "line"), ["7", "8"]);
    assert!(
        look["rejected"][0]["why"]
            .as_str()
            .unwrap()
            .contains("none of our schools"),
        "{look}"
    );
    let before = office.dump();
    let pasted = office.act("calendar_paste", request.clone());
    assert_eq!(pasted["added"], 5);
    assert_eq!(
        pasted["said"],
        "5 rows are in the calendar now. 2 rows were left out."
    );
    let kent = open_days(&office, json!({"laCode": "886"}));
    assert_eq!(open_days(&office, json!({"schoolId": ids[0]})), kent - 1);
    assert_eq!(open_days(&office, json!({"schoolId": ids[1]})), kent - 1);
    assert_eq!(
        open_days(&office, json!({"trustUid": 20_001})),
        253 - 1,
        "a trust has no authority"
    );
    assert_eq!(open_days(&office, json!({})), 253);
    // A second time it is there already.
    let again = office.act("calendar_paste", request);
    assert_eq!(again["added"], 0);
    office.act("undo", json!({}));
    crate::testkit::assert_same(&before, &office.dump(), "undone");
}

#[test]
fn an_entry_is_changed_and_taken_out() {
    let (office, ids) = office();
    let entry = json!({"kind": "inset", "name": "Curriculum day", "from": "2026-09-07", "place": {"schoolId": ids[0]}});
    let id = office.act("calendar_set", entry)["ids"][0].clone();
    let page = office.query("calendar", json!({"year": "2026/27"}));
    assert_eq!(page["entries"][0]["whose"], "Alder Hill");
    assert_eq!(page["entries"][0]["applies"], false);
    office.act(
        "calendar_set",
        json!({"id": id, "kind": "holiday", "from": "7/9/26", "until": "8/9/26"}),
    );
    let page = office.query("calendar", json!({"year": "2026/27"}));
    let september = &page["months"][0];
    assert_eq!(september["name"], "September 2026");
    assert_eq!(september["blanks"], 1, "it began on a Tuesday");
    assert_eq!(september["days"][6]["is"], "holiday");
    assert_eq!(september["days"][6]["words"], "Mon 7 Sep 2026: Holiday");
    assert_eq!(september["openDays"], 20);
    office.act("calendar_remove", json!({"ids": [id]}));
    assert_eq!(open_days(&office, json!({})), 253);
    for (command, request, why) in [
        (
            "calendar_set",
            json!({"kind": "term", "from": "2026-09-07", "until": "2026-09-01"}),
            "before it begins",
        ),
        (
            "calendar_set",
            json!({"kind": "term", "from": ""}),
            "no first day",
        ),
        (
            "calendar_set",
            json!({"kind": "term", "from": "2026-09-07", "place": {"laCode": "1"}}),
            "no local authority",
        ),
        (
            "calendar_set",
            json!({"kind": "term", "from": "2026-09-07", "place": {"laCode": "886", "schoolId": 1}}),
            "Choose one of them",
        ),
        (
            "calendar_remove",
            json!({"ids": [99]}),
            "not in the calendar",
        ),
        (
            "calendar_paste",
            json!({"text": "  ", "year": "2026/27"}),
            "There is no row to enter",
        ),
        (
            "calendar_paste",
            json!({"text": "Autumn term,soon", "year": "2026/27"}),
            "No row of this table can be entered. Line 1:",
        ),
    ] {
        let refused = office.refused(command, request);
        assert!(refused.message.contains(why), "{refused}");
    }
}

#[test]
fn every_school_of_ours_has_a_place() {
    let (office, ids) = office();
    office.act(
        "trust_set",
        json!({"uid": 20_001, "field": "notes", "value": "Ours"}),
    );
    let desk = office.session.desk().unwrap();
    let places = places(&desk.store.read().unwrap()).unwrap();
    assert_eq!(places[&ids[0]].la_code, "886");
    assert_eq!(places[&ids[0]].trust_id, None);
    assert!(places[&ids[1]].trust_id.is_some());
}
