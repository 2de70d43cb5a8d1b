import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { SheetColumn, SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { canImport } from "../policy";
import { isTextColumn } from "../rules/columns";
import { type Field, IMPORT_FIELDS } from "../rules/fields";
import { WORDS } from "../rules/vocabulary";
import { importKindFilter } from "../schema";

function choicesOf({ type, words }: Field, t: MessageTranslator): string[] {
  if (type === "flag") return ["true", "false"].map((flag) => t(`imports.flag.${flag}`));
  return words ? Object.keys(WORDS[words]).map((word) => t(`imports.word.${words}.${word}`)) : [];
}

function hintOf(field: Field, t: MessageTranslator): string {
  const words = choicesOf(field, t).join(t("imports.rows.comma"));
  const need = t(field.required ? "imports.template.required" : "imports.template.optional");
  return `${need}${t(`imports.template.hint.${field.hint ?? field.type}`, { words })}`;
}

function columnOf(field: Field, t: MessageTranslator): SheetColumn {
  const choices = choicesOf(field, t);
  return {
    header: t(`imports.field.${field.key}`),
    width: field.type === "idNumber" ? 22 : 16,
    hint: hintOf(field, t),
    ...(isTextColumn(field) ? { kind: "text" as const } : {}),
    ...(field.type === "day" ? { kind: "day" as const } : {}),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

/**
 * An empty file with the headers of one kind in the reader's words, choices where a word is one of a list, and a
 * second sheet that says how each column is filled in; NOT_FOUND for a kind out of reach.
 */
export async function getTemplateSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { kind } = importKindFilter.parse(params);
  if (!kind || !canImport(actor, kind)) throw new AppError("NOT_FOUND", "core.error.notFound");
  const fields = IMPORT_FIELDS[kind];
  const notes = fields.map((field) => [t(`imports.field.${field.key}`), hintOf(field, t)]);
  return {
    name: t("imports.template.sheet", { kind: t(`imports.kind.${kind}`) }),
    about: [],
    columns: fields.map((field) => columnOf(field, t)),
    rows: [],
    notes: {
      name: t("imports.template.notes"),
      rows: [[t("imports.template.column"), t("imports.template.how")], ...notes],
    },
  };
}
