import type { HelpPage } from './page';

export const capacity: HelpPage = {
  id: 'capacity',
  title: 'Capacity: what schools host',
  about:
    'A row for each of your schools and a year in columns, as in your own sheet: whether it hosts trainees, how many of which kind, its cap, and what else its mentors carry. Beside it stands what is safe.',
  sections: [
    {
      title: 'Enter a year',
      steps: [
        'Choose the *year* at the top. Go to a cell with the arrow keys or the mouse and type: what you type replaces what is there, *F2* changes it.',
        'Places are a number such as 3 or a range such as 2-4. *Enter* goes down, *Tab* to the right, *Esc* leaves the cell as it was.',
        'To enter many at once, copy a block in Excel, go to its first cell here and press *Ctrl+V*. *Ctrl+D* fills down.',
        'If a cell cannot be as it is, nothing of the block is written, and each such cell says why.',
      ],
    },
    {
      title: 'Say more of a place',
      points: [
        '*Add a column* makes a column for a phase, a subject, a term or a block.',
        'Year groups, part-time, salaried, SEND settings, pairs and places shared by two schools are lines in *Hosting* on the school’s page; a trust’s stand on the trust’s page.',
      ],
    },
    {
      title: 'What is safe',
      points: [
        'Safe is the least of three: what is offered at once, the cap of the whole school, and what its mentors can carry. The line below the grid says why.',
        'Each trainee takes mentor time, those of other providers too, and so does each ECT. How much is set in *Settings*, with its source.',
        'Without a known mentor nothing is safe: name the mentors on the page of the school.',
      ],
    },
    {
      title: 'Confirm, and begin the next year',
      points: [
        'Whatever you type counts as confirmed today; *Still right* confirms the row in hand as it stands.',
        '*Roll over* carries a year to the next: schools with their caps and offers, to be confirmed again, and agreements due. It is one step, and Ctrl+Z takes it back.',
      ],
    },
    {
      title: 'See who said what',
      points: [
        '*Who said what* lists the year’s answers: who looks for trainees, who does not and why, who confirmed it and when. Narrow it by interest or reason from a heading, and save that as a view.',
      ],
    },
    {
      title: 'If nothing is here',
      points: [
        'Make schools ours first: each has a row of its own. A sheet of offers can be brought in by *Import a sheet*.',
      ],
    },
  ],
  keys: ['In the grid of capacity', 'Everywhere'],
  undo: 'Each cell, each pasted block and a roll-over is one step: press Ctrl+Z, or use History later.',
  data: 'What schools host lies in your file, year by year. What is safe is worked out anew each time and is not kept.',
  words: 'hosting offers places capacity safe cap mentors ects excel paste grid roll over year',
};

export const supply: HelpPage = {
  id: 'supply',
  title: 'Supply against demand',
  about:
    'How many placements schools offer, how many of them are safe, who has one, and how many are still needed: by subject, phase, block, local authority or trust.',
  sections: [
    {
      title: 'Read it',
      points: [
        'Every number counts trainees at once. Of a whole year a trainee has a place who has any; of a *block*, who has one in it.',
        '*Short* is what is still needed beyond what is safe and free.',
        'A school that offers several subjects counts with each as far as it is safe, so that subjects may come to more than all together.',
        'Each number leads to what it counts. The bars show the same as the table.',
      ],
    },
    {
      title: 'Say what you need',
      steps: [
        'Trainees of your file who have no place yet count by themselves.',
        'For those still to come press *Say how many*: a phase, a subject, a block and a number. 0 takes it off.',
      ],
    },
    { title: 'Take it to a meeting', points: ['*Print* opens the table as a page. It names no person.'] },
    {
      title: 'If nothing is here',
      points: ['Enter what schools host in *Capacity*, or say how many places you need.'],
    },
  ],
  keys: ['Everywhere'],
  undo: 'A number that you need: press Ctrl+Z, or use History later. The rest is counted.',
  data: 'It is counted anew each time from offers, mentors, trainees and placements.',
  words: 'demand needed short offered safe confirmed subject phase block bars print',
};
