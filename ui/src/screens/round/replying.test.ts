import { beforeEach, expect, it } from 'vitest';
import { invalidate } from '../../api/client.svelte';
import { useFront, type Front } from '../../api/front';
import type { Done, RepliesRead } from '../../api/generated';
import { useHost, type Host } from '../../api/host';
import { Replying, replyingTo } from './replying.svelte';

/** Readings under way, the first first: their paths, and how they end. */
let readings: { paths: string[]; end: (toMap?: string[]) => void; fail: () => void }[];
let said: string[];

beforeEach(() => {
  [readings, said] = [[], []];
  const host: Partial<Host> = {
    act: (_, request) =>
      new Promise<Done>((resolve, reject) => {
        const { paths } = request as { paths: string[] };
        readings.push({
          paths,
          end: (toMap = []) => {
            const value: Partial<RepliesRead> = { words: `${paths.length} read.`, toMap };
            resolve({ value, changed: [], operation: null } as unknown as Done);
          },
          fail: () => reject({ kind: 'invalid', message: 'It was stopped.' }),
        });
      }),
    progress: () => Promise.resolve(null),
    cancel: () => Promise.resolve(),
  };
  useHost(host as Host);
  const front: Partial<Front> = {
    said: (text) => said.push(text),
    failed: (error) => said.push(error.message),
  };
  useFront(front as Front);
});

const words = (replying: Replying) => replying.done.map((one) => one.words);
/** The reading that is asked for next has begun. */
const begun = (count: number) => expect.poll(() => readings.length).toBe(count);

it('reads what is dropped meanwhile after what was dropped before', async () => {
  const replying = new Replying(1);
  replying.show();
  const all = replying.read(['a', 'b']);
  await replying.read(['c']);
  await replying.read(['d']);
  expect(replying.after).toEqual(['c', 'd']);
  readings[0]?.end(['a']);
  await begun(2);
  expect(readings[1]?.paths).toEqual(['c', 'd']);
  expect([replying.after, replying.progress === null]).toEqual([[], false]);
  readings[1]?.end(['d']);
  await all;
  expect(words(replying)).toEqual(['2 read.', '2 read.']);
  expect([replying.toMap, replying.progress, said]).toEqual([['a', 'd'], null, []]);

  // Sheets that are still to be mapped stay to be, whatever else is dropped.
  const more = replying.read(['a', 'e']);
  readings[2]?.end();
  await more;
  expect(replying.toMap).toEqual(['d']);
});

it('leaves what is to be read after it where it is stopped, and goes on where it fails', async () => {
  const replying = new Replying(1);
  replying.show();
  const first = replying.read(['a']);
  await replying.read(['b']);
  readings[0]?.fail();
  await begun(2);
  readings[1]?.end();
  await first;
  expect([replying.error?.message, words(replying)]).toEqual(['It was stopped.', ['1 read.']]);

  const second = replying.read(['c']);
  await replying.read(['d']);
  replying.stop();
  readings[2]?.fail();
  await second;
  expect(readings.length).toBe(3);
});

it('goes on while another screen stands, and says there what came of it', async () => {
  const leave = replyingTo(7).show();
  const all = replyingTo(7).read(['a']);
  leave();
  expect(replyingTo(7).progress).not.toBeNull();
  readings[0]?.end();
  await all;
  expect(said).toEqual(['1 read.']);
  expect(words(replyingTo(7))).toEqual(['1 read.']);
  // Once it was seen, it is not shown again.
  replyingTo(7).show()();
  expect(words(replyingTo(7))).toEqual([]);
});

it('knows nothing of the rounds of another file', () => {
  const here = replyingTo(7);
  expect(replyingTo(7)).toBe(here);
  invalidate(['file']);
  expect(replyingTo(7)).not.toBe(here);
});
