import { beforeAll, describe, expect, test } from "vitest";
import {
  recordValuesAction,
  saveIndicatorsAction,
  saveStrategiesAction,
  saveSwotAction,
  updateBrandAction,
} from "@/lib/brands/actions";
import { getBrand } from "@/lib/brands/queries";
import { getBrandPage } from "@/lib/brands/queries/brand-page";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { getSwot } from "@/lib/brands/queries/swot";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();

let world: World;
let own: BranchWorld;
let secretary: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  committee = { ...actorAtHome(world, "committee"), name: "Committee" };
});

const run = (action: object, actor: Actor, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, actor, { id: own.brandId, ...input });
};

const version = async () => (await getBrand(committee, own.brandId)).version;
const entry = (text: string, given: object = {}) => ({ text, evidence: "Evidence", ...given });

describe("SWOT", () => {
  test("is written in the order of its numbers, with words or a known figure as evidence", async () => {
    const known = { text: "Patients are content", evidence: "", figure: "inpatient", month: "2026-01" };
    await run(saveSwotAction, secretary, {
      version: await version(),
      strength: { 0: entry("Second", { position: "2" }), 1: entry("First", { position: "1" }), 2: { text: "" } },
      weakness: { 0: entry("Weak") },
      opportunity: { 0: known },
    });
    const { entries } = await getSwot(secretary, own.brandId);
    expect(entries.map(({ code, text }) => [code, text])).toEqual([
      ["S1", "First"],
      ["S2", "Second"],
      ["W1", "Weak"],
      ["O1", "Patients are content"],
    ]);
    const figure = entries[3]?.figure;
    expect(figure).toMatchObject({ code: "inpatient", month: "2026-01" });
    expect(figure?.known.href).toMatch(/^\/satisfaction\/basis/);
  });

  test("a strategy needs an entry of each of its two quadrants, and carries them", async () => {
    const { entries } = await getSwot(secretary, own.brandId);
    const [first = "", , weak = "", chance = ""] = entries.map(({ id }) => id);
    const so = (ids: string[]) => ({ 0: { text: "Go", entries: ids } });
    for (const wrong of [[first], [first, weak], [first, chance, weak]]) {
      const attempt = run(saveStrategiesAction, secretary, { version: await version(), so: so(wrong) });
      await expect(attempt).rejects.toMatchObject({ fieldErrors: { "so.0.entries": "brands.invalid.follows.so" } });
    }
    await run(saveStrategiesAction, secretary, { version: await version(), so: so([first, chance]) });
    const { strategies } = await getSwot(secretary, own.brandId);
    expect(strategies.map(({ text, entryIds }) => [text, entryIds])).toEqual([["Go", [first, chance]]]);
    const without = { strength: { 0: { id: first, text: "" }, 1: entry("Second") }, opportunity: {} };
    const attempt = run(saveSwotAction, secretary, { version: await version(), ...without });
    await expect(attempt).rejects.toMatchObject({
      fieldErrors: { "strength.0.text": "brands.invalid.carriesStrategy" },
      params: { strategy: "Go" },
    });
  });

  test("of two people the second is told who came first; entries of another brand are none of its", async () => {
    const stale = await version();
    const { entries } = await getSwot(committee, own.brandId);
    const kept = Object.fromEntries(entries.filter(({ quadrant }) => quadrant === "strength").map(toRow));
    const rest = { opportunity: { 0: toRow(entries[3] as never, 0)[1] } };
    await run(saveSwotAction, committee, { version: stale, strength: kept, ...rest });
    const second = run(saveSwotAction, secretary, { version: stale, threat: { 0: entry("Late") } });
    await expect(second).rejects.toMatchObject({ code: "CONFLICT", params: { name: "Committee" } });
    const { other } = world.home;
    const foreign = { id: other.brandId, version: 1, threat: { 0: entry("Mine", { id: entries[0]?.id }) } };
    await expect(run(saveSwotAction, committee, foreign)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getSwot(committee, other.brandId)).entries).toEqual([]);
  });
});

