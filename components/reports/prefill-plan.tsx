import { getTranslations } from "next-intl/server";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ItemState } from "@/lib/plans/schema";
import { FIGURE_UNITS, knownFigureOf } from "@/lib/plans/schema/known-figures";
import type { ReportPrefill } from "@/lib/reports/schema";
import { Group, LINE, Linked } from "./prefill-group";

type Task = NonNullable<ReportPrefill["task"]>;
type TaskMeasure = NonNullable<Task["measure"]>;
type Indicator = NonNullable<ReportPrefill["indicators"]>[number];

const LOOK: Record<ItemState, { tone: Tone; icon: IconName }> = {
  done: { tone: "ok", icon: "check" },
  dropped: { tone: "neutral", icon: "circle" },
  late: { tone: "err", icon: "err" },
  atRisk: { tone: "warn", icon: "warn" },
  running: { tone: "info", icon: "clock" },
  notStarted: { tone: "neutral", icon: "circle" },
};

async function State({ state }: { state: ItemState }) {
  const plans = await getTranslations("plans");
  return <StatusPill {...LOOK[state]}>{plans(`state.${state}`)}</StatusPill>;
}

type TaskProps = { level: 2 | 3; task: Task; href: ((planId: string, id: string) => string) | undefined };

/** The priority task of the year's plan, and its milestones with the states that dates and progress give them. */
export async function LeadTaskPart({ level, task, href }: TaskProps) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { id, planId, year, closed, title, dueOn, state, progress, measure, milestones } = task;
  const percent = progress === null ? null : `${formatNumber(progress * 100)} %`;
  const far = percent === null ? t("prefill.noProgress") : t("prefill.planProgress", { percent });
  return (
    <div>
      <Group level={level} title={t("prefill.plan")} empty="">
        {[
          <li key={id} className={LINE}>
            <Linked href={href?.(planId, id)}>{t("prefill.planLine", { year, title })}</Linked>
            <State state={state} />
            <span className="w-full text-xs text-muted">
              {[far, t("prefill.milestoneDue", { day: formatDay(dueOn, locale) })].join(" · ")}
            </span>
          </li>,
          ...(measure
            ? [
                <li key="measure" className={`${LINE} pl-4`}>
                  {t("prefill.measure")}
                  <Reached row={measure} />
                </li>,
              ]
            : []),
          ...milestones.map((one) => (
            <li key={one.id} className={`${LINE} pl-4`}>
              <Linked href={href?.(planId, one.id)}>{one.title}</Linked>
              <State state={one.state} />
              <span className="w-full text-xs text-muted">
                {one.doneOn
                  ? t("prefill.milestoneDone", { day: formatDay(one.doneOn, locale) })
                  : t("prefill.milestoneDue", { day: formatDay(one.dueOn, locale) })}
              </span>
            </li>
          )),
        ]}
      </Group>
      {closed ? <p className="text-xs text-muted">{t("prefill.planClosed", { year: String(year) })}</p> : null}
      {milestones.length === 0 ? <p className="text-xs text-muted">{t("prefill.noMilestones")}</p> : null}
    </div>
  );
}

type Reading = Omit<TaskMeasure, "toldOn"> & { previous?: number | null; toldOn?: string | null };

/** A number with what it rests on, and where it comes from and shall go. */
async function Reached({ row }: { row: Reading }) {
  const [t, plans, locale] = [await getTranslations("reports"), await getTranslations("plans"), await requestLocale()];
  const { unit, state, value, n, low, high, baseline, target, previous = null, toldOn } = row;
  const figure = knownFigureOf(row.figure);
  const measure = figure ? plans(`units.${FIGURE_UNITS[figure]}`) : unit;
  const told = (number: number) => `${formatNumber(number, 2).replace(/\.00$/, "")} ${measure}`.trim();
  const facts = [
    toldOn ? t("prefill.toldOn", { day: formatDay(toldOn, locale) }) : null,
    n === null ? null : t("prefill.n", { n: formatNumber(n) }),
    low === null || high === null
      ? null
      : t("prefill.interval", { low: formatNumber(low, 2), high: formatNumber(high, 2) }),
    previous === null ? null : t("prefill.indicatorPrevious", { previous: told(previous) }),
    baseline === null ? null : t("prefill.indicatorBaseline", { baseline: told(baseline) }),
    t("prefill.indicatorTarget", { target: told(target) }),
  ];
  const missing = t(state === "suppressed" ? "prefill.indicatorSuppressed" : "prefill.indicatorMissing");
  return (
    <>
      <strong className="tabular-nums">{state === "known" && value !== null ? told(value) : missing}</strong>
      <span className="w-full text-xs tabular-nums text-muted">{facts.filter(Boolean).join(" · ")}</span>
    </>
  );
}

export async function IndicatorLine({ row, href }: { row: Indicator; href: string | undefined }) {
  return (
    <li className={LINE}>
      <Linked href={href}>{row.title}</Linked>
      <Reached row={row} />
    </li>
  );
}
