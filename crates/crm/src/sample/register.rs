//! An invented register with known changes.
//!
//! Tests, the bench and the sample need a register that is like the DfE's in size, shape and quirks, names nobody, and whose next month is known exactly.
//! A recorded file can be none of these, so it is made: [`rows`] gives a first month of invented schools, [`write`] writes it in the DfE's own form (135 columns, its quoting, Windows-1252, CRLF),
//! and [`write_next`] gives the same month with changes of every kind, the links of its conversions and the [`Truth`].
//!
//! `write_next` takes any rows, so a real file may be the first month too. Each row draws its fate from its own generator, seeded by the seed and its place: nothing is held in memory but what is new.
//! The truth is told by construction (a new head gets a first name with a letter that the old name does not begin with, and so on), not by asking the code that it is to test.

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::register::codes::{self, Authority};
use crate::register::columns::CURRENT;
use crate::register::heads::Head;
use crate::types::Day;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::sync::LazyLock;

/// The first invented URN: real ones are far from it.
pub const FIRST_URN: i64 = 800_000;

/// What to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many establishments, at most 150,000: URNs have six digits and the next month needs some.
    pub rows: u32,
    /// Another seed, another register.
    pub seed: u64,
}

/// One change that the next month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    /// The establishment; for a conversion the one that closed.
    pub urn: i64,
    /// The kind, as in [`crate::register::diff::ChangeKind`].
    pub kind: crate::register::diff::ChangeKind,
}

/// What the next month changed, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Truth {
    /// Other persons as heads, those who are perhaps the same among them.
    pub head_changes: u64,
    /// Of these, those to be marked as perhaps the same person.
    pub perhaps_same: u64,
    /// Heads' names that are gone.
    pub head_vacated: u64,
    /// Heads' names that appeared.
    pub head_filled: u64,
    /// New URNs that follow nobody.
    pub opened: u64,
    /// Closed and followed by nobody.
    pub closed: u64,
    /// Closed and followed.
    pub converted: u64,
    /// Joined, left or changed a trust.
    pub trust_changes: u64,
    /// Rows with a new URN.
    pub new: u64,
    /// Rows of the first month in which a kept column differs.
    pub changed: u64,
    /// Rows of the first month in which none does.
    pub unchanged: u64,
    /// Every change by URN.
    pub changes: Vec<Told>,
}

/// SplitMix64: small, quick, the same everywhere.
#[derive(Debug, Clone)]
struct Dice(u64);

impl Dice {
    fn new(seed: u64, stream: u64) -> Self {
        let mut dice = Self(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn within(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(to - from + 1).unwrap_or(1))).unwrap_or(0)
    }

    /// True in `percent` of a hundred throws.
    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        let at = usize::try_from(self.below(from.len() as u64)).unwrap_or(0);
        from.get(at).copied().unwrap_or_default()
    }
}

const PLACE_A: [&str; 48] = [
    "Lark", "Ash", "Bram", "Thorn", "Hazel", "Wren", "Oaken", "Elder", "Marl", "Fern", "Silver",
    "Stone", "Willow", "Rook", "Heron", "Amber", "Copper", "Finch", "Gorse", "Hollow", "Juniper",
    "Kestrel", "Linden", "Mallow", "Nettle", "Otter", "Pebble", "Quill", "Raven", "Sedge",
    "Teasel", "Umber", "Vetch", "Winter", "Yarrow", "Briar", "Clover", "Damson", "Ember", "Flax",
    "Gravel", "Harrow", "Ivel", "Jasper", "Knoll", "Lapwing", "Merle", "Nimble",
];
const PLACE_B: [&str; 30] = [
    "by", "ham", "ton", "field", "combe", "wick", "stead", "moor", "ford", "bridge", "worth",
    "hurst", "dale", "mere", "gate", "bourne", "ley", "thorpe", "minster", "holme", "marsh",
    "well", "don", "cott", "stoke", "den", "wold", "port", "church", "haven",
];
const SAINTS: [&str; 22] = [
    "Aldric",
    "Brannoc",
    "Corentin",
    "Dunstana",
    "Eluned",
    "Frideswide",
    "Godelieve",
    "Hilda",
    "Ivo",
    "Joseph",
    "Kyneburga",
    "Luke",
    "Mary",
    "Neot",
    "Osyth",
    "Petroc",
    "Rumwold",
    "Sidwell",
    "Thérèse",
    "Ursula",
    "Winwaloe",
    "Zita",
];
const ROADS: [&str; 24] = [
    "Mill",
    "Church",
    "Station",
    "Orchard",
    "Priory",
    "Abbey",
    "Meadow",
    "Chapel",
    "Quarry",
    "Bridge",
    "Windmill",
    "Castle",
    "Garden",
    "Beacon",
    "Forge",
    "Pound",
    "Tanner's",
    "Bishop’s",
    "Weaver's",
    "Glebe",
    "Common",
    "Park",
    "Ferry",
    "Harbour",
];
const WAYS: [&str; 8] = [
    "Road", "Lane", "Street", "Avenue", "Close", "Way", "Hill", "Drive",
];
const FIRST: [&str; 44] = [
    "Ada", "Bruno", "Clara", "Dorian", "Edith", "Felix", "Greta", "Hugo", "Iris", "Jonas", "Katya",
    "Leon", "Mabel", "Nico", "Odette", "Percy", "Quentin", "Rosa", "Silas", "Tessa", "Ugo", "Vera",
    "Walter", "Xenia", "Yusuf", "Zoë", "Amara", "Bilal", "Chidi", "Devika", "Esmé", "Farah",
    "Gethin", "Huw", "Imran", "Jaya", "Kofi", "Lena", "Mei", "Noémie", "Oskar", "Priya", "Rohan",
    "Siân",
];
const LAST_A: [&str; 36] = [
    "Amble", "Birch", "Cobble", "Dapple", "Ever", "Farrow", "Glass", "Hather", "Inkle", "Jolly",
    "Kettle", "Lamber", "Mossop", "Nether", "Over", "Pinder", "Quarter", "Rumble", "Silver",
    "Tinder", "Under", "Vellum", "Whistle", "Yonder", "Zephyr", "Bracken", "Candle", "Drizzle",
    "Fiddle", "Gander", "Hobble", "Larkin", "Marble", "Thimble", "Wobble", "Pebbles",
];
const LAST_B: [&str; 20] = [
    "by", "wood", "ton", "shaw", "croft", "wright", "ley", "more", "den", "wick", "worth", "field",
    "man", "stone", "brook", "dale", "gate", "thwaite", "bourne", "smith",
];
const TITLES: [&str; 7] = ["Mrs", "Mr", "Ms", "Miss", "Mrs", "Mr", "Dr"];
const JOBS: [&str; 6] = [
    "Headteacher",
    "Headteacher",
    "Headteacher",
    "Principal",
    "Executive Headteacher",
    "Acting Headteacher",
];
const NEEDS: [&str; 12] = [
    "VI - Visual Impairment",
    "HI - Hearing Impairment",
    "SLCN - Speech, language and Communication",
    "ASD - Autistic Spectrum Disorder",
    "SEMH - Social, Emotional and Mental Health",
    "MSI - Multi-Sensory Impairment",
    "PD - Physical Disability",
    "MLD - Moderate Learning Difficulty",
    "SLD - Severe Learning Difficulty",
    "PMLD - Profound and Multiple Learning Difficulty",
    "SpLD - Specific Learning Difficulty",
    "OTH - Other Difficulty/Disability",
];
/// What stands unquoted in the DfE's file.
const BARE: [&str; 9] = [
    "URN",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "SchoolCapacity",
    "UKPRN",
    "SENStat",
    "SENNoStat",
    "Easting",
    "Northing",
];
/// Roughly where the regions are, on the National Grid in kilometres: west, south, east, north.
const REGIONS: [(&str, [i64; 4]); 9] = [
    ("A", [405, 515, 445, 590]),
    ("B", [335, 385, 395, 540]),
    ("D", [405, 390, 500, 490]),
    ("E", [435, 275, 520, 385]),
    ("F", [350, 250, 425, 345]),
    ("G", [525, 205, 615, 325]),
    ("H", [510, 160, 555, 196]),
    ("J", [430, 108, 590, 220]),
    ("K", [225, 65, 410, 215]),
];

