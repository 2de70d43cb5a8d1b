import type { Month } from "@/lib/core/period";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { ExternalFigure } from "@/lib/satisfaction/queries/external-figures";
import type { ReleasedRow, Rows, WaitingRow } from "@/lib/satisfaction/rules/rows";
import { planOf, versionOf } from "@/lib/satisfaction/rules/series";
import {
  byPopulation,
  type PopulationViews,
  placeView,
  pooledPatients,
  populationView,
} from "@/lib/satisfaction/rules/views";
import { windowBefore, windowOf } from "@/lib/satisfaction/rules/window";
import type { BoardFilters } from "@/lib/satisfaction/schema/board";
import type { Answer } from "@/lib/surveys/rules/answers";
import { countedSlots, layoutOf } from "@/lib/surveys/rules/layout";
import { addCounts, noCounts } from "@/lib/surveys/rules/tally";
import type { Formula, Population, QuestionnaireDocument } from "@/lib/surveys/schema";

/** Answers of a department in a month, let out or waiting, without a database. */
export type Given = {
  population: Population;
  document: QuestionnaireDocument;
  departmentId: string;
  month: Month;
  answers: Answer[][];
  formula?: Formula;
  waits?: boolean;
};

function countsOf(document: QuestionnaireDocument, answers: Answer[][]): number[] {
  const layout = layoutOf(document);
  return answers
    .map((one) => {
      const ones = noCounts(layout.size);
      for (const slot of countedSlots(layout, one)) ones[slot] = 1;
      return ones;
    })
    .reduce(addCounts, noCounts(layout.size));
}

/** The rows of some answers; a document is one version and one round. */
export function rowsOf(given: readonly Given[]): Rows {
  const documents = [...new Set(given.map(({ document }) => document))];
  const rows = given.map(({ document, population, formula = "linear", departmentId, month, answers, waits }) => {
    const id = `${documents.indexOf(document)} ${formula}`;
    const round = { id, population, opensOn: "2026-01-01", closesOn: "2026-12-31", questionnaire: `问卷${id}` };
    const version = versionOf(id, formula, planOf(document));
    return { waits, round, version, departmentId, month, counts: countsOf(document, answers) };
  });
  // Of waiting answers the number of questionnaires is let out at once.
  const sheetsAlone = ({ counts, ...row }: (typeof rows)[number]) => ({ ...row, counts: [counts[0] ?? 0] });
  const released: ReleasedRow[] = rows.map((row) => (row.waits ? sheetsAlone(row) : row));
  const waiting: WaitingRow[] = rows.filter((row) => row.waits);
  return { released, waiting };
}

type Dressed = {
  departments: { id: string; name: string }[];
  filters?: Partial<BoardFilters>;
  external?: ExternalFigure[];
};

/** A dashboard of some answers. */
export function boardOf(
  given: readonly Given[],
  { departments, filters = {}, external = [] }: Dressed,
): SatisfactionBoard {
  const { month = "2026-06", span = 3, by = "department" } = filters;
  const months = windowOf(month, span);
  const rows = rowsOf(given);
  const split = byPopulation(rows);
  const view = (population: Population) => populationView(split[population], population, months);
  const populations: PopulationViews = {
    outpatient: view("outpatient"),
    inpatient: view("inpatient"),
    staff: view("staff"),
  };
  const places = departments.map((one) =>
    placeView(split, { ...one, has: (departmentId) => departmentId === one.id }, populations),
  );
  const nothing = { total: null, populations: { outpatient: null, inpatient: null, staff: null } };
  return {
    hospital: { name: "同心医院" } as SatisfactionBoard["hospital"],
    filters: { month, span, by },
    months,
    before: windowBefore(months),
    populations,
    patients: pooledPatients(populations),
    places,
    response: nothing,
    responseBefore: nothing,
    rounds: [],
    external,
  };
}
