//! Pasted text as lines, and what the cells of each line are.
//!
//! People paste a column of names, a column of URNs, or rows out of a spreadsheet with more columns than anyone needs.
//! Cells stand between tabs, or commas, or semicolons, perhaps quoted. A number of six digits is a URN, one of seven a
//! LAESTAB; a postcode is found wherever it stands; the rest are texts, of which one is the school's name. A heading
//! settles what the columns are; without one the rules try.

use super::names::sounds_like_a_school;
use crate::fold::fold;

/// What one pasted line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in what was pasted, from 1, blank lines counted.
    pub number: u32,
    /// As pasted, without spaces at its ends.
    pub text: String,
    /// Whether it is the heading of what follows.
    pub heading: bool,
    /// A number of six digits.
    pub urn: Option<i64>,
    /// A number of seven digits: the code of an authority and the establishment's number in it.
    pub laestab: Option<(String, String)>,
    /// A whole postcode, as the DfE writes it.
    pub postcode: Option<String>,
    /// What may be the name, the likeliest first.
    pub names: Vec<String>,
    /// What a heading, or its place beside the name, says to be a town or an authority.
    pub places: Vec<String>,
    /// Other texts: perhaps a town, perhaps anything.
    pub others: Vec<String>,
    /// A telephone number, as pasted.
    pub telephone: String,
}

/// What a heading says of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Urn,
    Laestab,
    Name,
    Postcode,
    Place,
    Telephone,
    /// Known to be none of these.
    Else,
}

/// The headings of spreadsheets, folded.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Urn, &["urn", "school urn", "dfe urn", "gias urn"]),
    (
        Column::Laestab,
        &[
            "laestab",
            "la estab",
            "dfe number",
            "dfe no",
            "dfes number",
            "estab",
            "school number",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "school",
            "schools",
            "school name",
            "name of school",
            "establishment",
            "establishmentname",
            "establishment name",
            "placement school",
            "setting",
        ],
    ),
    (
        Column::Postcode,
        &["postcode", "post code", "school postcode"],
    ),
    (
        Column::Place,
        &[
            "town",
            "city",
            "town city",
            "place",
            "la",
            "lea",
            "local authority",
            "authority",
            "la name",
            "borough",
            "district",
            "county",
            "locality",
            "village",
            "area",
        ],
    ),
    (
        Column::Telephone,
        &[
            "telephone",
            "phone",
            "tel",
            "telephone number",
            "phone number",
            "telephonenum",
            "tel no",
        ],
    ),
    (
        Column::Else,
        &[
            "head",
            "headteacher",
            "head teacher",
            "email",
            "e mail",
            "address",
            "street",
            "phase",
            "type",
            "status",
            "trust",
            "notes",
            "website",
            "contact",
            "ukprn",
            "region",
            "ages",
            "stage",
            "owner",
            "tags",
            "capacity",
            "pupils",
            "address 1",
            "address 2",
            "address line 1",
            "address line 2",
        ],
    ),
];

fn column(cell: &str) -> Option<Column> {
    let folded = fold(cell);
    HEADINGS
        .iter()
        .find(|(_, words)| words.contains(&folded.as_str()))
        .map(|(column, _)| *column)
}

/// The lines of a pasted text that are not blank. A line of several URNs and nothing else is as many lines.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut heading: Vec<Option<Column>> = Vec::new();
    let mut out: Vec<Line> = Vec::new();
    for (number, raw) in (1u32..).zip(text.lines()) {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            continue;
        }
        // A tab at the beginning is an empty first cell.
        let cells = cells(raw.trim_matches([' ', '\r', '\u{feff}', '\u{a0}']));
        let plain = Line {
            number,
            text: trimmed.to_owned(),
            ..Line::default()
        };
        if out.is_empty()
            && let Some(columns) = columns(&cells)
        {
            heading = columns;
            out.push(Line {
                heading: true,
                ..plain
            });
            continue;
        }
        match several_urns(&cells) {
            Some(urns) => out.extend(urns.into_iter().map(|urn| Line {
                text: urn.to_string(),
                urn: Some(urn),
                ..plain.clone()
            })),
            None => out.push(line(plain, &cells, &heading)),
        }
    }
    out
}

/// The columns, where these cells are a heading: half of them or more are known, and none is a number or postcode.
fn columns(cells: &[String]) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let known = columns.iter().flatten().count();
    let data = cells
        .iter()
        .any(|cell| urn(cell).is_some() || laestab(cell).is_some() || postcode_in(cell).is_some());
    (known > 0 && known * 2 >= filled && !data).then_some(columns)
}

