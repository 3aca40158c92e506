/**
 * Everything that can be done from anywhere by a key or from the palette, declared once. The keyboard, the sheet of
 * shortcuts, About, the menu of the file and the palette all read this table, so that no key is told of that does
 * nothing.
 */
import { actQuietly } from '../api/client.svelte';
import { host } from '../api/host';
import { redo, session, undo, undoable } from '../api/session.svelte';
import { HELP } from '../help/pages';
import type { IconName } from '../kit/icons';
import { back, current, forward, go, type Plain } from '../routes.svelte';
import { spoken } from './keys';
import { isOffered, runOffered, type OfferedId } from './offers.svelte';
import { panels, showHelp, toggleHelp } from './panels.svelte';
import { canZoom, isUsualSize, usualSize, zoom } from './zoom.svelte';

export interface Command {
  id: string;
  /** In the office's words, beginning with a verb. */
  label: string;
  icon: IconName;
  /** Further words by which it is found. */
  words?: string;
  /** The first is the one that a tooltip and the palette show. */
  keys?: readonly string[];
  /** Where it applies: everywhere, only in a list, only on the page of a school, person or trust. */
  where: 'everywhere' | 'list' | 'school';
  /** It needs a file that can be written. */
  writes?: boolean;
  /** Its keys work in a text field too. */
  whileTyping?: boolean;
  /** Its keys work over a dialog too. */
  overDialogs?: boolean;
  /** The palette shows it only when it is asked for by its words. */
  onlyByWords?: boolean;
  /** Whether it can be done now, as far as that hangs on anything else. */
  ready: () => boolean;
  run: () => void;
}

export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

const fileIsOpen = () => session.file !== null;

const offered = (id: OfferedId) => ({ id, ready: () => isOffered(id), run: () => runOffered(id) });

const goes = (path: Plain, label: string, icon: IconName, rest: Partial<Command> = {}): Command => ({
  id: `go.${path}`,
  label,
  icon,
  where: 'everywhere',
  whileTyping: true,
  ready: fileIsOpen,
  run: () => go(path),
  ...rest,
});

const LIST: readonly Command[] = [
  { ...offered('list.search'), label: 'Search this list', icon: 'search', keys: ['/', 'Ctrl+F'], where: 'list' },
  { ...offered('list.add'), label: 'Add schools', icon: 'add', words: 'paste urns names', where: 'list', writes: true },
  {
    ...offered('list.columns'),
    label: 'Choose columns and groups',
    icon: 'settings',
    words: 'hide order freeze',
    where: 'list',
  },
  {
    ...offered('list.save'),
    label: 'Save this list as a view',
    icon: 'list',
    words: 'name keep',
    where: 'list',
    writes: true,
  },
  {
    ...offered('list.copy'),
    label: 'Copy the rows that are chosen',
    icon: 'copy',
    words: 'clipboard paste',
    where: 'list',
  },
  {
    ...offered('list.export'),
    label: 'Export or print this list',
    icon: 'export',
    words: 'csv excel xlsx save paper',
    where: 'list',
  },
];

const SCHOOL: readonly Command[] = [
  {
    ...offered('school.previous'),
    label: 'Previous in the list',
    icon: 'arrowUp',
    keys: ['Ctrl+ArrowUp'],
    where: 'school',
  },
  {
    ...offered('school.next'),
    label: 'Next in the list',
    icon: 'arrowDown',
    keys: ['Ctrl+ArrowDown'],
    where: 'school',
  },
  {
    ...offered('record.log'),
    label: 'Log a call, visit or note',
    icon: 'phone',
    words: 'rang e-mail letter meeting timeline activity',
    keys: ['N'],
    where: 'school',
    writes: true,
  },
  { ...offered('school.makeOurs'), label: 'Make this school ours', icon: 'star', where: 'school', writes: true },
  {
    ...offered('post.change'),
    label: 'Change a post-holder',
    icon: 'people',
    words: 'head leaves new comes leaver successor',
    keys: ['H'],
    where: 'school',
    writes: true,
  },
];

const PEOPLE: readonly Command[] = [
  {
    ...offered('people.confirm'),
    label: 'Posts and addresses are still right today',
    icon: 'check',
    words: 'confirm people fresh',
    keys: ['C'],
    where: 'school',
    writes: true,
  },
  {
    ...offered('people.add'),
    label: 'Add a person here, or a post to this person',
    icon: 'person',
    words: 'new head tutor mentor contact',
    keys: ['P'],
    where: 'school',
    writes: true,
  },
  {
    ...offered('person.rename'),
    label: 'Change the names of this person',
    icon: 'edit',
    words: 'surname title known as',
    where: 'school',
    writes: true,
  },
];

