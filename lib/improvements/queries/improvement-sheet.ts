import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { type ImprovementRow, listImprovements } from "../queries";
import { type FrozenFigure, type ImprovementFilters, improvementFilters } from "../schema";

async function listFilterWords(actor: Actor, filters: ImprovementFilters, t: MessageTranslator) {
  const [departments, branches] = await Promise.all([
    listDepartmentOptions(actor),
    listEveryBranch(actor, "improvement.read"),
  ]);
  const { q, state, population, department, branch } = filters;
  const named = departments.find(({ id }) => id === department)?.name;
  return [
    q,
    state && t(`improvements.${state === "open" ? "filter.open" : `state.${state}`}`),
    population && t(`satisfaction.population.${population}`),
    department === "hospital" ? t("improvements.wholeHospital") : named,
    branches.find(({ id }) => id === branch)?.name,
  ];
}

/** Value, interval and n of one side; what is not known of it stays empty. */
function sideColumns(
  t: MessageTranslator,
  name: "Before" | "After",
  side: (row: ImprovementRow) => FrozenFigure | null,
) {
  const header = (key: string) => t(`improvements.field.${key}${name}`);
  const number = (key: "value" | "low" | "high") => ({
    header: header(key),
    width: 12,
    numFmt: "0.00",
    cell: (row: ImprovementRow) => side(row)?.[key] ?? null,
  });
  const n = {
    header: header("n"),
    width: 10,
    kind: "number" as const,
    cell: (row: ImprovementRow) => side(row)?.n ?? null,
  };
  return [number("value"), number("low"), number("high"), n];
}

/** The filtered list of actions as a worksheet; figures after an action are there once it is closed. */
export async function getImprovementSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = improvementFilters.parse(params);
  const { rows, total } = await listImprovements(actor, { ...filters, page: 1 }, MOST_ROWS);
  const word = (key: string) => t(`improvements.${key}`);
  const column = (key: string, width: number, cell: (row: ImprovementRow) => string | null) => ({
    header: word(`field.${key}`),
    width,
    cell,
  });
  const measured = ({ population, dimension }: ImprovementRow) =>
    t("improvements.figure", {
      population: t(`satisfaction.population.${population}`),
      dimension: dimension ? t(`satisfaction.dimension.${dimension}`) : word("total"),
    });
  return listSheet(t, {
    name: word("export.sheet"),
    filters: await listFilterWords(actor, filters, t),
    rows,
    total,
    columns: [
      column("title", 32, (row) => row.title),
      column("state", 12, (row) => word(`state.${row.state}`)),
      column("measured", 24, measured),
      column("department", 18, (row) => row.departmentName ?? word("wholeHospital")),
      column("branch", 18, (row) => row.branchName ?? word("nobody")),
      column("cause", 40, (row) => row.cause),
      column("measure", 40, (row) => row.measure),
      column("startedOn", 12, (row) => row.startedOn),
      column("dueOn", 12, (row) => row.dueOn),
      column("closedOn", 12, (row) => row.closedOn),
      column("outcome", 40, (row) => row.outcome),
      ...sideColumns(t, "Before", (row) => row.before),
      ...sideColumns(t, "After", (row) => row.after),
      column("verdict", 12, ({ judgement }) => judgement && word(`verdict.${judgement.verdict}`)),
    ],
  });
}
