//! What the first screen says of our schools.

use super::Exception;
use crate::error::Result;
use crate::list::List;
use crate::office::queries::approached_days;
use crate::office::{TodayItem, Tone};
use crate::school::list::{NO_SUCCESSOR, TO_CHOOSE, TO_FOLLOW};
use crate::school::matching::queries::waiting_to_be_linked;
use crate::session::Read;
use serde_json::json;

/// The lines of our schools.
pub(super) fn lines(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let owners = super::count(read.db, List::Schools, &json!({"owner": {"blank": false}}))? > 0;
    super::told(read, &exceptions(&waiting_to_be_linked(read)?, owners))
}

/// The schools of ours that nobody was in touch with for longer than Settings allow their stage.
pub(super) fn out_of_touch(read: &Read<'_>) -> Result<Vec<TodayItem>> {
    let mut lines = super::told(
        read,
        &[
            Exception {
                list: List::Schools,
                id: "quiet",
                filters: json!({"quiet": ["yes"]}),
                said: [
                    "of our schools has had no contact for longer than you set",
                    "of our schools have had no contact for longer than you set",
                ],
                tone: Tone::Warn,
            },
            Exception {
                list: List::Schools,
                id: "approachedLong",
                filters: json!({"approachedLong": ["yes"]}),
                said: [
                    "school was approached more than {} days ago",
                    "schools were approached more than {} days ago",
                ],
                tone: Tone::Warn,
            },
        ],
    )?;
    let days = approached_days(read.db)?.to_string();
    for line in &mut lines {
        line.text = line.text.replace("{}", &days);
    }
    Ok(lines)
}

/// All that is looked for in the list of our schools, in the order of the screen. Nothing is asked of a former school,
/// and nobody is missed as owner before any school has one.
fn exceptions(by_hand: &[String], owners: bool) -> Vec<Exception> {
    let current = json!({"not": ["former"]});
    let mut all = vec![
        Exception {
            list: List::Schools,
            id: "closed",
            filters: json!({"successor": [NO_SUCCESSOR], "stage": current}),
            said: [
                "of our schools has closed, and no other follows it",
                "of our schools have closed, and no other follows them",
            ],
            tone: Tone::Bad,
        },
        Exception {
            list: List::Schools,
            id: "toFollow",
            filters: json!({"successor": [TO_FOLLOW], "stage": current}),
            said: [
                "of our schools has become another school: follow it",
                "of our schools have become other schools: follow them",
            ],
            tone: Tone::Bad,
        },
        Exception {
            list: List::Schools,
            id: "toChoose",
            filters: json!({"successor": [TO_CHOOSE], "stage": current}),
            said: [
                "of our schools has closed, and you have to choose what it goes on as",
                "of our schools have closed, and you have to choose what they go on as",
            ],
            tone: Tone::Bad,
        },
        Exception {
            list: List::Schools,
            id: "ownerLeft",
            filters: json!({"ownerLeft": ["yes"], "stage": current}),
            said: [
                "of our schools is looked after by someone who has left",
                "of our schools are looked after by someone who has left",
            ],
            tone: Tone::Warn,
        },
        Exception {
            list: List::Schools,
            id: "noHead",
            filters: json!({"head": {"blank": true}, "status": ["1", "3"], "stage": current}),
            said: [
                "of our schools has no head named in the register",
                "of our schools have no head named in the register",
            ],
            tone: Tone::Warn,
        },
        Exception {
            list: List::Schools,
            id: "duplicates",
            filters: json!({"duplicate": ["yes"]}),
            said: [
                "of our schools has the name and postcode of another",
                "of our schools have the name and postcode of another",
            ],
            tone: Tone::Warn,
        },
    ];
    if !by_hand.is_empty() {
        all.push(Exception {
            list: List::Schools,
            id: "byHandInRegister",
            filters: json!({"urn": {"blank": true}, "name": by_hand}),
            said: [
                "school added by hand is in the register now: link it",
                "schools added by hand are in the register now: link them",
            ],
            tone: Tone::Warn,
        });
    }
    if owners {
        all.push(Exception {
            list: List::Schools,
            id: "noOwner",
            filters: json!({"owner": {"blank": true}, "stage": ["approached", "partnership"]}),
            said: [
                "approached or partnership school has nobody of us looking after it",
                "approached or partnership schools have nobody of us looking after them",
            ],
            tone: Tone::Warn,
        });
    }
    all
}
