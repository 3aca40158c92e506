import type { Stage } from '../../api/generated';

/** The stages of a relationship, in order, as the office says them. */
export const STAGES: readonly { value: Stage; label: string }[] = [
  { value: 'prospect', label: 'Prospect' },
  { value: 'approached', label: 'Approached' },
  { value: 'partnership', label: 'Partnership school' },
  { value: 'paused', label: 'Paused' },
  { value: 'former', label: 'Former' },
];

export function stageLabel(stage: string): string {
  return STAGES.find((known) => known.value === stage)?.label ?? stage;
}
