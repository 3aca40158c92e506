/** Replies that are being read into a round, and what came of them. */
import { cancelJob, job } from '../../api/client.svelte';
import { apiError, type ApiError } from '../../api/errors';
import type { ColumnMeans, Progress, RepliesRead } from '../../api/generated';

export class Replying {
  readonly #id: number;
  progress = $state.raw<Progress | null>(null);
  done = $state.raw<RepliesRead | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** Sheets of an online form of which somebody has to say what their columns answer. */
  toMap = $state.raw<string[]>([]);

  constructor(id: number) {
    this.#id = id;
  }

  async read(paths: readonly string[], columns: ColumnMeans[] = []): Promise<void> {
    if (this.progress || paths.length === 0) return;
    [this.done, this.error, this.toMap] = [null, null, []];
    this.progress = { what: 'Reading replies', done: 0, total: paths.length, canCancel: true };
    try {
      const done = await job(
        'round_read',
        { roundId: this.#id, paths: [...paths], columns },
        // The sentence above the replies says what came of it.
        { onprogress: (now) => (this.progress = now), quiet: true },
      );
      this.done = done.value;
      this.toMap = done.value.toMap;
    } catch (thrown) {
      this.error = apiError(thrown);
    } finally {
      this.progress = null;
    }
  }

  stop(): void {
    void cancelJob();
  }
}
