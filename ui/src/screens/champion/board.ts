/** Where the keys of the board of champions lead. */
import type { ChampionCard, ChampionColumn, ChampionStage } from '../../api/generated';

/** The stages in order, as the columns of the board stand. */
export const ORDER: readonly ChampionStage[] = ['identified', 'approached', 'agreed', 'active', 'steppedDown'];

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

export function isArrow(key: string): key is Arrow {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}

/** The card to which a key leads from another; undefined: it stays. */
export function neighbour(columns: readonly ChampionColumn[], id: number, key: Arrow): ChampionCard | undefined {
  const at = columns.findIndex((column) => column.cards.some((card) => card.id === id));
  const cards = columns[at]?.cards ?? [];
  const row = cards.findIndex((card) => card.id === id);
  if (key === 'Home') return cards[0];
  if (key === 'End') return cards.at(-1);
  if (key === 'ArrowUp') return cards[row - 1];
  if (key === 'ArrowDown') return cards[row + 1];
  // Sideways it goes over columns in which nobody is.
  const step = key === 'ArrowLeft' ? -1 : 1;
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const there = columns[next]?.cards ?? [];
    if (there.length > 0) return there[Math.min(row, there.length - 1)];
  }
  return undefined;
}

/** The stage before or after one; undefined: there is none. */
export function besides(stage: ChampionStage, step: -1 | 1): ChampionStage | undefined {
  const at = ORDER.indexOf(stage) + step;
  return at < 0 ? undefined : ORDER[at];
}

/** The card that can be reached by Tab: the one that had the focus last, or the first of all. */
export function entrance(columns: readonly ChampionColumn[], last: number | undefined): number | undefined {
  const all = columns.flatMap((column) => column.cards);
  return (all.find((card) => card.id === last) ?? all[0])?.id;
}
