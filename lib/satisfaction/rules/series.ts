import { dimensionSignature } from "@/lib/surveys/rules/comparison";
import { layoutOf } from "@/lib/surveys/rules/layout";
import type { Dimension, Formula, Question, QuestionnaireDocument } from "@/lib/surveys/schema";

type ScaleQuestion = Extract<Question, { kind: "scale" }>;

/** A scale question, and where its counts stand in the tallies of its version. */
export type Scale = { question: ScaleQuestion; answered: number; notApplicable: number | null; first: number };

/** What figures need of a questionnaire's version. It depends on the frozen document alone, so it may be kept. */
export type Plan = {
  scales: readonly Scale[];
  /** By dimension; null for the total. A dimension that is not asked has none. */
  signatures: ReadonlyMap<Dimension | null, string>;
};

export function planOf(document: QuestionnaireDocument): Plan {
  const scales = layoutOf(document).places.flatMap(({ question, answered, notApplicable, first }): Scale[] =>
    question.kind === "scale" ? [{ question, answered, notApplicable, first }] : [],
  );
  const asked = [...new Set(scales.map(({ question }) => question.dimension))];
  const signed: (Dimension | null)[] = asked.length > 0 ? [null, ...asked] : [];
  return { scales, signatures: new Map(signed.map((one) => [one, dimensionSignature(document, one)])) };
}

/** A version as figures see it. */
export type Version = {
  id: string;
  formula: Formula;
  scales: readonly Scale[];
  /**
   * By dimension (null: the total) what may be pooled and compared: the same scale questions and the same formula. A
   * dimension that is not asked has none.
   */
  series: ReadonlyMap<Dimension | null, string>;
};

export function versionOf(id: string, formula: Formula, { scales, signatures }: Plan): Version {
  const series = [...signatures].map(([dimension, signature]) => [dimension, `${formula} ${signature}`] as const);
  return { id, formula, scales, series: new Map(series) };
}

/** The scale questions of a dimension, or all of them. */
export function scalesOf({ scales }: Version, dimension: Dimension | null): readonly Scale[] {
  return dimension === null ? scales : scales.filter(({ question }) => question.dimension === dimension);
}
