import { getTranslations } from "next-intl/server";
import { CareForm } from "@/components/care/care-form";
import { RemoveCare } from "@/components/care/care-notices";
import { CareProfile } from "@/components/care/care-profile";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { canRecordCare } from "@/lib/care/policy";
import { getCare } from "@/lib/care/queries";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function CareActionPage({ params, searchParams }: PageProps<"/care/[id]">) {
  const actor = await requireActor("care.read");
  const t = await getTranslations("care");
  const care = await orNotFound(getCare(actor, (await params).id));
  const { saved } = await searchParams;
  const canRecord = canRecordCare(actor);
  const departments = canRecord ? await listDepartmentOptions(actor, { from: care.onDay, to: today() }) : [];
  const breadcrumbs = [{ label: t("list.title"), href: "/care" }, { label: care.title }];
  return (
    <div className="stack max-w-form">
      <PageHeader
        title={care.title}
        breadcrumbs={breadcrumbs}
        actions={canRecord ? <RemoveCare care={care} /> : null}
      />
      {saved && canRecord ? (
        <Notice tone="ok" live="status">
          {t("saved")} <a href="/care/new">{t("another")}</a>
        </Notice>
      ) : null}
      <CareProfile care={care} />
      {canRecord ? (
        <Card>
          <Disclosure summary={t("edit.title")}>
            <CareForm care={care} departments={departments} today={today()} />
          </Disclosure>
        </Card>
      ) : null}
    </div>
  );
}
