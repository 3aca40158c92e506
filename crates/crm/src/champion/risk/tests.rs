#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::{Contact, Facts, Named, RiskActKind, RiskKind, risks};
use crate::champion::ChampionStage;
use crate::office::Tone;
use crate::school::Stage;
use crate::types::{Day, PartDay};

const TODAY: &str = "2026-09-10";

fn today() -> Day {
    TODAY.parse().unwrap()
}

/// Someone with an id and a name who is deputy there since years, confirmed this summer.
fn contact(person_id: i64, name: &str) -> Contact {
    Contact {
        person_id,
        name: name.to_owned(),
        post: "Deputy head".to_owned(),
        leads: false,
        senior: true,
        acting: false,
        from: PartDay::stored("2019-09"),
        until: PartDay::default(),
        until_by: false,
        ended: false,
        confirmed: "2026-06-30".parse().ok(),
    }
}

/// The head since years.
fn head(person_id: i64, name: &str) -> Contact {
    Contact {
        post: "Head teacher".to_owned(),
        leads: true,
        ..contact(person_id, name)
    }
}

fn until(last: &str, contact: Contact) -> Contact {
    Contact {
        until: PartDay::stored(last),
        ..contact
    }
}

fn from(first: &str, contact: Contact) -> Contact {
    Contact {
        from: PartDay::stored(first),
        ..contact
    }
}

fn named(person_id: i64, name: &str, stage: ChampionStage) -> Named {
    Named {
        id: person_id * 10,
        person_id,
        name: name.to_owned(),
        stage,
    }
}

/// A partnership school with a head, a deputy and a third, all confirmed, of whom the deputy is champion.
fn sound() -> Facts {
    Facts {
        school_id: 7,
        stage: Stage::Partnership,
        champions: vec![named(2, "Bea Thorn", ChampionStage::Active)],
        contacts: vec![
            head(1, "Ada Larch"),
            contact(2, "Bea Thorn"),
            contact(3, "Cyd Moss"),
        ],
    }
}

fn said(facts: &Facts) -> Vec<(RiskKind, String)> {
    let found = risks(facts, today());
    found
        .into_iter()
        .map(|risk| (risk.kind, risk.text))
        .collect()
}

#[test]
fn a_school_whose_people_are_known_and_stay_has_no_risk() {
    assert_eq!(said(&sound()), []);
}

#[test]
fn each_risk_is_found_and_said() {
    let change = |change: &dyn Fn(&mut Facts)| {
        let mut facts = sound();
        change(&mut facts);
        facts
    };
    let deputy = |put: Contact| change(&move |facts| facts.contacts[1] = put.clone());
    let bea = || contact(2, "Bea Thorn");
    for (facts, kind, text) in [
        (
            deputy(until("2026-08-31", bea())),
            RiskKind::ChampionLeft,
            "Bea Thorn, the champion, left on 31 Aug 2026. Nobody follows yet.",
        ),
        (
            deputy(until("2026-07", bea())),
            RiskKind::ChampionLeft,
            "Bea Thorn, the champion, left in Jul 2026. Nobody follows yet.",
        ),
        (
            deputy(Contact {
                until_by: true,
                ..until("2026-08-31", bea())
            }),
            RiskKind::ChampionLeft,
            "Bea Thorn, the champion, left by 31 Aug 2026. Nobody follows yet.",
        ),
        (
            deputy(Contact {
                ended: true,
                ..bea()
            }),
            RiskKind::ChampionLeft,
            "Bea Thorn, the champion, has left the school. Nobody follows yet.",
        ),
        (
            change(&|facts| facts.champions = vec![named(9, "Eli Rook", ChampionStage::Agreed)]),
            RiskKind::ChampionLeft,
            "Eli Rook, who agreed to be champion, holds no post at the school that we know of. Nobody follows yet.",
        ),
        (
            deputy(until("2026-12-31", bea())),
            RiskKind::ChampionLeaving,
            "Bea Thorn, the champion, leaves on 31 Dec 2026. Nobody follows yet.",
        ),
        (
            change(&|facts| {
                facts.contacts[1] = until("2026-12-31", contact(2, "Bea Thorn"));
                facts
                    .champions
                    .push(named(3, "Cyd Moss", ChampionStage::Identified));
            }),
            RiskKind::ChampionLeaving,
            "Bea Thorn, the champion, leaves on 31 Dec 2026. Cyd Moss is identified.",
        ),
        (
            change(&|facts| facts.champions = vec![named(1, "Ada Larch", ChampionStage::Active)]),
            RiskKind::ChampionIsHead,
            "Ada Larch, the champion, leads the school too: when the head changes, both change.",
        ),
        (
            change(&|facts| facts.contacts = vec![contact(2, "Bea Thorn")]),
            RiskKind::OneContact,
            "Bea Thorn (Deputy head) is the only person whom we know there.",
        ),
        (
            change(&|facts| {
                facts.champions.clear();
                facts.contacts.clear();
            }),
            RiskKind::OneContact,
            "We know nobody there.",
        ),
        (
            change(&|facts| {
                for one in &mut facts.contacts {
                    one.confirmed = "2025-09-09".parse().ok();
                }
            }),
            RiskKind::NotConfirmed,
            "Nobody there was confirmed in the last 12 months; the last time was 9 Sep 2025.",
        ),
        (
            change(&|facts| {
                for one in &mut facts.contacts {
                    one.confirmed = None;
                }
            }),
            RiskKind::NotConfirmed,
            "Nobody there was ever confirmed.",
        ),
        (
            change(&|facts| facts.contacts[0].acting = true),
            RiskKind::HeadActing,
            "Ada Larch leads the school for the time being.",
        ),
        (
            change(&|facts| {
                facts.contacts[0] = from("2026-09-01", head(1, "Ada Larch"));
                facts
                    .contacts
                    .push(until("2026-08-31", from("2025-01-01", head(5, "Fay Gill"))));
            }),
            RiskKind::HeadChanged,
            "Who leads the school changed 2 times in the last 24 months.",
        ),
    ] {
        assert_eq!(said(&facts), [(kind, text.to_owned())]);
    }
}

