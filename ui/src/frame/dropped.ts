/**
 * Files that are dropped while a screen stands that has a use of its own for them: a round of the yearly check reads
 * them as replies, whatever they would be elsewhere. A file of ours is opened wherever it is dropped.
 */
import { onMount } from 'svelte';

type Take = (paths: string[]) => void;

let taker: Take | undefined;

/** Takes what is dropped for as long as the component stands; called while it is set up. */
export function takeDropped(take: Take): void {
  onMount(() => {
    taker = take;
    return () => {
      // The next screen may take them by now.
      if (taker === take) taker = undefined;
    };
  });
}

/** Hands paths to the screen that takes them; `false`: none does. */
export function handOver(paths: string[]): boolean {
  if (!taker || paths.length === 0 || paths.some((path) => path.toLowerCase().endsWith('.desk'))) return false;
  taker(paths);
  return true;
}
