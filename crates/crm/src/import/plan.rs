//! The dry run: what importing each entry of a sheet would do.

use super::adapter::{Adapter, Candidate, Entry, Judged, Question};
use super::field::{About, Field, Parsed, Value, parse, says_nothing};
use super::header::{self, Header};
use super::look::{self, Begun, Opened};
use super::mapping::Mapping;
use super::read::{Cell, Row};
use super::{
    ImportCounts, ImportOption, ImportOutcome, ImportPreview, ImportQuestion, ImportRequest,
    ImportRow, noun, rejects,
};
use crate::error::Result;
use crate::fold::fold;
use crate::returns::columns::{PLACEMENTS_MARK, STATUS_MARK};
use crate::session::{Job, Read, Signals};
use crate::types::{Day, counted};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How often progress is told, in entries.
const STEP: usize = 64;

/// What importing a sheet would do, entry by entry.
pub(crate) struct Plan<'a> {
    pub adapter: Box<dyn Adapter + 'a>,
    pub opened: Opened,
    pub mapping: Mapping,
    pub rows: Vec<ImportRow>,
    /// The entries that are to be written: the index of their row and which judgement it was.
    pub to_write: Vec<(usize, usize)>,
    pub questions: Vec<ImportQuestion>,
    pub counts: ImportCounts,
}

/// Tries an import: a job, since it may take seconds and can be stopped.
///
/// # Errors
/// A sentence where the sheet cannot be read, has become another one, or its columns do not say enough.
pub fn preview(job: &Job<'_>, request: ImportRequest) -> Result<ImportPreview> {
    let desk = job.desk()?;
    let reader = desk.store.read()?;
    let read = Read {
        db: &reader,
        desk: &desk,
    };
    let plan = plan(&read, &request, job.session.clock().today(), job.signals())?;
    Ok(ImportPreview {
        counts: plan.counts,
        proposals: plan.adapter.proposals(),
        notes: plan.notes(),
        ignored: plan.ignored(),
        fingerprint: plan.opened.fingerprint.clone(),
        questions: plan.questions,
        rows: plan.rows,
    })
}

/// Makes the plan of an import.
pub(crate) fn plan<'a>(
    read: &Read<'a>,
    request: &ImportRequest,
    today: Day,
    signals: &Signals,
) -> Result<Plan<'a>> {
    signals.step("Reading the sheet", 0, 0)?;
    let words = noun::words(request.noun, read.db)?;
    let opened = Begun::of(&request.source)?.opened(&request.source, &words, today)?;
    opened.refuse_another(request.fingerprint.as_deref())?;
    let adapter = noun::adapter(request.noun, read, today)?;
    let mapping = look::mapping(
        &opened,
        adapter.as_ref(),
        request.mapping.as_ref(),
        read,
        request.noun,
        today,
    )?;
    adapter.matched_by(&mapping.filled(adapter.as_ref()))?;
    let mut plan = Plan {
        adapter,
        opened,
        mapping,
        rows: Vec::new(),
        to_write: Vec::new(),
        questions: Vec::new(),
        counts: ImportCounts::default(),
    };
    plan.fill(request, today, signals)?;
    Ok(plan)
}

