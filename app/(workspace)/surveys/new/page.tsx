import { getTranslations } from "next-intl/server";
import { NoVersions } from "@/components/surveys/no-versions";
import { RoundForm } from "@/components/surveys/round-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { listVersionOptions } from "@/lib/surveys/queries/rounds";

export default async function NewRoundPage({ searchParams }: PageProps<"/surveys/new">) {
  const actor = await requireActor("survey.manage");
  const t = await getTranslations("surveys");
  const url = listUrl("/surveys/new", await searchParams);
  const [versions, departments] = await Promise.all([listVersionOptions(actor), listDepartmentOptions(actor)]);
  const breadcrumbs = [{ label: t("title"), href: "/surveys" }, { label: t("round.new") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("round.new")} lead={t("round.newLead")} breadcrumbs={breadcrumbs} />
      {versions.length === 0 ? (
        <NoVersions />
      ) : (
        <RoundForm versions={versions} departments={departments} versionId={url.get("version")} />
      )}
    </div>
  );
}
