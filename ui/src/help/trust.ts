import type { HelpPage } from './page';

export const trust: HelpPage = {
  id: 'trust',
  title: 'A trust',
  about: 'A trust with its people, its schools that are yours and its others, and what the DfE’s register says of it.',
  sections: [
    {
      title: 'What you know',
      steps: [
        'Choose who of you looks after it, and write notes; both are saved at once.',
        'Press *P* to add someone of the trust, such as its CEO or ITT lead; press *C* when all are still right today.',
      ],
    },
    {
      title: 'Its schools',
      points: [
        'Yours stand first, open or not; then the others that are open.',
        'A trust that the groups file of the register does not have still has its name and its schools.',
      ],
    },
  ],
  keys: ['With people', 'In a field or dialog', 'Everywhere'],
  undo: 'Every edit: Ctrl+Z at once, or later the tab History.',
  data: 'What the register says is the DfE’s and is replaced with each refresh. Notes, owner, people and addresses are yours.',
  words: 'mat academy group uid ceo owner schools',
};
