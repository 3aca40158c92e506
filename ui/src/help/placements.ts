import type { HelpPage } from './page';

export const placements: HelpPage = {
  id: 'placements',
  title: 'Placements',
  about:
    'A placement is a trainee at a school, from a day until a day. Here you see all of them: who is where, with which mentor, and how far each has come.',
  sections: [
    {
      title: 'Begin with the blocks of a year',
      steps: [
        'Open *Blocks* and press *New block*: Placement 1, School A, as your office calls it.',
        'Give it its days. A placement in a block takes its days from it, unless you give it days of its own.',
      ],
    },
    {
      title: 'Place a trainee',
      steps: [
        'Press *Place a trainee*, here or on the page of a school or trainee. For a whole block at once use the jigsaw.',
        'Choose the trainee, the school and the block. Mentors come from the people of the school.',
        'Days are counted from the calendar of the school for the trainee’s weekdays. Days at ITaP within them are apart. Write your own number where you know better.',
      ],
    },
    {
      title: 'Tell the school',
      steps: [
        'Choose placements and press *Placement packs*: each school gets one e-mail draft with who comes when, and a calendar file.',
        'The draft opens in your mail program; nothing leaves this computer by itself. Planned placements count as *sent* from then on.',
        'A school that has not answered for ten days stands on Today. The number of days is in Settings.',
      ],
    },
    {
      title: 'Follow it',
      points: [
        '*Mark as* moves placements on: accepted, confirmed, under way, completed. A step that the state does not allow is left, and told.',
        'Nobody begins before all suitability checks are cleared, unless somebody has looked and says so.',
        'Open a placement to log days that were missed in one line. You are told while there is time that a trainee will fall short.',
      ],
    },
    {
      title: 'When a school drops out',
      steps: [
        'On the school’s page press *This school drops out*, or choose one of its placements here.',
        'You see who is affected and which schools would fit, best first. Nothing has changed yet.',
        'Choose where each goes, or leave some for later, and press *Withdraw and re-plan*. Ctrl+Z takes all of it back.',
      ],
    },
    {
      title: 'See the year',
      points: ['*Year* shows who is where when, by school, trainee or mentor; the same stands below it as a table.'],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'Everything here: press Ctrl+Z, or use History later.',
  data: 'Placements lie in your file. Sheets and packs say nothing of where a trainee lives, of notes or of private reasons.',
  words:
    'placement block school a school b contrasting main employing pack mentor absence withdrawn sent accepted ics calendar',
};

export const checks: HelpPage = {
  id: 'checks',
  title: 'Checks',
  about:
    'Every placement is held against the rules, each time this is opened: what is wrong stands here by rule, each a sentence with its source.',
  sections: [
    {
      title: 'What is checked',
      points: [
        'Days in schools, number of schools, the employing school, key stages and ITaP, by the trainee’s route.',
        'Suitability checks, a signed agreement, a mentor who was trained this year, how many trainees a school can carry.',
        'Step-free access where a trainee needs it: tag a school *Step-free* once you know that it has it.',
        'Two places at once, dates outside the course, schools that are closed or not to be used, travel, the same school twice.',
      ],
    },
    {
      title: 'Put something right',
      steps: [
        'Narrow it to a trainee, a school or a word at the top, or to what must be put right.',
        'What *must be put right* stands first. Press *Open* to change the placement, or follow the name to the trainee or school.',
        'The finding goes as soon as its cause does.',
      ],
    },
    {
      title: 'If a figure is not yours',
      points: ['Days, distances and the like are figures with a year and a source. Change them in Settings.'],
    },
  ],
  keys: ['Everywhere'],
  data: 'Findings are worked out anew each time and are not kept.',
  words: 'rules wrong days 120 160 schools mentor agreement dbs capacity double booked closed',
};
