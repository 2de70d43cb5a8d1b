import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { Card, CardGrid } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { BrandDetail } from "@/lib/brands/queries";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = {
  brands: readonly BrandDetail[];
  filtered: boolean;
  /** The year ring of a brand, which another slice draws. */
  ring: (brand: BrandDetail) => ReactNode;
  action?: ReactNode;
};

export async function BrandGallery({ brands, filtered, ring, action }: Props) {
  const t = await getTranslations("brands");
  if (brands.length === 0) {
    const words = filtered ? {} : { title: t("emptyTitle"), text: t("emptyText"), example: <p>{t("example")}</p> };
    return <EmptyState kind={filtered ? "noMatch" : "nothing"} resetHref="/brands" action={action} {...words} />;
  }
  return (
    <CardGrid columns={3}>
      {brands.map((brand) => (
        <BrandCard key={brand.id} brand={brand} ring={ring(brand)} />
      ))}
    </CardGrid>
  );
}

async function BrandCard({ brand, ring }: { brand: BrandDetail; ring: ReactNode }) {
  const [t, locale] = [await getTranslations("brands"), await requestLocale()];
  return (
    <Card
      title={<a href={`/brands/${brand.id}`}>{brand.name}</a>}
      actions={brand.toMonth ? <Tag>{t("ended")}</Tag> : null}
      footer={brand.branchName}
    >
      <p className="text-red-700">{brand.slogan}</p>
      <p className="mt-2 font-semibold">{brand.leadTask}</p>
      <p className="text-muted">
        {brand.leadTaskTarget} · {t("dueOn", { day: formatDay(brand.leadTaskDueOn, locale) })}
      </p>
      <div className="mt-3">{ring}</div>
    </Card>
  );
}
