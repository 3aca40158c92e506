/**
 * An import under way: the sheet, its mapping, what it would do, what it did. It is kept with the entry of the route, so
 * that Back finds it where it was left.
 */
import { job } from '../../api/client.svelte';
import { apiError, type ApiError } from '../../api/errors';
import type {
  DateOrder,
  ImportAnswer,
  ImportColumnMap,
  Imported,
  ImportHeader,
  ImportLook,
  ImportNoun,
  ImportOutcome,
  ImportPerson,
  ImportPreview,
  ImportProblemsRequest,
  ImportRequest,
  ImportSource,
  ImportValue,
  OperationLabel,
  Progress,
} from '../../api/generated';

export type Step = 'sheet' | 'columns' | 'preview' | 'done';

export class Importing {
  step = $state<Step>('sheet');
  source = $state<ImportSource>({ path: '', text: '' });
  look = $state.raw<ImportLook | null>(null);
  columns = $state<ImportColumnMap[]>([]);
  people = $state<ImportPerson[]>([]);
  values = $state<ImportValue[]>([]);
  preview = $state.raw<ImportPreview | null>(null);
  /** Something was said since the preview was made. */
  changed = $state(false);
  /** Keys of the rows that are switched off. */
  skip = $state<string[]>([]);
  /** What possible duplicates are, by the row's key. */
  answers = $state<ImportAnswer[]>([]);
  shown = $state<ImportOutcome>('create');
  done = $state.raw<Imported | null>(null);
  operation = $state.raw<OperationLabel | null>(null);
  progress = $state.raw<Progress | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** What the sheet is said to be a list of before it is read; null: its headings tell. */
  wanted = $state.raw<ImportNoun | null>(null);
  /** Sheets that were dropped together and wait for their turn. */
  waiting = $state<string[]>([]);

  /** Looks at a file or a pasted block. */
  async open(source: ImportSource, noun: ImportNoun | null = this.wanted): Promise<void> {
    const look = await this.#run('import_look', { noun, source });
    if (!look) return;
    this.source = source;
    this.#take(look);
    this.step = 'columns';
  }

  /** Looks again, as something else of the sheet was said. */
  async again(change: Partial<ImportSource>, noun: ImportNoun | null = this.look?.noun ?? null): Promise<void> {
    const source = { ...this.source, ...change };
    const look = await this.#run('import_look', { noun, source });
    if (!look) return;
    this.source = source;
    this.#take(look);
  }

  /** Where the headings are; the row 0: nowhere. */
  headings(row: number, rows: number): Promise<void> {
    const header: ImportHeader = { row, rows };
    return this.again({ header });
  }

  /** A column fills another field, of another person, or has its dates the other way round. */
  place(at: number, change: Partial<ImportColumnMap>): void {
    const column = this.columns[at];
    if (column) Object.assign(column, change);
  }

  order(at: number, dateOrder: DateOrder | null): void {
    this.place(at, { dateOrder });
  }

  addPerson(): void {
    this.people.push({ label: `Person ${this.people.length + 1}`, post: '' });
  }

  /** What a value of the sheet means. */
  mean(field: string, from: string, to: string | null): void {
    const folded = from.toLowerCase();
    this.values = this.values.filter((value) => value.field !== field || value.from.toLowerCase() !== folded);
    if (to !== null) this.values.push({ field, from, to });
    this.changed = true;
  }

  meaning(field: string, from: string): string | null {
    const folded = from.toLowerCase();
    return this.values.find((value) => value.field === field && value.from.toLowerCase() === folded)?.to ?? null;
  }

  answer(row: string, is: string): void {
    this.answers = this.answers.filter((answer) => answer.row !== row);
    if (is) this.answers.push({ row, is });
    this.changed = true;
  }

  /** What a row was said to be. */
  answered(row: string): string {
    return this.answers.find((answer) => answer.row === row)?.is ?? '';
  }

  switch(rows: readonly string[], on: boolean): void {
    this.skip = on ? this.skip.filter((key) => !rows.includes(key)) : [...new Set([...this.skip, ...rows])];
  }

  /** Asks what the import would do. */
  async tryOut(): Promise<void> {
    const preview = await this.#run('import_preview', this.request(null));
    if (!preview) return;
    this.preview = preview;
    this.changed = false;
    this.step = 'preview';
    const { create, update, duplicate, rejected } = preview.counts;
    if (rejected > 0 && preview.questions.length > 0) this.shown = 'rejected';
    else if (create > 0) this.shown = 'create';
    else if (update > 0) this.shown = 'update';
    else if (duplicate > 0) this.shown = 'duplicate';
    else this.shown = rejected > 0 ? 'rejected' : 'unchanged';
  }

  async run(): Promise<void> {
    this.error = null;
    this.progress = { what: 'Importing', done: 0, total: 0, canCancel: true };
    try {
      const request = this.request(this.preview?.fingerprint ?? null);
      const done = await job('import_run', request, { onprogress: (now) => (this.progress = now) });
      this.done = done.value;
      this.operation = done.operation;
      this.step = 'done';
    } catch (thrown) {
      this.error = apiError(thrown);
    } finally {
      this.progress = null;
    }
  }

  /** What the core is asked for; the problem rows are asked for with the same words. */
  request(fingerprint: string | null): ImportRequest {
    return {
      noun: this.look?.noun ?? 'people',
      source: this.source,
      mapping: { columns: this.columns, people: this.people, values: this.values },
      fingerprint,
      skip: this.skip,
      answers: this.answers,
    };
  }

  /** The import whose problem rows are asked for; once it ran, with what it said of the rows that it left. */
  left(): Omit<ImportProblemsRequest, 'path'> {
    if (this.step !== 'done' || !this.done) return { import: this.request(null) };
    const left = this.done.problems.map(({ number, says }) => ({ number, says }));
    return { import: this.request(this.preview?.fingerprint ?? null), left };
  }

  #take(look: ImportLook): void {
    this.look = look;
    this.columns = look.columns.map(({ header, field, person, dateOrder }) => ({ header, field, person, dateOrder }));
    this.people = look.people.map((person) => ({ ...person }));
    this.values = look.values.map((value) => ({ ...value }));
    this.preview = null;
    this.skip = [];
    this.answers = [];
  }

  async #run<N extends 'import_look' | 'import_preview'>(
    name: N,
    request: Parameters<typeof job<N>>[1],
  ): Promise<Awaited<ReturnType<typeof job<N>>>['value'] | null> {
    this.error = null;
    this.progress = { what: 'Reading the sheet', done: 0, total: 0, canCancel: true };
    try {
      const done = await job(name, request, { onprogress: (now) => (this.progress = now), quiet: true });
      return done.value;
    } catch (thrown) {
      this.error = apiError(thrown);
      return null;
    } finally {
      this.progress = null;
    }
  }
}
