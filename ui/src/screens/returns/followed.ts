/**
 * The way back into a list of links. Who follows one, does there what it asks and comes back stands on it again, or on
 * the line that has taken its place.
 */
import { current, remember } from '../../routes.svelte';

interface Followed {
  list: string;
  href: string;
  line: number;
}

/** Of an element whose items (`li`) have one link each; `name` tells it from other lists of the screen. */
export function followed(list: HTMLElement, name: string) {
  const lines = () => [...list.querySelectorAll<HTMLAnchorElement>(':scope > li a')];

  function leave(event: Event) {
    const link = (event.target as HTMLElement).closest('a');
    const line = link ? lines().indexOf(link) : -1;
    if (link && line >= 0) remember({ followed: { list: name, href: link.hash, line } satisfies Followed });
  }

  function comeBack() {
    const left = current.state.followed as Followed | undefined;
    if (left?.list !== name) return;
    remember({ followed: undefined });
    const there = lines();
    const near = there[Math.min(left.line, there.length - 1)];
    const link = near?.hash === left.href ? near : (there.find(({ hash }) => hash === left.href) ?? near);
    link?.closest('details')?.setAttribute('open', '');
    link?.scrollIntoView({ block: 'center' });
    link?.focus();
  }

  list.addEventListener('click', leave, { capture: true });
  comeBack();
  return {
    destroy() {
      list.removeEventListener('click', leave, { capture: true });
    },
  };
}
