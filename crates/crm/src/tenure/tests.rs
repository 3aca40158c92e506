//! Posts, tenures and the change of a post-holder over a real file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::freshness::{Freshness, Limits};
use crate::error::Kind;
use crate::testkit::{Office, SECOND, assert_same, csv, links, school};
use expect_test::expect;
use serde_json::{Value, json};

/// Columns of the register that name a head.
fn led<'a>(title: &'a str, first: &'a str, last: &'a str, job: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("HeadTitle (name)", title),
        ("HeadFirstName", first),
        ("HeadLastName", last),
        ("HeadPreferredJobTitle", job),
    ]
}

const TRUST: [(&str, &str); 3] = [
    ("TrustSchoolFlag (code)", "3"),
    ("Trusts (code)", "20001"),
    ("Trusts (name)", "Coppermoor Trust"),
];

/// Alder Hill and Birch Hill, two schools of the register whose heads are known.
fn office() -> (Office, Vec<i64>) {
    let office = Office::with(&[
        school(
            800_001,
            "Alder Hill",
            &led("Mr", "Bo", "Crane", "Headteacher"),
        ),
        school(800_002, "Birch Hill", &led("", "Cy", "Dale", "Headteacher")),
    ]);
    let ids = office.ours(&[800_001, 800_002]);
    (office, ids)
}

/// All tenures in words, as the history tells them.
fn tenures(office: &Office) -> Vec<String> {
    texts(
        office,
        "SELECT p.title || ' ' || p.first_name || ' ' || p.last_name || ' · ' || r.name || ' · '
           || coalesce(s.name, tr.name, 'us') || ' · ' || t.from_on || '–' || t.until_on
           || CASE WHEN t.until_by THEN ' at the latest' ELSE '' END || CASE WHEN t.ended THEN ' ended' ELSE '' END
           || CASE WHEN t.acting THEN ' acting' ELSE '' END || CASE WHEN t.main_contact THEN ' main' ELSE '' END
           || ' · ' || t.source || ' ' || t.confirmed_on
         FROM tenure t JOIN person p ON p.id = t.person_id JOIN role r ON r.id = t.role_id
         LEFT JOIN school s ON s.id = t.school_id LEFT JOIN trust tr ON tr.id = t.trust_id ORDER BY t.id",
    )
}

