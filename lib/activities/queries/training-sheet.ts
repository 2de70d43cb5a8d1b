import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { hoursOf, trainingPeriod } from "../rules/training";
import { trainingFilters } from "../schema";
import { listBranchTraining, listTrainingByMember } from "./training";

/** The training of a year or a month by branch or by member as a worksheet, in the reader's words. */
export async function getTrainingSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { year, month, branch, by } = trainingFilters.parse(params);
  const period = { ...trainingPeriod({ year, month }), branchId: branch };
  const word = (key: string) => t(`activities.training.${key}`);
  const branches = await listBranchOptions(actor, "member.read");
  const filters = [
    word(by === "member" ? "byMember" : "byBranch"),
    month ?? year,
    branches.find(({ id }) => id === branch)?.name,
  ];
  if (by === "member") {
    const { rows, total } = await listTrainingByMember(actor, period, MOST_ROWS);
    return listSheet(t, {
      name: word("title"),
      filters,
      rows,
      total,
      columns: [
        { header: word("name"), width: 12, cell: (row) => row.name },
        { header: word("branch"), width: 24, cell: (row) => row.branchName },
        { header: word("times"), width: 12, kind: "number", cell: (row) => row.personTimes },
        { header: word("ownHours"), width: 12, cell: (row) => hoursOf(row.minutes) },
      ],
    });
  }
  return listSheet(t, {
    name: word("title"),
    filters,
    rows: await listBranchTraining(actor, period),
    columns: [
      { header: word("branch"), width: 24, cell: (row) => row.branchName },
      { header: word("activities"), width: 10, kind: "number", cell: (row) => row.activities },
      { header: word("personTimes"), width: 12, kind: "number", cell: (row) => row.personTimes },
      { header: word("hours"), width: 18, cell: (row) => hoursOf(row.minutes) },
      { header: word("people"), width: 12, kind: "number", cell: (row) => row.people },
    ],
  });
}
