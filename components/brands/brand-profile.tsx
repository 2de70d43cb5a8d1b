import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import type { BrandDetail } from "@/lib/brands/queries";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { useBrandWords } from "./brand-words";

type Props = { brand: BrandDetail; taskState: ReactNode };

/** What a brand stands for, what it has taken in hand, and how the work is done. */
export function BrandProfile({ brand, taskState }: Props) {
  const t = useTranslations("brands");
  return (
    <Card title={t("about")} id="task">
      <Dropped brand={brand} />
      <TaskList brand={brand} />
      <div className="mt-2">{taskState}</div>
      <Passage title={t("idea")} text={brand.idea} />
      <Passage title={t("how")} text={brand.work} />
    </Card>
  );
}

function Dropped({ brand }: { brand: BrandDetail }) {
  const t = useTranslations("brands");
  const locale = asLocale(useLocale());
  const day = brand.plan?.droppedOn;
  return day ? <Notice tone="warn">{t("planDropped", { day: formatDay(day, locale) })}</Notice> : null;
}

function TaskList({ brand }: { brand: BrandDetail }) {
  const t = useTranslations("brands");
  const locale = asLocale(useLocale());
  const words = useBrandWords();
  const { plan, endReason } = brand;
  return (
    <DefinitionList
      items={[
        { term: t("branch"), value: <a href={`/branches/${brand.branchId}`}>{brand.branchName}</a> },
        { term: t("part.time"), value: words.span(brand) },
        {
          term: t("task"),
          value: plan ? t("taskFromPlan", { task: brand.leadTask, year: plan.year }) : brand.leadTask,
        },
        { term: t("target"), value: brand.leadTaskTarget },
        { term: t("due"), value: formatDay(brand.leadTaskDueOn, locale) },
        ...(endReason ? [{ term: t("fields.endReason"), value: endReason }] : []),
      ]}
    />
  );
}

/** A text of a brand under its heading; nothing where none is written. */
export function Passage({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <section className="mt-4">
      <h3 className="text-body font-semibold">{title}</h3>
      <p className="prose-text whitespace-pre-line">{text}</p>
    </section>
  );
}
