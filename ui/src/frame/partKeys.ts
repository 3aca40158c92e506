/** Keys that a part of the page has for itself while it has the focus: a list, a field, the palette. */
export interface PartKeys {
  /** Each a chord, or several that belong together. */
  keys: readonly string[];
  does: string;
}

/** A list's own keys. A test holds them against what the list does. */
export const LIST_KEYS: readonly PartKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown'], does: 'Move; with Shift choose on the way' },
  { keys: ['PageUp', 'PageDown'], does: 'A page up and down' },
  { keys: ['Home', 'End'], does: 'First and last row' },
  { keys: ['ArrowLeft', 'ArrowRight'], does: 'Scroll sideways' },
  { keys: [' '], does: 'Choose the row' },
  { keys: ['Ctrl+A'], does: 'Choose all' },
  { keys: ['Enter'], does: 'Open the school; fold a group' },
  { keys: ['Ctrl+C'], does: 'Copy what is chosen, or the row, with headings' },
  { keys: ['Escape'], does: 'Choose nothing; then clear search and filters' },
];

/** On a heading of a list. */
export const HEADING_KEYS: readonly PartKeys[] = [
  { keys: ['Enter'], does: 'Sort by it; again: the other way' },
  { keys: ['Alt+ArrowDown'], does: 'Its menu: filter, group, move, freeze, hide' },
  { keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'], does: 'Narrower and wider' },
  { keys: ['Ctrl+Shift+ArrowLeft', 'Ctrl+Shift+ArrowRight'], does: 'Move the column' },
];

/** Of the list of changes, beside the keys of every list. */
export const WATCH_KEYS: readonly PartKeys[] = [
  { keys: ['A'], does: 'Accept what is chosen, or the row' },
  { keys: ['D'], does: 'Dismiss it' },
  { keys: ['U'], does: 'Put it back to do' },
  { keys: ['S'], does: 'Another head: it is the same person under a new name' },
  { keys: ['C'], does: 'Another head: open the change of post-holder' },
];

/** On the board of champions. */
export const BOARD_KEYS: readonly PartKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: 'From card to card' },
  { keys: ['Home', 'End'], does: 'First and last card of the stage' },
  {
    keys: ['Shift+ArrowRight', 'Shift+ArrowLeft'],
    does: 'Move the card to the next stage, or the one before; Ctrl does the same',
  },
  { keys: ['Enter'], does: 'Open the card: its day, reason, note and history' },
];

/** Of the jigsaw. */
export const JIGSAW_KEYS: readonly PartKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'], does: 'To another trainee or place' },
  { keys: ['Enter', ' '], does: 'Pick a trainee or a place up; place who is in hand' },
  { keys: ['Escape'], does: 'Put back what is in hand' },
  { keys: ['Delete'], does: 'Take the trainee off their place' },
  { keys: ['F'], does: 'Only what is possible, or all with what blocks it' },
  { keys: ['X'], does: 'In a what-if: this school drops out' },
];

/** In the grid of what schools host. */
export const SHEET_KEYS: readonly PartKeys[] = [
  {
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
    does: 'From cell to cell; with Shift choose, with Ctrl to the edge',
  },
  { keys: ['Enter', 'F2'], does: 'Change what is in the cell; typing replaces it' },
  { keys: ['Tab', 'Shift+Tab'], does: 'To the next cell; after the last of a row, out of the grid' },
  { keys: ['Ctrl+C'], does: 'Copy what is chosen' },
  { keys: ['Ctrl+V'], does: 'Paste a block from Excel' },
  { keys: ['Ctrl+D'], does: 'Fill down' },
  { keys: ['Delete'], does: 'Clear what is chosen' },
  { keys: ['Escape'], does: 'Leave the cell as it was; let go of what was refused' },
];

/** Of the queue of duplicates. */
export const DUPLICATE_KEYS: readonly PartKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown'], does: 'To another pair' },
  { keys: ['M'], does: 'Merge the pair' },
  { keys: ['D'], does: 'They are different people' },
  { keys: ['X'], does: 'Keep the other record' },
];

/** Of the review of what schools answered. */
export const REVIEW_KEYS: readonly PartKeys[] = [
  { keys: ['A'], does: 'Accept the reply as it stands here, and go to the next' },
  { keys: ['ArrowUp', 'ArrowDown'], does: 'To another field' },
  { keys: ['T'], does: 'Take what they said' },
  { keys: ['K'], does: 'Keep what we hold' },
  { keys: ['E'], does: 'Write something else' },
  { keys: ['N', 'P'], does: 'Next and previous reply, nothing decided' },
  { keys: ['D'], does: 'Dismiss the reply' },
  { keys: ['Shift+A'], does: 'Accept every unchanged reply in one go' },
];

/** Of who came to a meeting of a working group. */
export const ATTENDANCE_KEYS: readonly PartKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown'], does: 'To another person' },
  { keys: ['P'], does: 'Present' },
  { keys: ['A'], does: 'Sent apologies' },
  { keys: ['N'], does: 'Absent' },
  { keys: ['Delete'], does: 'Nothing is known' },
];

export const SCHOOL_KEYS: readonly PartKeys[] = [
  { keys: ['Alt+L'], does: 'Link a school that was added by hand to the one in the register' },
];

/** What every field, dialog and menu does. */
export const FIELD_KEYS: readonly PartKeys[] = [
  { keys: ['Enter', 'F2'], does: 'Edit what has the focus' },
  { keys: ['Ctrl+Enter'], does: 'Save a note of several lines' },
  { keys: ['Escape'], does: 'Leave a field as it was; close a dialog, the help or a menu' },
  { keys: ['Tab', 'Shift+Tab'], does: 'To the next and to the one before' },
];
