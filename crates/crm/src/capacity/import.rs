//! What schools host, out of the office's own sheet.
//!
//! A row names a school and says what it hosts in a year: how it answers, its cap, who else it has, and one kind of place,
//! or the places of each phase. Several rows of one school add their places to one answer; what they say of the whole
//! school has to agree. A blank cell leaves what is there.

use super::cells::{self, Column, OfferColumn};
use super::held::{Block, Held, Names, Offer, Place};
use super::said::CALLED;
use super::store::{self, Of};
use super::{HostingInterest, OfferFunding, OfferKind, OfferStudy, OfferTerm, actions};
use crate::error::Result;
use crate::fold::fold;
use crate::import::adapter::{Adapter, Entry, Judged};
use crate::import::field::{Choice, Field, Kind, of_row};
use crate::office::queries::academic_year;
use crate::register::codes;
use crate::school::Stage;
use crate::school::import::{self as schools, IDENTITY, SchoolRef, Settled};
use crate::school::matching::Finder;
use crate::session::Read;
use crate::store::Write;
use crate::types::{AcademicYear, Day, KeyStage, Phase, Source, YearGroup};
use std::collections::HashMap;

pub(crate) const FIELDS: &[Field] = &[
    IDENTITY[0],
    IDENTITY[1],
    IDENTITY[2],
    IDENTITY[3],
    // Without “place”, which is what an offer has several of.
    of_row(
        "town",
        "School’s town",
        Kind::Text,
        &[
            "town",
            "city",
            "town city",
            "school town",
            "village",
            "locality",
        ],
    ),
    IDENTITY[5],
    of_row(
        "year",
        "Academic year",
        Kind::Text,
        &["academic year", "year"],
    ),
    of_row(
        "interest",
        "Interest in hosting",
        Kind::Choice,
        &[
            "interest",
            "hosting",
            "hosting interest",
            "hosting this year",
            "appetite",
            "will host",
        ],
    ),
    of_row(
        "reasons",
        "Why not",
        Kind::Text,
        &["why not", "reason", "reasons", "reason for not hosting"],
    ),
    of_row(
        "cap",
        "Cap of the whole school",
        Kind::Text,
        &[
            "cap",
            "maximum",
            "max trainees",
            "maximum trainees",
            "total capacity",
            "capacity",
        ],
    ),
    of_row(
        "places",
        "Places",
        Kind::Text,
        &[
            "places",
            "placements",
            "number of places",
            "no of places",
            "places offered",
            "offer",
            "offered",
            "trainees",
        ],
    ),
    of_row(
        "primary",
        "Places in primary",
        Kind::Text,
        &["primary", "primary places", "primary placements"],
    ),
    of_row(
        "secondary",
        "Places in secondary",
        Kind::Text,
        &["secondary", "secondary places", "secondary placements"],
    ),
    of_row(
        "send",
        "Places in SEND",
        Kind::Text,
        &["send", "send places", "send placements"],
    ),
    of_row(
        "phase",
        "Phase of the places",
        Kind::Choice,
        &["phase", "age phase"],
    ),
    of_row("subject", "Subject", Kind::Choice, &["subject", "subjects"]),
    of_row(
        "yearGroup",
        "Year group",
        Kind::Choice,
        &["year group", "yr group", "class"],
    ),
    of_row(
        "keyStage",
        "Key stage",
        Kind::Choice,
        &["key stage", "ks", "stage"],
    ),
    of_row("term", "Term", Kind::Choice, &["term"]),
    of_row(
        "block",
        "Block",
        Kind::Text,
        &["block", "placement period", "period", "placement block"],
    ),
    of_row(
        "sendSetting",
        "SEND setting",
        Kind::Text,
        &["send setting", "setting type", "provision"],
    ),
    of_row(
        "study",
        "Full or part time",
        Kind::Choice,
        &["full or part time", "study mode", "mode", "ft pt"],
    ),
    of_row(
        "funding",
        "Funding",
        Kind::Choice,
        &["funding", "fee or salaried", "route"],
    ),
    of_row(
        "kind",
        "What the places are for",
        Kind::Choice,
        &["for", "type of place", "placement type"],
    ),
    of_row(
        "otherTrainees",
        "Trainees of other providers",
        Kind::Text,
        &[
            "other trainees",
            "other providers",
            "trainees of other providers",
            "other provider trainees",
        ],
    ),
    of_row(
        "ects",
        "ECTs",
        Kind::Text,
        &["ects", "ect", "nqts", "early career teachers"],
    ),
    of_row(
        "itap",
        "ITaP places",
        Kind::Text,
        &["itap", "itap places", "intensive training and practice"],
    ),
    of_row(
        "observation",
        "Observation days",
        Kind::Text,
        &["observation", "observation days", "school experience"],
    ),
    of_row(
        "note",
        "Note on the year",
        Kind::LongText,
        &["note", "notes", "comment", "comments"],
    ),
];