static PLACES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    CURRENT
        .iter()
        .enumerate()
        .map(|(at, name)| (*name, at))
        .collect()
});
static ENGLAND: LazyLock<Vec<Authority>> = LazyLock::new(|| {
    codes::authorities()
        .iter()
        .filter(|one| one.kind == "england")
        .copied()
        .collect()
});

/// A row with cells by the DfE's names.
struct Sheet<'a> {
    places: &'a HashMap<&'a str, usize>,
    cells: Vec<String>,
}

impl Sheet<'_> {
    fn get(&self, name: &str) -> &str {
        self.places
            .get(name)
            .and_then(|&at| self.cells.get(at))
            .map_or("", String::as_str)
    }

    fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    fn set(&mut self, name: &str, value: impl Into<String>) {
        if let Some(cell) = self.places.get(name).and_then(|&at| self.cells.get_mut(at)) {
            *cell = value.into();
        }
    }

    /// A code and its name, in the DfE's two columns.
    fn code(&mut self, column: &str, list: &str, code: &str, width: usize) {
        self.set(
            &format!("{column} (name)"),
            codes::name(list, code).unwrap_or_default(),
        );
        self.set(&format!("{column} (code)"), format!("{code:0>width$}"));
    }
}

/// The header of the DfE's current file.
pub fn header() -> Vec<String> {
    CURRENT.iter().map(|&name| name.to_owned()).collect()
}

/// The first month: `options.rows` invented establishments with URNs from [`FIRST_URN`].
pub fn rows(options: Options) -> impl Iterator<Item = Vec<String>> {
    (0..u64::from(options.rows))
        .map(move |at| establishment(options.seed, at, FIRST_URN + at.cast_signed(), None).cells)
}

/// A town, and it is the same town for its authority whatever the row.
fn town(seed: u64, authority: u64, number: u64) -> String {
    let mut dice = Dice::new(seed ^ 0x70_6C61_6365, authority * 64 + number);
    let name = format!("{}{}", dice.pick(&PLACE_A), dice.pick(&PLACE_B));
    match dice.below(12) {
        0 => format!("Great {name}"),
        1 => format!("{name}-on-Sea"),
        2 => format!("Upper {name}"),
        _ => name,
    }
}

fn surname(dice: &mut Dice) -> String {
    let name = format!("{}{}", dice.pick(&LAST_A), dice.pick(&LAST_B));
    match dice.below(30) {
        0 => format!("O'{name}"),
        1 => format!("O’{name}"),
        2 => format!("{name}-{}{}", dice.pick(&LAST_A), dice.pick(&LAST_B)),
        3 => name.to_uppercase(),
        _ => name,
    }
}

fn postcode(dice: &mut Dice, area: &str) -> String {
    const INWARD: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
    let letter = |dice: &mut Dice| char::from(dice.pick(INWARD));
    let (district, sector) = (dice.within(1, 28), dice.within(0, 9));
    let (a, b) = (letter(dice), letter(dice));
    format!("{area}{district} {sector}{a}{b}")
}

fn day(dice: &mut Dice, from: i32, to: i32) -> String {
    let (year, month) = (dice.within(from.into(), to.into()), dice.within(1, 12));
    format!("{:02}-{month:02}-{year}", dice.within(1, 28))
}

/// A trust by its number, the same wherever it is named.
fn trust(seed: u64, number: u64) -> (String, String) {
    let mut dice = Dice::new(seed ^ 0x74_7275_7374, number);
    let place = format!("{}{}", dice.pick(&PLACE_A), dice.pick(&PLACE_B));
    let name = format!(
        "{place} {}",
        dice.pick(&[
            "Learning Trust",
            "Education Trust",
            "Academies Trust",
            "Schools Trust",
            "Partnership Trust"
        ])
    );
    (
        format!("{}", 20_000 + number),
        if dice.chance(30) {
            name.to_uppercase()
        } else {
            name
        },
    )
}

