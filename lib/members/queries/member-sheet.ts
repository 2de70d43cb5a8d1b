import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type ListColumn, listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { withoutNumbers } from "@/lib/staff/rules/personal";
import { type MemberFilters, memberFilters, STAGE_DAYS } from "../schema";
import { listMembers, type MemberRow } from "./member-list";

function filterWords(filters: MemberFilters, branch: string | undefined, t: MessageTranslator) {
  const { q, stage, state, who, sex, education } = filters;
  return [
    q && withoutNumbers(q),
    branch,
    stage && t(`members.stage.${stage}`),
    t(state ? `members.state.${state}` : "members.stateAny"),
    who && t(`members.who.${who}`),
    sex && t(`staff.sex.${sex}`),
    education && t(`staff.education.${education}`),
  ];
}

function columnsIn(t: MessageTranslator): ListColumn<MemberRow>[] {
  const word = (key: string) => t(`members.${key}`);
  const staff = (key: string) => t(`staff.${key}`);
  return [
    { header: staff("employeeNo"), width: 12, kind: "text", cell: (row) => row.employeeNo },
    { header: word("name"), width: 12, cell: (row) => row.name },
    { header: word("stageLabel"), width: 14, cell: (row) => word(`stage.${row.stage}`) },
    { header: word("branch"), width: 20, cell: (row) => row.branchName },
    { header: word("group"), width: 14, cell: (row) => row.groupName },
    { header: word("department"), width: 18, cell: (row) => row.departmentName },
    { header: staff("sexLabel"), width: 8, cell: (row) => row.sex && staff(`sex.${row.sex}`) },
    { header: staff("educationLabel"), width: 10, cell: (row) => row.education && staff(`education.${row.education}`) },
    { header: word("jobTitle"), width: 14, cell: (row) => row.title },
    { header: staff("job"), width: 14, cell: (row) => row.job },
    { header: staff("backbone"), width: 10, cell: (row) => staff(row.backbone ? "yes" : "no") },
    ...STAGE_DAYS.map((column): ListColumn<MemberRow> => {
      return { header: word(`day.${column}`), width: 14, kind: "day", cell: (row) => row[column] };
    }),
    { header: word("vote"), width: 8, cell: (row) => word(row.voting ? "voteYes" : "voteNo") },
    { header: word("detail.flow"), width: 14, cell: (row) => (row.flowing && !row.leaveKind ? row.flowPlace : null) },
    { header: word("leaveLabel"), width: 12, cell: (row) => row.leaveKind && word(`leave.${row.leaveKind}`) },
    { header: word("leftOn"), width: 12, kind: "day", cell: (row) => row.leftOn },
  ];
}

/** The filtered list of members as a worksheet, in the reader's words. */
export async function getMemberSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = memberFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listMembers(actor, { ...filters, page: 1 }, MOST_ROWS),
    listBranchOptions(actor, "member.read"),
  ]);
  const branch = branches.find(({ id }) => id === filters.branch)?.name;
  return listSheet(t, {
    name: t("members.export.sheet"),
    filters: filterWords(filters, branch, t),
    rows,
    total,
    columns: columnsIn(t),
  });
}
