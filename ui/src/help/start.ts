import type { HelpPage } from './page';

export const start: HelpPage = {
  id: 'start',
  title: 'Start',
  about:
    'Here you begin: set up your office’s file, open one that is there already, or look around in a sample. One office works in one file, which ends in .desk.',
  sections: [
    {
      title: 'Set up your office’s file',
      steps: [
        'Choose *Set up your office’s file* and type your office’s name.',
        'Tick *Protect it with a password* if the computer could be lost. You then get a recovery key: keep it away from this computer.',
        'Choose the place. The desk then asks for the DfE’s register of schools; without it there are no schools to find.',
      ],
    },
    {
      title: 'Open a file',
      steps: [
        'Choose it under *Recent files*, or choose *Open a file*, or drop the file anywhere in the window.',
        'If it has a password, type it.',
      ],
    },
    {
      title: 'Try things out first',
      steps: [
        'Choose *Explore a sample partnership*. Every school and person in it is invented.',
        'Do what you like; your own file is not touched. Later choose *Start your own file* in the line at the top.',
      ],
    },
    {
      title: 'If a file does not open',
      points: [
        'Somebody has it open: you can read it meanwhile, and it follows what they change.',
        'It is damaged: its backups are offered. The damaged file is set aside, never deleted.',
        'It is marked *Missing*: it was moved or renamed, or a drive is not connected. Use *Open a file*.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'Making or opening a file changes nothing in another one.',
  data: 'Where you choose. The list of recent files is kept on this computer only; the cross takes a file off the list and leaves the file where it is.',
  words: 'new open sample first',
};
