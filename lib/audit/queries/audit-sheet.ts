import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { dayOf, timeOf } from "@/lib/core/period";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { type AuditWords, auditWords, type Speech } from "../rules/words";
import { auditFiltersSchema } from "../schema";
import { type AuditRow, listAudit } from "./entries";

/** Each entry carries all that it changed; more than these are narrowed down by a filter first. */
const MOST = 20_000;

function changesOf({ changes }: AuditRow, words: AuditWords): string {
  return changes
    .map(({ field, before, after }) => {
      const change = before === null ? "" : `${words.value(field, before)} → `;
      return `${words.field(field)}: ${change}${words.value(field, after)}`;
    })
    .join("\n");
}

const speechOf = (t: KnownWords): Speech => ({
  lookup: (key, params) => (t.has(`audit.${key}`) ? t(`audit.${key}`, params) : null),
  day: (day) => formatDay(day, t.locale),
  instant: (instant) => formatInstant(instant, t.locale),
});

/** The filtered trail as a worksheet, in the reader's words, each entry with what proves it. */
export async function getAuditSheet(actor: Actor, params: Record<string, string>, t: KnownWords): Promise<SheetInput> {
  const filters = auditFiltersSchema.parse(params);
  const { rows, total, names } = await listAudit(actor, filters, MOST);
  const say = (key: string) => t(`audit.${key}`);
  const words = auditWords(speechOf(t), names);
  const name = (id: string | null) => (id ? (names[id] ?? null) : null);
  return listSheet(t, {
    name: say("title"),
    filters: [
      filters.q,
      filters.person && rows[0]?.actorName,
      filters.subject && words.subject(filters.subject),
      filters.action && words.action(filters.action),
      filters.branch && name(filters.branch),
      (filters.from || filters.until) && `${filters.from ?? ""}–${filters.until ?? ""}`,
    ],
    rows,
    total,
    columns: [
      { header: say("column.number"), width: 10, kind: "number", cell: (row) => row.seq },
      { header: say("column.at"), width: 18, cell: ({ at }) => `${dayOf(at)} ${timeOf(at)}` },
      { header: say("column.person"), width: 14, cell: (row) => row.actorName },
      { header: say("column.action"), width: 20, cell: (row) => words.action(row.action) },
      { header: say("column.subject"), width: 14, cell: (row) => words.subject(row.subject) },
      { header: say("column.subjectName"), width: 24, cell: (row) => name(row.subjectId) },
      { header: say("column.branch"), width: 18, cell: (row) => name(row.branchId) },
      { header: say("column.changes"), width: 60, cell: (row) => changesOf(row, words) },
      { header: say("column.request"), width: 24, kind: "text", cell: (row) => row.requestId },
      { header: say("column.hash"), width: 24, kind: "text", cell: (row) => row.hash },
    ],
  });
}
