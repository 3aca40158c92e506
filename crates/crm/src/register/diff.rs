//! What changed between two months, in the office's words.
//!
//! Everything here is pure: rows in, changes out. What is a change, what is one of which kind, and what followed which closed school, is decided here and nowhere else, so that the window, the command line and the generator's truth agree.
//!
//! Four kinds of difference are kept apart.
//! A row *differs* where a kept column does ([`differs`]); it is then written and logged.
//! A *change* is a difference that an office wants to hear of ([`changes`]); capitals in a name or a new job title are none.
//! Coordinates that are gone are no difference at all ([`keep_known`]): the DfE loses them now and then.
//! And a closure whose school lives on under another URN is a *conversion* ([`follow`]), told once, at the old URN.

use super::heads::{self, Head, HeadChange};
use super::{Establishment, Link, codes};
use crate::fold::fold;
use crate::types::written;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kinds of change that the register watch lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// Another person is head.
    HeadChanged,
    /// The head's name is gone.
    HeadVacated,
    /// A head's name appeared.
    HeadFilled,
    /// A new URN.
    Opened,
    /// Closed, and no successor is known.
    Closed,
    /// Closed, and another URN follows.
    Converted,
    /// Open, but proposed to close.
    ProposedToClose,
    /// Joined a trust.
    TrustJoined,
    /// Left its trust.
    TrustLeft,
    /// Went from one trust to another.
    TrustChanged,
    /// Its name.
    Name,
    /// Its phase or age range.
    PhaseOrAges,
    /// Its address.
    Address,
    /// Its website or telephone number.
    Contact,
    /// Its place on the map.
    Coordinates,
}

impl ChangeKind {
    /// Every kind, in the order in which an office wants them.
    pub const ALL: [Self; 15] = [
        Self::HeadChanged,
        Self::HeadVacated,
        Self::HeadFilled,
        Self::Converted,
        Self::Closed,
        Self::ProposedToClose,
        Self::Opened,
        Self::TrustJoined,
        Self::TrustChanged,
        Self::TrustLeft,
        Self::Name,
        Self::PhaseOrAges,
        Self::Address,
        Self::Contact,
        Self::Coordinates,
    ];

    /// The kind as the file, JSON and the generator's truth have it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::HeadChanged => "headChanged",
            Self::HeadVacated => "headVacated",
            Self::HeadFilled => "headFilled",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Converted => "converted",
            Self::ProposedToClose => "proposedToClose",
            Self::TrustJoined => "trustJoined",
            Self::TrustLeft => "trustLeft",
            Self::TrustChanged => "trustChanged",
            Self::Name => "name",
            Self::PhaseOrAges => "phaseOrAges",
            Self::Address => "address",
            Self::Contact => "contact",
            Self::Coordinates => "coordinates",
        }
    }

    /// The kind that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::HeadChanged => "New head teacher",
            Self::HeadVacated => "Head's name gone",
            Self::HeadFilled => "Head's name appeared",
            Self::Opened => "Opened",
            Self::Closed => "Closed",
            Self::Converted => "Converted",
            Self::ProposedToClose => "Proposed to close",
            Self::TrustJoined => "Joined a trust",
            Self::TrustLeft => "Left its trust",
            Self::TrustChanged => "Moved to another trust",
            Self::Name => "New name",
            Self::PhaseOrAges => "Phase or ages",
            Self::Address => "Address",
            Self::Contact => "Contact details",
            Self::Coordinates => "Place on the map",
        }
    }
}

/// One change of one establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What sort of change.
    pub kind: ChangeKind,
    /// What the register said, in words.
    pub before: String,
    /// What it says now, in words.
    pub after: String,
    /// A new head who may be the same person under a new name.
    pub perhaps_same: bool,
}

/// The register's word for a status: open or proposed to close.
fn open(row: &Establishment) -> bool {
    matches!(row.status_code.as_str(), "1" | "3")
}

/// Puts known coordinates where the new row has none. To be called before anything is compared.
pub fn keep_known(before: &Establishment, after: &mut Establishment) {
    if after.easting.is_none() || after.northing.is_none() {
        after.easting = before.easting;
        after.northing = before.northing;
    }
}

/// Whether a kept column differs. LastChangedDate and the row's hash by themselves are no difference.
pub fn differs(before: &Establishment, after: &Establishment) -> bool {
    before
        .differing(after)
        .any(|column| column != "last_changed_on" && column != "row_hash")
}