/// The fields that fill a cell of the grid.
const CELLS: [(&str, Column); 7] = [
    ("interest", Column::Interest),
    ("reasons", Column::Reasons),
    ("cap", Column::Cap),
    ("otherTrainees", Column::OtherTrainees),
    ("ects", Column::Ects),
    ("itap", Column::Itap),
    ("observation", Column::Observation),
];

fn of_phase(phase: Phase) -> Column {
    Column::Offer(OfferColumn {
        phase: Some(phase),
        ..OfferColumn::default()
    })
}

/// What one entry asks for.
#[derive(Debug, Clone)]
struct Work {
    school: SchoolRef,
    year: AcademicYear,
    cells: Vec<(Column, String)>,
    offer: Option<Offer>,
}

impl Work {
    /// Does it to a hosting.
    fn put(&self, held: &mut Held) -> std::result::Result<(), String> {
        for (column, text) in &self.cells {
            column
                .put(held, text)
                .map_err(|why| format!("{}: {why}", column.label(&[])))?;
        }
        if let Some(offer) = &self.offer {
            match held.offers.iter_mut().find(|one| is_same_kind(one, offer)) {
                Some(one) => (one.least, one.most) = (offer.least, offer.most),
                None => held.offers.push(offer.clone()),
            }
        }
        Ok(())
    }
}

/// Whether two lines offer the same kind of place, however many.
fn is_same_kind(a: &Offer, b: &Offer) -> bool {
    let bare = |offer: &Offer| Offer {
        id: None,
        least: 0,
        most: 0,
        note: String::new(),
        ..offer.clone()
    };
    bare(a) == bare(b)
}

