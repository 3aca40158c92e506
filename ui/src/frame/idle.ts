/** Locks a file with a password once nobody has touched a key or the mouse for so many minutes. */
import { actQuietly } from '../api/client.svelte';

const LOOKS_EVERY = 5_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** `minutes` is asked anew each time; 0: never. Returns how to stop. */
export function lockWhenIdle(minutes: () => number): () => void {
  let last = Date.now();
  const touched = () => (last = Date.now());
  for (const sign of SIGNS) addEventListener(sign, touched, { passive: true, capture: true });

  const timer = setInterval(() => {
    const limit = minutes() * 60_000;
    if (limit === 0 || Date.now() - last < limit) return;
    // Refused while a job runs: the next look tries again.
    actQuietly('file_lock', {}).catch(() => undefined);
  }, LOOKS_EVERY);

  return () => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, touched, { capture: true });
  };
}
