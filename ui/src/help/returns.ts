import type { HelpPage } from './page';

export const returns: HelpPage = {
  id: 'returns',
  title: 'DfE files',
  about:
    'The files that the DfE’s services give and ask for, the year of their windows, what is signed off, and what schools claim for the training of mentors.',
  sections: [
    {
      title: 'Check a file before it leaves the office',
      steps: [
        'Press *Check a file…* and choose it, or drop it on this screen. It may be yours or made elsewhere.',
        'You see at once whether the service would accept it, and if not each row, column and reason.',
        'Mend it and check it again. Nothing is written by a check.',
      ],
    },
    {
      title: 'Write a file',
      steps: [
        'Press *Preview and write…* beside the file. You see the rows, and who would be left out and why.',
        'To fill the file that Register gave you, press *Fill Register’s own file…*.',
        'Press *Write…* and say where. When you have uploaded it, press *Mark as sent*.',
      ],
      points: [
        'Sex, ethnicity and disability go in only where a file asks for them and you say so.',
        'The placements file replaces what Register has. What would be lost is said before you write.',
      ],
    },
    {
      title: 'As a training partner',
      points: [
        'Your accredited provider sends Register’s files, so none is offered. *Preview and write…* beside *Facts to send* makes one sheet of what you know of your trainees, for the provider to load or type.',
        'Which of the two you are stands in Settings.',
      ],
    },
    {
      title: 'Load a file from the service',
      points: [
        'Press *Load a file…* and choose which it is.',
        'Register’s trainee export creates and updates trainees, with a preview, and blanks nothing.',
        'Register’s answer to a file puts each error beside the field of the trainee.',
        'The quality assurance file of the claims service is answered from your ledger of mentor training.',
      ],
    },
    {
      title: 'Say which files you fill',
      steps: ['Press *Which files we fill…* below the files, and tick those that your office fills.'],
      points: [
        'A file that is off stands in no list, under no problems and not on Today.',
        'Degrees, sex, ethnicity and disability come out of Register’s export only while *Add trainees and entry sheets* is on. What is left out is named before you import.',
      ],
    },
    {
      title: 'Problems',
      points: [
        'One list for all files: what is missing, and what Register said. Each line leads to the field that mends it, and Back leads to the next line.',
        'What Register said goes when the field is changed. If you put it right in Register itself, press *Mended* beside it.',
      ],
    },
    {
      title: 'Sign-off',
      steps: [
        'Choose the census or the performance profile, and the year.',
        'Look at who is in it, who is not and why, what is to be put right, and the counts against last year.',
        'Press *Write down…* at each part that you have checked. It keeps who checked it and when.',
        'When it is signed off in Register, write that down too.',
      ],
    },
    {
      title: 'Mentor funding',
      points: [
        'Hours count for a mentor with one provider in one year of claims, in whole hours, up to a cap that all of their schools share.',
        '*Print statements* and *Draft e-mails* tell each school’s business manager what you will confirm. Where the file has none, the draft goes to your contact there and says so.',
        '*Write the file…* gives the hours by mentor, school and provider, which a provider has to keep.',
        'In *Claims to check* each row has what goes back and why. *Decide…* where you know better than the ledger.',
      ],
    },
    {
      title: 'If nothing is here',
      points: [
        'Add trainees, or load Register’s export. The year of windows is there from the start; your own dates come from the calendar, blocks, ITaP and mentor training.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'What is written down here is undone with Ctrl+Z, or by History later. A file that was written stays on the disk.',
  data: 'Rules, code lists and windows come with the program, each with its source and year; a newer list is loaded in Settings. A window that the DfE has not published for a year is marked.',
  words:
    'returns register census performance profile sign off placements status recommend qts eyts bulk add trainees claims funding quality assurance business manager hours statement window deadline',
};