/// Says of the questions which were asked already.
#[derive(Default)]
struct Asked(HashMap<(&'static str, String), usize>);

impl Plan<'_> {
    fn fill(&mut self, request: &ImportRequest, today: Day, signals: &Signals) -> Result<()> {
        let skip: HashSet<&str> = request.skip.iter().map(String::as_str).collect();
        let answers: HashMap<&str, &str> = request
            .answers
            .iter()
            .map(|answer| (answer.row.as_str(), answer.is.as_str()))
            .collect();
        let meanings = Rc::new(self.mapping.values.clone());
        let mut asked = Asked::default();
        let mut judged = 0;
        let data = self.opened.header.data;
        let rows = std::mem::take(&mut self.opened.sheet.rows);
        let total = rows.len().saturating_sub(data) as u64;
        for (index, row) in rows.iter().enumerate().skip(data) {
            if index % STEP == 0 {
                let done = index.saturating_sub(data) as u64;
                signals.step("Comparing the rows with the file", done, total)?;
            }
            if self.opened.header.is_repeated_by(row) || is_guidance(row) {
                continue;
            }
            for (person, unfolded) in self.unfold(row, today) {
                let key = format!("{}:{person}", row.number);
                let mut out = ImportRow {
                    number: row.number,
                    who: String::new(),
                    outcome: ImportOutcome::LeftOut,
                    says: Vec::new(),
                    candidates: Vec::new(),
                    key,
                };
                let outcome = match unfolded {
                    Unfolded::Wrong(says, who) => {
                        out.who = who;
                        out.says = says;
                        ImportOutcome::Rejected
                    }
                    Unfolded::Unknown(question, who) => {
                        out.who = who;
                        out.says = vec![self.place(row.number, &question.why)];
                        self.ask(&mut asked, question, true);
                        ImportOutcome::Rejected
                    }
                    Unfolded::Entry(mut entry) => {
                        entry.meanings = meanings.clone();
                        out.who = self.adapter.title(&entry);
                        if skip.contains(out.key.as_str()) {
                            ImportOutcome::LeftOut
                        } else {
                            if let Some(answer) = answers.get(out.key.as_str()) {
                                (*answer).clone_into(&mut entry.answer);
                            }
                            let verdict = self.adapter.judge(&entry)?;
                            let nth = judged;
                            judged += 1;
                            self.take(&mut out, verdict, nth, &mut asked)
                        }
                    }
                };
                out.outcome = if skip.contains(out.key.as_str()) {
                    ImportOutcome::LeftOut
                } else {
                    outcome
                };
                self.counts.add(out.outcome);
                self.rows.push(out);
            }
        }
        self.opened.sheet.rows = rows;
        Ok(())
    }

    /// Puts what the noun says of an entry into its row.
    fn take(
        &mut self,
        out: &mut ImportRow,
        verdict: Judged,
        nth: usize,
        asked: &mut Asked,
    ) -> ImportOutcome {
        match verdict {
            Judged::Create(says) => {
                out.says = says;
                self.to_write.push((self.rows.len(), nth));
                ImportOutcome::Create
            }
            Judged::Update(says) => {
                out.says = says;
                self.to_write.push((self.rows.len(), nth));
                ImportOutcome::Update
            }
            Judged::Unchanged => ImportOutcome::Unchanged,
            Judged::Duplicate { candidates, why } => {
                out.says = vec![why];
                out.candidates = candidates.into_iter().map(option).collect();
                ImportOutcome::Duplicate
            }
            Judged::Rejected(why) => {
                out.says = vec![self.place(out.number, &why)];
                ImportOutcome::Rejected
            }
            Judged::Ask(question) => {
                out.says = vec![self.place(out.number, &question.why)];
                self.ask(asked, question, false);
                ImportOutcome::Rejected
            }
        }
    }

    fn ask(&mut self, asked: &mut Asked, question: Question, may_be_nothing: bool) {
        let key = (question.field, fold(&question.from));
        if let Some(at) = asked.0.get(&key) {
            if let Some(known) = self.questions.get_mut(*at) {
                known.rows += 1;
            }
            return;
        }
        asked.0.insert(key, self.questions.len());
        let label = self
            .adapter
            .fields()
            .iter()
            .find(|field| field.id == question.field)
            .map_or(question.field, |field| field.label);
        self.questions.push(ImportQuestion {
            field: question.field.to_owned(),
            label: label.to_owned(),
            from: question.from,
            why: question.why,
            rows: 1,
            options: question.options.into_iter().map(option).collect(),
            may_be_nothing,
        });
    }

    /// The entries of a row: one for each person that any of their own cells tells of.
    fn unfold(&self, row: &Row, today: Day) -> Vec<(usize, Unfolded)> {
        if !row.fault.is_empty() {
            let why = self.place(row.number, &format!("{}.", row.fault));
            return vec![(0, Unfolded::Wrong(vec![why], String::new()))];
        }
        let fields = self.adapter.fields();
        let of = |person: usize| {
            self.mapping
                .columns
                .iter()
                .enumerate()
                .filter_map(move |(at, column)| Some((at, column, fields.get(column.field?)?)))
                .filter(move |(_, column, field)| {
                    field.about == About::Person && column.person == person
                })
        };
        let people = self.mapping.people.len().max(1);
        let mut named: Vec<usize> = (0..people)
            .filter(|person| {
                of(*person).any(|(at, _, field)| !says_nothing(row.cell(at), field.kind))
            })
            .collect();
        if named.is_empty() {
            named.push(0);
        }
        named
            .into_iter()
            .map(|person| (person, self.entry(row, person, fields, today)))
            .collect()
    }

    /// The values of one person of a row.
    fn entry(&self, row: &Row, person: usize, fields: &'static [Field], today: Day) -> Unfolded {
        let mut entry = Entry::of(row.number);
        let mut wrong = Vec::new();
        let mut unknown = None;
        for (at, column) in self.mapping.columns.iter().enumerate() {
            let Some(field) = column.field.and_then(|field| fields.get(field)) else {
                continue;
            };
            if field.about == About::Person && column.person != person {
                continue;
            }
            let cell = row.cell(at);
            let choices = self.adapter.choices(field.id);
            match parse(cell, field.kind, column.order, choices, today) {
                Parsed::Blank => {}
                Parsed::Value(value) => entry.put(field.id, value),
                Parsed::Wrong(why) => wrong.push(self.place_of_cell(row.number, at, cell, &why)),
                Parsed::Unknown(text) => {
                    let key = (field.id.to_owned(), fold(&text));
                    match self.mapping.values.get(&key) {
                        Some(nothing) if nothing.is_empty() => {}
                        Some(id) if choices.iter().any(|choice| choice.id == *id) => {
                            entry.put(field.id, Value::Choice(id.clone()));
                        }
                        _ => drop(unknown.get_or_insert_with(|| Question {
                            field: field.id,
                            why: format!(
                                "“{text}” in column “{}” is not one of ours. Say what it means, or correct it.",
                                self.heading(at)
                            ),
                            options: choices
                                .iter()
                                .map(|choice| Candidate {
                                    id: choice.id.clone(),
                                    label: choice.label.clone(),
                                })
                                .collect(),
                            from: text,
                        })),
                    }
                }
            }
        }
        if let Some(posts) = self.adapter.posts()
            && let Some(post) = self.mapping.people.get(person)
            && !post.post.is_empty()
            && entry.value(posts).is_none()
        {
            entry.put(posts, Value::Choice(post.post.clone()));
        }
        match (wrong.is_empty(), unknown) {
            (false, _) => Unfolded::Wrong(wrong, self.adapter.title(&entry)),
            (true, Some(question)) => Unfolded::Unknown(question, self.adapter.title(&entry)),
            (true, None) => Unfolded::Entry(entry),
        }
    }

    fn heading(&self, at: usize) -> String {
        self.opened
            .header
            .columns
            .get(at)
            .cloned()
            .unwrap_or_else(|| format!("Column {}", header::letters(at)))
    }

    /// `“Contacts.xlsx”, sheet “Staff”, row 14: …`
    fn place(&self, row: u32, why: &str) -> String {
        format!("{}, row {row}: {why}", self.opened.label)
    }

    /// `“Contacts.xlsx”, sheet “Staff”, row 14, column “E-mail”, “jane.example”: …`
    fn place_of_cell(&self, row: u32, at: usize, cell: &Cell, why: &str) -> String {
        let mut text: String = cell.text().chars().take(80).collect();
        if text.len() < cell.text().len() {
            text.push('…');
        }
        format!(
            "{}, row {row}, column “{}”, “{}”: {why}",
            self.opened.label,
            self.heading(at),
            text.trim()
        )
    }

    /// What the office should know, of the sheet and of what it would do.
    pub(crate) fn notes(&self) -> Vec<String> {
        let mut notes = self.opened.notes.clone();
        notes.extend(self.adapter.left_out(&self.opened.header.columns));
        notes.extend(self.adapter.notes());
        notes
    }

    /// The headings of columns that hold something and fill no field, but for the one that our own problem rows have.
    pub(crate) fn ignored(&self) -> Vec<String> {
        let rows = self.opened.sheet.rows.get(self.opened.header.data..);
        let holds = |at: usize| {
            let mut rows = rows.into_iter().flatten();
            rows.any(|row| !row.cell(at).is_blank())
        };
        let columns = self.mapping.columns.iter().enumerate();
        columns
            .filter(|(at, column)| column.field.is_none() && holds(*at))
            .map(|(at, _)| self.heading(at))
            .filter(|heading| heading != rejects::REASONS)
            .collect()
    }

    /// `Imported 12 people from Contacts.xlsx`
    pub(crate) fn operation_label(&self) -> String {
        let (one, many) = self.adapter.called();
        format!(
            "Imported {} from {}",
            counted(self.to_write.len() as u64, one, many),
            self.opened.name
        )
    }

    /// The header, for the problem rows.
    pub(crate) fn header(&self) -> &Header {
        &self.opened.header
    }
}

/// Whether a row tells how to fill one of the DfE's files, and is about nobody (dfe.md 1.5 and 1.6, 2026/27).
fn is_guidance(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Cell::Text(text) => text.trim() == STATUS_MARK || text.trim().starts_with(PLACEMENTS_MARK),
        _ => false,
    })
}

/// One person of a row, or why there is none.
enum Unfolded {
    Entry(Entry),
    /// What is wrong, and who it would have been.
    Wrong(Vec<String>, String),
    /// What has to be said first, and who it would be.
    Unknown(Question, String),
}

fn option(candidate: Candidate) -> ImportOption {
    ImportOption {
        id: candidate.id,
        label: candidate.label,
    }
}

impl ImportCounts {
    fn add(&mut self, outcome: ImportOutcome) {
        self.read += 1;
        match outcome {
            ImportOutcome::Create => self.create += 1,
            ImportOutcome::Update => self.update += 1,
            ImportOutcome::Unchanged => self.unchanged += 1,
            ImportOutcome::Duplicate => self.duplicate += 1,
            ImportOutcome::Rejected => self.rejected += 1,
            ImportOutcome::LeftOut => self.left_out += 1,
        }
    }
}
