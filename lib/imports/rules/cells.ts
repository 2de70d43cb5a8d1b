import type { TableCell } from "@/lib/core/files/table";
import { monthOf } from "@/lib/core/period";
import { idNumberProblem, plainIdNumber } from "@/lib/staff/rules/id-number";
import { phoneProblem, plainPhone } from "@/lib/staff/rules/phone";
import type { Saying } from "../schema";
import { dayIn, monthIn } from "./days";
import type { Field, FieldType } from "./fields";
import { FLAGS, LIST_SEPARATOR, NAME_DOTS, WORDS } from "./vocabulary";

/** What a cell means; money in fen, days "YYYY-MM-DD". */
export type Value = string | number | boolean | string[];
/** Exactly one of the two; an empty cell has neither. */
export type Reading = { value?: Value; problem?: Saying };

const wrong = (key: string, params?: Saying["params"]): Reading => ({
  problem: { key: key.includes(".") ? key : `imports.problem.${key}`, ...(params ? { params } : {}) },
});

/** Digits that a spreadsheet's number still holds exactly. */
const EXACT = 1e15;
const ASCII = /^[\x20-\x7e]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const CONTROL = /[\u0000-\u001f\u007f\ufffd]/;

/** A cell as text: ordinary signs, single spaces, no line breaks. */
function textOf(cell: string | number | boolean): string {
  if (typeof cell !== "string") return String(cell);
  const trimmed = cell.trim();
  if (ASCII.test(trimmed)) return trimmed.replace(/ {2,}/g, " ");
  return trimmed.normalize("NFC").replace(/\s+/g, " ");
}

function asText(cell: string | number | boolean, { max = 60 }: Field): Reading {
  const text = textOf(cell);
  if (CONTROL.test(text)) return wrong("signs");
  return [...text].length > max ? wrong("tooLong", { max }) : { value: text };
}

/** Letters of any script with the dot of minority names; two Chinese signs set apart to fill a column move together. */
function asName(cell: string | number | boolean, field: Field): Reading {
  const read = asText(cell, field);
  if (typeof read.value !== "string") return read;
  const name = read.value.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "").replace(NAME_DOTS, "\u00b7");
  return /^[\p{L}\p{M}][\p{L}\p{M}\u00b7' -]*$/u.test(name) ? { value: name } : wrong("nameSigns");
}

function asCode(cell: string | number | boolean, field: Field): Reading {
  if (typeof cell === "number" && (cell >= EXACT || !Number.isInteger(cell))) return wrong("scientific");
  const read = asText(typeof cell === "string" ? cell.normalize("NFKC") : cell, field);
  if (typeof read.value !== "string") return read;
  if (/^\d(\.\d+)?E\+\d+$/i.test(read.value)) return wrong("scientific");
  return /^[\p{L}\d][\p{L}\d_./-]*$/u.test(read.value) ? read : wrong("code");
}

function asIdNumber(cell: string | number | boolean): Reading {
  // A number has lost its last three digits: nobody can bring them back but the person who has the card.
  if (typeof cell === "number" && cell >= EXACT) return wrong("staff.invalid.idNumber.excel");
  const text = String(cell);
  const problem = idNumberProblem(text);
  return problem ? wrong(problem) : { value: plainIdNumber(text) };
}

function asPhone(cell: string | number | boolean): Reading {
  const text = String(cell);
  if (/E\+/i.test(text)) return wrong("scientific");
  const problem = phoneProblem(text);
  return problem ? wrong(problem) : { value: plainPhone(text) };
}

function asDay(cell: string | number | boolean): Reading {
  // 2020.10 that a spreadsheet took for a number is 2020.1: January or October, nobody knows.
  if (typeof cell === "number" && !Number.isInteger(cell)) return wrong("dayAsNumber");
  const day = dayIn(String(cell));
  return day ? { value: day } : wrong("day");
}

function asMonth(cell: string | number | boolean): Reading {
  if (typeof cell === "number" && !Number.isInteger(cell)) return wrong("dayAsNumber");
  const text = String(cell);
  const month = monthIn(text) ?? dayIn(text)?.slice(0, 7);
  return month ? { value: month } : wrong("month");
}

