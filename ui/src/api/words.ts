/** How dates, counts and years are written. The locale is fixed: under LANG=C the browser's own is “C”. */
export const LOCALE = 'en-GB';

// en-GB writes “Sept”; the office's files and letters write “Sep”.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const counts = new Intl.NumberFormat(LOCALE);

/** `1,234` */
export function thousands(count: number): string {
  return counts.format(count);
}

/** `1 school`, `1,234 schools` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** `3 Sep 2026` of an ISO day or moment; anything else stays as it is. */
export function shortDay(iso: string | null | undefined): string {
  const day = parsed(iso);
  return day ? `${day.getDate()} ${MONTHS[day.getMonth()] ?? ''} ${day.getFullYear()}` : (iso ?? '');
}

/** `Thu 3 Sep 2026` */
export function longDay(iso: string | null | undefined): string {
  const day = parsed(iso);
  return day ? `${WEEKDAYS[day.getDay()] ?? ''} ${shortDay(iso)}` : (iso ?? '');
}

/** `3 Sep 2026`, `Sep 2026`, `2026` of a day that may be known only in part. */
export function writtenDay(iso: string): string {
  const [year, month] = iso.split('-');
  return iso.length === 7 ? `${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}` : iso.length === 4 ? iso : shortDay(iso);
}

/** `10:42` of a moment. */
export function clock(iso: string): string {
  const moment = parsed(iso);
  return moment ? `${two(moment.getHours())}:${two(moment.getMinutes())}` : iso;
}

/** `10:42` today, `yesterday 10:42`, else `3 Sep 2026, 10:42`. */
export function moment(iso: string | null | undefined, now = new Date()): string {
  const then = parsed(iso);
  if (!iso || !then) return iso ?? '';
  const days = daysBetween(then, now);
  if (days === 0) return clock(iso);
  return days === 1 ? `yesterday ${clock(iso)}` : `${shortDay(iso)}, ${clock(iso)}`;
}

/** `today`, `yesterday`, `5 days ago`, else `3 Sep 2026`. */
export function daysAgo(iso: string | null | undefined, now = new Date()): string {
  const then = parsed(iso);
  if (!then) return iso ?? '';
  const days = daysBetween(then, now);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days > 1 && days < 15 ? `${days} days ago` : shortDay(iso);
}

/** `2.4 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The file's own name in a path of any system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

function parsed(iso: string | null | undefined): Date | null {
  if (!iso) return null;
  // A day alone is a day of the calendar, not midnight in Greenwich.
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = plain ? new Date(Number(plain[1]), Number(plain[2]) - 1, Number(plain[3])) : new Date(iso);
  return Number.isNaN(day.getTime()) ? null : day;
}

function daysBetween(then: Date, now: Date): number {
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}

const two = (count: number) => String(count).padStart(2, '0');
