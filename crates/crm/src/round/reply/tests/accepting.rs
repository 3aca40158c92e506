//! Accepting: what was taken is written, what is right is confirmed, and one undo takes all of it back.

use super::{Check, field, role};
use crate::testkit::assert_same;
use serde_json::{Value, json};

impl Check {
    fn accept(&self, school: i64, more: Value) -> Value {
        let mut request = json!({"id": self.waiting(school)["id"]});
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        self.office.act("round_accept", request)
    }

    /// What a question of SQL answers, as text.
    fn sql(&self, sql: &str) -> Vec<String> {
        let desk = self.office.session.desk().unwrap();
        let db = desk.store.read().unwrap();
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    /// Who holds a post at a school now: `Ada Brook`.
    fn holds(&self, school: i64, code: &str) -> Vec<String> {
        let role = role(&self.office, code);
        self.sql(&format!(
            "SELECT p.first_name || ' ' || p.last_name FROM tenure t JOIN person p ON p.id = t.person_id
             WHERE t.school_id = {school} AND t.role_id = {role} AND t.ended = 0 AND (t.until_on = '' OR t.until_on >= '2026-09-10')
             ORDER BY t.id"
        ))
    }
}

#[test]
fn an_unchanged_reply_confirms_everything_by_the_form() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "a.json",
        json!({"allUnchanged": true, "answers": {"replier.name": "Cy Dunn"}}),
    );
    assert_eq!(check.read(&[path])["unchanged"], 1);
    let done = check
        .office
        .done("round_accept", json!({"id": check.waiting(first)["id"]}));
    assert_eq!(done.value["left"], json!([]));
    assert!(
        done.operation
            .unwrap()
            .label
            .starts_with("Accepted the answer of")
    );
    let confirmed = check.sql(&format!(
        "SELECT source || ' ' || confirmed_on FROM tenure WHERE school_id = {first} ORDER BY id"
    ));
    assert_eq!(confirmed, ["form 2026-09-10"; 3]);
    let said_by = "SELECT said_by FROM tenure WHERE source = 'form' UNION SELECT said_by FROM address WHERE value LIKE '%@alder.example'";
    assert_eq!(
        check.sql(said_by),
        ["Cy Dunn"],
        "whoever answered confirms it"
    );
    let emails =
        check.sql("SELECT source FROM address WHERE value LIKE '%@alder.example' ORDER BY id");
    assert_eq!(emails, ["form"; 3]);
    let logged = check.sql("SELECT title FROM activity");
    assert_eq!(
        logged,
        ["Answered Leadership check 2026/27: nothing has changed"]
    );
    assert_eq!(check.replies()[0]["state"], "accepted");
    let again = check
        .office
        .refused("round_accept", json!({"id": check.replies()[0]["id"]}));
    assert!(
        again.message.contains("accepted already"),
        "{}",
        again.message
    );
}

