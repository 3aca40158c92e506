#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::Attended;
use super::rules::{attendance, came};
use crate::error::Kind;
use crate::testkit::{Office, assert_same, school, texts};
use serde_json::{Value, json};

/// A file with two schools, a head each, and a working group.
fn office() -> (Office, Vec<i64>, Vec<i64>) {
    let office = Office::with(&[
        school(800_001, "Alder Hill", &[]),
        school(800_002, "Birch Lane", &[]),
    ]);
    let schools = office.ours(&[800_001, 800_002]);
    let mut people = Vec::new();
    for (last, school) in ["Ames", "Bell"].into_iter().zip(&schools) {
        let added = office.act(
            "person_add",
            json!({"name": {"first": "Jo", "last": last}, "post": {"roleId": 1, "schoolId": school}}),
        );
        people.push(added["id"].as_i64().unwrap());
    }
    office.act(
        "group_set",
        json!({"name": "Mentor time", "purpose": "Time for mentors"}),
    );
    (office, schools, people)
}

fn id(kept: &Value) -> i64 {
    kept["id"].as_i64().unwrap()
}

#[test]
fn what_is_known_of_a_meeting_is_said_in_words() {
    use Attended::{Absent, Apologies, Present};
    let all = [
        Some(Present),
        None,
        Some(Absent),
        Some(Present),
        Some(Apologies),
    ];
    assert_eq!(
        attendance(all.into_iter()),
        "2 present, 1 apologies, 1 absent"
    );
    assert_eq!(attendance([None, None].into_iter()), "");
    assert_eq!(came(1, 1), "1 of 1 meeting");
    assert_eq!(came(0, 4), "0 of 4 meetings");
    assert_eq!(came(0, 0), "");
}

#[test]
fn a_group_has_members_with_terms_and_meetings_with_attendance() {
    let (office, schools, people) = office();
    let [ames, bell] = people[..] else {
        unreachable!()
    };
    let term = |person: i64, from: &str, until: &str| {
        office.act(
            "group_member_set",
            json!({"groupId": 1, "personId": person, "from": from, "until": until}),
        )
    };
    let chair = id(&term(ames, "Sep 2024", ""));
    // A former member of earlier meetings comes back as a guest.
    term(bell, "2023", "Aug 2025");
    office.act(
        "group_member_set",
        json!({"id": chair, "groupId": 1, "personId": ames, "schoolId": schools[0], "seat": "chair", "from": "Sep 2024"}),
    );
    let meeting = |on: &str| {
        id(&office.act(
            "group_meeting_set",
            json!({"groupId": 1, "on": on, "title": "Half-term"}),
        ))
    };
    let (first, last, next) = (meeting("1/6/25"), meeting("1/6/26"), meeting("1/12/26"));
    for (meeting, who, how) in [
        (first, vec![ames, bell], "present"),
        (last, vec![bell], "present"),
        (last, vec![ames], "apologies"),
    ] {
        office.act(
            "group_attend",
            json!({"meetingId": meeting, "people": who, "attended": how}),
        );
    }
    let page = office.query("group_page", json!({"id": 1}));
    assert_eq!(texts(&page["members"], "name"), ["Jo Ames", "Jo Bell"]);
    assert_eq!(
        texts(&page["members"], "place"),
        ["Alder Hill", "Birch Lane"]
    );
    assert_eq!(texts(&page["members"], "seatLabel"), ["Chair", "Member"]);
    assert_eq!(texts(&page["members"], "standing"), ["current", "former"]);
    assert_eq!(
        texts(&page["members"], "term"),
        ["since Sep 2024", "2023 to Aug 2025"]
    );
    assert_eq!(
        texts(&page["members"], "came"),
        ["1 of 2 meetings", "1 of 1 meeting"]
    );
    assert_eq!(
        texts(&page["meetings"], "id"),
        [next, last, first].map(|id| id.to_string())
    );
    assert_eq!(
        texts(&page["meetings"], "attendance"),
        ["", "1 present, 1 apologies", "2 present"]
    );
    assert_eq!(page["meetings"][0]["day"], "Tue 1 Dec 2026");
    assert_eq!(
        texts(&page["meetings"][1]["people"], "name"),
        ["Jo Ames", "Jo Bell"]
    );
    assert_eq!(
        texts(&page["meetings"][1]["people"], "guest"),
        ["false", "true"]
    );
    assert_eq!(texts(&page["meetings"][0]["people"], "attended"), [""]);
    // Two records of a member that are merged are one member.
    let twin = id(&office.act(
        "person_add",
        json!({"name": {"first": "J", "last": "Ames"}}),
    ));
    office.act(
        "group_attend",
        json!({"meetingId": last, "people": [twin], "attended": "present"}),
    );
    office.act("people_merge", json!({"kept": ames, "gone": twin}));
    let page = office.query("group_page", json!({"id": 1}));
    assert_eq!(
        texts(&page["meetings"][1]["people"], "name"),
        ["Jo Ames", "Jo Bell"]
    );
    // What is not known any more.
    office.act(
        "group_attend",
        json!({"meetingId": last, "people": [ames, bell], "attended": null}),
    );
    let page = office.query("group_page", json!({"id": 1}));
    assert_eq!(page["meetings"][1]["attendance"], "");
}

