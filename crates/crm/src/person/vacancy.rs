//! Which posts a school should have and has nobody in.

use super::shown::{HeldPost, Vacancy};
use crate::types::Standing;

/// A post that a school should have, and the posts whose holder is as good. By the desk's own names.
const WANTED: &[(&str, &[&str])] = &[
    (
        "headTeacher",
        &["headTeacher", "actingHead", "headOfSchool", "executiveHead"],
    ),
    ("professionalTutor", &["professionalTutor"]),
];

/// What is missing at a school whose posts are `posts`. `name` gives the number and the name of a post of the list;
/// one that the office no longer offers is not missed.
pub(super) fn vacancies(
    posts: &[HeldPost],
    name: impl Fn(&str) -> Option<(i64, String)>,
) -> Vec<Vacancy> {
    let mut out = Vec::new();
    for (code, as_good) in WANTED {
        let Some((role_id, what)) = name(code) else {
            continue;
        };
        let fills = |standing: Standing| {
            posts.iter().find(|post| {
                post.standing == standing && as_good.contains(&post.role_code.as_str())
            })
        };
        if fills(Standing::Current).is_some() {
            continue;
        }
        let words = match fills(Standing::Announced) {
            Some(next) => format!("Nobody now; {} {}.", next.person, next.term),
            None => "Nobody is written down.".to_owned(),
        };
        out.push(Vacancy {
            role_id: Some(role_id),
            what,
            words,
        });
    }
    let current = |post: &&HeldPost| post.standing == Standing::Current;
    if !posts.iter().filter(current).any(|post| post.main_contact) {
        out.push(Vacancy {
            role_id: None,
            what: "Main contact for ITT".to_owned(),
            words: if posts.iter().any(|post| current(&post)) {
                "Nobody is marked. Choose one of the people below.".to_owned()
            } else {
                "Nobody is written down.".to_owned()
            },
        });
    }
    out
}