const PLACES: readonly Command[] = [
  goes('/today', 'Go to Today', 'home', { keys: ['Ctrl+1'], words: 'start first screen' }),
  goes('/schools', 'Go to our schools', 'school', { keys: ['Ctrl+2'], words: 'list partnership' }),
  goes('/england', 'Go to all schools in England', 'list', { keys: ['Ctrl+3'], words: 'list register' }),
  goes('/people', 'Go to people', 'person', { keys: ['Ctrl+6'], words: 'list heads mentors contacts' }),
  goes('/tasks', 'Go to tasks', 'check', { keys: ['Ctrl+7'], words: 'list to do due overdue' }),
  goes('/posts', 'Go to posts', 'person', { words: 'list tenures roles who holds' }),
  goes('/trusts', 'Go to trusts', 'building', { words: 'list mat academy' }),
  goes('/champions', 'Go to the list of champions', 'star', { words: 'list itt' }),
  goes('/groups', 'Go to working groups', 'people', { words: 'list meetings challenges' }),
  goes('/challenges', 'Search the challenges of all groups', 'search', { words: 'go solutions helped theme' }),
  goes('/duplicates', 'Go to duplicates', 'people', { words: 'merge same person twice different' }),
  goes('/mentors', 'Go to mentors', 'people', { words: 'list training trn hours funded tick off' }),
  goes('/mentors/gaps', 'Go to training gaps', 'alert', { words: 'mentors without training lost' }),
  goes('/itap', 'Go to ITaP', 'list', { words: 'intensive training practice weeks hosts attendance' }),
  goes('/calendar', 'Go to the calendar', 'clock', { words: 'term dates inset holidays bank' }),
  goes('/returns', 'Go to DfE files', 'file', {
    words: 'returns register windows deadlines placements status bulk check upload',
  }),
  goes('/returns/problems', 'Go to problems in DfE files', 'alert', { words: 'missing register errors fields' }),
  goes('/returns/sign-off', 'Go to sign-off: census and performance profile', 'check', {
    words: 'ready counts checked dfe',
  }),
  goes('/returns/funding', 'Go to mentor funding', 'people', {
    words: 'claims hours statement business manager quality assurance',
  }),
  goes('/agreements', 'Go to agreements', 'file', { words: 'list signed sent lapsed' }),
  goes('/rounds', 'Go to the yearly check', 'mail', {
    words: 'rounds ask schools form leadership hosting mentors replies chase review',
  }),
  goes('/notices', 'Go to objections and privacy notices', 'shield', {
    words: 'consent mailings marketing gdpr opt out told',
  }),
  goes('/jigsaw', 'Place trainees in the jigsaw', 'jigsaw', { words: 'go match places block fit drag what if' }),
  goes('/trainees', 'Go to trainees', 'person', { words: 'list students checks dbs cohort' }),
  goes('/placements', 'Go to placements', 'link', { words: 'list trainees schools confirmed sent' }),
  goes('/placements/year', 'Go to the year of placements', 'clock', { words: 'calendar bars who is where when' }),
  goes('/checks', 'Go to the checks of placements', 'alert', { words: 'rules wrong days mentor agreement capacity' }),
  goes('/blocks', 'Go to blocks', 'list', { words: 'placement periods school a b dates' }),
  goes('/capacity', 'Go to capacity: what schools host', 'grid', { words: 'hosting offers places year excel safe' }),
  goes('/supply', 'Go to supply against demand', 'grid', { words: 'places needed short offered placements' }),
  goes('/offers', 'Go to placement offers', 'list', { words: 'places hosting year' }),
  goes('/hostings', 'Go to answers to hosting', 'list', { words: 'interest reasons who said no not this year' }),
  goes('/register/changes', 'Go to Register watch', 'watch', { keys: ['Ctrl+4'], words: 'changes heads closures' }),
  goes('/leaving', 'Who is leaving? Schools to ring', 'phone', { words: 'go notice call leavers' }),
  goes('/champions/board', 'Go to the board of champions', 'star', { words: 'board stages identified agreed active' }),
  goes('/champions/coverage', 'Go to where champions are missing', 'star', { words: 'coverage count la phase trust' }),
  goes('/champions/risks', 'Go to succession risks', 'alert', {
    words: 'champion leaving head acting contact confirmed',
  }),
  goes('/mail', 'Log e-mails', 'mail', { words: 'drop eml outlook timeline bounce reply' }),
  goes('/history', 'Go to History', 'history', { keys: ['Ctrl+5'], words: 'undo revert audit log who' }),
  goes('/import', 'Import a sheet', 'paste', {
    words: 'go csv xlsx excel spreadsheet people contacts paste file',
    writes: true,
  }),
  goes('/register', 'Load the register', 'register', { words: 'go refresh dfe gias file download' }),
  goes('/settings', 'Go to Settings', 'settings', { words: 'office name staff password academic year options' }),
  goes('/backups', 'Go to Backups', 'backup', { words: 'copy restore save' }),
  goes('/about', 'Go to About', 'info', { words: 'version licences keyboard' }),
];

/** For the eyes at this computer: whatever is on the screen. */
const ANYWHERE = { where: 'everywhere', whileTyping: true, overDialogs: true } as const;

