import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { type IntervalRow, intervalsSvg } from "@/components/charts/intervals";
import { formatNumber } from "@/lib/i18n/format";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import type { Effect } from "@/lib/improvements/queries/figures";
import type { FrozenFigure } from "@/lib/improvements/schema";
import { BOUNDS, useImprovementWords } from "./improvement-words";

type Words = ReturnType<typeof useImprovementWords>;

const tick = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);

function useSideCells(words: Words) {
  const t = useTranslations("improvements");
  return (name: string, figure: FrozenFigure | null, period: string) => {
    const known = figure?.state === "known";
    return [
      name,
      words.short(figure),
      known ? `${words.score(figure.low)}–${words.score(figure.high)}` : "—",
      known ? formatNumber(figure.n ?? 0) : "—",
      figure ? period : "—",
      figure?.questionnaire ?? t("effect.noFigure"),
    ];
  };
}

function useHeaders(): string[] {
  const t = useTranslations("improvements");
  return [
    t("field.measured"),
    t("effect.value"),
    t("field.interval"),
    t("field.n"),
    t("field.period"),
    t("field.questionnaire"),
  ];
}

const draw = (title: string, desc: string, rows: IntervalRow[]) => (size: "phone" | "half" | "full") =>
  intervalsSvg({ size, title, desc, rows, bounds: BOUNDS, format: tick });

/** A drawing that stands alone on its sheet needs no more room there than on the screen. */
function Bars(props: Omit<ComponentProps<typeof ChartFigure>, "size">) {
  return (
    <div className="chart-narrow">
      <ChartFigure {...props} size="half" />
    </div>
  );
}

/** The figure before an action beside the same figure after it, each with its interval, and what they say. */
export function EffectCard({ improvement, effect }: { improvement: ImprovementDetail; effect: Effect }) {
  const t = useTranslations("improvements");
  const words = useImprovementWords();
  const cells = useSideCells(words);
  const headers = useHeaders();
  const { before, after, judgement, preliminary, since } = effect;
  const title = words.measured(improvement);
  const desc = t("effect.desc", { title, before: words.full(before), after: words.full(after) });
  const finding = words.finding(judgement, effect);
  const { status, closedOn, dueOn } = improvement;
  const standing = status === "open" ? t("effect.pending") : t("effect.frozen", { day: words.day(closedOn ?? "") });
  const formula = before?.formula ?? after?.formula;
  const aside = (before?.leftOut ?? 0) + (after?.leftOut ?? 0);
  return (
    <Bars
      id="effect"
      title={t("effect.title")}
      finding={preliminary ? `${t("effect.preliminary", { day: words.day(dueOn) })} ${finding}` : finding}
      draw={draw(title, desc, words.bars(effect))}
      exports={{ print: "#print", link: `/improvements/${improvement.id}#effect` }}
      table={{
        headers,
        rows: [
          cells(t("field.before"), before, before ? words.months(before) : ""),
          cells(t("field.after"), after, words.since(since, after?.to)),
        ],
      }}
      note={{
        n: aside > 0 ? t("effect.leftOut", { title, count: aside }) : title,
        asOf: preliminary ? undefined : standing,
        definition: formula ? t("effect.formula", { formula: words.formula(formula) }) : undefined,
      }}
    />
  );
}

type NowProps = { figure: FrozenFigure; title: string };

/** The figure that an action shall move, as it is now. */
export function FigureNow({ figure, title }: NowProps) {
  const t = useTranslations("improvements");
  const words = useImprovementWords();
  const cells = useSideCells(words);
  const headers = useHeaders();
  const finding = t("effect.now", { title, figure: words.full(figure), months: words.months(figure) });
  return (
    <Bars
      id="now"
      title={t("form.figureNow")}
      finding={finding}
      draw={draw(title, finding, [words.bar(title, figure)])}
      table={{ headers, rows: [cells(title, figure, words.months(figure))] }}
      note={{ definition: figure.formula ? words.formula(figure.formula) : undefined }}
    />
  );
}
