/** What importing a row does, in the order of the tabs. */
import type { ImportOutcome } from '../../api/generated';

export const OUTCOMES: readonly { id: ImportOutcome; label: string; done: string }[] = [
  { id: 'create', label: 'New', done: 'New' },
  { id: 'update', label: 'Changed', done: 'Changed' },
  { id: 'unchanged', label: 'Unchanged', done: 'Unchanged' },
  { id: 'duplicate', label: 'Possibly there already', done: 'Possibly there already' },
  { id: 'rejected', label: 'Can’t be imported', done: 'Not imported' },
];
