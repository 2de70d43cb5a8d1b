import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icon";
import type { DeskCell } from "@/lib/reports/queries/desk";
import { type CellWord, wordsOf } from "@/lib/reports/rules/desk";

const SIGN: Record<CellWord, IconName> = {
  approved: "check",
  submitted: "send",
  returned: "return",
  reopened: "undo",
  draft: "edit",
  missing: "circle",
  late: "clock",
  handedInLate: "clock",
  notYet: "dot",
  notAsked: "minus",
};

/** `noteHref` is the form that says why a report is late; null where nothing can be said. `brand` tells two of a branch apart. */
type Props = { cell: DeskCell; label: string; noteHref: string | null; brand: string | null };

/** A month of a branch: sign and word, and the reason where one was given. */
export function DeskCellMark({ cell, label, noteHref, brand }: Props) {
  const t = useTranslations("desk");
  const words = wordsOf(cell);
  const marks = words.map((word) => (
    <span key={word} className={`desk-mark desk-${word}`}>
      <Icon name={SIGN[word]} size={13} />
      {t(`cell.${word}`)}
    </span>
  ));
  return (
    <>
      {brand ? <span className="desk-note">{t("brandOf", { brand })}</span> : null}
      {cell.reportId ? (
        <a href={`/reports/${cell.reportId}`} aria-label={label}>
          {marks}
        </a>
      ) : (
        marks
      )}
      {cell.reason ? <span className="desk-note">{t("reasonShort", cell.reason)}</span> : null}
      {cell.late && noteHref ? (
        <a className="desk-note no-print" href={noteHref} aria-label={`${label}: ${t("addReason")}`}>
          {t(cell.reason ? "changeReason" : "addReason")}
        </a>
      ) : null}
    </>
  );
}
