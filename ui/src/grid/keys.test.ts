import { describe, expect, it } from 'vitest';
import { actOf, type Pressed } from './keys';

function press(key: string, active = 5, count = 100, more: Partial<Pressed> = {}) {
  return actOf({ key, shiftKey: false, command: false, altKey: false, ...more }, active, count, 10);
}

describe('keys in a list', () => {
  it('move, and stop at the ends', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', to: 6, extend: false });
    expect(press('ArrowUp', 0)).toEqual({ kind: 'move', to: 0, extend: false });
    expect(press('PageDown')).toEqual({ kind: 'move', to: 14, extend: false });
    expect(press('End')).toEqual({ kind: 'move', to: 99, extend: false });
    expect(press('Home', 50, 100, { command: true })).toEqual({ kind: 'move', to: 0, extend: false });
  });

  it('choose with Shift, Space and Ctrl+A', () => {
    expect(press('ArrowDown', 5, 100, { shiftKey: true })).toEqual({ kind: 'move', to: 6, extend: true });
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press('a', 5, 100, { command: true })).toEqual({ kind: 'all' });
  });

  it('leave to others what is theirs', () => {
    expect(press('ArrowLeft', 5, 100, { altKey: true })).toBeNull();
    expect(press('z', 5, 100, { command: true })).toBeNull();
    expect(press('x')).toBeNull();
    expect(press('ArrowDown', 0, 0)).toBeNull();
  });
});
