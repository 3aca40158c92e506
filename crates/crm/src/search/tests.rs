#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::making::Making;
use super::{Entry, Index};
use crate::fold::fold;
use crate::testkit::{FIRST, Office, SECOND, csv, groups, school};
use proptest::prelude::*;
use std::collections::HashMap;

/// Some schools that differ in one thing each.
fn office() -> Office {
    let rows = [
        school(800_001, "St Joseph's Catholic Primary School", &[]),
        school(800_002, "St. Joseph’s Infant School", &[]),
        school(800_003, "ST JOSEPHS NURSERY", &[]),
        school(800_004, "Larkby School", &[("EstablishmentNumber", "2775")]),
        school(800_005, "Thornham Hall", &[("Postcode", "NW3 2JB")]),
        school(800_006, "Wrenwick Hall", &[("Town", "Much Hazelmere")]),
        school(
            800_007,
            "Ashby Hall",
            &[("HeadFirstName", "Zoë"), ("HeadLastName", "O’Dellworth")],
        ),
        school(
            800_008,
            "Bramley Hall",
            &[
                ("TrustSchoolFlag (code)", "3"),
                ("Trusts (code)", "20001"),
                ("Trusts (name)", "COPPERMOOR TRUST"),
            ],
        ),
        school(800_009, "École Élémentaire Çedre", &[]),
        school(800_010, "Josephine Street Academy", &[]),
    ];
    Office::with(&rows)
}

#[test]
fn a_school_is_found_by_whatever_comes_to_hand() {
    let office = office();
    let check = |text: &str, want: &[i64]| {
        let mut found = office.england(text, serde_json::json!({}));
        found.sort_unstable();
        assert_eq!(found, want, "“{text}”");
    };
    let josephs = [800_001, 800_002, 800_003];
    for text in [
        "st josephs",
        "St Joseph's",
        "St. Joseph’s",
        "ST JOSEPHS",
        "st. joseph`s",
        "josephs st",
        "jos st",
        "  st   josephs  ",
    ] {
        let with_street = text == "jos st";
        if with_street {
            check(text, &[800_001, 800_002, 800_003, 800_010]);
        } else {
            check(text, &josephs);
        }
    }
    check("primary catholic jos", &[800_001]);
    check("catholic nursery", &[]);
    // A word is found by its beginning, not by its middle.
    check("atholic", &[]);
    check("800004", &[800_004]);
    check("80000", &(800_001..=800_009).collect::<Vec<_>>());
    check("202/2775", &[800_004]);
    check("2022775", &[800_004]);
    check("nw3 2jb", &[800_005]);
    check("NW32JB", &[800_005]);
    check("2jb nw3", &[800_005]);
    check("hazelmere", &[800_006]);
    check("much haz wren", &[800_006]);
    check("zoe odell", &[800_007]);
    check("Zoë O'Dellworth", &[800_007]);
    check("coppermoor", &[800_008]);
    check("ecole elementaire cedre", &[800_009]);
    check("ÉCOLE", &[800_009]);
    check("nothing of the sort", &[]);
    check("…", &(800_001..=800_010).collect::<Vec<_>>()[..0]);
}

#[test]
fn signs_alone_find_nothing_and_blanks_alone_everything() {
    let office = office();
    assert_eq!(office.england("!?", serde_json::json!({})).len(), 0);
    assert_eq!(office.england("   ", serde_json::json!({})).len(), 10);
}

#[test]
fn exact_comes_first_then_ours_then_what_begins_so_then_by_name() {
    let office = Office::with(&[
        school(800_001, "Upper Marl School", &[]),
        school(800_002, "Marl", &[]),
        school(800_003, "Marl Bridge", &[]),
        school(800_004, "Marl Abbey", &[]),
        school(800_005, "Hill Marl", &[]),
        school(800_006, "Marlfield", &[]),
        school(800_007, "Marl", &[]),
        school(800_008, "Zeal School", &[("Town", "Marl")]),
    ]);
    let check = |want: &[i64]| {
        assert_eq!(office.england("marl", serde_json::json!({})), want);
    };
    check(&[
        800_002, 800_007, 800_004, 800_003, 800_006, 800_005, 800_001, 800_008,
    ]);
    office.ours(&[800_001, 800_003, 800_007, 800_008]);
    check(&[
        800_007, 800_002, 800_003, 800_001, 800_008, 800_004, 800_006, 800_005,
    ]);
}

