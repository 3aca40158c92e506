/** What may lie over or beside any screen: the sheet of shortcuts and the help. */
import type { HelpId } from '../help/page';

interface Panels {
  sheet: boolean;
  /** The page that the help shows; `here`: that of the present screen, whichever it is; null: it is closed. */
  help: HelpId | 'here' | null;
}

export const panels: Panels = $state({ sheet: false, help: null });

/** F1: the help of this screen; where that is shown already, closes it. */
export function toggleHelp(): void {
  panels.help = panels.help === 'here' ? null : 'here';
}

export function showHelp(page: HelpId): void {
  panels.help = page;
}
