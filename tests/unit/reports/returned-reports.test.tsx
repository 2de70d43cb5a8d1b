import { createTranslator, NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ReturnedReports } from "@/components/reports/report-queue";
import { instantOf } from "@/lib/core/period";
import { messagesOf } from "@/lib/i18n/messages";
import type { ReportQueueRow } from "@/lib/reports/queries";

// Both read the request, of which a test has none.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: never) =>
    createTranslator({ locale: "zh-CN", messages: messagesOf("zh-CN"), namespace }),
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));

type Returned = NonNullable<ReportQueueRow["returned"]>;

async function markupOf(given: Pick<Returned, "comment" | "comments">): Promise<string> {
  const returned = { kind: "returned" as const, by: "沈若兰", at: instantOf("2026-11-03", "09:00"), ...given };
  const brandName = "守护呼吸";
  const row = {
    id: "r",
    month: "2026-10",
    branchId: "b",
    branchName: "呼吸科支部",
    brandName,
    submittedAt: null,
    returned,
  };
  const notices = await ReturnedReports({ rows: [row] });
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ ui: messagesOf("zh-CN").ui }} timeZone="Asia/Shanghai">
      {notices}
    </NextIntlClientProvider>,
  );
}

test("a report that came back says why, also where only one section was spoken to", async () => {
  const comments = [{ section: "result" as const, text: "请补充等待时间的数据" }];
  expect(await markupOf({ comment: "", comments })).toContain("沈若兰：成效：请补充等待时间的数据");
  expect(await markupOf({ comment: "差一个数字", comments })).toContain(
    "沈若兰：差一个数字\n成效：请补充等待时间的数据",
  );
  expect(await markupOf({ comment: "差一个数字", comments: [] })).toContain("沈若兰：差一个数字</p>");
});
