import { beforeEach, expect, it, vi } from 'vitest';
import type { Live } from '../../api/client.svelte';
import type { ReplyReview, ReplyRow, ReviewField } from '../../api/generated';

/** What the core answers, and what it was asked to do. */
const core = vi.hoisted(() => ({ queue: [] as string[], acts: [] as unknown[][] }));
const IDS: Record<string, number> = { A: 10, B: 20, C: 30 };

const row = (school: string): ReplyRow => ({ id: IDS[school], school, state: 'changed' }) as ReplyRow;
const field = (key: string, of: ReviewField['of']): ReviewField =>
  ({ key, of, suggested: of === 'changed' ? 'take' : 'keep', choices: [] as unknown[] }) as ReviewField;
const reviewOf = (id: number): ReplyReview =>
  ({
    reply: { id },
    blocks: [
      {
        heading: 'Head',
        fields: [field('head.name', 'changed'), field('head.email', 'changed'), field('senco', 'same')],
      },
    ],
    posts: [{ post: 'head', words: '' }],
  }) as ReplyReview;

vi.mock('../../api/client.svelte', () => {
  const done = (name: string, request: unknown) => {
    core.acts.push([name, request]);
    return Promise.resolve({ value: { said: '' }, operation: null });
  };
  return {
    act: done,
    actQuietly: done,
    live: (ask: () => [string, { id: number }] | null): Live<unknown> => ({
      get value() {
        const asked = ask();
        if (asked?.[0] === 'round_replies') return { rows: core.queue.map(row) };
        return asked ? reviewOf(asked[1].id) : undefined;
      },
      error: undefined,
      loading: false,
      again: () => undefined,
    }),
  };
});
const { Reviewing } = await import('./reviewing.svelte');

/** The replies that wait, as the screen hears of them. */
function waiting(reviewing: InstanceType<typeof Reviewing>, schools: string): void {
  core.queue = schools.split('');
  reviewing.follow();
}

beforeEach(() => {
  core.queue = ['A', 'B', 'C'];
  core.acts = [];
});

it('keeps what was decided with its reply when the one before it comes back', async () => {
  const reviewing = new Reviewing(1, null);
  reviewing.follow();
  await reviewing.accept();
  waiting(reviewing, 'BC');
  expect(reviewing.reply?.school).toBe('B');
  reviewing.field = 1;
  reviewing.decide('head.name', 'edit', 'Eve Frost');
  reviewing.decidePost('head', { comes: 'same', lastDay: '' });
  reviewing.editing = 'head.email';
  // The acceptance of A is undone.
  waiting(reviewing, 'ABC');
  expect([reviewing.reply?.school, reviewing.at, reviewing.field]).toEqual(['B', 1, 1]);
  expect(reviewing.decisions['head.name']?.value).toBe('Eve Frost');
  reviewing.look(0);
  expect([reviewing.field, reviewing.decisions, reviewing.posts, reviewing.editing]).toEqual([0, {}, {}, '']);
  await reviewing.accept();
  expect(core.acts.at(-1)).toEqual(['round_accept', { id: IDS.A, choices: [], posts: [] }]);
});

it('keeps it while others are looked at, and while unchanged ones are accepted', async () => {
  const reviewing = new Reviewing(1, null);
  reviewing.follow();
  reviewing.decide('head.name', 'keep');
  reviewing.look(1);
  expect(reviewing.decisions).toEqual({});
  reviewing.look(0);
  await reviewing.acceptUnchanged();
  waiting(reviewing, 'AB');
  await reviewing.accept();
  expect(core.acts.at(-1)?.[1]).toMatchObject({ id: IDS.A, choices: [{ key: 'head.name', take: false }] });
});

it('begins at the reply that somebody came for, and goes on to whichever takes its place', () => {
  const reviewing = new Reviewing(1, 20);
  reviewing.follow();
  expect(reviewing.reply?.school).toBe('B');
  waiting(reviewing, 'AC');
  expect(reviewing.reply?.school).toBe('C');
  waiting(reviewing, 'A');
  expect(reviewing.reply?.school).toBe('A');
  expect(new Reviewing(1, 99).reply?.school).toBe('A');
});

it('accepts with what was written in a field, however it was left, and takes it once', async () => {
  const reviewing = new Reviewing(1, null);
  reviewing.follow();
  reviewing.editing = 'head.name';
  reviewing.written('head.name', 'Eve Frost');
  // The field that is taken away loses the focus once more.
  reviewing.written('head.name', null);
  reviewing.written('head.email', 'late@alder.example');
  expect(reviewing.editing).toBe('');
  await reviewing.accept();
  const choices = [{ key: 'head.name', take: true, value: 'Eve Frost' }];
  expect(core.acts).toEqual([['round_accept', { id: IDS.A, choices, posts: [] }]]);
});

it('confirms a field that is as we hold it, whichever key is pressed on it', async () => {
  const reviewing = new Reviewing(1, null);
  reviewing.follow();
  reviewing.all = true;
  reviewing.field = 2;
  for (const choice of ['keep', 'take'] as const) {
    if (reviewing.active) reviewing.choose(reviewing.active, choice);
    expect(reviewing.decisions).toEqual({});
  }
  reviewing.decide('senco', 'edit', 'Gus Hall');
  reviewing.decide('head.email', 'keep');
  if (reviewing.active) reviewing.choose(reviewing.active, 'keep');
  await reviewing.accept();
  expect(core.acts[0]?.[1]).toMatchObject({ choices: [{ key: 'head.email', take: false }] });
});

it('accepts with the last day that is still being typed, and not where it is no day', async () => {
  const reviewing = new Reviewing(1, null);
  reviewing.follow();
  expect(await reviewing.accept([() => Promise.resolve(false)])).toBe(false);
  expect(core.acts).toEqual([]);
  const read = () => {
    reviewing.decidePost('head', { comes: '', lastDay: '2026-08-31' });
    return Promise.resolve(true);
  };
  expect(await reviewing.accept([read])).toBe(true);
  expect(core.acts[0]?.[1]).toMatchObject({ posts: [{ post: 'head', lastDay: '2026-08-31' }] });
});