fn texts(office: &Office, sql: &str) -> Vec<String> {
    let desk = office.session.desk().unwrap();
    let reader = desk.store.read().unwrap();
    let mut statement = reader.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

fn tasks(office: &Office) -> Vec<String> {
    texts(
        office,
        "SELECT title || ' · ' || due_on || ' · ' || note FROM task ORDER BY id",
    )
}

fn count(office: &Office, table: &str) -> usize {
    office.whole_dump()[table].len()
}

#[test]
fn the_registers_heads_come_with_their_schools_and_vacancies_do_not() {
    let office = Office::with(&[
        school(
            800_001,
            "Alder Hill",
            &led("Mr", "Bo", "Crane", "Acting Headteacher"),
        ),
        school(
            800_002,
            "Birch Hill",
            &led("Headteacher", "Not recorded", "Mrs Dale", ""),
        ),
        school(800_003, "Cedar Hill", &led("", "Vacant", "", "")),
        school(800_004, "Damson Hill", &led("", "", "", "")),
    ]);
    let made = office.act(
        "schools_make_ours",
        json!({"selection": {"kind": "ids", "ids": [800_001, 800_002, 800_003, 800_004]}}),
    );
    assert_eq!(made["heads"], 2);
    expect![[r#"
        [
            "Mr Bo Crane · Head teacher · Alder Hill · – acting · register 2026-08-01",
            "Mrs  Dale · Head teacher · Birch Hill · – · register 2026-08-01",
        ]
    "#]]
    .assert_debug_eq(&tenures(&office));
    office.act("undo", json!({}));
    assert_eq!((count(&office, "tenure"), count(&office, "person")), (0, 0));
}

#[test]
fn one_head_of_two_schools_of_a_trust_is_one_person_and_a_namesake_elsewhere_is_not() {
    let trust = |urn, name, cells: &[(&'static str, &'static str)]| {
        let mut all = led("Dr", "Ada", "Brook", "Executive Headteacher").to_vec();
        all.extend_from_slice(cells);
        school(urn, name, &all)
    };
    let office = Office::with(&[
        trust(800_001, "Alder Hill", &TRUST),
        trust(800_002, "Birch Hill", &TRUST),
        trust(800_003, "Cedar Hill", &[]),
    ]);
    office.ours(&[800_001, 800_002, 800_003]);
    assert_eq!((count(&office, "tenure"), count(&office, "person")), (3, 2));
}

#[test]
fn a_school_that_converts_keeps_its_head_and_another_name_is_asked_about() {
    for (last, tasks_left) in [("Crane", 0), ("Brook", 1)] {
        let (office, ids) = office();
        let gone = [
            ("EstablishmentStatus (code)", "2"),
            ("EstablishmentStatus (name)", "Closed"),
            ("CloseDate", "31-08-2026"),
        ];
        office.load(&[
            (
                SECOND,
                &csv(&[
                    school(800_001, "Alder Hill", &gone),
                    school(800_011, "Alder Academy", &led("", "Bo", last, "")),
                ]),
            ),
            (
                "links_edubasealldata20260901.csv",
                &links(&[(800_001, 800_011, "Successor")]),
            ),
        ]);
        office.act(
            "schools_follow_successor",
            json!({"selection": {"kind": "ids", "ids": [ids[0]]}}),
        );
        assert_eq!(count(&office, "tenure"), 2, "{last}");
        assert_eq!(count(&office, "task"), tasks_left, "{last}");
    }
}

#[test]
fn heads_of_an_older_file_are_brought_later_at_once() {
    let (office, _) = office();
    office.act("tenures_remove", json!({"ids": [1, 2]}));
    assert_eq!(office.query("heads_missing", json!({}))["schools"], 2);
    let done = office.done("heads_bring", json!({}));
    assert_eq!(done.value, json!({"heads": 2, "known": 0}));
    assert_eq!(
        done.operation.unwrap().label,
        "Brought 2 heads from the register"
    );
    assert_eq!(office.query("heads_missing", json!({}))["schools"], 0);
    assert!(office.done("heads_bring", json!({})).operation.is_none());
}

/// The first tenure's request with other fields.
fn ada(school: i64, more: Value) -> Value {
    let mut request = json!({
        "who": {"name": {"title": "Mrs", "first": "Ada", "last": "Brook"}}, "roleId": 1, "schoolId": school,
    });
    request
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    request
}

#[test]
fn a_second_head_is_asked_about_and_neither_an_acting_nor_an_announced_one() {
    let (office, ids) = office();
    let refused = office.refused("tenure_add", ada(ids[0], json!({})));
    assert_eq!(refused.kind, Kind::Question);
    expect!["Bo Crane is head teacher of Alder Hill already. A school has one head, unless one is acting or they share the job. Change the post-holder instead, or add Ada Brook beside them?"]
        .assert_eq(&refused.message);
    for more in [
        json!({"acting": true}),
        json!({"jobShare": true}),
        json!({"from": "2026-10-01"}),
        json!({"until": "2020"}),
        json!({"yes": true}),
    ] {
        office.act("tenure_add", ada(ids[0], more));
    }
    let refused = office.refused(
        "tenure_add",
        ada(ids[0], json!({"from": "2026-09-01", "until": "2026-08-31"})),
    );
    expect!["This ends (31 Aug 2026) before it begins (1 Sep 2026). Check the two days."]
        .assert_eq(&refused.message);
    let refused = office.refused("tenure_add", ada(ids[0], json!({"trustUid": 20_001})));
    assert_eq!(refused.kind, Kind::Invalid);
}

#[test]
fn tenures_are_changed_confirmed_ended_and_removed_in_words() {
    let (office, ids) = office();
    let label = |name: &str, request: Value| office.done(name, request).operation.unwrap().label;
    assert_eq!(
        label(
            "tenure_add",
            ada(
                ids[1],
                json!({"roleId": 9, "from": "2026-09", "mainContact": true})
            )
        ),
        "Ada Brook is professional tutor at Birch Hill from Sep 2026"
    );
    assert_eq!(
        label("tenure_set", json!({"id": 2, "mainContact": true})),
        "Cy Dale is our main contact for ITT at Birch Hill"
    );
    assert!(
        !tenures(&office)[2].contains("main"),
        "one main contact a school"
    );
    assert_eq!(
        label("tenures_confirm", json!({"ids": [2], "source": "call"})),
        "Confirmed that Cy Dale is head teacher of Birch Hill"
    );
    assert_eq!(
        label("tenures_confirm", json!({"ids": [1, 2, 3]})),
        "Confirmed 3 posts"
    );
    assert_eq!(
        label(
            "tenures_end",
            json!({"ids": [3], "until": "2026-12-31", "untilBy": true})
        ),
        "Ada Brook is no longer professional tutor at Birch Hill until 31 Dec 2026 at the latest"
    );
    // The latest that it can be may still become exact; a day that is known stays.
    office.act("tenures_end", json!({"ids": [3], "until": "2026-10-31"}));
    let again = office.act("tenures_end", json!({"ids": [3], "until": "2026-12-31"}));
    assert_eq!(again["ids"], json!([]));
    expect!["Ada Brook is professional tutor at Birch Hill until 31 Oct 2026, and that is known. Change the day there, if it is wrong."]
        .assert_eq(again["left"][0].as_str().unwrap());
    assert_eq!(
        label("tenures_end", json!({"ids": [1], "until": ""})),
        "Bo Crane is no longer head teacher of Alder Hill"
    );
    expect![[r#"
        [
            "Mr Bo Crane · Head teacher · Alder Hill · – ended · register 2026-09-10",
            " Cy Dale · Head teacher · Birch Hill · – main · call 2026-09-10",
            "Mrs Ada Brook · Professional tutor · Birch Hill · 2026-09–2026-10-31 ·  2026-09-10",
        ]
    "#]]
    .assert_debug_eq(&tenures(&office));
    assert_eq!(
        label("tenures_remove", json!({"ids": [3]})),
        "Removed the post of Ada Brook as professional tutor at Birch Hill"
    );
}

/// Bo Crane, head of Alder Hill, is its main contact, champion and mentor and chairs a working group.
fn busy_head() -> (Office, Vec<i64>) {
    let (office, ids) = office();
    office.act("tenure_set", json!({"id": 1, "mainContact": true}));
    office.act(
        "tenure_add",
        json!({"who": {"personId": 1}, "roleId": 10, "schoolId": ids[0]}),
    );
    let desk = office.session.desk().unwrap();
    desk.store
        .operate("test", |w| {
            let (champion, group, member) =
                (w.id("champion")?, w.id("working_group")?, w.id("group_member")?);
            assert_eq!((champion, group, member), (1, 1, 1));
            w.db.execute_batch(&format!(
                "INSERT INTO champion (id, school_id, person_id, stage, since_on) VALUES (1, {0}, 1, 'active', '2025-01-01');
                 INSERT INTO working_group (id, name, added_on) VALUES (1, 'Mentor time', '2025-01-01');
                 INSERT INTO group_member (id, group_id, person_id, school_id, office) VALUES (1, 1, 1, {0}, 'chair');",
                ids[0]
            ))?;
            w.label("A champion who chairs a group");
            Ok(())
        })
        .unwrap();
    (office, ids)
}

#[test]
fn a_change_of_the_head_is_proposed_with_the_leavers_duties_and_people_of_that_name() {
    let (office, ids) = busy_head();
    office.act("tenure_add", ada(ids[1], json!({"roleId": 5})));
    let proposed = office.query(
        "change_of_post",
        json!({"schoolId": ids[0], "name": "Mrs Ada Brook"}),
    );
    assert_eq!(
        (
            &proposed["place"],
            &proposed["roleId"],
            &proposed["leaverId"],
            &proposed["movesMainContact"]
        ),
        (&json!("Alder Hill"), &json!(1), &json!(1), &json!(true))
    );
    assert_eq!(proposed["holders"][0]["words"], "main contact for ITT");
    assert_eq!(
        proposed["arriving"],
        json!({"title": "Mrs", "first": "Ada", "last": "Brook", "knownAs": ""})
    );
    expect![[
        r#"[{"personId":3,"name":"Ada Brook","words":"deputy head at Birch Hill","sameName":true}]"#
    ]]
    .assert_eq(&proposed["known"].to_string());
    expect![[r#"[{"kind":"champion","id":1,"words":"Bo Crane champions ITT here (active)","choices":["end","handOver","keep"]},{"kind":"post","id":3,"words":"Bo Crane is general mentor too","choices":["end","handOver","keep"]},{"kind":"workingGroup","id":1,"words":"Bo Crane chairs the working group Mentor time","choices":["end","handOver","keep"]}]"#]]
        .assert_eq(&proposed["duties"].to_string());
    assert_eq!(proposed["briefing"], "22 Oct 2026");
    // What someone was says nothing of what they are.
    office.act("tenures_end", json!({"ids": [4], "until": "2026-08-31"}));
    let proposed = office.query(
        "change_of_post",
        json!({"schoolId": ids[0], "name": "Mrs Ada Brook"}),
    );
    assert_eq!(proposed["known"][0]["words"], "");
    office.act("undo", json!({}));
    // Whoever comes from within the school is asked about what they were.
    // An automatic reply knows who wrote it and where, and not in which post.
    let of = |person: i64| {
        let request = json!({"schoolId": ids[0], "leaverPersonId": person});
        let proposed = office.query("change_of_post", request);
        (proposed["roleId"].clone(), proposed["leaverId"].clone())
    };
    assert_eq!(of(1), (json!(1), json!(1)));
    assert_eq!(
        of(999).1,
        json!(1),
        "nobody of that number: whoever holds the post"
    );
    let within = office.query("change_of_post", json!({"schoolId": ids[1], "personId": 3}));
    expect![[r#"[{"kind":"before","id":4,"words":"Ada Brook is deputy head so far","choices":["end","keep"]}]"#]]
        .assert_eq(&within["duties"].to_string());
}

#[test]
fn a_change_of_the_head_is_one_operation_with_all_that_follows() {
    let (office, ids) = busy_head();
    let before = office.dump();
    let done = office.done(
        "post_holder_change",
        json!({
            "schoolId": ids[0], "roleId": 1, "leaverId": 1, "lastDay": "2026-10-31", "source": "call", "briefing": true,
            "arriving": {"who": {"name": {"title": "Mrs", "first": "Ada", "last": "Brook"}}},
            "duties": [
                {"kind": "champion", "id": 1, "end": "handOver"},
                {"kind": "post", "id": 3, "end": "end"},
                {"kind": "workingGroup", "id": 1, "end": "handOver"},
            ],
        }),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Ada Brook is head teacher of Alder Hill from 1 Nov 2026"
    );
    assert_eq!(done.value["tasks"], 2);
    expect![[r#"
        [
            "Mr Bo Crane · Head teacher · Alder Hill · –2026-10-31 · register 2026-08-01",
            " Cy Dale · Head teacher · Birch Hill · – · register 2026-08-01",
            "Mr Bo Crane · General mentor · Alder Hill · –2026-10-31 ·  ",
            "Mrs Ada Brook · Head teacher · Alder Hill · 2026-11-01– main · call 2026-09-10",
        ]
    "#]]
    .assert_debug_eq(&tenures(&office));
    expect![[r#"
        [
            "ITT reform briefing, invite to lead a session or host ITaP · 2026-12-13 · Ada Brook is head teacher of Alder Hill from 1 Nov 2026.",
            "Find an e-mail for Ada Brook · 2026-09-24 · Ada Brook is head teacher of Alder Hill from 1 Nov 2026, and no e-mail reaches them.",
        ]
    "#]]
    .assert_debug_eq(&tasks(&office));
    assert_eq!(
        texts(
            &office,
            "SELECT p.last_name || ' ' || c.stage || ' ' || c.since_on || ' ' || c.reason || c.note FROM champion c JOIN person p ON p.id = c.person_id ORDER BY c.id"
        ),
        [
            "Crane steppedDown 2026-10-31 Left the post",
            "Brook identified 2026-09-10 Taken over from Bo Crane"
        ]
    );
    assert_eq!(
        texts(
            &office,
            "SELECT p.last_name || ' ' || m.office || ' ' || m.from_on || '–' || m.until_on FROM group_member m JOIN person p ON p.id = m.person_id ORDER BY m.id"
        ),
        ["Crane chair –2026-10-31", "Brook chair 2026-11-01–"]
    );
    let after = office.dump();
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a change of the head");
    office.act("redo", json!({}));
    assert_same(&after, &office.dump(), "redo of a change of the head");
}

#[test]
fn what_is_handed_over_to_someone_who_has_it_already_is_not_theirs_twice() {
    let (office, ids) = busy_head();
    let named = office.act(
        "champion_name",
        json!({"schoolId": ids[0], "newPerson": {"title": "", "first": "Ada", "last": "Brook", "knownAs": ""}, "roleId": 5}),
    );
    office.act(
        "group_member_set",
        json!({"groupId": 1, "personId": named["personId"], "schoolId": ids[0]}),
    );
    office.act(
        "post_holder_change",
        json!({
            "schoolId": ids[0], "roleId": 1, "leaverId": 1, "lastDay": "2024-12-31",
            "arriving": {"who": {"personId": named["personId"]}},
            "duties": [
                {"kind": "champion", "id": 1, "end": "handOver"},
                {"kind": "workingGroup", "id": 1, "end": "handOver"},
            ],
        }),
    );
    // Bo Crane left before the day on which they became champion, so we say: no step stands before the one it follows.
    expect![[r#"
        [
            "Crane steppedDown 2025-01-01",
            "Brook identified 2026-09-10",
        ]
    "#]]
    .assert_debug_eq(&texts(
        &office,
        "SELECT p.last_name || ' ' || c.stage || ' ' || c.since_on FROM champion c JOIN person p ON p.id = c.person_id ORDER BY c.id",
    ));
    expect![[r#"
        [
            "Crane chair –2024-12-31",
            "Brook member –",
        ]
    "#]]
    .assert_debug_eq(&texts(
        &office,
        "SELECT p.last_name || ' ' || m.office || ' ' || m.from_on || '–' || m.until_on FROM group_member m JOIN person p ON p.id = m.person_id ORDER BY m.id",
    ));
}

#[test]
fn a_known_last_day_is_never_overwritten_and_a_missing_one_follows_from_the_other() {
    let (office, ids) = office();
    let change = |more: Value| {
        let mut request = json!({
            "schoolId": ids[0], "roleId": 1, "leaverId": 1,
            "arriving": {"who": {"name": {"first": "Ada", "last": "Brook"}}, "from": "2027-01-01"},
        });
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        request
    };
    let done = office.act("post_holder_change", change(json!({})));
    assert_eq!(done["mainContactMoved"], false);
    assert!(
        tenures(&office)[0].contains("–2026-12-31 "),
        "the day before the other's first"
    );
    let refused = office.refused(
        "post_holder_change",
        change(json!({"lastDay": "2026-08-31", "arriving": null})),
    );
    expect!["The last day of Bo Crane is known: 31 Dec 2026. Change it at their post, if it is wrong; it is not overwritten here."]
        .assert_eq(&refused.message);
    let refused = office.refused(
        "post_holder_change",
        json!({"schoolId": ids[0], "roleId": 1}),
    );
    expect!["Say who leaves, or who comes."].assert_eq(&refused.message);
    let refused = office.refused(
        "post_holder_change",
        json!({"schoolId": ids[1], "roleId": 1, "arriving": {"who": {"personId": 2}}}),
    );
    expect!["Cy Dale is head teacher of Birch Hill already."].assert_eq(&refused.message);
}

/// The month after [`office`]: another head at each of `heads`.
fn next_month(office: &Office, heads: [[&str; 2]; 2]) {
    let rows: Vec<_> = [(800_001, "Alder Hill"), (800_002, "Birch Hill")]
        .into_iter()
        .zip(heads)
        .map(|((urn, name), [first, last])| school(urn, name, &led("Ms", first, last, "")))
        .collect();
    office.load(&[(SECOND, &csv(&rows))]);
}

fn all_heads() -> Value {
    json!({"kind": "all", "of": {"ours": true, "kinds": ["headChanged", "headVacated", "headFilled"]}})
}

#[test]
fn head_changes_of_the_register_are_accepted_at_once_and_undone_at_once() {
    let (office, _) = busy_head();
    next_month(&office, [["Ada", "Brook"], ["", ""]]);
    let before = office.dump();
    let said = office.query("register_accepting", json!({"selection": all_heads()}));
    assert_eq!(said["words"], "1 head changed, 1 head's post ended");
    let done = office.done(
        "register_settle",
        json!({"selection": all_heads(), "outcome": "accepted"}),
    );
    assert_eq!(
        done.operation.unwrap().label,
        "Accepted 2 changes of the register: 1 head changed, 1 head's post ended"
    );
    expect![[r#"
        [
            "Mr Bo Crane · Head teacher · Alder Hill · –2026-08-31 at the latest · register 2026-08-01",
            " Cy Dale · Head teacher · Birch Hill · –2026-08-31 at the latest · register 2026-08-01",
            "Mr Bo Crane · General mentor · Alder Hill · – ·  ",
            "Ms Ada Brook · Head teacher · Alder Hill · 2026-09-01– main · register 2026-09-01",
        ]
    "#]]
    .assert_debug_eq(&tenures(&office));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of accepting");
}

#[test]
fn perhaps_the_same_person_waits_in_bulk_and_is_renamed_or_changed_by_itself() {
    let (office, _) = office();
    next_month(&office, [["Bo", "Heron"], ["Cy", "Dale"]]);
    let done = office.act(
        "register_settle",
        json!({"selection": all_heads(), "outcome": "accepted"}),
    );
    // It is the only one of the selection, so it was decided by accepting it.
    assert_eq!(
        (&done["settled"], &done["headsChanged"]),
        (&json!(1), &json!(1))
    );
    office.act("undo", json!({}));
    let done = office.done(
        "register_settle",
        json!({"selection": all_heads(), "outcome": "accepted", "samePerson": true}),
    );
    assert_eq!(done.value["samePerson"], 1);
    assert_eq!(
        done.operation.unwrap().label,
        "Accepted a change of the register: Alder Hill (new head teacher) has the same head under a new name"
    );
    expect![[r#"
        [
            "Ms Bo Heron · Head teacher · Alder Hill · – · register 2026-09-01",
            " Cy Dale · Head teacher · Birch Hill · – · register 2026-08-01",
        ]
    "#]]
    .assert_debug_eq(&tenures(&office));
}

#[test]
fn what_is_not_plain_is_left_in_bulk_with_the_reason() {
    let (office, _) = office();
    // Birch Hill has somebody else than the register says.
    office.act("tenures_remove", json!({"ids": [2]}));
    office.act("tenure_add", ada(2, json!({})));
    next_month(&office, [["Bo", "Heron"], ["Eve", "Finch"]]);
    let said = office.query("register_accepting", json!({"selection": all_heads()}));
    assert_eq!(
        (&said["count"], &said["left"]),
        (
            &json!(0),
            &json!(
                "2 new heads may be the same person, or are not whom we know: decide each by itself."
            )
        )
    );
    let done = office.act(
        "register_settle",
        json!({"selection": all_heads(), "outcome": "accepted"}),
    );
    expect![[r#"["Alder Hill: Ms Bo Heron may be Mr Bo Crane under a new name. Decide it by itself.","Birch Hill: the register names Ms Eve Finch after Cy Dale, and we have somebody else. Decide it by itself."]"#]]
        .assert_eq(&done["left"].to_string());
    // The dialog decides it, and the change of the register with it.
    let change = office.query("register_changes", json!({"urn": 800_002}))["rows"][0]["id"].clone();
    let proposed = office.query("change_of_post", json!({"registerChangeId": change}));
    assert_eq!(
        (
            &proposed["leaverId"],
            &proposed["lastDay"],
            &proposed["arriving"]["last"]
        ),
        (&json!(3), &json!("2026-08-31"), &json!("Finch"))
    );
    office.act(
        "post_holder_change",
        json!({"roleId": 1, "leaverId": 3, "lastDay": "2026-08-31", "lastDayBy": true, "registerChangeId": change,
               "arriving": {"who": {"name": proposed["arriving"]}}}),
    );
    let page = office.query("register_changes", json!({"urn": 800_002, "state": "all"}));
    assert_eq!(
        page["rows"][0]["outcomeLabel"],
        "Accepted: has another head"
    );
}

#[test]
fn nobody_becomes_a_second_head_because_another_one_may_have_a_new_name() {
    let (office, ids) = office();
    // The register knows Bo Crane, we have Ada Brook, and now the register says Bo Heron.
    office.act("tenures_remove", json!({"ids": [1]}));
    office.act("tenure_add", ada(ids[0], json!({})));
    next_month(&office, [["Bo", "Heron"], ["Cy", "Dale"]]);
    let change = office.query("register_changes", json!({"urn": 800_001}))["rows"][0].clone();
    assert_eq!(
        (&change["offer"], &change["perhapsSame"]),
        (&json!("decide"), &json!(true))
    );
    let one = json!({"kind": "ids", "ids": [change["id"]]});
    let said = office.query("register_accepting", json!({"selection": one}));
    assert_eq!(
        said["left"],
        "We have somebody else as head: use Change… to say who leaves."
    );
    let before = tenures(&office);
    let done = office.act(
        "register_settle",
        json!({"selection": one, "outcome": "accepted"}),
    );
    expect![[r#"["Alder Hill: the register names Ms Bo Heron after Mr Bo Crane, and we have somebody else. Use Change… to say who leaves."]"#]]
        .assert_eq(&done["left"].to_string());
    assert_eq!(tenures(&office), before);
    // Where nobody leaves, the school has its head and no other one.
    office.act(
        "post_holder_change",
        json!({"schoolId": ids[0], "roleId": 1, "registerChangeId": change["id"],
               "arriving": {"who": {"name": {"first": "Bo", "last": "Heron"}}, "jobShare": true}}),
    );
    let page = office.query("register_changes", json!({"urn": 800_001, "state": "all"}));
    assert_eq!(page["rows"][0]["outcomeLabel"], "Accepted: has its head");
}

#[test]
fn posts_are_the_offices_own_list() {
    let office = Office::new();
    let label = |name: &str, request: Value| office.done(name, request).operation.unwrap().label;
    assert_eq!(
        label(
            "post_set",
            json!({"name": " Phonics  lead ", "synonyms": ["Reading lead; Early reading"]})
        ),
        "Added the post Phonics lead"
    );
    let names = || -> Vec<String> {
        office
            .query("posts", json!({}))
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["post"]["place"] == "school")
            .map(|row| row["post"]["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let own = office.query("posts", json!({}));
    let own = own
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["post"]["name"] == "Phonics lead")
        .unwrap();
    assert_eq!(
        own["post"]["synonyms"],
        json!(["Reading lead", "Early reading"])
    );
    let id = own["post"]["id"].clone();
    assert_eq!(names().last().unwrap(), "Phonics lead");
    assert_eq!(
        label("post_move", json!({"id": id, "up": true})),
        "Moved the post Phonics lead up"
    );
    assert_eq!(names()[names().len() - 2], "Phonics lead");
    assert_eq!(
        label("post_set", json!({"id": id, "name": "Reading lead"})),
        "Renamed the post Phonics lead to Reading lead"
    );
    assert_eq!(
        label("post_set", json!({"id": id, "active": false})),
        "No longer offered the post Reading lead"
    );
    let refused = office.refused("post_set", json!({"name": "senco"}));
    expect!["There is a post called SENCO already. Add “senco” to its other words, or choose another name."]
        .assert_eq(&refused.message);
    assert!(
        office
            .refused("post_set", json!({"name": " "}))
            .message
            .contains("needs a name")
    );
}

#[test]
fn schools_are_rung_after_a_day_of_notice_until_somebody_has_asked() {
    let (office, ids) = office();
    for id in &ids {
        office.set(*id, "stage", "partnership");
    }
    let to_ring = || {
        let leaving = office.query("who_is_leaving", json!({}));
        leaving["schools"].as_array().unwrap().len()
    };
    assert_eq!(to_ring(), 0, "no day of notice has passed lately");
    office.act("people_settings_set", json!({"noticeHeads": "1 September"}));
    let leaving = office.query("who_is_leaving", json!({}));
    assert_eq!(
        leaving["words"],
        "Heads had to give notice by 1 Sep 2026: ask whether the head is leaving."
    );
    assert_eq!(leaving["schools"][0]["who"], "Bo Crane, head teacher");
    let items = || office.query("today", json!({}))["items"].to_string();
    assert!(
        items().contains("2 schools to ring: who is leaving?"),
        "{}",
        items()
    );
    let done = office.done("nobody_leaves", json!({"schoolIds": [ids[0]]}));
    assert_eq!(
        done.operation.unwrap().label,
        "Rang Alder Hill: nobody is leaving"
    );
    assert_eq!(to_ring(), 1);
    office.act("tenures_confirm", json!({"ids": [2]}));
    assert_eq!(to_ring(), 0);
    assert!(!items().contains("who is leaving"), "{}", items());
}

#[test]
fn the_lists_say_how_fresh_something_is_by_the_same_rule() {
    let (office, _) = office();
    let today = "2026-09-10".parse().unwrap();
    for months in [None, Some((1, 2))] {
        if let Some((ageing, stale)) = months {
            office.act(
                "people_settings_set",
                json!({"ageingMonths": ageing, "staleMonths": stale}),
            );
        }
        let (ageing, stale) = months.unwrap_or((6, 12));
        let (ageing, stale) = Limits { ageing, stale }.since(today);
        for day in [
            "2026-09-10",
            "2026-08-10",
            "2026-08-09",
            "2026-03-10",
            "2026-03-09",
            "2025-09-09",
            "",
        ] {
            let sql = format!(
                "SELECT {} FROM (SELECT '{day}' AS d)",
                crate::list::sql::freshness!("d")
            );
            let rule = Freshness::of(day, false, &ageing, &stale);
            assert_eq!(texts(&office, &sql), [rule.code()], "{day} {months:?}");
        }
    }
    let refused = office.refused("people_settings_set", json!({"staleMonths": 1}));
    assert_eq!(refused.kind, Kind::Invalid);
}

#[test]
fn the_welcome_letter_is_a_page_of_its_own() {
    let (office, _) = office();
    office.act("office_set", json!({"name": "Northfold Partnership"}));
    let path = office.path("letter.html");
    office.act("letter_welcome", json!({"tenureId": 1, "path": path}));
    let letter = std::fs::read_to_string(path).unwrap();
    for held in [
        "Welcome to Alder Hill",
        "Dear Mr Crane,",
        "Northfold Partnership",
        "as head teacher of Alder Hill",
    ] {
        assert!(letter.contains(held), "{held} in {letter}");
    }
}
