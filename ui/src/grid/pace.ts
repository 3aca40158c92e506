/** How fast a list is being scrolled, told by where it stood the last few times that it was looked at. */

/** After as many milliseconds without a look it stands still. */
export const REST = 150;
/** What lies further back says nothing of now. */
const SPAN = 500;
/** One jump is no travel: two steps of one way are. */
const LOOKS = 3;
/** Looks of one moment are one. */
const MOMENT = 4;

export class Pace {
  #looks: { row: number; time: number }[] = [];

  /** The first row in sight, and when. */
  note(row: number, time: number): void {
    const last = this.#looks.at(-1);
    if (last && time - last.time < MOMENT) last.row = row;
    else this.#looks = [...this.#looks.filter((look) => time - look.time < SPAN).slice(1 - LOOKS), { row, time }];
  }

  /** Rows a millisecond, negative upwards. */
  speed(now: number): number {
    const [first, middle, last] = this.#looks;
    if (!first || !middle || !last || now - last.time > REST) return 0;
    const turned = (middle.row - first.row) * (last.row - middle.row) <= 0;
    return turned ? 0 : (last.row - first.row) / (last.time - first.time);
  }
}
