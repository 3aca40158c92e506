/** Widths where the kind alone gives a bad one. The first column takes what is left. */
export const WIDTHS: Record<string, number> = {
  name: 280,
  urn: 76,
  la: 140,
  phase: 124,
  type: 190,
  trust: 190,
  ages: 68,
  head: 165,
  town: 120,
  postcode: 90,
  status: 110,
  stage: 172,
  owner: 130,
  distance: 92,
};

const words = (text: string) => text !== '';

/** Columns whose cells are more than words, and when: most schools are open, and that is a word. */
export const DRAWN: Record<string, (text: string) => boolean> = {
  status: (text) => text !== 'Open' && text !== '',
  stage: words,
  tags: words,
  ours: (text) => text === 'Yes',
};