function toRow({ id, text, evidence, figure }: Awaited<ReturnType<typeof getSwot>>["entries"][number], index: number) {
  const cited = figure ? { figure: figure.code, month: figure.month } : {};
  return [index, { id, text, evidence, ...cited }] as const;
}

describe("indicators", () => {
  const rows = {
    0: { title: "Rate", unit: "%", target: "80", baseline: "40" },
    1: { title: "Held", target: "2", figure: "activities" },
  };

  test("have their own values, or those of a figure that the system knows", async () => {
    await run(saveIndicatorsAction, secretary, { version: await version(), rows });
    const { indicators } = await getBrandPage(secretary, own.brandId);
    expect(indicators.map(({ title, unit, target }) => [title, unit, target])).toEqual([
      ["Rate", "%", 80],
      ["Held", "", 2],
    ]);
    const [rate, held] = await listIndicators(secretary, own.brandId, "2026-01");
    expect(rate?.current).toMatchObject({ state: "missing", value: null });
    // The world's branch held one activity; zero would be known as well.
    expect(held?.current.state).toBe("known");
    expect(held?.current.href).toMatch(/^\/activities/);
  });

  test("a month's value is written once, corrected with both numbers in the trail, and never over somebody else's", async () => {
    const [rate] = await listIndicators(secretary, own.brandId, "2026-01");
    const id = rate?.id ?? "";
    const values = (typed: string, seen = "") => ({ month: "2026-02", values: { [id]: typed }, seen: { [id]: seen } });
    await run(recordValuesAction, secretary, values("61.5"));
    await expect(run(recordValuesAction, committee, values("60"))).rejects.toMatchObject({ code: "CONFLICT" });
    await run(recordValuesAction, committee, values("62.25", "61.50"));
    const [corrected] = await listIndicators(secretary, own.brandId, "2026-02");
    expect(corrected?.current).toMatchObject({ value: 62.25, state: "known", n: null, href: null });
    const trail = await db.auditEntry.findMany({
      where: { subjectId: own.brandId, action: { in: ["brand.values", "brand.correctValues"] } },
      select: { action: true, before: true, after: true },
      orderBy: { seq: "asc" },
    });
    expect(trail.map(({ action }) => action)).toEqual(["brand.values", "brand.correctValues"]);
    expect(trail[1]).toMatchObject({ before: { values: ["Rate 61.5"] }, after: { values: ["Rate 62.25"] } });
    // The same once more changes nothing and leaves no trace.
    await run(recordValuesAction, committee, values("62.25", "62.25"));
    expect(await db.auditEntry.count({ where: { subjectId: own.brandId, action: "brand.correctValues" } })).toBe(1);
  });

  test("of months to come, before the brand, of known figures and of other brands there is nothing to write", async () => {
    const [rate, held] = await listIndicators(secretary, own.brandId, "2026-01");
    const of = (id: string, month: string) => ({ month, values: { [id]: "1" }, seen: {} });
    const wrong = [
      [of(rate?.id ?? "", addMonths(thisMonth(), 1)), { fieldErrors: { month: "brands.invalid.future" } }],
      [of(rate?.id ?? "", "2023-12"), { fieldErrors: { month: "brands.invalid.notLiving" } }],
      [of(held?.id ?? "", "2026-01"), { messageKey: "brands.invalid.knownByItself" }],
      [{ ...of(rate?.id ?? "", "2026-01"), id: world.home.other.brandId }, { code: "NOT_FOUND" }],
    ] as const;
    for (const [input, error] of wrong) {
      await expect(run(recordValuesAction, committee, input)).rejects.toMatchObject(error);
    }
  });

  test("one with values is neither taken away nor turned into a known figure", async () => {
    const [rate] = await listIndicators(secretary, own.brandId, "2026-02");
    const away = { 0: { id: rate?.id, title: "" } };
    const turned = { 0: { id: rate?.id, title: "Rate", target: "80", figure: "served" } };
    for (const [given, field] of [
      [away, "rows.0.title"],
      [turned, "rows.0.figure"],
    ] as const) {
      const attempt = run(saveIndicatorsAction, secretary, { version: await version(), rows: given });
      await expect(attempt).rejects.toMatchObject({ fieldErrors: { [field]: "brands.invalid.hasValues" } });
    }
    await run(saveIndicatorsAction, secretary, { version: await version(), rows: {} });
    expect((await listIndicators(secretary, own.brandId, "2026-02")).map(({ title }) => title)).toEqual(["Rate"]);
  });
});

