/** Every page of the help, in the order in which they are listed, and which one belongs to a screen. */
import type { Path, Plain } from '../routes.svelte';
import { about } from './about';
import { accessibility } from './accessibility';
import { backups } from './backups';
import { history } from './history';
import { mail } from './mail';
import type { HelpId, HelpPage } from './page';
import { password } from './password';
import { register } from './register';
import { school } from './school';
import { schools } from './schools';
import { settings } from './settings';
import { start } from './start';
import { today } from './today';
import { watch } from './watch';

export const HELP: readonly HelpPage[] = [
  today,
  schools,
  school,
  mail,
  watch,
  register,
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
  '/register': 'register',
  '/register/changes': 'watch',
  '/mail': 'mail',
  '/history': 'history',
  '/settings': 'settings',
  '/backups': 'backups',
  '/about': 'about',
  '/password': 'password',
};

/** The help of the screen at this path. */
export function helpOf(path: Path): HelpId {
  return OF_SCREEN[path as Plain] ?? 'school';
}

export function helpPage(id: HelpId): HelpPage {
  return HELP.find((page) => page.id === id) ?? today;
}
