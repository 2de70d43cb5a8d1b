import { beforeAll, describe, expect, test } from "vitest";
import { getBrand, listBrands } from "@/lib/brands/queries";
import { findLogo } from "@/lib/brands/queries/logo";
import { getShownBrand, listShownBrands } from "@/lib/brands/queries/shown-brands";
import { brandFilters } from "@/lib/brands/schema";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, thisMonth, toDbDay, today } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const ALL = brandFilters.parse({});
const LAST = addMonths(thisMonth(), -1);
const KNOWN = { state: "known", n: null, low: null, high: null };

let world: World;
let secretary: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  secretary = actorAtHome(world, "branchSecretary");
  const { hospitalId, other } = world.home;
  const at = { hospitalId, brandId: other.brandId };
  await db.swotEntry.create({
    data: { ...at, quadrant: "weakness", position: 1, text: "Inner weakness", evidence: "E" },
  });
  const measure = { title: "Rate", unit: "%", direction: "up", baseline: 41.07, target: 80, position: 1 } as const;
  const { id: indicatorId } = await db.brandIndicator.create({ data: { ...at, ...measure } });
  await db.brandIndicatorValue.create({ data: { hospitalId, indicatorId, month: LAST, value: 61.5 } });
  const counted = { title: "Held", unit: "", direction: "up", target: 4, position: 2, figure: "activities" } as const;
  await db.brandIndicator.create({ data: { ...at, ...counted } });
  await db.brandLogo.create({ data: { ...at, png: new Uint8Array([1]), sha256: "a".repeat(64) } });
});

const shown = async (actor: Actor, filters: object = {}) =>
  (await listShownBrands(actor, { ...ALL, ...filters })).rows.map(({ id }) => id);

/** Whether a page of its own opens for this actor. */
const opens = async (actor: Actor, id: string) =>
  getShownBrand(actor, id).then(
    ({ inFull }) => (inFull ? "in full elsewhere" : "shown"),
    ({ code }) => code,
  );

