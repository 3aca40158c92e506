import type { HelpPage } from './page';

export const calendar: HelpPage = {
  id: 'calendar',
  title: 'Calendar',
  about:
    'Term dates, INSET days and holidays of the academic year. They say how many days a placement has, for each school.',
  sections: [
    {
      title: 'Paste a table of term dates',
      steps: [
        'Copy the table from an authority’s page, a school’s page or your sheet.',
        'Press *Paste a table* and paste it. One row a line: name, from, to, kind, whose.',
        'Choose for whom rows hold that do not say: all schools, a local authority, a trust or one school.',
        'You see what every row says, and why a row cannot be read. Press *Enter* … *rows*: the rest is entered in one step.',
      ],
    },
    {
      title: 'Which word counts',
      points: [
        'The nearest: what you entered for the school, then for its trust, then for its local authority, then for all schools.',
        'Where nobody says anything, Monday to Friday count, but for England’s bank holidays, which come with the program.',
        'A bank holiday is closed whatever the term dates say. An INSET day counts for no placement.',
        'A day between two terms is closed. Days after the last term that you entered count until you enter the rest of the year.',
      ],
    },
    {
      title: 'Look at another place or year',
      points: [
        'The menu beside the title shows the year as all schools, an authority, a trust or a school sees it.',
        'The academic year is chosen at the top of the window.',
      ],
    },
    {
      title: 'If nothing is here',
      points: ['Paste the term dates of your largest local authority first. Exceptions of single schools come on top.'],
    },
  ],
  keys: ['Everywhere'],
  undo: 'Everything here: press Ctrl+Z, or use History later.',
  data: 'The dates lie in your file.',
  words: 'term dates inset day bank holiday half term school days planned',
};
