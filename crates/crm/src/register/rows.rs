//! Rows out of bytes.
//!
//! A reader of our own where the `csv` crate would do for well-formed files, for three reasons.
//! One quote too many makes a lenient reader swallow everything up to the next quote, in the worst case the rest of the file, and the whole register would be one rejected row of 60 MB;
//! here a row whose quoting cannot be right costs its own line and reading goes on with the next.
//! Memory is bounded: a row is never longer than [`LONGEST`].
//! And it costs less, with all the checks of a row, than that crate's splitting alone (measured on 52,000 × 135 cells: about two thirds): nearly every cell of the register is quoted, `memchr` finds the closing quote (`"",` is seen at one glance), and no cell is copied.
//!
//! Accepted: a delimiter of one byte, cells quoted or not, doubled quotes, line breaks in quoted cells, rows that end in CR LF, LF or CR, a last row without an end. Empty lines are no rows.

use memchr::memchr;
use std::io::{self, Read};

/// The longest row, in bytes: a thousand times the usual one.
pub(crate) const LONGEST: usize = 1 << 20;
/// How much is read at once.
const CHUNK: usize = 1 << 18;

/// What is wrong with the writing of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quote is not closed, or something follows a closing quote. The row is its first line.
    Quoting,
    /// It is longer than [`LONGEST`]. The row is its beginning.
    TooLong,
}

/// One row: a view into the reader's buffer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Everything from the row's first byte to its end.
    pub bytes: &'a [u8],
    spans: &'a [(u32, u32)],
    /// The line in the file, from 1, in which it begins.
    pub line: u64,
    /// How many bytes of the file are read with it.
    pub end: u64,
    /// Why it cannot be used; its cells are then a rough guess.
    pub fault: Option<Fault>,
}

impl<'a> Row<'a> {
    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The cell at `at`; empty where the row ends before it.
    pub(crate) fn cell(&self, at: usize) -> &'a [u8] {
        self.span(at)
            .and_then(|span| self.bytes.get(span))
            .unwrap_or_default()
    }

    /// Where the cell at `at` lies in [`Self::bytes`].
    pub(crate) fn span(&self, at: usize) -> Option<std::ops::Range<usize>> {
        self.spans
            .get(at)
            .map(|&(from, to)| from as usize..to as usize)
    }

    /// The cells in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Whether no cell holds anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim_ascii().is_empty())
    }
}

/// Reads rows from `input`.
#[derive(Debug)]
pub(crate) struct Rows<R> {
    input: R,
    delimiter: u8,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
    line: u64,
    taken: u64,
    /// The rest of a line that was too long is still to be passed over.
    passing: bool,
    /// How many cells a row should have, once the header told.
    width: Option<usize>,
    spans: Vec<(u32, u32)>,
    doubled: Vec<usize>,
}

/// What one attempt to find a row's end gave.
enum Scan {
    /// It ends after so many bytes, its line end included.
    Row(usize),
    /// Its end is not in the buffer.
    More,
    /// Its quoting cannot be right.
    Bad,
}

impl<R: Read> Rows<R> {
    /// A reader whose first row begins in line `line`.
    pub(crate) fn new(input: R, delimiter: u8, line: u64) -> Self {
        Self {
            input,
            delimiter,
            buffer: vec![0; CHUNK],
            from: 0,
            to: 0,
            ended: false,
            line,
            taken: 0,
            passing: false,
            width: None,
            spans: Vec::new(),
            doubled: Vec::new(),
        }
    }

