import "server-only";
import type { Actor } from "@/lib/core/actor";
import { sortableId } from "@/lib/core/sortable-id";
import { listFoundFigures } from "../queries/figures";
import { listFoundDepartments } from "../queries/places";
import { planFigure } from "../rules/figures";
import { text } from "../rules/person";
import { judged } from "./judge-places";
import { type Judge, once } from "./judge-rows";

/** Judges figures from elsewhere; remembers through the whole file which of them stood where. */
export function figuresJudge(actor: Actor): Judge {
  const known = once(() => listFoundDepartments(actor));
  const seen = new Map<string, number>();
  return async (rows) => {
    const departments = await known();
    const figures = await listFoundFigures(
      actor,
      rows.map(({ read }) => text(read.values.month)),
    );
    return rows.map((row) => {
      const { department, month, source } = row.read.values;
      const label = [department, month, source].map(text).filter(Boolean).join(" ");
      return judged(row, label, planFigure(row.row, row.read, { departments, figures, seen }), (next) => {
        const id = sortableId();
        return { subjectId: id, data: { figure: { id, ...next } }, before: null };
      });
    });
  };
}
