/** What becomes of a reply, field by field: taken, kept or written otherwise. */
import type { PostChoice, ReplyChoice, ReplyReview, ReviewField, ReviewPost } from '../../api/generated';

export type Choice = 'take' | 'keep' | 'edit';

/** What was decided of a field. */
export interface Decision {
  choice: Choice;
  /** What is written instead; only where it is edited. */
  value: string;
}

export type Decisions = Readonly<Record<string, Decision>>;

/** A field beside the heading of its block and what taking its name does to a post. */
export interface FieldRow extends ReviewField {
  heading: string;
  differs: boolean;
  /** The post that changes hands, in words; empty: none does. */
  means: string;
}

/** All fields of a reply in the order of the form. */
export function rowsOf(review: Pick<ReplyReview, 'blocks' | 'posts'>): FieldRow[] {
  return review.blocks.flatMap(({ heading, fields }) =>
    fields.map((field) => ({
      ...field,
      heading,
      differs: field.of !== 'nothing' && field.of !== 'same',
      means: review.posts.find(({ post }) => field.key === `${post}.name`)?.words ?? '',
    })),
  );
}

/** What holds for a field now. */
export function decided(field: Pick<FieldRow, 'key' | 'suggested'>, decisions: Decisions): Decision {
  return decisions[field.key] ?? { choice: field.suggested, value: '' };
}

/** Who comes into a post that changes hands: whom we know of that name, someone new, or the same person under a new name. */
export type Comes = 'known' | 'new' | 'same';

/** What somebody said of a post that changes hands. */
export interface PostDecision {
  /** Empty: nothing, so that it is whom we know of that name, else someone new. */
  comes: Comes | '';
  /** The leaver's last day, ISO; empty: not known. */
  lastDay: string;
}

export const UNDECIDED: PostDecision = { comes: '', lastDay: '' };

/** Who may come into a post; nobody, where its holder only leaves. The first is what holds until somebody decides. */
export function comersOf(
  post: Pick<ReviewPost, 'comes' | 'person' | 'personId'> & { change: Pick<ReviewPost['change'], 'leaverId'> },
  name: Decision | undefined,
): { value: Comes; label: string }[] {
  const written = name?.choice === 'edit';
  if (written ? name.value.trim() === '' : !post.comes) return [];
  const options: { value: Comes; label: string }[] = [];
  // Whom the review found is of the name that the school wrote.
  if (written) options.push({ value: 'known', label: 'Whom you know of that name, else someone new' });
  else if (post.personId !== null) options.push({ value: 'known', label: `${post.person}, whom you know` });
  options.push({ value: 'new', label: 'Someone new' });
  if (post.change.leaverId !== null) options.push({ value: 'same', label: 'The same person under a new name' });
  return options;
}

export type PostDecisions = Readonly<Record<string, PostDecision>>;

/** What the core is told of the fields. */
export function choicesOf(decisions: Decisions): ReplyChoice[] {
  return Object.entries(decisions).map(([key, { choice, value }]) =>
    choice === 'edit' ? { key, take: true, value } : { key, take: choice === 'take' },
  );
}

/** What the core is told of the posts. */
export function postsOf(posts: PostDecisions): PostChoice[] {
  return Object.entries(posts).map(([post, { comes, lastDay }]) => ({
    post,
    newPerson: comes === 'new',
    samePerson: comes === 'same',
    lastDay,
    lastDayBy: false,
    acting: false,
    duties: [],
  }));
}
