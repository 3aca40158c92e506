//! Loading the register's files, and refreshing from later ones: one operation, whatever the number of files.
//!
//! Two threads work on it. The reader thread reads, decodes and (for a row that is not as it was) types; the thread of
//! the operation compares and writes. On a refresh the reader knows the hash of every row as it stood in the last file, so
//! of 50,000 rows only the few hundred that differ are typed, compared and written.
//!
//! The first load has nothing to compare with and writes no row images: its undo is to empty the register again.
//! Everything is checked and asked before the commit, so a refusal, a question or a cancel leaves the file as it was.

use super::diff::{self, Candidate, ChangeKind, Following};
use super::heads::Head;
use super::read::{self, CodeNames, Counts, Item, Kind, Rejected, Source};
use super::store::{self as register_store, Establishments, NewChange, NewLoad, Saved};
use super::watch::{LoadReport, LoadRequest, PartReport};
use super::{Establishment, Group, Link};
use crate::error::{Error, Result};
use crate::session::{Job, Signals};
use crate::store::{Finished, Store, Write, log};
use crate::types::{Day, counted, thousands, written};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

/// Rows that travel from the reader together: few, so that the last ones don't wait and they stay near the processor.
const BATCH: usize = 64;

/// A register that lacks more than this share of the open establishments is asked about: it may be a subset.
const MISSING_PER_CENT: usize = 2;

/// The register tables, which a first load writes without row images.
const TABLES: [&str; 5] = [
    "establishment",
    "establishment_group",
    "establishment_link",
    "register_load",
    "register_change",
];

/// Loads `request`'s files into the open file.
pub fn run(job: &Job<'_>, request: LoadRequest) -> Result<LoadReport> {
    let desk = job.desk()?;
    let finished = load(&desk.store, job.signals(), &request)?;
    job.session.warm(&desk);
    Ok(job.finished(finished))
}

/// Loads `request`'s files into `store`, one operation.
pub(crate) fn load(
    store: &Store,
    signals: &Signals,
    request: &LoadRequest,
) -> Result<Finished<LoadReport>> {
    let given = match &request.date {
        None => None,
        Some(text) => Some(text.parse::<Day>().map_err(|_| {
            Error::invalid(format!(
                "“{text}” is not a day. Write the day of the register as 2026-09-01."
            ))
        })?),
    };
    if request.paths.is_empty() {
        return Err(Error::invalid(
            "No file was given. Choose the DfE's register: a csv, or the zip it comes in.",
        ));
    }
    let mut sources = Vec::new();
    for path in &request.paths {
        sources.extend(read::inspect(Path::new(path))?);
    }
    // Links first, so that a closure finds its successor; older registers before newer ones.
    sources.sort_by_key(|source| {
        let kind = match source.kind {
            Kind::Groups => 0,
            Kind::Links => 1,
            Kind::Establishments => 2,
        };
        (kind, source.file_date)
    });
    store.operate("register_load", |w| {
        let mut load = Load {
            w,
            signals,
            request,
            given,
            report: LoadReport::default(),
            rejects: 0,
            label: Vec::new(),
        };
        let has_establishments = sources
            .iter()
            .any(|source| source.kind == Kind::Establishments);
        load.report.first =
            has_establishments && register_store::count(w.db, "establishment")? == 0;
        if load.report.first {
            w.unlogged();
            for table in TABLES {
                log::remove_from(w.db, table)?;
            }
        }
        for source in &sources {
            load.report.warnings.extend(source.warnings.iter().cloned());
            match source.kind {
                Kind::Groups => load.groups(source)?,
                Kind::Links => load.links(source)?,
                Kind::Establishments => load.establishments(source)?,
            }
        }
        load.loose_links(&sources)?;
        if load.report.first {
            for table in TABLES {
                log::install_on(w.db, table)?;
            }
        }
        signals.last_step("Saving");
        // The register before its groups and links, in the order of interest.
        load.label.reverse();
        w.label(load.label.join("; "));
        Ok(load.report)
    })
}

