import type { HelpPage } from './page';

export const watch: HelpPage = {
  id: 'watch',
  title: 'Register watch',
  about:
    'What a newer register says differently from the one before: new heads, closures, conversions to academies, trusts, names and addresses. Work through it once a month.',
  sections: [
    {
      title: 'See what concerns you',
      steps: [
        'Leave *Only ours* ticked to see your own schools; untick it to see all of England.',
        'Choose a kind, such as *New head*, to see only that one. A local authority narrows it further.',
      ],
    },
    {
      title: 'Work through the changes',
      steps: [
        'Open the school, or do what the line offers. For a school that became an academy that is *Follow the successor*.',
        '*Accept* a change once it is dealt with. *Dismiss* it where there is nothing to do.',
        'Both take it out of what is new. Choose several rows to accept or dismiss them together.',
      ],
    },
    {
      title: 'Tell colleagues',
      points: ['The monthly summary prints what changed at your schools, by kind.'],
    },
    {
      title: 'If nothing is here',
      points: [
        'Changes are found when a second, newer file of the register is loaded.',
        '*Perhaps the same person* means that two names differ only in spelling or title.',
      ],
    },
  ],
  keys: ['Everywhere', 'Go to'],
  undo: 'Accepting, dismissing and following a successor: press Ctrl+Z, or use History later.',
  data: 'The changes lie in your file, with the date of the register’s file in which they were found.',
  words: 'changes triage accept dismiss seen heads closed converted trust summary',
};
