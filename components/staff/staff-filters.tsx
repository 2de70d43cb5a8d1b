import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { EDUCATIONS, STAFF_STATES, WORK_KINDS } from "@/lib/staff/schema";

type Props = {
  url: ListUrl;
  departments: { id: string; name: string }[];
  titles: string[];
  total: number;
  byNumber: boolean;
};

/** Filters of the register; who may see personal data may also look for a whole number (`byNumber`). */
export async function StaffFilterBar({ url, departments, titles, total, byNumber }: Props) {
  const t = await getTranslations("staff");
  const kinds = await getTranslations("organisation");
  const yesNo = (yes: string, no: string) => [
    { value: "true", label: yes },
    { value: "false", label: no },
  ];
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t(byNumber ? "search" : "searchName") }}
      filters={[
        {
          name: "department",
          label: t("department"),
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: "kind",
          label: t("departmentKind"),
          options: WORK_KINDS.map((value) => ({ value, label: kinds(`departmentKind.${value}`) })),
        },
        { name: "title", label: t("jobTitle"), options: titles.map((value) => ({ value, label: value })) },
        {
          name: "education",
          label: t("educationLabel"),
          options: EDUCATIONS.map((value) => ({ value, label: t(`education.${value}`) })),
        },
        { name: "backbone", label: t("backbone"), options: yesNo(t("yes"), t("no")) },
        { name: "member", label: t("memberLabel"), options: yesNo(t("memberYes"), t("memberNo")) },
        {
          name: "state",
          label: t("stateLabel"),
          anyLabel: t("state.present"),
          options: STAFF_STATES.filter((value) => value !== "present").map((value) => ({
            value,
            label: t(`state.${value}`),
          })),
        },
      ]}
      actions={<ExportButton list="staff" url={url} count={total} />}
    />
  );
}
