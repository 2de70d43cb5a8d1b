import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FigureForm } from "@/components/satisfaction/figure-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { thisMonth, today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { getFigure } from "@/lib/satisfaction/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("edit.title") };
}

export default async function CorrectFigurePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("satisfaction.record");
  const { id } = await params;
  const figure = await orNotFound(getFigure(actor, id));
  const window = { from: `${figure.month}-01`, to: today() };
  const [departments, t] = await Promise.all([listDepartmentOptions(actor, window), getTranslations("satisfaction")]);
  const options = departments.map((department) => ({ value: department.id, label: department.name }));
  return (
    <div className="max-w-form">
      <PageHeader title={t("edit.title")} breadcrumbs={[{ label: t("list.title"), href: "/satisfaction/figures" }]} />
      <Notice tone="info">{t("edit.frozen")}</Notice>
      <FigureForm figure={figure} departments={options} month={figure.month} latestMonth={thisMonth()} />
    </div>
  );
}
