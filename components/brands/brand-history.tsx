import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { HistoryBrand } from "@/lib/brands/queries/line";
import { useBrandWords } from "./brand-words";

/** The line of a brand: every iteration and merger, with its reason, from the first until now. */
export function BrandHistory({ brandId, history }: { brandId: string; history: readonly HistoryBrand[] }) {
  const t = useTranslations("brands.history");
  const words = useBrandWords();
  if (history.length < 2 && !history[0]?.endReason) return null;
  const items = history.map((brand) => ({
    id: brand.id,
    title: <Name brand={brand} here={brand.id === brandId} />,
    meta: t("by", { branch: brand.branchName, span: words.span(brand) }),
    ...(brand.toMonth ? { body: <Fate brand={brand} history={history} /> } : {}),
    icon: "dot" as const,
  }));
  return (
    <Card title={t("title")} id="history">
      <p className="mb-2 text-muted">{t("lead")}</p>
      <Timeline items={items} label={t("title")} />
    </Card>
  );
}

function Name({ brand, here }: { brand: HistoryBrand; here: boolean }) {
  const t = useTranslations("brands.history");
  if (here) {
    return <b aria-current="true">{t("here", { name: brand.name })}</b>;
  }
  return brand.reachable ? <a href={`/brands/${brand.id}`}>{brand.name}</a> : <span>{brand.name}</span>;
}

function Fate({ brand, history }: { brand: HistoryBrand; history: readonly HistoryBrand[] }) {
  const t = useTranslations("brands.history");
  const next = brand.into.flatMap(({ id, kind }) => {
    const found = history.find((one) => one.id === id);
    return found ? [t(kind, { name: found.name })] : [];
  });
  return (
    <p>
      {[next.length > 0 ? next.join(" · ") : t("retired"), brand.endReason && t("reason", { reason: brand.endReason })]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}
