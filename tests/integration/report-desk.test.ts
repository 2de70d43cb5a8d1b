import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getDesk } from "@/lib/reports/queries/desk";
import { getDeskSheet } from "@/lib/reports/queries/desk-sheet";
import { deskFilters } from "@/lib/reports/schema/desk";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let own: BranchWorld;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  committee = actorAtHome(world, "committee");
});

const year = (given = {}) => deskFilters.parse({ year: 2025, ...given });
const rowOf = async (filters: ReturnType<typeof year>, branchId = own.branchId) =>
  (await getDesk(committee, filters)).rows.find((row) => row.branchId === branchId);
const states = (row: Awaited<ReturnType<typeof rowOf>>) => row?.cells.map((cells) => cells.map(({ state }) => state));

test("every branch stands beside every month, with what it wrote and why it was late", async () => {
  const { rows, months } = await getDesk(committee, year());
  expect(rows.map(({ branchId }) => branchId).sort()).toEqual([own.branchId, world.home.other.branchId].sort());
  expect(months).toHaveLength(12);
  const row = await rowOf(year());
  expect(states(row)).toEqual([...Array(10).fill(["missing"]), ["approved"], ["returned"]]);
  expect(row?.cells[9]?.[0]).toMatchObject({ late: true, reason: { text: expect.any(String) } });
  expect(row?.cells[10]?.[0]).toMatchObject({ reportId: own.reports.approved, reason: null });
  expect(months[10]?.totals).toEqual([{ word: "approved", count: 2 }]);
  expect(months[0]?.totals).toEqual([{ word: "late", count: 2 }]);
});

test("the year before a brand asks for nothing; a dissolved branch is shown in the years in which it wrote", async () => {
  expect(states(await rowOf(year({ year: 2023 })))?.flat()).toEqual(Array(12).fill("notAsked"));
  const of = { hospitalId_id: { hospitalId: world.home.hospitalId, id: own.branchId } };
  await db.branch.update({ where: of, data: { dissolvedOn: toDbDay("2025-03-10") } });
  expect(
    states(await rowOf(year()))
      ?.flat()
      .slice(0, 4),
  ).toEqual(["missing", "missing", "notAsked", "notAsked"]);
  expect(await rowOf(year({ year: 2023 }))).toBeUndefined();
  await db.branch.update({ where: of, data: { dissolvedOn: null } });
});

test("narrowed to a state or a branch", async () => {
  expect((await getDesk(committee, year({ branch: own.branchId }))).rows).toHaveLength(1);
  expect((await getDesk(committee, year({ state: "returned" }))).rows).toHaveLength(2);
  expect((await getDesk(committee, year({ state: "submitted" }))).rows).toEqual([]);
  expect(deskFilters.parse({ year: "x", state: "y", branch: "z" })).toMatchObject({
    state: undefined,
    branch: undefined,
  });
});

test("another hospital sees its own branches only, and whoever reviews nothing sees none", async () => {
  const abroad = { ...committee, hospitalId: world.abroad.hospitalId };
  const theirs = (await getDesk(abroad, year())).rows.map(({ branchId }) => branchId);
  expect(theirs).not.toContain(own.branchId);
  expect((await getDesk(abroad, year({ branch: own.branchId }))).rows).toEqual([]);
  for (const role of ["branchSecretary", "leader", "auditor"] as const) {
    expect((await getDesk(actorAtHome(world, role), year())).rows).toEqual([]);
  }
});

test("sixty branches and twelve months are one statement, besides the deadline's", async () => {
  const statements: string[] = [];
  const counting = db.$extends({
    query: {
      $allOperations: ({ operation, model, args, query }) => {
        statements.push(`${model ?? ""} ${operation}`);
        return query(args);
      },
    },
  });
  await getDesk(committee, year(), counting as never);
  expect(statements.filter((one) => one.includes("$queryRaw"))).toHaveLength(1);
  expect(statements.filter((one) => !one.includes("$queryRaw")).sort()).toEqual([
    "Hospital findUniqueOrThrow",
    "PublicHoliday findMany",
  ]);
});

test("the sheet says the same in words, reasons at the end", async () => {
  const sheet = await getDeskSheet(committee, { year: "2025", branch: own.branchId }, translatorOf("zh-CN"));
  expect(sheet.rows).toHaveLength(1);
  expect(sheet.rows[0]?.[0]).toBe(own.branchName);
  expect(sheet.rows[0]?.[1]).toBe("逾期");
  expect(sheet.rows[0]?.[11]).toMatch(/^已批准/);
  expect(sheet.rows[0]?.at(-1)).toMatch(/^10 月/);
});
