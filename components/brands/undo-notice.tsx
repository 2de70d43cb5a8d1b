import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { undoIterationAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import { useBrandWords } from "./brand-words";

/** `before`: what runs on if this iteration is taken back; nothing where it cannot be. */
type Props = { brand: BrandDetail; before: readonly { id: string; name: string }[] };

/** The way back from a revision or a merger that has not begun. */
export function UndoNotice({ brand: { id, version, fromMonth }, before }: Props) {
  const t = useTranslations("brands.iterate");
  const words = useBrandWords();
  if (before.length === 0) return null;
  const brands = before.map(({ name }) => name).join(t("comma"));
  return (
    <Notice>
      <p>{t("undoText", { month: words.month(fromMonth), brands })}</p>
      <ActionButton id="undo" action={undoIterationAction} fields={{ id, version }} size="sm">
        {t("undo")}
      </ActionButton>
    </Notice>
  );
}
