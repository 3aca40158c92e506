import { expect, it } from 'vitest';
import { hasGoneOut, nextOf, type Far } from './next';

const far = (change: Partial<Far>): Far => ({
  schools: 10,
  written: 0,
  sent: 0,
  answered: 0,
  waiting: 0,
  setAside: 0,
  ...change,
});

it.each<[string, Partial<Far>, string]>([
  ['a new round', {}, 'questions'],
  ['drafts that are not sent', { written: 10 }, 'send'],
  ['a batch that is', { written: 10, sent: 6 }, 'send'],
  ['schools without an address', { written: 8, sent: 8 }, 'send'],
  ['answers to come', { written: 10, sent: 10, answered: 4 }, 'chase'],
  ['replies that wait, whatever else does', { written: 10, sent: 6, waiting: 1 }, 'review'],
  ['all answers', { written: 10, sent: 10, answered: 10 }, 'response'],
])('%s leads on', (_, change, part) => {
  expect(nextOf(far(change)).part).toBe(part);
});

it('tells replies to review from those that were set aside', () => {
  expect(nextOf(far({ waiting: 3, setAside: 2 })).text).toBe('Look at 1 reply that waits.');
  expect(nextOf(far({ waiting: 2, setAside: 2 })).part).toBe('replies');
  expect(nextOf(far({ waiting: 1, setAside: 1 })).text).toContain('1 reply set aside');
});

it('leads through a new round part by part', () => {
  expect(nextOf(far({}), 'questions').onward?.part).toBe('schools');
  expect(nextOf(far({}), 'schools').onward?.part).toBe('send');
  expect(nextOf(far({}), 'send')).toEqual({ part: 'send', text: 'Write the drafts into a folder.' });
  expect(nextOf(far({}), 'chase').part).toBe('questions');
});

it('counts in words', () => {
  expect(nextOf(far({ waiting: 1 })).text).toBe('Look at 1 reply that waits.');
  expect(nextOf(far({ written: 10, sent: 8 })).text).toContain('2 schools');
});

it('takes a round as sent once drafts are marked, and where answers came without', () => {
  expect(hasGoneOut(far({ written: 10 }))).toBe(false);
  expect(hasGoneOut(far({ written: 10, sent: 1 }))).toBe(true);
  expect(hasGoneOut(far({ written: 10, answered: 3 }))).toBe(true);
});
