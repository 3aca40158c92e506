import { expect, test } from 'vitest';
import { readDay } from './readDay';

test('reads a day as an office writes it, day before month', () => {
  for (const typed of ['3 Sep 2026', '3 september 26', '3/9/26', '03.09.2026', '2026-09-03', ' 3/9/2026 ']) {
    expect(readDay(typed), typed).toBe('2026-09-03');
  }
});

test('refuses what is no day', () => {
  for (const typed of ['', '31/2/2026', '9/13/2026', 'tomorrow', '3 Foo 2026', '2026']) {
    expect(readDay(typed), typed).toBeNull();
  }
});
