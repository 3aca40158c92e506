//! Every screen in light and dark, in a small and a large window: usable by everyone, nothing wider than the window.

use e2e::{Tried, Window};
use serde_json::{Value, json};

use crate::support::{Journey, Office};

/// Goes to a screen by its address and waits until it stands.
fn stand(window: &Window, route: &str) -> Tried {
    window.run_with("location.hash = arguments[0]", &[json!(route)])?;
    window
        .wait_for(
            route,
            "return location.hash === `#${arguments[0]}` && document.querySelector('h1') !== null
               && !document.querySelector('main [aria-busy=true]') && document.getAnimations().length === 0",
            &[json!(route)],
        )
        .map(drop)
}

fn every_screen(name: &str, theme: &str, dark: bool) -> Tried {
    let office = Office::sample(name)?;
    let window = office
        .start()
        .environment("GTK_THEME", theme)
        .argument(office.file())
        .open()?;
    window.heading("Today")?;
    assert_eq!(
        window.run("return matchMedia('(prefers-color-scheme: dark)').matches")?,
        Value::Bool(dark)
    );
    let converted = office.list("schools", &["--search", "Ashham", "--limit", "1"])?;
    let school = crate::support::number(&converted, "rows.0.id")?;
    for (width, height) in [(1280, 800), (1920, 1080)] {
        window.resize(width, height)?;
        window.wait_for(
            "The window's size",
            "return innerWidth === arguments[0]",
            &[json!(width)],
        )?;
        for route in [
            "/today",
            "/england",
            "/schools",
            &format!("/school/{school}"),
            "/register",
            "/register/changes",
            "/history",
            "/settings",
            "/backups",
            "/about",
        ] {
            stand(&window, route)?;
            window.sound().map_err(|trouble| {
                e2e::Trouble::new(format!("{route} at {width} × {height}: {trouble}"))
            })?;
        }
    }
    window.end()
}

#[test]
fn every_screen_is_sound_in_light() -> Tried {
    every_screen("screens-light", "Adwaita", false)
}

#[test]
fn every_screen_is_sound_in_dark() -> Tried {
    every_screen("screens-dark", "Adwaita:dark", true)
}
