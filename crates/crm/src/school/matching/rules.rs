//! Which school a line means: rules over a line and the schools that it could mean.

use super::lines::Line;
use super::names::{Name, Nearness};
use super::{LineOutcome, MatchCandidate};
use crate::types::counted;
use std::collections::HashMap;
use std::rc::Rc;

/// The most schools that one line offers.
const MOST: usize = 8;

/// A school as the rules see it: of the register, or ours and added by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// What is shown of it.
    pub shown: MatchCandidate,
    /// Its name as it is compared.
    pub name: Name,
    /// The words of its town, authority, locality and county, place by place.
    pub places: Vec<Vec<String>>,
    /// All of these words.
    pub place: Vec<String>,
}

impl Entry {
    /// Makes one; `places` are its town, authority and so on, in words.
    pub fn new(shown: MatchCandidate, places: &[&str]) -> Self {
        let name = Name::of(&shown.name);
        let places: Vec<Vec<String>> = places
            .iter()
            .map(|place| Name::of(place).own)
            .filter(|words| !words.is_empty())
            .collect();
        let place = places.concat();
        Self {
            shown,
            name,
            places,
            place,
        }
    }

    /// Whether a pasted text names one of its places: "Camden", "London Borough of Camden".
    pub fn lies_in(&self, text: &str) -> bool {
        let words = Name::of(text).own;
        let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
        !words.is_empty()
            && self
                .places
                .iter()
                .any(|place| holds(place, &words) || holds(&words, place))
    }

    /// The first half of its postcode.
    fn district(&self) -> Option<&str> {
        self.shown.postcode.split_once(' ').map(|(out, _)| out)
    }
}

/// A school that a line may mean, and how likely: the smaller the better.
pub(super) type Ranked = (u8, Rc<Entry>);

/// What the rules say of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub outcome: LineOutcome,
    /// For a matched line its school alone.
    pub schools: Vec<Ranked>,
    pub reason: String,
}

impl Verdict {
    fn matched(school: &Rc<Entry>, reason: impl Into<String>) -> Self {
        Self {
            outcome: LineOutcome::Matched,
            schools: vec![(0, school.clone())],
            reason: reason.into(),
        }
    }

    fn ambiguous(schools: Vec<Ranked>, reason: impl Into<String>) -> Self {
        Self {
            outcome: LineOutcome::Ambiguous,
            schools,
            reason: reason.into(),
        }
    }

    /// Nothing is like it.
    pub fn unmatched(reason: impl Into<String>) -> Self {
        Self {
            outcome: LineOutcome::Unmatched,
            schools: Vec::new(),
            reason: reason.into(),
        }
    }

    /// The school, where there is no doubt.
    pub fn sure(&self) -> Option<&Rc<Entry>> {
        match (self.outcome, self.schools.as_slice()) {
            (LineOutcome::Matched, [(_, school)]) => Some(school),
            _ => None,
        }
    }

    /// The closed school that the line means, or may mean, where no open one is offered and it is not ours.
    pub fn closed(&self) -> Option<&Rc<Entry>> {
        let (_, first) = self.schools.first()?;
        let none_open = self.schools.iter().all(|(_, school)| !school.shown.open);
        (none_open && first.shown.school_id.is_none()).then_some(first)
    }

    /// The same with the open schools that followed the closed one, which come first.
    pub fn followed_by(self, successors: &[Rc<Entry>]) -> Self {
        let open: Vec<&Rc<Entry>> = successors.iter().filter(|next| next.shown.open).collect();
        let reason = match open.as_slice() {
            [] => return self,
            [one] => format!("Closed, and {} followed it", one.shown.name),
            many => format!("Closed, and {} schools followed it", many.len()),
        };
        let mut schools: Vec<Ranked> = open.into_iter().map(|next| (0, next.clone())).collect();
        schools.extend(self.schools.into_iter().map(|(_, school)| (1, school)));
        Self::ambiguous(schools, reason)
    }

    /// Adds schools of another verdict behind its own.
    fn with(mut self, more: &[Ranked]) -> Self {
        for (rank, school) in more {
            if !self.schools.iter().any(|(_, known)| known == school) {
                self.schools.push((rank.saturating_add(50), school.clone()));
            }
        }
        self
    }

