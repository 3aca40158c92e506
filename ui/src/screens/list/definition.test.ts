import { describe, expect, it } from 'vitest';
import type { ViewDefinition } from '../../api/generated';
import { same } from './definition';

const view = { list: 'schools', search: '', where: {}, sort: null, near: null, group: null } as const;
const plain: ViewDefinition = { view, columns: ['name'] };
const filtered = (where: object): ViewDefinition => ({ ...plain, view: { ...view, where: where as never } });

describe('a list is its saved view', () => {
  it('however the same filters are written', () => {
    expect(
      same(
        filtered({ la: { in: ['886'] }, phase: { in: ['2'] } }),
        filtered({ phase: { in: ['2'], not: [] }, la: { in: ['886'], min: null } }),
      ),
    ).toBe(true);
    expect(same(plain, { ...plain, view: { ...view, search: '  ' } })).toBe(true);
    expect(same(plain, filtered({ la: { in: [] } }))).toBe(true);
  });

  it('no longer once something differs', () => {
    expect(same(plain, { ...plain, columns: ['name', 'la'] })).toBe(false);
    expect(same(plain, filtered({ la: { blank: false } }))).toBe(false);
    expect(same(plain, { ...plain, view: { ...view, sort: { column: 'name', descending: false } } })).toBe(false);
    expect(same(plain, { ...plain, view: { ...view, near: 'ME14 2AB' } })).toBe(false);
    expect(same(plain, { ...plain, view: { ...view, group: 'stage' } })).toBe(false);
  });
});
