import type { Dimension, Question, QuestionnaireDocument, Words } from "../schema";
import { questionsOf } from "./answers";

type Scale = Extract<Question, { kind: "scale" }>;

/** Why a question does not measure the same any more; `asked`: it is asked of others than before. */
export type Change = "added" | "removed" | "dimension" | "text" | "levels" | "labels" | "notApplicable" | "asked";
export type Difference = { key: string; text: Words; change: Change };

/** `dimension` null: the total of all scale questions. Comparable when nothing differs. */
export type DimensionComparison = { dimension: Dimension | null; comparable: boolean; differences: Difference[] };

function scalesOf(document: QuestionnaireDocument): Scale[] {
  return questionsOf(document).filter((question) => question.kind === "scale");
}

const spoken = ({ zh, en }: Words) => [zh, en];

/** Of whom a question is asked: the earlier question in its words, and the answers that lead here. */
function conditionOf(document: QuestionnaireDocument, { showIf }: Question): unknown {
  const earlier = showIf && questionsOf(document).find(({ key }) => key === showIf.question);
  if (!earlier) return null;
  const choices = earlier.kind === "scale" ? earlier.levels : [];
  const options = earlier.kind === "single" ? earlier.options : choices;
  const answers = [...new Set(showIf.answers)].sort((a, b) => a - b);
  return [earlier.key, spoken(earlier.text), options.map(spoken), answers, conditionOf(document, earlier)];
}

/** What makes a question the same one: a figure of it may be pooled and compared only while all of this stays. */
function traitsOf(
  document: QuestionnaireDocument,
  question: Scale,
): Record<Exclude<Change, "added" | "removed">, unknown> {
  return {
    dimension: question.dimension,
    text: spoken(question.text),
    levels: question.levels.length,
    labels: question.levels.map(spoken),
    notApplicable: question.notApplicable,
    asked: conditionOf(document, question),
  };
}

/**
 * Equal for two documents exactly when the figures of this dimension (null: the total of all scale questions) may be
 * pooled and compared. Where a question stands, and in which section, does not matter.
 */
export function dimensionSignature(document: QuestionnaireDocument, dimension: Dimension | null): string {
  const signed = scalesOf(document)
    .filter((question) => dimension === null || question.dimension === dimension)
    .map((question) => JSON.stringify([question.key, traitsOf(document, question)]));
  return `[${signed.sort().join(",")}]`;
}

function changesOf(before: QuestionnaireDocument, after: QuestionnaireDocument, was: Scale, is: Scale): Difference[] {
  const [old, now] = [traitsOf(before, was), traitsOf(after, is)];
  const same = (trait: keyof typeof old) => JSON.stringify(old[trait]) === JSON.stringify(now[trait]);
  const changed = (Object.keys(old) as (keyof typeof old)[]).filter((trait) => !same(trait));
  // Other levels have other labels: said once.
  const told = changed.filter((trait) => trait !== "labels" || !changed.includes("levels"));
  return told.map((change) => ({ key: is.key, text: is.text, change }));
}

type Compared = { dimensions: Dimension[]; differences: Difference[] };

/** Every scale question of either version with what differs, in the order of the newer one, then what is gone. */
function compareQuestions(before: QuestionnaireDocument, after: QuestionnaireDocument): Compared[] {
  const old = new Map(scalesOf(before).map((question) => [question.key, question]));
  const present = scalesOf(after).map((is): Compared => {
    const was = old.get(is.key);
    old.delete(is.key);
    if (!was) return { dimensions: [is.dimension], differences: [{ key: is.key, text: is.text, change: "added" }] };
    const dimensions = was.dimension === is.dimension ? [is.dimension] : [is.dimension, was.dimension];
    return { dimensions, differences: changesOf(before, after, was, is) };
  });
  const gone = [...old.values()].map(
    ({ key, text, dimension }): Compared => ({
      dimensions: [dimension],
      differences: [{ key, text, change: "removed" }],
    }),
  );
  return [...present, ...gone];
}

/** Which dimensions may be compared between two versions, and at last the total; with the reasons where not. */
export function compareVersions(before: QuestionnaireDocument, after: QuestionnaireDocument): DimensionComparison[] {
  const compared = compareQuestions(before, after);
  const row = (dimension: Dimension | null): DimensionComparison => {
    const differences = compared
      .filter(({ dimensions }) => dimension === null || dimensions.includes(dimension))
      .flatMap((one) => one.differences);
    return { dimension, comparable: differences.length === 0, differences };
  };
  const dimensions = new Set(compared.flatMap((one) => one.dimensions));
  return [...[...dimensions].map(row), row(null)];
}
