import { type APIRequestContext, expect, test } from "@playwright/test";
import { permissionsOf, type Role } from "@/lib/core/permissions";
import { ACCESS } from "@/tests/support/access-matrix";
import { ask, signIn } from "@/tests/support/browser";
import { readE2eState } from "@/tests/support/e2e-state";
import { CHECKED_IMPORT } from "@/tests/support/register-rows";
import { type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const ACCOUNTS: [username: string, role: Role][] = [
  ["committee", "committee"],
  ["secretary", "branchSecretary"],
  ["leader", "leader"],
  ["auditor", "auditor"],
  ["admin", "administrator"],
];

/** Ids to put into an address: of the surgery branch, of another branch, and of another hospital. */
type Ids = Record<string, string>;

let abroad: World["abroad"];
let own: Ids;
let other: Ids;

const FIRST = (table: string, branch: string) =>
  `SELECT x.id::text AS id FROM "${table}" x JOIN "Branch" b ON b."hospitalId" = x."hospitalId" AND b.id = x."branchId"
   WHERE b.name = '${branch}' ORDER BY x.id LIMIT 1`;

async function idOf(statement: string): Promise<string> {
  return (await ask<{ id: string }>(statement))[0]?.id ?? "";
}

/** A column of the first row that hangs on the branch by a table's own column. */
const OF = (branch: string, select: string, from: string) =>
  `SELECT ${select}::text AS id FROM ${from} JOIN "Branch" b ON b."hospitalId" = x."hospitalId" AND b.id = x."branchId"
   WHERE b.name = '${branch}'`;

/** An issued round over a department in which the branch stood while it ran. */
const ROUND = (branch: string) =>
  `SELECT r.id::text AS id FROM "SurveyRound" r
   JOIN "SurveyRoundDepartment" d ON d."hospitalId" = r."hospitalId" AND d."roundId" = r.id
   JOIN "DepartmentPairing" p ON p."hospitalId" = d."hospitalId" AND p."departmentId" = d."departmentId"
   JOIN "Branch" b ON b."hospitalId" = p."hospitalId" AND b.id = p."branchId"
   WHERE b.name = '${branch}' AND r."issuedAt" IS NOT NULL AND p."fromDay" <= r."closesOn"
     AND coalesce(p."toDay", 'infinity') >= r."opensOn" ORDER BY r.id LIMIT 1`;

/** A task of the branch in a plan that binds. */
const ISSUED = (column: string, branch: string) =>
  `SELECT ${column}::text AS id FROM "PlanItem" i
   JOIN "AnnualPlan" p ON p."hospitalId" = i."hospitalId" AND p.id = i."planId" AND p.status = 'issued'
   JOIN "Branch" b ON b."hospitalId" = i."hospitalId" AND b.id = i."ownerBranchId"
   WHERE b.name = '${branch}' AND i.kind = 'task' AND i."droppedOn" IS NULL ORDER BY p.year, i.id LIMIT 1`;

/** Reports that were approved as they were first handed in: their first version is for all who read reports. */
const READ_AT_ONCE = `"MonthlyReport" x JOIN "ReportVersion" v ON v."hospitalId" = x."hospitalId" AND v."reportId" = x.id
  AND v.number = 1 AND v."approvedAt" IS NOT NULL`;

async function idsOf(branch: string): Promise<Ids> {
  const post = `${OF(branch, "%", '"Appointment" x')} ORDER BY x.id LIMIT 1`;
  const events = `"Member" x JOIN "MemberEvent" e ON e."hospitalId" = x."hospitalId" AND e."memberId" = x.id`;
  const event = `${OF(branch, "%", events)} AND x."leftOn" IS NULL AND e.kind = 'transferredIn' ORDER BY e.id LIMIT 1`;
  const member = (stage: string) =>
    `${OF(branch, "x.id", '"Member" x')} AND x.stage = '${stage}' AND x."leftOn" IS NULL ORDER BY x.id LIMIT 1`;
  return {
    "/staff/[id]": await idOf(post.replace("%", 'x."staffId"')),
    "/staff/[id]/posts/[post]": await idOf(post.replace("%", "x.id")),
    "/members/[id]": await idOf(event.replace("%", "x.id")),
    "/members/[id]/events/[eventId]": await idOf(event.replace("%", "e.id")),
    "/admission/[memberId]": await idOf(member("activist")),
    "/dues/[memberId]": await idOf(member("full")),
    "/branches/[id]": await idOf(`SELECT id::text AS id FROM "Branch" WHERE name = '${branch}'`),
    "/departments/[id]": await idOf(`SELECT id::text AS id FROM "Department" LIMIT 1`),
    "/reports/concerns/[id]": await idOf(
      `${OF(branch, "x.id", '"MonthlyReport" x')} AND x.status = 'approved' AND x.problem <> '' ORDER BY x.id LIMIT 1`,
    ),
    "/reports/follow-ups/[id]": await idOf(
      `SELECT f.id::text AS id FROM "FollowUp" f JOIN "Branch" b ON b."hospitalId" = f."hospitalId"
         AND b.id = f."ownerBranchId" WHERE f.kind = 'task' ORDER BY b.name = '${branch}' DESC, f.id LIMIT 1`,
    ),
    "/imports/[id]": await idOf(CHECKED_IMPORT),
    "/partners/[id]": await idOf(`SELECT id::text AS id FROM "Partner" LIMIT 1`),
    "/activities/[id]": await idOf(FIRST("Activity", branch)),
    "/satisfaction/figures/[id]": await idOf(`SELECT id::text AS id FROM "SatisfactionFigure" LIMIT 1`),
    "/care/[id]": await idOf(`SELECT id::text AS id FROM "CareAction" WHERE "departmentId" IS NULL LIMIT 1`),
    "/surveys/[id]": await idOf(ROUND(branch)),
    "/surveys/questionnaires/[id]": await idOf(`SELECT id::text AS id FROM "Questionnaire" LIMIT 1`),
    "/improvements/[id]": await idOf(FIRST("Improvement", branch)),
    "/brands/[id]": await idOf(FIRST("Brand", branch)),
    "/plans/[id]": await idOf(ISSUED("p.id", branch)),
    "/plans/[id]/items/[itemId]": await idOf(ISSUED("i.id", branch)),
    "/reports/[id]": await idOf(`${OF(branch, "x.id", READ_AT_ONCE)} AND x.status = 'approved' ORDER BY x.id LIMIT 1`),
    "/reports/late/[brandId]": await idOf(FIRST("Brand", branch)),
    "/admin/users/[id]": await idOf(`SELECT id::text AS id FROM "User" WHERE username = 'secretary'`),
  };
}

function foreign(at: BranchWorld, { userId, importId, survey, plans }: World["abroad"]): Ids {
  return {
    "/staff/[id]": at.freeStaffId,
    "/staff/[id]/posts/[post]": at.postId,
    "/members/[id]": at.memberId,
    "/members/[id]/events/[eventId]": at.events.registered,
    "/admission/[memberId]": at.applicantId,
    "/dues/[memberId]": at.memberId,
    "/branches/[id]": at.branchId,
    "/departments/[id]": at.departmentId,
    "/imports/[id]": importId,
    "/partners/[id]": at.partnerId,
    "/activities/[id]": at.activityId,
    "/satisfaction/figures/[id]": at.figureId,
    "/care/[id]": at.careActionId,
    "/surveys/[id]": survey.roundId,
    "/surveys/questionnaires/[id]": survey.questionnaireId,
    "/improvements/[id]": at.improvementId,
    "/brands/[id]": at.brandId,
    "/plans/[id]": plans.issued,
    "/plans/[id]/items/[itemId]": plans.ofBranch(at.branchId).task,
    "/reports/[id]": at.reports.submitted,
    "/reports/late/[brandId]": at.brandId,
    "/reports/concerns/[id]": at.reports.submitted,
    "/reports/follow-ups/[id]": at.followUps.open,
    "/admin/users/[id]": userId,
    "/api/files/[id]": at.attachmentId,
  };
}

/** Parts of an address that name no row of their own. */
const OPEN: Record<string, string> = { "[section]": "problem", "[number]": "1", "[month]": "2026-01" };

/** A part of an address that names a row. */
const NAMED = /^\[(id|post|eventId|memberId|itemId|brandId)\]$/;

function addressOf(page: string, ids: Ids): string | null {
  if (page.includes("[key]")) return page.replace("[key]", "lecture.intervalMonths");
  const parts = page.split("/").map((part) => OPEN[part] ?? part);
  const filled = parts.map((part, index) => (NAMED.test(part) ? ids[parts.slice(0, index + 1).join("/")] : part));
  return filled.includes(undefined) ? null : filled.join("/");
}

const statusOf = async (request: APIRequestContext, address: string) =>
  (await request.get(address, { maxRedirects: 0 })).status();

test.beforeAll(async () => {
  own = await idsOf("外科党支部");
  other = await idsOf("骨科党支部");
  const world = await buildWorld(readE2eState().databaseUrl);
  abroad = world.abroad;
});

const guarded = Object.entries(ACCESS.pages).filter(([, permission]) => permission !== "public");

test("nobody who is not signed in sees a page", async ({ request }) => {
  for (const [page] of guarded) {
    const answer = await request.get(addressOf(page, own) ?? page, { maxRedirects: 0 });
    expect([page, answer.status(), answer.headers().location]).toEqual([page, 307, "/sign-in"]);
  }
});

for (const [username, role] of ACCOUNTS) {
  test(`${role} sees what the matrix says, and nothing of another hospital`, async ({ page }) => {
    await signIn(page, username);
    const { permissions } = permissionsOf([role]);
    for (const [path, permission] of guarded) {
      const allowed = permissions.has(permission as never);
      expect([path, await statusOf(page.request, addressOf(path, own) ?? path)]).toEqual([path, allowed ? 200 : 404]);
      if (path.split("/").some((part) => NAMED.test(part))) {
        const address = addressOf(path, foreign(abroad.own, abroad)) ?? "";
        expect([path, "abroad", await statusOf(page.request, address)]).toEqual([path, "abroad", 404]);
        const nonsense = path.replaceAll(/\[\w+\]/g, "not-an-id");
        expect([nonsense, await statusOf(page.request, nonsense)]).toEqual([nonsense, 404]);
      }
    }
    const file = addressOf("/api/files/[id]", foreign(abroad.own, abroad)) ?? "";
    expect(await statusOf(page.request, file)).toBe(404);
  });
}

test("a branch secretary finds another branch's pages no more than another hospital's", async ({ page }) => {
  await signIn(page, "secretary");
  for (const path of [
    "/branches/[id]",
    "/branches/[id]/groups",
    "/members/[id]",
    "/admission/[memberId]",
    "/dues/[memberId]",
    "/activities/[id]",
    "/activities/[id]/edit",
    "/improvements/[id]",
    "/improvements/[id]/edit",
    "/brands/[id]",
    "/brands/[id]/edit",
    "/brands/[id]/swot",
    "/brands/[id]/indicators",
    "/brands/[id]/values",
    "/brands/[id]/iterate",
    "/reports/[id]",
  ]) {
    expect([path, await statusOf(page.request, addressOf(path, other) ?? "")]).toEqual([path, 404]);
  }
});

test("charts and exports ask for their permission", async ({ page }) => {
  await signIn(page, "secretary");
  expect(await statusOf(page.request, "/api/charts/quadrant/png")).toBe(404);
  expect(await statusOf(page.request, "/api/charts/satisfaction/quadrant/png")).toBe(200);
  expect(await statusOf(page.request, "/api/exports/activities")).toBe(200);
  expect(await statusOf(page.request, "/api/exports/nothing")).toBe(404);
  for (const kind of ["plan", "report"]) {
    expect(await statusOf(page.request, `/api/documents/${kind}/${own[`/${kind}s/[id]`]}`)).toBe(200);
  }
  expect(await statusOf(page.request, `/api/documents/member/${own["/members/[id]"]}`)).toBe(404);
  const codes = { form: { round: own["/surveys/[id]"] ?? "", codes: "" } };
  expect((await page.request.post("/api/exports/codes", codes)).status()).toBe(404);
  const auditor = await page.context().browser()?.newPage();
  if (!auditor) throw new Error("no browser");
  await signIn(auditor, "auditor");
  expect(await statusOf(auditor.request, "/api/exports/members")).toBe(404);
  expect(await statusOf(auditor.request, "/api/charts/satisfaction/quadrant/png")).toBe(404);
});
