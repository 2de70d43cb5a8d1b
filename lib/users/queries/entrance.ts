import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { ROLES, type Role } from "@/lib/core/permissions";

export type DemoAccount = { username: string; name: string; role: Role; branchName: string | null };

export type Entrance = {
  /** No hospital yet: the first step is to set one up. */
  empty: boolean;
  /** Names may be shared between hospitals, so the sign-in page explains `name@hospital`. */
  severalHospitals: boolean;
  /** Only where the one and only hospital is the fictional one. */
  demoAccounts: DemoAccount[];
};

/** What somebody who has not signed in may know of this installation; nothing more for one who has. */
export async function findEntrance(actor: Actor | null): Promise<Entrance> {
  const hospitals = await db.hospital.findMany({ select: { id: true, demo: true }, take: 2 });
  const [only] = hospitals;
  const demo = hospitals.length === 1 && only?.demo === true && actor === null;
  return {
    empty: hospitals.length === 0,
    severalHospitals: hospitals.length > 1,
    demoAccounts: demo && only ? await demoAccountsOf(only.id) : [],
  };
}

/** Two of each role, shortest name first: `secretary2` before `secretary10`. */
async function demoAccountsOf(hospitalId: string): Promise<DemoAccount[]> {
  const rows = await db.user.findMany({
    where: { hospitalId, disabledAt: null, mustChangePassword: false },
    select: {
      username: true,
      name: true,
      roles: { select: { role: true, branch: { select: { name: true } } }, take: 1 },
    },
    orderBy: { username: "asc" },
    take: 100,
  });
  const accounts = rows
    .sort((a, b) => a.username.length - b.username.length)
    .flatMap(({ roles: [first], username, name }) =>
      first ? [{ username, name, role: first.role, branchName: first.branch?.name ?? null }] : [],
    );
  return ROLES.flatMap((role) => accounts.filter((account) => account.role === role).slice(0, 2));
}
