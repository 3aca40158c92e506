import type { HelpPage } from './page';

export const schools: HelpPage = {
  id: 'schools',
  title: 'Schools',
  about:
    'Two lists: *England* has every school of the DfE’s register, *Ours* has those that you work with. Both are searched, filtered, sorted, saved and exported alike.',
  sections: [
    {
      title: 'Find schools',
      steps: [
        'Type a name, URN, postcode, town, head or trust into the search above the list. To find one school from anywhere press *Ctrl+K*.',
        'Choose *Add filter* for anything else: phase, local authority, ages, pupils, dates, or what is blank.',
        'Each filter stands above the list as words, such as “Phase is Primary”. Choose it to change it; its cross takes it off. *Clear all* takes off the search and every filter.',
      ],
    },
    {
      title: 'Find the schools near a place',
      steps: [
        'Choose *Distance* above the list. Type a postcode, the first half of one, or a school’s URN, and choose how far.',
        'Choose *Show the nearest first*. A column of miles shows, and the list is sorted by it.',
        'Miles are as the crow flies. A postcode is placed by the schools of the register that have it or one like it, so its miles are approximate; those from a school are exact.',
      ],
    },
    {
      title: 'Choose and arrange columns',
      steps: [
        'Choose *Columns*. Tick what you want to see; move a column with the arrow buttons beside it. *Usual columns* puts all back.',
        'Drag the edge of a heading to make a column wider; by keyboard go to the heading and press *Shift+→* or *Shift+←*.',
        '*Freeze while scrolling* keeps the first columns in sight; *Rows close together* shows more rows at once.',
        'The arrow in a heading, or *Alt+↓* on it, opens its menu: *Filter by*, *Group by*, *Move to the left*, *Freeze up to here*, *Hide*.',
      ],
    },
    {
      title: 'Sort and group',
      points: [
        'Choose a heading to sort by it, once more to turn the order round.',
        '*Group rows by* under *Columns* puts rows with the same value under one heading with their count, such as schools by trust. Choose the heading to fold it.',
      ],
    },
    {
      title: 'Keep a view under a name',
      steps: [
        'Set search, filters, columns and sort as you want them. Then choose *View*, *Save as a new view…* and type a name.',
        'Open it later under *View*, or with *Ctrl+K* by its name.',
        'When you change something, it says *changed, not saved*: *Save* keeps the change in the view, *Put back* shows the view as it was, and *View*, *Save as a new view…* keeps both.',
      ],
    },
    {
      title: 'Add schools of yours',
      steps: [
        'In *England* choose rows, then *Make them ours*. Or choose *Add schools* and paste a list: names, postcodes, URNs, or rows of a spreadsheet, one school a line.',
        'What was pasted is matched with the register. Under *To settle* say which school a doubtful line means, look for another one, or leave it out.',
        'For a school that is not in the register choose *Add one by hand*. Its page offers to link it once a newer register has it.',
      ],
    },
    {
      title: 'Change many at once',
      steps: [
        'Choose rows with *Space*, with *Shift* and the arrow keys, or all with *Ctrl+A*.',
        'In the bar below choose *Set stage*, *Set owner* or *Tags*; *More* has the rest. It says how many rows will change before they do.',
      ],
    },
    {
      title: 'Take a list out of the desk',
      points: [
        '*Export* writes what you see, or all columns, to Excel or CSV, or makes a page that your browser opens and prints, with its groups. It says how many rows it will have and how many of the schools are closed, so that none slips in unseen.',
        '*Ctrl+C* copies the chosen rows with their headings, to paste into a spreadsheet.',
      ],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'Making schools yours, taking them off, stages, owners and tags: press Ctrl+Z, or use History later. Search, filters, columns and widths are only a way of looking and are not in the history.',
  data: 'England is the register as you loaded it; nobody edits it by hand. What you write about your schools, and the views that you save, lie in your file. Exports lie where you put them and are no longer protected by the file’s password.',
  words: 'list england ours freeze width density close rows excel csv copy postcode miles nearest bulk',
};
