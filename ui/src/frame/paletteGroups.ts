/** What the palette shows for some words, in order. A rule without a page, so that it can be tried as one. */
import { fold } from '../api/fold';
import type { FoundPerson } from '../api/generated';
import { KINDS } from '../screens/list/kinds';
import type { NamedView } from './palette';

/** As much of a command as finding it needs. */
export interface Findable {
  label: string;
  words?: string;
  onlyByWords?: boolean;
}

export type Entry<C> =
  | { kind: 'school'; row: Row }
  | { kind: 'person'; person: FoundPerson }
  /** Leads to all schools that match, in the list. */
  | { kind: 'all' }
  | { kind: 'view'; view: NamedView }
  | { kind: 'command'; command: C };

export interface EntryGroup<C> {
  title: 'Recent' | 'Recent people' | 'Schools' | 'People' | 'Views' | 'Commands';
  entries: Entry<C>[];
}

export interface PaletteInput<C> {
  /** What was typed, trimmed. */
  text: string;
  /** The schools that match it, best first. */
  schools: readonly Row[];
  /** The people who match it, best first. */
  people: readonly FoundPerson[];
  /** The schools that were opened last, newest first. */
  recent: readonly Row[];
  /** The people who were opened last, newest first. */
  recentPeople: readonly FoundPerson[];
  views: readonly NamedView[];
  /** Those that can be run now. */
  commands: readonly C[];
}

/** With this sign at the start only commands are meant. */
export const COMMANDS_ONLY = '>';

/** Beside schools a few commands are enough; whoever wants them all types the sign. */
const MOST_BESIDE = 5;

/**
 * Without words: the schools and people that were opened last, then every command. With words: schools, people, views,
 * commands that match; schools first, so that three letters and Enter open one, unless it is people who have that name
 * and no school has. Where no school matches, what does match comes first, and the way to the list stays.
 */
export function entryGroups<C extends Findable>(input: PaletteInput<C>): EntryGroup<C>[] {
  const { text, schools, people, recent, recentPeople, views, commands } = input;
  if (text.startsWith(COMMANDS_ONLY)) {
    const wanted = text.slice(COMMANDS_ONLY.length).trim();
    return filled([commandGroup(wanted === '' ? listed(commands) : matching(commands, wanted))]);
  }
  if (text === '') {
    return filled([
      schoolGroup('Recent', recent),
      personGroup('Recent people', recentPeople),
      commandGroup(listed(commands)),
    ]);
  }

  const others: EntryGroup<C>[] = [
    { title: 'Views', entries: matching(views.map(findableView), text).map(({ view }) => ({ kind: 'view', view })) },
    commandGroup(matching(commands, text).slice(0, MOST_BESIDE)),
  ];
  const found = schoolGroup<C>('Schools', schools);
  found.entries.push({ kind: 'all' });
  const persons = personGroup<C>('People', people);
  if (schools.length === 0) return filled([persons, ...others, found]);
  const peopleFirst = (people[0]?.byName ?? false) && !schools.some((school) => namedBy(school.name, text));
  return filled(peopleFirst ? [persons, found, ...others] : [found, persons, ...others]);
}

/** Those whose words match what was typed, the closest first; of two alike the one that stands first in the table. */
export function matching<T extends Findable>(all: readonly T[], text: string): T[] {
  const ranked = all.flatMap((one) => {
    const rank = rankOf(one, text);
    return rank === null ? [] : [{ one, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** 0: begins with it; 1: each word begins one of the label's; 2: or one of its further words; null: not at all. */
function rankOf({ label, words = '' }: Findable, text: string): number | null {
  const typed = partsOf(text);
  const own = partsOf(label);
  if (typed.length === 0) return null;
  if (fold(label).startsWith(fold(text))) return 0;
  if (typed.every((word) => begins(own, word))) return 1;
  const further = [...own, ...partsOf(words)];
  return typed.every((word) => begins(further, word)) ? 2 : null;
}

/** Whether each word that was typed begins one of the name. */
function namedBy(name: string, text: string): boolean {
  const own = partsOf(name);
  return partsOf(text).every((word) => begins(own, word));
}

function begins(words: readonly string[], typed: string): boolean {
  return words.some((word) => word.startsWith(typed));
}

function partsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function listed<C extends Findable>(commands: readonly C[]): C[] {
  return commands.filter((command) => !command.onlyByWords);
}

function findableView(view: NamedView): Findable & { view: NamedView } {
  return { label: view.name, words: `view ${KINDS[view.list].called} ${KINDS[view.list].whole}`, view };
}

function schoolGroup<C>(title: 'Recent' | 'Schools', rows: readonly Row[]): EntryGroup<C> {
  return { title, entries: rows.map((row) => ({ kind: 'school', row })) };
}

function personGroup<C>(title: 'Recent people' | 'People', people: readonly FoundPerson[]): EntryGroup<C> {
  return { title, entries: people.map((person) => ({ kind: 'person', person })) };
}

function commandGroup<C>(commands: readonly C[]): EntryGroup<C> {
  return { title: 'Commands', entries: commands.map((command) => ({ kind: 'command', command })) };
}

function filled<C>(groups: EntryGroup<C>[]): EntryGroup<C>[] {
  return groups.filter((group) => group.entries.length > 0);
}
