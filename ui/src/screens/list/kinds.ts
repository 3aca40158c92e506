/** What is particular to each list: how it is spoken of, where its rows lead, how wide its columns are. */
import type { List } from '../../api/generated';
import type { Row } from '../../grid/columns';
import type { Path, Route } from '../../routes.svelte';

export interface ListKind {
  list: List;
  path: Path;
  /** Over the screen, and what the back button calls it. */
  title: string;
  /** What a reader hears of it. */
  label: string;
  /** As the palette says whose a saved view is: “View of our schools”. */
  called: string;
  /** What it is called where no view narrows it. */
  whole: string;
  /** What one row is called, and many. */
  rows: readonly [string, string];
  /** What the words of a search are looked for in. */
  searched: string;
  /** Where a row leads. */
  route: (row: Row) => Route;
  /** Widths where the kind of a column alone gives a bad one. The first column takes what is left. */
  widths: Readonly<Record<string, number>>;
  /** Columns whose cells are more than words, and when. */
  drawn: Readonly<Record<string, (text: string) => boolean>>;
}

const words = (text: string) => text !== '';

const OF_A_SCHOOL = {
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

/** Most schools are open, and that is a word. */
const DRAWN_OF_A_SCHOOL = {
  status: (text: string) => text !== 'Open' && text !== '',
  stage: words,
  tags: words,
  ours: (text: string) => text === 'Yes',
};

const SEARCHED_SCHOOLS = 'name, URN, postcode, town, head or trust';

export const KINDS: Readonly<Record<List, ListKind>> = {
  england: {
    list: 'england',
    path: '/england',
    title: 'Schools',
    label: 'Schools in England',
    called: 'England',
    whole: 'All of England',
    rows: ['school', 'schools'],
    searched: SEARCHED_SCHOOLS,
    route: (row) => `/establishment/${row.id}`,
    widths: { name: 280, ...OF_A_SCHOOL },
    drawn: DRAWN_OF_A_SCHOOL,
  },
  schools: {
    list: 'schools',
    path: '/schools',
    title: 'Schools',
    label: 'Our schools',
    called: 'our schools',
    whole: 'All our schools',
    rows: ['school', 'schools'],
    searched: SEARCHED_SCHOOLS,
    route: (row) => `/school/${row.id}`,
    widths: { name: 280, ...OF_A_SCHOOL },
    drawn: DRAWN_OF_A_SCHOOL,
  },
};
