#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::lines::{Line, postcode_in, read};
use super::names::{Name, Nearness};
use crate::testkit::{FIRST, Office, SECOND, csv, first_month, links, only, school, texts};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn names_that_offices_write_differently_are_the_same() {
    let check = |one: &str, other: &str| {
        let (nearness, _) = Name::of(one).nearness(&Name::of(other), &[]);
        assert_eq!(nearness, Nearness::Same, "{one} and {other}");
    };
    for (one, other) in [
        ("St Osyth's Primary", "Saint Osyth’s Primary School"),
        ("ST. OSYTHS PRIM SCH", "St Osyth Primary School"),
        (
            "St Ivo's C of E Primary",
            "St Ivo's Church of England Primary School",
        ),
        ("St Ivo's C.E. Infants", "St Ivo’s CofE Infant School"),
        ("St Neot RC Jnr", "St Neot's Roman Catholic Junior School"),
        ("St Neot R.C. Juniors", "St Neot’s Catholic Junior School"),
        ("Quarry & Bridge Infants", "Quarry and Bridge Infant School"),
        ("The Larkham Academy", "Larkham School"),
        ("Larkham Primary Academy", "Larkham Primary School"),
        ("Larkham C.P. School", "Larkham Community Primary School"),
        (
            "Larkham VA CE Primary",
            "Larkham CofE Voluntary Aided Primary School",
        ),
        ("Great Fernworth High", "Gt Fernworth High School"),
        ("Mill Rd Primary", "Mill Road Primary School"),
        ("Larkham 6th Form College", "Larkham Sixth Form College"),
        ("Larkham Prmary Scool", "Larkham Primary School"),
        ("The High School", "High School"),
    ] {
        check(one, other);
        check(other, one);
    }
}

#[test]
fn names_that_differ_differ_by_so_much() {
    let check = |one: &str, other: &str, place: &str, want: Nearness| {
        let place = Name::of(place).own;
        let (nearness, _) = Name::of(one).nearness(&Name::of(other), &place);
        assert_eq!(nearness, want, "{one} and {other} in {place:?}");
    };
    check(
        "St Luke's",
        "St Luke's CofE Primary School",
        "",
        Nearness::Close,
    );
    check(
        "Larkham School",
        "Larkham Junior School",
        "",
        Nearness::Close,
    );
    check(
        "Larkham Infant",
        "Larkham Junior School",
        "",
        Nearness::OtherKind,
    );
    check(
        "St Luke's RC",
        "St Luke's CofE Primary School",
        "",
        Nearness::OtherKind,
    );
    check("Larkam Infant", "Larkham Infant School", "", Nearness::Slip);
    check(
        "Lakrham Infant",
        "Larkham Infant School",
        "",
        Nearness::Slip,
    );
    check("Larkham", "Larkham Park School", "", Nearness::Part);
    check("St Luke's", "St Mark's School", "", Nearness::Some);
    check("Alder", "Birch", "", Nearness::None);
    // A place that one of the two says and the other doesn't.
    check(
        "St Luke's School, Larkham",
        "St Luke's School",
        "Larkham",
        Nearness::Same,
    );
    check(
        "St Luke's School",
        "St Luke's School, Larkham",
        "Larkham",
        Nearness::Same,
    );
    check(
        "St Luke's School, Larkham",
        "St Luke's School",
        "Rookby",
        Nearness::Part,
    );
    // And one that makes up for too much.
    check(
        "Kentish Hill",
        "Temple Hill School",
        "Temple Hill Kentish",
        Nearness::Some,
    );
}

proptest! {
    #[test]
    fn a_name_is_the_same_as_itself(text in "[A-Za-z'. &-]{0,40}") {
        let name = Name::of(&text);
        let (nearness, _) = name.nearness(&name, &[]);
        prop_assert!(name.is_empty() || nearness == Nearness::Same, "{name:?}");
    }

    #[test]
    fn any_text_is_read_and_no_line_is_lost(text in "[A-Z0-9a-z,;\"\t /\n.-]{0,120}") {
        let lines = read(&text);
        let wanted = text.lines().filter(|line| !line.trim().is_empty()).count();
        prop_assert!(lines.len() >= wanted);
    }
}

