import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { IndicatorCards } from "@/components/brands/indicator-cards";
import type { BrandDetail } from "@/lib/brands/queries";
import type { BrandIndicator, IndicatorReading } from "@/lib/brands/queries/indicators";
import { NO_READING } from "@/lib/brands/rules/indicators";
import { messagesOf } from "@/lib/i18n/messages";

function markupOf(changes: Partial<IndicatorReading>): string {
  const none: IndicatorReading = { ...NO_READING, month: "2026-04", href: null, toldOn: null, ofOthers: false };
  const current: IndicatorReading = { ...none, month: "2026-05", value: 26.5, state: "known", ...changes };
  const measure = { unit: "", direction: "up", baseline: null, target: 90, figure: "activities" } as const;
  const course = { current, previous: none, course: [none, current] };
  const indicator: BrandIndicator = { id: "i", title: "Led", source: "leadTask", ...measure, ...course };
  const brand = { id: "b", fromMonth: "2024-01", toMonth: null } as BrandDetail;
  const rights = { canEdit: false, canEnter: false } as never;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messagesOf("en")} timeZone="Asia/Shanghai">
      <IndicatorCards brand={brand} month="2026-05" indicators={[indicator]} rights={rights} />
    </NextIntlClientProvider>,
  );
}

test("a lead task's number says whether it was counted or written down before the plan had one", () => {
  const counted = markupOf({ href: "/plans/p/items/t" });
  expect(counted).toContain("Counted from records");
  expect(counted).not.toContain("Entered by the branch");
  const written = markupOf({});
  expect(written).toContain("Entered by the branch");
  expect(written).not.toContain("Counted from records");
});
