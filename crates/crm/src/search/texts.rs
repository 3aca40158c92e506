//! Many short texts one after the other in a single piece of memory: a piece for each costs three times as much, and what
//! was read beside them keeps its place when it goes.

/// Texts by their number.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text after the others. Beyond 4 GB of them in all the rest is empty.
    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends
            .push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of that number; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        let begin = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let end = self.ends.get(at).copied();
        begin
            .zip(end)
            .and_then(|(begin, end)| self.all.get(begin as usize..end as usize))
            .unwrap_or("")
    }

    /// The first number from `from` on whose text does not pass; those that pass come before those that don't.
    pub(super) fn first_not(&self, from: usize, passes: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from.min(self.len()), self.len());
        while low < high {
            let middle = low.midpoint(high);
            if passes(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The number of a text; they are sorted.
    pub(super) fn number_of(&self, text: &str) -> Option<usize> {
        let at = self.first_not(0, |known| known < text);
        (at < self.len() && self.get(at) == text).then_some(at)
    }

    /// Gives back what was kept free for more.
    pub(super) fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn texts_keep_their_numbers_and_sorted_ones_are_found() {
        let mut texts = Texts::default();
        for text in ["", "academy", "école", "st"] {
            texts.push(text);
        }
        assert_eq!(texts.len(), 4);
        assert_eq!(
            [0, 1, 2, 3, 4].map(|at| texts.get(at)),
            ["", "academy", "école", "st", ""]
        );
        let mut sorted = Texts::default();
        for text in ["academy", "st", "école"] {
            sorted.push(text);
        }
        assert_eq!(sorted.number_of("école"), Some(2));
        assert_eq!(sorted.number_of("academy"), Some(0));
        assert_eq!(sorted.number_of("s"), None);
        assert_eq!(sorted.number_of("z"), None);
        assert_eq!(sorted.first_not(1, |text| text < "t"), 2);
        assert_eq!(sorted.first_not(9, |_| true), 3);
        assert_eq!(Texts::default().number_of(""), None);
    }
}
