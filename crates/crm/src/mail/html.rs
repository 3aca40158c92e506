//! The text of an e-mail that is written as a web page: a line for each of its blocks, what it quotes marked with `>` as
//! in a plain one.

use mail_parser::decoders::html::html_to_text;

/// Elements that begin a line and end one.
const BLOCKS: &[&str] = &[
    "div",
    "p",
    "blockquote",
    "table",
    "tr",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "section",
];

/// The text of a page.
pub(super) fn text_of_page(page: &str) -> String {
    let mut quoted = String::new();
    let mut plain = String::new();
    // For each open `blockquote` whether it is a quotation: programs also indent by one.
    let mut open: Vec<bool> = Vec::new();
    // Whether nothing stands in the line yet.
    let mut fresh = true;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        fresh &= before.trim().is_empty();
        let end = if from.starts_with("<!--") {
            from.find("-->").map(|end| end + 3)
        } else {
            from.find('>').map(|end| end + 1)
        };
        let is_tag = from.get(1..2).is_some_and(|next| {
            next.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
        });
        let found = end
            .filter(|_| is_tag)
            .and_then(|end| from.split_at_checked(end));
        let Some((tag, after)) = found else {
            // “3 < 4”
            plain.push_str("&lt;");
            fresh = false;
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        let name = name_of(tag);
        let element = name.strip_prefix('/').unwrap_or(&name);
        if element != "blockquote" {
            // These two end a line by themselves.
            let ends = name == "br" || name == "/p";
            if BLOCKS.contains(&element) && !ends && !fresh {
                plain.push_str("<br>");
            }
            plain.push_str(tag);
            fresh |= ends || BLOCKS.contains(&element);
            continue;
        }
        let was = open.contains(&true);
        if name.starts_with('/') {
            open.pop();
        } else {
            let about = tag.get("<blockquote".len()..).unwrap_or_default();
            let about = about.to_lowercase();
            open.push(about.contains("cite") || about.contains("quote"));
        }
        let is = open.contains(&true);
        if !fresh {
            plain.push_str("<br>");
            fresh = true;
        }
        if was != is {
            end_part(&mut quoted, &mut plain, was);
        }
    }
    plain.push_str(rest);
    end_part(&mut quoted, &mut plain, open.contains(&true));
    quoted.trim().to_owned()
}

/// The name of a tag in small letters, with the stroke of one that closes.
fn name_of(tag: &str) -> String {
    tag.trim_start_matches('<')
        .chars()
        .enumerate()
        .take_while(|(at, c)| c.is_ascii_alphanumeric() || (*at == 0 && *c == '/'))
        .map(|(_, c)| c.to_ascii_lowercase())
        .collect()
}

/// Adds a part of a page as text, one blank line at most between its lines.
fn end_part(all: &mut String, part: &mut String, is_quoted: bool) {
    let text = html_to_text(part);
    part.clear();
    let mark = if is_quoted { "> " } else { "" };
    let mut blank = 0;
    for line in text.trim().lines() {
        blank = if line.trim().is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            all.push_str(mark);
            all.push_str(line.trim_end());
            all.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text_of_page;

    #[test]
    fn blocks_are_lines_and_what_is_quoted_is_marked() {
        for (page, text) in [
            (
                "<div>OK</div><blockquote type=\"cite\"><div>Head teacher: X</div></blockquote>",
                "OK\n> Head teacher: X",
            ),
            (
                "<html><head><style>p > b {}</style></head><body><p>OK</p><p>Kind regards<br>Jo</p></body></html>",
                "OK\nKind regards\nJo",
            ),
            (
                "<div>OK<br></div><div class=gmail_quote>On 3 Sep, W wrote:<br><blockquote class=\"gmail_quote\">Dear X,<br>\
                 <blockquote>in it</blockquote>and on</blockquote></div><div>Our SENCO is Bo</div>",
                "OK\nOn 3 Sep, W wrote:\n> Dear X,\n> in it\n> and on\nOur SENCO is Bo",
            ),
            // Indented, and the sender's own.
            (
                "OK, but<blockquote style=\"margin:0 0 0 40px\">Our head leaves</blockquote>",
                "OK, but\nOur head leaves",
            ),
            (
                "<ul><li>one</li><li>two &amp; three</li></ul>",
                "one\ntwo & three",
            ),
            ("OK <!-- <blockquote type=cite> --> so far", "OK so far"),
            (
                "3 < 4, and <b>our head</b> leaves",
                "3 < 4, and our head leaves",
            ),
            ("<div>OK</div><div><br></div><div>Jo</div>", "OK\n\nJo"),
            ("", ""),
        ] {
            assert_eq!(text_of_page(page), text, "{page}");
        }
    }
}
