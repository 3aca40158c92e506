import type { HelpPage } from './page';

export const mentors: HelpPage = {
  id: 'mentors',
  title: 'Mentors and their training',
  about:
    'Who mentors at your schools, how many trainees each may have, what training they had this year, and how many funded hours are left.',
  sections: [
    {
      title: 'Who stands in the list',
      points: [
        'Everyone who holds a post as *General mentor*, *Professional tutor* or *Lead mentor*, and everyone whom you made a mentor in another post: open the person and choose *Mentors here too*.',
        'A general mentor has one trainee at once until you say otherwise; a professional tutor or lead mentor has none.',
        'Someone who mentors at two schools stands there twice.',
      ],
    },
    {
      title: 'Write down what you know of a mentor',
      steps: [
        'Open the person, or choose one row of the list, and press *Edit*.',
        'Say how many trainees at once, in which subjects, and from when until when they are free.',
        'The *TRN* has seven digits. It may stay empty until you know it.',
      ],
    },
    {
      title: 'Tick off training after a session',
      steps: [
        'Choose those who were there: the *space bar* chooses a row, *Ctrl+A* all that the list shows.',
        'Press *Tick off training…*, give the day and the hours (2, 1.5, 1:30 or 90 min).',
        'The dialog says how many funded hours are left afterwards. Press *Tick off*: it is one step, and *Undo* takes all of it back.',
        'Whoever has that session already does not get it twice.',
      ],
    },
    {
      title: 'What is funded',
      points: [
        'The cap is for a mentor with one provider in one academic year: 20 hours of initial training before 2025/26, 16 from then on, and 6 hours where they were trained initially with the same provider in an earlier year.',
        'Only whole hours count, at the rate of the area in which the school lies. The person’s page says how it was counted and where the figures are from.',
        'You may set other figures in *Settings*, under *Figures of the year*.',
      ],
    },
    {
      title: 'See what falls short',
      points: [
        '*Training gaps* lists mentors without training this academic year, mentors with more trainees than agreed, and schools that lost their last mentor within a year. *Today* tells of them too.',
      ],
    },
    {
      title: 'Bring your sheet',
      points: [
        '*Import* has the kind *Mentors*: names, school, TRN, subjects, trainees at once, hours and day of training. The same sheet twice adds nothing.',
      ],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'Everything here: press Ctrl+Z, or use History later.',
  data: 'Mentors and their training lie in your file. What is funded is worked out anew each time.',
  words: 'mentor trn training hours funding cap refresher initial lead mentor ledger tick off gaps',
};
