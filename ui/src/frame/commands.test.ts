import { expect, it, vi } from 'vitest';
import { actOf } from '../grid/keys';
import { HELP } from '../help/pages';
import { LIST_KEYS } from './partKeys';

// The routes keep the browser's history, which is not here.
vi.stubGlobal('location', { hash: '' });
vi.stubGlobal('history', { replaceState: () => undefined });
vi.stubGlobal('addEventListener', () => undefined);
const { COMMANDS, canRun, withKeys } = await import('./commands');
const { SHORTCUTS } = await import('./shortcutGroups');

it('names each command and each chord once', () => {
  const ids = COMMANDS.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
  const labels = COMMANDS.map((command) => command.label);
  expect(new Set(labels).size).toBe(labels.length);
  const chords = COMMANDS.flatMap((command) => command.keys ?? []).map((chord) => chord.toLowerCase());
  expect(new Set(chords).size).toBe(chords.length);
});

it('tells of each key once in a group', () => {
  for (const { title, shortcuts } of SHORTCUTS) {
    const does = shortcuts.map((shortcut) => shortcut.does);
    expect(new Set(does).size, title).toBe(does.length);
  }
});

it('shows every command that has keys in the sheet', () => {
  const shown = SHORTCUTS.flatMap((group) => group.shortcuts).map((shortcut) => shortcut.does);
  for (const command of COMMANDS) {
    if (command.keys) expect(shown).toContain(command.label);
  }
});

it('tells of no key of a list that the list does not know', () => {
  for (const { keys, does } of LIST_KEYS) {
    for (const chord of keys) {
      const command = chord.startsWith('Ctrl+');
      const key = chord.replace('Ctrl+', '');
      expect(actOf({ key, command, shiftKey: false, altKey: false }, 5, 10, 3), does).not.toBeNull();
    }
  }
});

it('runs nothing that needs a file while none is open', () => {
  expect(COMMANDS.filter((command) => !command.onlyByWords && canRun(command)).map((command) => command.id)).toEqual([
    'help',
    'sheet',
    'zoom.larger',
    'zoom.smaller',
  ]);
});

it('puts keys behind a tooltip', () => {
  expect(withKeys('Back', 'back')).toBe('Back (Alt+Left)');
  expect(withKeys('Settings', 'go./settings')).toBe('Settings');
});

it('has help with keys that are in the sheet, and marks words in pairs', () => {
  const titles = SHORTCUTS.map((group) => group.title);
  for (const page of HELP) {
    expect(titles, page.id).toEqual(expect.arrayContaining([...page.keys]));
    const texts = page.sections.flatMap((section) => [...(section.steps ?? []), ...(section.points ?? [])]);
    for (const text of [...texts, page.about, page.undo ?? '', page.data ?? '']) {
      expect((text.split('*').length - 1) % 2, text).toBe(0);
    }
  }
});
