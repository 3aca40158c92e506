/** What the page needs of the program that shows it. The window is one; a test may be another. */
import type { Done, Progress } from './generated';

/** What a chosen file is for; it decides which endings the system's dialog offers. */
export type OpenKind = 'desk' | 'register' | 'sheet' | 'backup' | 'mail' | 'reply' | 'folder';
export type SaveKind = 'desk' | 'csv' | 'xlsx' | 'html' | 'text' | 'any';

/** `opened`: paths wait to be taken; `changed`: another program changed these tables of the file. */
export interface HostEvents {
  opened: null;
  changed: string[];
}

export interface Host {
  query(name: string, request: unknown): Promise<unknown>;
  act(name: string, request: unknown): Promise<Done>;
  /** How far the job is; null where there is none. */
  progress(): Promise<Progress | null>;
  /** Asks the job to stop. */
  cancel(): Promise<void>;
  /** Paths from the command line, a drop or a second start; each is given once. */
  opened(): Promise<string[]>;
  /** Draws the page larger or smaller; 1 is its usual size. */
  zoom(factor: number): Promise<void>;
  /** Says that the first screen stands. */
  ready(): Promise<void>;
  /** The system's dialog for files, or for a folder; empty where it was cancelled. */
  pickOpen(ask: { title: string; kind: OpenKind; multiple: boolean }): Promise<string[]>;
  /** The system's dialog; null where it was cancelled. */
  pickSave(ask: { title: string; kind: SaveKind; name: string }): Promise<string | null>;
  /** Opens a file in its usual program. */
  show(path: string): Promise<void>;
  /** Shows a file in its folder. */
  reveal(path: string): Promise<void>;
  listen<E extends keyof HostEvents>(event: E, heard: (payload: HostEvents[E]) => void): void;
}

let present: Host | undefined;

/** Called once, before anything is mounted. */
export function useHost(host: Host): void {
  present = host;
}

export function host(): Host {
  if (!present) throw new Error('useHost was not called');
  return present;
}
