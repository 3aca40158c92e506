/** Where the keys go when what had them is taken away: a button that did its work, the last line of a queue. */

/** How long it is waited for, in frames: the answer comes before the page changes. */
const PATIENCE = 90;

/** Gives the keys to what `find` finds as soon as nothing has them. Whoever has gone on meanwhile is left in peace. */
export function takeUp(find: () => HTMLElement | null | undefined): void {
  let frames = PATIENCE;
  const look = () => {
    if (document.activeElement === document.body) {
      find()?.focus();
      if (document.activeElement !== document.body) return;
    }
    if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
