import { getTranslations } from "next-intl/server";
import { ReportSheet } from "@/components/reports/report-sheet";
import { VersionNotice, VersionState } from "@/components/reports/report-versions";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { getVersion } from "@/lib/reports/queries/versions";
import { linksFor } from "@/lib/reports/rules/figures";

export default async function ReportVersionPage({ params }: PageProps<"/reports/[id]/versions/[number]">) {
  const actor = await requireActor("report.read");
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { id, number } = await params;
  const version = await orNotFound(getVersion(actor, id, number));
  const { snapshot, submittedAt } = version;
  const report = t("reportTitle", { month: formatMonth(version.month, locale) });
  const title = t("versions.number", { number: version.number });
  return (
    <>
      <PageHeader
        title={`${report} · ${title}`}
        meta={<VersionState version={version} />}
        lead={[snapshot.branchName, t("task.brand", { brand: snapshot.brandName })].join(" · ")}
        breadcrumbs={[
          { label: t("title"), href: "/reports" },
          { label: report, href: `/reports/${id}` },
          { label: title },
        ]}
      />
      <div className="grid grid-cols-1 gap-4">
        <VersionNotice version={version} last={version.last} />
        <ReportSheet snapshot={snapshot} takenAt={submittedAt} links={linksFor(actor, version)} />
        <p>
          <a href={`/reports/${id}`}>{t("versions.back")}</a>
        </p>
      </div>
    </>
  );
}
