import type { HelpPage } from './page';

export const mail: HelpPage = {
  id: 'mail',
  title: 'E-mails',
  about:
    'E-mails that you drop on the window are logged on the timelines of the people and schools whose addresses they have. Nothing is fetched or sent: the desk has no mailbox and no network.',
  sections: [
    {
      title: 'Log e-mails',
      steps: [
        'Drag one or several e-mails out of your mail program and drop them anywhere in the window; or choose *Choose e-mails*.',
        'Look where each would go. Where nobody has its address, choose the school, or tick *Leave this one*.',
        'Choose *Log*. Each is logged once, however often you drop it, and one Undo takes all of them back.',
      ],
    },
    {
      title: 'What comes by itself',
      points: [
        'What you sent and what you got are told apart by what your own addresses end in; say that under *Settings*.',
        'A message that came back marks the address as bounced, so that it is not used again.',
        'An automatic reply that names a successor becomes a task, with the words that it used. Nobody’s post changes by itself.',
        'Only the text is kept. Tick *Keep what is attached* for the files too, each up to 5 MB.',
      ],
    },
    {
      title: 'When it is an .msg file',
      steps: [
        'Outlook’s own format cannot be read here.',
        'Open the message in the new Outlook or in Outlook on the web, choose *…*, then *Save as* or *Download*, and drop that .eml file.',
      ],
    },
  ],
  keys: ['Everywhere', 'In a field or dialog'],
  undo: 'Press Ctrl+Z: all that were logged together are taken back together, with the marks and tasks that came of them.',
  data: 'The text lies in your file. The e-mails themselves stay where they were.',
  words: 'eml msg outlook drop bounce undeliverable automatic reply out of office attachment',
};