/// Imports offers.
pub(crate) struct Offers<'a> {
    finder: Finder<'a>,
    read: Read<'a>,
    year: AcademicYear,
    names: Names,
    choices: Vec<(&'static str, Vec<Choice>)>,
    /// What the file holds with what earlier rows say.
    drafts: HashMap<(SchoolRef, AcademicYear), Held>,
    /// In which row something was said of a whole school, and what.
    said: HashMap<(SchoolRef, AcademicYear, &'static str), (u32, String)>,
    /// In which row a kind of place stood.
    lines: Vec<((SchoolRef, AcademicYear), Offer, u32)>,
    works: Vec<Option<Work>>,
}

impl<'a> Offers<'a> {
    /// Reads what there is.
    pub(crate) fn new(read: &Read<'a>, today: Day) -> Result<Self> {
        Ok(Self {
            finder: Finder::new(read)?,
            read: Read {
                db: read.db,
                desk: read.desk,
            },
            year: academic_year(read.db, today)?,
            names: store::names(read.db)?,
            choices: choices(),
            drafts: HashMap::new(),
            said: HashMap::new(),
            lines: Vec::new(),
            works: Vec::new(),
        })
    }

    fn draft(&self, school: SchoolRef, year: AcademicYear) -> Result<Held> {
        if let Some(draft) = self.drafts.get(&(school, year)) {
            return Ok(draft.clone());
        }
        let place = match school {
            SchoolRef::Ours(id) => Place::School(id),
            SchoolRef::Register(_) => return Ok(Held::empty(Place::School(0), year)),
        };
        let found = store::hostings(self.read.db, year, Of::Place(place))?.pop();
        Ok(found.unwrap_or_else(|| Held::empty(place, year)))
    }

    /// The line that the entry describes; `None`: it offers none of one kind.
    fn offer(
        &self,
        entry: &Entry,
        year: AcademicYear,
    ) -> std::result::Result<Option<Offer>, String> {
        let Some((least, most)) =
            cells::places(entry.text("places")).map_err(|why| format!("Places: {why}"))?
        else {
            return Ok(None);
        };
        let block_id = match entry.text("block") {
            "" => None,
            name => Some(block(&self.names.blocks, name, year)?.id),
        };
        Ok(Some(Offer {
            id: None,
            kind: OfferKind::parse(entry.text("kind")).filter(|kind| *kind != OfferKind::Placement),
            least,
            most,
            phase: Phase::parse(entry.text("phase")),
            subject: entry.text("subject").to_owned(),
            year_group: YearGroup::parse(entry.text("yearGroup")),
            key_stage: KeyStage::parse(entry.text("keyStage")),
            term: OfferTerm::parse(entry.text("term")),
            block_id,
            send_setting: entry.text("sendSetting").to_owned(),
            study: OfferStudy::parse(entry.text("study")),
            funding: OfferFunding::parse(entry.text("funding")),
            ..Offer::default()
        }))
    }

    /// What the entry asks for; `Err`: why it cannot be.
    fn work(&self, entry: &Entry, school: SchoolRef) -> std::result::Result<Work, String> {
        let year = match entry.text("year") {
            "" => self.year,
            text => AcademicYear::parse(text).map_err(|error| error.message)?,
        };
        let mut cells: Vec<(Column, String)> = Vec::new();
        for (id, column) in CELLS {
            if !entry.text(id).is_empty() {
                cells.push((column, entry.text(id).to_owned()));
            }
        }
        if !entry.text("note").is_empty() {
            cells.push((Column::Note, entry.text("note").to_owned()));
        }
        for (id, phase) in [
            ("primary", Phase::Primary),
            ("secondary", Phase::Secondary),
            ("send", Phase::Send),
        ] {
            if !entry.text(id).is_empty() {
                cells.push((of_phase(phase), entry.text(id).to_owned()));
            }
        }
        let offer = self.offer(entry, year)?;
        if cells.is_empty() && offer.is_none() {
            return Err("It says nothing of what the school hosts. Fill in its interest, its cap or its places.".to_owned());
        }
        Ok(Work {
            school,
            year,
            cells,
            offer,
        })
    }

    /// Why the entry does not go with the rows before it.
    fn clash(&mut self, entry: &Entry, work: &Work) -> Option<String> {
        let whose = (work.school, work.year);
        if let Some(offer) = &work.offer {
            let same = self
                .lines
                .iter()
                .find(|(of, line, _)| *of == whose && is_same_kind(line, offer));
            if let Some((_, line, row)) = same {
                return Some(format!(
                    "Row {row} offers the same kind of place there, {}. Make the two rows one.",
                    line.places()
                ));
            }
            self.lines.push((whose, offer.clone(), entry.number));
        }
        for (id, column) in CELLS {
            let text = entry.text(id);
            if text.is_empty() {
                continue;
            }
            let known = self
                .said
                .entry((work.school, work.year, id))
                .or_insert_with(|| (entry.number, text.to_owned()));
            if fold(&known.1) != fold(text) {
                return Some(format!(
                    "{}: row {} says {}, and this one {}. Make them agree.",
                    column.label(&[]),
                    known.0,
                    as_shown(&known.1),
                    as_shown(text)
                ));
            }
        }
        None
    }

    fn settled(&mut self, entry: &Entry) -> Result<(Judged, Option<Work>)> {
        let rejected = |why: String| Ok((Judged::Rejected(why), None));
        let school = match schools::settle(&mut self.finder, entry)? {
            Settled::Nothing => {
                return rejected("No school is named. Add its name or URN.".to_owned());
            }
            Settled::ByHand => {
                return rejected(
                    "A school that is not in the register is added first, in the list of schools. Then import this row again.".to_owned(),
                );
            }
            Settled::Ask(question) => return Ok((Judged::Ask(question), None)),
            Settled::School(school) => school,
        };
        let Some(reference) = SchoolRef::of(&school) else {
            return rejected("No school is named. Add its name or URN.".to_owned());
        };
        let work = match self.work(entry, reference) {
            Ok(work) => work,
            Err(why) => return rejected(why),
        };
        if let Some(why) = self.clash(entry, &work) {
            return rejected(why);
        }
        let before = self.draft(reference, work.year)?;
        let mut after = before.clone();
        if let Err(why) = work.put(&mut after) {
            return rejected(why);
        }
        let old = cells::contradictions(&before);
        let told = cells::contradictions(&after);
        if let Some((_, why)) = told.into_iter().find(|one| !old.contains(one)) {
            return rejected(why);
        }
        if after == before {
            return Ok((Judged::Unchanged, Some(work)));
        }
        let mut says = Vec::new();
        if matches!(reference, SchoolRef::Register(_)) && before.says_nothing() {
            says.push(format!("{} becomes ours.", schools::label_of(&school)));
        }
        says.push(schools::change(
            &format!("Hosts in {}", work.year),
            &before.said(&self.names),
            &after.said(&self.names),
        ));
        let judged = if before.says_nothing() {
            Judged::Create(says)
        } else {
            Judged::Update(says)
        };
        self.drafts.insert((reference, work.year), after);
        Ok((judged, Some(work)))
    }
}

/// The block of a year by its name.
fn block<'a>(
    blocks: &'a [Block],
    name: &str,
    year: AcademicYear,
) -> std::result::Result<&'a Block, String> {
    let named = |block: &&Block| fold(&block.name) == fold(name);
    blocks
        .iter()
        .filter(|block| block.year == year)
        .find(named)
        .ok_or_else(|| match blocks.iter().find(named) {
            Some(block) => format!(
                "The block “{}” is in {}, and this row is about {year}. Correct one of the two.",
                block.name, block.year
            ),
            None => format!(
                "There is no block “{name}” in {year}. Correct it, or make the block first."
            ),
        })
}

