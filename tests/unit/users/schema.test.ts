import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/validation";
import { changePasswordSchema, createUserSchema, setUpSchema, userFiltersSchema } from "@/lib/users/schema";

function errorsOf(parse: () => unknown): Record<string, string> | undefined {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors;
    throw error;
  }
  return undefined;
}

const person = { username: "Li.Ming", name: "李明", roles: "leader" };

describe("an account", () => {
  test("a username is kept in small letters", () => {
    expect(parseInput(createUserSchema, person)).toMatchObject({
      username: "li.ming",
      roles: ["leader"],
      branchIds: [],
    });
  });

  test.each(["a", "-ab", "a b", "李明", "a".repeat(33), "<script>", "a@b"])("username %s is refused", (username) => {
    expect(errorsOf(() => parseInput(createUserSchema, { ...person, username }))).toHaveProperty("username");
  });

  test("needs a role, and a branch for a branch secretary", () => {
    expect(errorsOf(() => parseInput(createUserSchema, { ...person, roles: undefined }))).toEqual({
      roles: "users.invalid.roles",
    });
    expect(errorsOf(() => parseInput(createUserSchema, { ...person, roles: ["branchSecretary"] }))).toEqual({
      branchIds: "users.invalid.branches",
    });
  });

  test("an unknown role is refused", () => {
    expect(errorsOf(() => parseInput(createUserSchema, { ...person, roles: ["god"] }))).toHaveProperty("roles.0");
  });
});

test("two passwords that differ are shown at the second", () => {
  const input = { current: "x", next: "a long password", repeat: "another password" };
  expect(errorsOf(() => parseInput(changePasswordSchema, input))).toEqual({ repeat: "users.invalid.repeat" });
});

describe("the first set-up", () => {
  const administrator = { username: "root", name: "甲", password: "a long password", repeat: "a long password" };
  const empty = { username: "", name: "", password: "", repeat: "" };
  const input = {
    code: "X",
    hospital: { code: "Baoji", name: "医院", ownership: "private", grade: "", beds: "" },
    administrator,
    committee: empty,
  };

  test("the committee's account may be left out as a whole", () => {
    expect(parseInput(setUpSchema, input)).toMatchObject({
      hospital: { code: "baoji" },
      administrator: { username: "root" },
    });
    expect(parseInput(setUpSchema, input).committee).toBeUndefined();
  });

  test("half a committee account is refused field by field", () => {
    const half = { ...input, committee: { ...empty, name: "乙" } };
    expect(Object.keys(errorsOf(() => parseInput(setUpSchema, half)) ?? {})).toContain("committee.username");
  });

  test("both accounts may not have one name", () => {
    const same = { ...input, committee: { ...administrator, username: "ROOT" } };
    expect(errorsOf(() => parseInput(setUpSchema, same))).toEqual({
      "committee.username": "users.invalid.sameUsername",
    });
  });
});

test("an address that makes no sense filters nothing", () => {
  expect(userFiltersSchema.parse({ role: "god", state: "?", sort: "passwordHash", q: "x".repeat(99) })).toEqual({
    descending: false,
  });
});
