import { basisText, signedPoints } from "@/components/charts/figure-words";
import { CardGrid } from "@/components/ui/card";
import { FigureCard, type FigureChange } from "@/components/ui/figure-card";
import { formatNumber } from "@/lib/i18n/format";
import type { FigureBasis } from "@/lib/satisfaction/queries/basis";
import type { Figure } from "@/lib/satisfaction/rules";
import { addressOf } from "./basis-head";
import { basisHref, monthsText, type Words } from "./board-words";

const DIRECTION = { up: "up", down: "down", unclear: "flat", unknown: "flat" } as const;

type BasisCardsProps = { basis: FigureBasis; words: Words };

function changeOf({ measured: { change, points }, before }: FigureBasis, words: Words): FigureChange {
  const text = words.t(`board.card.change.${change}`);
  if (points === null) return { direction: "flat", text };
  const said = { months: monthsText(before, words), points: signedPoints(points), change: text };
  return { direction: DIRECTION[change], text: words.t("board.card.since", said) };
}

/** The figure itself, and what the whole hospital says of the same. */
export function BasisCards({ basis, words }: BasisCardsProps) {
  const { t } = words;
  const { measured, place, whole, reference } = basis;
  const unit = reference ? t(`unit.${reference.formula}`) : undefined;
  const shown = (figure: Figure) => ({
    value: figure.state === "known" ? formatNumber(figure.value, 2) : null,
    missing: figure.state === "known" ? undefined : t(`figure.${figure.state}`),
    basis: basisText(figure, words),
    unit,
  });
  return (
    <CardGrid columns={2}>
      <FigureCard
        label={t("basis.figure")}
        {...shown(measured.figure)}
        change={changeOf(basis, words)}
        evidence={{ href: "#rounds", label: t("basis.rounds") }}
      />
      {place ? (
        <FigureCard
          label={t("basis.hospital")}
          {...shown(whole)}
          evidence={{ href: basisHref({ ...addressOf(basis), place: null }) }}
        />
      ) : null}
    </CardGrid>
  );
}
