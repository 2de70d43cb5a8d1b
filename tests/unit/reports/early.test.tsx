import { createTranslator, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ReportReview } from "@/components/reports/report-review";
import { ReportWriting } from "@/components/reports/report-writing";
import { addMonths, clock, instantOf, thisMonth } from "@/lib/core/period";
import { messagesOf } from "@/lib/i18n/messages";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";

// Both read the request, of which a test has none.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: never) =>
    createTranslator({ locale: "zh-CN", messages: messagesOf("zh-CN"), namespace }),
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));
vi.mock("@/lib/reports/actions", () => ({
  reviewReportAction: async () => null,
  saveReportDraftAction: async () => null,
  submitReportAction: async () => null,
}));
vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-11-28", "09:00"));

async function markupOf(node: ReactNode): Promise<string> {
  const stream = await renderToReadableStream(
    <NextIntlClientProvider locale="zh-CN" messages={messagesOf("zh-CN")} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
  await stream.allReady;
  return (await new Response(stream).text()).replaceAll("<!-- -->", "");
}

const reportOf = (given: Partial<ReportDetail>) =>
  ({ id: "r", version: 1, shown: 1, status: "draft", sections: null, submittedAt: null, ...given }) as ReportDetail;
const writing = (month: string) =>
  markupOf(<ReportWriting report={reportOf({ month })} carried={[]} remarks={[]} writerId="w" />);
const reviewing = (month: string, day: string) =>
  markupOf(<ReportReview report={reportOf({ month, submittedAt: instantOf(day, "09:00") })} waiting={0} />);

test("whoever hands in a month that still goes on is told what will be missing; not so once it is over", async () => {
  expect(await writing(thisMonth())).toContain("2026年11月到2026年11月30日才结束。现在可以提交");
  expect(await writing(addMonths(thisMonth(), -1))).not.toContain("才结束");
});

test("whoever decides on it is told too, also when the month is over by then", async () => {
  expect(await reviewing("2026-11", "2026-11-28")).toContain(
    "这份月报于2026年11月28日提交，而2026年11月到2026年11月30日才结束",
  );
  expect(await reviewing("2026-10", "2026-10-20")).toContain("2026年10月31日才结束");
  expect(await reviewing("2026-10", "2026-11-03")).not.toContain("才结束");
});