/// Makes an establishment. `opened` makes it one that has just opened, on that day.
fn establishment(seed: u64, at: u64, urn: i64, opened: Option<&str>) -> Sheet<'static> {
    let mut dice = Dice::new(seed, at);
    let dice = &mut dice;
    let mut row = Sheet {
        places: &PLACES,
        cells: vec![String::new(); CURRENT.len()],
    };
    for name in CURRENT {
        if name.ends_with("(name)")
            && !matches!(
                name,
                "Trusts (name)"
                    | "QABName (name)"
                    | "EstablishmentAccredited (name)"
                    | "BoardingEstablishment (name)"
                    | "FurtherEducationType (name)"
                    | "CCF (name)"
                    | "EBD (name)"
                    | "FTProv (name)"
                    | "EdByOther (name)"
                    | "SchoolSponsors (name)"
                    | "Federations (name)"
                    | "County (name)"
                    | "HeadTitle (name)"
                    | "Country (name)"
                    | "InspectorateName (name)"
                    | "BSOInspectorateName (name)"
            )
        {
            row.set(name, "Not applicable");
        } else if matches!(name, "QABName (code)" | "EstablishmentAccredited (code)") {
            row.set(name, "0");
        }
    }
    row.set("URN", urn.to_string());

    let authority_at = dice.below(ENGLAND.len() as u64);
    let Some(authority) = usize::try_from(authority_at)
        .ok()
        .and_then(|at| ENGLAND.get(at))
        .copied()
    else {
        return row;
    };
    row.set("LA (code)", authority.code);
    row.set("LA (name)", authority.name);
    row.set("EstablishmentNumber", format!("{:04}", 1000 + at % 8999));
    row.code("GOR", "region", authority.region_code, 1);
    // Counties have districts below them, which are invented too.
    let district = match authority.ons_code {
        "" => format!("E07{:06}", 900_000 + authority_at),
        code => code.to_owned(),
    };
    row.set("DistrictAdministrative (code)", district);
    row.set("DistrictAdministrative (name)", authority.name);
    row.set("GSSLACode (name)", authority.ons_code);
    let town_at = dice.below(14);
    let town = town(seed, authority_at, town_at);

    // What it is: phase, type, group, ages.
    let closed = opened.is_none() && dice.chance(45);
    let (phase, kind, group, low, high) = match dice.below(100) {
        0..=37 => (
            "2",
            dice.pick(&["1", "1", "1", "5", "2", "3"]),
            "4",
            dice.pick(&["3", "4", "5"]),
            dice.pick(&["11", "11", "7"]),
        ),
        38..=63 => (
            "2",
            if closed {
                "3"
            } else {
                dice.pick(&["34", "34", "28", "35"])
            },
            if closed { "4" } else { "10" },
            dice.pick(&["3", "4", "7"]),
            "11",
        ),
        64..=66 => (
            "4",
            dice.pick(&["1", "2", "5"]),
            "4",
            "11",
            dice.pick(&["16", "18"]),
        ),
        67..=78 => (
            "4",
            if closed {
                "5"
            } else {
                dice.pick(&["34", "28", "35"])
            },
            if closed { "4" } else { "10" },
            "11",
            dice.pick(&["16", "18", "19"]),
        ),
        79..=80 => (
            "7",
            if closed { "1" } else { "34" },
            if closed { "4" } else { "10" },
            "3",
            "18",
        ),
        81..=82 => ("1", "15", "4", "2", "5"),
        83..=91 => ("0", dice.pick(&["11", "10"]), "3", "3", "18"),
        92..=96 => ("0", dice.pick(&["7", "7", "44"]), "5", "4", "19"),
        97 => ("0", "14", "4", "5", "16"),
        _ => ("6", dice.pick(&["18", "39"]), "1", "16", "99"),
    };
    let academy = matches!(kind, "34" | "28" | "35" | "44" | "39");
    let group = if kind == "35" || kind == "39" {
        "11"
    } else {
        group
    };
    row.code("PhaseOfEducation", "phase", phase, 1);
    row.code("TypeOfEstablishment", "type", kind, 2);
    row.code("EstablishmentTypeGroup", "typeGroup", group, 1);
    row.set("StatutoryLowAge", low);
    row.set("StatutoryHighAge", high);
    let sixth = matches!(high, "18" | "19" | "99");
    row.code(
        "OfficialSixthForm",
        "sixthForm",
        if sixth { "1" } else { "2" },
        1,
    );
    row.set(
        "NurseryProvision (name)",
        if low == "3" || low == "2" {
            "Has Nursery Classes"
        } else {
            "No Nursery Classes"
        },
    );
    row.code(
        "Boarders",
        "boarders",
        if group == "3" && dice.chance(10) {
            "3"
        } else {
            "1"
        },
        1,
    );
    row.code(
        "Gender",
        "gender",
        if phase == "4" {
            dice.pick(&["3", "3", "3", "3", "1", "2"])
        } else {
            "3"
        },
        1,
    );
    row.code(
        "AdmissionsPolicy",
        "admissions",
        if phase == "4" {
            dice.pick(&["4", "4", "4", "2"])
        } else {
            "0"
        },
        1,
    );
    row.code(
        "SpecialClasses",
        "specialClasses",
        if dice.chance(8) { "1" } else { "2" },
        1,
    );

    // Its name, and with it its church.
    let church = dice.chance(33);
    let (faith, denomination) = if church {
        dice.pick(&[
            ("2", "Church of England"),
            ("2", "CofE"),
            ("3", "Catholic"),
            ("3", "RC"),
        ])
    } else {
        ("0", "")
    };
    row.code("ReligiousCharacter", "religiousCharacter", faith, 2);
    if church {
        row.set(
            "Diocese (code)",
            format!(
                "{}{:02}",
                if faith == "2" { "CE" } else { "RC" },
                1 + authority_at % 40
            ),
        );
        row.set("Diocese (name)", format!("Diocese of {town}"));
        row.set("ReligiousEthos (name)", "Does not apply");
    } else {
        row.set("Diocese (code)", "0000");
    }
    let level = match (phase, group) {
        (_, "5") => "Special School",
        ("1", _) => "Nursery School",
        ("2", _) if high == "7" => "Infant School",
        ("2", _) if low == "7" => "Junior School",
        ("2", _) if academy && dice.chance(40) => "Primary Academy",
        ("2", _) => "Primary School",
        ("4" | "7", _) if academy && dice.chance(60) => "Academy",
        ("4", _) => dice.pick(&[
            "High School",
            "School",
            "Community School",
            "Grammar School",
        ]),
        ("6", _) => "College",
        _ => "School",
    };
    let name = if church {
        let saint = dice.pick(&SAINTS);
        let mark = dice.pick(&["'", "'", "'", "’", ""]);
        let saint = format!("{} {saint}{mark}s", dice.pick(&["St", "St", "St", "St."]));
        match dice.below(60) {
            0 => format!("St Corentin à Kempe {denomination} {level}"),
            1..=20 => format!("{saint} {denomination} {level}, {town}"),
            _ => format!("{saint} {denomination} {level}"),
        }
    } else {
        match dice.below(100) {
            0..=44 => format!("{town} {level}"),
            45..=84 => format!("{} {} {level}", dice.pick(&ROADS), dice.pick(&WAYS)),
            85..=96 => format!(
                "{} {} {level}",
                town,
                dice.pick(&["Park", "Green", "Heath", "Manor", "Brook"])
            ),
            97..=98 => format!("The {} {level}", dice.pick(&PLACE_A)),
            _ => format!("École {} {level}", dice.pick(&PLACE_A)),
        }
    };
    row.set("EstablishmentName", name);

    // Whether it is open.
    row.code("ReasonEstablishmentClosed", "reasonClosed", "0", 2);
    match opened {
        Some(day) => {
            row.code("EstablishmentStatus", "status", "1", 1);
            row.set("OpenDate", day);
            row.code("ReasonEstablishmentOpened", "reasonOpened", "6", 2);
        }
        None => {
            let status = if closed {
                "2"
            } else {
                ["1", "3", "4"]
                    .get(usize::from(dice.chance(1)) * (1 + usize::from(dice.chance(30))))
                    .copied()
                    .unwrap_or("1")
            };
            row.code("EstablishmentStatus", "status", status, 1);
            row.set(
                "OpenDate",
                if dice.chance(40) {
                    day(dice, 1950, 2019)
                } else {
                    String::new()
                },
            );
            row.code(
                "ReasonEstablishmentOpened",
                "reasonOpened",
                if academy && kind == "34" { "10" } else { "0" },
                2,
            );
            if closed {
                row.set("CloseDate", day(dice, 2020, 2025));
                row.code(
                    "ReasonEstablishmentClosed",
                    "reasonClosed",
                    dice.pick(&["2", "2", "6", "1"]),
                    2,
                );
            }
        }
    }

    // Its pupils.
    let capacity = match phase {
        "4" | "7" => dice.within(450, 1900),
        "2" => dice.within(3, 22) * 30,
        _ => dice.within(20, 300),
    };
    row.set(
        "SchoolCapacity",
        if dice.chance(97) {
            capacity.to_string()
        } else {
            String::new()
        },
    );
    if !closed {
        let pupils = capacity * dice.within(60, 105) / 100;
        let girls = pupils * dice.within(42, 58) / 100;
        row.set("CensusDate", "15-01-2026");
        row.set("NumberOfPupils", pupils.to_string());
        row.set("NumberOfGirls", girls.to_string());
        row.set("NumberOfBoys", (pupils - girls).to_string());
        let share = dice.within(0, 450);
        row.set(
            "PercentageFSM",
            if dice.chance(3) {
                "..".to_owned()
            } else {
                format!("{}.{}", share / 10, share % 10)
            },
        );
        row.set("FSM", (pupils * share / 1000).to_string());
        row.set("SENStat", dice.within(0, 30).to_string());
        row.set("SENNoStat", dice.within(0, 60).to_string());
    }
    let needs = if group == "5" {
        dice.below(5)
    } else {
        u64::from(dice.chance(6))
    };
    for number in 1..=13 {
        row.set(
            &format!("SEN{number} (name)"),
            if number <= needs {
                dice.pick(&NEEDS)
            } else {
                ""
            },
        );
    }
    row.set(
        "TypeOfResourcedProvision (name)",
        if dice.chance(7) {
            dice.pick(&["Resourced provision", "SEN unit"])
        } else {
            "Not applicable"
        },
    );

    // Its trust, sponsor and federation.
    row.code("TrustSchoolFlag", "trustFlag", "0", 1);
    if academy {
        let (uid, name) = trust(seed, dice.below(1200));
        row.code(
            "TrustSchoolFlag",
            "trustFlag",
            if dice.chance(88) { "3" } else { "5" },
            1,
        );
        row.set("Trusts (code)", uid);
        row.set("Trusts (name)", name.clone());
        if kind == "28" {
            row.set("SchoolSponsorFlag (name)", "Linked to a sponsor");
            row.set("SchoolSponsors (name)", name);
        }
    } else if kind == "5" && dice.chance(20) {
        let (uid, name) = trust(seed, 1200 + dice.below(100));
        row.code("TrustSchoolFlag", "trustFlag", "1", 1);
        row.set("Trusts (code)", uid);
        row.set("Trusts (name)", name);
    }
    row.set("FederationFlag (name)", "Not under a federation");
    row.set("UKPRN", format!("{}", 10_100_000 + at));
    let changed = day(dice, 2019, 2025);
    row.set("LastChangedDate", changed);

    // Where it is and how to reach it.
    row.set(
        "Street",
        format!("{} {}", dice.pick(&ROADS), dice.pick(&WAYS)),
    );
    row.set(
        "Locality",
        if dice.chance(40) {
            format!("{}{}", dice.pick(&PLACE_A), dice.pick(&PLACE_B))
        } else {
            String::new()
        },
    );
    row.set("Town", town.clone());
    row.set(
        "County (name)",
        if dice.chance(60) { authority.name } else { "" },
    );
    const AREA: &[u8] = b"BCDEGHLMNPRSTWY";
    let area = |at: u64| {
        AREA.get(usize::try_from(at % 15).unwrap_or(0))
            .map_or('B', |&b| char::from(b))
    };
    let area = if opened.is_some() {
        OPENED_AREA.to_owned()
    } else {
        format!("{}{}", area(authority_at / 15), area(authority_at))
    };
    row.set("Postcode", postcode(dice, &area));
    let domain = fold(&town).replace(' ', "");
    row.set(
        "SchoolWebsite",
        format!(
            "{}www.{}{}.example.sch.uk",
            dice.pick(&["", "http://", "https://"]),
            domain,
            at % 977
        ),
    );
    row.set(
        "TelephoneNum",
        format!("01{:09}", dice.below(1_000_000_000)),
    );
    let site = REGIONS
        .iter()
        .find(|(code, _)| *code == authority.region_code)
        .map_or([400, 200, 450, 300], |(_, site)| *site);
    let mut centre = Dice::new(seed ^ 0x6772_6964, authority_at * 64 + town_at);
    let mut metre = |from: i64, to: i64| {
        (centre.within(from * 1000 + 2000, to * 1000 - 2000) + dice.within(-1999, 1999)).to_string()
    };
    let (easting, northing) = (metre(site[0], site[2]), metre(site[1], site[3]));
    if opened.is_some() || dice.chance(98) {
        row.set("Easting", easting);
        row.set("Northing", northing);
    }
    row.set(
        "AdministrativeWard (code)",
        format!("E05{:06}", authority_at * 64 + town_at),
    );
    row.set("AdministrativeWard (name)", format!("{town} East"));
    row.set(
        "ParliamentaryConstituency (code)",
        format!("E14{:06}", 1000 + authority_at * 3 + town_at % 3),
    );
    row.set(
        "ParliamentaryConstituency (name)",
        format!("{town} and {}", dice.pick(&["the Wolds", "Vale", "Coast"])),
    );
    let rural = dice.pick(&["UN1", "UN1", "UF1", "RLN1", "RSF1", "C1", "A1"]);
    row.code("UrbanRural", "urbanRural", rural, 1);
    row.set("MSOA (name)", format!("{} {:03}", authority.name, town_at));
    row.set("LSOA (name)", format!("{} {:03}A", authority.name, town_at));
    row.set(
        "MSOA (code)",
        format!("E02{:06}", authority_at * 64 + town_at),
    );
    row.set(
        "LSOA (code)",
        format!("E01{:06}", authority_at * 64 + town_at),
    );
    row.set("InspectorateName (name)", "Ofsted");
    row.set("UPRN", format!("{}", 10_000_000_000 + at * 37));
    row.set("PreviousLA (code)", "999");
    if group == "3" {
        row.set("PropsName", format!("{} Schools Ltd", dice.pick(&PLACE_A)));
    }

    // Who leads it.
    if dice.chance(if closed { 12 } else { 96 }) {
        row.set(
            "HeadTitle (name)",
            if dice.chance(97) {
                dice.pick(&TITLES)
            } else {
                "Headteacher"
            },
        );
        row.set("HeadFirstName", dice.pick(&FIRST));
        row.set("HeadLastName", surname(dice));
        row.set("HeadPreferredJobTitle", dice.pick(&JOBS));
    }
    row
}

