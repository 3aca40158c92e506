//! Every screen in light and dark, in a small and a large window: usable by everyone, nothing wider than the window.
//!
//! The table of screens is here, for this journey and for the pictures of `shots`: a new screen is a row of it.

use std::collections::BTreeSet;

use e2e::{Tried, Trouble, Window, root};
use serde_json::{Value, json};

use crate::support::{Journey, Office, number, rows};

/// A screen of the window.
pub struct Screen {
    /// Its name in the names of pictures.
    pub name: &'static str,
    /// Its address. `{school}` stands for one of our schools, `{establishment}` for one that is not ours, `{person}`,
    /// `{trust}`, `{group}`, `{trainee}` and `{round}` for the first of their lists.
    pub route: &'static str,
    /// What has to be open for it to stand.
    pub stands: Stands,
}

/// What a screen needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// An open file.
    InFile,
    /// No file.
    WithoutFile,
    /// A file whose password is asked for.
    Locked,
}

const fn in_file(name: &'static str, route: &'static str) -> Screen {
    Screen {
        name,
        route,
        stands: Stands::InFile,
    }
}

/// All of them.
pub const SCREENS: [Screen; 60] = [
    Screen {
        name: "start",
        route: "/start",
        stands: Stands::WithoutFile,
    },
    Screen {
        name: "password",
        route: "/password",
        stands: Stands::Locked,
    },
    in_file("today", "/today"),
    in_file("england", "/england"),
    in_file("schools", "/schools"),
    in_file("school", "/school/{school}"),
    in_file("establishment", "/establishment/{establishment}"),
    in_file("register", "/register"),
    in_file("watch", "/register/changes"),
    in_file("people", "/people"),
    in_file("posts", "/posts"),
    in_file("person", "/person?id={person}"),
    in_file("trusts", "/trusts"),
    in_file("trust", "/trust?uid={trust}"),
    in_file("champions", "/champions"),
    in_file("board", "/champions/board"),
    in_file("coverage", "/champions/coverage"),
    in_file("risks", "/champions/risks"),
    in_file("agreements", "/agreements"),
    in_file("rounds", "/rounds"),
    in_file("round-schools-list", "/rounds/schools"),
    in_file("round-questions", "/round?id={round}"),
    in_file("round-schools", "/round?id={round}&part=schools"),
    in_file("round-send", "/round?id={round}&part=send"),
    in_file("round-replies", "/round?id={round}&part=replies"),
    in_file("round-review", "/round?id={round}&part=review"),
    in_file("round-chase", "/round?id={round}&part=chase"),
    in_file("round-response", "/round?id={round}&part=response"),
    in_file("notices", "/notices"),
    in_file("mentors", "/mentors"),
    in_file("mentor-gaps", "/mentors/gaps"),
    in_file("calendar", "/calendar"),
    in_file("itap", "/itap"),
    in_file("returns", "/returns"),
    in_file("return-problems", "/returns/problems"),
    in_file("sign-off", "/returns/sign-off"),
    in_file("funding", "/returns/funding"),
    in_file("capacity", "/capacity"),
    in_file("supply", "/supply"),
    in_file("offers", "/offers"),
    in_file("hostings", "/hostings"),
    in_file("groups", "/groups"),
    in_file("group", "/group?id={group}"),
    in_file("challenges", "/challenges"),
    in_file("jigsaw", "/jigsaw"),
    in_file("placements", "/placements"),
    in_file("placement-year", "/placements/year"),
    in_file("checks", "/checks"),
    in_file("blocks", "/blocks"),
    in_file("trainees", "/trainees"),
    in_file("trainee", "/trainee/{trainee}"),
    in_file("tasks", "/tasks"),
    in_file("duplicates", "/duplicates"),
    in_file("leaving", "/leaving"),
    in_file("import", "/import"),
    in_file("mail", "/mail"),
    in_file("history", "/history"),
    in_file("settings", "/settings"),
    in_file("backups", "/backups"),
    in_file("about", "/about"),
];

/// The sizes of window that everything is made for, in pixels.
pub const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];

