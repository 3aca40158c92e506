import type { ChampionStage } from '../../api/generated';

/** The stages of a champion, in order. */
export const STAGES: readonly { value: ChampionStage; label: string }[] = [
  { value: 'identified', label: 'Identified' },
  { value: 'approached', label: 'Approached' },
  { value: 'agreed', label: 'Agreed' },
  { value: 'active', label: 'Active' },
  { value: 'steppedDown', label: 'Stepped down' },
];
