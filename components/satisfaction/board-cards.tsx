import { basisText, signedPoints } from "@/components/charts/figure-words";
import { CardGrid } from "@/components/ui/card";
import { FigureCard, type FigureChange } from "@/components/ui/figure-card";
import { Rings } from "@/components/ui/rings";
import { addMonths } from "@/lib/core/period";
import { formatNumber } from "@/lib/i18n/format";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { Figure } from "@/lib/satisfaction/rules";
import type { PopulationView } from "@/lib/satisfaction/rules/views";
import type { Population } from "@/lib/surveys/schema";
import { basisHref, monthsText, phraseOf, type Words } from "./board-words";

const DIRECTION = { up: "up", down: "down", unclear: "flat", unknown: "flat" } as const;

type CardProps = { board: SatisfactionBoard; words: Words };

function changeOf({ total, before, months }: PopulationView, words: Words): FigureChange {
  const { change, points } = total;
  const text = words.t(`board.card.change.${change}`);
  if (points === null) return { direction: "flat", text };
  const adjacent = addMonths(before.to, 1) === months.from;
  const since = { months: monthsText(before, words), points: signedPoints(points), change: text };
  return {
    direction: DIRECTION[change],
    text: words.t(adjacent ? "board.card.sinceBefore" : "board.card.since", since),
  };
}

/** Where the figure comes from: questionnaire and formula. */
function evidenceOf({ reference, questionnaire }: PopulationView, { t }: Words): string {
  if (!reference || !questionnaire) return t("board.card.noEvidence");
  return t("board.card.evidence", { questionnaire, formula: t(`formula.${reference.formula}`) });
}

function PopulationCard({ board, words, population }: CardProps & { population: Population }) {
  const { t } = words;
  const view = board.populations[population];
  const { months, total, reference } = view;
  const { figure } = total;
  const name = t(`board.card.${population}`);
  const shifted = months.from !== board.months.from || months.to !== board.months.to;
  return (
    <FigureCard
      label={shifted ? t("board.card.ofMonths", { name, months: monthsText(months, words) }) : name}
      value={figure.state === "known" ? formatNumber(figure.value, 2) : null}
      unit={reference ? t(`unit.${reference.formula}`) : undefined}
      missing={figure.state === "known" ? undefined : t(`figure.${figure.state}`)}
      basis={basisText(figure, words)}
      change={changeOf(view, words)}
      evidence={{ href: basisHref({ ...months, population, place: null }), label: evidenceOf(view, words) }}
      glyph={population === "staff" ? <BoardRings board={board} words={words} /> : null}
    />
  );
}

function ringOf(figure: Figure) {
  if (figure.state !== "known") return { value: null };
  return { value: figure.value, low: figure.interval?.low, high: figure.interval?.high };
}

/** The hospital's two satisfactions in one glyph. */
function BoardRings({ board, words }: CardProps) {
  const staff = board.populations.staff.total.figure;
  const patient = board.patients;
  const said = { patient: phraseOf(patient, words), staff: phraseOf(staff, words) };
  return <Rings label={words.t("board.card.rings", said)} patient={ringOf(patient)} staff={ringOf(staff)} />;
}

const wholePercent = (value: number) => `${formatNumber(value, 1)} %`;

/** What the response is held against: nothing while a round still runs, whose answers are yet to come. */
function responseChange({ response, responseBefore, rounds }: SatisfactionBoard, { t }: Words): FigureChange {
  const [now, before] = [response.total, responseBefore.total];
  const running = rounds.filter(({ state }) => state === "open").length;
  const said = before ? t("board.card.responseBefore", { percent: wholePercent(before.percent) }) : "";
  if (running > 0) {
    const still = t("board.card.responseRunning", { count: running });
    return { direction: "flat", text: said ? `${said} · ${still}` : still };
  }
  if (!now || !before) return { direction: "flat", text: t("board.card.responseFirst") };
  const rising = now.percent > before.percent ? "up" : "down";
  return { direction: now.percent === before.percent ? "flat" : rising, text: said };
}

/** A count of all that came in, not a sample: it has no interval. */
function ResponseCard({ board, words }: CardProps) {
  const { t } = words;
  const { total } = board.response;
  const sheets = Object.values(board.populations).reduce((sum, one) => sum + one.sheets, 0);
  return (
    <FigureCard
      label={t("board.card.response")}
      value={total ? formatNumber(total.percent, 1) : null}
      unit="%"
      missing={t("board.card.responseNone")}
      basis={
        total
          ? t("board.card.responseBasis", { part: formatNumber(total.part), whole: formatNumber(total.whole) })
          : t("board.card.responseSheets", { sheets: formatNumber(sheets) })
      }
      change={responseChange(board, words)}
      evidence={{ href: "/surveys", label: t("board.card.responseEvidence", { count: board.rounds.length }) }}
    />
  );
}

export function BoardCards(props: CardProps) {
  const { board, words } = props;
  const left = (["outpatient", "inpatient", "staff"] as const).filter((one) => board.populations[one].leftOut > 0);
  return (
    <div>
      <CardGrid columns={4} tight>
        <PopulationCard {...props} population="outpatient" />
        <PopulationCard {...props} population="inpatient" />
        <PopulationCard {...props} population="staff" />
        <ResponseCard {...props} />
      </CardGrid>
      {left.map((population) => (
        <p key={population} className="chart-note">
          {words.t("board.leftOut", {
            population: words.t(`population.${population}`),
            count: board.populations[population].leftOut,
          })}
        </p>
      ))}
    </div>
  );
}
