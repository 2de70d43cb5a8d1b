import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { SUCCESSIONS, type Succession } from "@/lib/brands/schema/succession";

/** The three ways on for a brand, each with its own address. */
export function IterateTabs({ brandId, kind }: { brandId: string; kind: Succession }) {
  const t = useTranslations("brands.iterate");
  return (
    <Tabs
      label={t("tabs")}
      items={SUCCESSIONS.map((one) => ({
        href: `/brands/${brandId}/iterate?kind=${one}`,
        label: t(one),
        current: one === kind,
      }))}
    />
  );
}
