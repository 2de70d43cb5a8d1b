import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canDisableUser, canSetRoles, scopeUsers } from "@/lib/users/policy";
import { assignmentsOf, homeOf, identityOf, lockMinutes, passwordProblem, stateOf } from "@/lib/users/rules";
import { actorOf } from "@/tests/support/actors";

describe("locking after wrong passwords", () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [2000, 60],
  ])("%i failures in a row lock for %i minutes", (failures, minutes) => {
    expect(lockMinutes(failures)).toBe(minutes);
  });

  test("never grows shorter", () => {
    fc.assert(fc.property(fc.nat(3000), (n) => lockMinutes(n + 1) >= lockMinutes(n)));
  });
});

describe("a new password", () => {
  test.each([
    ["nine-char", "users.invalid.passwordShort"],
    ["ten-chars.", null],
    ["xxWANGxxyy1", "users.invalid.passwordUsername"],
    ["aaaaaaaaaaaa", "users.invalid.passwordSimple"],
    ["正确的马电池订书钉一二", null],
  ])("%s", (password, problem) => {
    expect(passwordProblem(password, "wang")).toBe(problem);
  });
});

describe("the name typed at sign-in", () => {
  test.each([
    [" Wang ", { username: "wang", hospitalCode: null }],
    ["wang@Baoji", { username: "wang", hospitalCode: "baoji" }],
    ["wang@a@b", { username: "wang@a", hospitalCode: "b" }],
    ["@b", { username: "", hospitalCode: "b" }],
  ])("%s", (typed, identity) => {
    expect(identityOf(typed)).toEqual(identity);
  });
});

test("only who does nothing but read begins with the dashboard", () => {
  expect([homeOf(["leader"]), homeOf(["leader", "committee"]), homeOf(["auditor"]), homeOf([])]).toEqual([
    "/dashboard",
    "/today",
    "/today",
    "/today",
  ]);
});

test("a branch secretary has a row for every branch, every other role has one", () => {
  expect(assignmentsOf(["branchSecretary", "leader", "leader"], ["b1", "b2", "b1"])).toEqual([
    { role: "branchSecretary", branchId: "b1" },
    { role: "branchSecretary", branchId: "b2" },
    { role: "leader", branchId: null },
  ]);
});

test("branches given to another role reach nothing", () => {
  expect(assignmentsOf(["leader"], ["b1"])).toEqual([{ role: "leader", branchId: null }]);
});

test("an account shows the state that matters most", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  const later = new Date("2026-01-01T00:01:00Z");
  const user = { disabledAt: null, lockedUntil: null, mustChangePassword: false };
  expect(stateOf(user, now)).toBe("active");
  expect(stateOf({ ...user, mustChangePassword: true }, now)).toBe("firstSignIn");
  expect(stateOf({ ...user, mustChangePassword: true, lockedUntil: later }, now)).toBe("locked");
  expect(stateOf({ ...user, lockedUntil: now }, now)).toBe("active");
  expect(stateOf({ disabledAt: now, lockedUntil: later, mustChangePassword: true }, now)).toBe("disabled");
});

describe("who looks after accounts", () => {
  const administrator = actorOf({ roles: ["administrator"] });
  const own = { id: administrator.userId };
  const other = { id: "other" };

  test("an administrator disables others, never the own account", () => {
    expect([canDisableUser(administrator, other), canDisableUser(administrator, own)]).toEqual([true, false]);
    expect(canDisableUser(actorOf({ roles: ["committee"] }), other)).toBe(false);
  });

  test("an administrator keeps the own administrator role", () => {
    expect(canSetRoles(administrator, own, ["committee"])).toBe(false);
    expect(canSetRoles(administrator, own, ["committee", "administrator"])).toBe(true);
    expect(canSetRoles(administrator, other, ["leader"])).toBe(true);
    expect(canSetRoles(actorOf({ roles: ["leader"] }), other, ["administrator"])).toBe(false);
  });

  test("everybody else sees the own account alone", () => {
    const leader = actorOf({ roles: ["leader"] });
    expect(scopeUsers(leader)).toEqual({ hospitalId: leader.hospitalId, id: { in: [leader.userId] } });
    expect(scopeUsers(administrator)).toEqual({ hospitalId: administrator.hospitalId });
  });
});
