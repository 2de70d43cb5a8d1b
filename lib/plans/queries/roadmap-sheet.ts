import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { plainNumber } from "@/lib/i18n/format";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { groupRoadmap } from "../rules/roadmap-groups";
import { targetWords } from "../rules/target";
import { COMMITTEE, roadmapLook } from "../schema/roadmap";
import { getRoadmap, type RoadmapItem } from "./roadmap";

/** Why an item that is measured by a known figure has none. */
function noFigure({ basis }: RoadmapItem, t: MessageTranslator): string {
  return basis && basis.state !== "known" ? t(`plans.basis.${basis.state}`) : "";
}

/** The roadmap of the address as a worksheet: its items in the order and with the filters of the page. */
export async function getRoadmapSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { plan, items } = await getRoadmap(actor, params.plan ?? "");
  const look = roadmapLook.parse(params);
  const groups = groupRoadmap(items, look.by, look);
  const rows = groups.flatMap((group) => (group.head ? [group.head, ...group.rows] : group.rows));
  const owner = (item: RoadmapItem) => item.ownerName ?? t("plans.roadmap.committee");
  const branch = rows.find(({ item }) => item.ownerBranchId === look.branch)?.item.ownerName;
  return listSheet(t, {
    name: plan.title,
    filters: [
      t(`plans.roadmap.by.${look.by}`),
      look.branch === COMMITTEE ? t("plans.roadmap.committee") : branch,
      look.state && t(`plans.state.${look.state}`),
      plan.closedOn && t("plans.roadmap.frozen", { day: plan.closedOn }),
    ],
    rows,
    columns: [
      { header: t("plans.sheet.kind"), width: 10, cell: ({ item }) => t(`plans.kind.${item.kind}`) },
      // Two blanks a step, as the page moves it to the right.
      { header: t("plans.sheet.title"), width: 44, cell: ({ item }) => `${"  ".repeat(item.depth)}${item.title}` },
      { header: t("plans.sheet.owner"), width: 18, cell: ({ item }) => owner(item) },
      {
        header: t("plans.sheet.coOwners"),
        width: 24,
        cell: ({ item }) => item.coOwners.map(({ name }) => name).join(t("plans.roadmap.and")),
      },
      { header: t("plans.sheet.responsible"), width: 12, cell: ({ item }) => item.responsible },
      { header: t("plans.sheet.startsOn"), width: 12, kind: "day", cell: ({ item }) => item.startsOn },
      { header: t("plans.sheet.dueOn"), width: 12, kind: "day", cell: ({ item }) => item.dueOn },
      { header: t("plans.sheet.target"), width: 30, cell: ({ item }) => targetWords(item, { t, number: plainNumber }) },
      { header: t("plans.sheet.current"), width: 10, numFmt: "General", cell: ({ item }) => item.current },
      { header: t("plans.sheet.n"), width: 8, kind: "number", cell: ({ item }) => item.basis?.n ?? null },
      { header: t("plans.sheet.low"), width: 10, numFmt: "0.00", cell: ({ item }) => item.basis?.low ?? null },
      { header: t("plans.sheet.high"), width: 10, numFmt: "0.00", cell: ({ item }) => item.basis?.high ?? null },
      { header: t("plans.sheet.noFigure"), width: 20, cell: ({ item }) => noFigure(item, t) },
      {
        header: t("plans.sheet.progress"),
        width: 10,
        kind: "number",
        cell: ({ item }) => (item.progress === null ? null : Math.round(item.progress * 100)),
      },
      { header: t("plans.sheet.state"), width: 10, cell: ({ item }) => t(`plans.state.${item.state}`) },
      {
        header: t("plans.sheet.why"),
        width: 36,
        cell: ({ item }) => item.why.map((key) => t(key)).join(t("plans.roadmap.and")),
      },
      { header: t("plans.sheet.doneOn"), width: 12, kind: "day", cell: ({ item }) => item.doneOn },
      { header: t("plans.sheet.droppedOn"), width: 12, kind: "day", cell: ({ item }) => item.droppedOn },
    ],
  });
}