    /// Puts what is offered in its order, those in the authorities that the office deals with first among equals, and
    /// keeps the first few.
    pub fn sort(&mut self, schools_in: &HashMap<String, u32>) {
        self.schools.sort_by_cached_key(|(rank, school)| {
            let here = schools_in.get(&school.shown.la).copied().unwrap_or(0);
            (
                *rank,
                std::cmp::Reverse(here),
                school.shown.name.clone(),
                school.shown.urn,
            )
        });
        self.schools.truncate(MOST);
    }
}

/// The schools with the line's URN or LAESTAB. `what` says which of the two, and its number.
pub(super) fn by_number(line: &Line, what: &str, found: &[Rc<Entry>]) -> Option<Verdict> {
    let one = match found {
        [one] => one,
        several => {
            let mut open = several.iter().filter(|school| school.shown.open);
            match (open.next(), open.next()) {
                (Some(one), None) => one,
                (None, _) => several.first()?,
                _ => {
                    let schools = several
                        .iter()
                        .map(|school| (rank_open(school), school.clone()));
                    return Some(Verdict::ambiguous(
                        schools.collect(),
                        format!("{} schools with {what}", several.len()),
                    ));
                }
            }
        }
    };
    let says = line.names.first().map(|name| Name::of(name));
    let differs = says.is_some_and(|name| {
        !name.is_empty() && name.nearness(&one.name, &one.place).0 == Nearness::None
    });
    Some(if differs {
        Verdict::ambiguous(
            vec![(0, one.clone())],
            format!("{what} has another name in the register"),
        )
    } else {
        let kind = what.split(' ').next().unwrap_or(what);
        Verdict::matched(one, kind)
    })
}

/// The schools at the line's postcode, by its name or without one. `None`: none of them has such a name.
pub(super) fn by_postcode(name: &Name, at: &[Rc<Entry>]) -> Option<Verdict> {
    if name.is_empty() {
        let open: Vec<&Rc<Entry>> = at.iter().filter(|school| school.shown.open).collect();
        return Some(match (open.as_slice(), at) {
            ([one], _) => Verdict::matched(one, "The only open school at this postcode"),
            ([], []) => Verdict::unmatched("No school at this postcode"),
            ([], closed) => Verdict::ambiguous(
                closed.iter().map(|school| (1, school.clone())).collect(),
                "Only closed schools at this postcode",
            ),
            (open, _) => Verdict::ambiguous(
                open.iter().map(|school| (0, (*school).clone())).collect(),
                format!(
                    "{} at this postcode",
                    counted(open.len() as u64, "open school", "open schools")
                ),
            ),
        });
    }
    let mut near: Vec<(bool, Nearness, &Rc<Entry>)> = at
        .iter()
        .map(|school| {
            let (nearness, _) = name.nearness(&school.name, &school.place);
            (!school.shown.open, nearness, school)
        })
        .filter(|(_, nearness, _)| *nearness <= Nearness::Part)
        .collect();
    near.sort_by_key(|(closed, nearness, _)| (*closed, *nearness));
    let &(closed, nearness, first) = near.first()?;
    let equals = near
        .iter()
        .filter(|(c, n, _)| (*c, *n) == (closed, nearness))
        .count();
    if equals > 1 && !closed {
        let schools = near
            .iter()
            .map(|(c, n, school)| (rank(*n, true, !c), (*school).clone()));
        return Some(Verdict::ambiguous(
            schools.collect(),
            format!("{equals} schools of such a name at this postcode"),
        ));
    }
    let words = match nearness {
        Nearness::Same => "Same name and postcode",
        _ => "Nearly the same name, same postcode",
    };
    Some(Verdict::matched(first, words))
}

