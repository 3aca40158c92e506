//! Records of cells out of text, as strictly as the services' reader (RFC 4180, any one kind of line end).

use super::Unreadable;

/// What is passed over beside a quotation mark.
const BLANKS: [char; 2] = [' ', '\t'];

/// How rows end: the way in which the first does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    CrLf,
    Lf,
    Cr,
}

impl Ending {
    const fn text(self) -> &'static str {
        match self {
            Self::CrLf => "\r\n",
            Self::Lf => "\n",
            Self::Cr => "\r",
        }
    }

    /// The first end of a line that is met, in quotes or not.
    fn of(text: &str) -> Self {
        match text.find(['\r', '\n']).map(|at| text.split_at(at).1) {
            Some(rest) if rest.starts_with("\r\n") => Self::CrLf,
            Some(rest) if rest.starts_with('\r') => Self::Cr,
            _ => Self::Lf,
        }
    }
}

/// Records of cells, strictly: RFC 4180 with any one kind of line end. A last line end makes no row.
pub(super) struct Records<'a> {
    rest: &'a str,
    ending: Ending,
    /// The number of the record that was read last.
    pub(super) number: u32,
    failed: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            ending: Ending::of(text),
            number: 0,
            failed: false,
        }
    }

    /// One cell, and whether the row goes on after it.
    fn cell(&mut self) -> Result<(String, bool), Unreadable> {
        // Blanks around a cell in quotation marks are passed over.
        let cell = match self.rest.trim_start_matches(BLANKS).strip_prefix('"') {
            Some(quoted) => self.quoted(quoted)?,
            None => {
                let end = self.rest.find([',', '\r', '\n']).unwrap_or(self.rest.len());
                let (cell, rest) = self.rest.split_at(end);
                if cell.contains('"') {
                    return Err(Unreadable::Quoting(self.number));
                }
                self.rest = rest;
                cell.to_owned()
            }
        };
        if let Some(rest) = self.rest.strip_prefix(',') {
            self.rest = rest;
            return Ok((cell, true));
        }
        if let Some(rest) = self.rest.strip_prefix(self.ending.text()) {
            self.rest = rest;
            return Ok((cell, false));
        }
        match self.rest.chars().next() {
            None => Ok((cell, false)),
            Some('\r' | '\n') => Err(Unreadable::Ending(self.number)),
            Some(_) => Err(Unreadable::Quoting(self.number)),
        }
    }

    /// The cell that begins behind an opening quotation mark.
    fn quoted(&mut self, mut rest: &'a str) -> Result<String, Unreadable> {
        let mut cell = String::new();
        loop {
            let (part, behind) = rest
                .split_once('"')
                .ok_or(Unreadable::Quoting(self.number))?;
            cell.push_str(part);
            match behind.strip_prefix('"') {
                Some(behind) => {
                    cell.push('"');
                    rest = behind;
                }
                None => {
                    self.rest = behind.trim_start_matches(BLANKS);
                    return Ok(cell);
                }
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<String>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() || self.failed {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok((cell, more)) => {
                    cells.push(cell);
                    if !more {
                        return Some(Ok(cells));
                    }
                }
                Err(why) => {
                    self.failed = true;
                    return Some(Err(why));
                }
            }
        }
    }
}
