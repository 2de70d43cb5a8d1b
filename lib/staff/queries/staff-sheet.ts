import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { fingerprint } from "@/lib/core/personal-data";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { grantedFilters, withoutNumbers } from "../rules/personal";
import { type StaffFilters, staffFilters } from "../schema";
import { findExportGrant } from "./export-grant";
import { listPersonal } from "./personal";
import { listStaff } from "./register";

/** Whether this list, filtered as it is, may go out in clear: the purpose was stated for exactly these filters. */
async function mayGoInClear(actor: Actor, params: Record<string, string>): Promise<boolean> {
  const grant = params.grant ? await findExportGrant(actor, "staff", params.grant) : null;
  return grant?.query === grantedFilters(new URLSearchParams(params).toString(), actor.hospitalId, fingerprint);
}

function filterWords(filters: StaffFilters, department: string | undefined, t: MessageTranslator) {
  const yesNo = (value: boolean | undefined, key: string) =>
    value !== undefined && `${t(`staff.${key}`)}: ${t(value ? "staff.yes" : "staff.no")}`;
  return [
    // A whole ID number or phone in the search is personal data itself.
    filters.q && withoutNumbers(filters.q),
    department,
    filters.kind && t(`organisation.departmentKind.${filters.kind}`),
    filters.title,
    filters.education && t(`staff.education.${filters.education}`),
    yesNo(filters.backbone, "backbone"),
    yesNo(filters.member, "memberLabel"),
    t(`staff.state.${filters.state}`),
  ];
}

/** The filtered register as a worksheet; personal data are masked unless leave was given for a stated purpose. */
export async function getStaffSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = staffFilters.parse(params);
  const [{ rows, total }, departments, clear] = await Promise.all([
    listStaff(actor, { ...filters, page: 1 }, MOST_ROWS),
    listDepartmentOptions(actor),
    mayGoInClear(actor, params),
  ]);
  const personal = await listPersonal(
    actor,
    rows.map(({ id }) => id),
    clear,
  );
  const word = (key: string) => t(`staff.${key}`);
  const department = departments.find(({ id }) => id === filters.department)?.name;
  return listSheet(t, {
    name: word("title"),
    filters: filterWords(filters, department, t),
    rows,
    total,
    columns: [
      { header: word("employeeNo"), width: 12, kind: "text", cell: (row) => row.employeeNo },
      { header: word("name"), width: 12, cell: (row) => row.name },
      { header: word("sexLabel"), width: 8, cell: (row) => row.sex && word(`sex.${row.sex}`) },
      { header: word("department"), width: 20, cell: (row) => row.departmentName },
      { header: word("jobTitle"), width: 14, cell: (row) => row.title },
      { header: word("job"), width: 14, cell: (row) => row.job },
      { header: word("educationLabel"), width: 10, cell: (row) => row.education && word(`education.${row.education}`) },
      { header: word("backbone"), width: 10, cell: (row) => word(row.backbone ? "yes" : "no") },
      {
        header: word("personal.idNumber"),
        width: 22,
        kind: "text",
        cell: (row) => personal.get(row.id)?.idNumber ?? null,
      },
      { header: word("personal.phone"), width: 16, kind: "text", cell: (row) => personal.get(row.id)?.phone ?? null },
      {
        header: word("personal.birthDate"),
        width: 12,
        kind: "day",
        cell: (row) => personal.get(row.id)?.birthDate ?? null,
      },
      { header: word("joinedOn"), width: 12, kind: "day", cell: (row) => row.joinedOn },
      { header: t("members.stageLabel"), width: 14, cell: (row) => row.stage && t(`members.stage.${row.stage}`) },
      { header: t("members.branch"), width: 20, cell: (row) => row.branchName },
    ],
  });
}
