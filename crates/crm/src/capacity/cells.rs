//! The columns of a year's grid: what each shows of a hosting, and how what is typed into it is read.
//!
//! A column of offers stands for one plain line of an offer: a phase, a subject, a term or block, and nothing else said. What
//! is said more closely of a place (a year group, part-time, shared) is a line of its own in the panel and no cell.

use super::held::{Block, Held, Offer};
use super::{HostingInterest, OfferKind, OfferTerm};
use crate::error::{Error, Result};
use crate::register::codes;
use crate::types::{Phase, written_code};

/// The most of anything that a cell takes: a larger number is a slip.
const MOST: u32 = 999;
/// The longest note, in characters.
const LONGEST: usize = 500;

/// A column of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// Whether the school wants trainees.
    Interest,
    /// Why not.
    Reasons,
    /// Trainees at once in the whole school, at most.
    Cap,
    /// Places of one kind.
    Offer(OfferColumn),
    /// Trainees of other providers.
    OtherTrainees,
    /// Early career teachers.
    Ects,
    /// Places of ITaP.
    Itap,
    /// Days of observation.
    Observation,
    /// A line about it.
    Note,
}

/// Which plain offers a column holds; what is missing: any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct OfferColumn {
    pub phase: Option<Phase>,
    pub subject: String,
    pub term: Option<OfferTerm>,
    pub block_id: Option<i64>,
}

impl OfferColumn {
    /// The column that an offer stands in; `None`: it says more than a cell does.
    pub(super) fn of(offer: &Offer) -> Option<Self> {
        (offer.is_placement() && offer.is_plain()).then(|| Self {
            phase: offer.phase,
            subject: offer.subject.clone(),
            term: offer.term,
            block_id: offer.block_id,
        })
    }

    fn holds(&self, offer: &Offer) -> bool {
        Self::of(offer).as_ref() == Some(self)
    }

    fn offer(&self) -> Offer {
        Offer {
            phase: self.phase,
            subject: self.subject.clone(),
            term: self.term,
            block_id: self.block_id,
            ..Offer::default()
        }
    }

    /// `Secondary: Mathematics, autumn`; any: `Any`.
    fn label(&self, blocks: &[Block]) -> String {
        let subject = codes::name("subject", &self.subject).unwrap_or(&self.subject);
        let mut label = match (self.phase, subject) {
            (None, "") => "Any".to_owned(),
            (None, subject) => subject.to_owned(),
            (Some(phase), "") => phase.label().to_owned(),
            (Some(phase), subject) => format!("{}: {subject}", phase.label()),
        };
        let block = self
            .block_id
            .and_then(|id| blocks.iter().find(|block| block.id == id));
        if let Some(block) = block {
            label += &format!(", {}", block.name);
        } else if let Some(term) = self.term {
            label += &format!(", {}", term.label().to_lowercase());
        }
        label
    }
}

