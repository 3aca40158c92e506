import { describe, expect, it } from 'vitest';
import { capsOf, forReaders, isPressed, isText, spoken, type Press } from './keys';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('isPressed', () => {
  it.each<[string, Press]>([
    ['Ctrl+K', press('k', { ctrlKey: true })],
    ['Ctrl+K', press('K', { ctrlKey: true })],
    ['Ctrl+K', press('k', { metaKey: true })],
    ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['Alt+ArrowLeft', press('ArrowLeft', { altKey: true })],
    ['F1', press('F1')],
    ['?', press('?', { shiftKey: true })],
    ['?', press('?')],
    ['Ctrl+1', press('1', { ctrlKey: true })],
    ['Ctrl+Plus', press('+', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+=', press('=', { ctrlKey: true })],
    ['Ctrl+-', press('-', { ctrlKey: true })],
  ])('%s is %o', (chord, pressed) => {
    expect(isPressed(chord, pressed)).toBe(true);
  });

  it.each<[string, Press]>([
    ['Ctrl+K', press('k')],
    ['Ctrl+Z', press('z', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+Shift+Z', press('z', { ctrlKey: true })],
    ['Alt+ArrowLeft', press('ArrowLeft')],
    ['Alt+ArrowLeft', press('ArrowLeft', { altKey: true, ctrlKey: true })],
    ['?', press('/', { shiftKey: true })],
    ['?', press('?', { ctrlKey: true })],
    ['F1', press('F1', { shiftKey: true })],
    ['Ctrl+1', press('1', { altKey: true })],
  ])('%s is not %o', (chord, pressed) => {
    expect(isPressed(chord, pressed)).toBe(false);
  });
});

it('tells what a text field would take as text', () => {
  expect(['?', '/', 'F1', 'Ctrl+K', 'Alt+ArrowLeft', 'Escape'].filter(isText)).toEqual(['?', '/']);
});

it('writes keys for caps, tooltips and readers', () => {
  expect(capsOf('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  expect(spoken('Alt+ArrowLeft')).toBe('Alt+Left');
  expect(forReaders('Ctrl+Shift+Z')).toBe('Control+Shift+Z');
});
