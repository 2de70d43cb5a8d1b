import { getTranslations } from "next-intl/server";
import { AdmissionHistory } from "@/components/admission/admission-history";
import { DeadlineNotices } from "@/components/admission/deadline-notices";
import { NextStep } from "@/components/admission/next-step";
import { OtherSteps } from "@/components/admission/other-steps";
import { PaperList } from "@/components/admission/paper-list";
import { StagePath } from "@/components/admission/stage-path";
import { stepContext } from "@/components/admission/step-form";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getAdmission } from "@/lib/admission/queries/admissions";
import { STEPS } from "@/lib/admission/schema";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";

export default async function AdmissionPage({ params, searchParams }: PageProps<"/admission/[memberId]">) {
  const actor = await requireActor("member.read");
  const [t, stage] = [await getTranslations("admission"), await getTranslations("members.stage")];
  const admission = await orNotFound(getAdmission(actor, (await params).memberId));
  const { done } = await searchParams;
  const taken = STEPS.find((step) => step === done);
  const { name, departmentName, branchName, who, path } = admission;
  const context = stepContext(admission, today());
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t("title"), href: "/admission" }, { label: name }]}
        lead={[departmentName, branchName, ...who.map((one) => t(`who.${one}`))].join(" · ")}
        meta={<StatusPill tone={path.left ? "neutral" : "info"}>{stage(path.stage)}</StatusPill>}
        actions={<ButtonLink href={`/members/${admission.id}`}>{t("page.memberPage")}</ButtonLink>}
      />
      {taken ? (
        <div className="mb-4">
          <Notice tone="ok" live="status" title={t(`done.${taken}`)} />
        </div>
      ) : null}
      <StagePath path={path} />
      <DeadlineNotices admission={admission} />
      <div className="grid gap-4">
        <NextStep admission={admission} context={context} />
        {path.left ? null : <PaperList admission={admission} />}
        <OtherSteps steps={admission.others} context={context} />
        <AdmissionHistory admission={admission} />
      </div>
    </>
  );
}
