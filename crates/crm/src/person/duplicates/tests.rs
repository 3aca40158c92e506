#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::names::{Alike, Name, alike, one_letter_apart};
use super::rules::{QUEUED_FROM, Shared, is_shared_mailbox, reason, score};
use super::store::{DEALT_WITH, SAMENESS};
use crate::error::Kind;
use crate::person::{AddressKind, Medium, NewAddress, NewPerson, PersonName, actions as person};
use crate::session::Act;
use crate::store::log;
use crate::tenure::{HEAD_TEACHER, NewTenure, actions as tenure};
use crate::testkit::{Office, assert_same, school, texts};
use crate::types::{About, PartDay, Source};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// `Ms Katherine Ann (Kate) Ames`: title before a comma, known-as in brackets, the surname last.
fn named(text: &str) -> PersonName {
    let (title, text) = text.split_once(", ").unwrap_or(("", text));
    let (known_as, text) = match text.split_once(" (") {
        Some((first, rest)) => {
            let (known_as, last) = rest.split_once(") ").unwrap();
            (known_as.to_owned(), format!("{first} {last}"))
        }
        None => (String::new(), text.to_owned()),
    };
    let (first, last) = text.rsplit_once(' ').unwrap_or(("", &text));
    PersonName {
        title: title.to_owned(),
        first: first.to_owned(),
        last: last.to_owned(),
        known_as,
    }
}

#[test]
fn names_are_alike_as_an_office_would_say() {
    for (one, other, how) in [
        ("Katherine Ames", "katherine AMES", Alike::Same),
        ("Siân O'Dell", "Sian O’Dell", Alike::Same),
        ("Jo Ames-Bell", "Jo Ames-Bell", Alike::Same),
        ("Katherine Ames", "Kate Ames", Alike::ShortForm),
        ("Katherine (Kit) Ames", "Kit Ames", Alike::ShortForm),
        ("Mary Jane Ames", "Mary Ames", Alike::ShortForm),
        ("Alexander Ames", "Alex Ames", Alike::ShortForm),
        ("Alexander Ames", "Alexandra Ames", Alike::Different),
        ("Ames Jocelyn", "Jocelyn Ames", Alike::Swapped),
        ("Rafferty Ames", "Raferty Ames", Alike::Typo),
        ("Rafferty Lindqvist", "Rafferty Lindqivst", Alike::Typo),
        ("Rafferty Thackwray", "Rafferty Thackray", Alike::Typo),
        ("Lee Ames", "Lea Ames", Alike::Different),
        ("Rafferty Lee", "Rafferty Lea", Alike::OtherSurname),
        ("Jo Ames", "Jo Ames-Bell", Alike::Different),
        ("J Ames", "Jocelyn Ames", Alike::Initial),
        ("J. M. Ames", "Jocelyn Ames", Alike::Initial),
        ("K Ames", "Jocelyn Ames", Alike::Different),
        ("Ames", "Jocelyn Ames", Alike::NoFirst),
        ("Jocelyn Ames", "Jocelyn Lindqvist", Alike::OtherSurname),
        ("J Ames", "J Lindqvist", Alike::Different),
        ("Jocelyn Ames", "Rafferty Lindqvist", Alike::Different),
    ] {
        // A surname of two words stands in its own column.
        let found = alike(&Name::new(&named(one)), &Name::new(&named(other)));
        let back = alike(&Name::new(&named(other)), &Name::new(&named(one)));
        if one == "Jo Ames" {
            assert_eq!(found, Alike::PartOfSurname, "{one}, {other}");
        } else {
            assert_eq!(found, how, "{one}, {other}");
        }
        assert_eq!(found, back, "{one}, {other}: either way round");
    }
}

#[test]
fn one_letter_is_left_out_put_in_mistaken_or_changed_with_its_neighbour() {
    for (one, other, apart) in [
        ("thackwray", "thackray", true),
        ("thackwray", "thackwrays", true),
        ("thackwray", "thackwroy", true),
        ("thackwray", "thackwrya", true),
        ("thackwray", "thackwray", false),
        ("thackwray", "tackwra", false),
        ("thackwray", "thackwaryx", false),
        ("bell", "ball", true),
        ("lee", "lea", false),
        ("", "a", false),
    ] {
        assert_eq!(one_letter_apart(one, other), apart, "{one} {other}");
        assert_eq!(one_letter_apart(other, one), apart, "{other} {one}");
    }
}