describe("the lead task", () => {
  const words = { name: "N", slogan: "S", fromMonth: "2024-01" };

  async function planTask(hospitalId: string, ownerBranchId: string, status: "draft" | "issued") {
    const issued = status === "issued" ? { issuedOn: new Date("2026-01-05") } : {};
    const plan = { hospitalId, year: status === "issued" ? 2026 : 2027, title: "Plan", status, ...issued };
    const { id: planId } = await db.annualPlan.create({ data: plan });
    const item = { hospitalId, planId, position: 1, startsOn: new Date("2026-02-01"), dueOn: new Date("2026-12-20") };
    const goal = await db.planItem.create({ data: { ...item, kind: "goal", title: "Goal" } });
    const measured = { measure: "number", baseline: 18.2, target: 30, unit: "%", direction: "up" } as const;
    const task = {
      ...item,
      ...measured,
      kind: "task" as const,
      parentId: goal.id,
      title: "Day surgery",
      ownerBranchId,
    };
    return (await db.planItem.create({ data: task })).id;
  }

  test("of the plan is read from the plan, also when that is amended afterwards", async () => {
    const planItemId = await planTask(world.home.hospitalId, own.branchId, "issued");
    await run(updateBrandAction, secretary, { ...words, version: await version(), planItemId });
    const told = { leadTask: "Day surgery", leadTaskTarget: "18.2 → 30 %", leadTaskDueOn: "2026-12-20" };
    expect(await getBrand(secretary, own.brandId)).toMatchObject({ ...told, plan: { year: 2026, droppedOn: null } });
    await db.planItem.updateMany({ where: { id: planItemId }, data: { title: "Day surgery for all", target: 35 } });
    expect(await getBrand(secretary, own.brandId)).toMatchObject({
      leadTask: "Day surgery for all",
      leadTaskTarget: "18.2 → 35 %",
    });
  });

  test("is refused when it is another branch's, another hospital's, or of a draft; a goal is no task", async () => {
    const { hospitalId, other } = world.home;
    const goal = await db.planItem.findFirst({ where: { hospitalId, kind: "goal" }, select: { id: true } });
    const draft = await planTask(hospitalId, own.branchId, "draft");
    const foreign = await planTask(world.abroad.hospitalId, world.abroad.own.branchId, "issued");
    const own2026 = await db.planItem.findFirst({ where: { ownerBranchId: own.branchId, plan: { year: 2026 } } });
    for (const planItemId of [goal?.id, draft, foreign]) {
      const attempt = run(updateBrandAction, committee, { ...words, version: await version(), planItemId });
      await expect(attempt).rejects.toMatchObject({ fieldErrors: { planItemId: "brands.invalid.planTask" } });
    }
    const theirs = { id: other.brandId, ...words, version: 1, planItemId: own2026?.id };
    await expect(run(updateBrandAction, committee, theirs)).rejects.toMatchObject({
      fieldErrors: { planItemId: "brands.invalid.planTask" },
    });
    const nothing = run(updateBrandAction, committee, { ...words, version: await version() });
    await expect(nothing).rejects.toMatchObject({ fieldErrors: { leadTask: "core.invalid.required" } });
  });
});
