import type { HelpPage } from './page';

export const importing: HelpPage = {
  id: 'import',
  title: 'Import a sheet',
  about:
    'Your own spreadsheet of schools, or of people with their roles, brought into the file in three steps: the sheet, its columns, a preview. Nothing is changed before you choose *Import*.',
  sections: [
    {
      title: 'Import a sheet',
      steps: [
        'Drop the file anywhere in the window, choose it, or paste its rows with their headings.',
        'See what each column fills. What was chosen for a heading the last time comes first, then what the heading says, then what the column holds. Choose another field, or *Left out*.',
        'Choose *Preview*. Each row is new, changed, unchanged, possibly there already, or can’t be imported, with the reason. Say what unknown values mean, and switch off the rows that you don’t want.',
        'Choose *Import*.',
      ],
    },
    {
      title: 'Good to know',
      points: [
        'A row may name several people: a column *Head* with its own e-mail, a column *Deputy*, *Mentor 1*, *Mentor 2*. Each becomes a person.',
        'A blank cell leaves what is there. An end date that is known is never overwritten.',
        'Another head than the present one is kept beside them, and the change of post-holder is listed for you to decide.',
        'Where a date such as 3/4/2025 could be two days, one date in the column that proves the order is enough. Without one you are asked.',
        'Importing the same sheet again changes nothing.',
      ],
    },
    {
      title: 'Import trainees',
      points: [
        'Use your own sheet, or the export of trainees from the DfE’s Register: its columns are known, and those of equality data, degrees and homes are left out and named. Where Register has somebody placed is kept as its word.',
        'Before that the file needs a password, or somebody records that the disk is encrypted: here, or in *Settings*.',
        'Trainees are found by Register’s id, then by TRN, then by your own id, then by e-mail, then by name with birth date. A name alone is asked.',
      ],
    },
    {
      title: 'Rows that can’t be imported',
      steps: [
        'Choose *Save problem rows*. The file has your own columns, and one more that says what to correct.',
        'Correct it, save it, and import it like any other sheet.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'The whole import is one line of the history. *Take the import back* does so at once; what someone has changed since stays, and is listed.',
  data: 'In your file. The sheet itself is not kept; how its columns were mapped is, by their headings.',
  words: 'csv xlsx excel spreadsheet paste upload contacts mapping duplicates',
};
