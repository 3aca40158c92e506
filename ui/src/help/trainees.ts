import type { HelpPage } from './page';

export const trainees: HelpPage = {
  id: 'trainees',
  title: 'Trainees',
  about:
    'Who trains to teach with you: what they train for and when, who checks that they are suitable, what is to be minded when they are placed. A trainee is a person too: e-mails, telephones, tags, tasks and the timeline are the same on both pages.',
  sections: [
    {
      title: 'Add trainees',
      steps: [
        'Press *Add a trainee* and type the name, or choose a person whom the file knows.',
        'For many, press *Import*: your own sheet, or the export of trainees from the DfE’s Register.',
        'On the page of a trainee, click a field to change it. Choose several in the list and press *Set a field* to change all of them.',
      ],
    },
    {
      title: 'Tick checks',
      points: [
        'The checks that are asked for stand on the page. The tick says that one is cleared today; *Write down* asks for the day and who made it.',
        'In the list, choose trainees and press *Checks*: the same checks of all of them are written down at once.',
        'Childcare disqualification is asked for where children are under 8. Overseas and childcare may be marked as not needed.',
        'Never write what a check held, nor the number of a certificate.',
      ],
    },
    {
      title: 'Confirm checks to a school',
      steps: [
        'Press *Confirm checks to a school*: over the list for all trainees whom a school has, on the page of a trainee for that one. For those chosen in the list, press *Confirm checks*.',
        'Choose the school. The dialog says whom the letter confirms, and who is left out because checks are missing.',
        'Press *Print the letter*.',
      ],
    },
    {
      title: 'Move on',
      points: [
        '*Change the state* says when somebody began, was deferred, withdrew or completed, and where they go on to.',
        'Of many at once, those who cannot take the step are left and told. One trainee can also be put right.',
      ],
    },
    {
      title: 'For the DfE’s files',
      points: [
        '*Standards met on* is the day for QTS or EYTS: whoever has one goes into the change of status. Choose several in the list and press *Set a field* for all of them.',
        'What Register found wrong in a file stands beside the field that mends it, until the field is changed or its next answer comes.',
        'A SCITT types new trainees into Register by hand: choose them in the list and press *Entry sheets* for a page each, in the order of Register’s screens.',
      ],
    },
    {
      title: 'What schools never see',
      points: [
        'A *rule* is kept wherever the trainee is placed. A *text for the school* goes there once the trainee has agreed. A *private reason* stays on this page, behind *Show what is private*.',
        'The home’s postcode is used for travel alone. Where it lies is approximate: measured from the schools near it.',
        'Equality data stands behind a button, for the DfE’s files.',
      ],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'All of it: press Ctrl+Z, or use History later. Taking a trainee off leaves the person.',
  data: 'In your file. Printed letters go when the file is closed.',
  words:
    'students cohort dbs prohibition checks route subject withdrawn deferred equality letter qts eyts standards register scitt',
};
