import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import { ITEM_STATES } from "@/lib/plans/schema";
import { COMMITTEE, PAPERS, ROADMAP_VIEWS, type RoadmapLook } from "@/lib/plans/schema/roadmap";

type Props = { planId: string; url: ListUrl; look: RoadmapLook; items: readonly RoadmapItem[]; shown: number };

type Option = { value: string; label: string };

/** The branches that own something of the plan or help with it. */
function branchesOf(items: readonly RoadmapItem[]): Option[] {
  const names = new Map<string, string>();
  for (const { ownerBranchId, ownerName, coOwners } of items) {
    if (ownerBranchId) names.set(ownerBranchId, ownerName ?? "");
    for (const { id, name } of coOwners) names.set(id, name);
  }
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** How the roadmap is looked at, and the ways to take it along. */
export async function RoadmapBar({ planId, url, look, items, shown }: Props) {
  const t = await getTranslations("plans");
  const query = new URLSearchParams([["plan", planId], ...url.entries.filter(([name]) => name !== "paper")]);
  const committee = { value: COMMITTEE, label: t("roadmap.committee") };
  return (
    <FilterBar
      url={url}
      filters={[
        {
          name: "by",
          label: t("roadmap.by.label"),
          anyLabel: t("roadmap.by.goal"),
          options: ROADMAP_VIEWS.slice(1).map((value) => ({ value, label: t(`roadmap.by.${value}`) })),
        },
        { name: "branch", label: t("roadmap.branch"), options: [committee, ...branchesOf(items)] },
        {
          name: "state",
          label: t("roadmap.state"),
          options: ITEM_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          name: "fold",
          label: t("roadmap.fold.label"),
          anyLabel: t("roadmap.fold.own"),
          options: [{ value: "1", label: t("roadmap.fold.task") }],
        },
      ]}
      actions={
        <>
          <nav className="segments" aria-label={t("roadmap.paper")}>
            {PAPERS.map((paper) => (
              <a
                key={paper}
                href={url.with({ paper: paper === "a4" ? null : paper })}
                aria-current={look.paper === paper ? "true" : undefined}
              >
                {paper.toUpperCase()}
              </a>
            ))}
          </nav>
          <ButtonLink href="#print" icon="print">
            {t("roadmap.print")}
          </ButtonLink>
          <ButtonLink href="/plans/calendar" icon="calendar">
            {t("roadmap.calendar")}
          </ButtonLink>
          {shown > 0 ? (
            <ButtonLink href={`/api/exports/roadmap?${query}`} icon="download" download>
              {t("roadmap.excel", { count: shown })}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}