#[test]
fn a_number_typed_in_full_comes_before_a_name_that_holds_it() {
    let office = Office::with(&[
        school(800_002, "800001 Squadron School", &[]),
        school(800_001, "Zeal School", &[]),
        school(800_003, "Abbey School", &[("Town", "800001x")]),
    ]);
    assert_eq!(
        office.england("800001", serde_json::json!({})),
        [800_002, 800_001, 800_003]
    );
    office.ours(&[800_001]);
    assert_eq!(
        office.england("800001", serde_json::json!({})),
        [800_001, 800_002, 800_003]
    );
}

#[test]
fn what_a_refresh_or_its_undo_changed_is_found_at_once() {
    let office = Office::with(&[
        school(800_001, "Larkby School", &[]),
        school(
            800_002,
            "Thornham School",
            &[
                ("TrustSchoolFlag (code)", "3"),
                ("Trusts (code)", "20001"),
                ("Trusts (name)", "COPPERMOOR TRUST"),
            ],
        ),
    ]);
    let check = |text: &str, want: &[i64]| {
        assert_eq!(office.england(text, serde_json::json!({})), want, "{text}");
    };
    check("larkby", &[800_001]);
    check("coppermoor", &[800_002]);
    office.load(&[(
        SECOND,
        &csv(&[
            school(800_001, "Wrenwick School", &[]),
            school(
                800_002,
                "Thornham School",
                &[("TrustSchoolFlag (code)", "0")],
            ),
        ]),
    )]);
    check("larkby", &[]);
    check("wrenwick", &[800_001]);
    check("coppermoor", &[]);
    office.act("undo", serde_json::json!({}));
    check("larkby", &[800_001]);
    check("wrenwick", &[]);
    office.load(&[(
        "allgroupsdata20260901.csv",
        &groups(&[(20_001, "Silverwold Trust")]),
    )]);
    check("coppermoor", &[]);
    check("silverwold", &[800_002]);
}

#[test]
fn another_register_after_the_first_was_taken_back_is_what_is_searched() {
    let office = Office::with(&[school(800_001, "Larkby School", &[])]);
    assert_eq!(office.england("larkby", serde_json::json!({})).len(), 1);
    office.act("undo", serde_json::json!({}));
    office.load(&[(FIRST, &csv(&[school(800_001, "Wrenwick School", &[])]))]);
    assert_eq!(office.england("larkby", serde_json::json!({})).len(), 0);
    assert_eq!(office.england("wrenwick", serde_json::json!({})).len(), 1);
}

/// A scan of everything, one school after the other.
fn naive(entries: &[(i64, String, String)], query: &str, ours: &HashMap<i64, i64>) -> Vec<i64> {
    let query = fold(query);
    let tokens: Vec<&str> = query.split(' ').filter(|token| !token.is_empty()).collect();
    if tokens.is_empty() {
        return Vec::new();
    }
    let number = match tokens.as_slice() {
        [one] if one.len() >= 5 && one.bytes().any(|b| b.is_ascii_digit()) => Some(*one),
        _ => None,
    };
    let mut found: Vec<_> = entries
        .iter()
        .filter_map(|(urn, name, rest)| {
            let name = fold(name);
            let text = format!("{name} {}", fold(rest));
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            let all = tokens
                .iter()
                .all(|token| words.iter().any(|word| word.starts_with(token)));
            let exact = name == query || number.is_some_and(|number| words.contains(&number));
            let begins = name.starts_with(&query);
            all.then(|| (!exact, !ours.contains_key(urn), !begins, name, *urn))
        })
        .collect();
    // Among exact ones it does not matter that the name begins so.
    found.iter_mut().for_each(|one| one.2 &= one.0);
    found.sort();
    found.into_iter().map(|one| one.4).collect()
}

