/** The places for which dates may hold, as a menu has them. */
import type { CalendarPage, CalendarPlace } from '../../api/generated';

export interface PlaceOption {
  /** The place as text. */
  value: string;
  label: string;
}

/** All schools, authorities, trusts, and those schools that have dates of their own or are on show. */
export function placeOptions(page: CalendarPage, shown: CalendarPlace): PlaceOption[] {
  const options: PlaceOption[] = [{ value: valueOf({}), label: 'All schools' }];
  for (const [laCode, label] of page.authorities) options.push({ value: valueOf({ laCode }), label });
  for (const [trustUid, label] of page.trusts) options.push({ value: valueOf({ trustUid }), label });
  for (const entry of page.entries) options.push({ value: valueOf(entry.place), label: entry.whose });
  options.push({ value: valueOf(shown), label: page.placeName });
  const seen = new Set<string>();
  return options.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** The place that an option's value stands for. */
export function placeOf(value: string): CalendarPlace {
  return JSON.parse(value) as CalendarPlace;
}

/** A place as the value of an option: what it does not name is left out. */
export function valueOf(place: CalendarPlace): string {
  const named = Object.entries(place).filter(([, of]) => of !== null && of !== undefined);
  return JSON.stringify(Object.fromEntries(named));
}