impl Column {
    /// Its id on the wire: `cap`, `offer.secondary.G1.autumn.`.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Interest => "interest".to_owned(),
            Self::Reasons => "reasons".to_owned(),
            Self::Cap => "cap".to_owned(),
            Self::Offer(of) => format!(
                "offer.{}.{}.{}.{}",
                of.phase.map_or("", Phase::code),
                of.subject,
                of.term.map_or("", OfferTerm::code),
                of.block_id.map(|id| id.to_string()).unwrap_or_default()
            ),
            Self::OtherTrainees => "otherTrainees".to_owned(),
            Self::Ects => "ects".to_owned(),
            Self::Itap => "itap".to_owned(),
            Self::Observation => "observation".to_owned(),
            Self::Note => "note".to_owned(),
        }
    }

    /// The column with this id.
    ///
    /// # Errors
    /// A sentence that names the columns, where there is none.
    pub(super) fn parse(id: &str) -> Result<Self> {
        let none = || {
            Error::invalid(format!(
                "The grid has no column “{id}”. Its columns are interest, reasons, cap, otherTrainees, ects, itap, observation, \
                 note, and places as offer.PHASE.SUBJECT.TERM.BLOCK, such as offer.secondary.G1.. for mathematics."
            ))
        };
        Ok(match id {
            "interest" => Self::Interest,
            "reasons" => Self::Reasons,
            "cap" => Self::Cap,
            "otherTrainees" => Self::OtherTrainees,
            "ects" => Self::Ects,
            "itap" => Self::Itap,
            "observation" => Self::Observation,
            "note" => Self::Note,
            _ => {
                let rest = id.strip_prefix("offer.").ok_or_else(none)?;
                let parts: Vec<&str> = rest.split('.').collect();
                let [phase, subject, term, block] = parts.as_slice() else {
                    return Err(none());
                };
                let is_subject = subject.is_empty() || codes::name("subject", subject).is_some();
                let phase_of = read_blank(phase, Phase::parse);
                let term_of = read_blank(term, OfferTerm::parse);
                let block_of = read_blank(block, |block| block.parse().ok());
                match (is_subject, phase_of, term_of, block_of) {
                    (true, Some(phase), Some(term), Some(block_id)) => Self::Offer(OfferColumn {
                        phase,
                        subject: (*subject).to_owned(),
                        term,
                        block_id,
                    }),
                    _ => return Err(none()),
                }
            }
        })
    }

    /// Its heading.
    pub(super) fn label(&self, blocks: &[Block]) -> String {
        match self {
            Self::Interest => "Interest".to_owned(),
            Self::Reasons => "Why not".to_owned(),
            Self::Cap => "Cap".to_owned(),
            Self::Offer(of) => of.label(blocks),
            Self::OtherTrainees => "Other trainees".to_owned(),
            Self::Ects => "ECTs".to_owned(),
            Self::Itap => "ITaP places".to_owned(),
            Self::Observation => "Observation days".to_owned(),
            Self::Note => "Note".to_owned(),
        }
    }

    /// What it is, for whoever hovers over it.
    pub(super) fn about(&self) -> &'static str {
        match self {
            Self::Interest => "Looking for trainees, interested, or not this year.",
            Self::Reasons => "Why the school does not host: several with semicolons between.",
            Self::Cap => "Trainees at once in the whole school, at most.",
            Self::Offer(_) => "Places: a number such as 3, or a range such as 2-4.",
            Self::OtherTrainees => "Trainees of other providers at the school.",
            Self::Ects => "Early career teachers at the school.",
            Self::Itap => "Places of intensive training and practice; they need no mentor.",
            Self::Observation => "Days on which trainees may observe; they need no mentor.",
            Self::Note => "A line about it.",
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub(super) fn is_number(&self) -> bool {
        !matches!(self, Self::Interest | Self::Reasons | Self::Note)
    }

    /// What a cell of it shows.
    pub(super) fn text(&self, held: &Held) -> String {
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        match self {
            Self::Interest => held.interest.map_or("", HostingInterest::label).to_owned(),
            Self::Reasons => {
                let mut reasons: Vec<&str> = held
                    .reasons
                    .iter()
                    .filter(|code| *code != "other" || held.reason_text.is_empty())
                    .map(|code| codes::name("hostingReason", code).unwrap_or(code))
                    .collect();
                if !held.reason_text.is_empty() {
                    reasons.push(&held.reason_text);
                }
                reasons.join("; ")
            }
            Self::Cap => number(held.cap),
            Self::Offer(of) => {
                let line = held.offers.iter().find(|offer| of.holds(offer));
                line.map(Offer::places).unwrap_or_default()
            }
            Self::OtherTrainees => number(held.others),
            Self::Ects => number(held.ects),
            Self::Itap => plain(held, OfferKind::Itap)
                .map(Offer::places)
                .unwrap_or_default(),
            Self::Observation => plain(held, OfferKind::Observation)
                .map(Offer::places)
                .unwrap_or_default(),
            Self::Note => held.note.clone(),
        }
    }

    /// Puts what is typed into a cell into the hosting.
    ///
    /// # Errors
    /// What is wrong with the text and what to write instead, a sentence.
    pub(super) fn put(&self, held: &mut Held, text: &str) -> std::result::Result<(), String> {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{a0}');
        match self {
            Self::Interest => held.interest = interest(text)?,
            Self::Reasons => (held.reasons, held.reason_text) = reasons(text),
            Self::Cap => held.cap = number(text)?,
            Self::OtherTrainees => held.others = number(text)?,
            Self::Ects => held.ects = number(text)?,
            Self::Offer(of) => {
                let places = places(text)?;
                put_line(held, places, |offer| of.holds(offer), || of.offer());
            }
            Self::Itap => put_kind(held, OfferKind::Itap, places(text)?),
            Self::Observation => put_kind(held, OfferKind::Observation, places(text)?),
            Self::Note => {
                if text.chars().count() > LONGEST {
                    return Err(format!(
                        "The note is longer than {LONGEST} characters. Shorten it."
                    ));
                }
                text.clone_into(&mut held.note);
            }
        }
        Ok(())
    }
}