/// The postcode area of what opens in the next month. No other row has it, so that nothing seems to follow a closed school by chance.
const OPENED_AREA: &str = "QX";

/// Writes rows in the DfE's form. Gives how many there were.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<W: Write>(
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    out: W,
) -> Result<u64> {
    let mut out = Out::new(header, out)?;
    let mut count = 0;
    for row in rows {
        out.row(&row)?;
        count += 1;
    }
    out.finish()?;
    Ok(count)
}

/// A file in the DfE's form.
struct Out<W: Write> {
    out: io::BufWriter<W>,
    bare: Vec<bool>,
    line: String,
}

impl<W: Write> Out<W> {
    fn new(header: &[String], out: W) -> Result<Self> {
        let mut file = Self {
            out: io::BufWriter::with_capacity(1 << 18, out),
            bare: header
                .iter()
                .map(|name| BARE.contains(&name.as_str()))
                .collect(),
            line: String::new(),
        };
        file.line.push_str(&header.join(","));
        file.flush_line()?;
        Ok(file)
    }

    fn row(&mut self, cells: &[String]) -> Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.line.push(',');
            }
            let plain = !cell.contains(['"', ',', '\r', '\n']);
            if plain && self.bare.get(at).copied().unwrap_or(false) {
                self.line.push_str(cell);
            } else {
                self.line.push('"');
                if plain {
                    self.line.push_str(cell)
                } else {
                    self.line.push_str(&cell.replace('"', "\"\""))
                }
                self.line.push('"');
            }
        }
        self.flush_line()
    }

    fn flush_line(&mut self) -> Result<()> {
        self.line.push_str("\r\n");
        let written = if self.line.is_ascii() {
            self.out.write_all(self.line.as_bytes())
        } else {
            self.out.write_all(&windows_1252(&self.line))
        };
        self.line.clear();
        written.map_err(|error| trouble(&error))
    }

    fn finish(&mut self) -> Result<()> {
        self.out.flush().map_err(|error| trouble(&error))
    }
}

