//! Our schools out of the office's own sheet.
//!
//! A row is found by its URN or LAESTAB, else by its name with a postcode or town, in the register and among ours. What
//! the register says of a school is only read to find it; the sheet fills what the office itself knows. A school that is
//! nowhere has to be said to be one that is added by hand, for a slip of the pen looks just the same.

use super::by_hand::typed;
use super::matching::{ByHand, Finder, Found, MatchCandidate, Said};
use super::{Stage, store};
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::import::adapter::{Adapter, Candidate, Entry, Judged, Question};
use crate::import::field::{Choice, Field, Kind, of_row};
use crate::session::Read;
use crate::store::{Db, Write};
use rusqlite::types::Value;
use std::collections::HashMap;

/// The answer that adds a school by hand.
const BY_HAND: &str = "byHand";
/// The longest tag, in characters.
const LONGEST_TAG: usize = 60;

/// The fields that say which school a row means, in any sheet.
pub(crate) const IDENTITY: [Field; 6] = [
    of_row(
        "urn",
        "School’s URN",
        Kind::Urn,
        &[
            "urn",
            "school urn",
            "dfe urn",
            "gias urn",
            "urn number",
            "urn no",
            "unique reference number",
        ],
    ),
    of_row(
        "laestab",
        "School’s LAESTAB",
        Kind::Laestab,
        &[
            "laestab",
            "la estab",
            "dfe number",
            "dfe no",
            "dfes number",
            "estab",
            "school number",
            "dfe code",
        ],
    ),
    of_row(
        "school",
        "School",
        Kind::Text,
        &[
            "school",
            "schools",
            "school name",
            "name of school",
            "establishment",
            "establishmentname",
            "establishment name",
            "placement school",
            "setting",
            "partner school",
            "partnership school",
            "organisation",
            "employer",
            "at",
        ],
    ),
    of_row(
        "postcode",
        "School’s postcode",
        Kind::Postcode,
        &["postcode", "post code", "school postcode", "postal code"],
    ),
    of_row(
        "town",
        "School’s town",
        Kind::Text,
        &[
            "town",
            "city",
            "town city",
            "school town",
            "place",
            "village",
            "locality",
        ],
    ),
    of_row(
        "la",
        "School’s local authority",
        Kind::Text,
        &[
            "la",
            "lea",
            "local authority",
            "authority",
            "la name",
            "borough",
            "county council",
        ],
    ),
];

/// What a sheet of schools may fill.
pub(crate) const FIELDS: &[Field] = &[
    IDENTITY[0],
    IDENTITY[1],
    of_row(
        "school",
        "School",
        Kind::Text,
        &[
            "school",
            "schools",
            "name",
            "school name",
            "name of school",
            "establishment",
            "establishmentname",
            "establishment name",
            "placement school",
            "setting",
            "partner school",
            "partnership school",
            "organisation",
        ],
    ),
    IDENTITY[3],
    IDENTITY[4],
    IDENTITY[5],
    of_row(
        "stage",
        "Stage",
        Kind::Choice,
        &[
            "stage",
            "status with us",
            "relationship",
            "partnership status",
            "partnership stage",
            "relationship stage",
        ],
    ),
    of_row(
        "owner",
        "Owner",
        Kind::Choice,
        &[
            "owner",
            "looked after by",
            "our contact",
            "lead",
            "account manager",
            "relationship manager",
            "assigned to",
        ],
    ),
    of_row(
        "tags",
        "Tags",
        Kind::Tags,
        &["tags", "tag", "labels", "label", "keywords"],
    ),
    of_row(
        "notes",
        "Notes",
        Kind::LongText,
        &["notes", "note", "comments", "comment", "remarks"],
    ),
    of_row("parking", "Parking", Kind::LongText, &["parking"]),
    of_row("dress", "Dress", Kind::LongText, &["dress", "dress code"]),
    of_row(
        "access",
        "Access",
        Kind::LongText,
        &["access", "signing in", "access notes"],
    ),
    of_row(
        "telephone",
        "Telephone, of a school added by hand",
        Kind::Telephone,
        &[
            "telephone",
            "phone",
            "tel",
            "telephone number",
            "phone number",
            "school telephone",
            "tel no",
        ],
    ),
];

