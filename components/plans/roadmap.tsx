import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { clock } from "@/lib/core/period";
import { formatInstant } from "@/lib/i18n/format";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import type { Group } from "@/lib/plans/rules/roadmap-groups";
import { ITEM_STATES, REASON_MAX } from "@/lib/plans/schema";
import { COMMITTEE } from "@/lib/plans/schema/roadmap";
import { RoadmapBar } from "./roadmap-bar";
import { RoadmapCards } from "./roadmap-cards";
import { type GridProps, RoadmapGrid } from "./roadmap-grid";
import { RoadmapMover } from "./roadmap-mover";
import { moverWords } from "./roadmap-mover-words";
import { RoadmapPaper } from "./roadmap-paper";
import { STATE_LOOK } from "./roadmap-words";

type Props = GridProps & { url: ListUrl };

function countOf(groups: readonly Group<RoadmapItem>[]): number {
  const rows = groups.flatMap(({ head, rows: below }) => (head ? [head, ...below] : below));
  return rows.filter(({ context }) => !context).length;
}

/** The plan over the twelve months of its year: grid on a desk, cards on a phone, a sheet on paper. */
export async function RoadmapView(props: Props) {
  const { roadmap, groups, look, canMove, words, url } = props;
  const { plan, items } = roadmap;
  const shown = countOf(groups);
  return (
    <>
      <RoadmapPaper size={look.paper} />
      <RoadmapBar planId={plan.id} url={url} look={look} items={items} shown={shown} />
      <PrintLine {...props} />
      {shown === 0 ? (
        <Nothing plan={plan} url={url} none={items.length === 0} canMove={canMove} />
      ) : (
        <>
          {canMove ? (
            <RoadmapMover
              issued={plan.status === "issued"}
              mark={[plan.version, plan.amendments, ...items.map(({ version }) => version)].join(".")}
              reasonMax={REASON_MAX}
              words={moverWords(await getTranslations("plans.move"))}
              locale={words.locale}
            />
          ) : null}
          <RoadmapGrid {...props} />
          <RoadmapCards {...props} />
          <Legend {...props} />
        </>
      )}
    </>
  );
}

/** On paper: what is seen, narrowed to what, and as of when. */
function PrintLine({ roadmap, look, words, day }: Props) {
  const { t } = words;
  const { items, plan } = roadmap;
  const owners = items.flatMap((one) => [{ id: one.ownerBranchId, name: one.ownerName }, ...one.coOwners]);
  const branch = look.branch === COMMITTEE ? t("roadmap.committee") : owners.find(({ id }) => id === look.branch)?.name;
  const filters = [branch, look.state && t(`state.${look.state}`)].filter(Boolean).join(" · ");
  const parts = [
    t(`roadmap.by.${look.by}`),
    filters || t("roadmap.noFilters"),
    t("roadmap.asOf", { time: formatInstant(clock.now(), words.locale) }),
    ...(plan.closedOn ? [t("roadmap.frozen", { day })] : []),
  ];
  return <p className="rm-print-line">{parts.join(" · ")}</p>;
}

function Legend({ words, canMove }: Props) {
  const { t } = words;
  return (
    <div className="rm-legend">
      <ul aria-label={t("roadmap.legend")}>
        {ITEM_STATES.map((state) => (
          <li key={state}>
            <StatusPill {...STATE_LOOK[state]}>{t(`state.${state}`)}</StatusPill>
          </li>
        ))}
        <li>
          <span className="rm-point rm-is-notStarted" aria-hidden="true" /> {t("kind.milestone")}
        </li>
      </ul>
      <p>{t("roadmap.how")}</p>
      {canMove ? (
        <p id="rm-keys" className="no-print">
          {t("move.keys")}
        </p>
      ) : null}
    </div>
  );
}

type NothingProps = { plan: GridProps["roadmap"]["plan"]; url: ListUrl; none: boolean; canMove: boolean };

async function Nothing({ plan, url, none, canMove }: NothingProps) {
  const t = await getTranslations("plans");
  if (!none) return <EmptyState kind="noMatch" resetHref={url.path} />;
  return (
    <EmptyState
      kind="nothing"
      title={t("roadmap.emptyTitle")}
      text={t("roadmap.emptyText")}
      action={
        canMove ? (
          <ButtonLink href={`/plans/${plan.id}/items/new`} variant="primary" icon="plus">
            {t("roadmap.firstGoal")}
          </ButtonLink>
        ) : null
      }
    />
  );
}