/// The text as the DfE writes it; a letter that Windows-1252 lacks becomes a question mark, as it does there.
fn windows_1252(text: &str) -> Vec<u8> {
    let (bytes, _, lacking) = encoding_rs::WINDOWS_1252.encode(text);
    if !lacking {
        return bytes.into_owned();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut letter = [0; 4];
    for c in text.chars() {
        let (bytes, _, lacking) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut letter));
        out.extend_from_slice(if lacking { b"?" } else { &bytes });
    }
    out
}

fn trouble(error: &io::Error) -> Error {
    Error::io("The sample register cannot be written", error)
}

/// What may happen to a row, with how many rows in ten thousand it is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    HeadChanged,
    PerhapsSame,
    Vacated,
    Filled,
    Cosmetic,
    Closed,
    Proposed,
    FollowedByLink,
    FollowedByReason,
    Opened,
    TrustJoined,
    TrustLeft,
    TrustChanged,
    Name,
    Ages,
    Address,
    Contact,
    Coordinates,
    CoordinatesLost,
    DateOnly,
    Pupils,
}

const FATES: [(Fate, u64); 21] = [
    (Fate::HeadChanged, 90),
    (Fate::PerhapsSame, 20),
    (Fate::Vacated, 15),
    (Fate::Filled, 150),
    (Fate::Cosmetic, 50),
    (Fate::Closed, 20),
    (Fate::Proposed, 10),
    (Fate::FollowedByLink, 15),
    (Fate::FollowedByReason, 15),
    (Fate::Opened, 12),
    (Fate::TrustJoined, 15),
    (Fate::TrustLeft, 10),
    (Fate::TrustChanged, 15),
    (Fate::Name, 20),
    (Fate::Ages, 12),
    (Fate::Address, 15),
    (Fate::Contact, 40),
    (Fate::Coordinates, 10),
    (Fate::CoordinatesLost, 10),
    (Fate::DateOnly, 50),
    (Fate::Pupils, 40),
];

