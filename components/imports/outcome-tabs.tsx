import { useTranslations } from "next-intl";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import type { ImportDetail } from "@/lib/imports/queries";
import { IMPORT_OUTCOMES, type ImportOutcome } from "@/lib/imports/schema";

/** The four counts; each opens its rows. */
export function OutcomeTabs({ url, batch, outcome }: { url: ListUrl; batch: ImportDetail; outcome: ImportOutcome }) {
  const t = useTranslations("imports");
  return (
    <Tabs
      label={t("rows.label")}
      items={[...IMPORT_OUTCOMES].reverse().map((one) => ({
        href: url.with({ outcome: one }),
        label: t(`outcome.${one}`),
        current: one === outcome,
        count: batch[one],
      }))}
    />
  );
}