/// Which school an entry means.
pub(crate) fn said(entry: &Entry) -> Said {
    let place = match entry.text("town") {
        "" => entry.text("la"),
        town => town,
    };
    Said {
        urn: entry.number("urn"),
        laestab: entry.text("laestab").to_owned(),
        name: entry.text("school").to_owned(),
        postcode: entry.text("postcode").to_owned(),
        place: place.to_owned(),
    }
}

/// How a candidate is named in an answer.
pub(crate) fn id_of(school: &MatchCandidate) -> String {
    match (school.urn, school.school_id) {
        (Some(urn), _) => format!("urn:{urn}"),
        (None, Some(id)) => format!("school:{id}"),
        (None, None) => String::new(),
    }
}

/// `St Luke’s Primary School, Camden, NW3 2JB, URN 100012`
pub(crate) fn label_of(school: &MatchCandidate) -> String {
    let urn = school
        .urn
        .map(|urn| format!("URN {urn}"))
        .unwrap_or_default();
    let status = if school.open {
        ""
    } else {
        school.status.as_str()
    };
    let ours = if school.school_id.is_some() {
        "ours"
    } else {
        ""
    };
    [
        &school.name,
        &school.town,
        &school.postcode,
        &urn,
        status,
        ours,
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect::<Vec<_>>()
    .join(", ")
}

/// What a row says of its school, settled with the answers that were given.
pub(crate) enum Settled {
    /// This school.
    School(MatchCandidate),
    /// One to be added by hand.
    ByHand,
    /// It has to be asked.
    Ask(Question),
    /// It says nothing.
    Nothing,
}

/// Settles which school an entry means.
pub(crate) fn settle(finder: &mut Finder<'_>, entry: &Entry) -> Result<Settled> {
    let said = said(entry);
    if said.is_empty() {
        return Ok(Settled::Nothing);
    }
    let text = said.text();
    if let Some(answer) = entry.meaning("school", &text) {
        let school = match answer.split_once(':') {
            Some(("urn", urn)) => urn
                .parse()
                .ok()
                .map(|urn| finder.by_urn(urn))
                .transpose()?
                .flatten(),
            Some(("school", id)) => id.parse().ok().and_then(|id| finder.by_hand(id)),
            _ if answer == BY_HAND => return Ok(Settled::ByHand),
            _ => None,
        };
        // An answer that was remembered may speak of a school that has gone; then it is asked again.
        if let Some(school) = school {
            return Ok(Settled::School(school));
        }
    }
    Ok(match finder.find(&said)? {
        Found::One(school) => Settled::School(school),
        Found::Several(schools, why) => Settled::Ask(Question {
            field: "school",
            why: format!(
                "It is not sure which school “{text}” is: {}. Say which, or add its URN.",
                lower_first(&why)
            ),
            options: schools
                .iter()
                .map(|school| Candidate {
                    id: id_of(school),
                    label: label_of(school),
                })
                .collect(),
            from: text,
        }),
        Found::None(why) => Settled::Ask(Question {
            field: "school",
            why: format!(
                "There is no school “{text}”: {}. Correct it, or add its URN.",
                lower_first(&why)
            ),
            options: Vec::new(),
            from: text,
        }),
    })
}

/// `The only one` as it stands within a sentence; `URN` stays.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => text.to_owned(),
    }
}

/// A school of the file, or one that this import makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SchoolRef {
    /// `school.id`.
    Ours(i64),
    /// Not ours yet.
    Register(i64),
}

impl SchoolRef {
    /// Which one a candidate is.
    pub(crate) fn of(school: &MatchCandidate) -> Option<Self> {
        match (school.school_id, school.urn) {
            (Some(id), _) => Some(Self::Ours(id)),
            (None, Some(urn)) => Some(Self::Register(urn)),
            (None, None) => None,
        }
    }
}

