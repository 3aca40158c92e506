import { describe, expect, it } from 'vitest';
import type { HeldPost } from '../api/generated';
import { plan, step } from './tenures';

const TODAY = '2026-07-02';

function post(id: number, role: string, first: string | null, last: string | null, more: Partial<HeldPost> = {}) {
  const standing = last && last < TODAY ? 'former' : first && first > TODAY ? 'announced' : 'current';
  return { id, role, place: 'Alder Hill', person: `Person ${id}`, first, last, standing, ...more } as HeldPost;
}

describe('plan', () => {
  it('has a lane a post, in the order in which they come, and the years that they span', () => {
    const { lanes, ticks, today } = plan(
      [post(1, 'Head teacher', '2023-01-01', null), post(2, 'Deputy head', '2020-01-01', '2022-12-31')],
      'role',
      TODAY,
    );
    expect(lanes.map((lane) => lane.name)).toEqual(['Head teacher', 'Deputy head']);
    expect(ticks.map((tick) => tick.year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    // From 2020 to half a year after 2026.5: seven years.
    expect(today).toBeCloseTo((100 * 6.5) / 7, 1);
    const [head] = lanes[0]?.bars ?? [];
    expect(head?.x).toBeCloseTo((100 * 3) / 7, 1);
    expect(head).toMatchObject({ openStart: false, openEnd: true });
    expect((head?.x ?? 0) + (head?.width ?? 0)).toBeCloseTo(100);
  });

  it('stands terms that overlap below each other, and those that follow side by side', () => {
    const { lanes } = plan(
      [
        post(1, 'Head teacher', '2024-01-01', null),
        post(2, 'Head teacher', '2020-01-01', '2023-12-31'),
        post(3, 'Head teacher', '2023-06-01', '2024-06-01'),
      ],
      'role',
      TODAY,
    );
    expect(lanes[0]?.rows).toBe(2);
    expect(lanes[0]?.bars.map((bar) => [bar.post.id, bar.row])).toEqual([
      [2, 0],
      [3, 1],
      [1, 0],
    ]);
  });

  it('begins what has no first day at the edge, and ends today what ended on a day not known', () => {
    const { lanes, today } = plan([post(1, 'SENCO', null, null, { standing: 'former' })], 'role', TODAY);
    const [bar] = lanes[0]?.bars ?? [];
    expect(bar).toMatchObject({ x: 0, openStart: true });
    expect(bar?.width).toBeCloseTo(today);
  });

  it('shows twenty years at most, and what is announced', () => {
    const { ticks, lanes } = plan(
      [post(1, 'Head teacher', '1990-09-01', null), post(2, 'Head teacher', '2027-01-01', null)],
      'role',
      TODAY,
    );
    expect(ticks[0]?.year).toBe(2006);
    expect(ticks.length).toBeLessThanOrEqual(11);
    expect(lanes[0]?.bars[0]).toMatchObject({ x: 0, openStart: true });
    expect(lanes[0]?.bars[1]?.x).toBeLessThan(100);
  });

  it('keeps a short term wide enough to be met', () => {
    const { lanes } = plan([post(1, 'Acting head', '2026-01-01', '2026-01-05')], 'role', TODAY);
    expect(lanes[0]?.bars[0]?.width).toBeGreaterThanOrEqual(1.5);
  });
});

describe('step', () => {
  const { lanes } = plan(
    [
      post(1, 'Head teacher', '2020-01-01', '2022-12-31'),
      post(2, 'Head teacher', '2023-01-01', null),
      post(3, 'SENCO', '2025-01-01', null),
    ],
    'role',
    TODAY,
  );
  it('walks through time in a lane and to the nearest of the next one', () => {
    expect(step(lanes, 0, 0, 'ArrowRight')).toEqual([0, 1]);
    expect(step(lanes, 0, 1, 'ArrowRight')).toBeNull();
    expect(step(lanes, 0, 0, 'ArrowDown')).toEqual([1, 0]);
    expect(step(lanes, 1, 0, 'ArrowUp')).toEqual([0, 1]);
    expect(step(lanes, 1, 0, 'ArrowDown')).toBeNull();
    expect(step(lanes, 1, 0, 'Home')).toEqual([0, 0]);
    expect(step(lanes, 0, 0, 'End')).toEqual([1, 0]);
    expect(step(lanes, 0, 0, 'x')).toBeNull();
  });
});
