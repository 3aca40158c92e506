import { expect, it } from 'vitest';
import type { ReviewBlock, ReviewField, ReviewPost } from '../../api/generated';
import { choicesOf, comersOf, decided, postsOf, rowsOf, UNDECIDED } from './review';

const field = (change: Partial<ReviewField>): ReviewField => ({
  key: 'headTeacher.name',
  label: 'Name',
  kind: 'name',
  choices: [],
  held: 'Ada Brook',
  heldFrom: 'Form, 3 Sep 2025',
  said: 'Eve Frost',
  saidWords: 'Eve Frost',
  ticked: false,
  register: '',
  of: 'changed',
  suggested: 'take',
  warning: '',
  ...change,
});

const block: ReviewBlock = {
  block: 'headTeacher',
  heading: 'Head teacher',
  differs: true,
  fields: [
    field({}),
    field({ key: 'headTeacher.email', of: 'same' }),
    field({ key: 'headTeacher.from', of: 'nothing' }),
  ],
};

it('tells what differs, and what a name does to its post', () => {
  const posts = [{ post: 'headTeacher', words: 'Eve Frost instead of Ada Brook' }] as ReviewPost[];
  const rows = rowsOf({ blocks: [block], posts });
  expect(rows.map((row) => row.differs)).toEqual([true, false, false]);
  expect(rows.map((row) => row.means)).toEqual(['Eve Frost instead of Ada Brook', '', '']);
  expect(rows[2]?.heading).toBe('Head teacher');
});

it('does as is suggested until somebody decides', () => {
  const one = field({ suggested: 'keep' });
  expect(decided(one, {}).choice).toBe('keep');
  expect(decided(one, { [one.key]: { choice: 'edit', value: 'Eva Frost' } })).toEqual({
    choice: 'edit',
    value: 'Eva Frost',
  });
});

it('tells the core what was chosen', () => {
  const choices = choicesOf({
    a: { choice: 'keep', value: '' },
    b: { choice: 'take', value: '' },
    c: { choice: 'edit', value: 'x' },
  });
  expect(choices).toEqual([
    { key: 'a', take: false },
    { key: 'b', take: true },
    { key: 'c', take: true, value: 'x' },
  ]);
  const [post] = postsOf({ headTeacher: { comes: 'same', lastDay: '' } });
  expect(post).toMatchObject({ post: 'headTeacher', samePerson: true, newPerson: false });
});

it('asks who comes only where somebody does, and offers whom we know by the name that will stand', () => {
  const post = (comes: boolean, personId: number | null, leaverId: number | null = 5) => ({
    comes,
    personId,
    person: personId === null ? '' : 'Eve Frost',
    change: { leaverId },
  });
  const values = (...given: Parameters<typeof comersOf>) => comersOf(...given).map((option) => option.value);
  const edit = (value: string) => ({ choice: 'edit', value }) as const;
  expect(values(post(false, null), undefined)).toEqual([]);
  expect(values(post(true, null), undefined)).toEqual(['new', 'same']);
  expect(values(post(true, 3), undefined)).toEqual(['known', 'new', 'same']);
  expect(values(post(true, 3, null), undefined)).toEqual(['known', 'new']);
  expect(values(post(false, null), edit('Ida Jay'))).toEqual(['known', 'new', 'same']);
  expect(values(post(true, 3), edit(''))).toEqual([]);
  expect(comersOf(post(true, 3), edit('Eva Frost'))[0]?.label).not.toContain('Eve Frost');
});

it('leaves who comes to the name where only a last day was said', () => {
  const [post] = postsOf({ headTeacher: { ...UNDECIDED, lastDay: '2026-08-31' } });
  expect(post).toMatchObject({ newPerson: false, samePerson: false, lastDay: '2026-08-31' });
});