#[test]
fn cells_are_told_apart() {
    let check = |text: &str, want: Line| {
        let line = read(text).remove(0);
        assert_eq!(
            line,
            Line {
                number: 1,
                text: text.trim().to_owned(),
                ..want
            },
            "{text:?}"
        );
    };
    let named = |name: &str| Line {
        names: vec![name.to_owned()],
        ..Line::default()
    };
    let postcode = Some("LB1 2AB".to_owned());
    check("Alder Hill Primary", named("Alder Hill Primary"));
    check(
        "  100411 ",
        Line {
            urn: Some(100_411),
            ..Line::default()
        },
    );
    check(
        "URN: 100411",
        Line {
            urn: Some(100_411),
            ..Line::default()
        },
    );
    let laestab = Some(("886".to_owned(), "1234".to_owned()));
    for text in ["886/1234", "8861234", "886 1234", "886-1234"] {
        check(
            text,
            Line {
                laestab: laestab.clone(),
                ..Line::default()
            },
        );
    }
    for text in ["LB1 2AB", "lb12ab", "\"lb1  2ab\""] {
        check(
            text,
            Line {
                postcode: postcode.clone(),
                ..Line::default()
            },
        );
    }
    for text in [
        "Alder Hill Primary LB1 2AB",
        "Alder Hill Primary (lb1 2ab)",
        "Alder Hill Primary, LB12AB",
        "LB1 2AB\tAlder Hill Primary",
        "\"Alder Hill Primary\";LB1 2AB",
    ] {
        check(
            text,
            Line {
                postcode: postcode.clone(),
                ..named("Alder Hill Primary")
            },
        );
    }
    check(
        "Northfold, Alder Hill Primary, 01632 960 001",
        Line {
            places: vec!["Northfold".to_owned()],
            telephone: "01632 960 001".to_owned(),
            ..named("Alder Hill Primary")
        },
    );
    check(
        "100411\tAlder Hill, Primary\tLB1 2AB\tNorthfold\tyes",
        Line {
            urn: Some(100_411),
            postcode: postcode.clone(),
            others: vec!["Northfold".to_owned(), "yes".to_owned()],
            ..named("Alder Hill, Primary")
        },
    );
    check("The \"Oak\" School", named("The \"Oak\" School"));
    check(
        "\"Alder \"\"Hill\"\"\", Larkham",
        Line {
            places: vec!["Larkham".to_owned()],
            ..named("Alder \"Hill\"")
        },
    );
    check("12 34567", Line::default());
}

#[test]
fn postcodes_are_found_wherever_they_stand() {
    let check = |text: &str, want: Option<&str>| {
        assert_eq!(
            postcode_in(text).map(|(code, _)| code).as_deref(),
            want,
            "{text}"
        );
    };
    check("NW1 2AB", Some("NW1 2AB"));
    check("sw1a1aa", Some("SW1A 1AA"));
    check("Alder E1W 3AA.", Some("E1W 3AA"));
    check("NW1", None);
    check("Year 5 2AB", None);
    check("A1 road", None);
    check("ABC1 2AB", None);
}

#[test]
fn a_heading_says_what_the_columns_are() {
    let lines = read(
        "School name\tPhone\tTown\tHeadteacher\nAlder\t01632 1\tNorthfold\tJo Primary\n\nBirch\t\tRookby",
    );
    assert!(lines[0].heading);
    assert_eq!((lines[1].number, lines[2].number), (2, 4));
    assert_eq!(lines[1].names, ["Alder"]);
    assert_eq!(lines[1].places, ["Northfold"]);
    assert_eq!(lines[1].telephone, "01632 1");
    assert_eq!(lines[1].others, Vec::<String>::new());
    assert_eq!(lines[2].names, ["Birch"]);
    for (text, heading) in [
        ("URN", true),
        ("URN,School,LAESTAB", true),
        ("Postcode;Anything", true),
        ("Name, what we think, what they think", false),
        ("School, LB1 2AB", false),
        ("Alder School", false),
    ] {
        assert_eq!(read(text)[0].heading, heading, "{text}");
    }
    // Only the first line can be one.
    assert!(!read("Alder\nSchool")[1].heading);
}

