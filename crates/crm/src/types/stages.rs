//! Where in a school's years something lies: phase, key stage, year group.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Enums whose values are stored as codes: each with its words and other words for it.
macro_rules! coded {
    ($( #[doc = $about:literal] $kind:ident { $( $name:ident = $code:literal, $label:literal $(, $also:literal)*; )* } )*) => { $(
        #[doc = $about]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $kind {
            $( #[doc = $label] $name, )*
        }

        impl $kind {
            /// All, in their order.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// Code and name, as lists want them.
            pub const NAMED: &[(&str, &str)] = &[$( ($code, $label) ),*];

            /// What else each is called, by its code.
            #[allow(dead_code, reason = "not every kind is read from sheets")]
            pub(crate) const WORDS: &[(&str, &[&str])] = &[$( ($code, &[$($also),*]) ),*];

            /// As it is stored.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// As the office says it.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$name => $label, )* }
            }

            /// The one that `text` means: its code, its name, or another word for it; letters' case and spaces ignored.
            pub fn parse(text: &str) -> Option<Self> {
                // What a column holds is a code as it stands, and is read thousands of times.
                match text {
                    "" => return None,
                    $( $code => return Some(Self::$name), )*
                    _ => {}
                }
                let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
                let text = bare(text);
                let words: &[(Self, &[&str])] = &[$( (Self::$name, &[$code, $label $(, $also)*]) ),*];
                words
                    .iter()
                    .find(|(_, words)| words.iter().any(|word| bare(word) == text))
                    .map(|(kind, _)| *kind)
            }
        }
    )* };
}

pub(crate) use coded;

coded! {
    /// What kind of school work a place is in.
    Phase {
        Primary = "primary", "Primary", "prim", "EYFS and primary";
        Secondary = "secondary", "Secondary", "sec";
        Send = "send", "SEND", "special", "SEN", "AP";
    }

    /// A key stage.
    KeyStage {
        EarlyYears = "earlyYears", "Early years", "EYFS", "foundation stage", "EY";
        Ks1 = "ks1", "Key stage 1";
        Ks2 = "ks2", "Key stage 2";
        Ks3 = "ks3", "Key stage 3";
        Ks4 = "ks4", "Key stage 4";
        Ks5 = "ks5", "Key stage 5", "post-16", "sixth form";
        Mixed = "mixed", "Mixed key stages";
    }

    /// A year group.
    YearGroup {
        Nursery = "nursery", "Nursery", "N";
        Reception = "reception", "Reception", "R", "YR", "EYFS";
        Year1 = "year1", "Year 1", "Y1", "1";
        Year2 = "year2", "Year 2", "Y2", "2";
        Year3 = "year3", "Year 3", "Y3", "3";
        Year4 = "year4", "Year 4", "Y4", "4";
        Year5 = "year5", "Year 5", "Y5", "5";
        Year6 = "year6", "Year 6", "Y6", "6";
        Year7 = "year7", "Year 7", "Y7", "7";
        Year8 = "year8", "Year 8", "Y8", "8";
        Year9 = "year9", "Year 9", "Y9", "9";
        Year10 = "year10", "Year 10", "Y10", "10";
        Year11 = "year11", "Year 11", "Y11", "11";
        Year12 = "year12", "Year 12", "Y12", "12";
        Year13 = "year13", "Year 13", "Y13", "13";
        Mixed = "mixed", "Mixed year groups", "mixed age", "mixed class";
    }
}

impl YearGroup {
    /// The key stage that it is in.
    pub const fn key_stage(self) -> KeyStage {
        match self {
            Self::Nursery | Self::Reception => KeyStage::EarlyYears,
            Self::Year1 | Self::Year2 => KeyStage::Ks1,
            Self::Year3 | Self::Year4 | Self::Year5 | Self::Year6 => KeyStage::Ks2,
            Self::Year7 | Self::Year8 | Self::Year9 => KeyStage::Ks3,
            Self::Year10 | Self::Year11 => KeyStage::Ks4,
            Self::Year12 | Self::Year13 => KeyStage::Ks5,
            Self::Mixed => KeyStage::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_office_are_read() {
        assert_eq!(Phase::parse(" Special "), Some(Phase::Send));
        assert_eq!(KeyStage::parse("KS 2"), Some(KeyStage::Ks2));
        assert_eq!(KeyStage::parse("key stage 2"), Some(KeyStage::Ks2));
        assert_eq!(YearGroup::parse("y10"), Some(YearGroup::Year10));
        assert_eq!(YearGroup::parse("Year10"), Some(YearGroup::Year10));
        assert_eq!(YearGroup::parse("Year 14"), None);
        assert_eq!(YearGroup::Reception.key_stage(), KeyStage::EarlyYears);
        for group in YearGroup::ALL {
            assert_eq!(YearGroup::parse(group.code()), Some(*group));
        }
    }
}
