import type { HelpPage } from './page';

export const register: HelpPage = {
  id: 'register',
  title: 'Schools register',
  about:
    'Loads the DfE’s register of all schools in England (“Get Information about Schools”) and keeps it up to date. Do it once a month.',
  sections: [
    {
      title: 'Get the file',
      steps: [
        'In a browser search for “Get Information about Schools”, the DfE’s own site, and choose *Downloads* there.',
        'Tick *Establishment fields CSV*, *Establishment links CSV* and, under groups, *All group records CSV*.',
        'Choose *Download selected files*. You get one zip file; leave it zipped and don’t open it in Excel, which damages it.',
      ],
    },
    {
      title: 'Load it',
      steps: [
        'Drop the file anywhere in the window, or choose *Choose the files*.',
        'Look at what was recognised and from which day it is, then choose *Load*.',
        'It takes seconds, and can be stopped: then everything stays as it was.',
      ],
    },
    {
      title: 'After a refresh',
      points: [
        'You see how many heads changed, which schools closed, opened, became academies or joined a trust.',
        'Each of these counts leads to Register watch.',
        'Rows that could not be read are listed; you can save them to a file.',
      ],
    },
  ],
  keys: ['Everywhere'],
  undo: 'The latest refresh can be taken back in History; schools of yours that were moved on since stay where they are. The first load can be taken back as long as no school is yours.',
  data: 'The register lies in your file. The desk has no connection to the internet: it never downloads anything itself. The downloaded file may be deleted after loading.',
  words: 'dfe gias load refresh download edubase',
};