fn choices() -> Vec<(&'static str, Vec<Choice>)> {
    let of = |named: &[(&str, &str)]| -> Vec<Choice> {
        named
            .iter()
            .map(|(id, label)| Choice {
                id: (*id).to_owned(),
                label: (*label).to_owned(),
                synonyms: Vec::new(),
            })
            .collect()
    };
    let mut interests = of(HostingInterest::NAMED);
    for choice in &mut interests {
        let words: &[&str] = match choice.id.as_str() {
            "looking" => &["yes", "y", "looking", "open"],
            "interested" => &["maybe", "possibly", "perhaps"],
            _ => &["no", "n", "not hosting", "not open"],
        };
        choice.synonyms = words.iter().map(|&word| word.to_owned()).collect();
    }
    let mut years = of(YearGroup::NAMED);
    for choice in &mut years {
        if let Some(number) = choice.id.strip_prefix("year") {
            choice.synonyms = vec![
                format!("y{number}"),
                format!("yr {number}"),
                number.to_owned(),
            ];
        }
    }
    let mut stages = of(KeyStage::NAMED);
    for choice in &mut stages {
        if let Some(number) = choice.id.strip_prefix("ks") {
            choice.synonyms = vec![format!("ks {number}"), number.to_owned()];
        }
    }
    let subjects = codes::training("subject")
        .map(|code| Choice {
            id: code.code.to_owned(),
            label: code.name.to_owned(),
            synonyms: CALLED
                .iter()
                .filter(|(name, _)| *name == code.name)
                .flat_map(|(_, all)| all.iter().map(|&called| called.to_owned()))
                .collect(),
        })
        .collect();
    vec![
        ("interest", interests),
        ("phase", of(Phase::NAMED)),
        ("subject", subjects),
        ("yearGroup", years),
        ("keyStage", stages),
        ("term", of(OfferTerm::NAMED)),
        ("study", of(OfferStudy::NAMED)),
        ("funding", of(OfferFunding::NAMED)),
        ("kind", of(OfferKind::NAMED)),
    ]
}

/// A code of hosting interest by its label; anything else as it stands.
fn as_shown(text: &str) -> &str {
    HostingInterest::parse(text).map_or(text, |interest| interest.label())
}

impl Adapter for Offers<'_> {
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn choices(&self, field: &str) -> &[Choice] {
        self.choices
            .iter()
            .find(|(of, _)| *of == field)
            .map(|(_, choices)| choices.as_slice())
            .unwrap_or_default()
    }

    fn matched_by(&self, filled: &[&str]) -> Result<String> {
        schools::matched_by(filled)
    }

    fn title(&self, entry: &Entry) -> String {
        match entry.text("school") {
            "" => schools::said(entry).text(),
            name => name.to_owned(),
        }
    }

    fn judge(&mut self, entry: &Entry) -> Result<Judged> {
        let (judged, work) = self.settled(entry)?;
        let writes = matches!(judged, Judged::Create(_) | Judged::Update(_));
        self.works.push(work.filter(|_| writes));
        Ok(judged)
    }

    fn write(&mut self, w: &Write<'_>, nth: usize) -> Result<()> {
        let Some(work) = self.works.get(nth).and_then(Option::as_ref) else {
            return Ok(());
        };
        let school = schools::make_sure(w, work.school, Stage::Prospect)?;
        let place = Place::School(school);
        let before = store::hostings(w.db, work.year, Of::Place(place))?
            .pop()
            .unwrap_or_else(|| Held::empty(place, work.year));
        let mut after = before.clone();
        // It was tried on the same answers when it was judged; what was refused then is not written.
        if work.put(&mut after).is_err() {
            return Ok(());
        }
        if !after.answers_as(&before) {
            actions::confirm(w, &mut after, Some(Source::Import))?;
        }
        store::save(w, &before, &after)
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("offer", "offers")
    }
}
