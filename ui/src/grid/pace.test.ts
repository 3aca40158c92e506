import { describe, expect, it } from 'vitest';
import { Pace, REST } from './pace';

function paced(...looks: [row: number, time: number][]): Pace {
  const pace = new Pace();
  for (const [row, time] of looks) pace.note(row, time);
  return pace;
}

describe('the pace of a list', () => {
  it('is rows a millisecond, either way', () => {
    expect(paced([0, 0], [100, 50], [200, 100]).speed(100)).toBe(2);
    expect(paced([900, 0], [800, 50], [700, 100]).speed(100)).toBe(-2);
  });

  it('is told by the last three looks', () => {
    expect(paced([0, 0], [1, 50], [101, 100], [201, 150]).speed(150)).toBe(2);
  });

  it('is none where someone jumped, rests or turns round', () => {
    expect(paced([40_000, 0]).speed(0)).toBe(0);
    expect(paced([0, 0], [40_000, 50]).speed(50)).toBe(0);
    expect(paced([0, 0], [100, 50], [200, 100]).speed(100 + REST + 1)).toBe(0);
    expect(paced([0, 0], [100, 50], [0, 100]).speed(100)).toBe(0);
    expect(paced([0, 0], [100, 2000], [200, 2050]).speed(2050)).toBe(0);
  });

  it('takes looks of one moment for one', () => {
    expect(paced([0, 0], [50, 1], [100, 50], [150, 51], [200, 100]).speed(100)).toBe(1.5);
  });
});
