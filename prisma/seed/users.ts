import { createHash } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { monthBounds } from "@/lib/core/period";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { roleAssignmentRow, userRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts";
import { idOf } from "./chance";
import { branchId } from "./organisation";
import type { RowOf } from "./rows";
import { BRANCHES } from "./words/branches";
import type { Person, World } from "./world";

type Account = Pick<DemoAccount, "username" | "role" | "name" | "branch">;

export function userId(username: string): string {
  return idOf(`user/${username}`);
}

/** The published accounts first; every other branch's secretary has one too, so that all reports have an author. */
function usernameOfBranch(branch: string): string {
  const published = DEMO_ACCOUNTS.filter((account) => account.branch);
  const unpublished = BRANCHES.filter(({ name }) => !published.some((account) => account.branch === name));
  const number = unpublished.findIndex(({ name }) => name === branch) + published.length + 1;
  return published.find((account) => account.branch === branch)?.username ?? `secretary${number}`;
}

export function secretaryUserId(branch: string): string {
  return userId(usernameOfBranch(branch));
}

/** @param secretaries the person who leads each branch today, by the branch's name */
export function allAccounts(secretaries: ReadonlyMap<string, Person>): Account[] {
  const others = [...secretaries]
    .filter(([branch]) => !DEMO_ACCOUNTS.some((account) => account.branch === branch))
    .map(([branch, { row }]): Account => {
      return { username: usernameOfBranch(branch), role: "branchSecretary", name: row.name, branch };
    });
  return [...DEMO_ACCOUNTS, ...others];
}

/** One hash serves all accounts, for argon2 is slow on purpose; its salt is fixed, for the password is public. */
export async function buildUsers(world: World, accounts: Account[], people: Person[]): Promise<RowOf<"User">[]> {
  const salt = createHash("sha256").update("tongxin-demo").digest().subarray(0, 16);
  const passwordHash = await hash(DEMO_PASSWORD, { salt });
  const staff = new Map(people.map(({ row }) => [row.name, row.id]));
  return accounts.map(({ username, name }) =>
    userRow({
      hospitalId: world.hospitalId,
      id: userId(username),
      username,
      name,
      passwordHash,
      staffId: staff.get(name) ?? null,
      createdAt: `${monthBounds(world.month).from}T00:00:00.000Z`,
    }),
  );
}

export function buildRoles(world: World, accounts: Account[]): RowOf<"RoleAssignment">[] {
  return accounts.map(({ username, role, branch }) =>
    roleAssignmentRow({
      hospitalId: world.hospitalId,
      id: idOf(`role/${username}/${role}`),
      userId: userId(username),
      role,
      branchId: branch ? branchId(branch) : null,
    }),
  );
}
