//! Pictures of every screen, for people to look at: `cargo xtask shots` takes them into `target/shots`.
//!
//! A picture is named for its screen, its file, the size of the window and the look:
//! `schools-sample-1280x800-dark.png`. With words in `DESK_SHOTS`, only those are taken whose names have them all.

use std::path::PathBuf;

use e2e::{Tried, Window, root};

use crate::screens::{
    Look, SCREENS, SIZES, Screen, Stands, Tour, before_a_file, resize, sample_with_a_round,
};
use crate::support::{Journey, Office};

/// The screens whose crowded parts show first what zoom does to them.
const ZOOMED: [&str; 5] = ["today", "england", "schools", "school", "settings"];
/// What a window of 1920 × 1080 holds at 200 %. That of 1280 × 800 would hold less than the least that the window takes.
const HALF: (u32, u32) = (960, 540);

/// Whether somebody wants to see it.
fn is_wanted(name: &str) -> bool {
    let words = std::env::var("DESK_SHOTS").unwrap_or_default();
    words.split_whitespace().all(|word| name.contains(word))
}

fn picture(window: &Window, name: &str) -> Tried {
    let path: PathBuf = root().join("target/shots").join(format!("{name}.png"));
    window.picture(&path)
}

fn name_of(screen: &Screen, file: &str, (width, height): (u32, u32), look: Look) -> String {
    format!("{}-{file}-{width}x{height}-{}", screen.name, look.name())
}

/// Whether any picture of these is wanted.
fn wants(file: &str, screens: &[&Screen]) -> bool {
    Look::BOTH.iter().any(|look| {
        SIZES.iter().any(|size| {
            screens
                .iter()
                .any(|screen| is_wanted(&name_of(screen, file, *size, *look)))
        })
    })
}

/// The pictures of a file that is made for them; not made where none is wanted.
fn take(file: &str, screens: &[&Screen], make: impl FnOnce() -> Tried<Office>) -> Tried {
    if wants(file, screens) {
        take_of(file, &make()?, screens)
    } else {
        Ok(())
    }
}

/// The screens of one file, in both sizes and both looks.
fn take_of(file: &str, office: &Office, screens: &[&Screen]) -> Tried {
    for look in Look::BOTH {
        // A data folder of its own: what a window before it left open or wrote down is not in the picture.
        let window = office
            .start()
            .data_dir(office.path(look.name()))
            .environment("GTK_THEME", look.theme())
            .argument(office.file())
            .open()?;
        window.heading("Today")?;
        let tour = Tour::of(office, &window)?;
        for size in SIZES {
            resize(&window, size)?;
            for screen in screens {
                let name = name_of(screen, file, size, look);
                if is_wanted(&name) && tour.visit(screen)? {
                    picture(&window, &name)?;
                }
            }
        }
        window.close()?;
    }
    Ok(())
}

fn of_file() -> Vec<&'static Screen> {
    SCREENS
        .iter()
        .filter(|screen| screen.stands == Stands::InFile)
        .collect()
}

fn named(names: &[&str]) -> Vec<&'static Screen> {
    of_file()
        .into_iter()
        .filter(|screen| names.contains(&screen.name))
        .collect()
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn before_any_file() -> Tried {
    for look in Look::BOTH {
        for screen in SCREENS.iter().filter(|one| one.stands != Stands::InFile) {
            let name = |size| name_of(screen, "none", size, look);
            if !SIZES.iter().any(|size| is_wanted(&name(*size))) {
                continue;
            }
            let (_office, window) = before_a_file("shots-none", look, screen)?;
            for size in SIZES {
                resize(&window, size)?;
                picture(&window, &name(size))?;
            }
            window.close()?;
        }
    }
    Ok(())
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn an_empty_file() -> Tried {
    take("empty", &of_file(), || Office::new("shots-empty"))
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn a_file_of_60_schools() -> Tried {
    take("sample", &of_file(), || sample_with_a_round("shots-sample"))
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn a_file_of_2500_schools() -> Tried {
    take("large", &named(&["england", "schools"]), || {
        Office::large("shots-large")
    })
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn a_file_for_reading_only() -> Tried {
    if !wants("reading", &of_file()) {
        return Ok(());
    }
    let office = Office::sample("shots-reading")?;
    // Whoever has the file first may write.
    let first = office.open()?;
    take_of("reading", &office, &of_file())?;
    first.close()
}

#[test]
#[ignore = "pictures: `cargo xtask shots` takes them"]
fn at_200_percent() -> Tried {
    for look in Look::BOTH {
        let name =
            |screen: &Screen| format!("{}-sample-1920x1080-{}-zoomed", screen.name, look.name());
        let screens = named(&ZOOMED);
        if !screens.iter().any(|screen| is_wanted(&name(screen))) {
            continue;
        }
        let office = Office::sample("shots-zoomed")?;
        // The page can't tell the desktop's scale from a browser's zoom.
        let window = office
            .start()
            .environment("GTK_THEME", look.theme())
            .environment("GDK_SCALE", "2")
            .argument(office.file())
            .open()?;
        window.heading("Today")?;
        resize(&window, HALF)?;
        let tour = Tour::of(&office, &window)?;
        for screen in screens {
            if is_wanted(&name(screen)) && tour.visit(screen)? {
                picture(&window, &name(screen))?;
            }
        }
        window.close()?;
    }
    Ok(())
}
