//! A block of cells as a spreadsheet puts it on the clipboard: tabs between cells, a line a row. A cell that holds a tab, a
//! line break or a quotation mark stands between quotation marks, which are doubled within.

/// The cells of a pasted text, row by row, all rows as long as the longest. A line break at the end begins no row.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    let end_cell = |rows: &mut Vec<Vec<String>>, cell: &mut String| {
        if let Some(row) = rows.last_mut() {
            row.push(std::mem::take(cell));
        }
    };
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(letter),
            '\t' => end_cell(&mut rows, &mut cell),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                end_cell(&mut rows, &mut cell);
                if letters.peek().is_some() {
                    rows.push(Vec::new());
                }
            }
            _ => cell.push(letter),
        }
    }
    if !text.ends_with(['\n', '\r']) || quoted {
        end_cell(&mut rows, &mut cell);
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut rows {
        row.resize(width, String::new());
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn a_block_is_read_as_a_spreadsheet_wrote_it() {
        let read = |text: &str| -> Vec<String> {
            cells(text).into_iter().map(|row| row.join("|")).collect()
        };
        assert_eq!(read("3"), ["3"]);
        assert_eq!(read("1\t2\r\n3\t4\r\n"), ["1|2", "3|4"]);
        assert_eq!(read("1\t\t3\n4"), ["1||3", "4||"]);
        assert_eq!(read("\t\n"), ["|"]);
        assert_eq!(read(""), [""]);
        assert_eq!(read("a\n\nb"), ["a", "", "b"]);
        assert_eq!(
            read("\"two\nlines\"\t\"say \"\"yes\"\"\"\n"),
            ["two\nlines|say \"yes\""]
        );
        assert_eq!(read("5\" pipe"), ["5\" pipe"]);
        assert_eq!(read("\"never closed\t2"), ["never closed\t2"]);
    }
}
