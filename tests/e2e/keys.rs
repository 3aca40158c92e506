//! Keys as WebDriver spells them.

use serde_json::{Value, json};

/// The keys that have a name; the protocol gives each a letter of the private area.
const NAMED: [(&str, char); 21] = [
    ("Control", '\u{E009}'),
    ("Shift", '\u{E008}'),
    ("Alt", '\u{E00A}'),
    ("Meta", '\u{E03D}'),
    ("Enter", '\u{E007}'),
    ("Tab", '\u{E004}'),
    ("Escape", '\u{E00C}'),
    ("Space", ' '),
    ("Backspace", '\u{E003}'),
    ("Delete", '\u{E017}'),
    ("Insert", '\u{E016}'),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowUp", '\u{E013}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowDown", '\u{E015}'),
    ("Home", '\u{E011}'),
    ("End", '\u{E010}'),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("F1", '\u{E031}'),
    ("F2", '\u{E032}'),
];

/// Down in order, up in reverse: `Control+Shift+z`.
pub(crate) fn chord(chord: &str) -> Result<Vec<Value>, String> {
    let keys = chord.split('+').map(key).collect::<Result<Vec<_>, _>>()?;
    let down = keys
        .iter()
        .map(|key| json!({ "type": "keyDown", "value": key }));
    let up = keys
        .iter()
        .rev()
        .map(|key| json!({ "type": "keyUp", "value": key }));
    Ok(down.chain(up).collect())
}

/// One key down and up.
pub(crate) fn press(key: &str) -> [Value; 2] {
    [
        json!({ "type": "keyDown", "value": key }),
        json!({ "type": "keyUp", "value": key }),
    ]
}

fn key(name: &str) -> Result<String, String> {
    if let Some((_, letter)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(letter.to_string());
    }
    if name.chars().count() == 1 {
        Ok(name.to_owned())
    } else {
        Err(format!("There is no key {name:?}."))
    }
}

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn a_chord_goes_down_in_order_and_up_in_reverse() {
        let actions = chord("Control+k").unwrap();
        let told: Vec<_> = actions
            .iter()
            .map(|a| {
                format!(
                    "{} {}",
                    a["type"].as_str().unwrap(),
                    a["value"].as_str().unwrap()
                )
            })
            .collect();
        assert_eq!(
            told,
            ["keyDown \u{E009}", "keyDown k", "keyUp k", "keyUp \u{E009}"]
        );
        assert!(chord("Ctrl+k").is_err());
    }
}
