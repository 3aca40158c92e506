/** Queries and actions with their types, and what keeps answers fresh after an operation. */
import { apiError, type ApiError } from './errors';
import { front } from './front';
import { READS, type Actions, type Done, type Progress, type Queries } from './generated';
import { host } from './host';
import { Memory } from './memory';

export type QueryName = keyof Queries;
export type ActionName = keyof Actions;
export type Request<N extends QueryName> = Queries[N][0];
export type Answer<N extends QueryName> = Queries[N][1];

/** Questions under way. What two parts of the page ask at once is asked once. */
const underWay = new Map<string, Promise<unknown>>();
const memory = new Memory();

export function query<N extends QueryName>(name: N, request: Request<N>): Promise<Answer<N>> {
  const asked = plain(request);
  const key = `${name} ${JSON.stringify(asked)}`;
  const same = underWay.get(key);
  if (same) return same as Promise<Answer<N>>;
  const known = memory.of(key);
  if (known !== undefined) return Promise.resolve(known as Answer<N>);
  const change = memory.change;
  const answer = host()
    .query(name, asked)
    .then((given) => {
      memory.keep(name, key, given, change);
      return given;
    })
    .catch((thrown: unknown) => {
      throw apiError(thrown);
    })
    .finally(() => {
      if (underWay.get(key) === answer) underWay.delete(key);
    });
  underWay.set(key, answer);
  return answer as Promise<Answer<N>>;
}

/** An action's answer, its value typed. */
export type DoneWith<T> = Omit<Done, 'value'> & { value: T };

/** Runs an action; stale answers are fetched anew, and its operation is told with an undo. */
export async function act<N extends ActionName>(name: N, request: Actions[N][0]): Promise<DoneWith<Actions[N][1]>> {
  const done = await actQuietly(name, request);
  if (done.operation) front().told(done.operation.label);
  return done;
}

/** As `act`, without the toast: for undo, and for screens that say it themselves. */
export async function actQuietly<N extends ActionName>(
  name: N,
  request: Actions[N][0],
): Promise<DoneWith<Actions[N][1]>> {
  try {
    const done = (await host().act(name, plain(request))) as DoneWith<Actions[N][1]>;
    invalidate(done.changed);
    return done;
  } catch (thrown) {
    throw apiError(thrown);
  }
}

/** A long action: `onprogress` hears ten times a second how far it is. */
export async function job<N extends ActionName>(
  name: N,
  request: Actions[N][0],
  options: { onprogress?: (progress: Progress) => void; quiet?: boolean } = {},
): Promise<DoneWith<Actions[N][1]>> {
  const timer = setInterval(() => {
    void host()
      .progress()
      .then((progress) => {
        if (progress) options.onprogress?.(progress);
      });
  }, 100);
  try {
    return await (options.quiet ? actQuietly(name, request) : act(name, request));
  } finally {
    clearInterval(timer);
  }
}

export async function cancelJob(): Promise<void> {
  await host().cancel();
}

type Listener = { reads: readonly string[]; stale: (whole: boolean) => void };
const listeners = new Set<Listener>();

/**
 * Hears when answers of `name` have gone stale; `whole`: another file is open. `reads`: the tables that this question
 * reads, where it is known better than for any question of that name. Returns how to stop.
 */
export function onStale(
  name: QueryName,
  stale: (whole: boolean) => void,
  reads: readonly string[] = READS[name],
): () => void {
  const listener = { reads, stale };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everyone whose tables changed. */
export function invalidate(changed: readonly string[]): void {
  if (changed.length === 0) return;
  // What was asked before the change is no answer to who asks after it.
  underWay.clear();
  memory.forget(changed);
  const whole = changed.includes('file');
  // What is said of the file as a whole changes with its operations, not with how someone left a list.
  const ofTheFile = changed.includes('operation');
  for (const listener of [...listeners]) {
    if (
      whole ||
      (ofTheFile && listener.reads.includes('file')) ||
      listener.reads.some((table) => changed.includes(table))
    ) {
      listener.stale(whole);
    }
  }
}

export interface Live<T> {
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  again(): void;
}

/**
 * An answer that stays true: asked again when its request or the file changes. The old value stays while the new one
 * is on its way. One question is under way at a time, and of those that pile up meanwhile only the last is asked.
 * `reads` as of `onStale`.
 */
export function live<N extends QueryName>(
  ask: () => readonly [N, Request<N>] | null,
  reads: () => readonly string[] | undefined = () => undefined,
): Live<Answer<N>> {
  let value = $state.raw<Answer<N> | undefined>();
  let error = $state.raw<ApiError | undefined>();
  let loading = $state(false);
  let wanted: readonly [N, Request<N>] | null = null;
  let wantedKey = '';
  let running = false;
  let again = false;

  async function run(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      const [asked, key] = [wanted, wantedKey];
      if (!asked) break;
      try {
        const answer = await query(asked[0], asked[1]);
        if (key === wantedKey) [value, error] = [answer, undefined];
      } catch (thrown) {
        if (key === wantedKey) error = apiError(thrown);
      }
    } while (again);
    running = false;
    loading = false;
  }

  function start(): void {
    loading = wanted !== null;
    void run();
  }

  $effect(() => {
    const next = ask();
    const key = next ? JSON.stringify(next) : '';
    if (key === wantedKey) return;
    [wanted, wantedKey] = [next, key];
    if (!next) value = undefined;
    start();
  });

  $effect(() => {
    const name = ask()?.[0];
    return name && onStale(name, start, reads());
  });

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    again: start,
  };
}

/** Reactive proxies don't cross to the core. */
function plain<T>(request: T): T {
  return $state.snapshot(request) as T;
}
