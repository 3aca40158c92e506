/** Every page of the help, in the order in which they are listed, and which one belongs to a screen. */
import type { Path, Plain } from '../routes.svelte';
import { about } from './about';
import { accessibility } from './accessibility';
import { backups } from './backups';
import { capacity, supply } from './capacity';
import { calendar } from './calendar';
import { champions } from './champions';
import { duplicates } from './duplicates';
import { groups } from './groups';
import { history } from './history';
import { jigsaw } from './jigsaw';
import { checks, placements } from './placements';
import { itap } from './itap';
import { lists } from './lists';
import { importing } from './importing';
import { mail } from './mail';
import { mentors } from './mentors';
import type { HelpId, HelpPage } from './page';
import { leaving } from './leaving';
import { password } from './password';
import { person } from './person';
import { register } from './register';
import { returns } from './returns';
import { notices, rounds } from './rounds';
import { school } from './school';
import { schools } from './schools';
import { settings } from './settings';
import { start } from './start';
import { today } from './today';
import { trainees } from './trainees';
import { trust } from './trust';
import { watch } from './watch';

export const HELP: readonly HelpPage[] = [
  today,
  schools,
  school,
  person,
  trust,
  lists,
  duplicates,
  groups,
  champions,
  rounds,
  notices,
  jigsaw,
  capacity,
  supply,
  trainees,
  placements,
  checks,
  mentors,
  itap,
  calendar,
  returns,
  mail,
  watch,
  register,
  leaving,
  importing,
  history,
  settings,
  backups,
  start,
  password,
  about,
  accessibility,
];

const OF_SCREEN: Record<Plain, HelpId> = {
  '/start': 'start',
  '/today': 'today',
  '/schools': 'schools',
  '/england': 'schools',
  '/person': 'person',
  '/trust': 'trust',
  '/people': 'lists',
  '/posts': 'lists',
  '/trusts': 'lists',
  '/champions': 'lists',
  '/tasks': 'lists',
  '/groups': 'groups',
  '/agreements': 'lists',
  '/rounds': 'rounds',
  '/rounds/schools': 'rounds',
  '/round': 'rounds',
  '/notices': 'notices',
  '/offers': 'lists',
  '/hostings': 'lists',
  '/capacity': 'capacity',
  '/supply': 'supply',
  '/trainees': 'trainees',
  '/placements': 'placements',
  '/placements/year': 'placements',
  '/checks': 'checks',
  '/blocks': 'placements',
  '/mentors': 'mentors',
  '/mentors/gaps': 'mentors',
  '/calendar': 'calendar',
  '/itap': 'itap',
  '/returns': 'returns',
  '/returns/problems': 'returns',
  '/returns/sign-off': 'returns',
  '/returns/funding': 'returns',
  '/group': 'groups',
  '/challenges': 'groups',
  '/duplicates': 'duplicates',
  '/champions/board': 'champions',
  '/champions/coverage': 'champions',
  '/champions/risks': 'champions',
  '/register': 'register',
  '/register/changes': 'watch',
  '/leaving': 'leaving',
  '/jigsaw': 'jigsaw',
  '/import': 'import',
  '/mail': 'mail',
  '/history': 'history',
  '/settings': 'settings',
  '/backups': 'backups',
  '/about': 'about',
  '/password': 'password',
};

/** The help of the screen at this path. */
export function helpOf(path: Path): HelpId {
  return OF_SCREEN[path as Plain] ?? (path.startsWith('/trainee/') ? 'trainees' : 'school');
}

export function helpPage(id: HelpId): HelpPage {
  return HELP.find((page) => page.id === id) ?? today;
}
