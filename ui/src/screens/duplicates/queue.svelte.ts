/** The queue of duplicates, the pair that is looked at, and what was chosen for it. */
import { act, live } from '../../api/client.svelte';
import type { DuplicatePair, MergeField, MergeFrom } from '../../api/generated';

/** The most pairs that are fetched; those after them come as these are decided. */
const MOST = 200;

export class Queue {
  #live = live(() => ['duplicates', { offset: 0, limit: MOST }]);
  /** The place of the pair that is looked at. */
  active = $state(0);
  /** Whether the other record of the pair is kept than the one that was proposed. */
  turned = $state(false);
  choices = $state<Partial<Record<MergeField, MergeFrom>>>({});
  busy = $state(false);

  get known(): boolean {
    return this.#live.value !== undefined;
  }
  get error() {
    return this.#live.error;
  }
  get again() {
    return this.#live.again;
  }
  get count(): number {
    return this.#live.value?.count ?? 0;
  }
  get pairs(): DuplicatePair[] {
    return this.#live.value?.pairs ?? [];
  }

  /** The pair that is looked at; the last one where the queue has become shorter. */
  readonly pair = $derived.by(() => this.pairs[Math.min(this.active, this.pairs.length - 1)]);
  readonly kept = $derived.by(() => (this.turned ? this.pair?.gone : this.pair?.kept) ?? 0);
  readonly gone = $derived.by(() => (this.turned ? this.pair?.kept : this.pair?.gone) ?? 0);
  /** Stands for this pair and no other. */
  readonly key = $derived.by(() => (this.pair ? `${this.pair.kept} ${this.pair.gone}` : ''));

  look(index: number): void {
    this.active = Math.max(0, Math.min(index, this.pairs.length - 1));
    this.#fresh();
  }

  /** Keeps the other record. What was chosen was chosen of the two, so it stays with the record. */
  turn(): void {
    this.turned = !this.turned;
    const other: Record<MergeFrom, MergeFrom> = { kept: 'gone', gone: 'kept', both: 'both' };
    for (const [field, from] of Object.entries(this.choices)) this.choices[field as MergeField] = other[from];
  }

  /** Merges the pair; the next one takes its place. */
  async merge(): Promise<void> {
    const choices = Object.entries(this.choices).map(([field, from]) => ({ field: field as MergeField, from }));
    await this.#decide(() => act('people_merge', { kept: this.kept, gone: this.gone, choices }));
  }

  async differ(): Promise<void> {
    await this.#decide(() => act('people_different', { one: this.kept, other: this.gone }));
  }

  async #decide(does: () => Promise<unknown>): Promise<void> {
    if (this.busy || !this.pair) return;
    this.busy = true;
    try {
      await does();
      this.#fresh();
    } finally {
      this.busy = false;
    }
  }

  #fresh(): void {
    [this.turned, this.choices] = [false, {}];
  }
}
