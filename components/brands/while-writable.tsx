import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { BrandDetail } from "@/lib/brands/queries";
import { whyNotWritable } from "@/lib/brands/rules";
import { today } from "@/lib/core/period";
import { useBrandWords } from "./brand-words";

type Props = { brand: BrandDetail; monthsAfter?: number; children: ReactNode };

/** A brand's form while it may be written; after its end why it may not, and the way to the brand. */
export function WhileWritable({ brand, monthsAfter, children }: Props) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const over = whyNotWritable(brand, today(), monthsAfter);
  if (!over) return children;
  const why = over.key.replace("brands.", "") as "error.ended" | "error.branchDissolved";
  return (
    <Notice tone="warn" title={t(why, { month: words.month(over.params.month) })}>
      <p>
        {t("readOnly")} <a href={`/brands/${brand.id}`}>{t("values.back")}</a>
      </p>
    </Notice>
  );
}
