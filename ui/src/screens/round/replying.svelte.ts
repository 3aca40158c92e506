/** Replies that are being read into a round, and what came of them. */
import { cancelJob, job, onStale } from '../../api/client.svelte';
import { apiError, type ApiError } from '../../api/errors';
import { front } from '../../api/front';
import type { ColumnMeans, Progress, RepliesRead } from '../../api/generated';

export class Replying {
  readonly #id: number;
  progress = $state.raw<Progress | null>(null);
  /** What came of each reading; files that are dropped meanwhile are a reading of their own. */
  done = $state.raw<readonly RepliesRead[]>([]);
  error = $state.raw<ApiError | null>(null);
  /** Sheets of an online form of which somebody has to say what their columns answer. */
  toMap = $state.raw<readonly string[]>([]);
  /** Files that were dropped meanwhile: they are read after those that are being read. */
  after = $state.raw<readonly string[]>([]);
  /** How many screens show it. */
  #shown = 0;

  constructor(id: number) {
    this.#id = id;
  }

  async read(paths: readonly string[], columns: ColumnMeans[] = []): Promise<void> {
    if (paths.length === 0) return;
    if (this.progress) {
      this.after = [...this.after, ...paths];
      return;
    }
    [this.done, this.error] = [[], null];
    await this.#one(paths, columns);
    while (this.after.length > 0) {
      const next = this.after;
      this.after = [];
      await this.#one(next, []);
    }
    this.progress = null;
    if (this.#shown === 0) this.#tell();
  }

  async #one(paths: readonly string[], columns: ColumnMeans[]): Promise<void> {
    this.toMap = this.toMap.filter((path) => !paths.includes(path));
    this.progress = { what: 'Reading replies', done: 0, total: paths.length, canCancel: true };
    try {
      const { value } = await job(
        'round_read',
        { roundId: this.#id, paths: [...paths], columns },
        // The sentence above the replies says what came of it.
        { onprogress: (now) => (this.progress = now), quiet: true },
      );
      this.done = [...this.done, value];
      this.toMap = [...new Set([...this.toMap, ...value.toMap])];
    } catch (thrown) {
      this.error = apiError(thrown);
    }
  }

  /** A screen shows it from now on; returns how it stops. What was shown is not shown again later. */
  show(): () => void {
    this.#shown += 1;
    return () => {
      this.#shown -= 1;
      if (!this.progress) [this.done, this.error] = [[], null];
    };
  }

  /** No screen shows what came of it. */
  #tell(): void {
    if (this.error) front().failed(this.error);
    if (this.done.length > 0) front().said(this.done.map((one) => one.words).join(' '));
  }

  /** Stops the reading, and leaves what was to be read after it. */
  stop(): void {
    this.after = [];
    void cancelJob();
  }
}

/** By round: a reading goes on while other screens stand, and is found again on the next that shows the round. */
const all = new Map<number, Replying>();

onStale('round_replies', (whole) => {
  if (whole) all.clear();
});

export function replyingTo(round: number): Replying {
  const found = all.get(round) ?? new Replying(round);
  all.set(round, found);
  return found;
}
