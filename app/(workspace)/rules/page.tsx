import { getTranslations } from "next-intl/server";
import { RuleTable } from "@/components/organisation/rule-table";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { listRules } from "@/lib/organisation/queries/hospital";

export default async function RulesPage() {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation");
  return (
    <>
      <PageHeader title={t("rule.title")} lead={t("rule.lead")} />
      <RuleTable rules={await listRules(actor)} editable={canManageOrganisation(actor)} />
    </>
  );
}
