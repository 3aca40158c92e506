import { expect, it } from 'vitest';
import type { ReviewBlock, ReviewField, ReviewPost } from '../../api/generated';
import { choicesOf, decided, postsOf, rowsOf } from './review';

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
