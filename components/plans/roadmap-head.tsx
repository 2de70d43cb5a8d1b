import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { formatDayInYear } from "@/lib/i18n/format";
import type { Roadmap, RoadmapItem } from "@/lib/plans/queries/roadmap";
import { ITEM_KINDS } from "@/lib/plans/schema";
import type { Words } from "./roadmap-words";

type Props = { roadmap: Roadmap; words: Words; actions?: ReactNode };

const STATUS_TONE = { draft: "neutral", issued: "ok", closed: "info" } as const;

function countsText(items: readonly RoadmapItem[], { t }: Words): string {
  const live = items.filter(({ droppedOn }) => droppedOn === null);
  const kinds = ITEM_KINDS.map((kind) =>
    t(`roadmap.count.${kind}`, { count: live.filter((one) => one.kind === kind).length }),
  );
  const states = (["late", "atRisk"] as const).flatMap((state) => {
    const count = live.filter((one) => one.state === state).length;
    return count > 0 ? [t(`roadmap.count.${state}`, { count })] : [];
  });
  return [...kinds, ...states].join(" · ");
}

/** What the plan is and how it stands: status, how often it was amended, what it holds. */
export async function RoadmapHead({ roadmap, words, actions }: Props) {
  const t = await getTranslations("plans");
  const { plan, items } = roadmap;
  const { amendments, issuedOn, closedOn, status } = plan;
  const amended = amendments > 0;
  return (
    <>
      <PageHeader
        title={plan.title}
        breadcrumbs={[{ href: "/plans", label: t("title") }, { label: String(plan.year) }]}
        meta={
          <StatusPill tone={STATUS_TONE[status]}>
            {t(status === "issued" && amended ? "status.amended" : `status.${status}`)}
          </StatusPill>
        }
        lead={
          <>
            {countsText(items, words)}
            {issuedOn ? ` · ${t("roadmap.issuedOn", { day: formatDayInYear(issuedOn, words.locale) })}` : null}
            {closedOn ? ` · ${t("roadmap.closedOn", { day: formatDayInYear(closedOn, words.locale) })}` : null}
            {amended ? (
              <>
                {" · "}
                <a href={`/plans/${plan.id}/amendments`}>{t("roadmap.amendments", { count: amendments })}</a>
              </>
            ) : null}
          </>
        }
        actions={actions}
      />
      {closedOn ? <p className="figure-line no-print mb-3">{words.t("roadmap.frozen", { day: closedOn })}</p> : null}
      {plan.review ? (
        <Card title={t("roadmap.review")}>
          <p className="whitespace-pre-line">{plan.review}</p>
        </Card>
      ) : null}
      {plan.preface ? (
        <Disclosure summary={t("roadmap.preface")}>
          <p className="whitespace-pre-line">{plan.preface}</p>
        </Disclosure>
      ) : null}
    </>
  );
}
