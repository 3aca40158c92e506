/** Which of the schools that have not answered are meant: those chosen by hand that stand there still, else all. */
import type { ChaseRow } from '../../api/generated';

/** Those chosen that stand there still: a school that has answered meanwhile is not meant any more. */
export function stillChosen(rows: readonly ChaseRow[], chosen: readonly number[]): number[] {
  const there = new Set(rows.map((row) => row.id));
  return chosen.filter((id) => there.has(id));
}

/**
 * Those of them that can be reminded: that were sent the form. To which address a reminder goes, and for whom there is none,
 * is decided by the core when it is written.
 */
export function toRemind(rows: readonly ChaseRow[], chosen: readonly number[]): ChaseRow[] {
  const still = stillChosen(rows, chosen);
  return rows.filter((row) => row.days !== null && (still.length === 0 || still.includes(row.id)));
}
