import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { resumeBrandAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import type { HistoryBrand } from "@/lib/brands/queries/line";
import { thisMonth } from "@/lib/core/period";
import { useBrandWords } from "./brand-words";

type Props = {
  brand: BrandDetail;
  canManage: boolean;
  /** Its line: another brand may have taken over from it. */
  history: readonly HistoryBrand[];
};

/** What stands in the way of changing a brand, and the way back from an end that nothing has followed. */
export function BrandNotices({ brand, canManage, history }: Props) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const { id, version, toMonth, branchDissolvedOn } = brand;
  if (branchDissolvedOn) {
    return <Notice>{t("dissolved", { month: words.month(branchDissolvedOn.slice(0, 7)) })}</Notice>;
  }
  const followed = history.some((one) => one.id === id && one.into.length > 0);
  if (!toMonth || followed || !canManage) return null;
  return (
    <Notice>
      <p>{t(`iterate.${toMonth < thisMonth() ? "resumeText" : "resumeAhead"}`, { month: words.month(toMonth) })}</p>
      <ActionButton id="resume" action={resumeBrandAction} fields={{ id, version }} size="sm">
        {t("iterate.resume")}
      </ActionButton>
    </Notice>
  );
}
