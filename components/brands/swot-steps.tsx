import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

type Props = { brandId: string; step: "entries" | "strategies" };

/** The two steps of an analysis; each has its address and is saved by itself. */
export function SwotSteps({ brandId, step }: Props) {
  const t = useTranslations("brands.swot");
  const address = `/brands/${brandId}/swot`;
  return (
    <Tabs
      label={t("tabs")}
      items={[
        { href: address, label: t("stepEntries"), current: step === "entries" },
        { href: `${address}?step=strategies`, label: t("stepStrategies"), current: step === "strategies" },
      ]}
    />
  );
}
