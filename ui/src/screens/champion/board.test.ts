import { describe, expect, it } from 'vitest';
import type { ChampionCard, ChampionColumn, ChampionStage } from '../../api/generated';
import { besides, entrance, neighbour, ORDER, type Arrow } from './board';

/** A board with these cards, by stage. */
function board(...ids: number[][]): ChampionColumn[] {
  return ORDER.map((stage, at) => ({
    stage,
    label: stage,
    count: ids[at]?.length ?? 0,
    cards: (ids[at] ?? []).map((id) => ({ id }) as ChampionCard),
  }));
}

const BOARD = board([1, 2, 3], [], [4], [5, 6], []);

describe('the keys of the board', () => {
  it.each<[number, Arrow, number | undefined]>([
    [1, 'ArrowDown', 2],
    [1, 'ArrowUp', undefined],
    [3, 'ArrowDown', undefined],
    [1, 'End', 3],
    [6, 'Home', 5],
    [3, 'ArrowRight', 4],
    [2, 'ArrowRight', 4],
    [4, 'ArrowLeft', 1],
    [4, 'ArrowRight', 5],
    [6, 'ArrowRight', undefined],
    [6, 'ArrowLeft', 4],
    [1, 'ArrowLeft', undefined],
  ])('lead from card %i by %s to %s', (from, key, to) => {
    expect(neighbour(BOARD, from, key)?.id).toBe(to);
  });

  it.each<[ChampionStage, -1 | 1, ChampionStage | undefined]>([
    ['identified', 1, 'approached'],
    ['active', 1, 'steppedDown'],
    ['steppedDown', 1, undefined],
    ['identified', -1, undefined],
    ['approached', -1, 'identified'],
  ])('move from %s by %i to %s', (from, step, to) => {
    expect(besides(from, step)).toBe(to);
  });

  it('begin where they were left, or at the first card', () => {
    expect(entrance(BOARD, 4)).toBe(4);
    expect(entrance(BOARD, 99)).toBe(1);
    expect(entrance(board(), 4)).toBeUndefined();
  });
});
