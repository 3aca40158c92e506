import type { HelpPage } from './page';

export const lists: HelpPage = {
  id: 'lists',
  title: 'People and other lists',
  about:
    'Who is at your schools and trusts, which posts they hold, who champions training, what you have agreed and what is to do. Every list is searched, filtered, sorted, grouped, saved and exported like that of the schools.',
  sections: [
    {
      title: 'Find people',
      steps: [
        'Type a name, school, trust, e-mail or telephone into the search above the list.',
        'Choose *Add filter* for anything else, such as *Posts* for all heads, or *Freshness* for contacts that nobody has confirmed for long.',
        '*Posts*, beside *People* at the top, has a row for each post that somebody holds, held or will hold.',
      ],
    },
    {
      title: 'See how fresh a contact is',
      points: [
        '*Confirmed*: somebody said so in the last six months. *Ageing*: more than six months ago. *Stale*: more than twelve. The months are set in Settings.',
        '*Never confirmed*: nobody has said so yet. *Bounced*: e-mail came back.',
      ],
    },
    {
      title: 'Take a list out of the desk',
      points: [
        '*Export* says how many of the rows are former, so that nobody who has left slips in unseen. *Leave out* takes them off.',
      ],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  data: 'People and what you know of them lie in your file. Exports lie where you put them and are no longer protected by the file’s password.',
  words: 'people posts trusts champions tasks groups agreements contacts e-mail telephone fresh stale bounced former',
};
