//! The office's list of posts and its other choices about people: what settings change.

use super::freshness::{AGEING, Limits, STALE};
use super::notice::{self, NoticeDays};
use super::{Post, RolePlace, queries, store};
use crate::commands::Nothing;
use crate::error::{Error, Result};
use crate::session::Act;
use crate::store::{Db, set_setting};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest name of a post, in characters.
const LONGEST: usize = 80;

/// A post to add (no id) or to change; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetPost {
    /// Which; `null`: a new one.
    pub id: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// Other words for it.
    pub synonyms: Option<Vec<String>>,
    /// Where it is held.
    pub place: Option<RolePlace>,
    /// Whether it leads the school.
    pub is_head: Option<bool>,
    /// Whether it is one of the senior leaders.
    pub is_leader: Option<bool>,
    /// Whether it is still offered.
    pub active: Option<bool>,
}

/// A post that goes one place up or down in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MovePost {
    /// Which.
    pub id: i64,
    /// Up, else down.
    pub up: bool,
}

/// What to choose; a missing field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetPeopleSettings {
    /// After how many months something ages.
    pub ageing_months: Option<u32>,
    /// After how many it is stale.
    pub stale_months: Option<u32>,
    /// The days until which heads give notice: `30 Sep, 31 Jan, 30 Apr`.
    pub notice_heads: Option<String>,
    /// The days until which everyone else does.
    pub notice_others: Option<String>,
}

fn find(db: &Db, id: i64) -> Result<Post> {
    let found = store::posts(db)?.into_iter().find(|post| post.id == id);
    found.ok_or_else(|| {
        Error::not_found("This post is not in the list any more. Undo may bring it back.")
    })
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a post or changes one.
///
/// # Errors
/// A sentence where it has no name or another post has it.
pub fn set(act: &Act<'_>, request: SetPost) -> Result<Post> {
    let w = act.write;
    let before = request.id.map(|id| find(w.db, id)).transpose()?;
    let mut post = before.clone().unwrap_or(Post {
        id: 0,
        code: String::new(),
        name: String::new(),
        synonyms: Vec::new(),
        place: RolePlace::School,
        is_head: false,
        is_leader: false,
        active: true,
    });
    if let Some(name) = &request.name {
        post.name = tidy(name);
    }
    if let Some(synonyms) = &request.synonyms {
        // The semicolon parts them where they are kept.
        post.synonyms = synonyms
            .iter()
            .flat_map(|word| word.split(';'))
            .map(tidy)
            .filter(|word| !word.is_empty())
            .collect();
    }
    post.place = request.place.unwrap_or(post.place);
    post.is_head = request.is_head.unwrap_or(post.is_head);
    post.is_leader = request.is_leader.unwrap_or(post.is_leader);
    post.active = request.active.unwrap_or(post.active);
    check(w.db, &post)?;
    w.label(match &before {
        None => format!("Added the post {}", post.name),
        Some(before) if before.name != post.name => {
            format!("Renamed the post {} to {}", before.name, post.name)
        }
        Some(before) if before.active && !post.active => {
            format!("No longer offered the post {}", post.name)
        }
        Some(before) if !before.active && post.active => {
            format!("Offered the post {} again", post.name)
        }
        Some(before) if before.synonyms != post.synonyms => {
            format!("Changed the other words for {}", post.name)
        }
        Some(_) => format!("Changed the post {}", post.name),
    });
    if before.is_some() {
        store::update_post(w, &post)?;
    } else {
        post.id = store::insert_post(w, &post)?;
    }
    Ok(post)
}

fn check(db: &Db, post: &Post) -> Result<()> {
    if post.name.is_empty() {
        return Err(Error::invalid("A post needs a name. Type one."));
    }
    if post.name.chars().count() > LONGEST {
        return Err(Error::invalid(format!(
            "The name of a post has at most {LONGEST} characters. Shorten it."
        )));
    }
    let name = post.name.to_lowercase();
    let other = store::posts(db)?
        .into_iter()
        .find(|other| other.id != post.id && other.name.to_lowercase() == name);
    match other {
        Some(other) => Err(Error::invalid(format!(
            "There is a post called {} already. Add “{}” to its other words, or choose another name.",
            other.name, post.name
        ))),
        None => Ok(()),
    }
}

/// Moves a post one place up or down among those that are held where it is.
///
/// # Errors
/// A sentence where it is gone.
pub fn shift(act: &Act<'_>, request: MovePost) -> Result<Nothing> {
    let w = act.write;
    let post = find(w.db, request.id)?;
    let posts = store::posts(w.db)?;
    let mut ids: Vec<i64> = posts.iter().map(|post| post.id).collect();
    let places: Vec<usize> = (0..posts.len())
        .filter(|at| {
            posts
                .get(*at)
                .is_some_and(|other| other.place == post.place)
        })
        .collect();
    let own = places
        .iter()
        .position(|at| ids.get(*at) == Some(&post.id))
        .unwrap_or_default();
    let other = if request.up {
        own.checked_sub(1)
    } else {
        Some(own + 1)
    };
    if let (Some(from), Some(to)) = (places.get(own), other.and_then(|at| places.get(at))) {
        ids.swap(*from, *to);
        store::order_posts(w, &ids)?;
    }
    w.label(format!(
        "Moved the post {} {}",
        post.name,
        if request.up { "up" } else { "down" }
    ));
    Ok(Nothing {})
}

/// Sets when something ages and the days of notice.
///
/// # Errors
/// A sentence where the months or days cannot be.
pub fn set_people_settings(act: &Act<'_>, request: SetPeopleSettings) -> Result<Nothing> {
    let w = act.write;
    let mut said = Vec::new();
    if request.ageing_months.is_some() || request.stale_months.is_some() {
        let now = queries::limits(w.db)?;
        let limits = Limits {
            ageing: request.ageing_months.unwrap_or(now.ageing),
            stale: request.stale_months.unwrap_or(now.stale),
        }
        .check()?;
        set_setting(w, AGEING.0, &limits.ageing)?;
        set_setting(w, STALE.0, &limits.stale)?;
        said.push(format!(
            "when contacts age ({} months) and are stale ({} months)",
            limits.ageing, limits.stale
        ));
    }
    if request.notice_heads.is_some() || request.notice_others.is_some() {
        let mut days: NoticeDays = queries::notice_days(w.db)?;
        if let Some(heads) = &request.notice_heads {
            days.heads = notice::read_days(heads)?;
        }
        if let Some(others) = &request.notice_others {
            days.others = notice::read_days(others)?;
        }
        set_setting(w, notice::SETTING, &days)?;
        said.push("the days of notice".to_owned());
    }
    w.label(format!("Set {}", said.join(" and ")));
    Ok(Nothing {})
}
