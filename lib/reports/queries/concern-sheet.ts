import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { concernFilters, followUpFilters } from "../schema/concerns";
import { listConcerns } from "./concerns";
import { listFollowUps } from "./follow-up-list";
import type { FollowUpRow } from "./follow-ups";

function ownerText({ kind, ownerName }: FollowUpRow, t: MessageTranslator): string {
  return ownerName ?? t(kind === "task" ? "desk.followUp.committee" : "desk.followUp.nobody");
}

/** What branches wrote and what became of it, as a worksheet. */
export async function getConcernSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = concernFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listConcerns(actor, { ...filters, page: 1 }, MOST_ROWS),
    listEveryBranch(actor, "report.read"),
  ]);
  const word = (key: string) => t(`desk.concerns.${key}`);
  const became = (row: FollowUpRow) =>
    [row.title, t(`desk.followUp.state.${row.state}`), ownerText(row, t), row.dueOn, row.outcome]
      .filter(Boolean)
      .join(" · ");
  return listSheet(t, {
    name: word("title"),
    filters: [
      filters.q,
      filters.month,
      filters.kind && word(`kind.${filters.kind}`),
      filters.state && word(`state.${filters.state}`),
      branches.find(({ id }) => id === filters.branch)?.name,
    ],
    rows,
    total,
    columns: [
      { header: word("column.month"), width: 10, cell: (row) => row.month },
      { header: word("column.branch"), width: 20, cell: (row) => row.branchName },
      { header: word("column.kind"), width: 10, cell: (row) => word(`kind.${row.section}`) },
      { header: word("column.words"), width: 60, cell: (row) => row.words },
      { header: word("column.state"), width: 10, cell: (row) => word(`state.${row.state}`) },
      { header: word("column.became"), width: 60, cell: (row) => row.followUps.map(became).join("\n") },
    ],
  });
}

/** Follow-ups as a worksheet. */
export async function getFollowUpSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = followUpFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listFollowUps(actor, { ...filters, page: 1 }, MOST_ROWS),
    listEveryBranch(actor, "report.read"),
  ]);
  const word = (key: string) => t(`desk.followUp.${key}`);
  const column = (key: string, width: number, cell: (row: FollowUpRow) => string | null) => ({
    header: word(`field.${key}`),
    width,
    cell,
  });
  const owner =
    filters.branch === "committee" ? word("committee") : branches.find(({ id }) => id === filters.branch)?.name;
  return listSheet(t, {
    name: word("caption"),
    filters: [
      filters.q,
      filters.state && word(`state.${filters.state}`),
      filters.kind && word(`kind.${filters.kind}`),
      owner,
    ],
    rows,
    total,
    columns: [
      column("title", 40, (row) => row.title),
      column("kind", 10, (row) => word(`kind.${row.kind}`)),
      column("state", 10, (row) => word(`state.${row.state}`)),
      column("owner", 20, (row) => ownerText(row, t)),
      column("responsible", 14, (row) => row.responsible),
      { ...column("dueOn", 12, (row) => row.dueOn), kind: "day" as const },
      { ...column("doneOn", 12, (row) => row.doneOn), kind: "day" as const },
      column("outcome", 40, (row) => row.outcome),
      column("branch", 20, (row) => row.branchName),
      column("month", 10, (row) => row.month),
      column("quoted", 60, (row) => row.quoted),
    ],
  });
}
