import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { BranchTraining, TrainedMember } from "@/lib/activities/queries/training";
import { hoursOf } from "@/lib/activities/rules/training";
import { formatNumber } from "@/lib/i18n/format";

const number = (value: number) => <span className="num">{formatNumber(value, Number.isInteger(value) ? 0 : 1)}</span>;

/** The branches' training of a year, by name: not a league table. */
export async function BranchTrainingTable({ url, rows }: { url: ListUrl; rows: BranchTraining[] }) {
  const t = await getTranslations("activities.training");
  const columns: Column<BranchTraining>[] = [
    {
      key: "branch",
      header: t("branch"),
      cell: (row) => <a href={url.with({ branch: row.branchId, by: "member" })}>{row.branchName}</a>,
      phone: "title",
    },
    {
      key: "personTimes",
      header: t("personTimes"),
      cell: (row) => number(row.personTimes),
      align: "end",
      phoneLabel: true,
    },
    { key: "hours", header: t("hours"), cell: (row) => number(hoursOf(row.minutes)), align: "end", phoneLabel: true },
    {
      key: "activities",
      header: t("activities"),
      cell: (row) => number(row.activities),
      align: "end",
      phoneLabel: true,
    },
    { key: "people", header: t("people"), cell: (row) => number(row.people), align: "end", phone: "hidden" },
  ];
  return (
    <DataTable
      caption={t("byBranch")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.branchId}
      empty={<EmptyState kind="noMatch" resetHref="/training" />}
    />
  );
}

/** The members' training of a year, by branch and name. */
export async function MemberTrainingTable({ rows }: { rows: TrainedMember[] }) {
  const t = await getTranslations("activities.training");
  const columns: Column<TrainedMember>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => <a href={`/members/${row.memberId}`}>{row.name}</a>,
      phone: "title",
    },
    { key: "branch", header: t("branch"), cell: (row) => row.branchName },
    { key: "times", header: t("times"), cell: (row) => number(row.personTimes), align: "end", phoneLabel: true },
    {
      key: "hours",
      header: t("ownHours"),
      cell: (row) => number(hoursOf(row.minutes)),
      align: "end",
      phoneLabel: true,
    },
  ];
  return (
    <DataTable
      caption={t("byMember")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.memberId}
      empty={<EmptyState kind="noMatch" resetHref="/training" />}
    />
  );
}