/// The school's id; a school of the register that is not ours is made ours first.
///
/// # Errors
/// What SQLite says; a sentence where the register has no such school.
pub(crate) fn make_sure(w: &Write<'_>, school: SchoolRef, stage: Stage) -> Result<i64> {
    let urn = match school {
        SchoolRef::Ours(id) => return Ok(id),
        SchoolRef::Register(urn) => urn,
    };
    if let Some(id) = store::by_urn(w.db, urn)? {
        return Ok(id);
    }
    let (name, _) = store::establishment(w.db, urn)?
        .ok_or_else(|| Error::not_found(format!("URN {urn} is not in the register any more.")))?;
    let id = w.id("school")?;
    store::insert(
        w,
        id,
        Some(urn),
        &name,
        stage.code(),
        &w.clock.today().to_string(),
    )?;
    Ok(id)
}

/// The staff as choices for an owner.
fn staff(db: &Db) -> Result<Vec<Choice>> {
    let staff = store::staff(db)?;
    Ok(staff
        .into_iter()
        .map(|(id, name)| Choice {
            synonyms: name.split(' ').next().map(fold).into_iter().collect(),
            id: id.to_string(),
            label: name,
        })
        .collect())
}

fn stages() -> Vec<Choice> {
    Stage::ALL
        .into_iter()
        .map(|stage| {
            let synonyms: &[&str] = match stage {
                Stage::Prospect => &["potential", "possible", "lead", "new"],
                Stage::Approached => &["contacted", "in talks", "pending"],
                Stage::Partnership => &[
                    "partner",
                    "active",
                    "current",
                    "partnership",
                    "partner school",
                    "in partnership",
                    "yes",
                ],
                Stage::Paused => &["on hold", "paused this year", "dormant"],
                Stage::Former => &["left", "ended", "inactive", "past", "lapsed", "ex"],
            };
            Choice {
                id: stage.code().to_owned(),
                label: stage.label().to_owned(),
                synonyms: synonyms.iter().map(|&word| word.to_owned()).collect(),
            }
        })
        .collect()
}

/// What one entry asks for.
#[derive(Debug, Clone, Default)]
struct Work {
    school: Option<SchoolRef>,
    by_hand: Option<ByHand>,
    stage: Option<Stage>,
    fields: Vec<(&'static str, Value)>,
    tags: Vec<String>,
}

/// Imports schools.
pub(crate) struct Schools<'a> {
    finder: Finder<'a>,
    ours: HashMap<i64, store::Kept>,
    stages: Vec<Choice>,
    staff: Vec<Choice>,
    works: Vec<Work>,
    /// In which row each school stood.
    seen: HashMap<SchoolRef, u32>,
    typed: HashMap<(String, String), u32>,
}

