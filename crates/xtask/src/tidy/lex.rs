//! Just enough of Rust's lexis to tell code, texts and comments apart.
//!
//! A rule about SQL looks at texts only and a rule about calls at code only; otherwise a comment that explains a rule
//! would break it.

/// A Rust file taken apart.
pub struct Parts {
    /// The code, line for line, with every text and comment taken out.
    pub code: String,
    /// Every text with the line where it begins.
    pub texts: Vec<(usize, String)>,
}

/// Takes a file apart. What doesn't compile is taken apart somehow.
pub fn take_apart(source: &str) -> Parts {
    let mut parts = Parts {
        code: String::with_capacity(source.len()),
        texts: Vec::new(),
    };
    let mut rest = source;
    let mut line = 1;
    let mut in_word = false;
    while let Some(next) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some((open, close)) = raw_text(rest).filter(|_| !in_word) {
            let end = rest
                .get(open..)
                .and_then(|body| body.find(&close))
                .map_or(rest.len(), |at| open + at);
            parts
                .texts
                .push((line, rest.get(open..end).unwrap_or_default().to_owned()));
            parts.code.push_str("\"\"");
            (end + close.len()).min(rest.len())
        } else if next == '"' {
            let end = text(rest);
            parts.texts.push((
                line,
                rest.get(1..end.saturating_sub(1))
                    .unwrap_or_default()
                    .to_owned(),
            ));
            parts.code.push_str("\"\"");
            end
        } else if next == '\'' {
            let length = character(rest);
            parts.code.push('\'');
            length
        } else {
            parts.code.push(next);
            in_word = next.is_alphanumeric() || next == '_';
            if next == '\n' {
                line += 1;
            }
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
            continue;
        };
        let (gone, left) = rest.split_at(length);
        let lines = gone.matches('\n').count();
        parts.code.extend(std::iter::repeat_n('\n', lines));
        line += lines;
        rest = left;
        in_word = false;
    }
    parts
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(here) = rest.get(at..) {
        if here.is_empty() {
            break;
        }
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Where a raw text's body begins, and what closes it.
fn raw_text(rest: &str) -> Option<(usize, String)> {
    let after = ["br", "cr", "r"]
        .into_iter()
        .find_map(|mark| rest.strip_prefix(mark))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after.get(hashes..)?.starts_with('"').then(|| {
        (
            rest.len() - after.len() + hashes + 1,
            format!("\"{}", "#".repeat(hashes)),
        )
    })
}

fn text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character such as `'"'` is skipped whole; of a lifetime only the apostrophe.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest
            .get(3..)
            .and_then(|tail| tail.find('\''))
            .map_or(1, |at| at + 4),
        Some((at, letter)) => {
            let end = at + letter.len_utf8();
            if rest.get(end..).is_some_and(|tail| tail.starts_with('\'')) {
                end + 1
            } else {
                1
            }
        }
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::take_apart;

    #[test]
    fn comments_go_and_texts_are_kept_apart() {
        let parts = take_apart(
            "// SELECT \"x\"\nlet a = \"SELECT \\\" 1\"; /* /* \" */ */ f('\"', '\\'', 'a');\nlet b = r#\"two\n\"lines\"#;\nfn f<'a>(x: &'a str) {}\n\"end\"",
        );
        let texts: Vec<_> = parts
            .texts
            .iter()
            .map(|(line, text)| (*line, text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [(2, "SELECT \\\" 1"), (3, "two\n\"lines"), (6, "end")]
        );
        assert!(!parts.code.contains("SELECT"));
        assert!(parts.code.contains("fn f<'a>(x: &'a str)"));
        assert_eq!(parts.code.lines().count(), 6);
    }

    #[test]
    fn a_word_that_ends_in_r_begins_no_raw_text() {
        let parts = take_apart("for r\"raw\" in br#\"bytes\"# { your\"x\" }");
        let texts: Vec<_> = parts.texts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["raw", "bytes", "x"]);
    }

    #[test]
    fn what_never_ends_does_end() {
        for source in ["\"", "'", "/*", "r#\"", "'\\", "\"\\", "é'é"] {
            take_apart(source);
        }
    }
}
