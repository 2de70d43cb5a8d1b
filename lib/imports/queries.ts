import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { ImportStatus } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { scopeImports } from "./policy";
import type { ImportKind, Mapping, Saying } from "./schema";

const LISTED = 200;

export type ImportListRow = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  /** Rows of the file seen so far; all of them once the dry run is finished. */
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  wrong: number;
  createdByName: string;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  /** The last one that was written and not taken back: the only one that can be undone. */
  undoable: boolean;
  version: number;
};

const ROW = {
  id: true,
  kind: true,
  status: true,
  fileName: true,
  rows: true,
  added: true,
  changed: true,
  unchanged: true,
  wrong: true,
  createdByName: true,
  createdAt: true,
  committedAt: true,
  undoneAt: true,
  version: true,
} as const;

/** The last import of the hospital that was written and not taken back. */
export async function findLastCommitted(actor: Actor, client: Tx = db): Promise<string | null> {
  const last = await client.importBatch.findFirst({
    where: { hospitalId: actor.hospitalId, status: "committed" },
    orderBy: [{ committedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return last?.id ?? null;
}

/** Imports of the kinds the actor may bring in, newest first. */
export async function listImports(actor: Actor): Promise<ImportListRow[]> {
  const [rows, last] = await Promise.all([
    db.importBatch.findMany({
      where: scopeImports(actor),
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LISTED,
      select: ROW,
    }),
    findLastCommitted(actor),
  ]);
  return rows.map((row) => ({ ...row, undoable: row.id === last }));
}

export type ImportDetail = ImportListRow & {
  /** Uploaded by the actor: the wrong rows of a file are given back to nobody else. */
  own: boolean;
  /** Rows written so far by a confirmation that is running. */
  done: number;
  /** What stopped it. */
  failure: Saying | null;
  /** Names of the file's columns; empty before they were read. */
  headers: string[];
  /** Recognised field → index of its column. */
  columns: Record<string, number>;
};

/** One import; throws NOT_FOUND for a kind that the actor may not bring in. */
export async function getImport(actor: Actor, id: string, client: Tx = db): Promise<ImportDetail> {
  const row = await client.importBatch.findFirst({
    where: { AND: [scopeImports(actor), { id }] },
    select: { ...ROW, done: true, failure: true, mapping: true, createdById: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { mapping, failure: kept, createdById, ...rest } = row;
  const failure = (kept ?? {}) as Partial<Saying>;
  const { headers = [], columns = {} } = mapping as Partial<Mapping>;
  const last = row.status === "committed" ? await findLastCommitted(actor, client) : null;
  return {
    ...rest,
    own: createdById === actor.userId,
    headers,
    columns,
    failure: failure.key ? (failure as Saying) : null,
    undoable: last === id,
  };
}