/// What changed between two rows of one URN, without what only other rows can tell: a closure is [`ChangeKind::Closed`] here, and the caller asks [`follow`] whether it is a conversion.
pub fn changes(before: &Establishment, after: &Establishment) -> Vec<Change> {
    let mut found = Vec::new();
    let mut add = |kind, before: String, after: String, perhaps_same| {
        found.push(Change {
            kind,
            before,
            after,
            perhaps_same,
        });
    };
    let (head_before, head_after) = (Head::of(before), Head::of(after));
    let kind = match heads::compare(&head_before, &head_after) {
        HeadChange::Same => None,
        HeadChange::Changed { perhaps_same } => Some((ChangeKind::HeadChanged, perhaps_same)),
        HeadChange::Vacated => Some((ChangeKind::HeadVacated, false)),
        HeadChange::Filled => Some((ChangeKind::HeadFilled, false)),
    };
    if let Some((kind, perhaps_same)) = kind {
        add(
            kind,
            head_before.display(),
            head_after.display(),
            perhaps_same,
        );
    }
    if open(before) && after.status_code == "2" {
        add(ChangeKind::Closed, status(before), status(after), false);
    }
    if before.status_code != "3" && after.status_code == "3" {
        add(
            ChangeKind::ProposedToClose,
            status(before),
            status(after),
            false,
        );
    }
    let trust = match (before.trust_uid, after.trust_uid) {
        (None, Some(_)) => Some(ChangeKind::TrustJoined),
        (Some(_), None) => Some(ChangeKind::TrustLeft),
        (Some(old), Some(new)) if old != new => Some(ChangeKind::TrustChanged),
        _ => None,
    };
    if let Some(kind) = trust {
        let name = |row: &Establishment| {
            row.trust_uid
                .map(|_| row.trust_name.clone())
                .unwrap_or_default()
        };
        add(kind, name(before), name(after), false);
    }
    let (old, new) = (before.name.trim(), after.name.trim());
    if old != new && old.to_lowercase() != new.to_lowercase() {
        add(ChangeKind::Name, old.to_owned(), new.to_owned(), false);
    }
    let ages = |row: &Establishment| (row.phase_code.clone(), row.low_age, row.high_age);
    if ages(before) != ages(after) {
        add(
            ChangeKind::PhaseOrAges,
            phase_and_ages(before),
            phase_and_ages(after),
            false,
        );
    }
    if address_parts(before) != address_parts(after) {
        add(ChangeKind::Address, address(before), address(after), false);
    }
    if (&before.website, &before.telephone) != (&after.website, &after.telephone) {
        add(ChangeKind::Contact, contact(before), contact(after), false);
    }
    if let (Some(easting), Some(northing)) = (after.easting, after.northing)
        && (before.easting, before.northing) != (after.easting, after.northing)
    {
        let old = match (before.easting, before.northing) {
            (Some(easting), Some(northing)) => format!("{easting}, {northing}"),
            _ => String::new(),
        };
        add(
            ChangeKind::Coordinates,
            old,
            format!("{easting}, {northing}"),
            false,
        );
    }
    found
}

fn status(row: &Establishment) -> String {
    let name = codes::name("status", &row.status_code).unwrap_or(&row.status_code);
    match row.closed_on {
        Some(day) if row.status_code == "2" => format!("{name} on {}", written(day)),
        _ => name.to_owned(),
    }
}

fn phase_and_ages(row: &Establishment) -> String {
    let phase = codes::name("phase", &row.phase_code).unwrap_or(&row.phase_code);
    let ages = match (row.low_age, row.high_age) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("from {low}"),
        (None, Some(high)) => format!("to {high}"),
        (None, None) => String::new(),
    };
    joined([phase, ages.as_str()])
}

fn address_parts(row: &Establishment) -> [&str; 6] {
    [
        &row.street,
        &row.locality,
        &row.address3,
        &row.town,
        &row.county,
        &row.postcode,
    ]
}

fn address(row: &Establishment) -> String {
    joined(address_parts(row))
}

fn contact(row: &Establishment) -> String {
    joined([row.telephone.as_str(), row.website.as_str()])
}

fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a link says of the two establishments that it joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRole {
    /// The linked one follows this one.
    Successor,
    /// The linked one came before this one.
    Predecessor,
    /// This one was merged into the linked one.
    MergedInto,
    /// The linked one was merged into this one.
    MergedFrom,
    /// The linked one was split from this one.
    SplitInto,
    /// This one was split from the linked one.
    SplitFrom,
    /// They were merged, and the link does not say which way; the closed one went into the open one.
    Merged,
    /// Nothing about following, such as a shared sixth form.
    Other,
}

/// Which way a link points, in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The linked establishment came later.
    Later,
    /// The linked establishment came earlier.
    Earlier,
    /// The link does not say.
    Either,
}

/// What `link_type` means. The DfE's words are nearly free text, so this goes by the words in them.
pub fn role_of(link_type: &str) -> LinkRole {
    let text = fold(link_type);
    let has = |word: &str| text.contains(word);
    let merged = has("merge") || has("amalgamat");
    match text.split(' ').next() {
        Some("successor") if merged => LinkRole::MergedInto,
        Some("successor") if has("split") => LinkRole::SplitInto,
        Some("successor") => LinkRole::Successor,
        Some("predecessor") if merged => LinkRole::MergedFrom,
        Some("predecessor") if has("split") => LinkRole::SplitFrom,
        Some("predecessor") => LinkRole::Predecessor,
        _ if merged => LinkRole::Merged,
        _ => LinkRole::Other,
    }
}