/// A register with everything that a pasted list can trip over.
fn office() -> Office {
    let office = Office::new();
    let closed = [
        ("EstablishmentStatus (code)", "2"),
        ("EstablishmentStatus (name)", "Closed"),
    ];
    let at =
        |town: &'static str, postcode: &'static str| vec![("Town", town), ("Postcode", postcode)];
    let rows = [
        school(
            800_001,
            "Alder Hill Primary School",
            &at("Northfold", "LB1 2AB"),
        ),
        school(
            800_002,
            "St Osyth's Catholic Primary School",
            &at("Northfold", "LB1 2AC"),
        ),
        school(
            800_003,
            "St Osyth's Catholic Primary School",
            &at("Rookby", "LB7 4AA"),
        ),
        school(
            800_004,
            "St Ivo's Church of England Infant School",
            &at("Rookby", "LB7 4AB"),
        ),
        school(
            800_005,
            "St Ivo's Church of England Junior School",
            &at("Rookby", "LB7 4AB"),
        ),
        school(
            800_006,
            "Damson School",
            &[closed.as_slice(), &at("Rookby", "LB7 4AC")].concat(),
        ),
        school(800_007, "Rookby Academy", &at("Rookby", "LB7 4AC")),
        school(
            800_008,
            "Elder School",
            &[closed.as_slice(), &at("Rookby", "LB7 4AD")].concat(),
        ),
        school(
            800_009,
            "Fernworth High School",
            &[("EstablishmentNumber", "4001"), ("Town", "Fernworth")],
        ),
        school(
            800_010,
            "Gorse, Winterby Primary School",
            &at("Winterby", "LB9 1AA"),
        ),
        school(
            800_012,
            "Kestrel Primary School",
            &at("Winterby", "LB9 1AB"),
        ),
        school(
            800_013,
            "Kestrel Primary Academy",
            &at("Winterby", "LB9 1AC"),
        ),
        school(800_014, "Kestrel School", &at("Winterby", "LB9 1AD")),
        school(
            800_011,
            "Juniper Primary School",
            &at("Winterby", "LB9 1AA"),
        ),
    ];
    office.load(&[
        (FIRST, &csv(&rows)),
        (
            "links_edubasealldata20260801.csv",
            &links(&[(800_006, 800_007, "Successor")]),
        ),
    ]);
    office
}

fn matched(office: &Office, text: &str) -> Vec<Value> {
    let before = office.whole_dump();
    let answer = office.query("schools_match", json!({"text": text}));
    assert_eq!(before, office.whole_dump());
    answer["lines"].as_array().unwrap().clone()
}

