/** What is being entered into the grid: cells on their way to the file, and those that cannot be as they were typed. */
import { act, actQuietly } from '../../api/client.svelte';
import { apiError } from '../../api/errors';
import type { CapacityView, CellsSet, CellWrong } from '../../api/generated';

const keyOf = (schoolId: number, column: string) => `${schoolId} ${column}`;

export class Entering {
  /** Cells that cannot be, with what was typed and why. */
  #wrong = $state.raw<ReadonlyMap<string, CellWrong>>(new Map());
  /** Cells whose new text is on its way. */
  #typed = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** What became of the last block, where it was refused. */
  refused = $state('');
  #year: () => string;
  #view: () => CapacityView;

  constructor(year: () => string, view: () => CapacityView) {
    this.#year = year;
    this.#view = view;
  }

  /** Why a cell cannot be; undefined: it can. */
  wrongAt(schoolId: number, column: string): CellWrong | undefined {
    return this.#wrong.get(keyOf(schoolId, column));
  }

  /** All that cannot be. */
  get wrong(): readonly CellWrong[] {
    return [...this.#wrong.values()];
  }

  /** What a cell shows in place of what the file holds. */
  textAt(schoolId: number, column: string): string | undefined {
    return this.#wrong.get(keyOf(schoolId, column))?.text ?? this.#typed.get(keyOf(schoolId, column));
  }

  /** What was refused is let go of. Says whether there was any. */
  forget(): boolean {
    const any = this.#wrong.size > 0 || this.refused !== '';
    this.#wrong = new Map();
    this.refused = '';
    return any;
  }

  /** The file's own rows are here again. */
  arrived(): void {
    if (this.#typed.size > 0) this.#typed = new Map();
  }

  /** One cell. */
  async set(schoolId: number, column: string, text: string): Promise<void> {
    const key = keyOf(schoolId, column);
    this.#typed = new Map(this.#typed).set(key, text);
    const wrong = new Map(this.#wrong);
    wrong.delete(key);
    this.#wrong = wrong;
    if (wrong.size === 0) this.refused = '';
    try {
      const cells = [{ schoolId, column, text }];
      const { value } = await actQuietly('capacity_set_cells', { year: this.#year(), cells });
      this.#take(value, false);
      if (value.schools === 0) this.#untype(key);
    } catch (thrown) {
      this.#untype(key);
      this.refused = apiError(thrown).message;
    }
  }

  /** A block from a cell on; `rows`: repeated over so many. */
  async paste(schoolId: number, columns: string[], text: string, rows?: number): Promise<void> {
    this.forget();
    try {
      const { value } = await act('capacity_paste', {
        year: this.#year(),
        view: this.#view(),
        schoolId,
        columns,
        text,
        ...(rows !== undefined && { rows }),
      });
      this.#take(value, true);
    } catch (thrown) {
      this.refused = apiError(thrown).message;
    }
  }

  #take(answer: CellsSet, isBlock: boolean): void {
    if (answer.wrong.length === 0) return;
    const wrong = new Map(this.#wrong);
    for (const one of answer.wrong) {
      const key = keyOf(one.schoolId, one.column);
      if (!wrong.has(key)) wrong.set(key, one);
      this.#untype(key);
    }
    this.#wrong = wrong;
    const [first] = answer.wrong;
    if (isBlock) this.refused = answer.said;
    else if (first) this.refused = `${first.school}, ${first.label}: ${first.why}`;
  }

  #untype(key: string): void {
    const typed = new Map(this.#typed);
    typed.delete(key);
    this.#typed = typed;
  }
}
