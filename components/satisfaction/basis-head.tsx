import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { FigureBasis } from "@/lib/satisfaction/queries/basis";
import { POPULATIONS } from "@/lib/surveys/schema";
import { basisHref, dimensionText, type FigureAddress, improveHref, monthsText, type Words } from "./board-words";

type BasisHeadProps = { basis: FigureBasis; improves: boolean; words: Words };

export function addressOf({ filters, place }: FigureBasis): FigureAddress {
  const { population, dimension = null, from, to } = filters;
  return { population, dimension, from, to, place: place && { kind: place.kind, id: place.id } };
}

/** What the figure is about, and the ways to its neighbours: other populations, other dimensions. */
export function BasisHead({ basis, improves, words }: BasisHeadProps) {
  const { t } = words;
  const { place, reference, questionnaire, filters, dimensions } = basis;
  const address = addressOf(basis);
  const name = place?.name ?? t("basis.whole");
  const what = `${t(`population.${filters.population}`)} · ${dimensionText(address.dimension ?? null, words)}`;
  const months = monthsText(filters, words);
  const lead =
    reference && questionnaire
      ? t("basis.lead", { months, questionnaire, formula: t(`formula.${reference.formula}`) })
      : t("basis.leadNone", { months });
  return (
    <>
      <PageHeader
        title={t("basis.place", { place: name, what })}
        lead={lead}
        breadcrumbs={[{ label: t("board.title"), href: "/satisfaction" }]}
        actions={improves ? <ButtonLink href={improveHref(address)}>{t("basis.act")}</ButtonLink> : null}
      />
      <div className="basis-ways no-print">
        <nav className="segments" aria-label={t("basis.populations")}>
          {POPULATIONS.map((population) => (
            <a
              key={population}
              href={basisHref({ ...address, population, dimension: null })}
              aria-current={population === filters.population ? "true" : undefined}
            >
              {t(`board.short.${population}`)}
            </a>
          ))}
        </nav>
        <nav className="segments" aria-label={t("basis.dimensions")}>
          {[null, ...dimensions].map((dimension) => (
            <a
              key={dimension ?? "total"}
              href={basisHref({ ...address, dimension })}
              aria-current={dimension === (address.dimension ?? null) ? "true" : undefined}
            >
              {dimensionText(dimension, words)}
            </a>
          ))}
        </nav>
      </div>
    </>
  );
}