#[test]
fn each_sign_counts_as_the_rules_say() {
    let none = Shared::default();
    let email = Shared {
        email: true,
        ..none
    };
    let telephone = Shared {
        telephone: true,
        ..none
    };
    let at_school = Shared {
        school: true,
        ..none
    };
    let in_trust = Shared {
        trust: true,
        ..none
    };
    let rare = Shared {
        rare_name: true,
        ..none
    };
    let call = |shared: Shared| Shared {
        telephone: true,
        ..shared
    };
    let mr_and_mrs = Shared {
        titles_differ: true,
        ..at_school
    };
    for (alike, shared, queued) in [
        (Alike::Same, none, false),
        (Alike::Same, at_school, true),
        (Alike::Same, in_trust, true),
        (Alike::Same, rare, true),
        (Alike::Same, telephone, true),
        (Alike::Same, mr_and_mrs, false),
        (Alike::ShortForm, in_trust, false),
        (Alike::ShortForm, at_school, true),
        (Alike::Swapped, at_school, true),
        (Alike::Typo, at_school, true),
        (Alike::Typo, none, false),
        (Alike::PartOfSurname, at_school, true),
        (Alike::Initial, at_school, true),
        (Alike::Initial, in_trust, false),
        (Alike::NoFirst, at_school, false),
        (Alike::NoFirst, call(at_school), true),
        // Another surname, as after a marriage, only with other evidence than the school.
        (Alike::OtherSurname, at_school, false),
        (Alike::OtherSurname, email, true),
        (Alike::OtherSurname, call(at_school), true),
        (Alike::Different, at_school, false),
        (Alike::Different, call(at_school), false),
        (Alike::Different, email, true),
    ] {
        assert_eq!(
            score(alike, shared) >= QUEUED_FROM,
            queued,
            "{alike:?} {shared:?}: {}",
            score(alike, shared)
        );
    }
    let all = Shared {
        email: true,
        ..at_school
    };
    assert_eq!(
        reason(Alike::Same, all, Some("Alder Hill")),
        "same name; same e-mail; both at Alder Hill"
    );
    assert_eq!(
        reason(Alike::Same, in_trust, Some("Coppermoor Trust")),
        "same name; both in Coppermoor Trust"
    );
    assert!(is_shared_mailbox("head.teacher@alder.example"));
    assert!(!is_shared_mailbox("jo.head@alder.example"));
}

/// Two schools of one trust and one of none, ours.
fn office() -> (Office, Vec<i64>) {
    let trust = [
        ("Trusts (code)", "20001"),
        ("Trusts (name)", "Coppermoor Trust"),
        ("TrustSchoolFlag (code)", "3"),
        ("TelephoneNum", "01632960100"),
    ];
    let office = Office::with(&[
        school(800_001, "Alder Hill", &trust),
        school(800_002, "Birch Lane", &trust),
        school(800_003, "Cedar Green", &[]),
    ]);
    let ids = office.ours(&[800_001, 800_002, 800_003]);
    (office, ids)
}

