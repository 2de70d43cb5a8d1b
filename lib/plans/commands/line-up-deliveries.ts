import "server-only";
import type { Tx } from "@/lib/core/db/client";
import { offersMail } from "@/lib/core/mail";

type Message = { id: string; branchId: string };

/** Of each branch the secretaries who gave an address, each address once. */
async function listAddresses(tx: Tx, hospitalId: string, branchIds: string[]): Promise<Map<string, Set<string>>> {
  const roles = await tx.roleAssignment.findMany({
    where: {
      hospitalId,
      role: "branchSecretary",
      branchId: { in: branchIds },
      user: { disabledAt: null, email: { not: null } },
    },
    select: { branchId: true, user: { select: { email: true } } },
  });
  const addresses = new Map(branchIds.map((branchId) => [branchId, new Set<string>()]));
  for (const { branchId, user } of roles) addresses.get(branchId ?? "")?.add(user.email ?? "");
  return addresses;
}

async function mailsTo(tx: Tx, hospitalId: string, messages: readonly Message[]) {
  const branchIds = messages.map(({ branchId }) => branchId);
  const addresses = offersMail() ? await listAddresses(tx, hospitalId, branchIds) : new Map<string, Set<string>>();
  return messages.flatMap(({ id: messageId, branchId }) =>
    [...(addresses.get(branchId) ?? [])].map((recipient) => ({ messageId, channel: "email" as const, recipient })),
  );
}

/**
 * Puts in line what leaves the application once this is committed: an e-mail to every secretary who gave an address,
 * and to the group's robot one message for all branches, which goes with the first of them.
 */
export async function lineUp(tx: Tx, hospitalId: string, messages: readonly Message[], at: Date): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { robotKind } = await tx.hospital.findUniqueOrThrow({
    where: { id: hospitalId },
    select: { robotKind: true },
  });
  const robot = robotKind ? [{ messageId: first.id, channel: "robot" as const, recipient: robotKind }] : [];
  const outward = [...(await mailsTo(tx, hospitalId, messages)), ...robot];
  await tx.nudgeDelivery.createMany({ data: outward.map((one) => ({ hospitalId, at, ...one })) });
}