/// A blank part is any; `None`: it is no blank and not known.
fn read_blank<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        Some(None)
    } else {
        read(text).map(Some)
    }
}

fn is_plain_of(offer: &Offer, kind: OfferKind) -> bool {
    let bare = Offer {
        id: offer.id,
        kind: offer.kind,
        least: offer.least,
        most: offer.most,
        ..Offer::default()
    };
    offer.kind() == kind && *offer == bare
}

fn plain(held: &Held, kind: OfferKind) -> Option<&Offer> {
    held.offers.iter().find(|offer| is_plain_of(offer, kind))
}

fn put_kind(held: &mut Held, kind: OfferKind, places: Option<(u32, u32)>) {
    let new = || Offer {
        kind: Some(kind),
        ..Offer::default()
    };
    put_line(held, places, |offer| is_plain_of(offer, kind), new);
}

/// Sets the places of the line that a cell stands for, makes it or takes it away.
fn put_line(
    held: &mut Held,
    places: Option<(u32, u32)>,
    is_it: impl Fn(&Offer) -> bool,
    new: impl Fn() -> Offer,
) {
    let at = held.offers.iter().position(is_it);
    match (places, at) {
        (None, Some(at)) => {
            held.offers.remove(at);
        }
        (None, None) => {}
        (Some((least, most)), at) => {
            let line = match at {
                Some(at) => held.offers.get_mut(at),
                None => {
                    held.offers.push(new());
                    held.offers.last_mut()
                }
            };
            if let Some(line) = line {
                (line.least, line.most) = (least, most);
            }
        }
    }
}

/// Whether a school wants trainees, as someone typed it; blank: not known.
pub(super) fn interest(text: &str) -> std::result::Result<Option<HostingInterest>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    HostingInterest::parse(text).map(Some).ok_or_else(|| {
        format!("“{text}” is no answer that is known. Write Looking, Interested or Not this year.")
    })
}

/// Reasons between semicolons, by code or name. What is none of them is another reason, in words.
fn reasons(text: &str) -> (Vec<String>, String) {
    let mut found = Vec::new();
    let mut others = Vec::new();
    for one in text
        .split([';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
    {
        match reason(one) {
            Some(code) if !found.contains(&code.to_owned()) => found.push(code.to_owned()),
            Some(_) => {}
            None => others.push(one),
        }
    }
    if !others.is_empty() && !found.iter().any(|code| code == "other") {
        found.push("other".to_owned());
    }
    (found, others.join("; "))
}

/// The reason that a text names.
pub(super) fn reason(text: &str) -> Option<&'static str> {
    codes::code("hostingReason", text).or_else(|| {
        codes::training("hostingReason")
            .map(|known| known.code)
            .find(|code| {
                code.eq_ignore_ascii_case(text) || written_code(code).eq_ignore_ascii_case(text)
            })
    })
}

/// A whole number as someone typed it; blank: not said.
pub(super) fn number(text: &str) -> std::result::Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    // A sheet may have `4.0`.
    let whole = text.strip_suffix(".0").unwrap_or(text).replace(',', "");
    match whole.parse::<u32>() {
        Ok(number) if number > MOST => Err(format!(
            "{text} is more than any school has. Write a number up to {MOST}."
        )),
        Ok(number) => Ok(Some(number)),
        Err(_) => Err(format!(
            "“{text}” is not a whole number. Write one such as 4, or leave the cell empty."
        )),
    }
}