#[test]
fn challenges_and_what_helped_are_found_across_groups() {
    let (office, _, people) = office();
    let second = id(&office.act("group_set", json!({"name": "Rural schools"})));
    for person in &people {
        office.act(
            "group_member_set",
            json!({"groupId": second, "personId": person}),
        );
    }
    let raise = |group: i64, theme: &str, text: &str| {
        id(&office.act(
            "challenge_set",
            json!({"groupId": group, "personId": people[0], "theme": theme, "description": text}),
        ))
    };
    let time = raise(1, "Mentor time", "Nobody covers the lesson of a mentor");
    let bus = raise(second, "Travel", "One bus an hour");
    office.act(
        "solution_set",
        json!({"challengeId": bus, "personId": people[1], "description": "A car share between Siân and the others"}),
    );
    let find = |request: Value| {
        texts(
            &office.query("challenges_find", request)["challenges"],
            "id",
        )
    };
    let both = [time.to_string(), bus.to_string()];
    assert_eq!(find(json!({})), both);
    assert_eq!(find(json!({"words": "SIAN car"})), [bus.to_string()]);
    assert_eq!(find(json!({"words": "birch"})), [bus.to_string()]);
    assert_eq!(find(json!({"words": "rural hour"})), [bus.to_string()]);
    assert_eq!(find(json!({"words": "mentor"})), [time.to_string()]);
    assert_eq!(find(json!({"words": "mentor bus"})), [] as [String; 0]);
    assert_eq!(find(json!({"state": "shared"})), [bus.to_string()]);
    assert_eq!(find(json!({"theme": "Travel"})), [bus.to_string()]);
    let found = office.query("challenges_find", json!({"words": "bus"}));
    let challenge = &found["challenges"][0];
    // The first solution made it a shared one; whoever spoke did so for their school in the group.
    assert_eq!(challenge["stateLabel"], "Solution shared");
    assert_eq!(challenge["school"], "Alder Hill");
    assert_eq!(challenge["solutions"][0]["school"], "Birch Lane");
    assert_eq!(challenge["group"], "Rural schools");
    assert_eq!(texts(&found["themes"], "theme"), ["Mentor time", "Travel"]);
    office.act(
        "challenge_set",
        json!({"id": bus, "groupId": second, "theme": "Travel", "description": "One bus", "state": "solved"}),
    );
    assert_eq!(find(json!({"state": "solved"})), [bus.to_string()]);
    let page = office.query("group_page", json!({"id": second}));
    assert_eq!(texts(&page["challenges"], "description"), ["One bus"]);
    assert_eq!(page["themes"], json!(["Mentor time", "Travel"]));
}

