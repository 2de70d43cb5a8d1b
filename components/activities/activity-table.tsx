import { getTranslations } from "next-intl/server";
import { StatusPill, Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { ActivityRow } from "@/lib/activities/queries";
import { isHeld } from "@/lib/activities/rules";
import { clock, timeOf } from "@/lib/core/period";
import { formatDayWithWeekday } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { url: ListUrl; rows: ActivityRow[]; filtered: boolean; canRecord: boolean };
type Translate = Awaited<ReturnType<typeof getTranslations<"activities">>>;

/** The list of activities: what, when, whose, and who came. */
export async function ActivityTable({ url, rows, filtered, canRecord }: Props) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  const now = clock.now();
  const columns: Column<ActivityRow>[] = [
    {
      key: "title",
      header: t("name"),
      cell: (row) => <a href={`/activities/${row.id}`}>{row.title}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "kind",
      header: t("kindLabel"),
      cell: (row) => <Tag>{t(`kind.${row.kind}`)}</Tag>,
      phone: "side",
      sortable: true,
    },
    {
      key: "day",
      header: t("day"),
      cell: (row) => (
        <span className="num">
          {formatDayWithWeekday(row.heldOn, locale)} {timeOf(row.startsAt)}
        </span>
      ),
      sortable: true,
    },
    { key: "branch", header: t("branch"), cell: (row) => row.branchName, sortable: true },
    { key: "theme", header: t("theme"), cell: (row) => themeOf(row, t), phone: "hidden" },
    {
      key: "attendance",
      header: t("attendance"),
      cell: (row) => attendanceOf(row, now, t),
      align: "end",
      phoneLabel: true,
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: "day", direction: "desc" }}
      empty={filtered ? <EmptyState kind="noMatch" resetHref="/activities" /> : <NothingYet canRecord={canRecord} />}
    />
  );
}

function themeOf({ cultureTheme }: ActivityRow, t: Translate): string {
  return cultureTheme ? t(`cultureTheme.${cultureTheme}`) : "";
}

function attendanceOf(row: ActivityRow, now: Date, t: Translate) {
  if (row.cancelled) return <StatusPill>{t("stateOf.cancelled")}</StatusPill>;
  if (!isHeld(row, now)) return <StatusPill tone="info">{t("stateOf.planned")}</StatusPill>;
  if (row.expected === 0) return "—";
  return <span className="num">{t("presentOf", { present: row.present, expected: row.expected })}</span>;
}

async function NothingYet({ canRecord }: { canRecord: boolean }) {
  const t = await getTranslations("activities");
  return (
    <EmptyState
      kind="nothing"
      title={t("empty.title")}
      text={t("empty.text")}
      example={<p>{t("empty.example")}</p>}
      action={
        canRecord ? (
          <ButtonLink href="/activities/new" variant="primary" icon="plus">
            {t("new")}
          </ButtonLink>
        ) : null
      }
    />
  );
}
