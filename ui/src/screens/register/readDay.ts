const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A typed day, day before month (`3 Sep 2026`, `3/9/26`, `2026-09-03`), as ISO text; null: it is not one. */
export function readDay(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(typed);
  if (numbers) return dayOf(fullYear(Number(numbers[3])), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2}) ([a-z]{3,9}) (\d{4}|\d{2})$/.exec(typed);
  const month = words ? MONTHS.indexOf((words[2] ?? '').slice(0, 3)) + 1 : 0;
  return words && month > 0 ? dayOf(fullYear(Number(words[3])), month, Number(words[1])) : null;
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
