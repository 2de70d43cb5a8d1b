import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { thisMonth, today } from "@/lib/core/period";
import { type Deadline, knowsYear, reportDueOn } from "@/lib/core/workdays";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { openReportAction } from "@/lib/reports/actions";
import type { ReportStateRow } from "@/lib/reports/queries";
import type { LateNote as Note } from "@/lib/reports/queries/late-months";
import { isOverdue } from "@/lib/reports/rules";
import { rowsLeftOpen, rowsToStart } from "@/lib/reports/rules/tray";
import { LateNote } from "./late-note";

type Props = { rows: readonly ReportStateRow[]; deadline: Deadline; notes: readonly Note[] };

/** One tap to the report a secretary has to write: last month's while it is open, then this month's, then older ones. */
export async function ReportStart({ rows, deadline, notes }: Props) {
  const t = await getTranslations("reports");
  const brands = [...new Map(rows.map((row) => [row.brandId, row])).values()];
  // A brand that went on as another within the year is of the same branch.
  const several = new Set(rows.map(({ branchId }) => branchId)).size > 1;
  const shown = rowsToStart(rows, thisMonth());
  const left = rowsLeftOpen(rows, thisMonth());
  if (shown.length + left.length === 0) return null;
  const open = shown.filter(({ status }) => status !== "submitted" && status !== "approved");
  const unknown = open.find((row) => !knowsYear(dueOf(row, deadline), deadline.calendar));
  return (
    <Card title={t("start.title")} className="mb-4">
      <ul className="grid grid-cols-1 gap-3">
        {shown.map((row, index) => (
          <li key={`${row.brandId} ${row.month}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StartRow row={row} deadline={deadline} several={several} first={index === 0} />
            {isOverdue(row.status, row.month, deadline, today()) ? (
              <LateNote brandId={row.brandId} month={row.month} note={noteOn(row, notes)} writes />
            ) : null}
          </li>
        ))}
      </ul>
      {left.length > 0 ? <LeftOpen rows={left} notes={notes} several={several} /> : null}
      {unknown ? (
        <p className="mt-2 text-xs text-muted">
          {t("deadline.unknownYear", { year: dueOf(unknown, deadline).slice(0, 4) })}
        </p>
      ) : null}
      <div className="mt-3">
        <Disclosure summary={t("start.otherMonth")}>
          <OtherMonth brands={brands} />
        </Disclosure>
      </div>
    </Card>
  );
}

const noteOn = ({ brandId, month }: ReportStateRow, notes: readonly Note[]) =>
  notes.find((note) => note.brandId === brandId && note.month === month);

/** Older months that never came, each with its reason: the link opens the month, to write it or to say why it is late. */
async function LeftOpen({ rows, notes, several }: Pick<Props, "notes"> & { rows: ReportStateRow[]; several: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  return (
    <section className="mt-3">
      <h3 className="text-body font-semibold">{t("start.left")}</h3>
      <ul className="grid grid-cols-1 gap-1">
        {rows.map((row) => {
          const label = t("reportTitle", { month: formatMonth(row.month, locale) });
          const note = noteOn(row, notes);
          return (
            <li key={`${row.brandId} ${row.month}`}>
              <a className="tap" href={`/reports/late/${row.brandId}/${row.month}`}>
                {several ? t("start.forBranch", { label, branch: row.branchName }) : label}
              </a>{" "}
              <span className="text-muted">{note ? t("late.said", { reason: note.reason }) : t("start.noReason")}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function dueOf({ month }: ReportStateRow, { workday, calendar }: Deadline) {
  return reportDueOn(month, workday, calendar);
}

type StartRowProps = { row: ReportStateRow; deadline: Deadline; several: boolean; first: boolean };

async function StartRow({ row, deadline, several, first }: StartRowProps) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const month = { month: t("monthName", { number: Number(row.month.slice(5)) }) };
  const named = (label: string) => (several ? t("start.forBranch", { label, branch: row.branchName }) : label);
  if (row.status === "submitted" || row.status === "approved") {
    const key = row.status === "submitted" ? ("start.sent" as const) : ("start.approved" as const);
    return <a href={`/reports/${row.reportId}`}>{named(t(key, month))}</a>;
  }
  const day = formatDay(dueOf(row, deadline), locale);
  const overdue = isOverdue(row.status, row.month, deadline, today());
  const back = row.status === "reopened" || row.status === "returned" ? row.status : null;
  const due = back ? t(`start.${back}`) : t(overdue ? "start.overdue" : "start.due", { day });
  return (
    <>
      <StartButton row={row} month={month} named={named} variant={first ? "primary" : "secondary"} />
      <span className="text-muted">{due}</span>
    </>
  );
}

type StartButtonProps = {
  row: ReportStateRow;
  month: { month: string };
  named: (label: string) => string;
  variant: "primary" | "secondary";
};

async function StartButton({ row, month, named, variant }: StartButtonProps) {
  const t = await getTranslations("reports");
  if (row.reportId) {
    const label = row.status === "draft" ? t("start.goOn", month) : t("start.correct", month);
    return (
      <ButtonLink href={`/reports/${row.reportId}`} variant={variant} icon="edit">
        {named(label)}
      </ButtonLink>
    );
  }
  return (
    <ActionButton
      id={`open-${row.brandId}-${row.month}`}
      action={openReportAction}
      fields={{ brandId: row.brandId, month: row.month }}
      variant={variant}
    >
      {named(t("start.write", month))}
    </ActionButton>
  );
}

async function OtherMonth({ brands }: { brands: readonly ReportStateRow[] }) {
  const t = await getTranslations("reports");
  const [only] = brands;
  return (
    <Form id="open-report" action={openReportAction} className="mt-2 grid max-w-form gap-3">
      {only && brands.length === 1 ? (
        <HiddenField name="brandId" value={only.brandId} />
      ) : (
        <SelectField
          name="brandId"
          label={t("start.brand")}
          required
          options={brands.map((row) => ({ value: row.brandId, label: `${row.branchName} · ${row.brandName}` }))}
        />
      )}
      <MonthField name="month" label={t("start.month")} required />
      <div>
        <SubmitButton variant="secondary">{t("start.open")}</SubmitButton>
      </div>
    </Form>
  );
}
