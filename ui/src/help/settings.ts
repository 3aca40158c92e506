import type { HelpPage } from './page';

export const settings: HelpPage = {
  id: 'settings',
  title: 'Settings',
  about:
    'Who you are, who works with you, the password of the file, and where the file lies. Each change is saved at once.',
  sections: [
    {
      title: 'Say who you are',
      steps: [
        'Type your office’s name; it stands on lists and prints.',
        'Choose whether you are an accredited provider or a training partner, and of whom.',
        'Choose the academic year that you work in. It stands at the top right of the window too.',
      ],
    },
    {
      title: 'Add or retire staff',
      steps: [
        'Type a name below the list and choose *Add*. They can now own schools.',
        'Choose *This is me* beside your own name, so that the history names you.',
        'When somebody leaves, choose *Has left*. Their name stays in the history, and schools that they owned stay listed under them.',
      ],
    },
    {
      title: 'Stay in touch',
      points: [
        'For each stage, choose after how many months without contact Today tells of a school. A note is no contact; a call, a visit, an e-mail, a letter or a meeting is.',
        'Type what your own e-mail addresses end in, so that e-mails from you are told from those to you.',
      ],
    },
    {
      title: 'Load a newer code list or rules of the DfE’s',
      steps: [
        'Under *Code lists and rules*, choose a list and press *Write out…*. It is a CSV file with the right columns.',
        'Change it, or bring the DfE’s newer list into its columns, and set its academic year. It has to hold the whole list.',
        'Press *Load a newer list…*, or drop the file on Settings. You see what is new, gone and changed, or which rows stand in the way.',
        'Press *Take it*. From its academic year on the checks, files and fields go by it; Ctrl+Z or *Back to the list before* goes back.',
      ],
    },
    {
      title: 'Set, change or remove the password',
      steps: [
        'Choose *Set a password…* and type it twice.',
        'Write down the recovery key that is shown then. Without password and key nobody can open the file, nor can its makers.',
        'Where the disk itself is encrypted (BitLocker, FileVault), tick *The disk that this file lies on is encrypted*. Trainees can be imported once this is so, or the file has a password.',
        'Choose after how many minutes the file locks itself. *Lock now* in the file’s menu does it at once.',
      ],
    },
    {
      title: 'Make the text larger or smaller',
      steps: [
        'Press *Ctrl++* or *Ctrl+-*, as in a browser; *Ctrl+0* gives the usual size. *Ctrl+K* finds *Larger text* and *Smaller text* too.',
        'It is kept on this computer only, for all files.',
      ],
    },
  ],
  keys: ['In a field or dialog', 'Everywhere'],
  undo: 'Names, staff and the academic year: press Ctrl+Z. A password is not undone: set another one, or remove it.',
  data: 'In your file, so it is the same on every computer that opens it. Staff are told apart by the account of their computer.',
  words:
    'code lists rules codes newer register csv office name provider partner staff owner password recovery key lock academic year zoom text size larger',
};
