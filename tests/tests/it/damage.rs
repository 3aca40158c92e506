//! A damaged file leads to its backups, and the last one takes its place.

use std::io::{Seek, SeekFrom, Write};

use e2e::Tried;

use crate::support::{Journey, Office};

#[test]
fn a_damaged_file_offers_its_last_backup() -> Tried {
    let office = Office::sample("damage")?;
    office.desk(&["backup", &office.file()])?;
    let mut file = std::fs::File::options().write(true).open(office.file())?;
    file.seek(SeekFrom::Start(100))?;
    file.write_all(&vec![0xA5; 300_000])?;
    drop(file);
    assert!(office.ours().is_err(), "the file is still sound");

    let window = office.start().argument(office.file()).open()?;
    window.role("heading", "Open the last backup")?;
    window.with_text("Fernway.desk")?;
    window.sound()?;
    window.press("button", "Open this backup")?;
    window.heading("Today")?;
    window.menu("Schools")?;
    window.menu("Ours")?;
    window.holds(60)?;
    window.end()?;
    assert_eq!(office.ours()?, 60);
    let names: Vec<_> = std::fs::read_dir(office.path(""))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let kept = names
        .iter()
        .filter(|name| name.starts_with("Fernway.damaged-") && name.ends_with(".desk"))
        .count();
    assert_eq!(kept, 1, "the damaged file was not kept: {names:?}");
    Ok(())
}
