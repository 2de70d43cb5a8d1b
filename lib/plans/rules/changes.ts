import type { Day } from "@/lib/core/period";
import type { Direction, ItemKind, Measure } from "../schema";
import type { KnownFigureCode } from "../schema/known-figures";

/** What is written of an item, in the words of the day: branches by their names. */
export type Written = {
  title: string;
  detail: string;
  /** Null: the Party committee. */
  owner: string | null;
  coOwners: string[];
  responsible: string;
  startsOn: Day;
  dueOn: Day;
  measure: Measure;
  baseline: number | null;
  target: number | null;
  unit: string | null;
  direction: Direction | null;
  figure: KnownFigureCode | null;
};

/** Of the plan itself, beside what is written of its items. */
export const AMENDED_OF_PLAN = ["planTitle", "preface", "documentNumber"] as const;
/** Fields of an item, in the order in which they are told; it may also have been added or given up. */
export const AMENDED_OF_ITEM = [
  "added",
  "dropped",
  "title",
  "detail",
  "owner",
  "coOwners",
  "responsible",
  "startsOn",
  "dueOn",
  "measure",
  "figure",
  "baseline",
  "target",
  "unit",
  "direction",
] as const;
export type AmendedField = (typeof AMENDED_OF_PLAN)[number] | (typeof AMENDED_OF_ITEM)[number];

export type Value = string | number | string[] | null;

/** One field that an amendment changed; `itemId` null: of the plan itself. `title` as it was called then. */
export type Change = {
  itemId: string | null;
  kind: ItemKind | "plan";
  title: string;
  field: AmendedField;
  before: Value;
  after: Value;
};

type Named = { itemId: string | null; kind: Change["kind"]; title: string };

function isSame(before: Value | undefined, after: Value | undefined): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}

/** What changed from one writing to another, field by field; none where they say the same. */
export function changesBetween<Fields extends Partial<Record<AmendedField, Value>>>(
  about: Named,
  before: Fields,
  after: Fields,
): Change[] {
  const fields: readonly AmendedField[] = [...AMENDED_OF_PLAN, ...AMENDED_OF_ITEM];
  return fields
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ ...about, field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** An item that an amendment brought into the plan. */
export function additionOf(about: Named): Change[] {
  return [{ ...about, field: "added", before: null, after: about.title }];
}

/** An item that an amendment gave up. */
export function dropOf(about: Named, day: Day): Change[] {
  return [{ ...about, field: "dropped", before: null, after: day }];
}

/** Names that mean something else elsewhere in the trail, and what they are called there. */
const TRAIL_NAMES: Readonly<Record<string, string>> = {
  target: "planTarget",
  measure: "planMeasure",
  figure: "planFigure",
  doneOn: "completedOn",
};

/** Fields of the plan under the names that the trail has words for. */
export function inTrail(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [TRAIL_NAMES[name] ?? name, value]));
}
