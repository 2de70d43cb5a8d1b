import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/badge";
import type { BrandDetail } from "@/lib/brands/queries";
import { standingOf } from "@/lib/brands/rules";
import { today } from "@/lib/core/period";

/** Says so where a brand is over, or has not begun. */
export function StandingTag({ brand }: { brand: BrandDetail }) {
  const t = useTranslations("brands.standing");
  const standing = standingOf(brand, today());
  return standing === "living" ? null : <Tag>{t(standing)}</Tag>;
}