impl LinkRole {
    /// Which way it points; none where nothing follows anything.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::Successor | Self::MergedInto | Self::SplitInto => Some(Direction::Later),
            Self::Predecessor | Self::MergedFrom | Self::SplitFrom => Some(Direction::Earlier),
            Self::Merged => Some(Direction::Either),
            Self::Other => None,
        }
    }

    /// Whether one school plainly goes on as one other. Mergers and splits have to be asked about.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Successor | Self::Predecessor)
    }
}

/// An establishment that may follow a closed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its URN.
    pub urn: i64,
    /// Its name.
    pub name: String,
    /// Its postcode.
    pub postcode: String,
}

/// What follows a closed establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Following {
    /// Nothing that is known: it is closed.
    Nothing,
    /// One successor, one to one.
    Plain {
        /// Its URN.
        successor: i64,
    },
    /// A merger, a split, or more than one that it may be: a human has to choose.
    Ask {
        /// The URNs that it may be, the likeliest first; never empty.
        successors: Vec<i64>,
    },
}

impl Following {
    /// Everything that it may be. None of these opened of its own.
    pub fn all(&self) -> &[i64] {
        match self {
            Self::Nothing => &[],
            Self::Plain { successor } => std::slice::from_ref(successor),
            Self::Ask { successors } => successors,
        }
    }

    /// The successor, or the likeliest of several.
    pub fn successor(&self) -> Option<i64> {
        match self {
            Self::Nothing => None,
            Self::Plain { successor } => Some(*successor),
            Self::Ask { successors } => successors.first().copied(),
        }
    }
}

/// Whether the register's reason for a closure means that the school goes on under another URN.
///
/// By name where one is known, because the numbers of most reasons were never published.
pub fn goes_on(reason_closed_code: &str, reason_closed_name: Option<&str>) -> bool {
    let name = reason_closed_name
        .or_else(|| codes::name("reasonClosed", reason_closed_code))
        .map(fold);
    match name.as_deref() {
        Some(name) => [
            "academy",
            "fresh start",
            "new sponsor",
            "change in status",
            "change religious character",
            "amalgamation",
            "merger",
        ]
        .iter()
        .any(|word| name.contains(word)),
        None => false,
    }
}

/// How long before a closure a link may be dated and still be about it, in days.
const BEFORE: i64 = 366;

/// What follows `closed`.
///
/// `links` are those that name its URN on either side, `reason` is the register's name for its reason (where it is known), `opened` are establishments that are new in this file or open for the first time, at the same postcode or all of them.
/// A link decides before a reason does.
///
/// A link counts only where it is about this closure: undated, or dated not more than a year before CloseDate.
/// A school that was split ten years ago and closes today has a successor in the links file, and yet nothing follows it.
pub fn follow(
    closed: &Establishment,
    links: &[Link],
    reason: Option<&str>,
    opened: &[Candidate],
) -> Following {
    let about = |link: &&Link| match (link.since, closed.closed_on) {
        (Some(since), Some(day)) => (day - since).num_days() <= BEFORE,
        _ => true,
    };
    let mut links: Vec<&Link> = links.iter().filter(about).collect();
    links.sort_by_key(|link| std::cmp::Reverse(link.since));
    let mut successors: Vec<i64> = Vec::new();
    let mut plain = true;
    for link in links {
        let role = role_of(&link.link_type);
        let other = match role.direction() {
            Some(Direction::Later) if link.urn == closed.id => link.link_urn,
            Some(Direction::Earlier) if link.link_urn == closed.id => link.urn,
            Some(Direction::Either) if link.urn == closed.id => link.link_urn,
            Some(Direction::Either) if link.link_urn == closed.id => link.urn,
            _ => continue,
        };
        if other == closed.id {
            continue;
        }
        plain &= role.is_plain();
        if !successors.contains(&other) {
            successors.push(other);
        }
    }
    if successors.is_empty()
        && !closed.postcode.is_empty()
        && goes_on(&closed.reason_closed_code, reason)
    {
        let mut there: Vec<&Candidate> = opened
            .iter()
            .filter(|one| one.urn != closed.id && one.postcode == closed.postcode)
            .collect();
        let name = fold(&closed.name);
        let unlike = |one: &Candidate| {
            let words = fold(&one.name);
            name.split(' ')
                .filter(|word| !words.split(' ').any(|own| own == *word))
                .count()
        };
        there.sort_by_key(|one| (unlike(one), one.urn));
        successors = there.iter().map(|one| one.urn).collect();
        let reason = reason
            .or_else(|| codes::name("reasonClosed", &closed.reason_closed_code))
            .map(fold);
        plain = !reason
            .is_some_and(|reason| reason.contains("amalgamation") || reason.contains("merger"));
    }
    match successors.as_slice() {
        [] => Following::Nothing,
        [one] if plain => Following::Plain { successor: *one },
        _ => Following::Ask { successors },
    }
}
