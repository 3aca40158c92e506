import type { HelpPage } from './page';

export const today: HelpPage = {
  id: 'today',
  title: 'Today',
  about:
    'What wants doing, the most pressing first, and what has changed at your schools. Every line leads to the list of the schools that it is about.',
  sections: [
    {
      title: 'Work through what wants doing',
      steps: [
        'Choose a line, such as “3 of our schools have become other schools”. The list behind it opens.',
        'Do what is to be done there: open a school, set an owner, follow a successor.',
        'Press *Alt+Left* to come back. A line goes by itself once nothing is left behind it.',
      ],
    },
    {
      title: 'Do your tasks',
      points: [
        '*Tasks that press* are overdue or due this week, up to Sunday. Tick one off with *Space*; Undo brings it back.',
        '*Only mine* leaves out those of your colleagues.',
        'How long a school may go without contact before a line tells of it, you say under *Settings*, for each stage.',
      ],
    },
    {
      title: 'Set up a new file',
      points: [
        'The *First steps* stay until the register is loaded and at least one school is yours.',
        'They can be done in any order, and each leads to the screen where it is done.',
      ],
    },
    {
      title: 'See how your partnership stands',
      points: [
        '*Our schools* counts them by stage; each stage leads to its list.',
        '*Latest at our schools* shows the newest changes that the register told of. *Register watch* has all of them.',
      ],
    },
  ],
  keys: ['Everywhere', 'Go to'],
  undo: 'There is nothing to take back here: this screen only shows.',
  data: 'It is counted anew from your file each time, so it is never out of date.',
  words: 'first screen exceptions dashboard tasks',
};
