import { describe, expect, it } from 'vitest';
import { counted, daysAgo, fileName, longDay, moment, shortDay, size, writtenDay } from './words';

describe('dates', () => {
  it('are written day first', () => {
    expect([shortDay('2026-09-03'), longDay('2026-09-03')]).toEqual(['3 Sep 2026', 'Thu 3 Sep 2026']);
    expect([shortDay(null), shortDay('soon')]).toEqual(['', 'soon']);
  });

  it('are written as far as they are known', () => {
    expect(['2026-09-03', '2026-09', '2026', ''].map(writtenDay)).toEqual(['3 Sep 2026', 'Sep 2026', '2026', '']);
  });

  it('of today are a time, of yesterday say so', () => {
    const now = new Date(2026, 8, 3, 12, 0);
    const at = (day: number) => new Date(2026, 8, day, 10, 42).toISOString();
    expect(moment(at(3), now)).toBe('10:42');
    expect(moment(at(2), now)).toBe('yesterday 10:42');
    expect(moment(at(1), now)).toBe('1 Sep 2026, 10:42');
    expect([daysAgo(at(3), now), daysAgo(at(1), now)]).toEqual(['today', '2 days ago']);
  });
});

it('counts have their noun', () => {
  expect([counted(1, 'school'), counted(49_132, 'school')]).toEqual(['1 school', '49,132 schools']);
});

it('files of any system have a name', () => {
  expect([fileName('C:\\Office\\a b.csv'), fileName('/home/a.desk')]).toEqual(['a b.csv', 'a.desk']);
});

it('sizes are short', () => {
  expect([size(512), size(2_400_000)]).toEqual(['512 bytes', '2.4 MB']);
});