#[test]
fn what_only_looks_like_a_risk_is_none() {
    let mut facts = sound();
    // Another post at the school lasts.
    facts
        .contacts
        .push(until("2026-12-31", contact(2, "Bea Thorn")));
    // Confirmed to the day a year ago.
    for one in &mut facts.contacts {
        one.confirmed = "2025-09-10".parse().ok();
    }
    // One new head in two years, whose predecessor left; one long ago; one who comes later.
    facts.contacts[0] = from("2026-09-01", head(1, "Ada Larch"));
    facts
        .contacts
        .push(until("2026-08-31", head(5, "Fay Gill")));
    facts
        .contacts
        .push(until("2024-09-09", head(6, "Gus Pike")));
    facts.contacts.push(from("2027-01-01", head(8, "Hal Ives")));
    assert_eq!(said(&facts), []);
    // Two who share the post begin on one day.
    let mut facts = sound();
    facts.contacts[0] = from("2026-09-01", head(1, "Ada Larch"));
    facts.contacts.push(from("2026-09-01", head(5, "Fay Gill")));
    assert_eq!(said(&facts), []);
    // A successor who begins later does not leave.
    let mut facts = sound();
    facts.champions = vec![named(8, "Hal Ives", ChampionStage::Agreed)];
    facts
        .contacts
        .push(from("2027-01-01", contact(8, "Hal Ives")));
    assert_eq!(said(&facts), []);
}

#[test]
fn nothing_is_asked_of_schools_that_have_no_link_with_us() {
    for (stage, champion, found) in [
        (Stage::Prospect, false, 0),
        (Stage::Approached, false, 1),
        (Stage::Partnership, false, 1),
        (Stage::Paused, false, 0),
        (Stage::Former, false, 0),
        (Stage::Prospect, true, 2),
        (Stage::Paused, true, 2),
        (Stage::Former, true, 0),
    ] {
        let facts = Facts {
            stage,
            champions: if champion {
                sound().champions
            } else {
                Vec::new()
            },
            contacts: Vec::new(),
            ..sound()
        };
        assert_eq!(
            said(&facts).len(),
            found,
            "{stage:?} with champion: {champion}"
        );
    }
}

#[test]
fn the_most_pressing_comes_first_and_each_leads_to_an_act() {
    let mut acting = head(1, "Ada Larch");
    acting.acting = true;
    acting.confirmed = None;
    let facts = Facts {
        champions: vec![
            named(9, "Eli Rook", ChampionStage::Active),
            named(1, "Ada Larch", ChampionStage::Agreed),
        ],
        contacts: vec![acting],
        ..sound()
    };
    let found = risks(&facts, today());
    let kinds: Vec<RiskKind> = found.iter().map(|risk| risk.kind).collect();
    assert_eq!(
        kinds,
        [
            RiskKind::ChampionLeft,
            RiskKind::ChampionIsHead,
            RiskKind::OneContact,
            RiskKind::NotConfirmed,
            RiskKind::HeadActing,
        ]
    );
    assert!(found[0].text.ends_with("Ada Larch is agreed."));
    assert_eq!(found[0].tone, Tone::Bad);
    for risk in &found {
        assert_eq!(
            risk.act.route.is_empty(),
            risk.act.kind == RiskActKind::MakeTask
        );
        assert!(!risk.act.label.is_empty());
    }
    assert_eq!(found[0].act.route, "/champions/board?name=7");
}
