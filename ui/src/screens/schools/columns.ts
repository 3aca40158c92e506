/** Widths where the kind alone gives a bad one. The first column takes what is left. */
export const WIDTHS: Record<string, number> = {
  name: 260,
  urn: 76,
  laestab: 84,
  status: 112,
  phase: 104,
  type: 190,
  la: 136,
  region: 136,
  town: 120,
  postcode: 88,
  ages: 72,
  pupils: 72,
  head: 160,
  trust: 190,
  stage: 150,
  owner: 130,
  tags: 150,
  telephone: 120,
};

/** Columns whose cells are more than words. */
export const DRAWN = ['status', 'stage', 'tags', 'ours'];
