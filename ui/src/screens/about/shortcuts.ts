interface Group {
  title: string;
  /** The keys with a space between them. */
  keys: { keys: string; does: string }[];
}

/** Every shortcut of the window, as About lists them. */
export const SHORTCUTS: readonly Group[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: 'Ctrl K', does: 'Find a school' },
      { keys: 'Ctrl Z', does: 'Undo' },
      { keys: 'Ctrl Shift Z', does: 'Redo' },
      { keys: 'Alt ←', does: 'Back, to the same place in the list' },
      { keys: 'Alt →', does: 'Forward' },
      { keys: 'Esc', does: 'Close a dialog, leave a field as it was' },
    ],
  },
  {
    title: 'In a list',
    keys: [
      { keys: '/', does: 'Search the list' },
      { keys: '↑ ↓', does: 'Move; with Shift select on the way' },
      { keys: 'Home End', does: 'First and last row' },
      { keys: 'Space', does: 'Select the row' },
      { keys: 'Ctrl A', does: 'Select all' },
      { keys: 'Enter', does: 'Open the school' },
    ],
  },
  {
    title: 'On a school',
    keys: [
      { keys: 'Ctrl ↑', does: 'Previous school of the list' },
      { keys: 'Ctrl ↓', does: 'Next school of the list' },
      { keys: 'Enter F2', does: 'Edit what is focused' },
    ],
  },
];