const SIZES: readonly Command[] = [
  {
    id: 'zoom.larger',
    label: 'Larger text',
    icon: 'add',
    words: 'zoom in bigger size',
    keys: ['Ctrl+Plus', 'Ctrl+='],
    ready: () => canZoom(1),
    run: () => zoom(1),
    ...ANYWHERE,
  },
  {
    id: 'zoom.smaller',
    label: 'Smaller text',
    icon: 'minus',
    words: 'zoom out size',
    keys: ['Ctrl+-'],
    ready: () => canZoom(-1),
    run: () => zoom(-1),
    ...ANYWHERE,
  },
  {
    id: 'zoom.usual',
    label: 'Text in its usual size',
    icon: 'search',
    words: 'zoom reset normal 100',
    keys: ['Ctrl+0'],
    ready: () => !isUsualSize(),
    run: usualSize,
    ...ANYWHERE,
  },
];

const EVERYWHERE: readonly Command[] = [
  {
    ...offered('find'),
    label: 'Find a school, a person, a view or a command',
    icon: 'search',
    keys: ['Ctrl+K'],
    where: 'everywhere',
    whileTyping: true,
  },
  {
    id: 'help',
    label: 'Help for this screen',
    icon: 'help',
    words: 'how manual guide',
    keys: ['F1'],
    where: 'everywhere',
    whileTyping: true,
    ready: () => true,
    run: toggleHelp,
  },
  {
    id: 'sheet',
    label: 'Show all shortcuts',
    icon: 'keyboard',
    words: 'keys keyboard',
    keys: ['?'],
    where: 'everywhere',
    ready: () => true,
    run: () => (panels.sheet = true),
  },
  {
    id: 'back',
    label: 'Back, to the same place in the list',
    icon: 'back',
    keys: ['Alt+ArrowLeft'],
    where: 'everywhere',
    whileTyping: true,
    ready: () => current.back !== null,
    run: back,
  },
  {
    id: 'forward',
    label: 'Forward',
    icon: 'forward',
    keys: ['Alt+ArrowRight'],
    where: 'everywhere',
    whileTyping: true,
    ready: () => current.forward !== null,
    run: forward,
  },
  {
    id: 'undo',
    label: 'Undo',
    icon: 'undo',
    words: 'take back',
    keys: ['Ctrl+Z'],
    where: 'everywhere',
    writes: true,
    ready: () => undoable.undo !== null,
    run: () => void undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    icon: 'redo',
    words: 'again',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    where: 'everywhere',
    writes: true,
    ready: () => undoable.redo !== null,
    run: () => void redo(),
  },
  ...SIZES,
];

/** What the menu of the file offers too. */
export const OF_THE_FILE: readonly Command[] = [
  goes('/start', 'Open or make another file', 'open', { words: 'new sample' }),
  {
    id: 'file.reveal',
    label: 'Show the file in its folder',
    icon: 'folder',
    words: 'place where',
    where: 'everywhere',
    ready: fileIsOpen,
    run: () => void (session.file && host().reveal(session.file.path)),
  },
  {
    id: 'file.lock',
    label: 'Lock now',
    icon: 'lock',
    words: 'file password',
    where: 'everywhere',
    ready: () => session.file?.encrypted ?? false,
    run: () => void actQuietly('file_lock', {}),
  },
  {
    id: 'file.close',
    label: 'Close the file',
    icon: 'close',
    where: 'everywhere',
    ready: fileIsOpen,
    run: () => void actQuietly('file_close', {}),
  },
];

const HELP_PAGES: readonly Command[] = HELP.map((page) => ({
  id: `help.${page.id}`,
  label: `Help: ${page.title}`,
  icon: 'help',
  words: [...page.sections.map((section) => section.title), page.words ?? ''].join(' '),
  where: 'everywhere',
  onlyByWords: true,
  ready: () => true,
  run: () => showHelp(page.id),
}));

/** In the order in which the palette shows them: what belongs to the present screen first. */
export const GROUPS: readonly CommandGroup[] = [
  { title: 'In a list', commands: LIST },
  { title: 'On a school', commands: SCHOOL },
  { title: 'With people', commands: PEOPLE },
  { title: 'Everywhere', commands: EVERYWHERE },
  { title: 'Go to', commands: PLACES },
  { title: 'The file', commands: OF_THE_FILE },
  { title: 'Help', commands: HELP_PAGES },
];

export const COMMANDS: readonly Command[] = GROUPS.flatMap((group) => group.commands);

/** Whether it can be done now. */
export function canRun(command: Command): boolean {
  return command.ready() && (!command.writes || (session.file?.writable ?? false));
}

/** A tooltip's words with the command's keys behind them: `Undo: Set the stage (Ctrl+Z)`. */
export function withKeys(words: string, id: string): string {
  const chord = COMMANDS.find((command) => command.id === id)?.keys?.[0];
  return chord ? `${words} (${spoken(chord)})` : words;
}
