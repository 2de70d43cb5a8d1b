import { beforeAll, describe, expect, test } from "vitest";
import { mergeBrandsAction, resumeBrandAction, retireBrandAction, reviseBrandAction } from "@/lib/brands/actions";
import { getBrand, listBrands } from "@/lib/brands/queries";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { getIterationChoices } from "@/lib/brands/queries/iteration";
import { listBrandHistory, listBrandLine } from "@/lib/brands/queries/line";
import { getSwot } from "@/lib/brands/queries/swot";
import { brandFilters } from "@/lib/brands/schema";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth, toDbDay } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const NEXT = addMonths(thisMonth(), 1);
const reason = "重点变了";

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let secretary: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  ({ own, other } = world.home);
  secretary = actorAtHome(world, "branchSecretary");
  committee = actorAtHome(world, "committee");
});

const run = (action: object, actor: Actor, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, actor, input);
};

async function fill({ hospitalId }: Actor, brandId: string): Promise<void> {
  const at = { hospitalId, brandId };
  const entry = (quadrant: "strength" | "opportunity", position: number) =>
    db.swotEntry.create({ data: { ...at, quadrant, position, text: `${quadrant} ${position}`, evidence: "E" } });
  const [strength, opportunity] = [await entry("strength", 1), await entry("opportunity", 1)];
  const strategy = await db.swotStrategy.create({ data: { ...at, kind: "so", position: 1, text: "Strategy" } });
  await db.swotStrategyEntry.createMany({
    data: [strength, opportunity].map(({ id }) => ({ hospitalId, strategyId: strategy.id, entryId: id })),
  });
  const measure = { title: "Rate", unit: "%", direction: "up" as const, baseline: 40, target: 80, position: 1 };
  const { id: indicatorId } = await db.brandIndicator.create({ data: { ...at, ...measure } });
  await db.brandIndicatorValue.createMany({
    data: [
      { hospitalId, indicatorId, month: "2026-01", value: 55 },
      { hospitalId, indicatorId, month: "2026-02", value: 61.5 },
    ],
  });
}

describe("revising", () => {
  test("cuts off no month with a report and rewrites no month, and says which", async () => {
    const wrong = [
      ["2026-01", "brands.invalid.cutsOff", { months: "2026-01、2026-02" }],
      [thisMonth(), "brands.invalid.iterationTooEarly", { month: NEXT }],
    ] as const;
    for (const [fromMonth, key, params] of wrong) {
      const attempt = run(reviseBrandAction, secretary, { id: own.brandId, version: 1, fromMonth, reason });
      await expect(attempt).rejects.toMatchObject({ fieldErrors: { fromMonth: key }, params });
    }
    const noReason = run(reviseBrandAction, secretary, { id: own.brandId, version: 1, fromMonth: NEXT, reason: " " });
    await expect(noReason).rejects.toMatchObject({ fieldErrors: { reason: "core.invalid.required" } });
    expect((await getBrand(secretary, own.brandId)).toMonth).toBeNull();
  });

  test("of two people one begins the next iteration; its content came along, and the last value is its baseline", async () => {
    await fill(secretary, own.brandId);
    const input = { id: own.brandId, version: 1, fromMonth: NEXT, reason };
    const tries = await Promise.allSettled([
      run(reviseBrandAction, secretary, input),
      run(reviseBrandAction, committee, input),
    ]);
    const done = tries.filter((one) => one.status === "fulfilled");
    expect(done).toHaveLength(1);
    const id = done[0]?.value.id ?? "";
    const before = await getBrand(secretary, own.brandId);
    expect(before).toMatchObject({ toMonth: thisMonth(), endReason: reason });
    const next = await getBrand(secretary, id);
    expect(next).toMatchObject({ fromMonth: NEXT, toMonth: null, name: before.name, publicCode: null });
    const swot = await getSwot(secretary, id);
    expect(swot.entries.map(({ text }) => text)).toEqual(["strength 1", "opportunity 1"]);
    expect(swot.strategies.map(({ entryIds }) => entryIds)).toEqual([swot.entries.map((entry) => entry.id)]);
    const [indicator] = await listIndicators(secretary, id, "2026-02");
    expect(indicator).toMatchObject({ title: "Rate", baseline: 61.5, target: 80, current: { state: "missing" } });
    expect(await listBrandLine(secretary, id)).toEqual([own.brandId]);
    expect(await listBrandLine(secretary, own.brandId)).toEqual([]);
    // Until it begins, the running one stands before it.
    for (const order of [undefined, "due"]) {
      const { rows } = await listBrands(secretary, brandFilters.parse({ order }));
      expect(rows.map((row) => row.id)).toEqual([own.brandId, id]);
    }
  });
});

