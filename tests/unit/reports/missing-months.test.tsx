import { createTranslator, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ReportStart } from "@/components/reports/report-start";
import { ReportYearRing } from "@/components/reports/report-year-ring";
import { addMonths, instantOf, thisMonth } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { messagesOf } from "@/lib/i18n/messages";
import { actorOf } from "@/tests/support/actors";

// Both read the request, of which a test has none.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: never) =>
    createTranslator({ locale: "zh-CN", messages: messagesOf("zh-CN"), namespace }),
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));
vi.mock("@/lib/reports/actions", () => ({ openReportAction: async () => null, noteLateAction: async () => null }));

async function markupOf(node: ReactNode): Promise<string> {
  const stream = await renderToReadableStream(
    <NextIntlClientProvider locale="zh-CN" messages={messagesOf("zh-CN")} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
  await stream.allReady;
  return (await new Response(stream).text()).replaceAll("<!-- -->", "");
}

const month = addMonths(thisMonth(), -4);
const missing = {
  branchId: "b",
  branchName: "五官党支部",
  brandId: "r",
  brandName: "明眸",
  gone: false,
  reportId: null,
};
const deadline = {
  workday: 5,
  calendar: { off: new Set<string>(), worked: new Set<string>(), years: new Set<number>() },
};

test("a month that never came stands before its secretary with its reason and the way to it", async () => {
  const note = {
    brandId: "r",
    month,
    reason: "书记外出学习",
    actorName: "程某某",
    at: instantOf("2026-01-01", "09:00"),
    version: 1,
  };
  const rows = [month, addMonths(month, 1)].map((of) => ({ ...missing, month: of, status: "missing" as const }));
  const page = await markupOf(<ReportStart rows={rows} deadline={deadline} notes={[note]} />);
  expect(page).toContain(`href="/reports/late/r/${month}">${formatMonth(month, "zh-CN")}月报</a>`);
  expect(page).toContain("逾期原因：书记外出学习");
  expect(page).toContain("还没有说明原因");
});

test("a brand that went on as another within the year does not make two branches", async () => {
  const rows = ["r", "s"].map((brandId, index) => ({
    ...missing,
    brandId,
    month: addMonths(month, index),
    status: "missing" as const,
  }));
  const pageOf = (given: typeof rows) => markupOf(<ReportStart rows={given} deadline={deadline} notes={[]} />);
  expect(await pageOf(rows)).not.toContain(`（${missing.branchName}）`);
  expect(await pageOf(rows.map((row) => ({ ...row, branchId: row.brandId })))).toContain(`（${missing.branchName}）`);
});

test("where no report is to be written there is no card for it", async () => {
  const settled = { ...missing, month, reportId: "x", status: "approved" as const };
  expect(await markupOf(<ReportStart rows={[settled]} deadline={deadline} notes={[]} />)).toBe("");
});

test("a year ring opens a month that never came, for those alone who may read its reports", async () => {
  const brand = { id: "r", branchId: "b", fromMonth: month, toMonth: null };
  const ring = (branchIds: string[]) => {
    const actor = actorOf({ roles: ["branchSecretary"], branchIds });
    return markupOf(
      <ReportYearRing label="年轮" actor={actor} brand={brand} months={[addMonths(month, -1), month]} reports={[]} />,
    );
  };
  const own = await ring(["b"]);
  expect(own).toContain(`href="/reports/late/r/${month}"`);
  expect(own).not.toContain(`/reports/late/r/${addMonths(month, -1)}`);
  expect(await ring(["c"])).not.toContain("href");
});
