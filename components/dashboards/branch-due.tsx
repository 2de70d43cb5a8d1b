import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { BranchDue as Due } from "@/lib/dashboards/queries/branch-due";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { branchId: string; rows: readonly Due[]; logs: boolean };

/** What a branch owes: reports, meetings and steps of admission, soonest first, each opening where it is done. */
export async function BranchDue({ branchId, rows, logs }: Props) {
  const [t, locale] = [await getTranslations("dashboards.branch"), await requestLocale()];
  const deadline = await getTranslations("admission.deadline");
  const words = (row: Due): string => {
    if (row.kind === "admission") return t("due.admission", { name: row.name, step: deadline(row.deadline) });
    if (row.kind === "duty") return t("due.duty", { kind: row.activity });
    return t(cameBack(row.status) ? `due.${row.status}` : "due.report", { month: formatMonth(row.month, locale) });
  };
  const guessed = rows.find((row) => row.kind === "report" && isTimely(row) && !row.dueKnown);
  return (
    <Card title={t("due.title")} id="due">
      {rows.length === 0 ? <p className="text-muted">{t("due.none")}</p> : null}
      <ul className="grid gap-3">
        {rows.map((row) => {
          const href = hrefOf(row, branchId, logs);
          return (
            <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {href ? <a href={href}>{words(row)}</a> : <span>{words(row)}</span>}
              {isTimely(row) ? (
                <StatusPill tone={row.over ? "err" : "neutral"}>
                  {t(row.over ? "due.over" : "due.until", { day: formatDay(row.dueOn, locale) })}
                </StatusPill>
              ) : null}
            </li>
          );
        })}
      </ul>
      {guessed ? (
        <p className="mt-2 text-xs text-muted">{t("due.unknownYear", { year: guessed.dueOn.slice(0, 4) })}</p>
      ) : null}
    </Card>
  );
}

/** What was handed in once came when it came: its day says nothing any more. */
const cameBack = (status: Extract<Due, { kind: "report" }>["status"]) => status === "returned" || status === "reopened";

const isTimely = (row: Due) => row.kind !== "report" || !cameBack(row.status);

function hrefOf(row: Due, branchId: string, logs: boolean): string | null {
  if (row.kind === "admission") return `/admission/${row.memberId}`;
  if (row.kind === "duty") return logs ? `/activities/new?branch=${branchId}&kind=${row.activity}` : null;
  return row.reportId ? `/reports/${row.reportId}` : `/reports?branch=${branchId}`;
}
