import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { viewFigure } from "@/lib/reports/rules/figures";
import type { ReportPrefill, ReportSnapshot } from "@/lib/reports/schema";
import { ImprovementLine } from "./improvement-line";

export type FigureLinks = {
  activities: (kind: string) => string;
  satisfaction: (row: ReportSnapshot["satisfaction"][number]) => string;
  improvement: (id: string) => string;
};

type Props = {
  data: Pick<ReportPrefill, "activities" | "partnerWork" | "satisfaction" | "improvements">;
  /** Addresses of the lists that the figures come from; left out where the reader may not open them. */
  links: Partial<FigureLinks>;
  /** One below the heading that stands above. */
  level: 2 | 3;
};

/** The month in figures, each opening the list it was counted from. */
export async function PrefillFigures({ data, links, level }: Props) {
  const t = await getTranslations("reports");
  return (
    <div className="grid grid-cols-1 gap-4">
      <Group level={level} title={t("prefill.activities")} empty={t("prefill.noActivities")}>
        {data.activities.map((row) => (
          <ActivityLine key={row.kind} row={row} href={links.activities?.(row.kind)} />
        ))}
      </Group>
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
            links={links}
          />
        ))}
      </Group>
      {data.improvements ? (
        <Group level={level} title={t("prefill.improvements")} empty={t("prefill.noImprovements")}>
          {data.improvements.map((row) => (
            <ImprovementLine key={row.id} row={row} href={links.improvement?.(row.id)} />
          ))}
        </Group>
      ) : null}
    </div>
  );
}

type GroupProps = { level: 2 | 3; title: string; empty: string; children: ReactNode[] };

function Group({ level, title, empty, children }: GroupProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section>
      <Heading className="text-body font-semibold">{title}</Heading>
      {children.length === 0 ? <p className="text-muted">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? <a href={href}>{children}</a> : <span>{children}</span>;
}

const LINE = "flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1 last:border-b-0";

async function ActivityLine({ row, href }: { row: ReportSnapshot["activities"][number]; href: string | undefined }) {
  const [t, kinds] = [await getTranslations("reports"), await getTranslations("activities")];
  const { kind, count, present, expected } = row;
  const known = kinds.has(`kind.${kind}` as never) ? kinds(`kind.${kind}` as never) : kind;
  return (
    <li className={LINE}>
      <Linked href={href}>
        {known} {t("prefill.activityLine", { count })}
      </Linked>
      <span className="tabular-nums text-muted">{t("prefill.attendance", { present, expected })}</span>
    </li>
  );
}

async function PartnerLine({ row, linked }: { row: ReportSnapshot["partnerWork"][number]; linked: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const served = row.served === null ? null : t("prefill.served", { count: formatNumber(row.served) });
  return (
    <li className={LINE}>
      <Linked href={linked ? `/activities/${row.id}` : undefined}>{row.title}</Linked>
      <span className="tabular-nums text-muted">
        {[row.partnerName, formatDay(row.heldOn, locale), served].filter(Boolean).join(" · ")}
      </span>
    </li>
  );
}

type SatisfactionProps = { row: ReportSnapshot["satisfaction"][number]; links: Partial<FigureLinks> };

async function SatisfactionLine({ row, links }: SatisfactionProps) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { suppressed, direction, difference } = viewFigure(row);
  const percent = (value: number) => `${formatNumber(value, 2)} %`;
  const compared = { previous: percent(row.previous ?? 0), difference: formatNumber(difference, 2) };
  const change = row.previous === null ? t("prefill.noPrevious") : t(`prefill.change.${direction}`, compared);
  const n = row.n === null ? t("prefill.noN") : t("prefill.n", { n: formatNumber(row.n) });
  const from = {
    month: formatMonth(row.month, locale),
    formula: t(`prefill.formula.${row.formula}`),
    source: row.source,
  };
  const how = row.method ? t("prefill.method", { method: t(`prefill.methods.${row.method}`) }) : "";
  return (
    <li className={LINE}>
      <Linked href={links.satisfaction?.(row)}>
        {row.departmentName} {t(`prefill.population.${row.population}`)}
      </Linked>
      <span className="tabular-nums">
        <strong>{suppressed ? t("prefill.suppressed") : percent(row.value)}</strong>{" "}
        <span className="text-muted">{suppressed ? n : `${n} · ${change}`}</span>
      </span>
      <span className="w-full text-xs text-muted">
        {t("prefill.source", from)}
        {how}
      </span>
    </li>
  );
}
