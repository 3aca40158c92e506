/** What becomes of pasted lines: which schools are added, which lines wait for a choice, which are left out. */
import type { ByHand, MatchCandidate, MatchedLine } from '../../api/generated';

/** What was chosen for a line: a school, to add it by hand, or to leave it out. */
export type Choice = { school: MatchCandidate } | 'byHand' | 'leave';

/** A line with a name of its own: the same words may be pasted twice. */
export interface Pasted {
  key: string;
  line: MatchedLine;
  choice: Choice | undefined;
}

export interface Plan {
  /** Lines that no rule could settle, chosen for or not. */
  settle: Pasted[];
  /** Lines that are a school which is to be added. */
  matched: Pasted[];
  /** Lines that are a school of ours, or the same school as a line above. */
  already: Pasted[];
  urns: number[];
  byHand: ByHand[];
  /** How many lines still wait for a choice. */
  waiting: number;
  /** The lines of which nothing is added, as they were pasted. */
  leftOut: string[];
}

export function plan(lines: readonly MatchedLine[], choices: ReadonlyMap<string, Choice>): Plan {
  const out: Plan = { settle: [], matched: [], already: [], urns: [], byHand: [], waiting: 0, leftOut: [] };
  const urns = new Set<number>();
  const seen = new Map<string, number>();
  for (const line of lines) {
    if (line.outcome === 'heading') continue;
    const times = (seen.get(line.text) ?? 0) + 1;
    seen.set(line.text, times);
    const key = `${line.text}\n${times}`;
    const choice = choices.get(key);
    const pasted = { key, line, choice };
    const school = choice === undefined ? line.school : typeof choice === 'object' ? choice.school : null;
    // A match that somebody set aside is settled like the others.
    if (line.outcome !== 'matched' || choice !== undefined) out.settle.push(pasted);
    else if (line.sameAs !== null || line.school?.schoolId !== null) out.already.push(pasted);
    else out.matched.push(pasted);
    if (school) {
      if (school.urn !== null && school.schoolId === null) urns.add(school.urn);
    } else if (choice === 'byHand' && line.byHand) {
      out.byHand.push(line.byHand);
    } else {
      if (choice === undefined) out.waiting += 1;
      out.leftOut.push(line.text);
    }
  }
  out.urns = [...urns];
  return out;
}

/** Where a school is and which it is, in one line: names repeat. */
export function placed(school: MatchCandidate): string {
  return [
    school.town || school.la,
    school.postcode,
    school.urn === null ? 'added by hand' : `URN ${school.urn}`,
    school.schoolId !== null ? 'ours' : '',
    school.open ? '' : school.status.toLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A row of the find box as a school to choose. */
export function foundSchool(row: Row): MatchCandidate {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const status = text(row.status);
  return {
    urn: row.urn ?? null,
    schoolId: typeof row.schoolId === 'number' ? row.schoolId : null,
    name: row.name,
    town: text(row.town),
    postcode: text(row.postcode),
    la: text(row.la),
    status,
    open: status === '' || status.startsWith('Open'),
  };
}
