import { describe, expect, it } from 'vitest';
import type { CalendarPage } from '../../api/generated';
import { placeOf, placeOptions, valueOf } from './places';

const page: CalendarPage = {
  year: '2026/27',
  placeName: 'Alder Hill',
  openDays: 190,
  said: '',
  months: [],
  entries: [
    {
      id: 1,
      kind: 'inset',
      kindLabel: 'INSET day',
      name: 'INSET',
      from: '2026-09-01',
      until: '2026-09-01',
      written: '1 Sep 2026',
      place: { laCode: null, trustUid: null, schoolId: 8 },
      whose: 'Birch Lane',
      applies: false,
    },
  ],
  authorities: [['886', 'Kent']],
  trusts: [[20001, 'Coppermoor Trust']],
  kinds: [],
};

describe('the places of a calendar', () => {
  it('stand in the menu once each, from the widest to the one on show', () => {
    expect(placeOptions(page, { schoolId: 7 }).map(({ label }) => label)).toEqual([
      'All schools',
      'Kent',
      'Coppermoor Trust',
      'Birch Lane',
      'Alder Hill',
    ]);
    expect(
      placeOptions(page, { laCode: '886' }).filter(({ value }) => value === valueOf({ laCode: '886' })),
    ).toHaveLength(1);
  });

  it('are told apart by what they name alone', () => {
    expect(valueOf({ laCode: null, trustUid: null, schoolId: 8 })).toBe(valueOf({ schoolId: 8 }));
    expect(placeOf(valueOf({ schoolId: 8 }))).toEqual({ schoolId: 8 });
  });
});