/// The schools that the line's name may be. `at` are those at its postcode, none of which has such a name.
pub(super) fn by_name(line: &Line, name: &Name, found: &[Rc<Entry>], at: &[Rc<Entry>]) -> Verdict {
    let district = line
        .postcode
        .as_deref()
        .and_then(|code| code.split(' ').next());
    let mut ranked: Vec<(Nearness, Option<String>, &Rc<Entry>)> = found
        .iter()
        .filter_map(|school| {
            let (nearness, says_place) = name.nearness(&school.name, &school.place);
            let place = if let Some(text) = line
                .places
                .iter()
                .chain(&line.others)
                .find(|text| school.lies_in(text))
            {
                Some(text.clone())
            } else if district.is_some() && school.district() == district {
                district.map(str::to_owned)
            } else {
                says_place.then(|| school.shown.town.clone())
            };
            let shares = nearness != Nearness::Some || half_of(name, &school.name);
            (nearness != Nearness::None && shares).then_some((nearness, place, school))
        })
        .collect();
    let rank_of = |nearness: Nearness, place: &Option<String>, school: &Entry| {
        let other_kind = nearness > Nearness::Close && school.name.kind != name.kind;
        rank(nearness, place.is_some(), school.shown.open) + 2 * u8::from(other_kind)
    };
    ranked.sort_by_key(|(nearness, place, school)| rank_of(*nearness, place, school));

    let open = |level: Nearness| {
        ranked
            .iter()
            .filter(move |(nearness, _, school)| *nearness == level && school.shown.open)
    };
    for (level, words) in [
        (Nearness::Same, "Same name"),
        (Nearness::Close, "Nearly the same name"),
    ] {
        let mut here =
            open(level).filter_map(|(_, place, school)| Some((place.as_ref()?, *school)));
        match (here.next(), here.next()) {
            (Some((place, school)), None) => {
                return Verdict::matched(school, format!("{words}, the only one in {place}"));
            }
            // Two of that very name are not settled by a third of nearly that name.
            (Some(_), Some(_)) => break,
            (None, _) => {}
        }
    }
    let same = open(Nearness::Same).count();
    let says_where = district.is_some() || !line.places.is_empty();
    if let (1, false, Some((_, _, school))) = (same, says_where, open(Nearness::Same).next()) {
        return Verdict::matched(school, "The only open school of this name");
    }

    let at: Vec<Ranked> = at
        .iter()
        .map(|school| (rank_open(school), school.clone()))
        .collect();
    let offered: Vec<Ranked> = ranked
        .iter()
        .map(|(nearness, place, school)| (rank_of(*nearness, place, school), (*school).clone()))
        .collect();
    let Some((nearness, place, first)) = ranked.first() else {
        return if at.is_empty() {
            Verdict::unmatched("No school of this name")
        } else {
            Verdict::ambiguous(at, "Another name at this postcode")
        };
    };
    let reason = match (nearness, same) {
        (Nearness::Same, 0) => "Only a closed school has this name".to_owned(),
        (Nearness::Same, 1) if !first.shown.open => "The open one lies elsewhere".to_owned(),
        (Nearness::Same, 1) => "Same name in another place".to_owned(),
        (Nearness::Same, many) => match place {
            Some(place) => format!("Several of this name in {place}"),
            None => format!(
                "{} of this name",
                counted(many as u64, "open school", "open schools")
            ),
        },
        (Nearness::Close, _) => match open(Nearness::Close).count() {
            many @ 2.. => format!(
                "{} of nearly this name",
                counted(many as u64, "open school", "open schools")
            ),
            _ => "Nearly this name".to_owned(),
        },
        (Nearness::Slip, _) => "Nearly this name".to_owned(),
        (Nearness::Part, _) => "Like this name".to_owned(),
        (Nearness::OtherKind, _) => "This name, but another kind of school".to_owned(),
        _ => "Shares words with these".to_owned(),
    };
    if *nearness > Nearness::Close && !at.is_empty() {
        return Verdict::ambiguous(at, "Another name at this postcode").with(&offered);
    }
    Verdict::ambiguous(offered, reason).with(&at)
}

/// How likely a school is: its name first, then its place, then whether it is open.
fn rank(nearness: Nearness, here: bool, open: bool) -> u8 {
    // An open school of nearly that name is likelier than a closed one of that very name.
    let name = match nearness {
        Nearness::Same => 0,
        Nearness::Close => 4,
        Nearness::Slip => 8,
        Nearness::Part => 12,
        Nearness::OtherKind => 16,
        Nearness::Some => 20,
        Nearness::None => 24,
    };
    name + u8::from(!here) + if open { 0 } else { 6 }
}

fn rank_open(school: &Entry) -> u8 {
    u8::from(!school.shown.open)
}

/// Whether two names share half of the words of the longer one, and more than one.
fn half_of(one: &Name, other: &Name) -> bool {
    let common = one
        .own
        .iter()
        .filter(|word| other.own.contains(word))
        .count();
    common >= 2 && common * 2 >= one.own.len().max(other.own.len())
}
