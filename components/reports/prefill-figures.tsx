import { getTranslations } from "next-intl/server";
import type { linksFor } from "@/lib/reports/rules/figures";
import type { ReportPrefill } from "@/lib/reports/schema";
import { ImprovementLine } from "./improvement-line";
import { ActivityLine, AskedLine, PartnerLine, TrainingLine } from "./prefill-activities";
import { FollowUpLine } from "./prefill-follow-up";
import { Group } from "./prefill-group";
import { IndicatorLine, LeadTaskPart } from "./prefill-plan";
import { SatisfactionLine } from "./prefill-satisfaction";

/** Addresses of what the figures come from; left out where the reader may not open them. */
export type FigureLinks = ReturnType<typeof linksFor>;

type Props = {
  data: Omit<ReportPrefill, "carried">;
  links: Partial<FigureLinks>;
  /** One below the heading that stands above. */
  level: 2 | 3;
};

/** The month in figures, each opening what it was counted from. */
export async function PrefillFigures({ data, links, level }: Props) {
  const t = await getTranslations("reports");
  const { duties = [], training, improvements, task, indicators, followUps = [] } = data;
  const held = new Set(data.activities.map(({ kind }) => kind));
  return (
    <div className="grid grid-cols-1 gap-4">
      <Group level={level} title={t("prefill.activities")} empty={t("prefill.noActivities")}>
        {[
          ...data.activities.map((row) => (
            <ActivityLine
              key={row.kind}
              row={row}
              asked={duties.find(({ kind }) => kind === row.kind)}
              href={links.activities?.(row.kind)}
            />
          )),
          ...duties
            .filter(({ kind }) => !held.has(kind))
            .map((row) => <AskedLine key={row.kind} asked={row} href={links.duty?.(row)} />),
        ]}
      </Group>
      {training ? (
        <Group level={level} title={t("prefill.training")} empty={t("prefill.noTraining")}>
          {training.activities > 0 ? [<TrainingLine key="all" row={training} href={links.training} />] : []}
        </Group>
      ) : null}
      <Group level={level} title={t("prefill.partnerWork")} empty={t("prefill.noPartnerWork")}>
        {data.partnerWork.map((row) => (
          <PartnerLine key={row.id} row={row} linked={links.activities !== undefined} />
        ))}
      </Group>
      <Group level={level} title={t("prefill.satisfaction")} empty={t("prefill.noSatisfaction")}>
        {data.satisfaction.map((row) => (
          <SatisfactionLine
            key={[row.departmentId, row.population, row.month, row.formula, row.source].join(" ")}
            row={row}
            href={links.satisfaction?.(row)}
          />
        ))}
      </Group>
      {improvements ? (
        <Group level={level} title={t("prefill.improvements")} empty={t("prefill.noImprovements")}>
          {improvements.map((row) => (
            <ImprovementLine key={row.id} row={row} href={links.improvement?.(row.id)} />
          ))}
        </Group>
      ) : null}
      {task ? <LeadTaskPart level={level} task={task} href={links.planItem} /> : null}
      {indicators ? (
        <Group level={level} title={t("prefill.indicators")} empty={t("prefill.noIndicators")}>
          {indicators.map((row) => (
            <IndicatorLine key={row.id} row={row} href={links.indicator?.(row.href)} />
          ))}
        </Group>
      ) : null}
      {followUps.length > 0 ? (
        <Group level={level} title={t("prefill.followUps")} empty="">
          {followUps.map((row) => (
            <FollowUpLine key={row.id} row={row} href={links.followUp?.(row.id)} />
          ))}
        </Group>
      ) : null}
    </div>
  );
}
