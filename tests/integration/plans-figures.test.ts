import { afterAll, beforeAll, expect, test } from "vitest";
import { getBrand } from "@/lib/brands/queries";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { getRoadmap } from "@/lib/plans/queries/roadmap";
import { getRoadmapSheet } from "@/lib/plans/queries/roadmap-sheet";
import { alike, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld } from "@/tests/support/world";
import { act, type Drafted, issued, typedItem } from "./plan-acts";

const database = useDatabase();

const { ask, answer } = surveyor(database.url);

let committee: Actor;
let hospitalId: string;
let departmentId: string;
let brandId: string;
let plan: Drafted;
/** An item that nobody has answered for, and one that has been counted. */
let unasked: string;
let counted: string;
const now = clock.now;
const t = translatorOf("en");

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  const world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  hospitalId = world.home.hospitalId;
  departmentId = world.home.own.spareDepartmentId;
  brandId = world.home.own.brandId;
  plan = await issued(committee, 2026, world.home.own.branchId);
  const measured = { measure: "figure", direction: "up", baseline: 80, target: 90, figure: "outpatient" } as const;
  await db.planItem.updateMany({ where: { id: plan.task }, data: measured });
  const add = async (data: object) => {
    const item = typedItem({ planId: plan.id, parentId: plan.goal, title: "Other", reason: "R" });
    const { id } = await act("addItem", committee, item);
    await db.planItem.updateMany({ where: { id }, data: { ...measured, ...data } });
    return id;
  };
  // Of the first days of a year that has no survey in it.
  unasked = await add({ figure: "inpatient", startsOn: new Date("2026-01-01"), dueOn: new Date("2026-01-02") });
  counted = await add({ figure: "activities", baseline: 0 });
});

afterAll(() => {
  clock.now = now;
});

test("a satisfaction figure of the plan keeps what it rests on; a missing one says so, a count rests on itself", async () => {
  const { items } = await getRoadmap(committee, plan.id);
  const basisOf = (id: string) => items.find((item) => item.id === id)?.basis;
  const known = basisOf(plan.task);
  expect(known).toMatchObject({ state: "known", n: 8 });
  expect(known?.low).toBeLessThan(known?.high ?? 0);
  expect(basisOf(unasked)).toEqual({ state: "missing", n: null, low: null, high: null });
  expect(basisOf(counted)).toEqual({ state: "known", n: null, low: null, high: null });
  expect(basisOf(plan.goal)).toBeNull();
});

test("the sheet and the document print n and interval beside the number, and why there is none", async () => {
  const sheet = await getRoadmapSheet(committee, { plan: plan.id }, t);
  const headers = sheet.columns.map(({ header }) => header);
  const cells = (title: string) => {
    const row = sheet.rows.find((one) => JSON.stringify(one).includes(`${title}"`)) ?? [];
    return Object.fromEntries(headers.map((header, index) => [header, (row as unknown[])[index]]));
  };
  const text = JSON.stringify((await getPlanWord(committee, plan.id, t, { letterhead: false })).document.blocks);
  expect(cells("Task")).toMatchObject({ n: 8, "Interval from": expect.any(Number), "Why no number": "" });
  expect(text).toMatch(/now [\d.]+ \(n = 8, 95 % interval [\d.]+–[\d.]+\)/);
  expect(JSON.stringify(sheet.rows)).toContain("no figure yet");
  expect(text).toContain("no figure yet");
});

test("a brand says a known figure by its name and in its unit, before what the plan says of the task beside it", async () => {
  await db.planItem.updateMany({ where: { id: plan.task }, data: { detail: "Said beside it" } });
  await db.brand.updateMany({ where: { id: brandId }, data: { planItemId: plan.task } });
  expect((await getBrand(committee, brandId)).leadTaskTarget).toBe("门诊患者满意度 80 → 90 分");
});

test("too few answers are told apart from none", async () => {
  const document = scalesDocument({ key: "meals", dimension: "meals" });
  const survey = await ask({ hospitalId, document, opensOn: "2026-05-01", closesOn: "2026-05-31" });
  await answer(hospitalId, survey, document, { departmentId, month: "2026-05", answers: alike(4, 5) });
  const may = { startsOn: new Date("2026-05-01"), dueOn: new Date("2026-05-31") };
  await db.planItem.updateMany({ where: { id: unasked }, data: may });
  const { items } = await getRoadmap(committee, plan.id);
  const none = { n: null, low: null, high: null };
  expect(items.find(({ id }) => id === unasked)).toMatchObject({
    current: null,
    basis: { state: "suppressed", ...none },
  });
  const sheet = JSON.stringify((await getRoadmapSheet(committee, { plan: plan.id }, t)).rows);
  const word = JSON.stringify((await getPlanWord(committee, plan.id, t, { letterhead: false })).document.blocks);
  expect([sheet, word].map((one) => one.includes("fewer than 5 answers, not shown"))).toEqual([true, true]);
});
