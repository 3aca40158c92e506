import { describe, expect, it } from 'vitest';
import type { FoundPerson } from '../api/generated';
import { entryGroups, matching, type Findable, type PaletteInput } from './paletteGroups';

const school = (id: number, name: string): Row => ({ id, urn: id, name });
const schools = [school(1, 'Quillmoor Primary School'), school(2, 'Quince Hill Academy')];
const person = (id: number, name: string, byName = true): FoundPerson => ({
  id,
  name,
  about: 'Head teacher, Alder Hill',
  email: null,
  objects: false,
  traineeId: null,
  byName,
});
const quilla = person(1, 'Quilla Fry');
const views = [
  { id: 7, list: 'schools' as const, name: 'Quiet schools' },
  { id: 8, list: 'england' as const, name: 'Near the coast' },
];
const commands: Findable[] = [
  { label: 'Go to Today', words: 'start' },
  { label: 'Go to Settings', words: 'password staff' },
  { label: 'Quickly undo', words: '' },
  { label: 'Set a stage' },
  { label: 'Help: Schools', words: 'Set many at once', onlyByWords: true },
];

/** A group as one line, to be read at a glance. */
function told(input: Partial<PaletteInput<Findable>>): string[] {
  const groups = entryGroups({
    text: '',
    schools: [],
    people: [],
    recent: [],
    recentPeople: [],
    views,
    commands,
    ...input,
  });
  return groups.map(({ title, entries }) => {
    const names = entries.map((entry) => {
      if (entry.kind === 'school') return entry.row.name;
      if (entry.kind === 'person') return entry.person.name;
      if (entry.kind === 'view') return entry.view.name;
      return entry.kind === 'command' ? entry.command.label : '(all)';
    });
    return `${title}: ${names.join(', ')}`;
  });
}

describe('entryGroups', () => {
  it('shows recent schools and then commands where nothing is typed', () => {
    expect(told({ recent: schools })).toEqual([
      'Recent: Quillmoor Primary School, Quince Hill Academy',
      'Commands: Go to Today, Go to Settings, Quickly undo, Set a stage',
    ]);
    expect(told({})).toEqual(['Commands: Go to Today, Go to Settings, Quickly undo, Set a stage']);
  });

  it('shows schools, views and commands in this order for words', () => {
    expect(told({ text: 'qui', schools, recent: schools })).toEqual([
      'Schools: Quillmoor Primary School, Quince Hill Academy, (all)',
      'Views: Quiet schools',
      'Commands: Quickly undo',
    ]);
  });

  it('shows people beside schools, and before them where only they have the name', () => {
    expect(told({ text: 'qui', schools, people: [quilla] }).slice(0, 2)).toEqual([
      'Schools: Quillmoor Primary School, Quince Hill Academy, (all)',
      'People: Quilla Fry',
    ]);
    // A school is found by its head too.
    expect(told({ text: 'quilla', schools, people: [quilla] }).slice(0, 2)).toEqual([
      'People: Quilla Fry',
      'Schools: Quillmoor Primary School, Quince Hill Academy, (all)',
    ]);
    // Someone of the school that was meant stands behind it.
    expect(told({ text: 'zzz', schools, people: [person(2, 'Una Moss', false)] })[0]).toContain('Schools');
    expect(told({ text: 'zzz', people: [person(2, 'Una Moss', false)] })[0]).toBe('People: Una Moss');
  });

  it('shows who was opened last', () => {
    expect(told({ recent: schools, recentPeople: [quilla] }).slice(0, 2)).toEqual([
      'Recent: Quillmoor Primary School, Quince Hill Academy',
      'Recent people: Quilla Fry',
    ]);
  });

  it('puts what matches first where no school does, and keeps the way to the list', () => {
    expect(told({ text: 'coast' })).toEqual(['Views: Near the coast', 'Schools: (all)']);
    expect(told({ text: 'zzz' })).toEqual(['Schools: (all)']);
  });

  it('shows commands only behind the sign', () => {
    expect(told({ text: '>', recent: schools, schools })).toEqual([
      'Commands: Go to Today, Go to Settings, Quickly undo, Set a stage',
    ]);
    expect(told({ text: '> set', schools })).toEqual(['Commands: Set a stage, Go to Settings, Help: Schools']);
    expect(told({ text: '>zzz', schools })).toEqual([]);
  });

  it('keeps the commands beside schools few', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({ label: `Quill ${n}` }));
    const [, , last] = entryGroups({
      text: 'qui',
      schools,
      people: [],
      recent: [],
      recentPeople: [],
      views,
      commands: many,
    });
    expect(last?.entries).toHaveLength(5);
    const [only] = entryGroups({
      text: '>qui',
      schools,
      people: [],
      recent: [],
      recentPeople: [],
      views,
      commands: many,
    });
    expect(only?.entries).toHaveLength(9);
  });
});

describe('matching', () => {
  const labels = (text: string) => matching(commands, text).map((command) => command.label);

  it('has the beginning of the label first, then its words, then further words', () => {
    expect(labels('set')).toEqual(['Set a stage', 'Go to Settings', 'Help: Schools']);
  });

  it('wants every word, in any order, whatever the case and accents', () => {
    expect(labels('SETTINGS gó')).toEqual(['Go to Settings']);
    expect(labels('settings undo')).toEqual([]);
  });

  it('looks at the beginning of words only', () => {
    expect(labels('day')).toEqual([]);
    expect(labels('tod')).toEqual(['Go to Today']);
  });

  it('finds nothing without words', () => {
    expect(labels('  ')).toEqual([]);
    expect(labels('-')).toEqual([]);
  });
});
