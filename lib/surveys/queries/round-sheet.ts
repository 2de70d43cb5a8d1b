import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type ListColumn, listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { type Count, rateOf } from "../rules/progress";
import { roundFilters } from "../schema";
import { getRound } from "./round-detail";
import { summarizeRound } from "./round-progress";
import { listRounds } from "./rounds";

/** Response rate and what it is held against, as the page tells it; empty where nobody knows. */
function rateColumns<Row extends Count>(t: MessageTranslator): ListColumn<Row>[] {
  return [
    {
      header: t("surveys.round.rateColumn"),
      width: 12,
      numFmt: "0.00",
      cell: (row) => {
        const rate = rateOf(row);
        return rate && Math.round(rate.percent * 100) / 100;
      },
    },
    {
      header: t("surveys.round.rateBasis"),
      width: 14,
      cell: (row) => {
        const rate = rateOf(row);
        return rate ? t(`surveys.round.basis.${rate.of}`) : null;
      },
    },
  ];
}

/** The filtered rounds as a worksheet, or with `round` the departments of one. */
export async function getRoundSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  return params.round ? departmentSheet(actor, params.round, t) : roundListSheet(actor, params, t);
}

async function roundListSheet(actor: Actor, params: Record<string, string>, t: MessageTranslator) {
  const filters = roundFilters.parse(params);
  const { rows, total } = await listRounds(actor, { ...filters, page: 1 }, MOST_ROWS);
  const word = (key: string) => t(`surveys.round.${key}`);
  return listSheet(t, {
    name: word("caption"),
    filters: [
      filters.q,
      filters.population && t(`satisfaction.population.${filters.population}`),
      filters.state && word(`state.${filters.state}`),
    ],
    rows,
    total,
    columns: [
      { header: word("title"), width: 36, cell: (row) => row.title },
      { header: word("stateLabel"), width: 10, cell: (row) => word(`state.${row.state}`) },
      { header: word("population"), width: 12, cell: (row) => t(`satisfaction.population.${row.population}`) },
      { header: word("questionnaire"), width: 30, cell: (row) => row.questionnaire },
      { header: word("opensOn"), width: 12, kind: "day", cell: (row) => row.opensOn },
      { header: word("closesOn"), width: 12, kind: "day", cell: (row) => row.closesOn },
      { header: word("departments"), width: 8, kind: "number", cell: (row) => row.departments },
      { header: word("answers"), width: 10, kind: "number", cell: (row) => row.answers },
      { header: word("targetColumn"), width: 10, kind: "number", cell: (row) => row.target },
    ],
  });
}

async function departmentSheet(actor: Actor, id: string, t: MessageTranslator) {
  const round = await getRound(actor, id);
  const { departments } = await summarizeRound(actor, round);
  const word = (key: string) => t(`surveys.round.${key}`);
  return listSheet(t, {
    name: round.title,
    filters: [round.title],
    rows: departments,
    columns: [
      { header: word("department"), width: 24, cell: (row) => row.name },
      { header: word("answers"), width: 10, kind: "number", cell: (row) => row.answers },
      { header: word("targetColumn"), width: 10, kind: "number", cell: (row) => row.target },
      ...rateColumns<(typeof departments)[number]>(t),
      { header: word("codesMade"), width: 14, kind: "number", cell: (row) => row.codesIssued },
      { header: word("codesUnused"), width: 14, kind: "number", cell: (row) => row.codesLeft },
      { header: word("lastAnswer"), width: 12, kind: "day", cell: (row) => row.lastDay },
    ],
  });
}
