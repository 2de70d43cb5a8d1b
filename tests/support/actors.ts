import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { permissionsOf } from "@/lib/core/permissions";

/** An actor as `requireActor` would find them; give the roles, and for a branch secretary the branches. */
export function actorOf(given: Partial<Actor> & Pick<Actor, "roles">): Actor {
  return {
    hospitalId: randomUUID(),
    userId: randomUUID(),
    sessionId: randomUUID(),
    name: "Actor",
    branchIds: [],
    mustChangePassword: false,
    dataVersion: 0,
    hospital: { name: "Hospital", ownership: "private", demo: false },
    ...given,
    ...permissionsOf(given.roles),
  };
}
