import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  createBrandAction,
  publishBrandAction,
  recordValuesAction,
  retireBrandAction,
  saveIndicatorsAction,
  saveStrategiesAction,
  saveSwotAction,
  updateBrandAction,
  withdrawBrandAction,
} from "@/lib/brands/actions";
import { getBrand, listBrands } from "@/lib/brands/queries";
import { findPublicBrand } from "@/lib/brands/queries/public-page";
import { brandFilters } from "@/lib/brands/schema";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, type Month, monthOf, thisMonth, toDbDay, today } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const NOW = thisMonth();
const LAST = addMonths(NOW, -1);
const BEFORE = addMonths(NOW, -2);
const START = addMonths(NOW, -6);
const ALL = brandFilters.parse({});
const reason = "重点变了";
const words = { name: "N", slogan: "S", leadTask: "T", leadTaskTarget: "T", leadTaskDueOn: `${addMonths(NOW, 6)}-28` };

let world: World;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

const run = (action: object, actor: Actor, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, actor, input);
};

/** A branch of its own with a brand that has no reports, and the branch's secretary. */
async function fresh(given: { toMonth?: Month; publicCode?: string } = {}) {
  const { hospitalId } = world.home;
  const branch = await db.branch.create({ data: { hospitalId, name: `Branch ${randomUUID()}` } });
  const { id: branchId } = branch;
  const task = { leadTask: "T", leadTaskTarget: "T", leadTaskDueOn: toDbDay(words.leadTaskDueOn) };
  const brand = { name: "N", slogan: "S", idea: "", ...task, fromMonth: START, ...given };
  const { id } = await db.brand.create({ data: { hospitalId, branchId, ...brand } });
  return { id, branchId, secretary: { ...actorAtHome(world, "branchSecretary"), branchIds: [branchId] } };
}

describe("months that owe a report", () => {
  test("are not let off by a secretary who ends the brand before them; the committee may", async () => {
    const { id, secretary } = await fresh();
    const early = { id, version: 1, toMonth: BEFORE, reason };
    const fieldErrors = { toMonth: "brands.invalid.endsTooEarly" };
    await expect(run(retireBrandAction, secretary, early)).rejects.toMatchObject({
      fieldErrors,
      params: { month: LAST },
    });
    await run(retireBrandAction, secretary, { ...early, toMonth: LAST });
    const another = await fresh();
    await run(retireBrandAction, committee, { ...early, id: another.id });
  });

  test("are not let off by a secretary who lets the brand begin after them; the committee may", async () => {
    const { id, secretary } = await fresh();
    const later = { ...words, id, version: 1, fromMonth: LAST };
    const fieldErrors = { fromMonth: "brands.invalid.beginsTooLate" };
    await expect(run(updateBrandAction, secretary, later)).rejects.toMatchObject({
      fieldErrors,
      params: { month: START },
    });
    await run(updateBrandAction, secretary, { ...later, fromMonth: START });
    await run(updateBrandAction, committee, { ...later, version: 2 });
  });
});

describe("founding a brand", () => {
  test("is refused while one lives: that one goes on, or is retired first", async () => {
    const { id, branchId, secretary } = await fresh();
    const fieldErrors = { fromMonth: "brands.invalid.living" };
    for (const fromMonth of [addMonths(NOW, 1), addMonths(START, -3)]) {
      const attempt = run(createBrandAction, secretary, { ...words, branchId, fromMonth });
      await expect(attempt).rejects.toMatchObject({ code: "INVALID", fieldErrors, params: { brand: "N" } });
    }
    expect(await getBrand(secretary, id)).toMatchObject({ toMonth: null, version: 1 });
    await run(retireBrandAction, secretary, { id, version: 1, toMonth: NOW, reason });
    const overlapping = run(createBrandAction, secretary, { ...words, branchId, fromMonth: NOW });
    await expect(overlapping).rejects.toMatchObject({ fieldErrors: { fromMonth: "brands.invalid.overlaps" } });
    await run(createBrandAction, secretary, { ...words, branchId, fromMonth: addMonths(NOW, 1) });
  });
});

const writes = (id: string): [string, object, object][] => [
  ["words", updateBrandAction, { ...words, id, version: 1, fromMonth: START }],
  ["SWOT", saveSwotAction, { id, version: 1, strength: { 0: { text: "S", evidence: "E" } } }],
  ["strategies", saveStrategiesAction, { id, version: 1 }],
  ["indicators", saveIndicatorsAction, { id, version: 1, rows: { 0: { title: "Rate", unit: "%", target: "90" } } }],
  ["values", recordValuesAction, { id, month: START, values: {}, seen: {} }],
  ["publication", publishBrandAction, { id, version: 1 }],
];

describe("a brand that is over", () => {
  test("is written no more, but its last month's values still come in the month after", async () => {
    const { id, secretary } = await fresh({ toMonth: BEFORE });
    const messageKey = "brands.error.ended";
    for (const [what, action, input] of writes(id)) {
      await expect(run(action, secretary, input), what).rejects.toMatchObject({
        messageKey,
        params: { month: BEFORE },
      });
    }
    const just = await fresh({ toMonth: LAST });
    await run(recordValuesAction, just.secretary, { id: just.id, month: LAST, values: {}, seen: {} });
    await expect(run(saveSwotAction, just.secretary, { id: just.id, version: 1 })).rejects.toMatchObject({
      messageKey,
    });
    const running = await fresh({ toMonth: NOW });
    await run(saveSwotAction, running.secretary, { id: running.id, version: 1 });
  });

  test("with its branch is over as well: nothing is written, and it counts as ended in gallery and public page", async () => {
    const publicCode = "wy3deng5xk";
    const { id, branchId, secretary } = await fresh({ publicCode });
    const at = { ...ALL, branch: branchId };
    const told = async () => [
      (await listBrands(secretary, at)).total,
      (await listBrands(secretary, { ...at, state: "ended" })).total,
      (await findPublicBrand({ code: publicCode }))?.toMonth,
    ];
    expect(await told()).toEqual([1, 0, null]);
    const gone = addDays(today(), -1);
    await db.branch.updateMany({ where: { id: branchId }, data: { dissolvedOn: toDbDay(gone) } });
    for (const [what, action, input] of writes(id)) {
      const attempt = run(action, secretary, input);
      await expect(attempt, what).rejects.toMatchObject({ messageKey: "brands.error.branchDissolved" });
    }
    expect(await told()).toEqual([0, 1, monthOf(gone)]);
    await run(withdrawBrandAction, secretary, { id, version: 1 });
    expect(await findPublicBrand({ code: publicCode })).toBeNull();
  });
});
