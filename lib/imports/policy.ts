import type { Actor } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import { IMPORT_KINDS, type ImportKind } from "./schema";

/** What one must be allowed to write by hand in order to write it by file: for the whole hospital. */
const NEEDED: Record<ImportKind, Permission> = {
  departments: "organisation.manage",
  branches: "organisation.manage",
  staff: "staff.manage",
  members: "member.manage",
  dues: "dues.collect",
  figures: "satisfaction.record",
};

/** Whether the actor may bring in files of a kind. */
export function canImport(actor: Actor, kind: ImportKind): boolean {
  return actor.hospitalWide.has("import.run") && actor.hospitalWide.has(NEEDED[kind]);
}

/** The kinds of files that the actor may bring in. */
export function importKindsOf(actor: Actor): ImportKind[] {
  return IMPORT_KINDS.filter((kind) => canImport(actor, kind));
}

/** Imports the actor may see: of the kinds they might have brought in themselves. */
export function scopeImports(actor: Actor): { hospitalId: string; kind: { in: ImportKind[] } } {
  return { hospitalId: actor.hospitalId, kind: { in: importKindsOf(actor) } };
}
