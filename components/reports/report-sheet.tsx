import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { type ReportSnapshot, SECTIONS } from "@/lib/reports/schema";
import { type FigureLinks, PrefillFigures } from "./prefill-figures";

type Props = { snapshot: ReportSnapshot; takenAt: Date | null; links: Partial<FigureLinks> };

/** The report as it was handed in: texts first, then the figures of that moment. */
export async function ReportSheet({ snapshot, takenAt, links }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const asOf = takenAt ? t("prefill.asOf", { time: formatInstant(takenAt, locale) }) : undefined;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t("task.title")}>
        <p className="font-semibold">{snapshot.leadTask}</p>
        <p className="text-muted">{t("task.target", { target: snapshot.leadTaskTarget })}</p>
        {SECTIONS.map((section) => (
          <section key={section} className="mt-3">
            <h3 className="text-body font-semibold">{t(`section.${section}`)}</h3>
            <p className="prose-text whitespace-pre-line">
              {snapshot.sections[section] || <span className="text-muted">{t("empty")}</span>}
            </p>
          </section>
        ))}
        {snapshot.carried.length > 0 ? <CarriedSteps carried={snapshot.carried} /> : null}
      </Card>
      <Card title={t("prefill.frozen")} footer={asOf}>
        <PrefillFigures data={snapshot} links={links} level={3} />
      </Card>
    </div>
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
