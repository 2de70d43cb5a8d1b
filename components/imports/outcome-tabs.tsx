import { useTranslations } from "next-intl";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import type { ImportDetail } from "@/lib/imports/queries";
import type { ImportOutcome } from "@/lib/imports/schema";

/** What needs a hand comes first; on a narrow screen the last ones are scrolled to. */
const ORDER = ["wrong", "added", "changed", "unchanged"] as const satisfies readonly ImportOutcome[];

/** The four counts; each opens its rows. */
export function OutcomeTabs({ url, batch, outcome }: { url: ListUrl; batch: ImportDetail; outcome: ImportOutcome }) {
  const t = useTranslations("imports");
  return (
    <Tabs
      label={t("rows.label")}
      items={ORDER.map((one) => ({
        href: url.with({ outcome: one }),
        label: t(`outcome.${one}`),
        current: one === outcome,
        count: batch[one],
      }))}
    />
  );
}
