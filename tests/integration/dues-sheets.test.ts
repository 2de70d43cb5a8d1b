import { afterAll, beforeAll, expect, test } from "vitest";
import { getTrainingSheet } from "@/lib/activities/queries/training-sheet";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { writeSheet } from "@/lib/core/files/xlsx";
import { addMonths, thisMonth } from "@/lib/core/period";
import { getDuesSheet } from "@/lib/dues/queries/dues-sheet";
import { translatorOf } from "@/lib/i18n/translate";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase({ demo: true });
const t = translatorOf("en");
let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  const branch = await db.branch.findFirstOrThrow({ where: { name: "外科党支部" } });
  const { hospitalId } = branch;
  committee = actorOf({ hospitalId, roles: ["committee"] });
  secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [branch.id] });
});

afterAll(() => db.$disconnect());

test("the month's dues as they are filtered, amounts in fen for typed cells, never a wage", async () => {
  // Of the running month nothing may be paid yet.
  const month = addMonths(thisMonth(), -1);
  const all = await getDuesSheet(committee, { month }, t);
  expect(all.rows.length).toBeGreaterThan(290);
  const paid = await getDuesSheet(committee, { month, state: "paid" }, t);
  expect(new Set(paid.rows.map((row) => row.at(-1)))).toEqual(new Set(["Paid"]));
  expect(all.columns.map(({ kind }) => kind).filter(Boolean)).toEqual(["text", "money", "money", "day"]);
  expect(all.columns.some(({ header }) => /wage/i.test(header))).toBe(false);
  expect((await getDuesSheet(secretary, { month }, t)).rows).toHaveLength(26);
  expect((await writeSheet(all)).length).toBeGreaterThan(10_000);
});

test("the year's training by branch and by member, within reach", async () => {
  const counts = [committee, secretary].map(async (actor) => [
    (await getTrainingSheet(actor, {}, t)).rows.length,
    (await getTrainingSheet(actor, { by: "member" }, t)).rows.length,
  ]);
  expect(await Promise.all(counts)).toEqual([
    [14, 298],
    [1, 26],
  ]);
});
