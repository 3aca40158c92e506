import { expect, test } from 'vitest';
import { kindByName, routeTo } from './kinds';

test('a file is taken for what its name speaks for', () => {
  for (const [path, kind] of [
    ['Files/Register-placements-2026-27-on-2026-09-10.csv', 'placements'],
    ['C:\\Files\\bulk_recommend.csv', 'status'],
    ['Change of status.csv', 'status'],
    ['bulk_create_trainee.csv', 'trainees'],
    ['/placements/trainees.csv', 'trainees'],
    ['export.csv', 'placements'],
  ] as const) {
    expect(kindByName(path), path).toBe(kind);
  }
});

test('a problem leads to the field', () => {
  expect(routeTo(7, 'trn')).toBe('/trainee/7?field=trn');
  expect(routeTo(7, null)).toBe('/trainee/7');
  expect(routeTo(7, '')).toBe('/trainee/7');
});
