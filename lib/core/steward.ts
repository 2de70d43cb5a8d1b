import "server-only";
import type { Actor } from "./actor";
import type { AuditAuthor } from "./audit";
import { db } from "./db/client";
import { log } from "./log";
import { permissionsOf } from "./permissions";

/** The id of nobody: no account has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The trail's name for what the program does of its own accord. */
const NAME = "Tongxin";

/** Whether it is the program itself that acts. */
export function isSteward({ userId }: Pick<Actor, "userId">): boolean {
  return userId === NOBODY;
}

/** Who stands in the trail for an actor: the program has a name and no account. */
export function authorOf(actor: Actor): AuditAuthor {
  return isSteward(actor) ? { hospitalId: actor.hospitalId, userId: null, name: NAME } : actor;
}

/**
 * For every hospital the one in whose name the program does by itself what it was told to do once and for all. It may
 * what the Party committee's office may, and nothing of it without a setting of the hospital.
 */
export async function listStewards(): Promise<Actor[]> {
  const hospitals = await db.hospital.findMany({
    orderBy: { code: "asc" },
    select: { id: true, name: true, ownership: true, demo: true, auditHead: { select: { seq: true } } },
  });
  return hospitals.map(({ id, auditHead, ...hospital }) => ({
    hospitalId: id,
    userId: NOBODY,
    sessionId: NOBODY,
    name: NAME,
    roles: ["committee"],
    branchIds: [],
    mustChangePassword: false,
    dataVersion: auditHead?.seq ?? 0,
    hospital,
    ...permissionsOf(["committee"]),
  }));
}

/** Does something in every hospital's name at start and then every so many minutes; a failure is logged, and tried again. */
export function keepDoing(what: string, minutes: number, run: (steward: Actor) => void): void {
  const round = () =>
    listStewards().then(
      (stewards) => stewards.forEach(run),
      (error) => log.warn({ err: error, what }, "could not begin a round"),
    );
  void round();
  setInterval(round, minutes * 60_000).unref();
}
