import type { HelpPage } from './page';

export const person: HelpPage = {
  id: 'person',
  title: 'A person',
  about:
    'Someone at a school, at a trust or with us: how they are reached, what they are and were, and what you know of them.',
  sections: [
    {
      title: 'Find someone',
      steps: [
        'Press *Ctrl+K* and type a part of the name, the school, the post, the e-mail or the telephone.',
        'Choose them with the arrows and press *Enter*.',
      ],
    },
    {
      title: 'Still right?',
      points: [
        'Beside each post and address stands how fresh it is: confirmed, ageing after six months, stale after twelve, never confirmed, or bounced.',
        'Press *C* when you have heard that all is right today. What bounces is left as it is.',
        'The tick beside one address confirms only that.',
      ],
    },
    {
      title: 'Posts',
      steps: [
        'Press *P* to add a post: find the school, choose the post, and say since when, as far as you know.',
        'Press *H* when someone else takes over the post: it ends here and begins there in one step.',
        'Open *More* beside a post to make someone the main contact for ITT, or to confirm only that post.',
        'Arrow keys walk along the bars of the timeline; *Enter* opens the school or trust.',
      ],
    },
    {
      title: 'E-mails and telephones',
      steps: [
        'Go to an address with *Tab* and press *Enter* to correct it. A corrected one is known to be right today.',
        'Open *More* beside it when mail came back, to use it first, to say that it is private, or to remove it.',
        'Addresses of a post or a school stay when people go; they stand apart.',
      ],
    },
    {
      title: 'Objections and removal',
      points: [
        'Choose *More*, then *Objects to mailings*: nobody writes to them by a mailing from then on.',
        'Someone who has left keeps their page: end the post. *Remove this person* is for what should never have been there, and says what goes.',
      ],
    },
  ],
  keys: ['With people', 'On a school', 'In a field or dialog', 'Everywhere'],
  undo: 'Everything: Ctrl+Z at once, or later the tab History. A person who was removed comes back with all that went.',
  data: 'All of it lies in your file. Notes are candid and never go into anything that is sent out.',
  words: 'people contact email telephone bounced confirm freshness tags post tenure timeline',
};
