//! Invented people of the sample: who leads each school, who mentors, who answers the telephone, and who was there before.

use super::{Dice, SampleOurs, store};
use crate::error::Result;
use crate::fold::fold;
use crate::person::{AddressKind, Medium, NewAddress, NewPerson, PersonName, actions as person};
use crate::school::Stage;
use crate::store::Write;
use crate::tenure::{HEAD_TEACHER, NewTenure, actions as tenure};
use crate::types::{Day, PartDay, Source};
use chrono::Days;

const TITLES: [&str; 5] = ["Mr", "Ms", "Mrs", "Miss", "Dr"];

const FIRST: [&str; 48] = [
    "Agnes",
    "Barnaby",
    "Cordelia",
    "Dougal",
    "Elspeth",
    "Fergus",
    "Ginevra",
    "Horatio",
    "Isolde",
    "Jarvis",
    "Keziah",
    "Lorcan",
    "Marigold",
    "Nerys",
    "Osric",
    "Petronella",
    "Quincy",
    "Rosalind",
    "Sorcha",
    "Thaddeus",
    "Ursula",
    "Vaughan",
    "Winifred",
    "Yolanda",
    "Anoushka",
    "Babajide",
    "Chinwe",
    "Dilnoza",
    "Emeka",
    "Fatou",
    "Gurpreet",
    "Hamza",
    "Ifeoma",
    "Jasleen",
    "Kwame",
    "Leilani",
    "Mihai",
    "Nadia",
    "Obi",
    "Parveen",
    "Roísín",
    "Suresh",
    "Tariq",
    "Uchenna",
    "Vikram",
    "Wanjiru",
    "Zainab",
    "José",
];

const LAST_A: [&str; 32] = [
    "Ash", "Black", "Cold", "Dun", "Elder", "Fern", "Green", "Hazel", "Iron", "Kings", "Long",
    "Mill", "North", "Oak", "Penny", "Quill", "Rams", "Stone", "Thorn", "Up", "Vine", "Wood",
    "Yar", "Bram", "Cran", "Dray", "Fox", "Gold", "Hart", "Lark", "Mor", "Shaw",
];

const LAST_B: [&str; 28] = [
    "acre", "bank", "bourne", "bridge", "by", "combe", "croft", "dale", "field", "ford", "garth",
    "grave", "ham", "hurst", "ley", "low", "mere", "more", "ridge", "shaw", "stead", "stow",
    "thorpe", "ton", "wick", "well", "wold", "worth",
];

/// The post of whoever arranges the training of teachers in a school, by the id that came with the desk.
const PROFESSIONAL_TUTOR: i64 = 9;

/// A post in a school of the sample, by the id that came with the desk, and how often out of ten it is filled.
const POSTS: [(i64, usize); 19] = [
    (5, 9), // deputy head
    (6, 6), // assistant head
    (7, 4), // SLT member
    (7, 3),
    (8, 8),  // SENCO
    (9, 9),  // professional tutor
    (10, 9), // general mentor
    (10, 8),
    (10, 7),
    (10, 6),
    (10, 6),
    (10, 5),
    (10, 5),
    (10, 5),
    (11, 5), // ECT mentor
    (11, 4),
    (12, 5), // induction tutor
    (14, 6), // head's PA
    (16, 7), // business manager
];

/// Someone of a school, as the rest of the sample needs them.
#[derive(Debug, Clone, Copy)]
pub(super) struct SamplePerson {
    pub id: i64,
    pub role: i64,
    pub main_contact: bool,
}

pub(super) fn invented(dice: &mut Dice) -> PersonName {
    PersonName {
        title: dice.pick(&TITLES).to_owned(),
        first: dice.pick(&FIRST).to_owned(),
        last: format!("{}{}", dice.pick(&LAST_A), dice.pick(&LAST_B)),
        known_as: String::new(),
    }
}

/// A day when something was last confirmed: most of them within the year, some long ago, some never.
fn confirmed(dice: &mut Dice, today: Day) -> String {
    let days = match dice.below(10) {
        0..=4 => dice.below(170),
        5..=7 => 190 + dice.below(150),
        8 => 380 + dice.below(500),
        _ => return String::new(),
    };
    (today - Days::new(days as u64)).to_string()
}

/// A first day some years back, as well as anybody remembers it.
fn since(dice: &mut Dice, today: Day) -> PartDay {
    let day = today - Days::new(200 + dice.below(3_000) as u64);
    let term = |month: &str| PartDay::stored(&format!("{}-{month}-01", day.format("%Y")));
    match dice.below(6) {
        0 => PartDay::default(),
        1 => PartDay::stored(&day.format("%Y").to_string()),
        2 => PartDay::stored(&day.format("%Y-%m").to_string()),
        3 => term("01"),
        _ => term("09"),
    }
}