#[test]
fn a_new_deputy_a_left_champion_a_personal_email_and_an_objection_are_taken_in_one_operation() {
    let check = Check::new();
    check.written();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let one = check.answer_file(
        first,
        "a.json",
        json!({
            "unchanged": ["headTeacher", "senco"],
            "answers": {
                "deputies.1.name": "Gus Hall", "deputies.1.email": "g.hall@alder.example",
                "deputies.1.telephone": "01632 960123", "deputies.1.from": "2026-09-01",
                "champion.name": "left", "workingGroup": "yes", "workingGroup.name": "Ida Jay",
                "replier.name": "Cy Dunn", "replier.email": "cy.dunn@gmail.com", "consent": "objected",
            },
        }),
    );
    let briefed = |school: i64, name: &str| {
        check.answer_file(school, name, json!({"answers": {"briefing": "yes"}}))
    };
    let (other, later) = (briefed(second, "b.json"), briefed(third, "c.json"));
    assert_eq!(check.read(&[one, other, later])["changed"], 3);
    check.accept(second, json!({}));
    let before = check.office.dump();

    let done = check.accept(first, json!({}));
    assert_eq!(done["left"], json!([]), "{done:#}");
    assert_eq!(check.holds(first, "deputyHead"), ["Gus Hall"]);
    assert_eq!(check.holds(first, "headTeacher"), ["Ada Brook"]);
    let crane = check.sql(&format!(
        "SELECT until_on FROM tenure WHERE person_id = {}",
        check.deputy
    ));
    assert_eq!(crane, ["2026-08-31"], "the day before the other's first");
    let stage = check.sql("SELECT stage FROM champion");
    assert_eq!(stage, ["steppedDown"]);
    let hall = check.sql(
        "SELECT a.kind || ' ' || a.source || ' ' || a.value FROM address a JOIN person p ON p.id = a.person_id
         WHERE p.last_name = 'Hall' ORDER BY a.id",
    );
    assert_eq!(
        hall,
        [
            "school form g.hall@alder.example",
            "school form 01632 960123"
        ]
    );
    let dunn = check.sql(
        "SELECT a.kind || ' ' || a.value FROM address a JOIN person p ON p.id = a.person_id WHERE p.last_name = 'Dunn' ORDER BY a.id",
    );
    assert_eq!(
        dunn,
        ["school c.dunn@alder.example", "personal cy.dunn@gmail.com"]
    );
    let objects = check.sql("SELECT last_name FROM person WHERE objects = 1");
    assert_eq!(objects, ["Dunn"]);
    let told = check
        .sql("SELECT stand || ' ' || how || ' ' || (told LIKE 'May we send you%') FROM consent");
    assert_eq!(told, ["objected form 1"]);
    // Others whom they named are to be told; whoever answered told us themselves.
    let notices = check.sql(
        "SELECT p.last_name || ': ' || n.told_by FROM privacy_notice n JOIN person p ON p.id = n.person_id ORDER BY n.id",
    );
    assert_eq!(
        notices,
        [
            "Hall: Cy Dunn, in Leadership check 2026/27",
            "Jay: Cy Dunn, in Leadership check 2026/27"
        ]
    );
    let group = check.sql(
        "SELECT a.value || ' ' || p.last_name FROM school_answer a JOIN person p ON p.id = a.person_id WHERE a.code = 'workingGroup'",
    );
    assert_eq!(group, ["yes Jay"]);

    // The first is taken back alone, with everything that hung on it, and what was accepted before and after it stays.
    check.accept(third, json!({}));
    let revert = |school: i64| {
        let replies = check.replies();
        let row = replies
            .iter()
            .find(|row| row["schoolId"] == school)
            .unwrap();
        let name = row["school"].as_str().unwrap();
        let label = format!("Accepted the answer of {name} to Leadership check 2026/27");
        let operation = check.office.operation(&label);
        check.office.act("revert", json!({"id": operation}));
    };
    revert(first);
    let briefing = check.sql("SELECT value FROM school_answer WHERE code = 'briefing'");
    assert_eq!(briefing, ["yes", "yes"]);
    revert(third);
    assert_same(&before, &check.office.dump(), "both taken back");
}

#[test]
fn agreeing_lifts_an_old_objection_only_where_somebody_takes_it() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    check
        .office
        .act("person_set", json!({"id": check.head, "objects": true}));
    let path = check.answer_file(
        first,
        "a.json",
        json!({"allUnchanged": true, "answers": {"replier.name": "Ada Brook", "consent": "given"}}),
    );
    assert_eq!(check.read(&[path])["changed"], 1, "it is looked at");
    let review = check.review(first);
    let consent = field(&review, "consent");
    assert_eq!(consent["suggested"], "keep");
    assert!(
        consent["warning"]
            .as_str()
            .unwrap()
            .contains("objects to mailings"),
        "{consent:#}"
    );
    let objects = "SELECT last_name FROM person WHERE objects = 1";
    check.accept(first, json!({}));
    assert_eq!(check.sql(objects), ["Brook"]);
    check.office.act("undo", json!({}));
    check.accept(
        first,
        json!({"choices": [{"key": "consent", "take": true}]}),
    );
    assert_eq!(check.sql(objects), [""; 0]);
    assert_eq!(check.sql("SELECT stand FROM consent"), ["given"]);
}

