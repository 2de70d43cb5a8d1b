import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { ImportKind } from "../schema";
import { undoPeople } from "./undo-people";
import { undoBranches, undoDepartments, undoDues } from "./undo-places";
import { undoFigures, writeFigures } from "./write-figures";
import { writePeople } from "./write-people";
import { writeBranches, writeDepartments, writeDues } from "./write-places";
import type { RowRange } from "./write-rows";

type Writing = {
  write: (tx: Tx, actor: Actor, range: RowRange) => Promise<void>;
  /** Throws CONFLICT when anything touched the rows since. */
  undo: (tx: Tx, actor: Actor, id: string) => Promise<void>;
};

/** How checked rows of each kind are written, and taken back. */
export const WRITING: Record<ImportKind, Writing> = {
  departments: { write: writeDepartments, undo: undoDepartments },
  branches: { write: writeBranches, undo: undoBranches },
  staff: { write: writePeople, undo: undoPeople },
  members: { write: writePeople, undo: undoPeople },
  dues: { write: writeDues, undo: undoDues },
  figures: { write: writeFigures, undo: undoFigures },
};