/// Takes the whole register out, as the undo of its first load: as long as no school of ours stands on it.
pub(crate) fn empty(w: &Write<'_>) -> Result<()> {
    let ours = register_store::our_schools(w.db)?;
    if ours > 0 {
        return Err(Error::conflict(format!(
            "The register cannot be emptied while {} in it. Take them off our schools first.",
            if ours == 1 {
                "a school of ours is".to_owned()
            } else {
                format!("{ours} schools of ours are")
            }
        )));
    }
    w.unlogged();
    for table in TABLES {
        log::remove_from(w.db, table)?;
    }
    register_store::empty(w.db)?;
    for table in TABLES {
        log::install_on(w.db, table)?;
    }
    Ok(())
}

/// Notes that the refresh `operation` was taken back row by row: where changes of it were accepted they stay, and so do
/// the loads that they refer to, but no longer as what the register holds.
pub(crate) fn taken_back(w: &Write<'_>, operation: i64) -> Result<()> {
    register_store::mark_taken_back(w, operation)
}

struct Load<'a> {
    w: &'a Write<'a>,
    signals: &'a Signals,
    request: &'a LoadRequest,
    given: Option<Day>,
    report: LoadReport,
    rejects: u32,
    label: Vec<String>,
}

/// What the reader thread sends.
enum Sent {
    Rows(Vec<Establishment>),
    Groups(Vec<Group>),
    Links(Vec<Link>),
    Rejected(Rejected),
    /// How far it is in the file, in bytes, and how many rows it has seen.
    At(u64, u64),
}

/// What the reader thread knows at the end.
struct Read {
    counts: Counts,
    codes: CodeNames,
    unchanged: u64,
    seen: Vec<i64>,
}

/// Reads a source: rows that are as `known` has them are only counted.
fn read_source(
    source: &Source,
    known: &HashMap<i64, i64>,
    send: &SyncSender<Sent>,
) -> Result<Read> {
    let gone = |_| Error::cancelled();
    let mut codes = CodeNames::default();
    let mut seen = Vec::with_capacity(known.len());
    let (mut unchanged, mut rows_seen) = (0, 0u64);
    let mut rows = Vec::with_capacity(BATCH);
    let (mut groups, mut links) = (Vec::new(), Vec::new());
    let counts = source.read(&mut |item| {
        rows_seen += 1;
        match item {
            Item::Establishment(raw) => {
                seen.push(raw.urn());
                if rows_seen.is_multiple_of(1024) {
                    send.send(Sent::At(raw.position(), rows_seen))
                        .map_err(gone)?;
                }
                let hash = raw.hash();
                if known.get(&raw.urn()) == Some(&hash) {
                    unchanged += 1;
                    return Ok(());
                }
                codes.note(&raw);
                rows.push(raw.parse_as(hash));
                if rows.len() == BATCH {
                    send.send(Sent::Rows(std::mem::replace(
                        &mut rows,
                        Vec::with_capacity(BATCH),
                    )))
                    .map_err(gone)?;
                }
            }
            Item::Group(group) => {
                groups.push(group);
                if groups.len() == BATCH {
                    send.send(Sent::Groups(std::mem::take(&mut groups)))
                        .map_err(gone)?;
                }
            }
            Item::Link(link) => {
                links.push(link);
                if links.len() == BATCH {
                    send.send(Sent::Links(std::mem::take(&mut links)))
                        .map_err(gone)?;
                }
            }
            Item::Rejected(rejected) => send.send(Sent::Rejected(rejected)).map_err(gone)?,
        }
        Ok(())
    })?;
    send.send(Sent::Rows(rows)).map_err(gone)?;
    send.send(Sent::Groups(groups)).map_err(gone)?;
    send.send(Sent::Links(links)).map_err(gone)?;
    Ok(Read {
        counts,
        codes,
        unchanged,
        seen,
    })
}