#[test]
fn field_by_field_is_taken_kept_or_edited() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "a.json",
        json!({"answers": {
            "headTeacher.name": "Adah Brook-Lane", "headTeacher.email": "adah@alder.example", "headTeacher.from": "2019",
            "senco.name": "Ida Jay", "champion.name": "",
        }}),
    );
    check.read(&[path]);
    let bad = check.office.refused(
        "round_accept",
        json!({"id": check.waiting(first)["id"], "choices": [{"key": "headTeacher.from", "take": true, "value": "31/2/2026"}]}),
    );
    assert!(bad.message.contains("31/2/2026"), "{}", bad.message);
    check.accept(
        first,
        json!({
            "choices": [
                {"key": "headTeacher.name", "take": true},
                {"key": "headTeacher.from", "take": true, "value": "1 Sep 2019"},
                {"key": "senco.name", "take": false},
            ],
            "posts": [{"post": "headTeacher", "samePerson": true}],
        }),
    );
    assert_eq!(check.holds(first, "headTeacher"), ["Adah Brook-Lane"]);
    assert_eq!(check.holds(first, "senco"), ["Cy Dunn"]);
    let head = check.sql(&format!(
        "SELECT from_on FROM tenure WHERE person_id = {}",
        check.head
    ));
    assert_eq!(head, ["2019-09-01"]);
    let emails = check.sql(&format!(
        "SELECT value FROM address WHERE person_id = {}",
        check.head
    ));
    assert_eq!(emails, ["adah@alder.example"]);
    assert_eq!(
        check.sql("SELECT stage FROM champion"),
        ["active"],
        "what was emptied is kept"
    );
}

#[test]
fn a_name_we_know_is_matched_and_one_elsewhere_is_only_offered() {
    let check = Check::new();
    check.written();
    let [first, second, _] = check.schools[..] else {
        panic!()
    };
    let office = &check.office;
    super::person(
        office,
        ("Ida", "Jay"),
        role(office, "senco"),
        second,
        "i.jay@other.example",
    );
    let path = check.answer_file(
        first,
        "a.json",
        json!({"answers": {"headTeacher.name": "Bo Crane", "senco.name": "Ida Jay"}}),
    );
    check.read(&[path]);
    let review = check.review(first);
    let posts = review["posts"].as_array().unwrap();
    let of = |post: &str| posts.iter().find(|one| one["post"] == post).unwrap();
    assert_eq!(of("headTeacher")["personId"], check.deputy);
    assert_eq!(of("senco")["personId"], json!(null));
    assert_eq!(of("senco")["change"]["known"][0]["name"], "Ida Jay");
    check.accept(first, json!({}));
    let ids = check.sql("SELECT count(*) || '' FROM person WHERE last_name = 'Jay'");
    assert_eq!(ids, ["2"], "a name alone, elsewhere, proves nothing");
    assert_eq!(check.holds(first, "headTeacher"), ["Bo Crane"]);
}

#[test]
fn a_review_tells_who_only_leaves_and_a_corrected_name_that_we_know_makes_nobody_twice() {
    let check = Check::new();
    check.written();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "a.json",
        json!({"answers": {"senco.name": "left", "headTeacher.name": "Beau Crane", "deputies.2.name": "Gus Hall"}}),
    );
    check.read(&[path]);
    let review = check.review(first);
    let posts = review["posts"].as_array().unwrap();
    let of = |post: &str| posts.iter().find(|one| one["post"] == post).unwrap();
    let comes = ["senco", "headTeacher", "deputies.2"].map(|post| of(post)["comes"].clone());
    assert_eq!(comes, [false, true, true]);
    let leaves = ["senco", "headTeacher", "deputies.2"]
        .map(|post| !of(post)["change"]["leaverId"].is_null());
    assert_eq!(
        leaves,
        [true, true, false],
        "a second deputy replaces nobody"
    );
    check.accept(
        first,
        json!({
            "choices": [{"key": "headTeacher.name", "take": true, "value": "Bo Crane"}],
            // As the window sends it where a last day was typed, and nobody has said who comes.
            "posts": [{"post": "headTeacher", "lastDay": "2026-08-31"}, {"post": "senco", "lastDay": "2026-07-20"}],
        }),
    );
    let cranes = check.sql("SELECT count(*) || '' FROM person WHERE last_name = 'Crane'");
    assert_eq!(cranes, ["1"]);
    let left = check.sql(
        "SELECT p.last_name || ' ' || t.until_on FROM tenure t JOIN person p ON p.id = t.person_id WHERE t.until_on <> '' ORDER BY p.id",
    );
    assert_eq!(left, ["Brook 2026-08-31", "Dunn 2026-07-20"]);
}

