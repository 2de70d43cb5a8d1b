import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  mergeBrandsAction,
  publishBrandAction,
  reviseBrandAction,
  saveSwotAction,
  undoIterationAction,
} from "@/lib/brands/actions";
import { getBrand } from "@/lib/brands/queries";
import { findUndo } from "@/lib/brands/queries/iteration";
import { getSwot } from "@/lib/brands/queries/swot";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, thisMonth, toDbDay, today } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const NOW = thisMonth();
const NEXT = addMonths(NOW, 1);
const reason = "重点变了";

let world: World;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = { ...actorAtHome(world, "committee"), name: "Committee" };
});

const run = (action: object, actor: Actor, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, actor, input);
};
const version = async (id: string) => (await getBrand(committee, id)).version;
const undo = async (actor: Actor, id: string) => run(undoIterationAction, actor, { id, version: await version(id) });

/** A branch of its own with a brand, and the branch's secretary. */
async function fresh() {
  const { hospitalId } = world.home;
  const { id: branchId } = await db.branch.create({ data: { hospitalId, name: `Branch ${randomUUID()}` } });
  const task = { leadTask: "T", leadTaskTarget: "T", leadTaskDueOn: toDbDay("2999-12-31") };
  const brand = { name: "N", slogan: "S", idea: "", ...task, fromMonth: "2026-01" };
  const { id } = await db.brand.create({ data: { hospitalId, branchId, ...brand } });
  return { id, branchId, secretary: { ...actorAtHome(world, "branchSecretary"), branchIds: [branchId] } };
}

async function revised() {
  const own = await fresh();
  const { id: next } = await run(reviseBrandAction, own.secretary, { id: own.id, version: 1, fromMonth: NEXT, reason });
  return { ...own, next };
}

describe("a next iteration that has not begun", () => {
  test("is undone: the one before runs on with what was written meanwhile, and the next one is gone", async () => {
    const { id, next, secretary } = await revised();
    const strength = { 0: { text: "Written meanwhile", evidence: "E" } };
    await run(saveSwotAction, secretary, { id, version: await version(id), strength });
    await run(saveSwotAction, secretary, { id: next, version: 1, strength });
    await run(publishBrandAction, secretary, { id: next, version: 2 });
    expect((await findUndo(secretary, await getBrand(secretary, next))).map((one) => one.id)).toEqual([id]);
    await undo(secretary, next);
    expect(await getBrand(secretary, id)).toMatchObject({ toMonth: null, endReason: null });
    expect((await getSwot(secretary, id)).entries.map(({ text }) => text)).toEqual(["Written meanwhile"]);
    await expect(getBrand(committee, next)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const trail = await db.auditEntry.findMany({ where: { subjectId: { in: [id, next] } }, orderBy: { seq: "desc" } });
    expect(
      trail
        .slice(0, 2)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(["brand.resume", "brand.undo"]);
    // It can be revised anew at once.
    await run(reviseBrandAction, secretary, { id, version: await version(id), fromMonth: NEXT, reason });
  });

  test("of a merger gives every one of the merged back, and only to whoever may write them all", async () => {
    const [lead, other] = [await fresh(), await fresh()];
    const words = { name: "Together", slogan: "One", fromMonth: NEXT, reason };
    const input = { id: lead.id, version: 1, brandIds: [other.id], ...words };
    const { id } = await run(mergeBrandsAction, committee, input);
    expect(await findUndo(lead.secretary, await getBrand(lead.secretary, id))).toEqual([]);
    await expect(undo(lead.secretary, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(undo(other.secretary, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const abroad = { ...committee, hospitalId: world.abroad.hospitalId };
    await expect(undo(abroad, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await undo(committee, id);
    for (const one of [lead.id, other.id]) expect((await getBrand(committee, one)).toMonth).toBeNull();
  });

  test("of two people one undoes it, the other is told", async () => {
    const { next, secretary } = await revised();
    const input = { id: next, version: 1 };
    await run(saveSwotAction, committee, { ...input, strength: { 0: { text: "T", evidence: "E" } } });
    const late = run(undoIterationAction, secretary, input);
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", params: { name: "Committee" } });
    const tries = await Promise.allSettled([undo(secretary, next), undo(committee, next)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a next iteration stays", () => {
  const refused = async (id: string, key: string) =>
    expect(undo(committee, id)).rejects.toMatchObject({ code: "INVALID", messageKey: key });

  test("once it has begun, has reports, has ended or gone on itself", async () => {
    const begun = await revised();
    await db.brand.updateMany({ where: { id: begun.id }, data: { toMonth: addMonths(NOW, -1) } });
    await db.brand.updateMany({ where: { id: begun.next }, data: { fromMonth: NOW } });
    await refused(begun.next, "brands.error.begun");
    const { branchId, next, secretary } = await revised();
    const at = { hospitalId: world.home.hospitalId, branchId, brandId: next };
    const texts = { progress: "", result: "", problem: "", nextStep: "" };
    const report = await db.monthlyReport.create({ data: { ...at, month: NEXT, ...texts } });
    await refused(next, "brands.error.begun");
    await db.monthlyReport.delete({ where: { hospitalId_id: { hospitalId: at.hospitalId, id: report.id } } });
    const later = { id: next, version: 1, fromMonth: addMonths(NEXT, 1), reason };
    const { id: third } = await run(reviseBrandAction, secretary, later);
    await refused(next, "brands.error.ended");
    await undo(secretary, third);
    await undo(secretary, next);
  });

  test("where another brand was founded meanwhile, or the branch of one before is gone", async () => {
    const [lead, other] = [await fresh(), await fresh()];
    const words = { name: "Together", slogan: "One", fromMonth: NEXT, reason };
    const { id } = await run(mergeBrandsAction, committee, { id: lead.id, version: 1, brandIds: [other.id], ...words });
    const { hospitalId } = world.home;
    const task = { leadTask: "T", leadTaskTarget: "T", leadTaskDueOn: toDbDay("2999-12-31") };
    const founded = {
      hospitalId,
      branchId: other.branchId,
      name: "F",
      slogan: "S",
      idea: "",
      ...task,
      fromMonth: NEXT,
    };
    const { id: foundedId } = await db.brand.create({ data: founded });
    await refused(id, "brands.error.followed");
    await db.brand.deleteMany({ where: { id: foundedId } });
    const dissolvedOn = toDbDay(addDays(today(), -1));
    await db.branch.updateMany({ where: { id: other.branchId }, data: { dissolvedOn } });
    await refused(id, "brands.error.branchDissolved");
  });
});
