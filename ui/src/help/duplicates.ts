import type { HelpPage } from './page';

export const duplicates: HelpPage = {
  id: 'duplicates',
  title: 'Duplicates',
  about:
    'Two records that may be one person: written Kate here and Katherine there, a letter apart, the names the other way round, the same e-mail. Each pair says why. The addresses of posts and schools never count.',
  sections: [
    {
      title: 'Decide a pair',
      steps: [
        'Go to a pair with the arrow keys. Both records stand side by side; what differs says *Differs* or *Only here*.',
        'Choose the value of each field that differs. Press *X* to keep the other record.',
        'Press *M* to merge. Posts, e-mails, tags, groups, tasks and the timeline of both are together then; an objection to mailings of either stays.',
        'Press *D* where they are different people. They are not asked about again.',
      ],
    },
    {
      title: 'Take a merge back',
      steps: [
        'Go to *Merged* and choose *Take back*, however long ago it was and whatever was merged since.',
        'What someone has changed since stays as it is, and you are shown what that was.',
      ],
    },
  ],
  keys: ['In the queue of duplicates', 'Everywhere'],
  undo: 'Press Ctrl+Z right after a decision; later take a merge back by itself under *Merged*.',
  data: 'The record that went keeps its own row in your file, and leads to the one that was kept.',
  words: 'merge twice same person double kept gone different people',
};
