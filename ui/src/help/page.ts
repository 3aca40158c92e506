/** The help is text as data: a page a screen, drawn by one component. Words between stars stand on the screen. */

export type HelpId =
  | 'start'
  | 'today'
  | 'schools'
  | 'school'
  | 'person'
  | 'trust'
  | 'lists'
  | 'duplicates'
  | 'groups'
  | 'champions'
  | 'capacity'
  | 'supply'
  | 'trainees'
  | 'placements'
  | 'checks'
  | 'mentors'
  | 'calendar'
  | 'itap'
  | 'returns'
  | 'register'
  | 'watch'
  | 'leaving'
  | 'jigsaw'
  | 'mail'
  | 'rounds'
  | 'notices'
  | 'history'
  | 'import'
  | 'settings'
  | 'backups'
  | 'password'
  | 'about'
  | 'accessibility';

/** The usual things that one does on a screen, or what there is to know. */
export interface Section {
  title: string;
  /** One after another. */
  steps?: readonly string[];
  /** In any order. */
  points?: readonly string[];
}

export interface HelpPage {
  id: HelpId;
  /** As the screen is called. */
  title: string;
  /** What the screen is for. */
  about: string;
  sections: readonly Section[];
  /** The groups of shortcuts that count here, by their titles. */
  keys: readonly string[];
  /** What can be taken back, and how. */
  undo?: string;
  /** Where the data lies. */
  data?: string;
  /** Further words by which the page is found. */
  words?: string;
}
