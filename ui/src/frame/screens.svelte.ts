/**
 * The screens, each a script of its own: the first one to be seen does not wait until the others have been read. They
 * are fetched as soon as it stands, so that none is waited for later.
 */
import type { Component } from 'svelte';

/** A component that is fetched when it is first wanted. */
class Later<P extends Record<string, unknown>> {
  #bring: () => Promise<{ default: Component<P> }>;
  #here = $state.raw<Component<P> | undefined>();

  constructor(bring: () => Promise<{ default: Component<P> }>) {
    this.#bring = bring;
  }

  /** The component; undefined for the moment that it takes to come. */
  get here(): Component<P> | undefined {
    if (!this.#here) void this.come();
    return this.#here;
  }

  async come(): Promise<void> {
    this.#here ??= (await this.#bring()).default;
  }
}

const later = <P extends Record<string, unknown>>(bring: () => Promise<{ default: Component<P> }>) => new Later(bring);

export const SCREENS = {
  schools: later(() => import('../screens/schools/SchoolsScreen.svelte')),
  school: later(() => import('../screens/school/SchoolScreen.svelte')),
  otherList: later(() => import('../screens/list/OtherListScreen.svelte')),
  person: later(() => import('../screens/person/PersonScreen.svelte')),
  trainee: later(() => import('../screens/trainee/TraineeScreen.svelte')),
  trust: later(() => import('../screens/trust/TrustScreen.svelte')),
  champions: later(() => import('../screens/champion/ChampionsScreen.svelte')),
  checks: later(() => import('../screens/placement/ChecksScreen.svelte')),
  placementYear: later(() => import('../screens/placement/YearScreen.svelte')),
  group: later(() => import('../screens/group/GroupScreen.svelte')),
  rounds: later(() => import('../screens/round/RoundsScreen.svelte')),
  round: later(() => import('../screens/round/RoundScreen.svelte')),
  capacity: later(() => import('../screens/capacity/CapacityScreen.svelte')),
  supply: later(() => import('../screens/capacity/SupplyScreen.svelte')),
  challenges: later(() => import('../screens/group/ChallengesScreen.svelte')),
  mentorGaps: later(() => import('../screens/mentor/GapsScreen.svelte')),
  calendar: later(() => import('../screens/calendar/CalendarScreen.svelte')),
  itap: later(() => import('../screens/itap/ItapScreen.svelte')),
  returns: later(() => import('../screens/returns/FilesScreen.svelte')),
  returnProblems: later(() => import('../screens/returns/ProblemsScreen.svelte')),
  signOff: later(() => import('../screens/returns/SignOffScreen.svelte')),
  funding: later(() => import('../screens/returns/FundingScreen.svelte')),
  duplicates: later(() => import('../screens/duplicates/DuplicatesScreen.svelte')),
  leaving: later(() => import('../screens/tenure/LeavingScreen.svelte')),
  jigsaw: later(() => import('../screens/jigsaw/JigsawScreen.svelte')),
  importing: later(() => import('../screens/import/ImportScreen.svelte')),
  mail: later(() => import('../screens/mail/MailScreen.svelte')),
  changes: later(() => import('../screens/register/ChangesScreen.svelte')),
  register: later(() => import('../screens/register/RegisterScreen.svelte')),
  history: later(() => import('../screens/history/HistoryScreen.svelte')),
  settings: later(() => import('../screens/settings/SettingsScreen.svelte')),
  backups: later(() => import('../screens/backups/BackupsScreen.svelte')),
  about: later(() => import('../screens/about/AboutScreen.svelte')),
  start: later(() => import('../screens/start/StartScreen.svelte')),
  password: later(() => import('../screens/password/PasswordScreen.svelte')),
};

/** Fetches what has not been seen yet, one after the other. */
export async function bringScreens(): Promise<void> {
  for (const screen of Object.values(SCREENS)) {
    await screen.come();
    // What someone does meanwhile comes first.
    await new Promise((done) => setTimeout(done, 30));
  }
}
