import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { admissionFilters } from "../schema";
import { type AdmissionRow, listAdmissions } from "./admissions";

/** Everybody on the way into the Party, as the list is filtered, as a worksheet. */
export async function getAdmissionSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = admissionFilters.parse(params);
  const { rows } = await listAdmissions(actor, { ...filters, page: 1 }, MOST_ROWS);
  const word = (key: string) => t(`admission.${key}`);
  const state = ({ outlook: { state: now, deadlines, firstDay, obstacles } }: AdmissionRow) => {
    const [due] = deadlines;
    const deadline = due ? word(`deadline.${due.key}`) : "";
    const day = due?.dueOn ?? firstDay ?? "";
    return t(`admission.stateWords.${now}`, { deadline, days: due?.days ?? 0, day, count: obstacles.length });
  };
  return listSheet(t, {
    name: word("title"),
    filters: [
      filters.q,
      filters.branch && rows[0]?.branchName,
      filters.stage && t(`members.stage.${filters.stage}`),
      filters.who && word(`who.${filters.who}`),
      filters.due && word(`due.${filters.due}`),
    ],
    rows,
    columns: [
      { header: word("name"), width: 12, cell: (row) => row.name },
      { header: word("stageLabel"), width: 14, cell: (row) => t(`members.stage.${row.stage}`) },
      { header: word("branch"), width: 20, cell: (row) => row.branchName },
      { header: word("department"), width: 18, cell: (row) => row.departmentName },
      {
        header: word("whoLabel"),
        width: 18,
        cell: (row) => row.who.map((one) => word(`who.${one}`)).join(word("listComma")),
      },
      { header: word("since"), width: 12, kind: "day", cell: (row) => row.since },
      { header: word("next"), width: 24, cell: (row) => row.outlook.step && word(`step.${row.outlook.step}`) },
      { header: word("state"), width: 30, cell: state },
    ],
  });
}
