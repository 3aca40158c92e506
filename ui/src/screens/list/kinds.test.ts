import { describe, expect, it } from 'vitest';
import { drawnBy, KINDS, otherListAt } from './kinds';

const row = (more: Record<string, unknown>) => ({ id: 7, name: 'Ada', ...more });

describe('a list', () => {
  it('is found by its path, the schools by their own screen', () => {
    expect(otherListAt('/people')).toBe('people');
    expect(otherListAt('/posts')).toBe('tenures');
    expect(otherListAt('/schools')).toBeUndefined();
    expect(otherListAt('/today')).toBeUndefined();
  });

  it('has a path of its own and knows its own name', () => {
    const kinds = Object.entries(KINDS);
    expect(new Set(kinds.map(([, kind]) => kind.path)).size).toBe(kinds.length);
    for (const [list, kind] of kinds) expect(kind.list).toBe(list);
  });

  it('leads from a row to the person, else to the school or trust, else to where it stands', () => {
    expect(KINDS.people.route(row({}))).toBe('/person?id=7');
    expect(KINDS.tenures.route(row({ personId: 3, schoolId: 4 }))).toBe('/person?id=3');
    expect(KINDS.tasks.route(row({ personId: null, schoolId: 4 }))).toBe('/school/4');
    expect(KINDS.tasks.route(row({ groupId: 2, personId: 3 }))).toBe('/group?id=2');
    expect(KINDS.agreements.route(row({ personId: 3, schoolId: null, trustUid: 20001 }))).toBe('/trust?uid=20001');
    expect(KINDS.agreements.route(row({}))).toBe('/agreements');
  });

  it('draws the words that have a look, and no others', () => {
    const drawn = drawnBy(KINDS.people);
    expect(drawn.freshness?.('Stale')).toBe(true);
    expect(drawn.freshness?.('')).toBe(false);
    expect(drawn.tags?.('Rural')).toBe(true);
    expect(drawn.email).toBeUndefined();
  });
});
