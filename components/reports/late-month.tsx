import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { openReportAction } from "@/lib/reports/actions";
import type { LateMonth } from "@/lib/reports/queries/late-months";
import { LateNote } from "./late-note";
import { ReportStatusPill } from "./report-status";

type Props = { month: LateMonth; notes: boolean; writes: boolean };

/** A month that is late or missing: when it was due, where it stands, why, and the way to write it after all. */
export async function LateMonthCard({ month, notes, writes }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { brandId, report, refusal, late, dueOn, dueKnown, note } = month;
  if (refusal) {
    return (
      <Card>
        <p>{t(refusal.replace("reports.", "") as "invalid.beforeBrand")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("reportTitle", { month: formatMonth(month.month, locale) })}>
      <p className="flex flex-wrap items-center gap-x-3">
        <ReportStatusPill status={report?.status ?? "missing"} />
        <span>{t(late ? "late.was" : "late.not", { day: formatDay(dueOn, locale) })}</span>
      </p>
      {dueKnown ? null : <p className="text-xs text-muted">{t("deadline.unknownYear", { year: dueOn.slice(0, 4) })}</p>}
      {late ? (
        <div className="mt-3">
          <LateNote brandId={brandId} month={month.month} note={note} writes={notes} open={note === null} />
        </div>
      ) : null}
      <div className="mt-3">
        {report ? <a href={`/reports/${report.id}`}>{t("late.open")}</a> : null}
        {!report && writes ? (
          <ActionButton id="open" action={openReportAction} fields={{ brandId, month: month.month }}>
            {t("start.open")}
          </ActionButton>
        ) : null}
      </div>
    </Card>
  );
}

/** The same beside a report that is there: only where it is late, or was handed in late. */
export async function LateCard({ late, notes }: { late: LateMonth; notes: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  if (!late.late) return null;
  return (
    <Card title={t("late.cardTitle")}>
      <p>{t("late.was", { day: formatDay(late.dueOn, locale) })}</p>
      <LateNote brandId={late.brandId} month={late.month} note={late.note} writes={notes} />
    </Card>
  );
}