/// How the desktop wants programs to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Look {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in the names of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of GTK that asks the page for it.
    pub fn theme(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// Gives the window a size, in the page's own pixels.
pub fn resize(window: &Window, (width, height): (u32, u32)) -> Tried {
    window.resize(width, height)?;
    window
        .wait_for(
            "The window's size",
            "return innerWidth === arguments[0]",
            &[json!(width)],
        )
        .map(drop)
}

/// Goes to the screens of an open file, in a window that shows it.
pub struct Tour<'a> {
    window: &'a Window,
    /// The record that stands for each word in braces; `None`: the file has none.
    records: [(&'static str, Option<u64>); 7],
}

impl<'a> Tour<'a> {
    /// With the school that became an academy, else the first of ours, the first establishment that is not ours, and
    /// the first person, trust, working group, trainee and round.
    pub fn of(office: &Office, window: &'a Window) -> Tried<Self> {
        let first = |list: &str, narrowed: &[&str]| -> Tried<Option<u64>> {
            let listed = office.list(list, &[narrowed, &["--limit", "1"]].concat())?;
            rows(&listed)?
                .first()
                .map(|row| number(row, "id"))
                .transpose()
        };
        let rounds = office.ask("rounds", &json!({}))?;
        Ok(Self {
            window,
            records: [
                (
                    "{school}",
                    first("schools", &["--search", "Ashham"])?.or(first("schools", &[])?),
                ),
                (
                    "{establishment}",
                    first("england", &["--where", r#"{"ours":false}"#])?,
                ),
                ("{person}", first("people", &[])?),
                ("{trust}", first("trusts", &[])?),
                ("{group}", first("groups", &[])?),
                ("{trainee}", first("trainees", &[])?),
                ("{round}", number(&rounds, "rounds.0.id").ok()),
            ],
        })
    }

    /// Goes to a screen and waits until it stands; `false` where the file has nothing that it could show.
    pub fn visit(&self, screen: &Screen) -> Tried<bool> {
        let mut route = screen.route.to_owned();
        for (word, record) in self.records {
            if route.contains(word) {
                let Some(record) = record else {
                    return Ok(false);
                };
                route = route.replace(word, &record.to_string());
            }
        }
        self.window.follow(&route)?;
        self.window.wait_for(
            &route,
            "return document.querySelector('h1') !== null
               && !document.querySelector('main [aria-busy=true]') && document.getAnimations().length === 0",
            &[],
        )?;
        self.window.settle()?;
        Ok(true)
    }
}

fn sound(window: &Window, screen: &Screen, (width, height): (u32, u32)) -> Tried {
    window.sound().map_err(|trouble| {
        Trouble::new(format!("{} at {width} × {height}: {trouble}", screen.name))
    })
}

/// The sample with a round of the yearly check that is to be written.
pub fn sample_with_a_round(name: &str) -> Tried<Office> {
    let office = Office::sample(name)?;
    office.desk(&["round", "new", &office.file(), "--year", "2026/27"])?;
    Ok(office)
}

fn every_screen(look: Look) -> Tried {
    let name = format!("screens-{}", look.name());
    let office = sample_with_a_round(&name)?;
    let window = office
        .start()
        .environment("GTK_THEME", look.theme())
        .argument(office.file())
        .open()?;
    window.heading("Today")?;
    assert_eq!(
        window.run("return matchMedia('(prefers-color-scheme: dark)').matches")?,
        Value::Bool(look == Look::Dark)
    );
    let tour = Tour::of(&office, &window)?;
    for size in SIZES {
        resize(&window, size)?;
        for screen in SCREENS.iter().filter(|one| one.stands == Stands::InFile) {
            assert!(
                tour.visit(screen)?,
                "the sample has nothing to show on {}",
                screen.name
            );
            sound(&window, screen, size)?;
        }
    }
    window.end()?;

    for screen in SCREENS.iter().filter(|one| one.stands != Stands::InFile) {
        let (_office, window) = before_a_file(&name, look, screen)?;
        for size in SIZES {
            resize(&window, size)?;
            sound(&window, screen, size)?;
        }
        window.close()?;
    }
    Ok(())
}

/// A window with a screen that stands while no file is open. Its office goes with the first value.
pub fn before_a_file(name: &str, look: Look, screen: &Screen) -> Tried<(Office, Window)> {
    let locked = screen.stands == Stands::Locked;
    let office = if locked {
        Office::locked(name)?
    } else {
        Office::without_file(name)?
    };
    let mut start = office.start().environment("GTK_THEME", look.theme());
    if locked {
        start = start.argument(office.file());
    }
    let window = start.open()?;
    window.heading(if locked {
        "Fernway is locked"
    } else {
        "Partnership Desk"
    })?;
    window.settle()?;
    Ok((office, window))
}

#[test]
fn every_screen_is_sound_in_light() -> Tried {
    every_screen(Look::Light)
}

#[test]
fn every_screen_is_sound_in_dark() -> Tried {
    every_screen(Look::Dark)
}

#[test]
fn every_route_has_its_row() -> Tried {
    let routes = std::fs::read_to_string(root().join("ui/src/routes.svelte.ts"))?;
    let known: BTreeSet<&str> = routes
        .lines()
        .skip_while(|line| !line.starts_with("const PLACES"))
        .skip(1)
        .take_while(|line| !line.starts_with('}'))
        .filter_map(|line| line.trim().strip_prefix('\'')?.split('\'').next())
        .collect();
    let listed: BTreeSet<&str> = SCREENS
        .iter()
        .filter_map(|screen| screen.route.split('?').next())
        .filter(|route| !route.contains('{'))
        .collect();
    assert_eq!(listed, known);
    Ok(())
}
