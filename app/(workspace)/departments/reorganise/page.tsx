import { getTranslations } from "next-intl/server";
import { CloseForm } from "@/components/staff/close-form";
import { MergeForm } from "@/components/staff/merge-form";
import { ReorganiseChoice, ReorganiseTabs } from "@/components/staff/reorganise-choice";
import { ReorganiseFacts } from "@/components/staff/reorganise-facts";
import { SplitForm } from "@/components/staff/split-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { listLeavingDepartments } from "@/lib/staff/queries/reorganisation";
import { reorganisationFilter } from "@/lib/staff/schema";

export default async function ReorganisePage({ searchParams }: PageProps<"/departments/reorganise">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("staff.reorganise");
  const url = listUrl("/departments/reorganise", await searchParams);
  const { kind } = reorganisationFilter.parse(Object.fromEntries(url.entries));
  const [departments, branches, leaving] = await Promise.all([
    listDepartmentOptions(actor),
    listBranchOptions(actor, "organisation.read"),
    listLeavingDepartments(actor, url.all("from")),
  ]);
  const [first] = leaving;
  return (
    <div className="stack max-w-form">
      <PageHeader
        title={t("title")}
        lead={t("titleLead")}
        breadcrumbs={[{ label: t("departments"), href: "/departments" }, { label: t("title") }]}
      />
      <ReorganiseTabs kind={kind} />
      <ReorganiseChoice
        kind={kind}
        departments={departments}
        chosen={leaving.map(({ id }) => id)}
        missing={!first && url.get("step") !== ""}
      />
      {first ? <ReorganiseFacts kind={kind} leaving={kind === "merge" ? leaving : [first]} /> : null}
      {first && kind === "merge" ? <MergeForm leaving={leaving} departments={departments} /> : null}
      {first && kind === "split" ? <SplitForm leaving={first} branches={branches} /> : null}
      {first && kind === "close" ? <CloseForm leaving={first} departments={departments} /> : null}
    </div>
  );
}
