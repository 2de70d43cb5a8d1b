import "server-only";
import type { Actor } from "@/lib/core/actor";
import { today } from "@/lib/core/period";
import { getLaws, listPeople } from "./queries/people";
import { type DueDeadline, deadlinesOf, dueWithin } from "./rules/deadlines";

export type AdmissionDeadline = DueDeadline & {
  memberId: string;
  name: string;
  branchId: string;
  branchName: string;
};

/** Deadlines of everybody on the way in the actor's reach that are over or come up within some days, soonest first. */
export async function listAdmissionDeadlines(
  actor: Actor,
  { branchId, within }: { branchId?: string | undefined; within: number },
): Promise<AdmissionDeadline[]> {
  const [people, laws] = await Promise.all([listPeople(actor, { branchId }), getLaws(actor)]);
  return people
    .flatMap(({ id, name, branchName, path, branchId: of }) =>
      dueWithin(deadlinesOf(path, laws), within, today()).map((deadline) => ({
        memberId: id,
        name,
        branchId: of,
        branchName,
        ...deadline,
      })),
    )
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}
