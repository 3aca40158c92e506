//! Placements over a real file: what the office does, what it is told, and that all of it can be undone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::PlacementState;
use crate::testkit::{Office, assert_same, only, school, texts};
use mail_parser::MimeHeaders;
use serde_json::{Value, json};

/// Three schools of ours, two trainees and a block; it is 10 September 2026.
struct Placed {
    office: Office,
    schools: Vec<i64>,
    ada: i64,
    ben: i64,
    block: i64,
}

fn placed() -> Placed {
    let office = Office::with(&[
        school(100_001, "Alder Hill", &[]),
        school(100_002, "Birch Lane", &[]),
        school(100_003, "Cedar Park", &[]),
    ]);
    let schools = office.ours(&[100_001, 100_002, 100_003]);
    let (ada, ben) = (
        office.trainee("Ada", "Brook"),
        office.trainee("Ben", "Dale"),
    );
    let block = office.act(
        "block_set",
        json!({"name": "Placement 1", "fromOn": "14 Sep 2026", "untilOn": "18 Dec 2026", "targetDays": 60}),
    );
    Placed {
        block: block["id"].as_i64().unwrap(),
        office,
        schools,
        ada,
        ben,
    }
}

impl Placed {
    /// Places a trainee at a school for the block, and gives the placement's id.
    fn place(&self, trainee: i64, school: i64) -> i64 {
        let done = self.office.act(
            "placement_place",
            json!({"trainees": [trainee], "schoolId": school, "fields": {"blockId": self.block}}),
        );
        done["ids"][0].as_i64().unwrap()
    }

    fn page(&self, id: i64) -> Value {
        self.office.query("placement_page", json!({"id": id}))
    }

    fn state(&self, id: i64, state: &str) -> Value {
        self.office.act(
            "placement_state",
            json!({"selection": only(&[id]), "state": state, "reason": "No room"}),
        )
    }

    fn of(&self, of: Value) -> Value {
        self.office.query("placements_of", of)
    }

    /// The headings of the rules that found something.
    fn found(&self, of: Value) -> Vec<String> {
        texts(
            &self.office.query("placement_checks", of)["groups"],
            "title",
        )
    }

    fn mentor(&self, school: i64) -> i64 {
        let person = self.office.act(
            "person_add",
            json!({"name": {"first": "Cy", "last": "Dunn"}, "post": {"roleId": 10, "schoolId": school}}),
        );
        person["id"].as_i64().unwrap()
    }
}

/// An operation and its undo leave the file as it was.
fn undone(office: &Office, act: impl FnOnce()) {
    let before = office.dump();
    act();
    office.act("undo", json!({}));
    assert_same(&before, &office.dump(), "after undo");
}

#[test]
fn a_block_lies_in_its_year_under_its_own_name() {
    let Placed { office, block, .. } = placed();
    let blocks = office.query("blocks", json!({"year": "2026/27"}));
    assert_eq!(blocks["blocks"][0]["dates"], "14 Sep to 18 Dec 2026");
    assert_eq!(blocks["blocks"][0]["year"], "2026/27");
    for (wrong, said) in [
        (
            json!({"name": " ", "fromOn": "1 Oct", "untilOn": "2 Oct"}),
            "name",
        ),
        (
            json!({"name": "x", "fromOn": "", "untilOn": "2 Oct"}),
            "first day",
        ),
        (
            json!({"name": "x", "fromOn": "2 Oct", "untilOn": "1 Oct"}),
            "before it begins",
        ),
        (
            json!({"name": "x", "year": "2026/27", "fromOn": "1 Aug 2026", "untilOn": "2 Oct 2026"}),
            "1 Aug 2026 lies outside 2026/27, which runs from 1 Sep 2026 to 31 Aug 2027",
        ),
        (
            json!({"name": "placement 1", "fromOn": "1 Oct", "untilOn": "2 Oct"}),
            "already",
        ),
        (
            json!({"name": "x", "cohortId": 99, "fromOn": "1 Oct", "untilOn": "2 Oct"}),
            "cohort",
        ),
    ] {
        let error = office.refused("block_set", wrong);
        assert!(error.message.contains(said), "{}", error.message);
    }
    undone(&office, || {
        office.act(
            "block_set",
            json!({"id": block, "name": "School A", "fromOn": "14 Sep 2026", "untilOn": "11 Dec 2026"}),
        );
        let blocks = office.query("blocks", json!({}));
        assert_eq!(blocks["blocks"][0]["name"], "School A");
    });
}