impl<'a> Schools<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>) -> Result<Self> {
        Ok(Self {
            finder: Finder::new(read)?,
            ours: store::kept(read.db)?,
            stages: stages(),
            staff: staff(read.db)?,
            works: Vec::new(),
            seen: HashMap::new(),
            typed: HashMap::new(),
        })
    }

    /// What the entry has that the school does not, with what each is in words.
    fn differences(
        &self,
        entry: &Entry,
        kept: Option<&store::Kept>,
        work: &mut Work,
    ) -> Vec<String> {
        let mut says = Vec::new();
        if let Some(stage) = Stage::parse(entry.text("stage")) {
            let before = kept.and_then(|kept| Stage::parse(&kept.stage));
            if before != Some(stage) {
                says.push(change(
                    "Stage",
                    before.map_or("", Stage::label),
                    stage.label(),
                ));
                work.stage = Some(stage);
            }
        }
        if let Ok(owner) = entry.text("owner").parse::<i64>() {
            let before = kept.and_then(|kept| kept.owner_id);
            if before != Some(owner) {
                let name = |id: Option<i64>| {
                    let id = id.map(|id| id.to_string()).unwrap_or_default();
                    self.staff
                        .iter()
                        .find(|staff| staff.id == id)
                        .map_or("", |staff| staff.label.as_str())
                };
                says.push(change("Owner", name(before), name(Some(owner))));
                work.fields.push(("owner_id", Value::Integer(owner)));
            }
        }
        let by_hand = kept.is_some_and(|kept| !kept.registered);
        for (id, column, label) in [
            ("notes", "notes", "Notes"),
            ("parking", "parking", "Parking"),
            ("dress", "dress", "Dress"),
            ("access", "access", "Access"),
            ("telephone", "telephone", "Telephone"),
        ] {
            let text = entry.text(id);
            let before = kept.map_or("", |kept| kept.text(column));
            if text.is_empty() || text == before || (id == "telephone" && !by_hand) {
                continue;
            }
            says.push(change(label, before, text));
            work.fields.push((column, Value::Text(text.to_owned())));
        }
        let there: Vec<String> = kept
            .map(|kept| kept.tags.iter().map(|tag| fold(tag)).collect())
            .unwrap_or_default();
        // A tag that holds the comma between tags is known as a whole by our own export.
        let all = entry.tags("tags").join(", ");
        let same = kept.is_some_and(|kept| fold(&kept.tags.join(", ")) == fold(&all));
        for tag in entry.tags("tags").iter().filter(|_| !same) {
            if !there.contains(&fold(tag)) && !work.tags.contains(tag) {
                work.tags.push(tag.clone());
            }
        }
        if !work.tags.is_empty() {
            says.push(format!("Tags: {}", work.tags.join(", ")));
        }
        says
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Work)> {
        let mut work = Work::default();
        let nothing = |judged| Ok((judged, Work::default()));
        if let Some(long) = entry
            .tags("tags")
            .iter()
            .find(|tag| tag.chars().count() > LONGEST_TAG)
        {
            return nothing(Judged::Rejected(format!(
                "The tag “{long}” is too long. A tag has at most {LONGEST_TAG} characters."
            )));
        }
        match settle(&mut self.finder, entry)? {
            Settled::Nothing => nothing(Judged::Rejected(
                "No school is named. Add its name or URN.".to_owned(),
            )),
            Settled::Ask(mut question) => {
                if question.options.is_empty() && !entry.text("school").is_empty() {
                    question.why = question.why.replace(
                        "Correct it, or add its URN.",
                        "Correct it, add its URN, or add it by hand.",
                    );
                }
                if !entry.text("school").is_empty() {
                    question.options.push(Candidate {
                        id: BY_HAND.to_owned(),
                        label: "Not in the register: add it by hand".to_owned(),
                    });
                }
                nothing(Judged::Ask(question))
            }
            Settled::ByHand => self.by_hand(entry, work),
            Settled::School(school) => {
                let Some(reference) = SchoolRef::of(&school) else {
                    return nothing(Judged::Rejected("No school is named.".to_owned()));
                };
                if let Some(row) = self.seen.get(&reference) {
                    return nothing(Judged::Rejected(format!(
                        "{} stands in row {row} too. Make the two rows one.",
                        school.name
                    )));
                }
                self.seen.insert(reference, entry.number);
                work.school = Some(reference);
                let kept = match reference {
                    SchoolRef::Ours(id) => self.ours.get(&id),
                    SchoolRef::Register(_) => None,
                };
                let says = self.differences(entry, kept, &mut work);
                let judged = match (reference, says.is_empty()) {
                    (SchoolRef::Register(_), _) => {
                        let mut all = vec![format!("{} becomes ours.", label_of(&school))];
                        all.extend(says);
                        Judged::Create(all)
                    }
                    (SchoolRef::Ours(_), true) => Judged::Unchanged,
                    (SchoolRef::Ours(_), false) => Judged::Update(says),
                };
                Ok((judged, work))
            }
        }
    }

    fn by_hand(&mut self, entry: &Entry, mut work: Work) -> Result<(Judged, Work)> {
        let school = typed(&ByHand {
            name: entry.text("school").to_owned(),
            postcode: entry.text("postcode").to_owned(),
            town: entry.text("town").to_owned(),
            telephone: entry.text("telephone").to_owned(),
        });
        let school = match school {
            Ok(school) => school,
            Err(error) => return Ok((Judged::Rejected(error.message), Work::default())),
        };
        let key = (fold(&school.name), school.postcode.clone());
        if let Some(row) = self.typed.get(&key) {
            let why = format!(
                "{} stands in row {row} too. Make the two rows one.",
                school.name
            );
            return Ok((Judged::Rejected(why), Work::default()));
        }
        self.typed.insert(key, entry.number);
        // One that was added before under these words is that one.
        let known = self
            .ours
            .iter()
            .find(|(_, kept)| {
                !kept.registered
                    && fold(&kept.name) == fold(&school.name)
                    && kept.postcode == school.postcode
            })
            .map(|(id, _)| *id);
        if let Some(id) = known {
            work.school = Some(SchoolRef::Ours(id));
            let says = self.differences(entry, self.ours.get(&id), &mut work);
            let judged = if says.is_empty() {
                Judged::Unchanged
            } else {
                Judged::Update(says)
            };
            return Ok((judged, work));
        }
        let mut says = vec![format!("{} is added by hand.", school.name)];
        says.extend(self.differences(entry, None, &mut work));
        work.by_hand = Some(school);
        Ok((Judged::Create(says), work))
    }
}

