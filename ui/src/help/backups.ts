import type { HelpPage } from './page';

export const backups: HelpPage = {
  id: 'backups',
  title: 'Backups',
  about:
    'Whole copies of your file, each checked after it was made. The desk makes them by itself; here you make one by hand or go back to one.',
  sections: [
    {
      title: 'Put a copy in a safe place',
      steps: [
        'Choose *Back up to…* and a place that is not on this computer: a drive or your organisation’s own storage.',
        'Do it now and then, and before a computer is replaced.',
      ],
    },
    {
      title: 'Look at what a backup holds, and go back to it',
      steps: [
        'Choose *Restore…* beside it. You see what it holds against now, and what was done since and would be lost. Nothing has happened yet.',
        'Choose *Restore*, or *Leave everything as it is*. The present file is kept as a backup first.',
      ],
    },
    {
      title: 'If only one thing went wrong',
      points: ['Use *History* instead: it takes back one change and leaves the others.'],
    },
  ],
  keys: ['Everywhere'],
  undo: 'A restore is taken back by restoring the backup “Before a restore” that was made for it.',
  data: 'On this computer, apart from your file: one an hour in which something changed, one on closing, thinned out over time. A backup has the password that the file had when it was made.',
  words: 'copy restore safe lost computer',
};
