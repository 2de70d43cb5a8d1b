import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth } from "@/lib/core/period";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let office: ReturnType<typeof importerOf>;
let employeeNo: string;

beforeEach(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
  const { hospitalId, own } = world.home;
  ({ employeeNo } = await db.staff.findFirstOrThrow({ where: { hospitalId, id: own.memberStaffId } }));
});

const DUES = ["工号", "缴费类别", "工资", "起始月份"];
const bases = () =>
  db.duesBase.findMany({
    where: { hospitalId: world.home.hospitalId, memberId: world.home.own.memberId },
    orderBy: { fromMonth: "asc" },
    select: { fromMonth: true, status: true },
  });

test("a member's history comes in one file, one row for each month in which something changed", async () => {
  const before = await bases();
  const rows = [
    DUES,
    [employeeNo, "在职", 8000, "2023-01"],
    [employeeNo, "在职", 8500, "2024-01"],
    [employeeNo, "免缴", "", "2024-07"],
  ];
  const checked = await office.upload("dues", rows);
  expect(await office.problems(checked)).toEqual([]);
  const done = await office.confirm(checked);
  expect(done).toMatchObject({ status: "committed", added: 3, failure: null });
  expect(await bases()).toEqual([
    { fromMonth: "2023-01", status: "working" },
    { fromMonth: "2024-01", status: "working" },
    { fromMonth: "2024-07", status: "exempt" },
    ...before,
  ]);
  expect(await office.upload("dues", rows)).toMatchObject({ unchanged: 3 });
  await office.undo(done);
  expect(await bases()).toEqual(before);
});

test("the same month of the same person twice, months out of bounds and a wage of nothing are refused", async () => {
  const last = addMonths(thisMonth(), 12);
  const wrong = await office.upload("dues", [
    DUES,
    [employeeNo, "在职", 8000, last],
    [employeeNo, "在职", 8500, last],
    [employeeNo, "在职", 8000, addMonths(last, 1)],
    [employeeNo, "在职", 8000, "1999-12"],
    [employeeNo, "在职", 0, "2024-01"],
    [employeeNo, "定额", 0, "2024-02"],
  ]);
  expect(await office.problems(wrong)).toEqual([
    "3 employeeNo twice",
    "4 fromMonth monthRange",
    "5 fromMonth monthRange",
    "6 wage wageNeeded",
    "7 wage wageNotNeeded",
  ]);
  expect(wrong).toMatchObject({ added: 1 });
});
