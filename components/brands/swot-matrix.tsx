import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Swot, SwotEntry } from "@/lib/brands/queries/swot";
import { JOINED } from "@/lib/brands/rules/swot";
import type { Quadrant, StrategyKind } from "@/lib/brands/schema/swot";
import { useBrandWords } from "./brand-words";

type Props = { brandId: string; swot: Swot; canEdit: boolean };

/** The classic matrix on a desk and on paper; on a phone the same cells stand as lists one below the other. */
export function SwotMatrix({ brandId, swot, canEdit }: Props) {
  const t = useTranslations("brands.swot");
  const edit = canEdit ? (
    <ButtonLink href={`/brands/${brandId}/swot`} icon="edit" size="sm">
      {t("edit")}
    </ButtonLink>
  ) : null;
  if (swot.entries.length === 0) {
    return (
      <Card title={t("title")} id="swot" actions={edit}>
        <p>{t("empty")}</p>
        {canEdit ? <p className="text-muted">{t("emptyAction")}</p> : null}
      </Card>
    );
  }
  return (
    <Card title={t("title")} id="swot" actions={edit}>
      <table className="swot">
        <caption className="sr-note">{t("caption")}</caption>
        <tbody>
          <tr>
            <td className="swot-corner" aria-hidden="true">
              <span>{t("inside")} →</span>
              <span>{t("outside")} ↓</span>
            </td>
            <QuadrantCell quadrant="strength" swot={swot} />
            <QuadrantCell quadrant="weakness" swot={swot} />
          </tr>
          <tr>
            <QuadrantCell quadrant="opportunity" swot={swot} />
            <StrategyCell kind="so" swot={swot} />
            <StrategyCell kind="wo" swot={swot} />
          </tr>
          <tr>
            <QuadrantCell quadrant="threat" swot={swot} />
            <StrategyCell kind="st" swot={swot} />
            <StrategyCell kind="wt" swot={swot} />
          </tr>
        </tbody>
      </table>
    </Card>
  );
}

function QuadrantCell({ quadrant, swot }: { quadrant: Quadrant; swot: Swot }) {
  const t = useTranslations("brands.swot");
  const entries = swot.entries.filter((entry) => entry.quadrant === quadrant);
  const outside = quadrant === "opportunity" || quadrant === "threat";
  return (
    <th scope={outside ? "row" : "col"} className={`swot-quadrant swot-${quadrant}`}>
      <span className="swot-title">{t(quadrant)}</span>
      {entries.length === 0 ? <span className="swot-none">{t("none")}</span> : null}
      {entries.map((entry) => (
        <span key={entry.id} className="swot-entry">
          <b className="num">{entry.code}</b> {entry.text}
          <Evidence entry={entry} />
        </span>
      ))}
    </th>
  );
}

function Evidence({ entry: { evidence, figure } }: { entry: SwotEntry }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const told = figure ? figureWords(figure, t, words) : null;
  return (
    <small className="swot-evidence">
      {t("swot.evidenceOf", { evidence: "" })}
      {evidence && told ? t("swot.evidenceBoth", { evidence }) : evidence}
      {told && figure ? <a href={figure.known.href}>{told}</a> : null}
    </small>
  );
}

function figureWords(
  { code, month, known }: NonNullable<SwotEntry["figure"]>,
  t: ReturnType<typeof useTranslations<"brands">>,
  words: ReturnType<typeof useBrandWords>,
): string {
  const name = t(`figures.${code}`);
  const at = words.month(month);
  if (known.value === null) {
    const value = t(known.state === "suppressed" ? "figureSuppressed" : "figureMissing");
    return t("figureAt", { month: at, figure: name, value });
  }
  const value = words.value(known.value, { unit: "", figure: code });
  const n = known.n === null ? "" : ` (${t("n", { n: known.n })})`;
  return t("figureAt", { month: at, figure: name, value: `${value}${n}` });
}

function StrategyCell({ kind, swot }: { kind: StrategyKind; swot: Swot }) {
  const t = useTranslations("brands.swot");
  const codes = new Map(swot.entries.map(({ id, code }) => [id, code]));
  const strategies = swot.strategies.filter((strategy) => strategy.kind === kind);
  return (
    <td className="swot-strategies" data-joined={JOINED[kind].join(" ")}>
      <span className="swot-title">{t(kind)}</span>
      <span className="swot-hint">{t(`${kind}Hint`)}</span>
      {strategies.length === 0 ? <span className="swot-none">{t("none")}</span> : null}
      <ol className="swot-list">
        {strategies.map(({ id, text, entryIds }) => (
          <li key={id}>
            {text}
            <small className="swot-evidence num">
              {t("from", { codes: entryIds.flatMap((one) => codes.get(one) ?? []).join(" + ") })}
            </small>
          </li>
        ))}
      </ol>
    </td>
  );
}
