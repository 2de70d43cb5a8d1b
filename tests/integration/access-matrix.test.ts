import { beforeAll, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { AppError } from "@/lib/core/errors";
import { permissionsOf, ROLES, type Role } from "@/lib/core/permissions";
import { ACCESS } from "@/tests/support/access-matrix";
import { READY, TARGETED, UNTARGETED } from "@/tests/support/access-payloads";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const modules = import.meta.glob<Record<string, object>>("../../lib/*/actions.ts", { eager: true });
const actions = Object.assign({}, ...Object.values(modules)) as Record<string, object>;

let world: World;

beforeAll(async () => {
  world = await buildWorld(database.url());
});

const guarded = Object.entries(ACCESS.actions).filter(([, permission]) => permission !== "public");
const holders = (name: string) =>
  ROLES.filter((role) =>
    permissionsOf([role]).permissions.has(definitionOf(actions[name] ?? {})?.permission ?? "account.own"),
  );

function codeOf(error: unknown): string {
  const known = error instanceof AppError ? error : databaseFailure(error);
  if (!known) throw error;
  return known.code;
}

async function attempt(name: string, role: Role, input: object): Promise<string> {
  const definition = definitionOf(actions[name] ?? {});
  if (!definition) throw new Error(`${name} is no action`);
  try {
    await execute(definition, actorAtHome(world, role), input);
    return "done";
  } catch (error) {
    return codeOf(error);
  }
}

const trail = () => db.auditEntry.count();

describe("who may call an action", () => {
  test.each(guarded)("%s asks for %s", (name, permission) => {
    expect(definitionOf(actions[name] ?? {})?.permission).toBe(permission);
  });

  test.each(guarded)("%s is refused to every role without %s, whatever is sent", async (name) => {
    const others = ROLES.filter((role) => !holders(name).includes(role));
    for (const role of others) {
      const before = await trail();
      const input = TARGETED[name]?.(world.home.own, world.home) ?? {};
      expect([role, await attempt(name, role, input)]).toEqual([role, "FORBIDDEN"]);
      expect(await trail()).toBe(before);
    }
  });

  test("every action that is not public is either aimed at rows or named as aimed at none", () => {
    const named = [...Object.keys(TARGETED), ...UNTARGETED].sort();
    expect(named).toEqual(guarded.map(([name]) => name).sort());
  });
});

describe("whose rows an action reaches", () => {
  const targeted = Object.keys(TARGETED);

  test.each(targeted)("%s reaches nothing of another hospital", async (name) => {
    const before = await trail();
    for (const role of holders(name)) {
      const input = TARGETED[name]?.(world.abroad.own, world.abroad) ?? {};
      expect(["FORBIDDEN", "NOT_FOUND", "INVALID"]).toContain(await attempt(name, role, input));
    }
    expect(await trail()).toBe(before);
  });

  const ofBranches = targeted.filter((name) =>
    permissionsOf(["branchSecretary"]).permissions.has(ACCESS.actions[name] as never),
  );

  test.each(ofBranches)("%s reaches nothing of another branch", async (name) => {
    const before = await trail();
    const input = TARGETED[name]?.(world.home.other, world.home) ?? {};
    expect(["FORBIDDEN", "NOT_FOUND", "INVALID"]).toContain(await attempt(name, "branchSecretary", input));
    expect(await trail()).toBe(before);
  });

  // Without this the refusals above would also pass for an input that is simply wrong.
  test.each(targeted)("%s works on one's own", async (name) => {
    const own = await buildWorld(database.url());
    const role = holders(name)[0] ?? "committee";
    const definition = definitionOf(actions[name] ?? {});
    const input = TARGETED[name]?.(own.home.own, own.home) ?? {};
    if (!definition) throw new Error(`${name} is no action`);
    await READY[name]?.(own.home.own);
    const outcome = await execute(definition, actorAtHome(own, role), input).then(() => "done", codeOf);
    expect(["done", "CONFLICT"]).toContain(outcome);
  });
});
