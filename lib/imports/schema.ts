import { z } from "zod";
import { id, version } from "@/lib/core/validation";

export const IMPORT_KINDS = ["departments", "branches", "staff", "members", "dues", "figures"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_OUTCOMES = ["added", "changed", "unchanged", "wrong"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** Why a cell or a whole import cannot be taken: a full message key and its figures. */
export type Saying = { key: string; params?: Record<string, string | number> };
/** `field` is null where the row as a whole is meant. */
export type Problem = Saying & { field: string | null };
/** One field of a row that is there already: what stands in the register and what the file says. Personal data masked. */
export type Change = { field: string; old: string; new: string };

/** What the batch knows of its file's columns: their names, and for each recognised field the column's index. */
export type Mapping = { headers: string[]; columns: Record<string, number> };

export const uploadImportSchema = z.object({
  kind: z.enum(IMPORT_KINDS, "core.invalid.choose"),
  file: z.instanceof(File, { error: "imports.invalid.file" }),
});

/** For each field the index of its column; an empty choice leaves the field out. No columns: check again as before. */
export const saveMappingSchema = z.object({
  id,
  version,
  columns: z
    .record(
      z.string().max(40),
      z.preprocess(
        (value) => (value === "" ? undefined : value),
        z.coerce.number("core.invalid.choose").int().min(0).max(500).optional(),
      ),
    )
    .optional(),
});

/** One import in the state in which the page showed it. */
export const importSchema = z.object({ id, version });

export const importRowFilters = z.object({
  outcome: z.enum(IMPORT_OUTCOMES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Which template, and which import's wrong rows; read from the address of a download. */
export const importKindFilter = z.object({ kind: z.enum(IMPORT_KINDS).optional().catch(undefined) });
export const wrongFileFilter = z.object({ batch: id.optional().catch(undefined) });

export type SaveMappingInput = z.output<typeof saveMappingSchema>;
export type ImportInput = z.output<typeof importSchema>;
export type ImportRowFilters = z.output<typeof importRowFilters>;