describe("brands of other branches in the gallery", () => {
  test("are shown to whoever reads only the own branch's, beside these, with what the public page would say", async () => {
    const { other, own } = world.home;
    expect((await listBrands(secretary, ALL)).rows.map(({ id }) => id)).toEqual([own.brandId]);
    const { rows, total } = await listShownBrands(secretary, ALL);
    expect([rows.length, total]).toEqual([1, 1]);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
      ["branchName", "fromMonth", "id", "leadTask", "leadTaskDueOn", "leadTaskTarget", "logo", "name", "plan"]
        .concat(["planItemId", "slogan"])
        .toSorted(),
    );
    const brand = await getShownBrand(secretary, other.brandId);
    expect(brand).toMatchObject({
      id: other.brandId,
      branchName: other.branchName,
      idea: "Idea",
      leadTaskTarget: "Target",
      inFull: false,
    });
    expect(brand.indicators).toEqual([
      { ...{ title: "Rate", unit: "%", figure: null, target: 80, value: 61.5 }, ...KNOWN },
      { ...{ title: "Held", unit: "", figure: "activities", target: 4, value: 0 }, ...KNOWN },
    ]);
    expect(Object.keys(brand).toSorted()).toEqual(
      ["branchName", "fromMonth", "hasLogo", "id", "idea", "inFull", "indicators", "leadTask", "leadTaskDueOn"]
        .concat(["leadTaskTarget", "logo", "month", "name", "plan", "planItemId", "slogan", "toMonth", "work"])
        .toSorted(),
    );
    const text = JSON.stringify(brand);
    for (const secret of ["Inner weakness", "Problem", "41.07"]) expect(text).not.toContain(secret);
    // In full it stays the other branch's own.
    await expect(getBrand(secretary, other.brandId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await findLogo(secretary, other.brandId))?.sha256).toBe("a".repeat(64));
  });

  test("tell of a task they only help with what it is measured by, not what the owner's records say", async () => {
    const { hospitalId, own, other, plans } = world.home;
    const { task: id } = plans.ofBranch(own.branchId);
    const level = { measure: "figure", direction: "up", baseline: null, target: 24, figure: "activities" } as const;
    const owned = (ownerBranchId: string | null) =>
      db.planItem.updateMany({ where: { id }, data: { ...level, ownerBranchId, startsOn: toDbDay(`${LAST}-01`) } });
    const at = { hospitalId, brandId: other.brandId, unit: "", direction: "up", target: 24 } as const;
    const { id: led } = await db.brandIndicator.create({
      data: { ...at, title: "Led", position: 3, figure: "leadTask" },
    });
    await db.brand.updateMany({ where: { id: other.brandId }, data: { planItemId: id } });
    const read = async () => (await getShownBrand(secretary, other.brandId)).indicators.at(-1);
    const said = { title: "Led", figure: "activities", target: 24 };
    for (const owner of [own.branchId, null]) {
      await owned(owner);
      expect(await read()).toMatchObject({ ...said, value: null, state: "missing", n: null });
    }
    await owned(other.branchId);
    expect(await read()).toMatchObject({ ...said, value: 0, state: "known" });
    await owned(own.branchId);
    await db.brand.updateMany({ where: { id: other.brandId }, data: { planItemId: null } });
    await db.brandIndicator.deleteMany({ where: { id: led } });
  });

  test("are none for those who read all in full, for those who read none, and of another hospital", async () => {
    const abroad = { ...secretary, hospitalId: world.abroad.hospitalId, branchIds: [world.abroad.own.branchId] };
    expect(await shown(actorAtHome(world, "committee"))).toEqual([]);
    expect(await shown({ ...secretary, permissions: new Set() })).toEqual([]);
    expect(await shown(abroad)).toEqual([world.abroad.other.brandId]);
    expect(await findLogo(abroad, world.home.other.brandId)).toBeNull();
    const id = world.home.other.brandId;
    expect(await opens(abroad, id)).toBe("NOT_FOUND");
    expect(await opens({ ...secretary, permissions: new Set() }, id)).toBe("NOT_FOUND");
    expect(await opens(secretary, "x")).toBe("NOT_FOUND");
    expect(await opens(secretary, id)).toBe("shown");
    expect(await opens(actorAtHome(world, "committee"), id)).toBe("in full elsewhere");
    expect(await opens(secretary, world.home.own.brandId)).toBe("in full elsewhere");
  });

  test("follow the search, and are left out where ended ones or one's own branch are asked for", async () => {
    const { other, own } = world.home;
    expect(await shown(secretary, { q: other.branchName })).toEqual([other.brandId]);
    expect(await shown(secretary, { q: "nothing of the kind" })).toEqual([]);
    expect(await shown(secretary, { state: "all" })).toEqual([other.brandId]);
    expect(await shown(secretary, { state: "ended" })).toEqual([]);
    expect(await shown(secretary, { branch: own.branchId })).toEqual([]);
  });

  test("are as many as fit, and as many as there are", async () => {
    const { rows, total } = await listShownBrands(secretary, ALL, 0);
    expect([rows, total]).toEqual([[], 1]);
  });

  test("are living ones: neither over, nor before their first month, nor of a branch that is gone", async () => {
    const { brandId: id, branchId } = world.home.other;
    const set = (data: { fromMonth?: string; toMonth?: string | null }) => db.brand.updateMany({ where: { id }, data });
    const seen = async () => [
      await shown(secretary),
      (await findLogo(secretary, id)) !== null && (await opens(secretary, id)) === "shown",
    ];
    await set({ toMonth: LAST });
    expect(await seen()).toEqual([[], false]);
    await set({ toMonth: null, fromMonth: addMonths(LAST, 2) });
    expect(await seen()).toEqual([[], false]);
    await set({ fromMonth: "2024-01" });
    expect(await seen()).toEqual([[id], true]);
    await db.branch.updateMany({ where: { id: branchId }, data: { dissolvedOn: toDbDay(addDays(today(), -1)) } });
    expect(await seen()).toEqual([[], false]);
  });
});
