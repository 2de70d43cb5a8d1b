import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { Remark } from "@/lib/reports/rules/versions";
import { type ReportSnapshot, SECTIONS, type Section, type Sections } from "@/lib/reports/schema";
import { type FigureLinks, PrefillFigures } from "./prefill-figures";
import { SectionDiff } from "./section-diff";

/** The submission that the reader knows already. */
export type Compared = { number: number; href: string; sections: Sections };

type Props = {
  snapshot: ReportSnapshot;
  takenAt: Date | null;
  links: Partial<FigureLinks>;
  compared?: Compared | null;
  remarks?: readonly Remark[];
};

/** The report as it was handed in: texts first, then the figures of that moment. */
export async function ReportSheet({ snapshot, takenAt, links, compared = null, remarks = [] }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const asOf = takenAt ? t("prefill.asOf", { time: formatInstant(takenAt, locale) }) : undefined;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t("task.title")}>
        <p className="font-semibold">{snapshot.leadTask}</p>
        <p className="text-muted">{t("task.target", { target: snapshot.leadTaskTarget })}</p>
        {compared ? <ComparedLine compared={compared} now={snapshot.sections} /> : null}
        {SECTIONS.map((section) => (
          <ReadSection
            key={section}
            section={section}
            text={snapshot.sections[section]}
            before={compared?.sections[section]}
            remark={remarks.find((one) => one.section === section)}
          />
        ))}
        {snapshot.carried.length > 0 ? <CarriedSteps carried={snapshot.carried} /> : null}
      </Card>
      <Card title={t("prefill.frozen")} footer={asOf} className="card-long">
        <PrefillFigures data={snapshot} links={links} level={3} />
      </Card>
    </div>
  );
}

/** Which sections differ from what the reviewer read last, so that the others need no second reading. */
async function ComparedLine({ compared, now }: { compared: Compared; now: Sections }) {
  const t = await getTranslations("reports");
  const changed = SECTIONS.filter((section) => compared.sections[section] !== now[section]);
  const names = changed.map((section) => t(`section.${section}`)).join(t("diff.comma"));
  return (
    <p className="mt-3 border-l-4 border-info pl-2">
      {changed.length > 0
        ? t("diff.changed", { number: compared.number, sections: names })
        : t("diff.unchanged", { number: compared.number })}{" "}
      <a href={compared.href}>{t("diff.open", { number: compared.number })}</a>
    </p>
  );
}

type SectionProps = { section: Section; text: string; before: string | undefined; remark: Remark | undefined };

async function ReadSection({ section, text, before, remark }: SectionProps) {
  const t = await getTranslations("reports");
  const changed = before !== undefined && before !== text;
  return (
    <section className="mt-3">
      <h3 className="text-body font-semibold">
        {t(`section.${section}`)} {changed ? <span className="tag">{t("diff.tag")}</span> : null}
      </h3>
      {remark ? (
        <p className="whitespace-pre-line text-muted">
          {t("diff.remark", { name: remark.by, text: remark.text })}{" "}
          {t(remark.changed ? "remark.changed" : "remark.unchanged")}
        </p>
      ) : null}
      {changed ? (
        <SectionDiff before={before} after={text} />
      ) : (
        <p className="prose-text whitespace-pre-line">{text || <span className="text-muted">{t("empty")}</span>}</p>
      )}
    </section>
  );
}

async function CarriedSteps({ carried }: { carried: ReportSnapshot["carried"] }) {
  const t = await getTranslations("reports");
  return (
    <section className="mt-3">
      <h3 className="text-body font-semibold">{t("prefill.promised")}</h3>
      <ul>
        {carried.map((step) => (
          <li key={step.id}>
            <span className="tag">{step.done ? t("prefill.done") : t("prefill.open")}</span> {step.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
