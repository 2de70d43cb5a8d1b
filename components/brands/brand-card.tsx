import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { BrandDetail } from "@/lib/brands/queries";

/** A branch's brand beside its other affairs: name, slogan, lead task, and the year's ring as children. */
export async function BrandCard({ brand, children }: { brand: BrandDetail; children: ReactNode }) {
  const t = await getTranslations("brands");
  return (
    <Card title={<a href={`/brands/${brand.id}`}>{brand.name}</a>}>
      <p>{brand.slogan}</p>
      <p className="py-2 text-muted">{t("taskLine", { task: brand.leadTask, target: brand.leadTaskTarget })}</p>
      {children}
    </Card>
  );
}