#[test]
fn a_placement_has_the_days_of_its_block_unless_it_has_its_own() {
    let all = placed();
    let id = all.place(all.ada, all.schools[0]);
    let page = all.page(id);
    let placement = &page["placement"];
    assert_eq!(placement["dates"], "14 Sep to 18 Dec 2026");
    assert_eq!(placement["state"], "planned");
    // 14 weeks of five days.
    assert_eq!(placement["days"]["said"], "70 days planned");
    assert_eq!(
        page["outlook"]["said"],
        "0 of 120 days done, 70 to come. Will fall short of 120 by 50 days."
    );
    let mentor = all.mentor(all.schools[0]);
    all.office.act(
        "placement_set",
        json!({"id": id, "fields": {
            "blockId": all.block, "untilOn": "11 Dec 2026", "yearGroup": "Y4", "subject": "Mathematics",
            "plannedHalfDays": 121, "mentors": [mentor, mentor], "kind": "contrasting",
        }}),
    );
    let page = all.page(id);
    let placement = &page["placement"];
    assert_eq!(placement["dates"], "14 Sep to 11 Dec 2026");
    assert_eq!(placement["days"]["said"], "60½ days planned");
    assert_eq!(placement["keyStage"], "ks2", "the year group’s");
    assert_eq!(texts(&placement["mentors"], "name"), ["Cy Dunn"]);
    assert_eq!(page["choices"]["mentors"][0]["name"], "Cy Dunn");
    for (wrong, said) in [
        (json!({}), "Say the first and the last day"),
        (
            json!({"fromOn": "2 Oct", "untilOn": "1 Oct"}),
            "before it begins",
        ),
        (json!({"blockId": 99}), "block"),
        (
            json!({"blockId": all.block, "subject": "Alchemy"}),
            "“Alchemy” is no subject",
        ),
        (
            json!({"blockId": all.block, "yearGroup": "Y14"}),
            "“Y14” is no year group",
        ),
        (json!({"blockId": all.block, "mentors": [99]}), "mentor"),
    ] {
        let error = all
            .office
            .refused("placement_set", json!({"id": id, "fields": wrong}));
        assert!(error.message.contains(said), "{}", error.message);
    }
    let nobody = json!({"trainees": [], "schoolId": all.schools[0]});
    assert!(
        all.office
            .refused("placement_place", nobody)
            .message
            .contains("at least one")
    );
    undone(&all.office, || {
        all.office
            .act("placement_remove", json!({"selection": only(&[id])}));
        assert_eq!(
            all.of(json!({"traineeId": all.ada}))["placements"],
            json!([])
        );
    });
    let whose = json!({"mentorId": mentor});
    assert_eq!(
        texts(&all.of(whose)["placements"], "school"),
        ["Alder Hill"]
    );
    let error = all
        .office
        .refused("placements_of", json!({"traineeId": 1, "schoolId": 1}));
    assert!(error.message.contains("one of the three"));
}

#[test]
fn every_state_leads_on_and_none_leads_everywhere() {
    for state in PlacementState::ALL {
        assert_eq!(PlacementState::parse(state.code()), Some(state));
        assert_eq!(json!(state), state.code());
        assert!(!state.next().is_empty(), "{state:?} is no dead end");
        assert!(!state.may_become(state));
        assert!(
            PlacementState::ALL
                .iter()
                .any(|other| !state.may_become(*other) && *other != state)
        );
    }
}

#[test]
fn a_placement_takes_only_the_steps_that_its_state_allows() {
    let all = placed();
    let id = all.place(all.ada, all.schools[0]);
    let other = all.place(all.ben, all.schools[0]);
    let said = all.state(id, "completed")["said"].clone();
    assert_eq!(
        said,
        "No placement is now completed. 1 was left: the state it is at does not lead there."
    );
    all.state(id, "sent");
    assert_eq!(
        all.page(id)["placement"]["said"],
        "Sent to the school today."
    );
    all.state(id, "declined");
    assert_eq!(
        all.page(id)["placement"]["said"],
        "Declined by the school on 10 Sep 2026. Reason: No room."
    );
    assert_eq!(all.page(id)["placement"]["days"]["halfDays"]["planned"], 0);
    all.state(id, "accepted");
    assert_eq!(
        all.page(id)["placement"]["reason"],
        "",
        "what was accepted needs none"
    );
    let moved = all.office.act(
        "placement_state",
        json!({"selection": only(&[id, other]), "state": "confirmed"}),
    );
    assert_eq!(moved["said"], "2 placements are now confirmed.");
    let ahead = json!({"selection": only(&[id]), "state": "underWay", "on": "14 Sep 2026"});
    let error = all.office.refused("placement_state", ahead);
    assert!(error.message.contains("still to come"), "{}", error.message);
}