#[test]
fn what_a_meeting_asks_for_is_a_task() {
    let (office, _, people) = office();
    let meeting = id(&office.act("group_meeting_set", json!({"groupId": 1, "on": "today"})));
    office.act(
        "group_action_add",
        json!({"meetingId": meeting, "title": " Send the rota ", "due": "+2w", "personId": people[0]}),
    );
    assert_eq!(
        office.labels()[0],
        "Added “Send the rota” from the meeting of Mentor time on 10 Sep 2026"
    );
    let page = office.query("group_page", json!({"id": 1}));
    let action = &page["meetings"][0]["actions"][0];
    assert_eq!(action["title"], "Send the rota");
    assert_eq!(action["due"], "24 Sep 2026");
    assert_eq!(action["done"], false);
    let desk = office.session.desk().unwrap();
    let about: (i64, i64, String) = desk
        .store
        .read()
        .unwrap()
        .query_row(
            "SELECT group_id, person_id, origin FROM task WHERE meeting_id = ?1",
            [meeting],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(about, (1, people[0], "meeting".to_owned()));
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let (office, schools, people) = office();
    let joined = json!({"groupId": 1, "personId": people[0]});
    office.act("group_member_set", joined.clone());
    let meeting = id(&office.act("group_meeting_set", json!({"groupId": 1, "on": "today"})));
    for (name, request) in [
        ("group_set", json!({"name": " "})),
        ("group_set", json!({"name": "mentor TIME"})),
        ("group_set", json!({"id": 99, "name": "Other"})),
        ("group_member_set", joined),
        (
            "group_member_set",
            json!({"groupId": 1, "personId": people[1], "from": "2026", "until": "2025"}),
        ),
        (
            "group_member_set",
            json!({"groupId": 1, "personId": people[1], "schoolId": schools[0], "trustId": 1}),
        ),
        (
            "group_member_set",
            json!({"groupId": 9, "personId": people[1]}),
        ),
        ("group_meeting_set", json!({"groupId": 1, "on": ""})),
        ("group_meeting_set", json!({"groupId": 1, "on": "Sep 2026"})),
        ("group_meeting_remove", json!({"id": 99})),
        (
            "group_attend",
            json!({"meetingId": meeting, "people": [99], "attended": "present"}),
        ),
        (
            "group_action_add",
            json!({"meetingId": meeting, "title": ""}),
        ),
        (
            "challenge_set",
            json!({"groupId": 1, "theme": "", "description": "Hard"}),
        ),
        (
            "challenge_set",
            json!({"groupId": 1, "theme": "Time", "description": ""}),
        ),
        (
            "solution_set",
            json!({"challengeId": 99, "description": "Help"}),
        ),
        ("solution_remove", json!({"id": 99})),
        ("group_page", json!({"id": 99})),
        ("group_remove", json!({"id": 99})),
    ] {
        let error = office.refused(name, request.clone());
        assert_ne!(error.kind, Kind::Bug, "{name} {request}: {}", error.message);
    }
}

#[test]
fn a_group_is_taken_away_and_comes_back_with_everything() {
    let (office, _, people) = office();
    office.act(
        "group_member_set",
        json!({"groupId": 1, "personId": people[0]}),
    );
    let meeting = id(&office.act("group_meeting_set", json!({"groupId": 1, "on": "today"})));
    office.act(
        "group_attend",
        json!({"meetingId": meeting, "people": people, "attended": "present"}),
    );
    office.act(
        "group_action_add",
        json!({"meetingId": meeting, "title": "Ring"}),
    );
    let challenge = id(&office.act(
        "challenge_set",
        json!({"groupId": 1, "meetingId": meeting, "theme": "Time", "description": "None"}),
    ));
    office.act(
        "solution_set",
        json!({"challengeId": challenge, "description": "Cover"}),
    );
    for (name, request) in [
        ("group_meeting_remove", json!({"id": meeting})),
        ("challenge_remove", json!({"id": challenge})),
        ("group_remove", json!({"id": 1})),
    ] {
        let before = office.dump();
        office.act(name, request);
        office.act("undo", json!({}));
        assert_same(&before, &office.dump(), name);
    }
}
