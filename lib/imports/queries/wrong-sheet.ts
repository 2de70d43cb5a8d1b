import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { TableCell } from "@/lib/core/files/table";
import type { SheetCell, SheetInput } from "@/lib/core/files/xlsx";
import { unseal } from "@/lib/core/personal-data";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { scopeImports } from "../policy";
import { cellsSeat } from "../rules/cells-seat";
import { isTextColumn } from "../rules/columns";
import { IMPORT_FIELDS } from "../rules/fields";
import { type ImportKind, type Mapping, type Problem, wrongFileFilter } from "../schema";

type Translated = { t: MessageTranslator; kind: ImportKind };

/** A cell as it stood in the file; a day as text that is read back the same. */
function cellOf(cell: TableCell | undefined): SheetCell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell !== "object") return cell;
  return "day" in cell ? cell.day : cell.text;
}

function reasonOf(problems: readonly Problem[], { t }: Translated): string {
  const say = ({ field, key, params }: Problem) =>
    t("imports.rows.pair", { field: t(field ? `imports.field.${field}` : "imports.rows.whole"), text: t(key, params) });
  return problems.map(say).join(t("imports.rows.semicolon"));
}

/** A batch with its columns, for whoever uploaded it: the file is their own, to others it would disclose personal data. */
async function getOwnBatch(actor: Actor, id: string | undefined) {
  const batch = id
    ? await db.importBatch.findFirst({
        where: { AND: [scopeImports(actor), { id, createdById: actor.userId }] },
        select: { id: true, kind: true, mapping: true },
      })
    : null;
  if (!batch) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { headers = [], columns = {} } = batch.mapping as Partial<Mapping>;
  return { ...batch, headers, columns };
}

/** The wrong rows of an import as they stood in the file, each with what is wrong in it, to be corrected and sent again. */
export async function getWrongSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { id, kind, headers, columns } = await getOwnBatch(actor, wrongFileFilter.parse(params).batch);
  const lines = await db.importRow.findMany({
    where: { hospitalId: actor.hospitalId, batchId: id, outcome: "wrong" },
    orderBy: { row: "asc" },
    select: { cells: true, problems: true },
  });
  const reason = t("imports.reason");
  // A file that was corrected once before brings its reasons along.
  const kept = headers.flatMap((header, index) => (header === reason ? [] : [{ header, index }]));
  const text = new Set(IMPORT_FIELDS[kind].filter(isTextColumn).map(({ key }) => columns[key]));
  return {
    name: t("imports.wrongSheet"),
    about: [],
    columns: [
      ...kept.map(({ header, index }) => ({
        header,
        ...(text.has(index) ? { kind: "text" as const, width: 22 } : {}),
      })),
      { header: reason, width: 60 },
    ],
    rows: lines.map(({ cells, problems }) => {
      const sealed = (cells as { sealed?: string }).sealed;
      const own = sealed ? (JSON.parse(unseal(sealed, cellsSeat(actor.hospitalId, id))) as TableCell[]) : [];
      return [...kept.map(({ index }) => cellOf(own[index])), reasonOf((problems ?? []) as Problem[], { t, kind })];
    }),
  };
}