impl Load<'_> {
    /// Reads a source on a thread of its own and gives what it sends to `each`.
    fn pump(
        &mut self,
        source: &Source,
        known: &HashMap<i64, i64>,
        mut each: impl FnMut(&mut Self, Sent) -> Result<()>,
    ) -> Result<Read> {
        let mut rejected = Vec::new();
        let outcome = std::thread::scope(|scope| {
            let (send, receive) = sync_channel(8);
            let reader = scope.spawn(move || read_source(source, known, &send));
            let worked = (|| {
                let said =
                    |rows| format!("Reading {}: {}", source.name, counted(rows, "row", "rows"));
                let mut others = 0;
                for sent in &receive {
                    if self.signals.cancelled() {
                        return Err(Error::cancelled());
                    }
                    match &sent {
                        Sent::Groups(rows) => others += rows.len() as u64,
                        Sent::Links(rows) => others += rows.len() as u64,
                        _ => {}
                    }
                    match sent {
                        Sent::At(position, rows) => {
                            self.signals.step(&said(rows), position, source.size)?;
                        }
                        sent @ (Sent::Groups(_) | Sent::Links(_)) => {
                            self.signals.step(&said(others), 0, 0)?;
                            each(self, sent)?;
                        }
                        Sent::Rejected(row) => {
                            if self.request.rejects.is_some() || rejected.len() < 3 {
                                rejected.push(row);
                            }
                        }
                        sent => each(self, sent)?,
                    }
                }
                Ok(())
            })();
            drop(receive);
            let read = reader
                .join()
                .unwrap_or_else(|_| Err(Error::bug("The reader of the register stopped.")));
            // Where writing failed, the reader only noticed that nobody listens any more.
            worked.and(read)
        })?;
        self.report
            .warnings
            .extend(outcome.counts.warnings.iter().cloned());
        self.tell_rejected(source, &outcome.counts, &rejected)?;
        Ok(outcome)
    }

    fn tell_rejected(
        &mut self,
        source: &Source,
        counts: &Counts,
        rejected: &[Rejected],
    ) -> Result<()> {
        if counts.rejected == 0 {
            return Ok(());
        }
        for row in rejected.iter().take(3) {
            self.report.warnings.push(row.reason.clone());
        }
        if counts.rejected > 3 {
            self.report.warnings.push(format!(
                "{} of {} could not be used in all; save the rejected rows to see each with its reason.",
                thousands(counts.rejected),
                counted(counts.read, "row", "rows")
            ));
        }
        if let Some(path) = &self.request.rejects {
            self.rejects += 1;
            let path = if self.rejects == 1 {
                path.clone()
            } else {
                numbered(path, self.rejects)
            };
            read::write_rejects(Path::new(&path), &source.header, rejected)?;
            self.report.rejects = Some(path);
        }
        Ok(())
    }

    /// Asks before an older file goes over a newer one of the same kind.
    fn ask_if_older(&self, kind: &str, name: &str, date: Option<Day>) -> Result<()> {
        let newest = register_store::newest_date(self.w.db, kind)?;
        match (date, newest) {
            (Some(date), Some(newest)) if date < newest && !self.request.yes => {
                let harm = if kind == "establishments" {
                    "Going back would show old heads as new"
                } else {
                    "Going back would put old entries over newer ones"
                };
                Err(Error::question(format!(
                    "{name} is of {}, and a file of {} was loaded before. {harm}. Load it all the same?",
                    written(date),
                    written(newest)
                )))
            }
            _ => Ok(()),
        }
    }

    /// Notes the load, unless nothing changed and the date is known: the same file twice leaves nothing behind.
    fn note_load(
        &mut self,
        kind: &str,
        source: &Source,
        date: Option<Day>,
        part: PartReport,
    ) -> Result<Option<i64>> {
        if part.new == 0 && part.changed == 0 {
            let newest = register_store::newest_date(self.w.db, kind)?;
            let known = match date {
                Some(_) => newest.is_some() && date <= newest,
                None => register_store::loaded(self.w.db, kind)?,
            };
            if known || part.read == 0 {
                return Ok(None);
            }
        }
        let id = self.w.id("register_load")?;
        let load = NewLoad {
            kind,
            file_name: &source.name,
            file_date: date,
            loaded_at: &self.w.clock.stamp(),
            counts: [
                part.read,
                part.new,
                part.changed,
                part.unchanged,
                part.rejected,
            ],
        };
        register_store::insert_load(self.w, id, &load)?;
        Ok(Some(id))
    }

    fn groups(&mut self, source: &Source) -> Result<()> {
        self.ask_if_older("groups", &source.name, source.file_date)?;
        let mut part = PartReport::default();
        let read = self.pump(source, &HashMap::new(), |load, sent| {
            if let Sent::Groups(groups) = sent {
                for group in groups {
                    part.count(register_store::save_group(load.w.db, &group)?);
                }
            }
            Ok(())
        })?;
        part.finish(&read.counts);
        self.note_load("groups", source, source.file_date, part.clone())?;
        self.label.push(counted(
            u64::from(part.read),
            "group loaded",
            "groups loaded",
        ));
        self.report.groups.add(&part);
        Ok(())
    }

    fn links(&mut self, source: &Source) -> Result<()> {
        self.ask_if_older("links", &source.name, source.file_date)?;
        let mut part = PartReport::default();
        // Ids are taken in blocks; what is left of the last block is never used.
        let (mut next, mut left) = (0, 0);
        let read = self.pump(source, &HashMap::new(), |load, sent| {
            if let Sent::Links(links) = sent {
                for link in links {
                    let saved = register_store::save_link(load.w.db, &link, || {
                        if left == 0 {
                            next =
                                crate::store::ids::block(load.w.db, "establishment_link", 1_000)?;
                            left = 1_000;
                        }
                        left -= 1;
                        next += 1;
                        Ok(next - 1)
                    })?;
                    part.count(saved);
                }
            }
            Ok(())
        })?;
        part.finish(&read.counts);
        self.note_load("links", source, source.file_date, part.clone())?;
        self.label
            .push(counted(u64::from(part.read), "link loaded", "links loaded"));
        self.report.links.add(&part);
        Ok(())
    }

    /// A link to an unknown establishment is kept: the register may bring it later.
    fn loose_links(&mut self, sources: &[Source]) -> Result<()> {
        if sources.iter().any(|source| source.kind == Kind::Links)
            && register_store::count(self.w.db, "establishment")? > 0
        {
            let loose = u64::from(register_store::loose_links(self.w.db)?);
            if loose > 0 {
                self.report.warnings.push(format!(
                    "{} to or from a URN that the register does not have. {} kept.",
                    if loose == 1 {
                        "1 link leads".to_owned()
                    } else {
                        format!("{} links lead", thousands(loose))
                    },
                    if loose == 1 { "It is" } else { "They are" }
                ));
            }
        }
        Ok(())
    }

    fn establishments(&mut self, source: &Source) -> Result<()> {
        let db = self.w.db;
        if let Some(date) = self.given.or(source.file_date) {
            self.ask_if_older("establishments", &source.name, Some(date))?;
        }
        let known = register_store::hashes(db)?;
        let first = known.is_empty();
        let mut rows = Establishments::new(db)?;
        let mut found = Found::default();
        let mut part = PartReport::default();
        let read = self.pump(source, &known, |_, sent| {
            let Sent::Rows(sent) = sent else {
                return Ok(());
            };
            if first {
                for row in &sent {
                    rows.insert(row)?;
                    part.new += 1;
                }
                return Ok(());
            }
            for mut row in sent {
                match rows.find(row.id)? {
                    None => {
                        rows.insert(&row)?;
                        part.new += 1;
                        found.opened.push(row);
                    }
                    Some(before) => {
                        diff::keep_known(&before, &mut row);
                        if diff::differs(&before, &row) {
                            rows.update(&row)?;
                            part.changed += 1;
                            found.compare(&before, row);
                        } else {
                            part.unchanged += 1;
                        }
                    }
                }
            }
            Ok(())
        })?;
        drop(rows);
        part.unchanged += u32::try_from(read.unchanged).unwrap_or(u32::MAX);
        part.read = u32::try_from(read.counts.read).unwrap_or(u32::MAX);
        part.rejected = u32::try_from(read.counts.rejected).unwrap_or(u32::MAX);
        self.signals.step("Comparing", 0, 0)?;

        let date = self
            .given
            .or(source.file_date)
            .or(read.counts.newest_change_date);
        if date.is_none() && !self.request.yes {
            return Err(Error::question(format!(
                "Neither the name of {} nor its rows say which day it tells of. Give the day, or load it without one?",
                source.name
            )));
        }
        self.ask_if_older("establishments", &source.name, date)?;
        if !first {
            self.ask_if_missing(source, &known, read.seen)?;
        }
        for (list, code, name) in read.codes.found() {
            register_store::save_code(db, list, code, name)?;
        }
        let load = self.note_load("establishments", source, date, part.clone())?;
        if let Some(load) = load.filter(|_| !first) {
            self.note_changes(load, found, &read.codes)?;
        }
        let of = date
            .map(|day| format!(" of {}", written(day)))
            .unwrap_or_default();
        self.label.push(if first {
            format!(
                "Loaded the register{of}: {}",
                counted(u64::from(part.new), "school", "schools")
            )
        } else {
            format!(
                "Refreshed the register{of}: {} new, {} changed",
                thousands(u64::from(part.new)),
                thousands(u64::from(part.changed))
            )
        });
        self.report.date = date.map(|day| day.to_string()).or(self.report.date.take());
        self.report.read += part.read;
        self.report.new += part.new;
        self.report.changed += part.changed;
        self.report.unchanged += part.unchanged;
        self.report.rejected += part.rejected;
        Ok(())
    }

    fn ask_if_missing(
        &mut self,
        source: &Source,
        known: &HashMap<i64, i64>,
        mut seen: Vec<i64>,
    ) -> Result<()> {
        seen.sort_unstable();
        let gone = known.keys().filter(|urn| seen.binary_search(urn).is_err());
        let missing = register_store::open_among(self.w.db, gone.copied())?;
        // Nearly always nothing is missing, and then nobody need be counted.
        let open = if missing > 0 {
            register_store::open_urns(self.w.db)?.len()
        } else {
            0
        };
        if missing * 100 > open * MISSING_PER_CENT && !self.request.yes {
            return Err(Error::question(format!(
                "{} lacks {} of the {} open schools that the register had. It may be a part of the register only. Load it all the same? Schools that are not in it stay as they are.",
                source.name,
                thousands(missing as u64),
                thousands(open as u64)
            )));
        }
        if missing > 0 {
            self.report.warnings.push(format!(
                "{} not in {} and stay as they were.",
                if missing == 1 {
                    "1 open school is".to_owned()
                } else {
                    format!("{} open schools are", thousands(missing as u64))
                },
                source.name
            ));
        }
        Ok(())
    }

    /// Decides between closed and converted, opened and successor, and writes the register watch.
    fn note_changes(&mut self, load: i64, found: Found, codes: &CodeNames) -> Result<()> {
        let db = self.w.db;
        let candidates: Vec<Candidate> = found
            .opened
            .iter()
            .map(|row| Candidate {
                urn: row.id,
                name: row.name.clone(),
                postcode: row.postcode.clone(),
            })
            .collect();
        let mut successors = HashSet::new();
        let mut lines = Vec::new();
        for Compared { row, changes } in &found.compared {
            for change in changes {
                let mut line = Line {
                    urn: row.id,
                    kind: change.kind,
                    before: change.before.clone(),
                    after: change.after.clone(),
                    related: None,
                    perhaps_same: change.perhaps_same,
                };
                if change.kind == ChangeKind::Closed {
                    let reason = codes.name("reasonClosed", &row.reason_closed_code);
                    let following = diff::follow(
                        row,
                        &register_store::links_of(db, row.id)?,
                        reason,
                        &candidates,
                    );
                    if following != Following::Nothing {
                        line.kind = ChangeKind::Converted;
                        line.related = following.successor();
                        line.after = self.conversion(&following)?;
                        match &following {
                            Following::Plain { successor } => {
                                successors.insert(*successor);
                            }
                            Following::Ask {
                                successors: several,
                            } => successors.extend(several),
                            Following::Nothing => {}
                        }
                    }
                }
                lines.push(line);
            }
        }
        for row in &found.opened {
            if !successors.contains(&row.id) {
                let place = [row.town.as_str(), row.postcode.as_str()].join(" ");
                lines.push(Line {
                    urn: row.id,
                    kind: ChangeKind::Opened,
                    before: String::new(),
                    after: format!("{}, {}", row.name, place.trim()),
                    related: None,
                    perhaps_same: false,
                });
            }
        }
        let count = i64::try_from(lines.len()).unwrap_or(0);
        let first_id = crate::store::ids::block(db, "register_change", count)?;
        for (id, line) in (first_id..).zip(&lines) {
            register_store::insert_change(
                self.w,
                id,
                load,
                &NewChange {
                    urn: line.urn,
                    kind: line.kind,
                    before: &line.before,
                    after: &line.after,
                    related_urn: line.related,
                    perhaps_same: line.perhaps_same,
                },
            )?;
            let report = &mut self.report;
            match line.kind {
                ChangeKind::HeadChanged => report.head_changes += 1,
                ChangeKind::HeadVacated => report.head_vacated += 1,
                ChangeKind::HeadFilled => report.head_filled += 1,
                ChangeKind::Opened => report.opened += 1,
                ChangeKind::Closed => report.closed += 1,
                ChangeKind::Converted => report.converted += 1,
                ChangeKind::TrustJoined | ChangeKind::TrustLeft | ChangeKind::TrustChanged => {
                    report.trust_changes += 1
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// `Alder Hill Academy (URN 149001), head Mrs Jane Doe`, or the several that it may be.
    fn conversion(&self, following: &Following) -> Result<String> {
        let mut rows = Establishments::new(self.w.db)?;
        let mut named = |urn: i64, with_head: bool| -> Result<String> {
            Ok(match rows.find(urn)? {
                None => format!("URN {urn}"),
                Some(row) => {
                    let head = Head::of(&row);
                    if with_head && !head.is_vacant() {
                        format!("{} (URN {urn}), head {}", row.name, head.display())
                    } else {
                        format!("{} (URN {urn})", row.name)
                    }
                }
            })
        };
        match following {
            Following::Nothing => Ok(String::new()),
            Following::Plain { successor } => named(*successor, true),
            Following::Ask { successors } => {
                let several = successors
                    .iter()
                    .map(|urn| named(*urn, false))
                    .collect::<Result<Vec<_>>>()?;
                Ok(several.join(" or "))
            }
        }
    }
}

/// A line of the register watch before it is written.
struct Line {
    urn: i64,
    kind: ChangeKind,
    before: String,
    after: String,
    related: Option<i64>,
    perhaps_same: bool,
}

/// An establishment that differs, with what an office wants to hear of it.
struct Compared {
    row: Establishment,
    changes: Vec<diff::Change>,
}

/// What a refresh found.
#[derive(Default)]
struct Found {
    opened: Vec<Establishment>,
    compared: Vec<Compared>,
}

impl Found {
    fn compare(&mut self, before: &Establishment, row: Establishment) {
        let changes = diff::changes(before, &row);
        if !changes.is_empty() {
            self.compared.push(Compared { row, changes });
        }
    }
}

impl PartReport {
    fn count(&mut self, saved: Saved) {
        match saved {
            Saved::New => self.new += 1,
            Saved::Changed => self.changed += 1,
            Saved::Unchanged => self.unchanged += 1,
        }
    }

    fn finish(&mut self, counts: &Counts) {
        self.read = u32::try_from(counts.read).unwrap_or(u32::MAX);
        self.rejected = u32::try_from(counts.rejected).unwrap_or(u32::MAX);
    }

    fn add(&mut self, other: &Self) {
        self.read += other.read;
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.rejected += other.rejected;
    }
}

/// `rejected.csv` → `rejected-2.csv`
fn numbered(path: &str, number: u32) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains(['/', '\\']) => {
            format!("{stem}-{number}.{ending}")
        }
        _ => format!("{path}-{number}"),
    }
}

#[cfg(test)]
mod tests;
