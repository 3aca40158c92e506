import type { HelpPage } from './page';

export const about: HelpPage = {
  id: 'about',
  title: 'About',
  about:
    'Which version you have, where your data lies, every shortcut, and the licences of what the desk is made with.',
  sections: [
    {
      title: 'Ask for support',
      steps: [
        'Note the version at the top of the screen and the words of the message that you saw.',
        'Give both to whoever looks after the desk in your office. Send no file with it: it holds your schools.',
      ],
    },
    {
      title: 'Find your way by keyboard',
      points: [
        'Press *?* for a sheet of all shortcuts, *Ctrl+K* to find a school or a command, *F1* for the help of the screen.',
        'In the box of *Ctrl+K* type *>* to see commands only.',
      ],
    },
  ],
  keys: ['Everywhere', 'Go to'],
  data: 'In one file on this computer, and its backups. Nothing leaves the computer: there is no server, no account and no network code.',
  words: 'version licence privacy support shortcuts',
};
