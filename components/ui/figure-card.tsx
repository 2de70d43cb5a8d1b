import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type FigureChange = { direction: "up" | "down" | "flat"; text: string };

type FigureCardProps = {
  label: string;
  value: string | null;
  unit?: string;
  missing?: string;
  basis: string;
  change?: FigureChange;
  evidence: { href: string; label?: string };
  glyph?: ReactNode;
  level?: 2 | 3;
};

/** Four fixed lines, always in this order: value, n and interval, change in words, evidence. */
export function FigureCard(props: FigureCardProps) {
  const { label, value, unit, missing, basis, change, evidence, glyph, level = 2 } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const t = useTranslations("ui");
  return (
    <section className="card figure">
      <Heading className={glyph ? "figure-label figure-beside" : "figure-label"}>{label}</Heading>
      {glyph ? <div className="figure-glyph">{glyph}</div> : null}
      {value === null ? (
        <p className="figure-value figure-missing">{missing ?? t("figure.missing")}</p>
      ) : (
        <p className="figure-value num">
          {value}
          {unit ? <small>{unit}</small> : null}
        </p>
      )}
      <p className="figure-line">{basis}</p>
      <p className="figure-line">
        {change ? (
          <span className="evidence">
            <Icon name={change.direction} size={11} />
            {change.text}
          </span>
        ) : (
          t("figure.noChange")
        )}
      </p>
      <p className="figure-line">
        <a className="evidence" href={evidence.href}>
          {evidence.label ?? t("figure.evidence")}
          <span className="sr-note">{label}</span>
          <Icon name="chevron" size={12} />
        </a>
      </p>
    </section>
  );
}
