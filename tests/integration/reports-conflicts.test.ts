import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { messagesOf } from "@/lib/i18n/messages";
import { getReport } from "@/lib/reports/queries/report-detail";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
const texts = { progress: "Half of the wards", result: "Two days less", problem: "", nextStep: "", helpWanted: "" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let wang: Actor;
let li: Actor;
let year = 2024;
let report: { id: string; version: number };

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "1980-01" } });
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "程某某" };
  wang = { ...actorAtHome(world, "committee"), name: "王某某" };
  li = { ...actorAtHome(world, "committee"), name: "李某某" };
});

beforeEach(async () => {
  year -= 1;
  const { id } = await act("open", secretary, { brandId: own.brandId, month: `${year}-03` });
  report = { id, version: 1 };
});

async function refused(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error) => error,
  );
  expect(thrown).toBeInstanceOf(AppError);
  return thrown;
}

const review = (actor: Actor, intent: string, comment = "") =>
  act("review", actor, { id: report.id, version: 2, intent, comment, comments: {} });

describe("two reviewers", () => {
  beforeEach(async () => {
    await act("submit", secretary, { ...report, ...texts });
  });

  test("one after the other: the second reads who was first, and when", async () => {
    await review(wang, "approve");
    const error = await refused(review(li, "return", "Too short"));
    expect([error.code, error.messageKey]).toEqual(["CONFLICT", "reports.conflict.approve"]);
    expect(error.params).toMatchObject({ name: "王某某", time: expect.stringMatching(/^\d\d:\d\d$/) });
    expect(messagesOf("zh-CN").reports.conflict.approve).toContain("{name} 已于 {time} 批准");
    expect((await getReport(li, report.id)).status).toBe("approved");
  });

  test("at the very same moment: one decision is stored, the other one told", async () => {
    for (const month of ["03", "06", "09", "12"]) {
      if (month !== "03") {
        const { id } = await act("open", secretary, { brandId: own.brandId, month: `${year}-${month}` });
        report = { id, version: 1 };
        await act("submit", secretary, { ...report, ...texts });
      }
      const results = await Promise.allSettled([review(wang, "approve"), review(li, "return", "Too short")]);
      const losers = results.filter((result) => result.status === "rejected");
      expect(losers).toHaveLength(1);
      expect(losers[0]?.reason).toMatchObject({ code: "CONFLICT", params: { name: expect.stringMatching(/某某$/) } });
      const kinds = { kind: { in: ["approved" as const, "returned" as const] } };
      expect(await db.reviewEvent.count({ where: { reportId: report.id, ...kinds } })).toBe(1);
    }
  });

  test("a reviewer decides while the secretary withdraws: one of them wins", async () => {
    const results = await Promise.allSettled([
      review(wang, "approve"),
      act("withdraw", secretary, { id: report.id, version: 2 }),
    ]);
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    const { status } = await getReport(secretary, report.id);
    expect(status).toBe(results[0]?.status === "fulfilled" ? "approved" : "draft");
  });
});

describe("two windows or two people writing", () => {
  const mine = { ...texts, progress: "Mine" };
  const theirs = { ...texts, progress: "Theirs" };

  test("the second is shown what the first wrote; nothing is overwritten", async () => {
    const deputy: Actor = { ...secretary, userId: randomUUID(), name: "苏某某" };
    await act("save", deputy, { ...report, ...theirs, tab: randomUUID() });
    for (const name of ["save", "submit"] as const) {
      const error = await refused(act(name, secretary, { ...report, ...mine, tab: randomUUID() }));
      expect([error.code, error.messageKey]).toEqual(["CONFLICT", "reports.conflict.saveDraft"]);
      expect(error.params).toMatchObject({ name: "苏某某", progress: "Theirs" });
      expect(error.fieldErrors).toEqual({ progress: "reports.theirs.progress" });
    }
    expect((await getReport(secretary, report.id)).sections?.progress).toBe("Theirs");
  });

  test("the trail names each of them in turn", async () => {
    const [here, there] = [randomUUID(), randomUUID()];
    await act("save", secretary, { ...report, ...mine, tab: here });
    await act("save", secretary, { ...report, version: 2, ...theirs, tab: there });
    const error = await refused(act("save", secretary, { ...report, version: 2, ...mine, tab: here }));
    expect(error.code).toBe("CONFLICT");
  });

  test("a form whose answer was lost on the way may save again", async () => {
    const tab = randomUUID();
    await act("save", secretary, { ...report, ...mine, tab });
    const again = await act("save", secretary, { ...report, ...mine, result: "And more", tab });
    expect(again.version).toBe(3);
    expect((await getReport(secretary, report.id)).sections).toEqual({ ...mine, result: "And more" });
  });

  test("saves at the very same moment: one is stored whole, the other refused", async () => {
    const save = (sections: object) => act("save", secretary, { ...report, ...sections, tab: randomUUID() });
    const results = await Promise.allSettled([save(mine), save(theirs)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const winner = results[0]?.status === "fulfilled" ? mine : theirs;
    expect((await getReport(secretary, report.id)).sections).toEqual(winner);
  });
});
