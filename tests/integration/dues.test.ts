import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findNames } from "@/lib/audit/queries/names";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf, toDbDay } from "@/lib/core/period";
import { seal } from "@/lib/core/personal-data";
import {
  correctPaymentAction,
  recordPaymentsAction,
  removeDuesBaseAction,
  removePaymentAction,
  revealWagesAction,
  setDuesBaseAction,
} from "@/lib/dues/actions";
import { listArrears, listBranchDues, listDues, listDuesBranches } from "@/lib/dues/queries";
import { getMemberDues } from "@/lib/dues/queries/member-dues";
import { overrideRuleAction } from "@/lib/organisation/actions";
import { getChangeableRule, listPlannedRules } from "@/lib/organisation/queries/hospital";
import { insertRows } from "@/prisma/seed/insert";
import type { RowOf } from "@/prisma/seed/rows";
import { branchMembershipRow, duesBaseRow, memberRow, staffRow } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
let client: pg.Client;
let world: World;
let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url() });
  await client.connect();
});

beforeEach(async () => {
  clock.now = () => instantOf("2026-04-20", "10:00");
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
});

afterEach(() => {
  clock.now = now;
});

afterAll(async () => {
  await client.end();
  await db.$disconnect();
});

type Given = { member?: Partial<RowOf<"Member">>; stays?: [branchId: string, fromDay: string, toDay: string | null][] };

/** A member of the own branch at home with a wage of 8,500 yuan since 2025. */
async function addMember({ member, stays }: Given = {}): Promise<string> {
  const { hospitalId, own } = world.home;
  const staff = staffRow({ hospitalId, departmentId: own.departmentId });
  const places = stays ?? [[own.branchId, "2018-01-10", null]];
  const branchId = places.at(-1)?.[0] ?? own.branchId;
  const row = memberRow({ hospitalId, staffId: staff.id, branchId, ...member });
  await insertRows(client, "Staff", [staff]);
  await insertRows(client, "Member", [row]);
  await insertRows(
    client,
    "BranchMembership",
    places.map(([at, fromDay, toDay]) =>
      branchMembershipRow({ hospitalId, memberId: row.id, branchId: at, fromDay, toDay }),
    ),
  );
  const wage = seal("850000", { hospitalId, rowId: row.id, field: "wage" });
  const base = duesBaseRow({ hospitalId, memberId: row.id, fromMonth: "2025-01", status: "working", wage });
  await insertRows(client, "DuesBase", [base]);
  return row.id;
}

const run = <D>(action: object, input: object, actor = secretary) =>
  execute<never, D>(definitionOf(action) as never, actor, input);

const standing = async (actor: Actor, month: string, memberId: string, branchId?: string) => {
  const { rows } = await listDues(actor, { month, branchId });
  return rows.find((row) => row.memberId === memberId);
};

describe("who owes a month to which branch", () => {
  test("the branch of the month's first day; who moved inside the month owes it to the old one, once", async () => {
    const { own, other } = world.home;
    const moved = await addMember({
      stays: [
        [own.branchId, "2018-01-10", "2026-03-14"],
        [other.branchId, "2026-03-15", null],
      ],
    });
    const branches = async (month: string) =>
      (await listDues(committee, { month })).rows.filter(({ memberId }) => memberId === moved).map((r) => r.branchId);
    expect(await branches("2026-02")).toEqual([own.branchId]);
    expect(await branches("2026-03")).toEqual([own.branchId]);
    expect(await branches("2026-04")).toEqual([other.branchId]);
  });

  test("from the month of the branch resolution; who comes from elsewhere or leaves, not beyond", async () => {
    const { own } = world.home;
    const fresh = await addMember({ member: { stage: "probationary", probationaryOn: "2026-03-20", fullOn: null } });
    const came = await addMember({ stays: [[own.branchId, "2026-03-10", null]] });
    const left = await addMember({
      member: { leftOn: "2026-03-10", leaveKind: "transferredOut" },
      stays: [[own.branchId, "2018-01-10", "2026-03-10"]],
    });
    const applicant = await addMember({ member: { stage: "activist" } });
    const months = async (memberId: string) => {
      const found = ["2026-02", "2026-03", "2026-04"].map(async (month) => [
        month,
        await standing(committee, month, memberId),
      ]);
      return (await Promise.all(found)).flatMap(([month, row]) => (row ? [month] : []));
    };
    expect(await months(fresh)).toEqual(["2026-03", "2026-04"]);
    expect(await months(came)).toEqual(["2026-04"]);
    expect(await months(left)).toEqual(["2026-02", "2026-03"]);
    expect(await months(applicant)).toEqual([]);
  });

  test("a member of the old books without dates owes as well; a base counts from its month on", async () => {
    const dates = { probationaryOn: null, fullOn: null, candidateOn: null, activistOn: null };
    const memberId = await addMember({ member: dates });
    expect(await standing(secretary, "2026-04", memberId)).toMatchObject({ dueFen: 12_750, state: "unpaid" });
    expect(await standing(secretary, "2024-12", memberId)).toMatchObject({ dueFen: null, state: "noBase" });
    await run(setDuesBaseAction, { memberId, fromMonth: "2026-04", status: "retired", wage: "5,000.00" });
    expect(await standing(secretary, "2026-03", memberId)).toMatchObject({ dueFen: 12_750 });
    expect(await standing(secretary, "2026-04", memberId)).toMatchObject({ dueFen: 2500, status: "retired" });
  });
});

