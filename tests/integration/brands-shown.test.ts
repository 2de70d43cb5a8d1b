import { beforeAll, describe, expect, test } from "vitest";
import { getBrand, listBrands } from "@/lib/brands/queries";
import { findLogo } from "@/lib/brands/queries/logo";
import { listShownBrands } from "@/lib/brands/queries/shown-brands";
import { brandFilters } from "@/lib/brands/schema";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, thisMonth, toDbDay, today } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const ALL = brandFilters.parse({});
const LAST = addMonths(thisMonth(), -1);

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
  (await listShownBrands(actor, { ...ALL, ...filters })).map(({ id }) => id);

describe("brands of other branches in the gallery", () => {
  test("are shown to whoever reads only the own branch's, beside these, with what the public page would say", async () => {
    const { other, own } = world.home;
    expect((await listBrands(secretary, ALL)).rows.map(({ id }) => id)).toEqual([own.brandId]);
    const [brand, ...more] = await listShownBrands(secretary, ALL);
    expect(more).toEqual([]);
    expect(brand).toMatchObject({
      id: other.brandId,
      branchName: other.branchName,
      idea: "Idea",
      leadTaskTarget: "Target",
    });
    expect(brand?.indicators).toEqual([
      {
        title: "Rate",
        unit: "%",
        figure: null,
        target: 80,
        value: 61.5,
        state: "known",
        n: null,
        low: null,
        high: null,
      },
      {
        title: "Held",
        unit: "",
        figure: "activities",
        target: 4,
        value: 0,
        state: "known",
        n: null,
        low: null,
        high: null,
      },
    ]);
    expect(Object.keys(brand ?? {}).toSorted()).toEqual(
      ["branchName", "fromMonth", "id", "idea", "indicators", "leadTask", "leadTaskDueOn", "leadTaskTarget", "logo"]
        .concat(["name", "plan", "planItemId", "slogan", "work"])
        .toSorted(),
    );
    const text = JSON.stringify(brand);
    for (const secret of ["Inner weakness", "Problem", "41.07"]) expect(text).not.toContain(secret);
    // In full it stays the other branch's own.
    await expect(getBrand(secretary, other.brandId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await findLogo(secretary, other.brandId))?.sha256).toBe("a".repeat(64));
  });

  test("are none for those who read all in full, for those who read none, and of another hospital", async () => {
    const abroad = { ...secretary, hospitalId: world.abroad.hospitalId, branchIds: [world.abroad.own.branchId] };
    expect(await shown(actorAtHome(world, "committee"))).toEqual([]);
    expect(await shown({ ...secretary, permissions: new Set() })).toEqual([]);
    expect(await shown(abroad)).toEqual([world.abroad.other.brandId]);
    expect(await findLogo(abroad, world.home.other.brandId)).toBeNull();
  });

  test("follow the search, and are left out where ended ones or one's own branch are asked for", async () => {
    const { other, own } = world.home;
    expect(await shown(secretary, { q: other.branchName })).toEqual([other.brandId]);
    expect(await shown(secretary, { q: "nothing of the kind" })).toEqual([]);
    expect(await shown(secretary, { state: "all" })).toEqual([other.brandId]);
    expect(await shown(secretary, { state: "ended" })).toEqual([]);
    expect(await shown(secretary, { branch: own.branchId })).toEqual([]);
  });

  test("are living ones: neither over, nor before their first month, nor of a branch that is gone", async () => {
    const { brandId: id, branchId } = world.home.other;
    const set = (data: { fromMonth?: string; toMonth?: string | null }) => db.brand.updateMany({ where: { id }, data });
    const seen = async () => [await shown(secretary), (await findLogo(secretary, id)) !== null];
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