/// Cells of one line: between tabs where there is one, else between commas and semicolons; quotes hold one together.
fn cells(line: &str) -> Vec<String> {
    let by_tab = line.contains('\t');
    let ends = |c: char| {
        if by_tab {
            c == '\t'
        } else {
            c == ',' || c == ';'
        }
    };
    let mut out = Vec::new();
    let mut cell = String::new();
    let mut chars = line.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            // A quote in the middle of a word is a quote, and so is one that nothing closes.
            '"' if cell.trim().is_empty() && chars.clone().any(|c| c == '"') => quoted = true,
            c if ends(c) && !quoted => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out.push(cell);
    out.iter()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn several_urns(cells: &[String]) -> Option<Vec<i64>> {
    let words: Vec<&str> = cells
        .iter()
        .flat_map(|cell| cell.split(' '))
        .filter(|word| !word.is_empty())
        .collect();
    let urns: Option<Vec<i64>> = words.iter().map(|word| urn(word)).collect();
    urns.filter(|urns| urns.len() > 1)
}

fn line(mut line: Line, cells: &[String], heading: &[Option<Column>]) -> Line {
    let mut texts: Vec<String> = Vec::new();
    let mut named = false;
    for (at, cell) in cells.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        match heading.get(at).copied().flatten() {
            Some(Column::Urn) => line.urn = urn(cell).or(line.urn),
            Some(Column::Laestab) => line.laestab = laestab(cell).or(line.laestab),
            Some(Column::Name) if !named => {
                named = true;
                let text = take_apart(&mut line, cell);
                if !text.is_empty() {
                    line.names.push(text);
                }
            }
            Some(Column::Postcode) => match postcode_in(cell) {
                Some((postcode, _)) => line.postcode = Some(postcode),
                None => line.others.push(cell.clone()),
            },
            Some(Column::Place) => line.places.push(cell.clone()),
            Some(Column::Telephone) => line.telephone = cell.clone(),
            Some(Column::Else | Column::Name) => {}
            None if named && !heading.is_empty() => line.others.push(cell.clone()),
            None => {
                let text = take_apart(&mut line, cell);
                if !text.is_empty() {
                    texts.push(text);
                }
            }
        }
    }
    if named {
        line.others.extend(texts);
        return line;
    }
    // The first that sounds like a school, else the first.
    let first = texts
        .iter()
        .position(|text| sounds_like_a_school(text))
        .unwrap_or(0);
    if first < texts.len() {
        line.names.push(texts.remove(first));
        // One text beside the name is where the school is.
        match texts.as_slice() {
            [_] => line.places.append(&mut texts),
            _ => line.others.append(&mut texts),
        }
    }
    line
}

/// Takes numbers and postcodes out of a cell and gives the text that is left.
fn take_apart(line: &mut Line, cell: &str) -> String {
    if line.telephone.is_empty() && is_telephone(cell) {
        line.telephone = cell.to_owned();
        return String::new();
    }
    if let Some(known) = laestab(cell) {
        line.laestab.get_or_insert(known);
        return String::new();
    }
    let mut rest = cell.to_owned();
    if let Some((postcode, without)) = postcode_in(cell) {
        line.postcode.get_or_insert(postcode);
        rest = without;
    }
    let mut words = Vec::new();
    for word in rest.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(urn) = urn(bare) {
            line.urn.get_or_insert(urn);
        } else if let Some(known) = laestab(bare) {
            line.laestab.get_or_insert(known);
        } else {
            words.push(word);
        }
    }
    let left = words.join(" ");
    let left = left.trim_matches(|c: char| c.is_whitespace() || "-–—:,;|".contains(c));
    // What labelled the number goes with it; a text without a letter names nothing.
    let labels = ["urn", "laestab", "dfe", "dfe number", "dfe no", "postcode"];
    let says_something =
        left.chars().any(char::is_alphabetic) && !labels.contains(&fold(left).as_str());
    if says_something {
        left.to_owned()
    } else {
        String::new()
    }
}

/// A URN: six digits.
fn urn(text: &str) -> Option<i64> {
    (text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// A LAESTAB: `886/1234`, `886-1234`, `886 1234`, `8861234`.
fn laestab(text: &str) -> Option<(String, String)> {
    let (la, rest) = text.split_at_checked(3)?;
    let number = rest.trim_start_matches(['/', '-', ' ']);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (number.len() == 4 && rest.len() <= 5 && digits(la) && digits(number))
        .then(|| (la.to_owned(), number.to_owned()))
}

fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (10..=13).contains(&digits)
        && text.starts_with(['0', '+', '('])
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +()-.".contains(c))
}

/// A postcode anywhere in a text, as the DfE writes it, and the text without it.
pub(crate) fn postcode_in(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| -> String {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_ascii_uppercase()
    };
    let without = |from: usize, count: usize| -> String {
        let left: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(at, _)| *at < from || *at >= from + count)
            .map(|(_, word)| *word)
            .collect();
        left.join(" ").trim().to_owned()
    };
    for (at, pair) in words.windows(2).enumerate() {
        let [out, inner] = pair else { continue };
        let (out, inner) = (bare(out), bare(inner));
        if is_outward(&out) && is_inward(&inner) {
            return Some((format!("{out} {inner}"), without(at, 2)));
        }
    }
    words.iter().enumerate().find_map(|(at, word)| {
        let word = bare(word);
        let (out, inner) = word.split_at_checked(word.len().checked_sub(3)?)?;
        (is_outward(out) && is_inward(inner)).then(|| (format!("{out} {inner}"), without(at, 1)))
    })
}

/// `NW1`, `E1W`, `SW1A`: one or two letters, a digit, perhaps another digit or letter.
fn is_outward(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.get(letters..).unwrap_or_default().as_bytes();
    (1..=2).contains(&letters)
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => digit.is_ascii_digit() && last.is_ascii_alphanumeric(),
            _ => false,
        }
}

/// `2JB`: a digit and two letters.
fn is_inward(text: &str) -> bool {
    matches!(text.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase())
}
