import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branchScope, canForBranch } from "@/lib/core/actor";
import { PERMISSIONS, permissionsOf, ROLES } from "@/lib/core/permissions";
import { actorOf } from "@/tests/support/actors";

const anyRoles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 });
const anyPermission = fc.constantFrom(...PERMISSIONS);

describe("roles", () => {
  test("a branch secretary alone reaches nothing beyond their branches", () => {
    expect(permissionsOf(["branchSecretary"]).hospitalWide.size).toBe(0);
  });

  test("a leader writes nothing", () => {
    const writes = [...permissionsOf(["leader"]).permissions].filter((permission) => !permission.endsWith(".read"));
    expect(writes).toEqual(["account.own"]);
  });

  test("only the administrator manages users, only the auditor reads the trail", () => {
    const holders = (permission: (typeof PERMISSIONS)[number]) =>
      ROLES.filter((role) => permissionsOf([role]).permissions.has(permission));
    expect(holders("user.manage")).toEqual(["administrator"]);
    expect(holders("audit.read")).toEqual(["auditor"]);
  });
});

describe("reach", () => {
  test("what a scope lets through and what may be done to a branch are the same", () => {
    fc.assert(
      fc.property(anyRoles, anyPermission, (roles, permission) => {
        const actor = actorOf({ roles, branchIds: roles.includes("branchSecretary") ? ["own"] : [] });
        for (const branch of ["own", "other"]) {
          const scope = branchScope(actor, permission);
          const inScope = scope.branchId === undefined || scope.branchId.in.includes(branch);
          expect(inScope).toBe(canForBranch(actor, permission, branch));
        }
      }),
    );
  });
});
