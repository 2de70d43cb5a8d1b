import { getTranslations } from "next-intl/server";
import { ExceptionForm } from "@/components/checks/exception-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { listFindings } from "@/lib/checks/queries";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";

export default async function ExceptionPage({ searchParams }: PageProps<"/checks/exception">) {
  const actor = await requireActor("check.except");
  const t = await getTranslations("checks");
  const url = listUrl("/checks/exception", await searchParams);
  const findings = (await listFindings(actor)).filter((one) => one.state !== "soon" && !one.exception);
  const breadcrumbs = [{ label: t("title"), href: "/checks" }, { label: t("form.title") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("form.title")} lead={t("form.lead")} breadcrumbs={breadcrumbs} />
      <ExceptionForm findings={findings} subject={url.get("subject")} today={today()} />
    </div>
  );
}