fn act<T: serde::Serialize>(
    office: &Office,
    body: impl FnOnce(&Act<'_>) -> crate::error::Result<T>,
) -> Value {
    let done = office.session.act(
        "test",
        Box::new(|act| {
            act.write.label("Test");
            Ok(serde_json::to_value(body(act)?)?)
        }),
    );
    done.unwrap().value
}

/// Someone at a school, with addresses.
fn someone(office: &Office, name: &str, at: Option<i64>, addresses: &[&str]) -> i64 {
    let id = act(office, |act| {
        let name = named(name);
        let id = person::add(
            act.write,
            &NewPerson {
                name,
                ..NewPerson::default()
            },
        )?;
        for value in addresses {
            add_address(act, Some(id), value)?;
        }
        if let Some(school) = at {
            let mut post = NewTenure::of(id, HEAD_TEACHER);
            post.school_id = Some(school);
            tenure::add(act.write, &post)?;
        }
        Ok(id)
    });
    id.as_i64().unwrap()
}

fn add_address(act: &Act<'_>, person_id: Option<i64>, value: &str) -> crate::error::Result<i64> {
    let medium = if value.contains('@') {
        Medium::Email
    } else {
        Medium::Telephone
    };
    person::add_address(
        act.write,
        &NewAddress {
            person_id,
            role_id: None,
            school_id: None,
            trust_id: None,
            medium,
            value: value.to_owned(),
            kind: AddressKind::School,
            is_main: false,
            source: Source::Typed,
            confirmed_on: String::new(),
        },
    )
}

fn queue(office: &Office) -> Vec<(i64, i64, String)> {
    let found = office.query("duplicates", json!({"limit": 500}));
    assert_eq!(found["count"], found["pairs"].as_array().unwrap().len());
    let pairs = found["pairs"].as_array().unwrap().iter();
    pairs
        .map(|pair| {
            let (kept, gone) = (
                pair["kept"].as_i64().unwrap(),
                pair["gone"].as_i64().unwrap(),
            );
            (
                kept.min(gone),
                kept.max(gone),
                pair["why"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn the_queue_holds_the_pairs_that_may_be_one_person_and_says_why() {
    let (office, at) = office();
    let [alder, birch, cedar] = at[..] else {
        unreachable!()
    };
    let kate = someone(&office, "Kate Ames", Some(alder), &["k.ames@alder.example"]);
    let katherine = someone(
        &office,
        "Katherine Ames",
        Some(alder),
        &["K.Ames@alder.example"],
    );
    let moved = someone(&office, "Rafferty Lindqvist", Some(alder), &[]);
    let same_trust = someone(&office, "Rafferty Lindqvist", Some(birch), &[]);
    let bride = someone(&office, "Imogen Thackwray", Some(cedar), &["01632 960555"]);
    let wife = someone(&office, "Imogen Okonjo", Some(cedar), &["+44 1632 960555"]);
    // The head's mailbox, the switchboard and the post's telephone are nobody's own, whoever they were written down for.
    for name in ["Perpetua Quill", "Tobias Vane"] {
        someone(
            &office,
            name,
            Some(birch),
            &["head@birch.example", "01632 960100"],
        );
    }
    act(&office, |act| {
        person::add_address(
            act.write,
            &NewAddress {
                role_id: Some(HEAD_TEACHER),
                school_id: Some(cedar),
                ..address("01632 960777")
            },
        )
    });
    someone(&office, "Wilf Stone", Some(birch), &["01632 960777"]);
    someone(&office, "Wilf Marsh", Some(cedar), &["01632 960777"]);
    // Two at one school who are plainly two.
    someone(&office, "Mr, J Ostrow", Some(cedar), &[]);
    someone(&office, "Mrs, Jane Ostrow", Some(cedar), &[]);
    assert_eq!(
        queue(&office),
        [
            (
                kate,
                katherine,
                "one first name is a short form of the other; same e-mail; both at Alder Hill"
                    .to_owned()
            ),
            (
                moved,
                same_trust,
                "same name; both in Coppermoor Trust; hardly anyone else here is called so"
                    .to_owned()
            ),
            (
                bride,
                wife,
                "same first name, another surname; same telephone; both at Cedar Green".to_owned()
            ),
        ]
    );
    let today = office.query("today", json!({}));
    let line = today["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == "duplicatePeople")
        .unwrap();
    assert_eq!(line["count"], 3);
    assert_eq!(line["route"], "/duplicates");
    // What the office said is remembered, and undone like any work.
    office.act("people_different", json!({"one": wife, "other": bride}));
    assert_eq!(queue(&office).len(), 2);
    office.act("people_different", json!({"one": bride, "other": wife}));
    assert_eq!(
        office.labels()[0],
        "Imogen Okonjo and Imogen Thackwray are different people"
    );
    office.act("undo", json!({}));
    assert_eq!(queue(&office).len(), 3);
}

fn address(value: &str) -> NewAddress {
    NewAddress {
        person_id: None,
        role_id: None,
        school_id: None,
        trust_id: None,
        medium: Medium::Telephone,
        value: value.to_owned(),
        kind: AddressKind::School,
        is_main: false,
        source: Source::Typed,
        confirmed_on: String::new(),
    }
}

#[test]
fn whoever_types_a_person_is_told_who_is_there_already() {
    let (office, at) = office();
    let kate = someone(
        &office,
        "Katherine Ames",
        Some(at[0]),
        &["k.ames@alder.example"],
    );
    let like = |request: Value| office.query("people_like", request);
    let name = |first: &str, last: &str| json!({"first": first, "last": last});
    let found = like(json!({"name": name("Kate", "Ames")}));
    assert_eq!(texts(&found, "name"), ["Katherine Ames"]);
    assert_eq!(texts(&found, "posts"), ["Head teacher at Alder Hill"]);
    assert_eq!(
        texts(&found, "why"),
        ["one first name is a short form of the other"]
    );
    let found = like(json!({"name": name("Kate", "Thackwray"), "email": "K.Ames@alder.example "}));
    assert_eq!(
        texts(&found, "why"),
        ["same first name, another surname; same e-mail"]
    );
    let found = like(json!({"name": name("K", "Ames"), "schoolId": at[0]}));
    assert_eq!(
        texts(&found, "why"),
        ["same surname and initial; both at Alder Hill"]
    );
    for nothing in [
        json!({}),
        json!({"name": name("Kate", "")}),
        json!({"name": name("Rafferty", "Ames")}),
        json!({"name": name("Kate", "Ames"), "except": kate}),
    ] {
        assert_eq!(like(nothing.clone()), json!([]), "{nothing}");
    }
}

#[test]
fn what_a_merge_knows_of_the_schema_is_there() {
    let office = Office::new();
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    assert_eq!(
        log::columns(&db, "person").unwrap(),
        DEALT_WITH,
        "say in merge() what becomes of a new column"
    );
    for same in &SAMENESS {
        let columns = log::columns(&db, same.table).unwrap();
        for column in same.columns() {
            assert!(
                columns.iter().any(|c| c == column),
                "{}.{column}",
                same.table
            );
        }
        assert!(columns.iter().any(|c| c == "person_id"), "{}", same.table);
    }
}

fn merge(office: &Office, kept: i64, gone: i64) -> i64 {
    office
        .done("people_merge", json!({"kept": kept, "gone": gone}))
        .operation
        .unwrap()
        .id
}

/// A row that both had stays on the record that went; nobody sees it there.
#[test]
fn what_a_merge_leaves_behind_is_shown_and_counted_once() {
    let (office, at) = office();
    let school = at[0];
    let email = &["k.ames@alder.example"];
    let kept = someone(&office, "Katherine Ames", Some(school), email);
    let gone = someone(&office, "Kate Ames", Some(school), email);
    for id in [kept, gone] {
        office.act("champion_name", json!({"schoolId": school, "personId": id}));
    }
    merge(&office, kept, gone);
    let people = office.query("place_people", json!({"schoolId": school}));
    let posts: Vec<&Value> = people["people"].as_array().unwrap().iter().collect();
    assert_eq!(posts.len(), 1, "{people}");
    assert_eq!(posts[0]["post"]["person"], "Katherine Ames");
    let list = |list: &str, columns: Value| {
        let view = json!({"list": list});
        office.query(
            "list_page",
            json!({"view": view, "columns": columns, "limit": 10}),
        )
    };
    for name in ["tenures", "champions"] {
        let page = list(name, json!(["name"]));
        assert_eq!(
            (&page["count"], &page["total"]),
            (&json!(1), &json!(1)),
            "{name}: {page}"
        );
    }
    let schools = list("schools", json!(["name", "currentHead", "people"]));
    assert_eq!(
        texts(&schools["rows"], "currentHead")[0],
        "Katherine Ames",
        "{schools}"
    );
    assert_eq!(schools["rows"][0]["people"], 1);
    let timeline = office.query("timeline", json!({"of": {"schoolId": school}}));
    assert_eq!(
        timeline["entries"].as_array().unwrap().len(),
        1,
        "{timeline}"
    );
    let done = office.act(
        "people_confirm",
        json!({"ids": [], "schoolId": school, "source": "call"}),
    );
    assert_eq!(done, json!({"posts": 1, "addresses": 1}));
}

#[test]
fn whoever_is_removed_takes_the_records_merged_into_them_along() {
    let (office, at) = office();
    let kept = someone(&office, "Katherine Ames", Some(at[0]), &[]);
    let gone = someone(&office, "Kate Ames", Some(at[0]), &[]);
    merge(&office, kept, gone);
    let before = office.dump();
    office.act("person_remove", json!({"id": kept}));
    let found = office.query("people_find", json!({"text": "Ames", "limit": 10}));
    assert_eq!(found["people"], json!([]));
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "brought back");
}

fn take_back(office: &Office, operation: i64) -> Vec<String> {
    let done = office.act("revert", json!({"id": operation}));
    serde_json::from_value(done["left"].clone()).unwrap()
}

#[test]
fn a_merge_moves_everything_keeps_an_objection_and_chooses_fields() {
    let (office, at) = office();
    let kept = someone(
        &office,
        "Katherine Ames",
        Some(at[0]),
        &["k.ames@alder.example"],
    );
    let gone = someone(
        &office,
        "Ms, Kate Ames",
        Some(at[0]),
        &["K.AMES@alder.example", "01632 960999"],
    );
    act(&office, |act| {
        let mut post = NewTenure::of(gone, 9);
        post.school_id = Some(at[1]);
        post.from = PartDay::stored("2024-09");
        tenure::add(act.write, &post)?;
        let about = About {
            person_id: Some(gone),
            ..About::default()
        };
        crate::task::actions::add(
            act.write,
            &crate::task::NewTask {
                title: "Ring".to_owned(),
                about,
                ..Default::default()
            },
        )?;
        act.write.db.execute("UPDATE person SET objects = 1, objected_on = '2026-03-01', notes = 'Likes tea' WHERE id = ?1", [gone])?;
        act.write.db.execute(
            "UPDATE person SET notes = 'Rides a bicycle' WHERE id = ?1",
            [kept],
        )?;
        // A confirmation of what both have goes to the one that is kept.
        act.write.db.execute("UPDATE tenure SET confirmed_on = '2026-09-01', source = 'call', main_contact = 1 WHERE person_id = ?1 AND role_id = 1", [gone])?;
        Ok(())
    });
    let before = office.dump();
    let seen = office.query("people_compare", json!({"kept": kept, "gone": gone}));
    assert_eq!(
        texts(&seen["fields"], "label"),
        ["Title", "First names", "Surname", "Notes"]
    );
    assert_eq!(
        texts(&seen["fields"], "proposed"),
        ["gone", "kept", "kept", "both"]
    );
    assert_eq!(
        texts(&seen["fields"], "differs"),
        ["false", "true", "false", "true"]
    );
    assert_eq!(
        texts(&seen["facts"], "label"),
        [
            "Posts",
            "E-mails",
            "Telephones",
            "Mailings",
            "Also has",
            "Written down"
        ]
    );
    assert_eq!(seen["moves"], "2 posts, 2 e-mails and telephones, 1 task");
    assert_eq!(seen["refusal"], "");
    let done = office.act(
        "people_merge",
        json!({"kept": kept, "gone": gone, "choices": [{"field": "first", "from": "gone"}]}),
    );
    assert_eq!(done["moved"], "1 post, 1 e-mail or telephone, 1 task");
    assert_eq!(done["name"], "Kate Ames");
    assert_eq!(office.labels()[0], "Merged two records of Kate Ames");
    let merged = office.dump();
    let person = &merged["person"][usize::try_from(0).unwrap()];
    assert!(
        person.contains("Rides a bicycle\\n\\nLikes tea") || person.contains("Text("),
        "{person}"
    );
    let desk = office.session.desk().unwrap();
    let rows = |sql: &str| -> i64 {
        desk.store
            .read()
            .unwrap()
            .query_row(sql, [kept], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(rows("SELECT count(*) FROM tenure WHERE person_id = ?1"), 2);
    assert_eq!(
        rows(
            "SELECT count(*) FROM tenure WHERE person_id = ?1 AND main_contact = 1 AND confirmed_on = '2026-09-01'"
        ),
        1
    );
    assert_eq!(rows("SELECT count(*) FROM address WHERE person_id = ?1"), 2);
    assert_eq!(rows("SELECT count(*) FROM task WHERE person_id = ?1"), 1);
    assert_eq!(
        rows(
            "SELECT count(*) FROM person WHERE id = ?1 AND objects = 1 AND objected_on = '2026-03-01' AND title = 'Ms'"
        ),
        1
    );
    assert_eq!(
        rows(
            "SELECT count(*) FROM person WHERE id = ?1 AND notes = 'Rides a bicycle' || char(10, 10) || 'Likes tea'"
        ),
        1
    );
    assert_eq!(
        rows("SELECT count(*) FROM person WHERE merged_into = ?1"),
        1
    );
    assert_eq!(queue(&office), []);
    for (one, other) in [(kept, kept), (kept, gone), (gone, kept)] {
        let error = office.refused("people_merge", json!({"kept": one, "gone": other}));
        assert_ne!(error.kind, Kind::Bug, "{}", error.message);
    }
    let error = office.refused("people_merge", json!({"kept": kept, "gone": kept}));
    assert_eq!(
        error.message,
        "A person cannot be merged with themselves. Choose two records."
    );
    assert_eq!(
        office
            .refused("people_merge", json!({"kept": kept, "gone": 1_i64 << 50}))
            .kind,
        Kind::NotFound
    );
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "undo of a merge");
}

#[test]
fn the_fifth_of_twenty_merges_is_taken_back_while_the_others_stay() {
    let (office, at) = office();
    let names = "Quill Marrow Thackwray Lindqvist Okonjo Vane Stone Marsh Ostrow Penhale Larkham Fothergill Amblewood \
                 Brackenbury Cottesloe Drummond Eversley Garrowby Harkness Inglethorpe";
    let pairs: Vec<(i64, i64)> = names
        .split_whitespace()
        .map(|last| {
            let (name, email) = (
                format!("Rafferty {last}"),
                format!("r.{last}@alder.example"),
            );
            (
                someone(&office, &name, Some(at[0]), &[&email]),
                someone(&office, &name, Some(at[1]), &[&email]),
            )
        })
        .collect();
    assert_eq!(queue(&office).len(), 20);
    let merges: Vec<i64> = pairs
        .iter()
        .map(|(kept, gone)| merge(&office, *kept, *gone))
        .collect();
    assert_eq!(queue(&office), []);
    let (kept, gone) = pairs[4];
    // Someone has worked on it since: that stays, everything else comes back.
    act(&office, |act| {
        act.write
            .db
            .execute("UPDATE person SET known_as = 'Raff' WHERE id = ?1", [kept])?;
        act.write.db.execute(
            "UPDATE tenure SET note = 'Mondays' WHERE person_id = ?1",
            [kept],
        )?;
        Ok(())
    });
    assert_eq!(take_back(&office, merges[4]), Vec::<String>::new());
    assert_eq!(
        queue(&office)
            .iter()
            .map(|(a, b, _)| (*a, *b))
            .collect::<Vec<_>>(),
        [(kept, gone)]
    );
    let standing = office.query("people_merges", json!({}));
    assert_eq!(standing.as_array().unwrap().len(), 19);
    let desk = office.session.desk().unwrap();
    let count = |sql: &str| -> i64 {
        desk.store
            .read()
            .unwrap()
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(
        count("SELECT count(*) FROM person WHERE merged_into IS NOT NULL"),
        19
    );
    assert_eq!(
        count("SELECT count(*) FROM tenure WHERE note = 'Mondays'"),
        2
    );
    assert_eq!(
        count("SELECT count(DISTINCT person_id) FROM tenure WHERE note = 'Mondays'"),
        2
    );
    assert_eq!(
        count("SELECT count(*) FROM person WHERE known_as = 'Raff'"),
        1
    );
    // Undo of the revert merges them again.
    office.act("undo", json!({}));
    assert_eq!(queue(&office), []);
    // What was changed in the very field that a merge chose is left and listed.
    let other = someone(&office, "Mx, Rafferty Okonjo", None, &[]);
    let last = merge(&office, kept, other);
    act(&office, |act| {
        act.write
            .db
            .execute("UPDATE person SET title = 'Dr' WHERE id = ?1", [kept])?;
        Ok(())
    });
    assert_eq!(
        take_back(&office, last),
        ["Raff Okonjo: Title was changed since"]
    );
}

/// What records are about, in the model: facts by record.
type Facts = BTreeMap<i64, BTreeSet<String>>;

/// What the file shows of each person who stands: tags, addresses, timeline, whether they object.
fn shown(office: &Office) -> Facts {
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let mut facts = Facts::new();
    for sql in [
        "SELECT id, 'is' FROM person WHERE merged_into IS NULL",
        "SELECT id, 'objects' FROM person WHERE merged_into IS NULL AND objects = 1",
        "SELECT p.id, 'tag ' || tag FROM person_tag t JOIN person p ON p.id = t.person_id WHERE merged_into IS NULL",
        "SELECT p.id, 'address ' || folded FROM address t JOIN person p ON p.id = t.person_id WHERE merged_into IS NULL",
        "SELECT p.id, 'post ' || role_id FROM tenure t JOIN person p ON p.id = t.person_id WHERE merged_into IS NULL",
        "SELECT p.id, 'task ' || t.title FROM task t JOIN person p ON p.id = t.person_id WHERE merged_into IS NULL",
    ] {
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        for row in rows {
            let (id, fact): (i64, String) = row.unwrap();
            assert!(
                facts.entry(id).or_default().insert(fact.clone()),
                "{fact} of {id} is shown twice"
            );
        }
    }
    facts
}

#[derive(Debug, Clone)]
enum Step {
    Merge(usize, usize),
    TakeBack(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => (0..5usize, 0..5usize).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => (0..4usize).prop_map(Step::TakeBack),
    ];
    prop::collection::vec(step, 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever is merged and taken back, in whatever order: each person shows what the records have that stand together
    /// in them, once; and when all merges are taken back, the file is as it was.
    #[test]
    fn merges_are_taken_back_in_any_order(
        facts in prop::collection::vec(prop::collection::btree_set(0..10u8, 0..6), 5),
        steps in steps(),
    ) {
        let (office, at) = office();
        let ids: Vec<i64> = (0..5).map(|n| someone(&office, &format!("Rafferty Quill{n}"), None, &[])).collect();
        act(&office, |act| {
            for (id, facts) in ids.iter().zip(&facts) {
                for fact in facts {
                    match fact {
                        0..3 => { act.write.db.execute("INSERT INTO person_tag (id, person_id, tag) VALUES (?1, ?2, ?3)", rusqlite::params![act.write.id("person_tag")?, id, format!("tag {fact}")])?; }
                        3..6 => { add_address(act, Some(*id), &format!("quill{fact}@alder.example"))?; }
                        6..8 => {
                            let mut post = NewTenure::of(*id, i64::from(*fact));
                            post.school_id = Some(at[0]);
                            post.confirmed_on = format!("2026-0{}-01", 1 + id % 5);
                            tenure::add(act.write, &post)?;
                        }
                        8 => {
                            let about = About { person_id: Some(*id), ..About::default() };
                            crate::task::actions::add(act.write, &crate::task::NewTask { title: format!("Ring {id}"), about, ..Default::default() })?;
                        }
                        _ => { act.write.db.execute("UPDATE person SET objects = 1, objected_on = '2026-0' || (1 + ?1 % 5) || '-01', title = 'T' || ?1 WHERE id = ?1", [id])?; }
                    }
                }
            }
            Ok(())
        });
        let before = office.dump();
        let records = shown(&office);
        // The merges that stand: operation, the one who went, into whom.
        let mut standing: Vec<(i64, i64, i64)> = Vec::new();
        let mut together: BTreeMap<i64, i64> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Merge(kept, gone) => {
                    let (kept, gone) = (ids[kept], ids[gone]);
                    if kept != gone && !together.contains_key(&kept) && !together.contains_key(&gone) {
                        standing.push((merge(&office, kept, gone), gone, kept));
                    }
                }
                Step::TakeBack(which) if which < standing.len() => {
                    let (operation, ..) = standing.remove(which);
                    take_back(&office, operation);
                }
                Step::TakeBack(_) => {}
            }
            together = standing.iter().map(|(_, gone, kept)| (*gone, *kept)).collect();
            let mut wanted = Facts::new();
            for (id, facts) in &records {
                let mut holder = *id;
                while let Some(into) = together.get(&holder) {
                    holder = *into;
                }
                wanted.entry(holder).or_default().extend(facts.iter().cloned());
            }
            prop_assert_eq!(&shown(&office), &wanted);
        }
        for (operation, ..) in standing {
            take_back(&office, operation);
        }
        assert_same(&before, &office.dump(), "all merges taken back");
    }
}
