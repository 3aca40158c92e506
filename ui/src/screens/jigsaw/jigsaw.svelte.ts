/** What the screen of the jigsaw holds: the block, what is in hand, what is pretended, and what each act does. */
import { tick } from 'svelte';
import { actQuietly, live } from '../../api/client.svelte';
import { apiError } from '../../api/errors';
import type {
  JigsawBoard,
  JigsawOrder,
  JigsawPair,
  JigsawPairing,
  JigsawPlace,
  JigsawShow,
  JigsawTrainee,
  WhatIf,
} from '../../api/generated';
import { session } from '../../api/session.svelte';
import { toast } from '../../kit/toasts.svelte';
import { nextToPlace, placeKey, withoutPlaced, withPlaced, type Hand } from './jigsaw';

/** Rows that are fetched at once; who wants others filters. */
const MOST = 1_000;
const PAIRINGS = 200;

/** The ids of the two lists. */
export const LEFT = 'jigsaw-trainees';
export const RIGHT = 'jigsaw-places';

/** What is found again on the way back. */
export interface Kept {
  block?: number | undefined;
  year?: string | undefined;
  show?: JigsawShow;
  order?: JigsawOrder;
  subject?: string;
}

export class Jigsaw {
  block: number | undefined = $state();
  year: string | undefined = $state();
  show: JigsawShow = $state('open');
  order: JigsawOrder = $state('fewest');
  subject = $state('');
  traineeSearch = $state('');
  placeSearch = $state('');
  placeShow: JigsawShow = $state('open');
  onlyPossible = $state(false);
  hand: Hand | undefined = $state();
  /** Undefined: what is done is done in truth. */
  whatIf: WhatIf | undefined = $state();
  /** The rows under the keys, by their keys. */
  trainee: string | undefined = $state();
  place: string | undefined = $state();
  /** What a reader is told beside what it reads of a row. */
  told = $state('');

