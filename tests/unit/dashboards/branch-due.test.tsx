import { createTranslator } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { BranchDue } from "@/components/dashboards/branch-due";
import { messagesOf } from "@/lib/i18n/messages";

// Both read the request, of which a test has none.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: never) =>
    createTranslator({ locale: "zh-CN", messages: messagesOf("zh-CN"), namespace }),
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));

const report = { kind: "report", id: "r", month: "2026-09", dueOn: "2026-10-12", reportId: "r" } as const;

const markupOf = async (status: "missing" | "returned" | "reopened", over: boolean) =>
  renderToStaticMarkup(
    await BranchDue({ branchId: "b", rows: [{ ...report, status, over, dueKnown: false }], logs: false }),
  );

test("the day counts for what was not handed in, not for what came back", async () => {
  expect(await markupOf("missing", true)).toContain("10月12日 到期，已逾期");
  for (const status of ["returned", "reopened"] as const) {
    const markup = await markupOf(status, false);
    expect(markup).toContain("9月月报");
    expect(markup).not.toContain("10月12日");
    expect(markup).not.toContain("节假日表");
  }
});