/// A range of places as someone typed it: `3`, `2-4`, `2 to 4`; blank or a single 0: none.
pub(super) fn places(text: &str) -> std::result::Result<Option<(u32, u32)>, String> {
    if text.is_empty() || text == "0" {
        return Ok(None);
    }
    if let Some(day) = made_a_date(text) {
        return Err(format!(
            "“{text}” is a date: Excel makes one of {day}. Write “{}” there, or format the column as text.",
            day.replace('-', " to ")
        ));
    }
    let spaced = text
        .to_lowercase()
        .replace(" to ", "-")
        .replace(['–', '—', '−'], "-");
    let wrong = || {
        format!(
            "“{text}” is no number of places. Write one such as 3, or a range such as 2-4, or leave the cell empty."
        )
    };
    let (least, most) = match spaced.split_once('-') {
        Some((least, most)) => (least.trim(), most.trim()),
        None => (spaced.trim(), spaced.trim()),
    };
    let read = |part: &str| -> std::result::Result<u32, String> {
        if part.is_empty()
            || !part
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
        {
            return Err(wrong());
        }
        let number = number(part).map_err(|why| {
            if why.contains("more than any school") {
                why
            } else {
                wrong()
            }
        })?;
        number.ok_or_else(wrong)
    };
    let (least, most) = (read(least)?, read(most)?);
    if most == 0 {
        return Err(format!(
            "{text} offers nothing. Write how many there are, or leave the cell empty."
        ));
    }
    if least > most {
        return Err(format!(
            "{text} runs backwards. Write the smaller number first: {most}-{least}."
        ));
    }
    Ok(Some((least, most)))
}

/// `2-4`, where a spreadsheet has made the second of April of it.
fn made_a_date(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let parts: Vec<&str> = text.split(['-', ' ', '/']).collect();
    let month = |part: &str| {
        let short: String = part.to_lowercase().chars().take(3).collect();
        MONTHS
            .iter()
            .position(|month| *month == short)
            .map(|at| at + 1)
    };
    match parts.as_slice() {
        [day, name] | [day, name, _] => {
            let day: u32 = day.parse().ok()?;
            Some(format!("{day}-{}", month(name)?))
        }
        _ => None,
    }
}

