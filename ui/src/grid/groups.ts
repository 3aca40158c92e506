/**
 * Lines of a list whose rows stand in groups: a heading, then its rows unless it is folded up. Without groups each
 * line is a row. All of it is sums over the groups, so a list of 50,000 rows in 5,000 groups costs a binary search.
 */
import type { Group } from '../api/generated';

/** What stands on a line. */
export type Line = { kind: 'row'; row: number } | { kind: 'group'; group: number };

export class Lines {
  readonly length: number;
  /** The line of each group's heading. */
  readonly #heads: number[] = [];
  /** The first row of each group. */
  readonly #rows: number[] = [];
  readonly #folded: ReadonlySet<string>;

  constructor(
    count: number,
    readonly groups: readonly Group[],
    folded: ReadonlySet<string>,
  ) {
    this.#folded = folded;
    let [line, row] = [0, 0];
    for (const group of groups) {
      this.#heads.push(line);
      this.#rows.push(row);
      line += 1 + (folded.has(group.label) ? 0 : group.count);
      row += group.count;
    }
    this.length = groups.length > 0 ? line : count;
  }

  at(line: number): Line {
    if (this.groups.length === 0) return { kind: 'row', row: line };
    const group = lastAtMost(this.#heads, line);
    const head = this.#heads[group] ?? 0;
    return line === head ? { kind: 'group', group } : { kind: 'row', row: (this.#rows[group] ?? 0) + line - head - 1 };
  }

  /** The line of a row; of one that is folded away, its group's heading. */
  lineOf(row: number): number {
    if (this.groups.length === 0) return row;
    const group = lastAtMost(this.#rows, row);
    const head = this.#heads[group] ?? 0;
    return this.isFolded(group) ? head : head + 1 + row - (this.#rows[group] ?? 0);
  }

  /** The rows that lie on lines from `first` to `last`, folded ones among them: from, up to but not including. */
  rowsOf(first: number, last: number): { first: number; last: number } {
    const [from, to] = [this.at(first), this.at(last)];
    return {
      first: from.kind === 'row' ? from.row : (this.#rows[from.group] ?? 0),
      last: to.kind === 'row' ? to.row + 1 : this.#end(to.group, first === last || this.isFolded(to.group)),
    };
  }

  isFolded(group: number): boolean {
    return this.#folded.has(this.groups[group]?.label ?? '');
  }

  /** A heading's rows count where they are folded up or it stands alone; else only those before it. */
  #end(group: number, whole: boolean): number {
    const first = this.#rows[group] ?? 0;
    return whole ? first + (this.groups[group]?.count ?? 0) : first;
  }
}

/** The index of the last number that is at most `wanted`. */
function lastAtMost(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
