import { expect, it } from 'vitest';
import { Typed } from './typed.svelte';

it('shows what is stored, what is typed, and again what is stored once that is saved', async () => {
  const field = new Typed();
  expect(field.over('Hello')).toBe('Hello');
  field.set('Good morning', 'Hello');
  expect(field.over('Changed elsewhere')).toBe('Good morning');
  await field.save(Promise.resolve(true));
  expect(field.over('Good morning')).toBe('Good morning');
  // An undo.
  expect(field.over('Hello')).toBe('Hello');

  // What was typed and taken out again is nothing to save, and hides no undo either.
  field.set('Hello!', 'Hello');
  field.set('Hello', 'Hello');
  expect(field.over('Good evening')).toBe('Good evening');
});

it('keeps what could not be saved, and what is typed while it is saved', async () => {
  const field = new Typed();
  field.set('no link', '');
  await field.save(Promise.resolve(false));
  expect(field.over('')).toBe('no link');
  const saving = field.save(Promise.resolve(true));
  field.set('no link at all', '');
  await saving;
  expect(field.over('')).toBe('no link at all');
});