describe("merging", () => {
  test("brands of two branches go on as one; both stay readable with their line, also for the other branch", async () => {
    const { rows } = await listBrands(committee, { ...brandFilters.parse({}), branch: own.branchId });
    // The one that has not begun yet cannot end before it begins.
    const revised = rows.find(({ toMonth }) => toMonth === null);
    const { earliest, others } = await getIterationChoices(committee, await getBrand(committee, other.brandId));
    expect(earliest).toBe(NEXT);
    expect(others.map(({ id }) => id)).toEqual([revised?.id]);
    const words = { name: "Together", slogan: "One", fromMonth: addMonths(NEXT, 1), reason };
    const input = { id: other.brandId, version: 1, brandIds: [revised?.id], ...words };
    await expect(run(mergeBrandsAction, secretary, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const early = run(mergeBrandsAction, committee, { ...input, fromMonth: NEXT });
    await expect(early).rejects.toMatchObject({ fieldErrors: { fromMonth: "brands.invalid.endsBeforeBegin" } });
    const { id } = await run(mergeBrandsAction, committee, input);
    expect(await getBrand(committee, id)).toMatchObject({ branchId: other.branchId, name: "Together" });
    expect((await listBrandLine(committee, id)).toSorted()).toEqual(
      [other.brandId, revised?.id ?? "", own.brandId].toSorted(),
    );
    const history = await listBrandHistory(secretary, own.brandId);
    expect(history.map((one) => [one.id, one.reachable])).toEqual([
      [own.brandId, true],
      [revised?.id, true],
      [id, false],
    ]);
    expect(history[1]?.into).toEqual([{ id, kind: "merge" }]);
    await expect(listBrandLine(secretary, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const trail = await db.auditEntry.findMany({ where: { subjectId: id }, select: { action: true } });
    expect(trail).toEqual([{ action: "brand.merge" }]);
  });

  test("a brand of another hospital is not found, and nothing alone is no merger", async () => {
    const living = world.abroad.own.brandId;
    const words = { name: "N", slogan: "S", fromMonth: NEXT, reason };
    const foreign = { ...actorAtHome(world, "committee"), hospitalId: world.abroad.hospitalId };
    const stranger = run(mergeBrandsAction, foreign, { id: living, version: 1, brandIds: [own.brandId], ...words });
    await expect(stranger).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const brandIds of [[], [living]]) {
      const alone = run(mergeBrandsAction, foreign, { id: living, version: 1, brandIds, ...words });
      await expect(alone).rejects.toMatchObject({ fieldErrors: { brandIds: "brands.invalid.mergeWhich" } });
    }
  });
});

describe("retiring", () => {
  const foreign = () => ({ ...committee, hospitalId: world.abroad.hospitalId });

  test("names months with reports, keeps the rest readable, and is taken back while nothing follows", async () => {
    const { brandId: id } = world.abroad.own;
    const attempt = run(retireBrandAction, foreign(), { id, version: 1, toMonth: "2026-01", reason });
    await expect(attempt).rejects.toMatchObject({ fieldErrors: { toMonth: "brands.invalid.cutsOff" } });
    await run(retireBrandAction, foreign(), { id, version: 1, toMonth: "2026-02", reason });
    expect(await getBrand(foreign(), id)).toMatchObject({ toMonth: "2026-02", endReason: reason, version: 2 });
    const again = run(retireBrandAction, foreign(), { id, version: 2, toMonth: "2026-03", reason });
    await expect(again).rejects.toMatchObject({ messageKey: "brands.error.ended", params: { month: "2026-02" } });
    await run(resumeBrandAction, foreign(), { id, version: 2 });
    expect(await getBrand(foreign(), id)).toMatchObject({ toMonth: null, endReason: null });
  });

  test("what another brand follows does not run again, nor anything of a dissolved branch", async () => {
    const { version } = await getBrand(committee, own.brandId);
    const followed = run(resumeBrandAction, secretary, { id: own.brandId, version });
    await expect(followed).rejects.toMatchObject({ messageKey: "brands.error.followed" });
    const { branchId, brandId: id } = world.abroad.other;
    await db.branch.updateMany({ where: { id: branchId }, data: { dissolvedOn: toDbDay(`${thisMonth()}-01`) } });
    const revised = run(reviseBrandAction, foreign(), { id, version: 1, fromMonth: NEXT, reason });
    await expect(revised).rejects.toMatchObject({ messageKey: "brands.error.branchDissolved" });
    const late = run(retireBrandAction, foreign(), { id, version: 1, toMonth: NEXT, reason });
    await expect(late).rejects.toMatchObject({ fieldErrors: { toMonth: "brands.invalid.afterDissolved" } });
    await run(retireBrandAction, foreign(), { id, version: 1, toMonth: thisMonth(), reason });
  });
});