#[test]
fn nobody_begins_before_their_checks_are_cleared_unless_somebody_has_looked() {
    let all = placed();
    let id = all.place(all.ada, all.schools[0]);
    all.state(id, "confirmed");
    let left = all.state(id, "underWay");
    assert_eq!(left["ids"], json!([]));
    assert!(
        left["said"]
            .as_str()
            .unwrap()
            .contains("not cleared: Ada Brook"),
        "{left}"
    );
    all.office.act(
        "placement_state",
        json!({"selection": only(&[id]), "state": "underWay", "althoughUnchecked": true}),
    );
    let today = all.office.query("today", json!({}));
    let item = today["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == "placementsUnchecked");
    assert_eq!(item.unwrap()["count"], 1);
    all.office.cleared(all.ada);
    all.state(id, "confirmed");
    assert_eq!(all.state(id, "underWay")["ids"], json!([id]));
    let unchecked = json!({"list": "placements", "where": {"unchecked": ["yes"]}});
    let page = all
        .office
        .query("list_page", json!({"view": unchecked, "limit": 9}));
    assert_eq!(page["count"], 0);
}

#[test]
fn days_that_were_missed_are_logged_in_a_line() {
    let all = placed();
    let id = all.place(all.ada, all.schools[0]);
    all.office.act(
        "absence_add",
        json!({"placementId": id, "fromOn": "15 Sep 2026", "halfDays": 1}),
    );
    // A Friday to a Monday: the weekend is no loss.
    all.office.act(
        "absence_add",
        json!({"placementId": id, "fromOn": "2 Oct 2026", "untilOn": "5 Oct 2026", "reason": "A funeral"}),
    );
    let page = all.page(id);
    assert_eq!(
        texts(&page["absences"], "said"),
        ["2 Oct to 5 Oct 2026, 2 days", "15 Sep 2026, half a day"]
    );
    assert_eq!(
        page["placement"]["days"]["said"],
        "70 days planned, 2½ lost"
    );
    for (wrong, said) in [
        (json!({"fromOn": ""}), "which day"),
        (
            json!({"fromOn": "1 Sep 2026"}),
            "from 14 Sep to 18 Dec 2026",
        ),
        (json!({"fromOn": "19 Sep 2026"}), "no school days"),
        (json!({"fromOn": "15 Sep 2026", "halfDays": 3}), "1 day"),
        (
            json!({"fromOn": "16 Sep 2026", "untilOn": "15 Sep 2026"}),
            "before it begins",
        ),
    ] {
        let mut wrong = wrong;
        wrong["placementId"] = json!(id);
        let error = all.office.refused("absence_add", wrong);
        assert!(error.message.contains(said), "{}", error.message);
    }
    undone(&all.office, || {
        all.office
            .act("absence_remove", json!({"id": page["absences"][0]["id"]}));
        assert_eq!(
            all.page(id)["placement"]["days"]["said"],
            "70 days planned, ½ lost"
        );
    });
}

#[test]
fn days_of_itap_are_not_counted_as_days_of_the_placement_too() {
    let placed = placed();
    let Placed {
        office,
        schools,
        ada,
        ben,
        ..
    } = &placed;
    let (adas, bens) = (
        placed.place(*ada, schools[0]),
        placed.place(*ben, schools[0]),
    );
    let said = |id: i64| placed.page(id)["placement"]["days"]["said"].clone();
    let before = said(adas);
    let planned = |id: i64| placed.page(id)["placement"]["days"]["halfDays"]["planned"].as_u64();
    let all = planned(adas).unwrap();
    // A week in its middle, and one of which two days lie before it.
    for (name, from, until) in [
        ("Week 1", "5 Oct 2026", "9 Oct 2026"),
        ("Week 0", "10 Sep 2026", "16 Sep 2026"),
    ] {
        let id = office.act(
            "itap_set",
            json!({"name": name, "from": from, "until": until}),
        )["id"]
            .clone();
        office.act("itap_join", json!({"itapId": id, "trainees": [ada]}));
    }
    assert_eq!(planned(adas), Some(all - 10 - 6));
    assert!(
        said(adas).as_str().unwrap().ends_with(", 8 of ITaP apart"),
        "{}",
        said(adas)
    );
    assert_eq!(said(bens), before, "who takes no part has all days");
    let days = placed.of(json!({"traineeId": ada}))["days"].clone();
    assert_eq!(days["halfDays"]["planned"].as_u64(), Some(all - 16));
    // ITaP by a placement of its own is the same to the one that it falls into.
    office.act(
        "placement_place",
        json!({"trainees": [ben], "schoolId": schools[1],
               "fields": {"kind": "itap", "fromOn": "2 Nov 2026", "untilOn": "3 Nov 2026"}}),
    );
    assert_eq!(planned(bens), Some(all - 4));
    // What the office says of a placement is left as it is.
    office.act(
        "placement_set",
        json!({"id": adas, "fields": {"blockId": placed.block, "plannedHalfDays": 100}}),
    );
    assert_eq!(said(adas), "50 days planned");
}

#[test]
fn the_list_says_which_schools_owe_an_answer() {
    let all = placed();
    let id = all.place(all.ada, all.schools[0]);
    all.office.act(
        "placement_state",
        json!({"selection": only(&[id]), "state": "sent", "on": "1 Sep 2026"}),
    );
    let waiting = |office: &Office| {
        let view = json!({"list": "placements", "where": {"unanswered": ["yes"]}});
        office.query("list_page", json!({"view": view, "limit": 9}))["count"].clone()
    };
    assert_eq!(waiting(&all.office), 0, "nine days are no ten");
    all.office.act(
        "figure_set",
        json!({"key": "answerDays", "from": "2026/27", "value": 9}),
    );
    assert_eq!(waiting(&all.office), 1);
    let today = all.office.query("today", json!({}));
    let item = today["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["id"] == "placementsUnanswered");
    assert_eq!(
        item.unwrap()["text"],
        "1 placement was sent to a school that has not answered"
    );
}

#[test]
fn the_checks_of_a_file_fire_and_clear() {
    let all = placed();
    let ada = json!({"traineeId": all.ada});
    assert_eq!(all.found(ada.clone()), ["Days in schools", "Days of ITaP"]);
    let id = all.place(all.ada, all.schools[0]);
    let mentor = all.mentor(all.schools[0]);
    assert_eq!(
        all.found(ada.clone()),
        [
            "Suitability checks not cleared",
            "No signed agreement",
            "No mentor",
            "Days in schools",
            "Number of schools",
            "Days of ITaP"
        ]
    );
    all.office.cleared(all.ada);
    all.office.act(
        "agreement_save",
        json!({"schoolId": all.schools[0], "firstYear": "2026/27", "state": "signed"}),
    );
    all.office.act(
        "placement_set",
        json!({"id": id, "fields": {"blockId": all.block, "mentors": [mentor]}}),
    );
    assert_eq!(
        all.found(ada.clone()),
        [
            "Mentor not trained this year",
            "Days in schools",
            "Number of schools",
            "Days of ITaP"
        ]
    );
    let next = json!({"trainees": [all.ada], "schoolId": all.schools[1], "fields": {"fromOn": "4 Jan 2027", "untilOn": "26 Mar 2027", "mentors": [mentor]}});
    all.office.act("placement_place", next);
    assert_eq!(
        all.found(ada.clone()),
        [
            "No signed agreement",
            "Mentor not trained this year",
            "Days of ITaP"
        ]
    );
    all.office.act(
        "not_to_place_set",
        json!({"schoolId": all.schools[1], "reason": "A new head settles in"}),
    );
    assert_eq!(
        all.found(json!({"schoolId": all.schools[1]}))[0],
        "School not to place at"
    );
    let of_one = all
        .office
        .query("placement_checks", json!({"placementId": id}));
    assert_eq!(
        texts(&of_one["groups"], "title"),
        ["Mentor not trained this year", "Days of ITaP"]
    );
    let all_of_them = all.office.query("placement_checks", json!({}));
    assert_eq!(all_of_them["blocking"], 1);
    let of_ben = all.office.query(
        "placement_checks",
        json!({"traineeId": all.ben, "rule": "itapDays"}),
    );
    assert_eq!(
        of_ben["said"],
        "1 finding is worth a look; nothing must be put right."
    );
}

#[test]
fn checks_are_narrowed_by_rule_weight_and_words() {
    let placed = placed();
    for trainee in [placed.ada, placed.ben] {
        placed.place(trainee, placed.schools[0]);
    }
    let all = placed.found(json!({}));
    assert_eq!(placed.found(json!({"rule": "noMentor"})), ["No mentor"]);
    assert_eq!(placed.found(json!({"severity": "blocks"})), [""; 0]);
    assert_eq!(placed.found(json!({"severity": "warns"})), all);
    let of = |request: Value| placed.office.query("placement_checks", request);
    let ada = of(json!({"search": "nobody ADA"}));
    assert_eq!((&ada["count"], &ada["clear"]), (&json!(1), &json!([])));
    assert_eq!(
        ada["groups"][0]["findings"][0]["text"],
        "Nobody mentors Ada Brook at Alder Hill yet."
    );
    let none = of(json!({"search": "Quillan"}));
    assert_eq!(none["said"], "No finding is like that.");
}

#[test]
fn a_school_drops_out_and_its_trainees_go_elsewhere_in_one_operation() {
    let all = placed();
    let [alder, birch, cedar] = all.schools[..] else {
        panic!()
    };
    let (one, two) = (all.place(all.ada, alder), all.place(all.ben, alder));
    let stays = all.place(all.ben, cedar);
    let what_if = all
        .office
        .query("school_withdrawal", json!({"schoolId": alder}));
    assert_eq!(
        texts(&what_if["affected"], "said"),
        ["70 days would be lost.", "70 days would be lost."]
    );
    assert!(
        what_if["said"]
            .as_str()
            .unwrap()
            .starts_with("If Alder Hill drops out, 2 placements fall away.")
    );
    undone(&all.office, || {
        let done = all.office.done(
            "school_withdraws",
            json!({
                "schoolId": alder, "reason": "Ofsted is coming",
                "elsewhere": [{"placementId": one, "schoolId": birch}],
            }),
        );
        assert_eq!(
            done.operation.unwrap().label,
            "Alder Hill withdrew 2 placements; 1 trainee placed elsewhere"
        );
        assert_eq!(
            done.value["said"],
            "Alder Hill withdrew 2 placements. Ada Brook is planned at Birch Lane instead. Ben Dale is still to be placed."
        );
        let states = |trainee: i64| {
            let of = all.of(json!({"traineeId": trainee}));
            (
                texts(&of["placements"], "school"),
                texts(&of["placements"], "state"),
            )
        };
        let (schools, states_of_ada) = states(all.ada);
        assert_eq!(schools, ["Alder Hill", "Birch Lane"]);
        assert_eq!(states_of_ada, ["withdrawnBySchool", "planned"]);
        let placement = &all.of(json!({"traineeId": all.ada}))["placements"][1];
        assert_eq!(placement["dates"], "14 Sep to 18 Dec 2026");
        assert_eq!(placement["blockId"], all.block);
        assert_eq!(states(all.ben).1, ["withdrawnBySchool", "planned"]);
    });
    assert_eq!(all.page(stays)["placement"]["state"], "planned");
    for (wrong, said) in [
        (json!({"schoolId": birch}), "Nobody is to be at Birch Lane"),
        (
            json!({"schoolId": alder, "placements": [stays]}),
            "One of these placements",
        ),
        (
            json!({"schoolId": alder, "elsewhere": [{"placementId": one, "schoolId": alder}]}),
            "it is the school that drops out",
        ),
        (
            json!({"schoolId": alder, "placements": [two], "elsewhere": [{"placementId": one, "schoolId": birch}]}),
            "does not fall away",
        ),
    ] {
        let error = all.office.refused("school_withdraws", wrong);
        assert!(error.message.contains(said), "{}", error.message);
    }
}

#[test]
fn what_was_done_at_a_school_that_drops_out_is_kept() {
    let all = placed();
    let id = all.office.act(
        "placement_place",
        json!({"trainees": [all.ada], "schoolId": all.schools[0], "fields": {"fromOn": "1 Sep 2026", "untilOn": "30 Sep 2026"}}),
    )["ids"][0].clone();
    let id = id.as_i64().unwrap();
    all.state(id, "confirmed");
    // 1 to 9 September: seven school days.
    assert_eq!(
        all.page(id)["placement"]["days"]["said"],
        "22 days planned, 7 done"
    );
    all.office.act(
        "school_withdraws",
        json!({"schoolId": all.schools[0], "elsewhere": [{"placementId": id, "schoolId": all.schools[1]}]}),
    );
    let of = all.of(json!({"traineeId": all.ada}));
    assert_eq!(
        texts(&of["placements"], "dates"),
        ["1 Sep to 30 Sep 2026", "10 Sep to 30 Sep 2026"]
    );
    assert_eq!(
        of["placements"][0]["days"]["said"],
        "7 days planned, 7 done"
    );
    assert_eq!(of["placements"][1]["days"]["said"], "15 days planned");
    assert_eq!(of["days"]["halfDays"]["projected"], 44);
}

#[test]
fn a_school_is_sent_its_pack_as_one_draft() {
    let all = placed();
    let alder = all.schools[0];
    let ids = [all.place(all.ada, alder), all.place(all.ben, alder)];
    let over = all.office.act(
        "placement_place",
        json!({"trainees": [all.ben], "schoolId": all.schools[1], "fields": {"fromOn": "1 Sep 2026", "untilOn": "4 Sep 2026"}}),
    )["ids"][0].as_i64().unwrap();
    all.office.private(all.ada);
    all.office.cleared(all.ada);
    let contact = |name: &str, main: bool| {
        all.office.act(
            "person_add",
            json!({
                "name": {"first": name, "last": "Ames"}, "post": {"roleId": 9, "schoolId": alder, "mainContact": main},
                "addresses": [{"medium": "email", "value": format!("{name}@alder.example")}],
            }),
        )["id"].clone()
    };
    let main = contact("Jo", true);
    contact("Kit", false);
    all.office
        .act("person_set", json!({"id": main, "objects": true}));
    let folder = all.office.path("Packs");
    std::fs::create_dir(&folder).unwrap();
    let request =
        json!({"selection": only(&[ids[0], ids[1], over]), "markSent": true, "path": folder});
    let done = all.office.act("placement_pack", request);
    assert_eq!(
        done["said"],
        "1 draft is written. 2 placements are now sent to school."
    );
    let draft = &done["drafts"][0];
    assert_eq!(draft["to"], "Kit Ames (Kit@alder.example)");
    assert_eq!(
        draft["notes"][0],
        "Jo Ames objects to our e-mails and is not written to."
    );
    let bytes = std::fs::read(draft["path"].as_str().unwrap()).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(mail.subject(), Some("Placements at Alder Hill: 2 trainees"));
    assert_eq!(
        draft["notes"][1],
        "Letter about checks: Ben Dale is left out: 7 checks are missing."
    );
    let files: Vec<(&str, String)> = mail
        .attachments()
        .map(|file| {
            let bytes = String::from_utf8_lossy(file.contents()).into_owned();
            (file.attachment_name().unwrap(), bytes)
        })
        .collect();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        [
            "Placements at Alder Hill.ics",
            "Checks of trainees at Alder Hill.html"
        ]
    );
    assert!(files[1].1.contains("Ada Brook") && !files[1].1.contains("Ben Dale"));
    let text = mail.body_text(0).unwrap().into_owned();
    for said in [
        "Ada Brook",
        "Placement 1, 14 Sep to 18 Dec 2026",
        "Sings in a choir",
        "Uses a hearing aid",
        "Mentor: wanted",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let whole = String::from_utf8_lossy(&bytes).into_owned() + &text;
    for secret in ["NW1 1AA", "a private matter", "not agreed yet", "Jo@alder"] {
        assert!(!whole.contains(secret), "{secret}");
    }
    assert_eq!(all.page(ids[0])["placement"]["state"], "sent");
    all.office.act("undo", json!({}));
    assert_eq!(all.page(ids[0])["placement"]["state"], "planned");
    let error = all
        .office
        .refused("placement_pack", json!({"selection": only(&[over])}));
    assert!(error.message.contains("still to come"), "{}", error.message);
}

#[test]
fn papers_say_who_is_where_and_nothing_private() {
    let all = placed();
    all.place(all.ada, all.schools[0]);
    all.office.private(all.ada);
    for (of, title) in [
        (json!({"schoolId": all.schools[0]}), "Ada Brook"),
        (json!({"traineeId": all.ada}), "Alder Hill"),
    ] {
        for (name, ending) in [("placement_sheet", "html"), ("placement_calendar", "ics")] {
            let path = all.office.path(&format!("paper.{ending}"));
            all.office.act(name, json!({"of": of, "path": path}));
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(title), "{name}: {text}");
            for secret in ["NW1 1AA", "a private matter"] {
                assert!(!text.contains(secret), "{name}");
            }
        }
    }
    let error = all.office.refused(
        "placement_sheet",
        json!({"of": {"schoolId": all.schools[1]}}),
    );
    assert_eq!(
        error.message,
        "Birch Lane has no placement, so there is nothing to write."
    );
}

#[test]
fn a_setting_is_reviewed_and_paused() {
    let all = placed();
    let school = all.schools[0];
    undone(&all.office, || {
        all.office.act(
            "setting_review_set",
            json!({"schoolId": school, "kind": "visit", "outcome": "concern", "byWhom": "Cy Dunn", "text": "No room to plan in", "on": "8 Sep 2026"}),
        );
        let id = all.office.act(
            "not_to_place_set",
            json!({"schoolId": school, "untilOn": "31 Dec 2026", "reason": "Ofsted is expected."}),
        )["id"]
            .clone();
        let setting = all
            .office
            .query("school_setting", json!({"schoolId": school}));
        assert_eq!(
            setting["reviews"][0]["said"],
            "Visit on 8 Sep 2026 by Cy Dunn"
        );
        assert_eq!(
            setting["notToPlace"][0]["said"],
            "Nobody is to be placed here until 31 Dec 2026: Ofsted is expected."
        );
        assert_eq!(setting["notToPlace"][0]["holds"], true);
        all.office.act("not_to_place_remove", json!({"id": id}));
        all.office.act("undo", json!({}));
        all.office.act(
            "setting_review_remove",
            json!({"id": setting["reviews"][0]["id"]}),
        );
        all.office.act("undo", json!({}));
        all.office.act("undo", json!({}));
    });
    for (name, wrong, said) in [
        (
            "setting_review_set",
            json!({"schoolId": school, "kind": "visit", "outcome": "good"}),
            "in a line at least",
        ),
        (
            "setting_review_set",
            json!({"schoolId": school, "kind": "visit", "outcome": "good", "text": "x", "on": "+1w"}),
            "still to come",
        ),
        (
            "not_to_place_set",
            json!({"schoolId": school, "reason": " "}),
            "Say why",
        ),
        (
            "not_to_place_set",
            json!({"schoolId": school, "reason": "x", "untilOn": "1 Sep 2026"}),
            "before it begins",
        ),
    ] {
        let error = all.office.refused(name, wrong);
        assert!(error.message.contains(said), "{}", error.message);
    }
}

#[test]
fn a_year_shows_who_is_where_when() {
    let all = placed();
    let alder = all.schools[0];
    let mentor = all.mentor(alder);
    let id = all.place(all.ada, alder);
    all.place(all.ben, alder);
    let later = json!({"trainees": [all.ada], "schoolId": alder, "fields": {"fromOn": "4 Jan 2027", "untilOn": "26 Mar 2027"}});
    all.office.act("placement_place", later);
    all.office.act(
        "placement_set",
        json!({"id": id, "fields": {"blockId": all.block, "mentors": [mentor]}}),
    );
    let year = all.office.query("placement_year", json!({}));
    assert_eq!((&year["days"], &year["today"]), (&json!(365), &json!(9)));
    assert_eq!(texts(&year["months"], "name")[0], "Sep");
    let line = &year["lines"][0];
    assert_eq!(line["name"], "Alder Hill");
    assert_eq!(
        texts(&line["bars"], "row"),
        ["0", "1", "0"],
        "the third takes up the first row again"
    );
    assert_eq!(
        (&line["bars"][0]["from"], &line["bars"][0]["days"]),
        (&json!(13), &json!(96))
    );
    let by = |by: &str, search: &str| {
        let year = all
            .office
            .query("placement_year", json!({"by": by, "search": search}));
        texts(&year["lines"], "name")
    };
    assert_eq!(by("trainee", ""), ["Ada Brook", "Ben Dale"]);
    assert_eq!(by("trainee", "alder ben"), ["Ben Dale"]);
    assert_eq!(by("mentor", ""), ["Cy Dunn"]);
    assert_eq!(by("school", "birch"), Vec::<String>::new());
}
