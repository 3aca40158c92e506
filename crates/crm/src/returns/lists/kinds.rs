//! Which lists and tables of rules there are, with the columns of each, and what a row of each has to hold.

use crate::returns::rules::{CodeLists, Paid};
use crate::types::AcademicYear;

/// The academic year of the lists and tables that are shipped (`assets/codes/register-2026-27.csv` and its neighbours).
pub(super) const SHIPPED_YEAR: i32 = 2026;
/// Where they are from, in words.
pub(super) const SHIPPED_FROM: &str =
    "Comes with the program: Register trainee teachers, August 2026";

const ITT: &str = include_str!("../../../../../assets/codes/itt-2026-27.csv");
const REGISTER: &str = include_str!("../../../../../assets/codes/register-2026-27.csv");
const FUNDING: &str = include_str!("../../../../../assets/rules/register-funding-2026-27.csv");
const ALLOCATIONS: &str = include_str!("../../../../../assets/rules/register-subjects-2026-27.csv");
const INITIATIVES: &str =
    include_str!("../../../../../assets/rules/register-initiatives-2026-27.csv");
const ROUTES: &str = include_str!("../../../../../assets/rules/register-routes-2026-27.csv");

/// The lists of codes that Register's files go by, and what each is called. Lists that other parts of the program are built
/// on (subjects of Publish, reasons) are none of them.
pub(super) const CODES: [(&str, &str); 18] = [
    ("ageRange", "Age ranges"),
    ("country", "Countries"),
    ("courseSubject", "Course subjects"),
    ("degreeGrade", "Degree grades"),
    ("degreeSubject", "Degree subjects"),
    ("degreeType", "Degree types"),
    ("disability", "Disabilities"),
    ("ethnicity", "Ethnic backgrounds"),
    ("fundCode", "Student finance"),
    ("fundingMethod", "Bursaries, scholarships and grants"),
    ("institution", "Awarding institutions"),
    ("ittAim", "Aims"),
    ("nationality", "Nationalities"),
    ("qualificationAim", "Qualifications"),
    ("sex", "Sexes"),
    ("studyMode", "Study modes"),
    ("trainingInitiative", "Training initiatives"),
    ("trainingRoute", "Training routes"),
];

/// A kind of table: codes, or one of the tables of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// Lists of codes, several in one file.
    Codes,
    /// Who is paid what, cycle by cycle.
    Funding,
    /// Which allocation subject a course subject is paid as.
    Allocations,
    /// Which initiatives there are, cycle by cycle.
    Initiatives,
    /// What each route asks for.
    Routes,
}

impl Table {
    /// All.
    pub(super) const ALL: [Self; 5] = [
        Self::Codes,
        Self::Funding,
        Self::Allocations,
        Self::Initiatives,
        Self::Routes,
    ];

    /// Its columns, as our own asset has them.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Codes => &["list", "code", "name", "academic year"],
            Self::Funding => &[
                "academic year",
                "kind",
                "route",
                "pounds",
                "allocation subject",
                "note",
            ],
            Self::Allocations => &["course subject", "allocation subject", "academic year"],
            Self::Initiatives => &["academic year", "initiative", "note"],
            Self::Routes => &[
                "route",
                "from",
                "degree",
                "early years",
                "study mode",
                "in exports",
                "academic year",
            ],
        }
    }

    /// Where the academic year stands among them.
    pub(super) fn year_at(self) -> usize {
        let mut columns = self.columns().iter();
        columns
            .position(|name| *name == "academic year")
            .unwrap_or(0)
    }

    /// The columns that tell one row from another, within a list and year.
    pub(super) const fn told_by(self) -> &'static [usize] {
        match self {
            Self::Codes => &[1],
            // One subject may be paid in two ways, so the pounds tell apart too.
            Self::Funding => &[1, 2, 3, 4],
            Self::Allocations => &[0, 1],
            Self::Initiatives => &[1],
            Self::Routes => &[0],
        }
    }

    /// Whether each academic cycle has rows of its own, which count whatever the day is.
    pub(super) const fn is_by_cycle(self) -> bool {
        matches!(self, Self::Funding | Self::Initiatives)
    }

    /// The list that a row belongs to.
    pub(super) fn list_of(self, row: &[String]) -> String {
        match self {
            Self::Codes => row.first().cloned().unwrap_or_default(),
            rules => rules.name().to_owned(),
        }
    }

    /// A table of rules as it is stored and typed; of codes nothing, since each list has a name of its own.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Codes => "",
            Self::Funding => "funding",
            Self::Allocations => "allocations",
            Self::Initiatives => "initiatives",
            Self::Routes => "routes",
        }
    }

    /// The texts that are shipped.
    pub(super) const fn shipped(self) -> &'static [&'static str] {
        match self {
            Self::Codes => &[REGISTER, ITT],
            Self::Funding => &[FUNDING],
            Self::Allocations => &[ALLOCATIONS],
            Self::Initiatives => &[INITIATIVES],
            Self::Routes => &[ROUTES],
        }
    }
}

