/** The replies that wait to be looked at, the one that is, and what was decided of its fields. */
import { act, actQuietly, live } from '../../api/client.svelte';
import { apiError } from '../../api/errors';
import { stepped } from '../../kit/keys';
import { toast } from '../../kit/toasts.svelte';
import {
  choicesOf,
  decided,
  postsOf,
  rowsOf,
  type Choice,
  type Decision,
  type Decisions,
  type FieldRow,
  type PostDecision,
  type PostDecisions,
} from './review';

/** What somebody has come to in a reply. It stays with that reply, whichever is looked at meanwhile. */
interface Thought {
  readonly field: number;
  readonly decisions: Decisions;
  readonly posts: PostDecisions;
  readonly editing: string;
}

const NOTHING_YET: Thought = { field: 0, decisions: {}, posts: {}, editing: '' };

export class Reviewing {
  readonly #roundId: number;
  readonly #queue = live(() => ['round_replies', { roundId: this.#roundId }]);
  readonly #review = live(() => (this.reply ? ['round_review', { id: this.reply.id }] : null));
  /** The reply that is looked at; `null`: none yet. */
  #looked = $state<number | null>(null);
  /** Where it stood, so that the next one takes its place when it is gone. */
  #place = $state(0);
  /** By the id of the reply. */
  #thoughts = $state.raw<Readonly<Record<number, Thought>>>({});
  /** Fields that are as we hold them are shown too. */
  all = $state(false);
  busy = $state(false);

  /** Those that wait, those with changes first. */
  readonly replies = $derived.by(() => {
    const rows = this.#queue.value?.rows ?? [];
    return rows.filter((reply) => reply.state === 'changed' || reply.state === 'unchanged');
  });
  readonly unchanged = $derived.by(() => this.replies.filter((reply) => reply.state === 'unchanged').length);
  /** Where the reply that is looked at stands now; where it is gone, whichever has taken its place, or the last one. */
  readonly at = $derived.by(() => {
    const found = this.replies.findIndex((reply) => reply.id === this.#looked);
    return found >= 0 ? found : Math.min(this.#place, this.replies.length - 1);
  });
  readonly reply = $derived.by(() => this.replies[this.at]);
  readonly #thought = $derived.by(() => (this.reply && this.#thoughts[this.reply.id]) ?? NOTHING_YET);
  /** What it says, once it is there. */
  readonly review = $derived.by(() => {
    const review = this.#review.value;
    return review && review.reply.id === this.reply?.id ? review : undefined;
  });
  readonly rows = $derived.by(() => (this.review ? rowsOf(this.review) : []));
  readonly differing = $derived.by(() => this.rows.filter((row) => row.differs));
  readonly shown = $derived.by(() => (this.all ? this.rows : this.differing));
  readonly active = $derived.by(() => this.shown[Math.min(this.field, this.shown.length - 1)]);

  constructor(roundId: number, replyId: number | null) {
    this.#roundId = roundId;
    this.#looked = replyId;
  }

  /** The place of the field that the keys act on, among those that are shown. */
  get field(): number {
    return this.#thought.field;
  }
  set field(field: number) {
    this.#think({ field });
  }
  get decisions(): Decisions {
    return this.#thought.decisions;
  }
  /** What was said of posts that change hands. */
  get posts(): PostDecisions {
    return this.#thought.posts;
  }
  /** The field that is being written otherwise; empty: none. */
  get editing(): string {
    return this.#thought.editing;
  }
  set editing(editing: string) {
    this.#think({ editing });
  }

  #think(change: Partial<Thought>): void {
    if (!this.reply) return;
    this.#thoughts = { ...this.#thoughts, [this.reply.id]: { ...this.#thought, ...change } };
  }

  get known(): boolean {
    return this.#queue.value !== undefined;
  }
  get error() {
    return this.#queue.error ?? this.#review.error;
  }
  again(): void {
    this.#queue.again();
    this.#review.again();
  }

  /** Stays at the reply that is looked at while others leave the queue, or come back into it. */
  follow(): void {
    if (this.reply) [this.#looked, this.#place] = [this.reply.id, this.at];
  }

  look(at: number): void {
    const reply = this.replies[Math.max(0, Math.min(at, this.replies.length - 1))];
    if (reply) this.#looked = reply.id;
  }

  /** One field on or back; whether the key was one of those. */
  step(key: string): boolean {
    const to = stepped(this.field, key, this.shown.length);
    if (to === undefined) return false;
    this.field = to;
    return true;
  }

  of(row: FieldRow): Decision {
    return decided(row, this.decisions);
  }

  /**
   * Takes or keeps a field. One that is as we hold it has nothing to take or keep: its confirmation stays, and only what was
   * written in its place is withdrawn.
   */
  choose(row: FieldRow, choice: 'take' | 'keep'): void {
    if (row.differs) this.decide(row.key, choice);
    else if (this.decisions[row.key]) {
      this.#think({ decisions: Object.fromEntries(Object.entries(this.decisions).filter(([key]) => key !== row.key)) });
    }
  }

  decide(key: string, choice: Choice, value = ''): void {
    this.#think({ decisions: { ...this.decisions, [key]: { choice, value } } });
  }

  /** Closes the field that is open with what was written in it; `null`: it is left as it was. Once: its end has many ways. */
  written(key: string, value: string | null): void {
    if (this.editing !== key) return;
    if (value !== null) this.decide(key, 'edit', value);
    this.editing = '';
  }

  decidePost(post: string, decision: PostDecision): void {
    this.#think({ posts: { ...this.posts, [post]: decision } });
  }

  /** The posts that change hands if the reply is accepted as it is shown. */
  readonly changing = $derived.by(() =>
    (this.review?.posts ?? []).filter(({ post }) => {
      const name = this.rows.find((row) => row.key === `${post}.name`);
      return name && this.of(name).choice !== 'keep';
    }),
  );

  /**
   * Accepts the reply as it is shown; the next one takes its place. What `reads` is still being typed, and false where it
   * cannot be read; nothing is then accepted.
   */
  async accept(reads: readonly (() => boolean | Promise<boolean>)[] = []): Promise<boolean> {
    if (!this.review || this.busy) return false;
    const { id } = this.review.reply;
    for (const read of reads) if (!(await read())) return false;
    // Somebody may have gone on meanwhile.
    if (this.review?.reply.id !== id || this.busy) return false;
    const request = { id, choices: choicesOf(this.decisions), posts: postsOf(this.posts) };
    return this.#settle(() => act('round_accept', request));
  }

  async dismiss(): Promise<void> {
    const { reply } = this;
    if (!reply || this.busy) return;
    await this.#settle(() => act('round_dismiss', { ids: [reply.id] }));
  }

  /** Every reply that changes nothing, in one go. */
  async acceptUnchanged(): Promise<void> {
    if (this.busy || this.unchanged === 0) return;
    await this.#settle(async () => {
      const done = await actQuietly('round_accept_unchanged', { roundId: this.#roundId });
      toast(done.value.said, { undo: done.operation !== null });
    });
  }

  /** Whether it was done; else why not is said. */
  async #settle(does: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    try {
      await does();
      return true;
    } catch (thrown) {
      toast(apiError(thrown).message, { tone: 'bad' });
      return false;
    } finally {
      this.busy = false;
    }
  }
}