/// What became of a row.
enum Became {
    /// Nothing that counts.
    Unchanged,
    /// A kept column differs.
    Changed,
}

/// Where the changes of the next month go.
struct Month<'a> {
    seed: u64,
    keep_open: HashSet<i64>,
    truth: Truth,
    /// New rows, written last; their URNs come when the largest of the first month is known.
    new: Vec<(Sheet<'a>, Option<i64>)>,
    /// Postcodes at which something converted by reason.
    taken: HashSet<String>,
    last_urn: i64,
}

/// The options of the next month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NextOptions {
    /// Another seed, other changes.
    pub seed: u64,
    /// How many rows the first month has, where it is known: a small register gets more changes for its size, so that every kind occurs.
    pub rows: Option<u32>,
    /// URNs that stay open, because something outside the rows says that another follows them: a link of a real register.
    pub keep_open: HashSet<i64>,
}

/// Writes the next month of `rows`, the links of its conversions, and gives the truth.
///
/// `rows` are the cells of the first month in the order of `header`, which may be any header of the DfE's establishments file.
/// Rows that really change get a LastChangedDate 30 days later. The rows of new establishments stand at the end.
///
/// # Errors
/// Where an output cannot be written, or there are no six-digit URNs left.
pub fn write_next<W: Write, L: Write>(
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    options: NextOptions,
    out: W,
    links: L,
) -> Result<Truth> {
    let places: HashMap<&str, usize> = header
        .iter()
        .enumerate()
        .map(|(at, name)| (name.trim(), at))
        .rev()
        .collect();
    let mut out = Out::new(header, out)?;
    let boost = options
        .rows
        .map_or(1, |rows| (5000 / u64::from(rows.max(1))).clamp(1, 10));
    let mut month = Month {
        seed: options.seed,
        keep_open: options.keep_open,
        truth: Truth::default(),
        new: Vec::new(),
        taken: HashSet::new(),
        last_urn: FIRST_URN - 1,
    };
    for (at, cells) in rows.enumerate() {
        let mut dice = Dice::new(options.seed ^ 0x6E65_7874, at as u64);
        let mut row = Sheet {
            places: &places,
            cells,
        };
        let urn = row.get("URN").trim().parse().unwrap_or(0);
        month.last_urn = month.last_urn.max(urn);
        let mut throw = dice.below(10_000);
        let fate = FATES.iter().find_map(|&(fate, share)| {
            let share = share * boost;
            if throw < share {
                return Some(fate);
            }
            throw -= share;
            None
        });
        let became = fate.map_or(Became::Unchanged, |fate| {
            month.befall(fate, &mut row, urn, at as u64, &mut dice)
        });
        match became {
            Became::Unchanged => month.truth.unchanged += 1,
            Became::Changed => {
                month.truth.changed += 1;
                later(&mut row);
            }
        }
        out.row(&row.cells)?;
    }
    let link_header = [
        "URN",
        "LinkURN",
        "LinkName",
        "LinkType",
        "LinkEstablishedDate",
    ]
    .map(str::to_owned);
    let mut link_file = Out::new(&link_header, links)?;
    link_file.bare = vec![true, true, false, false, false];
    for (mut row, followed) in std::mem::take(&mut month.new) {
        month.last_urn += 1;
        if month.last_urn > 999_999 {
            return Err(Error::invalid(
                "There are no six-digit URNs left for new establishments. Use fewer rows.",
            ));
        }
        let urn = month.last_urn.to_string();
        row.set("URN", urn.clone());
        month.truth.new += 1;
        match followed {
            None => month.tell(month.last_urn, Kind::Opened),
            Some(old) if old > 0 => {
                let old = old.to_string();
                let day = row.get("OpenDate").to_owned();
                let name = row.get("EstablishmentName").to_owned();
                let cells = |a: &String, b: &String, kind: &str| {
                    [
                        a.clone(),
                        b.clone(),
                        name.clone(),
                        kind.to_owned(),
                        day.clone(),
                    ]
                };
                link_file.row(&cells(&old, &urn, "Successor"))?;
                link_file.row(&cells(&urn, &old, "Predecessor"))?;
            }
            Some(_) => {}
        }
        out.row(&row.cells)?;
    }
    link_file.finish()?;
    out.finish()?;
    month.truth.changes.sort();
    Ok(month.truth)
}

use crate::register::diff::ChangeKind as Kind;

/// Thirty days on, in the form that the cell has.
fn later(row: &mut Sheet<'_>) {
    let text = row.get("LastChangedDate").trim().to_owned();
    let read = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]
        .iter()
        .find_map(|form| {
            Day::parse_from_str(&text, form)
                .ok()
                .map(|day| (day, *form))
        });
    let (day, form) = match read {
        Some((day, form)) => (day.checked_add_days(chrono::Days::new(30)), form),
        None => (Day::from_ymd_opt(2026, 8, 31), "%d-%m-%Y"),
    };
    if let Some(day) = day {
        row.set("LastChangedDate", day.format(form).to_string());
    }
}

impl<'a> Month<'a> {
    fn tell(&mut self, urn: i64, kind: Kind) {
        let truth = &mut self.truth;
        match kind {
            Kind::HeadChanged => truth.head_changes += 1,
            Kind::HeadVacated => truth.head_vacated += 1,
            Kind::HeadFilled => truth.head_filled += 1,
            Kind::Opened => truth.opened += 1,
            Kind::Closed => truth.closed += 1,
            Kind::Converted => truth.converted += 1,
            Kind::TrustJoined | Kind::TrustLeft | Kind::TrustChanged => truth.trust_changes += 1,
            Kind::ProposedToClose
            | Kind::Name
            | Kind::PhaseOrAges
            | Kind::Address
            | Kind::Contact
            | Kind::Coordinates => {}
        }
        truth.changes.push(Told { urn, kind });
    }

