import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";
import { CHECKED_IMPORT } from "@/tests/support/register-rows";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Whoever may open most of the pages opens them; the rest follow under their own roles. */
const VISITS: Record<string, string[]> = {
  "-": ["/sign-in"],
  committee: [
    "/today",
    "/branches",
    "/branches/new",
    "/branches/:branch",
    "/branches/:branch/edit",
    "/branches/:branch/pairings",
    "/branches/:branch/groups",
    "/branches/:branch/dissolve",
    "/departments",
    "/departments?state=closed",
    "/departments/new",
    "/departments/:department",
    "/departments/reorganise?kind=merge&from=:department",
    "/departments/reorganise?kind=split&from=:department",
    "/departments/reorganise?kind=close&from=:department",
    "/departments/:department/edit",
    "/checks",
    "/checks/exception",
    "/rules",
    "/rules/lecture.intervalMonths",
    "/members",
    "/staff",
    "/staff/new",
    "/staff/:staff",
    "/staff/:staff/edit",
    "/staff/:staff/posts/new",
    "/staff/:staff/posts/new?seat=group",
    "/staff/:staff/posts/:post",
    "/posts",
    "/posts?day=2025-01-01",
    "/branches/:branch/committee",
    "/members/new?q=T00",
    "/members/new?staff=:stranger",
    "/members/:member",
    "/members/:member/edit",
    "/members/:member/record?kind=transferredWithin",
    "/members/:member/record?kind=flowedOut",
    "/members/:moved",
    "/dues",
    "/dues?branch=:branch&tick=all",
    "/dues/:payer",
    "/training",
    "/training?by=member",
    "/admission",
    "/admission/new",
    "/admission/:activist",
    "/admission/:candidate",
    "/partners",
    "/partners/new",
    "/partners/:partner",
    "/partners/:partner/edit",
    "/activities",
    "/activities/calendar",
    "/activities/new",
    "/activities/new?branch=:branch&kind=generalMeeting",
    "/activities/:activity",
    "/activities/:activity/edit",
    "/satisfaction",
    "/satisfaction/basis?population=inpatient",
    "/satisfaction/figures",
    "/satisfaction/figures/new",
    "/satisfaction/figures/:figure",
    "/surveys",
    "/surveys?state=open&q=nothing",
    "/surveys/new",
    "/surveys/:round",
    "/surveys/:round/edit",
    "/surveys/:round/codes",
    "/surveys/:over",
    "/surveys/questionnaires",
    "/surveys/questionnaires/new",
    "/surveys/questionnaires/:questionnaire",
    "/surveys/questionnaires/:questionnaire/edit",
    "/surveys/questionnaires/:questionnaire/preview",
    "/improvements",
    "/improvements/new?departmentId=:department",
    "/improvements/:improvement",
    "/improvements/:done",
    "/improvements/:improvement/edit",
    "/care",
    "/care/new",
    "/care/:care",
    "/plans",
    "/plans/new",
    "/plans/:year",
    "/plans/:draft?by=branch&fold=1",
    "/plans/calendar",
    "/plans/:draft/edit",
    "/plans/:draft/order",
    "/plans/:draft/issue",
    "/plans/:year/close",
    "/plans/:year/amendments",
    "/plans/:year/items/new",
    "/plans/:task",
    "/plans/:task/edit",
    "/brands",
    "/brands/new",
    "/brands/new?branch=:branch",
    "/brands/:brand",
    "/brands/:brand/shown",
    "/brands/:brand/edit",
    "/brands?state=all",
    "/brands/:merged",
    "/brands/:brand/swot",
    "/brands/:brand/swot?step=strategies",
    "/brands/:brand/indicators",
    "/brands/:brand/values",
    "/brands/:brand/iterate",
    "/brands/:brand/iterate?kind=merge",
    "/brands/:brand/iterate?kind=retire",
    "/b/:published",
    "/reports?tab=all",
    "/reports/:submitted",
    "/reports/:approved",
    "/reports/:mended/versions/1",
    "/reports/late/:late",
    "/reports/desk",
    "/reports/desk?state=late",
    "/reports/concerns",
    "/reports/concerns?view=followUps",
    "/reports/concerns/:submitted/problem",
    "/reports/concerns/:submitted/problem?as=improvement",
    "/reports/follow-ups/:openTask",
    "/reports/follow-ups/:followedImprovement",
    "/reports/book",
    "/dashboard",
    "/dashboard/explore",
    "/imports",
    "/imports/new",
    "/imports/:import",
    "/plans/supervision",
    "/plans/supervision?nudge=recent",
    "/admin/hospital",
    "/admin/holidays?year=2026",
    "/admin/holidays?year=2031",
    "/account",
    "/password",
    "/nowhere",
  ],
  secretary2: ["/today", "/reports", "/reports/:returned"],
  auditor: ["/audit"],
  admin: ["/admin/users", "/admin/users/new", "/admin/users/:user"],
};

