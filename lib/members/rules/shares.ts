/** Numbers of a share: how many of how many; no per cent where nobody holds such a post. */
export type Share = { count: number; all: number; percent: number | null };

/** A share in per cent with one decimal. */
export function shareOf(count: number, all: number): Share {
  return { count, all, percent: all === 0 ? null : Math.round((count / all) * 1000) / 10 };
}

type Held = { staffId: string };

/** One line a person, whatever the number of their posts, in the order in which they come. */
export function byPerson<Post extends Held>(posts: readonly Post[]): Post[][] {
  const people = new Map<string, Post[]>();
  for (const post of posts) people.set(post.staffId, [...(people.get(post.staffId) ?? []), post]);
  return [...people.values()];
}
