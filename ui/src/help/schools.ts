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
        'Add the filter *Distance* and type a postcode, or a school’s name or URN, and how many miles.',
        'The column of miles shows; sort by it to have the nearest first.',
        'Miles are as the crow flies. A postcode is placed by the schools of the register that have it or one like it, so its miles are approximate; those from a school are exact.',
      ],
    },
    {
      title: 'Choose and arrange columns',
      steps: [
        'Choose *Columns*. Tick what you want to see; move a column with the arrow buttons, or by dragging.',
        'Drag the edge of a heading to make a column wider. By keyboard: go to the heading and use the arrow keys on its edge.',
        'Columns up to the frozen one stay in sight when you scroll sideways. *Density* makes rows closer or wider.',
      ],
    },
    {
      title: 'Sort and group',
      points: [
        'Choose a heading to sort by it, once more to turn the order round.',
        '*Group by* puts rows with the same value under one heading with their count, such as schools by trust.',
      ],
    },
    {
      title: 'Keep a view under a name',
      steps: [
        'Set search, filters, columns and sort as you want them, then save the view under a name.',
        'Open it later from the list of views, or with *Ctrl+K* by its name.',
        'When you change something, it says *changed, not saved*: save it again, save it under another name, or go back to it as it was.',
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
        'In the bar below choose *Set stage*, *Set owner* or *Tags*. It says how many rows will change before they do.',
      ],
    },
    {
      title: 'Take a list out of the desk',
      points: [
        '*Export* writes what you see, or all columns, to CSV or Excel. It says how many rows it will have and how many of the schools are closed, so that none slips in unseen.',
        '*Ctrl+C* copies the chosen rows with their headings, to paste into a spreadsheet.',
        '*Print* makes a page with the date on it that opens in your browser.',
      ],
    },
  ],
  keys: ['In a list', 'Everywhere'],
  undo: 'Making schools yours, taking them off, stages, owners and tags: press Ctrl+Z, or use History later. Search, filters, columns and widths are only a way of looking and are not in the history.',
  data: 'England is the register as you loaded it; nobody edits it by hand. What you write about your schools, and the views that you save, lie in your file. Exports lie where you put them and are no longer protected by the file’s password.',
  words: 'list england ours freeze width density excel csv print copy postcode miles nearest bulk',
};