    /// From here on a row that spans several lines and has not `width` cells counts as wrongly quoted: a quote too many took the lines after it.
    pub(crate) fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// The next row, or none at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Row<'_>>> {
        let (len, fault) = loop {
            if self.passing {
                match memchr(b'\n', self.waiting()) {
                    Some(at) => {
                        self.take(at + 1);
                        self.line += 1;
                        self.passing = false;
                    }
                    None => {
                        self.take(self.to - self.from);
                        if !self.fill()? {
                            return Ok(None);
                        }
                        continue;
                    }
                }
            }
            match self.waiting().first() {
                Some(b'\n') => {
                    self.take(1);
                    self.line += 1;
                    continue;
                }
                Some(b'\r') => {
                    self.take(1);
                    continue;
                }
                Some(_) => {}
                None => {
                    if !self.fill()? {
                        return Ok(None);
                    }
                    continue;
                }
            }
            let data = self.buffer.get(self.from..self.to).unwrap_or_default();
            match scan(
                data,
                self.delimiter,
                self.ended,
                &mut self.spans,
                &mut self.doubled,
            ) {
                Scan::Row(len) => {
                    break match memchr(b'\n', data).map(|end| end + 1) {
                        Some(first) if first < len && self.is_ragged(data) => {
                            (first, Some(Fault::Quoting))
                        }
                        _ => (len, None),
                    };
                }
                Scan::More if data.len() < LONGEST => {
                    self.fill()?;
                }
                Scan::More | Scan::Bad => {
                    // The first line alone, so that one bad quote costs one line.
                    match memchr(b'\n', data) {
                        Some(at) => break (at + 1, Some(Fault::Quoting)),
                        None if self.ended => break (data.len(), Some(Fault::Quoting)),
                        None if data.len() >= LONGEST => {
                            self.passing = true;
                            break (data.len(), Some(Fault::TooLong));
                        }
                        None => {
                            self.fill()?;
                        }
                    }
                }
            }
        };
        let (from, line) = (self.from, self.line);
        self.take(len);
        let row = self.buffer.get_mut(from..from + len).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', row).count() as u64;
        if fault.is_some() {
            split_roughly(row, self.delimiter, &mut self.spans);
        } else {
            for &cell in &self.doubled {
                if let Some(span) = self.spans.get_mut(cell) {
                    undouble(row, span);
                }
            }
        }
        Ok(Some(Row {
            bytes: row,
            spans: &self.spans,
            line,
            end: self.taken,
            fault,
        }))
    }

    /// Whether the row just scanned has too few cells, or something in one too many.
    fn is_ragged(&self, data: &[u8]) -> bool {
        self.width.is_some_and(|width| {
            self.spans.len() < width
                || self.spans.iter().skip(width).any(|&(from, to)| {
                    !data
                        .get(from as usize..to as usize)
                        .unwrap_or_default()
                        .trim_ascii()
                        .is_empty()
                })
        })
    }

    fn waiting(&self) -> &[u8] {
        self.buffer.get(self.from..self.to).unwrap_or_default()
    }

    fn take(&mut self, len: usize) {
        self.from = (self.from + len).min(self.to);
        self.taken += len as u64;
    }

    /// Reads on. False at the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.copy_within(self.from..self.to, 0);
        self.to -= self.from;
        self.from = 0;
        if self.buffer.len() - self.to < CHUNK / 2 {
            self.buffer.resize(self.buffer.len() + CHUNK, 0);
        }
        loop {
            match self
                .input
                .read(self.buffer.get_mut(self.to..).unwrap_or_default())
            {
                Ok(0) => {
                    self.ended = true;
                    return Ok(self.to > 0);
                }
                Ok(read) => {
                    self.to += read;
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Finds the cells of the row that `data` begins with.
fn scan(
    data: &[u8],
    delimiter: u8,
    ended: bool,
    spans: &mut Vec<(u32, u32)>,
    doubled: &mut Vec<usize>,
) -> Scan {
    spans.clear();
    doubled.clear();
    let mut at = 0;
    loop {
        let rest = data.get(at..).unwrap_or_default();
        let (from, to, next) = match rest {
            // Half of the register's cells.
            [b'"', b'"', after, ..] if *after == delimiter => (at + 1, at + 1, at + 2),
            [b'"', quoted @ ..] => {
                let mut close = 0;
                let mut twice = false;
                loop {
                    match memchr(b'"', quoted.get(close..).unwrap_or_default()) {
                        None => return if ended { Scan::Bad } else { Scan::More },
                        Some(found) => close += found,
                    }
                    if quoted.get(close + 1) != Some(&b'"') {
                        break;
                    }
                    twice = true;
                    close += 2;
                }
                if twice {
                    doubled.push(spans.len());
                }
                let mut next = at + close + 2;
                while data.get(next) == Some(&b' ') {
                    next += 1;
                }
                (at + 1, at + 1 + close, next)
            }
            _ => {
                let len = rest
                    .iter()
                    .position(|&b| b == delimiter || b == b'\n' || b == b'\r')
                    .unwrap_or(rest.len());
                (at, at + len, at + len)
            }
        };
        // A row never exceeds LONGEST and a chunk, so the casts hold.
        #[allow(clippy::cast_possible_truncation)]
        spans.push((from as u32, to as u32));
        match data.get(next) {
            Some(&byte) if byte == delimiter => at = next + 1,
            Some(b'\n') => return Scan::Row(next + 1),
            Some(b'\r') => {
                return match data.get(next + 1) {
                    Some(b'\n') => Scan::Row(next + 2),
                    None if !ended => Scan::More,
                    _ => Scan::Row(next + 1),
                };
            }
            Some(_) => return Scan::Bad,
            None if ended => return Scan::Row(next),
            None => return Scan::More,
        }
    }
}

/// Makes the doubled quotes of a cell single, in place.
fn undouble(row: &mut [u8], span: &mut (u32, u32)) {
    let Some(cell) = row.get_mut(span.0 as usize..span.1 as usize) else {
        return;
    };
    let (mut read, mut write) = (0, 0);
    while let Some(&byte) = cell.get(read) {
        if let Some(place) = cell.get_mut(write) {
            *place = byte;
        }
        read += if byte == b'"' && cell.get(read + 1) == Some(&b'"') {
            2
        } else {
            1
        };
        write += 1;
    }
    #[allow(clippy::cast_possible_truncation)] // shorter than before
    {
        span.1 = span.0 + write as u32;
    }
}

/// The cells of a row that cannot be read, as well as one can tell, so that it can be written back and mended.
fn split_roughly(row: &[u8], delimiter: u8, spans: &mut Vec<(u32, u32)>) {
    spans.clear();
    let line = row.strip_suffix(b"\n").unwrap_or(row);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut at = 0;
    for cell in line.split(|&byte| byte == delimiter) {
        let quoted =
            |text: &[u8]| text.len() >= 2 && text.starts_with(b"\"") && text.ends_with(b"\"");
        let inset = usize::from(quoted(cell));
        #[allow(clippy::cast_possible_truncation)] // a row never exceeds LONGEST and a chunk
        spans.push(((at + inset) as u32, (at + cell.len() - inset) as u32));
        at += cell.len() + 1;
    }
}
