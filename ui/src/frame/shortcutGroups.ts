/** Every shortcut of the window, as the sheet, About and the help show them. */
import { GROUPS } from './commands';
import {
  ATTENDANCE_KEYS,
  BOARD_KEYS,
  DUPLICATE_KEYS,
  FIELD_KEYS,
  HEADING_KEYS,
  JIGSAW_KEYS,
  LIST_KEYS,
  REVIEW_KEYS,
  SCHOOL_KEYS,
  SHEET_KEYS,
  WATCH_KEYS,
} from './partKeys';

export interface Shortcut {
  keys: readonly string[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** Keys that belong to parts of the page stand with the commands of the same place. */
const OF_PARTS: Record<string, readonly Shortcut[]> = { 'In a list': LIST_KEYS, 'On a school': SCHOOL_KEYS };

// What works everywhere comes first here; the palette has the present screen's first.
const ORDER = ['Everywhere', 'Go to', 'On a school', 'With people', 'In a list'];

export const SHORTCUTS: readonly ShortcutGroup[] = [
  ...ORDER.map((title) => ({ title, shortcuts: [...ofCommands(title), ...(OF_PARTS[title] ?? [])] })),
  { title: 'On a heading of a list', shortcuts: HEADING_KEYS },
  { title: 'In the register watch', shortcuts: WATCH_KEYS },
  { title: 'On the board of champions', shortcuts: BOARD_KEYS },
  { title: 'In the jigsaw', shortcuts: JIGSAW_KEYS },
  { title: 'In the grid of capacity', shortcuts: SHEET_KEYS },
  { title: 'In the queue of duplicates', shortcuts: DUPLICATE_KEYS },
  { title: 'In the review of replies', shortcuts: REVIEW_KEYS },
  { title: 'Over who came to a meeting', shortcuts: ATTENDANCE_KEYS },
  { title: 'In a field or dialog', shortcuts: FIELD_KEYS },
];

function ofCommands(title: string): Shortcut[] {
  const commands = GROUPS.find((group) => group.title === title)?.commands ?? [];
  return commands.flatMap(({ keys, label }) => (keys ? [{ keys, does: label }] : []));
}
