import ExcelJS from "exceljs";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMinutes, clock } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { fingerprint, seal } from "@/lib/core/personal-data";
import { requestExportAction } from "@/lib/staff/actions";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const reader = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/core/auth", async (original) => ({
  ...(await original<typeof import("@/lib/core/auth")>()),
  requireActor: async () => reader.actor,
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));

const database = useDatabase();
const ID_NUMBER = "999999198001010014";
const PHONE = "19900001234";
let world: World;

beforeAll(async () => {
  world = await buildWorld(database.url());
  for (const { hospitalId, own } of [world.home, world.abroad]) {
    const seat = { hospitalId, rowId: own.freeStaffId };
    const sealed = {
      idNumber: seal(ID_NUMBER, { ...seat, field: "idNumber" }),
      phone: seal(PHONE, { ...seat, field: "phone" }),
    };
    const hashes = {
      idNumberHash: fingerprint(ID_NUMBER, { hospitalId, field: "idNumber" }),
      phoneHash: fingerprint(PHONE, { hospitalId, field: "phone" }),
    };
    await db.personalData.deleteMany({ where: { hospitalId, staffId: own.freeStaffId } });
    await db.personalData.create({ data: { hospitalId, staffId: own.freeStaffId, ...sealed, ...hashes } });
  }
  await db.department.updateMany({ where: { id: world.home.own.departmentId }, data: { name: "=1+1 科" } });
  await db.department.updateMany({ where: { id: world.abroad.own.departmentId }, data: { name: "别院科室" } });
});

beforeEach(() => {
  reader.actor = actorAtHome(world, "committee");
});

const as = (role: Role) => {
  reader.actor = actorAtHome(world, role);
};

/** The worksheet behind an address, or the name of the error that stood in its place. */
async function sheetAt(address: string): Promise<ExcelJS.Worksheet | string> {
  const { GET } = await import("@/app/api/exports/[list]/route");
  const url = new URL(`/api/exports/${address}`, "http://localhost");
  const list = url.pathname.split("/").at(-1) ?? "";
  const answer = await GET(new Request(url), { params: Promise.resolve({ list }) }).catch(
    (error: Error) => error.message,
  );
  if (typeof answer === "string") return answer;
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return book.worksheets[0] ?? "no sheet";
}

async function cellsAt(address: string): Promise<ExcelJS.CellValue[][]> {
  const sheet = await sheetAt(address);
  if (typeof sheet === "string") throw new Error(`${address}: ${sheet}`);
  const rows: ExcelJS.CellValue[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)));
  return rows;
}

const LISTS: [list: string, role: Role, header: string][] = [
  ["activities", "committee", "活动主题"],
  ["audit", "auditor", "动作"],
  ["branches", "committee", "支部书记"],
  ["brands", "committee", "口号"],
  ["care", "committee", "惠及人次"],
  ["checks", "committee", "办法"],
  ["departments", "committee", "床位"],
  ["dues", "committee", "姓名"],
  ["admission", "committee", "姓名"],
  ["imports", "committee", "内容"],
  ["members", "committee", "姓名"],
  ["partners", "committee", "联系人与电话"],
  ["posts", "committee", "职务"],
  ["reports", "committee", "提交时间"],
  ["rules", "committee", "出处"],
  ["satisfaction", "committee", "来源"],
  ["staff", "committee", "身份证号"],
  ["training", "committee", "支部"],
  ["users", "administrator", "用户名"],
  ["words", "committee", "原话"],
];

