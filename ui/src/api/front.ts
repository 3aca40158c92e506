/** What this layer asks of the page in front of it, so that it need not know dialogs, toasts or routes. */
import type { ApiError } from './errors';

export interface Front {
  /** An operation was made, and can be undone. */
  told(label: string): void;
  /** Something was done that cannot be undone by the toast (an undo, say). */
  said(text: string): void;
  /** Something failed and no screen shows it. */
  failed(error: ApiError): void;
  /** A file does not open, but its backups may: show them. */
  rescue(path: string, error: ApiError): void;
  /** A question; true is yes. */
  ask(question: { title: string; text: string; yes: string }): Promise<boolean>;
  /** Files were dropped or given: whether the screen that stands takes them for itself. */
  takesFiles(paths: string[]): boolean;
  /** Answers to a round of the yearly check were dropped or given: show it, and read them there. */
  offerReplies(roundId: number, paths: string[]): void;
  /** Register files were dropped or given: show the screen that loads them. */
  offerRegister(paths: string[]): void;
  /** Sheets were dropped or given: show the screen that imports them. */
  offerImport(paths: string[]): void;
  /** E-mails were dropped or given: show where each would go. */
  offerMails(paths: string[]): void;
}

let present: Front | undefined;

export function useFront(front: Front): void {
  present = front;
}

export function front(): Front {
  if (!present) throw new Error('useFront was not called');
  return present;
}
