import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock, dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { type ActivityRow, listActivities } from "../queries";
import { isHeld } from "../rules";
import { type ActivityFilters, activityFilters } from "../schema";

/** More than a hospital holds in many years; a list beyond it is cut, not refused. */
const MOST = 20_000;

/** The filtered list of activities as a worksheet, in the reader's words. */
export async function getActivitySheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = activityFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listActivities(actor, { ...filters, page: 1 }, MOST),
    listEveryBranch(actor, "activity.read"),
  ]);
  const branchName = branches.find((branch) => branch.id === filters.branch)?.name;
  const now = clock.now();
  const header = (key: string, width: number) => ({ header: t(`activities.${key}`), width });
  return {
    name: t("activities.export.sheet"),
    about: [
      [t("activities.export.filters"), filterWords(filters, branchName, t)],
      [t("activities.export.total"), String(total)],
      [t("activities.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
    columns: [
      header("day", 12),
      header("form.start", 8),
      header("form.end", 8),
      header("branch", 20),
      header("kindLabel", 14),
      header("name", 40),
      header("place", 20),
      header("host", 12),
      header("theme", 14),
      header("partner", 24),
      header("served", 10),
      header("status.present", 8),
      header("detail.expectedList", 10),
      header("state", 10),
    ],
    rows: rows.map((row) => cells(row, now, t)),
  };
}

function cells(row: ActivityRow, now: Date, t: MessageTranslator) {
  const held = isHeld(row, now);
  const ran = held ? "held" : "planned";
  return [
    row.heldOn,
    timeOf(row.startsAt),
    timeOf(row.endsAt),
    row.branchName,
    t(`activities.kind.${row.kind}`),
    row.title,
    row.place,
    row.host,
    row.cultureTheme ? t(`activities.cultureTheme.${row.cultureTheme}`) : null,
    row.partnerName,
    row.served,
    // Nobody has come to what has not begun.
    held && row.expected > 0 ? row.present : null,
    row.expected > 0 ? row.expected : null,
    t(`activities.stateOf.${row.cancelled ? "cancelled" : ran}`),
  ];
}

function filterWords(filters: ActivityFilters, branchName: string | undefined, t: MessageTranslator): string {
  const { q, kind, month, from, to, theme, state } = filters;
  const words = [
    q,
    branchName,
    kind && t(`activities.kind.${kind}`),
    month,
    from || to ? `${from ?? ""}–${to ?? ""}` : undefined,
    theme && t(`activities.cultureTheme.${theme}`),
    state && t(`activities.stateOf.${state}`),
  ].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(" · ") : t("activities.export.noFilters");
}
