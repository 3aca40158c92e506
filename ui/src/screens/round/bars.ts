/** The picture of a response: each row's share as a length, this round's and the one's before. */
import type { ResponseRow } from '../../api/generated';

/** How long a bar is in a picture that is `width` wide where everybody answered; `before` null: none was asked then. */
export function lengths({ rate, before }: Pick<ResponseRow, 'rate' | 'before'>, width: number) {
  const of = (percent: number) => Math.round((percent / 100) * width);
  return { now: of(rate), before: before === null ? null : of(before) };
}
