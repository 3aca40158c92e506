import type { PostInUse, RolePlace } from '../../api/generated';

/** The posts to choose from at a place of a kind, in the office's order. */
export function offeredPosts(
  posts: readonly PostInUse[] | undefined,
  at: RolePlace,
): { value: string; label: string }[] {
  return (posts ?? [])
    .filter(({ post }) => post.active && post.place === at)
    .map(({ post }) => ({ value: String(post.id), label: post.name }));
}