const SOURCES: Record<string, string> = {
  staff: `SELECT "staffId" AS id FROM "Appointment" WHERE "partyPost" = 'committeeSecretary'`,
  post: `SELECT a.id FROM "Appointment" a JOIN "Appointment" c ON c."staffId" = a."staffId" AND c."partyPost" = 'committeeSecretary' ORDER BY a.id LIMIT 1`,
  branch: `SELECT id FROM "Branch" WHERE name = '外科党支部'`,
  department: `SELECT id FROM "Department" ORDER BY name LIMIT 1`,
  payer: `SELECT "memberId" AS id FROM "DuesPayment" LIMIT 1`,
  member: `SELECT id FROM "Member" WHERE stage = 'full' AND "leftOn" IS NULL AND "flowFrom" IS NULL ORDER BY id LIMIT 1`,
  // The whole address behind /members/: a member and the event of the move.
  moved: `SELECT "memberId" || '/events/' || id AS id FROM "MemberEvent" WHERE kind = 'transferredWithin' ORDER BY id LIMIT 1`,
  stranger: `SELECT id FROM "Staff" s WHERE NOT EXISTS (SELECT 1 FROM "Member" m WHERE m."staffId" = s.id) ORDER BY id LIMIT 1`,
  partner: `SELECT id FROM "Partner" ORDER BY name LIMIT 1`,
  activity: `SELECT id FROM "Activity" WHERE kind = 'generalMeeting' ORDER BY "heldOn" LIMIT 1`,
  activist: `SELECT id FROM "Member" WHERE stage = 'activist' ORDER BY id LIMIT 1`,
  candidate: `SELECT id FROM "Member" WHERE stage = 'candidate' ORDER BY id LIMIT 1`,
  import: CHECKED_IMPORT,
  figure: `SELECT id FROM "SatisfactionFigure" LIMIT 1`,
  round: `SELECT id FROM "SurveyRound" WHERE population = 'outpatient' AND "issuedAt" IS NOT NULL ORDER BY "closesOn" DESC LIMIT 1`,
  over: `SELECT id FROM "SurveyRound" WHERE "issuedAt" IS NOT NULL ORDER BY "closesOn" LIMIT 1`,
  questionnaire: `SELECT id FROM "Questionnaire" ORDER BY title LIMIT 1`,
  improvement: `SELECT id FROM "Improvement" WHERE status = 'open' ORDER BY "dueOn" LIMIT 1`,
  done: `SELECT id FROM "Improvement" WHERE status = 'done' ORDER BY "dueOn" LIMIT 1`,
  draft: `SELECT id FROM "AnnualPlan" WHERE status = 'draft'`,
  year: `SELECT id FROM "AnnualPlan" WHERE status = 'issued'`,
  // The whole address behind /plans/: a plan and an item that an amendment touched.
  task: `SELECT "planId" || '/items/' || id AS id FROM "PlanItem" WHERE id::text = (SELECT changes->0->>'itemId' FROM "PlanAmendment" LIMIT 1)`,
  care: `SELECT id FROM "CareAction" ORDER BY "onDay" LIMIT 1`,
  brand: `SELECT id FROM "Brand" WHERE "toMonth" IS NULL ORDER BY name LIMIT 1`,
  merged: `SELECT "intoId" AS id FROM "BrandSuccession" WHERE kind = 'merge' LIMIT 1`,
  published: `SELECT "publicCode" AS id FROM "Brand" WHERE "publicCode" IS NOT NULL ORDER BY name LIMIT 1`,
  submitted: `SELECT id FROM "MonthlyReport" WHERE status = 'submitted' AND snapshot ? 'takenAt' AND jsonb_array_length(snapshot->'activities') > 0 LIMIT 1`,
  approved: `SELECT id FROM "MonthlyReport" WHERE status = 'approved' ORDER BY month LIMIT 1`,
  // Approved, opened again, and approved once more.
  openTask: `SELECT id FROM "FollowUp" WHERE kind = 'task' AND "doneOn" IS NULL ORDER BY id LIMIT 1`,
  followedImprovement: `SELECT id FROM "FollowUp" WHERE kind = 'improvement' ORDER BY id LIMIT 1`,
  mended: `SELECT "reportId" AS id FROM "ReportVersion" WHERE "approvedAt" IS NOT NULL AND number = 2 ORDER BY "submittedAt" LIMIT 1`,
  // The whole address behind /reports/late/: a brand and its month.
  late: `SELECT "brandId" || '/' || month AS id FROM "ReportLateNote" ORDER BY month LIMIT 1`,
  returned: `SELECT r.id FROM "MonthlyReport" r JOIN "Branch" b ON b.id = r."branchId" WHERE r.status = 'returned' AND b.name = '心血管党支部'`,
  user: `SELECT id FROM "User" WHERE username = 'secretary'`,
};

