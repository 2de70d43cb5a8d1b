import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { Card, CardGrid } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { BrandDetail } from "@/lib/brands/queries";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { BrandLogo } from "./brand-logo";
import { useBrandWords } from "./brand-words";
import { StandingTag } from "./standing-tag";

type Parts = {
  /** The year ring of a brand, which another slice draws. */
  ring: (brand: BrandDetail) => ReactNode;
  /** Where its lead task stands on the roadmap; another slice knows. */
  taskState: (brand: BrandDetail) => ReactNode;
};

type Props = Parts & { brands: readonly BrandDetail[]; filtered: boolean; action?: ReactNode };

export async function BrandGallery({ brands, filtered, action, ...parts }: Props) {
  const t = await getTranslations("brands");
  if (brands.length === 0) {
    const words = filtered ? {} : { title: t("emptyTitle"), text: t("emptyText"), example: <p>{t("example")}</p> };
    return <EmptyState kind={filtered ? "noMatch" : "nothing"} resetHref="/brands" action={action} {...words} />;
  }
  return (
    <CardGrid columns={3}>
      {brands.map((brand) => (
        <BrandCard key={brand.id} brand={brand} {...parts} />
      ))}
    </CardGrid>
  );
}

async function BrandCard({ brand, ring, taskState }: Parts & { brand: BrandDetail }) {
  const [t, locale] = [await getTranslations("brands"), await requestLocale()];
  return (
    <Card
      title={
        <span className="flex items-center gap-3">
          <BrandLogo brand={brand} size={40} label="" />
          <a href={`/brands/${brand.id}`}>{brand.name}</a>
        </span>
      }
      actions={<States brand={brand} />}
      footer={
        <>
          {brand.branchName} · <Span brand={brand} />
        </>
      }
    >
      <p className="text-red-700">{brand.slogan}</p>
      <p className="mt-2 font-semibold">{brand.leadTask}</p>
      <p className="text-muted">
        {brand.leadTaskTarget} · {t("dueOn", { day: formatDay(brand.leadTaskDueOn, locale) })}
      </p>
      <div className="mt-1">{taskState(brand)}</div>
      <div className="mt-3">{ring(brand)}</div>
    </Card>
  );
}

async function States({ brand }: { brand: BrandDetail }) {
  const t = await getTranslations("brands");
  return (
    <>
      <StandingTag brand={brand} />
      {brand.publicCode ? <Tag>{t("publication.on")}</Tag> : null}
    </>
  );
}

function Span({ brand }: { brand: BrandDetail }) {
  return useBrandWords().span(brand);
}