/// What does not fit together in a hosting, each with the column where to say it: a single kind of place of which more are
/// offered than the whole school takes.
pub(super) fn contradictions(held: &Held) -> Vec<(Column, String)> {
    let Some(cap) = held.cap else {
        return Vec::new();
    };
    held.placements()
        .filter(|offer| offer.most > cap)
        .map(|offer| {
            let column = OfferColumn::of(offer).map_or(Column::Cap, Column::Offer);
            let why = format!(
                "{} of one kind is more than the cap of the whole school, {cap}. Lower it, or raise the cap.",
                offer.places()
            );
            (column, why)
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::capacity::held::Place;
    use crate::types::AcademicYear;

    fn empty() -> Held {
        Held::empty(Place::School(1), AcademicYear::parse("2026").unwrap())
    }

    #[test]
    fn a_cell_of_places_is_a_number_or_a_range() {
        for (text, read) in [
            ("3", Some((3, 3))),
            ("2-4", Some((2, 4))),
            ("2–4", Some((2, 4))),
            ("2 to 4", Some((2, 4))),
            ("0-2", Some((0, 2))),
            ("4.0", Some((4, 4))),
            ("", None),
            ("0", None),
        ] {
            assert_eq!(places(text), Ok(read), "{text}");
        }
        for (text, why) in [
            (
                "0-0",
                "0-0 offers nothing. Write how many there are, or leave the cell empty.",
            ),
            (
                "5-2",
                "5-2 runs backwards. Write the smaller number first: 2-5.",
            ),
            (
                "lots",
                "“lots” is no number of places. Write one such as 3, or a range such as 2-4, or leave the cell empty.",
            ),
            (
                "2-",
                "“2-” is no number of places. Write one such as 3, or a range such as 2-4, or leave the cell empty.",
            ),
            (
                "1.5",
                "“1.5” is no number of places. Write one such as 3, or a range such as 2-4, or leave the cell empty.",
            ),
            (
                "-3",
                "“-3” is no number of places. Write one such as 3, or a range such as 2-4, or leave the cell empty.",
            ),
            (
                "4000",
                "4000 is more than any school has. Write a number up to 999.",
            ),
            (
                "02-Apr",
                "“02-Apr” is a date: Excel makes one of 2-4. Write “2 to 4” there, or format the column as text.",
            ),
        ] {
            assert_eq!(places(text), Err(why.to_owned()), "{text}");
        }
        assert_eq!(number("4.0"), Ok(Some(4)));
        assert!(
            number("four")
                .unwrap_err()
                .contains("“four” is not a whole number")
        );
    }

    #[test]
    fn what_is_put_into_a_cell_is_what_it_shows() {
        for (id, typed, shown) in [
            ("interest", "maybe", "Interested"),
            ("interest", "No", "Not this year"),
            (
                "reasons",
                "mentors; Roof works",
                "No mentors free; Roof works",
            ),
            ("reasons", "No mentors free", "No mentors free"),
            ("cap", " 4 ", "4"),
            ("offer.primary...", "2 to 4", "2–4"),
            ("offer.secondary.G1.autumn.", "1", "1"),
            ("otherTrainees", "0", "0"),
            ("ects", "2", "2"),
            ("itap", "6", "6"),
            ("observation", "4-6", "4–6"),
            ("note", "Ring in May", "Ring in May"),
        ] {
            let column = Column::parse(id).unwrap();
            assert_eq!(column.id(), id);
            let mut held = empty();
            column.put(&mut held, typed).unwrap();
            assert_eq!(column.text(&held), shown, "{id}");
            column.put(&mut held, "").unwrap();
            assert_eq!(column.text(&held), "", "{id}");
            assert!(held.says_nothing(), "{id}");
        }
        for id in [
            "",
            "offer",
            "offer.primary",
            "offer.tertiary...",
            "offer..zz..",
            "offer...winter.",
            "offer....x",
        ] {
            assert!(Column::parse(id).is_err(), "{id}");
        }
    }

    #[test]
    fn a_column_holds_plain_lines_and_leaves_the_others() {
        let column = Column::parse("offer.primary...").unwrap();
        let mut held = empty();
        held.offers.push(Offer {
            phase: Some(Phase::Primary),
            least: 1,
            most: 1,
            send_setting: "Resourced provision".to_owned(),
            ..Offer::default()
        });
        assert_eq!(column.text(&held), "");
        column.put(&mut held, "2").unwrap();
        assert_eq!((column.text(&held).as_str(), held.offers.len()), ("2", 2));
        column.put(&mut held, "").unwrap();
        assert_eq!(held.offers.len(), 1);
    }

    #[test]
    fn more_of_one_kind_than_the_cap_is_told_where_it_stands() {
        let mut held = empty();
        Column::Cap.put(&mut held, "3").unwrap();
        let maths = Column::parse("offer.secondary.G1..").unwrap();
        maths.put(&mut held, "2-3").unwrap();
        Column::parse("offer.primary...")
            .unwrap()
            .put(&mut held, "3")
            .unwrap();
        assert_eq!(
            contradictions(&held),
            Vec::new(),
            "several kinds may come to more"
        );
        maths.put(&mut held, "2-5").unwrap();
        let [(column, why)] = contradictions(&held).try_into().unwrap();
        assert_eq!(column, maths);
        assert_eq!(
            why,
            "2–5 of one kind is more than the cap of the whole school, 3. Lower it, or raise the cap."
        );
    }
}
