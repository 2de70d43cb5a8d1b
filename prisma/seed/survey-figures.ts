import { createHash } from "node:crypto";
import type { Month } from "@/lib/core/period";
import type { Figure } from "@/lib/satisfaction/rules";
import { ownFigureOf, referenceOf, sumByVersion, type VersionCounts, wantedOf } from "@/lib/satisfaction/rules/pool";
import { planOf, type Version, versionOf } from "@/lib/satisfaction/rules/series";
import type { Dimension, Population } from "@/lib/surveys/schema";
import type { RowOf } from "./rows";
import type { SurveyPlan } from "./surveys";

export type FigureRequest = {
  population: Population;
  departmentId: string | null;
  dimension: Dimension | null;
  from: Month;
  to: Month;
  /** Counts also what was let out before `from` of rounds that were issued after this instant. */
  issuedAfter?: string;
};

/** A figure as an improvement action freezes it. */
export type DemoFigure = ReturnType<ReturnType<typeof figureReader>>;

function versionsOf({ questionnaires }: SurveyPlan): Map<string, { version: Version; title: string }> {
  const versions = questionnaires.flatMap(({ row, versions: own }) =>
    own.map(({ row: { id }, document }) => {
      return [id, { version: versionOf(id, row.formula, planOf(document)), title: row.title }] as const;
    }),
  );
  return new Map(versions);
}

type Released = VersionCounts & { round: RowOf<"SurveyRound">; departmentId: string; month: Month };

function requested(all: readonly Released[], { population, from, to, issuedAfter }: FigureRequest): Released[] {
  const isNew = ({ round }: Released) => issuedAfter !== undefined && (round.issuedAt ?? "") > issuedAfter;
  return all.filter(
    (row) => row.round.population === population && row.month <= to && (row.month >= from || isNew(row)),
  );
}

function partsOf(figure: Figure) {
  if (figure.state !== "known") {
    return { state: "missing" as const, value: null, low: null, high: null, n: null, formula: null };
  }
  const { state, value, n, formula, interval } = figure;
  return { state, value, n, formula, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Reads figures out of the demo's own tallies, by the laws by which the application reads its own. */
export function figureReader(plan: SurveyPlan) {
  const versions = versionsOf(plan);
  const rounds = new Map(plan.rounds.map((round) => [round.row.id, round]));
  const all = plan.tallies.months.flatMap(({ roundId, departmentId, month, counts }): Released[] => {
    const round = rounds.get(roundId);
    const version = round && versions.get(round.version.row.id)?.version;
    return version ? [{ round: round.row, departmentId, month, counts, version }] : [];
  });
  return (request: FigureRequest) => {
    const { departmentId, dimension, from, to } = request;
    const rows = requested(all, request);
    const reference = referenceOf(rows);
    const wanted = wantedOf(reference, dimension);
    const released = sumByVersion(rows.filter((row) => departmentId === null || row.departmentId === departmentId));
    const { figure, leftOut } = ownFigureOf({ released, waiting: new Map() }, wanted);
    const questionnaire = versions.get(reference?.id ?? "")?.title ?? null;
    const basis = wanted.series && createHash("sha256").update(wanted.series).digest("hex").slice(0, 16);
    return { ...partsOf(figure), questionnaire, basis, from, to, leftOut };
  };
}