/// The people of one school, among them whom we ask about trainee teachers. A school that we only think of has nobody
/// else but a head and an office; the others have a staff.
pub(super) fn of_school(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
) -> Result<Vec<SamplePerson>> {
    let today = w.clock.today();
    let domain = domain(w, school)?;
    let mut people = Vec::new();
    place_addresses(w, dice, school, &domain)?;
    if let Some(name) = store::head(w.db, school.urn)? {
        let head = add(w, dice, school, &domain, name)?;
        let mut tenure = NewTenure::of(head, HEAD_TEACHER);
        tenure.from = since(dice, today);
        tenure.source = Source::Register;
        tenure.confirmed_on = confirmed(dice, today);
        tenure.acting = dice.below(25) == 0;
        people.push(post(w, school, tenure)?);
        if dice.below(3) == 0 {
            let before = invented(dice);
            let before = add(w, dice, school, &domain, before)?;
            let mut tenure = NewTenure::of(before, HEAD_TEACHER);
            let left = today - Days::new(250 + dice.below(900) as u64);
            tenure.until = PartDay::stored(&format!("{}-08-31", left.format("%Y")));
            tenure.from = PartDay::stored(&(left - Days::new(2_000)).format("%Y").to_string());
            post(w, school, tenure)?;
        }
    }
    if matches!(school.stage, Stage::Prospect | Stage::Former) {
        return Ok(people);
    }
    let mut has_main = false;
    for (role, often) in POSTS {
        if dice.below(10) >= often || (school.stage != Stage::Partnership && dice.below(2) == 0) {
            continue;
        }
        let name = invented(dice);
        let id = add(w, dice, school, &domain, name)?;
        let mut tenure = NewTenure::of(id, role);
        tenure.from = since(dice, today);
        tenure.source = [Source::Form, Source::Call, Source::Email, Source::Import]
            .get(dice.below(4))
            .copied()
            .unwrap_or_default();
        tenure.confirmed_on = confirmed(dice, today);
        tenure.main_contact = role == 9 && !has_main;
        has_main |= tenure.main_contact;
        // A few have said that they will go.
        if dice.below(40) == 0 {
            tenure.until =
                PartDay::stored(&format!("{}-08-31", (today + Days::new(200)).format("%Y")));
        }
        people.push(post(w, school, tenure)?);
    }
    Ok(people)
}

/// Sees to it that a school has a contact for trainee teachers whom an e-mail at its own domain reaches: the one it has,
/// else a professional tutor. Its dice are its own, so that everybody else of a seed stays who they are.
pub(super) fn contact(
    w: &Write<'_>,
    school: &SampleOurs,
    people: &mut Vec<SamplePerson>,
) -> Result<()> {
    let mut dice = Dice(u64::try_from(school.urn).unwrap_or_default() ^ 0x00C0_417A);
    let today = w.clock.today();
    let domain = domain(w, school)?;
    let email = |dice: &mut Dice, person: i64, value: String| NewAddress {
        school_id: Some(school.id),
        is_main: true,
        source: Source::Form,
        confirmed_on: confirmed(dice, today),
        ..address(Some(person), Medium::Email, value)
    };
    if let Some(known) = people.iter().find(|person| person.main_contact) {
        if let Some(name) = store::without_email(w.db, known.id)? {
            let value = self::email(&name, &domain);
            let address = email(&mut dice, known.id, value);
            person::add_address(w, &address)?;
        }
        return Ok(());
    }
    let name = invented(&mut dice);
    let value = self::email(&name, &domain);
    let id = person::add(
        w,
        &NewPerson {
            name,
            notes: String::new(),
        },
    )?;
    person::add_address(w, &email(&mut dice, id, value))?;
    let mut tenure = NewTenure::of(id, PROFESSIONAL_TUTOR);
    tenure.from = since(&mut dice, today);
    tenure.source = Source::Email;
    tenure.confirmed_on = confirmed(&mut dice, today);
    tenure.main_contact = true;
    people.push(post(w, school, tenure)?);
    Ok(())
}

/// What the e-mails of a school end in: its website's domain, or where it has none a name of its own.
fn domain(w: &Write<'_>, school: &SampleOurs) -> Result<String> {
    let website = store::website(w.db, school.urn)?;
    let host = website.rsplit("//").next().unwrap_or_default();
    let host = host.trim_start_matches("www.").trim_end_matches('/');
    Ok(if host.is_empty() {
        format!("{}.example", fold(&school.name).replace(' ', "-"))
    } else {
        host.to_lowercase()
    })
}