/// `Stage: Prospect → Partnership school`
pub(crate) fn change(label: &str, before: &str, after: &str) -> String {
    let short = |text: &str| -> String {
        let line: String = text
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(60)
            .collect();
        if line.len() < text.len() {
            line + "…"
        } else {
            line
        }
    };
    if before.is_empty() {
        format!("{label}: {}", short(after))
    } else {
        format!("{label}: {} → {}", short(before), short(after))
    }
}

impl Adapter for Schools<'_> {
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn choices(&self, field: &str) -> &[Choice] {
        match field {
            "stage" => &self.stages,
            "owner" => &self.staff,
            _ => &[],
        }
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        matched_by(filled)
    }

    fn title(&self, entry: &Entry) -> String {
        match entry.text("school") {
            "" => said(entry).text(),
            name => name.to_owned(),
        }
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        self.works.push(work);
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get(nth) else {
            return Ok(());
        };
        let stage = work.stage.unwrap_or(Stage::Prospect);
        let id = match (&work.by_hand, work.school) {
            (Some(school), _) => {
                match store::insert_by_hand(w, school, stage.code(), &w.clock.today().to_string())?
                {
                    Some(id) => id,
                    None => return Ok(()),
                }
            }
            (None, Some(school)) => make_sure(w, school, stage)?,
            (None, None) => return Ok(()),
        };
        if let Some(stage) = work.stage {
            store::set(w, id, "stage", &Value::Text(stage.code().to_owned()))?;
        }
        for (column, value) in &work.fields {
            store::set(w, id, column, value)?;
        }
        for tag in &work.tags {
            store::add_tag(w, id, tag)?;
        }
        Ok(())
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("school", "schools")
    }
}

/// How schools are found by these fields.
///
/// # Errors
/// A sentence where none of them names a school.
pub(crate) fn matched_by(filled: &[&str]) -> Result<String> {
    let has = |field: &str| filled.contains(&field);
    let mut ways = Vec::new();
    if has("urn") {
        ways.push("URN");
    }
    if has("laestab") {
        ways.push("LAESTAB");
    }
    if has("school") {
        ways.push(match (has("postcode"), has("town") || has("la")) {
            (true, true) => "name with postcode or town",
            (true, false) => "name with postcode",
            (false, true) => "name with town",
            (false, false) => "name",
        });
    } else if has("postcode") {
        ways.push("postcode");
    }
    if ways.is_empty() {
        return Err(Error::invalid(
            "No column says which school is meant. Choose the column with the school’s name or URN.",
        ));
    }
    Ok(format!("Schools are found by {}.", ways.join(", then by ")))
}