fn index(entries: &[(i64, String, String)]) -> Index {
    let mut making = Making::default();
    for (urn, name, rest) in entries {
        making.take(&Entry {
            urn: *urn,
            name,
            rest,
        });
    }
    making.finish()
}

/// Few words, so that names repeat, begin alike and hold each other.
fn phrase(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("st"),
        Just("s"),
        Just("stone"),
        Just("mary's"),
        Just("marys"),
        Just("mary"),
        Just("hill"),
        Just("hi"),
        Just("Élan"),
        Just("el"),
        Just("202/2775"),
        Just("2022775"),
        Just("20227"),
        Just("nw3"),
        Just("2jb"),
        Just("nw32jb"),
    ];
    prop::collection::vec(word, 0..=most).prop_map(|words| words.join(" "))
}

fn registers() -> impl Strategy<Value = Vec<(i64, String, String)>> {
    prop::collection::vec((phrase(3), phrase(3)), 0..60).prop_map(|texts| {
        texts
            .into_iter()
            .zip(800_000..)
            .map(|((name, rest), urn)| (urn, name, format!("{rest} {urn}")))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_first_twenty_are_the_first_of_all_on_either_path_and_all_are_what_a_scan_finds(
        entries in registers(),
        query in prop_oneof![phrase(3), "80000[0-9]?[0-9]?", ".{0,6}"],
        ours in prop::collection::hash_set(800_000i64..800_060, 0..40),
        limit in prop_oneof![Just(20usize), 0usize..6],
    ) {
        let index = index(&entries);
        let ours: HashMap<i64, i64> = ours.into_iter().map(|urn| (urn, urn - 799_999)).collect();
        let all = index.find(&query, &ours, None);
        prop_assert_eq!(&all, &naive(&entries, &query, &ours));
        let first: Vec<i64> = all.iter().copied().take(limit).collect();
        prop_assert_eq!(&index.find(&query, &ours, Some(limit)), &first, "candidates");
        prop_assert_eq!(&index.find_by(&query, &ours, Some(limit), 0), &first, "walk");
    }
}

#[test]
fn in_a_generated_register_both_paths_and_the_scan_agree_on_what_people_type() {
    let office = Office::generated(1_200, 7);
    office.ours(&(800_000..800_400).collect::<Vec<_>>());
    let desk = office.session.desk().unwrap();
    let db = desk.store.read().unwrap();
    let index = desk.search.index(&db).unwrap();
    let ours = super::store::ours(&db).unwrap();
    let mut entries = Vec::new();
    super::store::each(&db, |entry| {
        entries.push((entry.urn, entry.name.to_owned(), entry.rest.to_owned()));
    })
    .unwrap();
    let mut queries: Vec<String> = [
        "s",
        "st",
        "st j",
        "school",
        "primary school",
        "p",
        "c of e",
        "80",
        "800123",
        "trust",
        "academy st",
    ]
    .map(str::to_owned)
    .into();
    // Every way of typing a school: its name letter by letter, its words turned round.
    for (_, name, rest) in entries.iter().step_by(131) {
        let letters: Vec<char> = name.chars().collect();
        queries.extend(
            (1..=letters.len())
                .step_by(3)
                .map(|to| letters[..to].iter().collect()),
        );
        queries.push(name.split(' ').rev().collect::<Vec<_>>().join(" "));
        queries.push(rest.clone());
    }
    for query in queries {
        let all = index.find(&query, &ours, None);
        assert_eq!(all, naive(&entries, &query, &ours), "{query}");
        let first: Vec<i64> = all.iter().copied().take(20).collect();
        assert_eq!(index.find(&query, &ours, Some(20)), first, "{query}");
        assert_eq!(
            index.find_by(&query, &ours, Some(20), 0),
            first,
            "{query}, walked"
        );
    }
}
