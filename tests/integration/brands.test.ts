import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createBrandAction, retireBrandAction, updateBrandAction } from "@/lib/brands/actions";
import { findBranchBrand, getBrand, listBrands } from "@/lib/brands/queries";
import { brandFilters } from "@/lib/brands/schema";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const ALL = brandFilters.parse({});
const fields = {
  name: "守护呼吸",
  slogan: "每一口气都有人守",
  idea: "",
  leadTask: "慢阻肺患者出院后管理",
  leadTaskTarget: "随访率 95 %",
  leadTaskDueOn: "2027-06-30",
  fromMonth: "2026-06",
};

let world: World;
let own: BranchWorld;
let secretary: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  committee = actorAtHome(world, "committee");
});

const run = (action: object, actor: Actor, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, actor, input);
};
const create = (actor: Actor, input: object) => run(createBrandAction, actor, { ...fields, ...input });
const update = (actor: Actor, input: object) => run(updateBrandAction, actor, { ...fields, ...input });

describe("founding a brand", () => {
  test("follows one that was retired, and both are in the trail", async () => {
    const ending = { id: own.brandId, version: 1, toMonth: "2026-05", reason: "Done" };
    await run(retireBrandAction, committee, ending);
    const { id } = await create(secretary, { branchId: own.branchId });
    expect((await getBrand(committee, own.brandId)).toMonth).toBe("2026-05");
    expect((await findBranchBrand(secretary, own.branchId, "2026-05"))?.id).toBe(own.brandId);
    expect((await findBranchBrand(secretary, own.branchId, "2026-06"))?.id).toBe(id);
    const trail = await db.auditEntry.findMany({ where: { branchId: own.branchId }, orderBy: { seq: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["brand.retire", "brand.create"]);
  });

  test("is refused while another lives, whether it began before or begins later", async () => {
    const { other } = world.home;
    const wrong = [
      [other.branchId, "2026-02", "brands.invalid.living"],
      [own.branchId, "2025-06", "brands.invalid.living"],
    ] as const;
    for (const [branchId, fromMonth, key] of wrong) {
      const attempt = create(committee, { branchId, fromMonth });
      await expect(attempt).rejects.toMatchObject({ code: "INVALID", fieldErrors: { fromMonth: key } });
    }
    expect((await getBrand(committee, other.brandId)).toMonth).toBeNull();
  });

  test("a task due before the brand begins is refused at its field", async () => {
    const attempt = create(committee, { branchId: world.home.other.branchId, leadTaskDueOn: "2026-05-31" });
    const fieldErrors = { leadTaskDueOn: "brands.invalid.dueBeforeStart" };
    await expect(attempt).rejects.toMatchObject({ code: "INVALID", fieldErrors });
  });

  test("a day that does not exist and a text that is too long are refused at their fields", async () => {
    const branchId = world.home.other.branchId;
    const bad = { branchId, leadTaskDueOn: "2027-02-30", name: "长".repeat(31), slogan: "" };
    await expect(create(committee, bad)).rejects.toMatchObject({
      fieldErrors: {
        leadTaskDueOn: "core.invalid.day",
        name: "core.invalid.tooLong",
        slogan: "core.invalid.required",
      },
    });
  });

  test("a branch of others, of another hospital or of nobody is not found", async () => {
    for (const branchId of [world.home.other.branchId, world.abroad.own.branchId, randomUUID()]) {
      await expect(create(secretary, { branchId, fromMonth: "2026-09" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const abroad = create(committee, { branchId: world.abroad.own.branchId });
    await expect(abroad).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("changing a brand", () => {
  test("of two people the second is told", async () => {
    const { id } = (await listBrands(secretary, ALL)).rows[0] ?? { id: "" };
    const { version } = await getBrand(secretary, id);
    await update(committee, { id, version, slogan: "新口号" });
    await expect(update(secretary, { id, version, slogan: "另一句" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getBrand(secretary, id)).slogan).toBe("新口号");
  });

  test("it does not begin after months it has reported on", async () => {
    const { brandId: id } = world.home.other;
    const attempt = update(committee, { id, version: 1, fromMonth: "2026-01" });
    const fieldErrors = { fromMonth: "brands.invalid.reportsBefore" };
    await expect(attempt).rejects.toMatchObject({ code: "INVALID", fieldErrors });
  });
});

describe("who finds which brands", () => {
  test("the gallery shows living brands; ended ones when asked for", async () => {
    const living = await listBrands(secretary, ALL);
    expect(living.rows.map(({ fromMonth }) => fromMonth)).toEqual(["2026-06"]);
    const ended = await listBrands(secretary, { ...ALL, state: "ended" });
    expect(ended.rows.map(({ id }) => id)).toEqual([own.brandId]);
    expect((await listBrands(committee, ALL)).total).toBe(2);
    expect((await listBrands(committee, { ...ALL, q: "守护" })).total).toBe(1);
  });

  test("another branch's secretary and another hospital find nothing", async () => {
    const elsewhere: Actor = { ...secretary, branchIds: [world.home.other.branchId] };
    const abroad: Actor = { ...committee, hospitalId: world.abroad.hospitalId };
    for (const stranger of [elsewhere, abroad]) {
      await expect(getBrand(stranger, own.brandId)).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await findBranchBrand(stranger, own.branchId, "2026-01")).toBeNull();
      const { rows } = await listBrands(stranger, { ...ALL, state: "ended" });
      expect(rows.map(({ branchId }) => branchId)).not.toContain(own.branchId);
    }
    await expect(getBrand(secretary, "x")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
