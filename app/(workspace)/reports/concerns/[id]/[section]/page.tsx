import { getTranslations } from "next-intl/server";
import { ImprovementFromForm } from "@/components/reports/improvement-from-form";
import { TakeUpHead } from "@/components/reports/take-up-head";
import { TaskForm } from "@/components/reports/task-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getImprovementForm } from "@/lib/improvements/queries/improvement-form";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { findConcernFigure, getConcern } from "@/lib/reports/queries/concerns";

export default async function TakeUpPage({ params, searchParams }: PageProps<"/reports/concerns/[id]/[section]">) {
  const actor = await requireActor("report.review");
  const [t, concerns] = [await getTranslations("desk.takeUp"), await getTranslations("desk.concerns")];
  const { id, section } = await params;
  const concern = await orNotFound(getConcern(actor, id, section));
  const as = listUrl("", await searchParams).get("as") === "improvement" ? "improvement" : "task";
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: concerns("title"), href: "/reports/concerns" }, { label: t("title") }]}
      />
      <TakeUpHead concern={concern} as={as} />
      {as === "task" ? (
        <TaskForm concern={concern} owners={await listBranchOptions(actor, "report.review")} />
      ) : (
        <ImprovementFromForm
          concern={concern}
          form={await getImprovementForm(actor, await findConcernFigure(actor, concern.reportId))}
        />
      )}
    </div>
  );
}