describe("every list can be taken along", () => {
  test.each(LISTS)("%s: what it is above it, a header, and as many rows as it says", async (list, role, header) => {
    as(role);
    const rows = await cellsAt(list);
    const blank = rows.findIndex((row) => row.length === 0);
    const about = new Map(rows.slice(0, blank).map(([label, value]) => [label, value]));
    expect([...about.keys()]).toEqual(expect.arrayContaining(["筛选", "截至"]));
    expect(rows[blank + 1]).toContain(header);
    expect(rows.length - blank - 2).toBe(Number(about.get("条数") ?? about.get("人数")));
  });

  test.each(LISTS)("%s: no word is left without a translation, no cell is a formula", async (list, role) => {
    as(role);
    const cells = (await cellsAt(list)).flat();
    expect(cells.filter((cell) => typeof cell === "object" && cell !== null && !(cell instanceof Date))).toEqual([]);
    expect(cells.filter((cell) => typeof cell === "string" && /^(=|[a-z]+\.(?!xlsx$)[a-zA-Z.]+$)/.test(cell))).toEqual(
      [],
    );
  });

  test("what somebody typed as a formula stays text", async () => {
    expect((await cellsAt("departments")).flat()).toContain("'=1+1 科");
  });

  test("a filter of the address narrows the sheet and stands above it", async () => {
    const [filters, total] = await cellsAt(`departments?q=${encodeURIComponent("=1+1")}`);
    expect([filters?.[1], total?.[1]]).toEqual(["'=1+1", "1"]);
  });

  test.each(LISTS)("%s: nothing of another hospital", async (list, role) => {
    as(role);
    const text = JSON.stringify(await cellsAt(list));
    const branch = await db.branch.findFirstOrThrow({
      where: { id: world.abroad.own.branchId },
      select: { name: true },
    });
    const names = await db.staff.findMany({
      where: { hospitalId: world.abroad.hospitalId },
      select: { employeeNo: true },
    });
    expect(
      [branch.name, "别院科室", ...names.map((one) => one.employeeNo)].filter((one) => text.includes(one)),
    ).toEqual([]);
  });

  test.each<[string, Role]>([
    ["users", "committee"],
    ["audit", "committee"],
    ["staff", "auditor"],
    ["dues", "leader"],
    ["members", "administrator"],
    ["nothing", "committee"],
  ])("%s is not there for: %s", async (list, role) => {
    as(role);
    expect(await sheetAt(list)).toMatch(/NEXT_HTTP_ERROR_FALLBACK;404/);
  });
});

describe("the roadmap of a plan", () => {
  const address = (plan: string) => `roadmap?plan=${plan}`;

  test("is taken along as it stands on its page", async () => {
    const cells = (await cellsAt(address(world.home.plans.issued))).flat();
    expect(cells).toEqual(expect.arrayContaining(["筛选", "按目标", "期限", "重点工作", world.home.own.branchName]));
    expect(cells.filter((cell) => typeof cell === "string" && /^[a-z]+\.[a-zA-Z.]+$/.test(cell))).toEqual([]);
  });

  test("is not there of another hospital, nor of a draft that somebody only reads, nor without a plan", async () => {
    const gone = /NEXT_HTTP_ERROR_FALLBACK;404/;
    expect(await sheetAt(address(world.abroad.plans.issued))).toMatch(gone);
    expect(await sheetAt("roadmap")).toMatch(gone);
    as("leader");
    expect(await sheetAt(address(world.home.plans.draft))).toMatch(gone);
  });
});

describe("personal data in a list", () => {
  const ask = (query: string, actor: Actor | null = reader.actor) =>
    execute<never, { href: string }>(definitionOf(requestExportAction) as never, actor as Actor, {
      list: "staff",
      query,
      purpose: "上报党内统计",
    });
  const numbersAt = async (address: string) => {
    const text = JSON.stringify(await cellsAt(address));
    return { clear: text.includes(ID_NUMBER) && text.includes(PHONE), masked: text.includes("999***********0014") };
  };
  const addressOf = ({ href }: { href: string }) => href.replace("/api/exports/", "");

  test("are masked", async () => {
    expect(await numbersAt("staff")).toEqual({ clear: false, masked: true });
    expect(await numbersAt("staff?grant=0197f000-0000-7000-8000-000000000000")).toEqual({ clear: false, masked: true });
  });

  test("go out in clear with a stated purpose, which the trail keeps", async () => {
    expect(await numbersAt(addressOf(await ask("state=all")))).toEqual({ clear: true, masked: false });
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "personal.export" },
      orderBy: { seq: "desc" },
    });
    expect(entry.after).toMatchObject({ list: "staff", purpose: "上报党内统计" });
  });

  test("stay masked with another list's filters, for another person, and after ten minutes", async () => {
    const href = addressOf(await ask("state=all"));
    expect(await numbersAt(href.replace("state=all", "state=present"))).toEqual({ clear: false, masked: true });
    const other = { ...actorAtHome(world, "committee"), userId: world.abroad.userId };
    reader.actor = other;
    expect(await numbersAt(href)).toEqual({ clear: false, masked: true });
    reader.actor = actorAtHome(world, "committee");
    const later = addMinutes(clock.now(), 11);
    vi.spyOn(clock, "now").mockReturnValue(later);
    expect(await numbersAt(href)).toEqual({ clear: false, masked: true });
  });

  test("are not given in clear to who may not see them", async () => {
    await expect(ask("state=all", actorAtHome(world, "leader"))).rejects.toThrow();
  });

  test("a number somebody searched for does not stand above the list", async () => {
    expect(JSON.stringify((await cellsAt(`staff?q=${ID_NUMBER}`)).slice(0, 3))).not.toContain(ID_NUMBER);
  });
});
