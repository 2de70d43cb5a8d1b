import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { canImport } from "../policy";
import { isTextColumn } from "../rules/columns";
import { IMPORT_FIELDS } from "../rules/fields";
import { importKindFilter } from "../schema";

/** An empty file with the headers of one kind, in the reader's words; NOT_FOUND for a kind out of reach. */
export async function getTemplateSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { kind } = importKindFilter.parse(params);
  if (!kind || !canImport(actor, kind)) throw new AppError("NOT_FOUND", "core.error.notFound");
  return {
    name: t("imports.template.sheet", { kind: t(`imports.kind.${kind}`) }),
    about: [],
    columns: IMPORT_FIELDS[kind].map((field) => ({
      header: t(`imports.field.${field.key}`),
      width: field.type === "idNumber" ? 22 : 16,
      ...(isTextColumn(field) ? { numFmt: "@" } : {}),
    })),
    rows: [],
  };
}