    /// Lets `fate` befall a row where it can.
    fn befall(
        &mut self,
        fate: Fate,
        row: &mut Sheet<'a>,
        urn: i64,
        at: u64,
        dice: &mut Dice,
    ) -> Became {
        let status = if row.has("EstablishmentStatus (code)") {
            row.get("EstablishmentStatus (code)").trim()
        } else {
            row.get("EstablishmentStatus (name)").trim()
        };
        let open = matches!(status, "1" | "01" | "Open");
        let (first, last) = (
            row.get("HeadFirstName").trim().to_owned(),
            row.get("HeadLastName").trim().to_owned(),
        );
        let head = Head {
            title: "",
            first: &first,
            last: &last,
            job: "",
        };
        let led = row.has("HeadFirstName") && row.has("HeadLastName") && !head.is_vacant();
        // A name of plain parts, so that what is made of it is plain too.
        let named =
            led && fold(&first).len() > 2 && fold(&last).len() > 2 && !fold(&first).contains(' ');
        let flag = row
            .get("TrustSchoolFlag (code)")
            .trim()
            .trim_start_matches('0')
            .to_owned();
        let in_trust = matches!(flag.as_str(), "1" | "3" | "5")
            && row.get("Trusts (code)").trim().parse::<i64>().is_ok();
        let trusts = row.has("TrustSchoolFlag (code)") && row.has("Trusts (code)");
        let placed = [row.get("Easting"), row.get("Northing")]
            .iter()
            .all(|metre| metre.trim().parse::<i64>().is_ok_and(|metre| metre > 1000));
        let closes = matches!(
            fate,
            Fate::Closed | Fate::FollowedByLink | Fate::FollowedByReason
        );
        if !open || closes && self.keep_open.contains(&urn) {
            return Became::Unchanged;
        }
        match fate {
            Fate::HeadChanged if led => {
                let (first, last) = stranger(dice, &first, &last);
                row.set("HeadFirstName", first);
                row.set("HeadLastName", last);
                row.set("HeadTitle (name)", dice.pick(&TITLES));
                self.tell(urn, Kind::HeadChanged);
            }
            Fate::PerhapsSame if named => {
                let (_, surname) = stranger(dice, &first, &last);
                row.set(
                    "HeadLastName",
                    if dice.chance(30) {
                        format!("{last}-{surname}")
                    } else {
                        surname
                    },
                );
                if dice.chance(20) {
                    let initial = first.chars().next().unwrap_or('A');
                    row.set("HeadFirstName", format!("{initial}."));
                }
                self.truth.perhaps_same += 1;
                self.tell(urn, Kind::HeadChanged);
            }
            Fate::Vacated if led => {
                let words = dice.pick(&[
                    ("", ""),
                    ("", ""),
                    ("Vacant", ""),
                    ("", "TBC"),
                    ("To be", "confirmed"),
                ]);
                row.set("HeadTitle (name)", "");
                row.set("HeadFirstName", words.0);
                row.set("HeadLastName", words.1);
                self.tell(urn, Kind::HeadVacated);
            }
            Fate::Filled if !led && row.has("HeadFirstName") && row.has("HeadLastName") => {
                row.set("HeadTitle (name)", dice.pick(&TITLES));
                row.set("HeadFirstName", dice.pick(&FIRST));
                row.set("HeadLastName", surname(dice));
                self.tell(urn, Kind::HeadFilled);
            }
            Fate::Cosmetic if named => return cosmetic(dice, row, &first, &last),
            Fate::Closed => {
                close(row, "02", "Closure");
                self.tell(urn, Kind::Closed);
            }
            Fate::Proposed => {
                row.set("EstablishmentStatus (code)", "3");
                row.set("EstablishmentStatus (name)", "Open, but proposed to close");
                self.tell(urn, Kind::ProposedToClose);
            }
            Fate::FollowedByLink => {
                let successor = self.successor(row, dice);
                self.new.push((successor, Some(urn)));
                close(row, "02", "Closure");
                self.tell(urn, Kind::Converted);
            }
            Fate::FollowedByReason => {
                let postcode: String = row
                    .get("Postcode")
                    .split_whitespace()
                    .collect::<String>()
                    .to_uppercase();
                if postcode.len() < 5
                    || !row.has("ReasonEstablishmentClosed (code)")
                    || !self.taken.insert(postcode)
                {
                    return Became::Unchanged;
                }
                let successor = self.successor(row, dice);
                self.new.push((successor, Some(0)));
                close(row, "06", "For Academy");
                self.tell(urn, Kind::Converted);
            }
            Fate::Opened => {
                let made = establishment(self.seed ^ 0x6F70_656E, at, 0, Some(OPENING));
                let mut sheet = Sheet {
                    places: row.places,
                    cells: vec![String::new(); row.cells.len()],
                };
                for name in CURRENT {
                    sheet.set(name, made.get(name));
                }
                self.new.push((sheet, None));
                return Became::Unchanged;
            }
            Fate::TrustJoined if trusts && !in_trust => {
                let (uid, name) = trust(self.seed, dice.below(1200));
                set_trust(row, "3", &uid, &name);
                self.tell(urn, Kind::TrustJoined);
            }
            Fate::TrustLeft if trusts && in_trust => {
                set_trust(row, "0", "", "");
                self.tell(urn, Kind::TrustLeft);
            }
            Fate::TrustChanged if trusts && in_trust => {
                let number = dice.below(1000);
                let (mut uid, mut name) = trust(self.seed, number);
                if uid == row.get("Trusts (code)").trim() {
                    (uid, name) = trust(self.seed, number + 1);
                }
                set_trust(row, "3", &uid, &name);
                self.tell(urn, Kind::TrustChanged);
            }
            Fate::Name => {
                let name = row.get("EstablishmentName").trim().to_owned();
                row.set(
                    "EstablishmentName",
                    format!(
                        "{name} {}",
                        dice.pick(&["and Nursery", "with Resource Base", "at the Park"])
                    ),
                );
                self.tell(urn, Kind::Name);
            }
            Fate::Ages if row.has("StatutoryHighAge") => {
                let high = if matches!(row.get("StatutoryHighAge").trim(), "11") {
                    "10"
                } else {
                    "11"
                };
                row.set("StatutoryHighAge", high);
                self.tell(urn, Kind::PhaseOrAges);
            }
            Fate::Address if row.has("Street") => {
                let street = format!(
                    "{} {} {}",
                    dice.within(1, 400),
                    dice.pick(&ROADS),
                    dice.pick(&WAYS)
                );
                if street == row.get("Street").trim() {
                    return Became::Unchanged;
                }
                row.set("Street", street);
                self.tell(urn, Kind::Address);
            }
            Fate::Contact if row.has("TelephoneNum") => {
                // No real number begins with 09 and these digits.
                row.set("TelephoneNum", format!("0990{:07}", dice.below(10_000_000)));
                self.tell(urn, Kind::Contact);
            }
            Fate::Coordinates if placed => {
                let moved =
                    row.get("Easting").trim().parse::<i64>().unwrap_or(0) + dice.within(50, 900);
                row.set("Easting", moved.to_string());
                self.tell(urn, Kind::Coordinates);
            }
            Fate::CoordinatesLost if placed => {
                row.set("Easting", "");
                row.set("Northing", "");
                return Became::Unchanged;
            }
            Fate::DateOnly => {
                later(row);
                return Became::Unchanged;
            }
            Fate::Pupils if row.has("NumberOfPupils") => {
                let pupils = row
                    .get("NumberOfPupils")
                    .trim()
                    .parse::<i64>()
                    .unwrap_or(100)
                    + dice.within(1, 9);
                row.set("NumberOfPupils", pupils.to_string());
            }
            _ => return Became::Unchanged,
        }
        Became::Changed
    }