async function addressOf(path: string): Promise<string> {
  const name = /:(\w+)/.exec(path)?.[1];
  if (!name) return path;
  const [row] = await ask<{ id: string }>(SOURCES[name] ?? "");
  if (!row) throw new Error(`The demo hospital has nothing for ${path}.`);
  return path.replace(`:${name}`, row.id);
}

/** What lies under a bar can be scrolled out from under it; measured where it stands it would look cut. */
async function unstick(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (["fixed", "sticky"].includes(getComputedStyle(element).position)) element.style.position = "static";
    }
    // Axe waits for ever for a frame in which nothing runs; what it shows is inspected at its own address.
    for (const frame of document.querySelectorAll("iframe[sandbox='']")) frame.remove();
  });
}

/** Widths are measured everywhere; axe, which takes most of the time, sees each page on one of the two screens. */
async function inspect(page: Page, path: string, withAxe: boolean): Promise<string[]> {
  await page.goto(await addressOf(path));
  await expect(page.locator("h1").first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (!withAxe) return wide > 0 ? [`${path} scrolls sideways by ${wide} px`] : [];
  await unstick(page);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path} ${id}: ${node.html.slice(0, 140)}`));
  return wide > 0 ? [...found, `${path} scrolls sideways by ${wide} px`] : found;
}

/** So many pages of one visitor are one test. */
const TOGETHER = 12;

function partsOf(paths: readonly string[]): string[][] {
  const starts = paths.map((_, index) => index).filter((index) => index % TOGETHER === 0);
  return starts.map((start) => paths.slice(start, start + TOGETHER));
}

for (const locale of ["zh-CN", "en"]) {
  for (const [username, paths] of Object.entries(VISITS)) {
    for (const [part, own] of partsOf(paths).entries()) {
      test(`every page of ${username} (${part + 1}) is accessible and as wide as its screen, ${locale}`, async ({
        page,
        context,
        baseURL,
        isMobile,
      }) => {
        test.setTimeout(300_000);
        // Every page in both languages and on both screens, and under axe in each language and on each screen once.
        const withAxe = isMobile === (locale === "en");
        if (username !== "-") await signIn(page, username);
        await context.addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
        const found: string[] = [];
        for (const path of own) found.push(...(await inspect(page, path, withAxe)));
        expect(found).toEqual([]);
      });
    }
  }
}
