import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Says where a branch's living brand is changed, since another is not founded beside it. */
export function LivingNotice({ brand }: { brand: { id: string; name: string } }) {
  const t = useTranslations("brands");
  return (
    <div className="mb-4">
      <Notice tone="warn">
        <p>{t("livingText", { brand: brand.name })}</p>
        <p>
          <a href={`/brands/${brand.id}/iterate`}>{t("livingLink", { brand: brand.name })}</a>
        </p>
      </Notice>
    </div>
  );
}