/// The leader and the ITT lead of a trust.
pub(super) fn of_trust(w: &Write<'_>, dice: &mut Dice, trust: i64, name: &str) -> Result<()> {
    let today = w.clock.today();
    let domain = format!("{}.example", fold(name).replace(' ', "-"));
    for role in [21, 22] {
        if role == 22 && dice.below(2) == 0 {
            continue;
        }
        let names = invented(dice);
        let value =
            format!("{}.{}@{domain}", fold(&names.first), fold(&names.last)).replace(' ', "");
        let id = person::add(
            w,
            &NewPerson {
                name: names,
                notes: String::new(),
            },
        )?;
        person::add_address(
            w,
            &NewAddress {
                trust_id: Some(trust),
                is_main: true,
                source: Source::Email,
                confirmed_on: confirmed(dice, today),
                ..address(Some(id), Medium::Email, value)
            },
        )?;
        let mut tenure = NewTenure::of(id, role);
        tenure.trust_id = Some(trust);
        tenure.from = since(dice, today);
        tenure.source = Source::Email;
        tenure.confirmed_on = confirmed(dice, today);
        tenure::add(w, &tenure)?;
    }
    Ok(())
}

/// The same person written down twice, as it happens when two of us add them: another short form, the same e-mail.
pub(super) fn twice(w: &Write<'_>, dice: &mut Dice, school: &SampleOurs) -> Result<()> {
    let name = invented(dice);
    let email = format!("{}@{}", fold(&name.last), domain(w, school)?);
    let short: String = name.first.chars().take(1).collect();
    for first in [name.first.clone(), short] {
        let names = PersonName {
            first,
            ..name.clone()
        };
        let id = person::add(
            w,
            &NewPerson {
                name: names,
                notes: String::new(),
            },
        )?;
        person::add_address(w, &address(Some(id), Medium::Email, email.clone()))?;
        let mut tenure = NewTenure::of(id, 10);
        tenure.source = Source::Import;
        post(w, school, tenure)?;
    }
    Ok(())
}

/// An invented e-mail of someone.
pub(super) fn email(name: &PersonName, domain: &str) -> String {
    format!("{}.{}@{domain}", fold(&name.first), fold(&name.last)).replace(' ', "")
}

/// Writes someone's own e-mail down.
pub(super) fn own_email(w: &Write<'_>, person: i64, value: String) -> Result<()> {
    let email = NewAddress {
        kind: AddressKind::Personal,
        is_main: true,
        ..address(Some(person), Medium::Email, value)
    };
    person::add_address(w, &email).map(|_| ())
}

fn address(person_id: Option<i64>, medium: Medium, value: String) -> NewAddress {
    NewAddress {
        person_id,
        role_id: None,
        school_id: None,
        trust_id: None,
        medium,
        value,
        kind: AddressKind::School,
        is_main: false,
        source: Source::Typed,
        confirmed_on: String::new(),
    }
}

/// `head@` and `office@`, which stay when people go.
fn place_addresses(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
    domain: &str,
) -> Result<()> {
    let confirmed_on = confirmed(dice, w.clock.today());
    let here = |value: String, role_id| NewAddress {
        role_id,
        school_id: Some(school.id),
        source: Source::Form,
        confirmed_on: confirmed_on.clone(),
        ..address(None, Medium::Email, value)
    };
    person::add_address(w, &here(format!("office@{domain}"), None))?;
    if dice.below(3) > 0 {
        person::add_address(w, &here(format!("head@{domain}"), Some(HEAD_TEACHER)))?;
    }
    Ok(())
}

fn add(
    w: &Write<'_>,
    dice: &mut Dice,
    school: &SampleOurs,
    domain: &str,
    name: PersonName,
) -> Result<i64> {
    let today = w.clock.today();
    let value = format!("{}.{}@{domain}", fold(&name.first), fold(&name.last)).replace(' ', "");
    let id = person::add(
        w,
        &NewPerson {
            name,
            notes: String::new(),
        },
    )?;
    if dice.below(10) < 8 {
        let email = NewAddress {
            school_id: Some(school.id),
            is_main: true,
            source: Source::Form,
            confirmed_on: confirmed(dice, today),
            ..address(Some(id), Medium::Email, value)
        };
        person::add_address(w, &email)?;
    }
    if dice.below(10) < 3 {
        // Numbers that are kept for stories.
        let value = format!("07700 900{:03}", dice.below(1_000));
        let telephone = NewAddress {
            school_id: Some(school.id),
            confirmed_on: confirmed(dice, today),
            ..address(Some(id), Medium::Telephone, value)
        };
        person::add_address(w, &telephone)?;
    }
    Ok(id)
}

fn post(w: &Write<'_>, school: &SampleOurs, tenure: NewTenure) -> Result<SamplePerson> {
    let tenure = NewTenure {
        school_id: Some(school.id),
        ..tenure
    };
    tenure::add(w, &tenure)?;
    Ok(SamplePerson {
        id: tenure.person_id,
        role: tenure.role_id,
        main_contact: tenure.main_contact,
    })
}
