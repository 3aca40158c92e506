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
  type FieldRow,
  type PostDecision,
} from './review';

export class Reviewing {
  readonly #roundId: number;
  readonly #queue = live(() => ['round_replies', { roundId: this.#roundId }]);
  readonly #review = live(() => (this.reply ? ['round_review', { id: this.reply.id }] : null));
  /** The reply that somebody came here for, until it is found. */
  #wanted: number | null;
  /** The place of the reply that is looked at. */
  at = $state(0);
  /** The place of the field that the keys act on, among those that are shown. */
  field = $state(0);
  decisions = $state<Record<string, Decision>>({});
  /** What was said of posts that change hands. */
  posts = $state<Record<string, PostDecision>>({});
  /** The field that is being written otherwise. */
  editing = $state('');
  /** Fields that are as we hold them are shown too. */
  all = $state(false);
  busy = $state(false);

  /** Those that wait, those with changes first. */
  readonly replies = $derived.by(() => {
    const rows = this.#queue.value?.rows ?? [];
    return rows.filter((reply) => reply.state === 'changed' || reply.state === 'unchanged');
  });
  readonly unchanged = $derived.by(() => this.replies.filter((reply) => reply.state === 'unchanged').length);
  /** The reply that is looked at; the last one where the queue has become shorter. */
  readonly reply = $derived.by(() => this.replies[Math.min(this.at, this.replies.length - 1)]);
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
    this.#wanted = replyId;
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

  /** Finds the reply that somebody came for. */
  arrive(): void {
    if (this.#wanted === null || !this.known) return;
    const found = this.replies.findIndex((reply) => reply.id === this.#wanted);
    this.#wanted = null;
    if (found > 0) this.look(found);
  }

  look(at: number): void {
    this.at = Math.max(0, Math.min(at, this.replies.length - 1));
    this.#fresh();
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

  decide(key: string, choice: Choice, value = ''): void {
    this.decisions[key] = { choice, value };
  }

  /** The posts that change hands if the reply is accepted as it is shown. */
  readonly changing = $derived.by(() =>
    (this.review?.posts ?? []).filter(({ post }) => {
      const name = this.rows.find((row) => row.key === `${post}.name`);
      return name && this.of(name).choice !== 'keep';
    }),
  );

  /** Accepts the reply as it is shown; the next one takes its place. */
  async accept(): Promise<void> {
    const { review } = this;
    if (!review || this.busy) return;
    const request = { id: review.reply.id, choices: choicesOf(this.decisions), posts: postsOf(this.posts) };
    await this.#settle(() => act('round_accept', request));
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

  async #settle(does: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    try {
      await does();
      this.#fresh();
    } catch (thrown) {
      toast(apiError(thrown).message, { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  #fresh(): void {
    [this.field, this.decisions, this.posts, this.editing] = [0, {}, {}, ''];
  }
}