  readonly board = live(() => ['jigsaw', this.#boardRequest()]);
  readonly fits = live(() => {
    const request = this.#fitsRequest();
    return request && ['jigsaw_fits', request];
  });
  /** Of whom it was told how many fit. */
  #toldOf = '';
  /** The list that the keys are to go to as soon as it stands: what is ranked has to be fetched first. */
  #wanted: string | undefined = $state();

  /** Called while the screen is set up. */
  constructor(kept: Kept) {
    this.block = kept.block;
    this.year = kept.year;
    this.show = kept.show ?? 'open';
    this.order = kept.order ?? 'fewest';
    this.subject = kept.subject ?? '';
    $effect(() => {
      // Drawn anew by then are the lists of these two answers.
      void [this.board.value, this.fits.value];
      const list = this.#wanted && document.getElementById(this.#wanted);
      if (!list) return;
      list.focus();
      this.#wanted = undefined;
    });
    $effect(() => {
      const answer = this.fits.value;
      if (!this.hand || !answer || answer.of === this.#toldOf) return;
      this.#toldOf = answer.of;
      this.told = `${answer.of} is in hand: ${answer.said}. Enter places, Escape puts back.`;
    });
  }

  get kept(): Kept {
    const { block, year, show, order, subject } = this;
    return { block, year, show, order, subject };
  }

  get of(): JigsawBoard | undefined {
    return this.board.value;
  }
  get trainees(): readonly JigsawTrainee[] {
    return this.of?.trainees ?? [];
  }
  get places(): readonly JigsawPlace[] {
    return this.of?.places ?? [];
  }
  /** What was ranked for what is in hand. */
  get pairings(): readonly JigsawPairing[] {
    return this.hand ? (this.fits.value?.pairings ?? []) : [];
  }
  get mayAct(): boolean {
    return this.whatIf !== undefined || (session.file?.writable ?? false);
  }

  /** What stands under the keys; the first row where there is nothing yet. */
  get traineeHere(): JigsawTrainee | undefined {
    return this.trainees.find((one) => String(one.id) === this.trainee) ?? this.trainees[0];
  }
  get placeHere(): JigsawPlace | undefined {
    return this.places.find((one) => placeKey(one) === this.place) ?? this.places[0];
  }
  get pairingHere(): JigsawPairing | undefined {
    const here = (one: JigsawPairing) =>
      this.hand?.kind === 'trainee' ? placeKey(one) === this.place : String(one.traineeId) === this.trainee;
    return this.pairings.find(here) ?? this.pairings[0];
  }

  chooseBlock(block: number | undefined, year?: string): void {
    this.letGo();
    this.whatIf = undefined;
    [this.block, this.year] = [block, year];
  }

  /** Takes something into the hand; the best for it stands first. */
  hold(hand: Hand): void {
    this.hand = hand;
    if (hand.kind === 'trainee') this.place = undefined;
    else this.trainee = undefined;
  }

  /** The same, and the keys go to what was ranked for it. */
  async pick(hand: Hand): Promise<void> {
    this.hold(hand);
    this.told = `${hand.name} is in hand.`;
    await this.#keysTo(hand.kind === 'trainee' ? RIGHT : LEFT);
  }

  async putBack(): Promise<void> {
    const was = this.hand;
    if (!was) return;
    this.told = `${was.name} is put back.`;
    if (was.kind === 'trainee') this.trainee = String(was.id);
    else this.place = placeKey(was);
    this.letGo();
    await this.#keysTo(was.kind === 'trainee' ? LEFT : RIGHT);
  }

  letGo(): void {
    this.hand = undefined;
    this.#toldOf = '';
    this.placeSearch = '';
  }

  /** Places a pair, in truth or pretended, and goes on to the next trainee. A place stays in hand while it has room. */
  async put(pair: JigsawPair): Promise<void> {
    if (!this.mayAct) return;
    const next = nextToPlace(this.trainees, pair.traineeId);
    const placed = this.whatIf ? this.#pretend(this.whatIf, pair) : await this.#place(pair);
    if (!placed) return;
    if (this.hand?.kind === 'place') {
      this.trainee = undefined;
      return;
    }
    this.letGo();
    this.trainee = next === undefined ? undefined : String(next);
    await this.#keysTo(LEFT);
  }

  async takeOff(one: JigsawTrainee): Promise<void> {
    if (!one.placed || !this.mayAct) return;
    if (this.whatIf) this.whatIf = withoutPlaced(this.whatIf, one.id, one.placed.pretended);
    else await this.#act((blockId) => actQuietly('jigsaw_take_off', { blockId, traineeIds: [one.id] }));
  }

  /** In a what-if: a school is no longer there. */
  dropOut(schoolId: number): void {
    if (!this.whatIf) return;
    const others = (this.whatIf.droppedOut ?? []).filter((id) => id !== schoolId);
    this.whatIf = { ...this.whatIf, droppedOut: [...others, schoolId] };
    this.told = 'What if: this school drops out.';
  }

  async pretend(): Promise<void> {
    this.whatIf = {};
    await this.#keysTo(LEFT);
  }

  async endPretending(): Promise<void> {
    this.whatIf = undefined;
    this.letGo();
    await this.#keysTo(LEFT);
  }

  #place(pair: JigsawPair): Promise<boolean> {
    return this.#act((blockId) => actQuietly('jigsaw_place', { blockId, pairs: [pair] }));
  }

  /** A pairing that is blocked is not even pretended. */
  #pretend(whatIf: WhatIf, pair: JigsawPair): boolean {
    const same = (one: JigsawPairing) =>
      one.traineeId === pair.traineeId && placeKey(one) === placeKey({ offerId: null, ...pair });
    const fit = this.pairings.find(same)?.fit;
    if (fit?.verdict === 'blocked') {
      toast(fit.reasons[0]?.says ?? '', { tone: 'bad' });
      return false;
    }
    const there = this.trainees.find((one) => one.id === pair.traineeId)?.placed;
    const inTruth = there ? !there.pretended : (whatIf.takenOff?.includes(pair.traineeId) ?? false);
    this.whatIf = withPlaced(whatIf, pair, inTruth);
    return true;
  }

  async #act(run: (blockId: number) => Promise<{ value: { said: string } }>): Promise<boolean> {
    const blockId = this.of?.blockId;
    if (!blockId) return false;
    try {
      const done = await run(blockId);
      toast(done.value.said, { undo: true });
      return true;
    } catch (thrown) {
      toast(apiError(thrown).message, { tone: 'bad' });
      return false;
    }
  }

  async #keysTo(list: string): Promise<void> {
    // The list that stood there until now may be about to go.
    await tick();
    this.#wanted = list;
  }

  #boardRequest() {
    return {
      ...(this.block && { blockId: this.block }),
      ...(!this.block && this.year && { year: this.year }),
      trainees: this.show,
      traineeOrder: this.order,
      subject: this.subject,
      traineeSearch: this.hand?.kind === 'place' ? '' : this.traineeSearch,
      places: this.placeShow,
      placeSearch: this.hand?.kind === 'trainee' ? '' : this.placeSearch,
      limit: MOST,
      ...(this.whatIf && { whatIf: this.whatIf }),
    };
  }

  #fitsRequest() {
    const [hand, blockId] = [this.hand, this.of?.blockId];
    if (!hand || !blockId) return null;
    const asked =
      hand.kind === 'trainee'
        ? { traineeId: hand.id, search: this.placeSearch }
        : {
            place: { schoolId: hand.schoolId, ...(hand.offerId !== null && { offerId: hand.offerId }) },
            search: this.traineeSearch,
          };
    const { onlyPossible, whatIf } = this;
    return { blockId, onlyPossible, limit: PAIRINGS, ...asked, ...(whatIf && { whatIf }) };
  }
}
