import type { HelpPage } from './page';

export const password: HelpPage = {
  id: 'password',
  title: 'Password',
  about:
    'The file has a password. It is asked for when you open it, and again when nobody has used the computer for a while.',
  sections: [
    { title: 'Unlock the file', steps: ['Type the password and press *Enter*. You go on where you were.'] },
    {
      title: 'If the password is forgotten',
      steps: [
        'Choose *Use the recovery key* and type the key that was shown when the password was set. Spaces and dashes may be left out.',
        'Then set a new password in Settings.',
        'Without password and key the file can’t be opened by anybody. A backup from before the password was set has none.',
      ],
    },
    {
      title: 'If it is refused though it is right',
      points: [
        'Look at capital letters and at the language of the keyboard.',
        'A damaged file looks the same as a wrong password: *look at the backups* offers those that are there.',
      ],
    },
  ],
  keys: ['In a field or dialog'],
  data: 'The password is kept nowhere. The whole file and its backups are encrypted with it.',
  words: 'unlock locked recovery key forgotten',
};
