import type { HelpPage } from './page';

export const school: HelpPage = {
  id: 'school',
  title: 'A school',
  about:
    'Everything about one school: what you know on the left, what the DfE’s register says on the right, and what has changed over time.',
  sections: [
    {
      title: 'Edit what you know',
      steps: [
        'Go to a field with *Tab* and press *Enter* or *F2*, or click on it.',
        'Type. *Enter* saves; in notes of several lines *Ctrl+Enter* does. *Esc* leaves it as it was.',
        'Stage and owner are chosen from a list; a tag is typed and added with *Enter*. All is saved at once.',
      ],
    },
    {
      title: 'Who is there',
      steps: [
        'Under *People* stand those of today, then those who are announced; *former posts* shows who was there before.',
        'A line above names the posts that nobody holds: no head, no professional tutor, no main contact for ITT.',
        'Press *P* to add a person with post, e-mail and telephone at once.',
        'Rang the school and all is as it was? Press *C*: every post and address of today is confirmed.',
        'Arrow keys walk along the bars of the timeline; *Enter* opens the person.',
      ],
    },
    {
      title: 'Log a call',
      steps: [
        'Press *N*, type what happened, and press *Ctrl+Enter*. That is all.',
        'The first word says what it was: “rang”, “visited”, “met”. *Kind* can be changed, and so can the day and the person.',
        'Tick *Still right* if the person said that their post and e-mail are as you have them.',
        '*What to do next* becomes a task with its day, in the same step. *Esc* closes the box and keeps what you typed.',
      ],
    },
    {
      title: 'Look back',
      points: [
        '*Timeline* has everything that happened: calls, visits, e-mails, notes, and beside them what the register told, posts that began or ended, champions and agreements.',
        'E-mails come there when you drop them anywhere in the window.',
        '*Tasks* are what is still to do. Tick one off when it is done.',
      ],
    },
    {
      title: 'Make a school yours',
      steps: [
        'Choose *Make ours*. It begins as a prospect; change the stage when you know more.',
        'To take it off, choose *More*, then *Take off our list*. What you wrote about it goes with it, and comes back with Undo.',
      ],
    },
    {
      title: 'Go through a list',
      steps: [
        'Open a school from a list. Beside its name stands its place, such as “2 of 38”.',
        'The arrows there, or *Ctrl+↑* and *Ctrl+↓*, open the one before and after.',
        '*Alt+Left* leads back to the list, to the school where you are now.',
      ],
    },
    {
      title: 'When a school closed or became an academy',
      steps: [
        'A line at the top names the school that followed it.',
        'Choose *Follow the successor*: your notes, tags, stage and owner move to the new one. The old URN is kept below them.',
      ],
    },
    {
      title: 'When a school was added by hand',
      steps: [
        'It has no URN yet: its name, postcode, town and telephone are yours to write.',
        'Once the register has a school that it may be, its page shows it. Choose *Link*; all that you wrote stays.',
      ],
    },
    {
      title: 'Schools near it',
      points: ['*Nearest* lists the schools around it with their miles; yours are marked.'],
    },
  ],
  keys: ['On a school', 'With people', 'In a field or dialog', 'Everywhere'],
  undo: 'Every edit: press Ctrl+Z at once, or later choose the tab History and take back that one edit.',
  data: 'The tab Register is the DfE’s and is replaced with each refresh. All under “What we know” is yours, lies in your file and is never overwritten by a refresh.',
  words: 'people head vacancy stage owner tags notes parking dress access successor academy nearest',
};
