/** What the jigsaw's keys lead to, and how its verdicts look. */
import type { JigsawPair, JigsawTrainee, Verdict, WhatIf } from '../../api/generated';
import { thousands } from '../../api/words';
import type { IconName } from '../../kit/icons';
import type { Tone } from '../../kit/tones';

/** A word and an icon for each verdict, never a colour alone. */
export const VERDICTS: Record<Verdict, { label: string; tone: Tone; icon: IconName }> = {
  fits: { label: 'Fits', tone: 'good', icon: 'check' },
  warns: { label: 'With a warning', tone: 'warn', icon: 'alert' },
  blocked: { label: 'Blocked', tone: 'bad', icon: 'close' },
};

/** What was picked up. */
export type Hand =
  | { kind: 'trainee'; id: number; name: string }
  | { kind: 'place'; schoolId: number; offerId: number | null; name: string };

/** Stands for a place in the page: its school and its line. */
export function placeKey(place: { schoolId: number; offerId: number | null }): string {
  return `${place.schoolId}:${place.offerId ?? ''}`;
}

/** The pair of a trainee and the place with this key. */
export function pairOf(traineeId: number, key: string): JigsawPair {
  const [school, offer] = key.split(':');
  return { traineeId, schoolId: Number(school), ...(offer && { offerId: Number(offer) }) };
}

/** The index to which a key leads in a list; undefined: the key is another's. */
export function stepTo(key: string, at: number, count: number, page: number): number | undefined {
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - page, PageDown: at + page, Home: 0, End: count - 1 }[
    key
  ];
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(to, count - 1));
}

/** Who comes after one: the next who is still to be placed, else the first who is; undefined: nobody. */
export function nextToPlace(trainees: readonly JigsawTrainee[], id: number): number | undefined {
  const at = trainees.findIndex((one) => one.id === id);
  const open = (one: JigsawTrainee) => one.placed === null && one.id !== id;
  return (trainees.slice(at + 1).find(open) ?? trainees.find(open))?.id;
}

/** What is pretended, and that someone is placed; what was pretended of them before goes. */
export function withPlaced(whatIf: WhatIf, pair: JigsawPair, wasPlaced: boolean): WhatIf {
  const placed = (whatIf.placed ?? []).filter((one) => one.traineeId !== pair.traineeId);
  const takenOff = (whatIf.takenOff ?? []).filter((id) => id !== pair.traineeId);
  return { ...whatIf, takenOff: wasPlaced ? [...takenOff, pair.traineeId] : takenOff, placed: [...placed, pair] };
}

/** What is pretended, and that someone is nowhere. */
export function withoutPlaced(whatIf: WhatIf, id: number, pretended: boolean): WhatIf {
  const placed = (whatIf.placed ?? []).filter((one) => one.traineeId !== id);
  const takenOff = (whatIf.takenOff ?? []).filter((one) => one !== id);
  return { ...whatIf, placed, takenOff: pretended ? takenOff : [...takenOff, id] };
}

/** Of those that are many only the first are here; empty: all are. */
export function moreOf(here: number, count: number, what: string): string {
  return here < count ? `The first ${thousands(here)} of ${thousands(count)} ${what}. Filter to see the others.` : '';
}
