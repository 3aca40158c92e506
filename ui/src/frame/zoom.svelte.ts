/**
 * How large the page is drawn, as a browser's zoom. It belongs to the eyes at this computer, so it is kept there and not
 * in the office's file.
 */
import { host } from '../api/host';

/** As browsers step; 1 is the usual size. */
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5];
const USUAL = STEPS.indexOf(1);
const KEPT = 'zoom';

let at = $state(USUAL);

/** As it was left the last time. */
export function restoreZoom(): void {
  const kept = STEPS.indexOf(Number(localStorage.getItem(KEPT)));
  if (kept >= 0 && kept !== at) set(kept);
}

export function canZoom(by: 1 | -1): boolean {
  return STEPS[at + by] !== undefined;
}

export function zoom(by: 1 | -1): void {
  set(at + by);
}

export function isUsualSize(): boolean {
  return at === USUAL;
}

export function usualSize(): void {
  set(USUAL);
}

function set(step: number): void {
  const factor = STEPS[step];
  if (factor === undefined) return;
  at = step;
  localStorage.setItem(KEPT, String(factor));
  void host().zoom(factor);
}
