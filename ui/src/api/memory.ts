/**
 * The last answers to questions that a list asks before it can be drawn. Who comes again has its rows in the first frame
 * instead of an empty screen for two; what an operation has made stale is forgotten, and so is yesterday's.
 */
import { READS, type Queries } from './generated';

type QueryName = keyof Queries;

const KEPT: ReadonlySet<QueryName> = new Set<QueryName>(['list_page', 'list_columns', 'list_groups', 'saved_views']);
/** Answers, some of them a hundred rows. */
const MOST = 16;

interface Kept {
  name: QueryName;
  day: string;
  answer: unknown;
}

export class Memory {
  #kept = new Map<string, Kept>();
  /** Rises with every change: an answer from before it is not kept after it. */
  #change = 0;

  /** What was answered, where it still holds. */
  of(key: string): unknown {
    const kept = this.#kept.get(key);
    if (!kept || kept.day !== today()) return undefined;
    // The one that was used last is the last to go.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.answer;
  }

  /** Where one stands when a question is asked. */
  get change(): number {
    return this.#change;
  }

  keep(name: QueryName, key: string, answer: unknown, asked: number): void {
    if (!KEPT.has(name) || asked !== this.#change) return;
    this.#kept.set(key, { name, day: today(), answer });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) break;
      this.#kept.delete(oldest);
    }
  }

  /** Forgets what was read from these tables; `file` stands for all. */
  forget(changed: readonly string[]): void {
    this.#change += 1;
    const whole = changed.includes('file');
    for (const [key, { name }] of this.#kept) {
      if (whole || READS[name].some((table) => changed.includes(table))) this.#kept.delete(key);
    }
  }
}

/** Some rows say how a day lies to today. */
function today(): string {
  return new Date().toDateString();
}
