import type { HelpPage } from './page';

export const groups: HelpPage = {
  id: 'groups',
  title: 'Working groups',
  about:
    'Leaders of schools and trusts who meet: who sits in the group and for how long, who came, what is hard in schools, and what helped others against it.',
  sections: [
    {
      title: 'Who sits in it',
      steps: [
        '*New working group*, above the list of groups, makes one.',
        'Under *Members* choose *Add a member*. A member sits for the place of their present post.',
        'Who leaves is given a last day with *Edit*; they stay to be seen among the former members.',
      ],
    },
    {
      title: 'After a meeting',
      steps: [
        'Under *Meetings* choose *Write down a meeting*.',
        'Go to *Who came* and press *P*, *A* or *N* for each member; a button says that all others were present.',
        'What is to do becomes a task of the desk, and stands here too.',
      ],
    },
    {
      title: 'Challenges and what helped',
      points: [
        'A challenge has a theme, such as *Mentor time*. With the first solution it is *Solution shared*; you say when it is *Solved*.',
        '*Challenges* searches all groups: every word must begin a word of a challenge, a solution, a school or a name.',
      ],
    },
  ],
  keys: ['Over who came to a meeting', 'In a list', 'Everywhere'],
  undo: 'Everything here: press Ctrl+Z, or use History later.',
  words: 'working group meeting attendance member chair term challenge solution theme action',
};
