import { beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import { db } from "@/lib/core/db/client";
import { fromDbDay } from "@/lib/core/period";
import { createMemberAction } from "@/lib/members/actions";
import { idNumberOf } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const FOUNDED = "2012-11-20";
let world: World;
let office: ReturnType<typeof importerOf>;

beforeEach(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
  const { hospitalId, own } = world.home;
  await db.branch.updateMany({ where: { hospitalId, id: own.branchId }, data: { foundedOn: new Date(FOUNDED) } });
});

const HEADER = ["工号", "姓名", "身份证号", "科室", "党支部", "人员类别", "转正时间", "入职日期", "在本支部起始日"];
const person = (no: number, full: string, joined = "", since = "") => {
  const { departmentName, branchName } = world.home.own;
  return [`S${no}`, "张三", idNumberOf(no), departmentName, branchName, "正式党员", full, joined, since];
};

/** Since when the person is in the branch, by the books and by the event. */
async function sinceOf(no: number) {
  const member = await db.member.findFirstOrThrow({
    where: { hospitalId: world.home.hospitalId, staff: { employeeNo: `S${no}` } },
    select: { memberships: { select: { fromDay: true } }, events: { select: { onDay: true } } },
  });
  return [
    ...member.memberships.map((row) => fromDbDay(row.fromDay)),
    ...member.events.map((row) => fromDbDay(row.onDay)),
  ];
}

describe("a file of members", () => {
  test("puts nobody into a branch before it was founded or they came to the hospital", async () => {
    const rows = [
      HEADER,
      person(1, "2001-06-01"),
      person(2, "2001-06-01", "2015-08-01"),
      person(3, "2018-06-01", "2015-08-01"),
      person(4, "2018-06-01", "2999-01-01"),
      person(5, "2001-06-01", "2015-08-01", "2017-03-01"),
      person(6, "2018-06-01", "", "2013-01-01"),
    ];
    const checked = await office.upload("members", rows);
    expect(await office.problems(checked)).toEqual([]);
    expect(await office.confirm(checked)).toMatchObject({ status: "committed", added: 6 });
    const expected = [FOUNDED, "2015-08-01", "2018-06-01", "2018-06-01", "2017-03-01", "2013-01-01"];
    for (const [index, day] of expected.entries())
      expect([index, ...(await sinceOf(index + 1))]).toEqual([index, day, day]);
    expect(await office.upload("members", rows)).toMatchObject({ unchanged: 6, wrong: 0 });
  });

  test("that says somebody was in a branch before it was founded is wrong at that cell", async () => {
    const wrong = await office.upload("members", [
      HEADER,
      person(7, "2001-06-01", "", "2012-11-19"),
      person(8, "2001-06-01", "", "2999-01-01"),
    ]);
    expect(await office.problems(wrong)).toEqual(["2 since members.invalid.beforeFounded", "3 since future"]);
  });
});

test("the form takes nobody into a branch before it was founded", async () => {
  const { own } = world.home;
  const take = (since: string) =>
    execute(definitionOf(createMemberAction) as never, actorAtHome(world, "committee"), {
      staffId: own.freeStaffId,
      branchId: own.branchId,
      stage: "full",
      arrival: "registered",
      note: "",
      fullOn: "2001-06-01",
      since,
    });
  await expect(take("2012-11-19")).rejects.toMatchObject({
    fieldErrors: { since: "members.invalid.beforeFounded" },
    params: { day: FOUNDED },
  });
  await take(FOUNDED);
});
