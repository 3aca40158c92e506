import type { HelpPage } from './page';

export const leaving: HelpPage = {
  id: 'leaving',
  title: 'Who is leaving?',
  about:
    'After each day until which teachers give notice, the schools to ring: a head who leaves has told the governors by then, and the school knows.',
  sections: [
    {
      title: 'Ring round',
      steps: [
        'Ring the telephone in the row and ask the person named there.',
        'Nobody leaves? Choose *Nobody leaves*: the call is logged, and the posts that we know there are confirmed today.',
        'Someone leaves? *Someone leaves* opens the change of post-holder.',
      ],
    },
    {
      title: 'Which schools stand here',
      points: [
        'Approached and partnership schools that nobody of you has rung, visited, met or confirmed since the day of notice.',
        'They stand here for six weeks. The days of notice are in *Settings*.',
      ],
    },
    {
      title: 'Change a post-holder',
      steps: [
        'Say who leaves and the last day, then who comes and in which post. Either may be left empty.',
        'Someone of that name whom we know is offered, so that nobody is written down twice.',
        'Choose what becomes of all else that the leaver does for us: champion, mentor, working group.',
        'The main contact moves on only where the leaver was it. Addresses of the post and of the school stay.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'A change of post-holder is one step with all that it does: press Ctrl+Z.',
  data: 'It is counted anew from your file each time.',
  words: 'notice resign call leaver head new post holder',
};