function numberIn(cell: string | number | boolean): number {
  if (typeof cell === "number") return cell;
  const text = String(cell)
    .normalize("NFKC")
    .replace(/[\s,\u00a5\u5143]/g, "");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function asCount(cell: string | number | boolean, { max = 1_000_000 }: Field): Reading {
  const number = numberIn(cell);
  if (!Number.isInteger(number) || number < 0) return wrong("count");
  return number > max ? wrong("tooLarge", { max }) : { value: number };
}

function asMoney(cell: string | number | boolean, { max = 100_000_000 }: Field): Reading {
  const fen = Math.round(numberIn(cell) * 100);
  if (Number.isNaN(fen) || fen < 0 || Math.abs(numberIn(cell) * 100 - fen) > 1e-6 * fen + 1e-9) return wrong("money");
  return fen > max ? wrong("tooLarge", { max: max / 100 }) : { value: fen };
}

/** On 0 to 100 with two decimals at most; 99.46 % is 99.46, but a cell that a spreadsheet shows so holds 0.9946. */
function asScore(cell: string | number | boolean): Reading {
  const number = numberIn(typeof cell === "string" ? cell.replace(/[%\uff05]\s*$/, "") : cell);
  if (number > 0 && number <= 1) return wrong("percentCell");
  return number >= 0 && number <= 100 && /^\d+(\.\d{1,2})?$/.test(String(number)) ? { value: number } : wrong("score");
}

const lookups = new Map<object, ReadonlyMap<string, string>>();

function lookup(words: Record<string, readonly string[]>): ReadonlyMap<string, string> {
  const found = lookups.get(words);
  if (found) return found;
  const map = new Map(Object.entries(words).flatMap(([code, list]) => [code, ...list].map((word) => [word, code])));
  lookups.set(words, map as ReadonlyMap<string, string>);
  return map as ReadonlyMap<string, string>;
}

const plainWord = (cell: string | number | boolean) => textOf(cell).replaceAll(" ", "").toLowerCase();

function asWord(cell: string | number | boolean, { words }: Field): Reading {
  const list = words ? WORDS[words] : {};
  const value = lookup(list).get(plainWord(cell)) ?? lookup(list).get(textOf(cell).toLowerCase());
  return value === undefined ? wrong(`imports.problem.word.${words}`) : { value };
}

function asFlag(cell: string | number | boolean): Reading {
  const code = lookup(FLAGS).get(plainWord(cell));
  return code === undefined ? wrong("flag") : { value: code === "true" };
}

function asNames(cell: string | number | boolean, field: Field): Reading {
  const names = String(cell)
    .split(LIST_SEPARATOR)
    .map((name) => asText(name, field));
  const problem = names.find((name) => name.problem);
  return problem ?? { value: [...new Set(names.map(({ value }) => String(value)))].filter((name) => name !== "") };
}

const READERS: Record<FieldType, (cell: string | number | boolean, field: Field) => Reading> = {
  text: asText,
  name: asName,
  code: asCode,
  idNumber: asIdNumber,
  phone: asPhone,
  day: asDay,
  month: asMonth,
  count: asCount,
  money: asMoney,
  score: asScore,
  flag: asFlag,
  names: asNames,
  word: asWord,
};

/** Our own worksheets put a quote before what a spreadsheet would take for a formula; sent back it is none of the text. */
function unquoted(cell: string | number | boolean): string | number | boolean {
  return typeof cell === "string" ? cell.replace(/^'(?=[=+\-@\t\r])/, "") : cell;
}

/** Reads one cell as its field's type says; an empty cell gives neither a value nor a problem. */
export function readCell(cell: TableCell, field: Field): Reading {
  if (cell === null || (typeof cell === "string" && cell.trim() === "")) return {};
  if (typeof cell !== "object") return READERS[field.type](unquoted(cell), field);
  if ("fault" in cell) return said(field, cell.fault === "formula" ? "formula" : "excelError", { text: cell.text });
  if (field.type === "day") return { value: cell.day };
  return field.type === "month" ? { value: monthOf(cell.day) } : said(field, "unexpectedDay", { day: cell.day });
}

/** Names what stands in the cell, except where it is personal: problems are kept and shown in clear. */
function said({ secret }: Field, key: string, params: Record<string, string>): Reading {
  if (secret) return wrong(key === "formula" ? key : `${key}Secret`);
  return wrong(key, Object.fromEntries(Object.entries(params).map(([name, text]) => [name, text.slice(0, 40)])));
}
