import { describe, expect, it } from 'vitest';
import type { MatchCandidate, MatchedLine } from '../../api/generated';
import { foundSchool, placed, plan, type Choice } from './settling';

const school = (urn: number | null, more: Partial<MatchCandidate> = {}): MatchCandidate => ({
  urn,
  schoolId: null,
  name: `School ${urn}`,
  town: 'Larkham',
  postcode: 'LB1 2AB',
  la: 'Kent',
  status: 'Open',
  open: true,
  ...more,
});
const line = (number: number, text: string, more: Partial<MatchedLine> = {}): MatchedLine => ({
  number,
  text,
  outcome: 'matched',
  school: null,
  candidates: [],
  reason: '',
  sameAs: null,
  byHand: { name: text, postcode: '', town: '', telephone: '' },
  ...more,
});
const lines = [
  line(1, 'School', { outcome: 'heading' }),
  line(2, 'Alder', { school: school(1) }),
  line(3, 'Alder again', { school: school(1), sameAs: 2 }),
  line(4, 'Birch', { school: school(2, { schoolId: 7 }) }),
  line(5, 'Cedar', { outcome: 'ambiguous', candidates: [school(3), school(4)] }),
  line(6, 'Damson', { outcome: 'unmatched' }),
  line(7, 'Damson', { outcome: 'unmatched' }),
];
const chosen = (...choices: [string, Choice][]) => plan(lines, new Map(choices));

describe('a plan', () => {
  it('adds what is matched, once, and leaves out what nobody settled', () => {
    const made = chosen();
    expect(made.urns).toEqual([1]);
    expect(made.matched.map((one) => one.line.number)).toEqual([2]);
    expect(made.already.map((one) => one.line.number)).toEqual([3, 4]);
    expect(made.settle.map((one) => one.line.number)).toEqual([5, 6, 7]);
    expect([made.waiting, made.leftOut]).toEqual([3, ['Cedar', 'Damson', 'Damson']]);
  });

  it('follows what is chosen, line by line', () => {
    const made = chosen(['Cedar\n1', { school: school(4) }], ['Damson\n1', 'byHand'], ['Damson\n2', 'leave']);
    expect(made.urns).toEqual([1, 4]);
    expect(made.byHand.map((one) => one.name)).toEqual(['Damson']);
    expect([made.waiting, made.leftOut]).toEqual([0, ['Damson']]);
  });

  it('settles a match that was set aside, and adds no school of ours', () => {
    const made = chosen(['Alder\n1', 'leave'], ['Cedar\n1', { school: school(5, { schoolId: 9 }) }]);
    expect(made.settle.map((one) => one.line.number)).toEqual([2, 5, 6, 7]);
    // Another line says the same school still.
    expect(made.urns).toEqual([1]);
    expect(made.leftOut).toEqual(['Alder', 'Damson', 'Damson']);
  });
});

describe('a school to choose', () => {
  it('says where and which it is', () => {
    expect(placed(school(100411))).toBe('Larkham · LB1 2AB · URN 100411');
    expect(placed(school(5, { town: '', status: 'Closed', open: false, schoolId: 1 }))).toBe(
      'Kent · LB1 2AB · URN 5 · ours · closed',
    );
    expect(placed(school(null, { schoolId: 1, postcode: '', status: '' }))).toBe('Larkham · added by hand · ours');
  });

  it('is made of a row of the find box', () => {
    const row = { id: 5, urn: 5, name: 'Elder', schoolId: null, town: 'Larkham', status: 'Closed' };
    expect(foundSchool(row)).toEqual(school(5, { name: 'Elder', postcode: '', la: '', status: 'Closed', open: false }));
  });
});
