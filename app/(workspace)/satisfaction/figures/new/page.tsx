import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FigureForm } from "@/components/satisfaction/figure-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { addMonths, thisMonth, today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("new.title") };
}

export default async function NewFigurePage() {
  const actor = await requireActor("satisfaction.record");
  const window = { from: `${addMonths(thisMonth(), -12)}-01`, to: today() };
  const [departments, t] = await Promise.all([listDepartmentOptions(actor, window), getTranslations("satisfaction")]);
  const options = departments.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="max-w-form">
      <PageHeader title={t("new.title")} breadcrumbs={[{ label: t("list.title"), href: "/satisfaction/figures" }]} />
      <FigureForm departments={options} month={addMonths(thisMonth(), -1)} latestMonth={thisMonth()} />
    </div>
  );
}
