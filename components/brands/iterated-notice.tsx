import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { BrandDetail } from "@/lib/brands/queries";
import { useBrandWords } from "./brand-words";

/** Tells whoever has just begun a next iteration what is to be done with it. */
export function IteratedNotice({ brand }: { brand: BrandDetail }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  return (
    <div className="mb-4">
      <Notice tone="ok">{t("iterated", { month: words.month(brand.fromMonth) })}</Notice>
    </div>
  );
}