#[test]
fn hosting_and_mentors_are_written_down_for_the_year_of_the_round() {
    let check = Check::asking("hosting");
    check.written();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "a.json",
        json!({"answers": {
            "hosting.interest": "looking", "places": "3", "subjects": "Mathematics; Pottery", "terms": "autumn;spring",
            "study.partTime": "yes", "itap": "no", "leadSession": "yes", "leadSession.topic": "Phonics",
            "leadSession.name": "Bo Crane",
        }}),
    );
    check.read(&[path]);
    let places = check.review(first)["places"].clone();
    assert_eq!(
        places[0],
        "Offered in 2026/27: 0–3 in Mathematics, autumn; 0–3 in Mathematics, spring."
    );
    let done = check.accept(first, json!({}));
    assert_eq!(done["left"].as_array().unwrap().len(), 1, "{done:#}");
    assert_eq!(done["left"][0], places[1], "Pottery is no subject");
    let hosting =
        check.sql("SELECT interest || ' ' || cap || ' ' || source || ' ' || year FROM hosting");
    assert_eq!(hosting, ["looking 3 form 2026"]);
    let answers = check.sql("SELECT code || ': ' || value FROM school_answer ORDER BY code");
    assert_eq!(
        answers,
        [
            "itap: no",
            "leadSession: yes",
            "leadSession.topic: Phonics",
            "study.partTime: yes",
            "subjects: Mathematics; Pottery",
            "terms: autumn;spring",
        ]
    );
    let leads = check.sql("SELECT person_id || '' FROM school_answer WHERE code = 'leadSession'");
    assert_eq!(leads, [check.deputy.to_string()]);
    // What they said is what we hold: the same again is unchanged.
    let again = check.answer_file(
        first,
        "b.json",
        json!({"answers": {"places": "3", "terms": "spring;autumn", "itap": "no", "subjects": "pottery; mathematics"}}),
    );
    assert_eq!(
        check.read(&[again])["unchanged"],
        1,
        "{:#?}",
        check.review(first)
    );

    let supply = check.office.query("supply", json!({"year": "2026/27"}));
    assert_eq!(supply["all"]["offered"]["count"], 3, "{supply:#}");

    let check = Check::asking("mentors");
    check.written();
    let first = check.schools[0];
    let path = check.answer_file(
        first,
        "a.json",
        json!({"answers": {"mentors.1.name": "Kit Lowe", "mentors.1.subjects": "Mathematics; Pottery", "mentors.2.email": "x@alder.example"}}),
    );
    check.read(&[path]);
    let done = check.accept(first, json!({}));
    assert_eq!(
        done["left"].as_array().unwrap().len(),
        1,
        "an e-mail of nobody: {done:#}"
    );
    assert_eq!(check.holds(first, "mentor"), ["Kit Lowe"]);
    assert_eq!(check.sql("SELECT note FROM mentor"), ["Subjects: Pottery"]);
}

#[test]
fn whoever_would_lead_a_session_is_taken_out_where_somebody_takes_that() {
    let check = Check::asking("hosting");
    check.written();
    let first = check.schools[0];
    let answered = |name: &str, who: &str| {
        let answers = json!({"leadSession": "yes", "leadSession.name": who});
        check.read(&[check.answer_file(first, name, json!({"answers": answers}))]);
    };
    let leads = || {
        check.sql(
            "SELECT value || ' ' || coalesce(person_id, 'nobody') FROM school_answer WHERE code = 'leadSession'",
        )
    };
    answered("a.json", "Bo Crane");
    check.accept(first, json!({}));
    let crane = [format!("yes {}", check.deputy)];
    assert_eq!(leads(), crane);
    for (file, nobody) in [("b.json", ""), ("c.json", "none")] {
        answered(file, nobody);
        let take = json!({"choices": [{"key": "leadSession.name", "take": true}]});
        let done = check.accept(first, take);
        assert_eq!(done["left"], json!([]), "{done:#}");
        assert_eq!(leads(), ["yes nobody"], "“{nobody}”");
        let logged = check.sql("SELECT text FROM activity ORDER BY id DESC LIMIT 1");
        assert!(logged[0].contains("taken out"), "{logged:?}");
        check.office.act("undo", json!({}));
        assert_eq!(leads(), crane);
        let id = check.waiting(first)["id"].clone();
        check.office.act("round_dismiss", json!({"ids": [id]}));
    }
}