/// Every list and table with its kind and name, codes first.
pub(super) fn all() -> Vec<(Table, &'static str, &'static str)> {
    let rules = [
        (Table::Routes, "What routes ask for"),
        (Table::Funding, "Who is paid what"),
        (Table::Allocations, "Allocation subjects"),
        (Table::Initiatives, "Initiatives by year"),
    ];
    CODES
        .iter()
        .map(|(list, label)| (Table::Codes, *list, *label))
        .chain(
            rules
                .into_iter()
                .map(|(table, label)| (table, table.name(), label)),
        )
        .collect()
}

/// The kind and label of a list; `None`: there is no such list.
pub(super) fn find(list: &str) -> Option<(Table, &'static str, &'static str)> {
    all().into_iter().find(|(_, name, _)| *name == list)
}

/// A list as an office knows it.
pub(super) fn label(list: &str) -> &str {
    find(list).map_or(list, |(_, _, label)| label)
}

fn yes_or_no(column: &str, cell: &str) -> Option<String> {
    (cell != "yes" && cell != "no")
        .then(|| format!("“{column}” is yes or no, not “{cell}”. Correct it."))
}

fn year(column: &str, cell: &str) -> Option<String> {
    let written = AcademicYear::parse(cell).is_ok_and(|year| year.to_string() == cell);
    (!written).then(|| {
        format!("“{column}” is an academic year, written like 2026/27, not “{cell}”. Correct it.")
    })
}

/// Why a row cannot be, a sentence; `None`: it can. `known`: the lists of codes that count.
pub(super) fn wrong(table: Table, row: &[String], known: &CodeLists) -> Option<String> {
    let cell = |at: usize| row.get(at).map_or("", String::as_str);
    let columns = table.columns();
    let named = |at: usize| columns.get(at).copied().unwrap_or_default();
    let optional = |at: usize| ["note", "from", "in exports"].contains(&named(at));
    for at in 0..columns.len() {
        if cell(at).is_empty() && !optional(at) {
            return Some(format!(
                "“{}” is empty. Fill it, or take the row out.",
                named(at)
            ));
        }
        if cell(at).chars().count() > 300 || cell(at).contains(['\n', '\r']) {
            return Some(format!(
                "“{}” is too long for one line. Correct it.",
                named(at)
            ));
        }
    }
    if let Some(why) = year("academic year", cell(table.year_at())) {
        return Some(why);
    }
    match table {
        Table::Codes => code(cell(0), cell(1), known),
        Table::Funding => {
            if Paid::from_word(cell(1)).is_none() {
                return Some(format!(
                    "“kind” is bursary, scholarship or grant, not “{}”. Correct it.",
                    cell(1)
                ));
            }
            if cell(3).parse::<u32>().is_err() {
                return Some(format!(
                    "“pounds” is a whole number of pounds, without sign or comma, not “{}”. Correct it.",
                    cell(3)
                ));
            }
            two_digits("route", cell(2))
        }
        Table::Allocations => (!known.has("courseSubject", cell(0))).then(|| {
            format!(
                "“{}” is no code of the list courseSubject. Correct it, or load the list of course subjects first.",
                cell(0)
            )
        }),
        Table::Initiatives => None,
        Table::Routes => two_digits("route", cell(0))
            .or_else(|| (!cell(1).is_empty()).then(|| year("from", cell(1))).flatten())
            .or_else(|| (2..5).find_map(|at| yes_or_no(named(at), cell(at)))),
    }
}

/// A route has two digits, of which a spreadsheet may have taken the first.
fn two_digits(column: &str, cell: &str) -> Option<String> {
    let fits = cell.len() == 2 && cell.bytes().all(|byte| byte.is_ascii_digit());
    (!fits).then(|| {
        format!("“{column}” is a route of two digits, such as 03, not “{cell}”. Correct it.")
    })
}

fn code(list: &str, code: &str, known: &CodeLists) -> Option<String> {
    if !CODES.iter().any(|(name, _)| *name == list) {
        let names: Vec<&str> = CODES.iter().map(|(name, _)| *name).collect();
        return Some(format!(
            "“{list}” is none of the lists that can be loaded. They are: {}.",
            names.join(", ")
        ));
    }
    if !code.chars().all(|c| c.is_ascii_alphanumeric()) || code.len() > 20 {
        return Some(format!(
            "“{code}” is no code: a code has letters and digits alone. Correct it."
        ));
    }
    // 3 where the list has 03: a spreadsheet took the zero.
    let all_digits = code.bytes().all(|byte| byte.is_ascii_digit());
    let twin = known.list(list).iter().find(|(other, _)| {
        other.len() > code.len() && other.trim_start_matches('0') == code.trim_start_matches('0')
    });
    match twin {
        Some((twin, _)) if all_digits && !known.has(list, code) => Some(format!(
            "“{code}” was {twin} in the list {list}: a spreadsheet has taken its zeros off. Write '{twin}, with the apostrophe."
        )),
        _ => None,
    }
}
