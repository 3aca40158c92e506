/** How long the bars of supply are: all to one scale, the longest as wide as there is room. */

export interface Counts {
  offered: number;
  safe: number;
  taken: number;
  /** Up to where the mark of what is wanted stands. */
  wanted: number;
}

export function scaled(rows: readonly Counts[], width: number): Counts[] {
  const most = Math.max(1, ...rows.flatMap((row) => [row.offered, row.taken, row.wanted]));
  const to = (count: number) => Math.round((count / most) * width);
  return rows.map(({ offered, safe, taken, wanted }) => ({
    offered: to(offered),
    safe: to(safe),
    taken: to(taken),
    wanted: to(wanted),
  }));
}
