/** What is to be done next in a round: always one thing, and the part of the round in which it is done. */
import type { Round } from '../../api/generated';
import { counted } from '../../api/words';
import type { RoundPart } from './parts';

export interface Next {
  part: RoundPart;
  text: string;
  /** Where it goes on from there; missing: it ends there. */
  onward?: { part: RoundPart; text: string };
}

export type Far = Pick<Round, 'schools' | 'written' | 'sent' | 'answered' | 'waiting' | 'setAside'>;

/** Whether schools have been asked: the office marked drafts as sent, or answers came although it did not. */
export function hasGoneOut({ sent, answered }: Pick<Round, 'sent' | 'answered'>): boolean {
  return sent > 0 || answered > 0;
}

/**
 * What is next, looked at from a part of the round: a new one is gone through part by part.
 *
 * The replies that wait go before the drafts that do: somebody has answered, and is not to wait.
 */
export function nextOf({ schools, written, sent, answered, waiting, setAside }: Far, part?: RoundPart): Next {
  if (waiting > setAside) {
    const left = counted(waiting - setAside, 'reply that waits', 'replies that wait');
    return { part: 'review', text: `Look at ${left}.` };
  }
  if (setAside > 0) {
    return {
      part: 'replies',
      text: `Look at ${counted(setAside, 'reply', 'replies')} set aside: say which school is meant, or dismiss.`,
    };
  }
  if (written === 0) {
    if (part === 'send') return { part, text: 'Write the drafts into a folder.' };
    if (part === 'schools') {
      return { part, text: 'Check whom you ask.', onward: { part: 'send', text: 'Then write the drafts' } };
    }
    return {
      part: 'questions',
      text: 'Check the questions and whom you ask, then write the drafts.',
      onward: { part: 'schools', text: 'Go on to whom you ask' },
    };
  }
  if (written > sent) {
    const left = counted(written - sent, 'school');
    return { part: 'send', text: `Send the drafts for ${left} from your mail program, then mark them as sent.` };
  }
  if (written < schools) {
    const left = counted(schools - written, 'school');
    return {
      part: 'send',
      text: `${left} ${schools - written === 1 ? 'has' : 'have'} no draft yet: see why, and ring.`,
    };
  }
  if (answered < sent) {
    return { part: 'chase', text: `Wait for ${counted(sent - answered, 'answer')}: drop replies here, or chase.` };
  }
  return { part: 'response', text: 'Everyone has answered.' };
}
