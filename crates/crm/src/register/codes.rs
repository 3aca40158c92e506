//! The names behind the DfE's codes, as shipped.
//!
//! The register usually carries code and name side by side, and the desk learns names from there ([`super::read::CodeNames`]).
//! The shipped lists are for the rest: a file that someone has cut down to the name columns, words for a code before any register was read, and the sample.
//! They are data with an academic year (`assets/codes`), because the DfE renames things; older spellings that real files still hold are listed here.

use crate::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One code of one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The list, such as `phase`.
    pub list: &'static str,
    /// The code, without leading zeros where it is all digits.
    pub code: &'static str,
    /// The DfE's name.
    pub name: &'static str,
}

/// A local authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authority {
    /// The DfE's code.
    pub code: &'static str,
    /// The name.
    pub name: &'static str,
    /// The ONS code; empty where there is none.
    pub ons_code: &'static str,
    /// The region's code; empty where there is none.
    pub region_code: &'static str,
    /// england, wales, historic or other.
    pub kind: &'static str,
}

const GIAS: &str = include_str!("../../../../assets/codes/gias-2025-26.csv");
const LA: &str = include_str!("../../../../assets/codes/la-2025-26.csv");
const TRAINING: &str = include_str!("../../../../assets/codes/itt-2026-27.csv");
/// The long lists that only Register's files need.
const REGISTER: &str = include_str!("../../../../assets/codes/register-2026-27.csv");

/// Names that older files have for a code.
const OLDER: [(&str, &str, &str); 8] = [
    ("phase", "7", "All through"),
    ("typeGroup", "4", "LA maintained schools"),
    ("status", "3", "Open but proposed to close"),
    ("status", "3", "Proposed to close"),
    ("reasonOpened", "99", "Unknown"),
    ("reasonClosed", "99", "Unknown"),
    ("reasonClosed", "1", "Result of Amalgamation"),
    ("urbanRural", "99", "Not known"),
];

struct Lists {
    all: Vec<Code>,
    training: Vec<Code>,
    register: Vec<Code>,
    authorities: Vec<Authority>,
    by_name: HashMap<(&'static str, String), &'static str>,
    by_code: HashMap<(&'static str, &'static str), &'static str>,
}

impl Lists {
    /// The code of a line's cells, found from now on by itself and by its name. The first of a list to have a name keeps it.
    fn named(&mut self, cells: &[&'static str]) -> Code {
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let code = Code {
            list: cell(0),
            code: cell(1),
            name: cell(2),
        };
        self.by_code
            .entry((code.list, code.code))
            .or_insert(code.name);
        self.by_name
            .entry((code.list, name_key(code.name)))
            .or_insert(code.code);
        code
    }
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        all: Vec::new(),
        training: Vec::new(),
        register: Vec::new(),
        authorities: Vec::new(),
        by_name: HashMap::new(),
        by_code: HashMap::new(),
    };
    for line in GIAS.lines().skip(1).chain(LA.lines().skip(1)) {
        let cells = cells(line);
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let code = lists.named(&cells);
        lists.all.push(code);
        if code.list == "la" {
            lists.authorities.push(Authority {
                code: code.code,
                name: code.name,
                ons_code: cell(4),
                region_code: cell(5),
                kind: cell(6),
            });
        }
    }
    for line in TRAINING.lines().skip(1) {
        let code = lists.named(&cells(line));
        lists.training.push(code);
    }
    for line in REGISTER.lines().skip(1) {
        let code = lists.named(&cells(line));
        lists.register.push(code);
    }
    for (list, code, name) in OLDER {
        lists.by_name.entry((list, name_key(name))).or_insert(code);
    }
    for code in lists.all.clone() {
        // "(England/Wales) Urban city and town" stood without its country before 2018.
        if let Some((_, name)) = code
            .name
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(") "))
        {
            lists
                .by_name
                .entry((code.list, name_key(name)))
                .or_insert(code.code);
        }
    }
    lists
});

/// The cells of a line of our own lists: no cell holds a quote or a line break.
fn cells(line: &'static str) -> Vec<&'static str> {
    let mut cells = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let (cell, after) = match text
            .strip_prefix('"')
            .and_then(|quoted| quoted.split_once('"'))
        {
            Some((cell, after)) => (cell, after.strip_prefix(',')),
            None => match text.split_once(',') {
                Some((cell, after)) => (cell, Some(after)),
                None => (text, None),
            },
        };
        cells.push(cell);
        rest = after;
    }
    cells
}

fn name_key(name: &str) -> String {
    fold(name)
}

/// Every shipped code of the register, list by list.
pub fn all() -> &'static [Code] {
    &LISTS.all
}

/// Every shipped code of teacher training, list by list: subjects, routes, age ranges, reasons. Codes keep their leading
/// zeros, as the DfE's files for trainees want them.
pub fn of_training() -> &'static [Code] {
    &LISTS.training
}

/// The codes of one list of teacher training, in the DfE's order: of [`of_training`], or of the long lists of Register's
/// files, such as degrees, institutions and countries.
pub fn training(list: &str) -> impl Iterator<Item = &'static Code> {
    let all = LISTS.training.iter().chain(&LISTS.register);
    all.filter(move |code| code.list == list)
}

/// Every local authority, past ones, Welsh ones and stand-ins among them.
pub fn authorities() -> &'static [Authority] {
    &LISTS.authorities
}

/// Whether the list is among those that are shipped.
pub fn is_shipped(list: &str) -> bool {
    LISTS.all.iter().any(|code| code.list == list)
}

/// The shipped name of a code, which is written without leading zeros.
pub fn name(list: &str, code: &str) -> Option<&'static str> {
    let names: &HashMap<(&str, &str), &'static str> = &LISTS.by_code;
    names.get(&(list, code)).copied()
}

/// The code of a name, in any case and punctuation, older spellings included.
pub fn code(list: &str, name: &str) -> Option<&'static str> {
    let codes: &HashMap<(&str, String), &'static str> = &LISTS.by_name;
    codes.get(&(list, name_key(name))).copied()
}