#[test]
fn unchanged_replies_are_accepted_in_one_go_and_one_that_no_longer_is_stays() {
    let check = Check::new();
    check.written();
    let [first, second, third] = check.schools[..] else {
        panic!()
    };
    let paths: Vec<_> = check
        .schools
        .iter()
        .map(|school| {
            check.answer_file(
                *school,
                &format!("{school}.json"),
                json!({"allUnchanged": true}),
            )
        })
        .collect();
    assert_eq!(check.read(&paths)["unchanged"], 3);
    // We learn meanwhile that the SENCO's post of the first has changed hands.
    let senco = role(&check.office, "senco");
    check.office.act(
        "post_holder_change",
        json!({"schoolId": first, "roleId": senco, "leaverId": tenure(&check, first, senco)}),
    );
    let before = check.office.dump();
    let done = check
        .office
        .act("round_accept_unchanged", json!({"roundId": check.round}));
    assert_eq!(done["count"], 2, "{done:#}");
    assert_eq!(done["left"].as_array().unwrap().len(), 1);
    let state = |school: i64| {
        check
            .replies()
            .into_iter()
            .find(|row| row["schoolId"] == school)
            .unwrap()["state"]
            .clone()
    };
    assert_eq!(
        [state(first), state(second), state(third)],
        ["changed", "accepted", "accepted"]
    );
    check.office.act("undo", json!({}));
    assert_same(&before, &check.office.dump(), "taken back in one go");
}

fn tenure(check: &Check, school: i64, role: i64) -> i64 {
    check.sql(&format!(
        "SELECT id || '' FROM tenure WHERE school_id = {school} AND role_id = {role}"
    ))[0]
        .parse()
        .unwrap()
}

#[test]
fn what_a_school_says_of_places_changes_its_offer_and_is_taken_back_with_the_reply() {
    let check = Check::asking("hosting");
    check.written();
    let first = check.schools[0];
    for (subject, places) in [("Mathematics", "4"), ("Physics", "2")] {
        check.office.act(
            "offer_set",
            json!({"schoolId": first, "year": "2026/27", "places": places, "subject": subject, "note": "By telephone"}),
        );
    }
    let lines = || {
        check.sql(
            "SELECT o.least || '-' || o.most || ' ' || o.note || ' ' || h.source || ' ' || h.confirmed_on || ' ' || h.said_by
             FROM placement_offer o JOIN hosting h ON h.id = o.hosting_id ORDER BY o.id",
        )
    };
    assert_eq!(lines().len(), 2);
    let before = check.office.dump();
    let answer = |name: &str, answers: Value| {
        let path = check.answer_file(first, name, json!({"answers": answers}));
        check.read(&[path]);
        let done = check.accept(first, json!({}));
        assert_eq!(done["left"], json!([]), "{done:#}");
    };
    // Fewer than a line had: the line gives way.
    answer(
        "a.json",
        json!({"places": "3", "subjects": "Mathematics; Chemistry", "replier.name": "Cy Dunn"}),
    );
    assert_eq!(
        lines(),
        [
            "3-3 By telephone form 2026-09-10 Cy Dunn",
            "0-3  form 2026-09-10 Cy Dunn"
        ]
    );
    check.office.act("undo", json!({}));
    let kept = check.sql("SELECT note FROM placement_offer ORDER BY id");
    assert_eq!(kept, ["By telephone"; 2]);
    check.office.act("undo", json!({}));
    assert_same(
        &before,
        &check.office.dump(),
        "the reply and what it said are gone",
    );

    answer(
        "b.json",
        json!({"hosting.interest": "notThisYear", "hosting.reasonText": "No mentors left"}),
    );
    assert_eq!(lines(), Vec::<String>::new());
}