test("a rule in a new wording changes no month before its day", async () => {
  const { hospitalId, own } = world.home;
  const flat = await db.regulationRule.findFirstOrThrow({ where: { hospitalId, key: "dues.flat" } });
  await db.regulationRule.create({ data: { ...flat, value: 100, effectiveOn: toDbDay("2026-03-15") } });
  const due = async (month: string) => (await standing(secretary, month, own.memberId))?.dueFen;
  expect([await due("2026-03"), await due("2026-04")]).toEqual([20, 100]);
  expect((await getMemberDues(secretary, own.memberId)).bases.map(({ dueFen }) => dueFen)).toEqual([100]);
});

test("the hospital's own number holds from the next month on; what was due stays, and a stale form loses", async () => {
  const { hospitalId, own } = world.home;
  const where = { hospitalId, key: "dues.flat" };
  await db.regulationRule.updateMany({ where, data: { overridable: true } });
  const office = actorAtHome(world, "administrator");
  const due = async (month: string) => (await standing(secretary, month, own.memberId))?.dueFen;
  const set = (version: number, value?: string) =>
    run(overrideRuleAction, { key: "dues.flat", version, value, reason: "Decided by the committee" }, office);
  const { version } = await getChangeableRule(office, "dues.flat");
  await set(version, "500");
  expect([await due("2026-01"), await due("2026-04"), await due("2026-05")]).toEqual([20, 20, 500]);
  await expect(set(version, "600")).rejects.toMatchObject({ code: "CONFLICT" });
  const planned = await getChangeableRule(office, "dues.flat");
  expect(planned).toMatchObject({ value: 500, original: 20, effectiveOn: "2026-05-01" });
  await set(planned.version, "600");
  expect([await due("2026-04"), await due("2026-05")]).toEqual([20, 600]);
  expect((await listPlannedRules(office)).map(({ key, value }) => [key, value])).toEqual([["dues.flat", 600]]);
  const last = { orderBy: { seq: "desc" } } as const;
  const entry = await db.auditEntry.findFirstOrThrow({ where: { hospitalId, action: "rule.override" }, ...last });
  expect(entry.after).toMatchObject({ value: 600, effectiveOn: "2026-05-01" });

  clock.now = () => instantOf("2026-06-10", "10:00");
  const back = await getChangeableRule(office, "dues.flat");
  const both = await Promise.allSettled([set(back.version), set(back.version)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect([await due("2026-04"), await due("2026-06"), await due("2026-07")]).toEqual([20, 600, 20]);
});

describe("paying", () => {
  test("many members and earlier months at once; what is due is what is recorded, and the sums follow", async () => {
    const { own } = world.home;
    const memberId = await addMember();
    const items = [`${own.memberId}/2026-04`, `${memberId}/2026-03`, `${memberId}/2026-04`];
    expect(await run(recordPaymentsAction, { items, paidOn: "2026-04-20" })).toMatchObject({ count: 3 });
    const { rows, sums } = await listDues(secretary, { month: "2026-04", branchId: own.branchId });
    expect(rows.every(({ state }) => state === "paid")).toBe(true);
    expect(sums).toMatchObject({ members: 2, dueFen: 12_770, paidFen: 12_770 });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "dues.record" }, orderBy: { seq: "desc" } });
    expect(entry).toMatchObject({ branchId: own.branchId, after: { paidOn: "2026-04-20" } });
    expect((entry.after as { payments: unknown[] }).payments).toHaveLength(3);
    expect(await listBranchDues(secretary, "2026-04")).toMatchObject([{ branchId: own.branchId, members: 2 }]);
  });

  test("the trail keeps a sum only where it is made of three people's dues, and never one person's", async () => {
    const [one, two, three] = [await addMember(), await addMember(), await addMember()];
    const last = async () => {
      const { hospitalId } = world.home;
      return db.auditEntry.findFirstOrThrow({ where: { hospitalId }, orderBy: { seq: "desc" } });
    };
    const record = async (items: string[]) => {
      await run(recordPaymentsAction, { items, paidOn: "2026-04-20" });
      return (await last()).after;
    };
    expect(await record([`${one}/2026-01`, `${two}/2026-01`, `${two}/2026-02`])).not.toHaveProperty("totalFen");
    const together = [one, two, three].map((id) => `${id}/2026-03`);
    expect(await record(together)).toMatchObject({ totalFen: 3 * 12_750 });
    const { id } = await db.duesPayment.findFirstOrThrow({ where: { memberId: one, month: "2026-01" } });
    const correct = (version: number, amount: string) =>
      run(correctPaymentAction, { id, version, amount, paidOn: "2026-04-20" });
    await correct(1, "125");
    expect((await last()).after).toMatchObject({ memberId: one, month: "2026-01", amount: "changed" });
    expect(JSON.stringify(await last())).not.toMatch(/\b(12500|12750)\b|Fen/);
    await correct(2, "125");
    expect((await last()).after).not.toHaveProperty("amount");
    await run(removePaymentAction, { id, version: 3 });
    expect((await last()).before).toEqual({ memberId: one, month: "2026-01", paidOn: "2026-04-20" });
  });

  test("somebody was first: a conflict that names whom, and nothing of the rest is recorded", async () => {
    const memberId = await addMember();
    const other = await addMember();
    await run(recordPaymentsAction, { items: [`${memberId}/2026-04`], paidOn: "2026-04-20" });
    const items = [`${memberId}/2026-04`, `${other}/2026-04`];
    await expect(run(recordPaymentsAction, { items, paidOn: "2026-04-20" })).rejects.toMatchObject({
      code: "CONFLICT",
      messageKey: "dues.error.alreadyPaid",
    });
    expect(await standing(secretary, "2026-04", other)).toMatchObject({ state: "unpaid" });
    const both = await Promise.allSettled(
      [1, 2].map(() => run(recordPaymentsAction, { items: [`${other}/2026-04`], paidOn: "2026-04-20" })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("no base, nothing due, a month not owed, one beyond the quarter, a day to come: refused", async () => {
    const memberId = await addMember();
    const exempt = await addMember();
    await run(setDuesBaseAction, { memberId: exempt, fromMonth: "2026-04", status: "exempt" });
    const pay = (items: string[], paidOn = "2026-04-20") => run(recordPaymentsAction, { items, paidOn });
    await expect(pay([`${memberId}/2024-12`])).rejects.toMatchObject({
      code: "INVALID",
      messageKey: "dues.error.notDue",
    });
    await expect(pay([`${exempt}/2026-04`])).rejects.toMatchObject({ code: "INVALID" });
    await expect(pay([`${memberId}/2019-11`])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(pay([`${memberId}/2026-07`])).rejects.toMatchObject({ code: "INVALID" });
    await expect(pay([`${memberId}/2026-04`], "2026-04-21")).rejects.toMatchObject({ code: "INVALID" });
    await expect(pay([])).rejects.toMatchObject({ fieldErrors: { items: "dues.invalid.nobody" } });
    await expect(pay(["nobody"])).rejects.toMatchObject({ code: "INVALID" });
    expect(await pay([`${memberId}/2026-06`])).toMatchObject({ count: 1 });
  });

  test("corrected in fen, taken back, and a stale version is a conflict", async () => {
    const { duesPaymentId: id, memberId } = world.home.own;
    const correct = (version: number, amount: string) =>
      run(correctPaymentAction, { id, version, amount, paidOn: "2026-01-31" });
    await correct(1, "0.1");
    expect(await standing(secretary, "2026-01", memberId)).toMatchObject({ dueFen: 20, paidFen: 10, state: "partial" });
    expect((await findNames(committee, [id]))[id]).toMatch(/ 2026-01$/);
    expect(await findNames({ ...committee, hospitalId: world.abroad.hospitalId }, [id])).toEqual({});
    await expect(correct(1, "0.20")).rejects.toMatchObject({ code: "CONFLICT" });
    for (const amount of ["0", "-1", "1.005", "1e3", "１", "abc", "99999999999"]) {
      await expect(correct(2, amount)).rejects.toMatchObject({ fieldErrors: { amount: "dues.invalid.yuan" } });
    }
    await expect(run(removePaymentAction, { id, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
    await run(removePaymentAction, { id, version: 2 });
    expect(await standing(secretary, "2026-01", memberId)).toMatchObject({ paidFen: null, state: "unpaid" });
  });

  test("months that were not paid are listed and nothing follows from it", async () => {
    const { own } = world.home;
    const memberId = await addMember();
    const before = await db.auditEntry.count();
    const arrears = await listArrears(secretary, { branchId: own.branchId, month: "2026-04" });
    const months = (id: string) => arrears.find((one) => one.memberId === id)?.months.map(({ month }) => month) ?? [];
    expect(months(memberId)).toHaveLength(15);
    // January 2026 is paid; before 2025 there is no base.
    expect(months(own.memberId)).toHaveLength(14);
    expect(arrears.find((one) => one.memberId === memberId)?.sumFen).toBe(15 * 12_750);
    const member = await db.member.findFirstOrThrow({ where: { id: memberId } });
    expect([member.version, member.leftOn, await db.auditEntry.count()]).toEqual([1, null, before]);
  });

  test("who moved may pay old months at the new branch, and the old one may still take them", async () => {
    const { own, other } = world.home;
    const stays: Given["stays"] = [
      [other.branchId, "2018-01-10", "2026-02-28"],
      [own.branchId, "2026-03-01", null],
    ];
    const memberId = await addMember({ stays });
    await run(recordPaymentsAction, { items: [`${memberId}/2026-01`], paidOn: "2026-04-20" });
    await run(recordPaymentsAction, { items: [`${memberId}/2026-02`], paidOn: "2026-04-20" }, committee);
    const paid = await db.duesPayment.findMany({ where: { memberId }, orderBy: { month: "asc" } });
    expect(paid.map(({ branchId }) => branchId)).toEqual([own.branchId, other.branchId]);
    const old = { ...secretary, branchIds: [other.branchId] };
    const seen = await standing(old, "2026-01", memberId);
    expect(seen).toMatchObject({ state: "paid", branchId: other.branchId, presentBranchId: own.branchId });
    await expect(getMemberDues(old, memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("wages", () => {
  test("lie sealed, stand on no page, and are shown once for a purpose that the trail keeps", async () => {
    const { own } = world.home;
    await run(setDuesBaseAction, { memberId: own.memberId, fromMonth: "2026-04", status: "working", wage: "5001" });
    const row = await db.duesBase.findFirstOrThrow({ where: { memberId: own.memberId, fromMonth: "2026-04" } });
    expect(row.wage).toMatch(/^test\./);
    const dues = await getMemberDues(secretary, own.memberId);
    expect(dues.bases[0]).toEqual({
      id: row.id,
      fromMonth: "2026-04",
      status: "working",
      hasWage: true,
      dueFen: 7502,
      version: 1,
    });
    expect(JSON.stringify([dues, await listDues(secretary, { month: "2026-04" })])).not.toMatch(/\b500100\b|"wage/);
    const set = (wage: string, version: number) =>
      run(setDuesBaseAction, { memberId: own.memberId, fromMonth: "2026-04", status: "working", wage, version });
    await set("5001.00", 1);
    await set("5001.01", 2);
    await set("5001", 3);
    const bases = await db.auditEntry.findMany({
      where: { subject: "duesBase", subjectId: row.id },
      orderBy: { seq: "asc" },
    });
    const traces = bases.map(({ after }) => (after as { wage: string }).wage);
    expect(traces).toEqual(["sealed", "sealed", "changed", "changed"]);
    const reveal = (purpose: string) => run<object>(revealWagesAction, { memberId: own.memberId, purpose });
    await expect(reveal(" ")).rejects.toMatchObject({ code: "INVALID" });
    expect(await reveal("Checking the base")).toEqual({ wages: [{ fromMonth: "2026-04", wageFen: 500_100 }] });
    const trail = await db.auditEntry.findMany({ where: { hospitalId: world.home.hospitalId } });
    const last = trail.sort((a, b) => a.seq - b.seq).at(-1);
    expect(last).toMatchObject({ action: "personal.reveal", subjectId: own.memberId, branchId: own.branchId });
    expect(last?.after).toEqual({ purpose: "Checking the base", fields: ["wage"] });
    // As a number of its own: four digits of a random id may be the same.
    expect(JSON.stringify(trail)).not.toMatch(/(?<![\w-])5001\d*(?![\w-])/);
  });

  test("a base of the same month is replaced only by who saw it, and taken back only as it was seen", async () => {
    const { memberId, duesBaseId } = world.home.own;
    const set = (input: object) => run(setDuesBaseAction, { memberId, fromMonth: "2025-01", ...input });
    await expect(set({ status: "exempt" })).rejects.toMatchObject({
      fieldErrors: { fromMonth: "dues.invalid.baseExists" },
    });
    await set({ status: "exempt", version: 1 });
    await expect(set({ status: "flat", version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
    for (const wrong of [{ status: "working" }, { status: "flat", wage: "10" }]) {
      await expect(set({ ...wrong, version: 2 })).rejects.toMatchObject({ fieldErrors: { wage: "dues.invalid.wage" } });
    }
    await expect(run(removeDuesBaseAction, { id: duesBaseId, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
    await run(removeDuesBaseAction, { id: duesBaseId, version: 2 });
    expect(await standing(secretary, "2026-04", memberId)).toMatchObject({ state: "noBase" });
  });
});

describe("who sees dues", () => {
  test("a branch secretary the own branch, nobody another hospital, and who does not collect nothing at all", async () => {
    const { own, other } = world.home;
    expect((await listDues(secretary, { month: "2026-04" })).rows.map(({ memberId }) => memberId)).toEqual([
      own.memberId,
    ]);
    expect((await listDues(secretary, { month: "2026-04", branchId: other.branchId })).rows).toEqual([]);
    expect(await listArrears(secretary, { month: "2026-04", branchId: other.branchId })).toEqual([]);
    expect(await listBranchDues(secretary, "2026-04")).toHaveLength(1);
    expect((await listDuesBranches(secretary)).map(({ id }) => id)).toEqual([own.branchId]);
    await expect(getMemberDues(secretary, other.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const foreigner = { ...committee, hospitalId: world.abroad.hospitalId };
    expect((await listDues(foreigner, { month: "2026-04", branchId: own.branchId })).rows).toEqual([]);
    expect(await listArrears(foreigner, { month: "2026-04", branchId: own.branchId })).toEqual([]);
    await expect(getMemberDues(foreigner, own.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const role of ["leader", "auditor", "administrator"] as const) {
      const actor = actorAtHome(world, role);
      expect((await listDues(actor, { month: "2026-04" })).rows).toEqual([]);
      expect(await listBranchDues(actor, "2026-04")).toEqual([]);
      expect(await listDuesBranches(actor)).toEqual([]);
      await expect(getMemberDues(actor, own.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("another branch's and another hospital's payments and bases are not there to be changed", async () => {
    const attempts = [world.home.other, world.abroad.own].flatMap((at) => [
      [recordPaymentsAction, { items: [`${at.memberId}/2026-04`], paidOn: "2026-04-20" }],
      [correctPaymentAction, { id: at.duesPaymentId, version: 1, amount: "1", paidOn: "2026-01-10" }],
      [removePaymentAction, { id: at.duesPaymentId, version: 1 }],
      [setDuesBaseAction, { memberId: at.memberId, fromMonth: "2026-04", status: "exempt" }],
      [removeDuesBaseAction, { id: at.duesBaseId, version: 1 }],
      [revealWagesAction, { memberId: at.memberId, purpose: "Curiosity" }],
    ]);
    for (const [action, input] of attempts) {
      await expect(run(action as object, input as object)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
