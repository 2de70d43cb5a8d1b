import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { IntroducerKind } from "@/lib/core/db/generated/enums";
import { fieldError } from "@/lib/core/errors";
import { scopeMembers } from "../policy";

/** Somebody of this hospital's books, or a name from elsewhere. */
export type NamedIntroducer = { introducerId: string | null; name: string };

type Typed = { memberId?: string | undefined; name?: string | undefined };

/**
 * Who the people of a form are: full members within the actor's reach or introducers named before, else mere names.
 * Throws INVALID for the member themselves, one person twice, and anybody who is no full member.
 */
export async function resolveIntroducers(
  tx: Tx,
  actor: Actor,
  { memberId, typed, stored }: { memberId: string; typed: Typed[]; stored: readonly NamedIntroducer[] },
): Promise<NamedIntroducer[]> {
  const ids = typed.flatMap((one) => (one.memberId ? [one.memberId] : []));
  const rows = await tx.member.findMany({
    where: { AND: [scopeMembers(actor), { id: { in: ids }, stage: "full", NOT: { id: memberId } }] },
    select: { id: true, staff: { select: { name: true } } },
  });
  const known = new Map([
    ...stored.flatMap(({ introducerId, name }) => (introducerId ? [[introducerId, name] as const] : [])),
    ...rows.map(({ id, staff }) => [id, staff.name] as const),
  ]);
  const people = typed.flatMap(({ memberId: introducerId, name }, place): NamedIntroducer[] => {
    if (!introducerId) return name ? [{ introducerId: null, name }] : [];
    const found = known.get(introducerId);
    if (!found) throw fieldError(`introducers.${place}.memberId`, "members.invalid.introducer");
    return [{ introducerId, name: found }];
  });
  const twice = new Set(people.map((one) => one.introducerId ?? one.name)).size < people.length;
  if (twice) throw fieldError("introducers.1.memberId", "members.invalid.introducerTwice");
  return people;
}

/** Replaces the people who accompany (cultivation) or introduce (admission) somebody, in their order. */
export async function saveIntroducers(
  tx: Tx,
  { hospitalId }: Actor,
  { memberId, kind, people }: { memberId: string; kind: IntroducerKind; people: readonly NamedIntroducer[] },
): Promise<void> {
  await tx.introducer.deleteMany({ where: { hospitalId, memberId, kind } });
  await tx.introducer.createMany({
    data: people.map((one, place) => ({ hospitalId, memberId, kind, position: place + 1, ...one })),
  });
}
