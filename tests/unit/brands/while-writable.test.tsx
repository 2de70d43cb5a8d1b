import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WhileWritable } from "@/components/brands/while-writable";
import type { BrandDetail } from "@/lib/brands/queries";
import { addMonths, thisMonth } from "@/lib/core/period";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

type Ending = Pick<BrandDetail, "toMonth" | "branchDissolvedOn">;

function markupOf(ending: Ending, monthsAfter?: number, locale: Locale = "zh-CN"): string {
  const { ui, brands } = messagesOf(locale);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ ui, brands }} timeZone="Asia/Shanghai">
      <WhileWritable brand={{ id: "b", ...ending } as BrandDetail} monthsAfter={monthsAfter}>
        <form />
      </WhileWritable>
    </NextIntlClientProvider>,
  );
}

const living = { toMonth: null, branchDissolvedOn: null };
const last = addMonths(thisMonth(), -1);

test("a brand that goes on shows its form", () => {
  expect(markupOf(living)).toBe("<form></form>");
  expect(markupOf({ ...living, toMonth: thisMonth() })).toBe("<form></form>");
});

test("one that is over says so in place of a form that would be refused, and leads back to the brand", () => {
  const ended = markupOf({ ...living, toMonth: "2025-06" });
  expect(ended).not.toContain("<form");
  expect(ended).toContain("品牌已在 2025年6月 结束");
  expect(ended).toContain('<a href="/brands/b">返回品牌</a>');
  expect(markupOf({ ...living, branchDissolvedOn: "2025-06-30" }, undefined, "en")).toContain(
    "The branch was dissolved",
  );
});

test("values still come in for a month", () => {
  expect(markupOf({ ...living, toMonth: last })).not.toContain("<form");
  expect(markupOf({ ...living, toMonth: last }, 1)).toBe("<form></form>");
});
