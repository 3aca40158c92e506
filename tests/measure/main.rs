//! How fast the real window is, for `cargo xtask bench`: `measure-window WHAT TIMES PROGRAM [ARGUMENT…]` starts the
//! program with its arguments, drives it, and prints one JSON object.
//!
//! What is painted is told by the page itself: from the moment that the system gave a key to the frame that shows what
//! came of it. The driver's own time is in no figure.

#![allow(clippy::print_stdout, reason = "the bench reads it")]

mod figures;

use std::path::Path;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use e2e::{Start, Tried, Trouble, Window};
use serde_json::{Value, json};

use figures::figures;

/// Puts [`PAGE`]'s functions into the page.
const PAGE: &str = include_str!("page.js");
/// The rows of a list.
const ROWS: &str = "[role=grid] tbody";
/// The lines below the field of Ctrl+K.
const FOUND: &str = "[role=listbox]";
/// The longest text that is typed.
const LETTERS: usize = 12;
/// How long a window is left alone before its memory is told.
const REST: Duration = Duration::from_secs(5);
/// Pixels a second: a hand that turns the wheel without a pause, and one that drags the bar.
const GAITS: [(&str, u32); 3] = [("wheel", 4_000), ("flick", 30_000), ("bar", 400_000)];

fn main() -> ExitCode {
    match measure(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn measure(words: &[String]) -> Tried<Value> {
    let [what, times, program, arguments @ ..] = words else {
        return Err(Trouble::new(
            "measure-window WHAT TIMES PROGRAM [ARGUMENT…]",
        ));
    };
    let times: usize = times.parse()?;
    let start = arguments
        .iter()
        .fold(Start::program("measure-window", program), |start, one| {
            start.argument(Path::new(one))
        });
    let window = start.open()?;
    let told = match what.as_str() {
        "line-keys" => keys_in_line(&window, times),
        "line-memory" => memory(&window),
        "list-keys" => keys_in_list(&window, times),
        "find-keys" => keys_in_find(&window, times),
        "lists" => lists(&window, times),
        "scroll" => scroll(&window, times),
        "list-memory" => {
            stand(&window, "/england")?;
            stand(&window, "/schools")?;
            memory(&window)
        }
        _ => Err(Trouble::new(format!("{what} is nothing to measure."))),
    }?;
    window.close()?;
    Ok(told)
}

/// Goes to a list and waits for its rows.
fn stand(window: &Window, route: &str) -> Tried {
    window.css("nav")?;
    window.follow(route)?;
    window
        .wait_for(
            route,
            "return document.querySelector('[role=grid] tbody th') !== null
               && document.querySelector('[role=grid] [aria-busy]') === null",
            &[],
        )
        .map(drop)
}

/// Names from all over the list that stands, as texts to type.
fn texts(window: &Window) -> Tried<Vec<String>> {
    let mut texts = Vec::new();
    for part in 0_u8..40 {
        window.run_with(
            "const scroller = document.querySelector('[role=grid]').parentElement;
             scroller.scrollTop = scroller.scrollHeight * arguments[0] / 40",
            &[json!(part)],
        )?;
        sleep(Duration::from_millis(50));
        // Names, numbers, heads, towns, postcodes, each in turn; too short ones give way to the name.
        let text = window.wait_for(
            "A row",
            "const rows = [...document.querySelectorAll('[role=grid] tbody tr')];
             const cells = [...rows[Math.floor(rows.length / 2)].cells].map((cell) => cell.textContent.trim()).slice(1);
             const chosen = cells[arguments[0] % cells.length];
             return rows.some((row) => row.ariaBusy) ? '' : chosen.length < 6 ? cells[0] : chosen",
            &[json!(part)],
        )?;
        let text = text.as_str().unwrap_or_default().to_lowercase();
        texts.push(text.chars().take(LETTERS).collect());
    }
    Ok(texts)
}

/// What the milliseconds were from a key to the frame of what it changed; a key that changes nothing is left out.
fn press(window: &Window, letter: &str, shown: &str, spans: &mut Vec<f64>) -> Tried {
    window.run_with(&format!("{PAGE} paints.key(arguments[0])"), &[json!(shown)])?;
    window.type_keys(letter)?;
    let span = window.run_later("paints.settled(arguments[arguments.length - 1])", &[])?;
    spans.extend(span.as_f64());
    Ok(())
}

/// Types texts letter by letter, until enough letters have changed what is shown. Every further letter of a name that
/// many schools have shows the same rows.
fn keys(window: &Window, texts: &[String], shown: &str, times: usize) -> Tried<Value> {
    let mut spans = Vec::new();
    let mut typed = 0;
    for text in texts.iter().cycle() {
        for letter in text.chars() {
            press(window, &letter.to_string(), shown, &mut spans)?;
            typed += 1;
        }
        if spans.len() >= times {
            break;
        }
        if typed > 100 && spans.len() * 20 < typed {
            return Err(window.trouble(&format!(
                "Of {typed} keys only {} changed what is shown",
                spans.len()
            )));
        }
        window.keys("Control+a")?;
        window.keys("Backspace")?;
        sleep(Duration::from_millis(300));
    }
    let mut told = figures(spans);
    if let Some(told) = told.as_object_mut() {
        told.insert("typed".to_owned(), json!(typed));
    }
    Ok(told)
}

fn keys_in_line(window: &Window, times: usize) -> Tried<Value> {
    let field = window.css("input")?;
    window.focus(&field)?;
    let texts = ["hill top pri", "st marys cof", "quillmoor ju"].map(str::to_owned);
    keys(window, &texts, "p", times)
}

fn keys_in_list(window: &Window, times: usize) -> Tried<Value> {
    stand(window, "/england")?;
    let texts = texts(window)?;
    let field = window.css("main input[type=search]")?;
    window.focus(&field)?;
    keys(window, &texts, ROWS, times)
}

fn keys_in_find(window: &Window, times: usize) -> Tried<Value> {
    stand(window, "/england")?;
    let texts = texts(window)?;
    window.follow("/today")?;
    window.keys("Control+k")?;
    keys(window, &texts, FOUND, times)
}

/// Does something in the page and gives the milliseconds until the rows stand.
fn act(window: &Window, what: &str, argument: &Value) -> Tried<Option<f64>> {
    let span = window.run_later(
        &format!(
            "{PAGE} const argument = arguments[1], done = arguments[arguments.length - 1];
             paints.act(arguments[0], () => {{ {what} }});
             paints.settled(done)"
        ),
        &[json!(ROWS), argument.clone()],
    )?;
    Ok(span.as_f64())
}

/// From Today to a list and back, then the headings of one list.
fn lists(window: &Window, times: usize) -> Tried<Value> {
    let mut told = serde_json::Map::new();
    for (name, route) in [
        ("england", "/england?where={}"),
        ("ours", "/schools?where={}"),
        ("filtered", "/england?where={\"phase\":[\"Primary\"]}"),
    ] {
        let mut spans = Vec::new();
        // The first of all reads the file's pages and builds the list's order; the bench measures a warm window.
        for time in 0..=times {
            window.follow("/today")?;
            window.wait_for(
                "Today",
                "return document.querySelector('h1')?.textContent.includes('Today') && document.getAnimations().length === 0",
                &[],
            )?;
            let span = act(window, "location.hash = argument", &json!(route))?;
            if time > 0 {
                spans.extend(span);
            }
        }
        told.insert(name.to_owned(), figures(spans));
    }
    stand(window, "/england?where={}")?;
    let mut spans = Vec::new();
    for time in 0..times {
        // Every heading up and down, so that no order is the one of before.
        spans.extend(act(
            window,
            "const headings = document.querySelectorAll('[role=grid] thead button'); headings[(argument >> 1) % headings.length].click()",
            &json!(time),
        )?);
    }
    told.insert("sorted".to_owned(), figures(spans));
    Ok(Value::Object(told))
}

/// Each gait for as many seconds.
fn scroll(window: &Window, seconds: usize) -> Tried<Value> {
    stand(window, "/england")?;
    let mut told = serde_json::Map::new();
    for (name, speed) in GAITS {
        let seen = window.run_later(
            &format!("{PAGE} paints.scroll(arguments[0], arguments[1], arguments[2])"),
            &[json!(speed), json!(seconds * 1000)],
        )?;
        let list = |key: &str| -> Vec<f64> {
            let list = seen.get(key).and_then(Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(Value::as_f64)
                .collect()
        };
        told.insert(
            name.to_owned(),
            json!({ "frames": figures(list("frames")), "blanks": figures(list("blanks")) }),
        );
    }
    Ok(Value::Object(told))
}

/// The memory of all processes of the window, in bytes.
fn memory(window: &Window) -> Tried<Value> {
    sleep(REST);
    Ok(json!({ "bytes": window.memory()? }))
}
