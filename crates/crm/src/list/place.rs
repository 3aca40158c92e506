//! The place that distances are measured from: a school of the register, or a postcode.
//!
//! No table of postcodes is shipped; the register has 50,000 of its own. A postcode is where the schools of that
//! postcode are, else in the middle of those of its sector (ME14 2), else of its district (ME14), and the answer says
//! which, because that middle can be a mile or several off.

use super::Place;
use super::queries;
use crate::distance::Point;
use crate::error::{Error, Result};
use crate::store::Db;
use crate::types::thousands;
use std::collections::{HashMap, HashSet};

/// A place with its point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Where it is.
    pub point: Point,
    /// What it is called, and how it was found.
    pub place: Place,
}

/// Finds a place by what was typed.
///
/// # Errors
/// A sentence where it is neither a postcode nor a URN, or the register has nothing near it.
pub fn locate(db: &Db, near: &str) -> Result<Located> {
    let text = near.trim();
    if text.len() >= 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        return school(db, text);
    }
    let postcode = Postcode::parse(text).ok_or_else(|| {
        Error::invalid(format!(
            "“{text}” is not a postcode. Type one, such as ME14 2AB, the first half of one, or a school's URN."
        ))
    })?;
    for (part, start) in postcode.parts() {
        if let Some((point, schools)) = queries::middle(db, &start)? {
            let area = start.trim_end();
            let note = match (part, schools) {
                (Part::Whole, 1) => "Measured from the school at this postcode.".to_owned(),
                (Part::Whole, many) => {
                    format!("Measured from the {many} schools at this postcode.")
                }
                (_, 1) => format!("Approximate: measured from the one school in {area}."),
                (_, many) => format!(
                    "Approximate: measured from the middle of the {} schools in {area}.",
                    thousands(many.into())
                ),
            };
            let name = postcode.name.clone();
            return Ok(Located {
                point,
                place: Place { name, note },
            });
        }
    }
    Err(Error::not_found(format!(
        "The register has no school in {}, so the place of {} is not known. Try a postcode beside it, or a school's URN.",
        postcode.district, postcode.name
    )))
}

/// A whole postcode as it is written, with its capitals and its space: `ME14 2AB`. `None`: it is none, or half of one.
pub fn postcode(text: &str) -> Option<String> {
    let read = Postcode::parse(text)?;
    (read.inward.len() == 3).then_some(read.name)
}

/// Where several postcodes are, each as [`locate`] finds it, in one pass over the register. Those that it cannot place
/// are left out.
///
/// # Errors
/// What SQLite says.
pub fn points(db: &Db, postcodes: &HashSet<&str>) -> Result<HashMap<String, Point>> {
    let read: Vec<(&str, Vec<String>)> = postcodes
        .iter()
        .filter_map(|typed| {
            let parts = Postcode::parse(typed)?.parts();
            Some((*typed, parts.into_iter().map(|(_, start)| start).collect()))
        })
        .collect();
    let wanted: HashSet<&str> = read
        .iter()
        .flat_map(|(_, parts)| parts.iter().map(String::as_str))
        .collect();
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let middles = queries::middles(db, &wanted)?;
    let nearest = |parts: &[String]| parts.iter().find_map(|start| middles.get(start.as_str()));
    Ok(read
        .iter()
        .filter_map(|(typed, parts)| Some(((*typed).to_owned(), *nearest(parts)?)))
        .collect())
}

fn school(db: &Db, text: &str) -> Result<Located> {
    let urn = text.parse().unwrap_or_default();
    let (name, point) = queries::school_place(db, urn)?
        .ok_or_else(|| Error::not_found(format!("URN {text} is not in the register.")))?;
    let point = point.ok_or_else(|| {
        Error::not_found(format!(
            "The register does not say where {name} is. Type its postcode instead."
        ))
    })?;
    Ok(Located {
        point,
        place: Place {
            name,
            note: String::new(),
        },
    })
}

/// How much of a postcode was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Sector,
    District,
}

/// A postcode as typed, or its first half.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Postcode {
    /// As it is written: `ME14 2AB`, `ME14 2` or `ME14`.
    name: String,
    /// `ME14`
    district: String,
    /// `2AB`, `2` or nothing.
    inward: String,
}

impl Postcode {
    /// Reads one, with or without its space, in letters of any case.
    fn parse(text: &str) -> Option<Self> {
        let letters: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        if !letters.is_ascii() || !letters.starts_with(|letter: char| letter.is_ascii_alphabetic())
        {
            return None;
        }
        // Where there is a space, it says where the halves meet; else an inward half is a digit and two letters.
        let bytes = letters.as_bytes();
        let halves = match text.trim().split_once(char::is_whitespace) {
            Some((first, _)) => first.len(),
            None => match bytes {
                [.., digit, a, b]
                    if bytes.len() >= 5
                        && digit.is_ascii_digit()
                        && a.is_ascii_alphabetic()
                        && b.is_ascii_alphabetic() =>
                {
                    bytes.len() - 3
                }
                _ => bytes.len(),
            },
        };
        let (district, inward) = letters.split_at_checked(halves)?;
        let area = district.bytes().take_while(u8::is_ascii_alphabetic).count();
        let number = district.get(area..)?;
        let is_district = (1..=2).contains(&area)
            && (1..=2).contains(&number.len())
            && number.starts_with(|digit: char| digit.is_ascii_digit());
        let is_inward = match inward.as_bytes() {
            [] => true,
            [digit, rest @ ..] => {
                digit.is_ascii_digit()
                    && rest.len() <= 2
                    && rest.iter().all(u8::is_ascii_alphabetic)
            }
        };
        (is_district && is_inward).then(|| Self {
            name: [district, inward].join(" ").trim_end().to_owned(),
            district: district.to_owned(),
            inward: inward.to_owned(),
        })
    }

    /// What the postcodes of schools begin with that are at it, then near it.
    fn parts(&self) -> Vec<(Part, String)> {
        let mut parts = Vec::new();
        if self.inward.len() == 3 {
            parts.push((Part::Whole, self.name.clone()));
        }
        if let Some(digit) = self.inward.get(..1) {
            parts.push((Part::Sector, format!("{} {digit}", self.district)));
        }
        parts.push((Part::District, format!("{} ", self.district)));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_read_as_they_are_typed() {
        for (typed, name) in [
            ("ME14 2AB", Some("ME14 2AB")),
            ("me142ab", Some("ME14 2AB")),
            ("  m1 1ae ", Some("M1 1AE")),
            ("EC1A1BB", Some("EC1A 1BB")),
            ("ec1a", Some("EC1A")),
            ("W1", Some("W1")),
            ("ME14 2", Some("ME14 2")),
            ("ME14 2A", Some("ME14 2A")),
            ("ME", None),
            ("14 ME", None),
            ("Maidstone", None),
            ("ME14 2ABC", None),
            ("É14 2AB", None),
            ("", None),
        ] {
            let read = Postcode::parse(typed).map(|postcode| postcode.name);
            assert_eq!(read.as_deref(), name, "{typed}");
        }
    }
}
