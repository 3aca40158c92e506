import type { HelpPage } from './page';

export const history: HelpPage = {
  id: 'history',
  title: 'History',
  about:
    'Everything that was done in this file, newest first: what, when and by whom. Nearly all of it can be taken back.',
  sections: [
    {
      title: 'See what was changed',
      steps: [
        'Choose a line to open it. Each row that it changed is named, with the value before and after.',
        'To see only what was done to one school, open the school and choose its tab *History*.',
      ],
    },
    {
      title: 'Take back the latest',
      steps: [
        'Press *Ctrl+Z*, as often as you like. *Ctrl+Shift+Z* does it again.',
        'What was done before you opened the file is asked about first, with who did it and when.',
      ],
    },
    {
      title: 'Take back something older',
      steps: [
        'Go to its line and choose *Revert*.',
        'If somebody changed the same thing since, you are told. You can take back the rest; what was changed since stays, and is listed.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'A revert is itself a line of the history and can be taken back. A restored backup can’t be undone here, but the file as it was before is kept as a backup.',
  data: 'In your file. It grows by a little with each edit and is part of every backup.',
  words: 'undo redo revert audit log who when',
};
