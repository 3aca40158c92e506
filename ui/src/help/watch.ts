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
        'Choose a kind, such as *New head teacher*, to see only that one. *Local authority* narrows it further.',
        'What you have not looked at yet is marked *New*. *Mark all as seen* takes the marks off.',
      ],
    },
    {
      title: 'Work through the changes',
      steps: [
        'Go to a row. The bar below says what accepting it does: for a school that became an academy your record follows it to the new URN; most others are only noted.',
        'For another head at your school, *A* ends the leaver’s post with the term at the latest and begins the other’s. Perhaps it is the same person under a new name: press *S*. *C* opens the change with all its fields.',
        'Press *A* to accept the change, or *D* to dismiss it where there is nothing to do. It leaves the first tab and stands under *Accepted* or *Dismissed*.',
        'To settle many, choose them with *Space*, or all with *Ctrl+A*, then *A* or *D*. The bar says first what will happen.',
        'Settled by mistake? Go to the tab where it stands now and press *U*.',
      ],
    },
    {
      title: 'Tell colleagues',
      points: ['*Summary* makes a page of what changed in the month: opened in the browser to print, or saved.'],
    },
    {
      title: 'If nothing is here',
      points: [
        'Changes are found when a second, newer file of the register is loaded.',
        'A school that was merged or split can’t be followed by itself: open it and choose its successor there.',
      ],
    },
  ],
  keys: ['In the register watch', 'In a list', 'Everywhere'],
  undo: 'Accepting, dismissing and following a successor: press Ctrl+Z, or use History later.',
  data: 'The changes lie in your file, with the date of the register’s file in which they were found.',
  words: 'changes triage accept dismiss seen heads closed converted trust summary',
};
