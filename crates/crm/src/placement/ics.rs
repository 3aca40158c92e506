//! Placements as a calendar file (iCalendar, RFC 5545) that any calendar program takes in: one event a placement that
//! repeats on the trainee's weekdays, with the days left out on which they are not in school.

use crate::types::Day;
use chrono::{DateTime, Datelike, Utc};
use std::fmt::Write as _;

/// A placement as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// `placement.id`: the same placement written again takes the place of the earlier one.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// Where it is, in words.
    pub place: String,
    /// What else is to be known of it.
    pub about: String,
    /// The days on which the trainee is there, in order.
    pub days: Vec<Day>,
}

/// The longest line in bytes, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar file. `file_id` tells the events of this office from those of others.
pub fn calendar(name: &str, file_id: &str, now: DateTime<Utc>, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Partnership Desk//Placements//EN");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        one(&mut out, file_id, now, event);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn one(out: &mut String, file_id: &str, now: DateTime<Utc>, event: &Event) {
    let (Some(first), Some(last)) = (event.days.first(), event.days.last()) else {
        return;
    };
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:placement-{}@{file_id}", event.id));
    line(out, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
    line(out, &format!("DTSTART;VALUE=DATE:{}", date(*first)));
    if let Some(next) = first.succ_opt() {
        line(out, &format!("DTEND;VALUE=DATE:{}", date(next)));
    }
    if first != last {
        let weekdays: Vec<&str> = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
            .into_iter()
            .zip(0..)
            .filter(|(_, at)| {
                event
                    .days
                    .iter()
                    .any(|day| day.weekday().num_days_from_monday() == *at)
            })
            .map(|(code, _)| code)
            .collect();
        line(
            out,
            &format!(
                "RRULE:FREQ=WEEKLY;BYDAY={};UNTIL={}",
                weekdays.join(","),
                date(*last)
            ),
        );
        let left_out: Vec<String> = first
            .iter_days()
            .take_while(|day| day <= last)
            .filter(|day| {
                let weekday = day.weekday();
                event.days.iter().any(|other| other.weekday() == weekday)
                    && event.days.binary_search(day).is_err()
            })
            .map(date)
            .collect();
        if !left_out.is_empty() {
            line(out, &format!("EXDATE;VALUE=DATE:{}", left_out.join(",")));
        }
    }
    line(out, &format!("SUMMARY:{}", escaped(&event.title)));
    for (field, text) in [("LOCATION", &event.place), ("DESCRIPTION", &event.about)] {
        if !text.is_empty() {
            line(out, &format!("{field}:{}", escaped(text)));
        }
    }
    // Whoever is placed somewhere is not taken for being away all day.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

fn date(day: Day) -> String {
    day.format("%Y%m%d").to_string()
}

/// Text as a value carries it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line, folded where it is too long: what goes on begins with a space.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        let _ = out.write_char(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn now() -> DateTime<Utc> {
        "2026-09-10T10:00:00Z".parse().expect("a moment")
    }

    #[test]
    fn a_placement_repeats_on_its_days_and_leaves_the_others_out() {
        let event = Event {
            id: 7,
            title: "Ada Brook at Alder Hill; Year 4".to_owned(),
            place: "1 High Street, Northfold".to_owned(),
            about: "Mentor: Ben Cole\nPlacement 1".to_owned(),
            days: ["2026-09-14", "2026-09-16", "2026-09-21", "2026-09-30"]
                .map(day)
                .to_vec(),
        };
        let text = calendar("Alder Hill", "f00d", now(), &[event]);
        expect![[r"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Partnership Desk//Placements//EN
            X-WR-CALNAME:Alder Hill
            BEGIN:VEVENT
            UID:placement-7@f00d
            DTSTAMP:20260910T100000Z
            DTSTART;VALUE=DATE:20260914
            DTEND;VALUE=DATE:20260915
            RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260930
            EXDATE;VALUE=DATE:20260923,20260928
            SUMMARY:Ada Brook at Alder Hill\; Year 4
            LOCATION:1 High Street\, Northfold
            DESCRIPTION:Mentor: Ben Cole\nPlacement 1
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
        "]]
        .assert_eq(&text.replace("\r\n", "\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let event = Event {
            id: 1,
            title: "Zoë ".repeat(60),
            place: String::new(),
            about: String::new(),
            days: vec![day("2026-09-14")],
        };
        let text = calendar("x", "f", now(), &[event]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains(&format!("SUMMARY:{}\r\n", "Zoë ".repeat(60))));
        assert!(!text.contains("RRULE"), "one day does not repeat");
    }
}
