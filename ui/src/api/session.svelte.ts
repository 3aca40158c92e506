/** Which file is open; undo and redo of it; how paths are opened. */
import { actQuietly, invalidate, job, onStale, query, type DoneWith } from './client.svelte';
import { apiError } from './errors';
import { front } from './front';
import type { Progress, Queries, Undone } from './generated';
import { host } from './host';

export type SessionState = Queries['session_state'][1];
export type UndoState = Queries['undo_state'][1];

/** The program's state; `loaded` is false until it was first asked. */
export const session: SessionState & { loaded: boolean } = $state({
  loaded: false,
  version: '',
  file: null,
  waiting: null,
  recent: [],
  documents: '',
  user: '',
});

/** What undo and redo would do next. */
export const undoable: UndoState = $state({ undo: null, undoAsks: null, redo: null });

export async function refreshSession(): Promise<void> {
  const nothing: UndoState = { undo: null, undoAsks: null, redo: null };
  // Asked beside it: what comes after the answer waits until the first screen has been drawn.
  const undo = query('undo_state', {}).then(
    (value) => ({ value }),
    (error: unknown) => ({ value: null, error }),
  );
  Object.assign(session, await query('session_state', {}), { loaded: true });
  const answer = await undo;
  if (session.file && answer.value === null) throw answer.error;
  Object.assign(undoable, session.file ? answer.value : nothing);
}

/** Follows the file from now on. Called once. */
export async function startSession(): Promise<void> {
  // session_state reads the whole file, so every operation brings the header up to date.
  onStale('session_state', () => {
    refreshSession().catch((thrown: unknown) => {
      front().failed(apiError(thrown));
    });
  });
  host().listen('changed', invalidate);
  host().listen('opened', () => void takeOpened());
  // The file that the program was started with is being opened already; the first state is the one after that.
  const paths = await whileOpening(() => host().opened());
  await refreshSession();
  if (paths.length > 0) await openPaths(paths);
}

/** Shows how far an opening is that something else than this page began. */
async function whileOpening<T>(wait: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    void host()
      .progress()
      .then((progress) => (opening.progress = progress));
  }, 250);
  try {
    return await wait();
  } finally {
    clearInterval(timer);
    opening.progress = null;
  }
}

async function takeOpened(): Promise<void> {
  const paths = await host().opened();
  if (paths.length > 0) await openPaths(paths);
}

/** Takes back the latest operation; one from before this session only after a question. */
export async function undo(): Promise<void> {
  await replay(async () => {
    try {
      return await actQuietly('undo', { beyond: false });
    } catch (thrown) {
      const error = apiError(thrown);
      if (error.kind !== 'question') throw error;
      const yes = await front().ask({ title: 'Undo earlier work?', text: error.message, yes: 'Undo it' });
      return yes ? await actQuietly('undo', { beyond: true }) : null;
    }
  }, 'Undone');
}

/** Does again what was last taken back. */
export async function redo(): Promise<void> {
  await replay(() => actQuietly('redo', {}), 'Done again');
}

async function replay(run: () => Promise<DoneWith<Undone> | null>, word: string): Promise<void> {
  try {
    const done = await run();
    if (done) front().said(`${word}: ${done.value.operation.label}`);
  } catch (thrown) {
    front().failed(apiError(thrown));
  }
}

/** How far the opening of a file is; null: none is being opened. */
export const opening: { progress: Progress | null } = $state({ progress: null });

/** The one way to open things, whether dropped, chosen or given on the command line. */
export async function openPaths(paths: string[]): Promise<void> {
  try {
    if (front().takesFiles(paths)) return;
    const others = await afterReplies(paths);
    if (others.length === 0) return;
    const look = await query('paths_look', { paths: others });
    if (look.desk && !(await openedOrRescued(look.desk))) return;
    if (look.register.length > 0) front().offerRegister(look.register.map((file) => file.path));
    if (look.sheets.length > 0) front().offerImport(look.sheets);
    if (look.mails.length > 0) front().offerMails(look.mails);
    const [problem] = look.problems;
    if (problem) front().failed(apiError({ kind: 'invalid', message: problem }));
  } catch (thrown) {
    front().failed(apiError(thrown));
  }
}

/**
 * Leads answers to a yearly check to their round, and what was dropped together with them: a letter or the sheet of an
 * online form is told apart there. Gives back what is to be looked at otherwise.
 */
async function afterReplies(paths: string[]): Promise<string[]> {
  if (!session.file || paths.some((path) => path.toLowerCase().endsWith('.desk'))) return paths;
  const { rounds, others, problems } = await query('round_of_files', { paths });
  const [first, ...further] = rounds;
  // One round is shown at a time.
  const left = further.map(({ round, paths: of }) => `${of.length} more for ${round}: drop them again there.`);
  const [problem] = [...problems, ...left];
  if (problem) front().failed(apiError({ kind: 'invalid', message: problem }));
  if (!first) return others;
  front().offerReplies(first.roundId, [...first.paths, ...others]);
  return [];
}

/** Where a file is damaged, what it can be brought back from is shown instead. */
async function openedOrRescued(path: string): Promise<boolean> {
  try {
    await openFile(path);
    return true;
  } catch (thrown) {
    const error = apiError(thrown);
    if (error.kind !== 'damaged') throw error;
    front().rescue(path, error);
    return false;
  }
}

/** Opens a file; one with a password is asked for on the password screen. */
export async function openFile(path: string): Promise<void> {
  try {
    const onprogress = (progress: Progress) => (opening.progress = progress);
    await job('file_open', { path, readOnly: false }, { onprogress, quiet: true });
  } catch (thrown) {
    const error = apiError(thrown);
    if (error.kind !== 'passwordNeeded') throw error;
  } finally {
    opening.progress = null;
  }
  // Who goes on from here, to register files that came with it, needs to find it open.
  await refreshSession();
}
