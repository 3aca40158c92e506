/** The views of one round, in the order in which they are worked through. */
export const PARTS = [
  { id: 'questions', label: 'Questions' },
  { id: 'schools', label: 'Schools' },
  { id: 'send', label: 'Write and send' },
  { id: 'replies', label: 'Replies' },
  { id: 'review', label: 'Review' },
  { id: 'chase', label: 'Chase' },
  { id: 'response', label: 'Response' },
] as const;

export type RoundPart = (typeof PARTS)[number]['id'];

/** The part that a route names; else the first. */
export function partOf(named: string | null): RoundPart {
  return PARTS.find((part) => part.id === named)?.id ?? 'questions';
}
