import type { ImportKind } from "../schema";

/** How a cell is read. */
export type FieldType =
  | "text"
  | "name"
  | "code"
  | "idNumber"
  | "phone"
  | "day"
  | "month"
  | "count"
  | "money"
  | "score"
  | "flag"
  | "names"
  | "word";

/**
 * `max`: characters of a text, or the largest number. `words`: the list of words that the cell is one of. `hint`: how
 * to fill it in, where its type does not say it all.
 */
export type Field = {
  key: string;
  type: FieldType;
  required?: true;
  max?: number;
  words?: WordList;
  secret?: true;
  hint?: "departmentOrWhole";
};

export type WordList =
  | "departmentKind"
  | "branchKind"
  | "sex"
  | "education"
  | "stage"
  | "duesStatus"
  | "population"
  | "formula"
  | "method";

const person: Field[] = [
  { key: "employeeNo", type: "code", required: true, max: 40 },
  { key: "name", type: "name", required: true, max: 40 },
  { key: "sex", type: "word", words: "sex" },
  { key: "idNumber", type: "idNumber", secret: true },
  { key: "birthDate", type: "day", secret: true },
  { key: "phone", type: "phone", secret: true },
  { key: "education", type: "word", words: "education" },
  { key: "title", type: "text", max: 60 },
  { key: "job", type: "text", max: 60 },
  { key: "backbone", type: "flag" },
  { key: "joinedOn", type: "day" },
];
const department = (required: boolean): Field => ({
  key: "department",
  type: "text",
  max: 60,
  ...(required ? { required } : {}),
});

/**
 * The fields of each kind in the order of its template; the first one is what a row is known by. A required field must
 * have a column, and in each row a value.
 */
export const IMPORT_FIELDS: Record<ImportKind, readonly Field[]> = {
  departments: [
    { key: "departmentName", type: "text", required: true, max: 60 },
    { key: "departmentKind", type: "word", required: true, words: "departmentKind" },
    { key: "parentDepartment", type: "text", max: 60 },
    { key: "headcount", type: "count", max: 100_000 },
    { key: "beds", type: "count", max: 100_000 },
    { key: "openedOn", type: "day" },
  ],
  branches: [
    { key: "branchName", type: "text", required: true, max: 60 },
    { key: "branchKind", type: "word", words: "branchKind" },
    { key: "foundedOn", type: "day" },
    { key: "generalBranch", type: "text", max: 60 },
    { key: "departments", type: "names", max: 60 },
    { key: "groups", type: "names", max: 60 },
    { key: "keyBranch", type: "flag" },
  ],
  staff: [...person.slice(0, 2), department(true), ...person.slice(2)],
  members: [
    ...person.slice(0, 2),
    { key: "branch", type: "text", required: true, max: 60 },
    { key: "stage", type: "word", required: true, words: "stage" },
    { key: "group", type: "text", max: 60 },
    { key: "since", type: "day" },
    { key: "appliedOn", type: "day" },
    { key: "activistOn", type: "day" },
    { key: "candidateOn", type: "day" },
    { key: "probationaryOn", type: "day" },
    { key: "fullOn", type: "day" },
    department(false),
    ...person.slice(2),
  ],
  dues: [
    { key: "employeeNo", type: "code", required: true, max: 40 },
    { key: "name", type: "name", max: 40 },
    { key: "duesStatus", type: "word", required: true, words: "duesStatus" },
    { key: "wage", type: "money", max: 100_000_000, secret: true },
    { key: "fromMonth", type: "month", required: true },
  ],
  figures: [
    { key: "population", type: "word", required: true, words: "population" },
    { ...department(false), hint: "departmentOrWhole" },
    { key: "month", type: "month", required: true },
    { key: "value", type: "score", required: true },
    { key: "n", type: "count", max: 10_000_000 },
    { key: "formula", type: "word", required: true, words: "formula" },
    { key: "source", type: "text", required: true, max: 200 },
    { key: "method", type: "word", required: true, words: "method" },
  ],
};
