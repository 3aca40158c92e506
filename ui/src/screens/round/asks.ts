/** What each of the usual rounds is for, in a sentence. */
import type { Ask } from '../../api/generated';

export const ABOUT: Readonly<Record<Ask, string>> = {
  leadership:
    'Who leads the school now, who is your contact, who champions teacher training: when the new year has begun.',
  hosting: 'Whether they host trainees next year, how many and in what: when schools plan their staff.',
  mentors: 'Who mentors, who coordinates, how staff like to be trained: before the summer.',
  own: 'Only what you ask yourself.',
};