/// A line's outcome, the URNs that it is or may be, and why.
fn told(line: &Value) -> (String, Vec<i64>, String) {
    let urn = |school: &Value| school["urn"].as_i64().unwrap_or_default();
    let urns = match &line["school"] {
        Value::Null => line["candidates"]
            .as_array()
            .unwrap()
            .iter()
            .map(urn)
            .collect(),
        school => vec![urn(school)],
    };
    (
        line["outcome"].as_str().unwrap().to_owned(),
        urns,
        line["reason"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn a_line_is_the_school_that_it_says() {
    let office = office();
    let check = |text: &str, outcome: &str, urns: &[i64], reason: &str| {
        let lines = matched(&office, text);
        assert_eq!(
            told(&lines[0]),
            (outcome.to_owned(), urns.to_vec(), reason.to_owned()),
            "{text}"
        );
    };
    check("800001", "matched", &[800_001], "URN");
    check("Alder Hill\t800001", "matched", &[800_001], "URN");
    check("202/4001", "matched", &[800_009], "LAESTAB");
    check(
        "Alder Hill Prim, LB1 2AB",
        "matched",
        &[800_001],
        "Same name and postcode",
    );
    check(
        "Alder, LB1 2AB",
        "matched",
        &[800_001],
        "Nearly the same name, same postcode",
    );
    check(
        "Adler Hill Primary LB1 2AB",
        "matched",
        &[800_001],
        "Nearly the same name, same postcode",
    );
    check(
        "LB1 2AB",
        "matched",
        &[800_001],
        "The only open school at this postcode",
    );
    check(
        "alder hill primary",
        "matched",
        &[800_001],
        "The only open school of this name",
    );
    check(
        "St Osyth RC Primary, Rookby",
        "matched",
        &[800_003],
        "Same name, the only one in Rookby",
    );
    check(
        "St Osyth RC Primary Rookby",
        "matched",
        &[800_003],
        "Same name, the only one in Rookby",
    );
    check(
        "St Osyths, Northfold",
        "matched",
        &[800_002],
        "Nearly the same name, the only one in Northfold",
    );
    check(
        "St Osyth RC Primary, LB7 9ZZ",
        "matched",
        &[800_003],
        "Same name, the only one in LB7",
    );
    check(
        "Rookby, St Osyth RC Primary",
        "matched",
        &[800_003],
        "Same name, the only one in Rookby",
    );
    check(
        "Northfold, Alder Hill",
        "matched",
        &[800_001],
        "Nearly the same name, the only one in Northfold",
    );
    check(
        "Gorse, Winterby Primary School",
        "matched",
        &[800_010],
        "The only open school of this name",
    );
    check(
        "St Ivo's CE Infants, LB7 4AB",
        "matched",
        &[800_004],
        "Same name and postcode",
    );

    check(
        "St Osyth RC Primary",
        "ambiguous",
        &[800_002, 800_003],
        "2 open schools of this name",
    );
    check(
        "St Ivo's, LB7 4AB",
        "ambiguous",
        &[800_004, 800_005],
        "2 schools of such a name at this postcode",
    );
    check(
        "Kestrel Primary, Winterby",
        "ambiguous",
        &[800_013, 800_012, 800_014],
        "Several of this name in Winterby",
    );
    check(
        "LB7 4AB",
        "ambiguous",
        &[800_004, 800_005],
        "2 open schools at this postcode",
    );
    check(
        "Alder Hill Primary, Rookby",
        "ambiguous",
        &[800_001],
        "Same name in another place",
    );
    check(
        "Aldar Hill Primary",
        "ambiguous",
        &[800_001],
        "Nearly this name",
    );
    check("Alder", "ambiguous", &[800_001], "Like this name");
    check(
        "Zebra School, LB1 2AB",
        "ambiguous",
        &[800_001],
        "Another name at this postcode",
    );
    check(
        "800001, Zebra School",
        "ambiguous",
        &[800_001],
        "URN 800001 has another name in the register",
    );
    check(
        "799999, Alder Hill Primary",
        "ambiguous",
        &[800_001],
        "URN 799999 is not in the register",
    );
    check(
        "799999, Alder Hill Primary, LB1 2AB",
        "matched",
        &[800_001],
        "Same name and postcode",
    );

    // A closed school stands behind the open one that followed it, by whatever it was found.
    let followed = "Closed, and Rookby Academy followed it";
    check("Damson School", "ambiguous", &[800_007, 800_006], followed);
    check("800006", "ambiguous", &[800_007, 800_006], followed);
    check(
        "Damson School LB7 4AC",
        "ambiguous",
        &[800_007, 800_006],
        followed,
    );
    check("800008", "matched", &[800_008], "URN");
    check(
        "Elder School",
        "ambiguous",
        &[800_008],
        "Only a closed school has this name",
    );

    check("Zebra School", "unmatched", &[], "No school of this name");
    check("Zebra, Rookby", "unmatched", &[], "No school of this name");
    check(
        "Rookby, Alder Hill",
        "ambiguous",
        &[800_007],
        "Same name in another place",
    );
    check(
        "799999",
        "unmatched",
        &[],
        "URN 799999 is not in the register",
    );
    check(
        "202/9999",
        "unmatched",
        &[],
        "LAESTAB 202/9999 is not in the register",
    );
    check("ZZ1 1ZZ", "unmatched", &[], "No school at this postcode");
    check(
        "???",
        "unmatched",
        &[],
        "Neither a name nor a postcode nor a number",
    );
    check("School,Postcode\n800001", "heading", &[], "Heading");
    assert!(matched(&office, " \n\n").is_empty());
}

#[test]
fn the_schools_that_are_ours_are_known_and_none_is_added_twice() {
    let office = office();
    let ids = office.ours(&[800_003]);
    office.act(
        "schools_add",
        json!({"byHand": [{"name": "Zebra Studio", "postcode": "", "town": "Rookby"}]}),
    );
    let lines = matched(
        &office,
        "800003\nSt Osyth RC Primary, Rookby\nzebra studio\nAlder Hill Primary",
    );
    assert_eq!(lines[0]["school"]["schoolId"], ids[0]);
    assert_eq!(
        (&lines[1]["sameAs"], &lines[0]["sameAs"]),
        (&json!(1), &Value::Null)
    );
    assert_eq!(lines[2]["outcome"], "matched");
    assert_eq!(lines[2]["school"]["urn"], Value::Null);
    assert!(lines[2]["school"]["schoolId"].is_i64());
    assert_eq!(lines[3]["school"]["schoolId"], Value::Null);
    let line = &matched(&office, "Zebra Studio Larkham\tLB1\t01632 960001\t799999")[0];
    assert_eq!(
        line["byHand"],
        json!({"name": "Zebra Studio Larkham", "postcode": "", "town": "LB1", "telephone": "01632 960001"})
    );
}

#[test]
fn too_many_lines_are_refused_in_words() {
    let office = office();
    let error = office.refused("schools_match", json!({"text": "x\n".repeat(5_001)}));
    assert_eq!(
        error.message,
        "These are 5,001 lines, and 5,000 can be matched at once. Paste them in parts."
    );
}

#[test]
fn schools_are_added_from_the_register_and_by_hand_as_one_operation() {
    let office = office();
    let by_hand = json!([
        {"name": "  Zebra   Studio ", "postcode": "lb12zz", "town": "Rookby", "telephone": "01632 960 001"},
        {"name": "Zebra Studio", "postcode": "LB1 2ZZ"},
    ]);
    let done = office.done(
        "schools_add",
        json!({"urns": [800_001, 800_002], "byHand": by_hand, "stage": "approached"}),
    );
    assert_eq!(done.operation.unwrap().label, "Added 3 schools");
    assert_eq!(
        (
            done.value["made"].as_array().unwrap().len(),
            &done.value["already"]
        ),
        (3, &json!(1))
    );
    let id = done.value["made"][2].as_i64().unwrap();
    let page = office.query("school_page", json!({"id": id}));
    assert_eq!(
        page["byHand"],
        json!({"name": "Zebra Studio", "postcode": "LB1 2ZZ", "town": "Rookby", "telephone": "01632 960 001"})
    );
    assert_eq!(
        (&page["ours"]["stage"], &page["telephone"]),
        (&json!("approached"), &json!("01632 960 001"))
    );
    let view = |search: &str| json!({"view": {"list": "schools", "search": search}, "limit": 9, "columns": ["town", "postcode", "telephone"]});
    for search in ["zebra", "lb1 2zz", "lb12zz", "rookby zebra"] {
        let rows = &office.query("list_page", view(search))["rows"];
        assert_eq!(texts(rows, "name"), ["Zebra Studio"], "{search}");
        assert_eq!(texts(rows, "town"), ["Rookby"]);
        assert_eq!(texts(rows, "telephone"), ["01632 960 001"]);
    }
    let blank = json!({"view": {"list": "schools", "where": {"urn": {"blank": true}}}, "limit": 9});
    assert_eq!(
        texts(&office.query("list_page", blank)["rows"], "name"),
        ["Zebra Studio"]
    );
    let town =
        json!({"view": {"list": "schools", "where": {"town": {"contains": "rook"}}}, "limit": 9});
    assert_eq!(
        texts(&office.query("list_page", town)["rows"], "name"),
        ["Zebra Studio"]
    );
    let found = office.query("schools_find", json!({"text": "zebra", "limit": 5}));
    assert_eq!(texts(&found["rows"], "schoolId"), [id.to_string()]);
    office.act("undo", json!({}));
    assert_eq!(office.query("list_page", view(""))["count"], 0);
    let error = office.refused("schools_add", json!({"byHand": [{"name": " "}]}));
    assert_eq!(error.message, "A school needs a name. Type one.");
}

#[test]
fn what_was_typed_is_changed_only_where_the_register_says_nothing() {
    let office = office();
    let ours = office.ours(&[800_001])[0];
    let done = office.act("schools_add", json!({"byHand": [{"name": "Zebra Studio"}]}));
    let id = done["made"][0].as_i64().unwrap();
    office.set(id, "postcode", "lb1 2zz");
    office.set(id, "name", "Zebra House");
    office.set(id, "town", "Rookby");
    office.set(id, "telephone", "01632 960002");
    let page = office.query("school_page", json!({"id": id}));
    assert_eq!(page["name"], "Zebra House");
    assert_eq!(page["address"], json!(["Rookby", "LB1 2ZZ"]));
    assert_eq!(office.labels()[2], "Renamed Zebra House");
    for field in ["name", "postcode", "town", "telephone"] {
        let error = office.refused(
            "schools_set",
            json!({"selection": only(&[id, ours]), "field": field, "value": "x"}),
        );
        assert!(
            error
                .message
                .starts_with("Alder Hill Primary School is in the DfE’s register"),
            "{}",
            error.message
        );
    }
    let error = office.refused(
        "schools_set",
        json!({"selection": only(&[id]), "field": "name", "value": " "}),
    );
    assert_eq!(error.message, "A school needs a name. Type one.");
}

#[test]
fn a_school_added_by_hand_is_linked_when_the_register_has_it() {
    let office = office();
    let ours = office.ours(&[800_002])[0];
    let typed = json!([{"name": "Zebra Free Sch", "town": "Rookby", "postcode": "LB7 4ZZ"}, {"name": "Nowhere House"}]);
    let made = office.act("schools_add", json!({"byHand": typed}))["made"].clone();
    let id = made[0].as_i64().unwrap();
    office.set(id, "notes", "Opens in September");
    let waiting = |office: &Office| {
        let today = office.query("today", json!({}));
        let items = today["items"].as_array().unwrap().clone();
        items
            .into_iter()
            .find(|item| item["id"] == "byHandInRegister")
    };
    assert_eq!(waiting(&office), None);
    assert_eq!(
        office.query("school_page", json!({"id": id}))["linkCandidates"],
        json!([])
    );
    let new = school(
        800_020,
        "Zebra Free School",
        &[("Town", "Rookby"), ("Postcode", "LB7 4ZZ")],
    );
    let old = school(800_002, "St Osyth's Catholic Primary School", &[]);
    office.load(&[(SECOND, &csv(&[old, new]))]);
    let item = waiting(&office).unwrap();
    assert_eq!(
        (&item["count"], &item["text"]),
        (
            &json!(1),
            &json!("1 school added by hand is in the register now: link it")
        )
    );
    let candidates = office.query("school_page", json!({"id": id}))["linkCandidates"].clone();
    assert_eq!(texts(&candidates, "urn"), ["800020"]);

    let error = office.refused("schools_link", json!({"id": id, "urn": 800_002}));
    assert_eq!(
        error.message,
        "URN 800002 is a school of ours already: St Osyth's Catholic Primary School. Keep one of the two and take the other off."
    );
    let error = office.refused("schools_link", json!({"id": id, "urn": 799_999}));
    assert_eq!(
        error.message,
        "URN 799999 is not in the register. Check the number, or load a newer register."
    );
    let error = office.refused("schools_link", json!({"id": ours, "urn": 800_020}));
    assert!(
        error
            .message
            .contains("is in the register already, as URN 800002"),
        "{}",
        error.message
    );
    office.refused("schools_link", json!({"id": 1, "urn": 800_020}));

    let done = office.done("schools_link", json!({"id": id, "urn": 800_020}));
    assert_eq!(
        done.operation.unwrap().label,
        "Linked Zebra Free Sch to the register (URN 800020)"
    );
    let page = office.query("school_page", json!({"id": id}));
    assert_eq!(
        (&page["urn"], &page["name"]),
        (&json!(800_020), &json!("Zebra Free School"))
    );
    assert_eq!(
        (&page["byHand"], &page["ours"]["notes"]),
        (&Value::Null, &json!("Opens in September"))
    );
    assert_eq!(waiting(&office), None);
    office.act("undo", json!({}));
    assert_eq!(
        office.query("school_page", json!({"id": id}))["name"],
        "Zebra Free Sch"
    );
    assert!(waiting(&office).is_some());
}

#[test]
fn three_hundred_lines_of_a_generated_register_come_back_as_themselves() {
    let office = Office::new();
    office.load(&[(FIRST, &first_month(2_000, 7))]);
    let view = json!({"view": {"list": "england", "where": {"status": "Open"}}, "limit": 300, "columns": ["postcode", "town"]});
    let rows = office.query("list_page", view)["rows"].clone();
    let text: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{}\t{}",
                row["name"].as_str().unwrap(),
                row["postcode"].as_str().unwrap_or_default()
            )
        })
        .collect();
    let lines = matched(&office, &text.join("\n"));
    for (line, urn) in lines
        .iter()
        .zip(crate::testkit::urns(&json!({"rows": rows})))
    {
        let (outcome, urns, reason) = told(line);
        assert!(urns.contains(&urn), "{line}: {reason}");
        assert!(outcome == "matched" || urns.len() > 1, "{line}");
    }
    let sure = lines
        .iter()
        .filter(|line| line["outcome"] == "matched")
        .count();
    assert!(sure > 280, "{sure}");
}
