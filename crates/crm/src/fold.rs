//! Text as people compare it.
//!
//! The register writes "St Joseph's", "St. Joseph’s" and "ST JOSEPHS" for the same three words, and an office types whichever comes to hand.
//! [`fold`] brings all of them to one form, "st josephs", which search, the comparing of head teachers and the matching of names share:
//! one rule, so that what is found by typing is also what counts as the same name.
//!
//! - Letters are lower case and lose their accents; æ, œ, ß, þ are written out.
//! - Apostrophes of every kind and points vanish, so that "O'Neill", "O’Neill" and "ONeill", or "C.E." and "CE", are one.
//! - A stroke between two digits vanishes: "202/2775" and "2022775" are the same LAESTAB.
//! - Every other run of punctuation, spaces or unprintable characters is one space; none is left at either end.
//!
//! Nearly every text of the register is plain ASCII, so that is a table look-up per byte; the rest takes one `match` per letter.

/// What becomes of an ASCII byte: itself or its lower case, [`GAP`], [`NOTHING`] or [`STROKE`].
const ASCII: [u8; 128] = ascii();
/// The byte ends a word.
const GAP: u8 = b' ';
/// The byte vanishes.
const NOTHING: u8 = 0;
/// The byte vanishes between two digits and ends a word elsewhere.
const STROKE: u8 = b'/';

const fn ascii() -> [u8; 128] {
    let mut table = [GAP; 128];
    let mut byte = 0u8;
    while byte < 128 {
        #[allow(clippy::indexing_slicing)]
        // `byte` is below the length, and this runs in the compiler
        {
            table[byte as usize] = match byte {
                b'A'..=b'Z' => byte + 32,
                b'a'..=b'z' | b'0'..=b'9' => byte,
                b'\'' | b'`' | b'.' => NOTHING,
                b'/' => STROKE,
                _ => GAP,
            };
        }
        byte += 1;
    }
    table
}

/// `text` in the form in which texts are compared.
///
/// ```
/// assert_eq!(crm::fold::fold("St. Joseph’s  Catholic-Primary"), "st josephs catholic primary");
/// assert_eq!(crm::fold::fold("202/2775"), "2022775");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// `text` in small letters without accents; its punctuation stays.
pub fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else {
            match fold(letter.encode_utf8(&mut [0; 4])).as_str() {
                // A dash or a quotation mark has no letter to stand for it.
                "" => out.push(letter),
                plain => out.push_str(plain),
            }
        }
    }
    out
}

/// Adds the folded `text` to `out`, with a space before it where `out` has something already.
///
/// For building one search text out of many columns without a string for each.
pub fn fold_into(out: &mut String, text: &str) {
    let mut gap = !out.is_empty();
    let begin = out.len();
    let letter = |out: &mut String, gap: &mut bool, letter: char| {
        if *gap {
            if !out.is_empty() {
                out.push(' ');
            }
            *gap = false;
        }
        out.push(letter);
    };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let code = match ASCII.get(c as usize) {
            Some(code) => *code,
            None => match plain(c) {
                Plain::Letters(letters) => {
                    for l in letters.chars() {
                        letter(out, &mut gap, l);
                    }
                    continue;
                }
                Plain::Nothing => continue,
                Plain::Gap => GAP,
                Plain::Itself => {
                    for small in c.to_lowercase() {
                        // The lower case of some signs, such as that of the ångström, is a letter with an accent.
                        match plain(small) {
                            Plain::Letters(letters) => {
                                letters.chars().for_each(|l| letter(out, &mut gap, l))
                            }
                            Plain::Itself => letter(out, &mut gap, small),
                            Plain::Nothing | Plain::Gap => {}
                        }
                    }
                    continue;
                }
            },
        };
        match code {
            NOTHING => {}
            GAP => gap |= out.len() > begin,
            STROKE => {
                let between = !gap
                    && out.len() > begin
                    && out.as_bytes().last().is_some_and(u8::is_ascii_digit)
                    && chars.peek().is_some_and(char::is_ascii_digit);
                gap |= !between && out.len() > begin;
            }
            code => letter(out, &mut gap, char::from(code)),
        }
    }
}

/// Whether every one of the folded `words` begins a word of the `folded` text. No words find every text.
pub fn has_words(folded: &str, words: &str) -> bool {
    words
        .split_whitespace()
        .all(|word| folded.split(' ').any(|own| own.starts_with(word)))
}

/// What becomes of a character beyond ASCII.
enum Plain {
    /// These plain letters.
    Letters(&'static str),
    /// Nothing at all.
    Nothing,
    /// The end of a word.
    Gap,
    /// Its own lower case.
    Itself,
}

fn plain(c: char) -> Plain {
    Plain::Letters(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' => "a",
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ǐ' | 'ǐ' => "i",
        'Ĳ' | 'ĳ' => "ij",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ǒ' | 'ǒ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ǔ' | 'ǔ' => "u",
        'Ŵ' | 'ŵ' | 'Ẁ'..='ẅ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ' | 'ỳ' => "y",
        'Ź'..='ž' => "z",
        'Þ' | 'þ' => "th",
        // Apostrophes and what is typed for them; accents that stand alone; marks without width.
        '‘'
        | '’'
        | '‚'
        | '‛'
        | 'ʼ'
        | 'ʻ'
        | 'ʹ'
        | '´'
        | '′'
        | '＇'
        | '\u{92}'
        | '\u{300}'..='\u{36F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{FEFF}' => return Plain::Nothing,
        c if c.is_alphanumeric() => return Plain::Itself,
        _ => return Plain::Gap,
    })
}

#[cfg(test)]
mod tests;
