/** Where the bars of a tenure timeline lie: plain arithmetic, so that it can be tried without a page. */
import type { HeldPost } from '../api/generated';

/** Who or what a lane is of: the posts of a place, or the places of a person. */
export type Lanes = 'role' | 'place';

export interface Bar {
  post: HeldPost;
  /** From the left, of 100. */
  x: number;
  width: number;
  /** Which row of its lane, from 0: terms that overlap stand below each other. */
  row: number;
  /** Its first day is not known, or lies before the chart. */
  openStart: boolean;
  /** Nobody knows of a last day. */
  openEnd: boolean;
}

export interface Lane {
  name: string;
  rows: number;
  bars: Bar[];
}

export interface Tick {
  year: number;
  x: number;
}

export interface Plan {
  lanes: Lane[];
  ticks: Tick[];
  /** Where today is. */
  today: number;
}

/** The longest time that a chart shows; what began before it begins at its edge. */
const MOST_YEARS = 20;
/** The shortest, so that a single new post is no bar across everything. */
const LEAST_YEARS = 3;
/** A bar is at least so wide, to be seen and met by a pointer. */
const LEAST_WIDTH = 1.5;

/** The chart of some posts as of a day. Lanes stand in the order in which the posts come. */
export function plan(posts: readonly HeldPost[], lanes: Lanes, today: string): Plan {
  const now = yearOf(today);
  const starts = posts.flatMap((post) => (post.first ? [yearOf(post.first)] : []));
  const ends = posts.flatMap((post) => (post.last ? [yearOf(post.last)] : []));
  const from = Math.max(Math.floor(Math.min(now - LEAST_YEARS, ...starts, ...ends)), Math.floor(now) - MOST_YEARS);
  const until = Math.max(now + 0.5, ...starts.map((start) => start + 0.5), ...ends.map((end) => end + 0.1));
  const at = (year: number) => (100 * (Math.min(Math.max(year, from), until) - from)) / (until - from);

  const found = new Map<string, Bar[]>();
  for (const post of posts) {
    const name = lanes === 'role' ? post.role : post.place;
    const bars = found.get(name) ?? [];
    found.set(name, bars);
    // Whoever left on a day that nobody knows was there until today at the latest.
    const end = post.last ? yearOf(post.last) : post.standing === 'former' ? now : until;
    const start = post.first ? yearOf(post.first) : from;
    const x = at(start);
    bars.push({
      post,
      x,
      width: Math.min(Math.max(at(end) - x, LEAST_WIDTH), 100 - x),
      row: 0,
      openStart: post.first === null || start < from,
      openEnd: post.last === null,
    });
  }
  return {
    lanes: [...found].map(([name, bars]) => ({ name, rows: stack(bars), bars })),
    ticks: ticksOf(from, until).map((year) => ({ year, x: at(year) })),
    today: at(now),
  };
}

/** Gives each bar the first row in which nothing stands where it does, and says how many rows that takes. */
function stack(bars: Bar[]): number {
  bars.sort((a, b) => a.x - b.x || b.width - a.width);
  const ends: number[] = [];
  for (const bar of bars) {
    const free = ends.findIndex((end) => end <= bar.x + 0.01);
    bar.row = free < 0 ? ends.length : free;
    ends[bar.row] = bar.x + bar.width;
  }
  return ends.length;
}

/** At most ten years that are written under the chart. */
function ticksOf(from: number, until: number): number[] {
  const step = Math.ceil((until - from) / 10);
  const first = Math.ceil(from);
  return Array.from({ length: Math.floor((until - first) / step) + 1 }, (_, n) => first + n * step);
}

/** A day as a year with its fraction: `2026-07-02` is 2026.5. */
function yearOf(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const begin = Date.UTC(year, 0, 1);
  return year + (Date.UTC(year, month - 1, day) - begin) / (Date.UTC(year + 1, 0, 1) - begin);
}

/** The bar that an arrow leads to from the one at `lane` and `bar`: in time within the lane, else the nearest next door. */
export function step(lanes: readonly Lane[], lane: number, bar: number, key: string): [number, number] | null {
  const here = lanes[lane]?.bars[bar];
  if (!here) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const to = bar + (key === 'ArrowRight' ? 1 : -1);
    return lanes[lane]?.bars[to] ? [lane, to] : null;
  }
  if (key === 'Home') return [0, 0];
  if (key === 'End') return [lanes.length - 1, (lanes.at(-1)?.bars.length ?? 1) - 1];
  const to = lane + ({ ArrowDown: 1, ArrowUp: -1 }[key] ?? 0);
  const next = lanes[to];
  if (!next || to === lane) return null;
  const middle = (one: Bar) => one.x + one.width / 2;
  const far = next.bars.map((one) => Math.abs(middle(one) - middle(here)));
  return [to, far.indexOf(Math.min(...far))];
}