    /// The academy that follows a school: the same place under another URN.
    fn successor(&self, row: &Sheet<'a>, dice: &mut Dice) -> Sheet<'a> {
        let mut new = Sheet {
            places: row.places,
            cells: row.cells.clone(),
        };
        let name = row.get("EstablishmentName").trim().to_owned();
        if dice.chance(50) {
            new.set("EstablishmentName", format!("{name} Academy"));
        }
        new.code("TypeOfEstablishment", "type", "34", 2);
        new.code("EstablishmentTypeGroup", "typeGroup", "10", 1);
        new.code("ReasonEstablishmentOpened", "reasonOpened", "10", 2);
        new.set("OpenDate", OPENING);
        new.set("LastChangedDate", OPENING);
        new.set("UKPRN", "");
        let (uid, trust_name) = trust(self.seed, dice.below(1200));
        set_trust(&mut new, "3", &uid, &trust_name);
        if dice.chance(40) {
            new.set("HeadFirstName", dice.pick(&FIRST));
            new.set("HeadLastName", surname(dice));
        }
        new
    }
}

/// The day on which what is new in the next month opened, and what closed went on.
const OPENING: &str = "01-08-2026";

fn close(row: &mut Sheet<'_>, code: &str, name: &str) {
    row.set("EstablishmentStatus (code)", "2");
    row.set("EstablishmentStatus (name)", "Closed");
    row.set("ReasonEstablishmentClosed (code)", code);
    row.set("ReasonEstablishmentClosed (name)", name);
    row.set("CloseDate", "31-07-2026");
}

fn set_trust(row: &mut Sheet<'_>, flag: &str, uid: &str, name: &str) {
    row.code("TrustSchoolFlag", "trustFlag", flag, 1);
    row.set("Trusts (code)", uid);
    row.set("Trusts (name)", name);
}

/// A name that cannot be taken for the old one: no word of the old begins as it does, and the surname is another.
fn stranger(dice: &mut Dice, first: &str, last: &str) -> (String, String) {
    let old = format!("{} {}", fold(first), fold(last));
    let letters: HashSet<char> = old
        .split(' ')
        .filter_map(|word| word.chars().next())
        .collect();
    let mut name = dice.pick(&FIRST);
    while letters.contains(&fold(name).chars().next().unwrap_or(' ')) {
        name = dice.pick(&FIRST);
    }
    let mut new = surname(dice);
    while fold(&new).split(' ').any(|word| fold(last).contains(word)) {
        new = surname(dice);
    }
    (name.to_owned(), new)
}

/// A head re-typed: the same person. Gives whether a kept column differs.
fn cosmetic(dice: &mut Dice, row: &mut Sheet<'_>, first: &str, last: &str) -> Became {
    match dice.below(6) {
        0 => {
            let upper = last.to_uppercase();
            row.set(
                "HeadLastName",
                if upper == last {
                    last.to_lowercase()
                } else {
                    upper
                },
            );
        }
        1 => {
            let title = if row.get("HeadTitle (name)").trim() == "Mrs" {
                "Ms"
            } else {
                "Mrs"
            };
            if !row.has("HeadTitle (name)") {
                return Became::Unchanged;
            }
            row.set("HeadTitle (name)", title);
        }
        2 => {
            // Spaces around a name are not kept, so nothing differs.
            row.set("HeadFirstName", format!(" {first} "));
            row.set("HeadLastName", format!("{last}  "));
            return Became::Unchanged;
        }
        3 => {
            let other = if last.contains('\'') {
                last.replace('\'', "’")
            } else {
                last.replace('’', "'")
            };
            if other == last {
                return Became::Unchanged;
            }
            row.set("HeadLastName", other);
        }
        4 => {
            row.set("HeadFirstName", format!("Mrs {first}"));
        }
        _ => {
            let job = if row.get("HeadPreferredJobTitle").trim() == "Interim Headteacher" {
                "Headteacher"
            } else {
                "Interim Headteacher"
            };
            if !row.has("HeadPreferredJobTitle") {
                return Became::Unchanged;
            }
            row.set("HeadPreferredJobTitle", job);
        }
    }
    Became::Changed
}

#[cfg(test)]
mod tests;
