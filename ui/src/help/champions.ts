import type { HelpPage } from './page';

export const champions: HelpPage = {
  id: 'champions',
  title: 'Champions and succession',
  about:
    'A champion is a senior leader who keeps teacher training in sight in their school. Here you see how far you have come with each, where nobody is, and which schools you may lose touch with when someone goes.',
  sections: [
    {
      title: 'Name a champion',
      steps: [
        'Press *Name a champion*, here or on the page of a school.',
        'Choose who: the people of the school stand first, senior leaders before the head. A *New person* is written down with their post.',
        'Choose the stage and, where it was not today, the day.',
      ],
    },
    {
      title: 'Work on the board',
      steps: [
        'The *arrow keys* go from card to card. *Shift* with an arrow moves a card to the next stage or the one before; with the mouse, drag it.',
        '*Enter* opens a card: change its day or note, see what they went through, print a brief, or take them off.',
        'Stepping down asks why. Those who stepped down stay on the board for a year, and on their school’s page for good.',
      ],
    },
    {
      title: 'See where champions are missing',
      points: [
        '*Coverage* counts your schools by local authority, phase or trust. Each number leads to the list of those schools.',
        'Someone who is identified, approached or agreed counts as *on the way*.',
      ],
    },
    {
      title: 'See what is at risk',
      points: [
        '*Risks* lists the schools with one: the champion has left or is leaving, leads the school too, there is one known contact or none, none was confirmed in the last twelve months, the head is acting, or the head changed twice in 24 months.',
        'Each risk says why and has a button for what to do: name a successor, add or confirm people, or make a task of it.',
        'Prospects and paused schools are left out unless they have a champion; former schools always are.',
      ],
    },
    {
      title: 'If nothing is here',
      points: ['Make schools ours, write down who works there, and name the first champion.'],
    },
  ],
  keys: ['On the board of champions', 'Everywhere'],
  undo: 'Naming, moving and taking off: press Ctrl+Z, or use History later.',
  data: 'Champions and their stages lie in your file. Risks are worked out anew each time and are not kept.',
  words: 'champion succession stage identified approached agreed active stepped down coverage brief',
};
