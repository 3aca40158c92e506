import type { HelpPage } from './page';

export const itap: HelpPage = {
  id: 'itap',
  title: 'ITaP',
  about:
    'Intensive training and practice: weeks or days with a theme, the schools that host them, the leaders who lead there, and who came.',
  sections: [
    {
      title: 'Set up a week',
      steps: [
        'Press *Add a week or days*: a name, a theme, the cohort and the days. Every weekday counts unless you say how many do.',
        '*Add a host*: a school of yours, for how many trainees, and who leads there.',
        'Add the trainees of the cohort with one press, then *Share among the hosts*, or choose a host for each.',
      ],
    },
    {
      title: 'Note who came',
      points: [
        '*All were there all of it* fills the whole week. Then correct those who were not.',
        'Or type days, such as 4.5, and press *Enter* for the next, as in a sheet. An empty field is not said yet.',
      ],
    },
    {
      title: 'See the days of every trainee',
      points: [
        '*Days of every trainee* adds up what is planned and what they had, against what their route asks for. A day at ITaP counts here, and not as a day of the placement whose dates it falls into.',
      ],
    },
    {
      title: 'If nothing is here',
      points: ['Import or add the trainees first, in cohorts, then add the first week.'],
    },
  ],
  keys: ['Everywhere'],
  undo: 'Everything here: press Ctrl+Z, or use History later.',
  data: 'All of it lies in your file. How many days a route asks for is a figure of the year, in Settings.',
  words: 'intensive training practice week host leader attendance days theme',
};
