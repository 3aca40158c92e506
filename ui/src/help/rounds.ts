import type { HelpPage } from './page';

export const rounds: HelpPage = {
  id: 'rounds',
  title: 'Yearly check',
  about:
    'You ask your schools once for what you want to know, each on a form that already says what you hold. Their answers come back as files and e-mails, you look at what changed, and accept. Nothing is sent from here: your mail program sends the drafts.',
  sections: [
    {
      title: 'Ask',
      steps: [
        'Choose *New round*, then one of the three: leadership in September, hosting in February, mentors and contacts in June.',
        'Under *Questions* switch off what you do not need, and add up to five of your own. More than twelve make a form that schools put aside. A change after the drafts are written means writing them again; once a form went out, the questions stay.',
        'Under *Schools* look who is asked, and who cannot be: they stand there with their telephone.',
        'Under *Write and send* choose *A test to myself* first, then *Write the drafts*. Open the folder and send each draft from your mail program; then press *Mark as sent* for the batch.',
      ],
    },
    {
      title: 'Read what comes back',
      steps: [
        'Drop returned workbooks, answer files and e-mails that carry them on the window, wherever you are: they are read into their round. The sheet of your online form and e-mails without a form are dropped while the round is open.',
        'Drop as many as you like, as often as you like: what was read before is told apart.',
        'An e-mail that says only “OK” or “no change” counts as unchanged.',
        'What cannot be matched is set aside with the reason. Choose its school, or leave it.',
      ],
    },
    {
      title: 'Review',
      points: [
        'Beside each other stand what you hold, what they said, and what the DfE’s register says.',
        '*Accept* takes the reply as it is shown. For a reply that changes nothing it confirms every field, and *Accept all unchanged* does that for all of them in one go.',
        'Press *T* to take, *K* to keep, *E* to write something else. Another name in a post ends the one and begins the other.',
        'Each accepted reply is one step: Undo, or History, brings back exactly what was there, and leaves the others.',
      ],
    },
    {
      title: 'Chase, and compare',
      points: [
        'Under *Chase* stands who has not answered, the longest first, with whom you last spoke. Write reminders to those who are chosen, or print a list to ring.',
        'Under *Response* stands how many answered, by local authority, phase or trust, beside last year.',
        '*Next year’s round* begins a new round from this one.',
      ],
    },
    {
      title: 'If nothing is here',
      points: ['Make schools yours first, then choose which of the three to ask.'],
    },
  ],
  keys: ['In the review of replies', 'Everywhere'],
  undo: 'A round, its questions, a batch that is marked and each accepted reply are one step each: press Ctrl+Z, or use History later.',
  data: 'The round and what schools said lie in your file. The drafts and forms lie in the folder that you chose.',
  words:
    'round form questionnaire survey annual leadership hosting mentors draft eml workbook reply answer chase remind response merge forms',
};

export const notices: HelpPage = {
  id: 'notices',
  title: 'Privacy notices',
  about:
    'Who agreed to mailings or objected to them, with how you know; and whom others named, so that they have to be told that you hold their details.',
  sections: [
    {
      title: 'Objections and consents',
      points: [
        'An objection is obeyed before anything is written. The yearly check carries no promotion and needs no consent; where somebody objected, somebody else at the school is asked, or the school is in the list to ring.',
        'Each line says who, when, how, and what they were told. A new line never removes the one before it.',
      ],
    },
    {
      title: 'Privacy notices to give',
      steps: ['Open the draft, check its words and send it from your mail program.', 'Then choose *Mark as given*.'],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'Press Ctrl+Z, or use History later.',
  data: 'The evidence lies in your file and stays with the person.',
  words: 'consent objection marketing gdpr pecr privacy notice opt out newsletter',
};
